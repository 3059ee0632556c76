"""Long runs, by `make soak` alone: kills at random moments of a large crawl. SOAK_KILLS and SOAK_PAGES set how many."""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from crawler.archive import Archive
from indexer.filters import Filters
from indexer.index import open_index
from tests.crawler.crawls import Reply, Room, Server, article, links
from tests.crawler.running import REPOSITORY, SCRAPY

KILLS = int(os.environ.get("SOAK_KILLS", "100"))
PAGES = int(os.environ.get("SOAK_PAGES", "2000"))
_PER_LIST = 50

pytestmark = pytest.mark.soak


def large_site(room: Room, pages: int = PAGES) -> Server:
    """Lists of 50 articles; every ninth article has a second page."""
    replies: dict[str, Reply] = {}
    lists = range(0, pages, _PER_LIST)
    for start in lists:
        following = f"<a href='/list{start + _PER_LIST}'>下一页</a>" if start + _PER_LIST < pages else ""
        names = (f"/a/{number}.html" for number in range(start, min(start + _PER_LIST, pages)))
        replies["/" if start == 0 else f"/list{start}"] = links(*names, extra=following)
    for number in range(pages):
        replies[f"/a/{number}.html"] = article(number, f"<a href='{number}_2.html'>下一页</a>" * (number % 9 == 0))
        if number % 9 == 0:
            replies[f"/a/{number}_2.html"] = article(100_000 + number)
    return room.serve(dict(replies))


def state(room: Room, data: Path) -> tuple[list[tuple[object, ...]], list[tuple[str, str, str]]]:
    """What archive and index hold, without times and places; and every archived page can be read."""
    with Archive(data / "archive") as archive:
        rows = archive.catalogue._db.rows("SELECT url, article, number, role, status, digest FROM pages")
        for (url,) in archive.catalogue._db.rows("SELECT url FROM pages"):
            entry = archive.catalogue.newest(url)
            assert entry is not None
            archive.read(entry)
    with open_index(str(data / "index")) as index:
        summaries = [(one.summary.id, one.summary.title, one.summary.text) for one in index.documents(None, Filters())]
    return sorted(rows), sorted(summaries)


def begin(room: Room, site: Path, data: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [SCRAPY, "crawl", "summaries", "-a", f"site={site}"],
        cwd=REPOSITORY, env=room.environment({"SUMMARIES_DATA": str(data)}),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


def moment(process: "subprocess.Popen[bytes]", server: Server, dice: random.Random) -> float:
    """Seconds after which a crawl is killed: now and then while it starts or resumes, else once it asks again.

    However slow the machine is: where only the clock counted, it could come to nothing but starts.
    """
    if dice.random() < 0.2:
        return dice.uniform(0.5, 6.0)
    before = len(server.asked)
    while process.poll() is None and len(server.asked) - before < 3:
        time.sleep(0.05)
    return dice.uniform(0.0, 4.0)


@pytest.mark.timeout(7_200)
def test_after_any_kills_archive_catalogue_and_index_are_those_of_an_undisturbed_run(room: Room) -> None:
    server = large_site(room)
    site = room.describe([server.address + "/"], "revisit = [1, 30]")
    site.write_text(site.read_text(encoding="utf-8").replace("revisit = [0, 0]\n", ""), encoding="utf-8")
    calm = room.folder / "calm"
    assert begin(room, site, calm).wait() == 0
    wanted = state(room, calm)
    assert len(wanted[1]) == PAGES
    seed = random.randrange(1_000_000)
    dice = random.Random(seed)
    kills = crawls = 0
    while kills < KILLS:
        data = room.folder / f"killed-{crawls}"
        crawls += 1
        while True:
            process = begin(room, site, data)
            try:
                status = process.wait(moment(process, server, dice))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                kills += 1
                continue
            assert status == 0
            break
        assert state(room, data) == wanted, f"seed {seed}, crawl {crawls}"
        print(f"{time.strftime('%H:%M:%S')} {kills} kills in {crawls} crawls of {PAGES} articles", flush=True)
