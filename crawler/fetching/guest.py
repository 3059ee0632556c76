"""What our spiders have in common: how often they ask, why they wait, and how they end when a person is needed."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.fetching.target import Target
from crawler.site import Site
from indexer.trouble import Trouble

MARGIN = 0.05  # seconds added to a delay: a request may travel longer than the next one


class Frontier:
    """Where the requests of a crawl wait. One that is shared with other crawlers must know which are done with."""

    def committed(self) -> None:
        """What has been fetched is archived."""

    def ended(self, lease: bytes) -> None:
        """The callback of the request with this lease has ended."""

    def came_to_nothing(self, request: Request) -> None:
        """A request has no answer; nobody need ask again."""


# The guard stands before robots.txt is asked for, and again on every redirect.
MIDDLEWARES: dict[str, int | None] = {
    "crawler.fetching.downloads.Guard": 50,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.fetching.robots.Robots": 100,
    "crawler.fetching.manners.Manners": 560,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "crawler.fetching.downloads.Refreshes": 580,
    "crawler.fetching.downloads.Circles": 610,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
}


class Guest(Spider):
    """A spider of one site."""

    custom_settings: ClassVar[dict[str, Any]] = {"DOWNLOADER_MIDDLEWARES": MIDDLEWARES}  # type: ignore[misc]  # as Scrapy reads it
    site: Site
    request_for: Callable[[Target, int], Request]  # makes the request for a target; of those that can share a frontier

    def __init__(self, **options: Any):
        super().__init__(**options)
        self.frontier = Frontier()
        self.troubles: list[str] = []  # what a person should know, and the exit status tells
        self.paused = ""  # why requests are held for now
        self._robots: dict[str, bytes] = {}
        self._ending: asyncio.Future[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **options: Any) -> Self:
        spider: Self = super().from_crawler(crawler, *args, **options)
        for name, value in _timing(spider.site):
            crawler.settings.set(name, value, priority="spider")
        return spider

    def keep_robots(self, netloc: str, body: bytes) -> None:
        """Keep the robots.txt that a server has given, for when it fails; empty where it has none."""
        self._robots[netloc] = body

    def kept_robots(self, netloc: str) -> bytes | None:
        """The robots.txt that a server gave last; None where it never answered."""
        return self._robots.get(netloc)

    def end(self, trouble: str) -> None:
        """End the crawl in order, for a reason that is told once."""
        if trouble not in self.troubles:
            self.troubles.append(trouble)
        if self._ending is None:
            self._ending = asyncio.ensure_future(self.crawler.stop_async())


def _timing(site: Site) -> list[tuple[str, float | bool]]:
    """Scrapy's settings for how often a site may be asked."""
    delay = site.delay + MARGIN if site.delay else 0.0
    # A request on its way while the next is sent could arrive beside it: see `crawler.fetching.manners`.
    at_once = 1 if delay else site.concurrency
    return [
        ("DOWNLOAD_DELAY", delay),
        ("AUTOTHROTTLE_START_DELAY", delay),
        ("CONCURRENT_REQUESTS", site.concurrency),
        ("CONCURRENT_REQUESTS_PER_DOMAIN", at_once),
        ("AUTOTHROTTLE_TARGET_CONCURRENCY", float(site.concurrency)),
        ("DOWNLOAD_VERIFY_CERTIFICATES", not site.any_certificate),
    ]


def spider_of(crawler: Crawler) -> Guest:
    """The spider of a crawl; there are no others where our middlewares are."""
    spider = crawler.spider
    assert isinstance(spider, Guest)
    return spider


class Middleware:
    """A downloader or spider middleware as Scrapy makes one."""

    def __init__(self, crawler: Crawler):
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)


class Troubles(Middleware):
    """Spider middleware: a Trouble that a callback meets, such as a full disk, ends the crawl."""

    def process_spider_exception(self, response: Response, exception: Exception) -> Iterable[Any] | None:
        if not isinstance(exception, Trouble):
            return None
        spider_of(self.crawler).end(str(exception))
        return ()
