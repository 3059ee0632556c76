"""Making the embedded index beside SQLite FTS5, from the same made-up summaries, in one run: times and sizes.

    python -m benchmarks.index [--documents 20000] [--characters 2500] [--repeat 3]

FTS5 has one token a character, the embedded index one for each pair of neighbours. `benchmarks.asking` asks both.
"""

import sqlite3
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.collection import characters, collection, pages, timed
from indexer.embedded import EmbeddedWriter
from indexer.position import Position
from indexer.summary import Summary
from indexer.text import fold, pairs, searchable, words


def fill_sqlite(path: Path, made: Sequence[Summary]) -> sqlite3.Connection:
    """FTS5 with one token a character, and the texts and groups in a plain table beside it."""
    texts = [(number, one.province, one.year, searchable(one.text)) for number, one in enumerate(made)]
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode=OFF")
    database.execute("PRAGMA synchronous=OFF")
    database.execute("CREATE TABLE texts (id INTEGER PRIMARY KEY, province TEXT, year INTEGER, text TEXT)")
    database.execute(
        "CREATE VIRTUAL TABLE found USING fts5(chars, content='', tokenize=\"unicode61 tokenchars '*%.¶'\")"
    )
    database.executemany("INSERT INTO texts VALUES (?, ?, ?, ?)", texts)
    rows = ((number, characters(text)) for number, _, _, text in texts)
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


def rate(name: str, size: int, seconds: float) -> None:
    print(f"  {name:<58}{size / seconds / 1e6:8.1f} million characters/s")


def stages(made: Sequence[Summary], repeat: int) -> None:
    """What each step of making a document costs, one thread."""
    sample = made[:2_000]
    size = sum(summary.chars for summary in sample)
    texts = [searchable(summary.text) for summary in sample]
    rate("folding", size, timed(lambda: [fold(summary.text) for summary in sample], repeat))
    rate("segmentation", size, timed(lambda: [words(text) for text in texts], repeat))
    rate("pair tokens", size, timed(lambda: [pairs(text) for text in texts], repeat))


def main() -> None:
    given = collection("index", __doc__, repeat=3)
    made, size = given.made, given.chars
    print(f"{given.told()}\n")
    print("Steps of making a document, one thread")
    stages(made, given.repeat)
    with tempfile.TemporaryDirectory(prefix="summaries-bench-") as folder:
        begun = time.perf_counter()
        fill(Path(folder, "index"), made)
        ours = time.perf_counter() - begun
        begun = time.perf_counter()
        fill_sqlite(Path(folder, "fts5.db"), made).close()
        theirs = time.perf_counter() - begun
        print("\nIndexing")
        print(f"  {'with segmentation, ' + format(len(made) / ours, ',.0f') + ' documents/s':<58}", end="")
        print(f"{size / ours / 1e6:8.1f} million characters/s")
        rate("SQLite FTS5, without segmentation", size, theirs)
        print(f"  {folder_size(Path(folder, 'index')) / 1e6:.0f} MB with the records;", end=" ")
        print(f"SQLite with the texts {Path(folder, 'fts5.db').stat().st_size / 1e6:.0f} MB")


def folder_size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
