"""What became of the articles that were fed during a visit of their site, each counted once, whoever fed them.

Several crawls feed one index, each whatever is new in the archive, and an article again when its next page has come.
So what a feeding did is not what became of a site's articles.
"""

from collections.abc import Iterable
from pathlib import Path

from crawler.archive.database import database, is_damaged
from crawler.feeding.feed import FeedReport, Outcome

NAME = "fed.sqlite3"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS fed (
    number INTEGER PRIMARY KEY AUTOINCREMENT,  -- a higher one each time that the article is fed
    site TEXT NOT NULL,
    article TEXT NOT NULL UNIQUE,
    summaries INTEGER NOT NULL,
    chars INTEGER NOT NULL,
    rejected TEXT NOT NULL,
    failed INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS fed_site ON fed (site, number);
"""
_VERSION = 1  # of the schema
_COLUMNS = ", ".join(Outcome._fields)


def drop_damaged(folder: Path) -> None:
    """Delete the file beside the archive in `folder` if it is damaged: it is then made anew. Reads all of it."""
    if is_damaged(folder / NAME):
        for part in folder.glob(f"{NAME}*"):
            part.unlink(missing_ok=True)


class Outcomes:
    """The open file beside the archive in `folder`; several processes may use it."""

    def __init__(self, folder: Path):
        path = folder / NAME
        self._db = database(path, _SCHEMA, _VERSION, synchronous="NORMAL", way_out="delete it: it is made anew")

    def forget(self, site: str) -> None:
        """A new visit of a site begins."""
        self._db.write("DELETE FROM fed WHERE site = ?", (site,))

    def take(self, outcomes: Iterable[tuple[str, Outcome]]) -> None:
        """Keep what became of articles, each with its site, in place of what became of them before."""
        rows = ((site, *outcome) for site, outcome in outcomes)
        with self._db.transaction():
            self._db.write_all(f"INSERT OR REPLACE INTO fed (site, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", rows)

    def last(self) -> int:
        """The number of the article that was fed last; 0 where none was."""
        return int(self._db.row("SELECT coalesce(max(number), 0) FROM fed")[0])

    def report(self, site: str, after: int = 0) -> FeedReport:
        """What became of the articles of a site in its visit, of those that were fed behind number `after`."""
        report = FeedReport()
        rows = self._db.rows(f"SELECT {_COLUMNS} FROM fed WHERE site = ? AND number > ? ORDER BY number", (site, after))
        for row in rows:
            report.count(Outcome(*row))
        return report

    def close(self) -> None:
        self._db.close()
