"""The year that the days of the travel rush tell.

It lasts forty days, from the fifteenth day before the Spring Festival to the twenty-fourth after it, so a rush that
ended on 10 March was that of 2010. The festival may come on the same day again after nineteen years.
"""

from datetime import date, timedelta

from crawler.cleaners.describe.period.congresses import earliest_year
from indexer import late_re as re

# The month and day of each year's Spring Festival.
_FESTIVALS = {
    2002: (2, 12), 2003: (2, 1), 2004: (1, 22), 2005: (2, 9), 2006: (1, 29), 2007: (2, 18), 2008: (2, 7),
    2009: (1, 26), 2010: (2, 14), 2011: (2, 3), 2012: (1, 23), 2013: (2, 10), 2014: (1, 31), 2015: (2, 19),
    2016: (2, 8), 2017: (1, 28), 2018: (2, 16), 2019: (2, 5), 2020: (1, 25), 2021: (2, 12), 2022: (2, 1),
    2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13),
    2030: (2, 3),
}  # fmt: skip
_DAYS = {
    year: (festival - timedelta(days=15), festival + timedelta(days=24))
    for year, day in _FESTIVALS.items()
    if (festival := date(year, *day))
}
_DAY = r"(?P<month>[1-3])月(?P<day>[0-3]?\d)日(?:\([^)\n]{0,12}\))?"
_FIRST_DAY = re.compile(rf"春运[^。;\n]{{0,16}}?{_DAY}(?:正式|全面)?(?:开始|启动|起|[至到—-])")
_LAST_DAY = re.compile(
    rf"春运[^。;\n]{{0,40}}?(?:[至到—-]|于){_DAY}(?:已经?|正式|圆满|全部)*(?:结束|止|落下帷幕|,(?:为期|历时|共计?))"
)


def travel_rush_years(body: str) -> dict[int, str]:
    """The year whose travel rush began or ended on a day that a folded text names, with the words.

    >>> travel_rush_years("春运于3月10日已经结束")
    {2010: '春运于3月10日已经结束'}
    """
    if "春运" not in body:
        return {}
    named = [(which, found) for which, pattern in enumerate((_FIRST_DAY, _LAST_DAY)) if (found := pattern.search(body))]
    earliest = earliest_year(body)
    years = [
        year
        for year, days in _DAYS.items()
        if year >= earliest
        and all(
            (days[which].month, days[which].day) == (int(found["month"]), int(found["day"])) for which, found in named
        )
    ]
    return {years[0]: named[0][1][0]} if named and len(years) == 1 else {}
