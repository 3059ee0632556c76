"""Pages go to the archive as they come, and from the archive into the index while the crawl goes on."""

import asyncio
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from twisted.internet.defer import Deferred

from crawler.console.wording import kept_safe
from crawler.feeding.background import BackgroundFeeding
from crawler.feeding.follower import Follower
from crawler.fetching.answer import Answer
from crawler.spiders.summaries import SummariesSpider
from crawler.visiting.free_disk import short_of_room
from crawler.visiting.harvest import Harvest
from crawler.visiting.site_warnings import SiteWarning
from indexer.environment import archive_dir, index_url
from indexer.trouble import Trouble

_COMMIT_SECONDS = 1.0


class ArchivePipeline:
    """Archives the page of every `Answer` that the spider yields, and feeds the index in a process of its own.

    A full disk ends the crawl, for what cannot be kept need not be fetched. Trouble with the index does not: the pages
    are in the archive, and the next feeding takes them in.
    """

    def __init__(self, crawler: Crawler):
        self.crawler = crawler
        spider = self._spider
        # Before the crawl begins: where it cannot be opened, nothing need be closed.
        self.harvest = Harvest(spider.site, spider.tally, everything=spider.everything)
        spider.visit = self.harvest.visit
        self.warnings: list[SiteWarning] = []
        self.whole = False  # whether the crawl came to its own end, all of it
        self.feeding = BackgroundFeeding(Follower(archive_dir(), index_url()))
        self._ticker: asyncio.Task[None] | None = None
        self._end: Deferred[None] = Deferred()  # of the crawl's last moment

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        pipeline = cls(crawler)
        crawler.signals.connect(pipeline.closed, signal=signals.spider_closed)
        return pipeline

    async def open_spider(self) -> None:
        self._spider.paused = short_of_room(archive_dir())
        self._ticker = asyncio.create_task(self._tick())

    def process_item(self, answer: Answer) -> Answer:
        """Archive a page; it is safe within a second."""
        try:
            if self.harvest.keep(answer):
                self.feeding.expect()
            if self.harvest.is_full:
                self._commit()
        except Trouble as trouble:
            self._spider.end(str(trouble))  # what has been fetched and not archived will be fetched again
        return answer

    async def close_spider(self) -> None:
        from twisted.internet import reactor  # which is installed by now

        # Scrapy stops the reactor at once where it is told to stop while it ends by itself.
        reactor.addSystemEventTrigger("before", "shutdown", lambda: self._end)  # type: ignore[arg-type]  # names no self
        if self._ticker is not None:
            self._ticker.cancel()
        try:
            self._commit()
        except Trouble as trouble:
            self._spider.end(str(trouble))
        await self.feeding.close(is_hurried=self._is_stopped)
        self.harvest.end_cleaning()
        if self.feeding.trouble:
            self._spider.troubles.append(kept_safe(self.feeding.trouble))

    def closed(self, reason: str) -> None:
        """The crawl's last moment, when it is known why it ended.

        Scrapy calls it only for crawls that had begun to ask; the command calls it for every crawl.
        """
        if self._end.called:
            return
        troubles = self._spider.troubles
        self.whole = reason == "finished" and not self._is_stopped()
        try:
            self.warnings = self.harvest.close(troubles, whole=self.whole)
        except Trouble as trouble:
            if str(trouble) not in troubles:
                troubles.append(str(trouble))
        except Exception as error:  # a mistake of ours: Scrapy logs it, and would end as if all were well
            troubles.append(f"the end of the visit could not be kept ({type(error).__name__})")
            raise
        finally:
            self._end.callback(None)

    # -- on the reactor's thread

    @property
    def _spider(self) -> SummariesSpider:
        spider = self.crawler.spider
        assert isinstance(spider, SummariesSpider)  # the survey's has no pipeline
        return spider

    def _is_stopped(self) -> bool:
        """Whether a person has interrupted the crawl."""
        return not self.crawler.crawling

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(_COMMIT_SECONDS)
            try:
                self._commit()
                self._spider.paused = short_of_room(archive_dir())
            except Trouble as trouble:
                self._spider.end(str(trouble))
                return
            self.feeding.feed_if_due(joining=self._spider.tally.joining > 0)

    def _commit(self) -> None:
        pages = self.harvest.commit(self._spider.troubles)
        self._spider.frontier.committed()
        self.feeding.archived(pages)
