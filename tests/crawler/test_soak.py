"""Long runs, by `make soak` alone: kills at random moments of a large crawl. SOAK_KILLS and SOAK_PAGES set how many."""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.crawler.crawls import Room, Server
from tests.crawler.large import large_site, state
from tests.crawler.running import REPOSITORY, SCRAPY

KILLS = int(os.environ.get("SOAK_KILLS", "100"))
PAGES = int(os.environ.get("SOAK_PAGES", "2000"))

pytestmark = pytest.mark.soak


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
    server = large_site(room, PAGES)
    site = room.describe([server.address + "/"], revisit="[1, 30]")
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
