"""The embedded index beside SQLite FTS5 and a plain scan, over the same made-up summaries, in one run.

    python -m benchmarks.index [--documents 20000] [--characters 2500] [--repeat 5]

All three answer from the same folded texts, and are checked against each other before any time is printed. FTS5 has one
token a character, the embedded index one for each pair of neighbours. Times are medians; ratios are to the embedded
index, so more than 1 means slower than it.
"""

import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.collection import characters, collection, pages, timed
from indexer.embedded import EmbeddedReader, EmbeddedWriter
from indexer.filters import Filters
from indexer.position import Position
from indexer.query import Query, parse
from indexer.summary import Summary
from indexer.text import fold, pairs, searchable, words

# Often, seldom, long, and in hardly any text.
PHRASES = (
    "矛盾纠纷",
    "平安校园",
    "社会治安综合治理",
    "教学改革",
    "党风廉政建设",
    "新农村建设",
    "测土配方施肥工作机制",
    "和岭镇",
)
ANY = Filters()
LINES = 20
WIDTH = 20


class Row(NamedTuple):
    """One question: seconds in the embedded index, in SQLite, and in a scan."""

    name: str
    ours: float
    sqlite: float
    scan: float


class Engines(NamedTuple):
    """The same texts three times."""

    reader: EmbeddedReader
    database: sqlite3.Connection
    texts: list[tuple[str, str | None, int | None]]  # searchable text, province, year


def fill_sqlite(path: Path, texts: Sequence[tuple[str, str | None, int | None]]) -> sqlite3.Connection:
    """FTS5 with one token a character, and the texts and groups in a plain table beside it."""
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode=OFF")
    database.execute("PRAGMA synchronous=OFF")
    database.execute("CREATE TABLE texts (id INTEGER PRIMARY KEY, province TEXT, year INTEGER, text TEXT)")
    database.execute(
        "CREATE VIRTUAL TABLE found USING fts5(chars, content='', tokenize=\"unicode61 tokenchars '*%.¶'\")"
    )
    numbered = [(number, province, year, text) for number, (text, province, year) in enumerate(texts)]
    database.executemany("INSERT INTO texts VALUES (?, ?, ?, ?)", numbered)
    rows = ((number, characters(text)) for number, (text, _, _) in enumerate(texts))
    database.executemany("INSERT INTO found (rowid, chars) VALUES (?, ?)", rows)
    database.execute("INSERT INTO found (found) VALUES ('optimize')")
    database.commit()
    return database


def fill(folder: Path, made: Sequence[Summary]) -> None:
    """Everything in one commit, as a rebuild does it, merging included."""
    with EmbeddedWriter(folder) as writer:
        for page, parts in pages(made):
            writer.replace(page, parts)
        writer.commit(Position(len(made)))


def matched(phrase: str) -> str:
    return '"' + " ".join(phrase) + '"'


def search(all_of: Engines, query: Query, repeat: int) -> Row:
    """The ten best, whole, and the exact number of summaries that match."""
    phrase = query.phrases[0]
    match = matched(phrase)

    def ours() -> int:
        return all_of.reader.search(query, ANY, limit=10).total

    def sqlite() -> int:
        ranked = (
            "SELECT texts.* FROM (SELECT rowid AS best FROM found WHERE found MATCH ? ORDER BY rank LIMIT 10)"
            " JOIN texts ON texts.id = best"
        )
        all_of.database.execute(ranked, (match,)).fetchall()
        counted = all_of.database.execute("SELECT count(*) FROM found WHERE found MATCH ?", (match,))
        return int(counted.fetchone()[0])

    def scan() -> int:
        return sum(1 for text, _, _ in all_of.texts if text.count(phrase))

    return compared(f"{phrase}: 10 best, exact count of {scan():,}", ours, sqlite, scan, repeat)


def counts(all_of: Engines, query: Query, repeat: int) -> Row:
    """Summaries and occurrences by province and year."""
    phrase = query.phrases[0]
    match = matched(phrase)

    def ours() -> Counter[tuple[object, ...]]:
        found: Counter[tuple[object, ...]] = Counter()
        for one in all_of.reader.groups(query, ANY, ("province", "year")):
            found[one.group] += query.count(one.searchable)
        return found

    def sqlite() -> Counter[tuple[object, ...]]:
        found: Counter[tuple[object, ...]] = Counter()
        rows = all_of.database.execute(
            "SELECT province, year, text FROM found JOIN texts ON texts.id = found.rowid WHERE found MATCH ?", (match,)
        )
        for province, year, text in rows:
            found[province, year] += text.count(phrase)
        return found

    def scan() -> Counter[tuple[object, ...]]:
        found: Counter[tuple[object, ...]] = Counter()
        for text, province, year in all_of.texts:
            if times := text.count(phrase):
                found[province, year] += times
        return found

    name = f"{phrase}: {scan().total():,} occurrences by province and year"
    return compared(name, ours, sqlite, scan, repeat)


