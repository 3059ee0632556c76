"""Where the pages of an archive stand in its files, and what a compaction moves and drops."""

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.archive.articles import FIRST_PAGES
from crawler.archive.database import Database
from crawler.archive.identity import Identity

SCHEMA = """
CREATE TABLE IF NOT EXISTS dropped (file TEXT PRIMARY KEY);  -- compacted away; not to be taken in again
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an archived page stands."""

    seq: int
    file: str
    offset: int
    length: int
    url: str


# The pages that a rebuild reads, or that the next version of an address is compared with.
_CURRENT = f"""
WITH first AS (SELECT article, max(seq) AS seq FROM pages WHERE {FIRST_PAGES} GROUP BY article)
SELECT max(seq) FROM pages GROUP BY url
UNION SELECT seq FROM first
UNION SELECT max(later.seq) FROM pages AS later JOIN first
    ON later.article = first.article AND later.seq > first.seq
    WHERE later.number > 1 AND later.role = 'article' AND later.status = 200 GROUP BY later.article, later.number
"""


_PLACES = "SELECT seq, file, offset, length, url FROM pages"  # the fields of Place, in their order


class Places:
    """The places of the pages in the catalogue of an open file, whose pages are marked by `identity`."""

    def __init__(self, db: Database, identity: Identity):
        self._db = db
        self._identity = identity

    def superseded(self) -> set[Place]:
        """Where the versions of pages stand that newer ones supersede."""
        rows = self._db.each(f"{_PLACES} WHERE seq NOT IN ({_CURRENT})")
        return {Place(*row) for row in rows}

    def in_files(self, files: Sequence[str]) -> list[Place]:
        """Where the pages in these files stand, in the order in which they came."""
        marks = ", ".join("?" * len(files))
        rows = self._db.rows(f"{_PLACES} WHERE file IN ({marks}) ORDER BY seq", tuple(files))
        return [Place(*row) for row in rows]

    def compact(self, file: str, moved: Sequence[tuple[int, int]], gone: set[Place], dropped: Sequence[str]) -> None:
        """All or none: pages (number, offset) move to `file`, others go, and files are listed as dropped."""
        with self._db.transaction():
            places = [(file, offset, seq) for seq, offset in moved]
            self._db.write_all("UPDATE pages SET file = ?, offset = ? WHERE seq = ?", places)
            self._identity.keep_marks(place.seq for place in gone)
            self._db.write_all("DELETE FROM pages WHERE seq = ?", [(place.seq,) for place in gone])
            self._db.write_all("INSERT OR IGNORE INTO dropped VALUES (?)", [(name,) for name in dropped])

    def dropped(self) -> list[str]:
        """The files that were compacted away, and may still be there after a kill."""
        return [file for (file,) in self._db.rows("SELECT file FROM dropped")]

    def forget_dropped(self, files: Sequence[str]) -> None:
        self._db.write_all("DELETE FROM dropped WHERE file = ?", [(file,) for file in files])
