"""Every kind of bad manners in one crawl: it ends by itself, within bounds, and the good pages are all there."""

import gzip
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawler.running import REPOSITORY, SCRAPY
from tests.crawler.test_spider import Reply, Room, article, links

GOOD = range(1, 11)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    for server in made.servers:
        server.close()


class Stream:
    """A server on 127.0.0.1 that writes bytes as it likes, until whoever asked has had enough."""

    def __init__(self, pieces: bytes, pause: float):
        self._pieces, self._pause = pieces, pause
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        request = connection.recv(4_096)
        try:
            if b"/robots.txt" in request:
                connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                connection.close()
                return
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>")
            while True:
                connection.sendall(self._pieces)
                time.sleep(self._pause)
        except OSError:
            connection.close()

    def close(self) -> None:
        self._socket.close()


def calendar(month: int) -> Reply:
    return Reply(f"<html><title>{month}</title><a href='/list/{month + 1}'>下一页</a></html>")


# A process between, so that what is measured is this crawl and none of the tests before it.
MEASURING = """
import pathlib, resource, subprocess, sys
status = subprocess.run(sys.argv[2:]).returncode
pathlib.Path(sys.argv[1]).write_text(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(status)
"""


def test_every_kind_of_badness_in_one_crawl(room: Room) -> None:
    endless, drip = Stream(b"x" * 65_536, 0.0), Stream(b"x", 0.5)
    elsewhere = room.serve({"/a/1.html": article(1)})
    off = elsewhere.address.replace("127.0.0.1", "localhost")
    bomb = gzip.compress(b"<p>" + b"0" * 60_000_000)
    login = Reply("<html><title>请登录</title><p>请先登录</p></html>")
    server = room.serve({
        "/": links(
            *(f"/a/{number}.html" for number in GOOD), *(f"/a/{number}.html" for number in range(20, 45)),
            "/a/1.html?PHPSESSID=0123456789abcdef", "/a/2.html;jsessionid=77", f"{endless.address}/a/50.html",
            f"{drip.address}/a/51.html", f"{off}/a/52.html", "ftp://127.0.0.1/a/53.html", "javascript:void(0)",
            "file:///etc/passwd", "http://10.0.0.1/a/54.html", "http://169.254.169.254/a/55.html", "/list/1",
        ),
        **{f"/a/{number}.html": article(number) for number in GOOD},
        "/a/20.html": Reply(status=302, headers={"Location": "/a/21.html"}),
        "/a/21.html": Reply(status=302, headers={"Location": "/a/20.html"}),
        "/a/22.html": Reply(status=302, headers={"Location": f"{off}/a/1.html"}),
        "/a/23.html": Reply(status=302, headers={"Location": "http://169.254.169.254/latest/"}),
        "/a/24.html": Reply(status=302, headers={"Location": "file:///etc/passwd"}),
        "/a/25.html": Reply(bomb, headers={"Content-Encoding": "gzip"}),
        "/a/26.html": Reply(b"%PDF-1.4", headers={"Content-Type": "application/pdf"}),
        "/a/27.html": Reply(b"x" * 500, promised=90_000_000),
        "/a/28.html": Reply(b"x" * 500, promised=5_000),
        "/a/29.html": Reply("没有了", 404),
        **{f"/a/{number}.html": login for number in range(30, 45)},
        **{f"/list/{month}": calendar(month) for month in range(1, 400)},
    })  # fmt: skip
    site = room.describe(
        [server.address + "/"],
        "max_pages = 200\nmax_megabytes = 100",
    )
    begun = time.monotonic()
    run = subprocess.run(
        [sys.executable, "-c", MEASURING, room.folder / "memory", SCRAPY, "crawl", "summaries", "-a", f"site={site}",
         "-s", "DOWNLOAD_TIMEOUT=8", "-s", "RETRY_TIMES=1"],
        cwd=REPOSITORY, env=room.environment({}), capture_output=True, text=True, timeout=150, check=False,
    )  # fmt: skip
    for stream in (endless, drip):
        stream.close()
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    assert time.monotonic() - begun < 150
    summaries = {url.removeprefix(server.address) for url in room.summaries()}
    assert {f"/a/{number}.html" for number in GOOD} <= summaries
    assert all(re.fullmatch(r"/a/([1-9]|10)\.html", path) for path in summaries), summaries
    assert elsewhere.asked == []
    assert "leads off the site" in run.stdout
    for reason in (
        "1 not an HTML page",
        "larger than is read of a page",
        "2 max redirections reached",
        "1 behind lists without an article",  # the endless calendar
        "15 asks to log in or to prove that one is human",
    ):
        assert reason in run.stdout, reason
    assert not any(path == "/list/60" for path in server.asked)
    for number in (27, 28, 29):
        assert f"/a/{number}.html" in run.stderr
    assert f"{drip.address}/a/51.html: did not answer in time" in run.stderr
    assert f"{endless.address}/a/50.html: larger than is read of a page" in run.stderr
    assert "ask to log in" in run.stderr
    assert "one and the same page" in run.stderr
    assert sum(path.startswith("/a/1.html") for path in server.asked) == 1  # sessions are not pages
    assert int((room.folder / "memory").read_text()) < 512 * 1024  # kilobytes
