"""The words of each summary and how often each occurs in it; the frequencies of many texts are summed from these bags.

Segmenting 64 million characters takes seven times as long as summing the words that were counted when the texts were
indexed. The first words that an index meets, which are the frequent ones, get numbers of two bytes, kept in a file
beside the entries. A word without a number, such as every word with a digit, is written out in the bag.

A bag, deflated: the count of numbered words (32 bit, little endian); their numbers in rising order, as differences of
16 bit; their frequencies, 32 bit; both byte by byte in planes, which deflates best; then the other words, one a line
for each occurrence.
"""

import struct
import zlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.durable import appending, sync_file
from indexer.embedded.folder import broken
from indexer.frequencies import Frequencies

_MOST = 65_536  # of which two bytes can tell one
_NUMBERED = struct.Struct("<I")
_DEFLATE_LEVEL = 1
_AT_ONCE = 500  # bags that are summed up together

_Numbers = NDArray[Any]


class BagWriter:
    """The file of numbered words at `path`, one a line, of which the first `size` bytes count, for packing bags."""

    def __init__(self, path: Path, size: int):
        self._file = appending(path, size)
        self._numbers = {word: number for number, word in enumerate(_words(path.read_bytes()))}
        self.size = size

    def pack(self, words: Iterable[str]) -> bytes:
        """The bag of a text's words."""
        numbered: list[tuple[int, int]] = []
        others: list[str] = []
        for word, times in Counter(words).items():
            number = self._number(word)
            if number is None:
                others += [word] * times
            else:
                numbered.append((number, times))
        numbered.sort()
        table = np.array(numbered, np.uint32).reshape(-1, 2)
        differences = np.diff(table[:, 0], prepend=np.uint32(0)).astype("<u2")
        planes = (_planes(differences), _planes(np.ascontiguousarray(table[:, 1], "<u4")))
        rest = "\n".join(others).encode("utf-8", "surrogatepass")
        return zlib.compress(b"".join((_NUMBERED.pack(len(table)), *planes, rest)), _DEFLATE_LEVEL)

    def _number(self, word: str) -> int | None:
        """The number of a word, which gets one where some are left; None of one without."""
        number = self._numbers.get(word)
        if number is None and len(self._numbers) < _MOST and word.isalpha():
            line = f"{word}\n".encode("utf-8", "surrogatepass")
            self._file.write(line)
            self.size += len(line)
            number = self._numbers[word] = len(self._numbers)
        return number

    def sync(self) -> int:
        """Let the words survive a loss of power; how many bytes count."""
        sync_file(self._file)
        return self.size

    def close(self) -> None:
        self._file.close()


class BagReader:
    """The numbered words of the index at `folder`: `content` is what counts of the file of them."""

    def __init__(self, folder: Path, content: bytes):
        self._folder, self._content = folder, content

    def sum(self, bags: Iterable[memoryview]) -> Frequencies:
        """The frequencies of all that is in these bags. Raises Trouble where one cannot be read."""
        try:
            return self._sum(bags)
        except (ValueError, IndexError, struct.error, zlib.error) as error:
            raise broken(self._folder, f"the words of a summary cannot be read: {error}") from None

    def _sum(self, bags: Iterable[memoryview]) -> Frequencies:
        words = _words(self._content)
        times, in_summaries = np.zeros(len(words), np.int64), np.zeros(len(words), np.int64)
        other_times, in_other = Counter[str](), Counter[str]()
        summaries = 0
        numbers: list[_Numbers] = []
        counts: list[_Numbers] = []

        def add() -> None:
            own, often = np.concatenate(numbers), np.concatenate(counts)
            times[:] += np.bincount(own, often, len(words)).astype(np.int64)
            in_summaries[:] += np.bincount(own, minlength=len(words))
            numbers.clear()
            counts.clear()

        for bag in bags:
            own, often, rest = _unpacked(bag)
            numbers.append(own)
            counts.append(often)
            other_times.update(rest)
            in_other.update(set(rest))
            summaries += 1
            if len(numbers) == _AT_ONCE:
                add()
        if numbers:
            add()
        known = np.flatnonzero(times)
        other_times.update(dict(zip([words[at] for at in known], times[known].tolist(), strict=True)))
        in_other.update(dict(zip([words[at] for at in known], in_summaries[known].tolist(), strict=True)))
        return Frequencies(summaries, other_times.total(), other_times, in_other)


def _unpacked(bag: memoryview) -> tuple[_Numbers, _Numbers, list[str]]:
    """The numbers of the numbered words, how often each occurs, and the other words as often as they do."""
    plain = zlib.decompress(bag)
    (number,) = _NUMBERED.unpack_from(plain)
    begin, middle, end = _NUMBERED.size, _NUMBERED.size + 2 * number, _NUMBERED.size + 6 * number
    differences = np.frombuffer(plain, np.uint8, 2 * number, begin).reshape(2, number).T.copy().view("<u2")
    counts = np.frombuffer(plain, np.uint8, 4 * number, middle).reshape(4, number).T.copy().view("<u4")
    rest = plain[end:].decode("utf-8", "surrogatepass")
    return np.cumsum(differences.ravel(), dtype=np.int64), counts.ravel(), rest.split("\n") if rest else []


def _planes(values: _Numbers) -> bytes:
    """The numbers byte by byte: all first bytes, then all second ones …"""
    return values.view(np.uint8).reshape(len(values), values.itemsize).T.tobytes()


def _words(content: bytes) -> list[str]:
    """The words by their numbers."""
    return content.decode("utf-8", "surrogatepass").removesuffix("\n").split("\n") if content else []
