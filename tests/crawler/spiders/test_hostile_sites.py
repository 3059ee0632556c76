"""Every kind of bad manners in one crawl: it ends by itself, within bounds, and the good pages are all there."""

import gzip
import subprocess
import sys
import time

import brotli
import pytest
from backports import zstd

from tests.certificates import Authority
from tests.crawler.crawls import Reply, Room, article, links, numbered, secured
from tests.crawler.running import REPOSITORY, SCRAPY
from tests.crawler.sockets import HEAD, Raw, flood, once, recorded, recording

GOOD = range(1, 11)


def calendar(month: int) -> Reply:
    return Reply(f"<html><title>{month}</title><a href='/list/{month + 1}'>下一页</a></html>")


# A process between, so that what is measured is this crawl and none of the tests before it.
MEASURING = """
import pathlib, resource, subprocess, sys
status = subprocess.run(sys.argv[2:]).returncode
pathlib.Path(sys.argv[1]).write_text(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(status)
"""


def maze(path: str) -> Reply:
    """A page whose relative link leads one folder deeper into itself."""
    return links("/a/1.html", f"{path}list/")


def named(number: int, canonical: str) -> Reply:
    return article(number, f"<link rel='canonical' href='{canonical}'>")


WALL = Reply("<html><title>提示</title><p>请先启用浏览器的 Cookie 后再访问。</p></html>")
LOGIN = Reply("<html><title>请登录</title><p>请先登录</p></html>")
LOST = Reply("<html><title>提示信息</title><p>对不起，您访问的文章不存在或已被删除！</p></html>")


