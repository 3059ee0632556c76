"""A guest's manners: a server that is busy is left in peace, and robots.txt is obeyed as RFC 9309 asks."""

import asyncio
import logging
import time
from collections import defaultdict
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Self

from scrapy import Request, signals
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import build_from_crawler, load_object

from crawler.addresses import host_of
from crawler.fetching.downloads import MARGIN
from crawler.fetching.middleware import Middleware

log = logging.getLogger(__name__)

ENDING = "the crawl is ending"
BUSY = (429, 503)
LONGEST = 1_800.0  # seconds that a crawl waits for a server; asked for more, it ends and is gone on with later
_OFTEN = 20  # times in a row that a server asks for peace, however shortly, before the crawl ends
_FIRST, _MOST = 5.0, 600.0  # seconds of peace where the server does not say how many: doubled each time
_ROBOTS_AGE = 86_400.0  # RFC 9309, 2.4: a robots.txt should not be used for longer than a day
_FAILURE_AGE = 60.0  # seconds after which a robots.txt that failed is asked for again
_MOST_ROBOTS = 512_000  # bytes of a robots.txt that are read (RFC 9309, 2.5: no fewer)
_MOST_CRAWL_DELAY = 300.0  # seconds; more than that is taken for a mistake, and this kept


class Manners(Middleware):
    """Downloader middleware next to the network: hears when a host is to be left in peace, and for how long."""

    def __init__(self, crawler: Crawler):
        super().__init__(crawler)
        self._until: dict[str, float] = {}  # by host: when, on the monotonic clock, it may be asked again
        self._asked: dict[str, list[float]] = {}  # by host: the seconds of peace that it has asked for in a row
        self._told = ""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        manners = super().from_crawler(crawler)
        crawler.signals.connect(manners.answered, signal=signals.headers_received)
        return manners

    def answered(self, headers: Headers, body_length: int | None, request: Request, spider: object) -> None:
        """Let the delay before the next request begin when the server answers.

        Scrapy lets it begin with the request. If that took long on its way, the next would arrive too soon after it.
        """
        engine = self.crawler.engine
        assert engine is not None  # it has sent the request
        slot = engine.downloader.slots.get(request.meta.get("download_slot", ""))
        if slot:
            slot.lastseen = time.monotonic()

    async def may_ask(self, request: Request) -> None:
        """Wait until the host of a request may be asked. Raises IgnoreRequest where the crawl ends before."""
        spider: Any = self.crawler.spider
        host = host_of(request.url)
        while True:
            if not self.crawler.crawling:
                raise IgnoreRequest(ENDING)
            why = spider.paused or self._outside(spider.site.hours)
            left = self._until.get(host, 0.0) - time.monotonic()
            if not why and left <= 0:
                self._told = ""
                return
            if why and why != self._told:
                self._told = why
                log.warning("waiting: %s", why)
            await asyncio.sleep(1.0 if why else min(left, 1.0))

    def process_response(self, request: Request, response: Response) -> Response:
        host = host_of(request.url)
        if response.status not in BUSY:
            self._asked.pop(host, None)
            return response
        now = time.monotonic()
        under_way = self._until.get(host, 0.0) > now  # when the server asked last: it asks for nothing new
        asked = self._asked.setdefault(host, [])
        wait = retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
        if wait is None:
            wait = 0.0 if under_way else min(_FIRST * 2 ** len(asked), _MOST)
        if not under_way:
            asked.append(wait)
            log.warning("%s answers %d: left in peace for %.0f seconds", host, response.status, wait)
        if wait > LONGEST:
            self._give_up(f"{host} asks to be left in peace for {wait / 60:,.0f} minutes; crawl again then")
        elif sum(asked) > LONGEST or len(asked) > _OFTEN:
            self._give_up(f"{host} asks again and again to be left in peace; crawl again later")
        else:
            self._until[host] = max(self._until.get(host, 0.0), now + wait)
        return response

    def _give_up(self, why: str) -> None:
        spider: Any = self.crawler.spider
        if self.crawler.crawling:
            spider.end(f"{why}, it goes on where it was")

    def _outside(self, hours: tuple[int, int] | None) -> str:
        now = datetime.now().astimezone()
        if hours is None or within_hours(hours, now.hour * 60 + now.minute):
            return ""
        begins, ends = (f"{minute // 60:02}:{minute % 60:02}" for minute in hours)
        return f"the site is asked between {begins} and {ends} only"


class Patient(HTTP11DownloadHandler):
    """Holds a request at the last moment: many wait for their turn when the one before them is told to wait."""

    async def download_request(self, request: Request) -> Response:
        manners = self._crawler.get_downloader_middleware(Manners)
        if manners is not None:  # Scrapy's own commands have none
            await manners.may_ask(request)
        return await super().download_request(request)


