"""What is committed to the embedded index survives everything, and readers see it whole."""

import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from indexer.embedded import EmbeddedReader, EmbeddedWriter
from indexer.filters import Filters
from indexer.position import Position, latest
from indexer.summary import Summary
from indexer.trouble import Missing, Trouble
from tests.forked import Piped, Wanted
from tests.indexer.conftest import feed, ids
from workbench.corpus import summaries, summary

ANY = Filters()
ROOT = Path(__file__).parents[2]


def test_the_same_page_twice_changes_nothing(tmp_path: Path) -> None:
    items = list(summaries(20, characters=200))
    feed(tmp_path, items, fed=20)
    with EmbeddedReader(tmp_path) as before:
        feed(tmp_path, items, fed=20)
        with EmbeddedReader(tmp_path) as after:
            assert list(after.documents(None, ANY)) == list(before.documents(None, ANY))
            assert after.bases(ANY, ("year",)) == before.bases(ANY, ("year",))
            assert latest(after.positions) == latest(before.positions) == 20


def test_a_fresh_index_serves_when_it_is_published(tmp_path: Path) -> None:
    items = list(summaries(20, characters=200))
    feed(tmp_path, items[:10], fed=10)
    with EmbeddedWriter(tmp_path, fresh=True) as writer:
        assert latest(writer.positions) == 0
        writer.replace(items[15].page, [items[15]])
        writer.commit(Position(15))
    with EmbeddedReader(tmp_path) as before:
        assert latest(before.positions) == 10
        with EmbeddedWriter(tmp_path, fresh=True) as writer:
            assert latest(writer.positions) == 15
            writer.publish()
            writer.replace(items[18].page, [items[18]])
            writer.commit(Position(16))
        assert len(list(before.documents(None, ANY))) == 10
    with EmbeddedReader(tmp_path) as after:
        assert (latest(after.positions), ids(after.documents(None, ANY))) == (
            16,
            sorted(items[at].id for at in (15, 18)),
        )
    assert len(list(tmp_path.glob("generation-*"))) == 1


def test_feeding_leaves_an_unpublished_generation_alone(tmp_path: Path) -> None:
    items = list(summaries(4, characters=200))
    feed(tmp_path, items[:1], fed=1)
    with EmbeddedWriter(tmp_path, fresh=True) as writer:
        writer.commit(Position(7))
    feed(tmp_path, items[2:3], fed=2)
    with EmbeddedWriter(tmp_path, fresh=True) as writer:
        assert latest(writer.positions) == 7


def test_a_rebuild_that_came_to_no_commit_leaves_nothing(tmp_path: Path) -> None:
    feed(tmp_path, list(summaries(1, characters=200)))
    with EmbeddedWriter(tmp_path, fresh=True) as writer:
        [_, begun] = sorted(tmp_path.glob("generation-*"))
        writer.replace("page", [])
        shutil.copytree(begun, begun.with_name("generation-000007"))  # as one that was killed leaves it
    assert not begun.exists()
    EmbeddedWriter(tmp_path).close()
    assert [path.name for path in tmp_path.glob("generation-*")] == ["generation-000001"]


def test_a_first_rebuild_that_was_broken_off_is_fed_to_its_end(tmp_path: Path) -> None:
    with EmbeddedWriter(tmp_path, fresh=True) as writer:
        writer.commit(Position(7))
    with pytest.raises(Trouble, match="rebuild"):
        EmbeddedReader(tmp_path)
    with EmbeddedWriter(tmp_path) as writer:
        assert latest(writer.positions) == 7
    with EmbeddedReader(tmp_path) as reader:
        assert latest(reader.positions) == 7


@contextmanager
def meanwhile(read: Callable[[], None]) -> Iterator[None]:
    """Read again and again in another thread until the block ends; nothing may be wrong there."""
    done = threading.Event()
    wrong: list[BaseException] = []

    def go_on() -> None:
        while not done.is_set():
            try:
                read()
            except BaseException as error:
                wrong.append(error)
                return

    thread = threading.Thread(target=go_on)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
    assert wrong == []


def test_an_index_that_is_being_made_is_not_called_damaged(tmp_path: Path) -> None:
    waited = making = 0

    def read() -> None:
        nonlocal waited
        try:
            EmbeddedReader(tmp_path / str(making)).close()
        except Missing:
            waited += 1

    with meanwhile(read):
        for making in range(1, 21):
            EmbeddedWriter(tmp_path / str(making)).close()
    assert waited > 3


