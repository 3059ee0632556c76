"""The served index: opened again, let go of, and what is remembered of it."""

import json
import logging
import shutil
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from indexer.elastic.previous import restore_previous
from indexer.filters import Filters
from indexer.index import open_writer
from indexer.position import Position
from indexer.query import parse
from indexer.summary import Summary, summary_id
from indexer.trouble import Trouble
from search_cli.web import library as module
from search_cli.web.library import Library
from search_cli.web.remembered import Remembered
from tests.elasticsearch import Node

ANY = Filters()


@pytest.fixture
def always_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    """The index is opened again whenever it is asked."""
    monkeypatch.setattr(module, "_FRESH", 0.0)


def put(address: str, summary: Summary, fed: int) -> None:
    with open_writer(address) as writer:
        writer.replace(summary.page, [summary])
        writer.commit(Position(fed))


def test_what_many_ask_for_at_once_is_made_once() -> None:
    known = Remembered[int](2)
    made: list[int] = []
    at_once = threading.Barrier(4)

    def work() -> int:
        made.append(1)
        time.sleep(0.2)  # in which all the others come
        return 7

    def ask(_: int) -> int:
        at_once.wait(10)
        return known.get("key", work)

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(ask, range(4))) == [7] * 4
    assert len(made) == 1
    with pytest.raises(ZeroDivisionError):
        known.get("other", lambda: 1 // 0)
    assert known.get("other", lambda: 8) == 8  # a failure is not remembered, and blocks nobody


def test_what_is_large_leaves_room_for_less() -> None:
    known = Remembered[int](10, lambda value: value)
    for size in (4, 3, 2):
        known.get(size, lambda size=size: size)  # type: ignore[misc]
    assert all(size in known for size in (4, 3, 2))
    known.get(4, lambda: 4)  # asked for again
    known.get(5, lambda: 5)
    assert [size in known for size in (3, 2, 4, 5)] == [False, False, True, True]
    known.get(11, lambda: 11)
    assert [size in known for size in (4, 5, 11)] == [False, False, True]


@pytest.mark.usefixtures("always_looking")
def test_a_slow_count_of_before_does_not_pass_for_one_of_now(
    tmp_path: Path, served_collection: list[Summary], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is begun on an index that is then replaced, and ends after somebody has seen the new one."""
    folder = str(tmp_path / "index")
    put(folder, served_collection[0], 1)
    begun, go_on = threading.Event(), threading.Event()
    true_tally = module.tally

    def slow(*arguments: Any, **options: Any) -> Any:
        begun.set()
        assert go_on.wait(30)
        return true_tally(*arguments, **options)

    library = Library(folder)
    monkeypatch.setattr(module, "tally", slow)
    with ThreadPoolExecutor(1) as threads:
        before = threads.submit(library.tally, None, ANY, unique=False)
        assert begun.wait(30)
        monkeypatch.setattr(module, "tally", true_tally)
        put(folder, served_collection[4], 2)
        assert library.tally(None, ANY, unique=False).summaries == 2
        go_on.set()
        assert before.result(30).summaries == 1
    assert library.tally(None, ANY, unique=False).summaries == 2


@pytest.mark.usefixtures("always_looking")
def test_an_index_that_cannot_be_opened_again_is_shown_as_it_was(
    tmp_path: Path, served_collection: list[Summary], caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "index"
    put(str(folder), served_collection[0], 1)
    library = Library(str(folder))
    moved = shutil.move(folder, tmp_path / "away")
    with caplog.at_level(logging.WARNING):
        assert library.tally(None, ANY, unique=False).summaries == 1
    assert f"{folder}: cannot be opened again" in caplog.text
    shutil.move(moved, folder)
    put(str(folder), served_collection[4], 2)
    assert library.tally(None, ANY, unique=False).summaries == 2


@pytest.mark.usefixtures("always_looking")
@pytest.mark.parametrize("engine", ["embedded", "elastic"])
def test_what_changes_no_amount_of_text_is_seen_too(
    engine: str, tmp_path: Path, served_collection: list[Summary], request: pytest.FixtureRequest
) -> None:
    """Copies that are told when a feeding ends, and a rebuild whose cleaners know another province."""
    folder = str(tmp_path / "index")
    if engine == "elastic":
        folder = f"{request.getfixturevalue('elasticsearch_node').url}/seen"
    one = replace(served_collection[0], province="河北省", cluster=None)
    url = "https://www.example.com/copy"
    copy = replace(one, id=summary_id(url, 1), url=url, text=f"{one.text}\n来源不明。")  # a near one
    with open_writer(folder) as writer:
        for summary in (one, copy):
            writer.replace(summary.page, [summary])
        writer.commit(Position(2))
        library = Library(folder)
        assert library.tally(None, ANY, unique=True).summaries == 2
    assert library.tally(None, ANY, unique=True).summaries == 1
    with open_writer(folder, fresh=True) as writer:
        for summary in (one, copy):
            writer.replace(summary.page, [replace(summary, province="河南省")])
        writer.commit(Position(2))
        writer.publish()
    assert library.tally(None, ANY, unique=False).values["province"] == {"河南省": 2}
    library.close()


def test_where_the_open_index_has_gone_the_next_question_has_the_one_that_serves(
    elasticsearch_node: Node, served_collection: list[Summary]
) -> None:
    """Which takes no seconds: the previous index serves again at once."""
    address = f"{elasticsearch_node.url}/restored"
    put(address, served_collection[0], 1)
    with open_writer(address, fresh=True) as writer:
        for summary in list({one.page: one for one in served_collection}.values())[:2]:
            writer.replace(summary.page, [summary])
        writer.commit(Position(2))
        writer.publish()
    library = Library(address)
    assert library.state.summaries == 2
    restore_previous(address)
    with pytest.raises(Trouble, match="no index of this name"):
        library.tally(None, ANY, unique=False)
    assert library.tally(None, ANY, unique=False).summaries == library.state.summaries == 1
    library.close()


@pytest.mark.usefixtures("always_looking")
def test_what_was_opened_is_let_go_of(elasticsearch_node: Node, served_collection: list[Summary]) -> None:
    """But not while it is read: the cluster holds what the last one has borrowed, and what is open now."""
    address = f"{elasticsearch_node.url}/served"
    put(address, served_collection[0], 1)

    def held() -> int:
        with urllib.request.urlopen(f"{address}/_stats/search", timeout=60) as answer:
            return int(json.loads(answer.read())["_all"]["total"]["search"]["open_contexts"])

    others = held()
    library = Library(address)
    one = held() - others
    assert one > 0
    for _ in range(5):
        library.tally(parse("平安 OR 工作"), ANY, unique=False)
    assert held() - others == one
    with library.reader() as reader:
        documents = reader.documents(None, ANY)
        library.tally(None, ANY, unique=True)
        library.tally(None, ANY, unique=True)
        assert held() - others == 2 * one
        assert len(list(documents)) == 1
    assert held() - others == one
    library.close()
    assert held() == others
