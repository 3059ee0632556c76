"""The end of a crawl that feeds the index in the background."""

import asyncio
import socket
import threading
import time
from pathlib import Path

import pytest

from crawler.feeding import background
from crawler.feeding.background import BackgroundFeeding
from crawler.feeding.feed import FeedReport
from crawler.feeding.follower import Follower
from tests.crawler.archives import article, fill


class Stuck(Follower):
    """Feeds until it is interrupted, as one whose cluster is away."""

    def __init__(self) -> None:
        super().__init__(Path("archive"), "index")
        self.fed = 0
        self._interrupted = threading.Event()

    def feed(self) -> FeedReport:
        self._interrupted.wait(60)
        self.fed += 1
        return FeedReport(pages=5)

    def interrupt(self) -> None:
        self._interrupted.set()


@pytest.mark.parametrize("under_way", [False, True])
def test_an_interrupted_crawl_waits_some_seconds_for_its_index(
    monkeypatch: pytest.MonkeyPatch, *, under_way: bool
) -> None:
    """And begins no other feeding then: the next crawl goes on."""
    monkeypatch.setattr(background, "_GRACE", 0.01)
    stuck = Stuck()
    feeding = BackgroundFeeding(stuck)

    async def crawl() -> None:
        if under_way:
            feeding.archived(1_000)
            feeding.feed_if_due(joining=False)
        await feeding.close(hurried=True)

    asyncio.run(crawl())
    assert stuck.fed == 1
    assert feeding.report.pages == 5


def test_an_interrupted_crawl_does_not_wait_for_an_index_that_is_stuck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even for as long as one of its answers may take."""
    monkeypatch.setattr(background, "_GRACE", 2.0)
    monkeypatch.setenv("SUMMARIES_TIMEOUT", "120")
    fill(tmp_path, [article(1)])
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes every connection, and says nothing
        index = f"http://127.0.0.1:{silent.getsockname()[1]}/stuck"
        feeding = BackgroundFeeding(Follower(tmp_path, index))
        begun = time.monotonic()
        asyncio.run(feeding.close(hurried=True))
    assert time.monotonic() - begun < 60
    assert feeding.report.pages == 0
    assert feeding.trouble == f"{index}: the index gave no answer, so the wait for it was ended"

    later = BackgroundFeeding(Follower(tmp_path, str(tmp_path / "index")))
    asyncio.run(later.close())
    assert (later.report.pages, later.trouble) == (1, "")
