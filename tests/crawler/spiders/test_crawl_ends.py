"""How crawls end: bounds, mistakes, trouble, kills and Ctrl-C; real crawls of a real server on 127.0.0.1."""

import re
import signal
import socket
import sqlite3
import time

import pytest

from crawler.visiting.visits import Visits
from tests.crawler.crawls import Reply, Room, article, links, listed
from tests.crawler.running import beginning_with


def test_a_start_page_that_fails_is_told_and_the_other_goes_on(room: Room):
    gone = room.serve({})
    dead = gone.address
    gone.close()
    room.servers.remove(gone)
    server = room.serve({"/": links("/a/1.html"), "/a/1.html": article(1)})
    server.replies["/old"] = Reply(status=301, headers={"Location": dead.replace("127.0.0.1", "127.0.0.2") + "/new"})
    run = room.crawl([server.address + "/none", dead + "/", server.address + "/old", server.address + "/"])
    assert run.returncode == 2
    assert f"start page {server.address}/none answers 404" in run.stderr
    assert f"start page {dead}/: refuses the connection" in run.stderr
    assert re.search(
        r"/old: leads off the site: http://127.0.0.2:\d+/new; has the site moved there\? Its new", run.stderr
    )
    assert "Traceback" not in run.stderr
    assert "articles 1 new" in run.stdout
    assert "errors: 2 (1 answers 404, 1 refuses the connection)" in run.stdout  # the one that moved is refused
    assert len(room.summaries()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no site was named: scrapy crawl summaries -a site=NAME_OR_TOML"),
        (("-a", "site=nowhere"), "site 'nowhere': no site file has this name"),
        (("-a", "site=/nowhere/x.toml"), "/nowhere/x.toml: there is no such site file"),
        (("-a", "site=unjs", "-a", "revisit=al"), "revisit=al: expected due"),
        (
            ("-a", "site=unjs", "-a", "revist=all"),
            "-a revist: the spider has no such option; it takes site and revisit",
        ),
    ],
)
def test_a_mistake_in_the_options_is_one_line_and_status_2(room: Room, arguments: tuple[str, ...], said: str):
    run = room.scrapy("crawl", "summaries", *arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(f"scrapy crawl: {said}")
    assert run.stderr.count("\n") == 1
    assert not room.data.exists()


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("STATS_CLASS=soon", "expected a class such as scrapy.statscollectors.MemoryStatsCollector"),
        ("TWISTED_REACTOR=asyncio", "expected a class such as twisted.internet.asyncioreactor.AsyncioSelectorReactor"),
        ("SPIDER_LOADER_CLASS=scrapy.Loader", "expected a class such as scrapy.spiderloader.SpiderLoader"),
        ("DNS_RESOLVER=none.such", "(No module named 'none')"),
    ],
)
def test_a_setting_that_names_no_class_is_told_before_the_crawl(room: Room, setting: str, said: str) -> None:
    run = room.scrapy("crawl", "summaries", "-a", "site=unjs", "-s", setting)
    assert run.returncode == 2 and "Traceback" not in run.stderr
    assert f"-s {setting}: " in run.stderr and said in run.stderr


def test_a_setting_that_scrapy_cannot_read_is_one_line(room: Room) -> None:
    run = room.scrapy("crawl", "summaries", "-a", "site=unjs", "-s", "REFERRER_POLICY=soon")
    assert run.returncode == 2 and "Traceback" not in run.stderr
    assert "Could not load referrer policy 'soon'; is a setting wrong that `-s` gives?" in run.stderr


def test_trouble_with_the_index_does_not_stop_the_crawl(room: Room):
    server = room.serve({"/": links("/a/1.html"), "/a/1.html": article(1)})
    (room.folder / "file").write_text("no index")
    run = room.crawl(server.address + "/", SUMMARIES_INDEX=str(room.folder / "file"))
    assert run.returncode == 2
    assert "The pages are safe in" in run.stderr
    assert "Traceback" not in run.stderr
    assert server.address + "/a/1.html" in room.entries()
    again = room.crawl(server.address + "/")
    assert "0 new, 1 unchanged" in again.stdout
    assert "1 summary indexed" in again.stdout  # what the archive held is caught up with
    assert again.returncode == 0


def test_an_archive_that_cannot_be_is_told_before_anything_is_fetched(room: Room):
    server = room.serve({"/": links("/a/1.html")})
    room.data.write_text("a file")
    run = room.crawl(server.address + "/")
    assert run.returncode == 2
    assert str(room.data) in run.stderr
    assert run.stderr.count("\n") == 1
    assert server.asked == []


def test_bounds_and_expectations(room: Room):
    server = room.serve(listed(range(20)))
    run = room.crawl(server.address + "/", "max_pages = 6\n[expect]\narticles = 21\nshortest = 5000")
    assert run.returncode == 0
    assert "articles 5 new" in run.stdout
    assert "max_pages (6) is reached" in run.stderr
    assert "the lists name 20 articles, but the site file expects at least 21" in run.stderr
    assert "fewer than the 5000 characters that the site file expects" in run.stderr


