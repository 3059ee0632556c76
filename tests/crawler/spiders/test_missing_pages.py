"""Articles of which not all comes: their summaries are `truncated` until it has come."""

import shutil
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from crawler.addresses import canonical
from crawler.visiting.visits import Visits
from tests.crawler.crawls import Reply, Room, Server, article, links
from workbench.site import SENTENCES

ALL = ("-a", "revisit=all")
LOGIN = Reply("<title>登录</title><p>请先登录，再阅读全文。</p>")


def page(number: int, place: int, pages: int, extra: str = "", *, edition: int = 0) -> Reply:
    """Page `place` of an article, which says so in a sentence of its own."""
    turning = f"<a href='/a/{number}_{place + 1}.html'>下一页</a>" if place < pages else ""
    text = SENTENCES[:3] if place == 1 else SENTENCES[3:4] if place == pages else ()
    return article(
        number * 10 + place + edition * 1000, turning + extra, (*text, f"以上是全镇今年工作总结第{place}页的全部内容。")
    )


def pages_of(number: int, pages: int) -> dict[str, Reply]:
    names = ("", *(f"_{place}" for place in range(2, pages + 1)))
    return {f"/a/{number}{name}.html": page(number, place, pages) for place, name in enumerate(names, 1)}


def told(room: Room, server: Server) -> dict[str, tuple[list[int], bool]]:
    """Of each article the pages that its summary has, and whether it is truncated."""
    return {
        url.removeprefix(server.address): (
            [place for place in range(1, 7) if f"总结第{place}页" in summary.text],
            "truncated" in summary.flags,
        )
        for url, summary in room.summaries().items()
    }


def newest(room: Room) -> int:
    """How many records the archive has."""
    with room.archive() as archive:
        return archive.catalogue.last()


def test_a_text_whose_later_page_does_not_come_is_truncated_until_it_comes(room: Room) -> None:
    half = page(5, 2, 3).body[:60]
    bad = [
        Reply("", 404), Reply("", 500), LOGIN, Reply("<title>提示</title>您访问的页面不存在"),
        Reply(half, promised=3_000), Reply("", 0), Reply("", 302, {"Location": "/"}),
        Reply("", 503, {"Retry-After": "0"}), Reply("", 302, {"Location": "http://127.0.0.9/login"}),
        Reply(page(10, 2, 3).body, 206),
    ]  # fmt: skip
    numbers = range(1, len(bad) + 1)
    firsts = [f"/a/{number}.html" for number in numbers]
    whole = {path: reply for number in numbers for path, reply in pages_of(number, 3).items()}
    server = room.serve({"/": links(*firsts, "/a/99.html"), "/a/99.html": article(99), **whole})
    server.replies |= {f"/a/{number}_2.html": reply for number, reply in zip(numbers, bad, strict=True)}
    server.replies |= {"/robots.txt": Reply("User-agent: *\nDisallow: /a/11_2"), **pages_of(11, 3)}
    server.replies["/"] = links(*firsts, "/a/11.html", "/a/99.html")
    firsts.append("/a/11.html")
    short = dict.fromkeys(firsts, ([1], True)) | {"/a/99.html": ([], False)}

    run = room.crawl(server.address + "/")
    assert "12 new" in run.stdout, run.stdout
    assert "page 2 (" in run.stderr and "asks to log in or to prove that one is human; it ends here" in run.stderr
    assert told(room, server) == short
    records = newest(room)
    room.crawl(server.address + "/")
    assert newest(room) == records  # what has not come is told once
    assert "not whole" in room.scrapy("explain", server.address + "/a/1.html").stdout
    assert room.scrapy("verify").returncode == room.scrapy("compact").returncode == 0
    shutil.rmtree(room.data / "index")
    for part in (room.data / "archive").glob("catalogue.sqlite3*"):
        part.unlink()
    assert room.scrapy("rebuild").returncode == 0
    assert told(room, server) == short
    other = Room(room.folder / "other")
    assert other.scrapy("load", str(room.data / "archive")).returncode == 0
    assert told(other, server) == short
    assert other.scrapy("load", str(room.data / "archive")).stdout.startswith("loaded 0,")

    server.replies |= whole | {"/robots.txt": Reply("", 404)}
    room.crawl(server.address + "/")
    mended = dict.fromkeys(firsts, ([1, 2, 3], False)) | {"/a/99.html": ([], False)}
    assert told(room, server) == mended
    assert other.scrapy("load", str(room.data / "archive")).returncode == 0
    assert told(other, server) == mended


