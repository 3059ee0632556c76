"""Copies of a summary: how much text they have in common, and what a copier changed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from heapq import heapify, heappop, heapreplace
from typing import Any, NamedTuple

from indexer.summary import Summary
from indexer.text import fold, searchable
from search_cli.alignment import ENDS, MOST_CLAUSES, operations
from search_cli.like import SUMMARY

_CLAUSE = re.compile(f"[^{ENDS}]+")
_SPACE = re.compile(r"[^\S\n]+")
_MOST_CHANGES = 50  # told of one copy
_LONGEST_STRETCH = 1_000  # characters in which changes are looked for
_LONGEST = 20  # characters of a change that is a name or a year rather than another sentence


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy beside the summary in question."""

    summary: Summary
    share: float  # of the characters of both, how many are in clauses that both have
    of_this: float  # of the summary's own
    of_that: float  # of the copy's own
    changes: tuple[tuple[str, str], ...]  # short words that stand in each other's place: here, there

    def as_dict(self) -> dict[str, Any]:
        """For jsonl and csv."""
        record: dict[str, Any] = {"id": self.summary.id, "share": self.share, "of_this": self.of_this}
        record |= {"of_that": self.of_that, "changes": [list(change) for change in self.changes]}
        names = ("title", "province", "city", "county", "year", "kind", "organisation", "site", "published", "url")
        return record | {name: getattr(self.summary, name) for name in names}


LIKE = Copy(SUMMARY, 0.0, 0.0, 0.0, ()).as_dict()


class _Clauses(NamedTuple):
    """A text in clauses, folded and without white space: one a line, which takes the least room."""

    lines: str
    size: int  # characters of the clauses


def similar(summary: Summary, others: Iterable[Summary], *, changes: bool = True) -> Iterator[Copy]:
    """The other summaries beside this one, those with the most in common first; `changes` are told where wished.

    Texts are compared only as they are asked for: where a text's clauses that this one has too, in whatever order,
    are no more than others have in common, it waits.
    """
    own = _clauses(summary)
    written = _written(summary) if changes else []
    known = set(own.lines.split("\n"))
    waiting: list[tuple[float, str, Summary, _Clauses, Copy | None]] = []
    for other in others:
        if other.id != summary.id:
            that = _clauses(other)
            most = sum(map(len, filter(known.__contains__, that.lines.split("\n"))))
            waiting.append((-_share(min(most, own.size), own, that), other.id, other, that, None))
    heapify(waiting)
    while waiting:
        _, _, other, that, copy = waiting[0]
        if copy:
            yield copy
            heappop(waiting)
        else:
            copy = _compared(own, other, that, written)
            heapreplace(waiting, (-copy.share, other.id, other, that, copy))


def years(summary: Summary, copies: Iterable[Summary]) -> Counter[int]:
    """How many of a summary and its copies report on each year: sites put new years into the titles of old texts."""
    return Counter(year for one in (summary, *copies) if (year := one.year))


def _written(summary: Summary) -> list[str]:
    return _CLAUSE.findall(summary.text)[:MOST_CLAUSES]


def _clauses(summary: Summary) -> _Clauses:
    # Folding keeps the length, so that all clauses are folded at once; none holds a line feed.
    lines = _SPACE.sub("", fold("\n".join(_written(summary))))
    return _Clauses(lines, len(lines) - lines.count("\n"))


def _share(same: int, one: _Clauses, other: _Clauses) -> float:
    return round(2 * same / max(1, one.size + other.size), 4)


def _compared(own: _Clauses, other: Summary, that: _Clauses, written: list[str]) -> Copy:
    """What both have in common by folded clauses, then by the characters of those that were replaced in `written`."""
    folded = own.lines.split("\n")
    written_there = _written(other) if written else []
    changes: dict[tuple[str, str], None] = {}
    same = 0
    for kind, a, b, c, d in operations(folded, that.lines.split("\n")):
        if kind == "equal":
            same += sum(map(len, folded[a:b]))
        elif kind == "replace" and written:
            here, there = "，".join(written[a:b]), "，".join(written_there[c:d])
            if max(len(here), len(there)) <= _LONGEST_STRETCH:
                changes |= dict.fromkeys(_changes(here, there))
    return Copy(
        other,
        _share(same, own, that),
        round(same / max(1, own.size), 4),
        round(same / max(1, that.size), 4),
        tuple(changes)[:_MOST_CHANGES],
    )


@lru_cache(4_096)  # of many copies of one text, many have the same changes
def _changes(here: str, there: str) -> list[tuple[str, str]]:
    return [
        (here[a:b], there[c:d])
        for kind, a, b, c, d in operations(here, there)
        if kind == "replace"
        and b - a <= _LONGEST
        and d - c <= _LONGEST
        and searchable(here[a:b]) != searchable(there[c:d])
    ]
