"""How one sequence becomes another: always true, as good as difflib's on real texts, and never slow."""

import random
import time
from collections.abc import Sequence
from difflib import SequenceMatcher

import pytest

from search_cli.alignment import operations
from workbench.corpus import summaries


def demand_true(one: Sequence[str], other: Sequence[str]) -> int:
    """The operations lead from the one to the other, in order and without a gap; how many items stay."""
    here = there = same = 0
    for kind, a, b, c, d in operations(one, other):
        assert (a, c) == (here, there) and (b > a or d > c)
        assert (kind in ("equal", "replace", "delete")) == (b > a)
        assert (kind in ("equal", "replace", "insert")) == (d > c)
        if kind == "equal":
            assert list(one[a:b]) == list(other[c:d])
            same += b - a
        here, there = b, d
    assert (here, there) == (len(one), len(other))
    return same


@pytest.mark.parametrize("letters", ["ab", "abcdefghij", "".join(map(chr, range(0x4E00, 0x4F00)))])
def test_any_two_sequences(letters: str) -> None:
    chosen = random.Random(letters)
    for _ in range(300):
        one, other = ("".join(chosen.choices(letters, k=chosen.randrange(40))) for _ in range(2))
        demand_true(one, other)
        assert demand_true(one, one) == len(one)


def test_changed_copies_keep_as_much_as_with_difflib() -> None:
    chosen = random.Random(7)
    for summary in summaries(30, characters=3_000):
        one = summary.text.split("，")
        other = [clause for clause in one if chosen.random() > 0.1]
        for _ in range(len(other) // 8):
            other[chosen.randrange(len(other))] = f"改{chosen.random()}"
        blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
        assert demand_true(one, other) >= 0.98 * sum(block.size for block in blocks)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["甲"] * 4_000, ["甲"] * 3_999 + ["乙"]),
        (["甲", "乙"] * 2_000, ["乙", "甲", "丙"] * 1_333),
        ([str(n % 60) for n in range(4_000)], [str(n % 59) for n in range(4_000)]),
        ([str(n) for n in range(4_000)], [str(n) for n in reversed(range(4_000))]),
        ([str(n // 2) for n in range(4_000)], [str(n) for n in range(4_000)]),
    ],
)
def test_hostile_sequences_take_no_time(one: list[str], other: list[str]) -> None:
    begun = time.process_time()
    demand_true(one, other)
    assert time.process_time() - begun < 1
