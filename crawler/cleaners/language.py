"""How likely a piece of text is, by the words of jieba's dictionary and their counts: what chooses between readings.

Where several characters may stand in a place, all texts of a lattice are weighed: for each place the characters that
may stand there, and all ways to cut what comes out into words. Traditional characters count as simplified.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import log10

from indexer.text import fold

AROUND = 6  # characters on either side that show whether a word is cut
SURE = 1.0  # powers of ten by which one word is likelier than two pieces: so are 9 of 10 words cut, and 1 border in 600
_LONGEST = 4  # characters of a word that is looked for; nearly all longer ones are made of such
_UNKNOWN = -1.5  # powers of ten by which a character that is no word is rarer than the rarest word
_MARKS = {"。": -1.6, ",": -1.4, "、": -2.0, ";": -2.8, ":": -2.8, "“": -3.0, "”": -3.0, "(": -3.2, ")": -3.2,
          "?": -3.0}  # folded  # fmt: skip
_OPEN = 5  # characters that may stand in a place, from which on it is looked up what continues a word
_TRIFLE = 1e-6  # share that does not count
_OTHER = -4.0  # a digit, a letter, another mark

Place = dict[str, list[str]]  # folded character: the characters that it may be
Arc = tuple[Place, int]  # what may stand there, and the node that it leads to
Known = dict[str, dict[str, float]]  # other words: their beginning, what follows it, the power of ten of both
NEVER = float("-inf")
_NOTHING: dict[str, float] = {}


@cache
def _words() -> tuple[dict[str, int], float]:
    """The dictionary's counts (0: the beginning of a word), and their sum's logarithm."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return jieba.dt.FREQ, log10(jieba.dt.total)


@cache
def _followers() -> dict[str, set[str]]:
    """What may stand behind a beginning of a word, of those that are looked for.

    For a place that is open: of the hundred characters that may stand there few continue a word.
    """
    found: dict[str, set[str]] = {}
    for word in _words()[0]:
        if 1 < len(word) <= _LONGEST:
            found.setdefault(word[:-1], set()).add(word[-1])
    return found


def knowing(powers: Mapping[str, float]) -> Known:
    """Words beside the dictionary's, each with its power of ten, to be found by their beginnings."""
    known: Known = {}
    for word, power in powers.items():
        known.setdefault(word[:-1], {})[word[-1]] = power
        for end in range(1, len(word) - 1):
            known.setdefault(word[:end], {}).setdefault(word[end], NEVER)
    return known


def place(characters: Sequence[str]) -> Place:
    """The characters that may stand in one place, by how they fold."""
    found: Place = {}
    if not characters:
        return found
    for char, folded in zip(characters, fold("\n".join(characters)).split("\n"), strict=True):
        found.setdefault(folded, []).append(char)
    return found


def likelihood(text: str) -> float:
    """Of a text as it stands, folded or not, as a power of ten: that of the best way to cut it into words."""
    counts, total = _words()
    folded = fold(text)
    scores = [0.0, *([NEVER] * len(folded))]
    for first, char in enumerate(folded):
        so_far, end = scores[first], first + 1
        if not "\u3400" <= char <= "\u9fff":
            scores[end] = max(scores[end], so_far + _MARKS.get(char, _OTHER))
            continue
        times = counts.get(char)
        scores[end] = max(scores[end], so_far + ((log10(times) if times else _UNKNOWN) - total))
        while times is not None and end < min(first + _LONGEST, len(folded)):  # the dictionary holds all beginnings
            end += 1
            times = counts.get(folded[first:end])
            if times:
                scores[end] = max(scores[end], so_far + (log10(times) - total))
    return scores[-1]


