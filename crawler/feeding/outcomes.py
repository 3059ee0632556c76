"""What became of the articles that were fed during a visit of their site, each counted once, whoever fed them.

Several crawls feed one index, each whatever is new in the archive, and an article again when its next page has come.
So what a feeding did is not what became of a site's articles.
"""

from pathlib import Path

from crawler.archive.database import database, is_damaged
from crawler.feeding.cleaning import Cleaned
from crawler.feeding.feed import FeedReport

NAME = "fed.sqlite3"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS fed (
    number INTEGER PRIMARY KEY AUTOINCREMENT,  -- a higher one each time that the article is fed
    site TEXT NOT NULL,
    article TEXT NOT NULL UNIQUE,
    summaries INTEGER NOT NULL,
    chars INTEGER NOT NULL,       -- of the longest summary
    rejected TEXT NOT NULL,       -- why it has no summary; empty where it has one, or could not be cleaned
    failed INTEGER NOT NULL       -- whether it could not be read or cleaned
);
CREATE INDEX IF NOT EXISTS fed_site ON fed (site, number);
"""
_VERSION = 1  # of the schema


class Outcomes:
    """The open file beside the archive in `folder`; several processes may use it. A damaged one is made anew."""

    def __init__(self, folder: Path):
        path = folder / NAME
        if is_damaged(path):
            for part in folder.glob(f"{NAME}*"):
                part.unlink(missing_ok=True)
        self._db = database(path, _SCHEMA, _VERSION, synchronous="NORMAL", way_out="delete it: it is made anew")

    def forget(self, site: str) -> None:
        """A new visit of a site begins."""
        self._db.write("DELETE FROM fed WHERE site = ?", (site,))

    def take(self, site: str, article: str, cleaned: Cleaned) -> None:
        """Keep what became of an article, in place of what became of it before."""
        chars = max((summary.chars for summary in cleaned.summaries), default=0)
        self._db.write(
            "INSERT OR REPLACE INTO fed (site, article, summaries, chars, rejected, failed) VALUES (?, ?, ?, ?, ?, ?)",
            (site, article, len(cleaned.summaries), chars, cleaned.rejected or "", bool(cleaned.failed)),
        )

    def last(self) -> int:
        """The number of the article that was fed last; 0 where none was."""
        return int(self._db.row("SELECT coalesce(max(number), 0) FROM fed")[0])

    def report(self, site: str, after: int = 0) -> FeedReport:
        """What became of the articles of a site in its visit, of those that were fed behind number `after`."""
        report = FeedReport()
        rows = self._db.rows(
            "SELECT article, summaries, chars, rejected, failed FROM fed WHERE site = ? AND number > ? ORDER BY number",
            (site, after),
        )
        for article, summaries, chars, rejected, failed in rows:
            report.count(article, summaries, chars, rejected, failed=bool(failed))
        return report

    def close(self) -> None:
        self._db.close()
