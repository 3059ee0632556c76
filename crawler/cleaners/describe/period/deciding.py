"""Which of the periods that title and text tell is the one reported on.

`_STEPS` is the order of decision: the first step with a result decides, be it a period or `OPEN`, for none is certain.
`_UNTITLED` is the order for a text whose title names no time, `years_told.YEARS` that for words without a year.
"""

from dataclasses import replace
from datetime import date

from crawler.cleaners.describe.period import opening
from crawler.cleaners.describe.period.counted import month_of_cause
from crawler.cleaners.describe.period.doubts import is_contradicted, is_disproved, is_doubtful, is_put_there
from crawler.cleaners.describe.period.first_half import WHOLE_YEAR, first_half
from crawler.cleaners.describe.period.forms import first_result, part_of, read
from crawler.cleaners.describe.period.news import of_news
from crawler.cleaners.describe.period.own_days import own_days
from crawler.cleaners.describe.period.periods import FIVE_YEAR_PLANS, OPEN, Period, whole
from crawler.cleaners.describe.period.plan_years import of_rolled_opening, year_said
from crawler.cleaners.describe.period.sessions import REPORT, of_session
from crawler.cleaners.describe.period.several_years import SINCE_YEAR, several_years
from crawler.cleaners.describe.period.spellings import TO
from crawler.cleaners.describe.period.spring_rush import spring_rush
from crawler.cleaners.describe.period.terms import term_of_year, term_with_months
from crawler.cleaners.describe.period.text import Text, read_text
from crawler.cleaners.describe.period.undated import undated
from crawler.cleaners.describe.period.written import is_published_at_once
from crawler.cleaners.describe.period.years_told import (
    of_own_work,
    year_compared,
    year_of_event,
    year_told_together,
    years_compared,
)
from crawler.cleaners.vocabulary.folded_title import folded_title
from indexer import late_re as re

_OF_A_LIFE = re.compile("事迹(?:材料|$)")  # whose years are none of a report
_YEARS_SINCE = re.compile("[,。](?:几|两|数)年多?来,")
# 1-6月份工作汇报, XX年9月份; 周工作动态(10月8日—10月14日).
_MONTHS_ALONE = re.compile(
    rf"(?<![年\d])\d{{1,2}}月\d{{1,2}}日?{TO}(?:\d{{1,2}}月)?\d{{1,2}}日|"
    rf"(?<!\d)(?<![\d〇零一二三四五六七八九]年)(?:(?:1[0-2]|[1-9])(?:{TO}(?:1[0-2]|[1-9]))?月份?(?!\d*日)|(?:十[一二]?|[一二三四五六七八九])月份)"
)


def period(
    title: str | None, body: str, published: str | None = None, fetched: str | None = None, *, on_own_site: bool = False
) -> Period | None:
    """The period that a document reports on or plans; None where it does not tell.

    `body` is its folded text, `published` and `fetched` are ISO 8601 dates, and `on_own_site` says that whoever wrote
    it published it.
    """
    text = read_text(title, body, published, fetched, on_own_site=on_own_site)
    found = first_result(_STEPS, text)
    return _narrowed(found, text) if found and found.label else None


def _narrowed(found: Period, text: Text) -> Period:
    """The days that the text gives to the activity of its title; else the month of its cause, if it has one."""
    days = own_days(text, found.first)
    if days and f"{found.first}" in days.label:
        return replace(days, conflict=found.conflict)
    month = month_of_cause(text.heading) if found.is_year else None
    narrowed = read(f"{found.first}年{month}月") if month else None
    return replace(narrowed or found, evidence=found.evidence, conflict=found.conflict)


def is_disbelieved(title: str | None, found: Period | None) -> bool:
    """Whether a title names a period other than the one found, because the text disproves it or makes it doubtful."""
    heading = folded_title(title)
    if found:
        return found.conflict
    names_another = REPORT.search(heading) or SINCE_YEAR.search(heading)  # a year that is not the text's own
    return not names_another and read(heading) is not None


