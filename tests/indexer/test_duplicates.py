"""Copies share a cluster, whatever was done to them; others do not; the order in which they came does not matter."""

import random
from pathlib import Path

import numpy as np
import pytest

from benchmarks.copies import CHANGES, from_template
from indexer.duplicates import SIGNATURE, cluster_of, grouped, joined, shingles, signature
from indexer.embedded import EmbeddedReader, EmbeddedWriter, settling
from indexer.embedded import keys as run_keys
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


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also the smallest index grows by look-ups, in runs and parts of a few."""
    monkeypatch.setattr(settling, "_SMALL", 0)
    monkeypatch.setattr(settling, "_LARGE_PART", 0)
    monkeypatch.setattr(settling, "_CHUNK", 7)
    monkeypatch.setattr(run_keys, "_SLICE", 5)
    monkeypatch.setattr(run_keys, "_STRETCH", 100)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.usefixtures("one_by_one")
def test_growing_comes_to_the_clusters_of_a_fresh_start(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    pool = [one.text for one in copied(chance)] + TEXTS[:3] + ["平安校园建设", "平安校园建设", ""]
    pool += [from_template(TEXTS[:6], chance) for _ in range(10)]
    pages: dict[str, list[Summary]] = {}
    for turn in range(8):
        with EmbeddedWriter(tmp_path / "grown") as writer:
            for _ in range(chance.randint(1, 12)):
                number = chance.randrange(30)
                made = [summary(number, chance.choice(pool), part + 1) for part in range(chance.randint(0, 3))]
                pages[summary(number, "").page] = made
                writer.replace(summary(number, "").page, made)
            writer.commit(turn + 1)
    with EmbeddedWriter(tmp_path / "fresh") as writer:
        for page, made in sorted(pages.items(), reverse=True):
            writer.replace(page, made)
        writer.commit(1)
    assert clusters(tmp_path / "grown") == clusters(tmp_path / "fresh")


@pytest.mark.usefixtures("one_by_one")
def test_what_a_dying_writer_left_of_the_runs_is_made_again(tmp_path: Path) -> None:
    made = copied(random.Random(1))
    write(tmp_path, made[:26])
    (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())
    runs = sorted(folder.glob("keys-*"))
    assert len(runs) > 1
    runs[-1].unlink()
    (folder / "keys-3-9").write_bytes(b"of another time")
    write(tmp_path, made[26:])
    assert sorted(map(len, clusters(tmp_path))) == [3] * 12
    assert not (folder / "keys-3-9").exists()


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
