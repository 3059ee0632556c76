"""What is known of each address between the visits of a site, in one SQLite file beside the archive's catalogue.

A visit is one harvest of a site, from its start pages to the last article. It may take several crawls: if a crawl is
killed, the next one continues the visit. A row is written after its page is in the archive, so a kill may lose rows,
and the archive has the last word: a page has answered in a visit if its row says so, or if its number in the catalogue
is higher than the number at which the visit began.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from crawler.archive.database import database, is_damaged
from crawler.archive.fetched import utc
from crawler.archive.lock import taken
from crawler.visiting import parameters, states
from crawler.visiting.parameters import IdleParameters
from crawler.visiting.states import UrlState, UrlStates
from indexer.trouble import Trouble

NAME = "visits.sqlite3"
_PATIENCE = 60.0  # seconds that one crawl waits for the look that another takes
STALE = timedelta(days=14)  # a visit that was broken off before this is not gone on with

_SCHEMA = """
CREATE TABLE IF NOT EXISTS visits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    site TEXT NOT NULL,
    since INTEGER NOT NULL,       -- the catalogue's last number when the visit began
    started TEXT NOT NULL,        -- UTC, to the second
    ended TEXT,                   -- null while it is under way, or was broken off by a kill
    outcome TEXT,                 -- an Ending
    report TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX IF NOT EXISTS visits_site ON visits (site, id);
CREATE TABLE IF NOT EXISTS robots (  -- what each server's robots.txt said last
    netloc TEXT PRIMARY KEY,
    body BLOB NOT NULL            -- empty where there is none
) WITHOUT ROWID;
"""
_VERSION = 1  # of the schemas


class Ending(StrEnum):
    """How a visit ended."""

    FINISHED = "finished"
    INTERRUPTED = "interrupted"  # the next crawl continues it


@dataclass(frozen=True, slots=True)
class Run:
    """One visit of a site, with what its last crawl reported."""

    number: int
    site: str
    since: int
    started: datetime
    ended: datetime | None
    ending: Ending | None  # None while it is under way, or was broken off by a kill
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
        schema = _SCHEMA + states.SCHEMA + parameters.SCHEMA
        self._db = database(self.path, schema, _VERSION, synchronous="NORMAL", way_out=way_out, reading=reading)
        self.states = UrlStates(self._db)
        self.parameters = IdleParameters(self._db)

    def begin(self, site: str, since: int, now: datetime, *, first: int = 1) -> Run:
        """The visit that was broken off, or a new one that begins behind number `since` of the catalogue.

        `first` is the catalogue's first number. A visit that began before it is given up: the catalogue was made anew
        since then, and everything in it would count as answered in that visit.
        """
        last = next(iter(self.runs(site, 1)), None)
        broken_off = last and last.ending in (None, Ending.INTERRUPTED)
        if last and broken_off and now - last.started < STALE and last.since >= first - 1:
            self._db.write("UPDATE visits SET ended = NULL, outcome = NULL WHERE id = ?", (last.number,))
            return last
        # Where a visit began must outlive a power cut: pages archived since are not asked for again.
        self._db.write("PRAGMA synchronous=FULL")
        added = self._db.write("INSERT INTO visits (site, since, started) VALUES (?, ?, ?)", (site, since, utc(now)))
        self._db.write("PRAGMA synchronous=NORMAL")
        return Run(added, site, since, now, None, None, {})

    def write(self, changed: Iterable[UrlState], number: int, report: dict[str, Any]) -> None:
        """Store the states of some addresses, and the report of the visit that has changed them: all or nothing.

        If the crawl is killed, the next one adds to the report. Raises Trouble where the disk does not take it.
        """
        with self._db.transaction():
            self.states.put(changed)
            self._db.write(
                "UPDATE visits SET report = ? WHERE id = ?", (json.dumps(report, ensure_ascii=False), number)
            )

    def end(self, number: int, ending: Ending, now: datetime) -> None:
        """Note how a visit ended; its report has been written."""
        self._db.write("UPDATE visits SET ended = ?, outcome = ? WHERE id = ?", (utc(now), ending, number))

    def runs(self, site: str, limit: int) -> list[Run]:
        """The last visits of a site, the newest first."""
        rows = self._db.rows(
            "SELECT id, site, since, started, ended, outcome, report FROM visits WHERE site = ?"
            " ORDER BY id DESC LIMIT ?",
            (site, limit),
        )
        moment = datetime.fromisoformat
        return [
            Run(
                number, site, since, moment(started), moment(ended) if ended else None,
                Ending(ending) if ending else None, json.loads(report),
            )
            for number, site, since, started, ended, ending, report in rows
        ]  # fmt: skip

    def sites(self) -> list[str]:
        """Every site that was ever visited."""
        return [site for (site,) in self._db.rows("SELECT DISTINCT site FROM visits ORDER BY site")]

    def robots(self, netloc: str) -> bytes | None:
        """The robots.txt that a server gave last, empty where it has none; None where it never answered."""
        row = self._db.row("SELECT body FROM robots WHERE netloc = ?", (netloc,))
        return row[0] if row else None

    def keep_robots(self, netloc: str, body: bytes) -> None:
        """Keep a server's robots.txt for crawls in which it fails."""
        self._db.write("INSERT OR REPLACE INTO robots VALUES (?, ?)", (netloc, body))

    def close(self) -> None:
        self._db.close()
