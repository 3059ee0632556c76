"""The one spider: from start pages over list pages to articles, each article with the pages that continue it.

This module sends the requests and handles each answer. Three others decide: `crawler.fetching.lists` which links of a
list to follow, `crawler.visiting.arrival` what kind of answer an article gave, `crawler.visiting.visit` which articles
are due.
"""

import logging
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from typing import Any, ClassVar, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.fetching.answer import OK, Answer, alias, answer_to, leading_away, page_of
from crawler.fetching.guest import MIDDLEWARES
from crawler.fetching.links import Link, links_of, next_page
from crawler.fetching.lists import articles_of, first_of, lists_of
from crawler.fetching.manners import BUSY
from crawler.fetching.received import whole
from crawler.fetching.requests import NEW, REVISIT, UNLISTED, Requests
from crawler.fetching.target import Kind, Row, Target
from crawler.page import Page
from crawler.site.known import load_site
from crawler.spiders.missing import MissingPages
from crawler.visiting.arrival import Arrival, Verdict, judge
from crawler.visiting.change import GONE
from crawler.visiting.claims import Claims
from crawler.visiting.conditional import archived_response
from crawler.visiting.stand_in import StandIn, stand_in
from crawler.visiting.visit import MAX_PAGES, wants_all
from indexer.trouble import Trouble

log = logging.getLogger(__name__)

_OTHER = "another address of an article"
_REPEATS = "repeats a page of its article"  # as sites do at the address of a page that they do not have


