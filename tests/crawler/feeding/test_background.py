"""The end of a crawl that feeds the index in the background."""

import asyncio
import threading
from pathlib import Path

import pytest

from crawler.feeding import background
from crawler.feeding.background import BackgroundFeeding
from crawler.feeding.feed import FeedReport
from crawler.feeding.follower import Follower


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
