"""The school term that a text is on: by the months that it gives it, by its day, its students, an event or its work.

What names a term with its school year (2021学年第一学期) is read in `forms`.
"""

from datetime import date

from crawler.cleaners.describe.period.counted import entry_year
from crawler.cleaners.describe.period.forms import YEAR, year_of
from crawler.cleaners.describe.period.periods import Period, school_term
from crawler.cleaners.describe.period.spellings import TO
from crawler.cleaners.describe.period.text import Text
from crawler.cleaners.describe.period.written import day_written, is_published_at_once
from crawler.cleaners.describe.period.years_told import year_of_event
from indexer import late_re as re

_TERM = re.compile("学期|期末(?!考|复习)")
# What a text whose year is known says of the one term that it is on, and what one on a whole year says.
_THIS_TERM = re.compile("[本这一]个?学期")
_OF_YEAR = re.compile("学年|年度|全年|一年来|今年")
# The months of its term, where it names them: 本学期(2022年2月-2022年7月).
_ITS_MONTHS = re.compile(
    rf"学期 ?[(,]?[自从]?{YEAR}年(?:(?P<spring>[23])|[89])月[^,。)\n]{{0,4}}{TO}(?:20\d\d年)?(?(spring)[67]|[12])月"
)
_AUTUMN = re.compile(r"(?<![\d一二三四五六七八九十])(?:9|1[0-2]|九|十[一二]?)月")  # in which the first term is
_SPRING = re.compile(r"(?<![\d一二三四五六七八九十])(?:[3-6]|[三四五六])月")  # the second
_NOT_FIRST = re.compile("下学期|第二学期|春")  # in a title


def is_on_term(text: Text) -> bool:
    """Whether title or opening speak of a term: 本学期, 期末."""
    return _TERM.search(text.beginning) is not None


def term_with_months(text: Text) -> Period | None:
    """The term whose months an opening names: 本学期(2022年2月-2022年7月)."""
    named = _ITS_MONTHS.search(text.opening)
    year = year_of(named)
    if named is None or year is None:
        return None
    is_second = named["spring"] is not None
    return school_term(year - is_second, named[0], second=is_second)


def term_of_year(year: Period, text: Text) -> Period | None:
    """The term of a year that a text says it is on, if it tells of its months alone."""
    if _THIS_TERM.search(text.opening) is None or _OF_YEAR.search(text.beginning):
        return None
    return _term_in_months(text, year.first, *year.evidence)


def undated_term(text: Text) -> Period | None:
    """The term of a text that names no year for it, by its day, else its students or event, else its own site's day."""
    if written := day_written(text):
        return _term_on_day(text, *written)
    if told := _of_entrants(text) or _of_event(text):
        return told
    day = text.day_on_own_site
    published = _term_on_day(text, day, day.isoformat()) if day else None
    return published if published and is_published_at_once(published, text) else None


def _term_on_day(text: Text, day: date, told: str) -> Period | None:
    """The term that goes on, or has just ended, on the day of a text, and what `told` it; None while it may be either.

    That of a plan begins soon, or has just begun.
    """
    if day.month in ({1, 7} if text.only_plans else {3, 4, 9, 10}):
        return None
    second = day.month in (range(2, 7) if text.only_plans else range(5, 9))
    first = day.year - (day.month < (8 if text.only_plans else 9))
    return school_term(first, _named(text), told, second=second)


def _of_entrants(text: Text) -> Period | None:
    """The term that begins with the new students whom a text names (2011级新生), if it tells of a month of autumn.

    Unlike the term of an event it is believed though months of spring are named as well, or autumn only in the title,
    and though the title speaks of spring, for new students are those of a first term; so months are no evidence of it.
    It is not believed where a later year than the next is named, nor where a report's title says 下学期.
    """
    entered = entry_year(text.beginning)
    is_of_second = "下学期" in text.heading and not text.only_plans
    if entered is None or is_of_second or not _AUTUMN.search(text.body):
        return None
    year, words = entered
    return school_term(year, _named(text), words, second=False) if text.named.newest <= year + 1 else None


def _of_event(text: Text) -> Period | None:
    """The term of the event's year that the text tells of: 喜迎新中国成立七十周年, and what was done in October."""
    event = year_of_event(text)
    return _term_in_months(text, event[0], *event[1:]) if event else None


def _term_in_months(text: Text, year: int, *evidence: str) -> Period | None:
    """The term of a year in whose months alone a text tells of its work, be they of autumn or of spring."""
    autumn, spring = _AUTUMN.search(text.untitled), _SPRING.search(text.untitled)
    month = autumn or spring
    if month is None or (autumn and spring) or (autumn and _NOT_FIRST.search(text.heading)):
        return None
    return school_term(year - bool(spring), *evidence, _named(text), month[0], second=bool(spring))


def _named(text: Text) -> str:
    """The word by which a text says that it is on a term: 学期, 期末."""
    named = _TERM.search(text.beginning)
    return named[0] if named else "学期"
