"""Nodes of a cluster are killed, come back, or do not answer: nothing is lost, doubled or left without an answer."""

import json
import signal
import socket
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Self

import pytest

from indexer.filters import Filters
from indexer.index import Reader, open_index, open_writer
from indexer.position import Position
from indexer.query import parse
from indexer.summary import Summary
from tests.indexer.conftest import by_page
from workbench.elasticsearch import Node, OwnNode, cluster

ANY = Filters()
Nodes = list[OwnNode]
PHRASE = "工作"  # in every text
_LONGEST = 20.0  # seconds that an answer may take while a node goes


@pytest.fixture(scope="module")
def nodes(elasticsearch_home: Path) -> Iterator[Nodes]:
    with cluster(elasticsearch_home, 3) as started:
        yield started


def address(nodes: Nodes, name: str) -> str:
    return f"http://{','.join(f'127.0.0.1:{node.port}' for node in nodes)}/{name}"


def told(node: Node, path: str) -> Any:
    with urllib.request.urlopen(f"{node.url}{path}", timeout=90) as answer:
        return json.loads(answer.read())


def whole(node: Node) -> None:
    """Wait until the three nodes are together and every copy of every shard is in place."""
    end = time.monotonic() + 240
    while True:
        health = told(node, "/_cluster/health")
        if (health["number_of_nodes"], health["status"]) == (3, "green"):
            return
        assert time.monotonic() < end, health
        time.sleep(0.1)


def name_of(node: Node) -> str:
    return str(told(node, "/_nodes/_local?filter_path=nodes.*.name")["nodes"].popitem()[1]["name"])


def with_name(nodes: Nodes, name: str) -> OwnNode:
    return next(node for node in nodes if name_of(node) == name)


def master(nodes: Nodes) -> OwnNode:
    return with_name(nodes, told(nodes[0], "/_cat/master?format=json")[0]["node"])


def holder(nodes: Nodes, index: str) -> OwnNode:
    """The node that holds the copy of the index that is written first."""
    shards = told(nodes[0], f"/_cat/shards/{index}?format=json")
    holding = next(shard["node"] for shard in shards if shard["prirep"] == "p")
    return with_name(nodes, holding.split(" -> ")[0])  # one that moves is written first where it comes from


def feed(url: str, pages: list[tuple[str, list[Summary]]]) -> None:
    with open_writer(url) as writer:
        for page, parts in pages:
            writer.replace(page, parts)
        writer.commit(Position(len(pages)))


class Answer(NamedTuple):
    """How long it took, how many summaries it counted or what went wrong, and how many were committed before."""

    seconds: float
    total: int | str
    committed: int


class Searcher(threading.Thread):
    """Asks until the end of its context: an index opened once, and in turn one opened for each question."""

    def __init__(self, url: str):
        super().__init__()
        self._url = url
        self._reader = open_index(url)
        self._ended = threading.Event()
        self.committed = count(self._reader)
        self.kept: list[Answer] = []
        self.opened: list[Answer] = []

    def run(self) -> None:
        while not self._ended.wait(0.2):
            for answers, ask in (
                (self.kept, lambda: count(self._reader)),
                (self.opened, lambda: count_anew(self._url)),
            ):
                committed = self.committed
                begun = time.monotonic()
                total = answered(ask)
                answers.append(Answer(time.monotonic() - begun, total, committed))

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._ended.set()
        self.join()
        self._reader.close()

    def demand(self, longest: float) -> None:
        """Every question was answered in time, and from what had been committed when its index was opened."""
        answers = [*self.kept, *self.opened]
        assert [answer for answer in answers if not isinstance(answer.total, int)] == []
        assert [answer for answer in self.opened if int(answer.total) < answer.committed] == []
        assert max(answer.seconds for answer in answers) < longest


def answered(ask: Callable[[], int]) -> int | str:
    """The answer, or what went wrong."""
    try:
        return ask()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def count(reader: Reader) -> int:
    return reader.search(parse(PHRASE), ANY, limit=10).total


def count_anew(url: str) -> int:
    with open_index(url) as reader:
        return count(reader)


def demand_exactly(url: str, wanted: list[Summary]) -> None:
    """The index holds these summaries, each once."""
    with open_index(url) as reader:
        held = [document.summary for document in reader.documents(None, ANY)]
    assert sorted(one.id for one in held) == sorted(one.id for one in wanted)
    texts = {one.id: one.text for one in wanted}
    assert [one.id for one in held if texts[one.id] != one.text] == []


@pytest.mark.alone
def test_killed_nodes_lose_and_double_nothing_and_searches_are_answered(nodes: Nodes, many: list[Summary]) -> None:
    url = address(nodes, "killed")
    wanted = many[:10_000]
    pages = list(by_page(wanted).items())
    feed(url, pages[:100])
    whole(nodes[0])
    first, second = master(nodes), None
    written = 0
    with Searcher(url) as searcher, open_writer(url) as writer:
        for number, (page, parts) in enumerate(pages, 1):
            writer.replace(page, parts)
            match number:
                case 1_500:
                    first.kill()
                case 3_000:
                    first.start()
                case 4_500:
                    whole(next(node for node in nodes if node is not first))
                    second = holder(nodes, "killed-000001")  # the first again, if the cluster moved it back there
                    second.kill()
                case 6_000:
                    assert second
                    second.start()
            written += len(parts)
            if number % 1_000 == 0:
                writer.commit(Position(number))
                searcher.committed = written
        writer.commit(Position(len(pages)))
    demand_exactly(url, wanted)
    searcher.demand(_LONGEST)
    whole(next(node for node in nodes if node is not second))
    demand_exactly(url, wanted)


@contextmanager
def frozen(node: OwnNode) -> Iterator[None]:
    """The system goes on taking connections for the node, which never answers."""
    node.signal(signal.SIGSTOP)
    try:
        yield
    finally:
        node.signal(signal.SIGCONT)


@pytest.mark.alone
def test_a_frozen_node_is_done_without(nodes: Nodes, many: list[Summary], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIES_TIMEOUT", "20")
    url = address(nodes, "frozen")
    wanted = many[:2_000]
    pages = list(by_page(wanted).items())
    feed(url, pages[:500])
    whole(nodes[0])
    with Searcher(url) as searcher, frozen(holder(nodes, "frozen-000001")):
        feed(url, pages)
    searcher.demand(3 * _LONGEST)
    whole(nodes[0])
    demand_exactly(url, wanted)


def connections(listening: socket.socket) -> int:
    """How many were opened to it since the last look."""
    number = 0
    listening.settimeout(0)
    while True:
        try:
            listening.accept()[0].close()
        except BlockingIOError:
            return number
        number += 1


def test_a_host_that_never_answers_is_done_without(
    elasticsearch_node: Node, collection: list[Summary], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIES_TIMEOUT", "5")  # a loaded machine takes more than two seconds to make an index
    wanted = collection[:200]
    with socket.create_server(("127.0.0.1", 0)) as silent:
        hosts = (silent.getsockname()[1], elasticsearch_node.port)
        url = f"http://{','.join(f'127.0.0.1:{port}' for port in hosts)}/silent"
        feed(url, list(by_page(wanted).items()))
        demand_exactly(url, wanted)
        with open_index(url) as reader:
            assert {answered(lambda: count(reader)) for _ in range(10)} == {len(wanted)}
            connections(silent)
            assert {answered(lambda: count(reader)) for _ in range(10)} == {len(wanted)}
            assert connections(silent) == 0  # it is left alone for a while
