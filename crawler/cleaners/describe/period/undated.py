"""The year of words that name none (上半年, 全年, 一年来): by the day under the text, or by what tells its year."""

from dataclasses import replace
from datetime import date, timedelta

from crawler.cleaners.describe.period.counted import census_year, counted_years, entry_year
from crawler.cleaners.describe.period.era import fits, year_of_era
from crawler.cleaners.describe.period.events import campaign_year
from crawler.cleaners.describe.period.forms import TO, YEAR, first_result, read_undated, year_of
from crawler.cleaners.describe.period.opening import is_of_work
from crawler.cleaners.describe.period.periods import Dated, Period, school_term, whole
from crawler.cleaners.describe.period.plan_years import year_said
from crawler.cleaners.describe.period.text import SPOKEN, Text
from crawler.cleaners.describe.period.years_named import HONOURED
from indexer import late_re as re

# What says that a text is on a time, though it names no year.
_RELATIVE = re.compile(
    r"上半年|下半年|半年来|(?<![每了])半年|第?[一二三四1-4]季度|一年来|过去的?一年|全年|今年(?!已?经?[\d一二三四五六七八九十]{1,3}[多余]?岁)|"
    r"本年度|年度|年终|[总小]结|计划|本方案|汇报|述职|报告如下|(?:工作|情况|自查|整改)的?报告"
)
_MEANT = re.compile("方案|思路|要点|安排|打算|部署")
_TOLD = re.compile("情况$|年报|(?:交流|经验|考核|自评|迎检|申报)材料")  # in a title
_LONG_PLAN = re.compile("[两三四五六七八九十]年(?!级)")  # 三年行动方案
_OF_YEAR = re.compile(r"半年|季度|一年|全年|今年|年度|年终")
# 近几年来, 自2008年换届以来: on more than the year in which it is signed.
_ON_YEARS = re.compile(
    r"近几年|[两二十]年多?来|(?:任现?职|换届)以来|多年来|五[”\"]?以来|[从自](?!\d{1,2}月\d)[^,。;\n]{2,16}以来"
)
# From a day or year that is seldom told: 转正申请, 入职已经一年, but not 两名预备党员转正; 我报告2015年以来的工作.
_ON_TRIAL = re.compile(
    r"报告20\d\d年以来|试用期|转正(?<!党员转正)(?<!党员..转正)|为期[一两三]年|(?:入职|到岗|进[入厂]|来到|挂职|支教)[^。\n]{0,10}(?:[一半]年|年多|个月)"
)
_OF_TWO_YEARS = re.compile(r"\A(?:[^\n]{0,16}今冬明春|[^\n]*\n[^。\n]{0,8}去冬(?:以来|今春))")
_APPLICATION = re.compile("入[党团](?:申请|志愿)书")  # who asks to join reports on no time
# Speeches, lessons learnt and surveys are of their day.
_ON_ITS_DAY = re.compile("讲话|致辞|发言|体会|心得|调研|调查|考察|的(?:通知|意见)$")
# Not that of an opinion, a rule or a decision, which hold for years.
_LASTING = "[见法例定要划]》"
_OPENS, _CLOSES = r"[〔\[(【]", r"[〕\])】] ?第?\d{1,4} ?号"  # before the year of a document's number, and behind it
_NUMBERED = re.compile(rf"(?<!{_LASTING})\([^()\d\n]{{2,10}}[〔\[(]{YEAR}[〕\])] ?第?\d{{1,4}}号\)")
_NUMBER = re.compile(rf"{_OPENS}{YEAR}{_CLOSES}")
_ASKED = re.compile(
    rf"(?:根据|按照|接)(?:(?!{_LASTING})[^。\n]){{0,60}}{_OPENS}\d{{4}}{_CLOSES}(?![^。\n]{{0,12}}意见)"
)
_SURVEY = re.compile("调研|考察|调查(?!队)")
_SURVEY_MADE = re.compile(rf"{YEAR}年\d{{1,2}}月[^。;\n]{{0,60}}?(?:调[研查]|考察|走访)(?!时)")
_STUDIED = re.compile("(?:学习|聆听|贯彻|领会).*讲话$")  # a speech, for years
_LAST_YEAR = re.compile("去年|过去的?一年")
_FIRST_HALF = re.compile("上半年|(?<![大多每近])半年(?:来|工作)")
_BACK = re.compile("一年来|全年|今年|年度|[总小]结|述职|大会报告工作")
_WHEN_PLANNED, _WHEN_HALF_OVER, _WHEN_OVER = 0.2, 0.5, 0.95  # parts of its year after which a text is written
_NEXT_YEAR, _THIS_YEAR = re.compile("[明来]年|新的?一年|新年"), re.compile("今年|年度|本年|四季度|冬|月份|期间")
_CALENDAR_YEAR = re.compile("今年|本年")  # a teacher's 年度 may be a school year
_LAST_OF_FIRST_HALF = 9  # the last month in which 半年来 is the first half
_FAR_FROM_YEARS_END = range(5, 10)  # months
_LAST_PLANNED = 8  # the last month in which a plan is for its own year
# Its site publishes a text so near to the end of what it reports on, or to the beginning of what it plans.
_AT_ONCE = timedelta(days=45)
_SOON = timedelta(days=90)  # after a half or a quarter a report on it is signed
_OF_ALL_OF_IT = re.compile("一年来|全年")
_OF_YEAR_BEFORE, _LAST_OF_ANNUAL = re.compile("年度(?:工作)?报告|年报|决算"), 4  # in a title, and their last month
_HOLIDAYS = "07-10"  # when the second term is over
_OF_WINTER = re.compile("寒假|春[节运]|元宵|竞[聘选]")  # or of the day
_FIRST_SECTION = re.compile(r"\(?[一1][、.)]")
# What a text of the end of a year begins with: 随着2012年元旦的钟声敲响.
_BELLS = re.compile(rf"{YEAR}年?的?(?:(?:元旦|新年)的?)?(?:钟声|曙光)(?=[^,。;\n]{{0,8}}[敲响来临升])")
_AUTUMN = re.compile(r"(?<![\d一二三四五六七八九十])(?:9|1[0-2]|九|十[一二]?)月")  # in which the first term is
_SPRING = re.compile(r"(?<![\d一二三四五六七八九十])(?:[3-6]|[三四五六])月")  # the second
_NOT_FIRST_TERM = re.compile("下学期|第二学期|春")  # in a title
# A term and a school year are of no calendar year: 本学期, 一学年来; where it is said when one ended it is told which.
_OF_TERM, _OF_SCHOOL_YEAR = re.compile("学期|期末(?!考|复习)"), re.compile("[本该一二三四]学年")
_COMPARED = re.compile(
    rf"[同比较与和](?P<same>(?<=同)比)?{YEAR}年(?(same)(?![^,。;\n]{{0,8}}(?:倍|翻))|(?:的?同期|同比))"
)
_YEAR = re.compile(rf"{YEAR}年")
# What a text of one year says of it; titles of persons' lives, speeches and lessons; and what is said of many years.
_IN_THIS_YEAR = re.compile("今年|全年|本年|一年来|年终|年度|过去的一年|年[初底]|上半年")
_OF_PERSONS = re.compile("代表述职|事迹|竞[聘岗选]|典型|经验|做法|心得|体会|讲话|致辞|发言|调[研查]")
_OF_MANY_YEARS = re.compile("近年|多年|历年|[几两三四五]年来|近[几两三]年")
# Another time, or the day of an event: 与2014年持平, 2008年8月投入使用, 2012年的洪水, 2015年全面小康目标.
_IN_PASSING = re.compile(
    rf"(?P<other>[自从由据至与对比]|{TO})?{YEAR}年"
    rf"(?(other)|(?:度|的|至|[\d一二三四五六七八九十]{{1,2}}月|以[前后]|{HONOURED}|[^,。;\n]{{0,8}}目标(?![^,。;\n]{{0,4}}(?:完成|任务))))"
)
_ROW = re.compile(
    rf"(?<!\d)(?P<before>(?:19|20)\d\d)年[^。;\n年]{{1,20}}[,、;] ?{YEAR}年[^。;\n年]{{1,24}}[,、;] ?[到而]?今年"
)
_UNLIKE = 2019  # the year that those of the epidemic, also of 2021 and later, are compared with


