"""Texts that are on no year of their title's: those that look back on several (五年来), and reports to a congress."""

import re

from crawler.cleaners.describe.period.forms import (
    FIVE_YEAR_PLANS,
    MONTH,
    YEAR,
    Period,
    month_of,
    span,
    whole,
    year_of,
)
from crawler.cleaners.describe.period.named import most_named
from crawler.cleaners.describe.period.text import OPENING, Text
from crawler.cleaners.describe.period.told import stated
from crawler.cleaners.numerals import number

# 五年来, 过去四年工作: a text on several years is on no single one of them.
_SEVERAL = re.compile(
    r"(?:过去|近|这|前|本届|任期)?的?(?<![一二三四五六七八九十〇零\d])(?P<years>[三四五六3-6])年(?:来(?!的?[^,。\n]{0,6}最)|的?工作(?:回顾|总结|报告|情况|简要)|工作简要)|过去的?(?P<past>[三四五六3-6])年"
)
# The same in a title: 区五年法治政府建设工作情况报告; not a plan's name (三年行动), a class or a school's years.
_SEVERAL_TITLE = re.compile(
    r"(?<![第个一二三四五六七八九十〇零\d])[三四五六]年(?!级|制|期|行动|计划|规划|攻坚|大变|提升)[\u4e00-\u9fff]{0,14}(?:总结|报告|汇报|回顾|述职)"
)
_SPAN = re.compile(
    rf"{YEAR}年?(?:(?:[-—–~至到]|——)+|的[^,。;年]{{0,12}}(?:增加|提高|上升|增长)到)(?P<last>(?:19|20)\d\d)年"
)
# What has gone on since a year: 县法院2003年以来民事审判工作总结, 现将2007年来的工作报告如下.
_SINCE = re.compile(rf"{YEAR}年(?:{MONTH}月份?)?以?来")
_SINCE_REPORTED = re.compile(rf"(?:现|我|下面)[^。\n]{{0,6}}(?:将|把|就)[^,。\n]{{0,12}}?{_SINCE.pattern}的")
_OTHER_SPAN = re.compile("[^,。;\\n]{0,8}(?:预算|决算|规划|纲要|计划)")
_CONGRESS = re.compile(r"各位代表|代表大会|[人党]代会|大会报告|请予审议|大会[^。\n]{0,6}报告工作")
_SESSION = re.compile(rf"{YEAR}年{MONTH}月[^。\n]{{0,5}}日?(?:[^。\n]{{0,12}}在|[^。\n]{{0,30}}上)")
_DAY_ALONE = re.compile(rf"(?<=\n)\({YEAR}年{MONTH}月\d{{1,2}}日\)(?=\n)")  # of a session, below the speaker's name
_REPORT = re.compile(r"工作报告|工作情况的报告|执行情况")
# 现在,我代表市人民政府向大会报告工作,请予审议,并请各位政协委员提出意见。 Behind it the report begins.
_ADDRESS = re.compile(r"我(?:代表|受)[^。\n]{2,60}(?:报告|汇报)[^。\n]{0,80}。(?:请[^。\n]{0,40}。)?\s*")
_LOOKING_BACK = (
    re.compile(rf"{YEAR}年度?的?[^。,\n]{{0,8}}(?:回顾|总结)"),
    re.compile(rf"报告{YEAR}年"),
)


def several_years(text: Text) -> tuple[Period | None, bool]:
    """The span of years that a text looks back on, and whether it does look back on several."""
    claimed = text.titled or text.inner
    if claimed and claimed.label in FIVE_YEAR_PLANS:
        return None, False
    if since := _SINCE.search(text.heading) or _SINCE_REPORTED.search(text.opening):
        return _since(since, text), True
    several = _SEVERAL.search(text.heading) or _SEVERAL.search(text.opening)
    if several and (spanned := _spanned(several, text)):
        return spanned, True
    titled_so = _SEVERAL_TITLE.search(text.heading) is not None
    return None, (titled_so or several is not None) if claimed is None else titled_so and claimed.label.endswith("年")


def _since(since: re.Match[str], text: Text) -> Period | None:
    """The years from the one since which a text reports to that of its day; None where it does not tell its day."""
    first, spoken = year_of(since), _SESSION.search(text.opening)
    last = (year_of(spoken) if spoken else None) or (text.signed.year if text.signed else None)
    if first is None or last is None or not first <= last <= text.latest:
        return None
    return span(first, last, since[0]) if first < last else whole(first, since[0])


def _spanned(several: re.Match[str], text: Text) -> Period | None:
    """The span of years that a text names that is as long as it says, or that its congress closes."""
    length = number(several["years"] or several["past"])
    if found := _span_of(length, text.opening, text.latest):
        return found
    of_term = _CONGRESS.search(text.opening) and not several[0].startswith("近")  # 近五年来 is no term of office
    session = (_SESSION.search(text.opening) or _DAY_ALONE.search(text.opening)) if of_term else None
    if length and session and (year := year_of(session)) and (month := month_of(session)):
        reviewed = year - (month <= 6)
        if reviewed > text.latest:
            return None
        return span(reviewed - length + 1, reviewed, f"{several[0]} · {session[0].strip()}")
    return _span_of(length, text.body[OPENING:], text.latest)


def _span_of(length: int | None, words: str, latest: int) -> Period | None:
    """The first span of so many years that a text names; not that of a budget or a plan (2011年至2015年财政预算)."""
    for found in _SPAN.finditer(words):
        first, last = year_of(found), int(found["last"])
        if first and last - first + 1 == length and last <= latest and not _OTHER_SPAN.match(words, found.end()):
            return span(first, last, found[0].strip())
    return None


def is_report(heading: str) -> bool:
    """Whether a title is that of a report, whose year may be the session's."""
    return _REPORT.search(heading) is not None


def is_to_congress(text: Text) -> bool:
    """Whether a text reports to a congress."""
    if text.heading and not is_report(text.heading):
        return False
    return _CONGRESS.search(text.heading) is not None or _CONGRESS.search(text.opening) is not None


def of_session(text: Text) -> Period | None:
    """The year that a report to a congress reviews: as it says itself, else the one before the session."""
    claimed = text.titled
    if claimed and claimed.label != f"{claimed.start[:4]}年":  # a half, a term, a span
        return claimed
    beginning = text.body[: 4 * OPENING]
    spoken = _ADDRESS.search(beginning)
    if said := (spoken and stated(beginning[spoken.end() :][:OPENING])) or stated(text.opening):
        return said
    for pattern in _LOOKING_BACK:
        if (found := pattern.search(beginning)) and (year := year_of(found)):
            return whole(year, found[0])
    if found := _SESSION.search(text.opening):
        session, month = year_of(found), month_of(found)
        if session and month and session - (month <= 4) <= text.latest:
            return whole(session - (month <= 4), found[0].strip())
    if claimed:
        return _before_or_same(claimed, text)
    its_year = most_named(text.named.own)
    return whole(its_year, f"{its_year}年") if its_year else None


def _before_or_same(claimed: Period, text: Text) -> Period | None:
    """The year of a report's title or the one before, whichever the text names more often."""
    year = int(claimed.start[:4])
    before, same = text.named.told[year - 1], text.named.told[year]
    return whole(year - (before > same), claimed.evidence) if before != same else None
