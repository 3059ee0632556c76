"""Pages that hold up or kill whoever cleans them, in crawls and in the commands that look at pages."""

import time
from pathlib import Path

import pytest

from tests.crawler.crawls import Reply, Room, article, links, numbered
from tests.crawler.running import beginning_with, scrapy

SECONDS = 6  # a slow machine needs half of them for the first page of a process
# In every process of the program: cleaning does what a page says, and may take seconds only. Who does not hang for long
# has most of them behind him. Each process that hangs touches a file for as long as it does.
OBEDIENT = f"""
import os, pathlib, signal, warnings
from crawler.feeding import cleaning
from crawler.cleaners import stages
real = stages.process
def process(page):
    if b"hang!" in page.body:
        signal.setitimer(signal.ITIMER_PROF, {SECONDS} if b"long hang!" in page.body else 0.2)
    while b"hang!" in page.body:
        pathlib.Path(__file__).with_name(f"hung-{{os.getpid()}}").touch()
    if b"die!" in page.body:
        os.abort()
    return real(page)
stages.process = process
cleaning._SECONDS = {SECONDS}
warnings.simplefilter("ignore", RuntimeWarning)  # of modules that are loaded before they are run
"""


@pytest.fixture
def obedient(tmp_path: Path) -> dict[str, str]:
    """The environment of such processes."""
    return beginning_with(OBEDIENT, tmp_path)


def titled(number: int, word: str) -> Reply:
    """An article that reads like an error page."""
    return Reply(str(article(number, word).body).replace("<title>", "<title>页面不存在 "))


def test_a_crawl_goes_on_while_a_page_that_must_be_understood_is_cleaned(room: Room, obedient: dict[str, str]) -> None:
    good = range(10, 40)
    server = room.serve({
        "/": links("/a/1.html", "/a/2.html", "/a/3.html", "/a/4.html", *(f"/a/{number}.html" for number in good)),
        "/a/1.html": titled(1, "long hang!"),
        "/a/2.html": titled(2, "die!"),
        "/a/3.html": article(3, "<link rel='canonical' href='/a/4.html'>hang!"),
        "/a/4.html": article(4),
        **numbered(good),
    })  # fmt: skip
    run = room.crawl(server.address + "/", **obedient)
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    # The first process that hung was the one that the crawl asks of pages.
    until = min(path.stat().st_mtime for path in room.folder.glob("hung-*")) - time.time() + time.monotonic()
    assert server.times[server.asked.index("/a/39.html")] < until
    assert {url.removeprefix(server.address) for url in room.summaries()} == {f"/a/{n}.html" for n in (4, *good)}
    for number, why in ((1, f"took more than {SECONDS} s"), (2, "signal 6"), (3, f"took more than {SECONDS} s")):
        assert f"/a/{number}.html: cleaning failed" in run.stderr and why in run.stderr
    # What cannot be compared has changed, and what cannot be understood has not vanished.
    server.replies["/a/10.html"] = titled(10, "hang!")
    again = room.crawl(server.address + "/", **obedient)
    assert "1 changed, 33 unchanged" in again.stdout, again.stdout + again.stderr


def test_commands_that_look_at_pages_name_those_that_cannot_be_cleaned(room: Room, obedient: dict[str, str]) -> None:
    pages = room.folder / "pages"
    pages.mkdir()
    for number, word in ((1, "hang!"), (2, "")):
        (pages / f"{number}.html").write_text(str(article(number, word).body), "utf-8")
    site = room.describe(["http://127.0.0.1:1/"])
    died = room.folder / "died.html"
    died.write_text(str(article(3, "die!").body), "utf-8")
    run = scrapy(room.data, "explain", died, **obedient)
    told = f"scrapy explain: {died.as_uri()}: cleaning failed (its process was ended by signal 6)\n"
    assert (run.returncode, run.stdout, run.stderr) == (2, "", told)
    told = f"passed over: {(pages / '1.html').as_uri()}: cleaning failed (took more than {SECONDS} s)"
    run = scrapy(room.data, "check", site, pages, **obedient)
    assert "zhen: 1 summary from 1 article" in run.stdout
    assert told in run.stderr
    run = scrapy(room.data, "load", "--site", "zhen", pages, **obedient)
    assert "1 summary from 2 pages, passed over 1" in run.stdout
    run = scrapy(room.data, "learn", **obedient)
    assert (run.returncode, run.stdout) == (1, "zhen: 0 lines learned from 2 pages, 0 of them new\n")
    assert told in run.stderr
    server = room.serve({"/": links(*(f"/a/{n}.html" for n in range(1, 9))), "/a/1.html": article(1, "hang!"),
                         **numbered(range(2, 9))})  # fmt: skip
    run = scrapy(room.data, "newsite", server.address + "/", "--delay", "0", **obedient)
    assert run.returncode == 0, run.stderr
    assert "5 pages read, 1 failed" in run.stderr
