"""What of a count a picture shows: occurrences per million characters, or the share of the summaries."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from indexer.amounts import summaries
from search_cli.counts import Row


@dataclass(frozen=True)
class Measure:
    """A relative frequency, and how pictures name it.

    Args:
        name: as it is asked for.
        short: the unit where there is little room.
        divisor: what it divides by; `base_is`: the same, of which summaries.
        doubt: what brackets around a value mean.
        of: the value of a group; `interval`: its 95 % interval.
        base: what it divides by, as a number.
        found: what stands behind the value, in words.
    """

    name: str
    title: str
    unit: str
    short: str
    divisor: str
    base_is: str
    doubt: str
    of: Callable[[Row], float]
    interval: Callable[[Row], tuple[float, float]]
    base: Callable[[Row], int]
    found: Callable[[Row], str] = lambda row: f"{row.occurrences:,} in {summaries(row.summaries)}"


def _share_interval(row: Row) -> tuple[float, float]:
    low, high = row.share_interval
    return 100 * low, 100 * high


PER_MILLION = Measure(
    name="per_million",
    title="Occurrences per million characters",
    unit="per million characters",
    short="per million",
    divisor="characters",
    base_is="characters of all summaries",
    doubt="the 95 % interval reaches down to 0",
    of=lambda row: row.per_million,
    interval=lambda row: row.per_million_interval,
    base=lambda row: row.characters,
)
_SHARE = Measure(
    name="share",
    title="Share of the summaries",
    unit="% of the summaries",
    short="%",
    divisor="summaries",
    base_is="summaries",
    doubt="of none or of so few texts that the 95 % interval of its occurrences reaches down to 0",
    of=lambda row: 100 * row.share,
    interval=_share_interval,
    base=lambda row: row.base_summaries,
)
MEASURES: Mapping[str, Measure] = {one.name: one for one in (PER_MILLION, _SHARE)}
