"""One visit of a site while a crawl is at it: what has answered, what need not be asked, what came of the rest."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any

from crawler.addresses import canonical
from crawler.archive import Archive, DamagedRecord
from crawler.archive.catalogue import Entry
from crawler.archive.durable import is_taken, taken
from crawler.feeding.beside import Clean
from crawler.fetching.answer import NOTHING, SAME, Answer
from crawler.page import Page
from crawler.site import Site
from crawler.visiting.lines import Lines, lines_of, only_begins
from crawler.visiting.stand_in import ABSENT, PREVIEW
from crawler.visiting.visits import FIRST_DAYS, Known, Visits, interval, stamp
from indexer.trouble import Trouble

GONE = (404, 410)
_LASTING = (ABSENT, PREVIEW)  # what stands in an article's place for more than a bad day


def wants_all(revisit: str) -> bool:
    """Whether `-a revisit=…` asks for every article ("all"), or for the due ones ("due"); Trouble for another word."""
    if revisit not in ("due", "all"):
        raise Trouble(f"revisit={revisit}: expected due (articles whose time has come) or all")
    return revisit == "all"


class Visit:
    """The visit of `site` that is under way in `archive`: the one that was broken off last, or a new one.

    Whoever opens it holds the site's `lock`. `clean` cleans pages where they must be understood to be compared.
    """

    def __init__(self, archive: Archive, site: Site, clean: Clean, *, everything: bool = False):
        self.archive = archive
        self.clean = clean
        self._site = site
        self._everything = everything
        self.visits = Visits(archive.folder)
        catalogue = archive.catalogue
        self.run = self.visits.begin(site.name, catalogue.last(), _now(), first=catalogue.first())
        self.added = 0  # pages that the archive has taken
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
        return known is None or self._everything or not stamp(_now()) < known.due <= self._latest_due()

    def due(self) -> Iterator[str]:
        """The articles that are to be asked for again, also where no list names them any more."""
        now = stamp(_now())
        return self.visits.due(self._site.name, self.run.number, now, now if self._everything else self._latest_due())

    def _latest_due(self) -> str:
        """When an article that answers now is due at the latest; one that is due later answered to a clock ahead."""
        return stamp(_now() + timedelta(days=self._site.revisit[1]))

    def held(self, url: str) -> Entry | None:
        """What the archive holds of an address since this visit began, or is known to be unchanged since."""
        known = self.known(url)
        if known and self.answered(known):
            return self.archive.catalogue.newest(known.url)
        return self.archive.catalogue.newest_after(known.url if known else url, self.run.since)

    # -- after it has answered

    def keep(self, answer: Answer) -> str:
        """Archive what is new in an answer and remember the rest.

        What came of it: "new", "changed", "unchanged", "vanished" (since now), or "failed" where no page came.
        """
        before = self._before(answer)
        held = before is not None and before.good
        good = answer.good
        if answer.cut and held:  # half a page must not take the place of a whole one
            good, answer = False, replace(answer, page=None)
        gone = held and self._is_gone(answer)
        good = good and not gone
        page = answer.page
        if page and gone:
            page = None if before and before.vanished else replace(page, role="gone")
        elif page and answer.left:
            page = None
        elif page and answer.stand_in:
            page = replace(page, role="instead")
        elif page and answer.beside == SAME and before and not before.vanished:
            page = None
        added = page is not None and self.archive.append(page)
        self.added += added
        if gone:
            what = "unchanged" if before and before.vanished else "vanished"
        elif not good:
            what = "failed"
        elif added:
            what = "changed" if held else "new"
        else:  # not before: archived by a crawl that was killed before it could say so
            what = "new" if before is None else "unchanged"
        self._remember(answer, before, what, good=good, gone=gone)
        return what

    def _before(self, answer: Answer) -> Known | None:
        """What was known of the address that has answered, else of the one that was asked."""
        known = self.known(answer.url)
        return known if known or canonical(answer.url) == canonical(answer.asked) else self.known(answer.asked)

    def _remember(self, answer: Answer, before: Known | None, what: str, *, good: bool, gone: bool) -> None:
        days = before.days if before else FIRST_DAYS
        wait = days
        if before and self.answered(before) and before.url == answer.url:
            pass  # a crawl that goes on must not count one answer twice
        elif (good and not answer.cut) or gone or answer.status in GONE or answer.stand_in in _LASTING or answer.left:
            changed = None if before is None else what == "changed"
            wait = days = interval(days, changed, self._site.revisit)
        else:  # a bad day, it may be: asked again as soon as the site file allows
            wait = self._site.revisit[0]
        vanished = before.vanished if before else None
        row = Known(
            key=canonical(answer.url),
            url=answer.url,
            site=self._site.name,
            role=answer.role,
            visit=self.run.number,
            etag=answer.etag if good and not answer.cut else "",
            modified=answer.modified if good and not answer.cut else "",
            days=days,
            due=stamp(_now() + timedelta(days=wait)),
            good=good or bool(before and before.good),
            vanished=None if good else vanished or stamp(_now()) if gone else vanished,
            following=answer.following,
        )
        if not answer.same_as:
            self._pending[row.key] = row
        key = canonical(answer.asked)
        if key != row.key:  # the next visit asks where it led to
            self._pending[key] = replace(row, key=key, role="alias")

    def _is_gone(self, answer: Answer) -> bool:
        """Whether an article that was once there is so no longer."""
        if answer.left or answer.status in GONE or answer.stand_in == ABSENT or answer.beside == NOTHING:
            return True
        newest = self.archive.catalogue.newest(answer.url) if answer.page is None and not answer.same_as else None
        return newest is not None and newest.role == "gone"  # kept by a crawl that was killed then

    async def compared(self, answer: Answer) -> Answer:
        """The answer of an article's first page, with what that says beside the newest good version.

        Counters and advertisements change daily: texts are compared where bytes differ. A preview stands in the place
        of the whole text.
        """
        before, page = self._before(answer), answer.page
        if page is None or before is None or not before.good or not answer.good or answer.cut:
            return answer
        held = self._held_page(page.url)
        if held is None:
            return answer
        if held.body == page.body:
            return replace(answer, beside=SAME)
        then = await self._told(held)
        now = await self._told(replace(held, content_type=page.content_type, body=page.body))
        if then and now == []:
            return replace(answer, beside=NOTHING)
        if then and now and not answer.following and only_begins([text for _, text in now], [text for _, text in then]):
            return replace(answer, stand_in=PREVIEW)
        return replace(answer, beside=SAME) if then and then == now else answer

    async def _told(self, page: Page) -> list[tuple[str, str]] | None:
        """Titles and texts of a page; None where it cannot be cleaned."""
        cleaned = await self.clean(page)
        return None if cleaned.failed else [(summary.title, summary.text) for summary in cleaned.summaries]

    async def lines(self, known: Known) -> Lines:
        """The lines of the newest good version of an article; none where the archive has none."""
        self.archive.commit()  # it may have come this second
        held = self._held_page(known.url)
        return lines_of(await self.clean(held)) if held else frozenset()

    def _held_page(self, url: str) -> Page | None:
        """The first page of the newest good version of an article; None where the archive has none to be read."""
        entries = self.archive.catalogue.article_pages(url)
        try:
            body = self.archive.read(entries[0]) if entries else None
        except DamagedRecord:
            return None
        if body is None:
            return None
        return Page(url, body, _now(), self._site.name, entries[0].content_type, rules=self._site.rules)

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
    return taken(folder / f"{site}.lock", f"{site} is being crawled into {folder}", shared=shared)


def is_locked(folder: Path, site: str) -> bool:
    """Whether a crawl is at the site now."""
    return is_taken(folder / f"{site}.lock")


def _now() -> datetime:
    return datetime.now(UTC)
