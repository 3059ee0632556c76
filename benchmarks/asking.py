"""What a researcher waits for, beside SQLite FTS5, Elasticsearch's phrase queries and ripgrep, over the same texts.

    python -m benchmarks.asking [--documents 20000] [--characters 2500] [--repeat 5]

FTS5 has one token a character. Elasticsearch answers `match_phrase` with `highlight` on a field of its `standard`
analysis, or counts by `terms` (summaries only: it cannot count occurrences by group); ripgrep looks through one file a
text. Times are medians; ratios are to ours, so more than 1 means slower than it. Answers are compared before any time
is printed. Needs what the tests need for Elasticsearch, and `rg` on the path for its column.
"""

import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from elasticsearch import Elasticsearch, helpers

from benchmarks.collection import collection, timed, with_elasticsearch
from benchmarks.index import fill, fill_sqlite
from indexer.embedded import EmbeddedReader
from indexer.filters import Filters
from indexer.query import parse
from indexer.summary import Summary
from indexer.text import searchable
from search_cli.collocation import collocates, windows
from search_cli.concordance import concordance
from search_cli.counts import count
from search_cli.frequencies import stop_words
from search_cli.selection import texts, words_of
from workbench.elasticsearch import running, unpacked

BEST = 10
LINES = 20
ANY = Filters()
RIPGREP = shutil.which("rg")


class Peers(NamedTuple):
    """The same texts in our index, in SQLite, in Elasticsearch, and in files."""

    folder: Path
    reader: EmbeddedReader
    sqlite: sqlite3.Connection
    elastic: Elasticsearch
    files: Path


class Cost(NamedTuple):
    """Seconds, medians: by the clock, and of the processor, which a busy machine disturbs less."""

    clock: float
    processor: float


class Row(NamedTuple):
    """A question, the most seconds that it may take, and what it took here and there; None where a peer cannot."""

    name: str
    target: float
    ours: Cost
    sqlite: float | None
    elastic: float | None
    ripgrep: float | None


def cost(work: Callable[[], object], repeat: int) -> Cost:
    """What `repeat` runs cost, after one that does not count; programs that it starts included."""
    work()
    found = []
    for _ in range(repeat):
        begun, before = time.perf_counter(), _processor()
        work()
        found.append(Cost(time.perf_counter() - begun, _processor() - before))
    return Cost(*(statistics.median(column) for column in zip(*found, strict=True)))


def _processor() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def load(client: Elasticsearch, made: Sequence[Summary]) -> None:
    """The folded texts under the analysis that Elasticsearch takes where nothing is said."""
    properties: dict[str, Any] = {"text": {"type": "text", "analyzer": "standard"}}
    properties |= {"province": {"type": "keyword"}, "year": {"type": "integer"}}
    client.indices.create(
        index="texts", mappings={"properties": properties}, settings={"number_of_replicas": 0, "refresh_interval": -1}
    )
    documents = (
        {"_index": "texts", "text": searchable(one.text), "province": one.province, "year": one.year} for one in made
    )
    for well, answer in helpers.parallel_bulk(client, documents, chunk_size=500):
        if not well:
            sys.exit(f"Elasticsearch refuses a document: {answer}")
    client.options(request_timeout=600).indices.forcemerge(index="texts", max_num_segments=1)
    client.indices.refresh(index="texts")


def write_files(folder: Path, made: Sequence[Summary]) -> None:
    folder.mkdir()
    for number, one in enumerate(made):
        (folder / f"{number:06d}.txt").write_text(searchable(one.text), "utf-8", "replace")


