"""The times that words may be of whose number a site masked: **届六中全会, **规划开局之年.

The sixth plenum is that of one of the congresses, and the first year of a plan that of one of the plans: other words of
a text tell which.
"""

from collections.abc import Iterator, Sequence

from crawler.cleaners.describe.period.congresses import MEETINGS, PLENUMS, SUPERSEDED
from crawler.cleaners.describe.period.periods import FIVE_YEAR_PLANS
from indexer import late_re as re
from indexer.text import MASK

Time = tuple[float, float]  # from when to when: 2008.8 is late in 2008

_PLENUM = re.compile(rf"(?<={re.escape(MASK)})届{PLENUMS}")
_YEAR_OF_PLAN = re.compile(
    rf"(?<={re.escape(MASK)})五?[”\"]?(?:五年)?规划[^,。;\n]{{0,8}}"
    "(?:(?P<first>开局|起步|启动|第一|头一)|收官|最后一)之?年"
)
_YEARS = 5  # of a plan


def masked_times(text: str) -> Iterator[tuple[str, Sequence[Time]]]:
    """The words of a folded text whose number is masked, each with the times in one of which they are of the present.

    >>> dict(masked_times("**年是**规划的最后一年"))["规划的最后一年"][-3:]
    [(2020, 2021), (2025, 2026), (2030, 2031)]
    """
    if MASK not in text:
        return
    for plenum in _PLENUM.finditer(text):
        newest = f"届{plenum['plenums'][-1]}中"
        yield plenum[0], [(met, SUPERSEDED[name]) for name, met in MEETINGS.items() if name.endswith(newest)]
    if plan := _YEAR_OF_PLAN.search(text):
        years = [first + (0 if plan["first"] else _YEARS - 1) for first in FIVE_YEAR_PLANS.values()]
        yield plan[0], [(year, year + 1) for year in years]
