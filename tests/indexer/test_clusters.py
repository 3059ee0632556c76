"""Clusters of copies, on both engines: whatever came first, and however much at a time."""

import os
import random
from functools import cache
from pathlib import Path

import pytest

from benchmarks.copies import CHANGES, from_template
from indexer.elastic import settling as elastic_settling
from indexer.embedded import EmbeddedWriter, settling
from indexer.embedded import keys as run_keys
from indexer.embedded.copies import CopyReader
from indexer.filters import Filters
from indexer.index import open_index, open_writer
from indexer.position import Position
from indexer.summary import Summary
from tests.indexer.test_duplicates import TEXTS


def summary(number: int, text: str, part: int = 1) -> Summary:
    return Summary(id=f"{number:016x}.{part}", url="", site="", page_title="", title="", text=text)


def clusters(url: str) -> set[frozenset[str]]:
    """Which summaries the index holds for copies of each other; `copies` must agree."""
    found: dict[str | None, set[str]] = {}
    with open_index(url) as reader:
        copies = cache(lambda cluster: len(reader.copies(cluster or "")))
        for one in (document.summary for document in reader.documents(None, Filters())):
            found.setdefault(one.cluster, set()).add(one.id)
            assert one.copies == max(1, copies(one.cluster))
    return {frozenset(ids) for ids in found.values()}


def copied(chance: random.Random) -> list[Summary]:
    """Twelve texts, each with two changed copies, on pages of their own."""
    changes = list(CHANGES.values())
    texts = [text for one in TEXTS[:12] for text in (one, *(chance.choice(changes)(one, chance) for _ in range(2)))]
    return [summary(number, text) for number, text in enumerate(texts)]


def write(url: str, made: list[Summary], commits: int = 1) -> None:
    for turn in range(commits):
        with open_writer(url) as writer:
            for one in made[turn::commits]:
                writer.replace(one.page, [one])
            writer.commit(Position(turn + 1))


def test_clusters_do_not_depend_on_the_order_nor_on_the_number_of_feedings(base: str) -> None:
    made = copied(random.Random(1))
    write(base + "at-once", made)
    expected = clusters(base + "at-once")
    assert sorted(map(len, expected)) == [3] * 12
    write(base + "in-turns", made[::-1], commits=4)
    assert clusters(base + "in-turns") == expected


def falls_apart(url: str) -> None:
    """Take the middle out of a cluster, then bring its ends together again."""
    text = TEXTS[0]
    half = len(text) // 2
    made = [summary(1, text[:half]), summary(2, text), summary(3, text[half:])]
    write(url, made)
    assert len(clusters(url)) == 1
    with open_writer(url) as writer:
        writer.replace(made[1].page, [summary(2, TEXTS[1])])
        writer.commit(Position(9))
    assert len(clusters(url)) == 3
    with open_writer(url) as writer:
        writer.replace(made[1].page, [])
        writer.replace(made[2].page, [summary(3, text[:half])])
        writer.commit(Position(10))
    assert clusters(url) == {frozenset((made[0].id, made[2].id))}


