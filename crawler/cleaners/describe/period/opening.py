"""The period that the opening of a text names: what it says that it is on, or the days that it begins with."""

from collections.abc import Iterator

from crawler.cleaners.describe.period.forms import (
    MONTH,
    YEAR,
    read,
    read_part_of_year,
    read_undated,
    whole_year,
    year_of,
)
from crawler.cleaners.describe.period.parts import ABOVE, BEGINS_TO, OPENING
from crawler.cleaners.describe.period.periods import Period, whole
from crawler.cleaners.describe.period.spellings import SIGNS, TO
from crawler.cleaners.describe.period.text import SPOKEN, WISHES, Text
from crawler.cleaners.describe.period.years_named import AT_MEETING, HONOURED, SINCE, background
from crawler.cleaners.matches import may_match
from crawler.cleaners.tables import rows
from crawler.cleaners.vocabulary.title_words import spelt_out
from indexer import late_re as re
from indexer.text import HAN, MASK

_WORDS = 16  # characters from a year on that name the half of it that stands apart
_FEASTS = "(?:春节|元旦|国庆节?|入[春夏秋冬汛]|开[春年]|[春夏秋冬]季)?"
# A time begins so, and goes on in these: 2009年1-6月, 2008-2009学年度第一学期, 2008年至2010年.
_BEGUN = rf"{YEAR}(?=学?年|[{SIGNS}/])"
_TIME = rf"{_BEGUN}[{SIGNS}/、\d年度学期第上下半季春秋前个月份日一二三四五六七八九十〇零]{{1,24}}"
_TIMES = re.compile(_TIME)
# Before the first sentence ends; below it a year may be one of a life, or of a figure.
_AT_FIRST = (
    rf"{ABOVE}[ \u3000]*(?:[一二][、.]|上篇|【[^】\n]{{1,8}}】|"
    r"(?:各位|尊敬的|同志们|老师们)[^\n。:]{0,20}:|为[^\n。\d]{2,40},|[自从在])? ?"
)
# What a text goes on with behind its time: 2008年,…; 2008年春节以来; 2008年我局; 2008年度在县委的领导下.
_GOES_ON = (
    rf"{_FEASTS}(?:以?来|期间|,(?![他她]))|[寒暑][假期]|全年|里,|的?工作|岁末|即将|已|(?<=年年)初|是|[我本县市区镇乡村]|全(?!面)|"
    r"[^,。\n]{0,12}的?(?:总体(?:思路|要求|目标)|指导思想|工作思路)[是为:]|"
    r"(?:(?<=学年)|(?<=学年度))[的内里结]|[^,。\n]{0,16}在[^,。\n]{1,30}(?:领导|带领|指导|支持|关怀|关心|帮助|配合|努力)下"
)
_BEGINNING = re.compile(rf"{_AT_FIRST}(?={_TIME}(?:{_GOES_ON}))")
_FIRST_YEAR = re.compile(rf"{ABOVE}(?:\s*[一1][、.][^\n。]{{0,20}}\n)?\s*{YEAR}年度?(?:[,来]|{_FEASTS}以来|是)")
# 2008年,在县委的领导下,我局 …, but not 2020年是全面建成小康社会之年
_WE_DO = re.compile(
    r"(?:(?!目标|建成|实现)[^。\n])*?[我全本](?:[省市州县区旗镇乡村局校院园委厅部处所站厂队科组]|单位|公司)"
)
# 某中学2008-2009学年开学典礼
_SCHOOL_YEAR = re.compile(
    rf"(?<![\d获评为])(?=20\d\d年?{TO}(?:20)?\d\d学年度?"
    r"(?!第|[上下]学期|[^,。\n]{0,16}(?:[被评获]|优秀|先进|荣誉|称号|奖)))"
)
# On a line of its own below the title: (2012年度), ——2008-2009学年第一学期.
_DAYS_BELOW_TITLE = re.compile(rf"\A\s*(?:[^\n。]{{0,60}}\n+){{0,3}}?\s*[(—-]{{0,2}}(?={_TIME}\)?\s*\n)")
# A half or a quarter of a start, a goal or a meeting: 于2010年下半年启动, 计划2013年二季度竣工, 2013年上半年会议精神.
_MEANT_BEFORE = re.compile(r"(?:[从自于到至]|(?<!现)将|计划|力争|争取|确保|预计|拟在?|(?:计划|将)在)\Z")
_MEANT_BEHIND = re.compile(
    rf"(?:年?[底末]|前|起|以来|开始|[{HAN}]{{0,6}}(?:建成|竣工|完工|启动|开工|新增)|[{HAN}]{{0,12}}会议?精神|,我?调?任)"
)
# What a plan says that it is for: 为做好2012年的工作,特制定本计划.
_PLANNED = re.compile(
    r"(?:[做搞抓]好|为[^,。\n]{0,10}(?:完成|推进|加强|落实|确保|实现)|确保完成|新的|"
    r"(?<!并)制[定订]了?[^,。\n《\d]{0,8}(?=20[^,。\n《]{5,24}(?:计划(?!生育)|方案))|"
    rf"(?:将|拟|计划)于(?![^,。\n]{{4,20}}(?:[建完]成|竣工|启用)))(?={_BEGUN})"
)
# What a plan follows on: 2007年已经过去,2008年即将开始; 在总结2007年工作的基础上.
_BEFORE_PLAN = re.compile(rf"{YEAR}年度?的?(?:工作)?[^,。\n年]{{0,8}}(?:过去|结束|离去|逝|基础上|回顾|总结|情况)")
_FIRST_HEAD = re.compile(r"\n *\(?[一1][、.)]")
_YEAR_ALONE = re.compile(rf"(?<![{SIGNS}比较自从于在取争保]){YEAR}年(?!度?[{SIGNS}\d底末前])")
# A day, an honour, a new year's wishes, and a month but that of the work (2008年3月份工作) are no period.
_OF_WORK = rf"的?(?![我本全])[{HAN}]{{0,6}}(?:工作|总结|小结|情况)"
_OTHER_DATE = re.compile(
    rf"{YEAR}年(?:{MONTH}月份?(?!{_OF_WORK}|{TO}|[、和及]\d|\d{{1,2}}日{TO}[\d年月]{{1,9}}日{_OF_WORK})|{HONOURED}|{WISHES})"
)
_TO_COME = re.compile(
    rf"{YEAR}年度?[^,。;\n]{{0,6}}(?:[行作做]了?[^,。;\n]{{0,6}})?(?:打算|计划(?!生育)|安排|思路|部署|谋划)"
)
_ONE_YEAR = rf"(?<![{SIGNS}\d]){YEAR}年(?!度?[{SIGNS}])"  # not one of a span


