"""Text reuse: the texts that several summaries have, where each stands, and who had it first.

The summaries of one text are a cluster of copies. They are put in order by the days on which they were written or
published, as `first_use.order_of` tells. The first holder need not be the source: all of them may have the text from
one that is not in the index.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from indexer.answers import Document
from indexer.summary import Summary
from search_cli.first_use import dated, order_of
from search_cli.like import SUMMARY
from search_cli.spread import LEVELS, several
from search_cli.today import renamed

ACROSS = ("province", "city", "county", "organisation", "site")  # what a text may be in several of


class Holder(NamedTuple):
    """A summary of a text, and by when it was there."""

    day: str | None  # ISO; None where nothing tells
    certainty: str | None  # of first_use.CERTAINTIES
    summary: Summary  # without its text


@dataclass(frozen=True, slots=True)
class Family:
    """The summaries of one text: by day, those without one last."""

    cluster: str
    holders: Sequence[Holder]

    def number_of(self, field: str) -> int:
        """In how many different known places, or of how many organisations or sites."""
        return sum(values[-1] is not None for values in {_values(one, field) for one in self.holders})

    @property
    def last(self) -> str | None:
        """The last day on which a summary took the text up."""
        return max((one.day for one in self.holders if one.day), default=None)

    def as_dict(self) -> dict[str, Any]:
        """For jsonl and csv: how widely the text stands, and its first holder."""
        first = self.holders[0]
        record: dict[str, Any] = {"cluster": self.cluster, "summaries": len(self.holders)}
        record |= {several(field): self.number_of(field) for field in ACROSS}
        record |= {"date": first.day, "last": self.last, "certainty": first.certainty}
        record |= {"id": first.summary.id, "title": first.summary.title, "kind": first.summary.kind}
        return record | _place(first.summary)


@dataclass(frozen=True, slots=True)
class Step:
    """From the first holder of a text to one of the others."""

    cluster: str
    first: Holder
    copy: Holder

    @property
    def days(self) -> int | None:
        """Between the two; None where a day is unknown. 0 tells nothing of which was first: the id may have decided."""
        if self.first.day is None or self.copy.day is None:
            return None
        return (date.fromisoformat(self.copy.day) - date.fromisoformat(self.first.day)).days

    def as_dict(self) -> dict[str, Any]:
        """For jsonl and csv: a directed edge of a network."""
        record: dict[str, Any] = {"cluster": self.cluster, "days": self.days}
        record |= _side("first", self.first) | _side("copy", self.copy)
        return record


def _side(name: str, one: Holder) -> dict[str, Any]:
    told: dict[str, Any] = {"id": one.summary.id, "date": one.day, "certainty": one.certainty}
    told |= {"published": one.summary.published} | _place(one.summary)
    return {f"{name}_{key}": value for key, value in told.items()}


def _place(summary: Summary) -> dict[str, Any]:
    return {name: getattr(summary, name) for name in ACROSS}


def families(documents: Iterable[Document], *, least: int, across: str | None) -> list[Family]:
    """The texts that at least `least` of the summaries have, the most widely held first.

    `across` is one of ACROSS: only texts that stand in several of these.
    """
    held: dict[str, list[Holder]] = {}
    for document in documents:
        summary = document.summary
        if summary.cluster is not None:
            day, certainty = dated(summary) or (None, None)
            held.setdefault(summary.cluster, []).append(Holder(day, certainty, replace(summary, text="")))
    every = (
        Family(cluster, sorted(own, key=lambda one: order_of(one.summary)))
        for cluster, own in held.items()
        if len(own) >= least
    )
    found = [one for one in every if across is None or one.number_of(across) > 1]
    return sorted(found, key=lambda one: (-len(one.holders), order_of(one.holders[0].summary)))


def steps(found: Iterable[Family], across: str | None) -> Iterator[Step]:
    """From the first holder of each text to each of the others.

    `across` is one of ACROSS: only holders count for which it is known, and only edges to other places.
    """
    for family in found:
        known = [one for one in family.holders if across is None or _values(one, across)[-1] is not None]
        for one in known[1:]:
            if across is None or _values(one, across) != _values(known[0], across):
                yield Step(family.cluster, known[0], one)


def _values(one: Holder, field: str) -> tuple[Any, ...]:
    """What tells where a holder is by one of ACROSS, whose value is the last: counties of one name may be several.

    A place that was renamed is one.
    """
    return tuple([getattr(renamed(one.summary), name) for name in LEVELS.get(field, (field,))])


_HOLDER = Holder("2000-01-01", "", SUMMARY)
LIKE = Family("", (_HOLDER,)).as_dict()
PAIR_LIKE = Step("", _HOLDER, _HOLDER).as_dict()
