"""Reports to a congress: they are named by the year of its session, and review the year before."""

from crawler.cleaners.describe.period.forms import (
    MONTH,
    OPEN,
    YEAR,
    Period,
    first_told,
    month_of,
    part_of,
    whole,
    year_of,
)
from crawler.cleaners.describe.period.opening import stated
from crawler.cleaners.describe.period.text import OPENING, Text
from crawler.cleaners.describe.period.undated import year_of_work, year_told_together
from indexer import late_re as re

TO_CONGRESS = re.compile(
    r"各位代表|代表大会(?!的?(?:顺利|胜利|圆满|隆重)?(?:召开|举行))|[人党]代会|大会报告|请予审议|大会[^。\n]{0,6}报告工作"
)
SESSION = re.compile(rf"(?<!自){YEAR}年{MONTH}月[^。\n]{{0,5}}日?(?:[^。\n]{{0,12}}在|[^。\n]{{0,30}}上)")
# What a report is called, whose year may be the session's.
REPORT = re.compile(r"工作报告|工作情况的报告|会议?上的报告|执行情况|预算(?:\(?草案\)?)?的?报告")
# 现在,我代表市人民政府向大会报告工作,请予审议,并请各位政协委员提出意见。 Behind it the report begins.
_ADDRESS = re.compile(r"我(?:代表|受)[^。\n]{2,60}(?:报告|汇报)[^。\n]{0,80}。(?:请[^。\n]{0,40}。)?\s*")
_LOOKING_BACK = (
    re.compile(rf"{YEAR}年度?的?[^。,\n]{{0,8}}(?:回顾|总结)"),
    re.compile(rf"(?:报告|总结|回[顾首]|过去的)了?{YEAR}年(?!{MONTH}月\d)"),
    re.compile(rf"^一、{YEAR}年度?的?(?:主要|重点)?工作(?:情况|成效)?$", re.M),
)
# 关于2008年财政预算执行情况和2009年财政预算草案的报告
_CARRIED_OUT = re.compile(rf"{YEAR}年[^,。\n年]{{0,20}}执行情况")


def _is_to_congress(text: Text) -> bool:
    """Whether a text reports to a congress."""
    called = "\n".join((text.heading, *text.lines[:1]))  # below the title: ——在2015年全市教育工作会议上的报告
    if text.heading and not REPORT.search(called) and not SESSION.search(text.heading):
        return False
    reviewed = {year_of(found) for pattern in _LOOKING_BACK if (found := pattern.search(text.opening))}
    claimed = text.titled or text.inner
    year = claimed.first if claimed else 0
    if year - 1 in reviewed and (f"\n一、{year - 1}年" in text.opening or not text.named.own[year]):
        return True  # 2012年工作报告: 一、2011年工作回顾
    return TO_CONGRESS.search(text.beginning) is not None


def of_session(text: Text) -> Period | None:
    """The year that a report to a congress reviews, or its half, or `OPEN`; None for any other text."""
    if not _is_to_congress(text):
        return None
    return part_of(_reviewed(text) or OPEN, text.heading)


def _reviewed(text: Text) -> Period | None:
    """As the report says itself, else the year before the session."""
    claimed = text.titled
    if claimed and not claimed.is_year:  # a half, a term, a span
        return claimed
    beginning = text.body[: 4 * OPENING]
    spoken = _ADDRESS.search(beginning)
    if said := (spoken and stated(beginning[spoken.end() :][:OPENING])) or stated(text.opening):
        return None if _is_of_its_session(said, text.opening) else _before_planned(said, text) or said
    for pattern, words in (*((back, beginning) for back in _LOOKING_BACK), (_CARRIED_OUT, text.beginning)):
        if (found := pattern.search(words)) and (year := year_of(found)):
            return whole(year, found[0])
    if found := SESSION.search(text.beginning):
        session, month = year_of(found), month_of(found)
        if session and month and session - (month <= 4) <= text.latest:
            return whole(session - (month <= 4), found[0].strip())
    if text.signed:
        reviewed = text.signed.year - (text.signed.month <= 4)
        return whole(reviewed, text.signed.isoformat())
    if claimed:
        return _before_or_same(claimed, text)
    told = first_told((year_of_work, year_told_together), text)
    return whole(*told) if told else None


def _is_of_its_session(said: Period, opening: str) -> bool:
    """Whether a report reviews the year in which it is given, by April: a site wrote that year over both."""
    session = SESSION.search(opening)
    return session is not None and month_of(session) <= 4 and said.label == f"{year_of(session)}年"


def _before_or_same(claimed: Period, text: Text) -> Period | None:
    """The year of a report's title or the one before, whichever the text names more often."""
    if found := _before_planned(claimed, text):
        return found
    year = claimed.first
    before, same = text.named.told[year - 1], text.named.told[year]
    return whole(year - (before > same), *claimed.evidence) if before != same else None


def _before_planned(claimed: Period, text: Text) -> Period | None:
    """The year before the claimed one, if that is what the second section plans: 一、去年工作回顾, 二、2013年的任务."""
    year = claimed.start[:4]
    planned = re.search(rf"\n一、(?!{year}年)[^\n]*(?:回顾|过去)[\s\S]*\n二、{year}年", text.body)
    return whole(int(year) - 1, *claimed.evidence) if planned else None
