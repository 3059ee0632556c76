"""Text with marks: hits in a text, and how one copy differs from another."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

from indexer.query import Query
from indexer.text import MASK, offsets, searchable
from search_cli.overlap import Span, Written, facing, in_common, in_paragraphs, own

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray


_NUMBER = re.compile(r"\d+")
_FACING = 100  # characters of two stretches that are compared with one another


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a text, and how they stand out: "" not at all, "hit", or "own" to one of two copies."""

    text: str
    kind: str = ""
    number: int = 0  # of what stands out, from 1


def marked(text: str, query: Query | None) -> tuple[list[list[Piece]], int]:
    """The paragraphs of a text as pieces with the hits of the query marked; how many hits there are."""
    spans = []
    if query:
        places = offsets(text)
        spans = [(places[first], places[end - 1] + 1) for first, end in query.spans(searchable(text)) if end > first]
    return list(_paragraphs(text, spans, "hit")), len(spans)


def _paragraphs(text: str, spans: list[Span], kind: str) -> Iterator[list[Piece]]:
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        yield list(_pieces(text, start, end, spans, kind))
        start = end + 1


def _pieces(text: str, start: int, end: int, spans: list[Span], kind: str) -> Iterator[Piece]:
    """What of the spans is between two places; one that goes on is marked on both sides."""
    here = start
    # Spans do not overlap and are in order: those that end before this paragraph are passed over at once.
    for number in range(bisect_right(spans, start, key=lambda span: span[1]), len(spans)):
        first, last = spans[number]
        if first >= end:
            break
        low, high = max(first, here), min(last, end)
        if low < high:
            if low > here:
                yield Piece(text[here:low])
            yield Piece(text[low:high], kind, number + 1)
            here = high
    if here < end:
        yield Piece(text[here:end])


def compared(one: str, other: str) -> Iterator[tuple[list[Piece], list[Piece]]]:
    """The paragraphs of two texts beside each other, marked what is not in common as `search_cli.overlap` tells it.

    In one row stand those with the most in common, as far as both texts have them in the same order; between two such
    rows the others stand as they come, where one text has fewer of them beside an empty list.
    """
    both = Written(one), Written(other)
    covered = in_common(*both)
    _cover_words(both, covered)
    left, right = (_own_marked(*side) for side in zip(both, covered, strict=True))
    alike = _alike(*both)
    matching = SequenceMatcher(None, range(len(left)), [alike.get(number, -1) for number in range(len(right))], False)
    here = there = 0
    for first, second, size in matching.get_matching_blocks():
        yield from zip_longest(left[here:first], right[there:second], fillvalue=[])
        here, there = first + size, second + size
        yield from zip(left[first:here], right[second:there], strict=True)


def _cover_words(both: tuple[Written, Written], covered: tuple["NDArray[Any]", "NDArray[Any]"]) -> None:
    """Take for common what stretches in each other's place share, too short for a run: 廊坊市和香河, **市和**."""
    for spans in facing(*both, covered, _FACING):
        here, there = (written.counting[slice(*span)] for written, span in zip(both, spans, strict=True))
        for *begins, size in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks():
            if size > 1:
                word = [not (char.isdigit() or char == MASK) for char in here[begins[0] :][:size]]
                for side, span, begin in zip(covered, spans, begins, strict=True):
                    side[span[0] + begin :][:size] |= word


def _own_marked(written: Written, covered: "NDArray[Any]") -> list[list[Piece]]:
    for number in _NUMBER.finditer(written.counting):  # 2008 became 2011, not 08 11
        digits = slice(*number.span())
        covered[digits] = covered[digits].all()
    spans = [(written.places[first], written.places[end - 1] + 1) for first, end in own(covered)]
    return [one for one in _paragraphs(written.text, spans, "own") if one]


def _alike(one: Written, other: Written) -> dict[int, int]:
    """For paragraphs of the other text, by number: the one of this text with the most of the same runs."""
    common = Counter(zip(*(side.tolist() for side in in_paragraphs(one, other)), strict=True))
    return {there: here for (here, there), _ in reversed(common.most_common())}
