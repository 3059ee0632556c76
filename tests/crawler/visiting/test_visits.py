"""Visits that follow one another: what is asked again and when, what is gone on with, and what is one page."""

import json
import multiprocessing
import re
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.addresses import canonical, tidy
from crawler.archive import Archive
from crawler.visiting.change import FIRST_DAYS, interval
from crawler.visiting.visits import Ending, Visits
from tests.crawler.crawls import Reply, Room, Server, article, links, numbered
from tests.crawler.running import SCRAPY
from workbench.site import SENTENCES

SUMMARIES = SCRAPY.with_name("summaries")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
WEEKLY = "revisit = [7, 90]"


def tagged(number: int, server: list[Server]) -> Callable[[], Reply]:
    """An article with an entity tag, as servers that keep files send one: 304 to who has it."""

    def answer() -> Reply:
        reply = article(number)
        reply.headers["ETag"] = f'"{number}"'
        if server[0].sent.get("If-None-Match") == f'"{number}"':
            return Reply("", 304)
        return reply

    return answer


@pytest.mark.parametrize("url", [
    "http://www.example.cn/a/12.html", "https://m.example.cn/a/12.html", "http://example.cn/a/12.html?from=timeline",
    "http://wap.example.cn/a/12.html?utm_source=qq&spm=1.2", "http://example.cn/a/12.html;jsessionid=0AF3",
    "http://example.cn/a/12.html?PHPSESSID=4d1a", "http://example.cn/%61/%312%2Ehtml",
])  # fmt: skip
def test_one_page_has_one_canonical_address(url: str) -> None:
    assert canonical(url) == "example.cn/a/12.html"