def why_unknown(title: str | None, body: str) -> str:
    """What a folded text that has no period says of years, for people to read.

    >>> why_unknown("工作总结", "建校以来,2003年和2005年受到表彰。")
    'the text names 2003, 2005, but not certainly as its own'
    """
    text = read_text(title, body)
    if years := sorted(text.named.mentions):
        return f"the text names {', '.join(map(str, years))}, but not certainly as its own"
    return "the years of the text are masked" if text.hides_years else "the text names no year of its work"


def _of_changed_title(text: Text) -> Period | None:
    """The period of the title inside the text, if it is of an earlier year; a site may have changed that one too."""
    claimed, inner = text.title_period, text.inner_period
    if claimed and (said := _said_of_another_year(claimed, text)):
        return said
    if not (claimed and inner and inner.label[4:] in {"年", claimed.label[4:]} and inner.first < claimed.first):
        return None
    if text.named.mentions[inner.first]:
        return replace(inner, conflict=True)
    return _of_another_year(inner, undated(text))


def _said_of_another_year(claimed: Period, text: Text) -> Period | None:
    """What a title names that the text says again with the year before; not where the text names the title's year."""
    year, before = f"{claimed.first}年", f"{claimed.first - 1}年"
    said = text.heading.replace(year, before)
    is_said = year in text.heading and said in text.body and text.named.mentions[claimed.first - 1] > 1
    found = read(said) if is_said and not text.named.mentions[claimed.first] else None
    return found and replace(found, conflict=True)


def _is_part(part: Period, outer: Period) -> bool:
    """Whether one period is part of another, and not all of it."""
    return part.start <= outer.end and (outer.start, part.end) < (part.start, outer.end)


def _of_title(text: Text) -> Period | None:
    """The title's period, else that of the title inside, or the part of its year that the text begins with.

    What the text says instead where it disproves the title; `OPEN` where neither is certain.
    """
    if (claimed := text.claimed) is None:
        return None
    if claimed.label in FIVE_YEAR_PLANS and (plan_year := year_said(text.heading)):
        claimed = whole(*plan_year)  # “十三五”收官之年
    elif text.inner_period and _is_part(text.inner_period, claimed):
        claimed = text.inner_period
    part = opening.part_at_beginning(text.opening, whole=text.plans or bool(WHOLE_YEAR.search(text.beginning)))
    claimed = part if part and _is_part(part, claimed) else claimed
    found = _same_of_another_year(claimed, text) or _if_credible(claimed, text)
    if found is not claimed or not found.is_year:
        return found
    return first_half(found, text) or term_of_year(found, text) or found


def _same_of_another_year(claimed: Period, text: Text) -> Period | None:
    """The claimed part of another year, if the opening names it and the text never names the claimed year.

    Instead of a part all of the year before it, where the opening is on that: 2023年一季度汇报, and 2022年,我区 ….
    """
    year, part = claimed.first, claimed.label[4:]
    if text.named.mentions[year]:
        return None
    found = opening.begun_otherwise(year, text.opening) if part == "年" else opening.stated(text.opening)
    if found is None and text.only_plans:
        found = opening.stated(text.opening, plans=True)
    if found is None or found.label == claimed.label or found.first > text.latest:
        return None
    if found.label[4:] != part:
        is_on_year_before = claimed.first == found.first + 1 and found.is_year and text.named.own[found.first] > 1
        return replace(found, conflict=True) if is_on_year_before and not text.only_plans else None
    return None if text.only_plans and found.first == year - 1 else replace(found, conflict=True)  # what is over


def _if_credible(claimed: Period, text: Text) -> Period:
    """The claimed period, unless the text disproves it or makes it doubtful; then what the text says, or `OPEN`."""
    if is_disproved(claimed, text) or claimed.first in years_compared(text):
        return _of_another_year(claimed, undated(text) or _stated(text) or opening.of_notice(text))
    if not is_doubtful(claimed, text):
        return claimed
    is_proven = any(tells(text) for tells in (year_of_event, year_told_together, year_compared))
    if not text.only_plans and (worked := text.named.year_of_work()):
        # of the title's year the text says nothing, and of an earlier one that its work was in it
        is_proven |= worked < claimed.first and not text.named.mentions[claimed.first]
    proven = undated(text) if is_proven else None
    if proven and proven.first == claimed.first:
        return claimed
    return _of_another_year(claimed, proven or _stated(text))


