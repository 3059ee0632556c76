"""The catalogue of the archive: which pages are in it and where, in one SQLite file.

Its numbers follow the order in which pages became visible. A reader that has come to a number never finds a new page
with a smaller one, even while several crawls write.
"""

import time
from collections.abc import Iterable, Iterator, Sequence, Set
from pathlib import Path

from crawler.archive.articles import Articles
from crawler.archive.database import database
from crawler.archive.entry import COLUMNS, Entry
from crawler.archive.identity import SCHEMA as IDENTITY
from crawler.archive.identity import Identity
from crawler.archive.places import SCHEMA as PLACES
from crawler.archive.places import Places
from indexer.position import NUMBERS

NAME = "catalogue.sqlite3"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS pages (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL,
    article TEXT NOT NULL,        -- the address of the article's first page; the url itself for a page of its own
    number INTEGER NOT NULL,      -- the page's place in its article, from 1
    role TEXT NOT NULL,           -- article, list, gone or instead: see crawler.archive.fetched.Fetched
    site TEXT NOT NULL,
    status INTEGER NOT NULL,      -- of HTTP; 200 for a loaded file, and where none has come
    content_type TEXT NOT NULL,
    digest TEXT NOT NULL,         -- WARC-Payload-Digest
    fetched TEXT NOT NULL,        -- UTC, to the second
    file TEXT NOT NULL,
    offset INTEGER NOT NULL,      -- of the record in the file, in bytes
    length INTEGER NOT NULL       -- of the compressed record, in bytes
);
CREATE INDEX IF NOT EXISTS pages_article ON pages (article, seq);
CREATE INDEX IF NOT EXISTS pages_url ON pages (url, seq);
CREATE INDEX IF NOT EXISTS pages_file ON pages (file, offset);
"""
_VERSION = 1  # of the schema
_LAST = 2**63 - 1  # the highest number that SQLite gives
_ABOVE_ALL = (
    "INSERT INTO sqlite_sequence (name, seq) SELECT 'pages', {}"
    " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'pages')"
)
_MARKS = ", ".join("?" * len(COLUMNS.split()))


# Of staged entries, which were found in files: an article's pages of one second in their order.
_AS_FETCHED = "ORDER BY fetched, number, file, offset"
_WITHOUT_COPIES = f"""
SELECT * FROM (
    SELECT *, lag(digest || ' ' || status || ' ' || article) OVER (PARTITION BY url {_AS_FETCHED}) AS before
    FROM staged)