class SummariesSpider(MissingPages):
    """Yields an `Answer` for every page, list pages and error pages of articles included, in the order of reading."""

    name = "summaries"
    custom_settings: ClassVar[dict[str, Any]] = {  # type: ignore[misc]  # as Scrapy reads it
        "ITEM_PIPELINES": {"crawler.pipelines.ArchivePipeline": 100},
        "DOWNLOADER_MIDDLEWARES": MIDDLEWARES | {"crawler.visiting.conditional.Conditional": 95},
    }

    def __init__(self, site: str, revisit: str = "due", **options: Any):
        """`site` is the name of a site, or the path of a site file; `revisit` is "due", or "all" for every page.

        Raises Trouble where there is no such site.
        """
        super().__init__(load_site(site), **options)
        self.requests = Requests(self.site, self.tally, self.request_for, self._key)
        self.everything = wants_all(revisit)
        self._claims = Claims(self.site)
        self._unlisted = False  # whether the articles that no list names any more have been requested

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **options: Any) -> Self:
        spider: Self = super().from_crawler(crawler, *args, **options)
        crawler.signals.connect(spider.on_idle, signal=signals.spider_idle)
        return spider

    def request_for(self, target: Target, priority: int) -> Request:
        """The request for a target, whose kind tells who takes the answer."""
        callbacks: dict[Kind, Callable[[Response], Any]] = {
            Kind.START: self.parse_list,
            Kind.LIST: self.parse_list,
            Kind.ARTICLE: self.parse_article,
            Kind.CONTINUATION: self.parse_continuation,
            Kind.PROBE: self.parse_probe,
        }
        failed = self.probe_failed if target.kind is Kind.PROBE else self.failed
        # `Requests` does what Scrapy's filter would, and knows that an article may be requested again.
        return Request(
            target.url, callbacks[target.kind], errback=failed, priority=priority, dont_filter=True,
            meta=target.as_meta(),
        )  # fmt: skip

    async def start(self) -> AsyncIterator[Request]:
        for url in self.site.start:
            for request in self.requests.start(url):
                yield request

    def on_idle(self) -> None:
        """After the lists: pages that still wait for another address, then the due articles that no list names."""
        found = [request for url in self._claims.give_up() for request in self.requests.article_itself(url)]
        if not found and not self._unlisted:
            self._unlisted = True
            try:
                due = [url for url in self.visit.due() if self.site.is_article(url)]
                found = [request for url in due for request in self._article(url, UNLISTED)]
            except Trouble as trouble:
                self.end(str(trouble))
        for request in found:
            self._send(request)
        if found:
            raise DontCloseSpider

    def _key(self, url: str) -> str:
        """What is the same for all addresses of one page."""
        return self.visit.idle.key(url)

    # -- list pages

    async def parse_list(self, response: Response) -> AsyncIterator[Answer | Request]:
        """A start or list page: archive it, turn it, and request the articles that it links."""
        if response.status not in OK:
            await self._look_for_bars(response)
            self._tell_unreached(response)
            return
        self.tally.pages += 1
        self.tally.lists += 1
        self._count_received(response)
        yield self._answer(response)
        links = links_of(response, self.site, self.tally.refused)
        articles = articles_of(links, self.site)
        new = self.requests.count_unseen(link.url for link in articles)
        self.tally.listed += new
        row = Target.of(response).row.with_page(names=bool(articles), names_new=new > 0)
        for request in self._lists(links, row):
            yield request
        for url in first_of(articles):  # behind the lists: what is requested first is fetched first
            for request in self._article(url):
                yield request
        if not articles:
            log.info("%s links no article", response.url)
            self.tally.sample("barren", response.url)
            await self._look_for_bars(response)

    def _lists(self, links: list[Link], row: Row) -> Iterator[Request]:
        """Request the lists that a list links, unless nothing is to be found behind so long a row."""
        lists = lists_of(links, self.site)
        if row.lacks:
            self.tally.refused[f"behind lists without {row.lacks}"] += len(lists)
            return
        for url, turns in lists:
            yield from self.requests.list_page(url, row, turns=turns)

    def _tell_unreached(self, response: Response) -> None:
        """Tell of a start or list page that does not answer."""
        target = Target.of(response)
        if target.kind is Kind.START:
            busy = response.status in BUSY
            so = "the server is busy, crawl again later" if busy else "is the address right?"
            self.troubles.append(f"start page {target.url} answers {response.status}; {so}")
            self.tally.sample("unreached", target.url)
        else:
            self.tally.problem(f"list page {response.url}", f"answers {response.status}")

    async def _look_for_bars(self, response: Response) -> None:
        """Note a list page that asks to log in, or to prove that one is human."""
        if await self._stand_in(response) is StandIn.BLOCKED:
            self.tally.sample("barred", response.url)

    # -- articles

    def _article(self, url: str, priority: int = NEW) -> list[Request]:
        """Request an article, unless it has answered in this visit, or is known and not due."""
        is_met_first = self.visit.idle.mark_met(url)
        if not self.requests.has_seen(url):
            state = self.visit.state_of(url)
            if state is None:
                return self.requests.article(url, priority)
            if self.visit.is_due(state) and not self.visit.has_answered(state):
                return self.requests.article(self.visit.as_linked(url, state), min(priority, REVISIT))
            self.requests.mark_seen(url)
            if not self.visit.has_answered(state):
                self.tally.not_due += 1
            elif left := self.visit.left_at(state):
                return self.requests.continuation(state.url, len(left), left)
        return self.requests.article(url, REVISIT) if is_met_first and self.visit.idle.sample(url) else []

    async def parse_article(self, response: Response) -> AsyncIterator[Answer | Request]:
        """The first page of an article, or what its address answers in its place."""
        if self._count_received(response):
            yield self.requests.retry(response)
            return
        self.tally.pages += 1
        requested = Target.of(response).url
        what = await judge(response, self.site, self.requests, self.visit, self._claims)
        if what.verdict not in (Verdict.FRONT, Verdict.REQUESTED):
            self._count(response, what)
        match what.verdict:
            case Verdict.FRONT:
                self.tally.refused["redirected to a front page"] += 1
                yield leading_away(response, self.site.name, self.visit.archived_url)
            case Verdict.REQUESTED:
                yield self._alias(requested, what.url, "redirected to a page that was asked for")
            case Verdict.INSTEAD:
                yield self._answer(response, stand_in=what.stand_in)
            case Verdict.ALIAS:
                yield self._alias(requested, what.url)
            case Verdict.REPEATED:  # not remembered: the next visit looks again
                self.tally.refused[_OTHER] += 1
            case Verdict.WAITS:
                for request in self._article(what.url):
                    yield request
            case Verdict.MOVED:  # the old address has it no longer, and it is new at the other
                yield leading_away(response, self.site.name, self.visit.archived_url)
                if not what.url:
                    async for one in self._read(response, what.page, requested=response.url):
                        yield one
            case Verdict.ARTICLE | Verdict.ELSEWHERE:
                is_elsewhere = what.verdict is Verdict.ELSEWHERE
                async for one in self._read(response, what.page, requested=requested, is_elsewhere=is_elsewhere):
                    yield one

    def _count(self, response: Response, what: Arrival) -> None:
        """Count what an article's address answers, and suspect the site where it refuses article after article."""
        self.tally.compare(response.url, response.body)
        if what.is_barred:
            self.tally.blocked += 1
            self.tally.sample("blocked", response.url)
            self._suspect()
        elif what.verdict is not Verdict.INSTEAD:
            self._shut_out.count_given(response.url)
        if response.status not in OK:
            self.tally.problem(response.url, f"answers {response.status}")
            return
        self.tally.articles += 1
        if what.stand_in:
            self.tally.refused[what.stand_in] += 1

    async def _read(
        self, response: Response, page: Page, *, requested: str, is_elsewhere: bool = False
    ) -> AsyncIterator[Answer | Request]:
        """The first page of an article: settle what has waited for it, keep it, and request its next page."""
        for waiting, holds in await self._claims.settle(page, self.visit):
            for one in (self._alias(waiting, response.url),) if holds else self.requests.article_itself(waiting):
                yield one
        article = self.visit.archived_url(requested if is_elsewhere else response.url)
        following = self._following(response, article, 1, (response.url, requested))
        answer = self._answer(
            response, requested=requested, following=_requested_by(following), is_elsewhere=is_elsewhere
        )
        compared = await self.visit.texts.compare(answer)
        if compared.stand_in:
            self.tally.refused[compared.stand_in] += 1
        yield compared
        for request in following:
            yield request

    def _answer(self, response: Response, **more: Any) -> Answer:
        return answer_to(response, self.site.name, self.visit.archived_url, **more)

    def _alias(self, requested: str, url: str, why: str = _OTHER) -> Answer:
        self.tally.refused[why] += 1
        return alias(requested, url)

    async def _stand_in(self, response: Response, *, moved: bool = False) -> StandIn | None:
        """What seems to stand in a page's place."""
        return await stand_in(response.status, page_of(response, self.site), self.visit.texts.clean, moved=moved)

    # -- the later pages of an article

    async def parse_continuation(self, response: Response) -> AsyncIterator[Answer | Request]:
        """Page `number` of an article."""
        self.tally.joining -= 1
        assert response.request is not None  # what the downloader answers has one
        target = Target.of(response)
        moved = self._key(response.url) != self._key(target.url)
        page: Response | None = response
        if response.status not in OK:
            page = None if response.status in GONE else self._kept(response.request)
            where = f"{target.article}: page {target.number} ({response.url})"
            so = "what is archived of it stays" if page else "it ends here"
            self.tally.problem(where, f"answers {response.status}", so)
        elif self._count_received(response):
            self.tally.joining += 1
            yield self.requests.retry(response)
            return
        elif not whole(response) or await self._stand_in(response, moved=moved):
            page = self._kept(response.request) or response
        if page is None:
            return
        article = self.visit.archived_url(target.article)
        is_earlier = page.url in target.read[:-1]
        if is_earlier or await self.visit.texts.has_page(page_of(page, self.site), article, target.number):
            self.tally.refused[_REPEATS] += 1
            return
        for one in self._joined(page):
            yield one

    def failed(self, failure: Failure) -> Iterable[Answer | Request]:
        """A request without an answer. What is archived of an article's later page stays a part of the article."""
        super().failed(failure)
        request: Request = failure.request  # type: ignore[attr-defined]
        if Target.of(request).kind is not Kind.CONTINUATION or not self.crawler.crawling:
            return ()
        page = self._kept(request)
        return self._joined(page) if page else ()

    def _kept(self, request: Request) -> Response | None:
        """What is archived of an article's later page, to be the answer to the request for it; None for nothing."""
        target = Target.of(request)
        entry = self.visit.archive.catalogue.newest_good(self.visit.archived_url(target.url))
        if entry is None or (entry.article, entry.number) != (target.article, target.number):
            return None
        return archived_response(self.visit, request, entry)

    def _joined(self, response: Response) -> Iterator[Answer | Request]:
        """Keep a later page of an article, and request the next one."""
        target = Target.of(response)
        self.tally.pages += 1
        self.tally.continued += 1
        following = self._following(response, target.article, target.number, (*target.read, response.url))
        yield self._answer(response, following=_requested_by(following))
        yield from following

    def _following(self, response: Response, article: str, number: int, read: tuple[str, ...]) -> list[Request]:
        """The request for the page that follows page `number` of the article, if one does."""
        links = [link for link in links_of(response, self.site) if link.url not in read]
        following = next_page(links, self.site, read[0], number)
        if following is None:
            return []
        if number >= MAX_PAGES:
            self.tally.problem(article, f"has more than {MAX_PAGES} pages", "the rest is not read")
            return []
        return self.requests.continuation(article, number + 1, (*read, following))


def _requested_by(requests: list[Request]) -> str | None:
    return Target.of(requests[0]).url if requests else None
