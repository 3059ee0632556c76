"""Copies share a cluster, whatever was done to them; others do not; the order in which they came does not matter."""

import random
from pathlib import Path

import numpy as np
import pytest

from benchmarks.copies import CHANGES, from_template
from indexer.duplicates import SIGNATURE, _joined, cluster_of, grouped, shingles, signature
from indexer.embedded import EmbeddedReader, EmbeddedWriter
from indexer.summary import Summary
from indexer.text import searchable
from tests.corpus import summaries

TEXTS = list({cluster_of(searchable(one.text)): one.text for one in summaries(40, characters=1200)}.values())


def test_exact_copies_share_a_digest() -> None:
    assert cluster_of(searchable("綜合治理：\n平安　校園")) == cluster_of(searchable("综合治理:平安校园"))
    assert cluster_of("平安校园") != cluster_of("平安校圆")
    assert cluster_of("") is None


def test_shingles_are_the_runs_of_four_han_characters() -> None:
    assert len(shingles("平安校园建设")) == 3
    assert (shingles("平安校园") == shingles("平安,2008校x园")).all()
    assert len(shingles("平安校")) == 0


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


def summary(number: int, text: str, part: int = 1) -> Summary:
    return Summary(id=f"{number:016x}.{part}", url="", site="", page_title="", title="", text=text)


def clusters(folder: Path) -> set[frozenset[str]]:
    """Which summaries the index holds for copies of each other; `copies` must agree."""
    found: dict[str | None, set[str]] = {}
    with EmbeddedReader(folder) as reader:
        from indexer.index import Filters

        for one in (document.summary for document in reader.documents(None, Filters())):
            found.setdefault(one.cluster, set()).add(one.id)
            assert one.copies == max(1, len(reader.copies(one.cluster or "")))
    return {frozenset(ids) for ids in found.values()}


def copied(chance: random.Random) -> list[Summary]:
    """Twelve texts, each with two changed copies, on pages of their own."""
    changes = list(CHANGES.values())
    texts = [text for one in TEXTS[:12] for text in (one, *(chance.choice(changes)(one, chance) for _ in range(2)))]
    return [summary(number, text) for number, text in enumerate(texts)]


def write(folder: Path, made: list[Summary], commits: int = 1) -> None:
    for turn in range(commits):
        with EmbeddedWriter(folder) as writer:
            for one in made[turn::commits]:
                writer.replace(one.page, [one])
            writer.commit(turn + 1)


def test_clusters_do_not_depend_on_the_order_nor_on_the_number_of_feedings(tmp_path: Path) -> None:
    made = copied(random.Random(1))
    write(tmp_path / "a", made)
    expected = clusters(tmp_path / "a")
    assert sorted(map(len, expected)) == [3] * 12
    write(tmp_path / "b", made[::-1], commits=4)
    assert clusters(tmp_path / "b") == expected


def test_a_cluster_falls_apart_when_its_middle_goes(tmp_path: Path) -> None:
    text = TEXTS[0]
    half = len(text) // 2
    made = [summary(1, text[:half]), summary(2, text), summary(3, text[half:])]
    write(tmp_path, made)
    assert len(clusters(tmp_path)) == 1
    with EmbeddedWriter(tmp_path) as writer:
        writer.replace(made[1].page, [summary(2, TEXTS[1])])
        writer.commit(9)
    assert len(clusters(tmp_path)) == 3
    with EmbeddedWriter(tmp_path) as writer:
        writer.replace(made[1].page, [])
        writer.replace(made[2].page, [summary(3, text[:half])])
        writer.commit(10)
    assert clusters(tmp_path) == {frozenset((made[0].id, made[2].id))}


def test_a_writer_that_died_leaves_the_clusters_to_the_next(tmp_path: Path) -> None:
    made = copied(random.Random(1))
    write(tmp_path, made[:10])
    dying = EmbeddedWriter(tmp_path)
    for one in made[10:]:
        dying.replace(one.page, [one])
    dying.commit(5)
    import os

    os.close(dying._lock)  # as the system does for a process that is killed
    del dying
    write(tmp_path, made[10:12])
    assert sorted(map(len, clusters(tmp_path))) == [3] * 12


@pytest.mark.parametrize("seed", range(40))
def test_joining_is_that_of_a_plain_union_find(seed: int) -> None:
    chance = random.Random(seed)
    number = chance.randint(1, 60)
    joined, parents = np.arange(number), list(range(number))

    def root(place: int) -> int:
        return place if parents[place] == place else root(parents[place])

    for _ in range(chance.randint(1, 5)):
        edges = [(chance.randrange(number), chance.randrange(number)) for _ in range(chance.randint(0, 25))]
        joined = _joined(joined, np.array(edges, np.int64).reshape(-1, 2))
        for one, other in edges:
            low, high = sorted((root(one), root(other)))
            parents[high] = low
        assert joined.tolist() == [root(place) for place in range(number)]
