"""The end of a crawl that feeds the index in the background."""

import asyncio
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from crawler.feeding import background, follower
from crawler.feeding.background import BackgroundFeeding
from crawler.feeding.feed import FeedReport
from crawler.feeding.follower import Follower
from crawler.feeding.outcomes import Outcomes
from crawler.feeding.worker import Worker
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
        await feeding.close(lambda: True)

    asyncio.run(crawl())
    assert stuck.fed == 1


def test_a_crawl_that_is_interrupted_while_it_feeds_the_last_pages_hurries_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "_LOOK", 0.01)
    monkeypatch.setattr(background, "_GRACE", 0.01)
    stuck = Stuck()
    asked = iter([False, False, True])
    asyncio.run(BackgroundFeeding(stuck).close(lambda: next(asked)))
    assert stuck.fed == 1
    assert next(asked, None) is None


@contextmanager
def deaf() -> Iterator[Callable[[tuple[Path, str]], None]]:
    """The work of a process that waits for an index: it gives no answer, not even when it is interrupted."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def follow(request: tuple[Path, str]) -> None:
        (request[0] / "asked").touch()
        time.sleep(60)

    yield follow


def test_an_interrupted_crawl_does_not_wait_for_an_index_that_is_stuck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "_GRACE", 0.2)
    fill(tmp_path, [article(1)])
    index = str(tmp_path / "index")

    async def crawl(feeding: BackgroundFeeding) -> float:
        feeding.archived(1_000)
        feeding.feed_if_due(joining=False)
        while not (tmp_path / "asked").exists():
            await asyncio.sleep(0.05)
        begun = time.monotonic()
        await feeding.close(lambda: True)
        return time.monotonic() - begun

    with monkeypatch.context() as patched:
        patched.setattr(follower, "Worker", lambda work: Worker(f"{__name__}:deaf"))
        feeding = BackgroundFeeding(Follower(tmp_path, index))
        assert asyncio.run(crawl(feeding)) < 30
    assert feeding.trouble == f"{index}: the index gave no answer, so the wait for it was ended"

    later = BackgroundFeeding(Follower(tmp_path, index))
    asyncio.run(later.close(lambda: False))
    assert later.trouble == ""
    assert Outcomes(tmp_path).report("").pages == 1