def lines(all_of: Engines, query: Query, repeat: int) -> Row:
    """The first concordance lines, whichever texts come first."""
    phrase = query.phrases[0]
    match = matched(phrase)

    def of(texts: Iterable[str]) -> list[str]:
        found = (text[max(0, start - WIDTH) : end + WIDTH] for text in texts for start, end in query.spans(text))
        return list(islice(found, LINES))

    def ours() -> int:
        return len(of(document.searchable for document in all_of.reader.documents(query, ANY)))

    def sqlite() -> int:
        rows = all_of.database.execute(
            "SELECT text FROM found JOIN texts ON texts.id = found.rowid WHERE found MATCH ? ORDER BY found.rowid",
            (match,),
        )
        return len(of(row[0] for row in rows))

    def scan() -> int:
        return len(of(text for text, _, _ in all_of.texts))

    return compared(f"{phrase}: first {scan()} concordance lines", ours, sqlite, scan, repeat)


def compared(
    name: str, ours: Callable[[], object], sqlite: Callable[[], object], scan: Callable[[], object], repeat: int
) -> Row:
    """The three times, once the three answers are the same."""
    if not ours() == sqlite() == scan():
        sys.exit(f"{name}: the answers differ: {ours()}, SQLite {sqlite()}, scan {scan()}")
    return Row(name, timed(ours, repeat), timed(sqlite, repeat), timed(scan, repeat))


def rate(name: str, size: int, seconds: float) -> None:
    print(f"  {name:<58}{size / seconds / 1e6:8.1f} million characters/s")


def stages(made: Sequence[Summary]) -> None:
    """What each step of making a document costs, one thread."""
    sample = made[:2_000]
    size = sum(summary.chars for summary in sample)
    texts = [searchable(summary.text) for summary in sample]
    rate("folding", size, timed(lambda: [fold(summary.text) for summary in sample], 3))
    rate("segmentation", size, timed(lambda: [words(text) for text in texts], 3))
    rate("pair tokens", size, timed(lambda: [pairs(text) for text in texts], 3))


def main() -> None:
    given = collection("index", __doc__, repeat=5)
    made, size = given.made, given.chars
    print(f"{given.told()}\n")
    print("Steps of making a document, one thread")
    stages(made)
    with tempfile.TemporaryDirectory(prefix="summaries-bench-") as folder:
        begun = time.perf_counter()
        fill(Path(folder, "index"), made)
        ours = time.perf_counter() - begun
        texts = [(searchable(summary.text), summary.province, summary.year) for summary in made]
        begun = time.perf_counter()
        database = fill_sqlite(Path(folder, "fts5.db"), texts)
        theirs = time.perf_counter() - begun
        print("\nIndexing")
        print(f"  {'with segmentation, ' + format(len(made) / ours, ',.0f') + ' documents/s':<58}", end="")
        print(f"{size / ours / 1e6:8.1f} million characters/s")
        rate("SQLite FTS5, folded texts given, no segmentation", size, theirs)
        print(f"  {folder_size(Path(folder, 'index')) / 1e6:.0f} MB with the records;", end=" ")
        print(f"SQLite with the texts {Path(folder, 'fts5.db').stat().st_size / 1e6:.0f} MB")
        print(f"\n{'Asking':<52}{'index, ms':>10}{'SQLite':>10}{'ratio':>8}{'scan':>10}{'ratio':>8}")
        with EmbeddedReader(Path(folder, "index")) as reader:
            everything = Engines(reader, database, texts)
            for ask in (search, counts, lines):
                rows = [ask(everything, parse(phrase), given.repeat) for phrase in PHRASES]
                for row in rows:
                    show(row)
                show(middle(rows))
        database.close()


def middle(rows: Sequence[Row]) -> Row:
    """The medians of the columns."""
    return Row("median", *(statistics.median(column) for column in zip(*(row[1:] for row in rows), strict=True)))


def show(row: Row) -> None:
    wide = sum(ord(char) > 0x2E80 for char in row.name)
    print(f"  {row.name:<{50 - wide}}{row.ours * 1e3:10.2f}", end="")
    print(f"{row.sqlite * 1e3:10.1f}{row.sqlite / row.ours:8.1f}{row.scan * 1e3:10.1f}{row.scan / row.ours:8.1f}")


def folder_size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
