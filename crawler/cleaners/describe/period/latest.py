"""The last year of which a text can be: by party congresses, campaigns and doctrines that it names.

Sites put newer years into titles, and into whole texts, and leave these standing. Campaigns count by the decisions that
opened and closed them.
"""

from collections.abc import Iterator

from crawler.cleaners.describe.period.congresses import CONGRESSES, MEETINGS, SUPERSEDED, meetings_followed
from crawler.cleaners.describe.period.counted import census_year
from crawler.cleaners.describe.period.era import IMPOSSIBLE, last_year
from crawler.cleaners.describe.period.events import recurring_years
from crawler.cleaners.describe.period.periods import LATEST
from indexer import late_re as re
from indexer.text import MASK

# The last year in which a party congress may be the newest is that of the next one. Older ones have a year more: some
# authors go on, and sites did not change years yet.
_CONGRESS_ENDS = {congress: int(SUPERSEDED[f"{congress}大"]) + (year < 2012) for congress, year in CONGRESSES.items()}
# Who names plenums names the newest: 52 of 54 gathered texts do, or did so half a year before. From 2013 on, when sites
# began to change years, a plenum is the newest at the end of the year in which the next one meets, if that is late.
_PLENUM_ENDS = {name: int(SUPERSEDED[name]) for name, met in MEETINGS.items() if met > 2013 and not name.endswith("大")}
_FIRST_OUTDATED = 2010  # until then no word of a time had been out of use for long
_YEARS = re.compile(r"20\d\d(?=年)")
# Of something counted: not a document's number, a telephone's, a month, a day, two years or a course's code (202303期,
# 20112012学年, 20202税收学).
_COUNTED = (
    r"\.\d|-20\d\d|[%余万亿个件次户名株棵亩台辆套册份篇元吨斤米里头只条座场]|多(?!媒)|项(?!目)|家(?!庭|居|政|电|具)|延米|"
    r"人(?:次|[,。;、)\n]|$)|公[里斤顷]|[平立]方"
)
_FIGURES = re.compile(rf"\d(?<![\d.-].)(?<!(?=20\d{{6}}\D).)\d{{4,8}}(?={_COUNTED})")


def latest_year(heading: str, body: str) -> int:
    """The last year that a folded text can be of, the earliest of all bounds; LATEST where nothing limits it.

    Bounds are: the newest party congress that it follows, what recurs (建党90周年), the census of
    its title, a year that stands in place of other numbers, and what had passed for years.
    """
    bounds = [LATEST, *_of_congresses(body)]
    if census := census_year(heading, body):
        bounds.append(census[0] + 1)
    recurring = recurring_years(body)
    if recurring:
        bounds.append(max(recurring) + 1)  # next year's is prepared
    years = set(map(int, _YEARS.findall(body)))
    if len(years) == 1 and _stands_for_others(f"{max(years)}", body):
        bounds.append(max(years) - 1)
    if max(years, default=0) > _FIRST_OUTDATED:
        bounds.append(last_year(body, IMPOSSIBLE))
    return min(bounds)


def _of_congresses(body: str) -> Iterator[int]:
    """The last years in which the newest congress and plenum of a text were new."""
    meetings = meetings_followed(body)
    congresses = {name[:2] for name in meetings}
    if meetings:
        yield max(_CONGRESS_ENDS[congress] for congress in congresses)
        yield _PLENUM_ENDS.get(max(meetings, key=lambda name: MEETINGS.get(name, 0)), LATEST)


def _stands_for_others(year: str, body: str) -> bool:
    """Whether a site put the one year that a text names in place of others (162023株, 2023年12月至2023年1月)."""
    in_place = (f"{year}月", f"{year}年月", f"{year}20{MASK}", f"{year}-{year}")
    backwards = rf"{year}年1[0-2]月[^,。;\n]{{0,6}}[至到—-]{year}年[1-6]月"
    return (
        any(words in body for words in in_place)
        or any(year in figure for figure in _FIGURES.findall(body))
        or re.search(backwards, body) is not None
    )
