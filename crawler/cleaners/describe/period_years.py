"""The span of years of a text that looks back on several: 五年来, 过去四年."""

import re

from crawler.cleaners.describe.period_forms import MONTH, YEAR, Period, month_of, span, year_of
from crawler.cleaners.numerals import number

OPENING = 400  # characters that say what a text is on
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
_OTHER_SPAN = re.compile("[^,。;\\n]{0,8}(?:预算|决算|规划|纲要|计划)")
CONGRESS = re.compile(r"各位代表|代表大会|[人党]代会|大会报告|请予审议|大会[^。\n]{0,6}报告工作")
SESSION = re.compile(rf"{YEAR}年{MONTH}月[^。\n]{{0,5}}日?(?:[^。\n]{{0,12}}在|[^。\n]{{0,30}}上)")
_DAY_ALONE = re.compile(rf"(?<=\n)\({YEAR}年{MONTH}月\d{{1,2}}日\)(?=\n)")  # of a session, below the speaker's name


def looks_back(text: str) -> re.Match[str] | None:
    """Where a folded text says that it is on several years."""
    return _SEVERAL.search(text)


def is_titled_so(heading: str) -> bool:
    """Whether a title says that its text is on several years."""
    return _SEVERAL_TITLE.search(heading) is not None


def several_years(several: re.Match[str], body: str, latest: int) -> Period | None:
    """The span of years of a text that looks back on several, if it names one of that length, or its congress' day."""
    length = number(several["years"] or several["past"])
    opening, rest = body[:OPENING], body[OPENING:]
    if found := _span_of(length, opening, latest):
        return found
    session = (SESSION.search(opening) or _DAY_ALONE.search(opening)) if CONGRESS.search(opening) else None
    if length and session and (year := year_of(session)) and (month := month_of(session)):
        reviewed = year - (month <= 6)
        return span(reviewed - length + 1, reviewed, f"{several[0]} · {session[0].strip()}")
    return _span_of(length, rest, latest)


def _span_of(length: int | None, text: str, latest: int) -> Period | None:
    """The first span of so many years that a text names; not that of a budget or a plan (2011年至2015年财政预算)."""
    for found in _SPAN.finditer(text):
        first, last = year_of(found), int(found["last"])
        if first and last - first + 1 == length and last <= latest and not _OTHER_SPAN.match(text, found.end()):
            return span(first, last, found[0].strip())
    return None
