"""Pages go to the archive as they come, and from the archive into the index while the crawl goes on."""

import asyncio
import contextlib
import time
from collections import Counter
from dataclasses import asdict
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler

from crawler.archive import Archive
from crawler.feeding.beside import Beside
from crawler.feeding.cleaning import Cleaners
from crawler.feeding.following import Follower
from crawler.feeding.meanwhile import Meanwhile
from crawler.fetching.answer import Answer
from crawler.visiting.report import Report
from crawler.visiting.room import short_of_room
from crawler.visiting.visit import Visit
from crawler.visiting.watch import Warning, warnings
from indexer.places import archive_dir, index_url
from indexer.trouble import Trouble

_COMMIT_PAGES, _COMMIT_SECONDS = 200, 1.0
_COMPARED = 30  # earlier visits that a visit is compared with
_REPORT_SECONDS = 10.0


class ArchivePipeline:
    """Archives the page of every `Answer` that the spider yields, and feeds the index in a process of its own.

    A full disk ends the crawl, for what cannot be kept need not be fetched. Trouble with the index does not: the pages
    are in the archive, and the next feeding takes them in.
    """

    def __init__(self, crawler: Crawler):
        self.crawler = crawler
        self.came: Counter[str] = Counter()  # articles: new, changed, unchanged or vanished
        self.warnings: list[Warning] = []
        self.feeding = Meanwhile(Follower(archive_dir(), index_url()))
        self._uncommitted = 0  # pages that the archive has taken and not yet made durable
        self._unwritten = 0  # answers since the last commit
        self._told_at = time.monotonic()
        self._told: dict[str, Any] = {}
        self._ticker: asyncio.Task[None] | None = None

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
            self.feeding.expect()
        if answer.role == "article" and not answer.same_as:
            self.came[what] += 1
            if what == "vanished":
                self._spider.tally.sample(what, answer.url)
        return answer

    async def close_spider(self) -> None:
        if self._ticker is not None:
            self._ticker.cancel()
        try:
            self._commit()
        except Trouble as trouble:
            self._spider.end(str(trouble))
        await self.feeding.close()
        self._beside.close()
        if self.feeding.trouble:
            self._spider.troubles.append(
                f"{self.feeding.trouble}. The pages are safe in {archive_dir()}; the next crawl or load feeds them, "
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
        crawl = Report.made(
            self._spider.tally, self.came, self.feeding.report, self._spider.refused, self._spider.troubles
        )
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
            self.feeding.feed_if_due(joining=self._spider.tally.joining > 0)

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
        self.feeding.archived(self._uncommitted)
        self._uncommitted = 0
