"""The one spider: from start pages over list pages to articles.

This module sends the requests and handles each answer; `continuations` does so for the later pages of articles, and
`missing` for what does not come. Three others decide: `crawler.fetching.lists` which links of a list to follow,
`crawler.visiting.arrival` what kind of answer an article gave, `crawler.visiting.visit` which articles are due.
"""

import logging
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, ClassVar, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response

from crawler.fetching.answer import OK, Answer, alias, leading_away
from crawler.fetching.guest import MIDDLEWARES
from crawler.fetching.links import Link, links_of
from crawler.fetching.lists import articles_of, first_of, lists_of
from crawler.fetching.manners import BUSY
from crawler.fetching.requests import NEW, REVISIT, UNLISTED, Requests
from crawler.fetching.target import Kind, Row, Target
from crawler.page import Page
from crawler.site.known import load_site
from crawler.spiders.continuations import Continuations
from crawler.visiting.arrival import Arrival, Verdict, judge
from crawler.visiting.claims import Claims
from crawler.visiting.stand_in import StandIn
from crawler.visiting.visit import wants_all
from indexer.trouble import Trouble

log = logging.getLogger(__name__)

_OTHER = "another address of an article"


class SummariesSpider(Continuations):
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
            self.tally.problems[f"answers {response.status}"] += 1
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
                target = Target(Kind.CONTINUATION, left[-1], article=state.url, number=len(left), read=left)
                return self.requests.continuation(target)
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
                self.tally.refused["redirected to a page that was asked for"] += 1
                if self.visit.state_of(requested):  # else the next visit looks again: their texts were not compared
                    yield alias(requested, what.url)
            case Verdict.INSTEAD:
                yield self._answer(response, stand_in=what.stand_in)
            case Verdict.ALIAS:
                yield self._alias(requested, what.url)
            case Verdict.REPEATED:  # not remembered: the next visit looks again
                self.tally.refused[_OTHER] += 1
            case Verdict.WAITS:
                for request in self.requests.article(what.url, REVISIT):  # also where it is not due
                    yield request
            case Verdict.MOVED:  # the old address has it no longer, and it is new at the other
                yield leading_away(response, self.site.name, self.visit.archived_url)
                if not what.url:
                    async for one in self._read(response, what.page, requested=response.url):
                        yield one
            case Verdict.ELSEWHERE:
                async for one in self._read(response, what.page, requested=requested, is_elsewhere=True):
                    yield one
            case Verdict.ARTICLE:  # an address that leads here for a while is not remembered
                requested = requested if what.is_for_good else response.url
                async for one in self._read(response, what.page, requested=requested):
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
        following = self._following(response, article, 1, (response.url, Target.of(response).url))
        answer = self._answer(response, following, requested=requested, is_elsewhere=is_elsewhere)
        compared = await self.visit.texts.compare(answer)
        if compared.stand_in:
            self.tally.refused[compared.stand_in] += 1
        yield compared
        for request in following:
            yield request

    def _alias(self, requested: str, url: str) -> Answer:
        self.tally.refused[_OTHER] += 1
        return alias(requested, url)
