"""Feeding through a network that fails: nothing lost, nothing doubled, the sender held back."""

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.elastic import patience, turn, writer
from indexer.index import open_writer
from indexer.position import Position, latest
from indexer.summary import Summary
from indexer.trouble import Trouble
from tests.front import Behaviour, Fault, Reply, Request, front
from tests.indexer.conftest import by_page
from tests.indexer.elastic.conftest import Ask, held
from workbench.corpus import summaries
from workbench.elasticsearch import Node

PAGES_A_REQUEST = 40


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUMMARIES_DATA", str(tmp_path))
    monkeypatch.setattr(writer, "_CHUNK_PAGES", PAGES_A_REQUEST)
    return tmp_path


@pytest.fixture(scope="module")
def items() -> list[Summary]:
    return list(summaries(800, characters=100))


def feed(url: str, items: list[Summary], *, fresh: bool = False, hurried: bool = False) -> int:
    """Feed them all; how many were refused."""
    with open_writer(url, fresh=fresh) as opened:
        if hurried:
            opened.hurry()
        for page, parts in by_page(items).items():
            opened.replace(page, parts)
        opened.commit(Position(7))
        if fresh:
            opened.publish()
        return opened.refused


def texts(items: list[Summary]) -> dict[str, str]:
    return {item.id: item.text for item in items}


def is_bulk(request: Request) -> bool:
    return request.path.partition("?")[0].endswith("/_bulk")


def in_turn(*faults: Reply | Fault | None) -> Behaviour:
    """One of these at each bulk request, in turn; all else is passed on."""
    left: Iterator[Reply | Fault | None] = iter(faults * 1_000)
    lock = threading.Lock()

    def behave(request: Request) -> Reply | Fault | None:
        if not is_bulk(request):
            return None
        with lock:
            return next(left)

    return behave


def rejected(request: Request) -> Reply:
    """The server's answer when the queue of one of its threads is full: each operation is refused for now."""
    why = {"type": "es_rejected_execution_exception", "reason": "rejected execution of coordinating operation"}
    lines = [json.loads(line) for line in request.body.splitlines()]
    items = [{"index": {"status": 429, "error": why}} for line in lines if line.keys() <= {"index", "delete"}]
    return Reply(200, {"errors": True, "items": items})


BUSY = Reply(429, {"error": {"type": "circuit_breaking_exception", "reason": "Data too large"}, "status": 429})
AWAY = Reply(503, {"error": {"type": "unavailable_shards_exception", "reason": "primary is gone"}, "status": 503})


