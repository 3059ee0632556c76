"""Where in a text one of many words may begin, told by their first two characters.

A regular expression of a thousand words tries each of them in turn; a table of hashes is asked for all places at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

_MIXES, _SPARSE = np.uint32(0x9E37), 7  # of the hash of two characters; bits of it more than the number of words has
_FEW = 64  # characters, as a title has, of which each pair is looked up sooner


class Beginnings:
    """The first two characters of words of two or more."""

    def __init__(self, words: Iterable[str]) -> None:
        pairs = np.frombuffer("".join([word[:2] for word in words]).encode("utf-32-le"), np.uint32)
        firsts, seconds = pairs[::2], pairs[1::2]
        self._table = np.zeros(1 << (len(firsts).bit_length() + _SPARSE), np.bool_)
        self._mask = np.uint32(len(self._table) - 1)
        self._table[self._hash(firsts, seconds)] = True

    def places(self, text: str) -> list[int]:
        """Where two characters stand with which a word begins, or, seldom, two others of the same hash."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        places: list[int] = self._table.take(self._hash(codes[:-1], codes[1:])).nonzero()[0].tolist()
        return places

    def of(self, text: str) -> frozenset[str]:
        """The beginnings that a text has."""
        return frozenset(text[place : place + 2] for place in self.places(text))

    def _hash(self, firsts: NDArray[np.uint32], seconds: NDArray[np.uint32]) -> NDArray[np.uint32]:
        mixed = firsts * _MIXES
        mixed += seconds
        mixed &= self._mask
        return mixed


class Lexicon:
    """Words of two characters or more, as a text has them."""

    def __init__(self, words: Iterable[str]) -> None:
        by_beginning: dict[str, list[str]] = defaultdict(list)
        for word in sorted(words, key=len, reverse=True):
            by_beginning[word[:2]].append(word)
        self._by_beginning = {beginning: tuple(longest_first) for beginning, longest_first in by_beginning.items()}
        self._beginnings = Beginnings(self._by_beginning)

    def found(self, text: str) -> Iterator[tuple[str, int, int]]:
        """The words that a text has, and where each begins and ends: the longest at each place, none within another."""
        return apart(self.found_at(text))

    def found_at(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Each place at which words stand in a text, and these, the longest first."""
        places = self._beginnings.places(text) if len(text) > _FEW else range(len(text) - 1)
        for start in places:
            words = self._by_beginning.get(text[start : start + 2])
            if words and text.startswith(words, start):  # most places have none
                yield start, [word for word in words if text.startswith(word, start)]


def apart(places: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[str, int, int]]:
    """Of the words at each place, the longest first, those of which none stands within another, as `Lexicon.found`."""
    behind = 0
    for start, words in places:
        if start >= behind:
            behind = start + len(words[0])
            yield words[0], start, behind
