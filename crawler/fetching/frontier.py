"""One frontier for the crawlers of several machines, in Redis; the variable `REDIS_URL` switches it on.

The base is scrapy-redis. Added are the queue (`shared_queue`), and that crawls wait while Redis does not answer.
"""

import logging
import time
from collections import deque
from collections.abc import AsyncIterator
from typing import Any, Self

import redis
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy_redis import connection
from scrapy_redis.scheduler import Scheduler

from crawler.fetching.guest import Frontier, Guest, Middleware, spider_of
from crawler.fetching.shared_queue import LEASE, SharedQueue
from crawler.fetching.target import Kind, Target
from crawler.settings import REDIS_URL, SPIDER_MIDDLEWARES
from indexer.trouble import Trouble

log = logging.getLogger(__name__)

_AGAIN = frozenset(("retry_times", "redirect_times"))  # in the meta of what Scrapy requests once more


def settings() -> dict[str, Any]:
    """Scrapy's settings for a frontier in the Redis at `REDIS_URL`. Raises Trouble where that does not answer."""
    try:
        server = redis.Redis.from_url(REDIS_URL, socket_timeout=10)
    except ValueError:  # whose words may hold a part of the password
        raise Trouble("REDIS_URL: no address of Redis; expected redis://host:6379/0, or unset it") from None
    try:
        server.ping()
    except redis.RedisError as error:
        raise Trouble(
            f"REDIS_URL: {_shown(server)} does not answer ({error}); start Redis, or unset REDIS_URL"
        ) from error
    return {
        "SCHEDULER": "crawler.fetching.frontier.SharedScheduler",
        "SCHEDULER_PERSIST": True,
        "SPIDER_MIDDLEWARES": SPIDER_MIDDLEWARES | {"crawler.fetching.frontier.Leases": 10},
    }


def _shown(server: redis.Redis) -> str:
    """The address of a Redis without its password."""
    options = server.connection_pool.connection_kwargs
    return str(options.get("path") or f"{options.get('host', 'localhost')}:{options.get('port', 6379)}")


class SharedScheduler(Scheduler, Frontier):  # type: ignore[misc]
    """scrapy-redis' scheduler with `SharedQueue`. While Redis does not answer, nothing is asked for."""

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self._token = b""  # of the frontier, from when Redis has first answered
        self._beaten = 0.0
        self._ended: list[bytes] = []  # leases whose callbacks have ended since the last commit
        self._archived: list[bytes] = []  # those from before it
        self._unsent: deque[Request] = deque()  # found while Redis did not answer
        self._probes: deque[Request] = deque()  # whether this crawler is shut out, no other can see
        self._away = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(connection.from_settings(crawler.settings))

    def open(self, spider: Guest) -> None:
        self.spider = spider
        self.queue = SharedQueue(self.server, spider)
        spider.frontier = self
        try:
            self.beat()
        except redis.RedisError as error:  # it did a moment ago
            self._wait(error)

    def enqueue_request(self, request: Request) -> bool:
        if Target.of(request).kind is Kind.PROBE:
            self._probes.append(request)
            return True
        if not self._unsent:
            try:
                return self._send(request)
            except redis.RedisError as error:
                self._wait(error)
        self._unsent.append(request)
        return True

    def _send(self, request: Request) -> bool:
        target = Target.of(request)
        if not target.is_again and not _AGAIN & request.meta.keys():
            new: bool = self.queue.push_new(request)
            return new
        self.queue.push(request)
        self.ended(target.lease)  # of a retry or a redirect: the new request stands for the old one
        return True

    def next_request(self) -> Request | None:
        if self._probes:
            return self._probes.popleft()
        try:
            if self._away or time.monotonic() - self._beaten > LEASE / 4:
                self.beat()
            while self._unsent:
                self._send(self._unsent[0])
                self._unsent.popleft()
            request: Request | None = None if self.spider.troubles else self.queue.pop()
        except redis.RedisError as error:
            self._wait(error)
            return None
        return request

    def _wait(self, error: redis.RedisError) -> None:
        if not self._away:
            log.warning("Redis does not answer (%s); the crawl waits for it", error)
        self._away = True

    def has_pending_requests(self) -> bool:
        """Whether there is or may be something to do. What other crawlers hold counts: their pages may lead to more."""
        try:
            return bool(self._unsent or self._probes) or len(self.queue) > 0 or self.queue.under_way() > 0
        except redis.RedisError:
            return True

    def beat(self) -> None:
        """Give a sign of life, and put back the requests of crawlers that have given none for long.

        Ends the crawl where Redis has lost the frontier.
        """
        self._token = self._token or self.queue.join()
        if self.queue.is_lost(self._token):
            self._lost()
            return
        self.queue.put_back()
        given = self.queue.beat()
        self._beaten = time.monotonic()
        if self._away:
            log.warning("Redis answers again")
            self._away = False
        if given:
            log.warning("a crawler has gone; its %d requests are given back", given)

    def _lost(self) -> None:
        self.spider.end(
            "Redis came back without the frontier that the crawlers share (it keeps nothing over a restart unless told "
            "to: appendonly yes); crawl again, it goes on where it was"
        )

    def ended(self, lease: bytes) -> None:
        """The callback of a request has ended. What it yielded is archived by the second commit from now."""
        if lease:
            self._ended.append(lease)

    def came_to_nothing(self, request: Request) -> None:
        """A request has no answer, and the other crawlers need not ask again."""
        self.ended(Target.of(request).lease)

    def committed(self) -> None:
        """The archive has committed: the requests whose callbacks ended before the last commit are done with."""
        try:
            if time.monotonic() - self._beaten > LEASE / 4:
                self.beat()
            self.queue.release(self._archived)
            self._archived, self._ended = self._ended, []
        except redis.RedisError as error:
            self._wait(error)

    def close(self, reason: str) -> None:
        try:
            self.queue.release([*self._archived, *self._ended])
            self.queue.leave()
            if reason == "finished" and not self.has_pending_requests():
                self.queue.clear()  # the next visit begins anew
        except redis.RedisError as error:
            self._wait(error)  # the others are given what this crawler held


class Leases(Middleware):
    """Spider middleware: tells the scheduler when the callback of a request has ended."""

    async def process_spider_output(self, response: Response, result: AsyncIterator[Any]) -> AsyncIterator[Any]:
        async for one in result:
            yield one
        spider_of(self.crawler).frontier.ended(Target.of(response).lease)
