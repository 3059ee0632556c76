"""What tells the year of a text: its own work, an event, figures compared, a notice's number, words of its time.

`YEARS` is the order in which they are believed of a text without a title's year or a day under it.
"""

from crawler.cleaners.describe.period.counted import census_year, counted_years, entry_year
from crawler.cleaners.describe.period.era import year_of_era
from crawler.cleaners.describe.period.events import campaign_below, campaign_carried_out, campaign_year
from crawler.cleaners.describe.period.forms import YEAR, year_of
from crawler.cleaners.describe.period.periods import Dated, Period, whole
from crawler.cleaners.describe.period.plan_years import year_opened, year_said
from crawler.cleaners.describe.period.spellings import TO
from crawler.cleaners.describe.period.text import SPOKEN, Text
from crawler.cleaners.describe.period.years_named import HONOURED
from crawler.cleaners.vocabulary.numerals import number
from indexer import late_re as re

# Not that of an opinion, a rule or a decision, which hold for years.
_LASTING = "[见法例定要划]》"
_OPENS, _CLOSES = r"[〔\[(【]", r"[〕\])】] ?第?\d{1,4} ?号"  # before the year of a document's number, and behind it
_NUMBERED = re.compile(rf"(?<!{_LASTING})\((?:[^()\d\n]{{2,10}})?[〔\[(]{YEAR}[〕\])] ?第?\d{{1,4}}号文?\)")
_NUMBER = re.compile(rf"{_OPENS}{YEAR}{_CLOSES}")
_ASKED = re.compile(
    rf"(?:根据|按照|接)(?:(?!{_LASTING})[^。\n]){{0,60}}{_OPENS}\d{{4}}{_CLOSES}(?![^。\n]{{0,12}}意见)"
)
_SURVEY = re.compile("调研|考察|调查(?!队)")
_SURVEY_MADE = re.compile(rf"{YEAR}年\d{{1,2}}月[^。;\n]{{0,60}}?(?:调[研查]|考察|走访)(?!时)")
_STUDIED = re.compile("(?:学习|聆听|贯彻|领会).*讲话$")  # a speech, for years
_LAST_YEAR = re.compile("去年|过去的?一年")
# A speech that first reviews the year before is on that: 一、20*年工作回顾.
_REVIEWS_FIRST = re.compile(
    r"一、(?:回顾|总结)?[^。\n]{0,12}(?:年[^。\n,]{0,8}(?:工作)?(?:回顾|总结)|年[^。\n]{0,8}工作成绩)"
)
_FIRST_HALF = re.compile("上半年|(?<![大多每近])半年(?:来|工作)")
# What a text says of its time that looks back on its year.
LOOKS_BACK = re.compile("一年来|全年|今年|年度|[总小]结|述职|工作回顾|大会(?:报告工作|作[^。\\n]{0,4}工作报告)")
_QUARTER = re.compile("([一二三1-3])季度(?!.*年度)")  # of the first three
_WHEN_PLANNED, _WHEN_HALF_OVER, _WHEN_OVER = 0.2, 0.5, 0.95  # parts of its year after which a text is written
# Of a speech in spring: 再过几天就是“五一”.
_IN_SPRING = re.compile(
    '(?:今天是|就是|迎来|即将到来的?|庆祝|纪念)[^,。\n]{0,6}[“"]?(?:三八|五一|五四|清明|植树节)[”"]?|今春|春耕(?:生产|备耕)'
)
_FIRST_SECTION = re.compile(r"\(?[一1][、.)]")
_COMPARED = re.compile(
    rf"[同比较与和](?P<same>(?<=同)比)?{YEAR}年(?(same)(?![^,。;\n]{{0,8}}(?:倍|翻))|(?:的?同期|同比))"
)
_YEAR = re.compile(rf"{YEAR}年")
# What a text of one year says of it; titles of persons' lives, speeches and lessons; and what is said of many years.
_IN_THIS_YEAR = re.compile("今年|全年|本年|一年来|年终|年度|过去的一年|年[初底]|上半年|下半年")
_OF_PERSONS = re.compile("代表述职|事迹|竞[聘岗选]|典型|经验|做法|心得|体会|讲话|致辞|发言|调[研查]")
_OF_MANY_YEARS = re.compile("近年|多年|历年|[几两三四五]年来|近[几两三]年")
# Another time, or the day of an event: 与2014年持平, 2008年8月投入使用, 2012年的洪水, 2015年全面小康目标.
_IN_PASSING = re.compile(
    rf"(?P<other>[自从由据至与对比]|{TO})?{YEAR}年"
    rf"(?(other)|(?:度|的|至|[\d一二三四五六七八九十]{{1,2}}月|以[前后]|{HONOURED}|[^,。;\n]{{0,8}}目标(?![^,。;\n]{{0,4}}(?:完成|任务))))"
)
_ROW = re.compile(
    rf"(?P<before>(?:19|20)(?<!\d..)\d\d)年[^。;\n年]{{1,20}}[,、;] ?{YEAR}年[^。;\n年]{{1,24}}[,、;] ?[到而]?今年"
)
_UNLIKE = 2019  # the year that those of the epidemic, also of 2021 and later, are compared with


