"""What is known of each address between the visits of a site, in one SQLite file beside the archive's catalogue.

A visit is one harvest of a site, from its start pages to the last article. It may take several crawls: if a crawl is
killed, the next one continues the visit. A row is written after its page is in the archive, so a kill may lose rows,
and the archive has the last word: a page has answered in a visit if its row says so, or if its number in the catalogue
is higher than the number at which the visit began.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from crawler.archive.database import database, is_damaged
from crawler.archive.fetched import utc
from crawler.archive.lock import taken
from indexer.trouble import Trouble

NAME = "visits.sqlite3"
FIRST_DAYS = 7.0  # after which a page is asked again when it was new
SLOWER, FASTER = 1.5, 0.5  # what an unchanged, a changed page does to its interval
_LOOKED_AT, _GIVEN = 2_000, 40  # addresses with the same beginning: looked at, and given, at most
_JOKERS = re.compile(r"[*?\[]")  # of GLOB
_PATIENCE = 60.0  # seconds that one crawl waits for the look that another takes
STALE = timedelta(days=14)  # a visit that was broken off before this is not gone on with

_SCHEMA = """
CREATE TABLE IF NOT EXISTS visits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    site TEXT NOT NULL,
    since INTEGER NOT NULL,       -- the catalogue's last number when the visit began
    started TEXT NOT NULL,        -- UTC, to the second
    ended TEXT,                   -- null while it is under way, or was broken off by a kill
    outcome TEXT,                 -- finished, interrupted or trouble
    report TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX IF NOT EXISTS visits_site ON visits (site, id);
