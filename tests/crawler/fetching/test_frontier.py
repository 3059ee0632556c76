"""Crawlers that share one frontier in a real Redis: they come, go and are killed."""

import contextlib
import os
import signal
import socket
import threading
import time
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import redis
from scrapy import Request

from crawler.archive import Archive
from crawler.fetching.shared_queue import SharedQueue
from crawler.fetching.target import Kind, Row, Target
from tests.crawler.crawls import Reply, Room, Server, links, numbered
from tests.crawler.fetching.conftest import Store
from tests.crawler.running import REPOSITORY
from tests.forked import Piped, Wanted


def a_site(room: Room, pages: int, delay: float) -> tuple[Server, Path]:
    """Lists of 20 articles, one leading to the next."""
    replies: dict[str, Reply] = {}
    for start in range(0, pages, 20):
        following = f"<a href='/list{start + 20}'>下一页</a>" if start + 20 < pages else ""
        names = (f"/a/{number}.html" for number in range(start, start + 20))
        replies["/" if start == 0 else f"/list{start}"] = links(*names, extra=following)
    replies |= numbered(range(pages))
    server = room.serve(dict(replies))
    return server, room.describe([server.address + "/"], delay=delay)


def begin(room: Room, site: Path, store: str) -> Piped:
    words, environment = ["crawl", "summaries", "-a", f"site={site}"], room.environment({"REDIS_URL": store})
    return Piped(Wanted("tests.nursery:scrapy", words, environment, str(REPOSITORY)), both=True)


def test_every_page_exactly_once_though_one_is_killed_and_one_comes_later(room: Room, store: str) -> None:
    pages = 120
    server, site = a_site(room, pages, 0.05)
    crawlers = [begin(room, site, store) for _ in range(3)]
    known = redis.Redis.from_url(store)
    until = time.monotonic() + 180
    while time.monotonic() < until:
        if len(server.asked) >= pages // 3 and known.keys(f"summaries:*:held:*-{crawlers[0].pid}-*"):
            break
        time.sleep(0.02)
    os.kill(crawlers[0].pid, signal.SIGKILL)
    crawlers.append(begin(room, site, store))
    told = [crawler.told() for crawler in crawlers]
    assert [crawler.returncode for crawler in crawlers] == [-signal.SIGKILL, 0, 0, 0], told
    assert not any("Traceback" in text for text in told), told
    with Archive(room.data / "archive") as archive:
        archived = Counter(entry.url for entry in archive.catalogue.entries())
    assert set(archived.values()) == {1}
    assert sum("/a/" in url for url in archived) == pages
    assert len(room.summaries()) == pages
    assert any("its" in text and "requests are given back" in text for text in told), told
    assert known.keys("summaries:*:requests") == []


class Line:
    """The way to a Redis, which can lose what comes back on it."""

    def __init__(self, folder: Path, store: str):
        self.url = f"unix://{folder / 'l'}"
        self.lost = 0
        self._loses = False
        self._to = store.removeprefix("unix://")
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(folder / "l"))
        self._listening.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def lose_an_answer(self) -> None:
        self._loses = True

    def _serve(self) -> None:
        while True:
            client, _ = self._listening.accept()
            with client, socket.socket(socket.AF_UNIX) as server:
                server.connect(self._to)
                while asked := client.recv(65_536):
                    server.sendall(asked)
                    answer = server.recv(65_536)
                    if self._loses:
                        self._loses, self.lost = False, self.lost + 1
                        break
                    client.sendall(answer)


