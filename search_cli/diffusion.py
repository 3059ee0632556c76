"""First appearance: where and when a phrase was first used, and how it spread."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from indexer.answers import Document
from indexer.query import Query
from indexer.summary import Summary
from search_cli.concordance import snippet

# What is written before its period begins; all else is written when it ends.
_FORWARD = frozenset(("计划", "规划", "方案", "要点", "思路"))
_DOUBT = "year-conflict"
CERTAINTIES = ("period", "published", "doubtful")  # the surest first

_SHOWN = ("title", "kind", "province", "city", "county", "organisation", "site", "url")


@dataclass(frozen=True, slots=True)
class Appearance:
    """The first of a cluster of copies to use the phrase, and when."""

    date: str  # ISO day
    certainty: str  # of CERTAINTIES
    summary: Summary  # without its text
    context: tuple[str, str, str]  # left, hit, right
    copies: int  # dated summaries of the same cluster

    def as_dict(self) -> dict[str, Any]:
        """For jsonl and csv."""
        left, hit, right = self.context
        record: dict[str, Any] = {"date": self.date, "certainty": self.certainty, "id": self.summary.id}
        record |= {name: getattr(self.summary, name) for name in _SHOWN}
        return record | {"left": left, "hit": hit, "right": right, "copies": self.copies}


def dated(summary: Summary) -> tuple[str, str] | None:
    """The day by which a text was written, and how sure that is; None where nothing tells.

    A plan is written when its period begins, everything else when it ends (`period`); a year that title and text
    contradict is `doubtful`. Without a period there is the day on which a site published it (`published`): the
    text may be years older, but not younger.
    """
    if summary.period_start and summary.period_end:
        day = summary.period_start if summary.kind in _FORWARD else summary.period_end
        return day, "doubtful" if _DOUBT in summary.flags else "period"
    return (summary.published, "published") if summary.published else None


def appearances(documents: Iterable[Document], query: Query) -> tuple[list[Appearance], int]:
    """The first use in each cluster of copies, by date, the surer before the less sure; and how many have no date."""
    first: dict[str, tuple[tuple[str, int, str], Appearance]] = {}
    numbers: dict[str, int] = {}
    undated = 0
    for document in documents:
        summary = document.summary
        found = dated(summary)
        if found is None:
            undated += 1
            continue
        day, certainty = found
        cluster = summary.cluster or summary.id
        numbers[cluster] = numbers.get(cluster, 0) + 1
        order = day, CERTAINTIES.index(certainty), summary.id
        if cluster not in first or order < first[cluster][0]:
            context = snippet(summary, document.searchable, query, 20)
            first[cluster] = order, Appearance(day, certainty, replace(summary, text=""), context, 1)
    found_first = sorted(first.items(), key=lambda item: item[1][0])
    return [
        Appearance(one.date, one.certainty, one.summary, one.context, numbers[cluster])
        for cluster, (_, one) in found_first
    ], undated


def first_by(found: Sequence[Appearance], by: str) -> list[tuple[Any, Appearance]]:
    """The first appearance for each known value of a field of the summary, in the order in which they came."""
    reached: dict[Any, Appearance] = {}
    for one in found:
        value = getattr(one.summary, by)
        if value is not None:
            reached.setdefault(value, one)
    return list(reached.items())
