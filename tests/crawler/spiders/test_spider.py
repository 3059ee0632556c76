"""Real crawls, in processes of their own, of sites that a real server serves on 127.0.0.1."""

import gzip
import json
import re
import socket
from collections.abc import Callable

import pytest

from crawler.addresses import is_private
from crawler.archive import Archive
from crawler.archive.entry import Entry
from crawler.site.known import rules_of
from tests.crawler.crawls import HTML, Reply, Room, article, links
from workbench.site import SENTENCES


def test_lists_are_turned_and_everything_is_fetched_once_lists_first(room: Room):
    server = room.serve({
        "/": links("/a/1.html", "/a/2.html", "/list/x", "http://ads.example.com/", "/about.html",
                   extra="<a href='/p2'>下一页</a>"),
        "/p2": links("/a/2.html#comments", "/a/3.html", "/", extra="<a href='/'>上一页</a><a>下一页</a>"),
        "/list/x": links("/a/3.html", "/a/4.html"),
        **{f"/a/{number}.html": article(number, "<a href='/a/1.html'>下一篇</a>") for number in range(1, 5)},
    })  # fmt: skip
    one_by_one = room.describe([server.address + "/"], delay=0.01)  # without a delay several requests race
    run = room.scrapy("crawl", "summaries", "-a", f"site={one_by_one}", SUMMARIES_CONTACT="someone@university.example")
    assert run.returncode == 0, run.stderr
    assert "articles 4 new, 0 unchanged" in run.stdout
    assert len(server.asked) == len(set(server.asked))
    assert set(server.asked) == {"/robots.txt", "/", "/p2", "/list/x", *(f"/a/{number}.html" for number in range(1, 5))}
    assert server.asked.index("/p2") < server.asked.index("/a/2.html")
    assert all("someone@university.example" in agent for agent in server.agents)
    roles = {url.removeprefix(server.address): entry.role for url, entry in room.entries().items()}
    assert roles == {"/": "list", "/p2": "list", "/list/x": "list"} | {f"/a/{n}.html": "article" for n in range(1, 5)}
    assert {entry.site for entry in room.entries().values()} == {"zhen"}
    assert len(room.summaries()) == 4

    assert "SUMMARIES_CONTACT" not in run.stderr

    again = room.crawl(server.address + "/")
    assert "SUMMARIES_CONTACT" in again.stderr
    assert "articles 0 new, 4 unchanged" in again.stdout
    assert "0 summaries indexed from 0 articles" in again.stdout
    server.replies["/a/2.html"] = article(22)
    changed = room.crawl(server.address + "/")
    assert "articles 0 new, 1 changed, 3 unchanged" in changed.stdout
    assert "22" in room.summaries()[server.address + "/a/2.html"].title


def test_pagers_that_a_script_writes_are_turned(room: Room):
    def pager(count: int, place: int, name: str) -> str:
        return f'<script>createPageHTML({count}, {place}, "{name}", "html");</script>'

    server = room.serve({
        "/zjgz/": links("/a/11.html", extra=pager(2, 0, "index")),
        "/zjgz/index_1.html": links("/a/12.html", extra=pager(2, 1, "index")),
        "/a/11.html": article(1, pager(2, 0, "11"), SENTENCES[:3]),
        "/a/11_1.html": article(1, pager(2, 1, "11"), SENTENCES[3:]),
        "/a/12.html": article(2, pager(1, 0, "12")),
    })  # fmt: skip
    run = room.crawl(server.address + "/zjgz/")
    assert "articles 2 new" in run.stdout
    assert "1 page joined" in run.stdout
    assert SENTENCES[4][:12] in room.summaries()[server.address + "/a/11.html"].text


def test_lists_whose_rows_a_script_holds_are_read_to_the_end(room: Room):
    def store(number: int) -> str:
        group = f"<nextgroup><![CDATA[<a href='/proxy.jsp?page={number}&columnid=7'></a>]]></nextgroup>"
        row = f"<record><![CDATA[<li><a href='/a/{number}.html'>工作总结</a></li>]]></record>"
        return f"<datastore>{group if number < 3 else ''}<recordset>{row}</recordset></datastore>"

    xml = {"Content-Type": "text/xml;charset=utf-8"}
    server = room.serve({
        "/col/": Reply(f"<html><title>列表</title><script type='text/xml'>{store(1)}</script></html>"),
        **{f"/proxy.jsp?page={n}&columnid=7": Reply(f"<?xml version='1.0' ?>{store(n + 1)}", 200, xml) for n in (1, 2)},
        **{f"/a/{n}.html": article(n) for n in (1, 2, 3)},
    })  # fmt: skip
    assert "articles 3 new" in room.crawl(server.address + "/col/").stdout


