"""The first half of a year that a text is on, though it names the year alone."""

from crawler.cleaners.describe.period.periods import Period, months
from crawler.cleaners.describe.period.text import Text
from indexer import late_re as re

# What a text of a whole year says, though it begins with a part of it.
WHOLE_YEAR = re.compile("年度(?!目标|任务|计划)|年终|一年来|全年(?:工作总结|[共累实完])")
# What a text on a half says of itself, or heads its first section with, where it names the year alone; one that has a
# section on the other half behind that is on both.
_FIRST_HALF = re.compile(
    r"现[将就把][^,。\n下]{0,16}半年[^,。\n]{0,20}(?:总结|汇报|报告|如下)|"
    r"\A\s*(?:今年)?上半年,(?=在|我|全|按|围绕)|"
    r"(?P<head>(?:^ *|(?<=[。:]) ?)(?:一、|第一部分 ?)(?:20\d\d年)?[^,。\n下\d]{0,8}上半年)",
    re.M,
)
_SECOND_HALF = re.compile(r"二、下半年[^,。\n]{0,12}(?:情况|完成|成效)")
# Figures of this year up to June: 截至6月底. Those up to a later month may be of the whole year.
_UNTIL_JUNE = re.compile(r"截[至止]到?(?:20\d\d年)?目?前?(?:上半年|6月(?:份?[底末]|30日))")
_THIS_YEAR = re.compile("今年(?:1月)?以来|年初以来|疫情[^,。\\n]{0,6}以来")


def first_half(year: Period, text: Text) -> Period | None:
    """The first half of a year, if a text says that it is on it, or the figures of one on this year go as far."""
    if text.only_plans or WHOLE_YEAR.search(text.beginning):
        return None
    until = _said(text.untitled)
    if until is None and not text.plans and (_THIS_YEAR.search(text.opening) or not text.heading):
        until = _UNTIL_JUNE.search(text.opening)
    if until is None:
        return None
    return months(year.first, 1, year.first, 6, *year.evidence, until[0])


def _said(words: str) -> re.Match[str] | None:
    """What says that a text is on a first half, or heads its section on one behind which none is on the second."""
    found = _FIRST_HALF.search(words) if "半年" in words else None
    if found is None:
        return None
    second = max((match.start() for match in _SECOND_HALF.finditer(words)), default=0)
    while found and found["head"] and found.end() <= second:
        found = _FIRST_HALF.search(words, found.start() + 1)
    return found
