"""Some pages of a site, fetched with the crawl's manners and kept nowhere: for newsite and check."""

import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.addresses import canonical, host_of
from crawler.feeding.async_cleaner import AsyncCleaner
from crawler.feeding.cleaning import Cleaners
from crawler.fetching.answer import page_of
from crawler.fetching.downloads import refusal
from crawler.fetching.failures import reason
from crawler.fetching.guest import Guest
from crawler.fetching.links import links_of, next_page
from crawler.site import Site
from crawler.site.draft import Seen, shape

log = logging.getLogger(__name__)

Choose = Callable[[Seen], Iterable[str]]

_OF_A_SHAPE, _OF_A_PAGE = 5, 15  # links that are chosen of each shape of addresses, and of a page


class SurveySpider(Guest):
    """Fetches the site's start pages, and what `choose` wants of each page's links, `most` pages in all."""

    name = "survey"

    def __init__(self, site: Site, choose: Choose | None = None, most: int = 40, **options: Any):
        super().__init__(**options)
        self.site = site
        self.pages: list[Seen] = []
        self.failures: list[str] = []
        self._choose = choose or Variety()
        self._left = most
        self._asked: set[str] = set()
        self._cleaner = AsyncCleaner(Cleaners(), whole=True)

    async def start(self) -> AsyncIterator[Request]:
        for url in self.site.start:
            for request in self._ask(url):
                yield request

    def _ask(self, url: str) -> Iterator[Request]:
        key = canonical(url)
        if key in self._asked or self._left <= 0 or refusal(self.site, url):
            return
        self._asked.add(key)
        self._left -= 1
        yield Request(url, callback=self.parse_page, errback=self.failed, dont_filter=True)

    async def parse_page(self, response: Response) -> AsyncIterator[Request]:
        """Any page: read it, and ask for what is chosen of its links."""
        if response.status != 200:
            self.failures.append(f"{response.url} answers {response.status}")
            return
        links = links_of(response, self.site)
        found = tuple((link.url, link.text) for link in links if refusal(self.site, link.url) is None)
        cleaned = await self._cleaner.clean(page_of(response, self.site))
        if cleaned.whole is None:
            self.failures.append(str(cleaned.failed))
            return
        others = [link for link in links if link.url != response.url]
        goes_on = next_page(others, self.site, response.url, 1) is not None
        seen = Seen(response.url, found, cleaned.whole, goes_on)
        self.pages.append(seen)
        for url in self._choose(seen):
            for request in self._ask(url):
                yield request

    def closed(self, reason: str) -> None:
        """When it is through."""
        self._cleaner.close()

    def failed(self, failure: Failure) -> None:
        request: Request = failure.request  # type: ignore[attr-defined]
        self.failures.append(f"{request.url}: {reason(failure)}")


class Variety:
    """Chooses a few links of each shape, first those of the most frequent shapes."""

    def __init__(self) -> None:
        self._chosen: Counter[str] = Counter()

    def __call__(self, page: Seen) -> list[str]:
        counts = Counter(shape(url) for url, _ in page.links)
        chosen: list[str] = []
        for url, _ in sorted(page.links, key=lambda link: -counts[shape(link[0])]):
            one = shape(url)
            if self._chosen[one] < _OF_A_SHAPE and len(chosen) < _OF_A_PAGE:
                self._chosen[one] += 1
                chosen.append(url)
        return chosen


def local_site(url: str, delay: float = 1.0) -> Site:
    """A site of which nothing is known but an address: its host, and politely."""
    return Site(name="draft", start=(url,), domains=(host_of(url),), articles=(), concurrency=1, delay=delay)
