"""Reports to a congress: they are named by the year of its session, and review the year before."""

from crawler.cleaners.describe.period.forms import MONTH, YEAR, first_result, month_of, part_of, year_of
from crawler.cleaners.describe.period.opening import of_meeting, stated
from crawler.cleaners.describe.period.parts import OPENING
from crawler.cleaners.describe.period.periods import OPEN, Period, whole
from crawler.cleaners.describe.period.plan_years import year_said
from crawler.cleaners.describe.period.text import Text
from crawler.cleaners.describe.period.years_told import year_before_planned, year_of_work, year_told_together
from indexer import late_re as re

TO_CONGRESS = re.compile(
    r"各位代表|代表大会(?!的?(?:顺利|胜利|圆满|隆重)?(?:召开|举行))|[人党]代会|大会报告|请予审议|大会[^。\n]{0,6}报告工作|大会作[^。\n]{0,8}报告"
)
SESSION = re.compile(
    rf"(?<!自){YEAR}年{MONTH}月[^。\n]{{0,5}}日?(?:\s*[^。\n]{{0,12}}在|[^。\n]{{0,30}}(?:上|次会议[)]?$))", re.M
)
# ——在省政协第十三届委员会第一次会议上 above its day, or above who speaks and that
_DAY_BELOW = re.compile(rf"(?:会议|大会)上[)]?\s*\n(?:[^\n。,]{{2,24}}\n)?\s*[(]?{YEAR}年{MONTH}月")
# What a report is called, whose year may be the session's.
REPORT = re.compile(r"工作(?:会议)?报告|工作情况的报告|会议?上的报告|代表会议报告|执行情况|预算(?:\(?草案\)?)?的?报告")
# 现在,我代表市人民政府向大会报告工作,请予审议,并请各位政协委员提出意见。 Behind it the report begins.
_ADDRESS = re.compile(r"我(?:代表|受)[^。\n]{2,60}(?:报告|汇报)[^。\n]{0,80}。(?:请[^。\n]{0,40}。)?\s*")
_LOOKING_BACK = (
    re.compile(rf"{YEAR}年度?的?[^。,\n]{{0,8}}(?:回顾|总结|回忆)"),  # so a site rewords it
    re.compile(rf"(?:报告|总结|回[顾首]|过去的)了?{YEAR}年(?!{MONTH}月\d)"),
    re.compile(rf"^一、{YEAR}年[^。\n]{{0,16}}工作(?:情况|成效(?:显著)?)?$", re.M),
)
_SPRING, _MIDYEAR = range(1, 5), range(5, 11)  # months of sessions on the year before, and on no whole year
# 关于2008年财政预算执行情况和2009年财政预算草案的报告
_CARRIED_OUT = re.compile(rf"{YEAR}年[^,。\n年]{{0,20}}执行情况")


def session_of(words: str) -> re.Match[str] | None:
    """The day of the session at which a report was given, with its year and month."""
    return SESSION.search(words) or _DAY_BELOW.search(words)


def of_session(text: Text) -> Period | None:
    """The year that a report to a congress reviews, or its half, or `OPEN`; None for any other text."""
    return part_of(first_result(_REVIEWED, text) or OPEN, text.heading) if _is_to_congress(text) else None


def _is_to_congress(text: Text) -> bool:
    """Whether a text reports to a congress."""
    # below the title: ——在2015年全市教育工作会议上的报告; a title may be spread: 政 府 工 作 报 告
    called = "\n".join((text.heading, *text.lines[:1])).replace(" ", "")
    if not text.heading and of_meeting(text):
        return False
    if called.strip() and not REPORT.search(called) and not SESSION.search(text.heading):
        return False
    reviewed = {year_of(match) for pattern in _LOOKING_BACK if (match := pattern.search(text.opening))}
    year = text.claimed.first if text.claimed else 0
    if year - 1 in reviewed and (f"\n一、{year - 1}年" in text.opening or not text.named.own[year]):
        return True  # 2012年工作报告: 一、2011年工作回顾
    if "政府工作报告" in called and text.named.mentions[year - 1] > text.named.mentions[year]:
        return True
    return TO_CONGRESS.search(text.beginning) is not None