def test_a_cluster_falls_apart_when_its_middle_goes(base: str) -> None:
    falls_apart(base + "apart")


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also the smallest index grows by look-ups, in runs, answers and parts of a few."""
    monkeypatch.setattr(settling, "_SMALL", 0)
    monkeypatch.setattr(settling, "LARGE_PART", 0)
    monkeypatch.setattr("indexer.clusters.LARGE_PART", 0)
    monkeypatch.setattr(elastic_settling, "_PART", 7)
    monkeypatch.setattr(elastic_settling, "_PAGE", 5)
    monkeypatch.setattr(settling, "CHUNK", 7)
    monkeypatch.setattr(run_keys, "_SLICE", 5)
    monkeypatch.setattr(run_keys, "_STRETCH", 100)


@pytest.mark.usefixtures("one_by_one")
def test_a_cluster_falls_apart_also_where_only_what_is_new_is_looked_at(base: str) -> None:
    falls_apart(base + "apart-by-one")


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.usefixtures("one_by_one")
def test_growing_comes_to_the_clusters_of_a_fresh_start(base: str, seed: int) -> None:
    grown, fresh = f"{base}grown-{seed}", f"{base}fresh-{seed}"
    chance = random.Random(seed)
    pool = [one.text for one in copied(chance)] + TEXTS[:3] + ["平安校园建设", "平安校园建设", ""]
    pool += [from_template(TEXTS[:6], chance) for _ in range(10)]
    pages: dict[str, list[Summary]] = {}
    for turn in range(8):
        with open_writer(grown) as writer:
            for _ in range(chance.randint(1, 12)):
                number = chance.randrange(30)
                made = [summary(number, chance.choice(pool), part + 1) for part in range(chance.randint(0, 3))]
                pages[summary(number, "").page] = made
                writer.replace(summary(number, "").page, made)
            writer.commit(Position(turn + 1))
    with open_writer(fresh) as writer:
        for page, made in sorted(pages.items(), reverse=True):
            writer.replace(page, made)
        writer.commit(Position(1))
    assert clusters(grown) == clusters(fresh)


@pytest.mark.usefixtures("one_by_one")
def test_what_a_dying_writer_left_of_the_runs_is_made_again(tmp_path: Path) -> None:
    made = copied(random.Random(1))
    write(str(tmp_path), made[:26])
    (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())
    runs = sorted(folder.glob("keys-*"))
    assert len(runs) > 1
    runs[-1].unlink()
    (folder / "keys-3-9").write_bytes(b"of another time")
    write(str(tmp_path), made[26:])
    assert sorted(map(len, clusters(str(tmp_path)))) == [3] * 12
    assert not (folder / "keys-3-9").exists()


def test_what_went_is_no_copy_while_feeding_goes_on(base: str) -> None:
    """Clusters are made at its end; until then they do not tell of texts that the index no longer holds."""
    url = base + "goes-on"
    made = [summary(number, TEXTS[0]) for number in range(4)]
    write(url, made)
    with open_writer(url) as writer:
        writer.replace(made[2].page, [summary(2, TEXTS[1])])
        writer.replace(made[3].page, [])
        writer.commit(Position(2))
        with open_index(url) as reader:
            cluster = next(reader.documents(None, Filters())).summary.cluster
            assert cluster and [one.id for one in reader.copies(cluster)] == [made[0].id, made[1].id]
        assert sorted(map(len, clusters(url))) == [1, 2]
        writer.replace(made[1].page, [])
        writer.commit(Position(3))
        with open_index(url) as reader:
            assert reader.copies(cluster) == []
            assert [one.summary.copies for one in reader.documents(None, Filters())] == [1, 1]


def test_members_of_a_large_cluster_are_not_counted_for_each_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [summary(number, TEXTS[0]) for number in range(150)]
    write(str(tmp_path), made)
    counted = []
    members = CopyReader.members
    monkeypatch.setattr(CopyReader, "members", lambda self, cluster: counted.append(cluster) or members(self, cluster))
    with open_writer(str(tmp_path)) as writer:
        writer.replace(made[3].page, [])
        writer.commit(Position(2))
        with open_index(str(tmp_path)) as reader:
            documents = [one.summary for one in reader.documents(None, Filters())]
    assert [one.copies for one in documents] == [149] * 149
    assert len(counted) == 1


def test_a_writer_that_ends_in_the_middle_leaves_the_clusters_to_the_next(base: str) -> None:
    url = base + "middle"
    made = copied(random.Random(1))
    write(url, made[:10])
    with pytest.raises(KeyboardInterrupt), open_writer(url) as writer:
        for one in made[10:30]:
            writer.replace(one.page, [one])
        writer.commit(Position(5))
        writer.replace(made[30].page, [made[30]])
        raise KeyboardInterrupt
    write(url, made[30:])
    assert sorted(map(len, clusters(url))) == [3] * 12


def test_a_writer_that_died_leaves_the_clusters_to_the_next(tmp_path: Path) -> None:
    made = copied(random.Random(1))
    write(str(tmp_path), made[:10])
    dying = EmbeddedWriter(tmp_path)
    for one in made[10:]:
        dying.replace(one.page, [one])
    dying.commit(Position(5))
    os.close(dying._lock)  # as the system does for a process that is killed
    del dying
    write(str(tmp_path), made[10:12])
    assert sorted(map(len, clusters(str(tmp_path)))) == [3] * 12