@pytest.mark.parametrize("fresh", [False, True])
def test_nothing_is_lost_or_doubled_where_connections_break_and_nodes_are_busy(
    elasticsearch_node: Node, items: list[Summary], fresh: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the server has taken the documents and its answer is lost, and a fresh index is counted after it."""
    monkeypatch.setattr(patience, "_LONGEST_PAUSE", 0.2)
    name = f"flaky-{fresh}".lower()
    behave = in_turn(BUSY, None, Fault.BROKEN, None, Fault.LOST, None, AWAY, Fault.LOST, None)
    with front(elasticsearch_node.port, behave) as server:
        assert feed(f"{server.url}/{name}", items, fresh=fresh) == 0
        assert Counter(map(is_bulk, server.seen))[True] > len(by_page(items)) / PAGES_A_REQUEST + 5
        # Pages replaced with fewer parts, through the same network: what is gone goes once.
        fewer = [item for item in items if item.part == 1]
        with open_writer(f"{server.url}/{name}") as opened:
            for page, parts in by_page(fewer).items():
                opened.replace(page, parts)
            opened.commit(Position(8))
    assert held(f"{elasticsearch_node.url}/{name}") == texts(fewer)


@pytest.mark.parametrize(
    "asked", ["POST /away-000001/_search", "POST /away-000001/_refresh", "PUT /away-000001/_mapping"]
)
def test_a_cluster_that_is_away_for_a_while_is_waited_for_whatever_is_asked_of_it(
    elasticsearch_node: Node, items: list[Summary], asked: str
) -> None:
    """As one that is started anew: nothing is answered for a while, also what is asked between the documents."""
    some = items[:100]
    assert feed(f"{elasticsearch_node.url}/away", some) == 0
    back: list[float] = []

    def behave(request: Request) -> Fault | None:
        if not back and f"{request.method} {request.path}".startswith(asked):
            back.append(time.monotonic() + 3)
        return Fault.BROKEN if back and time.monotonic() < back[0] else None

    fewer = [item for item in some if item.part == 1]
    with front(elasticsearch_node.port, behave) as server:
        assert feed(f"{server.url}/away", fewer) == 0
    assert held(f"{elasticsearch_node.url}/away") == texts(fewer)


def test_operations_refused_for_now_are_sent_again_alone(elasticsearch_node: Node, items: list[Summary]) -> None:
    refused = 0

    def behave(request: Request) -> Reply | None:
        nonlocal refused
        if is_bulk(request) and refused < 3:
            refused += 1
            return rejected(request)
        return None

    with front(elasticsearch_node.port, behave) as server:
        assert feed(f"{server.url}/rejecting", items[:500]) == 0
    assert refused == 3
    assert held(f"{elasticsearch_node.url}/rejecting") == texts(items[:500])


def test_requests_larger_than_a_server_takes_are_divided(elasticsearch_node: Node, items: list[Summary]) -> None:
    """And a summary that is too large alone is a dead letter."""
    most = 60_000
    huge = next(summaries(1, seed=99, characters=most))
    too_large = Reply(413, {"error": "too large"})

    with front(elasticsearch_node.port, lambda asked: too_large if len(asked.body) > most else None) as server:
        assert feed(f"{server.url}/dividing", [*items[:300], huge]) == 1
        assert all(len(request.body) <= most or is_bulk(request) for request in server.seen)
    assert held(f"{elasticsearch_node.url}/dividing") == texts(items[:300])


@pytest.mark.parametrize("hurried", [False, True])
def test_patience_ends_and_the_next_feeding_goes_on(
    elasticsearch_node: Node, items: list[Summary], monkeypatch: pytest.MonkeyPatch, *, hurried: bool
) -> None:
    """In time, or at once where a person wants the feeding to end."""
    name = "hurried" if hurried else "patience"
    url = f"{elasticsearch_node.url}/{name}"
    feed(url, items[:200])
    if not hurried:
        monkeypatch.setattr(patience, "_PATIENCE", 1.0)
    with (
        front(elasticsearch_node.port, in_turn(AWAY)) as server,
        pytest.raises(Trouble, match=r"could not be written .*primary is gone.*goes on from the last commit"),
    ):
        feed(f"{server.url}/{name}", items, hurried=hurried)
    assert held(url) == texts(items[:200])
    with open_writer(url) as opened:
        assert latest(opened.positions) == 7
    feed(url, items)
    assert held(url) == texts(items)


def test_the_sender_is_held_back_by_a_slow_cluster(elasticsearch_node: Node, items: list[Summary]) -> None:
    """At most three requests are under way, and what waits to be sent stays within a few more."""
    lock = threading.Lock()
    fed = answered = most = ahead = under_way = 0

    def behave(request: Request) -> None:
        nonlocal most, ahead, under_way, answered
        if not is_bulk(request):
            return
        with lock:
            under_way += 1
            most = max(most, under_way)
        time.sleep(0.4)
        with lock:
            ahead = max(ahead, fed - answered)
            answered += PAGES_A_REQUEST
            under_way -= 1

    pages = list(by_page(list(summaries(900, seed=3, characters=60))).items())
    with front(elasticsearch_node.port, behave) as server, open_writer(f"{server.url}/slow") as slow:
        for page, parts in pages:
            slow.replace(page, parts)
            fed += 1
        slow.commit(Position(1))
    assert most == 3
    assert len(pages) > 10 * PAGES_A_REQUEST
    # Three under way, four that wait, and the one that is being filled.
    assert ahead <= 8 * PAGES_A_REQUEST < len(pages)
    assert len(held(f"{elasticsearch_node.url}/slow")) == 900


def test_an_older_crawl_does_not_overwrite_a_newer_one(
    elasticsearch_node: Node, items: list[Summary], caplog: pytest.LogCaptureFixture
) -> None:
    url = f"{elasticsearch_node.url}/versions"
    new = [replace(item, text=f"新{item.text}", fetched="2027-01-01T00:00:00Z") for item in items[:50]]
    feed(url, new)
    assert not caplog.text
    assert feed(url, items[:50]) == 0  # which is no refusal, to be put in again
    assert held(url) == texts(new)
    assert "the index keeps 50 versions that were fetched later; was a clock wrong then?" in caplog.text  # all chunks
    with open_writer(url) as opened:  # nor does it take a part away that the newer one has
        older = items[0]
        page = [item for item in items[:50] if item.page == older.page]
        assert len(page) > 1
        opened.replace(older.page, [page[0]])
        opened.commit(Position(9))
    assert held(url) == texts(new)


def test_a_writer_whose_turn_another_one_has_taken_ends(
    elasticsearch_node: Node, items: list[Summary], ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "_RENEWAL", 0.2)
    with open_writer(f"{elasticsearch_node.url}/taken") as opened:
        ask("PUT", "/taken-writer/_doc/turn", {"holder": "another", "beat": 1})
        opened._turn._keeper.join(20)
        opened.replace(items[0].page, [items[0]])
        with pytest.raises(Trouble, match="another one took its turn"):
            opened.commit(Position(7))


def test_the_turn_of_a_writer_that_died_is_taken_from_a_busy_cluster(
    elasticsearch_node: Node, items: list[Summary], ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked until it has time, while the other one seems alive and when it is known to be dead."""
    feed(f"{elasticsearch_node.url}/died", items[:5])
    ask("PUT", "/died-writer/_doc/turn", {"holder": "another", "beat": 1})
    monkeypatch.setattr(turn, "_LAPSE", 0.5)
    monkeypatch.setattr(turn, "_LONGEST_LOOK", 0.2)
    taking = Counter[bool]()

    def behave(asked: Request) -> Reply | None:
        if asked.method != "PUT" or "/_doc/turn" not in asked.path:
            return None
        is_known_dead = "if_seq_no" in asked.path
        taking[is_known_dead] += 1
        return BUSY if taking[is_known_dead] <= 2 else None

    with front(elasticsearch_node.port, behave) as server:
        assert feed(f"{server.url}/died", items[:10]) == 0
    assert taking[False] > 2 and taking[True] >= 3
    assert held(f"{elasticsearch_node.url}/died") == texts(items[:10])


@pytest.mark.parametrize("fresh", [False, True])
def test_a_rebuild_that_ended_before_its_first_commit_is_removed_by_the_next_writer(
    elasticsearch_node: Node, items: list[Summary], ask: Ask, *, fresh: bool
) -> None:
    name = "begun-fresh" if fresh else "begun"
    url = f"{elasticsearch_node.url}/{name}"
    feed(url, items[:20])
    with open_writer(url, fresh=True) as opened:
        for page, parts in by_page(items[:200]).items():
            opened.replace(page, parts)
    feed(url, items[:10], fresh=fresh)
    assert held(url) == texts(items[: 10 if fresh else 20])
    assert sorted(ask("GET", f"/{name}-0*/_mapping")) == [f"{name}-00000{number + 1}" for number in range(1 + fresh)]


@pytest.mark.parametrize("fresh", [False, True])
def test_an_index_that_is_removed_while_it_is_fed_is_made_anew(
    elasticsearch_node: Node, items: list[Summary], ask: Ask, *, fresh: bool
) -> None:
    """What the server makes by itself for the documents that come afterwards serves nobody."""
    name = "removed-fresh" if fresh else "removed"
    url = f"{elasticsearch_node.url}/{name}"
    pages = by_page(items[:300])
    told = pytest.raises(Trouble, match=r"000001 was removed while it was fed|there is no index of this name")
    with open_writer(url, fresh=fresh) as opened, told:
        for number, (page, parts) in enumerate(pages.items(), 1):
            opened.replace(page, parts)
            if number == PAGES_A_REQUEST:  # which are on their way
                ask("DELETE", f"/{name}-000001")
        opened.commit(Position(1))
    assert feed(url, items[:5], fresh=fresh) == 0
    assert held(url) == texts(items[:5])


def test_a_count_that_is_wrong_keeps_the_old_index_serving(
    elasticsearch_node: Node, items: list[Summary], ask: Ask
) -> None:
    url = f"{elasticsearch_node.url}/miscounted"
    feed(url, items[:20])
    with open_writer(url, fresh=True) as opened:
        for page, parts in by_page(items[:100]).items():
            opened.replace(page, parts)
        opened.commit(Position(9))
        ask("DELETE", f"/miscounted-000002/_doc/{items[0].id}?refresh=true")
        with pytest.raises(Trouble, match="holds 99 summaries, not the 100 that it took in; the one before goes on"):
            opened.publish()
    assert held(url) == texts(items[:20])