def test_an_article_on_several_pages_is_one(room: Room):
    def page(number: int, following: str) -> Reply:
        return article(number, following, SENTENCES[number - 1 : number + 1])

    server = room.serve({
        "/": links("/a/7.html", "/a/7_2.html", "/a/8.html", "/a/9.html"),
        "/a/7.html": page(1, "<a href='7_2.html'>2</a><a href='7_3.html'>3</a>"),
        "/a/7_2.html": page(2, "<a href='7.html'>1</a><a href='7_3.html'>3</a><a href='7_3.html'>下一页</a>"),
        "/a/7_3.html": page(3, "<a href='7.html'>1</a><a href='7_2.html'>2</a><a href='8.html'>下一页</a>"),
        "/a/8.html": page(1, "<a href='?page=2'>下一页</a>"),
        "/a/8.html?page=2": page(2, "<a href='?page=2'>下一页</a><a href='?page=1'>上一页</a>"),
        "/a/9.html": page(1, "<a href='9_2.html'>2</a>"),
    })  # fmt: skip
    run = room.crawl(server.address + "/")
    assert run.returncode == 0, run.stderr
    assert "articles 3 new" in run.stdout
    assert "3 pages joined" in run.stdout
    assert "page 2 (" in run.stderr  # of 9, which is missing
    numbers = {url.rpartition("/")[2]: entry.number for url, entry in room.entries().items()}
    assert numbers | {"": 1} == {
        "": 1,
        "7.html": 1,
        "7_2.html": 2,
        "7_3.html": 3,
        "8.html": 1,
        "8.html?page=2": 2,
        "9.html": 1,
        "9_2.html": 2,  # which tells that it has not come
    }
    text = room.summaries()[server.address + "/a/7.html"].text
    places = [text.index(sentence[:12]) for sentence in SENTENCES[:4]]
    assert places == sorted(places)


def test_a_page_that_repeats_one_of_its_article_ends_it(room: Room):
    """Where a page does not exist, sites show the first one, or the last; a counter makes each look another."""

    def shown(sentences: tuple[str, ...], turning: str) -> Callable[[], Reply]:
        return lambda: article(1, f"<p>点击：{len(server.asked)}次</p>{turning}", sentences)

    def turning(number: int) -> str:
        return f"<a href='?page={number}'>下一页</a>"

    server = room.serve({
        "/": links("/a/1.html", "/a/2.html", "/a/3.html"),
        "/a/1.html": shown(SENTENCES, turning(2)),
        **{f"/a/1.html?page={number}": shown(SENTENCES, turning(number + 1)) for number in range(2, 9)},
        "/a/2.html": shown(SENTENCES[:3], turning(2)),
        **{f"/a/2.html?page={number}": shown(SENTENCES[3:], turning(number + 1)) for number in range(2, 9)},
        "/a/3.html": shown(SENTENCES, "<script>createPageHTML(2, 0, '3', 'html')</script>"),
        "/a/3_1.html": shown(SENTENCES, "<script>createPageHTML(2, 1, '3', 'html')</script>"),
    })  # fmt: skip
    run = room.crawl(server.address + "/")
    assert "articles 3 new, 0 unchanged; 1 page joined" in run.stdout, run.stdout
    assert "not followed: 3 repeats a page of its article" in run.stdout
    assert sorted(path for path in server.asked if path.startswith("/a/")) == [
        *("/a/1.html", "/a/1.html?page=2", "/a/2.html", "/a/2.html?page=2", "/a/2.html?page=3"),
        *("/a/3.html", "/a/3_1.html"),
    ]
    for summary in room.summaries().values():
        assert [summary.text.count(sentence[:12]) for sentence in SENTENCES] == [1] * len(SENTENCES)


def test_an_article_whose_first_page_changes_keeps_its_other_pages(room: Room):
    server = room.serve({
        "/": links("/a/7.html"),
        "/a/7.html": article(1, "<a href='7_2.html'>下一页</a>", SENTENCES[:3]),
        "/a/7_2.html": article(2, "", SENTENCES[3:]),
    })  # fmt: skip
    assert room.crawl(server.address + "/").returncode == 0
    server.replies["/a/7.html"] = article(5, "<a href='7_2.html'>下一页</a>", SENTENCES[:3])
    assert room.crawl(server.address + "/").returncode == 0
    text = room.summaries()[server.address + "/a/7.html"].text
    assert "第5号" in text
    assert SENTENCES[4][:12] in text


