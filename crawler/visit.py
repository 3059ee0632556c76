"""One visit of a site while a crawl is at it: what has answered, what need not be asked, what came of the rest."""

import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any

from crawler.addresses import canonical
from crawler.archive import Archive, DamagedRecord, Fetched
from crawler.catalogue import Entry
from crawler.cleaners import process
from crawler.page import Page
from crawler.site_file import Site
from crawler.visits import FIRST_DAYS, Known, Visits, interval, stamp
from indexer.trouble import Trouble

GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for an address."""

    asked: str
    url: str  # the address that answered, behind redirects
    role: str  # list, article, or page of an article
    page: Fetched | None  # None where the archive holds it already
    status: int
    etag: str = ""
    modified: str = ""
    following: str | None = None  # the next page of the article
    left: bool = False  # whether an article has gone, and its address leads to a front page
    twice: bool = False  # whether it leads to a page that was asked for itself


class Visit:
    """The visit of `site` that is under way in `archive`: the one that was broken off last, or a new one.

    Whoever opens it holds the site's `lock`.
    """

    def __init__(self, archive: Archive, site: Site, *, everything: bool = False):
        self.archive = archive
        self._site = site
        self._everything = everything
        self.visits = Visits(archive.folder)
        self.run = self.visits.begin(site.name, archive.catalogue.last(), _now())
        self._pending: dict[str, Known] = {}  # by key: not yet written

    # -- before asking

    def known(self, url: str) -> Known | None:
        """What is known of an address, in whatever spelling."""
        key = canonical(url)
        return self._pending.get(key) or self.visits.page(key)

    def answered(self, known: Known | None) -> bool:
        """Whether an address has answered in this visit."""
        return known is not None and known.visit == self.run.number

    def is_due(self, known: Known | None) -> bool:
        """Whether an article is to be asked for in this visit."""
        return known is None or self._everything or known.due <= stamp(_now())

    def due(self) -> Iterator[str]:
        """The articles that are to be asked for again, also where no list names them any more."""
        until = _now() + timedelta(days=36_500) if self._everything else _now()
        return self.visits.due(self._site.name, self.run.number, until)

    def held(self, url: str) -> Entry | None:
        """What the archive holds of an address since this visit began, or is known to be unchanged since."""
        known = self.known(url)
        if known and self.answered(known):
            return self.archive.catalogue.newest(known.url)
        return self.archive.catalogue.newest_after(known.url if known else url, self.run.since)

    # -- after it has answered

    def keep(self, answer: Answer) -> str:
        """Archive what is new in an answer and remember the rest: "new", "changed", "unchanged" or "vanished"."""
        before = (None if answer.left else self.known(answer.url)) or self.known(answer.asked)
        good = answer.status == 200 and not answer.left
        held = before is not None and before.good
        what = "unchanged"
        if (
            answer.page
            and not (held and good and self._says_the_same(answer.page))
            and self.archive.append(answer.page)
        ):
            what = "changed" if held and good else "new"
        elif answer.page is None and before is None:
            what = "new"  # archived by a crawl that was killed before it could say so
        vanished = before.vanished if before else None
        if good:
            vanished = None
        elif held and (answer.status in GONE or answer.left):
            vanished = vanished or stamp(_now())
            what = "vanished"
        if before and self.answered(before) and before.url == answer.url:
            days = before.days  # a crawl that goes on must not count one answer twice
        else:
            changed = None if before is None else what == "changed"
            days = interval(before.days if before else FIRST_DAYS, changed, self._site.revisit)
        row = Known(
            key=canonical(answer.url),
            url=answer.url,
            site=self._site.name,
            role="article" if answer.left else answer.role,
            visit=self.run.number,
            etag=answer.etag if good else "",
            modified=answer.modified if good else "",
            days=days,
            due=stamp(_now() + timedelta(days=days)),
            good=good or held,
            vanished=vanished,
            following=answer.following,
        )
        if not answer.left and not answer.twice:
            self._pending[row.key] = row
        key = canonical(answer.asked)
        if key != row.key:  # a redirect: the next visit asks where it led to, or this address again if it led away
            self._pending[key] = replace(row, key=key, url=answer.asked if answer.left else answer.url)
        return what

    def _says_the_same(self, page: Fetched) -> bool:
        """Whether a page's summaries are those of the newest version: counters and advertisements change daily."""
        entry = self.archive.catalogue.newest(page.url)
        if entry is None or entry.status != 200 or page.role != "article" or page.number > 1:
            return False
        try:
            before = self.archive.read(entry)
        except DamagedRecord:
            return False
        if before == page.body:
            return True
        return self._told(before, page) == self._told(page.body, page) != []

    def _told(self, body: bytes, page: Fetched) -> list[tuple[str, str]]:
        content_type = next((value for name, value in page.headers if name.lower() == "content-type"), "")
        made = process(Page(page.url, body, page.fetched, page.site, content_type, rules=self._site.rules))
        return [(summary.title, summary.text) for summary in made.summaries]

    def commit(self) -> None:
        """Write what is remembered; the archive has been committed just before."""
        if self._pending:
            self.visits.write(self._pending.values())
            self._pending.clear()

    def close(self, outcome: str, report: dict[str, Any]) -> None:
        """End the visit, or leave it to be gone on with where the outcome is "interrupted"."""
        self.commit()
        self.visits.end(self.run.number, outcome, report, _now())
        self.visits.close()


def lock(folder: Path, site: str, *, shared: bool = False) -> IO[str]:
    """The site's lock in an archive: one crawl at a time, or those that share a frontier.

    Raises Trouble where another has it.
    """
    path = folder / f"{site}.lock"
    file = path.open("a+", encoding="ascii")
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        process_id = file.read().strip() or "another"
        file.close()
        raise Trouble(
            f"{site} is being crawled into {folder} by process {process_id}; wait for its end, or stop it first"
        ) from None
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file


def is_locked(folder: Path, site: str) -> bool:
    """Whether a crawl is at the site now."""
    path = folder / f"{site}.lock"
    if not path.exists():
        return False
    with path.open("r", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _now() -> datetime:
    return datetime.now(UTC)
