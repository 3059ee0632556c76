"""The one spider: from start pages over list pages to articles, each article with the pages that continue it."""

import logging
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider, IgnoreRequest
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.addresses import canonical, first_pages, host_of
from crawler.fetching.answer import HELD, Answer, another_address, answer_to, leading_away
from crawler.fetching.asking import Asking
from crawler.fetching.downloads import AWAY, PRIVATE, content_type, reason, whole
from crawler.fetching.guest import Guest
from crawler.fetching.links import Link, links_of, lists_of, next_page
from crawler.fetching.manners import BUSY, ENDING
from crawler.fetching.shut_out import ShutOut
from crawler.page import Page
from crawler.site import Site
from crawler.site.known import load_site
from crawler.tally import Tally
from crawler.visiting.claims import Claims
from crawler.visiting.stand_in import AWAY as AWAY_PAGE
from crawler.visiting.stand_in import BLOCKED, WALLED, stand_in
from crawler.visiting.visit import Visit, wants_all
from crawler.visiting.visits import Known
from indexer.trouble import Trouble

log = logging.getLogger(__name__)

# Priorities: lists before articles, an article's pages in one go, new articles before those that may have changed.
_PROBE, _TURNED, _LIST, _CONTINUED, _NEW, _REVISIT, _UNLISTED = 40, 20, 10, 30, 0, -10, -20
_MAX_PAGES = 100  # of one article
_BARREN = 50  # list pages in a row, one leading to the next, that link no article: a calendar without end
_STALE = 200  # such pages that link only what other lists have linked
_SHOWN = 20  # troubles that are told one by one
_OK = range(200, 300)


