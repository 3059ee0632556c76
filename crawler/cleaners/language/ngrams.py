"""Which characters follow which: a language model, made of the runs of up to four characters in texts.

The likelihood of a character behind three others is interpolated Kneser-Ney smoothing (Kneser & Ney 1995, as described
by Chen & Goodman 1999; one discount for each length): the count of the whole run, less a discount, and for the rest the
likelihood by the run without its first character. Such a shorter run counts by the number of different characters that
were seen before it. Everything is held in sorted arrays of 64-bit numbers, 16 bits for each character.
"""

import hashlib
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.text import fold
from indexer.trouble import Trouble

LONGEST = 4  # characters of a run
BORDER = "\n"  # stands before and behind each paragraph
BITS = np.uint64(16)
_UNKNOWN = -4.3  # power of ten of a character that was never seen
_TOGETHER = 3_000_000  # characters that are counted at a time
_MOST_RUNS = 40_000_000  # that are counted at once; beyond, those seen once are forgotten: 1 GB
_FORMAT = "runs of characters, 1"

Numbers = NDArray[np.uint64]  # runs of characters, one-dimensional; the last character has the lowest 16 bits
Floats = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class _Length:
    """The runs of one length.

    Args:
        runs: the runs, sorted.
        powers: how likely the last character of each run is behind the others, as a power of ten.
        begun: the runs without their last character, sorted.
        rest: for each of these, the share left for characters not seen behind it, as a power of ten.
    """

    runs: Numbers
    powers: Floats
    begun: Numbers
    rest: Floats


@dataclass(frozen=True, eq=False)
class Ngrams:
    """A language model: what was seen, for each length of run from one."""

    lengths: tuple[_Length, ...]

    def powers(self, runs: Numbers) -> NDArray[np.float64]:
        """How likely the last characters of runs of LONGEST are behind the others: a power of ten, at most 0, each."""
        return _powers(self.lengths, runs)

    def power(self, text: str) -> float:
        """How likely a text is behind its first three characters, as a power of ten."""
        return float(np.sum(self.powers(_runs(fold(text)))))

    @cached_property
    def identity(self) -> str:
        """Eight hexadecimal digits that tell this model from others."""
        digest = hashlib.blake2b(digest_size=4)
        for one in self.lengths:
            digest.update(one.runs.tobytes())
            digest.update(one.powers.tobytes())
        return digest.hexdigest()

    def write(self, path: Path) -> None:
        """Write the model to a file. Raises OSError."""
        arrays: dict[str, NDArray[Any]] = {"format": np.array(_FORMAT)}
        for number, one in enumerate(self.lengths):
            arrays |= {
                # Their differences, which take half of the room.
                f"runs{number}": np.diff(one.runs, prepend=np.uint64(0)),
                f"begun{number}": np.diff(one.begun, prepend=np.uint64(0)),
                f"powers{number}": one.powers,
                f"rest{number}": one.rest,
            }
        with path.open("wb") as file:
            np.savez_compressed(file, **arrays, allow_pickle=False)


@dataclass(frozen=True)
class Mixture:
    """A language model mixed with one of the text itself, which repeats its own names and terms."""

    general: Ngrams
    own: Ngrams
    share: float  # of the text's own

    def powers(self, runs: Numbers) -> NDArray[np.float64]:
        """As `Ngrams.powers`."""
        both = (1 - self.share) * 10 ** self.general.powers(runs) + self.share * 10 ** self.own.powers(runs)
        powers: NDArray[np.float64] = np.log10(both)
        return powers


def code(char: str) -> int:
    """The number of a folded character in a run."""
    return min(ord(char), 0xFFFD)