def test_an_article_whose_later_page_does_not_come_now_keeps_what_was_archived_of_it(room: Room):
    login = Reply("<title>登录</title><p>请先登录，再阅读全文。</p>")
    bad = [
        Reply("", 500), Reply("", 0), Reply("", 302, {"Location": "http://127.0.0.9/login"}),
        Reply("", 302, {"Location": "/login"}), login, Reply(article(2).body[:300], promised=3_000), Reply("", 404),
    ]  # fmt: skip
    paths = [f"/a/{number}.html" for number in range(len(bad))]
    first = {path: article(1, f"<a href='{path[:-5]}_2.html'>下一页</a>", SENTENCES[:3]) for path in paths}
    later = [f"{path[:-5]}_2.html" for path in paths]
    last = {f"{path[:-5]}_3.html": article(3, "", SENTENCES[4:]) for path in paths}
    whole = {path: article(2, f"<a href='{path[:-6]}3.html'>下一页</a>", SENTENCES[3:4]) for path in later}
    server = room.serve({"/": links(*paths), "/login": login, **first, **whole, **last})
    assert "14 pages joined" in room.crawl(server.address + "/").stdout
    for path in paths:
        server.replies[path] = article(5, f"<a href='{path[:-5]}_2.html'>下一页</a>", SENTENCES[:3])
    server.replies.update(zip(later, bad, strict=True))
    run = room.crawl(server.address + "/")
    assert "articles 0 new, 7 changed" in run.stdout and "12 pages joined" in run.stdout, run.stdout
    assert "_2.html): answers 500; what is archived of it stays" in run.stderr
    texts = [room.summaries()[server.address + path].text for path in paths]
    assert all("第5号" in text for text in texts)
    assert [SENTENCES[3][:12] in text and SENTENCES[4][:12] in text for text in texts] == [True] * 6 + [False]


def test_a_later_page_that_is_redirected_elsewhere_for_a_day_is_no_part_of_the_article_and_requested_again(room: Room):
    """To the front page, another article, a notice: nothing of them is joined, and none is an address of the page."""
    away = ("/", "/a/9.html", "/notice")
    paths = [f"/a/{number}.html" for number in range(1, 4)]
    later = [f"{path[:-5]}_2.html" for path in paths]
    server = room.serve({
        "/": links("/a/9.html", *paths), "/a/9.html": article(9), "/notice": Reply("<title>通知</title>系统维护。"),
        **{path: article(1, f"<a href='{path[:-5]}_2.html'>下一页</a>", SENTENCES[:3]) for path in paths},
        **{path: Reply("", 302, {"Location": to}) for path, to in zip(later, away, strict=True)},
    })  # fmt: skip
    told = room.visit(server)
    assert "4 new" in told and " 0 pages joined" in told and "3 redirected to what is no page of it" in told, told
    assert not any(re.search("第9号|系统维护", room.summaries()[server.address + path].text) for path in paths)
    whole = {path: article(2, "", SENTENCES[3:]) for path in later}
    server.replies |= whole | {"/": links("/a/9.html", *paths, "/a/8.html"), "/a/8.html": article(8)}
    assert "3 pages joined" in room.visit(server, "", "-a", "revisit=all")
    texts = [room.summaries()[server.address + path].text for path in paths]
    assert all(SENTENCES[0][:12] in text and SENTENCES[4][:12] in text for text in texts), texts


def test_articles_of_a_folder_with_small_numbers_are_no_pages_of_one_another(room: Room):
    """As where a folder is a day (DedeCMS), and its articles are counted from 1."""
    titles = ("综治工作", "农业生产", "教育教学", "民政救灾")
    to = {f"/a/2015/{number}.html": f"河湾镇{title}总结" for number, title in enumerate(titles, 1)}
    shown = "".join(f"<a href='{path}'><img></a><a href='{path}'>{title}</a>" for path, title in to.items())
    server = room.serve({
        "/": Reply(f"<title>列表</title>{shown}"),
        **{path: article(number, f"下一篇：{shown}") for number, path in enumerate(to, 1)},
    })  # fmt: skip
    site = room.describe([server.address + "/"])
    site.write_text(site.read_text("utf-8").replace("/a/\\d+", "/a/2015/\\d+"), "utf-8")
    run = room.scrapy("crawl", "summaries", "-a", f"site={site}")
    assert "articles 4 new, 0 unchanged; 0 pages joined to them" in run.stdout, run.stdout
    assert all(f"第{number}号" in room.summaries()[server.address + path].text for number, path in enumerate(to, 1))


