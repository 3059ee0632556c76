"""The period that a text reports on: first and last day, a label, and the words that gave it.

A year in the title is believed unless the body contradicts it or makes it doubtful: sites roll the years of titles
forward, and leave the text as it was. A report to a congress is named by the year of the session, and reviews the year
before. A period without a year takes the year from the date under the text, or from the year that the text names for
itself; otherwise it stays open.
"""

import re
from collections import Counter
from dataclasses import replace
from datetime import date

from crawler.cleaners.describe.period_doubts import (
    is_contradicted,
    is_doubtful,
    is_overtaken,
    is_part,
    is_rolled,
    title_lines,
    without,
)
from crawler.cleaners.describe.period_forms import (
    FIVE_YEAR_PLANS,
    LATEST,
    YEAR,
    Period,
    month_of,
    read,
    read_part_of_year,
    read_undated,
    school_term,
    whole,
    whole_year,
    year_of,
)
from crawler.cleaners.describe.period_named import HONOURED, SINCE, Named, most_named, years_named
from crawler.cleaners.describe.period_signs import latest_year
from crawler.cleaners.describe.period_years import CONGRESS, OPENING, SESSION, is_titled_so, looks_back, several_years
from crawler.cleaners.folded_title import folded_title
from crawler.cleaners.numerals import number
from indexer.text import MASK

_MAX_READ = 20_000  # characters in which years are counted
_WORDS = 16  # characters from a year on that name its half or term
_SIGNATURE = re.compile(
    rf"{YEAR}年(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?:(?P<day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})日)?\s*"
)
# What the text says that it reports on.
_MASK = re.escape(MASK)
_FEASTS = "(?:春节|元旦|入[春夏秋冬汛]|开[春年])?"
_BEGINNING = re.compile(
    # before the first sentence ends; below it a year may be one of a life, or of a figure
    rf"\A(?:[^\n。]{{0,40}}\n){{0,4}}[ \u3000]*(?:[一二][、.])?(?={YEAR}年(?:度|上半年|下半年)?"
    rf"(?:[,来年]|{_FEASTS}以来|全年|的?工作|即将|已经|是|[我全县市区镇乡村]|"
    r"[^,。\n]{0,16}在[^,。\n]{1,30}(?:领导|带领|指导|支持|关怀)下))"
)
# What a text of a whole year says, though it begins with a part of it.
_WHOLE_YEAR = re.compile("年度(?!目标|任务|计划)|年终|一年来|全年(?:工作总结|[共累实完])")
_REVIEWED = (
    re.compile(
        rf"(?:现(?:将|就|把|对)|回顾|总结|过去的)[^。\n]{{0,16}}?(?={YEAR}年)"
        r"(?=[^。\n]{0,40}(?:总结|汇报|报告|述|如下|回顾|工作|过去|,))"
    ),
    _BEGINNING,
    # 2010年对我校来说是极不平凡的一年
    re.compile(rf"(?:^|[。\n \u3000])(?={YEAR}年对[^,。\n]{{1,12}}(?:来说|而言))"),
    # 岳口镇2017年夏季征兵工作紧紧围绕 …
    re.compile(rf"(?:[县区市旗镇乡村局院校司]|街道|单位)在?(?={YEAR}年度?[\u4e00-\u9fff]{{0,12}}工作(?![报会要计]))"),
)
_FIRST_YEAR = re.compile(rf"(?:\s*[一1][、.][^\n。]{{0,20}}\n)?\s*{YEAR}年度?(?:[,来]|{_FEASTS}以来|是)")
_OF_WORK = re.compile(rf"(?={YEAR}年度?[我全]?[^,。;\n]{{0,10}}工作(?:情况|回顾|总结))")
_REPORT = re.compile(r"工作报告|工作情况的报告|执行情况")
# 现在,我代表市人民政府向大会报告工作,请予审议,并请各位政协委员提出意见。 Behind it the report begins.
_ADDRESS = re.compile(r"我(?:代表|受)[^。\n]{2,60}(?:报告|汇报)[^。\n]{0,80}。(?:请[^。\n]{0,40}。)?\s*")
_MONTHS_ALONE = re.compile(r"(?<![\d年])(?:1[0-2]|[1-9])(?:[-—~至到](?:1[0-2]|[1-9]))?月份?(?!\d*日)")
_LOOKING_BACK = (
    re.compile(rf"{YEAR}年度?的?[^。,\n]{{0,8}}(?:回顾|总结)"),
    re.compile(rf"报告{YEAR}年"),
)
_SPACED = re.compile(r"(?<=\d) +(?=[年月日])|(?<=[年月]) +(?=\d)")
_RELATIVE = re.compile(r"上半年|下半年|半年来|半年|第?[一二三四1-4]季度|一年来|全年|今年|本年度|年度|年终|总结|计划")
# “十二五”开局之年 is 2011, “十三五”收官之年 2020.
_YEAR_OF_PLAN = re.compile(r"(?<!十)(?P<plan>十[一二三四五]?五)[”\"]?[^,。;\n]{0,8}(?:(?P<first>开局|起步)|收官)之?年")
_NEXT = re.compile(r"(?:明年|来年|即将)[^。\n]{0,12}$")
# A term is of no calendar year: 本学期, 一学期来; where it is said when it ended it is told which one.
_OF_TERM = re.compile(r"学期")
_OF_YEAR = re.compile(r"一年来|全年|今年|(?<!学)年度|半年")
# The year of what comes next, behind a summary without one: 工作总结及2023年工作思路.
_NEXT_YEAR = re.compile(
    rf"(?:总结|小结|汇报|情况)[^,;。]{{0,4}}[及和暨与、][^,;。]{{0,4}}{YEAR}年[^,;。]{{0,12}}(?:思路|计划|打算|安排|要点|谋划)"
)
_PLANS = re.compile(r"计划(?!生育)|规划|要点|打算|思路|方案|安排")
# A day or an honour is no period.
_OTHER_DATE = re.compile(
    rf"{YEAR}年(?:(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})日|{HONOURED})"
)
_TO_COME = re.compile(rf"{YEAR}年度?[^,。;\n]{{0,6}}(?:打算|计划|安排|思路)")
_ITS_YEAR = re.compile(rf"{YEAR}年度?")
_MARKS = re.compile(rf"[\s“”\"《》〈〉(){_MASK}]")
_SHARED = 4  # characters of the title behind a year that make it the title's


