"""Pages go to the archive as they come, and from the archive into the index while the crawl goes on."""

import asyncio
import contextlib
import logging
import time
from collections import Counter
from dataclasses import asdict
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler

from crawler.archive import Archive
from crawler.feeding.beside import Beside
from crawler.feeding.cleaning import Cleaners
from crawler.feeding.feed import FeedReport
from crawler.feeding.following import Follower
from crawler.fetching.answer import Answer
from crawler.visiting.report import Report
from crawler.visiting.room import short_of_room
from crawler.visiting.visit import Visit
from crawler.visiting.watch import Warning, warnings
from indexer.places import archive_dir, index_url
from indexer.trouble import Trouble

log = logging.getLogger(__name__)

_COMMIT_PAGES, _COMMIT_SECONDS = 200, 1.0
_FEED_PAGES, _FEED_SECONDS = 100, 15.0
_COMPARED = 30  # earlier visits that a visit is compared with
_REPORT_SECONDS = 10.0
_PATIENCE = 60.0  # seconds that feeding waits for articles whose next page is on its way


class ArchivePipeline:
    """Archives the page of every `Answer` that the spider yields, and feeds the index in a process of its own.

    A full disk ends the crawl, for what cannot be kept need not be fetched. Trouble with the index does not: the pages
    are in the archive, and the next feeding takes them in.
    """

    def __init__(self, crawler: Crawler):
        self.crawler = crawler
        self.came: Counter[str] = Counter()  # articles: new, changed, unchanged or vanished
        self.warnings: list[Warning] = []
        self.fed = FeedReport()  # all feedings of this crawl together
        self._uncommitted = 0  # pages that the archive has taken and not yet made durable
        self._unwritten = 0  # answers since the last commit
        self._waiting = 0  # pages archived since the index was last fed
        self._fed_at = self._told_at = time.monotonic()
        self._told: dict[str, Any] = {}
        self._feeding: asyncio.Task[None] | None = None
        self._ticker: asyncio.Task[None] | None = None
        self._index_trouble = ""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        pipeline = cls(crawler)
        crawler.signals.connect(pipeline.closed, signal=signals.spider_closed)
        return pipeline

    async def open_spider(self) -> None:
        self.archive = Archive(archive_dir())
        self._beside = Beside(Cleaners())
        self.visit = Visit(self.archive, self._spider.site, self._beside.clean, everything=self._spider.everything)
        self._before = Report.read(self.visit.run.report)
        self._follower = Follower(archive_dir(), index_url())
        self._spider.visit = self.visit
        self._ticker = asyncio.create_task(self._tick())

    def process_item(self, answer: Answer) -> Answer:
        """Archive a page; it is safe within a second."""
        try:
            added = self.visit.added
            what = self.visit.keep(answer)
            self._uncommitted += self.visit.added - added
            self._unwritten += 1
            if self._unwritten >= _COMMIT_PAGES:
                self._commit()
        except Trouble as trouble:
            self._spider.end(str(trouble))  # what has been fetched and not archived will be fetched again
            return answer
        if self.visit.added > added:
            self._follower.start()
        if answer.role == "article" and not answer.same_as:
            self.came[what] += 1
        return answer

    async def close_spider(self) -> None:
        if self._ticker is not None:
            self._ticker.cancel()
        try:
            self._commit()
        except Trouble as trouble:
            self._spider.end(str(trouble))
        if self._feeding is not None:
            await self._feeding
        await self._feed()
        self._follower.close()
        self._beside.close()
        if self._index_trouble:
            self._spider.troubles.append(
                f"{self._index_trouble}. The pages are safe in {archive_dir()}; the next crawl or load feeds them, "
                "or scrapy rebuild makes the index anew"
            )

    def closed(self, reason: str) -> None:
        """The crawl's last moment, when it is known why it ended."""
        with contextlib.suppress(Trouble):  # told by the commit
            self.archive.close()
            report = self.report()
            whole = reason == "finished"
            if whole:
                earlier = self.visit.visits.runs(self._spider.site.name, _COMPARED + 1)
                self.warnings = warnings(
                    report, [Report.read(run.report) for run in earlier if run.outcome == "finished"]
                )
                report.warnings = [asdict(warning) for warning in self.warnings]
            self.visit.close("finished" if whole else "interrupted", report.as_dict())

    def report(self) -> Report:
        """What the visit has come to so far, in this crawl and those that it goes on with."""
        crawl = Report.made(self._spider.tally, self.came, self.fed, self._spider.refused, self._spider.troubles)
        return self._before.merged(crawl)

    # -- on the reactor's thread

    @property
    def _spider(self) -> Any:
        return self.crawler.spider

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(_COMMIT_SECONDS)
            try:
                self._commit()
                self._tell()
            except Trouble as trouble:
                self._spider.end(str(trouble))
                return
            self._spider.paused = short_of_room(self.archive.folder)
            since = time.monotonic() - self._fed_at
            due = self._waiting >= _FEED_PAGES or (self._waiting and since >= _FEED_SECONDS)
            idle = self._feeding is None or self._feeding.done()
            # Half an article is not worth indexing, but a slow one must not hold up all others.
            if due and idle and (self._spider.tally.joining <= 0 or since >= _PATIENCE):
                self._feeding = asyncio.create_task(self._feed())

    def _tell(self) -> None:
        """Keep what the visit has come to: a kill leaves it behind for the next crawl to add to."""
        now = time.monotonic()
        if now - self._told_at < _REPORT_SECONDS:
            return
        self._told_at = now
        told = self.report().as_dict()
        if told != self._told:
            self.visit.visits.progress(self.visit.run.number, told)
            self._told = told

    def _commit(self) -> None:
        self.archive.commit()
        self.visit.commit()
        if self._spider.frontier is not None:  # an empty one is false
            self._spider.frontier.committed()
        self._unwritten = 0
        self._waiting += self._uncommitted
        self._uncommitted = 0

    async def _feed(self) -> None:
        self._waiting = 0
        try:
            report = await asyncio.to_thread(self._follower.feed)
        except Trouble as trouble:  # fetching goes on
            text = str(trouble)
            if text != self._index_trouble:
                log.warning("%s; the crawl goes on, its pages stay in the archive", text)
            self._index_trouble = text
        else:
            self._index_trouble = ""
            self.fed.add(report)
            for failure in report.failed:
                log.warning("passed over: %s", failure)
        self._fed_at = time.monotonic()
