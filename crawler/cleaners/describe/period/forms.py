"""The forms in which Chinese documents name a period, each read as first and last day.

All patterns are for folded text. A form without a year is read only where the caller knows the year.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from crawler.cleaners.describe.period.periods import (
    EARLIEST,
    LATEST,
    LONGEST_SPAN,
    Period,
    five_year_plan,
    from_to,
    last_day,
    months,
    school_term,
    school_year,
    span,
    whole,
)
from crawler.cleaners.describe.period.spellings import SIGNS, TO, as_usual, in_characters
from crawler.cleaners.vocabulary.numerals import number
from crawler.cleaners.vocabulary.numerals import year as year_number
from indexer import late_re as re
from indexer.text import HAN

# A year: 2008, 二〇〇八; 08年, 98年, but not 90年代, 建校95年 or 走过90年光辉历程. 12年 alone may be a dozen years:
# it is read where a part of a year or a plan follows, or a report behind a body's name (教育局12年工作总结, but not
# 20年), and 12-13 before 学年 or 学期. The seconds of 10:20:16 are none. It begins with a set of characters, which is
# looked for fastest.
YEAR = (
    r"(?P<year>[0129一二零〇](?<!:\d\d:.)(?:"
    r"(?<!\d.)(?:(?<=1)9|(?<=2)0)\d\d(?!\d)|"
    r"(?<=[一二])(?:[九〇零][〇零]|00|[九〇零][一二三四五六七八九])[〇零一二三四五六七八九]|"
    r"(?<!\d.)(?:(?<=0)\d|(?<=2)o\d\d)(?=年)|(?<![一二三四五六七八九十百千零〇\d].)(?<=[零〇])[一二三四五六七八九](?=年)|"
    r"(?<![\d过近]9)(?<=9)\d(?<!建[校局党国团军院厂站社]9\d)(?<!成立9\d)(?=年(?!代|前|来|历程|[光辉风华奋征]))|"
    r"(?<![\d第近].)(?<=[12])\d(?=年(?:度|上半年|下半年|终|第?[一二三四]季度|[1-9]\d?月(?!以?[来内])|[春秋]季学期|[寒暑][假期]|"
    r"工作(?:计划|要点|安排)|(?:即将|已经|就要)过去))|"
    r"(?:(?<=^[12])|(?<=[局校镇乡县院所部科室站队][12]))[1-9](?=年(?:教师)?(?:个人)?(?:工作)?(?:总结|汇报|小结|述职))|"
    rf"(?<![\d第].)(?<=[0129])\d(?=年?[{SIGNS}/]+\d\d(?:学年|年?度?第?[一二上下]半?学?期))))"
)
_HALF = re.compile(
    rf"{YEAR}?年?度?的?(?:第?[一二12]季度[及暨和、])?"
    r"(?P<half>上半年|(?<!上[、和及])下半年|(?<!再过)(?<![大多每近上下期时用了满出地])半年(?!前|以上|以下|内)|(?<!一)年中(?=工作|总结|述职))"
)
# 三季度 is one quarter; 前三季度, 前三个季度, 1-3季度 and 第一、二季度 are several. A line's 一、二季度 is a section.
_QUARTER = re.compile(
    rf"{YEAR}?年?度?(?:(?P<until>前)|(?:(?:第|(?<=[年度]))(?P<nth>[一二三1-3])季?度?[、和及]|(?P<since>[一二三1-3])[{SIGNS}]+))?"
    r"第?(?P<quarter>[一二三四1-4])(?(until)个?)季度"
)
# No second year of a pair: 20223~2024学年第二学期, 2002——2013年; nor where the first one is masked or gone: (-2010年).
_FIRST = rf"(?<!\d[{SIGNS}])(?<!\d——)(?<![*年(][{SIGNS}])(?<!^[{SIGNS}])"
_OR = rf"\s*[{SIGNS}/、.]+\s*"  # between the two years of a school year
_NEXT = r"(?P<next>(?:19|20)?\d\d|[一二][九〇零][〇零一二三四五六七八九]{2})"
# Also 2018-2019图书馆第一学期.
_TERM = re.compile(
    rf"{_FIRST}{YEAR}年?(?:{_OR}{_NEXT})?(?:年(?=学年))?\s*学?年?度?\s?"
    rf"(?:[春秋]季?|[大中小托][一二三四五\d]?班|[一二三四五六七八九]年级|(?:(?!总结|计划|[及和与学])[{HAN}]){{2,8}}?(?=第))?"
    r"第?(?P<term>[一二上下]|(?<=第)[12])半?学?期"
)
_TERM_ALONE = re.compile("(?P<term>[一二上下])学期")
_AT_SCHOOL = (
    r"学校|小学|中学|幼儿园|开学|班主任|班级|少先队|德育|共青团|教学|教研|教导|[语数英][文学语](?:组|科|教)|"
    r"[一二三四五六七八九]年级|[大中小托]班"
)
_SEASONS = (
    re.compile(rf"{YEAR}年?(?P<season>[春秋])季?(?:学期|期|学年|(?=(?!全)[{HAN}]{{0,4}}?(?:{_AT_SCHOOL})))"),
    # 2026年某幼儿园春季学期, 某小学2026年春季
    re.compile(
        rf"(?:学校|小学|中学|幼儿园)(?:[{HAN}]{{0,6}})?{YEAR}年?(?P<season>[春秋])季?(?=工作|教|保|[{HAN}]{{0,6}}(?:计划|总结))"
    ),
    re.compile(rf"{YEAR}年?(?:(?!总结|计划|[及和与])[{HAN}]){{2,10}}?(?P<season>[春秋])季?(?:学期|开学)"),
)
_SCHOOL_YEAR = re.compile(rf"{_FIRST}{YEAR}年?(?:{_OR}{_NEXT})?年?\s*学年")
_YEAR_PAIR = re.compile(rf"{YEAR}年?{TO}{_NEXT}年?度")
_NTH_MONTH = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_MONTHS = re.compile(
    rf"{YEAR}年度?(?P<first>{_NTH_MONTH})月?份?(?:(?:[上中下]旬)?{TO}|"
    rf"(?P<pair>[、和及]))(?:(?P<other>(?:19|20)\d\d)年)?(?P<last>{_NTH_MONTH})月份?(?!\d*日)"
)
_DAYS = re.compile(
    rf"{YEAR}年(?P<first>1[0-2]|0?[1-9])月(?P<since>[0-3]?\d)日?{TO}(?:(?P<other>(?:19|"
    rf"20)\d\d)年)?(?:(?P<last>1[0-2]|0?[1-9])月)?(?P<until>[0-3]?\d)日"
)
_FIRST_MONTHS = re.compile(rf"{YEAR}年[前头](?P<count>1[01]|[2-9]|十一?|[二三四五六七八九])个月")
MONTH = rf"(?P<month>{_NTH_MONTH})"
_MONTH = re.compile(
    rf"{YEAR}年{MONTH}月份?(?!\s*[\d一二三十]{{1,3}}\s*日)(?:(?P<third>[上中下]旬)(?![、和及][中下]旬))?"
)
_SPAN = re.compile(rf"{YEAR}年?度?{TO}(?P<last>(?:19|20)\d\d|[一二][九〇零][〇零一二三四五六七八九]{{2}})年?")
_WHOLE = re.compile(rf"{_FIRST}{YEAR}年")
_A_YEAR = re.compile(rf"{YEAR}年?")
# 2011年第二学期 may be of either of two school years; 2019年下期 is a term where schools write it.
_OPEN_TERM = re.compile(r"第?[一二上下]学?期|[^\n,及和与]{1,12}[一二上下]学期")
_OF_SCHOOL_YEAR = re.compile("学年|年度")
# What is counted is no year: 2000亩茶园, 2000余名教师; but 2012名师工作室.
_COUNT = (
    r"(?:[余多]人|[余多]?(?:万[元亩人户株头只吨]|[亩吨]|户(?![籍外口])|名(?![师校优牌著])|公[里斤顷]|[平立]方|人次))"
)
# At either end of a title, behind a body's name or what looks back: 2011某乡武装部工作总结, 工作总结(2011),
# 教育局2024平安建设总结, 再见,2018.
_BARE = (
    re.compile(rf"^{YEAR}(?!年|[级届]| ?{_COUNT})(?=[,:]? ?[{HAN}])"),
    re.compile(
        rf"(?<=[局校镇乡县院所部科室站队社园办处长任记员师协会委联团]){YEAR}(?=[{HAN}]{{0,8}}(?:总结|小结|汇报|述职|计划))(?!年|[级届字]|{_COUNT})"
    ),
    re.compile(rf"(?:再见|告别|别了|回[顾首望眸]|总结|盘点|走过|我的|^致),? ?{YEAR}(?:$|[,: ])"),
    re.compile(rf"\({YEAR}\)(?! ?第? ?\d+ ?号)"),
)
_PLAN = re.compile(
    r"(?<![第一二三四五六七八九百])[“\"]?(?P<plan>十[一二三四五]?五|九五|八五)[”\"]?+(?=规划|计划|时期|期间|末|[^\d年月日个名次人万元项篇份条章节部套例种类家户所多余普届]|$)|"
    r"第(?P<nth>十[一二三四五]?)个五年(?=规划|计划|工作|安排)"
)
_SCHOOL = re.compile(r"学校|班主任|教学|教师|教研|学生|学期|德育|少先队|幼儿|语文|数学|英语")
THIRDS = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (21, 31), "末": (21, 31)}
_OF_ALL_OF_IT = re.compile("全年|年终|年度")  # not of the month that is named
_APART = 25  # characters between a year and the half of it
_Read = TypeVar("_Read")
_Told = TypeVar("_Told")


# How a period is named: words of which one always stands there, the pattern, and what a match of it with its year is.
_Form = tuple[tuple[str, ...], re.Pattern[str], Callable[[re.Match[str], int], Period | None]]


def first_result(readers: Iterable[Callable[[_Read], _Told | None]], given: _Read) -> _Told | None:
    """What the first of the readers that finds something in what is given finds."""
    return next(filter(None, (reader(given) for reader in readers)), None)


@lru_cache(maxsize=8)  # title and first lines are asked for again, by what doubts them
def read(text: str) -> Period | None:
    """The most exact period that a folded text names."""
    text = in_characters(as_usual(text))
    found, plan = _first(_PARTS, text) or _first(_WHOLES, text), _five_years(text)
    if plan and (found is None or (found.start, found.end) == (plan.start, plan.end)):
        return plan
    return found or whole_year(text) or whole_year(text.strip(), _BARE)


def read_undated(text: str, year: int) -> Period | None:
    """A half or quarter that a text names, of a year that is known otherwise, whatever year the text names."""
    return _first(_OF_A_YEAR, _A_YEAR.sub("", text), year)


def part_of(found: Period, words: str) -> Period:
    """The half or quarter of a year, or the term of a school year, that words name (上半年); else what is found."""
    term = _TERM_ALONE.search(words) if found.label.endswith("学年") else None
    if term:
        return school_term(found.first, term[0], *found.evidence, second=term["term"] in "二下")
    part = read_undated(words, found.first) if found.is_year else None
    return replace(part, evidence=part.evidence + found.evidence) if part else found


def read_part_of_year(text: str) -> Period | None:
    """A term, half or quarter with its year."""
    return _first(_PARTS, in_characters(as_usual(text)))


def _first(forms: Iterable[_Form], text: str, known: int | None = None) -> Period | None:
    """The first period of the first of the forms that a text has, of a year that may be known otherwise."""
    for words, pattern, told_by in forms:
        for found in pattern.finditer(text) if any(word in text for word in words) else ():
            year = year_of(found, known)
            if year and (period := told_by(found, year)):
                return period
    return None


def year_of(match: re.Match[str] | None, fallback: int | None = None) -> int | None:
    """The year that a match of YEAR names, the fallback where it names none; None where it cannot be one."""
    digits = match["year"] if match else None
    if digits is None:
        return fallback
    value = year_number(digits if len(digits) == 4 else f"{19 if digits[0] == '9' else 20}{digits}")
    return value if value and EARLIEST <= value <= LATEST else None


def month_of(match: re.Match[str], group: str = "month") -> int:
    """The month that a match names, in digits or not."""
    return number(match[group].lstrip("0")) or 0


def whole_year(text: str, patterns: tuple[re.Pattern[str], ...] = (_WHOLE,)) -> Period | None:
    """The first year that a text names, or the half or quarter of it that stands apart (2012年教育局上半年工作总结)."""
    for match in (match for pattern in patterns for match in pattern.finditer(text)):
        if (first := year_of(match)) and not _OPEN_TERM.match(text, match.end()):
            following = text[match.end() : match.end() + _APART]
            apart = _first(_OF_A_YEAR, following, first)
            return replace(apart, evidence=(match[0], *apart.evidence)) if apart else whole(first, match[0])
    return None


def _half(match: re.Match[str], year: int) -> Period:
    second = match["half"] == "下半年"
    return months(year, 7 if second else 1, year, 12 if second else 6, match[0])


def _quarter(match: re.Match[str], year: int) -> Period | None:
    last = number(match["quarter"]) or 0
    first = number(match["since"] or match["nth"] or ("1" if match["until"] else match["quarter"])) or 0
    return months(year, 3 * first - 2, year, 3 * last, match[0]) if first <= last else None


def _term(match: re.Match[str], first: int) -> Period | None:
    if not (_OF_SCHOOL_YEAR.search(match[0]) or _follows(first, match["next"])):
        return None
    return school_term(first, match[0], second=match["term"] in "二下2")


def _season(match: re.Match[str], year: int) -> Period:
    """The spring term of a year is the second of the school year before."""
    spring = match["season"] == "春"
    return school_term(year - spring, match[0], second=spring)


def _school_year(match: re.Match[str], first: int) -> Period | None:
    at_school = "学年" in match[0] or _SCHOOL.search(match.string)
    return school_year(first, match[0]) if at_school and (not match["next"] or _follows(first, match["next"])) else None


def _follows(first: int, following: str | None) -> bool:
    """Whether the second year of a pair is the one after the first."""
    if following is None:
        return False
    return year_number(following) == first + 1 if len(following) == 4 else int(following) == (first + 1) % 100


def _some_months(match: re.Match[str], first: int) -> Period | None:
    start, end, last = month_of(match, "first"), month_of(match, "last"), int(match["other"] or first)
    apart = match["pair"] and 12 * (last - first) + end - start != 1  # 3月和5月
    if (first, start) < (last, end) and last <= first + LONGEST_SPAN and not apart:
        return months(first, start, last, end, match[0])
    return None


def _first_months(match: re.Match[str], year: int) -> Period:
    return months(year, 1, year, number(match["count"]) or 0, match[0])


def _days(match: re.Match[str], first: int) -> Period | None:
    """A span of days; one of whole months is named by these."""
    start, since, until = int(match["first"]), int(match["since"]), int(match["until"])
    end = int(match["last"] or start)
    try:
        begun = date(first, start, since)
        return from_to(begun, date(int(match["other"] or first + (end < start)), end, until), match[0])
    except ValueError:
        return None


def _month(match: re.Match[str], year: int) -> Period | None:
    month = month_of(match)
    if not month or _OF_ALL_OF_IT.search(match.string):
        return None
    since, until = THIRDS.get(match["third"], (1, 31))
    end = min(date(year, month, 1) + timedelta(days=until - 1), last_day(year, month))
    return from_to(date(year, month, since), end, match[0])


def _span(match: re.Match[str], first: int) -> Period | None:
    last = year_number(match["last"]) or 0
    return span(first, last, match[0]) if first < last <= first + LONGEST_SPAN else None


def _five_years(text: str) -> Period | None:
    """A five-year plan; not where the year of the text stands before it (2015年工作总结和十三五规划思路)."""
    match = _PLAN.search(text)
    if match is None or whole_year(text[: match.start()]):
        return None
    return five_year_plan(match["plan"] or f"{match['nth']}五", match[0])


# How a period is named, and what it is; the earlier form counts.
_OF_A_YEAR: tuple[_Form, ...] = ((("半年", "年中"), _HALF, _half), (("季度",), _QUARTER, _quarter))
_PARTS: tuple[_Form, ...] = (
    *((("春", "秋"), season, _season) for season in _SEASONS), (("期",), _TERM, _term), *_OF_A_YEAR,
)  # fmt: skip
_WHOLES: tuple[_Form, ...] = (
    (("日",), _DAYS, _days), (("月",), _MONTHS, _some_months), (("个月",), _FIRST_MONTHS, _first_months),
    (("月",), _MONTH, _month), (("学年",), _SCHOOL_YEAR, _school_year), (("度",), _YEAR_PAIR, _school_year),
    (("",), _SPAN, _span),
)  # fmt: skip
