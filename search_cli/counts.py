"""Counts of a query by metadata, with the base that each relative frequency divides by."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice, repeat
from typing import Any, NamedTuple

from indexer.answers import Base, GroupKey, Member
from indexer.query import Query
from search_cli.like import group_key
from search_cli.measures import design_effect, deviation_of_proportions, occurrences_interval, share_interval
from search_cli.places import exact

# Confidence of a region from which on `sure_summaries` counts it: not told by the site alone, nor by an author who was
# elsewhere (docs/measures.md).
SURE = 0.8

# What a row without texts cannot tell.
_RELATIVE = ("per_million", "per_million_low", "per_million_high", "share", "share_low", "share_high")


PerSummary = tuple[str | None, int, int]  # its cluster, how often the query occurs in it, and its characters


class _Texts(NamedTuple):
    """Summaries as texts, of which copies are one."""

    number: int
    occurrences: tuple[float, float]  # the 95 % interval of all of them
    effect: float  # the design effect of the copies


def _texts_of(found: Sequence[PerSummary]) -> _Texts:
    """Summaries as texts."""
    sizes, times = Counter[str](), Counter[str]()
    alone = [occurrences for cluster, occurrences, _ in found if cluster is None]
    for cluster, occurrences, _ in found:
        if cluster is not None:
            sizes[cluster] += 1
            times[cluster] += occurrences
    return _Texts(
        len(alone) + len(sizes),
        occurrences_interval([*alone, *times.values()]),
        design_effect([*repeat(1, len(alone)), *sizes.values()]),
    )


@dataclass(frozen=True)
class Row:
    """The count of a query in one group."""

    key: GroupKey
    summaries: int = 0  # in which the query is found
    occurrences: int = 0
    characters: int = 0  # of all summaries of the group under the same filters, found or not: the base
    base_summaries: int = 0  # in the group under the same filters, found or not
    per_summary: Sequence[PerSummary] = ()  # of those found
    sure_summaries: int = 0  # of those found: the region is known with a confidence of SURE at least

    @property
    def unique(self) -> int:
        """Texts among the summaries found: copies are one."""
        return self._texts.number

    @cached_property
    def _texts(self) -> _Texts:
        """What the texts found come to; charts ask for it again and again."""
        return _texts_of(self.per_summary)

    @property
    def per_million(self) -> float:
        """Occurrences per million characters of the base."""
        return self._per_million(self.occurrences)

    @property
    def per_million_interval(self) -> tuple[float, float]:
        """Its 95 % interval; a text and its copies are one observation."""
        low, high = self._texts.occurrences
        return self._per_million(low), self._per_million(high)

    @property
    def is_unsure(self) -> bool:
        """Whether it is none, or of so few texts that it cannot be told from none: the interval reaches down to 0."""
        return self.characters > 0 and self._texts.occurrences[0] <= 0

    @property
    def share(self) -> float:
        """Of the base's summaries, how many have it; 0 to 1."""
        return self.summaries / self.base_summaries if self.base_summaries else 0.0

    @property
    def share_interval(self) -> tuple[float, float]:
        """Its 95 % interval; a text and its copies are one observation."""
        return share_interval(self.summaries, self.base_summaries, self._texts.effect)

    @property
    def dispersion(self) -> float | None:
        """Gries's DP over the base's summaries: 0 evenly spread, nearly 1 in one place; None where it never occurs."""
        return deviation_of_proportions([one[1:] for one in self.per_summary], self.characters)

    def _per_million(self, occurrences: float) -> float:
        return occurrences / self.characters * 1e6 if self.characters else 0.0

    def as_dict(self, by: Sequence[str]) -> dict[str, Any]:
        """The keys that were asked for, then the contract's figures, then what they are worth.

        Where there is no text, relative frequencies are unknown, not 0. Figures are rounded here, and elsewhere where
        they are shown: 28 of 34 are 82.4 %, and a share of .8235 would be 82.3 %.
        """
        per_million_low, per_million_high = self.per_million_interval
        share_low, share_high = self.share_interval
        dispersion = self.dispersion
        record = dict(zip(by, self.key, strict=True)) | {
            "summaries": self.summaries,
            "occurrences": self.occurrences,
            "characters": self.characters,
            "per_million": round(self.per_million, 2),
            "unique": self.unique,
            "per_million_low": round(per_million_low, 2),
            "per_million_high": round(per_million_high, 2),
            "base_summaries": self.base_summaries,
            "share": round(self.share, 4),
            "share_low": round(share_low, 4),
            "share_high": round(share_high, 4),
            "dispersion": None if dispersion is None else round(dispersion, 4),
            "sure_summaries": self.sure_summaries,
        }
        return record if self.base_summaries else record | dict.fromkeys(_RELATIVE)


def like(by: Sequence[str], *, named: bool) -> dict[str, Any]:
    """A record with a value in each field; see `as_records`."""
    row = Row(group_key(by), 1, 1, 1, 1, [(None, 1, 1)])
    return next(as_records({"": [row]}, by, named=named))


Series = Mapping[str, Sequence[Row]]  # the rows of each query


