"""One frontier for the crawlers of several machines, in Redis: `REDIS_URL` switches it on. The base is scrapy-redis.

What scrapy-redis leaves to us: a request that a crawler has taken stays its own until its page is archived, and goes
back into the queue when the crawler dies; and requests travel as JSON, so that whoever can write to Redis cannot run
code in the crawlers.
"""

import json
import logging
import os
import socket
import time
import uuid
from collections import deque
from collections.abc import AsyncIterator
from typing import Any

import redis
from scrapy import Request
from scrapy.http import Response
from scrapy_redis.queue import PriorityQueue
from scrapy_redis.scheduler import Scheduler

from crawler.addresses import canonical
from crawler.fetching.middleware import Middleware
from crawler.settings import REDIS_URL, SPIDER_MIDDLEWARES
from indexer.trouble import Trouble

log = logging.getLogger(__name__)

LEASE = 15  # seconds without a sign of life after which a crawler's requests are given to others
_KEPT = (
    "role",
    "asked",
    "article",
    "number",
    "read",
    "retry_times",
    "redirect_times",
    "unconditional",
    "depth",
    "barren",
    "stale",
    "alone",
    "again",
)
# What asks for an address once more.
_AGAIN = frozenset(("number", "retry_times", "redirect_times", "unconditional", "alone", "again"))

# All times are those of the Redis server: the machines' clocks need not agree.
_TAKE = """
local found = redis.call('ZPOPMIN', KEYS[1])
if not found[1] then return nil end
redis.call('HSET', KEYS[2], found[1], found[2])
return found[1]
"""
# Both or none: an answer that is lost on its way must not part them.
_ADD_NEW = """
local new = redis.call('SADD', KEYS[1], ARGV[1])
if new == 1 then redis.call('ZADD', KEYS[2], ARGV[2], ARGV[3]) end
return new
"""
_RETURN = """
for place = 1, #ARGV do
    local score = redis.call('HGET', KEYS[1], ARGV[place])
    if score then
        redis.call('ZADD', KEYS[2], score, ARGV[place])
        redis.call('HDEL', KEYS[1], ARGV[place])
    end
end
"""
_GIVE_BACK = """
local now = tonumber(redis.call('TIME')[1])
redis.call('ZADD', KEYS[2], now, ARGV[1])
local given = 0
for _, crawler in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now - tonumber(ARGV[2]))) do
    local held = ARGV[3] .. crawler
    local leases = redis.call('HGETALL', held)
    for place = 1, #leases, 2 do
        redis.call('ZADD', KEYS[1], leases[place + 1], leases[place])
        given = given + 1
    end
    redis.call('DEL', held)
    redis.call('ZREM', KEYS[2], crawler)
end
return given
"""
_HELD = """
local held = 0
for _, crawler in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
    held = held + redis.call('HLEN', ARGV[1] .. crawler)
end
return held
"""


# A Redis that was started anew without its data must not pass for one whose work is done.
_JOIN = """
local token = redis.call('GET', KEYS[1])
if not token or token == 'done' then
    token = ARGV[1]
    redis.call('SET', KEYS[1], token)
end
return token
"""


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
        "DUPEFILTER_CLASS": "scrapy_redis.dupefilter.RFPDupeFilter",  # made, and not asked: `is_new` does its work
        "SCHEDULER_PERSIST": True,
        "SPIDER_MIDDLEWARES": SPIDER_MIDDLEWARES | {"crawler.fetching.frontier.Leases": 10},
    }


def _shown(server: redis.Redis) -> str:
    """The address of a Redis without its password."""
    options = server.connection_pool.connection_kwargs
    return str(options.get("path") or f"{options.get('host', 'localhost')}:{options.get('port', 6379)}")


