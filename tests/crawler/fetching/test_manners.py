"""What servers ask of a guest, against real servers."""

import os
import shutil
import subprocess
import time
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from crawler.fetching.manners import retry_after, within_hours
from tests.certificates import Authority
from tests.crawler.crawls import Reply, Room, article, links, listed, numbered, secured
from tests.crawler.running import REPOSITORY, SCRAPY, beginning_with

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(("value", "seconds"), [
    (b"120", 120), (b"0", 0), (b"Sun, 01 Mar 2026 12:01:00 GMT", 60), (b"Sun, 01 Mar 2026 11:00:00 GMT", 0),
    (b"soon", None), (None, None), (b"-5", None),
])  # fmt: skip
def test_retry_after(value: bytes | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


@pytest.mark.parametrize(("hours", "minute", "inside"), [
    ((540, 1080), 600, True), ((540, 1080), 1080, False), ((540, 1080), 0, False),
    ((1320, 360), 1380, True), ((1320, 360), 120, True), ((1320, 360), 720, False), ((60, 60), 5, True),
])  # fmt: skip
def test_hours_also_over_midnight(hours: tuple[int, int], minute: int, inside: bool) -> None:
    assert within_hours(hours, minute) is inside


def test_between_two_requests_there_is_never_less_than_the_delay(room: Room) -> None:
    server = room.serve(listed(range(1, 6)))
    path = room.describe([server.address + "/"], delay=0.4)
    assert room.scrapy("crawl", "summaries", "-a", f"site={path}").returncode == 0
    gaps = [later - earlier for earlier, later in zip(server.times, server.times[1:], strict=False)]
    assert len(gaps) == 6
    assert min(gaps) >= 0.4


def test_the_delay_is_kept_between_all_kinds_of_requests_and_by_each_of_several_crawlers(
    room: Room, store: str
) -> None:
    """Lists, articles, later pages, redirects, errors that are asked for again, robots.txt; slow answers too."""
    busy = iter([0.3, 0.0, 0.2])

    def slow() -> Reply:
        time.sleep(next(busy, 0.0))
        return article(1)

    server = room.serve({
        "/": links(*(f"/a/{number}.html" for number in range(1, 40)), extra="<a href='/list2'>下一页</a>"),
        "/list2": links("/a/40.html"), **numbered(range(4, 41)),
        "/a/1.html": slow, "/a/2.html": Reply(status=302, headers={"Location": "/a/50.html"}), "/a/50.html": slow,
        "/a/3.html": Reply("oops", 500), "/a/4.html": article(4, "<a href='4_2.html'>下一页</a>"), "/a/4_2.html": slow,
    })  # fmt: skip
    path = room.describe([server.address + "/"], delay=0.2)
    crawlers = [
        subprocess.Popen(
            [SCRAPY, "crawl", "summaries", "-a", f"site={path}", "-s", f"DOWNLOAD_BIND_ADDRESS=127.0.0.{number}"],
            cwd=REPOSITORY, env=room.environment({"REDIS_URL": store}), stdout=subprocess.DEVNULL,
        )
        for number in (2, 3)
    ]  # fmt: skip
    assert [crawler.wait(300) for crawler in crawlers] == [0, 0]
    assert {"/robots.txt", "/list2", "/a/50.html", "/a/4_2.html"} <= set(server.asked)
    assert server.asked.count("/a/3.html") == 3
    assert set(server.clients) == {"127.0.0.2", "127.0.0.3"}
    for client in set(server.clients):
        times = [moment for moment, who in zip(server.times, server.clients, strict=True) if who == client]
        assert min(later - earlier for earlier, later in pairwise(times)) >= 0.2


def test_a_crawl_delay_is_kept(room: Room) -> None:
    server = room.serve({
        "/robots.txt": Reply("User-agent: *\nCrawl-delay: 0.5\n", headers={"Content-Type": "text/plain"}),
        "/": links("/a/1.html", "/a/2.html", "/a/3.html"),
        **numbered(range(1, 4)),
    })  # fmt: skip
    assert room.crawl(server.address + "/").returncode == 0
    gaps = [later - earlier for earlier, later in zip(server.times[1:], server.times[2:], strict=False)]
    assert len(gaps) == 3
    assert min(gaps) >= 0.5


@pytest.mark.parametrize("then", ["Crawl-delay: 0.2", "Disallow: /b/"])
def test_a_crawl_delay_that_a_site_lowers_or_removes_is_kept_to_no_longer(room: Room, then: str) -> None:
    """With a day that is over at once."""
    first = iter(["Crawl-delay: 1"])
    numbers = range(1, 6)
    server = room.serve({
        "/robots.txt": lambda: Reply(f"User-agent: *\n{next(first, then)}\n"),
        **listed(numbers),
    })  # fmt: skip
    run = room.crawl(server.address + "/", **beginning_with(SHORT_DAY, room.folder))
    assert "articles 5 new" in run.stdout, run.stderr
    gaps = [later - earlier for earlier, later in pairwise(server.times)]
    assert max(gaps) >= 1 and max(gaps[-3:]) < 0.6, gaps


def test_of_a_robots_txt_without_end_the_beginning_counts(room: Room) -> None:
    rules = "User-agent: *\nDisallow: /a/1.html\n" + "# 说明\n" * 100_000 + "Disallow: /a/2.html\n"
    server = room.serve({
        "/robots.txt": Reply(rules), "/": links("/a/1.html", "/a/2.html"), "/a/2.html": article(2),
    })  # fmt: skip
    assert "articles 1 new" in room.crawl(server.address + "/").stdout
    assert "/a/1.html" not in server.asked


def test_a_certificate_that_names_no_host_is_told_in_words(room: Room) -> None:
    server = room.serve({"/": links("/a/1.html")})
    address = secured(server, Authority(room.folder).nameless())
    crawled = room.crawl(address + "/")
    checked = room.scrapy("newsite", address + "/")
    for run in (crawled, checked):
        assert run.returncode == 2
        assert "its certificate cannot be trusted: expired, self-signed, or it names another host or none" in run.stderr
        assert "Traceback" not in run.stderr


def test_a_server_that_asks_for_peace_has_it_and_loses_no_page(room: Room) -> None:
    busy = iter([True])
    moments: list[float] = []

    def answer() -> Reply:
        moments.append(time.monotonic())
        return Reply("busy", 503, {"Retry-After": "2"}) if next(busy, False) else article(1)

    server = room.serve({"/": links("/a/1.html"), "/a/1.html": answer})
    run = room.crawl(server.address + "/")
    assert run.returncode == 0
    assert "answers 503: left in peace for 2 seconds" in run.stderr
    assert moments[1] - moments[0] >= 2
    assert len(room.summaries()) == 1


def test_who_waits_for_a_turn_also_leaves_a_busy_server_in_peace(room: Room) -> None:
    busy = iter([Reply("busy", 503, {"Retry-After": "3"})])
    numbers = range(1, 7)
    server = room.serve({
        "/": links(*(f"/a/{number}.html" for number in numbers)),
        **{f"/a/{number}.html": lambda number=number: next(busy, article(number)) for number in numbers},
    })  # fmt: skip
    path = room.describe([server.address + "/"], delay=0.3)
    run = room.scrapy("crawl", "summaries", "-a", f"site={path}")
    assert "answers 503: left in peace for 3 seconds" in run.stderr
    gaps = [later - earlier for earlier, later in pairwise(server.times)]
    assert len(gaps) == 8  # robots.txt, the list, six articles and one of them again
    assert gaps[2] >= 3 and max(gaps[3:]) < 3, gaps
    assert len(room.summaries()) == 6


def test_a_server_that_asks_for_a_day_ends_the_crawl_and_the_next_goes_on(room: Room) -> None:
    first = iter([True])

    def answer() -> Reply:
        return Reply("busy", 429, {"Retry-After": "86400"}) if next(first, False) else article(2)

    server = room.serve({"/": links("/a/1.html", "/a/2.html"), "/a/1.html": article(1), "/a/2.html": answer})
    run = room.crawl(server.address + "/")
    assert run.returncode == 2
    assert "asks to be left in peace for 1,440 minutes" in run.stderr
    assert "Traceback" not in run.stderr
    server.asked.clear()
    assert room.crawl(server.address + "/").returncode == 0
    assert "/a/1.html" not in server.asked
    assert len(room.summaries()) == 2


def test_a_server_that_asks_for_peace_again_and_again_ends_the_crawl(room: Room) -> None:
    paths = [f"/a/{number}.html" for number in range(1, 40)]
    busy = Reply("busy", 429, {"Retry-After": "0"})
    server = room.serve({"/": links(*paths), **dict.fromkeys(paths, busy)})
    run = room.crawl(server.address + "/")
    assert run.returncode == 2
    assert (
        "127.0.0.1 asks again and again to be left in peace; crawl again later, it goes on where it was" in run.stderr
    )
    assert len(server.asked) < 40  # and what was under way is not asked for again


@pytest.mark.parametrize("kind", ["text/plain", "application/json"])
def test_errors_and_redirects_that_are_no_html_are_heard_all_the_same(room: Room, kind: str) -> None:
    """As servers write them whose errors are for programs; a page that is no HTML is still left out."""
    busy = iter([Reply('{"code": 503}', 503, {"Retry-After": "1", "Content-Type": kind})])
    server = room.serve({
        "/": links(*(f"/a/{number}.html" for number in range(1, 5))), "/a/1.html": article(1), "/a/5.html": article(5),
        "/a/2.html": Reply("moved", 302, {"Location": "/a/5.html", "Content-Type": kind, "Content-Encoding": "gzip"}),
        "/a/3.html": lambda: next(busy, article(3)), "/a/4.html": Reply("plain", 200, {"Content-Type": kind}),
    })  # fmt: skip
    run = room.crawl(server.address + "/")
    assert "articles 3 new" in run.stdout and "1 not an HTML page" in run.stdout, run.stdout
    assert "answers 503: left in peace for 1 seconds" in run.stderr
    server.replies["/a/1.html"] = Reply("404", 404, {"Content-Type": kind, "Content-Encoding": "br"})
    assert "1 vanished" in room.crawl(server.address + "/").stdout


def test_what_leads_to_no_address_is_told_in_a_word_and_a_page_that_names_none_is_read(room: Room) -> None:
    nowhere = ("javascript:alert({})", "mailto:{}@example.cn", "http://[{}/", "http://127.0.0.1:9999{}/", "#{}", "")
    redirects = {f"/a/{n}.html": Reply("", 302, {"Location": to.format(n)}) for n, to in enumerate(nowhere)}
    pages = {f"/a/1{n}.html": article(n, f"<meta http-equiv=refresh content='0;{to}'>") for n, to in enumerate(nowhere)}
    server = room.serve({"/": links(*redirects, *pages), **redirects, **pages})
    run = room.crawl(server.address + "/")
    assert "articles 6 new" in run.stdout and "errors: 0" in run.stdout, run.stdout
    assert "not followed: 6 redirects to what is no address of a page;" in run.stdout


def test_a_page_that_a_proxy_has_changed_or_whose_type_is_none_is_a_page(room: Room) -> None:
    pages = {
        "/a/1.html": Reply(article(1).body, 203), "/a/2.html": Reply(article(2).body, headers={"Content-Type": "html"}),
        "/a/3.html": Reply(article(3).body, headers={"Content-Type": "charset=utf-8"}),
    }  # fmt: skip
    run = room.crawl(room.serve({"/": links(*pages), **pages}).address + "/")
    assert "3 summaries indexed from 3 articles" in run.stdout, run.stdout


def test_a_start_page_that_is_busy_is_not_taken_for_a_wrong_address(room: Room) -> None:
    run = room.crawl(room.serve({"/": Reply("busy", 503, {"Retry-After": "0"})}).address + "/")
    assert run.returncode == 2
    assert "answers 503; the server is busy, crawl again later" in run.stderr
    assert "is the address right" not in run.stderr


SHORT_DAY = "from crawler.fetching import robots\nrobots._MAX_AGE = 0\n"  # of a robots.txt: over at once
BUSY = Reply("busy", 429, {"Retry-After": "0"})
CUT = Reply("User-agent: *\n", promised=60)


@pytest.mark.parametrize("fails", [Reply(status=0), Reply("oops", 500), BUSY, CUT])
def test_where_a_robots_txt_is_not_to_be_had_again_the_rules_from_before_count(room: Room, fails: Reply) -> None:
    """With a day that is over at once."""
    rules = iter([Reply("User-agent: *\nDisallow: /a/2.html\n")])
    server = room.serve({
        "/robots.txt": lambda: next(rules, fails),
        "/": links("/a/1.html", "/a/2.html"), "/a/1.html": article(1), "/a/2.html": article(2),
    })  # fmt: skip
    run = room.crawl(server.address + "/", **beginning_with(SHORT_DAY, room.folder))
    assert "articles 1 new" in run.stdout, run.stderr
    assert server.asked.count("/robots.txt") > 1 and "/a/2.html" not in server.asked


def test_rules_that_a_server_gave_in_an_earlier_crawl_stay_in_force_where_its_robots_txt_fails(room: Room) -> None:
    server = room.serve({
        "/robots.txt": Reply("User-agent: *\nCrawl-delay: 0.5\nDisallow: /a/2.html\n"),
        "/": links("/a/1.html", "/a/2.html", "/a/3.html"), **{f"/a/{n}.html": article(n) for n in (1, 2, 3)},
    })  # fmt: skip
    assert "articles 2 new" in room.crawl(server.address + "/").stdout
    for fails in (Reply("oops", 500), BUSY, CUT, Reply(status=0)):
        server.replies["/robots.txt"] = fails
        server.asked.clear()
        server.times.clear()
        site = room.describe([server.address + "/"])
        run = room.scrapy("crawl", "summaries", "-a", f"site={site}", "-a", "revisit=all")
        assert run.returncode == 0 and "robots.txt fails; the rules that the server gave last stay" in run.stderr
        assert set(server.asked) == {"/robots.txt", "/", "/a/1.html", "/a/3.html"}
        pages = [at for at, path in zip(server.times, server.asked, strict=True) if path != "/robots.txt"]
        assert min(later - earlier for earlier, later in pairwise(pages)) >= 0.5


def test_a_robots_txt_that_fails_forbids_and_one_that_is_missing_allows(room: Room) -> None:
    server = room.serve({"/": links("/a/1.html"), "/a/1.html": article(1)})
    for fails, told in ((Reply("oops", 500), "answers 500"), (BUSY, "answers 429"), (CUT, "was cut off on its way")):
        server.replies["/robots.txt"] = fails
        run = room.crawl(server.address + "/")
        assert run.returncode == 2
        assert f"robots.txt {told}, which forbids the whole site until it is there again" in run.stderr
    server.replies["/robots.txt"] = Reply(status=0)
    run = room.crawl(server.address + "/")
    assert run.returncode == 2
    assert f"start page {server.address}/: breaks off the connection" in run.stderr
    assert set(server.asked) == {"/robots.txt"}
    for allows in (Reply("User-agent: *\nDisallow: /\n", 404), Reply("User-agent: *\n", promised=0)):
        server.replies["/robots.txt"] = allows
        assert room.crawl(server.address + "/").returncode == 0
    assert len(room.summaries()) == 1


def test_a_full_disk_pauses_the_crawl_also_from_its_beginning(room: Room) -> None:
    filled = room.folder / "filled"

    def filling() -> Reply:
        with filled.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, 600_000_000)
        time.sleep(2)
        return article(1, "<a href='1_2.html'>下一页</a>")

    server = room.serve({"/": links("/a/1.html"), "/a/1.html": filling, "/a/1_2.html": article(2)})
    least = shutil.disk_usage(room.folder).free // 1_000_000 - 300
    for asked in (["/robots.txt", "/", "/a/1.html"], []):
        server.asked.clear()
        status, told = room.crawl_watched(server, "waiting:", SUMMARIES_MIN_FREE=str(least))
        assert "MB are free; the crawl goes on when there is room" in told and "Traceback" not in told
        assert status in (2, 130)
        assert server.asked == asked
    filled.unlink()
