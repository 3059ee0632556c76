"""The year that a text says it is: the first of a plan, the second after a congress, the one of the congress."""

from dataclasses import replace

from crawler.cleaners.describe.period.congresses import CONGRESS, CONGRESSES
from crawler.cleaners.describe.period.forms import YEAR, read_undated, year_of
from crawler.cleaners.describe.period.periods import FIVE_YEAR_PLANS, LAW_PLANS, Period, whole
from crawler.cleaners.describe.period.text import Text
from crawler.cleaners.matches import may_match
from indexer import late_re as re

# Which year of a plan or after a congress a text says that it is.
_NTH = {
    "开局": 1, "起步": 1, "启动": 1, "第一": 1, "头一": 1, "第二": 2, "第三": 3, "第四": 4, "第五": 5,
    "最后一": 5, "收官": 5,
}  # fmt: skip
_IS = rf"(?P<nth>{'|'.join(_NTH)})之?年"
_PLAN, _LAW_PLAN = "(?P<of>十(?<!十.)[一二三四五]?五)", "(?P<of>[四五六七八](?<!十.)五)"
_CONGRESS = f"(?P<of>{CONGRESS})"
# What years are counted from, when each began, and after how many years is the one meant where no number is told.
_COUNTED = (
    # “十二五”开局之年 is 2011, “十三五”收官之年 2020, “十二五”规划的第二年 2012; “六五”普法的启动之年 2011
    (re.compile(rf"{_PLAN}[”\"]?(?!普法)[^,。;\n]{{0,8}}{_IS}"), FIVE_YEAR_PLANS, 0),
    (re.compile(rf"{_LAW_PLAN}[”\"]?普法[^,。;\n]{{0,8}}{_IS}"), LAW_PLANS, 0),
    # done, and not meant: 实现了“十四五”良好开局
    (re.compile(rf"实现了[“\"]?{_PLAN}[”\"]?[^,。;\n]{{0,6}}(?:良好开局|开门红)"), FIVE_YEAR_PLANS, 0),
    # 为全面实现“十一五”规划开了一个好局
    (
        re.compile(rf"为(?:全面|顺利|圆满)?(?:实现|完成)?[“\"]?{_PLAN}[”\"]?[^,。;\n]{{0,8}}开了一?个?好[局头]"),
        FIVE_YEAR_PLANS,
        0,
    ),
    # 圆满完成了“十五”计划和镇人大会议确定的各项任务
    (
        re.compile(
            rf"(?:圆满|全面|胜利)完成了?[“\"]?{_PLAN}[”\"]?(?:计划|规划|方案)?[^,。;\n]{{0,20}}(?:确定|提出|规定)的[^,。;\n]{{0,6}}任务"
        ),
        FIVE_YEAR_PLANS,
        4,
    ),
    # in the last year, or as the first begins: 为“十一五”画上圆满句号, 在“十一五”规划开局的时候
    (re.compile(rf"(?:为|实现了)[“\"]?{_PLAN}[”\"]?[^,。;\n]{{0,8}}(?:画上|收官)(?!之年)"), FIVE_YEAR_PLANS, 4),
    (re.compile(rf"{_PLAN}[”\"]?规划开局(?:、|的时候|之际|起步)"), FIVE_YEAR_PLANS, 0),
    # 贯彻落实党的十八大精神的开局之年 is the year after that congress, 第二年 the next
    (re.compile(rf"{_CONGRESS}大(?:[和、及][^,。;\n]{{0,20}})?精神的?(?:{_IS}|开局第一年)"), CONGRESSES, 1),
    (re.compile(rf"{_CONGRESS}大[”\"]?(?:即将|胜利|隆重)?召开之年"), CONGRESSES, 0),
    (re.compile(rf"今年[^,。;\n]{{0,8}}(?:将要?|即将)(?:胜利|隆重)?召开(?:党的)?{_CONGRESS}大"), CONGRESSES, 0),
    (
        re.compile(rf"(?:喜迎|迎接)[^,。\n]{{0,10}}{_CONGRESS}大[^,。\n]{{0,28}}为(?:契机|主线|主题|动力)"),
        CONGRESSES,
        0,
    ),
)
# Years that bear a name, as a task of the whole state begins or must be done.
_NAMED = (
    (re.compile(r"(?:进入|跨入|迈入)?(?:新|21|二十一)世纪的(?:开局|起步|第一)之?年"), 2001),
    (re.compile(r"新农村(?:建设)?(?:全面启动)?的?(?:开局|起步|启动|第一)之?年"), 2006),
    # 2009 to 2011
    (re.compile(r"(?:医改|医药卫生体制改革)三年[^,。\n]{0,8}(?:最后一年|收官之年)"), 2011),
    (re.compile(r"全面深化改革的?(?:开局之年|元年|第一年)"), 2014),
    (re.compile(r"(?:实施|(?<!接续)推进|落实)[“\"]?乡村振兴(?:战略)?[”\"]?的?(?:开局|起步|第一|首)之?年"), 2018),
    (re.compile(r"(?:全面建成小康社会|脱贫攻坚战?|扫黑除恶[^,。;\n]{0,6})[^,。;\n]{0,4}(?:收官|决胜)之年"), 2020),
    (re.compile(r"(?:有效衔接|接续推进乡村振兴)的?(?:开局|起步|第一)之?年"), 2021),
)
_OPENED = re.compile(
    rf"(?:为|实现|确保)[“\"]?{_PLAN}[”\"]?[^,。;\n]{{0,8}}(?:[开起]好[局头步]|良好开局)(?![^。\n]{{0,12}}基础)"
)
# Of the next year or the last; not 在去年的基础上,今年是 …
_OTHER_YEAR = re.compile(r"(?:(?:明年|来年|即将)[^。\n]{0,12}|[去上]年(?:(?!今年|\d{4}年)[^。\n]){0,12})$")
_SAID_OF = re.compile(rf"{YEAR}年[^。\n\d]{{0,20}}[是为][^。\n\d]{{0,20}}$")
_THIS_YEAR_IS = re.compile(r"今年是[^。\n\d]{0,20}$")
_SAID_OF_THIS_YEAR = re.compile(rf"{YEAR}年(?:(?!\d{{4}}年)[\s\S])*今年是[^。\n\d]{{0,20}}$")


