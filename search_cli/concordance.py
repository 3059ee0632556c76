"""The concordance: every occurrence of a query, in its context (keyword in context, KWIC)."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from random import Random
from typing import Any, TypeVar

from indexer.answers import Document
from indexer.query import Query
from indexer.summary import Summary
from indexer.text import offsets, searchable, words
from search_cli.like import SUMMARY

Item = TypeVar("Item")

WIDTH = 30  # characters of context on each side

# What a line says of its source; the rest is one `summaries show` away.
METADATA = ("title", "province", "city", "county", "year", "period", "kind", "organisation", "site", "url", "published")
_WORTH = ("region_confidence", "flags", "cluster", "copies")  # by which lines are left out or weighed elsewhere


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence, in the characters of the author's text."""

    summary: Summary  # without its text
    start: int  # in characters of the summary's text
    left: str
    hit: str
    right: str
    number: int  # of the occurrence in the text, from 1

    def as_dict(self) -> dict[str, Any]:
        """The contract's keys, then the metadata of the summary."""
        record: dict[str, Any] = {
            "id": self.summary.id,
            "left": self.left,
            "hit": self.hit,
            "right": self.right,
            "start": self.start,
        }
        record |= {name: getattr(self.summary, name) for name in (*METADATA, *_WORTH)}
        return record | {"flags": list(self.summary.flags)}


LIKE = Line(SUMMARY, 0, "", "", "", 1).as_dict()


def concordance(documents: Iterable[Document], query: Query, width: int = WIDTH) -> Iterator[Line]:
    """A line for every occurrence, document by document, in the order of the text.

    `width` is the characters of context on each side; white space in it, line feeds included, is shown as one space.
    """
    for document in documents:
        source = None
        for number, pieces in enumerate(_pieces(document.summary.text, document.searchable, query, width), 1):
            source = source or replace(document.summary, text="")  # lines are held by the hundred thousand
            yield Line(source, *pieces, number)


def _pieces(text: str, searchable_text: str, query: Query, width: int) -> Iterator[tuple[int, str, str, str]]:
    """For each occurrence in a text its place, the left context, the hit and the right context."""
    places: list[int] = []
    for first, end in query.spans(searchable_text):
        places = places or offsets(text)
        start, stop = places[first], places[end - 1] + 1
        left = _one_line(text[max(0, start - 2 * width) : start])[-width:] if width else ""
        yield start, left, _one_line(text[start:stop]), _one_line(text[stop : stop + 2 * width])[:width]


SORTS = ("left", "hit", "right", "1L", "1R", "position", "random", *METADATA)
_DOWN = "-"  # before a name: the other way round
_WORD = re.compile(r"([1-9])([LR])")  # 2L: the second word to the left


def ordered(lines: Iterable[Line], by: Sequence[str]) -> list[Line]:
    """The lines by their left context (read from the hit outwards), hit, right context, place in the text, or metadata.

    Contexts and hits go as search reads them, so that 维稳 and 維穩 stand together, and so do ， and a comma. `by` are
    keys that `can_sort` accepts, the most important first. Unknown values come last; equal lines keep their order.
    """
    kept = list(lines)
    for name in reversed(by):
        key = _sort_key(name.removeprefix(_DOWN))
        if name.startswith(_DOWN):
            kept.sort(key=lambda line: (not (found := key(line))[0], found[1]), reverse=True)
        else:
            kept.sort(key=key)
    return kept


def can_sort(name: str) -> bool:
    """Whether lines can be sorted by this: any of SORTS, or a word, 1L to 9L to the left of the hit and 1R to 9R.

    With a hyphen before it, the other way round.
    """
    name = name.removeprefix(_DOWN)
    return name in SORTS or _WORD.fullmatch(name) is not None


def _sort_key(name: str) -> Callable[[Line], tuple[bool, Any]]:
    """What lines are put in order by: whether it is unknown, and its value."""
    if word := _WORD.fullmatch(name):
        number, side = int(word[1]), word[2]
        return lambda line: _nth(
            words(searchable(line.left))[::-1] if side == "L" else words(searchable(line.right)), number
        )
    if name == "left":
        return lambda line: (False, searchable(line.left)[::-1])
    if name in {"hit", "right"}:
        return lambda line: (False, searchable(getattr(line, name)))
    if name == "position":
        return lambda line: (False, line.start)
    if name == "random":  # the same order each time, on each machine
        return lambda line: (False, blake2b(f"{line.summary.id}/{line.start}".encode(), digest_size=8).digest())
    return lambda line: ((value := getattr(line.summary, name)) is None, str(value))


def _nth(found: Sequence[str], number: int) -> tuple[bool, str]:
    """The word with this number, from 1; where there is none, it is last."""
    return (False, found[number - 1]) if len(found) >= number else (True, "")


def sample(lines: Iterable[Item], number: int, seed: int) -> list[Item]:
    """`number` of the lines (or texts), each as likely as any other, in their order; the same ones for the same seed.

    Reservoir sampling (Vitter 1985, algorithm R): only as many are held as are asked for.
    """
    chosen = Random(seed)
    kept: list[tuple[int, Item]] = []
    for place, line in enumerate(lines):
        if place < number:
            kept.append((place, line))
        elif (at := chosen.randrange(place + 1)) < number:
            kept[at] = place, line
    return [line for _, line in sorted(kept, key=lambda one: one[0])]


def _one_line(text: str) -> str:
    """White space as single spaces; a leading or trailing one is kept, so that the pieces of a line fit together."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return " " * text[0].isspace() + words + " " * text[-1].isspace()


def snippet(summary: Summary, searchable_text: str, query: Query, width: int = WIDTH) -> tuple[str, str, str]:
    """Left context, hit and right context of the first occurrence; the text's beginning where there is none."""
    for _, left, hit, right in _pieces(summary.text, searchable_text, query, width):
        return left, hit, right
    return "", "", _one_line(summary.text[: 2 * width])
