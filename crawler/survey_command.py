"""The common part of `newsite` and `check`: they survey a site and report on it."""

import argparse
import logging
from collections.abc import Sequence
from typing import Any

from crawler.console.command import PlainCommand
from crawler.console.logs import ROBOTS_LOGGER, leave_certificates_to_us
from crawler.site import Site
from crawler.site.draft import Seen
from crawler.survey import SurveySpider
from indexer.plain import one_line

_SHOWN = 20  # articles


class SurveyCommand(PlainCommand):
    """A command that fetches a few pages in this process, and keeps none."""

    requires_crawler_process = True

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        if not opts.loglevel and self.settings is not None:
            self.settings.set("LOG_LEVEL", "ERROR", priority="cmdline")  # what failed is told by the command
            leave_certificates_to_us()
            logging.getLogger(ROBOTS_LOGGER).addFilter(lambda _: False)  # a host that is away is told with its pages

    def look(self, site: Site, **options: Any) -> SurveySpider:
        """Fetch some of a site's pages; the spider when it is through."""
        process = self.crawler_process
        assert process is not None  # Scrapy makes it before it runs a command
        crawler = process.create_crawler(SurveySpider)
        process.crawl(crawler, site=site, **options)
        process.start()
        spider = crawler.spider
        assert isinstance(spider, SurveySpider)
        spider.failures[:0] = spider.troubles
        return spider


def preview(pages: Sequence[Seen]) -> str:
    """What would be harvested: a line an article, with date, characters and parts."""
    lines = []
    for page in pages[:_SHOWN]:
        summaries = page.cleaning.summaries
        if not summaries:
            lines.append(f"{page.cleaning.rejected or 'nothing':<12} {page.url}")
            continue
        first = summaries[0]
        parts = f", {len(summaries)} parts" if len(summaries) > 1 else ""
        chars = sum(summary.chars for summary in summaries)
        title = one_line((first.title or "without a title")[:60], "")
        of_page = " on the first page; a crawl joins the others" if page.goes_on else ""
        what = f"({first.kind or 'no kind'}, {chars:,} characters{of_page}{parts})"
        lines.append(f"{first.published or 'no date':<12} {title} {what}")
        lines.append(f"{'':<12} {page.url}")
    if len(pages) > _SHOWN:
        lines.append(f"and {len(pages) - _SHOWN} more")
    return "\n".join(lines)