def year_of_work(text: Text) -> Dated | None:
    """The year of a text's own work; where it hides others, one named twice, or alone in its opening (2015年,我校…)."""
    year = text.named.year_of_work()
    if year is None:
        return None
    alone_in_opening = len(text.named.mentions) == 1 and f"{year}年," in text.opening
    if text.hides_years and text.named.own[year] < 2 and not (text.named.own[year] and alone_in_opening):
        return None
    return year, f"{year}年"


def of_own_work(text: Text) -> Period | None:
    """The only year that a text names, if it tells of its own work in it: 2023年,本社区两委建成食堂."""
    year = text.named.year_of_work()
    if year is None or len(text.named.mentions) > 1 or text.hides_years or _OF_PERSONS.search(text.heading):
        return None
    own = re.search(rf"(?:^|[。\n]) *{year}年度?,(?:[我本全]|[^,。\n]{{0,8}}我们)", text.untitled)
    return whole(year, own[0].strip("。\n ")) if own and "以来" not in text.opening else None


def year_told_together(text: Text) -> Dated | None:
    """The year that the words of their time tell together, and these; not where the text names a later one."""
    words, named = f"{text.heading}\n{text.body}", frozenset(text.named.mentions)
    likely = [year_of_era(words, written=written, years=named) for written in _when_written(text)]
    if len({dated and dated[0] for dated in likely}) != 1:  # a text of any time of its year is judged for each
        return None
    dated = likely[0]
    is_on_this_year = SPOKEN.search(text.heading) and not _REVIEWS_FIRST.search(text.body)
    if dated and is_on_this_year and any(_is_of_last_year(shown, text.body) for shown in dated[1:]):
        dated = (dated[0] + 1, *dated[1:])
    return dated if dated and text.named.newest <= dated[0] <= text.latest else None


def _is_of_last_year(words: str, body: str) -> bool:
    """Whether a text tells of what words name as of last year: 过去的一年,面对雨雪冰冻灾害和特大地震."""
    at = body.find(words)
    return _LAST_YEAR.search(body, max(body.rfind(mark, 0, at) for mark in "。\n") + 1, at) is not None


def _when_written(text: Text) -> tuple[float, ...]:
    """The parts of its year that may have been over when a text was written; none where it may be of any year."""
    if quarters := [number(nth) or 0 for nth in _QUARTER.findall(text.heading)]:
        return (min(quarters) / 4,)
    if _FIRST_HALF.search(text.beginning):
        return (_WHEN_HALF_OVER,)
    if text.only_plans:
        return (_WHEN_PLANNED,)
    is_spoken = SPOKEN.search(text.heading)
    if is_spoken and _IN_SPRING.search(text.opening):
        return (_WHEN_PLANNED,)
    if LOOKS_BACK.search(text.beginning):
        return (_WHEN_OVER,)
    return (_WHEN_PLANNED, _WHEN_OVER) if is_spoken else ()


def year_of_event(text: Text) -> Dated | None:
    """The year of the one anniversary, or of the plan's first or last year, that a text says it is, and the words."""
    counted = {} if _STUDIED.search(text.heading) else counted_years(text.heading)
    marked, plan_year = text.named.marked or counted, year_said(text.beginning)
    remembered = plan_year and max(marked, default=plan_year[0]) < plan_year[0]  # “十二五”开局之年, and 建国60周年
    if len(marked) == 1 and text.named.newest <= max(marked) <= text.latest and not remembered:
        return next(iter(marked.items()))
    campaign = (
        campaign_year(text.heading) or campaign_below(text.heading, text.opening) or campaign_carried_out(text.opening)
    )
    if campaign and text.named.newest <= campaign[0] + 1 and campaign[0] <= text.latest:
        return campaign
    plan_year = plan_year or (year_opened(text.opening) if text.only_plans else None)
    return plan_year or census_year(text.heading, text.body) or entry_year(text.beginning)