class Robots(RobotsTxtMiddleware):
    """Scrapy's middleware for robots.txt, with what RFC 9309 asks for besides.

    - Crawl-delay is kept to.
    - The file is read anew after a day, and in every crawl. If it cannot be had then, the rules that the server gave
      last count until it can, be it in an earlier crawl.
    - A file that never could be had, for an error of the server or for want of an answer, forbids the whole site.
    """

    def __init__(self, crawler: Crawler):
        super().__init__(crawler)
        self._read_at: dict[str, float] = {}
        self._delays: dict[str, float] = {}  # by host
        self._statuses: dict[str, int] = {}  # with which a server fails to give its robots.txt
        self._failures: dict[str, Exception] = {}  # for which there is no answer to the question for it
        self._before: dict[str, RobotParser] = {}  # the rules that a server gave last, where it fails
        # Of several requests that wait for the rules together, Scrapy gives them to the first, and none to the others.
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        names = crawler.settings.getlist("RETRY_EXCEPTIONS")
        self._unreached = tuple(load_object(name) if isinstance(name, str) else name for name in names)

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        netloc = _netloc(request)
        status = None if netloc in self._before else self._statuses.get(netloc)
        if status is not None and not request.meta.get("dont_obey_robotstxt"):
            raise IgnoreRequest(f"robots.txt answers {status}, which forbids the whole site until it is there again")
        super().process_request_2(rp, request)

    async def robot_parser(self, request: Request) -> RobotParser | None:
        netloc = _netloc(request)
        if isinstance(self._parsers.get(netloc), RobotParser | None):
            fails = netloc in self._failures or netloc in self._statuses
            age = time.monotonic() - self._read_at.get(netloc, time.monotonic())
            if age > (_FAILURE_AGE if fails else _ROBOTS_AGE):
                self._parsers.pop(netloc, None)
                self._failures.pop(netloc, None)
        async with self._turns[netloc]:
            parser = await super().robot_parser(request)
        host = host_of(request.url)
        if netloc in self._failures or netloc in self._statuses:
            before = self._given_before(netloc, host)
            if before is not None:
                parser = before  # 2.4: for as long as there is no newer one
            elif failure := self._failures.get(netloc):
                raise failure.with_traceback(None)  # 2.3.1.4: without an answer nothing is allowed
        if host in self._delays:
            self._slow(host, self._delays[host] + MARGIN, 1)
            request.meta["autothrottle_dont_adjust_delay"] = True
        return parser

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        self._statuses.pop(netloc, None)
        if response.status >= 500:  # 2.3.1.4: the whole site is to be taken for forbidden
            self._statuses[netloc] = response.status
        elif response.status >= 400:  # 2.3.1.3: there are no rules
            response = response.replace(body=b"")
        response = response.replace(body=response.body[:_MOST_ROBOTS])
        await super()._parse_robots(response, netloc, request)
        self._read_at[netloc] = time.monotonic()
        parser = self._parsers[netloc]
        if response.status < 500 and isinstance(parser, RobotParser):
            spider: Any = self.crawler.spider
            spider.keep_robots(netloc, response.body)
            self._before.pop(netloc, None)
            self._heed_delay(parser, host_of(request.url))

    def _given_before(self, netloc: str, host: str) -> RobotParser | None:
        """The rules that a server gave last, in this crawl or an earlier one; None where it never gave any."""
        if netloc not in self._before:
            spider: Any = self.crawler.spider
            body = spider.kept_robots(netloc)
            if body is None:
                return None
            log.warning("%s: robots.txt fails; the rules that the server gave last stay in force", netloc)
            self._before[netloc] = build_from_crawler(self._parserimpl, self.crawler, body)
            self._heed_delay(self._before[netloc], host)
        return self._before[netloc]

    def _heed_delay(self, parser: RobotParser, host: str) -> None:
        """Note the Crawl-delay that rules ask for, or that they ask for none any more."""
        asked = parser.crawl_delay(self._robotstxt_useragent or "*")
        spider: Any = self.crawler.spider
        if asked and asked > spider.site.delay:
            self._delays[host] = min(float(asked), _MOST_CRAWL_DELAY)
            log.info("%s asks for %.1f seconds between two requests", host, asked)
        elif self._delays.pop(host, 0.0):
            settings = self.crawler.settings
            self._slow(host, settings.getfloat("DOWNLOAD_DELAY"), settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"))

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        if isinstance(exc, self._unreached):
            self._failures[netloc] = exc
            self._read_at[netloc] = time.monotonic()
        super()._robots_error(exc, netloc)

    def _slow(self, host: str, delay: float, at_once: int) -> None:
        engine = self.crawler.engine
        assert engine is not None  # it has sent the request
        downloader = engine.downloader
        downloader.per_slot_settings[host] = {"delay": delay, "concurrency": at_once}
        slot = downloader.slots.get(host)
        if slot:
            slot.delay, slot.concurrency = delay, at_once


def _netloc(request: Request) -> str:
    return urlparse_cached(request).netloc


def retry_after(value: bytes | None, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for (RFC 9110, 10.2.3: seconds or a date); None where it says nothing.

    >>> retry_after(b"120", datetime.now(UTC))
    120.0
    """
    text = (value or b"").decode("latin-1").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max((moment - now).total_seconds(), 0.0)


def within_hours(hours: tuple[int, int], minute: int) -> bool:
    """Whether a minute of the day is in a window, which may lie over midnight; equal ends mean all day."""
    begins, ends = hours
    if begins <= ends:
        return begins <= minute < ends or begins == ends
    return minute >= begins or minute < ends
