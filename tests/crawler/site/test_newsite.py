"""`scrapy newsite` and `scrapy check` on the demonstration's site, and on sites that have nothing."""

import re
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from crawler.cleaners import process
from crawler.site.draft import Seen, draft, shape
from crawler.site.known import load_site
from crawler.survey import local_site
from demo.serve import serving
from demo.site import build
from tests.crawler.crawls import Reply, Room, Server
from tests.crawler.made_up_sites import dated, numbered, paged
from tests.crawler.pages import BODY, html_page
from tests.crawler.running import REPOSITORY, scrapy


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(build().answers) as served:
        yield served


@pytest.mark.parametrize(("url", "pattern"), [
    ("http://e.cn/fanwen/2009/12.html", r"/fanwen/\d+/\d+\.html$"),
    ("http://e.cn/list-3.htm?cat=7", r"/list-\d+\.htm\?cat=\d+$"),
    ("http://e.cn/%E6%96%87%E7%AB%A0909.html", r"/%E6%96%87%E7%AB%A0\d+\.html$"),
    ("http://e.cn/", "/$"),
])  # fmt: skip
def test_the_shape_of_an_address(url: str, pattern: str) -> None:
    assert shape(url) == pattern


def test_a_site_is_drafted_and_what_was_drafted_harvests_it(address: str, tmp_path: Path) -> None:
    file = tmp_path / "new.toml"
    run = scrapy(tmp_path / "data", "newsite", address + "/", "--delay", "0", "-o", file)
    assert run.returncode == 0, run.stderr
    site = load_site(str(file))
    assert {pattern.pattern for pattern in site.articles} == {r"/gongzuozongjie/\d+\.html$"}
    assert address + "/gongzuozongjie/" in site.start
    truths = build().truths
    assert all(any(pattern.search(truth.path) for pattern in site.articles) for truth in truths)
    assert "工作总结" in run.stderr
    assert f"{address}/vip/9001.html: forbidden by robots.txt\n" in run.stderr
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "data").exists()  # it keeps nothing
    again = scrapy(tmp_path / "data", "newsite", address + "/", "-o", file)
    assert again.returncode == 2
    assert f"{file}: expected a new file" in again.stderr

    check = scrapy(tmp_path / "data", "check", file, "--live", "4")
    assert check.returncode == 0, check.stderr
    assert "new: " in check.stdout
    assert "from 4 articles" in check.stdout
    crawl = scrapy(tmp_path / "data", "crawl", "summaries", "-a", f"site={file}")
    assert f"articles {len(truths)} new" in crawl.stdout
    archived = scrapy(tmp_path / "data", "check", "new", "--pages", "7")
    assert archived.returncode == 0, archived.stderr
    assert "from 7 articles" in archived.stdout


@dataclass(frozen=True)
class Wanted:
    """What the draft of a site must say, and how many summaries it must harvest."""

    start: list[str]
    lists: list[str]
    articles: list[str]
    summaries: int


COLUMNS = ("gongzuojihua", "gongzuozongjie")


@pytest.mark.parametrize(("make", "wanted"), [
    (dated, Wanted(["/", "/zongjie/index.shtml"], [r"/zongjie/index\.shtml$", r"/zongjie/index_\d+\.shtml$"],
                   [r"/zongjie/\d+-\d+-\d+/\d+\.shtml$"], 60)),
    (numbered, Wanted(["/list.php?cid=3"], [r"/list\.php\?cid=\d+$", r"/list\.php\?cid=\d+&page=\d+$"],
                      [r"/show\.php\?id=\d+$"], 45)),
    (paged, Wanted([f"/{name}/" for name in COLUMNS],
                   [rf"/{name}/{page}$" for name in COLUMNS for page in ("", r"list_\d+\.html")],
                   [rf"/{name}/\d+\.html$" for name in COLUMNS], 48)),
])  # fmt: skip
def test_sites_of_different_shape_are_drafted_and_harvested_whole(
    tmp_path: Path, make: Callable[[], dict[str, Reply | Callable[[], Reply]]], wanted: Wanted
) -> None:
    file = tmp_path / "drafted.toml"
    server = Server(make())
    run = scrapy(tmp_path / "data", "newsite", server.address + "/", "--delay", "0", "-o", file)
    assert run.returncode == 0, run.stderr
    site = load_site(str(file))
    assert sorted(url.removeprefix(server.address) for url in site.start) == wanted.start
    assert [pattern.pattern for pattern in site.lists] == wanted.lists
    assert [pattern.pattern for pattern in site.articles] == wanted.articles
    crawl = scrapy(tmp_path / "data", "crawl", "summaries", "-a", f"site={file}")
    server.close()
    assert f"articles {wanted.summaries} new" in crawl.stdout, crawl.stdout + crawl.stderr
    assert f"{wanted.summaries} summaries indexed" in crawl.stdout