@pytest.mark.timeout(240)
def test_every_kind_of_badness_in_one_crawl(room: Room) -> None:
    raw = {
        50: Raw(flood(b"x" * 65_536, 0.0)),
        51: Raw(flood(b"x", 0.5)),
        52: Raw(flood(b"X: y\r\n", 0.3, b"HTTP/1.1 200 OK\r\n")),  # the head never ends
        53: Raw(once(HEAD + b"Content-Length: 20\r\nConnection: keep-alive\r\n\r\n<html>" + b"y" * 5_000)),
        54: Raw(once(b"220 ready when you are\r\n")),
        55: Raw(once(b"")),
    }
    elsewhere = room.serve({"/a/1.html": article(1)})
    off = elsewhere.address.replace("127.0.0.1", "localhost")
    authority = Authority(room.folder)
    tls = {
        number: secured(room.serve({f"/a/{number}.html": article(number)}), context)
        for number, context in (
            (11, authority.context()), (60, authority.context(days=-1)),
            (61, Authority(room.folder / "stranger").context()), (62, authority.context("wrong.example")),
        )
    }  # fmt: skip
    plain = elsewhere.address.replace("http:", "https:")  # where nobody speaks TLS
    zeros = b"<p>" + b"0" * 60_000_000
    server = room.serve({
        "/": links(
            *(f"/a/{number}.html" for number in (*GOOD, 12, *range(20, 50), *range(70, 86))),
            "/a/1.html?PHPSESSID=0123456789abcdef", "/a/2.html;jsessionid=77",
            "/(S(abcdefghijklmnopqrstuvwx))/a/3.html", "http://m.127.0.0.1/a/4.html",
            *(f"{one.address}/a/{number}.html" for number, one in raw.items()),
            *(f"{address}/a/{number}.html" for number, address in tls.items()), f"{plain}/a/63.html",
            f"{off}/a/90.html", "ftp://127.0.0.1/a/91.html", "javascript:void(0)", "data:text/html,x", "file:///etc/passwd",
            "http://10.0.0.1/a/92.html", "http://169.254.169.254/a/93.html", "http://[::1]/a/94.html",
            "http://[::ffff:127.0.0.1]/a/95.html", "http://2130706433/a/96.html", "http://0x7f000001/a/97.html",
            "http://127.1/a/98.html", "/list/1", "/tree/list/", "/same/list/1",
        ),
        **numbered(GOOD),
        "/a/12.html": named(1, "/a/1.html"),  # the first article once more
        "/a/20.html": Reply(status=302, headers={"Location": "/a/21.html"}),
        "/a/21.html": Reply(status=302, headers={"Location": "/a/20.html"}),
        "/a/22.html": Reply(status=302, headers={"Location": f"{off}/a/1.html"}),
        "/a/23.html": Reply(status=302, headers={"Location": "http://169.254.169.254/latest/"}),
        "/a/24.html": Reply(status=302, headers={"Location": "file:///etc/passwd"}),
        "/a/25.html": Reply(gzip.compress(zeros), headers={"Content-Encoding": "gzip"}),
        "/a/26.html": Reply(b"%PDF-1.4", headers={"Content-Type": "application/pdf"}),
        "/a/27.html": Reply(b"x" * 500, promised=90_000_000),
        "/a/28.html": Reply(b"x" * 500, promised=5_000),
        "/a/29.html": Reply("没有了", 404),
        **{f"/a/{number}.html": LOGIN for number in range(30, 45)},
        "/a/45.html": Reply(brotli.compress(zeros, quality=1), headers={"Content-Encoding": "br"}),
        "/a/46.html": Reply(zstd.compress(zeros), headers={"Content-Encoding": "zstd"}),
        "/a/47.html": Reply(gzip.compress(gzip.compress(zeros)), headers={"Content-Encoding": "gzip, gzip"}),
        "/a/48.html": Reply(status=302, headers={"Location": "/a/48.html", "Set-Cookie": "seen=1"}),
        "/a/49.html": WALL,
        **{f"/a/{number}.html": Reply(status=302, headers={"Location": f"/hop/{number}"}) for number in (70,)},
        **{f"/hop/{number}": Reply(status=302, headers={"Location": f"/hop/{number + 1}"}) for number in range(70, 90)},
        "/a/71.html": LOST,
        "/a/72.html": Reply("<meta http-equiv=refresh content='0;url=http://10.0.0.1/a/1.html'>"),
        "/a/73.html": Reply(b"\x89PNG", headers={"Content-Type": "image/png"}),
        "/a/74.html": Reply(b"broken", headers={"Content-Encoding": "gzip"}),
        **{f"/a/{number}.html": named(number, f"{off}/a/1.html") for number in range(75, 80)},  # not to be believed
        **{f"/a/{number}.html": named(number, "/a/1.html") for number in range(80, 85)},  # neither
        "/a/85.html": named(85, "/a/29.html"),  # nor this
        **{f"/list/{month}": calendar(month) for month in range(1, 400)},
        **{"/tree/" + "list/" * depth: maze("/tree/" + "list/" * depth) for depth in range(1, 400)},
        # A calendar without end whose every page has the same articles at its side.
        **{f"/same/list/{month}": links("/a/1.html", extra=f"<a href='/same/list/{month + 1}'>下一页</a>")
           for month in range(1, 900)},
    })  # fmt: skip
    site = room.describe([server.address + "/"], "max_pages = 900\nmax_megabytes = 200\nconcurrency = 8")
    site.write_text(site.read_text(encoding="utf-8").replace("concurrency = 4\n", ""), encoding="utf-8")
    begun = time.monotonic()
    run = subprocess.run(
        [sys.executable, "-c", MEASURING, room.folder / "memory", SCRAPY, "crawl", "summaries", "-a", f"site={site}",
         "-s", "DOWNLOAD_TIMEOUT=8", "-s", "RETRY_TIMES=1"],
        cwd=REPOSITORY, capture_output=True, text=True, timeout=200, check=False,
        env=room.environment({"SSL_CERT_FILE": str(authority.file)} | recording(room.folder)),
    )  # fmt: skip
    for stream in raw.values():
        stream.close()
    print(run.stdout, run.stderr)
    assert run.returncode == 0
    assert "Traceback" not in run.stderr
    assert time.monotonic() - begun < 200
    good = {f"/a/{number}.html" for number in (*GOOD, 11, *range(75, 86))}
    assert {url[url.index("/a/") :] for url in room.summaries()} == good
    for reason in (
        "12 leads off the site",
        "2 not an HTML page",
        "6 larger than is read of a page",
        "2 redirects in a circle",
        "1 redirects without end",
        "1 wants a cookie",
        "1 behind lists without an article",
        "1 behind lists without a new article",
        "1 an address that repeats itself",
        "15 asks to log in or to prove that one is human",
        "1 asks for a cookie or a script",
        "1 says that there is no such page",
        "1 another address of an article",
    ):
        assert reason in run.stdout, reason
    for place, why in (
        (f"{raw[50].address}/a/50.html", "larger than is read of a page"),
        (f"{raw[51].address}/a/51.html", "did not answer in time"),
        (f"{raw[52].address}/a/52.html", "did not answer in time"),
        (f"{raw[54].address}/a/54.html", "answers what is not HTTP"),
        (f"{raw[55].address}/a/55.html", "breaks off the connection"),
        (f"{server.address}/a/28.html", "was cut off on its way"),
        (f"{server.address}/a/29.html", "answers 404"),
        (f"{server.address}/a/74.html", "cannot be decompressed"),
        (f"{tls[60]}/a/60.html", "its certificate cannot be trusted"),
        (f"{tls[61]}/a/61.html", "its certificate cannot be trusted"),
        (f"{tls[62]}/a/62.html", "its certificate is another host's"),
        (f"{plain}/a/63.html", "no encrypted connection can be made"),
    ):  # fmt: skip
        assert any(place in line and why in line for line in run.stderr.splitlines()), place
    assert not any(path in server.asked for path in ("/list/60", "/same/list/250", "/tree/list/list/list/"))
    assert sum(path.startswith("/a/1.html") for path in server.asked) == 1  # sessions are not pages
    assert "ask to log in" in run.stderr
    assert "one and the same page" in run.stderr
    # Whom the crawl has spoken to, as the operating system was asked.
    allowed = {
        int(address.rpartition(":")[2])
        for address in (server.address, *(one.address for one in raw.values()), *tls.values(), plain)
    }
    assert {host for host, _ in recorded(room.folder)} == {"127.0.0.1"}
    assert {port for _, port in recorded(room.folder)} == allowed
    assert elsewhere.asked == []
    assert int((room.folder / "memory").read_text()) < 512 * 1024  # kilobytes
