"""`scrapy crawl`, with mistakes told in a line and a last line that says what the crawl did."""

import argparse
import asyncio
import logging
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.exceptions import UsageError

from crawler.archive import Archive
from crawler.archive.fetched import utc
from crawler.console import (
    ROBOTS_LOGGER,
    demand_usable,
    in_words,
    leave_certificates_to_us,
    restored_in_words,
    tell_mistakes_in_one_line,
)
from crawler.learning.language import language_by_itself
from crawler.learning.lines import settle_by_itself
from crawler.settings import CONTACT, REDIS_URL
from crawler.site.known import is_path, keep_site, known_sites, load_site
from crawler.visiting.free_disk import wanted_free
from crawler.visiting.hook import send_warnings
from crawler.visiting.site_warnings import SiteWarning
from crawler.visiting.visit import lock, wants_all
from crawler.visiting.visits import Visits, healed
from indexer.amounts import amount, summaries
from indexer.ending import FOUND, INTERRUPTED, TROUBLE, ended, tell
from indexer.environment import archive_dir, index_url
from indexer.trouble import Trouble

if TYPE_CHECKING:
    from crawler.pipelines import ArchivePipeline
    from crawler.spiders.summaries import SummariesSpider

# Scrapy tells how it was built before every crawl.
_CHATTY = ("scrapy.utils.log", "scrapy.middleware", "scrapy.crawler", "scrapy.addons", "scrapy.core.engine")
_NAME = "scrapy crawl"  # before what is told
_SPIDER = "summaries"
_OPTIONS = ("site", "revisit")  # which it takes behind -a
_AHEAD = timedelta(hours=1)  # of a clock, that is more than a correction


