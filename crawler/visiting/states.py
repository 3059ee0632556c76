"""What is known of each address between the visits of a site: when it answered, with what, and when it is due again."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from crawler.archive.database import Database
from crawler.fetching.answer import AddressRole

_LOOKED_AT, _GIVEN = 2_000, 40  # addresses with the same beginning: looked at, and given, at most

SCHEMA = """
CREATE TABLE IF NOT EXISTS pages (
    key TEXT PRIMARY KEY,         -- crawler.addresses.canonical
    url TEXT NOT NULL,            -- the address that answered, under which the archive holds it
    site TEXT NOT NULL,
    role TEXT NOT NULL,           -- an AddressRole; of an alias, `url` is the address that it leads to
    visit INTEGER NOT NULL,       -- the last visit in which it answered
    etag TEXT NOT NULL,
    modified TEXT NOT NULL,       -- Last-Modified, as the server wrote it
    days REAL NOT NULL,           -- the interval after which it is requested again
    due TEXT NOT NULL,            -- UTC; when that is
    good INTEGER NOT NULL,        -- whether it ever answered with a page
    vanished TEXT,                -- UTC; since when a page that was good is gone
    following TEXT                -- the next page of its article; null where none follows
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pages_due ON pages (site, role, due);
"""
_COLUMNS = "key, url, site, role, visit, etag, modified, days, due, good, vanished, following"
_MARKS = ", ".join("?" * len(_COLUMNS.split()))
_JOKERS = re.compile(r"[*?\[]")  # of GLOB


@dataclass(frozen=True, slots=True)
class UrlState:
    """What is known of an address: the columns of `SCHEMA`, in their order."""

    key: str
    url: str
    site: str
    role: AddressRole
    visit: int
    etag: str
    modified: str
    days: float
    due: str
    good: bool
    vanished: str | None
    following: str | None

    @property
    def is_article(self) -> bool:
        """Whether an article was there when the address answered last."""
        return self.role is AddressRole.ARTICLE and self.good and not self.vanished

    @classmethod
    def of(cls, row: Sequence[Any]) -> Self:
        """The state that a row of these columns tells of."""
        key, url, site, role, *others = row
        return cls(key, url, site, AddressRole(role), *others)


class UrlStates:
    """The states of the addresses in an open file of visits, by their keys."""

    def __init__(self, db: Database):
        self._db = db

    def get(self, key: str) -> UrlState | None:
        """The state of the address with this key; None where it never answered."""
        row = self._db.row(f"SELECT {_COLUMNS} FROM pages WHERE key = ?", (key,))
        return UrlState.of(row) if row else None

    def put(self, states: Iterable[UrlState]) -> None:
        """Store the states of some addresses, in place of what was known of them."""
        rows = [tuple(getattr(state, name) for name in UrlState.__slots__) for state in states]
        self._db.write_all(f"INSERT OR REPLACE INTO pages ({_COLUMNS}) VALUES ({_MARKS})", rows)

    def articles_like(self, site: str, parts: Sequence[str]) -> list[UrlState]:
        """Some good articles whose keys are these parts with something between, the longest not requested first."""
        rows = self._db.rows(
            f"SELECT {_COLUMNS} FROM (SELECT * FROM pages WHERE key >= :first AND key < :first || :last LIMIT :most)"
            " WHERE site = :site AND role = 'article' AND good AND key GLOB :pattern ORDER BY visit, key LIMIT :given",
            {
                "site": site, "first": parts[0], "last": "\U0010ffff", "most": _LOOKED_AT, "given": _GIVEN,
                "pattern": "*".join(_JOKERS.sub(r"[\g<0>]", part) for part in parts),
            },
        )  # fmt: skip
        return list(map(UrlState.of, rows))

    def articles(self, site: str) -> list[str]:
        """The keys of all good articles of a site, the longest not requested first."""
        rows = self._db.rows(
            "SELECT key FROM pages WHERE site = ? AND role = 'article' AND good ORDER BY visit, key", (site,)
        )
        return [key for (key,) in rows]

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