def test_a_text_with_a_hole_ends_before_it_and_is_truncated(room: Room) -> None:
    """Also where all pages were there once; what is archived stays where the next answer is no word of the site."""
    server = room.serve({"/": links("/a/1.html", "/a/2.html", "/a/3.html")})
    for number in (1, 2, 3):
        server.replies |= pages_of(number, 4)
    room.visit(server)
    assert told(room, server) == {f"/a/{number}.html": ([1, 2, 3, 4], False) for number in (1, 2, 3)}
    server.replies |= {f"/a/{number}.html": page(number, 1, 4, edition=1) for number in (1, 2)}
    server.replies |= dict.fromkeys(("/a/1_3.html", "/a/3_3.html"), Reply("", 404)) | {"/a/2_3.html": Reply("", 500)}
    room.visit(server, "", *ALL)
    hole = {"/a/1.html": ([1, 2], True), "/a/2.html": ([1, 2, 3, 4], False), "/a/3.html": ([1, 2, 3, 4], False)}
    assert told(room, server) == hole
    assert room.scrapy("compact").returncode == room.scrapy("rebuild").returncode == 0
    assert told(room, server) == hole
    server.replies |= pages_of(1, 4)
    room.visit(server, "", *ALL)
    assert told(room, server)["/a/1.html"] == ([1, 2, 3, 4], False)


def test_a_crawl_that_was_killed_at_a_later_page_asks_for_it_again(room: Room) -> None:
    server = room.serve({"/": links("/a/1.html"), **pages_of(1, 3)})
    server.replies["/a/1_3.html"] = Reply("", 500)
    room.crawl_until(server, "/a/1_3.html", signal.SIGKILL)
    room.crawl(server.address + "/")
    assert told(room, server) == {"/a/1.html": ([1, 2], True)}
    server.replies["/a/1_3.html"] = page(1, 3, 3)
    room.crawl(server.address + "/")
    assert told(room, server) == {"/a/1.html": ([1, 2, 3], False)}


def test_a_page_that_had_an_error_and_repeats_its_article_now_is_missing_no_longer(room: Room) -> None:
    server = room.serve({"/": links("/a/1.html", "/a/2.html"), **pages_of(1, 2), **pages_of(2, 2)})
    server.replies |= dict.fromkeys(("/a/1_2.html", "/a/2_2.html"), Reply("", 500))
    room.visit(server)
    assert told(room, server) == {"/a/1.html": ([1], True), "/a/2.html": ([1], True)}
    server.replies |= {"/a/1_2.html": page(1, 1, 2), "/a/2_2.html": Reply("", 302, {"Location": "/a/2.html"})}
    for _ in range(2):
        room.visit(server, "", *ALL)
        assert told(room, server) == {"/a/1.html": ([1], False), "/a/2.html": ([1], False)}


def test_a_notice_that_all_pages_have_bars_no_page_and_an_article_cut_off_is_truncated(room: Room) -> None:
    script = "<noscript>请启用 JavaScript 再浏览本站。</noscript>"
    cut = article(2)
    cut.promised, cut.body = 5_000, cut.body.replace("</html>", "")
    server = room.serve({
        "/": links("/a/1.html", "/a/2.html"), "/a/2.html": cut,
        "/a/1.html": page(1, 1, 2, script), "/a/1_2.html": page(1, 2, 2, script),
    })  # fmt: skip
    room.visit(server)
    assert told(room, server) == {"/a/1.html": ([1, 2], False), "/a/2.html": ([], True)}
    server.replies["/a/2.html"] = article(2)
    room.visit(server, "", *ALL)
    assert told(room, server)["/a/2.html"] == ([], False)


