"""The year of words that name none (上半年, 全年, 一年来): by the day under the text, or by what tells its year."""

from dataclasses import replace
from datetime import date, timedelta

from crawler.cleaners.describe.period.forms import first_result, read_undated
from crawler.cleaners.describe.period.opening import is_of_work
from crawler.cleaners.describe.period.periods import Dated, Period, whole
from crawler.cleaners.describe.period.terms import is_on_term, undated_term
from crawler.cleaners.describe.period.text import SPOKEN, Text
from crawler.cleaners.describe.period.written import day_written, is_published_at_once
from crawler.cleaners.describe.period.years_told import LOOKS_BACK, YEARS, year_of_event, year_told_together
from crawler.cleaners.matches import quick
from indexer import late_re as re

# What says that a text is on a time, though it names no year.
_RELATIVE = re.compile(
    quick(
        r"上半年|下半年|半年来|半(?<![每了]半)年|第?[一二三四1-4]季度|一年来|过去的?一年|全年|今年(?!已?经?[\d一二三四五六七八九十]{1,3}[多余]?岁)|"
        r"本年度|年度|年终|[总小]结|计划|本方案|汇报|述职|报告如下|会议上的报告|报告工作|(?:工作|情况|自查|整改)的?报告",
        also="一二三四1234",
    )
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
_ON_ITS_DAY = re.compile(f"{SPOKEN.pattern}|体会|心得|调研|调查|考察|的(?:通知|意见)$")
# A speech at one is of its day.
_OF_OPENING = re.compile("[开闭]幕|奠基|[开竣完]工|落成|揭[牌幕]|签约|启动|首发|开[园馆业]")
_NEXT_YEAR, _THIS_YEAR = re.compile("[明来]年|新的?一年|新年"), re.compile("今年|年度|本年|四季度|冬|月份|期间")
_CALENDAR_YEAR = re.compile("今年|本年")  # a teacher's 年度 may be a school year
_LAST_OF_FIRST_HALF = 9  # the last month in which 半年来 is the first half
_FAR_FROM_YEARS_END = range(5, 10)  # months
_LAST_PLANNED = 8  # the last month in which a plan is for its own year
_SOON = timedelta(days=90)  # after a half or a quarter a report on it is signed
_OF_ALL_OF_IT = re.compile("一年来|全年")
_OF_YEAR_BEFORE, _LAST_OF_ANNUAL = re.compile("年度(?:工作)?报告|年报|决算"), 4  # in a title, and their last month
_OF_WINTER = re.compile("寒假|春[节运]|元宵|竞[聘选]")  # or of the day
_OF_SCHOOL_YEAR = re.compile("[本该一二三四]学年")  # which is no calendar year


# A speech may plan a part of the year (四季度的重点工作), and who searches himself counts the meetings of one.
_ON_NO_PART = re.compile(f"{SPOKEN.pattern}|对照检查|剖析")


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
    if is_on_term(text):
        return undated_term(text)
    return None if _OF_SCHOOL_YEAR.search(words) else _of_year(relative[0], text)


def _of_year(relative: str, text: Text) -> Period | None:
    """The year, or the part of it, that relative words name: of the signature, of `YEARS`, or of its own site's day."""
    written = day_written(text)
    if dated := _year_on_day(text, *written) if written else first_result(YEARS, text):
        return _of_words(text, relative, *dated)
    if text.day_on_own_site is None or text.signed or text.hides_years:
        return None
    published = _year_on_day(text, text.day_on_own_site, text.day_on_own_site.isoformat())
    found = _of_words(text, relative, *published) if published else None
    return found if found and is_published_at_once(found, text) else None


def _of_words(text: Text, relative: str, year: int, *evidence: str) -> Period:
    """The part of a year, or all of it, that a text of that year is on."""
    part = None if text.on_whole_year else read_undated(text.heading, year)
    if part is None and not _ON_NO_PART.search(text.heading):
        is_late = text.signed and text.signed.month > _LAST_OF_FIRST_HALF
        part = read_undated(text.opening.replace("半年来", "下半年") if is_late else text.opening, year)
        if part and not _is_on(part, text):
            part = None
    return replace(part or whole(year), evidence=(relative, *evidence))


def _is_on(part: Period, text: Text) -> bool:
    """Whether a text may be on a part of the year that only its opening names: 战胜了上半年的干旱 is told of a year."""
    if text.signed:
        return text.signed - date.fromisoformat(part.end) <= _SOON
    plans_both = text.only_plans and all(half in text.opening for half in ("上半年", "下半年"))
    is_on_year = plans_both or "年度" in text.heading or _OF_ALL_OF_IT.search(text.opening)
    return is_of_work(part, text.opening) and not is_on_year


def _of_its_event(text: Text) -> Period | None:
    """The year of the one thing counted that a title names, or a text opens with: 第25届全国推广普通话宣传周."""
    event = year_of_event(text)  # a text signed in another year only looks back on it
    if event is None or (text.signed and text.signed.year != event[0]):
        return None
    return whole(*event) if all(words in text.beginning for words in event[1:]) else None


def _of_its_speech(text: Text) -> Period | None:
    """The year of the day on which a speech was held, a survey or a lesson told of; not in its first two months.

    Then it may be of the year before, unless it opens something.
    """
    if not text.signed and SPOKEN.search(text.heading) and (dated := year_told_together(text)):
        return whole(*dated)
    signed = text.signed if _ON_ITS_DAY.search(text.heading) else None
    is_of_day = signed and (signed.month > 2 or _OF_OPENING.search(text.heading))
    return whole(signed.year, signed.isoformat()) if signed and is_of_day else None


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
    looks_back = LOOKS_BACK.search(words)
    is_annual = day.month <= _LAST_OF_ANNUAL and _OF_YEAR_BEFORE.search(text.heading)
    is_of_year_before = is_annual or (day.month <= 2 and looks_back and not _OF_WINTER.search(text.heading))
    return day.year - bool(is_of_year_before), told