def period(title: str | None, body: str, published: str | None = None) -> Period | None:
    """The period of a document; None where it does not tell.

    `body` is its folded text; what was `published` (or fetched) on a day does not report on a later time, and plans at
    most the next year.
    """
    heading = _without_next_year(folded_title(title))
    if " " in body:
        body = _SPACED.sub("", body[:_MAX_READ]) + body[_MAX_READ:]
    opening = body[:OPENING]
    latest = min(latest_year(heading, body[:_MAX_READ]), int(published[:4]) + 1 if published else LATEST)
    signed = _signed(body)
    if signed and signed.year > latest:
        signed = None
    again = title_lines(body[:_MAX_READ])  # these prove nothing: who rolled a title forward did so wherever it stands
    named = years_named(without(again, body[:_MAX_READ]), latest)
    inner = next(filter(None, (read(_without_next_year(line)) for line in again)), None)
    claimed = read(heading) or inner
    planned = claimed is not None and claimed.label in FIVE_YEAR_PLANS
    if not planned and (several := looks_back(heading) or looks_back(opening)):
        if spanned := several_years(several, body[:_MAX_READ], latest):
            return spanned
        if claimed is None or (is_titled_so(heading) and claimed.label.endswith("年")):
            return None
    elif claimed is None and is_titled_so(heading):
        return None
    if (not heading or _REPORT.search(heading)) and (CONGRESS.search(heading) or CONGRESS.search(opening)):
        return _of_session(heading, body[: 4 * OPENING], named)
    if claimed and inner:
        if is_rolled(claimed, inner):
            return replace(inner, conflict=True) if named.told[int(inner.start[:4])] else None
        claimed = inner if is_part(inner, claimed) else claimed
    plans = _PLANS.search(heading) is not None
    if claimed and not plans and not _WHOLE_YEAR.search(heading + opening):
        part = _part_at_beginning(opening)
        claimed = part if part and is_part(part, claimed) else claimed
    if claimed and int(claimed.start[:4]) > latest:
        proven = _undated(heading + opening, named, signed)
        return replace(proven, conflict=True) if proven else None
    if claimed and is_overtaken(claimed, named.own):
        return None
    if claimed and not plans and (stated := _another(claimed, opening, named.told)):
        return stated
    if claimed and is_contradicted(claimed, named.own if plans else named.told, signed, None if plans else published):
        proven = _undated(heading + opening, named, signed)
        return replace(proven, conflict=True) if proven and proven.start[:4] != claimed.start[:4] else None
    if claimed and not signed and is_doubtful(claimed, named.told, [heading, *again], body[:_MAX_READ]):
        proven = _undated(heading + opening, named, None) if _year_of_event(heading + opening, named) else None
        if proven and proven.start[:4] != claimed.start[:4]:
            return replace(proven, conflict=True)
        return claimed if proven else None
    if claimed:
        return claimed
    if (months := _MONTHS_ALONE.search(heading)) and (its_year := most_named(named.own) or most_named(named.likely)):
        return read(f"{its_year}年{months[0]}")
    found = _stated(opening, plans=plans)
    if found and found.label.endswith("年") and (part := read_undated(heading, int(found.start[:4]))):
        found = replace(part, evidence=f"{part.evidence} · {found.evidence}")
    if found and f"{found.start[:4]}年以来" in opening and max(named.told, default=0) > int(found.start[:4]) + 1:
        found = None  # what has been going on for years
    if found and int(found.start[:4]) <= latest and not is_contradicted(found, named.told, signed, None):
        return found
    if of_subject := _year_of_subject(heading, opening, latest, published):
        return of_subject
    return _undated(f"{heading}\n{opening}", named, signed)


