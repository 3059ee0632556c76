"""The same article under other addresses, as its pages say themselves, and pages that say what is not so."""

import sqlite3

import pytest

from crawler.visiting.claims import named_by
from tests.crawler.crawls import Reply, Room, article, links
from workbench.site import SENTENCES


def naming(number: int, address: str) -> Reply:
    return article(number, f"<link rel='canonical' href='{address}'>")


@pytest.mark.parametrize(("tag", "named"), [
    ("<link rel=canonical href=/b.html>", "http://e.cn/b.html"),
    ('<LINK HREF="http://www.e.cn/b.html?x=1&amp;y=2" REL="canonical"/>', "http://www.e.cn/b.html?x=1&y=2"),
    ("<link rel='canonical' href='//m.e.cn/b'>", "http://m.e.cn/b"),
    ("<link rel=canonical>", None), ("<link rel=canonical href=''>", None), ("<link rel=next href=/b.html>", None),
    ("<link rel=canonical href='javascript:alert(1)'>", None), ("<a rel=canonical href=/b.html>", None),
    ("<link " + "x" * 100_000, None),
])  # fmt: skip
def test_what_a_page_names(tag: str, named: str | None) -> None:
    assert named_by(f"<html><head>{tag}</head>".encode(), "http://e.cn/a/1.html") == named


def test_an_article_under_an_address_that_names_another_is_one(room: Room) -> None:
    server = room.serve({
        "/": links("/wap/a/1.html", "/a/2.html", "/wap/a/2.html", "/wap/a/3.html"),
        "/wap/a/1.html": naming(1, "/a/1.html"), "/a/1.html": naming(1, "/a/1.html"),
        "/a/2.html": article(2), "/wap/a/2.html": naming(2, "/a/2.html"),
        "/wap/a/3.html": naming(3, "/a/3.html"), "/a/3.html": article(3),
    })  # fmt: skip
    told = room.visit(server)
    assert "articles 3 new" in told
    assert "3 another address of an article" in told
    assert {url.removeprefix(server.address) for url in room.summaries()} == {f"/a/{n}.html" for n in (1, 2, 3)}
    server.asked.clear()
    assert "articles 0 new, 3 unchanged" in room.visit(server, "", "-a", "revisit=all")
    every = {"/", "/robots.txt", *(f"{folder}/a/{number}.html" for number in (1, 2, 3) for folder in ("", "/wap"))}
    assert len(server.asked) == 8 and set(server.asked) == every


def test_a_claim_that_does_not_hold_costs_no_article(room: Room) -> None:
    """To another host, another text, a page that is not there, a list, one another, and one that is forbidden."""
    elsewhere = room.serve({"/a/1.html": article(1)})
    server = room.serve({
        "/robots.txt": Reply("User-agent: *\nDisallow: /a/77\n", headers={"Content-Type": "text/plain"}),
        "/": links(*(f"/a/{number}.html" for number in range(1, 9))),
        "/a/1.html": naming(1, elsewhere.address.replace("127.0.0.1", "localhost") + "/a/1.html"),
        "/a/2.html": naming(2, "/a/8.html"), "/a/3.html": naming(3, "/a/404.html"), "/a/4.html": naming(4, "/"),
        "/a/5.html": naming(5, "/a/6.html"), "/a/6.html": naming(5, "/a/5.html"),
        "/a/7.html": naming(7, "/a/77.html"), "/a/8.html": article(8, "", SENTENCES[2:]),
    })  # fmt: skip
    assert "1 another address of an article" in room.visit(server)
    found = {url.removeprefix(server.address) for url in room.summaries()}
    assert {f"/a/{number}.html" for number in (1, 2, 3, 4, 7, 8)} <= found
    assert len(found & {"/a/5.html", "/a/6.html"}) == 1  # they are one, whichever
    assert elsewhere.asked == []


def test_half_a_page_is_asked_for_again_and_takes_no_place_of_a_whole_one(room: Room) -> None:
    whole = str(article(1).body)
    half = Reply(whole[: len(whole) // 2], promised=20_000, headers={"ETag": '"1"'})
    cut = iter([half])
    server = room.serve({
        "/": links("/a/1.html", "/a/2.html"), "/a/1.html": lambda: next(cut, article(1)), "/a/2.html": article(2),
    })  # fmt: skip
    assert "articles 2 new" in room.visit(server)
    assert server.asked.count("/a/1.html") == 2
    before = {url: summary.text for url, summary in room.summaries().items()}
    server.replies |= {"/a/1.html": half, "/a/2.html": half}
    told = room.visit(server, "", "-a", "revisit=all")
    assert "errors: 2 (2 was cut off on its way)" in told
    assert {url: summary.text for url, summary in room.summaries().items()} == before
    server.replies |= {"/a/1.html": article(11), "/a/2.html": article(2)}
    assert "articles 0 new, 1 changed, 1 unchanged" in room.visit(server, "", "-a", "revisit=all")


def test_an_address_that_named_another_is_an_article_when_that_is_gone(room: Room) -> None:
    """With a text of its own or without, and also where it names the other one still."""
    server = room.serve({"/": links("/wap/a/1.html", "/wap/a/2.html")})
    server.replies |= {f"/wap/a/{number}.html": naming(number, f"/a/{number}.html") for number in (1, 2)}
    server.replies |= {f"/a/{number}.html": article(number) for number in (1, 2)}
    assert "articles 2 new" in room.visit(server)
    server.replies |= dict.fromkeys(("/a/1.html", "/a/2.html"), Reply("没有了", 404))
    with sqlite3.connect(room.data / "archive" / "visits.sqlite3") as visits:
        visits.execute("UPDATE pages SET due = '2000-01-01T00:00:00Z' WHERE role = 'article'")
    assert "articles 0 new, 0 unchanged, 2 vanished" in room.visit(server)
    server.replies["/wap/a/1.html"] = article(11)
    assert "articles 2 new" in room.visit(server)
    flagged = {url.removeprefix(server.address): "vanished" in one.flags for url, one in room.summaries().items()}
    assert flagged == {f"{folder}/a/{number}.html": not folder for number in (1, 2) for folder in ("", "/wap")}
