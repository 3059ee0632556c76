"""The days of the spring rush (春运) that a report is on, of the year in which it began and ended on them.

The Ministry of Transport has it begin fifteen days before the Spring Festival and last for forty, so that its days tell
the year of a text that hides it: 春运自1月23日开始 is of 2008, when the festival was on 7 February.
"""

from dataclasses import replace
from datetime import date, timedelta

from crawler.cleaners.describe.period.periods import Period, from_to, months
from crawler.cleaners.describe.period.text import Text
from indexer import late_re as re
from indexer.text import MASK

_FESTIVALS = (
    "2001-01-24 2002-02-12 2003-02-01 2004-01-22 2005-02-09 2006-01-29 2007-02-18 2008-02-07 2009-01-26 2010-02-14 "
    "2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25 "
    "2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03"
)
_BEFORE, _LASTS = timedelta(days=15), timedelta(days=39)  # from its first day to its last
_RUSHES = [(begun, begun + _LASTS) for day in _FESTIVALS.split() for begun in [date.fromisoformat(day) - _BEFORE]]
_DAY = rf"(?P<month>[1-4]|0[1-4]|元)月(?P<day>\d{{1,2}}|{re.escape(MASK)}+)日"
# 春运自1月23日开始; 春运已于3月2日落下帷幕; 春运从1月**日开始至2月**日结束
_BEGINS = re.compile(rf"春运[^,。;\n\d]{{0,12}}[自从于]{_DAY}(?!结束|落|圆满|正式结束|胜利)")
_ENDS = re.compile(rf"春运[^。;\n]{{0,36}}?(?:[至到于]|截至){_DAY}(?=止|[^,。;\n]{{0,4}}(?:结束|落下|收官|闭幕))")


def spring_rush(text: Text) -> Period | None:
    """The days of the spring rush that a title names, if they are told: of the one year that has such days.

    Where several have them, of the title's year; where they are masked, its months.
    """
    if "春运" not in text.heading or text.only_plans:
        return None
    begins, ends = _BEGINS.search(text.opening), _ENDS.search(text.opening)
    told = [(which, match) for which, match in enumerate((begins, ends)) if match]
    words = dict.fromkeys(match[0] for _, match in told)
    claimed = text.claimed.first if text.claimed else None
    if claimed and begins and ends and not any(match["day"].isdigit() for _, match in told):
        return months(claimed, _month(begins), claimed, _month(ends), *words)
    fitting = {
        days[0].year: days
        for days in _RUSHES
        if told and days[0].year <= text.latest and all(_fits(match, days[which]) for which, match in told)
    }
    year = claimed if claimed in fitting else next(iter(fitting)) if len(fitting) == 1 else None
    found = from_to(*fitting[year], *words) if year else None
    return found and replace(found, conflict=claimed not in {None, year})


def _fits(match: re.Match[str], day: date) -> bool:
    """Whether a day that is told may be this one; of a masked day the month is."""
    is_day = not match["day"].isdigit() or int(match["day"]) == day.day
    return is_day and _month(match) == day.month


def _month(match: re.Match[str]) -> int:
    return 1 if match["month"] == "元" else int(match["month"])
