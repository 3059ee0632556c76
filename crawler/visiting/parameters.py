"""The parameters of addresses that choose no page, as `crawler.visiting.idle` has learned them."""

from crawler.archive.database import Database

Parameter = tuple[str, str]  # host and path with every number as 0, and the name; or two names, joined by &

SCHEMA = """
CREATE TABLE IF NOT EXISTS idle (  -- parameters that choose no page
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


class IdleParameters:
    """Those of all sites, in an open file of visits."""

    def __init__(self, db: Database):
        self._db = db

    def idle(self, site: str) -> set[Parameter]:
        """The parameters of a site's addresses that choose no page."""
        return self._of("idle", site)

    def refuted(self, site: str) -> set[Parameter]:
        """Those that were taken for such, and have been found to choose pages."""
        return self._of("refuted", site)

    def _of(self, table: str, site: str) -> set[Parameter]:
        return set(self._db.rows(f"SELECT place, name FROM {table} WHERE site = ?", (site,)))

    def learn(self, site: str, parameter: Parameter) -> None:
        """Keep that a parameter chooses no page."""
        self._db.write("INSERT OR IGNORE INTO idle VALUES (?, ?, ?)", (site, *parameter))

    def unlearn(self, site: str, parameter: Parameter, *, for_good: bool) -> None:
        """Keep it no longer; `for_good`, that it chooses pages."""
        with self._db.transaction():
            self._db.write("DELETE FROM idle WHERE site = ? AND place = ? AND name = ?", (site, *parameter))
            if for_good:
                self._db.write("INSERT OR IGNORE INTO refuted VALUES (?, ?, ?)", (site, *parameter))
