"""When a text was written: on the day under it, as a new year began, or soon before its own site published it."""

from datetime import date, timedelta

from crawler.cleaners.describe.period.era import fits
from crawler.cleaners.describe.period.forms import YEAR, year_of
from crawler.cleaners.describe.period.periods import Period
from crawler.cleaners.describe.period.text import Text
from indexer import late_re as re

# Its site publishes a text so near to the end of what it reports on, or to the beginning of what it plans.
_AT_ONCE = timedelta(days=45)
_HOLIDAYS = "07-10"  # when the second term is over
# What a text of the end of a year begins with: 随着2012年元旦的钟声敲响.
_BELLS = re.compile(rf"{YEAR}年?的?(?:(?:元旦|新年)的?)?(?:钟声|曙光)(?=[^,。;\n]{{0,8}}[敲响来临升])")


def day_written(text: Text) -> tuple[date, str] | None:
    """The day on which a text is signed, or the first of the year that it has just heard begin, and what tells it."""
    if text.signed:
        return text.signed, text.signed.isoformat()
    bells = _BELLS.search(text.opening)
    year = year_of(bells)
    if bells is None or year is None or year > text.latest:
        return None
    named_again = text.named.newest > year or text.named.mentions[year] > 1
    return None if named_again else (date(year, 1, 1), bells[0])


def is_published_at_once(found: Period, text: Text) -> bool:
    """Whether its own site published a text soon after what it reports on, or before what it plans.

    Such a site may put old texts on the web again: none of a year in which its words cannot be written, or other than
    the years that it names.
    """
    year, last = found.first, found.last
    ends = min(found.end, f"{last}-{_HOLIDAYS}") if found.label.endswith("学期") else found.end
    edge = date.fromisoformat(found.start if text.only_plans else ends)
    at_once = text.day_on_own_site is not None and abs(edge - text.day_on_own_site) <= _AT_ONCE
    return at_once and set(text.named.mentions) <= {year, last} and year <= text.latest and fits(year, text.body)