def read(path: Path) -> Ngrams:
    """The model in a file. Raises Trouble if the file is damaged, or not of this version."""
    state = path.stat() if path.exists() else None
    return _in_file(path, state and (state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=1)
def _in_file(path: Path, _state: tuple[int, int] | None) -> Ngrams:
    try:
        with np.load(path, allow_pickle=False) as arrays:
            if str(arrays["format"]) != _FORMAT:
                raise ValueError("of another version")
            return Ngrams(tuple(_read(arrays, number) for number in range(LONGEST)))
    except (
        OSError, ValueError, KeyError, EOFError, AttributeError, zipfile.BadZipFile, zlib.error,
        RuntimeError,  # zipfile's for what it cannot unpack
    ) as error:  # fmt: skip
        raise Trouble(
            f"{path}: no language model of this version ({error}); delete it, and `scrapy learn --language` makes it"
            " anew"
        ) from error


def _read(arrays: Mapping[str, NDArray[Any]], number: int) -> _Length:
    runs, begun = arrays[f"runs{number}"], arrays[f"begun{number}"]
    powers, rest = arrays[f"powers{number}"], arrays[f"rest{number}"]
    if runs.dtype != np.uint64 or begun.dtype != np.uint64 or runs.shape != powers.shape or begun.shape != rest.shape:
        raise ValueError("its arrays do not fit together")
    return _Length(np.cumsum(runs, dtype=np.uint64), powers, np.cumsum(begun, dtype=np.uint64), rest)


def learned(texts: Iterable[str]) -> Ngrams | None:
    """The model of texts; None without texts. Only a bounded number of runs is held at a time."""
    runs, times = np.zeros(0, np.uint64), np.zeros(0, np.int64)
    for stretch in _stretches(texts):
        seen, its_times = np.unique(_runs(stretch), return_counts=True)
        runs, times = _merged(np.concatenate((runs, seen)), np.concatenate((times, its_times)))
        if len(runs) > _MOST_RUNS:
            runs, times = runs[times > 1], times[times > 1]
    if not len(runs):
        return None
    counts = [(runs, times)]
    for length in range(LONGEST - 1, 0, -1):
        counts.append(np.unique(_last(counts[-1][0], length), return_counts=True))
    lengths: tuple[_Length, ...] = ()
    for length, (its_runs, its_times) in enumerate(reversed(counts), 1):
        lengths = (*lengths, _estimated(lengths, length, its_runs, its_times))
    return Ngrams(lengths)


def _stretches(texts: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    size = 0
    for text in texts:
        held.append(fold(text))
        size += len(text)
        if size >= _TOGETHER:
            yield BORDER.join(("", *held, ""))
            held, size = [], 0
    if held:
        yield BORDER.join(("", *held, ""))


def _runs(text: str) -> Numbers:
    """The runs of LONGEST characters in a folded text, one from each character on; none in a shorter text."""
    codes = np.minimum(np.frombuffer(text.encode("utf-32-le", "replace"), "<u4"), 0xFFFD).astype(np.uint64)
    runs: Numbers = codes[: len(codes) - LONGEST + 1]
    for place in range(1, LONGEST):
        runs = (runs << BITS) | codes[place : len(codes) - LONGEST + 1 + place]
    return runs


def _merged(runs: Numbers, times: NDArray[np.int64]) -> tuple[Numbers, NDArray[np.int64]]:
    """Runs with how often they were seen, each once and in order; one may be given several times."""
    order = np.argsort(runs, kind="stable")
    runs, times = runs[order], times[order]
    first = np.flatnonzero(np.append(True, runs[1:] != runs[:-1]))
    return runs[first], np.add.reduceat(times, first)


def _last(runs: Numbers, length: int) -> Numbers:
    """The last characters of runs."""
    return runs if length == LONGEST else runs & np.uint64((1 << 16 * length) - 1)


def _begun(runs: Numbers, length: int) -> Numbers:
    """Runs without their last characters."""
    return runs >> BITS if length > 1 else np.zeros(len(runs), np.uint64)


def _estimated(shorter: tuple[_Length, ...], length: int, runs: Numbers, times: NDArray[np.int64]) -> _Length:
    """The runs of one length with their likelihoods: absolute discounting, interpolated with the next shorter length.

    Args:
        shorter: those of the lengths below, from one on.
        runs: the sorted runs of this length.
        times: how often each was seen; below LONGEST, behind how many different characters.
    """
    once, twice = np.count_nonzero(times == 1), np.count_nonzero(times == 2)
    discount = once / (once + 2 * twice) if once and twice else 0.5
    begun, first, which = np.unique(_begun(runs, length), return_index=True, return_inverse=True)
    whole = np.add.reduceat(times, first)
    # The longest that were seen once are two thirds of all, and tell nothing more.
    kept = times > 1 if length == LONGEST else np.ones(len(runs), np.bool_)
    rest = 1 - np.add.reduceat(np.where(kept, times - discount, 0.0), first) / whole
    behind = 10 ** _powers(shorter, _last(runs[kept], length - 1)) if shorter else 10**_UNKNOWN
    powers = np.log10((times[kept] - discount) / whole[which[kept]] + rest[which[kept]] * behind)
    some = rest < 1
    return _Length(runs[kept], powers.astype(np.float16), begun[some], np.log10(rest[some]).astype(np.float16))


def _powers(lengths: tuple[_Length, ...], runs: Numbers) -> NDArray[np.float64]:
    """The powers of ten of the last characters of runs: by the longest that was seen, with backing off from longer."""
    powers = np.full(len(runs), _UNKNOWN)
    for length, one in enumerate(lengths, 1):
        its_runs = _last(runs, length)
        place, there = _places(one.begun, _begun(its_runs, length))
        powers[there] += one.rest[place[there]]
        place, there = _places(one.runs, its_runs)
        powers[there] = one.powers[place[there]]
    return powers


def _places(ordered: Numbers, wanted: Numbers) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Where numbers stand in a sorted array, and whether they are in it."""
    places = np.searchsorted(ordered, wanted)
    if not len(ordered):
        return places, np.zeros(len(wanted), np.bool_)
    places[places == len(ordered)] = 0
    return places, ordered[places] == wanted
