"""Copies of a summary: how much text they have in common, and what a copier changed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from indexer.summary import Summary
from indexer.text import searchable

_CLAUSE = re.compile(r"[^，。；：、！？\n]+")
_MOST_CLAUSES = 4_000  # of a text that is compared
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


def similar(summary: Summary, others: Iterable[Summary]) -> list[Copy]:
    """The other summaries beside this one, those with the most in common first."""
    found = [_compared(summary, other) for other in others if other.id != summary.id]
    return sorted(found, key=lambda copy: (-copy.share, copy.summary.id))


def _compared(one: Summary, other: Summary) -> Copy:
    """Ratcliff and Obershelp's matching over folded clauses, then over the characters of those that were replaced."""
    left, right = (_CLAUSE.findall(text)[:_MOST_CLAUSES] for text in (one.text, other.text))
    sides = [searchable(part) for part in left], [searchable(part) for part in right]
    matcher = SequenceMatcher(None, *sides, autojunk=False)
    changes: dict[tuple[str, str], None] = {}
    same = 0
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            same += sum(map(len, sides[0][a:b]))
        elif kind == "replace":
            changes |= dict.fromkeys(_changes("，".join(left[a:b]), "，".join(right[c:d])))
    sizes = [sum(map(len, side)) for side in sides]
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
    for kind, a, b, c, d in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if (
            kind == "replace"
            and b - a <= _LONGEST
            and d - c <= _LONGEST
            and searchable(here[a:b]) != searchable(there[c:d])
        ):
            yield here[a:b], there[c:d]