def test_a_page_that_was_missing_comes_back_though_its_server_says_that_it_has_not_changed(room: Room) -> None:
    def tagged(reply: Reply) -> Callable[[], Reply]:
        reply.headers["ETag"] = '"1"'
        return lambda: Reply("", 304) if server.sent.get("If-None-Match") == '"1"' else reply

    server = room.serve({"/": links("/a/1.html"), **pages_of(1, 2)})
    server.replies["/a/1_2.html"] = tagged(page(1, 2, 2))
    room.visit(server)
    server.replies |= {"/a/1.html": page(1, 1, 2, edition=1), "/a/1_2.html": Reply("", 404)}
    room.visit(server, "", *ALL)
    assert told(room, server) == {"/a/1.html": ([1], True)}
    server.replies["/a/1_2.html"] = tagged(page(1, 2, 2))
    room.visit(server, "", *ALL)
    assert told(room, server) == {"/a/1.html": ([1, 2], False)}


def test_a_text_cut_off_is_whole_when_the_same_bytes_come_whole(room: Room) -> None:
    """As where a server has promised more than there was, or the connection broke behind the last byte."""
    replies = {"/a/1.html": article(1), "/a/2.html": page(2, 1, 2), "/a/2_2.html": page(2, 2, 2)}
    cut = {path: replace(replies[path], promised=9_000) for path in ("/a/1.html", "/a/2_2.html")}
    server = room.serve({"/": links("/a/1.html", "/a/2.html"), **replies, **cut})
    room.visit(server)
    assert told(room, server) == {"/a/1.html": ([], True), "/a/2.html": ([1, 2], True)}
    room.visit(server, "", *ALL)
    records = newest(room)
    room.visit(server, "", *ALL)
    assert newest(room) == records  # nor is the half archived again
    server.replies |= replies
    for _ in range(2):
        room.visit(server, "", *ALL)
        assert told(room, server) == {"/a/1.html": ([], False), "/a/2.html": ([1, 2], False)}
        assert newest(room) == records + 2
    assert room.scrapy("compact").returncode == room.scrapy("rebuild").returncode == 0
    assert told(room, server) == {"/a/1.html": ([], False), "/a/2.html": ([1, 2], False)}


def test_an_article_is_asked_for_soon_where_a_page_of_it_may_come(room: Room) -> None:
    """Not where the site says that there is no such page, as of one that only its template links."""
    bad = [
        Reply("", 500), LOGIN, Reply(page(3, 2, 2).body[:60], promised=3_000), Reply("", 404),
        Reply("<title>提示</title>您访问的页面不存在"), Reply("", 302, {"Location": "/"}), page(7, 2, 2),
    ]  # fmt: skip
    firsts = {f"/a/{number}.html": page(number, 1, 2) for number in range(1, len(bad) + 1)}
    server = room.serve({"/": links(*firsts), **firsts})
    server.replies |= {f"/a/{number}_2.html": reply for number, reply in enumerate(bad, 1)}
    room.visit(server)
    visits = Visits(room.data / "archive", reading=True)
    states = [visits.states.get(canonical(server.address + path)) for path in firsts]
    days = [
        (datetime.fromisoformat(state.due) - datetime.now(UTC)).total_seconds() / 86_400 for state in states if state
    ]
    assert list(map(round, days)) == [1, 1, 1, 7, 7, 7, 7]


def test_a_page_that_only_a_template_links_need_not_be_asked_for(room: Room) -> None:
    server = room.serve({"/": links("/a/1.html"), "/a/1.html": page(1, 1, 2)})
    room.visit(server, "continues = '(?!)'")
    assert told(room, server) == {"/a/1.html": ([1], False)}
    assert "/a/1_2.html" not in server.asked