class SharedQueue(PriorityQueue):  # type: ignore[misc]
    """A sorted set of requests by priority, and what each crawler has taken of it."""

    def __init__(self, server: redis.Redis, spider: Any, key: str, serializer: Any = None):
        super().__init__(server, spider, key, serializer or json)
        base = f"summaries:{spider.site.name}"
        self.key = f"{base}:requests"
        self.asked, self.crawlers, self.held = f"{base}:asked", f"{base}:crawlers", f"{base}:held:"
        self.token = f"{base}:frontier"
        self.me = f"{socket.gethostname()}-{os.getpid()}-{uuid.uuid4().hex[:8]}"
        self._mine: set[bytes] = set()  # the leases that this crawler knows it holds
        self._add_new = server.register_script(_ADD_NEW)
        self._take = server.register_script(_TAKE)
        self._return = server.register_script(_RETURN)
        self._give_back = server.register_script(_GIVE_BACK)
        self._held = server.register_script(_HELD)
        self._join = server.register_script(_JOIN)

    def _encode_request(self, request: Request) -> bytes:
        # The callback by name, which must be one of the spider's own.
        callback = request.callback.__name__ if request.callback else "parse"
        meta = {name: request.meta[name] for name in _KEPT if name in request.meta}
        record = {"url": request.url, "callback": callback, "priority": request.priority, "meta": meta}
        return json.dumps(record, ensure_ascii=False, sort_keys=True).encode()

    def _decode_request(self, encoded_request: bytes) -> Request:
        record = json.loads(encoded_request)
        if record["callback"] not in ("parse_list", "parse_article", "parse_continuation"):
            raise ValueError(f"no callback of the spider: {record['callback']}")
        return Request(
            record["url"],
            callback=getattr(self.spider, record["callback"]),
            errback=self.spider.failed,
            priority=record["priority"],
            meta=record["meta"] | {"lease": encoded_request},
            dont_filter=True,
        )

    def push_new(self, request: Request) -> bool:
        """Queue a request unless a crawler of this visit has asked for its address; whether it is queued."""
        record = self._encode_request(request)
        return bool(
            self._add_new(keys=[self.asked, self.key], args=[canonical(request.url), -request.priority, record])
        )

    def pop(self, timeout: int = 0) -> Request | None:
        """The first request, which is this crawler's until `release`; None where the queue is empty."""
        data = self._take(keys=[self.key, self.held + self.me])
        if not data:
            return None
        self._mine.add(data)
        return self._decode_request(data)

    def release(self, leases: list[bytes]) -> None:
        """These requests are done with."""
        if leases:
            self.server.hdel(self.held + self.me, *leases)
            self._mine.difference_update(leases)

    def put_back(self) -> None:
        """What Redis has given to this crawler in an answer that never came goes into the queue again."""
        unknown = [lease for lease in self.server.hkeys(self.held + self.me) if lease not in self._mine]
        if unknown:
            self._return(keys=[self.held + self.me, self.key], args=unknown)

    def join(self) -> bytes:
        """What marks the frontier that this crawler takes part in, until it is done."""
        token: bytes = self._join(keys=[self.token], args=[self.me])
        return token

    def is_lost(self, token: bytes) -> bool:
        """Whether Redis no longer knows the frontier that a crawler has joined."""
        return self.server.get(self.token) not in (token, b"done")

    def beat(self) -> int:
        """A sign of life; how many requests of dead crawlers it has given back to the queue."""
        given = self._give_back(keys=[self.key, self.crawlers], args=[self.me, LEASE, self.held])
        return int(given)

    def under_way(self) -> int:
        """How many requests all the crawlers hold."""
        return int(self._held(keys=[self.crawlers], args=[self.held]))

    def leave(self) -> None:
        """Give back what this crawler holds, and sign off."""
        self._mine.clear()
        self.put_back()
        self.server.zrem(self.crawlers, self.me)

    def clear(self) -> None:
        self.server.delete(self.key, self.asked)
        self.server.set(self.token, "done")


class SharedScheduler(Scheduler):  # type: ignore[misc]
    """scrapy-redis' scheduler with `SharedQueue`. While Redis does not answer, nothing is asked for."""

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **(options | {"queue_cls": "crawler.fetching.frontier.SharedQueue"}))
        self._beaten = 0.0
        self._ended: list[bytes] = []  # leases whose callbacks have ended since the last commit
        self._archived: list[bytes] = []  # those from before it
        self._unsent: deque[Request] = deque()  # found while Redis did not answer
        self._away = False

    def open(self, spider: Any) -> None:
        super().open(spider)
        spider.frontier = self
        self._token = self.queue.join()
        self.beat()

    def enqueue_request(self, request: Request) -> bool:
        if not self._unsent:
            try:
                return self._send(request)
            except redis.RedisError as error:
                self._wait(error)
        self._unsent.append(request)
        return True

    def _send(self, request: Request) -> bool:
        if not _AGAIN & request.meta.keys():
            new: bool = self.queue.push_new(request)
            return new
        lease = request.meta.get("lease")
        self.queue.push(request)
        if lease:  # a retry or a redirect: the new request stands for the old one
            self.ended(lease)
        return True

    def next_request(self) -> Request | None:
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
        """Whether a crawler still has or finds something to do: also what others hold may lead to more."""
        try:
            return bool(self._unsent) or len(self.queue) > 0 or self.queue.under_way() > 0
        except redis.RedisError:
            return True

    def beat(self) -> None:
        """A sign of life, and a look for those who give none. Ends the crawl where Redis has lost the frontier."""
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
        """A request's callback has ended; what it brought will be archived by the second commit from now."""
        self._ended.append(lease)

    def committed(self) -> None:
        """What was fetched has been archived: requests that ended before the last commit are done with."""
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
        spider: Any = self.crawler.spider
        if "lease" in response.meta:
            spider.frontier.ended(response.meta["lease"])
