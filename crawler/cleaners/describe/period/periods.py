"""A period, and how one of each sort is made and called.

Labels are in Chinese: 2008年, 2008上半年, 2008年4月-5月, 2021学年第一学期, 十二五, 2008-2010. Days are called by their
months, so that what lasted as long is counted together.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

EARLIEST, LATEST = 1978, 2100
# The first year of each five-year plan, and of each plan for spreading the law.
FIVE_YEAR_PLANS = {
    "八五": 1991, "九五": 1996, "十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016,
    "十四五": 2021, "十五五": 2026,
}  # fmt: skip
LAW_PLANS = {"四五": 2001, "五五": 2006, "六五": 2011, "七五": 2016, "八五": 2021, "九五": 2026}
# A span of whole months has one name, however a text writes it: 1-6月, 前六个月, 第一、二季度.
_NAMED_MONTHS = {
    (1, 6): "上半年", (7, 12): "下半年", (1, 12): "年",
    (1, 3): "第一季度", (4, 6): "第二季度", (7, 9): "第三季度", (10, 12): "第四季度",
}  # fmt: skip
LONGEST_SPAN = 15  # years


@dataclass(frozen=True, slots=True)
class Period:
    """What a text reports on. Days are ISO 8601, both included."""

    label: str  # how it is called
    start: str
    end: str
    evidence: tuple[str, ...]  # what the text says of its time, and what gave the year: 今年, 比07年同期
    conflict: bool = False  # the title names another year than the body proves

    @property
    def first(self) -> int:
        """The year in which it begins."""
        return int(self.start[:4])

    @property
    def last(self) -> int:
        """The year in which it ends."""
        return int(self.end[:4])

    @property
    def is_year_or_month(self) -> bool:
        """Whether it is a calendar year, or a whole month of one."""
        begun, ended = date.fromisoformat(self.start), date.fromisoformat(self.end)
        return self.is_year or (begun.day == 1 and ended == last_day(begun.year, begun.month))

    @property
    def is_year(self) -> bool:
        """Whether it is a calendar year."""
        return self.label[4:] == "年"


# Of a text of which no single period can be told.
OPEN = Period("", "", "", ())
# A year, and the words that tell it.
Dated = tuple[int, *tuple[str, ...]]


def whole(first: int, *evidence: str) -> Period:
    """A calendar year."""
    return _period(f"{first}年", date(first, 1, 1), date(first, 12, 31), *evidence)


def span(first: int, last: int, *evidence: str) -> Period:
    """Calendar years, both included."""
    return _period(f"{first}-{last}", date(first, 1, 1), date(last, 12, 31), *evidence)


def five_year_plan(name: str, *evidence: str) -> Period:
    """The years of a five-year plan, by its name (十二五)."""
    first = FIVE_YEAR_PLANS[name]
    return _period(name, date(first, 1, 1), date(first + 4, 12, 31), *evidence)


def school_term(first: int, *evidence: str, second: bool) -> Period:
    """A term of the school year that begins in the `first` year."""
    if second:
        return _period(f"{first}学年第二学期", date(first + 1, 2, 1), date(first + 1, 8, 31), *evidence)
    return _period(f"{first}学年第一学期", date(first, 9, 1), date(first + 1, 1, 31), *evidence)


def school_year(first: int, *evidence: str) -> Period:
    """The school year that begins in the `first` year."""
    return _period(f"{first}学年", date(first, 9, 1), date(first + 1, 8, 31), *evidence)


def from_to(begun: date, ended: date, *evidence: str) -> Period | None:
    """From one day to a later one, called by its months. None in the wrong order or over many years."""
    if not begun < ended or ended.year > begun.year + LONGEST_SPAN:
        return None
    called = months(begun.year, begun.month, ended.year, ended.month, *evidence)
    return replace(called, start=begun.isoformat(), end=ended.isoformat())


def months(first: int, start: int, last: int, end: int, *evidence: str) -> Period:
    """From a month of the `first` year to one of the `last`; halves and quarters, and a year, by their names."""
    until = "" if (first, start) == (last, end) else f"-{f'{last}年' if last != first else ''}{end}月"
    named = _NAMED_MONTHS.get((start, end)) if first == last else None
    label = f"{first}{named or f'年{start}月{until}'}"
    return _period(label, date(first, start, 1), last_day(last, end), *evidence)


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _period(label: str, start: date, end: date, *evidence: str) -> Period:
    return Period(label, start.isoformat(), end.isoformat(), tuple(map(str.strip, evidence)))
