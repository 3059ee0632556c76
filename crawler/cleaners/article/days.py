"""Days as pages write them: 2012年1月5日, 2012-01-05, 12-01-05, 12年01月05日, October 25, 2009."""

from calendar import month_name
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from crawler.cleaners.vocabulary.numerals import number, year
from indexer import late_re as re

CHINA = ZoneInfo("Asia/Shanghai")
_FIRST = date(1995, 1, 1)  # no Chinese site is older
DATE = re.compile(
    r"(?<![\d./\-])(?P<year>(?:19|20)\d\d)\s?(?:年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?[日号]|"
    r"(?P<sign>[-/.])(?P<numeric_month>\d{1,2})(?P=sign)(?P<numeric_day>\d{1,2})"
    r"(?:(?=\d\d[:：]\d|20\d\d(?P=sign))|(?!\d|(?P=sign)\d)))"
    r"(?:T|\s*|\s*[（(]?(?:星期|周)[一二三四五六日天][)）]?\s*)"
    r"(?P<time>\d{1,2}(?:[:：]\d{1,2}(?:[:：]\d{1,2})?|时\d{1,2}分))?"
)
_OF_UTC = re.compile(r"(?:\.\d+)?(?:Z|[+-]00:?00)(?!\w)")  # behind a time of day: 2011-03-04T17:10:00Z
# As blogs and university boards write a day: 十一月 6th, 2009; October 25, 2009; Sat Mar 17 10:21:32 CST 2007.
_MONTH_FIRST = re.compile(
    r"(?<![\w年])(?:(?:sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6},?\s)?(十?[一二三四五六七八九十]月|\d{1,2}月|"
    r"[a-z]{3,9})\.?\s{1,2}(\d{1,2})"
    r"(?:(?:st|nd|rd|th)?,\s?|\s(\d\d:\d\d):\d\d\s(?:[a-z]{3}\s)?)((?:19|20)\d\d)(?!\d)",
    re.I,
)
# A year of two digits, told from numbers of other kinds by two digits each of month and day.
_SHORT_YEAR = re.compile(
    r"(?<![\w./-])(?<!\d[:：])(?:9[5-9]|[0-2]\d)(?:年(?:0[1-9]|1[0-2])月(?:[0-2]\d|3[01])日|"
    r"([-/.])(?:0[1-9]|1[0-2])\1(?:[0-2]\d|3[01])(?![\w./-]))"
)
_BEFORE_REPUBLIC = 1911  # years, from which 民国 counts
# Behind a label, for without one it is the author's: 日期：二〇一九年三月五日, 發布日期：中華民國108年3月5日.
_IN_CHARACTERS = re.compile(
    r"(?<=[:：])\s?(?:(?:中[华華])?民[国國]\s?(1?\d\d)|([一二][〇零○九][〇零○一二三四五六七八九]{2}))年\s?"
    r"(\d{1,2}|[一二十]{1,2}|[三四五六七八九])月\s?(\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
# A day in two boxes, one of them large: 15 | 2021-03, 2021 | 03-15.
_YEAR, _MONTH, _DAY = r"(?P<year>20\d\d)", r"(?P<month>0?[1-9]|1[0-2])", r"(?P<day>[0-3]?\d)"
_BOXES = [
    re.compile(boxes)
    for boxes in (
        rf"{_DAY}日?\s?{_YEAR}[-/.年]{_MONTH}月?",
        rf"{_YEAR}[-/.年]{_MONTH}月?\s{_DAY}日?",
        rf"{_YEAR}年?\s{_MONTH}[-/.月]{_DAY}日?",
        rf"{_MONTH}[-/.月]{_DAY}日?\s{_YEAR}年?",
    )
]
LONGEST_BOX = 8  # characters


def day_in_china(moment: datetime) -> date:
    """The day of an aware moment, by China's clock."""
    return moment.astimezone(CHINA).date()


def plausible(day: date, last: date) -> bool:
    """Whether a page that was fetched on day `last` can be of this day."""
    return _FIRST <= day <= last


def day_of(match: re.Match[str], last: date) -> str | None:
    """The ISO day of a match of DATE; None if there is none such, or a page fetched on day `last` cannot be of it."""
    try:
        month, day_of_month = match["month"] or match["numeric_month"], match["day"] or match["numeric_day"]
        day = date(int(match["year"]), int(month), int(day_of_month))
    except ValueError:
        return None
    if "16" <= (match["time"] or "")[:2] < "24" and _OF_UTC.match(match.string, match.end()):  # China's next day
        day += timedelta(days=1)
    return day.isoformat() if plausible(day, last) else None


def in_line(line: str, last: date) -> tuple[str, str] | None:
    """The first day of a line, and the line."""
    for match in DATE.finditer(line):
        if day := day_of(match, last):
            return day, line
    return None


def year_first(text: str) -> str:
    """The text with each day that begins with its month, or whose year is no four digits, written as DATE reads it.

    >>> year_first("十一月 6th, 2009"), year_first("16-05-24"), year_first("15 2021-03")
    ('2009-11-6', '2016-05-24', '2021-03-15')
    """
    if len(text) <= 2 * LONGEST_BOX:
        for boxes in _BOXES:
            if match := boxes.fullmatch(text):
                return "{year}-{month}-{day}".format_map(match.groupdict())
    text = _IN_CHARACTERS.sub(_in_digits, text) if "日" in text else text
    return _SHORT_YEAR.sub(_with_century, _MONTH_FIRST.sub(_month_last, text))


def _in_digits(match: re.Match[str]) -> str:
    of_republic, in_characters, month, day = match.groups()
    first = int(of_republic) + _BEFORE_REPUBLIC if of_republic else year(in_characters)
    return f"{first}-{number(month)}-{number(day)}"


def _with_century(match: re.Match[str]) -> str:
    return ("19" if match[0] > "9" else "20") + match[0]


def _month_last(match: re.Match[str]) -> str:
    month, day, time, year = match.groups()
    if month.endswith("月"):
        which = number(month[:-1])
    else:
        named = [at for at, name in enumerate(month_name) if name.lower().startswith(month.lower())]
        which = named[0] if len(named) == 1 else None
    if not which:  # no month
        return match.group()
    return f"{year}-{which}-{day} {time}" if time else f"{year}-{which}-{day}"
