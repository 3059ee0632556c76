"""`scrapy check SITE`: runs a site file against saved, archived or live pages, and shows what it gets."""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from scrapy.exceptions import UsageError

from crawler.archive import Archive, DamagedRecord, require_archive
from crawler.console.options import between
from crawler.console.wording import in_words
from crawler.feeding.cleaning import Cleaners
from crawler.page import Page
from crawler.saved import Skipped, saved_pages
from crawler.site import Site
from crawler.site.draft import Seen, shape
from crawler.site.known import load_site
from crawler.survey_command import SurveyCommand, preview
from indexer.amounts import amount, summaries
from indexer.ending import tell
from indexer.environment import archive_dir
from indexer.trouble import Trouble

_SHAPES = 5  # of links, that are shown where none is an article's


class Command(SurveyCommand):
    """Exit status: 0 every article gives a summary, 1 some give none or none was found, 2 trouble."""

    arguments = "SITE [PATH…]"
    short = "Run a site file against pages and show what it gets"
    description = (
        "Run a site file against the pages at PATH (folders, .html, .warc), against its newest archived pages, or "
        "with --live against the site itself, and show which pages are articles and what is read from them."
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--live", type=between(1, 10_000), metavar="N", help="fetch the start pages and N articles; keep nothing"
        )
        parser.add_argument(
            "--pages", type=between(1, 1_000_000), default=50, metavar="N", help="archived pages looked at [50]"
        )

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        if not args:
            raise UsageError("name a site, or the path of its file")
        if opts.live is not None and args[1:]:
            raise UsageError("name saved pages, or --live: not both")
        site = load_site(args[0])
        if opts.live is not None:
            pages = self._live(site, opts.live)
        elif args[1:]:
            pages = list(_seen(page for path in args[1:] for page in _saved(Path(path), site)))
        else:
            pages = list(_seen(_archived(site, opts.pages)))
        if not pages:
            tell(f"{site.name}: no article was found")
            return 1
        print(preview(pages))
        rejected = Counter(page.cleaning.rejected for page in pages if page.cleaning.rejected)
        number = sum(len(page.cleaning.summaries) for page in pages)
        without = f"; without a summary: {in_words(rejected)}" if rejected else ""
        print(f"{site.name}: {summaries(number)} from {amount(len(pages), 'article')}{without}")
        return 1 if rejected else 0

    def _live(self, site: Site, most: int) -> list[Seen]:
        left = [most]

        def choose(page: Seen) -> Iterator[str]:
            if page.url in site.start:
                articles = [url for url, _ in page.links if site.is_article(url)]
                print(f"list     {page.url} links {amount(len(articles), 'article')}")
                if not articles and (shapes := Counter(shape(url) for url, _ in page.links)):
                    likely = ", ".join(f"{number} {found}" for found, number in shapes.most_common(_SHAPES))
                    print(f"         its links, by the shape of their addresses: {likely}")
                for url in articles:
                    if left[0] > 0:
                        left[0] -= 1
                        yield url

        spider = self.look(site, choose=choose, most=len(site.start) + most)
        for failure in spider.failures:
            tell(failure)
        return [page for page in spider.pages if site.is_article(page.url)]


def _seen(pages: Iterable[Page]) -> Iterator[Seen]:
    """What cleaning makes of each page."""
    with Cleaners() as cleaners:
        for url, cleaned in cleaners.cleaned(((page.url, page) for page in pages), whole=True):
            if cleaned.whole is None:
                tell(f"passed over: {cleaned.failed}")
            else:
                yield Seen(url, (), cleaned.whole)


def _saved(path: Path, site: Site) -> Iterator[Page]:
    if not path.exists():
        raise Trouble(f"{path}: there is no such file or folder")
    for saved in saved_pages(path, site.name):
        if isinstance(saved, Skipped):
            tell(f"skipped: {saved.where}: {saved.why}")
            continue
        if saved.url.startswith("http") and not site.is_article(saved.url):
            tell(f"no article to {site.name}: {saved.url}")
            continue
        yield Page(saved.url, saved.body, datetime.now(UTC), site.name, saved.content_type, rules=site.rules)


def _archived(site: Site, most: int) -> Iterator[Page]:
    require_archive(archive_dir(), "name saved pages, or try --live 10")
    with Archive(archive_dir(), reading=True) as archive:
        for url in archive.catalogue.articles.of_site(site.name, most):
            try:
                page = archive.page(url, lambda _: site.rules)
            except DamagedRecord as damaged:
                tell(f"passed over: {damaged}")
                continue
            if page and site.is_article(page.url):
                yield page
            elif page:
                tell(f"no article to {site.name} any more: {page.url}")