def test_lines_that_all_authors_write_are_not_offered_as_the_sites() -> None:
    shared = ("一、加强领导，落实责任", "存在的问题", "河湾县水利局", "河湾文苑与您一路同行欢迎常来")
    pages = []
    for number in range(6):
        lines = [f"第{number}批工程{BODY}", *shared, f"{BODY}{number}"]
        page = html_page("\n".join(lines), url=f"http://e.cn/a/{number}.html")
        pages.append(Seen(page.url, (), process(page)))
    made = draft(pages, local_site("http://e.cn/"))
    assert len(made.article_pages) == 6
    assert made.shared == ((6, shared[-1]),)


def test_later_pages_of_articles_are_no_lists() -> None:
    """Though they link as many articles."""
    links = tuple((f"http://e.cn/gz/{number}.html", f"第{number}篇") for number in range(6))
    whole, rest = process(html_page(BODY, "某县教育局2009年工作总结")), process(html_page("以上总结，特此报告。", ""))
    pages = [Seen("http://e.cn/list_2.html", links, rest)]
    pages += [page for url, _ in links for page in (Seen(url, links, whole), Seen(url[:-5] + "_2.html", links, rest))]
    made = draft(pages, local_site("http://e.cn/"))
    assert (made.articles, made.lists) == ((r"/gz/\d+\.html$",), (r"/list_\d+\.html$",))


def test_saved_pages_are_checked() -> None:
    folder = REPOSITORY / "tests" / "sites" / "hewan"
    run = scrapy(Path("/nowhere"), "check", folder / "site.toml", folder / "11.html")
    assert run.returncode == 0, run.stderr
    assert "site: 1 summary from 1 article" in run.stdout


def test_a_site_that_does_not_answer_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:  # a port that nobody listens at once it is closed
        dead = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    run = scrapy(tmp_path / "data", "newsite", dead)
    assert run.returncode == 2
    assert run.stderr == f"scrapy newsite: {dead}: no page could be read ({dead}: refuses the connection)\n"
    file = tmp_path / "dead.toml"
    file.write_text(f"start = ['{dead}']\narticles = ['x']\n", encoding="utf-8")
    check = scrapy(tmp_path / "data", "check", file, "--live", "1")
    assert check.returncode == 1
    assert check.stderr == f"{dead}: refuses the connection\ndead: no article was found\n"


def test_a_site_that_asks_for_peace_is_told_of(room: Room) -> None:
    server = room.serve({"/": Reply("", 429, {"Retry-After": "7200"})})
    told = "127.0.0.1 asks to be left in peace for 120 minutes; crawl again then"
    assert f"no page could be read ({told}" in room.scrapy("newsite", server.address + "/").stderr
    assert room.scrapy("check", room.describe([server.address + "/"]), "--live", "1").stderr.startswith(told)


def test_an_article_that_goes_on_is_told_from_a_whole_one(room: Room) -> None:
    def shown(number: int, more: str) -> Reply:
        title = f"第{number}小学工作总结"
        return Reply(f"<title>{title}</title><h1>{title}</h1><div><p>{BODY}</p><p>{BODY[::-1]}</p></div>{more}")

    pager = '<a href="/a/1_2.html">2</a> <a href="/a/1_2.html">下一页</a>'
    pages = {"/a/1.html": shown(1, pager), "/a/2.html": shown(2, '<a href="/a/2.html">1</a>')}
    server = room.serve({"/": Reply("".join(f"<p><a href={path}>{path}</a></p>" for path in pages)), **pages})
    told = room.scrapy("check", room.describe([server.address + "/"]), "--live", "2").stdout
    assert re.search(r"第1小学工作总结 .*characters on the first page; a crawl joins the others", told), told
    assert told.count("on the first page") == 1
    assert "第2小学工作总结" in told


def test_a_pattern_that_finds_no_article_is_shown_what_is_linked(address: str, tmp_path: Path) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text(f"start = ['{address}/gongzuozongjie/']\narticles = ['/nichts/']\ndelay = 0\n", encoding="utf-8")
    check = scrapy(tmp_path / "data", "check", file, "--live", "1")
    assert check.returncode == 1
    assert re.search(r"links 0 articles\n +its links, by the shape of their addresses: \d+ /\S+\$", check.stdout)


def test_what_cannot_be_is_told_in_a_line(address: str, tmp_path: Path) -> None:
    for arguments, status, said in (
        (("newsite", "ftp://e.cn/"), 2, "expected an address that begins with http"),
        (("newsite", address + "/nothing-here/", "--delay", "0"), 2, "answers 404"),
        (("newsite", address, "-o", str(tmp_path / "my site.toml")), 2, "'my site': no name of a site"),
        (("check", "nowhere"), 2, "no site file has this name"),
    ):
        run = scrapy(tmp_path, *arguments)
        assert run.returncode == status
        assert said in run.stderr
        assert run.stderr.count("\n") == 1
