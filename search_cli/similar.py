"""Copies of a summary: how much text they have in common, and what a copier changed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from indexer.summary import Summary
from search_cli.like import SUMMARY
from search_cli.overlap import Written, in_common, replaced

_MOST_CHANGES = 50  # told of one copy
_LONGEST = 20  # characters of a change that is a name or a year rather than another sentence


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy beside the summary in question."""

    summary: Summary
    share: float  # of the characters of both, how many are in runs that both have
    of_this: float  # of the summary's own
    of_that: float  # of the copy's own
    changes: tuple[tuple[str, str], ...] = ()  # short words that stand in each other's place: here, there

    def as_dict(self) -> dict[str, Any]:
        """For jsonl and csv."""
        record: dict[str, Any] = {"id": self.summary.id, "share": self.share, "of_this": self.of_this}
        record |= {"of_that": self.of_that, "changes": [list(change) for change in self.changes]}
        names = ("title", "province", "city", "county", "year", "kind", "organisation", "site", "published", "url")
        return record | {name: getattr(self.summary, name) for name in names}


LIKE = Copy(SUMMARY, 0.0, 0.0, 0.0).as_dict()


def similar(summary: Summary, others: Iterable[Summary], *, changes: bool = True) -> Iterator[Copy]:
    """The other summaries beside this one, those with the most in common first.

    `changes` are told where wished, as the copies are asked for.
    """
    this = Written(summary.text)
    known: dict[str, tuple[float, float, float]] = {}  # by text: most copies are exact
    copies = []
    for other in others:
        if other.id != summary.id:
            if other.text not in known:
                known[other.text] = _shares(this, Written(other.text))
            copies.append(Copy(other, *known[other.text]))
    for copy in sorted(copies, key=lambda copy: (-copy.share, copy.summary.id)):
        if changes:
            found = dict.fromkeys(replaced(this, Written(copy.summary.text), _LONGEST))
            copy = replace(copy, changes=tuple(islice(found, _MOST_CHANGES)))  # noqa: PLW2901
        yield copy


def _shares(this: Written, that: Written) -> tuple[float, float, float]:
    """How much of both, of this and of that is in common."""
    here, there = in_common(this, that)
    found, found_there = int(here.sum()), int(there.sum())
    both = _share(found + found_there, len(here) + len(there))
    return both, _share(found, len(here)), _share(found_there, len(there))


def _share(part: int, whole: int) -> float:
    """Rounded down: 1 is all."""
    return 10_000 * part // max(1, whole) / 10_000


def years(summary: Summary, copies: Iterable[Summary]) -> Counter[int]:
    """How many of a summary and its copies report on each year: sites put new years into the titles of old texts."""
    return Counter(year for one in (summary, *copies) if (year := one.year))
