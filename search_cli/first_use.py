"""First appearance: where and when a phrase was first used, and how it spread."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from indexer.answers import Document, GroupKey
from indexer.place_names import PLACES
from indexer.query import Query
from indexer.schema import GROUP_FIELDS
from indexer.summary import Summary
from search_cli.concordance import snippet
from search_cli.like import SUMMARY
from search_cli.places import is_known

# What is written before its period begins; all else is written when it ends.
_FORWARD = frozenset(("计划", "规划", "方案", "要点", "思路"))
_DOUBT = "year-conflict"
CERTAINTIES = ("period", "published", "doubtful")  # the surest first
_UNKNOWN = "9999-12-31"  # a day behind all others

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


LIKE = Appearance("", "", SUMMARY, ("", "", ""), 1).as_dict()


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


class Order(NamedTuple):
    """What puts texts in order, the first to have been written before the others."""

    day: str  # ISO; of a text that nothing dates one behind all others
    certainty: int  # place in CERTAINTIES
    unplaced: int  # levels below the most exact place that is known: one that is masked takes nothing from the others
    published: str  # ISO, likewise
    id: str


def order_of(summary: Summary) -> Order:
    """By day, within a day by how sure it is, then by how well the place is known and by when a site published it.

    What is equal is put in order by id, for one has to be first.
    """
    day, certainty = dated(summary) or (_UNKNOWN, None)
    known = [number for number, name in enumerate(PLACES, 1) if getattr(summary, name) is not None]
    return Order(
        day=day,
        certainty=CERTAINTIES.index(certainty) if certainty else len(CERTAINTIES),
        unplaced=len(PLACES) - max(known, default=0),  # no city stands between a municipality and its districts
        published=summary.published or _UNKNOWN,
        id=summary.id,
    )


class Uses(NamedTuple):
    """Where a phrase is used. Of what is not first, the values of GROUP_FIELDS and how many have them are enough."""

    first: list[Appearance]  # in each cluster of copies, by date, the surer before the less sure
    copied: Counter[GroupKey]  # dated copies of these
    undated: Counter[GroupKey]


class _First(NamedTuple):
    """The earliest known summary of a cluster."""

    order: Order
    summary: Summary  # without its text
    context: tuple[str, str, str]


def uses_of(documents: Iterable[Document], query: Query) -> Uses:
    """The uses in these documents, all of which match."""
    first: dict[str, _First] = {}
    numbers, copied, undated = Counter[str](), Counter[GroupKey](), Counter[GroupKey]()
    for document in documents:
        summary = document.summary
        order = order_of(summary)
        if order.day == _UNKNOWN:
            undated[_group(summary)] += 1
            continue
        cluster = summary.cluster or summary.id
        numbers[cluster] += 1
        if cluster in first and first[cluster].order < order:
            copied[_group(summary)] += 1
            continue
        if cluster in first:
            copied[_group(first[cluster].summary)] += 1
        context = snippet(summary, document.searchable, query, 20)
        first[cluster] = _First(order, replace(summary, text=""), context)
    found_first = [
        Appearance(one.order.day, CERTAINTIES[one.order.certainty], one.summary, one.context, numbers[cluster])
        for cluster, one in sorted(first.items(), key=lambda item: item[1].order)
    ]
    return Uses(found_first, copied, undated)


def _group(summary: Summary) -> GroupKey:
    return tuple([getattr(summary, name) for name in GROUP_FIELDS])


def first_by(found: Iterable[Appearance], by: Sequence[str]) -> list[tuple[GroupKey, Appearance]]:
    """The first appearance for each known group by fields of the summary, in the order in which they came."""
    reached: dict[GroupKey, Appearance] = {}
    for one in found:
        key: GroupKey = tuple([getattr(one.summary, name) for name in by])
        if is_known(key, by):
            reached.setdefault(key, one)
    return list(reached.items())


def unplaced(uses: Uses, by: Sequence[str]) -> int:
    """How many dated summaries have the phrase in no known group by some of GROUP_FIELDS."""
    at = [GROUP_FIELDS.index(name) for name in by]
    dated_uses = uses.copied + Counter(_group(one.summary) for one in uses.first)
    return sum(number for group, number in dated_uses.items() if not is_known(tuple([group[one] for one in at]), by))


def not_first_by(uses: Uses, by: Sequence[str]) -> dict[GroupKey, str]:
    """The known groups by some of GROUP_FIELDS that no first appearance has: "copies" where copies have it, else
    "undated".

    It was used there, but since when is not known.
    """
    at = [GROUP_FIELDS.index(name) for name in by]
    copies, undated = (
        {tuple([group[one] for one in at]) for group in groups} for groups in (uses.copied, uses.undated)
    )
    reached = {tuple([getattr(one.summary, name) for name in by]) for one in uses.first}
    rest = [key for key in (copies | undated) - reached if is_known(key, by)]
    rest.sort(key=lambda key: list(map(str, key)))
    return {key: "copies" if key in copies else "undated" for key in rest}
