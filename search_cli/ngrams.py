"""The sequences of so many words that occur most often in a set of summaries: fixed phrases and slogans.

Most sequences of three words occur once, and there are about as many of them as words, so they cannot all be held. A
first reading counts them in cells that several sequences share. A second one counts only sequences whose cell is full
enough (Park, Chen & Yu, SIGMOD 1995). The counts are exact: a cell holds at least as much as each of its sequences.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from indexer.answers import Member
from indexer.text import is_word, pieces
from search_cli.frequencies import Occurring, is_content

LONGEST = 9  # words
_FEWEST, _MOST = 16, 28  # cells, as powers of two
_SMALL, _LARGE = ("B", (1 << 8) - 1), ("H", (1 << 16) - 1)  # counters of one byte and of two, and the most they hold


@dataclass(slots=True)
class Ngram(Occurring):
    """One sequence of words."""

    def as_dict(self) -> dict[str, Any]:
        """For jsonl and csv."""
        return {
            "ngram": self.text,
            "occurrences": self.occurrences,
            "summaries": self.summaries,
            "unique": self.unique,
        }


LIKE = Ngram("").as_dict()


def sequences(text: str, size: int, stops: frozenset[str]) -> Iterator[str]:
    """Every sequence of `size` words of a searchable text, as it stands there.

    It goes over no punctuation, number or mask, and neither begins nor ends with one of `stops`.
    """
    run: list[str] = []
    for piece in (*pieces(text), "\n"):
        if is_word(piece) and is_content(piece, stops=frozenset()):
            run.append(piece)
            continue
        for at in range(len(run) - size + 1):
            if run[at] not in stops and run[at + size - 1] not in stops:
                yield "".join(run[at : at + size])
        run = []


def cells_for(characters: int) -> int:
    """How many cells texts of so many characters need: about as many as they have sequences, or most would be full."""
    return 1 << max(_FEWEST, min((characters // 4).bit_length(), _MOST))


def frequent(
    read: Callable[[], Iterable[Member]], size: int, *, least: int, stops: frozenset[str], cells: int
) -> list[Ngram]:
    """The sequences that occur at least so often in the summaries, the most frequent first.

    `read` gives the summaries at each call; they are counted in so many `cells` first.
    """
    kind, full = _SMALL if least <= _SMALL[1] else _LARGE
    times, enough = array(kind, [0]) * cells, min(least, full)
    members = Counter[str]()
    for one in read():
        if one.cluster is not None:
            members[one.cluster] += 1
        for found in sequences(one.searchable, size, stops):
            cell = hash(found) % cells
            times[cell] = min(times[cell] + 1, full)
    known: dict[str, Ngram] = {}
    for one in read():
        # Of a text that nobody copied it need not be remembered which it was.
        cluster = one.cluster if one.cluster is not None and members[one.cluster] != 1 else None
        here = Counter(
            found for found in sequences(one.searchable, size, stops) if times[hash(found) % cells] >= enough
        )
        for found, number in here.items():
            if (ngram := known.get(found)) is None:
                ngram = known[found] = Ngram(found)
            ngram.add(number, cluster)
    return sorted((one for one in known.values() if one.occurrences >= least), key=Ngram.rank)
