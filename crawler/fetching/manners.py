"""Manners: a host that is busy is left in peace, and a request waits until its host may be asked."""

import asyncio
import logging
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Self

from scrapy import Request, signals
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, Response

from crawler.addresses import host_of
from crawler.fetching.guest import Middleware, spider_of

log = logging.getLogger(__name__)

ENDING = "the crawl is ending"
BUSY = (429, 503)
_LONGEST = 1_800.0  # seconds that a crawl waits for a server; asked for more, it ends and is gone on with later
_OFTEN = 20  # times in a row that a server asks for peace, however shortly, before the crawl ends
_FIRST, _MOST = 5.0, 600.0  # seconds of peace where the server does not say how many: doubled each time


class Manners(Middleware):
    """Downloader middleware next to the network: hears when a host is to be left in peace, and for how long."""

    def __init__(self, crawler: Crawler):
        super().__init__(crawler)
        self._until: dict[str, float] = {}  # by host: when, on the monotonic clock, it may be asked again
        self._waits: dict[str, list[float]] = {}  # by host: the seconds of peace that it has asked for in a row
        self._told = ""  # why requests wait, as it was told last

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        manners = super().from_crawler(crawler)
        crawler.signals.connect(manners.restart_delay, signal=signals.headers_received)
        return manners

    def restart_delay(self, headers: Headers, body_length: int | None, request: Request, spider: object) -> None:
        """Let the delay before the next request begin when the server answers.

        Scrapy lets it begin with the request. If that took long on its way, the next would arrive too soon after it.
        """
        engine = self.crawler.engine
        assert engine is not None  # it has sent the request
        slot = engine.downloader.slots.get(request.meta.get("download_slot", ""))
        if slot:
            slot.lastseen = time.monotonic()

    async def wait(self, request: Request) -> None:
        """Wait until the host of a request may be asked. Raises IgnoreRequest where the crawl ends before."""
        spider = spider_of(self.crawler)
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
            self._waits.pop(host, None)
            return response
        now = time.monotonic()
        under_way = self._until.get(host, 0.0) > now  # when the server asked last: it asks for nothing new
        waits = self._waits.setdefault(host, [])
        wait = retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
        if wait is None:
            wait = 0.0 if under_way else min(_FIRST * 2 ** len(waits), _MOST)
        if not under_way:
            waits.append(wait)
            log.warning("%s answers %d: left in peace for %.0f seconds", host, response.status, wait)
        if wait > _LONGEST:
            self._give_up(f"{host} asks to be left in peace for {wait / 60:,.0f} minutes; crawl again then")
        elif sum(waits) > _LONGEST or len(waits) > _OFTEN:
            self._give_up(f"{host} asks again and again to be left in peace; crawl again later")
        else:
            self._until[host] = max(self._until.get(host, 0.0), now + wait)
        return response

    def _give_up(self, why: str) -> None:
        if self.crawler.crawling:
            spider_of(self.crawler).end(f"{why}, it goes on where it was")

    def _outside(self, hours: tuple[int, int] | None) -> str:
        """Why a site of these hours is not asked now; "" where it may be."""
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
            await manners.wait(request)
        return await super().download_request(request)


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