def test_an_article_without_end_is_bounded(room: Room):
    pages = {f"/a/5_{n}.html": article(n, f"<a href='5_{n + 1}.html'>下一页</a>", SENTENCES[:1]) for n in range(2, 130)}
    first = article(1, "<a href='5_2.html'>下一页</a>")
    server = room.serve({"/": links("/a/5.html"), "/a/5.html": first, **pages})
    run = room.crawl(server.address + "/")
    assert "99 pages joined" in run.stdout
    assert "more than 100 pages" in run.stderr


def test_the_site_file_can_say_how_pages_are_turned_and_continued(room: Room):
    server = room.serve({
        "/": links("/a/1.html", extra="<span class=turn><a href='/zwei'>→</a></span>"),
        "/zwei": links("/a/2.html"),
        "/a/1.html": article(1, "<a href='/rest/xyz'>继续阅读</a><a href='/rest/other'>广告</a>", SENTENCES[:3]),
        "/rest/xyz": article(2, "", SENTENCES[3:]),
        "/a/2.html": article(2),
    })  # fmt: skip
    run = room.crawl(server.address + "/", "next = '.turn'\nnext_text = '继续阅读'\ncontinues = '/rest/'")
    assert "articles 2 new, 0 unchanged; 1 page joined" in run.stdout, run.stderr
    assert SENTENCES[4][:12] in room.summaries()[server.address + "/a/1.html"].text


def test_a_crawl_never_leaves_its_site_also_not_by_redirect(room: Room):
    other = room.serve({"/a/1.html": article(1), "/a/9.html": article(9)})
    elsewhere = other.address.replace("127.0.0.1", "localhost")
    server = room.serve({
        "/": links("/a/1.html", "/a/2.html", "/a/3.html", "/a/4.html", elsewhere + "/a/9.html", "ftp://127.0.0.1/a/5.html"),
        "/a/1.html": Reply(status=302, headers={"Location": elsewhere + "/a/1.html"}),
        "/a/2.html": Reply(status=301, headers={"Location": "/"}),
        "/a/3.html": Reply(status=301, headers={"Location": "/a/30.html"}),
        "/a/30.html": article(30),
        "/a/4.html": Reply(status=302, headers={"Location": "/a/4.html"}),
    })  # fmt: skip
    run = room.crawl(server.address + "/")
    assert run.returncode == 0, run.stderr
    assert other.asked == []
    assert "2 leads off the site" in run.stdout
    assert "1 redirected to a front page" in run.stdout
    assert set(room.summaries()) == {server.address + "/a/30.html"}
    assert "Traceback" not in run.stderr


def test_a_name_that_resolves_into_the_own_network_is_refused(room: Room):
    name = socket.gethostname().lower()
    try:
        resolved = socket.gethostbyname(name)
    except OSError:
        pytest.skip(f"{name}, this machine's name, does not resolve here: no crawl can try it")
    if is_private(name) or not is_private(resolved):
        pytest.skip(f"{name}, this machine's name, is {resolved} here: nothing to refuse")
    server = room.serve({"/": links("/a/1.html"), "/a/1.html": article(1)})
    run = room.crawl(f"http://{name}:{server.address.rpartition(':')[2]}/")
    assert run.returncode == 2
    assert f"start page http://{name}:{server.address.rpartition(':')[2]}/: leads into a private network" in run.stderr
    assert "Traceback" not in run.stderr
    assert server.asked == []


def test_robots_txt_is_obeyed(room: Room):
    server = room.serve({
        "/robots.txt": Reply("User-agent: *\nDisallow: /a/2\n", headers={"Content-Type": "text/plain"}),
        "/": links("/a/1.html", "/a/2.html"), "/a/1.html": article(1), "/a/2.html": article(2),
    })  # fmt: skip
    run = room.crawl(server.address + "/")
    assert "1 forbidden by robots.txt" in run.stdout
    assert "/a/2.html" not in server.asked
    server.replies["/robots.txt"] = Reply("User-agent: *\nDisallow: /\n", headers={"Content-Type": "text/plain"})
    server.asked.clear()
    starts = [f"{server.address}/list{number}" for number in range(4)]  # which wait for the rules together
    forbidden = room.crawl(starts)
    assert forbidden.returncode == 2
    assert all(f"start page {start}: forbidden by robots.txt" in forbidden.stderr for start in starts)
    assert set(server.asked) == {"/robots.txt"}