def _says(how: str) -> Iterator[re.Pattern[str]]:
    """The patterns of the ways in which an opening says its year."""
    parts = {
        "year": YEAR,
        "one_year": _ONE_YEAR,
        "time": _TIME,
        "begun": _BEGUN,
        "above": ABOVE,
        "begins_to": BEGINS_TO,
    }
    listed = (pattern for way, pattern in rows("describe/period/openings", 2) if way == how)
    return (re.compile(spelt_out(pattern, **parts), re.M) for pattern in listed)


_REVIEWED = (*_says("reviewed"), _DAYS_BELOW_TITLE)
_CARRIED_OUT = tuple(_says("carried-out"))
# 活动时间:2010年7月1日 (with two days see `own_days`); “国培计划(2012)”农村骨干教师培训; 回首2018,有收获
_SPENT_IN = re.compile(
    r"(?:^[^\n。,]{0,4}(?:实习|实践|活动|培训|学习|调研|考察|观摩|支教|挂职|军训)时间: ?|国培计划[”\"]?[(—-]{1,3}|"
    rf"(?:回[顾首望眸]|告别|再见|^我的)(?:即将过去的)?){YEAR}(?:[./,。!)”-]|年(?!启动)|的?这一年|$)",
    re.M,
)
# 2012年8月,县政协组织委员调研
_MONTH_OF_ACT = re.compile(
    rf"\A\s*(?:为[^,。\n]{{2,40}},)?{YEAR}年\d{{1,2}}月(?:份|[上中下]旬|[初底])?,(?!全国)(?:我|[^,。\n]{{2,24}})(?:组织(?<!受组织)|赴|深入|开展|"
    rf"举办|举行|进行|参加)(?!工作)"
)
# 总结2009年工作,明确2010年任务, or in two digits each; as the year ends it is on that: 即将过去的2009年, 年终总结大会
_MEETING = re.compile(
    r"(?:总结|回顾)[^,。\n\d]{0,4}(?P<year>(?:20)?\d\d)年[^。\n\d]{0,40}"
    r"(?:明确|部署|安排|研究|布置|谋划|做好)(?:[^,。\n\d]{0,4}(?P<next>(?:20)?\d\d)年|今年)"
)
# 刚才,某局长对2008年工作作了总结,对2009年工作作了部署
_MEETING_HEARD = re.compile(
    r"对(?P<year>20\d\d)年[^。\n\d]{0,24}(?:总结|回顾)[^。\n\d]{0,16}对(?P<next>20\d\d)年[^。\n\d]{0,24}(?:部署|安排|布置)"
)
_ENDING = re.compile("12月[中下]旬|即将|就要|总结[大表]?会|年终|[岁年]末")
_ADDRESS = re.compile(r"\A\s*(?:各位|尊敬的|同志们)[^。\n:]{0,20}:|[,。]今天[^。\n]{0,12}开[^。\n]{0,12}会[,。]")
_YEAR_OF_SUBJECT = re.compile(rf"{YEAR}年度?")
_MARKS = re.compile(rf"[\s“”\"《》〈〉(){re.escape(MASK)}]")
# Before a year: 自2014年起, 总结了2004-2005年度; and in a site's lists of other titles.
_SINCE_OR_TO = re.compile(rf"(?:[自从]|\d年?[{SIGNS}]+|精选|目录)\Z")
_FROM_TO = re.compile(rf"20\d\d年\d{{1,2}}月(?:\d{{1,2}}日)?{TO}20\d\d年")
_SHARED = 4  # characters of the title behind a year that make it the title's


