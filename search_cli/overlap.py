"""What two texts have in common: the runs of RUN characters that both have, wherever they stand.

This is containment by shingles (Broder 1997), told of characters instead of runs: one changed character counts as one.
Of two summaries that are no copies, half have less than one character in a hundred in common so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.text import offsets, searchable

RUN = 6  # characters; of five, such summaries have twice as much in common
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, and far from a power of two: runs that differ have other products
_TOKEN = re.compile(r"\d+[x×X*＊_○]*|[x×X*＊_○]+|.")  # a number, with what hides a part of it; a mask
_PARAGRAPH = re.compile(r"[^\n]+")
Span = tuple[int, int]


@dataclass(frozen=True)
class Written:
    """A text as its author wrote it, to be compared by the characters that count: not white space nor line ends."""

    text: str

    @cached_property
    def counting(self) -> str:
        """The characters that count, as search sees them."""
        return searchable(self.text).replace("\n", "")

    @cached_property
    def places(self) -> list[int]:
        """Where each character that counts stands in the text."""
        return [place for place in offsets(self.text) if self.text[place] != "\n"]

    def written(self, begin: int, end: int) -> str:
        """Characters that count as they are written, without what stands between them."""
        return "".join(self.text[place] for place in self.places[begin:end])

    @cached_property
    def paragraphs(self) -> NDArray[Any]:
        """In which paragraph each character that counts stands, numbered without empty ones."""
        starts = [paragraph.start() for paragraph in _PARAGRAPH.finditer(self.text)]
        return np.searchsorted(starts, self.places, "right") - 1

    @cached_property
    def _codes(self) -> NDArray[np.uint64]:
        return np.frombuffer(self.counting.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)

    def runs(self, size: int) -> NDArray[np.uint64]:
        """A number for each run of `size` characters."""
        number = max(len(self._codes) - size + 1, 0)
        runs = np.zeros(number, np.uint64)
        for at in range(size):
            runs = runs * _FACTOR + self._codes[at : at + number]
        return runs


def in_common(one: Written, other: Written) -> tuple[NDArray[Any], NDArray[Any]]:
    """Of each character that counts in the one text and in the other, whether it is in a run that both have."""
    size = _size(one, other)
    here, there = one.runs(size), other.runs(size)
    return _covered(here, there, size), _covered(there, here, size)


def _covered(runs: NDArray[np.uint64], others: NDArray[np.uint64], size: int) -> NDArray[Any]:
    """Of each character of a text, whether one of the runs that it is in is among the other text's."""
    if not (len(runs) and len(others)):
        return np.zeros(len(runs), bool)
    ordered = np.sort(others)
    nearest = np.searchsorted(ordered, runs).clip(max=len(ordered) - 1)  # as `isin`, in a fifth of the time
    found = ordered[nearest] == runs
    return np.convolve(found, np.ones(size)) > 0


def in_paragraphs(one: Written, other: Written) -> tuple[NDArray[Any], NDArray[Any]]:
    """Of each run that both have, in which paragraph its middle stands, in the one text and in the other."""
    size = _size(one, other)
    _, here, there = np.intersect1d(one.runs(size), other.runs(size), return_indices=True)
    return one.paragraphs[here + size // 2], other.paragraphs[there + size // 2]


def _size(one: Written, other: Written) -> int:
    return max(1, min(RUN, len(one.counting), len(other.counting)))


def own(covered: NDArray[Any]) -> list[Span]:
    """The stretches that are not in common: from and to."""
    edges = np.flatnonzero(np.diff(np.concatenate(([1], covered, [1]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def replaced(one: Written, other: Written, longest: int) -> Iterator[tuple[str, str]]:
    """What stands in each other's place, between the same characters: here, there; years and numbers whole."""
    here, there = one.counting, other.counting
    for (begin, end), (c, d) in facing(one, other, in_common(one, other), longest):
        left = _digits(here[:begin][::-1]) if here[begin].isdigit() or there[c].isdigit() else 0
        right = _digits(here[end:]) if here[end - 1].isdigit() or there[d - 1].isdigit() else 0
        yield from _pairs(one.written(begin - left, end + right), other.written(c - left, d + right))


def facing(
    one: Written, other: Written, covered: tuple[NDArray[Any], NDArray[Any]], longest: int
) -> Iterator[tuple[Span, Span]]:
    """The stretches that are not in common and stand in each other's place, of at most so many characters each."""
    here, there = ([span for span in own(side) if span[1] - span[0] <= longest] for side in covered)
    others = {_around(other.counting, span): span for span in there}
    for span in here:
        if beside := others.get(_around(one.counting, span)):
            yield span, beside


def _around(text: str, span: Span) -> tuple[str, str]:
    return text[max(span[0] - RUN, 0) : span[0]], text[span[1] : span[1] + RUN]


def _pairs(here: str, there: str) -> Iterator[tuple[str, str]]:
    """What was replaced in two stretches of which a few characters may be the same."""
    both = _TOKEN.findall(here), _TOKEN.findall(there)
    for kind, a, b, c, d in SequenceMatcher(None, *both, autojunk=False).get_opcodes():
        if kind == "replace":
            yield "".join(both[0][a:b]), "".join(both[1][c:d])


def _digits(text: str) -> int:
    """How many digits a text begins with, of those that are the same in both texts."""
    return next((at for at, char in enumerate(text[:RUN]) if not char.isdigit()), min(len(text), RUN))