WHERE number > 1 OR before IS NOT digest || ' ' || status || ' ' || article
"""


class Catalogue:
    """The open catalogue of the archive in `folder`. Raises Trouble where the file is not one.

    `reading`: also where this user may not write it. `filled`: there are pages, so that where there is no catalogue one
    was lost. The numbers of a new one then begin with NUMBERS times the seconds since 1970, above all that the lost
    one can have given: an index that was fed up to one of those is fed with everything once more, and misses nothing.
    """

    def __init__(self, folder: Path, *, reading: bool = False, filled: bool = False):
        self.path = folder / NAME
        way_out = "move it away: it is then made anew from the WARC files"
        first = _ABOVE_ALL.format(int(time.time()) * NUMBERS) if filled else ""
        self._db = database(
            self.path,
            _SCHEMA + IDENTITY + PLACES,
            _VERSION,
            synchronous="FULL",
            way_out=way_out,
            reading=reading,
            first=first,
        )
        self.identity = Identity(self._db)
        self.articles = Articles(self._db)
        self.places = Places(self._db, self.identity)
        if not reading:
            self.identity.number()  # at once: copies of the file are to have it too

    def add(self, entries: Sequence[Entry], bettered: Set[str] = frozenset()) -> None:
        """Make these entries visible, all or none. Raises Trouble where the disk does not take them.

        First pages that the catalogue has already are left out: where a crawler was killed, another may have fetched
        what is then found in its file. Not so those of `bettered` addresses, whose newest record is of no more use.
        """
        with self._db.transaction():
            new = [one for one in entries if one.number > 1 or one.url in bettered or not self._has(one)]
            self._db.write_all(f"INSERT INTO pages ({COLUMNS}) VALUES ({_MARKS})", map(_row, new))

    def stage(self, entries: Iterable[Entry]) -> None:
        """Lay entries by for `build`; nobody sees them before."""
        self._db.write(f"CREATE TEMP TABLE IF NOT EXISTS staged AS SELECT {COLUMNS} FROM pages LIMIT 0")
        self._db.write_all(f"INSERT INTO staged VALUES ({_MARKS})", map(_row, entries))

    def build(self) -> None:
        """Fill an empty catalogue with what was staged, in the order in which it was fetched."""
        with self._db.transaction():
            if not self.last():  # else another process has filled it
                self._db.write(
                    f"INSERT INTO pages (seq, {COLUMNS})"
                    " SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'pages'), 0)"
                    f" + row_number() OVER ({_AS_FETCHED}), {COLUMNS} FROM ({_WITHOUT_COPIES})"
                )
        self._db.write("DROP TABLE staged")

    def _has(self, entry: Entry) -> bool:
        newest = self.newest(entry.url)
        if newest is None:
            return False
        return (newest.digest, newest.status, newest.article) == (entry.digest, entry.status, entry.article)

    def newest(self, url: str) -> Entry | None:
        """The newest entry of this address."""
        return self._one("WHERE url = ? ORDER BY seq DESC LIMIT 1", (url,))

    def newest_good(self, url: str, up_to: int = _LAST) -> Entry | None:
        """The newest entry of this address, up to a number, that has the page itself: it may have vanished since."""
        condition = "WHERE url = ? AND seq <= ? AND status = 200 AND role = 'article' ORDER BY seq DESC LIMIT 1"
        return self._one(condition, (url, up_to))

    def newest_after(self, url: str, after: int) -> Entry | None:
        """The newest entry of this address behind number `after`."""
        return self._one("WHERE url = ? AND seq > ? ORDER BY seq DESC LIMIT 1", (url, after))

    def latest_of(self, url: str, now: str) -> str:
        """When the latest good version of this address was fetched, or it was found gone; "" where neither was.

        What is dated later than `now` has a wrong date, and does not count.
        """
        row = self._db.row(
            "SELECT max(fetched) FROM pages WHERE url = ? AND fetched <= ?"
            " AND (role = 'gone' OR (role != 'instead' AND status = 200))",
            (url, now),
        )
        return str(row[0] or "")

    def has_version(self, url: str, fetched: str, digest: str) -> bool:
        """Whether these bytes are there as what this address gave at this moment."""
        rows = self._db.rows(
            "SELECT 1 FROM pages WHERE url = ? AND fetched = ? AND digest = ? LIMIT 1", (url, fetched, digest)
        )
        return bool(rows)

    def is_older(self, url: str, than: str) -> bool:
        """Whether the newest entry of one address was made before that of another."""
        row = self._db.row(
            "SELECT (SELECT max(seq) FROM pages WHERE url = ?) < (SELECT max(seq) FROM pages WHERE url = ?)",
            (url, than),
        )
        return bool(row[0])

    def entries(self) -> Iterator[Entry]:
        """Every entry, in the order of files and places in them; holds a bounded number in memory."""
        file, offset = "", -1
        while True:
            rows = self._db.rows(
                f"SELECT {COLUMNS} FROM pages WHERE (file, offset) > (?, ?) ORDER BY file, offset LIMIT 500",
                (file, offset),
            )
            yield from map(Entry.of, rows)
            if len(rows) < 500:
                return
            file, offset = rows[-1][9], rows[-1][10]

    def stands(self, entry: Entry) -> bool:
        """Whether an entry is still the one of its place: a compaction moves some, and drops others."""
        return self._one("WHERE file = ? AND offset = ?", (entry.file, entry.offset)) == entry

    def end(self, file: str) -> int:
        """The byte behind the last catalogued record of a file; 0 where none is."""
        # By the index: every opening of an archive asks it of every file.
        row = self._db.row("SELECT offset + length FROM pages WHERE file = ? ORDER BY offset DESC LIMIT 1", (file,))
        return int(row[0]) if row else 0

    def last(self) -> int:
        """The highest number given; 0 for an empty catalogue."""
        return int(self._db.row("SELECT coalesce(max(seq), 0) FROM pages")[0])

    def latest(self) -> str:
        """When the latest of the pages that came last was fetched, by the clock of then; "" for an empty catalogue."""
        return str(
            self._db.row(
                "SELECT coalesce(max(fetched), '') FROM (SELECT fetched FROM pages ORDER BY seq DESC LIMIT 1000)"
            )[0]
        )

    def first(self) -> int:
        """The lowest number given that still stands; 1 for an empty catalogue."""
        return int(self._db.row("SELECT coalesce(min(seq), 1) FROM pages")[0])

    def was_made_anew(self) -> bool:
        """Whether another catalogue of these files was there before, and got lost."""
        return self.first() > NUMBERS

    def close(self) -> None:
        self._db.close()

    def _one(self, condition: str, values: tuple[object, ...]) -> Entry | None:
        row = self._db.row(f"SELECT {COLUMNS} FROM pages {condition}", values)
        return Entry.of(row) if row else None


def _row(entry: Entry) -> tuple[object, ...]:
    return tuple(getattr(entry, name) for name in entry.__slots__)
