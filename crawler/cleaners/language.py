"""How likely a piece of text is, by the words of jieba's dictionary and their counts: what chooses between readings.

Where several characters may stand in a place, the likeliest text is found over a lattice: for each place the characters
that may stand there, and the best way to cut what comes out into words. Traditional characters count as simplified.
"""

import logging
from collections.abc import Iterator, Sequence
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
_OTHER = -4.0  # a digit, a letter, another mark

Place = dict[str, list[str]]  # folded character: the characters that it may be
Arc = tuple[Place, int, float]  # what may stand there, the node that it leads to, and what taking it costs
_NEVER = float("-inf")


@cache
def _words() -> tuple[dict[str, int], float]:
    """The dictionary's counts (0: the beginning of a word), and their sum's logarithm."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return jieba.dt.FREQ, log10(jieba.dt.total)


@cache
def _followers() -> dict[str, str]:
    """What may stand behind a beginning of a word, of those that are looked for: the characters in one string.

    For a place that is open: of the hundred characters that may stand there few continue a word.
    """
    found: dict[str, str] = {}
    for word in _words()[0]:
        if 1 < len(word) <= _LONGEST:
            found[word[:-1]] = found.get(word[:-1], "") + word[-1]
    return found


def place(characters: Sequence[str]) -> Place:
    """The characters that may stand in one place, by how they fold."""
    found: Place = {}
    if not characters:
        return found
    for char, folded in zip(characters, fold("\n".join(characters)).split("\n"), strict=True):
        found.setdefault(folded, []).append(char)
    return found


def best(places: Sequence[Place]) -> tuple[float, str]:
    """The likeliest text over some places, folded, and its likelihood as a power of ten."""
    score, path = best_way([[(one, number, 0.0)] for number, one in enumerate(places, 1)])
    return score, "".join(char for char, _ in path)


def best_way(arcs: Sequence[Sequence[Arc]]) -> tuple[float, list[tuple[str, Place]]]:
    """The likeliest text over a lattice: its likelihood, and its characters, folded, each with its place.

    Args:
        arcs: those that leave each node, the last node left out; all lead to nodes of higher numbers.
    """
    last = len(arcs)
    scores = [0.0, *([_NEVER] * last)]
    froms: list[tuple[int, str, tuple[Place, ...]]] = [(0, "", ())] * (last + 1)
    for node in range(last):
        if scores[node] > _NEVER:
            for word, end, weight, places in _beginning(arcs, node):
                if scores[node] + weight > scores[end]:
                    scores[end], froms[end] = scores[node] + weight, (node, word, places)
    path: list[tuple[str, Place]] = []
    node = last
    while node and scores[last] > _NEVER:
        before, word, places = froms[node]
        path += reversed(list(zip(word, places, strict=True)))
        node = before
    return scores[last], path[::-1]


def likelihood(text: str) -> float:
    """Of a text as it stands, folded or not, as a power of ten: `best` where nothing is open, and far quicker."""
    counts, total = _words()
    folded = fold(text)
    scores = [0.0, *([_NEVER] * len(folded))]
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


def _beginning(arcs: Sequence[Sequence[Arc]], node: int) -> Iterator[tuple[str, int, float, tuple[Place, ...]]]:
    """The words that may begin at a node: each with the node behind it, its likelihood and its places."""
    counts, total = _words()
    begun: list[tuple[str, int, float, tuple[Place, ...]]] = []
    for one, end, cost in arcs[node]:
        for char in one:
            if "\u3400" <= char <= "\u9fff":
                times = counts.get(char, 0)
                yield char, end, (log10(times) if times else _UNKNOWN) - total - cost, (one,)
                if times or char in counts:
                    begun.append((char, end, cost, (one,)))
            else:
                yield char, end, _MARKS.get(char, _OTHER) - cost, (one,)
    for _ in range(_LONGEST - 1):
        longer = []
        for begin, at, cost, places in begun:
            if at < len(arcs):
                for one, end, more in arcs[at]:
                    longer += [(begin + char, end, cost + more, (*places, one)) for char in _continuing(begin, one)]
        begun = longer
        for word, end, cost, places in begun:
            if times := counts[word]:
                yield word, end, log10(times) - total - cost, places


def _continuing(begin: str, one: Place) -> list[str]:
    """The characters of a place that continue a word, in their order there."""
    counts, _ = _words()
    if len(one) < _OPEN:
        return [char for char in one if begin + char in counts]
    found = [char for char in _followers().get(begin, "") if char in one]
    return found if len(found) < 2 else sorted(found, key=list(one).index)


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