def stated(opening: str, *, plans: bool = False) -> Period | None:
    """The period that a folded opening names as its own; for one that `plans`, the period that it plans for."""
    place_told = background(opening)
    # what a plan is drawn up for comes before the year that it follows on
    reviews = (_BEGINNING, *_REVIEWED)
    for patterns in ((_PLANNED,), reviews) if plans else (reviews,):
        may = (pattern for pattern in patterns if may_match(pattern, opening))
        ends = (match.end() for pattern in may for match in pattern.finditer(opening))
        places = [place for place in ends if place not in place_told and _is_own_time(place, opening, plans=plans)]
        if places:
            return _read_at(min(places), opening)
    return _spent(opening) or _part_told(opening)


def _is_own_time(place: int, opening: str, *, plans: bool) -> bool:
    """Whether the time that begins at a place of an opening may be its own: no date, no time since or up to a year.

    Nor what a report plans, or what a plan follows on.
    """
    if _OTHER_DATE.match(opening, place) or SINCE.match(opening, place):
        return False
    if _SINCE_OR_TO.search(opening, 0, place) and not _FROM_TO.match(opening, place):
        return False
    if plans:
        return not (opening.endswith("过去的", 0, place) or _BEFORE_PLAN.match(opening, place))
    return not _TO_COME.match(opening, place)


