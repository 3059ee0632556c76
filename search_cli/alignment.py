"""How one sequence becomes another, in time that grows with their length: no text can make a comparison hang.

Items that stand once in both sequences are put side by side in the longest order that both have (patience diff: Bram
Cohen; the longest increasing subsequence by patience sorting), then the same again between them. Only short stretches
in which everything repeats are compared pair by pair (Ratcliff and Obershelp's matching).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

ENDS = "，。；：、！？\n"  # of the clauses that copies are compared by
MOST_CLAUSES = 4_000  # of a text that is compared
Operation = tuple[str, int, int, int, int]  # equal, replace, delete or insert; from and to in the one, in the other

_ROUNDS = 8  # how often what stands between two equal items is looked at again
_MOST_PAIRS = 2_500  # of a stretch that is compared pair by pair


def operations(one: Sequence[str], other: Sequence[str]) -> list[Operation]:
    """The stretches that are equal, replaced, deleted or inserted, as `SequenceMatcher.get_opcodes` has them."""
    found: list[Operation] = []
    a = b = c = d = 0  # from and to of the equal items at hand
    for i, j in [*_equal(one, other), (len(one), len(other))]:
        if i > b or j > d:
            if b > a:
                found.append(("equal", a, b, c, d))
            found.append(("replace" if i > b and j > d else "delete" if i > b else "insert", b, i, d, j))
            a, c = i, j
        b, d = i + 1, j + 1
    if len(one) > a:
        found.append(("equal", a, len(one), c, len(other)))
    return found


def _equal(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """The places of equal items, growing in both."""
    found: list[tuple[int, int]] = []
    stretches = [(0, len(one), 0, len(other), _ROUNDS)]
    while stretches:
        a, b, c, d, rounds = stretches.pop()
        while a < b and c < d and one[a] == other[c]:
            found.append((a, c))
            a, c = a + 1, c + 1
        while a < b and c < d and one[b - 1] == other[d - 1]:
            b, d = b - 1, d - 1
            found.append((b, d))
        if set(one[a:b]).isdisjoint(other[c:d]):
            continue
        anchors = list(_anchors(one, other, (a, b, c, d))) if rounds else []
        if anchors:
            found += anchors
            edges = [(a - 1, c - 1), *anchors, (b, d)]
            for (left, above), (right, below) in pairwise(edges):
                stretches.append((left + 1, right, above + 1, below, rounds - 1))
        elif (b - a) * (d - c) <= _MOST_PAIRS:
            for i, j, size in SequenceMatcher(None, one[a:b], other[c:d], autojunk=False).get_matching_blocks():
                found += [(a + i + at, c + j + at) for at in range(size)]
    return sorted(found)


def _anchors(one: Sequence[str], other: Sequence[str], stretch: tuple[int, int, int, int]) -> Iterator[tuple[int, int]]:
    """What stands once in both stretches, as much of it as is in the same order."""
    a, b, c, d = stretch
    times, times_there = Counter(one[a:b]), Counter(other[c:d])
    places = {other[j]: j for j in range(c, d) if times_there[other[j]] == 1}
    pairs = [(i, places[one[i]]) for i in range(a, b) if times[one[i]] == 1 and one[i] in places]
    ends: list[int] = []  # the least end of an order of each length, and which pair it is
    last: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        ends[length : length + 1] = [j]
        last[length : length + 1] = [number]
        before.append(last[length - 1] if length else -1)
    order = []
    at = last[-1] if last else -1
    while at >= 0:
        order.append(pairs[at])
        at = before[at]
    return reversed(order)
