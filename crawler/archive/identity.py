"""How an index recognises a catalogue: by a random number that the catalogue drew once, and by a mark of each page.

A copy of the archive has the same random number. If the two have gone different ways since, the marks of the same page
number differ.
"""

import hashlib
import secrets
from collections.abc import Iterable

from crawler.archive.database import Database

SCHEMA = """
CREATE TABLE IF NOT EXISTS identity (number INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS compacted (seq INTEGER PRIMARY KEY, mark INTEGER NOT NULL);  -- marks of pages that are gone
"""
_BITS = 62  # every engine keeps numbers of so many
# What a compaction does not change.
_WHAT = "url, article, number, role, site, status, content_type, digest, fetched"


class Identity:
    """That of the catalogue in an open file."""

    def __init__(self, db: Database):
        self._db = db

    def number(self) -> int:
        """The number that the catalogue has drawn, above 0."""
        row = self._db.row("SELECT number FROM identity")
        return int(row[0]) if row else self._draw()

    def renew(self) -> int:
        """Draw another one: from now on it is no longer the archive that an index knows by the old one."""
        self._db.write("DELETE FROM identity")
        return self._draw()

    def _draw(self) -> int:
        drawn = 1 + secrets.randbits(_BITS)
        # Several processes may come here at the same moment.
        self._db.write("INSERT INTO identity SELECT ? WHERE NOT EXISTS (SELECT 1 FROM identity)", (drawn,))
        return int(self._db.row("SELECT number FROM identity")[0])

    def mark(self, seq: int) -> int:
        """A number that stands for the page at this number of the catalogue; 0 where there was none, or none is known.

        Pages that were compacted away before there were marks have none.
        """
        row = self._db.row(f"SELECT {_WHAT} FROM pages WHERE seq = ?", (seq,))
        if row:
            return _mark(row)
        row = self._db.row("SELECT mark FROM compacted WHERE seq = ?", (seq,))
        return int(row[0]) if row else 0

    def knows(self, mark: int) -> bool:
        """Whether a page has this mark, under whatever number."""
        return any(_mark(row) == mark for row in self._db.each(f"SELECT {_WHAT} FROM pages"))

    def keep_marks(self, gone: Iterable[int]) -> None:
        """Keep the marks of these numbers, whose pages are about to go."""
        marks = [(seq, self.mark(seq)) for seq in gone]
        self._db.write_all("INSERT OR IGNORE INTO compacted VALUES (?, ?)", marks)


def _mark(row: tuple[object, ...]) -> int:
    digest = hashlib.blake2b(repr(row).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return 1 + (int.from_bytes(digest) >> (64 - _BITS))