def year_said(words: str) -> tuple[int, str] | None:
    """The year that folded words say it is, and the words that do; not the next or the last.

    >>> year_said("今年是“十二五”规划实施的第二年")
    (2012, '十二五”规划实施的第二年')
    """
    for pattern, first_years, years_after in _COUNTED:
        if match := _of_this_year(pattern, words):
            nth = _NTH.get(match.groupdict().get("nth") or "第一", 1)
            return first_years[match["of"]] + years_after + nth - 1, match[0]
    for pattern, year in _NAMED:
        if match := _of_this_year(pattern, words):
            return year, match[0]
    return None


def year_opened(plan: str) -> tuple[int, str] | None:
    """The first year of the five-year plan that the folded words of a `plan` mean to open well, and the words.

    >>> year_opened("为“十一五”教育发展开好头、起好步"), year_opened("为“十二五”开好局打下基础")
    ((2006, '为“十一五”教育发展开好头、起好步'), None)
    """
    match = _OPENED.search(plan)
    return (FIVE_YEAR_PLANS[match["of"]], match[0]) if match else None


def _of_this_year(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """The first match that is said of this year, not of the next one or the last."""
    found = pattern.finditer(words) if may_match(pattern, words) else ()
    return next((match for match in found if not _OTHER_YEAR.search(words[: match.start()])), None)


def of_rolled_opening(text: Text) -> Period | None:
    """What an opening tells whose year a site rolled forward: 2018年是“十三五”开局之年 is 2016."""
    if (proven := year_said(text.opening)) is None:
        return None
    year, words = proven
    before = text.opening[: text.opening.index(words)]
    said_of = _SAID_OF.search(before) or (None if text.plans else _SAID_OF_THIS_YEAR.search(before))
    if (year_of(said_of) if said_of else _year_rolled(before, text)) in {year, None}:
        return None
    found = read_undated(text.heading, year) or whole(year, words)
    return replace(found, conflict=text.title_period is not None and text.title_period.first != found.first)


def _year_rolled(before: str, text: Text) -> int | None:
    """The year of a report's title that the text never names, if it says 今年是 of itself."""
    year = text.title_period.first if text.title_period and not text.plans and _THIS_YEAR_IS.search(before) else None
    return None if year is None or text.named.mentions[year] else year