def test_who_asks_while_a_first_rebuild_runs_is_told(tmp_path: Path) -> None:
    with EmbeddedWriter(tmp_path, fresh=True) as writer:
        writer.commit(Position(7))
        with pytest.raises(Missing, match="is being made"):
            EmbeddedReader(tmp_path)


def test_readers_open_at_any_moment_of_publishing(tmp_path: Path) -> None:
    item = next(summaries(1, characters=200))
    feed(tmp_path, [item])
    opened = 0

    def read() -> None:
        nonlocal opened
        with EmbeddedReader(tmp_path) as reader:
            assert ids(reader.documents(None, ANY)) == [item.id]
        opened += 1

    with meanwhile(read):
        for fed in range(2, 14):
            with EmbeddedWriter(tmp_path, fresh=True) as writer:
                writer.replace(item.page, [item])
                writer.commit(Position(fed))
                writer.publish()
    assert opened > 3


def feed_and_tell(folder: str, first: int, last: int, size: int) -> None:
    """In a process of its own: feed summaries, so many a commit; tell of each, and when its turn began and ended."""
    with EmbeddedWriter(folder) as writer:
        print("writing", time.monotonic(), flush=True)
        for number in range(first, last):
            made = corpus_summary(number)
            writer.replace(made.page, [made])
            if number % size == size - 1:
                writer.commit(Position(number + 1))
                print(number + 1, flush=True)
        print("written", time.monotonic(), flush=True)


def feeder(folder: Path, *numbers: int) -> Piped:
    return Piped(Wanted(f"{__name__}:feed_and_tell", [str(folder), *numbers], dict(os.environ), str(ROOT)))


@pytest.mark.parametrize("seconds", [0.05, 0.3, 0.8])
def test_killed_while_writing_it_opens_at_its_last_commit(tmp_path: Path, seconds: float) -> None:
    folder = tmp_path / "index"
    process = feeder(folder, 0, 1_000_000, 25)
    assert process.stdout.readline().startswith("writing ")
    assert process.stdout.readline() == "25\n"
    time.sleep(seconds)
    process.kill()
    told = [25, *map(int, process.told().split())]
    with EmbeddedReader(folder) as reader:
        assert latest(reader.positions) in (told[-1], told[-1] + 25)
        found = {document.summary.id for document in reader.documents(None, ANY)}
        assert found == {s.id for n in range(latest(reader.positions)) for s in [corpus_summary(n)]}
        fed = latest(reader.positions)
    assert feeder(folder, fed, fed + 25, 25).wait(120) == 0
    with EmbeddedReader(folder) as reader:
        assert latest(reader.positions) == fed + 25
        assert len(list(reader.documents(None, ANY))) == len({corpus_summary(n).id for n in range(fed + 25)})


def corpus_summary(number: int) -> Summary:
    return summary(number, seed=number, characters=300)


def test_two_processes_take_turns(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    feeders = feeder(folder, 0, 100, 50), feeder(folder, 100, 200, 50)
    told = [dict(map(str.split, one.told().splitlines()[::3])) for one in feeders]
    assert [one.wait(120) for one in feeders] == [0, 0]
    (_, ended), (begun, _) = sorted((float(one["writing"]), float(one["written"])) for one in told)
    assert ended <= begun
    with EmbeddedReader(folder) as reader:
        assert len(list(reader.documents(None, ANY))) == 200
        assert latest(reader.positions) in (100, 200)


def test_who_waits_for_an_index_that_is_given_up_makes_it_anew(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "index"
    item = next(summaries(1, characters=200))
    first = EmbeddedWriter(folder, fresh=True)
    with ThreadPoolExecutor() as beside:
        second = beside.submit(feed, folder, [item])
        time.sleep(0.3)
        assert not second.done()
        first.close()
        second.result()
    with EmbeddedReader(folder) as reader:
        assert ids(reader.documents(None, ANY)) == [item.id]
    EmbeddedWriter(tmp_path / "data" / "other" / "index", fresh=True).close()
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["index"]


def test_waiting_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    first = EmbeddedWriter(tmp_path)
    let_go = threading.Timer(1.3, first.close)
    let_go.start()
    with caplog.at_level(logging.WARNING), EmbeddedWriter(tmp_path):
        assert "waiting for its turn" in caplog.text
    let_go.join()
