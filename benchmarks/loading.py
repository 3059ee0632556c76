"""Our writer beside the client's `parallel_bulk`, on the same server, in one run.

    python -m benchmarks.loading [--documents 20000] [--characters 2500] [--repeat 3]

`parallel_bulk`, with its defaults, and our sender by itself are given finished documents. Our writer makes them from
summaries as it goes (folds, segments, computes signatures), on processors that it shares here with the server. Each
run ends when everything can be found, in an index with our mapping. They take turns, and the medians are compared.
Needs what the tests need for Elasticsearch.
"""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from elasticsearch import Elasticsearch, helpers

from benchmarks.collection import collection, pages, with_elasticsearch
from indexer.elastic.access import read_address
from indexer.elastic.bulk import Bulk, Operation
from indexer.elastic.mapping import definition, document, encoded
from indexer.elastic.server import Server
from indexer.index import open_writer
from indexer.position import Position
from indexer.summary import Summary
from workbench.elasticsearch import OwnNode, running, unpacked

_TOGETHER = 200  # documents of 2,500 characters in a request, about as many as the writer sends
_WARMING = 3  # loads that are not counted


def theirs(client: Elasticsearch, documents: Sequence[dict[str, Any]]) -> float:
    """Seconds that `parallel_bulk` takes."""
    client.indices.create(index="theirs", **definition())
    begun = time.perf_counter()
    actions = ({"_index": "theirs", "_id": one["id"], "_source": one} for one in documents)
    for well, answer in helpers.parallel_bulk(client, actions):
        if not well:
            sys.exit(f"Elasticsearch refuses a document: {answer}")
    client.indices.refresh(index="theirs")
    seconds = time.perf_counter() - begun
    demand(client, "theirs", len(documents))
    return seconds


def _operations(documents: Sequence[dict[str, Any]]) -> list[Operation]:
    return [Operation(one["id"], 1, encoded(one)) for one in documents]


def sending(node: OwnNode, client: Elasticsearch, documents: Sequence[dict[str, Any]]) -> float:
    """Seconds that our sender takes."""
    server = Server(read_address(f"{node.url}/sent"))
    client.indices.create(index="sent", **definition())
    begun = time.perf_counter()
    bulk = Bulk(server, "sent", lambda loss: sys.exit(f"Elasticsearch refuses a document: {loss.reason}"))
    for since in range(0, len(documents), _TOGETHER):
        part = documents[since : since + _TOGETHER]
        bulk.submit(partial(_operations, part))
    bulk.drain()
    client.indices.refresh(index="sent")
    seconds = time.perf_counter() - begun
    bulk.close()
    server.close()
    demand(client, "sent", len(documents))
    return seconds


def ours(node: OwnNode, client: Elasticsearch, made: Sequence[Summary]) -> float:
    """Seconds that our writer takes."""
    begun = time.perf_counter()
    with open_writer(f"{node.url}/ours") as writer:
        for page, parts in pages(made):
            writer.replace(page, parts)
        writer.commit(Position(len(made)))
        seconds = time.perf_counter() - begun
    demand(client, "ours-000001", len(made))
    return seconds


def demand(client: Elasticsearch, index: str, number: int) -> None:
    """The index holds so many documents; it is removed."""
    held = client.count(index=index)["count"]
    client.indices.delete(index=index)
    if held != number:
        sys.exit(f"{index} holds {held:,} documents, not {number:,}")


class Taken(NamedTuple):
    """Seconds by the clock, of processors here, and of processors of the server."""

    seconds: float
    here: float
    there: float


def taken(node: OwnNode, way: Callable[[], float]) -> Taken:
    here, there = time.process_time(), node.processor()
    seconds = way()
    return Taken(seconds, time.process_time() - here, node.processor() - there)


def main() -> None:
    given = collection("loading", __doc__, repeat=3)
    made = given.made
    documents = [document(one.page, one) for one in made]
    print(f"{given.told()}\n")
    took: dict[str, list[Taken]] = {}
    with unpacked() as home, running(home) as node, Elasticsearch(node.url, request_timeout=120) as client:
        ways: dict[str, Callable[[], float]] = {
            "`parallel_bulk`": lambda: theirs(client, documents),
            "our sender": lambda: sending(node, client, documents),
            "our writer": lambda: ours(node, client, made),
        }
        for _ in range(_WARMING):  # a server is slow until it has compiled what it does often
            theirs(client, documents)
        for _ in range(given.repeat):
            for name, way in ways.items():
                took.setdefault(name, []).append(taken(node, way))
    middle = {name: Taken(*map(statistics.median, zip(*runs, strict=True))) for name, runs in took.items()}
    first = middle["`parallel_bulk`"]
    print("| | documents/s | ratio | processor here, ms a document | processor of the server, ms |")
    print("|---|---|---|---|---|")
    for name, one in middle.items():
        each = 1e3 / len(made)
        print(f"| {name} | {len(made) / one.seconds:,.0f} | {first.seconds / one.seconds:.2f} |", end="")
        print(f" {one.here * each:.2f} | {one.there * each:.2f} |")


if __name__ == "__main__":
    sys.exit(with_elasticsearch(main))