def _of_another_year(claimed: Period, proven: Period | None) -> Period:
    """What is proven, marked as a conflict; `OPEN` if it is of the claimed year after all."""
    return replace(proven, conflict=True) if proven and proven.label and proven.first != claimed.first else OPEN


def _of_untitled(text: Text) -> Period | None:
    """The period of a text whose title names none: the first of `_UNTITLED` that applies, and is not a site's."""
    found = None if _OF_A_LIFE.search(text.heading) else first_result(_UNTITLED, text)
    if found is None or not found.label or is_put_there(found, text):
        return None
    if text.planned and found.is_year and found.first != text.planned - 1:
        return None  # 总结及2009年思路
    if not found.is_year:
        return found
    if named := _MONTHS_ALONE.search(text.heading):
        is_told = text.named.mentions[found.first] or found.first in text.named.marked
        part = read(f"{found.first}年{named[0]}") if is_told else None
        return replace(part, evidence=(named[0], *found.evidence)) if part else None
    return first_half(found, text) or found


def _of_months_alone(text: Text) -> Period | None:
    """The months that a title names without a year (1-6月), by the day under the text, or that of its own site."""
    named = _MONTHS_ALONE.search(text.heading)
    day = text.signed or (None if text.named.year_of_work() else text.day_on_own_site)
    if named is None or day is None:
        return None
    # 12月份工作总结 may be signed in January, 1月份工作计划 in December
    near = [found for year in (-1, 0, 1) if (found := read(f"{day.year + year}年{named[0]}"))]
    if text.only_plans:
        found = min(near, key=lambda found: abs(date.fromisoformat(found.start) - day), default=None)
    else:
        found = next((found for found in reversed(near) if found.start <= day.isoformat()), None)
    return found if found and (text.signed or is_published_at_once(found, text)) else None


def _stated(text: Text) -> Period | None:
    """The period that the opening names as its own; None if other years or the signature speak against it."""
    found = opening.stated(text.opening, plans=text.only_plans)
    found = found and (found if text.on_whole_year else part_of(found, text.heading or next(iter(text.lines), "")))
    if found is None or found.first > text.latest:
        return None
    mentions, year = text.named.mentions, found.first
    goes_on = f"{year}年以来" in text.opening and (text.named.newest > year + 1 or "年多" in text.opening)
    goes_on = goes_on or (mentions[year] < 2 and _YEARS_SINCE.search(text.opening) is not None)
    if goes_on or is_contradicted(found, mentions, text.signed, None):
        return None
    return OPEN if mentions[year] < 2 and max(mentions.values(), default=0) > 2 else found  # another again and again


_STEPS = (  # the order of decision
    several_years,  # 五年来, 2003年以来: their span, or no single year
    of_session,  # a report to a congress: the year before the session
    spring_rush,  # 春运自1月23日开始: of 2008
    _of_changed_title,  # a title said again with an earlier year: a site changed the years, so it is the earlier one
    of_rolled_opening,  # 2018年是“十三五”开局之年: the same
    _of_title,  # the title's, unless the text disproves it or makes it doubtful: then only what the text proves
    _of_untitled,  # where no title names a time, the first of `_UNTITLED`
)
_UNTITLED = (
    term_with_months,  # 本学期(2022年2月-2022年7月)
    _of_months_alone,  # 1-6月 in the title, of the year of its day
    own_days,  # 活动时间:2012年3月1日—3月31日
    opening.of_year_begun,  # a plan's 二、2013年工作计划
    opening.of_meeting,  # a speech: 总结2009年工作,明确2010年任务
    _stated,  # 现将2008年工作总结如下; 2008年,我局…
    opening.of_subject,  # 开展2018年“安全生产月”活动, of a title that names the same
    undated,  # 上半年, 全年, 本学期: of the signature's year, or by `years_told.YEARS`
    opening.of_notice,  # 根据《关于做好2004年旅游工作的通知》
    of_own_work,  # 2023年,本社区两委…
    of_news,  # 10月18日,…, published the day after
)
