"""Ways of finding a phrase in Elasticsearch, beside ours, over the same texts on the same server, in one run.

    python -m benchmarks.mappings [--documents 20000] [--characters 2500] [--repeat 9]

Every index keeps the text to give it back, and has one shard and no replica; it is loaded by the client's
`parallel_bulk` from documents that are ready-made, and merged into one segment before its size is taken. A question is
the ten best, without their texts, and the exact number of all. Times are medians; ours asks what `summaries search`
asks. The answers are compared before any time is printed. Needs what the tests need for Elasticsearch.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from elasticsearch import Elasticsearch, helpers

from benchmarks.index import timed
from indexer.elastic.mapping import definition, document
from indexer.elastic.translation import ranked
from indexer.query import parse
from indexer.summary import Summary
from indexer.text import characters, pairs, searchable, words
from tests.corpus import summaries
from tests.elasticsearch import running, unpacked

PHRASES = ("办", "工作", "矛盾纠纷", "平安校园", "社会治安综合治理", "测土配方施肥工作机制")
_NAME = "texts"
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


class Measured(NamedTuple):
    """What an index came to: documents/s, bytes, and seconds and summaries found for each phrase."""

    rate: float
    size: int
    seconds: list[float]
    totals: list[int]


def actions(made: Iterable[_Document]) -> Iterable[dict[str, Any]]:
    for number, one in enumerate(made):
        yield {"_index": _NAME, "_id": str(number), "_source": one}


def load(client: Elasticsearch, mapping: Mapping, documents: Sequence[_Document]) -> float:
    """Make the index and fill it; the documents/s, until all of them can be found."""
    client.indices.create(
        index=_NAME,
        mappings={"dynamic": "strict", "_source": mapping.source, "properties": mapping.properties},
        settings={"number_of_replicas": 0, "refresh_interval": -1},
    )
    begun = time.perf_counter()
    for well, answer in helpers.parallel_bulk(client, actions(documents)):
        if not well:
            sys.exit(f"{mapping.name}: Elasticsearch refuses a document: {answer}")
    client.indices.refresh(index=_NAME)
    return len(documents) / (time.perf_counter() - begun)


def size(client: Elasticsearch) -> int:
    """Bytes on disk once merged. What a recovery needs goes with the flush."""
    client.options(request_timeout=600).indices.forcemerge(index=_NAME, max_num_segments=1)
    client.indices.flush(index=_NAME)
    return int(client.indices.stats(index=_NAME, metric="store")["_all"]["primaries"]["store"]["size_in_bytes"])


def measure(client: Elasticsearch, mapping: Mapping, made: Sequence[Summary], repeat: int) -> Measured:
    documents = [mapping.document(one) for one in made]
    rate = load(client, mapping, documents)
    del documents
    held = size(client)
    seconds, totals = [], []
    for phrase in PHRASES:
        asked = mapping.query(phrase)

        def ask(asked: dict[str, Any] = asked) -> int:
            answer = client.search(
                index=_NAME, query=asked, size=10, source=False, track_total_hits=True, request_cache=False
            )
            return int(answer["hits"]["total"]["value"])

        totals.append(ask())
        seconds.append(timed(ask, repeat))
    client.indices.delete(index=_NAME)
    return Measured(rate, held, seconds, totals)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mappings", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--characters", type=int, default=2_500)
    parser.add_argument("--repeat", type=int, default=9)
    options = parser.parse_args()
    made = list(summaries(options.documents, characters=options.characters))
    total = sum(one.chars for one in made)
    print(f"{len(made):,} summaries, {total:,} characters, {os.cpu_count()} cores, median of {options.repeat}\n")
    with unpacked() as home, running(home) as node, Elasticsearch(node.url, request_timeout=120) as client:
        # The first index of a new server is slow, so one is made and thrown away.
        measure(client, tried()[0], made[:2_000], options.repeat)
        rows = {mapping.name: measure(client, mapping, made, options.repeat) for mapping in tried()}
    first = next(iter(rows.values()))
    for name, row in rows.items():
        if row.totals != first.totals:
            sys.exit(f"{name}: the answers differ: {row.totals}, {first.totals}")
    print("| mapping | documents/s | MB | bytes a summary |" + "".join(f" {phrase}, ms |" for phrase in PHRASES))
    print("|---|" + "---|" * (3 + len(PHRASES)))
    for name, row in rows.items():
        figures = "".join(f" {seconds * 1e3:.1f} |" for seconds in row.seconds)
        print(f"| {name} | {row.rate:,.0f} | {row.size / 1e6:.0f} | {row.size / len(made):,.0f} |{figures}")
    print("| summaries found | | | |" + "".join(f" {number:,} |" for number in first.totals))


if __name__ == "__main__":
    main()
