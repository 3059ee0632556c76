"""What of a count a picture shows: occurrences per million characters, or the share of the summaries."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Protocol


class Counted(Protocol):
    """The count of one group, as `search_cli.counts` makes it."""

    @property
    def key(self) -> tuple[str | int | None, ...]: ...
    @property
    def summaries(self) -> int: ...
    @property
    def occurrences(self) -> int: ...
    @property
    def characters(self) -> int: ...
    @property
    def base_summaries(self) -> int: ...
    @property
    def per_million(self) -> float: ...
    @property
    def per_million_interval(self) -> tuple[float, float]: ...
    @property
    def share(self) -> float: ...
    @property
    def share_interval(self) -> tuple[float, float]: ...
    @property
    def is_unsure(self) -> bool: ...


class Measure(ABC):
    """A relative frequency, and how pictures name it."""

    name: str  # as it is asked for
    title: str
    unit: str
    short: str  # the unit where there is little room
    divisor: str  # what it divides by
    base_is: str  # the same, of which summaries
    doubt: str  # what brackets around a value mean

    @abstractmethod
    def of(self, row: Counted) -> float:
        """The value of a group."""

    @abstractmethod
    def interval(self, row: Counted) -> tuple[float, float]:
        """Its 95 % interval."""

    @abstractmethod
    def base(self, row: Counted) -> int:
        """What the value divides by."""

    @abstractmethod
    def of_all(self, rows: Sequence[Counted]) -> float:
        """The value of several groups together, which have texts."""


class _PerMillion(Measure):
    """Occurrences per million characters of the base."""

    name = "per_million"
    title = "Occurrences per million characters"
    unit, short = "per million characters", "per million"
    divisor, base_is = "characters", "characters of all summaries"
    doubt = "the 95 % interval reaches down to 0"

    def of(self, row: Counted) -> float:
        return row.per_million

    def interval(self, row: Counted) -> tuple[float, float]:
        return row.per_million_interval

    def base(self, row: Counted) -> int:
        return row.characters

    def of_all(self, rows: Sequence[Counted]) -> float:
        return sum(row.occurrences for row in rows) / sum(map(self.base, rows)) * 1e6


class _Share(Measure):
    """Of the summaries of the base, how many have it, in per cent."""

    name = "share"
    title = "Share of the summaries"
    unit, short = "% of the summaries", "%"
    divisor, base_is = "summaries", "summaries"
    doubt = "of so few texts that the 95 % interval of its occurrences reaches down to 0"

    def of(self, row: Counted) -> float:
        return 100 * row.share

    def interval(self, row: Counted) -> tuple[float, float]:
        low, high = row.share_interval
        return 100 * low, 100 * high

    def base(self, row: Counted) -> int:
        return row.base_summaries

    def of_all(self, rows: Sequence[Counted]) -> float:
        return sum(row.summaries for row in rows) / sum(map(self.base, rows)) * 100


PER_MILLION = _PerMillion()
MEASURES: Mapping[str, Measure] = {one.name: one for one in (PER_MILLION, _Share())}