def unsure_of(rows: Iterable[Row], by: Sequence[str]) -> str:
    """How many of the summaries found in named regions are less sure than SURE, in words; empty where none is."""
    place = exact(by)
    named = total(row for row in rows if place is not None and row.key[place] is not None)
    unsure = named.summaries - named.sure_summaries
    if not unsure:
        return ""
    share = f"{unsure / named.summaries:.1%}"
    are = "is" if unsure == 1 else "are"
    return f"{unsure:,} of the {named.summaries:,} found in named regions ({share}) {are} less sure than {SURE}"


ORDERS = ("key", "summaries", "occurrences", "per_million", "share", "characters", "unique")


class Times(NamedTuple):
    """A summary in which a query was counted."""

    group: GroupKey
    cluster: str | None
    occurrences: int
    characters: int
    confidence: float | None  # of its region


def count(found: Iterable[Member], bases: Mapping[GroupKey, Base], query: Query) -> list[Row]:
    """The rows of a query; `found` are the summaries that match."""
    return rows_of(times_of(found, query), bases)


def times_of(found: Iterable[Member], query: Query) -> Iterator[Times]:
    """How often the query occurs in each of the summaries."""
    return (Times(one.group, one.cluster, query.count(one.searchable), one.characters, one.confidence) for one in found)


def rows_of(found: Iterable[Times], bases: Mapping[GroupKey, Base]) -> list[Row]:
    """A row for every group of the base, with zeros where the query is absent, sorted by key, unknown last.

    `found` are the summaries that match.
    """
    groups: dict[GroupKey, list[PerSummary]] = {key: [] for key in bases}
    sure = Counter[GroupKey]()
    for key, cluster, times, characters, confidence in found:
        groups.setdefault(key, []).append((cluster, times, characters))
        sure[key] += confidence is not None and confidence >= SURE
    return in_order(_row(key, own, bases.get(key, Base(0, 0)), sure[key]) for key, own in groups.items())


def _row(key: GroupKey, found: Sequence[PerSummary], base: Base, sure: int) -> Row:
    """The row of a group, from the summaries found in it, so many of a sure region."""
    # A cluster may have taken texts in since the base was counted.
    characters = max(base.characters, sum(own for _, _, own in found))
    occurrences = sum(times for _, times, _ in found)
    return Row(key, len(found), occurrences, characters, max(base.summaries, len(found)), found, sure)


def in_order(rows: Iterable[Row]) -> list[Row]:
    """By key: numbers by size, names by their characters, unknown last."""
    return sorted(rows, key=lambda row: group_order(row.key))


def bases_of_clusters(everything: Iterable[Member]) -> dict[GroupKey, Base]:
    """The base of counts of one of each cluster of copies: of a cluster the longest text in a group counts."""
    sizes: dict[GroupKey, list[int]] = {}
    longest: dict[tuple[GroupKey, str], int] = {}
    for one in everything:
        if one.cluster is None:
            sizes.setdefault(one.group, []).append(one.characters)
        else:
            key = one.group, one.cluster
            longest[key] = max(longest.get(key, 0), one.characters)
    for (group, _), characters in longest.items():
        sizes.setdefault(group, []).append(characters)
    return {group: Base(len(own), sum(own)) for group, own in sizes.items()}


def as_records(series: Series, by: Sequence[str], *, named: bool) -> Iterator[dict[str, Any]]:
    """A record for each row of the queries; `named`: with `query`, which says of which it is."""
    for source, rows in series.items():
        for row in rows:
            yield ({"query": source} if named else {}) | row.as_dict(by)


def group_order(key: GroupKey) -> list[tuple[bool, int, str]]:
    """What groups are put in order by: numbers by size, names by their characters, unknown last."""
    return [(part is None, part if isinstance(part, int) else 0, part if isinstance(part, str) else "") for part in key]


def one_row_each(series: Series) -> dict[str, list[Row]]:
    """The one row of each query that is counted in no groups, also of an empty base."""
    return {source: [*own, Row(())][:1] for source, own in series.items()}


def first_rows(series: Series, fields: Sequence[str], by: str, most: int | None) -> dict[str, Sequence[Row]]:
    """At most so many groups, the same ones of each query, by one of ORDERS; of queries in no groups, queries.

    By `key` groups are in order and queries as they come, else the largest figure is first. A group is as large as the
    largest of its rows.
    """

    def falling(row: Row) -> float:
        return 0.0 if by == "key" else -float(getattr(row, by))

    if fields:
        every = sorted(in_order(chain.from_iterable(series.values())), key=falling)
        keys = list(islice(dict.fromkeys(row.key for row in every), most))
        found = {source: {row.key: row for row in rows} for source, rows in series.items()}
        return {source: [own[key] for key in keys if key in own] for source, own in found.items()}
    sources = sorted(series, key=lambda source: falling(series[source][0]))
    return {source: series[source] for source in sources[:most]}


def total(rows: Iterable[Row]) -> Row:
    """The sum of the rows; a text whose copies stand in several groups is one of the `unique`."""
    every = list(rows)
    base = Base(sum(row.base_summaries for row in every), sum(row.characters for row in every))
    found = list(chain.from_iterable(row.per_summary for row in every))
    return _row((), found, base, sum(row.sure_summaries for row in every))