def _without_next_year(heading: str) -> str:
    """A title without the year of what comes next, where it is the only one."""
    following = _NEXT_YEAR.search(heading)
    if following is None or re.search(YEAR, heading[: following.start("year")]):
        return heading
    return heading[: following.start("year")]


def _year_of_subject(heading: str, opening: str, latest: int, published: str | None) -> Period | None:
    """The one year that an opening puts before what the title names: 开展2018年“安全生产月”活动的通知."""
    subject = _MARKS.sub("", heading)
    years = {}
    for found in _ITS_YEAR.finditer(opening):
        behind = _MARKS.sub("", opening[found.end() : found.end() + 3 * _SHARED])[: 2 * _SHARED]
        shared = any(behind[at : at + _SHARED] in subject for at in range(len(behind) - _SHARED + 1))
        if SINCE.match(opening, found.start()):
            continue
        if shared and (year := year_of(found)) and year <= latest and f"{year}" <= (published or f"{latest}"):
            years[year] = found[0]
    if len(years) != 1:
        return None
    [(year, words)] = years.items()
    return read_undated(heading, year) or whole(year, words)


def is_disbelieved(title: str | None, found: Period | None) -> bool:
    """Whether a title names a period and the text proved it wrong, or too doubtful to be given."""
    heading = folded_title(title)
    return found.conflict if found else read(heading) is not None and not _REPORT.search(heading)


