"""`summaries copy`: an index into another one, of either engine, and what is left where it is broken off."""

import os
import pty
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.answers import Document
from indexer.filters import Filters
from indexer.index import open_index, open_writer
from indexer.position import Position, latest
from indexer.query import parse
from indexer.summary import Summary
from indexer.trouble import Missing
from tests.crawler.running import environment
from tests.indexer.conftest import by_page
from tests.indexer.elastic.conftest import Ask, Run, command
from workbench.corpus import summaries
from workbench.elasticsearch import Node

ANY = Filters()
FED = 4_321


def fill(url: str, items: list[Summary], fed: int = FED) -> str:
    with open_writer(url) as writer:
        for page, parts in by_page(items).items():
            writer.replace(page, parts)
        writer.commit(Position(fed))
    return url


def documents(url: str) -> list[Document]:
    with open_index(url) as reader:
        return list(reader.documents(None, ANY))


@pytest.fixture(scope="module")
def near_copies(collection: list[Summary]) -> list[Summary]:
    """The collection, with a few near copies, which only the grouping of all of it finds."""
    near = [
        replace(one, id=f"{number:015x}c.1", text=f"{one.text}\n转自别处。", chars=len(one.text) + 6)
        for number, one in enumerate(collection[:300:30])
    ]
    return [*collection, *near]


@pytest.fixture(scope="module")
def folder(near_copies: list[Summary], tmp_path_factory: pytest.TempPathFactory) -> str:
    return fill(str(tmp_path_factory.mktemp("copied") / "index"), near_copies)


@pytest.fixture(scope="module")
def cluster(near_copies: list[Summary], elasticsearch_node: Node) -> str:
    return fill(f"{elasticsearch_node.url}/copy-source", near_copies)


