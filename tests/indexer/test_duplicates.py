"""Copies share a cluster, whatever was done to them; others do not; the order in which they came does not matter."""

import random
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.copies import CHANGES, from_template
from indexer import duplicates
from indexer.duplicates import (
    SIGNATURE,
    are_copies,
    cluster_of,
    grouped,
    joined,
    keys,
    least_in,
    sharing,
    signature,
    terms,
)
from indexer.text import searchable
from workbench.corpus import summaries

TEXTS = list({cluster_of(searchable(one.text)): one.text for one in summaries(40, characters=1200)}.values())


def test_exact_copies_share_a_digest() -> None:
    assert cluster_of(searchable("綜合治理：\n平安　校園")) == cluster_of(searchable("综合治理:平安校园"))
    assert cluster_of("平安校园") != cluster_of("平安校圆")
    assert cluster_of("") is None


def test_shingles_are_the_runs_of_four_han_characters() -> None:
    assert signature("平安校园建设平安校园", None)["shingles"] == 6  # of seven, one stands twice
    assert signature("平安校园", None) == signature("平安,2008校x园", None)
    assert signature("平安校", None)["shingles"] == 0


def labels(texts: list[str]) -> list[int]:
    folded = [searchable(text) for text in texts]
    signatures = np.array([signature(text, cluster_of(text)) for text in folded], SIGNATURE)
    return list(grouped(signatures, np.arange(len(texts))))


@pytest.mark.parametrize("kind", CHANGES)
def test_a_changed_copy_is_with_its_original(kind: str) -> None:
    chance = random.Random(3)
    found = labels([*TEXTS, *(CHANGES[kind](text, chance) for text in TEXTS)])
    together = sum(one == other for one, other in zip(found[: len(TEXTS)], found[len(TEXTS) :], strict=True))
    assert together >= 0.98 * len(TEXTS)
    assert len(set(found)) >= 0.98 * len(TEXTS)  # and with no other


def test_texts_from_one_template_stay_apart() -> None:
    chance = random.Random(5)
    found = labels([*TEXTS, *(from_template(TEXTS, chance) for _ in TEXTS)])
    assert len(set(found)) >= 0.94 * len(found)


def test_short_texts_are_copies_only_where_they_are_equal() -> None:
    assert labels(["平安校园建设", "平安校园建设", "平安校园建设了", "", "", "12", "12"]) == [0, 0, 2, 3, 4, 5, 5]


def test_a_short_text_is_looked_up_by_its_digest_alone() -> None:
    short, long = searchable("平安校园建设" * 2), searchable(TEXTS[0])
    assert len(terms(signature(short, cluster_of(short)))) == 1
    assert len(terms(signature(long, cluster_of(long)))) > 20


def test_texts_without_a_character_share_nothing() -> None:
    empty = np.array([signature("", cluster_of(""))] * 2, SIGNATURE)
    assert not are_copies(empty[:1], empty[1:]).any()
    assert not len(sharing(keys(empty), keys(empty)))


def test_of_those_that_share_a_key_only_so_many_are_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duplicates, "MOST_SHARING", 3)
    copies = keys(np.array([signature("平安校园", cluster_of("平安校园"))] * 5, SIGNATURE))
    assert sharing(copies[:1], copies).tolist() == [[0, 0], [0, 1], [0, 2]]


def test_a_quotation_from_a_long_text_is_no_copy_of_it() -> None:
    long = "".join(TEXTS[:8])
    assert labels([long, TEXTS[0]]) == [0, 1]
    assert labels(["".join(TEXTS[:3]), TEXTS[0]]) == [0, 0]


def test_texts_of_one_form_are_not_compared_with_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    folded = [searchable(one.text) for one in summaries(3_000, seed=9, characters=120)]
    signatures = np.array([signature(text, cluster_of(text)) for text in folded], SIGNATURE)
    every = np.arange(len(signatures))
    compared = []

    def counted(one: NDArray[Any], other: NDArray[Any]) -> NDArray[np.bool_]:
        compared.append(len(one))
        return are_copies(one, other)

    monkeypatch.setattr(duplicates, "are_copies", counted)
    monkeypatch.setattr(duplicates, "_NEAREST", 10)
    found = grouped(signatures, every)
    few, compared[:] = sum(compared), []
    monkeypatch.setattr(duplicates, "_NEAREST", len(signatures))
    with_all = grouped(signatures, every)
    assert few < 0.5 * sum(compared)
    assert len(set(found.tolist())) - len(set(with_all.tolist())) <= 3
    shuffled = np.random.default_rng(1).permutation(every)
    again = grouped(signatures[shuffled], every)
    assert (least_in(again, signatures["exact"][shuffled]) == least_in(found, signatures["exact"])[shuffled]).all()


@pytest.mark.parametrize("seed", range(40))
def test_joining_is_that_of_a_plain_union_find(seed: int) -> None:
    chance = random.Random(seed)
    number = chance.randint(1, 60)
    labels_found, parents = np.arange(number), list(range(number))

    def root(place: int) -> int:
        return place if parents[place] == place else root(parents[place])

    for _ in range(chance.randint(1, 5)):
        edges = [(chance.randrange(number), chance.randrange(number)) for _ in range(chance.randint(0, 25))]
        labels_found = joined(labels_found, np.array(edges, np.int64).reshape(-1, 2))
        for one, other in edges:
            low, high = sorted((root(one), root(other)))
            parents[high] = low
        assert labels_found.tolist() == [root(place) for place in range(number)]