class SummariesSpider(Guest):
    """Yields an `Answer` for every page, list pages and error pages of articles included, in the order of reading."""

    name = "summaries"
    visit: Visit  # set by the pipeline, which opens the archive
    frontier: Any = None  # the scheduler that crawlers share, where they do

    def __init__(self, site: str = "", revisit: str = "due", **options: Any):
        """`site` is the name of a site, or the path of a site file; `revisit` is "due", or "all" for every page.

        Raises Trouble where there is no such site.
        """
        super().__init__(**options)
        self.everything = wants_all(revisit)
        if not site:
            raise Trouble("no site was named: scrapy crawl summaries -a site=NAME_OR_TOML")
        self.site: Site = load_site(site)
        self.tally = Tally()
        self.asking = Asking(self.site, self.failed)
        self.refused = self.asking.refused
        self._claims = Claims(self.site)
        self._shut_out = ShutOut(self.site.start)
        self._unlisted = False  # whether the articles that no list names any more have been asked for

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **options: Any) -> Self:
        spider: Self = super().from_crawler(crawler, *args, **options)
        crawler.signals.connect(spider.idle, signal=signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        for url in self.site.start:
            for request in self.asking.ask(url, "start", self.parse_list, _TURNED):
                yield request

    def idle(self) -> None:
        """When the lists are through: what waits in vain for another address, then the due articles that none names."""
        engine = self.crawler.engine
        assert engine is not None  # it has just said that it is idle
        found = [request for url in self._claims.left() for request in self._alone(url)]
        if not found and not self._unlisted:
            self._unlisted = True
            try:
                due = [url for url in self.visit.due() if self.site.is_article(url)]
                found = [request for url in due for request in self._article(url, _UNLISTED)]
            except Trouble as trouble:
                self.end(str(trouble))
        for request in found:
            engine.crawl(request)
        if found:
            raise DontCloseSpider

    # -- list pages

    async def parse_list(self, response: Response) -> AsyncIterator[Answer | Request]:
        """A start or list page: archive it, turn it, and ask for the articles that it links."""
        if response.status not in _OK:
            await self._barred(response)
            self._tell_unreached(response)
            return
        self.tally.pages += 1
        self.tally.lists += 1
        self._is_cut(response)
        yield answer_to(response, self.site.name, "list")
        links = links_of(response, self.site)
        articles = [link.url for link in links if self.site.is_article(link.url)]
        new = self.asking.new(articles)
        self.tally.listed += new
        for request in self._lists(response, links, names=bool(articles), names_new=new > 0):
            yield request
        known = {link.url for link in links}
        for url in articles:  # behind the lists: what is asked for first is fetched first
            # A list may link the later pages of an article too; they are read from its first page.
            if not any(first in known and self.site.is_article(first) for first in first_pages(url)):
                for request in self._article(url):
                    yield request
        if not articles:
            log.info("%s links no article", response.url)
            self.tally.sample("barren", response.url)
            await self._barred(response)

    def _lists(self, response: Response, links: list[Link], *, names: bool, names_new: bool) -> Iterator[Request]:
        """Ask for the lists that a list links, unless too many in a row name no article, or none that is new."""
        lists = lists_of(links, self.site)
        barren = 0 if names else response.meta.get("barren", 0) + 1
        stale = 0 if names_new else response.meta.get("stale", 0) + 1
        if barren >= _BARREN or stale >= _STALE:
            what = "an article" if barren >= _BARREN else "a new article"
            self.refused[f"behind lists without {what}"] += len(lists)
            return
        for url, turns in lists:
            for request in self.asking.ask(url, "list", self.parse_list, _TURNED if turns else _LIST):
                request.meta.update(barren=barren, stale=stale)
                yield request

    def _tell_unreached(self, response: Response) -> None:
        """Tell of a start or list page that does not answer."""
        if response.meta["role"] == "start":
            busy = response.status in BUSY
            so = "the server is busy, crawl again later" if busy else "is the address right?"
            self.troubles.append(f"start page {response.meta['asked']} answers {response.status}; {so}")
            self.tally.sample("unreached", response.meta["asked"])
        else:
            self._problem(f"list page {response.url}", f"answers {response.status}")

    async def _barred(self, response: Response) -> None:
        if await stand_in(response.status, self._page(response), self.visit.clean) == BLOCKED:
            self.tally.sample("barred", response.url)

    # -- articles

    def _article(self, url: str, priority: int = _NEW) -> Iterator[Request]:
        """Ask for an article, unless it has answered in this visit, or is known and not due."""
        if self.asking.has(url):
            return
        known = self.visit.known(url)
        if known is None:
            yield from self.asking.ask(url, "article", self.parse_article, priority)
        elif self.visit.answered(known):
            self.asking.add(url)
            yield from self._resume(known)
        elif self.visit.is_due(known):
            yield from self.asking.ask(known.url, "article", self.parse_article, min(priority, _REVISIT))
        else:
            self.asking.add(url)
            self.tally.not_due += 1

    def _resume(self, first: Known) -> Iterator[Request]:
        """Ask for the page at which a broken-off crawl left an article, if it left one."""
        known, number, read = first, 1, [first.url]
        while known.following and number < _MAX_PAGES:
            number += 1
            read.append(known.following)
            later = self.visit.known(known.following)
            if later is None or not self.visit.answered(later):
                yield from self._page_of(first.url, number, tuple(read))
                return
            known = later

    async def parse_article(self, response: Response) -> AsyncIterator[Answer | Request]:
        """The first page of an article."""
        if self._is_cut(response):
            yield self.asking.once_more(response)
            return
        self.tally.pages += 1
        asked = response.meta["asked"]
        if self._leads_away(response):
            self.refused["redirected to a front page"] += 1
            yield leading_away(response, self.site.name)
            return
        page = self._page(response)
        moved = canonical(response.url) != canonical(asked)
        instead = await stand_in(response.status, page, self.visit.clean, moved=moved)
        if moved and response.status in _OK and not instead:
            if self.asking.has(response.url) and "alone" not in response.meta:
                self.refused["redirected to a page that was asked for"] += 1
                yield another_address(asked, response.url)
                return
            self.asking.add(response.url)
        if not self._has_article(response, instead):
            yield answer_to(response, self.site.name, "article", stand_in=instead)
            return
        async for one in self._read(response, page):
            yield one

    def _leads_away(self, response: Response) -> bool:
        """Whether it is a front page: dead articles are often redirected there, and it must not pass for their text."""
        if response.url == response.meta["asked"] or self.site.is_article(response.url):
            return False
        return response.url in self.site.start or urlsplit(response.url).path in ("", "/")

    def _has_article(self, response: Response, instead: str) -> bool:
        """Count what the address of an article answers; whether it is one, and nothing stands in its place."""
        self.tally.compare(response.url, response.body)
        if instead in (BLOCKED, WALLED):
            self.tally.blocked += 1
            self.tally.sample("blocked", response.url)
            self._suspect()
        elif not instead and response.status in _OK:
            self._shut_out.given(response.url)
        if response.status not in _OK:
            self._problem(response.url, f"answers {response.status}")
            return False
        self.tally.articles += 1
        if instead:
            self.refused[instead] += 1
        return not instead

    async def _read(self, response: Response, page: Page) -> AsyncIterator[Answer | Request]:
        """The first page of an article that is one: its own address or another one, and what it is waited for by."""
        asked = response.meta["asked"]
        heard = await self._claims.heard(page, asked, self.visit, waits="alone" not in response.meta)
        if heard:
            for one in (self._other(asked, heard.url),) if heard.holds else self._article(heard.url):
                yield one
            return
        for waiting, holds in await self._claims.decide(page, self.visit):
            for one in (self._other(waiting, response.url),) if holds else self._alone(waiting):
                yield one
        requests = list(self._continue(response, response.url, 1, (response.url, asked)))
        answer = answer_to(response, self.site.name, "article", following=_asked_by(requests))
        compared = await self.visit.compared(answer)
        if compared.stand_in:
            self.refused[compared.stand_in] += 1
        yield compared
        for request in requests:
            yield request

    def _other(self, asked: str, url: str) -> Answer:
        self.refused["another address of an article"] += 1
        return another_address(asked, url)

    def _alone(self, url: str) -> Iterator[Request]:
        """Ask for an article that is to be taken for itself, whatever it names."""
        for request in self.asking.ask(url, "article", self.parse_article, _NEW, again=True):
            request.meta["alone"] = True
            yield request

    def _suspect(self) -> None:
        """An article was refused: where many are, ask for what the site gave before."""
        if url := self._shut_out.refused():
            engine = self.crawler.engine
            assert engine is not None  # it has brought the refusal
            engine.crawl(self.asking.probe(url, self.parse_probe, self.probe_failed, _PROBE))

    async def parse_probe(self, response: Response) -> None:
        """What the site gave before, asked for once more. A redirect to a page without a text is a refusal, too.

        But for a start page, which has no text, and may have led on or asked for a script from the first.
        """
        asked = response.meta["asked"]
        is_start = asked in self.site.start
        moved = not is_start and canonical(response.url) != canonical(asked)
        instead = await stand_in(response.status, self._page(response), self.visit.clean, moved=moved)
        self._probed(refuses=instead == BLOCKED or (not is_start and instead in (WALLED, AWAY_PAGE)))

    def probe_failed(self, failure: Failure) -> None:
        """There is no answer: one that leads off the site leads to where one is to log in."""
        self._let_go(failure.request)  # type: ignore[attr-defined]
        self._probed(refuses=reason(failure) == AWAY)

    def _probed(self, *, refuses: bool) -> None:
        if told := self._shut_out.is_known(refuses=refuses):
            self.end(told)

    def parse_continuation(self, response: Response) -> Iterator[Answer | Request]:
        """Page `number` of an article."""
        self.tally.joining -= 1
        article, number = response.meta["article"], response.meta["number"]
        if response.status not in _OK:
            self._problem(f"{article}: page {number} ({response.url})", f"answers {response.status}", "it ends here")
            return
        if response.url in response.meta["read"] and response.url != response.meta["asked"]:
            return  # a page behind the last one is often the first again
        if self._is_cut(response):
            self.tally.joining += 1
            yield self.asking.once_more(response)
            return
        self.tally.pages += 1
        self.tally.continued += 1
        requests = list(self._continue(response, article, number, (*response.meta["read"], response.url)))
        yield answer_to(response, self.site.name, "page", article=article, number=number, following=_asked_by(requests))
        yield from requests

    def _continue(self, response: Response, article: str, number: int, read: tuple[str, ...]) -> Iterator[Request]:
        """Ask for the page that follows page `number` of the article, if one does."""
        links = [link for link in links_of(response, self.site) if link.url not in read]
        following = next_page(links, self.site, article, number)
        if following is None:
            return
        if number >= _MAX_PAGES:
            self._problem(article, f"has more than {_MAX_PAGES} pages", "the rest is not read")
            return
        yield from self._page_of(article, number + 1, (*read, following))

    def _page_of(self, article: str, number: int, read: tuple[str, ...]) -> Iterator[Request]:
        """Ask for page `number` of an article: the last of the addresses that will then have been `read`."""
        for request in self.asking.ask(read[-1], "article", self.parse_continuation, _CONTINUED, again=True):
            request.meta.update(article=article, number=number, read=read)
            self.tally.joining += 1
            yield request

    # -- what did not come

    def failed(self, failure: Failure) -> None:
        """A request without an answer: refused, timed out, forbidden by robots.txt, no page."""
        request: Request = failure.request  # type: ignore[attr-defined]
        if "number" in request.meta:
            self.tally.joining -= 1
        why = reason(failure)
        if why == ENDING:
            return
        self._let_go(request)
        if isinstance(failure.value, Trouble):
            self.end(str(failure.value))
        elif request.meta["role"] == "start":
            self.troubles.append(f"start page {request.meta['asked']}: {why}{_where(request)}")
            self.tally.sample("unreached", request.meta["asked"])
        elif isinstance(failure.value, IgnoreRequest) or why in ("not an HTML page", PRIVATE):
            if why == AWAY and request.meta["role"] == "article" and request.url != request.meta["asked"]:
                self.tally.away[host_of(request.url)] += 1
                self.tally.sample("away", request.meta["asked"])
                self._suspect()
            self.refused[why] += 1
            log.info("%s: %s", request.url, why)
        else:
            self._problem(request.url, why)

    def _let_go(self, request: Request) -> None:
        """A request has come to nothing; the crawlers that share a frontier need not ask again."""
        if self.frontier is not None and "lease" in request.meta:
            self.frontier.ended(request.meta["lease"])

    def _problem(self, where: str, why: str, so: str = "") -> None:
        self.tally.problems[why] += 1
        told = self.tally.problems.total()
        if told <= _SHOWN:
            log.warning("%s: %s%s", where, why, f"; {so}" if so else "")
        elif told == _SHOWN + 1:
            log.warning("more pages have failed; they are counted, and no longer named")

    def _is_cut(self, response: Response) -> bool:
        """Count what a response has cost; whether it was cut off on its way, and is to be asked for once more."""
        self.asking.received += len(response.body)
        if HELD in response.flags or whole(response):
            return False
        if response.meta["role"] == "article" and "again" not in response.meta:
            return True
        self._problem(response.url, "was cut off on its way")
        return False

    def _page(self, response: Response) -> Page:
        kind = content_type(response.headers)
        return Page(response.url, response.body, datetime.now(UTC), self.site.name, kind, rules=self.site.rules)


def _where(request: Request) -> str:
    """Where a start page has led to, and what to do about it; "" where it leads nowhere else."""
    if request.url == request.meta["asked"]:
        return ""
    return f": {request.url}; has the site moved there? Its new address and host belong into the site file"


def _asked_by(requests: list[Request]) -> str | None:
    return requests[0].meta["asked"] if requests else None