@pytest.mark.parametrize(("one", "other"), [
    ("http://e.cn/a/?id=1", "http://e.cn/a/?id=2"), ("http://e.cn/a/", "http://e.cn/b/"),
    ("http://a.e.cn/1.html", "http://b.e.cn/1.html"), ("http://e.cn/?sid=12", "http://e.cn/?sid=13"),
    ("http://m.cn/", "http://cn/"), ("http://e.cn/a%2F1.html", "http://e.cn/a/1.html"),
])  # fmt: skip
def test_other_pages_stay_others(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_tidying_keeps_the_bytes_of_a_query() -> None:
    assert tidy("http://e.cn/s?q=%D7%DC&from=x&b=") == "http://e.cn/s?q=%D7%DC&b="


def test_the_interval_follows_the_page() -> None:
    bounds = (2, 30)
    assert interval(FIRST_DAYS, None, bounds) == 7
    assert interval(7, False, bounds) == pytest.approx(10.5)
    assert interval(28, False, bounds) == 30
    assert interval(7, True, bounds) == pytest.approx(3.5)
    assert interval(3, True, bounds) == 2


def test_a_broken_off_visit_is_gone_on_with_but_not_for_ever(tmp_path: Path) -> None:
    visits = Visits(tmp_path)
    first = visits.begin("zhen", 0, NOON)
    assert visits.begin("zhen", 9, NOON + timedelta(days=1)) == first
    assert visits.begin("other", 0, NOON).number != first.number
    anew = visits.begin("anew", 3, NOON)
    assert visits.begin("anew", 9, NOON, first=4) == anew
    assert visits.begin("anew", 9, NOON, first=5).number != anew.number
    visits.write([], first.number, {"pages": 3})
    visits.end(first.number, Ending.FINISHED, NOON)
    second = visits.begin("zhen", 9, NOON + timedelta(days=2))
    assert (second.number, second.since) != (first.number, first.since)
    assert visits.begin("zhen", 12, NOON + timedelta(days=30)).number > second.number
    assert [run.report for run in visits.runs("zhen", 9)][-1] == {"pages": 3}
    assert visits.sites() == ["anew", "other", "zhen"]
    visits.close()


def test_articles_are_asked_again_when_they_are_due_and_new_ones_are_found_within_one_visit(room: Room) -> None:
    server = room.serve({
        "/": links(*(f"/a/{number}.html" for number in range(1, 6))),
        **numbered(range(1, 7)),
    })  # fmt: skip
    assert "articles 5 new" in room.visit(server, WEEKLY)
    server.asked.clear()
    server.replies["/"] = links(*(f"/a/{number}.html" for number in range(2, 7)))
    assert "articles 1 new, 0 unchanged, 4 not due" in room.visit(server, WEEKLY)
    assert server.asked == ["/robots.txt", "/", "/a/6.html"]
    server.asked.clear()
    # All are due, also the first, which no list names any more.
    assert "articles 0 new, 6 unchanged" in room.visit(server, WEEKLY, "-a", "revisit=all")
    assert len(server.asked) == 8


def test_what_answered_while_the_clock_was_years_ahead_is_due(room: Room) -> None:
    server = room.serve({"/": links("/a/1.html", "/a/3.html"), **{f"/a/{n}.html": article(n) for n in (1, 2, 3)}})
    room.visit(server, WEEKLY)
    server.replies["/"] = links("/a/1.html")  # the third is in no list any more
    with sqlite3.connect(room.data / "archive" / "visits.sqlite3") as visits:
        visits.execute("UPDATE pages SET due = '2096-01-01T00:00:00Z'")
    assert "articles 0 new, 2 unchanged" in room.visit(server, WEEKLY)
    assert "articles 0 new, 0 unchanged, 1 not due" in room.visit(server, WEEKLY)


def test_a_site_whose_visits_were_lost_to_damage_is_asked_once_more_and_nothing_is_archived_twice(room: Room) -> None:
    server = room.serve(
        {"/": links("/a/1.html", "/a/2.html"), **{f"/a/{number}.html": article(number) for number in (1, 2)}}
    )
    room.visit(server)
    before = room.entries()
    visits = room.data / "archive" / "visits.sqlite3"
    visits.write_bytes(visits.read_bytes()[:4_096] + b"\xff" * 8_192)
    run = room.scrapy("crawl", "summaries", "-a", f"site={room.describe([server.address + '/'], revisit=None)}")
    assert run.returncode == 0, run.stderr
    assert run.stderr.count("visits.sqlite3: was damaged") == 1
    assert server.asked.count("/a/1.html") == server.asked.count("/a/2.html") == 2
    assert room.entries() == before
    assert "articles 0 new, 0 unchanged, 2 not due" in room.visit(server)


def test_what_has_not_changed_is_not_sent_again(room: Room) -> None:
    box: list[Server] = []
    server = room.serve({
        "/": links(*(f"/a/{number}.html" for number in range(1, 6))),
        **{f"/a/{number}.html": tagged(number, box) for number in range(1, 6)},
    })  # fmt: skip
    box.append(server)
    assert "articles 5 new" in room.visit(server)
    before = server.bytes
    told = room.visit(server, "", "-a", "revisit=all")
    assert "articles 0 new, 5 unchanged" in told
    assert "0 summaries indexed" in told
    assert server.bytes - before < 1_000  # the list and robots.txt alone


def test_a_counter_on_a_page_is_no_new_version(room: Room) -> None:
    clicks = iter(range(100))
    server = room.serve({
        "/": links("/a/1.html"),
        "/a/1.html": lambda: article(1, f"<span>点击{next(clicks)}次</span>"),
    })  # fmt: skip
    room.visit(server)
    assert "0 new, 1 unchanged" in room.visit(server, "", "-a", "revisit=all")
    with Archive(room.data / "archive") as archive:
        assert archive.catalogue.last() == 2  # the list and the article


LOGIN = Reply("<html><title>请登录</title><p>请先登录后再访问本页面</p></html>")
SOFT = Reply("<html><title>提示信息</title><p>对不起，您访问的文章不存在或已被删除！</p></html>")
EMPTIED = Reply("<html><title>河湾镇信息网</title><p>本栏目正在调整。</p></html>")


def flagged(room: Room, server: Server) -> dict[str, bool]:
    return {url.removeprefix(server.address): "vanished" in summary.flags for url, summary in room.summaries().items()}


def test_vanished_pages_are_marked_and_their_summaries_stay(room: Room) -> None:
    paths = [f"/a/{number}.html" for number in range(1, 8)]
    server = room.serve({"/": links(*paths), **{path: article(place) for place, path in enumerate(paths, 1)}})
    room.visit(server)
    assert not any(flagged(room, server).values())
    server.replies |= {
        "/a/1.html": Reply("没有了", 404), "/a/2.html": Reply(status=302, headers={"Location": "/"}),
        "/a/3.html": SOFT, "/a/4.html": EMPTIED, "/a/5.html": LOGIN, "/a/6.html": Reply("oops", 500),
    }  # fmt: skip
    told = room.visit(server, "", "-a", "revisit=all")
    assert "articles 0 new, 1 unchanged, 4 vanished" in told
    # A log-in page and a bad day of the server say nothing about the article.
    assert flagged(room, server) == {path: place <= 4 for place, path in enumerate(paths, 1)}
    assert "7 articles known, 4 of them vanished" in room.scrapy("status").stdout
    assert "0 new, 5 unchanged" in room.visit(server, "", "-a", "revisit=all")  # what has vanished is no news

    server.replies |= {path: article(place) for place, path in enumerate(paths[:3], 1)}
    server.replies["/a/3.html"] = article(33)
    room.visit(server, "", "-a", "revisit=all")
    assert [path for path, gone in flagged(room, server).items() if gone] == ["/a/4.html"]
    assert room.scrapy("compact").returncode == 0
    assert room.scrapy("rebuild").returncode == 0
    assert [path for path, gone in flagged(room, server).items() if gone] == ["/a/4.html"]
    assert len(room.summaries()) == 7
    asked = [SUMMARIES, "export", "水浇田", "--format", "jsonl", "--index", str(room.data / "index")]
    exported = subprocess.run(asked, capture_output=True, text=True, check=True, env=room.environment({})).stdout
    records = [json.loads(line) for line in exported.splitlines()]
    assert [one["url"] for one in records if "vanished" in one["flags"]] == [server.address + "/a/4.html"]


def test_where_a_bad_day_leads_is_no_address_of_the_articles(room: Room) -> None:
    """A captcha, a notice and an error page, to which a site leads all its articles for a day."""
    paths = [f"/a/{number}.html" for number in range(1, 9)]
    server = room.serve({"/": links(*paths), **{path: article(place) for place, path in enumerate(paths, 1)}})
    room.visit(server)
    whole = room.summaries()
    away = [
        "/passport?back=/a/1.html",
        "/passport?back=/a/2.html",
        "/notice",
        "/notice",
        "/404",
        "/404",
        "/soft",
        "/soft",
    ]
    server.replies |= {path: Reply(status=302, headers={"Location": to}) for path, to in zip(paths, away, strict=True)}
    server.replies |= {
        "/notice": EMPTIED,
        "/404": Reply("没有了", 404),
        "/soft": SOFT,
        **dict.fromkeys(away[:2], LOGIN),
    }
    told = room.visit(server, "", "-a", "revisit=all")
    assert "2 asks to log in" in told and "2 redirected to a page without a text" in told
    assert flagged(room, server) == {path: place > 4 for place, path in enumerate(paths, 1)}

    server.replies |= {path: article(place + 100) for place, path in enumerate(paths, 1)}
    server.asked.clear()
    assert "8 changed" in room.visit(server, "", "-a", "revisit=all")
    assert set(server.asked) == {"/robots.txt", "/", *paths}
    assert not any(flagged(room, server).values())
    assert set(room.summaries()) == set(whole)


def test_a_notice_that_a_killed_crawl_has_archived_is_not_taken_for_the_article(room: Room) -> None:
    server = room.serve({"/": links("/a/1.html"), "/a/1.html": Reply(status=302, headers={"Location": "/notice"})})
    server.replies["/notice"] = EMPTIED
    assert "1 redirected to a page without a text" in room.visit(server)
    with sqlite3.connect(room.data / "archive" / "visits.sqlite3") as visits:  # as a power cut may leave it
        visits.execute("DELETE FROM pages")
        visits.execute("UPDATE visits SET ended = NULL, outcome = NULL")
    server.replies["/a/1.html"] = article(1)
    assert "articles 1 new" in room.visit(server)
    assert len(room.summaries()) == 1


def test_an_article_is_one_under_all_its_addresses(room: Room) -> None:
    server = room.serve({
        "/a/1.html": article(1),
        "/a/2.html": Reply(status=301, headers={"Location": "/a/1.html?from=old"}),
    })  # fmt: skip
    dotted = server.address + "/b/../a/./1.html"
    server.replies["/"] = links(
        "/a/1.html?from=timeline", "/a/1.html", "/a/1.html?utm_source=qq", "/a/2.html", "/a/%31.html", dotted
    )
    assert "articles 1 new" in room.visit(server)
    assert [url.removeprefix(server.address) for url in room.summaries()] == ["/a/1.html"]
    assert server.asked.count("/a/1.html") == 1
    assert not {"/a/%31.html", "/b/../a/./1.html"} & {*server.asked}


def test_an_article_that_moves_for_good_is_gone_from_its_old_address_and_new_at_the_other(room: Room) -> None:
    """Also where a list names the new address before the old one is asked for."""
    old = [f"/a/{number}.html" for number in range(1, 6)]
    server = room.serve({"/": links(*old)} | {path: article(place) for place, path in enumerate(old, 1)})
    room.visit(server)
    server.replies |= {f"/a/{number}.html": article(number - 100) for number in (101, 102, 104)}
    server.replies |= {"/a/103.html": article(203), "/": links("/a/101.html", *old[1:])}
    statuses = zip(old, (301, 308, 301, 302), strict=False)
    moved = {path: Reply("", status, {"Location": f"/a/10{path[3]}.html"}) for path, status in statuses}
    server.replies |= moved
    told = room.visit(server, "", "-a", "revisit=all")
    assert "articles 3 new, 2 unchanged, 2 vanished" in told
    gone = flagged(room, server)
    # What moves to another text may be there again, and what moves for a while keeps its address.
    assert gone == {f"/a/{n}.html": n in (1, 2) for n in (1, 2, 3, 4, 5, 101, 102, 103)}
    assert "articles 0 new, 5 unchanged" in room.visit(server, "", "-a", "revisit=all")
    assert flagged(room, server) == gone


def test_of_two_sites_that_are_crawled_at_once_each_is_told_of_its_own_articles_each_once(room: Room) -> None:
    """The one that ends first feeds the index with what the other has archived, half an article among it."""
    beside = room.serve({"/": links("/a/1.html"), "/a/1.html": article(90)})
    told: list[str] = []

    def after_the_other() -> Reply:
        time.sleep(3)  # what came before is in the archive
        site = room.describe([beside.address + "/"]).rename(room.folder / "beside.toml")
        told.append(room.scrapy("crawl", "summaries", "-a", f"site={site}").stdout)
        return article(5)

    server = room.serve({
        "/": links(*(f"/a/{number}.html" for number in range(1, 5))), "/a/2.html": EMPTIED,
        "/a/1.html": article(1), "/a/3.html": article(3),
        "/a/4.html": article(4, "<a href='4_2.html'>下一页</a>"), "/a/4_2.html": after_the_other,
    })  # fmt: skip
    run = room.crawl(server.address + "/")
    assert "beside: 2 pages fetched" in told[0] and "1 summary indexed from 1 article;" in told[0], told
    assert "3 summaries indexed from 4 articles; without a summary: 1 " in run.stdout, run.stdout
    visits = Visits(room.data / "archive")
    reports = {site: visits.runs(site, 1)[0].report for site in visits.sites()}
    visits.close()
    came = {site: (report["new"], report["summaries"], report["cleaned"]) for site, report in reports.items()}
    assert came == {"zhen": (4, 3, 4), "beside": (1, 1, 1)}


def test_two_crawls_of_one_site_are_never_at_once(room: Room) -> None:
    server = room.serve({"/": links("/a/1.html"), "/a/1.html": article(1)})
    second: list[str] = []

    def slow() -> Reply:
        if not second:
            second.append("")
            run = room.crawl(server.address + "/")
            second[0] = run.stderr
        return article(1)

    server.replies["/a/1.html"] = slow
    assert "1 new" in room.visit(server)
    assert "zhen is being crawled into" in second[0]
    assert "Traceback" not in second[0]


@pytest.mark.parametrize("kills", [3])
def test_after_kills_the_visit_is_whole_and_no_page_is_archived_twice(room: Room, kills: int) -> None:
    """Every article changes with every request, so that whatever is asked twice would show."""
    numbers = range(1, 61)
    asked: dict[int, int] = dict.fromkeys(numbers, 0)

    def changing(number: int) -> Callable[[], Reply]:
        def answer() -> Reply:
            asked[number] += 1
            later = f"<a href='{number}_2.html'>下一页</a>" if number % 7 == 0 else ""
            reply = article(number, later)
            return Reply(str(reply.body).replace("（第", f"（{asked[number]}次第"))

        return answer

    server = room.serve({
        "/": links(*(f"/a/{number}.html" for number in numbers)),
        **{f"/a/{number}.html": changing(number) for number in numbers},
        **{f"/a/{number}_2.html": article(1000 + number) for number in numbers},
    })  # fmt: skip
    for kill in range(kills):
        room.crawl_until(server, f"/a/{15 * (kill + 1)}.html", signal.SIGKILL)
    assert room.crawl(server.address + "/").returncode == 0
    assert len(room.summaries()) == len(numbers)
    visits = Visits(room.data / "archive")
    [visit] = visits.runs(visits.sites()[0], 9)
    visits.close()
    assert visit.report["new"] == visit.report["articles"] == len(numbers)
    with Archive(room.data / "archive") as archive:
        rows = archive.catalogue._db.rows("SELECT url, count(*) FROM pages GROUP BY url")
    assert [url for url, count in rows if count > 1] == []
    assert len(rows) == 1 + len(numbers) + len(numbers) // 7


def _begin(folder: Path, at: float) -> None:
    while time.time() < at:
        pass
    Visits(folder).close()


def test_crawlers_that_begin_at_the_same_moment_make_one_file_together(tmp_path: Path) -> None:
    # Processes: within one, SQLite waits where it does not between several.
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        for number in range(60):
            folder = tmp_path / str(number)
            folder.mkdir()
            pool.starmap(_begin, [(folder, time.time() + 0.01)] * 4)


def test_an_article_stays_one_though_every_reader_is_led_to_a_session_of_their_own(room: Room) -> None:
    given: list[str] = []

    def led(path: str) -> Callable[[], Reply]:
        def answer() -> Reply:
            given.append(f"{path};jsessionid={len(given):032X}")
            server.replies[given[-1]] = pages[path]
            return Reply(status=302, headers={"Location": given[-1]})

        return answer

    pages = numbered(range(1, 4))
    pages["/a/3.html"] = article(3, "<a href='3_2.html'>下一页</a>", SENTENCES[:3])
    server = room.serve({"/": links(*pages), "/a/3_2.html": article(3, "", SENTENCES[3:])})
    server.replies |= {path: led(path) for path in pages}
    assert "3 new" in room.visit(server, "revisit = [0, 0]")
    first = room.summaries()
    assert len(first) == 3
    assert "0 new, 3 unchanged" in room.visit(server, "revisit = [0, 0]")
    pages["/a/1.html"] = article(7)
    assert "0 new, 1 changed, 2 unchanged" in room.visit(server, "revisit = [0, 0]")
    server.replies["/a/2.html"] = Reply("gone", 404)
    assert "1 vanished" in room.visit(server, "revisit = [0, 0]")
    now = room.summaries()
    assert now.keys() == first.keys() and len(given) == 11
    changed, gone, whole = (next(its for url, its in now.items() if f"/a/{number}." in url) for number in (1, 2, 3))
    assert "第7号" in changed.text and "vanished" in gone.flags and SENTENCES[4][:12] in whole.text


def test_a_session_of_any_name_in_every_link_makes_no_new_articles_until_it_chooses_them(room: Room) -> None:
    sessions = iter(range(1_000_000))
    pages = {str(number): article(number) for number in range(60)}  # by the id of an article
    numbers = list(range(20))

    def front() -> Reply:
        return links(*(f"/a/7.html?id={number}&tk={next(sessions)}" for number in numbers))

    class Every(dict[str, Reply | Callable[[], Reply]]):
        def get(self, path: str, other: object = None) -> Any:
            found = re.fullmatch(r"/a/7\.html\?id=(\d+)&tk=(\w+)", path)
            if not found:
                return super().get(path, other)
            reply = pages[found[2] if found[2] in ("a", "b", "c") else found[1]]
            tag = reply.headers["ETag"] = f'"{hash(reply.body)}"'
            return Reply("", 304) if server.sent.get("If-None-Match") == tag else reply

    def told() -> str:
        return room.scrapy("status").stdout

    server = room.serve(Every({"/": front}))
    more = "revisit = [0, 0]"
    assert "20 new" in room.visit(server, more) and "choose no page" not in told()
    addresses = room.summaries().keys()
    numbers[0] = 40  # one has gone, and another has come
    second = room.visit(server, more)
    assert "1 new" in second and "another address of an article" in second
    assert re.search(r"choose no page, as its articles showed \(numbers as 0\): \S+/a/0\.html\?tk$", told(), re.M)
    assert room.summaries().keys() > addresses and len(room.summaries()) == 21
    del server.asked[:]
    server.bytes = 0
    pages["5"] = article(5, "", (*SENTENCES[:4], "全年共排查隐患九十处。"))
    third = room.visit(server, more)
    assert "0 new, 1 changed" in third and "another address" not in third
    assert len(server.asked) == 1 + 1 + 21  # robots.txt, the list, and each article once: one is linked no more
    assert server.bytes < 10_000  # but for the list and the changed article nothing was sent
    now = room.summaries()
    assert len(now) == 21
    assert sum("排查隐患" in one.text for one in now.values()) == 1

    pages |= {"a": article(71), "b": article(72), "c": article(73)}
    server.replies["/"] = links(*(f"/a/7.html?id=5&tk={tk}" for tk in "abc"))
    assert "3 new" in room.visit(server, "revisit = [9, 9]")
    after = room.summaries()
    assert len(after) == 24 and all(after[url].text == its.text for url, its in now.items())
    assert re.search(
        r"seemed to choose no page, and did later: \S+\?tk$[\s\S]+ warning: parameters of addr", told(), re.M
    )


def test_a_site_that_gave_one_text_for_all_articles_loses_none_when_it_is_mended(room: Room) -> None:
    paths = [f"/a/7.html?id={number}" for number in range(20)]
    server = room.serve({"/": links(*paths[:14]), **{path: article(1) for path in paths}})
    assert "14 new" in room.visit(server, "revisit = [0, 0]")
    # The new ones first: when the known ones have answered too, the text stands at several addresses at once.
    server.replies["/"] = links(*reversed(paths))
    assert "0 new" in room.visit(server, "revisit = [0, 0]")
    server.replies |= {path: article(number + 50) for number, path in enumerate(paths)}
    assert "6 new, 14 changed" in room.visit(server, "revisit = [0, 0]")
    assert len(room.summaries()) == 20


def test_reports_of_a_template_at_similar_addresses_are_kept(room: Room) -> None:
    def report(number: int) -> Reply:
        return article(0, "", (*SENTENCES, f"全年共排查隐患{number}处。"))

    server = room.serve(
        {"/": links("/a/7.html?id=1"), **{f"/a/7.html?id={number}": report(number) for number in (1, 2)}}
    )
    assert "1 new" in room.visit(server, "revisit = [0, 0]")
    server.replies["/"] = links("/a/7.html?id=1", "/a/7.html?id=2")
    assert "1 new" in room.visit(server, "revisit = [0, 0]")
    assert len(room.summaries()) == 2


def test_a_parameter_that_chooses_the_page_is_not_taken_for_a_session(room: Room) -> None:
    pages = {f"/a/7.html?id={number}": article(number) for number in range(60)}
    server = room.serve({"/": links(*list(pages)[:20]), **pages})
    assert "20 new" in room.visit(server, "revisit = [0, 0]")
    server.replies["/"] = links(*list(pages)[20:])
    run = room.visit(server, "revisit = [0, 0]")
    assert "40 new, 20 unchanged" in run and "another address" not in run
    assert len(room.summaries()) == 60


def test_an_article_that_is_elsewhere_for_a_while_keeps_its_address_and_its_changes_are_seen(room: Room) -> None:
    server = room.serve({"/": links("/a/1.html"), "/a/1.html": article(1, "<a href='1_2.html'>下一页</a>")})
    server.replies["/a/1_2.html"] = article(2)
    room.visit(server)
    changed = (*SENTENCES, "全年共排查隐患九十处。")
    server.replies |= {
        "/a/1.html": Reply("", 307, {"Location": "/a/901.html"}),
        "/a/901.html": article(1, "<a href='901_2.html'>下一页</a>", changed),
        "/a/901_2.html": article(3),
    }
    for came in ("0 new, 1 changed", "0 new, 1 unchanged"):
        server.asked.clear()
        assert came in room.visit(server, "", "-a", "revisit=all")
        assert server.asked == ["/robots.txt", "/", "/a/1.html", "/a/901.html", "/a/901_2.html"]
    [(url, summary)] = room.summaries().items()
    assert url == server.address + "/a/1.html"
    assert "排查隐患九十处" in summary.text and "第3号" in summary.text and "第2号" not in summary.text


def test_an_article_that_moves_for_good_and_back_is_one_again(room: Room) -> None:
    there, back = "/a/1.html", "/a/901.html"
    server = room.serve({"/": links(there), there: article(1)})
    room.visit(server)
    server.replies |= {there: Reply("", 301, {"Location": back}), back: article(1)}
    room.visit(server, "", "-a", "revisit=all")
    assert flagged(room, server) == {there: True, back: False}
    server.replies |= {back: Reply("", 301, {"Location": there}), there: article(1)}
    room.visit(server, "", "-a", "revisit=all")
    assert flagged(room, server) == {there: False, back: True}
    for addresses in (2, 1):  # the next visit finds that the other one leads here, and those behind it know
        server.asked.clear()
        assert "0 new, 1 unchanged" in room.visit(server, "", "-a", "revisit=all")
        assert sum("/a/" in path for path in set(server.asked)) == addresses


def test_an_article_that_leads_to_another_text_for_a_day_is_requested_again(room: Room) -> None:
    server = room.serve({"/": links("/a/1.html"), "/a/1.html": article(1), "/a/901.html": article(901)})
    room.visit(server)
    server.replies["/a/1.html"] = Reply("", 301, {"Location": "/a/901.html"})
    assert "articles 1 new, 0 unchanged" in room.visit(server, "", "-a", "revisit=all")
    server.replies["/a/1.html"] = article(11)
    assert "articles 0 new, 1 changed, 1 unchanged" in room.visit(server, "", "-a", "revisit=all")
    assert flagged(room, server) == {"/a/1.html": False, "/a/901.html": False}


def test_articles_are_known_from_the_archive_where_the_file_of_visits_was_deleted(room: Room) -> None:
    paths = [f"/a/{number}.html" for number in range(1, 5)]
    server = room.serve({"/": links(*paths), **{path: article(place) for place, path in enumerate(paths, 1)}})
    room.visit(server)
    server.replies["/a/4.html"] = Reply("没有了", 404)
    room.visit(server, "", "-a", "revisit=all")
    before = flagged(room, server)
    for part in (room.data / "archive").glob("visits.sqlite3*"):
        part.unlink()
    server.replies |= {"/a/2.html": article(22), "/a/3.html": Reply("没有了", 404), "/a/5.html": article(5)}
    server.replies["/"] = links(*paths, "/a/5.html")
    assert "articles 1 new, 1 changed, 2 unchanged, 1 vanished" in room.visit(server, WEEKLY)
    assert flagged(room, server) == before | {"/a/3.html": True, "/a/5.html": False}
    assert "articles 0 new, 0 unchanged, 5 not due" in room.visit(server, WEEKLY)


@pytest.mark.parametrize("status", [301, 302])
def test_articles_that_lead_to_another_one_in_the_first_visit_are_had_once_they_answer(room: Room, status: int) -> None:
    paths = [f"/a/{number}.html" for number in range(1, 4)]
    server = room.serve({"/": links("/a/9.html", *paths), "/a/9.html": article(9)})
    server.replies |= dict.fromkeys(paths, Reply("", status, {"Location": "/a/9.html"}))
    assert "articles 1 new" in room.visit(server)
    server.replies |= {path: article(place) for place, path in enumerate(paths, 1)}
    assert "articles 3 new" in room.visit(server)
    assert set(flagged(room, server)) == {"/a/9.html", *paths}
    server.replies |= dict.fromkeys(paths, Reply("", status, {"Location": "/a/9.html"}))
    assert "articles 0 new, 1 unchanged" in room.visit(server, "", "-a", "revisit=all")
    server.replies |= {path: article(place + 20) for place, path in enumerate(paths, 1)}
    assert "articles 0 new, 3 changed, 1 unchanged" in room.visit(server, "", "-a", "revisit=all")
    assert not any(flagged(room, server).values())
