"""Feed the index in the background of a crawl. Trouble with the index does not stop the crawl."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress

from crawler.feeding.follower import Follower
from indexer.trouble import Trouble

log = logging.getLogger(__name__)

_PAGES, _SECONDS = 100, 15.0  # after which what was archived is fed
_LOOK = 0.5  # seconds after which an ending crawl looks whether it is to hurry
_GRACE = 10.0  # seconds that feeding may go on behind an interrupted crawl
_PATIENCE = 60.0  # seconds that feeding waits for articles whose next page is on its way


class BackgroundFeeding:
    """Lets `follower` feed the index from time to time; called on the reactor's thread only."""

    def __init__(self, follower: Follower):
        self.trouble = ""  # why the last one came to nothing
        self._follower = follower
        self._waiting = 0  # pages archived since the index was last fed
        self._fed_at = time.monotonic()
        self._feeding: asyncio.Task[None] | None = None
        self._over = False  # whether nothing more is to be fed

    def expect(self) -> None:
        """Pages are coming: have the process ready. If it cannot be started, the feeding tells."""
        with suppress(Trouble):
            self._follower.start()

    def archived(self, pages: int) -> None:
        """So many more pages wait for being fed."""
        self._waiting += pages

    def feed_if_due(self, *, joining: bool) -> None:
        """Feed in the background, if it is time; `joining` tells that an article's next page is on its way."""
        since = time.monotonic() - self._fed_at
        due = self._waiting >= _PAGES or (self._waiting and since >= _SECONDS)
        idle = self._feeding is None or self._feeding.done()
        # Half an article is not worth indexing, but a slow one must not hold up all others.
        if due and idle and (not joining or since >= _PATIENCE):
            self._feeding = asyncio.create_task(self._feed())

    async def close(self, is_hurried: Callable[[], bool]) -> None:
        """Feed what is left, and end the process.

        Once it `is_hurried`, because a person has interrupted the crawl, also at this last moment: what is not fed in
        some seconds is left to the next one.
        """
        left = asyncio.create_task(self._feed_left())
        while not (left.done() or is_hurried()):
            await asyncio.wait([left], timeout=_LOOK)
        for end in (self._follower.interrupt, self._follower.kill):
            await asyncio.wait([left], timeout=_GRACE)
            if left.done():
                break
            self._over = True
            end()  # the second, because an index that is stuck may keep it from committing for minutes
        await left
        self._follower.close()

    async def _feed_left(self) -> None:
        if self._feeding is not None:
            await self._feeding
        if not self._over:
            await self._feed()

    async def _feed(self) -> None:
        self._waiting = 0
        try:
            report = await asyncio.to_thread(self._follower.feed)
        except Trouble as trouble:  # fetching goes on
            text = str(trouble)
            if not self._over and text != self.trouble:
                log.warning("%s; the crawl goes on, its pages stay in the archive", text)
            self.trouble = text
        else:
            self.trouble = ""
            for failure in report.failed:
                log.warning("passed over: %s", failure)
        self._fed_at = time.monotonic()
