"""A point in time that the cluster has lost: reading goes on where it was, with nothing left out or doubled."""

import json
import random

import pytest

from indexer.elastic import settling
from indexer.filters import Filters
from indexer.index import open_index
from tests.front import Behaviour, Request, front
from tests.indexer.elastic.conftest import Ask
from tests.indexer.test_clusters import clusters, copied, write
from workbench.elasticsearch import Node


def forgetting(ask: Ask, forgotten: list[str]) -> Behaviour:
    """The cluster forgets a point in time before it answers the third page of a reading, and each third from there."""
    pages = 0

    def behave(request: Request) -> None:
        nonlocal pages
        search = json.loads(request.body) if request.path.startswith("/_search") else {}
        pages += "search_after" in search
        if "search_after" in search and search["pit"]["id"] not in forgotten and pages % 3 == 2:
            forgotten.append(search["pit"]["id"])
            assert ask("DELETE", "/_pit", {"id": search["pit"]["id"]})["num_freed"] > 0

    return behave


def test_copies_are_told_though_points_in_time_are_lost(
    elasticsearch_node: Node, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "_PAGE", 5)
    forgotten: list[str] = []
    with front(elasticsearch_node.port, forgetting(ask, forgotten)) as server:
        write(f"{server.url}/forgetting", copied(random.Random(1)), commits=2)
    assert forgotten
    assert sorted(map(len, clusters(f"{elasticsearch_node.url}/forgetting"))) == [3] * 12


def test_a_stream_goes_on_where_its_point_in_time_was_lost(
    elasticsearch_node: Node, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = copied(random.Random(2))
    write(f"{elasticsearch_node.url}/streamed", made)
    monkeypatch.setattr("indexer.elastic.reader._FIRST_PAGE", 5)
    monkeypatch.setattr("indexer.elastic.reader._PAGE", 5)
    forgotten: list[str] = []
    with (
        front(elasticsearch_node.port, forgetting(ask, forgotten)) as server,
        open_index(f"{server.url}/streamed") as reader,
    ):
        read = [document.summary.id for document in reader.documents(None, Filters())]
    assert len(forgotten) > 1
    assert read == sorted(one.id for one in made)
