"""The queue of a frontier in Redis: the requests to be made, and those that each crawler has taken.

The base is scrapy-redis. A request that a crawler has taken stays its own until its page is archived, and goes back
into the queue when the crawler dies. Requests travel as JSON, so that whoever can write to Redis cannot run code in the
crawlers.
"""

import json
import os
import socket
import uuid

import redis
from scrapy import Request
from scrapy_redis.queue import PriorityQueue

from crawler.addresses import canonical
from crawler.fetching.guest import Guest
from crawler.fetching.target import Target

LEASE = 15  # seconds without a sign of life after which a crawler's requests are given to others
_KEPT = ("depth", "retry_times", "redirect_times")  # of what Scrapy notes in a request's meta

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
_UNDER_WAY = """
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


class SharedQueue(PriorityQueue):  # type: ignore[misc]
    """A sorted set of requests by priority, and the requests that each crawler has taken."""

    def __init__(self, server: redis.Redis, spider: Guest):
        super().__init__(server, spider, "", json)
        base = f"summaries:{spider.site.name}"
        self.key = f"{base}:requests"
        self.seen, self.crawlers, self.taken = f"{base}:asked", f"{base}:crawlers", f"{base}:held:"
        self.token = f"{base}:frontier"
        self.me = f"{socket.gethostname()}-{os.getpid()}-{uuid.uuid4().hex[:8]}"
        self._mine: set[bytes] = set()  # the leases that this crawler knows it holds
        self._add_new = server.register_script(_ADD_NEW)
        self._take = server.register_script(_TAKE)
        self._return = server.register_script(_RETURN)
        self._give_back = server.register_script(_GIVE_BACK)
        self._under_way = server.register_script(_UNDER_WAY)
        self._join = server.register_script(_JOIN)

    def _encode_request(self, request: Request) -> bytes:
        record = {
            "url": request.url,
            "priority": request.priority,
            "target": Target.of(request).as_json(),
            "meta": {name: request.meta[name] for name in _KEPT if name in request.meta},
        }
        return json.dumps(record, ensure_ascii=False, sort_keys=True).encode()

    def _decode_request(self, encoded_request: bytes) -> Request:
        record = json.loads(encoded_request)
        target = Target.from_json(record["target"], encoded_request)
        request: Request = self.spider.request_for(target, record["priority"])
        return request.replace(url=record["url"], meta=record["meta"] | target.as_meta())  # a redirect's is another

    def push_new(self, request: Request) -> bool:
        """Queue a request unless a crawler of this visit has requested its address. Tells whether it was queued."""
        record = self._encode_request(request)
        return bool(self._add_new(keys=[self.seen, self.key], args=[canonical(request.url), -request.priority, record]))

    def pop(self, timeout: int = 0) -> Request | None:
        """The first request, which is this crawler's until `release`; None where the queue is empty."""
        data = self._take(keys=[self.key, self.taken + self.me])
        if not data:
            return None
        self._mine.add(data)
        return self._decode_request(data)

    def release(self, leases: list[bytes]) -> None:
        """These requests are done with."""
        if leases:
            self.server.hdel(self.taken + self.me, *leases)
            self._mine.difference_update(leases)

    def put_back(self) -> None:
        """Put requests back that Redis has given to this crawler in an answer which was lost on its way."""
        unknown = [lease for lease in self.server.hkeys(self.taken + self.me) if lease not in self._mine]
        if unknown:
            self._return(keys=[self.taken + self.me, self.key], args=unknown)

    def join(self) -> bytes:
        """Take part in the frontier of this visit, or begin one; the mark by which it is known until it is done."""
        token: bytes = self._join(keys=[self.token], args=[self.me])
        return token

    def is_lost(self, token: bytes) -> bool:
        """Whether Redis no longer knows the frontier that a crawler has joined."""
        return self.server.get(self.token) not in (token, b"done")

    def beat(self) -> int:
        """Give a sign of life, and put the requests of dead crawlers back; how many these were."""
        given = self._give_back(keys=[self.key, self.crawlers], args=[self.me, LEASE, self.taken])
        return int(given)

    def under_way(self) -> int:
        """How many requests all the crawlers hold."""
        return int(self._under_way(keys=[self.crawlers], args=[self.taken]))

    def leave(self) -> None:
        """Give back what this crawler holds, and sign off."""
        self._mine.clear()
        self.put_back()
        self.server.zrem(self.crawlers, self.me)

    def clear(self) -> None:
        self.server.delete(self.key, self.seen)
        self.server.set(self.token, "done")
