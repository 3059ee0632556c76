"""Copies of a summary: how much text they have in common, and what a copier changed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from indexer.summary import Summary
from indexer.text import fold, searchable
from search_cli.alignment import ENDS, MOST_CLAUSES, operations
from search_cli.like import SUMMARY

_CLAUSE = re.compile(f"[^{ENDS}]+")
_MOST_CHANGES = 50  # told of one copy
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
    """A text in clauses, as they stand and folded."""

    written: list[str]
    folded: list[str]


def similar(summary: Summary, others: Iterable[Summary], *, changes: bool = True) -> list[Copy]:
    """The other summaries beside this one, those with the most in common first; `changes` are told where wished."""
    own = _clauses(summary)
    found = [_compared(own, other, changes) for other in others if other.id != summary.id]
    return sorted(found, key=lambda copy: (-copy.share, copy.summary.id))


def years(summary: Summary, copies: Iterable[Copy]) -> Counter[int]:
    """How many of a summary and its copies report on each year: sites put new years into the titles of old texts."""
    return Counter(year for one in (summary, *(copy.summary for copy in copies)) if (year := one.year))


def _clauses(summary: Summary) -> _Clauses:
    written = _CLAUSE.findall(summary.text)[:MOST_CLAUSES]
    # Folding keeps the length, so that all clauses are folded at once; none holds a line feed.
    return _Clauses(written, ["".join(line.split()) for line in fold("\n".join(written)).split("\n")])


def _compared(one: _Clauses, other: Summary, with_changes: bool) -> Copy:
    """What both have in common by folded clauses, then by the characters of those that were replaced."""
    that = _clauses(other)
    changes: dict[tuple[str, str], None] = {}
    same = 0
    for kind, a, b, c, d in operations(one.folded, that.folded):
        if kind == "equal":
            same += sum(map(len, one.folded[a:b]))
        elif kind == "replace" and with_changes:
            changes |= dict.fromkeys(_changes("，".join(one.written[a:b]), "，".join(that.written[c:d])))
    sizes = [sum(map(len, side)) for side in (one.folded, that.folded)]
    return Copy(
        other,
        round(2 * same / max(1, sum(sizes)), 4),
        round(same / max(1, sizes[0]), 4),
        round(same / max(1, sizes[1]), 4),
        tuple(changes)[:_MOST_CHANGES],
    )


def _changes(here: str, there: str) -> Iterator[tuple[str, str]]:
    if len(here) > 1_000 or len(there) > 1_000:
        return
    for kind, a, b, c, d in operations(here, there):
        if (
            kind == "replace"
            and b - a <= _LONGEST
            and d - c <= _LONGEST
            and searchable(here[a:b]) != searchable(there[c:d])
        ):
            yield here[a:b], there[c:d]
