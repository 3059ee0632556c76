"""Several mappings for finding phrases in Elasticsearch beside ours, on the same texts and server, in one run.

    python -m benchmarks.mappings [--documents 20000] [--characters 2500] [--repeat 9]

Every index stores the text, and has one shard and no replica. It is loaded with the client's `parallel_bulk` from
finished documents and merged into one segment before its size is taken. A question asks for the ten best summaries,
without their texts, and for the exact number of all; ours is the request of `summaries search`. The indices are asked
in turns, and times are medians. The answers are compared before any time is printed. Needs what the tests need for
Elasticsearch.
"""

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from elasticsearch import Elasticsearch, helpers

from benchmarks.collection import characters, collection, in_turns, with_elasticsearch
from indexer.elastic.mapping import definition, document
from indexer.elastic.translation import ranked
from indexer.query import parse
from indexer.summary import Summary
from indexer.text import pairs, searchable, words
from workbench.elasticsearch import running, unpacked

PHRASES = ("办", "工作", "矛盾纠纷", "平安校园", "社会治安综合治理", "测土配方施肥工作机制")
_Document = dict[str, Any]


class Mapping(NamedTuple):
    """A way of indexing a text: the fields, the document of a summary, and the query of a phrase."""

    name: str
    properties: dict[str, Any]
    document: Callable[[Summary], _Document]
    query: Callable[[str], dict[str, Any]]
    source: dict[str, Any]


def plain(
    name: str,
    field: dict[str, Any],
    tokens: Callable[[str], str] = str,
    query: Callable[[str], dict[str, Any]] = lambda phrase: {"match_phrase": {"found": phrase}},
) -> Mapping:
    """One field besides the text, of these tokens of the searchable text."""

    def made(one: Summary) -> _Document:
        text = searchable(one.text)
        return {"text": text, "found": tokens(text)}

    kept = {"type": "object", "enabled": False}
    return Mapping(
        name,
        {"text": kept, "found": {"type": "text", **field}},
        made,
        query,
        {"includes": ["text"]},
    )


def of_pairs(phrase: str) -> dict[str, Any]:
    """All pairs of the phrase; one character is what a pair begins with."""
    if len(phrase) == 1:
        return {"prefix": {"found": phrase}}
    return {"match_phrase": {"found": " ".join(phrase[at : at + 2] for at in range(len(phrase) - 1))}}


def ours() -> Mapping:
    """The mapping of `indexer.elastic`, with all that it holds besides the text."""
    mappings = definition()["mappings"]

    def query(phrase: str) -> dict[str, Any]:
        asked = parse(phrase)
        return ranked(asked.candidates, list(dict.fromkeys(words(phrase))))

    return Mapping(
        "ours: pairs; words, metadata, copies",
        mappings["properties"],
        lambda one: document(one.page, one),
        query,
        mappings["_source"],
    )


def tried() -> list[Mapping]:
    """All of them; the one that ours is measured by comes first."""
    spaced = {"analyzer": "whitespace", "norms": False}
    return [
        plain("standard, match_phrase", {"analyzer": "standard"}),
        plain("standard, index_phrases", {"analyzer": "standard", "index_phrases": True}),
        plain("one token a character", spaced, characters, lambda text: {"match_phrase": {"found": characters(text)}}),
        plain("two-character tokens", spaced, pairs, of_pairs),
        ours(),
    ]


class Loaded(NamedTuple):
    """A filled index: documents/s, until all of them could be found, and its bytes once merged."""

    mapping: Mapping
    name: str
    rate: float
    size: int


def load(client: Elasticsearch, mapping: Mapping, index: str, made: Sequence[Summary]) -> Loaded:
    """Make the index and fill it."""
    documents = [mapping.document(one) for one in made]
    client.indices.create(
        index=index,
        mappings={"dynamic": "strict", "_source": mapping.source, "properties": mapping.properties},
        settings={"number_of_replicas": 0, "refresh_interval": -1},
    )
    actions = ({"_index": index, "_id": str(number), "_source": one} for number, one in enumerate(documents))
    begun = time.perf_counter()
    for well, answer in helpers.parallel_bulk(client, actions):
        if not well:
            sys.exit(f"{mapping.name}: Elasticsearch refuses a document: {answer}")
    client.indices.refresh(index=index)
    rate = len(documents) / (time.perf_counter() - begun)
    return Loaded(mapping, index, rate, size(client, index))


def size(client: Elasticsearch, index: str) -> int:
    """Bytes on disk once merged. What a recovery needs goes with the flush."""
    client.options(request_timeout=600).indices.forcemerge(index=index, max_num_segments=1)
    client.indices.flush(index=index)
    return int(client.indices.stats(index=index, metric="store")["_all"]["primaries"]["store"]["size_in_bytes"])


def ask(client: Elasticsearch, loaded: Loaded, phrase: str) -> int:
    """How many summaries have the phrase; the ten best are found too."""
    answer = client.search(
        index=loaded.name, query=loaded.mapping.query(phrase), size=10, source=False, track_total_hits=True,
        request_cache=False,
    )  # fmt: skip
    return int(answer["hits"]["total"]["value"])


def main() -> None:
    given = collection("mappings", __doc__, repeat=9)
    print(f"{given.told()}\n")
    with unpacked() as home, running(home) as node, Elasticsearch(node.url, request_timeout=120) as client:
        # The first index of a new server is slow, so one is made and thrown away.
        load(client, tried()[0], "warm", given.made[:2_000])
        client.indices.delete(index="warm")
        rows = [load(client, mapping, f"texts-{at}", given.made) for at, mapping in enumerate(tried())]
        totals, seconds = [], []
        for phrase in PHRASES:
            found = [ask(client, row, phrase) for row in rows]
            if len(set(found)) > 1:
                sys.exit(f"{phrase}: the answers differ: {found}")
            totals.append(found[0])
            seconds.append(in_turns([partial(ask, client, row, phrase) for row in rows], given.repeat))
    print("| mapping | documents/s | MB | bytes a summary |" + "".join(f" {phrase}, ms |" for phrase in PHRASES))
    print("|---|" + "---|" * (3 + len(PHRASES)))
    for row, times in zip(rows, zip(*seconds, strict=True), strict=True):
        figures = "".join(f" {one * 1e3:.1f} |" for one in times)
        each = row.size / len(given.made)
        print(f"| {row.mapping.name} | {row.rate:,.0f} | {row.size / 1e6:.0f} | {each:,.0f} |{figures}")
    print("| summaries found | | | |" + "".join(f" {number:,} |" for number in totals))


if __name__ == "__main__":
    sys.exit(with_elasticsearch(main))