def phrases(made: Sequence[Summary]) -> tuple[str, str]:
    """A phrase of four characters that stands in about a thousand texts, and the one of two that stands in most."""
    texts = [searchable(one.text) for one in made]
    sample = texts[:: max(1, len(texts) // 400)]
    candidates = Counter(text[at : at + 4] for text in sample for at in range(0, len(text) - 4, 3))
    wanted = 1_000 * len(sample) / len(texts)
    near = sorted((one for one in candidates if one.isalpha()), key=lambda one: abs(candidates[one] - wanted))[:40]
    middle = min(near, key=lambda one: abs(sum(one in text for text in texts) - 1_000))
    pairs = Counter(pair for text in sample for pair in {text[at : at + 2] for at in range(len(text) - 1)})
    common = [pair for pair, _ in pairs.most_common(60) if pair.isalpha()]
    return middle, max(common, key=lambda one: sum(one in text for text in texts))


def ripgrep(files: Path, *options: str) -> list[str]:
    """Its lines of output."""
    command = [str(RIPGREP), "--no-ignore", "--no-heading", "-F", *options, str(files)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()


def in_sqlite(peers: Peers, asked: str, phrase: str) -> sqlite3.Cursor:
    """The rows that it answers, where `asked` has a place for the phrase."""
    return peers.sqlite.execute(asked, ('"' + " ".join(phrase) + '"',))


def searching(peers: Peers, phrase: str, filters: Filters, target: float, repeat: int) -> Row:
    """The ten best with their first hits marked, and the exact number."""
    query = parse(phrase)
    conditions: list[dict[str, Any]] = [{"match_phrase": {"text": phrase}}]
    if filters.years:
        conditions.append({"range": {"year": {"gte": filters.years[0], "lte": filters.years[1]}}})
        conditions.append({"terms": {"province": list(filters.province)}})

    def ours() -> int:
        found = peers.reader.search(query, filters, limit=BEST)
        for summary, _ in found.hits:
            next(iter(query.spans(searchable(summary.text))))
        return found.total

    def elastic() -> int:
        answer = peers.elastic.search(
            index="texts", query={"bool": {"must": conditions}}, size=BEST, track_total_hits=True,
            highlight={"fields": {"text": {}}}, request_cache=False,
        )  # fmt: skip
        return int(answer["hits"]["total"]["value"])

    def sqlite() -> int:
        best = f"SELECT rowid AS best FROM found WHERE found MATCH ? ORDER BY rank LIMIT {BEST}"
        in_sqlite(peers, f"SELECT texts.* FROM ({best}) JOIN texts ON texts.id = best", phrase).fetchall()
        return int(in_sqlite(peers, "SELECT count(*) FROM found WHERE found MATCH ?", phrase).fetchone()[0])

    def files() -> int:
        return len(ripgrep(peers.files, "-l", phrase))

    what = "search" + ("" if filters == ANY else ", filtered") + f": {ours():,} summaries"
    others = [sqlite, elastic, files if RIPGREP else None] if filters == ANY else [None, elastic, None]
    demand(phrase, ours(), *(one() for one in others if one))
    return Row(what, target, cost(ours, repeat), *(one and timed(one, repeat) for one in others))


def counting(peers: Peers, phrase: str, target: float, repeat: int) -> Row:
    """Summaries and occurrences by province and year, with the base and the intervals."""
    query = parse(phrase)
    by = ("province", "year")

    def ours() -> tuple[int, int]:
        rows = count(peers.reader.groups(query, ANY, by), peers.reader.bases(ANY, by), query)
        dicts = [row.as_dict(by) for row in rows]
        return sum(row["summaries"] for row in dicts), sum(row["occurrences"] for row in dicts)

    def elastic() -> int:
        years = {"years": {"terms": {"field": "year", "size": 100, "missing": 0}}}
        places = {"terms": {"field": "province", "size": 100, "missing": "-"}, "aggs": years}
        answer = peers.elastic.search(
            index="texts", query={"match_phrase": {"text": phrase}}, size=0, aggs={"places": places},
            request_cache=False,
        )  # fmt: skip
        return sum(bucket["doc_count"] for bucket in answer["aggregations"]["places"]["buckets"])

    def sqlite() -> int:
        asked = "SELECT province, year, text FROM found JOIN texts ON texts.id = found.rowid WHERE found MATCH ?"
        found: Counter[tuple[str | None, int | None]] = Counter()
        for province, year, text in in_sqlite(peers, asked, phrase):
            found[province, year] += text.count(phrase)
        return found.total()

    def files() -> int:
        return sum(int(line.rpartition(":")[2]) for line in ripgrep(peers.files, "--count-matches", phrase))

    demand(phrase, ours(), (elastic(), sqlite()))
    demand(phrase, ours()[1], files() if RIPGREP else sqlite())
    what = f"count by province and year: {ours()[1]:,} hits"
    others = (sqlite, elastic, files if RIPGREP else None)
    return Row(what, target, cost(ours, repeat), *(one and timed(one, repeat) for one in others))


def lines(peers: Peers, phrase: str, target: float, repeat: int) -> Row:
    """The first concordance lines."""
    query = parse(phrase)

    def ours() -> int:
        return len(list(islice(concordance(peers.reader.documents(query, ANY), query, 30), LINES)))

    def elastic() -> int:
        answer = peers.elastic.search(
            index="texts", query={"constant_score": {"filter": {"match_phrase": {"text": phrase}}}}, size=LINES,
            highlight={"fields": {"text": {"fragment_size": 60}}}, track_total_hits=False, request_cache=False,
        )  # fmt: skip
        return len(answer["hits"]["hits"])

    def sqlite() -> int:
        asked = "SELECT text FROM found JOIN texts ON texts.id = found.rowid WHERE found MATCH ?"
        texts_found = (text for (text,) in in_sqlite(peers, asked, phrase))
        shown = (text[max(0, start - 30) : end + 30] for text in texts_found for start, end in query.spans(text))
        return len(list(islice(shown, LINES)))

    def files() -> int:
        with subprocess.Popen(
            [str(RIPGREP), "--no-ignore", "-o", f".{{0,30}}{phrase}.{{0,30}}", str(peers.files)],
            stdout=subprocess.PIPE,
        ) as running_search:
            assert running_search.stdout
            found = len(list(islice(running_search.stdout, LINES)))
            running_search.kill()
        return found

    demand(phrase, ours(), sqlite(), LINES)
    others = (sqlite, elastic, files if RIPGREP else None)
    what = f"first {LINES} concordance lines"
    return Row(what, target, cost(ours, repeat), *(one and timed(one, repeat) for one in others))


def collocating(peers: Peers, phrase: str, target: float, repeat: int) -> Row:
    """The words near the phrase, with the frequencies of the words of all texts."""
    query = parse(phrase)

    def ours() -> int:
        seen = windows(texts(peers.reader, query, ANY, unique=False), query, (5, 5))
        corpus = words_of(peers.reader, None, ANY, unique=False)
        return len(collocates(seen, corpus, measure="log_dice", least=3, stops=stop_words()))

    return Row("collocates", target, cost(ours, min(repeat, 3)), None, None, None)


def from_the_shell(peers: Peers, phrase: str, target: float, repeat: int) -> Row:
    """`summaries search` with its start."""
    program = Path(sys.executable).with_name("summaries")
    command = [str(program), "search", phrase, "--index", str(peers.folder)]

    def ours() -> int:
        return subprocess.run(command, capture_output=True, check=True).returncode

    return Row("`summaries search` from the shell", target, cost(ours, repeat), None, None, None)


def demand(phrase: str, *answers: object) -> None:
    if len(set(answers)) > 1:
        sys.exit(f"{phrase}: the answers differ: {answers}")


def show(row: Row) -> None:
    wide = sum(ord(char) > 0x2E80 for char in row.name)
    told = "" if row.ours.clock <= row.target else "   TOO LONG"
    print(f"  {row.name:<{52 - wide}}{row.ours.clock * 1e3:9.1f}{row.ours.processor * 1e3:9.1f}", end="")
    print(f"{row.target * 1e3:9.0f}", end="")
    for peer in (row.sqlite, row.elastic, row.ripgrep):
        print(f"{peer * 1e3:12.1f}{peer / row.ours.clock:7.1f}" if peer is not None else f"{'':19}", end="")
    print(told)


def main() -> None:
    given = collection("asking", __doc__, repeat=5)
    made, repeat = given.made, given.repeat
    if not RIPGREP:
        print("rg is not on the path, so its column stays empty; install ripgrep (Debian: apt install ripgrep)")
    some, common = phrases(made)
    print(given.told(), end="; ")
    print(f"“{some}” is found in about a thousand, “{common}” in most")
    with (
        tempfile.TemporaryDirectory(prefix="summaries-bench-") as folder,
        unpacked() as home,
        running(home) as node,
        Elasticsearch(node.url, request_timeout=120) as client,
    ):
        fill(Path(folder, "index"), made)
        database = fill_sqlite(Path(folder, "fts5.db"), made)
        load(client, made)
        write_files(Path(folder, "files"), made)
        with EmbeddedReader(Path(folder, "index")) as reader:
            peers = Peers(Path(folder, "index"), reader, database, client, Path(folder, "files"))
            provinces = Counter(one.province for one in made if one.province).most_common(3)
            filters = Filters(province=tuple(name for name, _ in provinces), years=(2005, 2012))
            others = "".join(f"{name:>12}{'ratio':>7}" for name in ("SQLite", "Elastic", "ripgrep"))
            print(f"\n{'ms':<54}{'ours':>9}{'CPU':>9}{'target':>9}{others}")
            show(searching(peers, some, ANY, 0.1, repeat))
            show(searching(peers, some, filters, 0.1, repeat))
            show(counting(peers, some, 0.1, repeat))
            show(searching(peers, common, ANY, 1.0, repeat))
            show(counting(peers, common, 1.0, repeat))
            show(lines(peers, common, 0.3, repeat))
            show(collocating(peers, some, 10.0, repeat))
            show(from_the_shell(peers, some, 0.5, repeat))
        database.close()


if __name__ == "__main__":
    sys.exit(with_elasticsearch(main))