def test_what_is_no_page_is_left_and_what_is_strange_is_survived(room: Room):
    traditional, overlong = article(5).body, "x" * 2_000
    assert isinstance(traditional, str)
    server = room.serve({
        "/": links(*(f"/a/{number}.html" for number in range(1, 9)), f"/a/9.html?{overlong}", f"//e.cn/{overlong}"),
        "/a/1.html": Reply(b"%PDF-1.4", headers={"Content-Type": "application/pdf"}),
        "/a/2.html": Reply(b"", 200),
        "/a/3.html": Reply(b"x" * 2_000, promised=60_000_000),
        "/a/4.html": Reply(gzip.compress(str(article(4).body).encode())[:-200], headers={"Content-Encoding": "gzip"}),
        "/a/5.html": Reply(traditional.encode("gbk"), headers={"Content-Type": "text/html; charset=utf-8"}),
        "/a/6.html": Reply("gone", 410),
        "/a/7.html": Reply("oops", 500),
        "/a/8.html": article(8),
    })  # fmt: skip
    run = room.crawl(server.address + "/")
    assert run.returncode == 0, run.stderr
    for reason in (
        "1 not an HTML page",
        "1 larger than is read of a page",
        "1 an address of more than 2,000 characters",
    ):
        assert reason in run.stdout.partition("not followed:")[2].partition("errors:")[0], run.stdout
    assert "Traceback" not in run.stderr
    assert "/a/3.html: larger than" in run.stderr
    assert {"/a/5.html", "/a/8.html"} <= {url.removeprefix(server.address) for url in room.summaries()}
    entries = {url.removeprefix(server.address): entry for url, entry in room.entries().items()}
    assert (entries["/a/6.html"].status, entries["/a/7.html"].status) == (410, 500)
    assert "/a/1.html" not in entries
    with Archive(room.data / "archive") as archive:
        page = archive.page(server.address + "/a/5.html", rules_of)
    assert page and page.body == traditional.encode("gbk")


def test_pages_whose_server_tells_no_length_are_whole_where_they_have_an_end(room: Room) -> None:
    """As applications answer that close the connection behind each page (HTTP/1.0, and 1.1 with Connection: close)."""

    def untold(number: int) -> Reply:
        return Reply(article(number).body, promised=0)

    half = Reply(str(article(2).body)[:-200], promised=0)
    part = Reply(str(article(3).body)[:-200], 206, {"Content-Range": "bytes 0-700/900"})  # nobody has asked for that
    server = room.serve({
        "/": Reply(links("/a/1.html", "/a/2.html", "/a/3.html").body + "</html>", promised=0), "/a/1.html": untold(1),
        "/a/2.html": untold(2), "/a/3.html": untold(3),
    })  # fmt: skip
    run = room.crawl(server.address + "/")
    assert "articles 3 new" in run.stdout and "errors: 0" in run.stdout, run.stderr
    assert sorted(server.asked) == ["/", "/a/1.html", "/a/2.html", "/a/3.html", "/robots.txt"]
    server.replies |= {"/a/1.html": untold(11), "/a/2.html": half, "/a/3.html": part}
    run = room.crawl(server.address + "/")
    assert "1 changed" in run.stdout and "errors: 2 (2 was cut off on its way)" in run.stdout, run.stdout
    assert SENTENCES[4][:12] in room.summaries()[server.address + "/a/3.html"].text
    assert {"11", "2"} <= {word for one in room.summaries().values() for word in re.findall(r"\d+", one.title)}


def test_a_page_that_loads_itself_anew_after_a_while_is_read_and_one_that_leads_on_at_once_is_followed(
    room: Room,
) -> None:
    ticks = "<meta http-equiv=refresh content='60;url=/'>"
    server = room.serve({
        "/": links(*(f"/a/{number}.html" for number in (1, 2, 4, 6)), extra=ticks), "/a/1.html": article(1, ticks),
        "/a/2.html": Reply("<meta http-equiv=refresh content='5;url=/a/3.html'>"), "/a/3.html": article(3),
        "/a/4.html": Reply(article(4).body, headers={"Refresh": "0; url='/a/5.html'"}), "/a/5.html": article(5),
        "/a/6.html": Reply(article(6).body, headers={"Refresh": "600"}),
    })  # fmt: skip
    run = room.crawl(server.address + "/")
    assert "articles 4 new" in run.stdout, run.stderr
    assert server.asked.count("/") == 1
    assert {url[-6] for url in room.summaries()} == set("1356")