def test_after_a_killed_crawl_the_next_one_makes_up_for_it(room: Room):
    numbers = range(1, 31)
    server = room.serve(listed(numbers))
    status, _ = room.crawl_until(server, "/a/15.html", signal.SIGKILL)
    assert status == -signal.SIGKILL
    assert len(server.asked) < len(numbers)
    run = room.crawl(server.address + "/")
    assert run.returncode == 0, run.stderr
    assert len(room.summaries()) == len(numbers)


def test_an_interrupted_crawl_ends_in_order(room: Room):
    numbers = range(1, 31)
    server = room.serve(listed(numbers))
    status, told = room.crawl_until(server, "/a/10.html", signal.SIGINT)
    assert status == 130
    assert "interrupted; what was fetched is archived" in told
    assert "Traceback" not in told
    fetched = len(room.summaries())
    assert 0 < fetched < len(numbers)
    assert fetched == sum(entry.role == "article" for entry in room.entries().values())


def test_a_crawl_interrupted_at_its_end_is_kept_as_interrupted(room: Room):
    """Its pages wait for an index that gives no answer. Scrapy would stop the reactor before the end is written."""
    server = room.serve({"/": links("/a/1.html"), "/a/1.html": article(1)})
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(60)
        index = f"http://127.0.0.1:{silent.getsockname()[1]}/summaries"
        status, told = room.crawl_stopped(server, silent.accept, SUMMARIES_INDEX=index)
    assert status == 130
    assert "interrupted; what was fetched is archived" in told
    told = room.scrapy("status").stdout
    assert " interrupted, " in told and "pages 2; articles 1 new" in told


def test_a_crawl_interrupted_before_it_asks_is_kept_as_interrupted(room: Room):
    path = room.data / "archive" / "visits.sqlite3"

    def begun() -> None:
        until = time.monotonic() + 60
        while not (path.exists() and (visits := Visits(path.parent, reading=True)).runs("zhen", 1)):
            assert time.monotonic() < until
            time.sleep(0.01)
        visits.close()

    server = room.serve({"/": links("/a/1.html"), "/a/1.html": article(1)})
    status, told = room.crawl_stopped(server, begun)
    assert status == 130
    assert "interrupted; what was fetched is archived" in told
    assert " interrupted, " in room.scrapy("status").stdout


BREAKING = """
from crawler.visiting.visit import Visit
from indexer.trouble import Trouble
real, asked = Visit.state_of, []
def state_of(self, url):
    asked.append(url)
    if len(asked) > 12:
        raise Trouble("visits.sqlite3: is damaged")
    return real(self, url)
Visit.state_of = state_of
"""


def test_a_database_that_breaks_in_the_middle_ends_the_crawl_in_a_line(room: Room):
    server = room.serve(listed(range(100)))
    run = room.crawl(server.address + "/", **beginning_with(BREAKING, room.folder))
    assert run.returncode == 2
    assert run.stderr.count("scrapy crawl: visits.sqlite3: is damaged\n") == 1
    assert "Traceback" not in run.stderr
    assert len(server.asked) < 60


def test_an_end_that_cannot_be_kept_is_told(room: Room):
    server = room.serve({"/": links("/a/1.html"), "/a/1.html": article(1)})
    assert room.crawl(server.address + "/").returncode == 0
    with sqlite3.connect(room.data / "archive" / "visits.sqlite3") as visits:
        visits.execute(
            "CREATE TRIGGER full BEFORE UPDATE OF outcome ON visits BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
        )
    run = room.crawl(server.address + "/")
    assert run.returncode == 2
    assert f"scrapy crawl: {room.data}/archive/visits.sqlite3: cannot be used (disk is full)" in run.stderr


def test_a_visit_whose_end_cannot_be_made_is_told_with_status_2(room: Room):
    server = room.serve({"/": links("/a/1.html"), "/a/1.html": article(1)})
    assert room.crawl(server.address + "/").returncode == room.crawl(server.address + "/").returncode == 0
    for report, status in (('{"shortest": ["http://e.cn/1.html"]}', 0), ("[", 2)):  # of an older version, and of none
        with sqlite3.connect(room.data / "archive" / "visits.sqlite3") as visits:
            visits.execute("UPDATE visits SET report = ? WHERE id = 1", (report,))
        run = room.crawl(server.address + "/")
        assert run.returncode == status
        assert (status == 2) is ("the end of the visit could not be kept (JSONDecodeError)" in run.stderr), run.stderr


def test_an_archive_that_goes_away_in_the_middle_ends_the_crawl(room: Room):
    def away() -> Reply:
        (room.data / "archive").rename(room.folder / "elsewhere")
        return article(2)

    server = room.serve({
        **listed(range(1, 40)),
        "/a/2.html": away,
    })  # fmt: skip
    path = room.describe([server.address + "/"], delay=0.3)
    run = room.scrapy("crawl", "summaries", "-a", f"site={path}")
    assert run.returncode == 2
    assert f"scrapy crawl: {room.data}/archive: cannot be used (No such file or directory)" in run.stderr
    assert "Traceback" not in run.stderr
    assert len(server.asked) < 20
