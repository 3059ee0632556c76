"""The period that a text reports on: first and last day, a label, and the words that gave it.

A year in the title is believed unless the body contradicts it: sites roll the years of titles forward, and leave the
text as it was. A period without a year takes the year from the date under the text, or from the only year that the text
names for its own plans; otherwise it stays open.
"""

import re
from calendar import monthrange
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crawler.cleaners.numerals import number, year
from indexer.text import fold

_YEAR = r"(?P<year>(?:19|20)\d\d|[一二][九〇零][〇零一二三四五六七八九]{2}|(?<!\d)[09]\d(?=年))"
_HALF = re.compile(rf"{_YEAR}?年?度?(?P<half>上半年|下半年|半年)")
_QUARTER = re.compile(rf"{_YEAR}?年?第?(?P<quarter>[一二三四1-4])季度")
_TERM = re.compile(rf"{_YEAR}(?:\s*[-—~至]+\s*(?P<next>(?:19|20)?\d\d))?\s*学?年?度?(?:第?(?P<term>[一二上下])学期)")
_SCHOOL_YEAR = re.compile(rf"{_YEAR}(?:\s*[-—~至]+\s*(?:19|20)?\d\d)?\s*学年")
_MONTH = re.compile(rf"{_YEAR}年(?P<month>1[0-2]|0?[1-9])月份?(?!\s*\d{{1,2}}\s*日)")
_SPAN = re.compile(rf"{_YEAR}年?\s*[-—~至]+\s*(?P<last>(?:19|20)\d\d)年?")
_WHOLE = re.compile(rf"{_YEAR}年")
_PLAN = re.compile(r"[“\"]?十(?P<plan>[一二三四五])?五[”\"]?(?:规划|计划|时期|期间)?")
_SIGNATURE = re.compile(
    rf"{_YEAR}年(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?:(?P<day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})日)?\s*"
)
_OPENING = 300
_TOLD_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?:度|工作|全年|上半年|下半年|[1-9]\d?月|以来|,)")
# The first year of the tenth plan is 2001; each takes five years.
_FIRST_PLAN = {None: 2001, "一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026}


@dataclass(frozen=True, slots=True)
class Period:
    """What a text reports on. Days are ISO 8601, both included."""

    label: str
    start: str
    end: str
    evidence: str
    conflict: bool = False  # the title names another year than the body proves


def period(title: str | None, body: str) -> Period | None:
    """The period of a document; None where it does not tell. `body` is its folded text."""
    opening = body[:_OPENING]
    signed = _signed(body)
    told = Counter(int(found) for found in _TOLD_YEAR.findall(body))
    if signed:
        told[signed.year] += 1
    heading = fold(title or "")
    claimed = _read(heading, None)
    if claimed and _contradicted(claimed, told, signed):
        proven = _undated(heading + opening, told, signed)
        return replace(proven, conflict=True) if proven else None
    if claimed:
        return claimed
    found = _read(opening, None, headings_only=True)
    if found and not _contradicted(found, told, signed):
        return found
    return _undated(f"{heading}\n{opening}", told, signed)


def _signed(folded: str) -> date | None:
    """The date under the text."""
    for line in folded.rstrip().split("\n")[-2:]:
        found = _SIGNATURE.fullmatch(line.strip()) or re.search(_SIGNATURE.pattern + "$", line.strip()[-40:])
        if found:
            first = _year_of(found)
            month, day = number(found["month"]), number(found["day"] or "1")
            try:
                return date(first or 0, month or 0, day or 0)
            except ValueError:
                continue
    return None


def _contradicted(claimed: Period, told: Counter[int], signed: date | None) -> bool:
    """Whether the body proves that the claimed year was put there later.

    A text may be signed up to a year after what it reports on, and names earlier and later years in passing; but a
    text of 2023 does not name 2012 again and again and never its own year or a neighbour.
    """
    first, last = int(claimed.start[:4]), int(claimed.end[:4])
    if signed:
        return not first - 1 <= signed.year <= last + 1
    return bool(told) and sum(told.values()) >= 2 and all(named < first - 1 for named in told)


def _undated(text: str, told: Counter[int], signed: date | None) -> Period | None:
    """A period whose words name no year (上半年, 全年), dated by the signature or the one year that is named."""
    if signed:
        whole = "半年" not in text and "季度" not in text
        # What is signed in January or February looks back on the year before.
        back = whole and signed.month <= 2 and re.search(r"一年来|全年|年度|总结", text) is not None
        chosen, why = signed.year - back, signed.isoformat()
    elif len(told) == 1:
        chosen = next(iter(told))
        why = f"{chosen}年"
    else:
        return None
    relative = re.search(r"上半年|下半年|半年来|半年|第?[一二三四1-4]季度|一年来|全年|今年|本年度|年度|总结|计划", text)
    if relative is None:
        return None
    found = _read(re.sub(_YEAR + "年?", "", text), chosen) or _whole(chosen, "")
    return Period(found.label, found.start, found.end, f"{relative[0]} · {why}")


def _read(text: str, fallback: int | None, *, headings_only: bool = False) -> Period | None:
    """The most exact period that a folded text names; `fallback` is the year of one without a year."""
    readers = (_term, _half, _quarter, _month, _school_year, _span, _five_years, _year)
    for reader in readers[:3] if headings_only else readers:
        found = reader(text, fallback)
        if found:
            return found
    if headings_only and (begins := re.match(rf"\s*{_YEAR}年", text)):
        return _whole(_year_of(begins) or 0, begins[0].strip())
    return None


def _year_of(found: re.Match[str], fallback: int | None = None) -> int | None:
    digits = found["year"]
    if digits is None:
        return fallback
    value = year(digits) if len(digits) == 4 else int(digits) + (1900 if digits[0] == "9" else 2000)
    return value if value and 1978 <= value <= 2100 else None


def _half(text: str, fallback: int | None) -> Period | None:
    for found in _HALF.finditer(text):
        first = _year_of(found, fallback)
        if first:
            second = found["half"] == "下半年"
            start, end = (date(first, 7, 1), date(first, 12, 31)) if second else (date(first, 1, 1), date(first, 6, 30))
            return _period(f"{first}{'下' if second else '上'}半年", start, end, found[0])
    return None


def _quarter(text: str, fallback: int | None) -> Period | None:
    for found in _QUARTER.finditer(text):
        first, quarter = _year_of(found, fallback), number(found["quarter"])
        if first and quarter:
            label = f"{first}第{'一二三四'[quarter - 1]}季度"
            end = date(first, 3 * quarter, monthrange(first, 3 * quarter)[1])
            return _period(label, date(first, 3 * quarter - 2, 1), end, found[0])
    return None


def _term(text: str, _fallback: int | None) -> Period | None:
    for found in _TERM.finditer(text):
        first = _year_of(found)
        if first is None or ("学年" not in found[0] and not found["next"]):
            continue
        second = found["term"] in "二下"
        start, end = (
            (date(first + 1, 2, 1), date(first + 1, 7, 31)) if second else (date(first, 9, 1), date(first + 1, 1, 31))
        )
        return _period(f"{first}学年第{'二' if second else '一'}学期", start, end, found[0])
    return None


def _school_year(text: str, _fallback: int | None) -> Period | None:
    for found in _SCHOOL_YEAR.finditer(text):
        if first := _year_of(found):
            return _period(f"{first}学年", date(first, 9, 1), date(first + 1, 8, 31), found[0])
    return None


def _month(text: str, _fallback: int | None) -> Period | None:
    for found in _MONTH.finditer(text):
        first, month = _year_of(found), number(found["month"].lstrip("0"))
        if first and month:
            end = date(first, month, monthrange(first, month)[1])
            return _period(f"{first}年{month}月", date(first, month, 1), end, found[0])
    return None


def _span(text: str, _fallback: int | None) -> Period | None:
    for found in _SPAN.finditer(text):
        first, last = _year_of(found), int(found["last"])
        if first and first < last <= first + 10:
            return _period(f"{first}-{last}", date(first, 1, 1), date(last, 12, 31), found[0])
    return None


def _five_years(text: str, _fallback: int | None) -> Period | None:
    found = _PLAN.search(text)
    if found is None or not found[0].strip('“”"').startswith("十") or len(found[0]) < 3:
        return None
    first = _FIRST_PLAN[found["plan"]]
    label = "十" + (found["plan"] or "") + "五"
    return _period(label, date(first, 1, 1), date(first + 5, 1, 1) - timedelta(days=1), found[0])


def _year(text: str, fallback: int | None) -> Period | None:
    for found in _WHOLE.finditer(text):
        if first := _year_of(found):
            return _whole(first, found[0])
    return None


def _whole(first: int, evidence: str) -> Period:
    return _period(f"{first}年", date(first, 1, 1), date(first, 12, 31), evidence)


def _period(label: str, start: date, end: date, evidence: str) -> Period:
    return Period(label, start.isoformat(), end.isoformat(), evidence.strip())