def undated(text: Text) -> Period | None:
    """The period of words without a year (上半年, 全年), with the year of the signature or that the text tells."""
    words = text.beginning
    if _APPLICATION.search(text.heading) or _OF_TWO_YEARS.search(words):
        return None
    of_months = text.only_plans and not _LONG_PLAN.search(text.heading)
    relative = _RELATIVE.search(words) or (_MEANT if of_months else _TOLD).search(text.heading)
    if relative is None:
        return _of_its_event(text) or _of_its_speech(text)
    if _ON_TRIAL.search(words):
        return None
    if _OF_TERM.search(words):
        return _term(text)
    return None if _OF_SCHOOL_YEAR.search(words) else _of_year(relative[0], text)


def of_own_work(text: Text) -> Period | None:
    """The only year that a text names, if it tells of its own work in it: 2023年,本社区两委建成食堂."""
    year = text.named.year_of_work()
    if year is None or len(text.named.mentions) > 1 or text.hides_years or _OF_PERSONS.search(text.heading):
        return None
    own = re.search(rf"(?:^|[。\n]) *{year}年度?,(?:[我本全]|[^,。\n]{{0,8}}我们)", text.untitled)
    return whole(year, own[0].strip("。\n ")) if own and "以来" not in text.opening else None


def is_published_at_once(found: Period, text: Text) -> bool:
    """Whether its own site published a text soon after what it reports on, or before what it plans.

    Such a site may put old texts on the web again: none of a year in which its words cannot be written, or other than
    the years that it names.
    """
    year, last = found.first, found.last
    ends = min(found.end, f"{last}-{_HOLIDAYS}") if found.label.endswith("学期") else found.end
    edge = date.fromisoformat(found.start if text.only_plans else ends)
    at_once = text.day_on_own_site is not None and abs(edge - text.day_on_own_site) <= _AT_ONCE
    return at_once and set(text.named.mentions) <= {year, last} and year <= text.latest and fits(year, text.body)


