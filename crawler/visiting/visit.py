"""A visit of a site while a crawl goes on: which addresses have answered, which are due, and what each answer means."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any

from crawler.addresses import canonical, host_of
from crawler.archive import Archive
from crawler.archive.entry import Entry, Role
from crawler.archive.fetched import utc
from crawler.archive.lock import is_taken, taken
from crawler.feeding.async_cleaner import Clean
from crawler.fetching.answer import AddressRole, Answer, Compared
from crawler.site import Site
from crawler.visiting.archived_texts import ArchivedTexts
from crawler.visiting.change import FIRST_DAYS, GONE, Change, change, days_to_wait, interval, to_archive
from crawler.visiting.idle import Idle
from crawler.visiting.stand_in import StandIn
from crawler.visiting.states import UrlState
from crawler.visiting.visits import Ending, Visits
from indexer.trouble import Trouble

MAX_PAGES = 100  # of one article


def wants_all(revisit: str) -> bool:
    """Whether `-a revisit=…` wants every article ("all"), or the due ones ("due"); Trouble for another word."""
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
        self.texts = ArchivedTexts(archive, site, clean)
        self._site = site
        self._everything = everything
        self.visits = Visits(archive.folder)
        catalogue = archive.catalogue
        self.run = self.visits.begin(site.name, catalogue.last(), _now(), first=catalogue.first())
        self.idle = Idle(site.name, self.visits)
        self.added = 0  # pages that the archive has taken
        self._pending: dict[str, UrlState] = {}  # by key: not yet written
        self._report = self.run.report  # as it was written last

    # -- before a request

    def state_of(self, url: str) -> UrlState | None:
        """What is known of an address, in whatever spelling."""
        return self._state_at(canonical(url)) or self.idle.sibling(url) or self._state_archived(url)

    def _state_at(self, key: str) -> UrlState | None:
        """What is known of the address with this key."""
        return self._pending.get(key) or self.visits.states.get(key)

    def _state_archived(self, url: str) -> UrlState | None:
        """What the archive had of an address before this visit, where `visits` knows nothing of it."""
        entry = self.archive.catalogue.newest_good(url, self.run.since)
        if entry is None:
            return None
        role = AddressRole.ARTICLE if entry.number == 1 else AddressRole.PAGE
        vanished = utc(_now()) if self.archive.catalogue.articles.is_vanished(url) else None
        return UrlState(canonical(url), url, entry.site, role, 0, "", "", FIRST_DAYS, "", True, vanished, None)

    def archived_url(self, url: str) -> str:
        """The spelling of an address under which the archive holds its page; `url` itself where that is new.

        A site that goes over to https, or gives every reader a session, has each article once.
        """
        state = self.state_of(url)
        return state.url if state and state.good and state.role is not AddressRole.ALIAS else url

    def as_linked(self, url: str, state: UrlState) -> str:
        """The address to request of a known article: the linked one if it is only another spelling of the known one.

        It is the linked one, too, if that leads to another one: it may have a text of its own now.
        """
        return url if state.role is AddressRole.ALIAS or host_of(url) == host_of(state.url) else state.url

    def has_validators_of(self, state: UrlState, url: str) -> bool:
        """Whether the validators of a state are those of the page at an address, in this or another spelling."""
        return state.role is not AddressRole.ALIAS and self.as_linked(url, state) == url

    def leads_to_vanished(self, state: UrlState) -> bool:
        """Whether what an address led to has vanished since."""
        target = self.state_of(state.url) if state.role is AddressRole.ALIAS else None
        return target is not None and target.vanished is not None

    def has_answered(self, state: UrlState | None) -> bool:
        """Whether an address has answered in this visit."""
        return state is not None and state.visit == self.run.number

    def left_at(self, first: UrlState) -> tuple[str, ...]:
        """The addresses of an article's pages up to where a broken-off crawl left it; none where it is whole.

        The last of them has not answered in this visit.
        """
        state, read = first, [first.url]
        while state.following and len(read) < MAX_PAGES:
            read.append(state.following)
            later = self.state_of(state.following)
            if later is None or not self.has_answered(later):
                return tuple(read)
            state = later
        return ()

    def is_short(self, article: str) -> bool:
        """Whether a later page of an article has not come when it was asked for last."""
        articles = self.archive.catalogue.articles
        return articles.is_short(article, len(articles.pages(article)))

    def is_due(self, state: UrlState | None) -> bool:
        """Whether an article is to be requested in this visit."""
        if state is None or self._everything or self.leads_to_vanished(state):
            return True
        return not utc(_now()) < state.due <= self._latest_due()

    def due(self) -> list[str]:
        """The articles that are to be requested again, also where no list names them any more."""
        now = utc(_now())
        latest = now if self._everything else self._latest_due()
        return self.visits.states.due(self._site.name, self.run.number, now, latest)

    def _latest_due(self) -> str:
        """The latest moment at which an article that answers now can be due again.

        If an article is due later than that, it answered while the clock was wrong; it counts as due now.
        """
        return utc(_now() + timedelta(days=self._site.revisit[1]))

    def answered_with(self, url: str) -> Entry | None:
        """What the archive holds of an address, if that has answered in this visit; None where it has not."""
        state = self.state_of(url)
        if state and self.has_answered(state):
            return self.archive.catalogue.newest(state.url)
        is_known = state is not None and state.role is not AddressRole.ALIAS
        return self.archive.catalogue.newest_after(state.url if state and is_known else url, self.run.since)

    # -- after an answer

    def keep(self, answer: Answer) -> Change:
        """Archive the page of an answer if it is new, and remember that its address has answered.

        That a later page of an article has not come is only archived: it is asked for again with the article.
        """
        if answer.page and answer.page.has_not_come:
            self.added += self.archive.append(answer.page)
            if answer.for_now:
                self._ask_soon(answer.page.article)
            return Change.FAILED
        before = self.state_of(answer.url)
        if before and before.role is AddressRole.ALIAS:  # what is known is the state of what it led to
            if not answer.good or answer.is_cut:  # it has no text of its own
                self._remember_alias(before.key, before)
                return Change.FAILED
            before = None
        known, good = before is not None and before.good, answer.good
        if answer.is_cut and known:  # half a page must not take the place of a whole one
            good, answer = False, replace(answer, page=None)
        gone = known and self._is_gone(answer)
        good = good and not gone
        page = to_archive(answer, before, gone=gone)
        added = page is not None and self.archive.append(page)
        self.added += added
        what = change(before, added=added, good=good, gone=gone)
        self._remember(answer, before, what, good=good, gone=gone)
        if answer.is_cut and answer.page and answer.role is AddressRole.PAGE:
            self._ask_soon(answer.page.article)
        return what

    def _ask_soon(self, article: str) -> None:
        """Have an article due as soon as the site file allows: a later page of it may come then."""
        state = self.state_of(article)
        if state and state.is_article:
            self._pending[state.key] = replace(state, due=min(state.due, self._soonest()))

    def _soonest(self) -> str:
        """When an article that is asked for now can be due again at the earliest."""
        return utc(_now() + timedelta(days=self._site.revisit[0]))

    def _remember(self, answer: Answer, before: UrlState | None, what: Change, *, good: bool, gone: bool) -> None:
        if before and self.has_answered(before) and before.url == answer.url:
            days = wait = before.days  # a crawl that goes on must not count one answer twice
        else:
            days, wait = days_to_wait(answer, before, what, self._site.revisit, good=good, gone=gone)
        vanished = before.vanished if before else None
        state = UrlState(
            key=canonical(answer.url),
            url=answer.url,
            site=self._site.name,
            role=answer.role,
            visit=self.run.number,
            etag=answer.etag if good and not answer.is_cut else "",
            modified=answer.modified if good and not answer.is_cut else "",
            days=days,
            due=utc(_now() + timedelta(days=wait)),
            good=good or bool(before and before.good),
            vanished=None if good else vanished or utc(_now()) if gone else vanished,
            following=answer.following,
        )
        if not answer.is_alias:
            self._pending[state.key] = state
        key = canonical(answer.requested)
        if key == state.key or self.idle.key(answer.requested) == self.idle.key(answer.url):
            return
        led = self.state_of(answer.requested)
        if led and led.key == key and led.is_article:  # to another text than its own: for a bad day, it may be
            self._pending[key] = replace(led, visit=self.run.number, due=self._soonest())
        else:
            self._remember_alias(key, state)

    def _remember_alias(self, key: str, leads_to: UrlState) -> None:
        """Remember that an address leads to another one. It is asked again as an article that never changes is."""
        before = self._state_at(key)
        if before and before.role is AddressRole.ALIAS:
            days = interval(before.days, False, self._site.revisit)
        else:
            days = interval(FIRST_DAYS, None, self._site.revisit)
        self._pending[key] = replace(
            leads_to, key=key, role=AddressRole.ALIAS, visit=self.run.number, days=days,
            due=utc(_now() + timedelta(days=days)),
        )  # fmt: skip

    def _is_gone(self, answer: Answer) -> bool:
        """Whether an article that was once there is so no longer."""
        if answer.leads_away or answer.status in GONE or answer.stand_in is StandIn.ABSENT:
            return True
        if answer.compared is Compared.NOTHING:
            return True
        newest = self.archive.catalogue.newest(answer.url) if answer.page is None and not answer.is_alias else None
        return newest is not None and newest.role is Role.GONE  # kept by a crawl that was killed then

    def commit(self, report: dict[str, Any]) -> None:
        """Write what is remembered, with the visit's report so far; the archive has been committed just before."""
        if self._pending or report != self._report:
            self.visits.write(self._pending.values(), self.run.number, report)
            self._pending.clear()
            self._report = report

    def close(self, ending: Ending, report: dict[str, Any]) -> None:
        """Write what is remembered, and how the visit ended."""
        self.commit(report)
        self.visits.end(self.run.number, ending, _now())
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
