"""What a query finds, form by form (a frequency breakdown), each with words around it if wished (clusters)."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from indexer.answers import Member
from indexer.query import Query
from indexer.text import segmented
from search_cli.collocation import Span, by_paragraph
from search_cli.frequencies import Occurring


@dataclass(slots=True)
class Form(Occurring):
    """One form, folded as searched for: simplified, half width, masks as *."""

    def as_dict(self, whole: int) -> dict[str, Any]:
        """For jsonl and csv; `whole` are the occurrences of all forms."""
        return {
            "form": self.text,
            "occurrences": self.occurrences,
            "share": round(self.occurrences / whole, 4),
            "summaries": self.summaries,
            "unique": self.unique,
        }


LIKE = Form("").as_dict(1)


def forms(found: Iterable[Member], query: Query, reach: tuple[int, int]) -> list[Form]:
    """The forms that a query finds in these summaries, the most frequent first.

    `reach` is by how many words each is extended, before and behind; an extension ends at punctuation.
    """
    known: dict[str, Form] = {}
    for one in found:
        here = Counter[str]()
        for paragraph, spans in by_paragraph(one.searchable, query.spans(one.searchable)):
            placed = segmented(paragraph) if any(reach) else ()
            for span in spans:
                first, end = _extended(placed, span, reach)
                here[paragraph[first:end]] += 1
        for form, times in here.items():
            known.setdefault(form, Form(form)).add(times, one.cluster)
    return sorted(known.values(), key=Form.rank)


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
