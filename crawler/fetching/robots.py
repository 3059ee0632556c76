"""robots.txt, obeyed as RFC 9309 asks."""

import asyncio
import logging
import time
from dataclasses import dataclass, field

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import build_from_crawler, load_object

from crawler.addresses import host_of
from crawler.fetching.guest import MARGIN, spider_of
from crawler.fetching.manners import BUSY
from crawler.fetching.received import is_part

log = logging.getLogger(__name__)

_MAX_AGE = 86_400.0  # 2.4: a robots.txt should not be used for longer than a day
_FAILURE_AGE = 60.0  # seconds after which a robots.txt that failed is asked for again
_MAX_BYTES = 512_000  # of a robots.txt that are read (2.5: no fewer)
_MAX_CRAWL_DELAY = 300.0  # seconds; more than that is taken for a mistake, and this kept


@dataclass(slots=True)
class _Server:
    """How a server has answered for its robots.txt.

    Args:
        read_at: when, on the monotonic clock, it answered or failed last.
        fault: what is wrong with its answer; "" for nothing.
        failure: for which there was no answer.
        last_rules: those that it gave last, where it fails now.
        turn: of several requests that wait for the rules together; Scrapy gives them to the first, and none to others.
    """

    read_at: float = field(default_factory=time.monotonic)
    fault: str = ""
    failure: Exception | None = None
    last_rules: RobotParser | None = None
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def fails(self) -> bool:
        """Whether it has given no rules, or said that there are none."""
        return bool(self.fault) or self.failure is not None

    @property
    def is_stale(self) -> bool:
        """Whether it is to be asked again."""
        return time.monotonic() - self.read_at > (_FAILURE_AGE if self.fails else _MAX_AGE)


class Robots(RobotsTxtMiddleware):
    """Scrapy's middleware for robots.txt, with what RFC 9309 asks for besides.

    - Crawl-delay is kept to.
    - The file is read anew after a day, and in every crawl. If it cannot be had then, the rules that the server gave
      last count until it can, be it in an earlier crawl.
    - A file that never could be had, for an error of the server, which may be that it is busy, or for want of a whole
      answer, forbids the whole site.
    """

    def __init__(self, crawler: Crawler):
        super().__init__(crawler)
        self._servers: dict[str, _Server] = {}
        self._delays: dict[str, float] = {}  # Crawl-delay by host: its servers share the downloader's slot
        names = crawler.settings.getlist("RETRY_EXCEPTIONS")
        self._unreached = tuple(load_object(name) if isinstance(name, str) else name for name in names)

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        server = self._servers.get(_netloc(request))
        if server and server.fault and server.last_rules is None:
            raise IgnoreRequest(f"robots.txt {server.fault}, which forbids the whole site until it is there again")
        super().process_request_2(rp, request)

    async def robot_parser(self, request: Request) -> RobotParser | None:
        netloc, host = _netloc(request), host_of(request.url)
        server = self._servers.setdefault(netloc, _Server())
        if server.is_stale and isinstance(self._parsers.get(netloc), RobotParser | None):  # else it is on its way
            self._parsers.pop(netloc, None)
            server.failure = None
        async with server.turn:
            parser = await super().robot_parser(request)
        if server.fails:
            last = self._last_rules(server, netloc, host)
            if last is not None:
                parser = last  # 2.4: for as long as there is no newer one
            elif server.failure:
                raise server.failure.with_traceback(None)  # 2.3.1.4: without an answer nothing is allowed
        if host in self._delays:
            self._slow(host, self._delays[host] + MARGIN, 1)
            request.meta["autothrottle_dont_adjust_delay"] = True
        return parser

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        server = self._servers[netloc]
        server.fault = ""
        # 2.3.1.4: the whole site is to be taken for forbidden. 429 says as little of the rules as 503.
        if response.status >= 500 or response.status in BUSY:
            server.fault = f"answers {response.status}"
        elif is_part(response):
            server.fault = "was cut off on its way"
        elif response.status >= 400:  # 2.3.1.3: there are no rules
            response = response.replace(body=b"")
        response = response.replace(body=response.body[:_MAX_BYTES])
        await super()._parse_robots(response, netloc, request)
        server.read_at = time.monotonic()
        parser = self._parsers[netloc]
        if not server.fault and isinstance(parser, RobotParser):
            spider_of(self.crawler).keep_robots(netloc, response.body)
            server.last_rules = None
            self._heed_delay(parser, host_of(request.url))

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        if isinstance(exc, self._unreached):
            server = self._servers[netloc]
            server.failure, server.read_at = exc, time.monotonic()
        super()._robots_error(exc, netloc)

    def _last_rules(self, server: _Server, netloc: str, host: str) -> RobotParser | None:
        """The rules that a server gave last, in this crawl or an earlier one; None where it never gave any."""
        if server.last_rules is None:
            body = spider_of(self.crawler).kept_robots(netloc)
            if body is None:
                return None
            log.warning("%s: robots.txt fails; the rules that the server gave last stay in force", netloc)
            server.last_rules = build_from_crawler(self._parserimpl, self.crawler, body)
            self._heed_delay(server.last_rules, host)
        return server.last_rules

    def _heed_delay(self, parser: RobotParser, host: str) -> None:
        """Note the Crawl-delay that rules ask for, or that they ask for none any more."""
        delay = parser.crawl_delay(self._robotstxt_useragent or "*")
        if delay and delay > spider_of(self.crawler).site.delay:
            self._delays[host] = min(float(delay), _MAX_CRAWL_DELAY)
            log.info("%s asks for %.1f seconds between two requests", host, delay)
        elif self._delays.pop(host, 0.0):
            settings = self.crawler.settings
            self._slow(host, settings.getfloat("DOWNLOAD_DELAY"), settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"))

    def _slow(self, host: str, delay: float, at_once: int) -> None:
        """Have the downloader keep a delay between two requests to a host."""
        engine = self.crawler.engine
        assert engine is not None  # it has sent the request
        downloader = engine.downloader
        downloader.per_slot_settings[host] = {"delay": delay, "concurrency": at_once}
        slot = downloader.slots.get(host)
        if slot:
            slot.delay, slot.concurrency = delay, at_once


def _netloc(request: Request) -> str:
    return urlparse_cached(request).netloc
