"""The curve of a spread: year by year, the share of the known places that have used a phrase until then."""

from collections.abc import Sequence
from dataclasses import replace

from search_cli.counts import Row
from search_cli.present.charts.lines import lines
from search_cli.present.charts.measure import MEASURES, Measure
from search_cli.present.charts.plot import Plot
from search_cli.spread import Year


class _Reached(Row):
    """A year of a spread as lines draw it: of the units known, those that have used the phrase."""

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
    rows = [_Reached((one.year,), one.reached, one.reached, one.known, one.known) for one in years]
    return lines({query: rows}, measure_of(units))