def marginals(arcs: Sequence[Sequence[Arc]], known: Known) -> tuple[float, list[dict[tuple[int, str], float]]]:
    """How likely a lattice is, over all its texts and all ways to cut them into words, as a power of ten; and for each
    node how likely each step from it is among them: (next node, folded character) to its share. Forward-backward.

    Args:
        arcs: those that leave each node, the last node left out; all lead to nodes of higher numbers.
        known: what else counts as a word.
    """
    last = len(arcs)
    words = [list(_beginning(arcs, node, known)) for node in range(last)]
    forward: list[list[float]] = [[0.0], *([] for _ in range(last))]
    reach = [NEVER] * (last + 1)
    for node in range(last):
        reach[node] = _sum(forward[node])
        if reach[node] > NEVER:
            for _, path, weight in words[node]:
                forward[path[-1]].append(reach[node] + weight)
    whole = reach[last] = _sum(forward[last])
    shares: list[dict[tuple[int, str], float]] = [{} for _ in range(last)]
    if whole == NEVER:
        return whole, shares
    rest = [NEVER] * last + [0.0]
    for node in range(last - 1, -1, -1):
        rest[node] = _sum([weight + rest[path[-1]] for _, path, weight in words[node]])
        if reach[node] == NEVER or rest[node] == NEVER:
            continue
        for word, path, weight in words[node]:
            share = 10 ** (reach[node] + weight + rest[path[-1]] - whole)
            if share > _TRIFLE:
                for char, at, end in zip(word, (node, *path), path, strict=False):
                    shares[at][end, char] = shares[at].get((end, char), 0.0) + share
    return whole, shares


def _sum(powers: Sequence[float]) -> float:
    """The power of ten of a sum of powers of ten."""
    most = max(powers, default=NEVER)
    return most if most == NEVER else most + log10(sum(10 ** (one - most) for one in powers))


def _beginning(arcs: Sequence[Sequence[Arc]], node: int, known: Known) -> Iterator[tuple[str, tuple[int, ...], float]]:
    """The words that may begin at a node: each with the nodes behind its characters, and its likelihood."""
    counts, total = _words()
    begun: list[tuple[str, tuple[int, ...]]] = []
    for one, end in arcs[node]:
        for char in one:
            if "\u3400" <= char <= "\u9fff":
                times = counts.get(char, 0)
                yield char, (end,), (log10(times) if times else _UNKNOWN) - total
                if char in counts or char in known:
                    begun.append((char, (end,)))
            else:
                yield char, (end,), _MARKS.get(char, _OTHER)
    while begun:
        longer = []
        for begin, path in begun:
            if path[-1] < len(arcs):
                for one, end in arcs[path[-1]]:
                    longer += [(begin + char, (*path, end)) for char in _continuing(begin, one, known)]
        begun = longer
        for word, path in begun:
            weight = known.get(word[:-1], {}).get(word[-1], NEVER)
            if count := counts.get(word):
                weight = max(weight, log10(count) - total)
            if weight > NEVER:
                yield word, path, weight


def _continuing(begin: str, one: Place, known: Known) -> Iterable[str]:
    """The characters of a place that continue a word, in their order there."""
    counts, _ = _words()
    others = known.get(begin, _NOTHING)
    if len(one) < _OPEN:
        return [char for char in one if begin + char in counts or char in others]
    # Sorted, so that sums are the same on every run.
    return sorted(_followers().get(begin, set()) & one.keys() | others.keys() & one.keys())


def joined_gain(before: str, behind: str) -> float:
    """By how many powers of ten two pieces are likelier as one text than apart: 0 where no word spans their border."""
    counts, _ = _words()
    before, behind = fold(before), fold(behind)
    # The dictionary holds the beginnings of its words too.
    if not any(before[-length:] + behind[:1] in counts for length in range(1, _LONGEST)):
        return 0.0
    return likelihood(before + behind) - likelihood(before) - likelihood(behind)


def cuts_word(before: str, behind: str) -> bool:
    """Whether what stands between two pieces of text stands inside a word, and not between two."""
    return joined_gain(before[-AROUND:], behind[:AROUND]) >= SURE