def test_an_answer_of_redis_that_is_lost_on_its_way_costs_no_page(
    store: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    line = Line(tmp_path_factory.mktemp("line"), store)

    def request_for(target: Target, priority: int) -> Request:
        return Request(target.url, priority=priority, meta=target.as_meta())

    spider: Any = SimpleNamespace(name="summaries", site=SimpleNamespace(name="zhen"), request_for=request_for)
    queue = SharedQueue(redis.Redis.from_url(line.url), spider)
    queue.beat()
    urls = [f"http://127.0.0.1/{number}.html" for number in range(3)]
    asked = [request_for(Target(Kind.ARTICLE, url, Row(number, 7)), -number) for number, url in enumerate(urls)]
    for request in asked:
        line.lose_an_answer()
        for _ in range(2):  # as a crawler does that was told nothing
            with contextlib.suppress(redis.ConnectionError):
                queue.push_new(request)
    taken = []
    for turn in range(20):
        if turn % 2 == 0:
            line.lose_an_answer()
        with contextlib.suppress(redis.ConnectionError):
            if request := queue.pop():
                taken.append(request)
        queue.put_back()
    taken.sort(key=lambda request: request.url)
    assert [Target.of(request) for request in taken] == [Target.of(request) for request in asked]
    assert line.lost >= 6
    assert queue.under_way() == len(taken)
    queue.release([Target.of(request).lease for request in taken])
    assert queue.under_way() == 0


def test_a_redis_that_does_not_answer_is_told_in_a_line(room: Room) -> None:
    server = room.serve({"/": links("/a/1.html")})
    more = {"SUMMARIES_CONTACT": "me@example.com"}
    run = room.crawl(server.address + "/", REDIS_URL="redis://me:geheim@127.0.0.1:1/0", **more)
    assert run.returncode == 2
    assert "REDIS_URL: 127.0.0.1:1 does not answer" in run.stderr
    assert "geheim" not in run.stderr
    for url in ("redis://:ge/heim@127.0.0.1:1/0", "geheim@127.0.0.1"):  # a slash ends the host
        run = room.crawl(server.address + "/", REDIS_URL=url, **more)
        assert (run.returncode, run.stdout) == (2, "")
        assert "REDIS_URL: no address of Redis; expected redis://host:6379/0" in run.stderr
        assert "heim" not in run.stderr
    assert run.stderr.count("\n") == 1
    assert server.asked == []


@pytest.mark.parametrize("keeps", [True, False])
def test_a_redis_that_dies_and_comes_back(room: Room, redis_server: Store, keeps: bool) -> None:
    pages = 60
    redis_server.keeps = keeps
    if not keeps:
        redis_server.kill()
        redis_server.start()
    server, site = a_site(room, pages, 0.05)
    crawlers = [begin(room, site, redis_server.url) for _ in range(2)]
    until = time.monotonic() + 180
    while len(server.asked) < pages // 3 and time.monotonic() < until:
        time.sleep(0.02)
    redis_server.kill()
    time.sleep(3)
    redis_server.start()
    told = [crawler.told() for crawler in crawlers]
    assert not any("Traceback" in text for text in told), told
    assert any("Redis does not answer" in text for text in told), told
    if not keeps:
        assert [crawler.returncode for crawler in crawlers] == [2, 2], told
        assert all("Redis came back without the frontier" in text for text in told), told
        last = begin(room, site, redis_server.url)
        told = [last.told()]
        assert last.returncode == 0, told
    else:
        assert [crawler.returncode for crawler in crawlers] == [0, 0], told
    with Archive(room.data / "archive") as archive:
        archived = Counter(entry.url for entry in archive.catalogue.entries())
    assert set(archived.values()) == {1}
    assert len(room.summaries()) == pages


def test_a_crawler_that_a_site_shuts_out_finds_it_out_though_the_frontier_is_shared(room: Room, store: str) -> None:
    """What asks whether a site still gives what it gave before is not for other crawlers."""
    barred = Reply("<title>安全验证</title>请输入验证码", 403)
    given = numbered(range(10))

    def shut() -> Reply:
        server.replies.update(dict.fromkeys(given, barred))
        return barred

    refused = {f"/a/{number}.html": shut for number in range(10, 200)}
    server = room.serve({"/": links(*given, *refused), **given, **refused})
    crawler = begin(room, room.describe([server.address + "/"]), store)
    told = crawler.told()
    assert crawler.returncode == 2, told
    assert "the site has shut this crawl out" in told
    assert "Traceback" not in told
    assert len(server.asked) < 100