def _stated(opening: str, *, plans: bool = False) -> Period | None:
    """The period that an opening names as its own; what it `plans` only where it says so."""
    places = [
        found.end()
        for pattern in (*_REVIEWED, _OF_WORK)
        for found in pattern.finditer(opening)
        if not _OTHER_DATE.match(opening, found.end())
        and not SINCE.match(opening, found.end())
        and (plans or not _TO_COME.match(opening, found.end()))
    ]
    if places:
        words = opening[min(places) : min(places) + _WORDS]
        return read_part_of_year(words) or whole_year(words)
    return read_part_of_year(opening[: OPENING // 2])


def _part_at_beginning(opening: str) -> Period | None:
    """The part of a year that a text begins with: 2023年上半年,我局."""
    found = _BEGINNING.search(opening)
    return read_part_of_year(opening[found.end() : found.end() + _WORDS]) if found else None


def _another(claimed: Period, opening: str, told: Counter[int]) -> Period | None:
    """The same part of another year, which the opening names, where the text never names the title's year."""
    part = claimed.label[4:]
    if told[int(claimed.start[:4])]:
        return None
    if part == "年":  # the text's first words are of an earlier year: 二〇一一年是开局之年
        first = _FIRST_YEAR.match(opening)
        year = year_of(first) if first else None
        if first is None or year is None or year >= int(claimed.start[:4]):
            return None
        return replace(whole(year, first[0].strip()), conflict=True)
    stated = _stated(opening)
    if stated and stated.label[4:] == "年" and told[int(stated.start[:4])] > 1:
        stated = read_undated(part, int(stated.start[:4]))
    other = stated and stated.label[4:] == part and stated.label != claimed.label
    return replace(stated, conflict=True) if stated and other else None


def _of_session(heading: str, beginning: str, named: Named) -> Period | None:
    """The year that a report to a congress reviews: as it says itself, else the one before the session."""
    claimed = read(heading)
    if claimed and claimed.label != f"{claimed.start[:4]}年":  # a half, a term, a span
        return claimed
    spoken = _ADDRESS.search(beginning)
    if spoken and (stated := _stated(beginning[spoken.end() :][:OPENING])):
        return stated
    if stated := _stated(beginning[:OPENING]):
        return stated
    for pattern in _LOOKING_BACK:
        if (found := pattern.search(beginning)) and (year := year_of(found)):
            return whole(year, found[0])
    if found := SESSION.search(beginning[:OPENING]):
        session, month = year_of(found), month_of(found)
        if session and month:
            return whole(session - (month <= 4), found[0].strip())
    if claimed:
        year = int(claimed.start[:4])
        before, same = named.told[year - 1], named.told[year]
        if before != same:
            return whole(year - (before > same), claimed.evidence)
        return None
    its_year = most_named(named.own)
    return whole(its_year, f"{its_year}年") if its_year else None


def _signed(folded: str) -> date | None:
    """The date under the text."""
    for line in folded.rstrip().split("\n")[-2:]:
        found = _SIGNATURE.fullmatch(line.strip()) or re.search(_SIGNATURE.pattern + "$", line.strip()[-40:])
        if found:
            first = year_of(found)
            month, day = number(found["month"]), number(found["day"] or "1")
            try:
                return date(first or 0, month or 0, day or 0)
            except ValueError:
                continue
    return None


def _undated(text: str, named: Named, signed: date | None) -> Period | None:
    """A period whose words name no year (上半年, 全年), dated by the signature or the year that is told."""
    relative = _RELATIVE.search(text)
    if relative is None:
        return None
    if _OF_TERM.search(text) and not _OF_YEAR.search(text):
        return _term_before(signed) if signed else None
    if signed:
        part = re.search(r"半年|季度", text)
        # What is signed in January or February looks back on the year before.
        back = not part and signed.month <= 2 and re.search(r"一年来|全年|今年|年度|总结", text) is not None
        chosen, why = signed.year - bool(back), signed.isoformat()
    elif its_year := named.year_of_work():
        chosen, why = its_year, f"{its_year}年"
    elif of_event := _year_of_event(text, named):
        chosen, why = of_event
    else:
        return None
    found = read_undated(re.sub(YEAR + "年?", "", text), chosen) or whole(chosen, "")
    return Period(found.label, found.start, found.end, f"{relative[0]} · {why}")


def _term_before(signed: date) -> Period | None:
    """The school term that is over when a text on it is signed; None in the middle of one."""
    if signed.month in {12, 1, 2}:
        return school_term(signed.year - (signed.month < 12), second=False, evidence=f"学期 · {signed.isoformat()}")
    if signed.month in {6, 7, 8}:
        return school_term(signed.year - 1, second=True, evidence=f"学期 · {signed.isoformat()}")
    return None


def _year_of_event(text: str, named: Named) -> tuple[int, str] | None:
    """The year of the one anniversary, or of the plan's first or last year, that a text says it is, and the words."""
    if len(named.marked) == 1 and max(named.marked) >= max(named.told, default=0):
        return next(iter(named.marked.items()))
    return _year_of_plan(text)


def _year_of_plan(text: str) -> tuple[int, str] | None:
    """The first or last year of a five-year plan that a text says it is, and the words; not where it is to come."""
    found = _YEAR_OF_PLAN.search(text)
    plan = read(found["plan"]) if found and not _NEXT.search(text[: found.start()]) else None
    return (int((plan.start if found["first"] else plan.end)[:4]), found[0]) if found and plan else None
