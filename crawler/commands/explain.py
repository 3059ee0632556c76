"""`scrapy explain PATH_OR_URL_OR_ID`: what each stage of cleaning made of one page, and why."""

import argparse
import re
from pathlib import Path

from scrapy.exceptions import UsageError

from crawler.archive import Archive, require_archive
from crawler.console.command import PlainCommand
from crawler.feeding.cleaning import Cleaners
from crawler.page import Page
from crawler.saved import Skipped, saved_pages
from crawler.site.known import rules_of
from indexer.environment import archive_dir
from indexer.trouble import Trouble

_ID = re.compile(r"([0-9a-f]{16})(?:\.\d+)?")


class Command(PlainCommand):
    """Exit status: 0 explained, 2 trouble."""

    arguments = "PATH_OR_URL_OR_ID"
    short = "Show what each stage of cleaning made of one page, and why"
    description = (
        "Show what each stage of cleaning removed, repaired, split and concluded on a page: a saved file, an "
        "archived address, or the page of the summary with this id. Example: `scrapy explain saved.html`."
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--whole", action="store_true", help="all of the text, with every change in its place")

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        if len(args) != 1:
            raise UsageError("name one file, address or summary's id")
        # Loaded when they are used: Scrapy loads every command to list them.
        from rich.console import Console

        from crawler.explanation import explain

        with Cleaners() as cleaners:
            cleaned = cleaners.one(_find(args[0]), whole=True)
        if cleaned.whole is None:
            raise Trouble(str(cleaned.failed))
        explain(cleaned.whole, Console(highlight=False), whole=opts.whole)
        return 0


def _find(what: str) -> Page:
    """The page that a path, an archived address or a summary's id stands for."""
    path = Path(what)
    if path.is_file():
        for saved in saved_pages(path):
            if isinstance(saved, Skipped):
                raise Trouble(f"{saved.where}: {saved.why}")
            return Page(saved.url, saved.body, saved.fetched, content_type=saved.content_type)
        raise Trouble(f"{what}: no page is in it")
    require_archive(archive_dir(), f"nor is {what} a file; name one, or set SUMMARIES_DATA")
    with Archive(archive_dir(), reading=True) as archive:
        found = _ID.fullmatch(what)
        article = archive.catalogue.articles.find(found[1]) if found else what
        page = archive.page(article, rules_of) if article else None
    if page is None:
        raise Trouble(f"{what}: neither a file, nor an address or an id of the archive in {archive_dir()}")
    return page
