"""Text with marks: hits in a text, and how one copy differs from another."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.query import Query
from indexer.text import offsets, searchable
from search_cli.alignment import ENDS, MOST_CLAUSES, operations

_CLAUSES = re.compile(f"[^{ENDS}]*[{ENDS}]?")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a text, and how they stand out: "" not at all, "hit", or "own" to one of two copies."""

    text: str
    kind: str = ""
    number: int = 0  # of the hit, from 1


def marked(text: str, query: Query | None) -> tuple[list[list[Piece]], int]:
    """The paragraphs of a text as pieces with the hits of the query marked; how many hits there are."""
    spans = []
    if query:
        places = offsets(text)
        spans = [(places[first], places[end - 1] + 1) for first, end in query.spans(searchable(text)) if end > first]
    paragraphs: list[list[Piece]] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        paragraphs.append(list(_pieces(text, start, end, spans)))
        start = end + 1
    return paragraphs, len(spans)


def _pieces(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> Iterator[Piece]:
    """What of the spans is between two places; a hit that goes on is marked on both sides."""
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
            yield Piece(text[low:high], "hit", number + 1)
            here = high
    if here < end:
        yield Piece(text[here:end])


def compared(one: str, other: str) -> tuple[list[list[Piece]], list[list[Piece]]]:
    """Two texts as paragraphs of pieces, the clauses that only one of them has marked."""
    left, right = _CLAUSES.findall(one)[:MOST_CLAUSES], _CLAUSES.findall(other)[:MOST_CLAUSES]
    folded = ([searchable(part) for part in parts] for parts in (left, right))
    both: tuple[list[Piece], list[Piece]] = ([], [])
    for kind, a, b, c, d in operations(*folded):
        own = "" if kind == "equal" else "own"
        both[0].extend(Piece(part, own) for part in left[a:b] if part)
        both[1].extend(Piece(part, own) for part in right[c:d] if part)
    return _paragraphs(both[0]), _paragraphs(both[1])


def _paragraphs(pieces: list[Piece]) -> list[list[Piece]]:
    paragraphs: list[list[Piece]] = [[]]
    for piece in pieces:
        text = piece.text.removesuffix("\n")
        if text:
            paragraphs[-1].append(Piece(text, piece.kind))
        if text != piece.text:
            paragraphs.append([])
    return [paragraph for paragraph in paragraphs if paragraph]
