"""What our spiders have in common: how often they ask, why they wait, and how they end when a person is needed."""

import asyncio
from collections.abc import Iterable
from typing import Any, ClassVar, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.fetching.downloads import timing
from crawler.fetching.middleware import Middleware
from crawler.site import Site
from indexer.trouble import Trouble


class Frontier:
    """Where the requests of a crawl wait. One that is shared with other crawlers must know which are done with."""

    def committed(self) -> None:
        """What has been fetched is archived."""

    def came_to_nothing(self, request: Request) -> None:
        """A request has no answer; nobody need ask again."""


# The guard stands before robots.txt is asked for, and again on every redirect.
MIDDLEWARES: dict[str, int | None] = {
    "crawler.fetching.downloads.Guard": 50,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.fetching.manners.Robots": 100,
    "crawler.fetching.manners.Manners": 560,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "crawler.fetching.downloads.Refreshes": 580,
    "crawler.fetching.downloads.Circles": 610,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
}


class Guest(Spider):
    """A spider at one site."""

    custom_settings: ClassVar[dict[str, Any]] = {"DOWNLOADER_MIDDLEWARES": MIDDLEWARES}  # type: ignore[misc]  # as Scrapy reads it
    site: Site

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
        for name, value in timing(spider.site):
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


class Troubles(Middleware):
    """Spider middleware: a Trouble that a callback meets, such as a full disk, ends the crawl."""

    def process_spider_exception(self, response: Response, exception: Exception) -> Iterable[Any] | None:
        if not isinstance(exception, Trouble):
            return None
        spider = self.crawler.spider
        assert isinstance(spider, Guest)  # there are no others
        spider.end(str(exception))
        return ()
