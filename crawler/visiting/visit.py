"""A visit of a site while a crawl goes on: which addresses have answered, which are due, and what each answer means."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any

from crawler.addresses import canonical, host_of
from crawler.archive import Archive, DamagedRecord
from crawler.archive.entry import Entry
from crawler.archive.fetched import utc
from crawler.archive.lock import is_taken, taken
from crawler.feeding.async_cleaner import Clean
from crawler.fetching.answer import NOTHING, SAME, Answer
from crawler.page import Page
from crawler.site import Site
from crawler.visiting.idle import Idle
from crawler.visiting.outcome import GONE, days_to_wait, outcome, to_archive
from crawler.visiting.same_text import Lines, akin, alike, lines_of, only_begins
from crawler.visiting.stand_in import ABSENT, PREVIEW
from crawler.visiting.visits import Known, Visits
from indexer.trouble import Trouble

MAX_PAGES = 100  # of one article


def wants_all(revisit: str) -> bool:
    """Whether `-a revisit=…` asks for every article ("all"), or for the due ones ("due"); Trouble for another word."""
    if revisit not in ("due", "all"):
        raise Trouble(f"revisit={revisit}: expected due (articles whose time has come) or all")
    return revisit == "all"


class Visit:
    """The visit of `site` with `archive`: the one that was broken off last is continued, or a new one begun.

    Whoever opens it must hold the site's `lock`. `clean` cleans pages whose texts are to be compared; `everything`
    takes every article for due.
    """

    def __init__(self, archive: Archive, site: Site, clean: Clean, *, everything: bool = False):
        self.archive = archive
        self.clean = clean
        self._site = site
        self._everything = everything
        self.visits = Visits(archive.folder)
        catalogue = archive.catalogue
        self.run = self.visits.begin(site.name, catalogue.last(), _now(), first=catalogue.first())
        self.idle = Idle(site.name, self.visits)
        self.added = 0  # pages that the archive has taken
        self._pending: dict[str, Known] = {}  # by key: not yet written
        self._report = self.run.report  # as it was written last

    # -- before asking

    def known(self, url: str) -> Known | None:
        """What is known of an address, in whatever spelling."""
        key = canonical(url)
        return self._pending.get(key) or self.visits.page(key) or self.idle.known(url)

    def held_at(self, url: str) -> str:
        """The spelling of an address under which the archive holds its page; `url` itself where that is new.

        A site that goes over to https, or gives every reader a session, has each article once.
        """
        known = self.known(url)
        return known.url if known and known.good and known.role != "alias" else url

    def as_linked(self, url: str, known: Known) -> str:
        """The address to ask for a `known` article: the linked one if it is only another spelling of the known one."""
        return url if known.role != "alias" and host_of(url) == host_of(known.url) else known.url

    async def known_otherwise(self, page: Page) -> str:
        """The address of an article of earlier visits that a page repeats at a new address (see `idle`); else "".

        A page that differs in a line only proves the same, but is kept: reports of a template are alike, too.
        """
        known = self.known(page.url)
        beside = self.idle.beside(page.url)
        if beside and (known is None or known.key != canonical(page.url)):
            return await self._one_of(page, known, beside)
        if known:
            return ""
        for parameter, others in self.idle.candidates(page.url):
            lines = lines_of(await self.clean(page))
            if not lines:
                return ""
            held = [await self.lines(other) for other in others]
            if not all(alike(lines, one) for one in held):
                self.idle.chooses(parameter)
            elif not any(map(self.answered, others)):  # else one text stands there twice, or was asked for twice
                self.idle.proves(parameter, lines)
                if lines in held:
                    return others[held.index(lines)].url
        return ""

    async def _one_of(self, page: Page, known: Known | None, beside: list[Known]) -> str:
        """The same for an address that differs only in idle parameters; this also checks that they still choose no
        page.

        It is "" too for a page that is to be kept: as a version of the article at `known`, or as another article.
        """
        held = self._held_page(known.url) if known else None
        if held and held.body == page.body:
            return ""
        lines = lines_of(await self.clean(page))
        if not lines:
            return ""
        for other in beside:
            if akin(lines, await self.lines(other)):
                return "" if other == known else other.url
        self.idle.differs(page.url, beside, lines)
        return ""

    def answered(self, known: Known | None) -> bool:
        """Whether an address has answered in this visit."""
        return known is not None and known.visit == self.run.number

    def left_at(self, first: Known) -> tuple[str, ...]:
        """The addresses of an article's pages up to where a broken-off crawl left it; none where it is whole.

        The last of them has not answered in this visit.
        """
        known, read = first, [first.url]
        while known.following and len(read) < MAX_PAGES:
            read.append(known.following)
            later = self.known(known.following)
            if later is None or not self.answered(later):
                return tuple(read)
            known = later
        return ()

    def is_due(self, known: Known | None) -> bool:
        """Whether an article is to be asked for in this visit."""
        return known is None or self._everything or not utc(_now()) < known.due <= self._latest_due()

    def due(self) -> list[str]:
        """The articles that are to be asked for again, also where no list names them any more."""
        now = utc(_now())
        return self.visits.due(self._site.name, self.run.number, now, now if self._everything else self._latest_due())

    def _latest_due(self) -> str:
        """The latest moment at which an article that answers now can be due again.

        If an article is due later than that, it answered while the clock was wrong; it counts as due now.
        """
        return utc(_now() + timedelta(days=self._site.revisit[1]))

    def held(self, url: str) -> Entry | None:
        """What the archive holds of an address, if that has answered in this visit; None where it has not."""
        known = self.known(url)
        if known and self.answered(known):
            return self.archive.catalogue.newest(known.url)
        return self.archive.catalogue.newest_after(known.url if known else url, self.run.since)

    # -- after it has answered

    def keep(self, answer: Answer) -> str:
        """Archive the page of an answer if it is new, and remember that its address has answered.

        Gives what came of it: "new", "changed", "unchanged", "vanished" (it was there at the last visit), or "failed".
        """
        before = self._before(answer)
        held, good = before is not None and before.good, answer.good
        if answer.cut and held:  # half a page must not take the place of a whole one
            good, answer = False, replace(answer, page=None)
        gone = held and self._is_gone(answer)
        good = good and not gone
        page = to_archive(answer, before, gone=gone)
        added = page is not None and self.archive.append(page)
        self.added += added
        what = outcome(before, added=added, good=good, gone=gone)
        self._remember(answer, before, what, good=good, gone=gone)
        return what

    def _before(self, answer: Answer) -> Known | None:
        """What was known of the address that has answered, else of the one that was asked."""
        known = self.known(answer.url)
        return known if known or canonical(answer.url) == canonical(answer.asked) else self.known(answer.asked)

    def _remember(self, answer: Answer, before: Known | None, what: str, *, good: bool, gone: bool) -> None:
        if before and self.answered(before) and before.url == answer.url:
            days = wait = before.days  # a crawl that goes on must not count one answer twice
        else:
            days, wait = days_to_wait(answer, before, what, self._site.revisit, good=good, gone=gone)
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
            due=utc(_now() + timedelta(days=wait)),
            good=good or bool(before and before.good),
            vanished=None if good else vanished or utc(_now()) if gone else vanished,
            following=answer.following,
        )
        if not answer.same_as:
            self._pending[row.key] = row
        key = canonical(answer.asked)
        if key != row.key and self.idle.key(answer.asked) != self.idle.key(answer.url):
            # The next visit asks where it led to.
            self._pending[key] = replace(row, key=key, role="alias")

    def _is_gone(self, answer: Answer) -> bool:
        """Whether an article that was once there is so no longer."""
        if answer.left or answer.status in GONE or answer.stand_in == ABSENT or answer.beside == NOTHING:
            return True
        newest = self.archive.catalogue.newest(answer.url) if answer.page is None and not answer.same_as else None
        return newest is not None and newest.role == "gone"  # kept by a crawl that was killed then

    async def compared(self, answer: Answer) -> Answer:
        """The answer of an article's first page, compared with the newest good version that is archived.

        Counters and advertisements change daily, so the texts are compared where the bytes differ. What comes out is
        noted on the answer: `beside`, or `stand_in` for a preview, which must not replace the whole text.
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

    async def _told(self, page: Page) -> list[tuple[str | None, str]] | None:
        """Titles and texts of a page; None where it cannot be cleaned."""
        cleaned = await self.clean(page)
        return None if cleaned.failed else [(summary.title, summary.text) for summary in cleaned.summaries]

    async def repeats(self, page: Page, article: str, number: int) -> bool:
        """Whether what answers for page `number` of an article has the text of its first page, or of the one before."""
        self.archive.commit()  # they may have come this second
        entries = self.archive.catalogue.articles.pages(self.held_at(article))[: number - 1]
        try:
            bodies = [self.archive.read(entry) for entry in dict.fromkeys((*entries[:1], *entries[-1:]))]
        except DamagedRecord:
            return False
        pages = (*bodies, page.body)
        cleaned = await self.clean(replace(page, body=pages[0], continuations=pages[1:]))
        return cleaned.failed is None and cleaned.pages < len(pages)

    async def has_text_of(self, asked: str, page: Page) -> bool:
        """Whether a page has the text that an article of earlier visits had at the address `asked`, and still has."""
        known = self.known(asked)
        if not known or known.key != canonical(asked) or known.role != "article" or not known.good or known.vanished:
            return False
        lines = await self.lines(known)
        return bool(lines) and alike(lines, lines_of(await self.clean(page)))

    async def lines(self, known: Known) -> Lines:
        """The lines of the newest good version of an article; none where the archive has none."""
        self.archive.commit()  # it may have come this second
        held = self._held_page(known.url)
        return lines_of(await self.clean(held)) if held else frozenset()

    def _held_page(self, url: str) -> Page | None:
        """The first page of the newest good version of an article; None where the archive has none to be read."""
        entries = self.archive.catalogue.articles.pages(url)
        try:
            body = self.archive.read(entries[0]) if entries else None
        except DamagedRecord:
            return None
        if body is None:
            return None
        return Page(url, body, _now(), self._site.name, entries[0].content_type, rules=self._site.rules)

    def commit(self, report: dict[str, Any]) -> None:
        """Write what is remembered, with the visit's report so far; the archive has been committed just before."""
        if self._pending or report != self._report:
            self.visits.write(self._pending.values(), self.run.number, report)
            self._pending.clear()
            self._report = report

    def close(self, outcome: str, report: dict[str, Any]) -> None:
        """Write what is remembered, and how the visit ended; the next crawl continues an "interrupted" one."""
        self.commit(report)
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
