"""The curve of a spread: year by year, the share of the known places that have used a phrase until then."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from search_cli.measures import share_interval
from search_cli.present.charts.lines import lines
from search_cli.present.charts.measure import MEASURES, Measure
from search_cli.present.charts.plot import Plot
from search_cli.spread import Year


@dataclass(frozen=True, slots=True)
class _Reached:
    """A year of a spread as lines draw it."""

    key: tuple[int]
    occurrences: int  # units reached
    base_summaries: int  # units known

    @property
    def summaries(self) -> int:
        return self.occurrences

    @property
    def characters(self) -> int:
        return self.base_summaries

    @property
    def share(self) -> float:
        return self.occurrences / self.base_summaries if self.base_summaries else 0.0

    @property
    def share_interval(self) -> tuple[float, float]:
        return share_interval(self.occurrences, self.base_summaries)

    per_million = share
    per_million_interval = share_interval
    is_unsure = False


def measure_of(units: str) -> Measure:
    """The share of the units, which are named in the plural."""
    return replace(
        MEASURES["share"],
        name="reached",
        title=f"Share of the {units} that have used it until then",
        unit=f"% of the {units} known by then",
        divisor=f"known {units}",
        base_is=f"{units} known by then",
        doubt="",
        found=lambda row: f"{row.occurrences:,} {units} reached",
    )


def spread_curve(query: str, years: Sequence[Year], units: str) -> Plot:
    """The line of a phrase over years that follow one another."""
    rows = [_Reached((one.year,), one.reached, one.known) for one in years]
    return lines({query: rows}, measure_of(units))
