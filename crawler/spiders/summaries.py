"""The one spider: from start pages over list pages to articles, each article with the pages that continue it.

This module makes the requests and handles each answer. Three others decide: `crawler.fetching.lists` which links of a
list to follow, `crawler.visiting.arrival` what kind of answer an article gave, `crawler.visiting.visit` which articles
are due.
"""

import logging
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any, ClassVar, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.fetching.answer import OK, Answer, another_address, answer_to, leading_away, page_of
from crawler.fetching.asking import NEW, REVISIT, UNLISTED, Asking
from crawler.fetching.guest import MIDDLEWARES
from crawler.fetching.links import Link, links_of, next_page
from crawler.fetching.lists import Row, articles_of, first_of, lists_of
from crawler.fetching.manners import BUSY
from crawler.fetching.received import whole
from crawler.site.known import load_site
from crawler.spiders.missing import MissingPages
from crawler.visiting.arrival import Arrival, Came, arrival
from crawler.visiting.claims import Claims
from crawler.visiting.conditional import held_response
from crawler.visiting.outcome import GONE
from crawler.visiting.stand_in import BLOCKED, stand_in
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
        self.asking = Asking(self.site, self.tally, self, self._key)
        self.everything = wants_all(revisit)
        self._claims = Claims(self.site)
        self._unlisted = False  # whether the articles that no list names any more have been asked for

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **options: Any) -> Self:
        spider: Self = super().from_crawler(crawler, *args, **options)
        crawler.signals.connect(spider.idle, signal=signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        for url in self.site.start:
            for request in self.asking.start(url):
                yield request

    def idle(self) -> None:
        """After the lists: pages that still wait for another address, then the due articles that no list names."""
        found = [request for url in self._claims.left() for request in self.asking.alone(url)]
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
        """A start or list page: archive it, turn it, and ask for the articles that it links."""
        if response.status not in OK:
            await self._look_for_bars(response)
            self._tell_unreached(response)
            return
        self.tally.pages += 1
        self.tally.lists += 1
        self._is_cut(response)
        yield self._answer(response, "list")
        links = links_of(response, self.site, self.tally.refused)
        articles = articles_of(links, self.site)
        new = self.asking.new(link.url for link in articles)
        self.tally.listed += new
        row = Row.of(response.meta).with_page(names=bool(articles), names_new=new > 0)
        for request in self._lists(links, row):
            yield request
        for url in first_of(articles):  # behind the lists: what is asked for first is fetched first
            for request in self._article(url):
                yield request
        if not articles:
            log.info("%s links no article", response.url)
            self.tally.sample("barren", response.url)
            await self._look_for_bars(response)

    def _lists(self, links: list[Link], row: Row) -> Iterator[Request]:
        """Ask for the lists that a list links, unless nothing is to be found behind so long a row."""
        lists = lists_of(links, self.site)
        if row.lacks:
            self.tally.refused[f"behind lists without {row.lacks}"] += len(lists)
            return
        for url, turns in lists:
            yield from self.asking.list_page(url, row, turns=turns)

    def _tell_unreached(self, response: Response) -> None:
        """Tell of a start or list page that does not answer."""
        if response.meta["role"] == "start":
            busy = response.status in BUSY
            so = "the server is busy, crawl again later" if busy else "is the address right?"
            self.troubles.append(f"start page {response.meta['asked']} answers {response.status}; {so}")
            self.tally.sample("unreached", response.meta["asked"])
        else:
            self.tally.problem(f"list page {response.url}", f"answers {response.status}")

    async def _look_for_bars(self, response: Response) -> None:
        """Note a list page that asks to log in, or to prove that one is human."""
        if await stand_in(response.status, page_of(response, self.site), self.visit.clean) == BLOCKED:
            self.tally.sample("barred", response.url)

    # -- articles

    def _article(self, url: str, priority: int = NEW) -> list[Request]:
        """Ask for an article, unless it has answered in this visit, or is known and not due."""
        first = self.visit.idle.meets(url)
        if not self.asking.has(url):
            known = self.visit.known(url)
            if known is None:
                return self.asking.article(url, priority)
            if self.visit.is_due(known) and not self.visit.answered(known):
                return self.asking.article(self.visit.as_linked(url, known), min(priority, REVISIT))
            self.asking.add(url)
            if not self.visit.answered(known):
                self.tally.not_due += 1
            elif left := self.visit.left_at(known):
                return self.asking.page_of(known.url, len(left), left)
        return self.asking.article(url, REVISIT) if first and self.visit.idle.doubts(url) else []

    async def parse_article(self, response: Response) -> AsyncIterator[Answer | Request]:
        """The first page of an article."""
        if self._is_cut(response):
            yield self.asking.once_more(response)
            return
        self.tally.pages += 1
        asked = response.meta["asked"]
        what = await arrival(response, self.site, self.asking, self.visit, self._claims)
        if what.came is Came.FRONT:
            self.tally.refused["redirected to a front page"] += 1
            yield leading_away(response, self.site.name, self.visit.held_at)
        elif what.came is Came.ASKED:
            yield self._other(asked, what.url, "redirected to a page that was asked for")
        else:
            self._count(response, what)
            if what.came is Came.INSTEAD:
                yield self._answer(response, "article", stand_in=what.stand_in)
            elif what.came is Came.OTHER:
                yield self._other(asked, what.url)
            elif what.came is Came.MOVED:  # the old address has it no longer, and it is new at the other
                yield leading_away(response, self.site.name, self.visit.held_at)
                response.meta["asked"] = response.url
                if not what.url:
                    async for one in self._read(response, what):
                        yield one
            elif what.came is Came.REPEATED:  # not remembered: the next visit looks again
                self.tally.refused[_OTHER] += 1
            elif what.came is Came.WAITS:
                for request in self._article(what.url):
                    yield request
            else:
                async for one in self._read(response, what):
                    yield one

    def _count(self, response: Response, what: Arrival) -> None:
        """Count what an article's address answers, and suspect the site where it refuses article after article."""
        self.tally.compare(response.url, response.body)
        if what.bars:
            self.tally.blocked += 1
            self.tally.sample("blocked", response.url)
            self._suspect()
        elif what.came is not Came.INSTEAD:
            self._shut_out.given(response.url)
        if response.status not in OK:
            self.tally.problem(response.url, f"answers {response.status}")
            return
        self.tally.articles += 1
        if what.stand_in:
            self.tally.refused[what.stand_in] += 1

    async def _read(self, response: Response, what: Arrival) -> AsyncIterator[Answer | Request]:
        """The first page of an article: decide on what has waited for it, keep it, and ask for its next page."""
        for waiting, holds in await self._claims.decide(what.page, self.visit):
            for one in (self._other(waiting, response.url),) if holds else self.asking.alone(waiting):
                yield one
        article = self.visit.held_at(response.url)
        following = self._following(response, article, 1, (response.url, response.meta["asked"]))
        answer = self._answer(response, "article", following=_asked_by(following))
        compared = await self.visit.compared(answer)
        if compared.stand_in:
            self.tally.refused[compared.stand_in] += 1
        yield compared
        for request in following:
            yield request

    def _answer(self, response: Response, role: str, **more: Any) -> Answer:
        return answer_to(response, self.site.name, role, self.visit.held_at, **more)

    def _other(self, asked: str, url: str, why: str = _OTHER) -> Answer:
        self.tally.refused[why] += 1
        return another_address(asked, url)

    # -- the later pages of an article

    async def parse_continuation(self, response: Response) -> AsyncIterator[Answer | Request]:
        """Page `number` of an article."""
        self.tally.joining -= 1
        assert response.request is not None  # what the downloader answers has one
        page: Response | None = response
        if response.status not in OK:
            page = None if response.status in GONE else self._kept(response.request)
            where = f"{response.meta['article']}: page {response.meta['number']} ({response.url})"
            so = "what is archived of it stays" if page else "it ends here"
            self.tally.problem(where, f"answers {response.status}", so)
        elif self._is_cut(response):
            self.tally.joining += 1
            yield self.asking.once_more(response)
            return
        elif not whole(response) or await self._stands_in(response):
            page = self._kept(response.request) or response
        if page is None:
            return
        article, number, earlier = page.meta["article"], page.meta["number"], page.meta["read"][:-1]
        if page.url in earlier or await self.visit.repeats(page_of(page, self.site), article, number):
            self.tally.refused[_REPEATS] += 1
            return
        for one in self._joined(page):
            yield one

    def failed(self, failure: Failure) -> Iterable[Answer | Request]:
        """A request without an answer. What is archived of an article's later page stays a part of the article."""
        super().failed(failure)
        request: Request = failure.request  # type: ignore[attr-defined]
        if "number" not in request.meta or not self.crawler.crawling:
            return ()
        page = self._kept(request)
        return self._joined(page) if page else ()

    async def _stands_in(self, response: Response) -> str:
        """What seems to stand in the place of an article's later page; it may be a short one that reads so."""
        moved = self._key(response.url) != self._key(response.meta["asked"])
        return await stand_in(response.status, page_of(response, self.site), self.visit.clean, moved=moved)

    def _kept(self, request: Request) -> Response | None:
        """What is archived of an article's later page, to be the answer to the request for it; None for nothing."""
        entry = self.visit.archive.catalogue.newest_good(self.visit.held_at(request.meta["asked"]))
        if entry is None or (entry.article, entry.number) != (request.meta["article"], request.meta["number"]):
            return None
        return held_response(self.visit, request, entry)

    def _joined(self, response: Response) -> Iterator[Answer | Request]:
        """Keep a later page of an article, and ask for the next one."""
        article, number = response.meta["article"], response.meta["number"]
        self.tally.pages += 1
        self.tally.continued += 1
        following = self._following(response, article, number, (*response.meta["read"], response.url))
        yield self._answer(response, "page", article=article, number=number, following=_asked_by(following))
        yield from following

    def _following(self, response: Response, article: str, number: int, read: tuple[str, ...]) -> list[Request]:
        """Ask for the page that follows page `number` of the article, if one does."""
        links = [link for link in links_of(response, self.site) if link.url not in read]
        following = next_page(links, self.site, read[0], number)
        if following is None:
            return []
        if number >= MAX_PAGES:
            self.tally.problem(article, f"has more than {MAX_PAGES} pages", "the rest is not read")
            return []
        return self.asking.page_of(article, number + 1, (*read, following))


def _asked_by(requests: list[Request]) -> str | None:
    return requests[0].meta["asked"] if requests else None
