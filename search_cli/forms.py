"""What a query finds, form by form (a frequency breakdown), each with words around it if wished (clusters)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from indexer.answers import Member
from indexer.query import Query
from indexer.text import segmented
from search_cli.collocation import Span, by_paragraph


@dataclass(slots=True)
class Form:
    """One form, folded as searched for: simplified, half width, masks as *."""

    form: str
    occurrences: int = 0
    summaries: int = 0  # that have it
    alone: int = 0  # of these, those that nobody copied
    clusters: set[str] = field(default_factory=set)  # of the others: copies are one

    def as_dict(self, whole: int) -> dict[str, Any]:
        """For jsonl and csv; `whole` are the occurrences of all forms."""
        return {
            "form": self.form,
            "occurrences": self.occurrences,
            "share": round(self.occurrences / whole, 4),
            "summaries": self.summaries,
            "unique": self.alone + len(self.clusters),
        }


def forms(found: Iterable[Member], query: Query, reach: tuple[int, int]) -> list[Form]:
    """The forms that a query finds in these summaries, the most frequent first.

    `reach` is by how many words each is extended, before and behind; an extension ends at punctuation.
    """
    known: dict[str, Form] = {}
    for one in found:
        here: set[str] = set()
        for paragraph, spans in by_paragraph(one.searchable, query.spans(one.searchable)):
            placed = segmented(paragraph) if any(reach) else ()
            for span in spans:
                first, end = _extended(placed, span, reach)
                own = known.setdefault(paragraph[first:end], Form(paragraph[first:end]))
                own.occurrences += 1
                here.add(own.form)
        for own in map(known.__getitem__, here):
            own.summaries += 1
            if one.cluster is None:
                own.alone += 1
            else:
                own.clusters.add(one.cluster)
    return sorted(known.values(), key=lambda one: (-one.occurrences, one.form))


def _extended(placed: Sequence[tuple[int, str]], span: Span, reach: tuple[int, int]) -> Span:
    """The occurrence with words before and behind it. If it cuts a word, the rest of that word is the first of them."""
    first, end = span
    before, behind = reach
    at = bisect_left(placed, (first,)) - 1
    while before and at >= 0 and placed[at][0] + len(placed[at][1]) >= first:
        first = placed[at][0]
        at, before = at - 1, before - 1
    at = bisect_right(placed, end, key=lambda one: one[0] + len(one[1]))
    while behind and at < len(placed) and placed[at][0] <= end:
        end = placed[at][0] + len(placed[at][1])
        at, behind = at + 1, behind - 1
    return first, end
