"""The most frequent sequences of words, beside a plain count that holds them all."""

import json
from collections import Counter
from itertools import pairwise

import pytest

from indexer.answers import Member
from indexer.summary import Summary
from indexer.text import pieces, searchable
from search_cli.frequencies import stop_words
from search_cli.ngrams import cells_for, frequent, sequences
from tests.search_cli.conftest import Run, rows

NONE: frozenset[str] = frozenset()
TEXTS = (
    "学校开展安全工作，学校开展安全教育。",
    "学校开展安全工作\n学校开展",
    "抓好12项安全工作和××工作",
    "学校开展安全工作，教育",
)


def members() -> list[Member]:
    clusters = ("b", "a", None, "a")
    return [Member((), cluster, searchable(one), len(one), None) for one, cluster in zip(TEXTS, clusters, strict=True)]


def test_no_sequence_goes_over_punctuation_numbers_or_masks() -> None:
    found = [list(sequences(searchable(one), 2, NONE)) for one in TEXTS]
    assert found[0] == ["学校开展", "开展安全", "安全工作", "学校开展", "开展安全", "安全教育"]
    assert found[1] == ["学校开展", "开展安全", "安全工作", "学校开展"]
    assert found[2] == ["项安全", "安全工作", "工作和"]
    assert list(sequences("抓好项安全工作和工作", 2, frozenset({"和"}))) == ["抓好项", "项安全", "安全工作"]


@pytest.mark.parametrize("cells", [1, 3, 1 << 12])
def test_cells_that_are_shared_change_nothing(cells: int) -> None:
    found = frequent(members, 2, least=2, stops=NONE, cells=cells)
    assert {one.text: one.as_dict() for one in found} == {
        one: {"ngram": one, "occurrences": times, "summaries": summaries, "unique": unique}
        for one, times, summaries, unique in (
            ("学校开展", 5, 3, 2),
            ("安全工作", 4, 4, 3),
            ("开展安全", 4, 3, 2),
        )
    }
    assert [one.text for one in found] == ["学校开展", "安全工作", "开展安全"]


def test_a_cell_that_is_full_holds_any_number() -> None:
    many = [Member((), None, "学校" * 70_000, 140_000, None)]
    [found] = frequent(lambda: many, 2, least=69_999, stops=NONE, cells=1)
    assert (found.text, found.occurrences) == ("学校学校", 69_999)
    assert frequent(lambda: many, 2, least=70_000, stops=NONE, cells=1) == []


def test_there_are_as_many_cells_as_sequences_but_not_more_than_memory() -> None:
    assert [cells_for(characters) for characters in (0, 10**6, 10**8, 10**12)] == [1 << 16, 1 << 18, 1 << 25, 1 << 28]


def test_the_command_equals_a_plain_count(run: Run, collection: list[Summary]) -> None:
    stops = stop_words()
    times, inside = Counter[str](), Counter[str]()
    for one in collection:
        words = pieces(searchable(one.text))
        pairs = [
            first + second
            for first, second in pairwise(words)
            if all(word.isalpha() and word not in stops for word in (first, second))
        ]
        times.update(pairs)
        inside.update(set(pairs))
    found = rows(run("ngrams", "--size", "2", "--least", "40", "--limit", "1000").stdout)
    told = {row["ngram"]: (row["occurrences"], row["summaries"]) for row in found}
    assert told == {one: (number, inside[one]) for one, number in times.items() if number >= 40}
    assert len(told) > 20 and [row["occurrences"] for row in found] == sorted(
        (row["occurrences"] for row in found), reverse=True
    )
    [searched] = rows(run("count", found[0]["ngram"]).stdout)
    assert searched["occurrences"] >= found[0]["occurrences"]  # cut otherwise elsewhere, it is found there too


def test_copies_and_filters_count_as_elsewhere(run: Run) -> None:
    def found(*more: str) -> list[dict[str, int]]:
        return rows(run("ngrams", "--limit", "20", *more).stdout)

    assert all(row["unique"] == row["summaries"] for row in found("--unique"))
    assert any(row["unique"] < row["summaries"] for row in found())
    assert found("kind:plan") == found("--kind", "plan") != found()
    told = run("ngrams", "--size", "9", "--least", "100000", check=[1]).stderr
    assert "no sequence of 9 words occurs 100,000 times" in told


def test_summaries_are_drawn_at_random_for_a_file(run: Run) -> None:
    every = run("export").stdout.splitlines()
    ids = [json.loads(line)["id"] for line in every]
    drawn = [one["id"] for one in rows(run("export", "--sample", "25", "--seed", "4").stdout)]
    assert len(drawn) == 25 and drawn == [one for one in ids if one in drawn]
    again = rows(run("export", "--sample", "25", "--seed", "4").stdout)
    assert [one["id"] for one in again] == drawn
    assert again[0]["export"]["options"] == {"command": "export", "sample": 25, "seed": 4}
    assert drawn != [one["id"] for one in rows(run("export", "--sample", "25").stdout)]
