"""`scrapy crawl`, with mistakes told in a line and a last line that says what the crawl did."""

import argparse
import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.exceptions import UsageError

from crawler.after_crawl import learned
from crawler.console.logs import leave_out_the_usual
from crawler.console.options import demand_usable, tell_mistakes_in_one_line
from crawler.console.wording import in_words
from crawler.site.known import is_path, known_sites
from crawler.visiting.beginning import NAME, prepare, shared
from crawler.visiting.hook import send_warnings
from crawler.visiting.site_warnings import SiteWarning
from indexer.amounts import amount, summaries
from indexer.ending import FOUND, INTERRUPTED, TROUBLE, ended, tell
from indexer.trouble import Trouble

if TYPE_CHECKING:
    from crawler.pipelines import ArchivePipeline
    from crawler.spiders.summaries import SummariesSpider

_SPIDER = "summaries"


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
        tell_mistakes_in_one_line(parser, NAME)

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None  # Scrapy has read them
        demand_usable(opts, self.settings)
        if opts.output or opts.overwrite_output:
            raise UsageError("-o: pages go into the archive and the index; `summaries export -o FILE` writes texts")
        super().process_options(args, opts)
        if not opts.loglevel:
            leave_out_the_usual()
        if args == [_SPIDER]:
            status = ended(NAME, lambda: self._prepared(opts.spargs), "interrupted before anything was fetched")
            if status:
                sys.exit(status)

    def _prepared(self, options: dict[str, str]) -> int:
        assert self.settings is not None
        try:
            self._lock = prepare(options)
            self.settings.setdict(shared(), priority="cmdline")
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
            tell(f"{NAME}: {error or 'could not begin'}{way_out}")
            self.exitcode = TROUBLE
            return
        pipeline = crawler.get_item_pipeline(ArchivePipeline)
        assert pipeline is not None  # the settings name it
        pipeline.closed("shutdown")
        more = ""
        if pipeline.whole and not spider.troubles and spider.site.learn:
            try:
                more = learned(spider.site.name, NAME)
            except Trouble as why:
                spider.troubles.append(str(why))
        unsaid = ended(NAME, lambda: _said(_told(spider, pipeline) + more))
        for odd in pipeline.warnings:
            tell(f"{NAME}: warning: {spider.site.name}: {odd.text}" + "".join(f"\n  {url}" for url in odd.samples))
        send_warnings(
            spider.site.name, [*pipeline.warnings, *(SiteWarning("trouble", text) for text in spider.troubles)]
        )
        for trouble in spider.troubles:
            tell(f"{NAME}: {trouble}")
        if not pipeline.whole and not spider.troubles:
            tell(f"{NAME}: interrupted; what was fetched is archived, and the same command goes on with the rest")
            self.exitcode = INTERRUPTED
        else:
            self.exitcode = TROUBLE if spider.troubles else unsaid


def _said(line: str) -> int:
    print(line)
    return FOUND


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
