"""`scrapy rebuild` into a cluster: the old index serves until the new one is whole, however the rebuild ends."""

import os
import signal
import subprocess
import time
from pathlib import Path

from indexer.filters import Filters
from indexer.index import open_index
from tests.crawler.archives import archived, article
from tests.crawler.running import REPOSITORY, SCRAPY, environment, scrapy
from tests.front import Fault, Request, front
from tests.indexer.elastic.conftest import Ask
from workbench.elasticsearch import Node

OLD, NEW = 50, 650  # a bulk request has 200


def ids(url: str) -> list[str]:
    with open_index(url) as reader:
        return [one.summary.id for one in reader.documents(None, Filters())]


def test_a_rebuild_that_is_killed_leaves_the_old_index_serving(
    elasticsearch_node: Node, tmp_path: Path, ask: Ask
) -> None:
    url = f"{elasticsearch_node.url}/rebuilt"
    archived(tmp_path, (article(place) for place in range(OLD)))
    first = scrapy(tmp_path, "rebuild", SUMMARIES_INDEX=url)
    assert first.returncode == 0, first.stderr
    before = ids(url)
    assert len(before) == OLD
    archived(tmp_path, (article(place) for place in range(OLD, NEW)))

    sent = 0

    def behave(request: Request) -> Fault | None:
        """The third bulk request is never answered: the rebuild stands still in the middle."""
        nonlocal sent
        sent += "/_bulk" in request.path
        return Fault.SILENT if "/_bulk" in request.path and sent >= 3 else None

    with front(elasticsearch_node.port, behave) as server:
        rebuild = subprocess.Popen(
            [SCRAPY, "rebuild"],
            cwd=REPOSITORY,
            env=environment(tmp_path, SUMMARIES_INDEX=f"{server.url}/rebuilt"),
            start_new_session=True,
        )
        try:
            end = time.monotonic() + 120
            while sent < 3:
                assert rebuild.poll() is None
                assert time.monotonic() < end
                time.sleep(0.05)
        finally:
            os.killpg(rebuild.pid, signal.SIGKILL)
            rebuild.wait()
    ask("POST", "/rebuilt-000002/_refresh")
    assert 0 < ask("GET", "/rebuilt-000002/_count")["count"] < NEW  # it was in the middle
    assert ids(url) == before
    assert set(ask("GET", "/_alias/rebuilt")) == {"rebuilt-000001"}

    again = scrapy(tmp_path, "rebuild", SUMMARIES_INDEX=url)
    assert again.returncode == 0, again.stderr
    assert f"{NEW:,} summaries" in again.stdout
    after = ids(url)
    assert len(after) == len(set(after)) == NEW
    assert set(before) < set(after)
    [serving] = ask("GET", "/_alias/rebuilt")
    assert serving > "rebuilt-000001"
    assert "rebuilt-000001" in ask("GET", "/rebuilt-0*/_mapping")  # kept until told otherwise