def _of_year(relative: str, text: Text) -> Period | None:
    """The year, or the part of it, that relative words name: of the signature, of `YEARS`, or of its own site's day."""
    written = _written(text)
    if dated := _year_on_day(text, *written) if written else first_result(YEARS, text):
        return _of_words(text, relative, *dated)
    if text.day_on_own_site is None or text.signed or text.hides_years:
        return None
    published = _year_on_day(text, text.day_on_own_site, text.day_on_own_site.isoformat())
    found = _of_words(text, relative, *published) if published else None
    return found if found and is_published_at_once(found, text) else None


def _of_words(text: Text, relative: str, year: int, *evidence: str) -> Period:
    """The part of a year, or all of it, that a text of that year is on."""
    part = read_undated(text.heading, year)
    if part is None and not SPOKEN.search(text.heading):  # a speech may plan a part: 四季度的重点工作
        is_late = text.signed and text.signed.month > _LAST_OF_FIRST_HALF
        part = read_undated(text.opening.replace("半年来", "下半年") if is_late else text.opening, year)
        if part and not _is_on(part, text):
            part = None
    return replace(part or whole(year), evidence=(relative, *evidence))


def _is_on(part: Period, text: Text) -> bool:
    """Whether a text may be on a part of the year that only its opening names: 战胜了上半年的干旱 is told of a year."""
    if text.signed:
        return text.signed - date.fromisoformat(part.end) <= _SOON
    is_on_year = "年度" in text.heading or _OF_ALL_OF_IT.search(text.opening)
    return is_of_work(part, text.opening) and not is_on_year


def _of_its_event(text: Text) -> Period | None:
    """The year of the one thing counted that a title names, or a text opens with: 第25届全国推广普通话宣传周."""
    event = year_of_event(text)  # a text signed in another year only looks back on it
    if event is None or (text.signed and text.signed.year != event[0]):
        return None
    return whole(*event) if all(words in text.beginning for words in event[1:]) else None


def _of_its_speech(text: Text) -> Period | None:
    """The year of the day on which a speech was held, a survey or a lesson told of; not in its first two months.

    Then it may be of the year before.
    """
    if not text.signed and SPOKEN.search(text.heading) and (dated := year_told_together(text)):
        return whole(*dated)
    signed = text.signed if _ON_ITS_DAY.search(text.heading) else None
    return whole(signed.year, signed.isoformat()) if signed and signed.month > 2 else None


def _year_on_day(text: Text, day: date, told: str) -> Dated | None:
    """The year that a text signed or published on a day is on, and what `told` the day.

    In January and February that is the one before; that of a plan is the next, if it says so, and open in December. One
    on several years is on none.
    """
    words = text.beginning
    if _ON_YEARS.search(words) and not _OF_YEAR.search(words):
        return None
    if text.only_plans:
        if day.month > _LAST_PLANNED and _NEXT_YEAR.search(words):
            return day.year + 1, told
        return None if day.month == 12 and not _THIS_YEAR.search(words) else (day.year, told)
    if day.month in _FAR_FROM_YEARS_END and "一年来" in words and not _CALENDAR_YEAR.search(words):
        return None  # since the same month of the year before
    looks_back = _BACK.search(words)
    is_annual = day.month <= _LAST_OF_ANNUAL and _OF_YEAR_BEFORE.search(text.heading)
    is_of_year_before = is_annual or (day.month <= 2 and looks_back and not _OF_WINTER.search(text.heading))
    return day.year - bool(is_of_year_before), told


def _term(text: Text) -> Period | None:
    """The school term that goes on, or has just ended, on the day of a text; None while it may be either.

    That of a plan begins soon, or has just begun.
    """
    written = _written(text)
    if written is None and (term := _term_of_entrants(text) or _term_of_event(text)):
        return term
    day, words = written or (text.day_on_own_site, f"{text.day_on_own_site}")
    if day is None or day.month in ({1, 7} if text.only_plans else {3, 4, 9, 10}):
        return None
    second = day.month in (range(2, 7) if text.only_plans else range(5, 9))
    first = day.year - (day.month < (8 if text.only_plans else 9))
    term = school_term(first, _term_named(text), words, second=second)
    return term if written or is_published_at_once(term, text) else None


