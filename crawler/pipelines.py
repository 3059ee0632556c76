"""Pages go to the archive as they come, and from the archive into the index while the crawl goes on."""

import asyncio
import contextlib
import logging
import os
import shutil
import time
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler

from crawler.answer import Answer
from crawler.archive import Archive
from crawler.beside import Beside
from crawler.cleaning import Cleaners
from crawler.feed import FeedReport
from crawler.following import Follower
from crawler.visit import Visit
from crawler.watch import Warning, warnings
from indexer.places import archive_dir, index_url
from indexer.trouble import Trouble

log = logging.getLogger(__name__)

_COMMIT_PAGES, _COMMIT_SECONDS = 200, 1.0
_FEED_PAGES, _FEED_SECONDS = 100, 15.0
_COMPARED = 30  # earlier visits that a visit is compared with
_ADDED = frozenset(
    (
        "pages",
        "articles",
        "new",
        "changed",
        "unchanged",
        "vanished",
        "blocked",
        "alike",
        "summaries",
        "cleaned",
        "errors",
    )
)
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
        self._fed_at = time.monotonic()
        self._feeding: asyncio.Task[None] | None = None
        self._ticker: asyncio.Task[None] | None = None
        self._stopping: asyncio.Task[None] | None = None
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
            self._stop(trouble)
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
            self._stop(trouble)
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
                self.warnings = warnings(report, [run.report for run in earlier if run.outcome == "finished"])
                report["warnings"] = [asdict(warning) for warning in self.warnings]
            self.visit.close("finished" if whole else "interrupted", report)

    def report(self) -> dict[str, Any]:
        """What the crawl did, for `scrapy status`: counts, reasons by their number, troubles."""
        tally, fed = self._spider.tally, self.fed
        lengths = sorted(fed.lengths)
        report = {
            "pages": tally.pages,
            "lists": tally.lists,
            "articles": tally.articles,
            **{what: self.came[what] for what in ("new", "changed", "unchanged", "vanished")},
            "not_due": tally.not_due,
            "listed": tally.listed,
            "blocked": tally.blocked,
            "alike": tally.alike,
            "summaries": fed.summaries,
            "cleaned": fed.pages,
            "median_chars": lengths[len(lengths) // 2][0] if lengths else None,
            "shortest": [url for _, url in lengths[:5]],
            "barren": tally.samples.get("barren", []),
            "blocked_samples": tally.samples.get("blocked", []),
            "barred": tally.samples.get("barred", []),
            "unreached": tally.samples.get("unreached", []),
            "alike_samples": tally.samples.get("alike", []),
            "rejected_samples": fed.samples,
            "rejected": dict(fed.rejected),
            "refused": dict(self._spider.refused),
            "failures": dict(tally.problems),
            "errors": tally.problems.total() + len(fed.failed),
            "troubles": list(self._spider.troubles),
        }
        return merged(self.visit.run.report, report)

    # -- on the reactor's thread

    @property
    def _spider(self) -> Any:
        return self.crawler.spider

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(_COMMIT_SECONDS)
            try:
                self._commit()
                self.visit.visits.progress(self.visit.run.number, self.report())
            except Trouble as trouble:
                self._stop(trouble)
                return
            self._mind_the_disk()
            since = time.monotonic() - self._fed_at
            due = self._waiting >= _FEED_PAGES or (self._waiting and since >= _FEED_SECONDS)
            idle = self._feeding is None or self._feeding.done()
            # Half an article is not worth indexing, but a slow one must not hold up all others.
            if due and idle and (self._spider.tally.joining <= 0 or since >= _PATIENCE):
                self._feeding = asyncio.create_task(self._feed())

    def _mind_the_disk(self) -> None:
        free = shutil.disk_usage(self.archive.folder).free
        if free < least_free(self.archive.folder):
            self._spider.paused = (
                f"{self.archive.folder}: only {free / 1e6:,.0f} MB are free; the crawl goes on when there is room "
                "(SUMMARIES_MIN_FREE sets how many megabytes are kept free)"
            )
        else:
            self._spider.paused = ""

    def _commit(self) -> None:
        self.archive.commit()
        self.visit.commit()
        if self._spider.frontier is not None:  # an empty one is false
            self._spider.frontier.committed()
        self._unwritten = 0
        self._waiting += self._uncommitted
        self._uncommitted = 0

    def _stop(self, trouble: Trouble) -> None:
        """End the crawl. What has been fetched and not archived is lost, and will be fetched again."""
        if str(trouble) not in self._spider.troubles:
            self._spider.troubles.append(str(trouble))
        if self._stopping is None:
            self._stopping = asyncio.create_task(self.crawler.stop_async())

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
            self.fed.pages += report.pages
            self.fed.summaries += report.summaries
            self.fed.rejected.update(report.rejected)
            self.fed.failed += report.failed
            for failure in report.failed:
                log.warning("passed over: %s", failure)
            self.fed.samples = (self.fed.samples + report.samples)[:5]
            self.fed.lengths += report.lengths
            self.fed.fed = report.fed
        self._fed_at = time.monotonic()


def least_free(folder: Path) -> int:
    """The bytes that a crawl leaves free on its disk: `SUMMARIES_MIN_FREE` megabytes, else 500 MB or a twentieth."""
    wanted = os.environ.get("SUMMARIES_MIN_FREE", "")
    if wanted.isascii() and wanted.isdigit():
        return int(wanted) * 1_000_000
    return min(500_000_000, shutil.disk_usage(folder).total // 20)


def merged(before: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """The report of a visit that took several crawls: counts are added up, reasons and samples joined."""
    both = dict(before)
    for key, value in now.items():
        old = before.get(key)
        if isinstance(value, dict):
            both[key] = dict(Counter(old or {}) + Counter(value))
        elif isinstance(value, list):
            both[key] = list(dict.fromkeys([*(old or []), *value]))
        elif key in _ADDED:
            both[key] = (old or 0) + value
        elif value or key not in both:
            both[key] = value
    return both