def year_before_planned(text: Text) -> Dated | None:
    """The year before the only one that a section plans (四、2012年工作安排), or the last words expect."""
    planned = text.named.planned
    if text.planned and text.title_period is None and f"{text.planned}年" in text.opening:
        planned = {text.planned: f"{text.planned}年"}
    elif text.only_plans:
        return None
    if len(planned) != 1 or any(year >= min(planned) for year in text.named.mentions):
        return None
    [(year, words)] = planned.items()
    looks_back = (LOOKS_BACK.search(text.beginning) or text.reports) and not _FIRST_SECTION.match(words)
    return (year - 1, words) if looks_back and year - 1 <= text.latest else None


def _year_of_survey(text: Text) -> Dated | None:
    """The year in one of whose months a survey was made, of a text titled so."""
    made = _SURVEY_MADE.search(text.opening) if _SURVEY.search(text.heading) else None
    year = year_of(made)
    return (year, made[0]) if made and year and text.named.newest <= year <= text.latest else None


def _year_of_number(text: Text) -> Dated | None:
    """The one year in the numbers of notices that a text names in brackets, if it names no year otherwise.

    Where it names that year too, or reports on what the notice asked for, the numbers may stand anywhere.
    """
    is_asked = text.reports and _ASKED.search(text.opening) is not None
    numbers = _NUMBER if text.named.mentions or is_asked else _NUMBERED
    years = {year: match[0] for match in numbers.finditer(text.body) if (year := year_of(match))}
    if (
        (text.hides_years and not is_asked)
        or len(years) != 1
        or text.named.mentions.keys() - years
        or max(years) > text.latest
    ):
        return None
    return next(iter(years.items()))


def _only_year(text: Text) -> Dated | None:
    """The only year that a report or a plan names, in whatever way, where it tells of this year without its number.

    What is named is mostly of that year too: 2010年慈善助学活动, 按照2013年造林规划. Not in what persons tell of their
    lives, nor where a text tells of many years, or compares its figures with those of the year named.
    """
    years = text.named.likely.keys() - years_compared(text).keys()
    if len(years) != 1 or text.named.mentions.keys() != years or _OF_PERSONS.search(text.heading):
        return None
    words, [year] = f"{text.heading}\n{text.body}", years
    is_of_one_year = _IN_THIS_YEAR.search(words) and not _OF_MANY_YEARS.search(words)
    is_of_work = text.reports or text.plans or not text.heading or text.heading.endswith("通知")
    named = next((match[0] for match in _YEAR.finditer(text.untitled) if year_of(match) == year), None)
    in_passing = any(year_of(match) == year for match in _IN_PASSING.finditer(text.untitled))
    return (year, named) if is_of_one_year and is_of_work and named and not in_passing else None


def year_compared(text: Text) -> Dated | None:
    """The year behind the one that figures are compared with (比07年同期增长), and the words."""
    years = years_compared(text)
    if len(years) != 1:
        return None
    [(year, words)] = years.items()
    return (year + 1, words) if year < text.latest and year != _UNLIKE else None


def _year_after_row(text: Text) -> Dated | None:
    """The year behind the last of a row that comes down to this year: 2000年1万人,2001年2万人,到今年九月3万人."""
    row = _ROW.search(text.body)
    year = year_of(row)
    if row is None or year is None or not int(row["before"]) + 1 == year == text.named.newest < text.latest:
        return None
    return year + 1, row[0]


def years_compared(text: Text) -> dict[int, str]:
    """The years that a text compares its figures with (比07年同期增长), with the words; none of them is its own."""
    matches = _COMPARED.finditer(text.body)
    return {year: match[0].lstrip("比较与和") for match in matches if (year := year_of(match))}


YEARS = (  # what tells the year of a text that is not signed
    year_of_work,  # 2012年,我局…
    year_of_event,  # 第23个全国助残日; 今年…汶川大地震; “十二五”开局之年; a census; 2012级新生军训
    _year_of_survey,  # 2017年10月,局里组成调研组, of a 调研报告
    year_compared,  # 比07年同期: 2008
    _year_after_row,  # 2000年1万人,2001年2万人,到今年九月3万人: 2002
    _year_of_number,  # 根据《…的通知》(县发〔2019〕88号)
    year_before_planned,  # 四、2012年工作安排: 2011
    year_told_together,  # 十八届三中、四中全会, 群众路线教育: 2014
    _only_year,  # 今年…三县2006年寄宿制学校建设工程: 2006
)
