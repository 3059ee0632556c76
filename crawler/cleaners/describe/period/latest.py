"""The last year of which a text can be: by party congresses, campaigns and doctrines that it names.

Sites put newer years into titles, and into whole texts, and leave these standing. Campaigns count by the decisions that
opened and closed them.
"""

from collections.abc import Iterator

from crawler.cleaners.describe.period.congresses import (
    CONGRESS,
    CONGRESSES,
    MEETINGS,
    SUPERSEDED,
    meetings_followed,
    newest,
)
from crawler.cleaners.describe.period.counted import census_year
from crawler.cleaners.describe.period.era import IMPOSSIBLE, last_year
from crawler.cleaners.describe.period.events import recurring_years
from crawler.cleaners.describe.period.periods import FIVE_YEAR_PLANS, LATEST
from indexer import late_re as re
from indexer.text import MASK

# The last year in which a party congress may be the newest is that of the next one. Older ones have a year more: some
# authors go on, and sites did not change years yet.
_CONGRESS_ENDS = {congress: int(SUPERSEDED[f"{congress}大"]) + (year < 2012) for congress, year in CONGRESSES.items()}
# Who names plenums names the newest: 52 of 54 gathered texts do, or did so half a year before. From 2013 on, when sites
# began to change years, a plenum is the newest at the end of the year in which the next one meets, if that is late.
_PLENUM_ENDS = {name: int(SUPERSEDED[name]) for name, met in MEETINGS.items() if met > 2013 and not name.endswith("大")}
# A congress that a text looks forward to, and has not heard of: 喜迎党的十八大召开; not 去年,我们喜迎十八大召开. Or one
# during which it keeps order: 确保十九大期间的稳定.
_AWAITED = re.compile(
    r"(?P<past>[去上]年(?:(?!今年)[^。;\n]){0,8})?(?:(?:喜迎|迎接)[^,。;\n]{0,6}|(?P<kept>确保|保障|维护|做好)[^,。;\n]{0,8})"
    rf"(?P<congress>{CONGRESS})大(?(kept)[^,。;\n]{{0,4}}期间|[^,。;\n]{{0,4}}(?:召开|为))"
)
# A five-year plan in quotation marks or so called. Who names plans names the newest, or the one before: 59 of 59
# labelled texts are not of a year after the next one. Before “九五” they are also plans for spreading the law.
_PLAN_NAMES = "|".join(plan for plan in FIVE_YEAR_PLANS if plan != "八五")
_PLAN = re.compile(
    rf"[“\"](?P<quoted>{_PLAN_NAMES})[”\"](?!普法|末)|(?<![第十])(?P<called>{_PLAN_NAMES})(?=计划|规划|期间|时期)"
)
_TWO_PLANS = 9  # years from the first of one to the last of the next
_FIRST_OUTDATED = 2010  # until then no word of a time had been out of use for long
_BEGINNING = 600  # characters that tell whether it is on several years
# A text on several years tells of an anniversary some time after it.
_OF_YEARS = re.compile("[三四五六3-6]年来|过去的?[三四五六3-6]年|[大代]会以来")
_YEARS = re.compile(r"20\d\d(?=年)")
# Of something counted: not a document's number, a telephone's, a month, a day, two years or a course's code (202303期,
# 20112012学年, 20202税收学).
_COUNTED = (
    r"\.\d|-20\d\d|[%余万亿个件次户名株棵亩台辆套册份篇元吨斤米里头只条座场]|周年|多(?!媒)|项(?!目)|家(?!庭|居|政|电|具)|延米|"
    r"人(?:次|[,。;、)\n]|$)|公[里斤顷]|[平立]方"
)
_FIGURES = re.compile(rf"\d(?<![\d.-].)(?<!(?=20\d{{6}}\D).)\d{{4,8}}(?={_COUNTED})")


def latest_year(heading: str, body: str) -> int:
    """The last year that a folded text can be of, the earliest of all bounds; LATEST where nothing limits it.

    Bounds are: the newest party congress that it follows or looks forward to, the newest five-year plan, what recurs
    (建党90周年), the census of its title, a year that stands in place of other numbers, and what had passed for years.
    """
    bounds = [LATEST, *_of_congresses(body)]
    if plans := {found["quoted"] or found["called"] for found in _PLAN.finditer(body)}:
        bounds.append(max(map(FIVE_YEAR_PLANS.__getitem__, plans)) + _TWO_PLANS)
    if census := census_year(heading, body):
        bounds.append(census[0] + 1)
    recurring = [year for year, words in recurring_years(body).items() if not _told_with_year(year, words, body)]
    if recurring and not _OF_YEARS.search(body, 0, _BEGINNING):
        bounds.append(max(recurring) + 1)  # next year's is prepared
    years = set(map(int, _YEARS.findall(body)))
    if len(years) == 1 and _stands_for_others(f"{max(years)}", body):
        bounds.append(max(years) - 1)
    if max(years, default=0) > _FIRST_OUTDATED:
        bounds.append(last_year(body, IMPOSSIBLE))
    return min(bounds)


def _of_congresses(body: str) -> Iterator[int]:
    """The last years in which the newest congress and plenum of a text were new, and in which it awaits another."""
    meetings = meetings_followed(body)
    congresses = {name[:2] for name in meetings}
    if meetings:
        yield max(_CONGRESS_ENDS[congress] for congress in congresses)
        yield _PLENUM_ENDS.get(newest(meetings), LATEST)
    if unheard := {congress for congress in CONGRESSES.keys() - congresses if f"{congress}大" in body}:
        awaited = {match["congress"] for match in _AWAITED.finditer(body) if not match["past"]}
        yield from (CONGRESSES[congress] for congress in awaited & unheard)


def _told_with_year(year: int, words: str, body: str) -> bool:
    """Whether what recurs is told of later: 2009年,在建国60周年之际."""
    at = body.find(words)
    return body.find(f"{year}年", body.rfind("。", 0, at) + 1, at) >= 0


def _stands_for_others(year: str, body: str) -> bool:
    """Whether a site put the one year that a text names in place of others (162023株, 2023年12月至2023年1月)."""
    in_place = (f"{year}月", f"{year}年月", f"{year}20{MASK}", f"{year}-{year}")
    backwards = rf"{year}年1[0-2]月[^,。;\n]{{0,6}}[至到—-]{year}年[1-6]月"
    return (
        any(words in body for words in in_place)
        or any(year in figure for figure in _FIGURES.findall(body))
        or re.search(backwards, body) is not None
    )
