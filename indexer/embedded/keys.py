"""Find the summaries that share a key with a given one, without looking at all.

The files beside the engine's own hold runs of sorted numbers: the top 36 bits of a key, then the number of a summary
with this key. New summaries become a new run. A run is merged with the one before unless that is at least four times as
large, so each number is rewritten only a few times (a log-structured merge tree: O'Neil et al. 1996). The names of the
files tell which summaries they cover. After a crash missing files are made again and left-over ones removed.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.duplicates import MOST_SHARING, Numbers, keys
from indexer.durable import replacing

MOST = 1 << 28  # summaries that can be told apart
_BITS = np.uint64(28)
_SLICE = 100_000  # summaries whose keys are sorted at a time
_STRETCH = 4_000_000  # numbers merged or found at a time
_NAME = re.compile(r"keys-(\d+)-(\d+)")


class KeyRuns:
    """The runs in `folder`."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._runs: list[tuple[int, int]] = []
        found = [(int(name[1]), int(name[2])) for path in folder.iterdir() if (name := _NAME.fullmatch(path.name))]
        while longest := max((to for since, to in found if since == self.covered and to > since), default=0):
            self._runs.append((self.covered, longest))
        for run in set(found) - set(self._runs):
            self._path(*run).unlink(missing_ok=True)

    @property
    def covered(self) -> int:
        """How many summaries are in the runs."""
        return self._runs[-1][1] if self._runs else 0

    def _path(self, since: int, to: int) -> Path:
        return self._folder / f"keys-{since}-{to}"

    def _read(self, run: tuple[int, int]) -> Numbers:
        path = self._path(*run)
        return np.memmap(path, "<u8", "r") if path.stat().st_size else np.zeros(0, np.uint64)

    def cover(self, signatures: NDArray[Any]) -> None:
        """Take in those of the signatures that are not in the runs yet."""
        while self.covered < len(signatures):
            since, to = self.covered, min(self.covered + _SLICE, len(signatures))
            found = keys(signatures[since:to])
            places, columns = np.nonzero(found)
            numbers = found[places, columns] >> _BITS << _BITS | (places + since).astype(np.uint64)
            self._write((since, to), iter([np.sort(numbers)]))
            self._runs.append((since, to))
            while len(self._runs) > 1 and _length(self._runs[-2]) < 4 * _length(self._runs[-1]):
                self._merge_last()

    def _merge_last(self) -> None:
        one, other = self._runs[-2:]
        self._write((one[0], other[1]), _merged(self._read(one), self._read(other)))
        self._runs[-2:] = [(one[0], other[1])]
        for run in (one, other):
            self._path(*run).unlink()

    def _write(self, run: tuple[int, int], stretches: Iterator[Numbers]) -> None:
        path = self._path(*run)
        with replacing(path) as part, part.open("wb") as file:
            for stretch in stretches:
                file.write(stretch.tobytes())

    def sharing(self, signatures: NDArray[Any]) -> Iterator[NDArray[np.int64]]:
        """Pairs of a place in `signatures` and the number of a summary that shares a key with it, in parts.

        All pairs of a place are in one part, each once. Keys are cut to 36 bits, so a few pairs do not really share a
        key. Of the summaries with one key, the first `MOST_SHARING` of each run count.
        """
        found = keys(signatures)
        low = found >> _BITS << _BITS
        high = low + (np.uint64(1) << _BITS)
        spans = []
        for run in map(self._read, self._runs):
            first = np.searchsorted(run, low)
            size = np.where(found == 0, 0, np.minimum(np.searchsorted(run, high) - first, MOST_SHARING))
            spans.append((run, first, size))
        wanted = sum((size.sum(axis=1) for _, _, size in spans), np.zeros(len(found), np.int64))
        part = np.cumsum(wanted) // _STRETCH
        for chosen in (np.flatnonzero(part == number) for number in np.unique(part)):
            numbers = []
            for run, first, size in spans:
                sizes = size[chosen].ravel()
                begins = np.cumsum(sizes) - sizes
                at = np.arange(sizes.sum()) + np.repeat(first[chosen].ravel() - begins, sizes)
                summary = run[at] & np.uint64(MOST - 1)
                place = np.repeat(np.repeat(chosen, size.shape[1]), sizes).astype(np.uint64)
                numbers.append(place << np.uint64(32) | summary)
            each = np.unique(np.concatenate(numbers)) if numbers else np.zeros(0, np.uint64)
            yield np.stack([each >> np.uint64(32), each & np.uint64(0xFFFFFFFF)], axis=1).astype(np.int64)


def _length(run: tuple[int, int]) -> int:
    return run[1] - run[0]


def _merged(one: Numbers, other: Numbers) -> Iterator[Numbers]:
    """Two sorted runs as one, a stretch at a time."""
    parts = 1 + (len(one) + len(other)) // _STRETCH
    edges = np.array([number * 2**64 // parts for number in range(1, parts)], np.uint64)
    cuts = [[0, *np.searchsorted(run, edges).tolist(), len(run)] for run in (one, other)]
    for part in range(parts):
        stretch = [run[cut[part] : cut[part + 1]] for run, cut in zip((one, other), cuts, strict=True)]
        yield np.sort(np.concatenate(stretch), kind="stable")