def _term_named(text: Text) -> str:
    """The word by which a text says that it is on a term: 学期, 期末."""
    named = _OF_TERM.search(text.beginning)
    return named[0] if named else "学期"


def _term_of_entrants(text: Text) -> Period | None:
    """The term that begins with the new students whom a text of autumn, not of spring, names (2011级新生)."""
    entered = entry_year(text.beginning)
    is_of_second = "下学期" in text.heading and not text.only_plans
    if entered is None or is_of_second or not _AUTUMN.search(text.body):
        return None
    year, words = entered
    return school_term(year, _term_named(text), words, second=False) if text.named.newest <= year + 1 else None


def _term_of_event(text: Text) -> Period | None:
    """The term of the event's year that the text tells of: 喜迎新中国成立七十周年, and what was done in October."""
    event = year_of_event(text)
    return term_in_months(text, event[0], *event[1:]) if event else None


def term_in_months(text: Text, year: int, *evidence: str) -> Period | None:
    """The term of a year in whose months alone a text tells of its work, be they of autumn or of spring."""
    autumn, spring = _AUTUMN.search(text.untitled), _SPRING.search(text.untitled)
    month = autumn or spring
    if month is None or (autumn and spring) or (autumn and _NOT_FIRST_TERM.search(text.heading)):
        return None
    return school_term(year - bool(spring), *evidence, _term_named(text), month[0], second=bool(spring))


def _written(text: Text) -> tuple[date, str] | None:
    """The day on which a text is signed, or the first of the year that it has just heard begin, and what tells it."""
    if text.signed:
        return text.signed, text.signed.isoformat()
    bells = _BELLS.search(text.opening)
    year = year_of(bells)
    if bells is None or year is None or year > text.latest:
        return None
    named_again = text.named.newest > year or text.named.mentions[year] > 1
    return None if named_again else (date(year, 1, 1), bells[0])


def year_of_work(text: Text) -> Dated | None:
    """The year of a text's own work; where it hides others, one named twice, or alone in its opening (2015年,我校…)."""
    year = text.named.year_of_work()
    if year is None:
        return None
    alone_in_opening = len(text.named.mentions) == 1 and f"{year}年," in text.opening
    if text.hides_years and text.named.own[year] < 2 and not (text.named.own[year] and alone_in_opening):
        return None
    return year, f"{year}年"


def year_told_together(text: Text) -> Dated | None:
    """The year that the words of their time tell together, and these; not where the text names a later one."""
    words, named = f"{text.heading}\n{text.body}", frozenset(text.named.mentions)
    likely = [year_of_era(words, written=written, years=named) for written in _when_written(text)]
    if len({dated and dated[0] for dated in likely}) != 1:  # a text of any time of its year is judged for each
        return None
    dated = likely[0]
    if dated and SPOKEN.search(text.heading) and any(_is_of_last_year(shown, text.body) for shown in dated[1:]):
        dated = (dated[0] + 1, *dated[1:])
    return dated if dated and text.named.newest <= dated[0] <= text.latest else None


def _is_of_last_year(words: str, body: str) -> bool:
    """Whether a text tells of what words name as of last year: 过去的一年,面对雨雪冰冻灾害和特大地震."""
    at = body.find(words)
    return _LAST_YEAR.search(body, max(body.rfind(mark, 0, at) for mark in "。\n") + 1, at) is not None


def _when_written(text: Text) -> tuple[float, ...]:
    """The parts of its year that may have been over when a text was written; none where it may be of any year."""
    if _FIRST_HALF.search(text.beginning):
        return (_WHEN_HALF_OVER,)
    if text.only_plans:
        return (_WHEN_PLANNED,)
    if _BACK.search(text.beginning):
        return (_WHEN_OVER,)
    return (_WHEN_PLANNED, _WHEN_OVER) if SPOKEN.search(text.heading) else ()


def year_of_event(text: Text) -> Dated | None:
    """The year of the one anniversary, or of the plan's first or last year, that a text says it is, and the words."""
    counted = {} if _STUDIED.search(text.heading) else counted_years(text.heading)
    marked, plan_year = text.named.marked or counted, year_said(text.beginning)
    remembered = plan_year and max(marked, default=plan_year[0]) < plan_year[0]  # “十二五”开局之年, and 建国60周年
    if len(marked) == 1 and text.named.newest <= max(marked) <= text.latest and not remembered:
        return next(iter(marked.items()))
    campaign = campaign_year(text.heading)
    if campaign and text.named.newest <= campaign[0] + 1 and campaign[0] <= text.latest:
        return campaign
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
    looks_back = (_BACK.search(text.beginning) or text.reports) and not _FIRST_SECTION.match(words)
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
