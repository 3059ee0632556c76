"""The days of the one activity that a text is on: 活动时间:3月1日—3月31日, its stages, or what it begins with.

An activity that lasted from one day to another has these as its period; one of a single day has its year, as news has.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from crawler.cleaners.describe.period.forms import THIRDS
from crawler.cleaners.describe.period.parts import ABOVE, OPENING
from crawler.cleaners.describe.period.periods import Period, from_to
from crawler.cleaners.describe.period.spellings import SIGNS, TO, in_characters
from crawler.cleaners.describe.period.text import Text
from indexer import late_re as re
from indexer.text import HAN

# A title of one activity. A text on a year or a term tells of many.
_ACTIVITY = re.compile(
    "活动|方案|预案|实践|实习|见习|军训|培训|集训|学习(?!计划)|复习|整治|检查|督查|督导|自查|演练|比赛|竞赛|运动会|大赛|[术书技育化]节|"
    "防火|汛|[春秋]季[^,。]{0,6}防疫|集中免疫|宣传[周月]|"
    "[本每一二三四五六七八九十\\d]周|周(?:重点)?(?:工作)?(?:[总小]结|计划|汇报|安排)|行动|考察|挂职|支教|调研|三下乡|专项|打击|换届(?!以来)|[夏冬]令营|"
    "会战|心得|体会|感想"
)
_OF_MANY = re.compile("年度|学期|学年|季度|半年|全年|年工作(?:总结|计划|要点|安排|汇报|报告)")
# Whose days are told in a text on what was learnt from them; 精神学习教育 is a campaign.
_STUDIED = re.compile(
    "精神(?!学习教育)|讲话|事迹|榜样|条例|十[六七八九]大|二十大|全会|两会|报告.{0,4}(?:心得|体会|感)|《"
)
_MONTH = "(?:1[0-2]|0?[1-9])月"
_DATE = rf"(?:20\d\d年)?{_MONTH}(?:份|[0-3]?\d[日号]?|[上中下]旬|[初底末])?"
_SPAN = rf"{_DATE}(?:\([^)\n]{{0,8}}\))?\s?起?[{SIGNS}一]{{1,3}}\s?(?:{_DATE}|[0-3]?\d[日号])"
_DATES = re.compile(
    r"(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>[0-3]?\d)(?!\d)|(?P<third>[上中下]旬|[初底末]))?|"
    rf"(?<=[{SIGNS}一])\s?(?P<only>[0-3]?\d)[日号]"
)
_HEAD = r"^[ \u3000]*(?P<nth>\(?[一二三四五六七八九十\d]{1,2}[、.)]{1,2} ?)?"
# On a line of its own, or below its head: 三、活动时间:3月1日—3月31日; (一)时间:我市…活动周时间为10月12日至18日.
_LINE = re.compile(
    rf"{_HEAD}(?P<what>[{HAN}“”]{{0,10}})"
    rf"时间(?:安排|及?地点|、地点)?(?: ?: ?|[为是]|\s*\n\s*)?(?:[^\n。,;:]{{2,24}}时间[为是]?)?[从自]?"
    rf"(?P<span>{_SPAN})",
    re.M,
)
# One month alone, also where a site lost the lines: 二、活动时间2023年3月三、意义. 时间 alone needs a number.
_IN_MONTH = re.compile(
    rf"(?:{_HEAD}|[一二三四五六七八九十]、)"
    r"(?P<what>[^\n。,:、\d]{0,8}(?:活动|实践|实习|见习|[培军集]训|宣传|调研|考察|整治|检查|演练|支教)|(?(nth)|(?!)))"
    rf"时间(?:安排)?(?: ?: ?|[为是]|\s*\n\s*)(?P<span>(?:20\d\d年)?{_MONTH})份?\s*"
    r"(?=$|[。;]|,(?!\d)|[二三四五六七八九十]、)",
    re.M,
)
# What is elected on days of one month: 选举时间:3月5日推荐,3月20日召开大会选举.
_ELECTED_ON = re.compile(rf"{_HEAD}选举时间(?:安排)?(?: ?: ?|\s*\n\s*)(?P<days>[^\n]+)", re.M)
_DAY = re.compile(rf"(?:(20\d\d)年)?({_MONTH})(?:[0-3]?\d[日号])")
_THIRDS_JOINED = re.compile(rf"({_MONTH})[上中下]旬({TO}(?:20\d\d年)?{_MONTH})[上中下]旬")
_OTHER_TIME = re.compile(
    "报名|截|报送|上报|提交|公示|发布|集合|报到|缴费|[投征]稿|征集|投票|评[审选]|展示|申报|验收|作息|考试|任职"
)
# 第一阶段:宣传发动(3月1日—3月15日); (三)总结阶段(5月).
_STAGE = re.compile(
    rf"^[^\n。]{{0,16}}阶段[^\n。]{{0,30}}?[(:,](?:时间[:为是]|[从自])?(?P<span>{_SPAN}|{_DATE}(?=[)。]))", re.M
)
# What a text begins with, and when it says that its activity was.
_BEGINS = re.compile(
    rf"{ABOVE}[ \u3000]*(?:(?:根据|按照?)[^,。\n]{{2,24}},)?"
    rf"[{HAN}]{{0,20}}?[从自]?(?:本周)?\(?(?P<span>{_SPAN})"
    r"(?:(?:[^,。;\n]{0,4}期[间内]?)?[,)]|是[^,。;\n]{2,24}[周月](?=[,。]))"  # 9月12日至18日是第19届推广普通话宣传周
)
_DOES = "(?:开展|组织|举行|举办|进行|参加|实施|赴|集中|实习|实践|支教|挂职)"
_HELD = re.compile(
    rf"(?:[从于在自,]|\n)(?P<span>{_SPAN})(?:,由[^。;\n]{{4,60}}?深入|(?:(?!{_DOES})[^。;\n]){{0,20}}{_DOES}"
    r"(?!以来|[^,。;\n]{0,8}(?:\d+[次场个人家起]|制度|时间|办法)))"  # what was counted, and what is in force
)
# 实习时间为4月1日至7月31日; 于12月中旬启动,于4月中旬结束
_LASTED = re.compile(rf"(?P<what>[{HAN}]{{0,4}})时间(?:跨度)?[为是:从]\s?(?P<span>{_SPAN})")
_FROM_AND_UNTIL = re.compile(
    rf"(?P<what>[{HAN}]{{0,4}})(?P<span>{_DATE}[^,。;\n]{{0,4}}(?:开始(?![投报征])|启动|报[到道]|开班|动员)[^。;\n]{{0,12}}?{_DATE}"
    rf"(?=[^,。;\n]{{0,4}}(?:结束|闭幕|离职|完成|结业))|(?<=[自从]){_DATE}起[^。;\n]{{0,32}}?{_DATE}(?=前?(?:完成|结束))|"
    rf"(?<=[自从]){_DATE}起,[\s\S]{{0,300}}?到{_DATE}(?=止)|"
    rf"(?<=[自从]){_DATE}进入[^,。;\n\d]{{1,8}}[至到]{_DATE})"
)
# 于2012年7月到电厂进行了为期三周的实习
_SPENT = re.compile(rf"(?P<what>[于在])(?P<span>20\d\d年{_MONTH})份?[^,。;\n]{{2,24}}[实见]习(?!单位|报告)")
# How far an activity has come since a month of this year: 今年4月份起,我镇启动创先争优活动.
_PROGRESS = re.compile("活动(?:进展|开展)?情况")  # in a title
_SINCE_MONTH = re.compile(r"今年(1[0-2]|[1-9])月份?(?:以来|起),")
_YEAR = re.compile(r"(?<!\d)20\d\d(?=年)")


def own_days(text: Text, year: int | None = None) -> Period | None:
    """The days that a text gives to the activity of its title, if that is one span; of a `year` where it names none."""
    is_on_activity = _ACTIVITY.search(text.heading) and not _OF_MANY.search(text.heading)
    has_times = "时间" in text.untitled
    if not (is_on_activity or has_times):
        return None
    body = in_characters(text.untitled)
    in_months = list(_IN_MONTH.finditer(body)) if has_times else []
    if any(_is_one_of_several(match, body) for match in in_months):
        return None
    lines = [*_LINE.finditer(body), *in_months] if has_times else []
    is_of_subject = text.title_period is None and not (text.plans or text.reports)  # or has no title
    if is_of_subject and len(held := [line["span"] for line in lines if line["what"] == "活动"]) == 1:
        return _read(held[0], year)
    if not is_on_activity:
        return None
    spans = _spans(lines) or _of_stages(body) or _of_opening(text, body[:OPENING]) or _of_election(body)
    spans = spans or _of_progress(text, body)
    return _read(spans[0], year) if len(set(spans)) == 1 else None


def _spans(matches: Iterable[re.Match[str]]) -> list[str]:
    """The spans of days that matches tell, without those of something else."""
    return [match["span"] for match in matches if not _OTHER_TIME.search(match["what"])]


def _is_one_of_several(time: re.Match[str], body: str) -> bool:
    """Whether a text names several times as it names this one."""
    return body.count(f"{time['what']}时间" if time["what"] else "时间:") > 1


def _of_election(body: str) -> list[str]:
    """The month in which all days of an election are, if there are two or more."""
    elected = _ELECTED_ON.search(body)
    days = list(_DAY.finditer(elected["days"])) if elected else []
    months, years = {day[2] for day in days}, {day[1] for day in days if day[1]}
    if len({day[0] for day in days}) < 2 or len(months) > 1 or len(years) > 1:
        return []
    return [f"{f'{years.pop()}年' if years else ''}{months.pop()}"]


def _of_opening(text: Text, opening: str) -> list[str]:
    """The days that an opening gives to its activity; none beside another year, or in a text on what others did."""
    spans = [match["span"] for match in (_BEGINS.match(opening), *_HELD.finditer(opening)) if match]
    spans = spans or _spans(_LASTED.finditer(opening)) or _spans(_FROM_AND_UNTIL.finditer(opening))
    spans = spans or _spans(_SPENT.finditer(opening))
    years, years_of_spans = (set(_YEAR.findall(words)) for words in (text.opening, " ".join(spans)))
    return [] if len(years) > max(len(years_of_spans), 1) or _STUDIED.search(text.heading) else spans


def _of_progress(text: Text, body: str) -> list[str]:
    """From the one month of this year since which an activity goes on to that of the report on it."""
    if text.signed is None or not _PROGRESS.search(text.heading):
        return []
    months = set(_SINCE_MONTH.findall(body))
    is_one = len(months) == 1 and int(min(months)) < text.signed.month
    return [f"{text.signed.year}年{min(months)}月-{text.signed.month}月"] if is_one else []


def _of_stages(body: str) -> list[str]:
    """From the first stage's beginning to the last one's end, if a text names two or more."""
    stages = [match["span"] for match in _STAGE.finditer(body)]
    return [f"{stages[0]}\n{stages[-1]}"] if len(stages) > 1 else []


def _read(span: str, year: int | None) -> Period | None:
    """From the first to the last day of a span that is written out, or of a month, of a `year` where it names none.

    From a third of a month to one of another is so many months, as in a title.
    """
    dates = list(_DATES.finditer(_THIRDS_JOINED.sub(r"\1\2", span)))
    first, last = dates[0], dates[-1]
    first_year = int(first["year"] or year or last["year"] or 0)
    if not first_year:
        return None
    month, last_month = int(first["month"]), int(last["month"] or first["month"])
    last_year = int(last["year"] or first_year + (last_month < month))
    begins, ends = THIRDS.get(first["third"], (1, 31))[0], THIRDS.get(last["third"], (1, 31))[1]
    until = min(ends, monthrange(last_year, last_month)[1])
    try:
        begun = date(first_year, month, int(first["day"] or begins))
        ended = date(last_year, last_month, int(last["day"] or last["only"] or until))
    except ValueError:
        return None
    return from_to(begun, ended, *span.split("\n"))