class Command(ScrapyCrawl):
    """Exit status: 0 done, 2 trouble (a site file, a start page, the archive, the index), 130 interrupted."""

    def short_desc(self) -> str:
        return "Harvest a site: scrapy crawl summaries -a site=NAME_OR_TOML"

    def long_desc(self) -> str:
        return (
            "Harvest a site into the archive and the index. Example: scrapy crawl summaries -a site=my-site.toml. "
            f"Known sites: {', '.join(known_sites()) or 'none yet'}. SUMMARIES_CONTACT goes into the User-Agent. "
            f"{self.__doc__}"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        tell_mistakes_in_one_line(parser, _NAME)

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None  # Scrapy has read them
        demand_usable(opts, self.settings)
        if opts.output or opts.overwrite_output:
            raise UsageError("-o: pages go into the archive and the index; `summaries export -o FILE` writes texts")
        super().process_options(args, opts)
        if not opts.loglevel:
            for name in _CHATTY:
                # A level would not outlive Scrapy's own set-up of its loggers.
                logging.getLogger(name).addFilter(lambda record: record.levelno >= logging.WARNING)
            leave_certificates_to_us()
            logging.getLogger(ROBOTS_LOGGER).addFilter(_without_traceback)
            # "Crawled 0 pages", which a crawl tells as it begins, sounds like its end.
            told = logging.getLogger("scrapy.extensions.logstats")
            told.addFilter(lambda record: not record.getMessage().startswith("Crawled 0 pages "))
        if args == [_SPIDER]:
            status = ended(_NAME, lambda: self._prepared(opts.spargs), "interrupted before anything was fetched")
            if status:
                sys.exit(status)

    def _prepared(self, options: dict[str, str]) -> int:
        assert self.settings is not None
        try:
            self._lock = _prepare(options)
            self.settings.setdict(_shared(), priority="cmdline")
        except Trouble as trouble:
            if site := options.get("site"):
                send_warnings(Path(site).stem if is_path(site) else site, [SiteWarning("trouble", str(trouble))])
            raise
        return FOUND

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        # Loaded when they are used: Scrapy loads every command to list them.
        from crawler.pipelines import ArchivePipeline
        from crawler.spiders.summaries import SummariesSpider

        if args != [_SPIDER]:
            raise UsageError(f"there is one spider: scrapy crawl {_SPIDER} -a site=NAME_OR_TOML")
        crawler = self._create_crawler(_SPIDER)
        assert self.crawler_process is not None  # Scrapy makes it before it runs a command
        begun = asyncio.ensure_future(self.crawler_process.crawl(crawler, **opts.spargs))
        self.crawler_process.start()
        spider = crawler.spider
        over = begun.done() and not begun.cancelled()  # which it is not where somebody has pressed Ctrl-C twice
        error = begun.exception() if over else None
        if error or not isinstance(spider, SummariesSpider):  # the crawl came to an end before it began
            way_out = "" if isinstance(error, Trouble) else "; is a setting wrong that `-s` gives?"
            tell(f"{_NAME}: {error or 'could not begin'}{way_out}")
            self.exitcode = TROUBLE
            return
        pipeline = crawler.get_item_pipeline(ArchivePipeline)
        assert pipeline is not None  # the settings name it
        pipeline.closed("shutdown")
        learned = _learned(spider) if pipeline.whole and not spider.troubles else ""
        unsaid = ended(_NAME, lambda: _said(_told(spider, pipeline) + learned))
        for odd in pipeline.warnings:
            tell(f"{_NAME}: warning: {spider.site.name}: {odd.text}" + "".join(f"\n  {url}" for url in odd.samples))
        send_warnings(
            spider.site.name, [*pipeline.warnings, *(SiteWarning("trouble", text) for text in spider.troubles)]
        )
        for trouble in spider.troubles:
            tell(f"{_NAME}: {trouble}")
        if not pipeline.whole and not spider.troubles:
            tell(f"{_NAME}: interrupted; what was fetched is archived, and the same command goes on with the rest")
            self.exitcode = INTERRUPTED
        else:
            self.exitcode = TROUBLE if spider.troubles else unsaid


def _said(line: str) -> int:
    print(line)
    return FOUND


def _learned(spider: "SummariesSpider") -> str:
    """Learn from the site's pages, where that is due, and say what came of it; "" for nothing."""
    if not spider.site.learn:
        return ""
    for number in (signal.SIGINT, signal.SIGTERM):  # the reactor, which heard them, has ended
        signal.signal(number, signal.default_int_handler)
    try:
        with Archive(archive_dir()) as archive:
            done = settle_by_itself(archive, spider.site.name, index_url())
            if language := language_by_itself(archive, index_url()):
                tell(f"{_NAME}: {language}")
            _restore(archive)
    except KeyboardInterrupt:
        tell(f"{_NAME}: interrupted; the next crawl goes on with the lines that the pages share")
        return ""
    except Trouble as trouble:
        spider.troubles.append(f"{trouble}; the crawl itself is done, and the next goes on with the lines of its pages")
        return ""
    if done is None or not (done.new or done.anew):
        return ""
    told = f"; {amount(done.new, 'line')} learned that its pages share, {amount(done.anew, 'article')} indexed anew"
    return told if done.whole else f"{told}, and the next crawl goes on with it"


def _restore(archive: Archive) -> None:
    """Restore what copies prove, where texts or copies have come, and tell of it."""
    from crawler.restoring import restore_by_itself  # which loads the cleaners; `scrapy` looks at every command

    done = restore_by_itself(archive, index_url())
    if isinstance(done, str):
        told = done
    else:
        told = restored_in_words(done) if done.proven or done.replaced else ""
        for failure in done.failed:
            tell(f"passed over: {failure}")
    if told:
        tell(f"{_NAME}: {told}")


def _shared() -> dict[str, Any]:
    """The settings of a frontier in Redis, where `REDIS_URL` names one."""
    if not REDIS_URL:
        return {}
    try:
        from crawler.fetching import frontier
    except ImportError as error:
        raise Trouble(
            f"REDIS_URL is set, but {error.name} is not installed: pip install 'work-summaries[redis]', or unset it"
        ) from error
    return frontier.settings()


def _without_traceback(record: logging.LogRecord) -> bool:
    record.exc_info = None  # a host that does not answer is no fault in the program
    return True


def _prepare(options: dict[str, str]) -> IO[str]:
    """Find the mistakes that a person can mend before anything is fetched; the site's lock, to be held to the end."""
    for unknown in options.keys() - _OPTIONS:
        raise Trouble(f"-a {unknown}: the spider has no such option; it takes {' and '.join(_OPTIONS)}")
    wants_all(options.get("revisit", "due"))
    wanted_free()
    name = options.get("site", "")
    if not name:
        raise Trouble(
            "no site was named: scrapy crawl summaries -a site=NAME_OR_TOML. "
            f"Known sites: {', '.join(known_sites()) or 'none yet'}"
        )
    site = load_site(name)
    with Archive(archive_dir()) as archive:
        if told := _clock(archive.catalogue.latest(), datetime.now(UTC)):
            tell(f"{_NAME}: warning: {told}")
    if told := healed(archive_dir()):
        tell(f"{_NAME}: {told}")
    Visits(archive_dir()).close()  # whatever is wrong with them
    held = lock(archive_dir(), site.name, shared=bool(REDIS_URL))
    if is_path(name):
        keep_site(Path(name))
    if not CONTACT:
        tell("scrapy crawl: nobody to write to is named; set SUMMARIES_CONTACT, which sites find in the User-Agent")
    return held


def _clock(latest: str, now: datetime) -> str:
    """What to say of a clock that shows an earlier time than when the archive's pages were fetched; "" for nothing.

    >>> _clock("2026-11-27T08:00:00Z", datetime(2026, 11, 27, 8, 1, tzinfo=UTC))
    ''
    """
    if latest <= utc(now + _AHEAD):
        return ""
    return (
        f"this machine's clock shows {utc(now)}, but pages of the archive were fetched on {latest}: is it wrong, "
        "or was it then? An index in Elasticsearch keeps what has the later date; once the clock is right, "
        "`scrapy rebuild` brings it up to the archive"
    )


def _told(spider: "SummariesSpider", pipeline: "ArchivePipeline") -> str:
    """The last line: pages fetched, articles new and known, summaries indexed, pages refused, errors."""
    tally, fed = spider.tally, pipeline.harvest.fed
    counts = {what: tally.came[what] for what in ("new", "changed", "unchanged", "vanished")} | {
        "not due": tally.not_due
    }
    shown = ", ".join(f"{number} {what}" for what, number in counts.items() if number or what in ("new", "unchanged"))
    parts = [
        f"{spider.site.name}: {amount(tally.pages, 'page')} fetched",
        f"articles {shown}; {amount(tally.continued, 'page')} joined to them",
        f"{summaries(fed.summaries)} indexed from {amount(fed.pages, 'article')}",
    ]
    if fed.rejected:
        parts.append(f"without a summary: {in_words(fed.rejected)}")
    if tally.refused:
        parts.append(f"not followed: {in_words(tally.refused)}")
    errors = tally.problems.total() + fed.failures
    parts.append(f"errors: {errors}" + (f" ({in_words(tally.problems)})" if tally.problems else ""))
    return "; ".join(parts)
