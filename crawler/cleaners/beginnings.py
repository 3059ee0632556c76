"""Where in a text one of many words may begin, told by their first two characters.

A regular expression of a thousand words tries each of them in turn; a table of hashes is asked for all places at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

_MIXES, _SPARSE = 0x9E37, 7  # of the hash of two characters; bits of it more than the number of words has


class Beginnings:
    """The first two characters of words of two or more."""

    def __init__(self, words: Iterable[str]) -> None:
        pairs = np.frombuffer("".join([word[:2] for word in words]).encode("utf-32-le"), np.uint32)
        firsts, seconds = pairs[::2], pairs[1::2]
        self._table = np.zeros(1 << (len(firsts).bit_length() + _SPARSE), np.bool_)
        self._table[self._hash(firsts, seconds)] = True

    def places(self, text: str) -> list[int]:
        """Where two characters stand with which a word begins, or, seldom, two others of the same hash."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        places: list[int] = np.flatnonzero(self._table.take(self._hash(codes[:-1], codes[1:]))).tolist()
        return places

    def of(self, text: str) -> frozenset[str]:
        """The beginnings that a text has."""
        return frozenset(text[place : place + 2] for place in self.places(text))

    def _hash(self, firsts: NDArray[np.uint32], seconds: NDArray[np.uint32]) -> NDArray[np.uint32]:
        mixed = firsts * np.uint32(_MIXES)
        mixed += seconds
        mixed &= np.uint32(len(self._table) - 1)
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
        behind = 0
        for start, words in self.found_at(text):
            if start >= behind:
                behind = start + len(words[0])
                yield words[0], start, behind

    def found_at(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Each place at which words stand in a text, and these, the longest first."""
        for start in self._beginnings.places(text):
            words = self._by_beginning.get(text[start : start + 2])
            if words and text.startswith(words, start):  # most places have none
                yield start, [word for word in words if text.startswith(word, start)]