CREATE TABLE IF NOT EXISTS pages (
    key TEXT PRIMARY KEY,         -- crawler.addresses.canonical
    url TEXT NOT NULL,            -- the address that answered, under which the archive holds it
    site TEXT NOT NULL,
    role TEXT NOT NULL,           -- list, article, page of an article, or alias: another address of `url`
    visit INTEGER NOT NULL,       -- the last visit in which it answered
    etag TEXT NOT NULL,
    modified TEXT NOT NULL,       -- Last-Modified, as the server wrote it
    days REAL NOT NULL,           -- the interval after which it is asked again
    due TEXT NOT NULL,            -- UTC; when that is
    good INTEGER NOT NULL,        -- whether it ever answered with a page
    vanished TEXT,                -- UTC; since when a page that was good is gone
    following TEXT                -- the next page of its article; null where none follows
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pages_due ON pages (site, role, due);
CREATE TABLE IF NOT EXISTS robots (  -- what each server's robots.txt said last
    netloc TEXT PRIMARY KEY,
    body BLOB NOT NULL            -- empty where there is none
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS idle (  -- parameters that choose no page: crawler.visiting.idle
    site TEXT NOT NULL,
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (site, place, name)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS refuted (  -- those that did choose one later
    site TEXT NOT NULL,
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (site, place, name)
) WITHOUT ROWID;
"""
_VERSION = 1  # of the schema
_COLUMNS = "key, url, site, role, visit, etag, modified, days, due, good, vanished, following"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an address; the table's columns, in their order."""

    key: str
    url: str
    site: str
    role: str
    visit: int
    etag: str
    modified: str
    days: float
    due: str
    good: bool
    vanished: str | None
    following: str | None


@dataclass(frozen=True, slots=True)
class Run:
    """One visit of a site, with what its last crawl reported."""

    number: int
    site: str
    since: int
    started: datetime
    ended: datetime | None
    outcome: str | None
    report: dict[str, Any]


def healed(folder: Path) -> str:
    """Move a damaged file of visits aside, so that a new one is begun. What to say of it; "" if it was not damaged.

    Raises Trouble where it cannot be moved.
    """
    path = folder / NAME
    with taken(folder / f"{NAME}.lock", f"{path} is being looked at", patience=_PATIENCE):
        if not is_damaged(path):
            return ""
        aside = path.with_name(f"{NAME}.damaged-{datetime.now(UTC):%Y%m%d%H%M%S}")
        try:
            for ending in ("-wal", "-shm", ""):  # the file itself last: a kill in between leaves it to be looked at
                part = path.with_name(path.name + ending)
                if part.exists():
                    part.replace(aside.with_name(aside.name + ending))
        except OSError as error:
            raise Trouble(f"{path}: is damaged, and cannot be moved aside: {error.strerror}; move it away") from error
        return (
            f"{path}: was damaged, and stands in {aside.name} now; every page is asked for once more, and none is "
            "archived twice"
        )


class Visits:
    """The open file in `folder`, the archive's. Raises Trouble where it is not one.

    `reading`: also where this user may not write it.
    """

    def __init__(self, folder: Path, *, reading: bool = False):
        self.path = folder / NAME
        way_out = "the next crawl moves it aside: every page is then asked for once more, and none is archived twice"
        # What a power cut takes of this is found in the archive again.
        self._db = database(self.path, _SCHEMA, _VERSION, synchronous="NORMAL", way_out=way_out, reading=reading)

    # -- visits

    def begin(self, site: str, since: int, now: datetime, *, first: int = 1) -> Run:
        """The visit that was broken off, or a new one that begins behind number `since` of the catalogue.

        `first` is the catalogue's first number. A visit that began before it is given up: the catalogue was made anew
        since then, and everything in it would count as answered in that visit.
        """
        last = next(iter(self.runs(site, 1)), None)
        broken_off = last and last.outcome in (None, "interrupted")
        if last and broken_off and now - last.started < STALE and last.since >= first - 1:
            self._db.write("UPDATE visits SET ended = NULL, outcome = NULL WHERE id = ?", (last.number,))
            return last
        # Where a visit began must outlive a power cut: pages archived since are not asked for again.
        self._db.write("PRAGMA synchronous=FULL")
        added = self._db.write("INSERT INTO visits (site, since, started) VALUES (?, ?, ?)", (site, since, utc(now)))
        self._db.write("PRAGMA synchronous=NORMAL")
        return Run(added, site, since, now, None, None, {})

    def end(self, number: int, outcome: str, report: dict[str, Any], now: datetime) -> None:
        self._db.write(
            "UPDATE visits SET ended = ?, outcome = ?, report = ? WHERE id = ?",
            (utc(now), outcome, json.dumps(report, ensure_ascii=False), number),
        )

    def runs(self, site: str, limit: int) -> list[Run]:
        """The last visits of a site, the newest first."""
        rows = self._db.rows(
            "SELECT id, site, since, started, ended, outcome, report FROM visits WHERE site = ?"
            " ORDER BY id DESC LIMIT ?",
            (site, limit),
        )
        moment = datetime.fromisoformat
        return [
            Run(number, site, since, moment(started), moment(ended) if ended else None, outcome, json.loads(report))
            for number, site, since, started, ended, outcome, report in rows
        ]

    def sites(self) -> list[str]:
        """Every site that was ever visited."""
        return [site for (site,) in self._db.rows("SELECT DISTINCT site FROM visits ORDER BY site")]

    # -- pages

    def page(self, key: str) -> Known | None:
        row = self._db.row(f"SELECT {_COLUMNS} FROM pages WHERE key = ?", (key,))
        return Known(*row) if row else None

    def write(self, rows: Iterable[Known], number: int, report: dict[str, Any]) -> None:
        """Store what is known of some addresses, and the report of the visit that asked them: all or nothing.

        If the crawl is killed, the next one adds to the report. Raises Trouble where the disk does not take it.
        """
        values = [tuple(getattr(row, name) for name in Known.__slots__) for row in rows]
        marks = ", ".join("?" * len(Known.__slots__))
        with self._db.transaction():
            self._db.write_all(f"INSERT OR REPLACE INTO pages ({_COLUMNS}) VALUES ({marks})", values)
            self._db.write(
                "UPDATE visits SET report = ? WHERE id = ?", (json.dumps(report, ensure_ascii=False), number)
            )

    def articles_like(self, site: str, parts: Sequence[str]) -> list[Known]:
        """Some good articles whose keys are these parts with something between, the longest not asked for first."""
        rows = self._db.rows(
            f"SELECT {_COLUMNS} FROM (SELECT * FROM pages WHERE key >= :first AND key < :first || :last LIMIT :most)"
            " WHERE site = :site AND role = 'article' AND good AND key GLOB :pattern ORDER BY visit, key LIMIT :given",
            {
                "site": site, "first": parts[0], "last": "\U0010ffff", "most": _LOOKED_AT, "given": _GIVEN,
                "pattern": "*".join(_JOKERS.sub(r"[\g<0>]", part) for part in parts),
            },
        )  # fmt: skip
        return [Known(*row) for row in rows]

    def articles(self, site: str) -> list[str]:
        """The keys of all good articles of a site, the longest not asked for first."""
        rows = self._db.rows(
            "SELECT key FROM pages WHERE site = ? AND role = 'article' AND good ORDER BY visit, key", (site,)
        )
        return [key for (key,) in rows]

    def robots(self, netloc: str) -> bytes | None:
        """The robots.txt that a server gave last, empty where it has none; None where it never answered."""
        row = self._db.row("SELECT body FROM robots WHERE netloc = ?", (netloc,))
        return row[0] if row else None

    def keep_robots(self, netloc: str, body: bytes) -> None:
        """Keep a server's robots.txt for crawls in which it fails."""
        self._db.write("INSERT OR REPLACE INTO robots VALUES (?, ?)", (netloc, body))

    def idle(self, site: str) -> set[tuple[str, str]]:
        """The parameters of a site's addresses that choose no page, each with its host and path."""
        return self._parameters("idle", site)

    def refuted(self, site: str) -> set[tuple[str, str]]:
        """Those that were taken for such, and have been found to choose pages."""
        return self._parameters("refuted", site)

    def _parameters(self, table: str, site: str) -> set[tuple[str, str]]:
        return set(self._db.rows(f"SELECT place, name FROM {table} WHERE site = ?", (site,)))

    def learn_idle(self, site: str, place: str, name: str) -> None:
        """Keep that a parameter chooses no page."""
        self._db.write("INSERT OR IGNORE INTO idle VALUES (?, ?, ?)", (site, place, name))

    def unlearn_idle(self, site: str, place: str, name: str, *, for_good: bool) -> None:
        """Keep it no longer; `for_good`, that it chooses pages."""
        with self._db.transaction():
            self._db.write("DELETE FROM idle WHERE site = ? AND place = ? AND name = ?", (site, place, name))
            if for_good:
                self._db.write("INSERT OR IGNORE INTO refuted VALUES (?, ?, ?)", (site, place, name))

    def due(self, site: str, visit: int, now: str, latest: str) -> list[str]:
        """The addresses of the articles that have not answered in this visit, the longest due first.

        Those due later than `now` are left out, unless they are due after `latest`: only a wrong clock sets such a
        time.
        """
        rows = self._db.rows(
            "SELECT url FROM pages WHERE site = ? AND role = 'article' AND (due <= ? OR due > ?) AND visit < ?"
            " ORDER BY due",
            (site, now, latest, visit),
        )
        return [url for (url,) in rows]

    def counts(self, site: str) -> dict[str, int]:
        """How many articles of the site are known, and how many of them have vanished."""
        known, vanished = self._db.row(
            "SELECT count(*), count(vanished) FROM pages WHERE site = ? AND role = 'article' AND good", (site,)
        )
        return {"articles": known, "vanished": vanished}

    def close(self) -> None:
        self._db.close()


def interval(days: float, changed: bool | None, bounds: Sequence[float]) -> float:
    """The days after which a page is asked for again, from its interval so far and whether it has `changed`.

    `changed` is None for a new page.

    The interval follows the page as in adaptive revisit policies (Cho, Garcia-Molina: Estimating frequency of change,
    2003, in its simplest form): a page that has not changed is asked for more seldom, one that has more often.
    """
    low, high = bounds
    wanted = FIRST_DAYS if changed is None else days * (FASTER if changed else SLOWER)
    return min(max(wanted, low), high)
