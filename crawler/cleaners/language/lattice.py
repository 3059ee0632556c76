"""Which of the characters that may stand in the places of a text do: all its readings weighed at once.

A lattice has for each place the characters that may stand there. Its readings are all ways to choose one of each, and
all ways to cut what comes out into words, whose counts (`words`) say how likely each is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache, reduce
from math import log10
from operator import or_
from typing import NamedTuple

from crawler.cleaners.language.words import NEVER, dictionary, power
from indexer.text import fold

_REMEMBERED = 5_000  # places
_TRIFLE = 1e-6  # share that does not count
_Row = Mapping[str, float]  # what follows a beginning: how likely both are as a word, 0 where they only begin one
_NO_WORDS: _Row = {}


@cache
def _followers() -> dict[str, str]:
    """What may stand behind one or two characters that begin a word of the dictionary."""
    found: dict[str, str] = {}
    for word in dictionary()[0]:  # it holds the beginnings of its words too
        if 1 < len(word) < 4:
            found[word[:-1]] = found.get(word[:-1], "") + word[-1]
    return found


@cache
def _ranks() -> dict[str, int]:
    """The Chinese characters of the dictionary by how common they are."""
    counts, _ = dictionary()
    chars = {char for word in counts if len(word) <= 2 for char in word}  # so it holds them all
    return {char: rank for rank, char in enumerate(sorted(chars, key=lambda char: (-counts.get(char, 0), char)))}


def _mask(characters: Iterable[str]) -> int:
    """A bit for each Chinese character, so that it is seen at once whether two sets may share one. Few do."""
    ranks = _ranks()
    places = [ranks.get(char, len(ranks)) for char in characters if "\u3400" <= char <= "\u9fff"]
    bits = bytearray(max(places, default=0) // 8 + 1)
    for place in places:
        bits[place // 8] |= 1 << place % 8
    return int.from_bytes(bits, "little")


class _Behind(NamedTuple):
    """What may stand behind a character in a word."""

    row: _Row
    mask: int
    longer: frozenset[str]  # what of it may be followed by more


@cache
def _behind(char: str) -> _Behind:
    counts, total = dictionary()
    followers = _followers()
    row = {after: counts[char + after] / 10**total for after in followers.get(char, "")}
    return _Behind(row, _mask(row), frozenset(after for after in row if char + after in followers))


class Place:
    """The characters that may stand in one place, by how they fold.

    Attributes:
        forms: folded character to the characters that it may be.
        single: each folded character with its likelihood by itself, the likeliest first; `whole` is their sum.
        openings: the Chinese ones.
        mask: of these.
    """

    def __init__(self, characters: Sequence[str]) -> None:
        self.forms: dict[str, list[str]] = {}
        folded = fold("\n".join(characters)).split("\n") if characters else ()
        for char, its in zip(characters, folded, strict=True):
            self.forms.setdefault(its, []).append(char)
        self.single = sorted(((10 ** power(char), char) for char in self.forms), reverse=True)
        self.whole = sum(weight for weight, _ in self.single)
        self.openings = [char for char in self.forms if "\u3400" <= char <= "\u9fff"]
        self.mask = _mask(self.forms)


@lru_cache(maxsize=_REMEMBERED)
def place(characters: str) -> Place:
    """The place where one of these stands."""
    return Place(characters)


Arc = tuple[Place, int]  # what may stand there, and the node that it leads to
_Pair = tuple[str, int, int, float]  # its first character, the nodes behind both, and how likely all such pairs are
_Word = tuple[str, tuple[int, ...], float]  # with the nodes behind its characters, and how likely it is
_Words = tuple[list[_Pair], list[_Word]]  # those of two characters, and the longer ones
_Steps = list[tuple[int, float]]  # nodes to which one character or word leads, and the power of ten of all that do


class Words(dict[str, _Behind]):
    """The words that count, the dictionary's and others: for each character what may stand behind it in a word."""

    def __init__(self, others: Iterable[tuple[str, float]] = (), base: "Words | None" = None) -> None:
        """The dictionary's words and these.

        Args:
            others: words of two and more Chinese characters, and how likely each is.
            base: words that count too.
        """
        super().__init__(base or {})  # looked up a thousand times for each stretch: a dictionary that fills itself
        self._base = base
        self._others: dict[str, dict[str, float]] = {}  # by their beginnings
        for word, weight in others:
            for end in range(1, len(word) - 1):
                self._others.setdefault(word[:end], {}).setdefault(word[end], 0.0)
            self._others.setdefault(word[:-1], {})[word[-1]] = weight
        for begin in self._others:
            self.pop(begin, None)

    def __missing__(self, char: str) -> _Behind:
        found = self._base[char] if self._base is not None else _behind(char)
        if others := self._others.get(char):
            longer = (after for after in others if char + after in self._others)
            found = _Behind(_more(found.row, others), found.mask | _mask(others), found.longer.union(longer))
        self[char] = found
        return found

    def continuing(self, begin: str, here: Set[str]) -> _Row:
        """What of a node's characters follows two or more characters."""
        row = self._base.continuing(begin, here) if self._base is not None else _continuing(begin, here)
        if others := self._others.get(begin):
            row = _more(row, {char: weight for char, weight in others.items() if char in here})
        return row


def _more(row: _Row, others: _Row) -> _Row:
    return {**row, **{char: max(row.get(char, 0.0), weight) for char, weight in others.items()}}


def _continuing(begin: str, here: Set[str]) -> _Row:
    followers = here if len(begin) > 2 else _followers().get(begin, "")
    if here.isdisjoint(followers):
        return _NO_WORDS
    counts, total = dictionary()
    words = ((char, begin + char) for char in followers if char in here)
    return dict(sorted((char, counts[word] / 10**total) for char, word in words if word in counts))