def _half_or_span_of_title(text: Text) -> Period | None:
    return text.title_period if text.title_period and not text.title_period.is_year else None


def _stated(text: Text) -> Period | None:
    """What the report says of itself, behind its address to the congress.

    If a site wrote that year, the other one on which it says that it looks back (二0一二年 was missed), else `OPEN`.
    """
    beginning = _beginning(text)
    address = _ADDRESS.search(beginning)
    said = (address and stated(beginning[address.end() :][:OPENING])) or stated(text.opening)
    if said and _is_of_its_session(said, text.opening):
        back = _looked_back_on(text)
        return back if back and back.label != said.label else OPEN
    return said and (_before_planned(said, text) or said)


def _looked_back_on(text: Text) -> Period | None:
    """The year of which the report says that it looks back, or that its budget was carried out."""
    passages = (*((pattern, _beginning(text)) for pattern in _LOOKING_BACK), (_CARRIED_OUT, text.beginning))
    matches = (match for pattern, words in passages if (match := pattern.search(words)))
    return next((whole(year, match[0]) for match in matches if (year := year_of(match))), None)


def _before_session(text: Text) -> Period | None:
    """The year before a session held by April, or that of one held at its end.

    In between reports are on one matter, of no certain time, but for one whose title names a half.
    """
    session = session_of(text.beginning)
    year, month = (year_of(session), month_of(session)) if session else (None, 0)
    if session is None or not year or not month or year - (month in _SPRING) > text.latest:
        return None
    reviewed = whole(year - (month in _SPRING), session[0].strip())
    return OPEN if month in _MIDYEAR and part_of(reviewed, text.heading).is_year else reviewed


def _of_title_or_before(text: Text) -> Period | None:
    """The year of a report's title or the one before, whichever the text names more often; `OPEN` for neither."""
    if (claimed := text.title_period) is None:
        return None
    if planned := _before_planned(claimed, text):
        return planned
    before, same = text.named.mentions[claimed.first - 1], text.named.mentions[claimed.first]
    return whole(claimed.first - (before > same), *claimed.evidence) if before != same else OPEN


def _of_untitled(text: Text) -> Period | None:
    dated = first_result((year_of_work, year_before_planned, year_told_together), text) or year_said(text.opening)
    return whole(*dated) if dated else None


def _beginning(text: Text) -> str:
    """As far as a report may greet those whom it is for."""
    return text.body[: 4 * OPENING]


def _is_of_its_session(said: Period, opening: str) -> bool:
    """Whether a report reviews the year in which it is given, by April: a site wrote that year over both."""
    session = SESSION.search(opening)
    return session is not None and month_of(session) in _SPRING and said.label == f"{year_of(session)}年"


def _before_planned(claimed: Period, text: Text) -> Period | None:
    """The year before the claimed one, if that is what the second section plans: 一、去年工作回顾, 二、2013年的任务."""
    year = claimed.start[:4]
    planned = re.search(rf"\n一、(?!{year}年)[^\n]*(?:回顾|过去)[\s\S]*\n二、{year}年", text.body)
    return whole(int(year) - 1, *claimed.evidence) if planned else None


_REVIEWED = (  # what tells the time that a report reviews
    _half_or_span_of_title,  # 2012年上半年工作报告
    _stated,  # 2012年,在市委的领导下,…
    _looked_back_on,  # 一、2012年工作回顾; 2008年财政预算执行情况
    _before_session,  # ——2013年1月8日在县第十届人民代表大会第二次会议上
    _of_title_or_before,  # 2013年工作报告
    _of_untitled,  # 2012年,我院…; 二、2013年工作安排; 十八届三中、四中全会
)
