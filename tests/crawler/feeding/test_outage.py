"""An engine that does not answer while a crawl goes on: nothing is missing in the end."""

import subprocess
import threading
import time

import pytest

from indexer.filters import Filters
from indexer.index import open_index
from tests.crawler.crawls import Room
from tests.crawler.large import large_site
from tests.crawler.running import REPOSITORY, SCRAPY
from tests.front import Request, front
from workbench.elasticsearch import Node

PAGES = 240


@pytest.mark.timeout(300)
def test_an_engine_that_is_stopped_for_the_middle_third_of_a_crawl(room: Room, elasticsearch_node: Node) -> None:
    server = large_site(room, PAGES)
    site = room.describe([server.address + "/"])
    # Long enough for the index to be fed before, meanwhile and after.
    site.write_text(site.read_text(encoding="utf-8").replace("delay = 0", "delay = 0.12"), encoding="utf-8")
    awake = threading.Event()
    awake.set()

    def behave(_: Request) -> None:
        awake.wait(120)  # what was asked meanwhile it does when it wakes up, as a machine that was stopped does

    with front(elasticsearch_node.port, behave) as engine:
        crawl = subprocess.Popen(
            [SCRAPY, "crawl", "summaries", "-a", f"site={site}"], cwd=REPOSITORY, text=True,
            env=room.environment({"SUMMARIES_INDEX": f"{engine.url}/outage"}),
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        asked_while_stopped = 0
        try:
            while crawl.poll() is None:
                asked = len(server.asked)
                if awake.is_set() and PAGES / 3 < asked < PAGES * 2 / 3:
                    awake.clear()
                    asked_while_stopped = asked
                elif asked >= PAGES * 2 / 3:
                    asked_while_stopped = asked - asked_while_stopped
                    break
                time.sleep(0.02)
        finally:
            awake.set()
        told, _ = crawl.communicate(timeout=200)
    assert crawl.returncode == 0, told
    assert "Traceback" not in told
    assert asked_while_stopped > PAGES / 4
    with open_index(f"{elasticsearch_node.url}/outage") as index:
        assert len({one.summary.url for one in index.documents(None, Filters())}) == PAGES