class Weighed:
    """A lattice with all its readings weighed: forward at once, backward where the shares are asked for.

    `power`: how likely it is over all its readings, as a power of ten.
    """

    def __init__(self, arcs: Sequence[Sequence[Arc]], known: Words) -> None:
        """Weigh them.

        Args:
            arcs: those that leave each node, the last node left out; all lead to nodes of higher numbers.
            known: the words that count.
        """
        self._arcs, self._known = arcs, known
        last = len(arcs)
        self._found = _found(arcs, known)
        self._steps = [_steps(leaving, *its) for leaving, its in zip(arcs, self._found, strict=True)]
        forward: list[list[float]] = [[0.0], *([] for _ in range(last))]
        self._reach = [NEVER] * (last + 1)
        for node in range(last):
            self._reach[node] = _sum(forward[node])
            if self._reach[node] > NEVER:
                for end, weight in self._steps[node]:
                    forward[end].append(self._reach[node] + weight)
        self.power = self._reach[last] = _sum(forward[last])

    def shares(self) -> list[dict[tuple[int, str], float]]:
        """For each node how likely each step from it is among the readings: (next node, folded character) to share."""
        last = len(self._arcs)
        shares: list[dict[tuple[int, str], float]] = [{} for _ in range(last)]
        if self.power == NEVER:
            return shares
        rest = [NEVER] * last + [0.0]
        for node in range(last - 1, -1, -1):
            rest[node] = _sum([weight + rest[end] for end, weight in self._steps[node]])
            if NEVER not in (self._reach[node], rest[node]):
                factors = {end: 10 ** (self._reach[node] + rest[end] - self.power) for end, _ in self._steps[node]}
                for word, path, share in _used(self._arcs, node, self._found[node], factors, self._known):
                    for char, at, end in zip(word, (node, *path), path, strict=False):
                        shares[at][end, char] = shares[at].get((end, char), 0.0) + share
        return shares


def _found(arcs: Sequence[Sequence[Arc]], known: Words) -> list[_Words]:
    """The words of two and more characters that begin at each node."""
    # Of the hundreds of characters that may stand in a place few begin a word with one that may stand behind it.
    masks = [reduce(or_, (one.mask for one, _ in leaving), 0) for leaving in (*arcs, ())]
    ahead = [set[str]().union(*(one.forms for one, _ in leaving)) for leaving in (*arcs, ())]
    found = []
    for leaving in arcs:
        pairs: list[_Pair] = []
        begun: list[tuple[str, tuple[int, ...]]] = []
        for one, end in leaving:
            if not (mask := masks[end]):
                continue
            next_ = [(other.forms, its_end) for other, its_end in arcs[end]]
            for first in one.openings:
                row, its_mask, longer = known[first]
                if not mask & its_mask:
                    continue
                both = sorted(row.keys() & ahead[end])  # so that sums are the same in every process
                for forms, its_end in next_:
                    if weight := sum([row[second] for second in both if second in forms]):
                        pairs.append((first, end, its_end, weight))
                for second in filter(longer.__contains__, both):
                    begun += [
                        (first + second, (end, its_end))
                        for forms, its_end in next_
                        if masks[its_end] and second in forms
                    ]
        found.append((pairs, list(_longer(arcs, ahead, begun, known))))
    return found


def _longer(
    arcs: Sequence[Sequence[Arc]],
    ahead: Sequence[Set[str]],
    begun: list[tuple[str, tuple[int, ...]]],
    known: Words,
) -> Iterator[_Word]:
    """The words of more than two characters that these begin."""
    for begin, path in begun:  # grows
        here = ahead[path[-1]]
        for char, weight in known.continuing(begin, here).items() if here else ():
            for longer in [(begin + char, (*path, end)) for one, end in arcs[path[-1]] if char in one.forms]:
                begun.append(longer)
                if weight:
                    yield *longer, weight


def _steps(leaving: Sequence[Arc], pairs: Sequence[_Pair], longer: Sequence[_Word]) -> _Steps:
    sums: dict[int, float] = {}
    for one, end in leaving:
        sums[end] = sums.get(end, 0.0) + one.whole
    for _, _, end, weight in pairs:
        sums[end] = sums.get(end, 0.0) + weight
    for _, path, weight in longer:
        sums[path[-1]] = sums.get(path[-1], 0.0) + weight
    return [(end, log10(weight)) for end, weight in sums.items() if weight]


def _used(
    arcs: Sequence[Sequence[Arc]],
    node: int,
    found: _Words,
    factors: Mapping[int, float],
    known: Words,
) -> Iterator[_Word]:
    """The characters and words from a node that count among all readings, each with its share.

    Args:
        factors: for each node that they lead to what makes a share of a likelihood.
    """
    for one, end in arcs[node]:
        for weight, char in one.single:  # the likeliest first
            if (share := weight * factors[end]) <= _TRIFLE:
                break
            yield char, (end,), share
    for first, end, its_end, weight in found[0]:
        if weight * factors[its_end] <= _TRIFLE:
            continue
        row = known[first].row
        for forms in [other.forms for other, to in arcs[end] if to == its_end]:
            for second in sorted(row.keys() & forms.keys()):
                if (share := row[second] * factors[its_end]) > _TRIFLE:
                    yield first + second, (end, its_end), share
    for word, path, weight in found[1]:
        if (share := weight * factors[path[-1]]) > _TRIFLE:
            yield word, path, share


def _sum(powers: Sequence[float]) -> float:
    """The power of ten of a sum of powers of ten."""
    most = max(powers, default=NEVER)
    return most if most == NEVER else most + log10(sum(10 ** (one - most) for one in powers))