def test_a_refresh_in_a_script_or_on_an_error_page_leads_nowhere(room: Room) -> None:
    away = "<meta http-equiv=refresh content='1;url=/a/9.html'>"
    busy = iter([Reply(away, 503, {"Retry-After": "2"})])
    server = room.serve({
        "/": links("/a/1.html", "/a/2.html", "/a/3.html", "/a/4.html"), "/a/4.html": article(4),
        "/a/1.html": Reply(f'<script>if (mobile) document.write("{away}")</script>{article(1).body}'),
        "/a/2.html": Reply(f"<noscript>{away}</noscript>{article(2).body}"), "/a/9.html": Reply("没有"),
        "/a/3.html": lambda: next(busy, article(3)),
    })  # fmt: skip
    run = room.crawl(server.address + "/")
    assert "articles 4 new" in run.stdout and "left in peace for 2 seconds" in run.stderr, run.stdout
    server.replies["/a/4.html"] = Reply(away, 404)
    assert "1 vanished" in room.crawl(server.address + "/").stdout
    assert "/a/9.html" not in server.asked


def test_a_server_that_says_of_a_page_only_that_it_has_not_changed_is_not_asked_for_ever(room: Room) -> None:
    nothing = iter([Reply(status=304)] * 20)  # so that the test ends where the crawl would not
    server = room.serve({
        "/": links("/a/1.html", "/a/2.html"), "/a/1.html": lambda: next(nothing, article(1)), "/a/2.html": article(2),
    })  # fmt: skip
    run = room.crawl(server.address + "/")
    assert "articles 1 new" in run.stdout and "1 answers 304" in run.stdout
    assert server.asked.count("/a/1.html") == 2


def test_an_archived_article_is_saved_for_the_tests(room: Room):
    server = room.serve({
        "/": links("/a/7.html"),
        "/a/7.html": article(1, "<a href='7_2.html'>下一页</a>", SENTENCES[:3]),
        "/a/7_2.html": article(2, "", SENTENCES[3:]),
    })  # fmt: skip
    folder = room.folder / "saved"
    address = server.address + "/a/7.html"
    assert "there is no archive here" in room.scrapy("savepage", address, str(folder)).stderr
    assert room.crawl(server.address + "/").returncode == 0
    run = room.scrapy("savepage", address, str(folder))
    assert run.returncode == 0, run.stderr
    [description] = folder.glob("a_7_*.json")
    known = json.loads(description.read_text(encoding="utf-8"))
    assert (known["url"], known["content_type"]) == (address, HTML)
    saved = [(folder / name).read_bytes().decode() for name in (f"{description.stem}.html", *known["continuations"])]
    assert saved == [reply.body for path, reply in server.replies.items() if isinstance(reply, Reply) and path != "/"]
    missing = room.scrapy("savepage", address + "x", str(folder))
    assert missing.returncode == 2
    assert "no article with this address" in missing.stderr


def test_the_archive_of_another_crawler_is_loaded_with_all_that_it_knows_of_its_pages(room: Room):
    server = room.serve({
        "/": links("/a/7.html", "/a/8.html"),
        "/a/7.html": article(1, "<a href='7_2.html'>下一页</a>", SENTENCES[:3]),
        "/a/7_2.html": article(2, "", SENTENCES[3:]),
        "/a/8.html": article(8),
    })  # fmt: skip
    assert room.crawl(server.address + "/").returncode == 0
    server.replies["/a/8.html"] = Reply("", 404)
    assert "1 vanished" in room.crawl(server.address + "/").stdout
    before, texts = room.entries(), {url: (one.text, one.flags) for url, one in room.summaries().items()}
    archive, room.data = room.data / "archive", room.folder / "another"
    run = room.scrapy("load", str(archive))
    assert "2 summaries from 2 pages" in run.stdout, run.stdout + run.stderr

    def known(entries: dict[str, Entry]) -> dict[str, tuple[object, ...]]:
        return {url: (one.article, one.number, one.role, one.site, one.digest) for url, one in entries.items()}

    assert known(room.entries()) == known(before)
    assert {url: (one.text, one.flags) for url, one in room.summaries().items()} == texts