def _part_told(opening: str) -> Period | None:
    found = read_part_of_year(opening[: OPENING // 2])
    return found if found and is_of_work(found, opening) else None


def is_of_work(part: Period, opening: str) -> bool:
    """Whether an opening names a part of the year as the time of its work, and not of a goal, a meeting or a start."""
    words = part.evidence[0]
    before, found, _ = opening.partition(words)
    return not found or not (_MEANT_BEFORE.search(before) or _MEANT_BEHIND.match(opening, len(before) + len(words)))


def of_meeting(text: Text) -> Period | None:
    """The year whose tasks a speech sets at a meeting that sums up the one before; as a year ends, that one.

    A text without a title is a speech if it begins with an address, or speaks of today's meeting.
    """
    is_speech = SPOKEN.search(text.heading) if text.heading else _ADDRESS.search(text.opening)
    tasks = (_MEETING.search(text.opening) or _MEETING_HEARD.search(text.opening)) if is_speech else None
    if tasks is None:
        return None
    year = 2000 + int(tasks["year"]) % 100
    following = 2000 + int(tasks["next"]) % 100 if tasks["next"] else year + 1  # 总结2009年工作,部署今年工作
    if following != year + 1 or following > text.latest:
        return None
    return whole(year if _ENDING.search(text.beginning) else following, tasks[0])


def _read_at(place: int, opening: str) -> Period | None:
    """The time that begins at a place of a text; of a year the half that stands apart."""
    time = _TIMES.match(opening, place)
    found = read(time[0]) if time else None
    return found if found and not found.is_year else whole_year(opening[place : place + _WORDS])


def _spent(opening: str) -> Period | None:
    """The school year, or the days that a folded opening says were spent at school or somewhere."""
    if "学年" in opening and (school_year := _SCHOOL_YEAR.search(opening)):
        return _read_at(school_year.end(), opening)
    spent = _SPENT_IN.search(opening) if may_match(_SPENT_IN, opening) else None
    year = year_of(spent or _MONTH_OF_ACT.match(opening))
    return whole(year, f"{year}年") if year else None


def of_year_begun(text: Text) -> Period | None:
    """The year that a plan is for: 二、2013年工作计划; 2012年,我局…。2013年,我局…."""
    if not text.only_plans:
        return None
    if len(text.named.planned) == 1 and text.named.newest in text.named.planned:
        return whole(*next(iter(text.named.planned.items())))
    preamble = _FIRST_HEAD.split(text.opening, maxsplit=1)[0]
    years = {year for match in _YEAR_ALONE.finditer(preamble) if (year := year_of(match))}
    if len(years) == 2 and text.named.newest <= max(years) == min(years) + 1:
        return whole(max(years), f"{min(years)}年", f"{max(years)}年")
    return None


def part_at_beginning(opening: str, *, whole: bool) -> Period | None:
    """The part of a year below a folded text's title, or with which one not on a `whole` begins: 2023年上半年,我局."""
    below = _DAYS_BELOW_TITLE.match(opening)
    part = _read_at(below.end(), opening) if below else None
    if part and not part.is_year_or_month:
        return part  # a single month is when the text was written
    beginning = None if whole else _BEGINNING.search(opening)
    return read_part_of_year(opening[beginning.end() : beginning.end() + _WORDS]) if beginning else None


def begun_otherwise(year: int, opening: str) -> Period | None:
    """The year of which a folded text's first words are (二〇一一年是开局之年), if it is not that year or the next.

    A later one may be a goal: it counts if its sentence tells what the text's own body did.
    """
    first = _FIRST_YEAR.match(opening)
    other = year_of(first)
    if first is None or other is None or other in {year, year + 1}:
        return None
    return whole(other, first[0].strip()) if other < year or _WE_DO.match(opening, first.end()) else None


def of_subject(text: Text) -> Period | None:
    """The one year that an opening puts before what the title names: 开展2018年“安全生产月”活动的通知."""
    return None if text.hides_years else _the_only(dict(_years_of_subject(text)), text)


def of_notice(text: Text) -> Period | None:
    """The one year of the notice, the plan or the targets that an opening says it carries out or has drawn up."""
    matches = (match for pattern in _CARRIED_OUT for match in pattern.finditer(text.opening))
    return _the_only({year: match[0] for match in matches if (year := year_of(match))}, text)


def _the_only(years: dict[int, str], text: Text) -> Period | None:
    """The year, if there is only one, or the part of it that the title names; not where later ones are told."""
    if len(years) != 1:
        return None
    [(year, words)] = years.items()
    if text.named.newest > year + 1 or year > text.latest:
        return None
    part = read_undated(text.heading, year) or read(words)
    return part if part and not part.is_year_or_month else whole(year, words)


def _years_of_subject(text: Text) -> Iterator[tuple[int, str]]:
    """The years that stand before some words of the title, with the time that each begins."""
    subject, opening = _MARKS.sub("", text.heading), text.opening
    for match in _YEAR_OF_SUBJECT.finditer(opening):
        behind = _MARKS.sub("", opening[match.end() : match.end() + 3 * _SHARED])[: 2 * _SHARED]
        is_shared = any(behind[at : at + _SHARED] in subject for at in range(len(behind) - _SHARED + 1))
        since = SINCE.match(opening, match.start()) or _SINCE_OR_TO.search(opening, 0, match.start())
        if not is_shared or since or AT_MEETING.match(opening, match.start()):
            continue
        if (year := year_of(match)) and year <= text.latest and f"{year}" <= text.seen:
            yield year, (_TIMES.match(opening, match.start()) or match)[0]