@pytest.fixture
def free(elasticsearch_node: Node, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """An address of each engine where nothing is."""
    name = f"copy-{abs(hash(request.node.name)):x}"
    yield {"folder": str(tmp_path / "target"), "cluster": f"{elasticsearch_node.url}/{name}"}


@pytest.mark.parametrize("way", ["folder to cluster", "cluster to folder", "folder to folder"])
def test_a_copy_answers_as_what_it_was_copied_from(
    way: str, request: pytest.FixtureRequest, free: dict[str, str], run: Run
) -> None:
    kind, _, target_kind = way.split()
    source, target = request.getfixturevalue(kind), free[target_kind]
    expected = documents(source)
    assert any(one.summary.copies > 1 and one.summary.id.endswith("c.1") for one in expected)
    done = run("copy", "--to", target, SUMMARIES_INDEX=source)
    assert f"{target}: {len(expected):,} summaries copied" in done.stdout
    assert documents(target) == expected
    query = parse("平安校园 OR 工作")
    with open_index(source) as one, open_index(target) as other:
        assert latest(other.positions) == latest(one.positions) == FED
        assert other.bases(ANY, ("province", "year")) == one.bases(ANY, ("province", "year"))
        ranked = [[summary for summary, _ in reader.search(query, ANY, limit=400).hits] for reader in (one, other)]
        assert sorted(ranked[0], key=lambda summary: summary.id) == sorted(ranked[1], key=lambda summary: summary.id)


def test_versions_are_kept(free: dict[str, str], folder: str, run: Run) -> None:
    """A crawl older than what was copied does not overwrite it, a newer one does."""
    run("copy", "--index", folder, "--to", free["cluster"])
    [one, *_] = documents(free["cluster"])
    changed = replace(one.summary, cluster=None, copies=1, text="另一次抓取", chars=5)
    for fetched, text in (("2020-01-01T00:00:00Z", one.summary.text), ("2030-01-01T00:00:00Z", "另一次抓取")):
        fill(free["cluster"], [replace(changed, fetched=fetched)])
        with open_index(free["cluster"]) as reader:
            found = reader.get(one.summary.id)
        assert found and found.text == text


@pytest.mark.parametrize("kind", ["folder", "cluster"])
def test_an_index_is_not_overwritten_unasked(
    kind: str, free: dict[str, str], folder: str, run: Run, collection: list[Summary]
) -> None:
    target = free[kind]
    fill(target, collection[:5], 1)
    refused = run("copy", "--index", folder, "--to", target, status=2)
    assert "an index is there (summaries: 5)" in refused.stderr
    assert "--replace" in refused.stderr
    assert len(documents(target)) == 5
    run("copy", "--index", folder, "--to", target, "--replace")
    assert documents(target) == documents(folder)


def test_a_broken_off_rebuild_is_not_taken_over(
    free: dict[str, str], folder: str, run: Run, collection: list[Summary]
) -> None:
    for target in free.values():
        with open_writer(target, fresh=True) as writer:
            writer.replace("page", [collection[0]])
            writer.commit(Position(9))
        refused = run("copy", "--index", folder, "--to", target, status=2)
        assert "rebuild was begun" in refused.stderr
        run("copy", "--index", folder, "--to", target, "--replace")
        assert documents(target) == documents(folder)


def test_a_rebuild_that_ends_before_its_first_commit_leaves_nothing(
    free: dict[str, str], collection: list[Summary], ask: Ask
) -> None:
    fill(free["cluster"], collection[:5], 1)
    with open_writer(free["cluster"], fresh=True) as writer:
        writer.replace("page", [collection[5]])
    name = free["cluster"].rpartition("/")[2]
    assert list(ask("GET", f"/{name}-0*/_mapping")) == [f"{name}-000001"]
    assert len(documents(free["cluster"])) == 5


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An index that takes a while to be copied."""
    return fill(str(tmp_path_factory.mktemp("long") / "index"), list(summaries(1_500, characters=2_000)))


@pytest.mark.parametrize("case", ["folder", "cluster", "folder that serves", "cluster that serves"])
def test_a_copy_that_is_killed_leaves_what_was_there(
    case: str, *, long: str, folder: str, free: dict[str, str], run: Run, tmp_path: Path, ask: Ask
) -> None:
    kind, served = case.split(maxsplit=1)[0], "serves" in case
    target, few = free[kind], list(summaries(5, seed=9))
    if served:
        fill(target, few[:5], 1)
    copying = subprocess.Popen(
        command("copy", "--index", long, "--to", target, "--replace"), env=environment(tmp_path), text=True
    )
    try:
        end = time.monotonic() + 180
        while not _has_begun(kind, target, ask, served):
            assert copying.poll() is None
            assert time.monotonic() < end
            time.sleep(0.02)
        assert copying.poll() is None
    finally:
        copying.send_signal(signal.SIGKILL)
        copying.wait()
    if served:
        assert len(documents(target)) == 5
    else:
        with pytest.raises(Missing):
            open_index(target)
        # What was half copied does not serve either when the next crawl feeds what it takes for a new index.
        fill(target, few[:3], 1)
        assert len(documents(target)) == 3
    run("copy", "--index", folder, "--to", target, "--replace")
    assert documents(target) == documents(folder)


@pytest.mark.parametrize("blocks", [0, 1, 20, 400])  # of 512 bytes: for the folder's own files, a first one, some
@pytest.mark.parametrize("served", [False, True])
def test_a_copy_that_finds_no_room_leaves_nothing(
    blocks: int, *, served: bool, long: str, free: dict[str, str], tmp_path: Path
) -> None:
    target = Path(free["folder"])
    if served:
        fill(str(target), list(summaries(5, seed=9)), 1)
    before = sorted(tmp_path.rglob("*"))
    copying = command("copy", "--index", long, "--to", str(target / "" if served else target / "new"), "--replace")
    done = subprocess.run(
        ["sh", "-c", f'ulimit -f {blocks}; exec "$@"', "sh", *copying],
        env=environment(tmp_path), capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    [said] = done.stderr.splitlines()
    if blocks:
        assert re.search(r"could not be written \(.*File too large.*\); nothing was changed here\. Make room", said), (
            said
        )
    assert sorted(tmp_path.rglob("*")) == before
    if served:
        assert len(documents(str(target))) == 5


def _has_begun(kind: str, target: str, ask: Ask, served: bool) -> bool:
    """Whether some of it has arrived at the target, beside what is served there."""
    number = 2 if served else 1
    if kind == "folder":
        entries = Path(target) / f"generation-{number:06d}" / "entries"
        return entries.exists() and entries.stat().st_size > 0
    index = f"{target.rpartition('/')[2]}-{number:06d}"
    found = ask("GET", f"/{index}/_stats/indexing?ignore_unavailable=true")["indices"].get(index)
    return bool(found) and found["primaries"]["indexing"]["index_total"] > 0


def test_shards_are_changed_by_copying_an_index_onto_itself(
    cluster: str, free: dict[str, str], run: Run, ask: Ask
) -> None:
    target = free["cluster"]
    run("copy", "--index", cluster, "--to", target)
    run("copy", "--index", target, "--to", target, "--replace", SUMMARIES_SHARDS="3")
    assert documents(target) == documents(cluster)
    [about] = ask("GET", f"/{target.rpartition('/')[2]}/_settings").values()
    assert about["settings"]["index"]["number_of_shards"] == "3"


def test_progress_is_shown_on_a_terminal(long: str, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command("copy", "--index", long, "--to", str(tmp_path / "target")), env=environment(tmp_path), stderr=theirs
    ):
        os.close(theirs)
        said = b""
        try:
            while part := os.read(ours, 1_000):
                said += part
        except OSError:  # the terminal is closed
            pass
    os.close(ours)
    assert b"of 1,500 summaries read" in said


def test_nothing_to_copy_says_so(free: dict[str, str], run: Run) -> None:
    for missing in free.values():
        assert "there is no index" in run("copy", "--index", missing, "--to", free["folder"] + "2", status=2).stderr
