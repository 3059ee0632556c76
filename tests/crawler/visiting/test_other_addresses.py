"""Addresses that lead to another one are asked again in their turn: they may have a text of their own by then."""

import sqlite3

from tests.crawler.crawls import Reply, Room, Server, article, links

ALL = ("-a", "revisit=all")


def naming(number: int, address: str) -> Reply:
    return article(number, f"<link rel='canonical' href='{address}'>")


def titles(room: Room, server: Server) -> dict[str, str]:
    """The titles of the summaries, with a mark of those that have vanished."""
    return {
        url.removeprefix(server.address): (summary.title or "") + ("!" if "vanished" in summary.flags else "")
        for url, summary in room.summaries().items()
    }


def title(number: int) -> str:
    return f"河湾镇第{number}季度工作总结"


def days_of(room: Room) -> list[float]:
    """The intervals of the addresses that lead to another one."""
    with sqlite3.connect(room.data / "archive" / "visits.sqlite3") as visits:
        return [days for (days,) in visits.execute("SELECT days FROM pages WHERE role = 'alias' ORDER BY key")]


def make_due(room: Room) -> None:
    with sqlite3.connect(room.data / "archive" / "visits.sqlite3") as visits:
        visits.execute("UPDATE pages SET due = '2000-01-01T00:00:00Z' WHERE role = 'alias'")


def test_an_address_that_led_to_another_one_is_an_article_when_it_has_a_text_of_its_own(room: Room) -> None:
    """A permanent redirect that is taken back, and a rel=canonical; the articles that they led to live on."""
    led = {"/a/1.html": Reply("", 301, {"Location": "/a/11.html"}), "/a/2.html": naming(12, "/a/12.html")}
    server = room.serve({"/": links(*led), "/a/11.html": article(11), "/a/12.html": article(12), **led})
    assert "articles 2 new" in room.visit(server)
    assert days_of(room) == [7, 7]
    server.asked.clear()
    assert "articles 0 new, 0 unchanged, 2 not due" in room.visit(server)
    assert set(server.asked) == {"/robots.txt", "/"}
    make_due(room)
    server.asked.clear()
    assert "articles 0 new, 1 unchanged" in room.visit(server)  # the one that the redirect has led to
    assert set(server.asked) == {"/robots.txt", "/", "/a/1.html", "/a/11.html", "/a/2.html"}
    assert days_of(room) == [10.5, 10.5]
    assert titles(room, server) == {f"/a/{number}.html": title(number) for number in (11, 12)}

    server.replies |= {"/a/1.html": article(1), "/a/2.html": article(2)}
    make_due(room)
    assert "articles 2 new" in room.visit(server)
    assert titles(room, server) == {f"/a/{number}.html": title(number) for number in (1, 2, 11, 12)}
    server.replies |= {"/a/1.html": article(21), "/a/11.html": Reply("没有了", 404)}
    assert "articles 0 new, 1 changed, 2 unchanged, 1 vanished" in room.visit(server, "", *ALL)
    assert titles(room, server)["/a/1.html"] == title(21) and titles(room, server)["/a/11.html"] == title(11) + "!"


def test_an_address_that_led_to_another_one_and_has_no_other_text_stays_what_it_was(room: Room) -> None:
    """It fails, asks to log in, leads to the front page, or gives the same text itself, though that has changed."""
    paths = [f"/a/{number}.html" for number in range(1, 7)]
    server = room.serve({"/": links(*paths)})
    server.replies |= {path: naming(10 + place, f"/a/1{place}.html") for place, path in enumerate(paths, 1)}
    server.replies |= {f"/a/1{place}.html": article(10 + place) for place in range(1, 7)}
    assert "articles 6 new" in room.visit(server)
    before = room.entries()
    server.replies |= {
        "/a/1.html": Reply("没有了", 404), "/a/2.html": Reply("", 500), "/a/3.html": Reply("<title>登录</title>请登录"),
        "/a/4.html": Reply("", 302, {"Location": "/"}), "/a/5.html": article(15),
    }  # fmt: skip
    server.asked.clear()
    told = room.visit(server, "", *ALL)
    assert "articles 0 new, 6 unchanged" in told and "vanished" not in told, told
    assert {*paths} <= {*server.asked}
    assert room.entries() == before
    server.replies |= {"/a/6.html": naming(26, "/a/16.html"), "/a/16.html": article(26)}
    make_due(room)
    assert "articles 0 new, 1 changed" in room.visit(server)  # though it was not due
    assert set(titles(room, server)) == {f"/a/1{place}.html" for place in range(1, 7)}


def test_articles_that_were_led_to_one_for_years_are_had_when_the_site_is_mended(room: Room) -> None:
    paths = [f"/a/{number}.html" for number in range(1, 5)]
    server = room.serve({"/": links("/a/9.html"), "/a/9.html": article(9)})
    room.visit(server)
    server.replies |= dict.fromkeys(paths, Reply("", 301, {"Location": "/a/9.html"})) | {"/": links(*paths)}
    assert "articles 0 new" in room.visit(server)
    server.replies |= {path: article(place) for place, path in enumerate(paths, 1)}
    assert "articles 4 new, 1 unchanged" in room.visit(server, "", *ALL)
    assert len(titles(room, server)) == 5
