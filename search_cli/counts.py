"""Counts of a query by metadata, with the base that each relative frequency divides by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indexer.index import Base, GroupKey
from indexer.query import Query


@dataclass(slots=True)
class Row:
    """The count of one group."""

    key: GroupKey
    summaries: int = 0  # in which the query is found
    occurrences: int = 0
    characters: int = 0  # of all summaries of the group under the same filters, found or not: the base
    unique: int = 0  # clusters of copies among the summaries found

    @property
    def per_million(self) -> float:
        """Occurrences per million characters of the base."""
        return round(self.occurrences / self.characters * 1e6, 2) if self.characters else 0.0

    def as_dict(self, by: Sequence[str]) -> dict[str, Any]:
        """The keys that were asked for, then the contract's figures."""
        return dict(zip(by, self.key, strict=True)) | {
            "summaries": self.summaries,
            "occurrences": self.occurrences,
            "characters": self.characters,
            "per_million": self.per_million,
            "unique": self.unique,
        }


def count(
    found: Iterable[tuple[GroupKey, str | None, str]],
    bases: Mapping[GroupKey, Base],
    query: Query,
    *,
    unique: bool = False,
) -> list[Row]:
    """A row for every group of the base, with zeros where the query is absent, sorted by key, unknown last.

    `found` gives group, cluster and searchable text of every summary that matches; `unique` counts one of each
    cluster of copies in a group.
    """
    rows = {key: Row(key, characters=base.characters) for key, base in bases.items()}
    clusters: dict[GroupKey, set[str]] = {key: set() for key in rows}
    for key, cluster, text in found:
        row = rows.setdefault(key, Row(key))
        seen = clusters.setdefault(key, set())
        if cluster is not None:
            if unique and cluster in seen:
                continue
            seen.add(cluster)
        row.unique += cluster is None
        row.summaries += 1
        row.occurrences += query.count(text)
    for key, row in rows.items():
        row.unique += len(clusters[key])
    return sorted(rows.values(), key=lambda row: [_order(part) for part in row.key])


def _order(part: str | int | None) -> tuple[bool, int, str]:
    """Numbers by size, names by their characters, unknown last."""
    return part is None, part if isinstance(part, int) else 0, part if isinstance(part, str) else ""


def total(rows: Iterable[Row]) -> Row:
    """The sum of the rows; copies that stand in several groups count in each of them."""
    whole = Row(())
    for row in rows:
        whole.summaries += row.summaries
        whole.occurrences += row.occurrences
        whole.characters += row.characters
        whole.unique += row.unique
    return whole
