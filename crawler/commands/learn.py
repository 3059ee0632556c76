"""`scrapy learn [SITE…]`: what the archived pages of a site share, kept as boilerplate of that site."""

import argparse
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from crawler.archive import Archive, DamagedRecord, require_archive
from crawler.console import PlainCommand, at_least
from crawler.feeding.cleaning import WHOLE, Cleaned, Cleaners
from crawler.page import Page
from crawler.site.known import rules_of
from crawler.site.learned import keep
from indexer.ending import tell
from indexer.places import archive_dir
from indexer.trouble import Trouble

if TYPE_CHECKING:
    from crawler.cleaners.boilerplate.repetition import Learned

_SHOWN = 3  # of each site's lines
_WIDTH = 60  # characters of a line that is shown


class Command(PlainCommand):
    """Exit status: 0 something was learned, 1 nothing was, 2 trouble."""

    def syntax(self) -> str:
        return "[SITE ...]"

    def short_desc(self) -> str:
        return "Learn from the archive which lines a site writes around its texts"

    def long_desc(self) -> str:
        from crawler.cleaners.boilerplate.repetition import MIN_PAGES

        return (
            "Read the archived pages of each SITE (all sites without one) and keep the lines that many of them share "
            "as boilerplate of that site, in learned/SITE.jsonl of the data folder. `scrapy rebuild` then takes them "
            f"out of what is indexed already. A site with fewer than {MIN_PAGES} texts teaches nothing."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--pages", type=at_least(1), default=2_000, help="newest pages read of each site [%(default)s]"
        )

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        from crawler.cleaners.boilerplate.repetition import learn

        folder = archive_dir()
        require_archive(folder, "make one to learn from with `scrapy load PATH`")
        found = False
        with Archive(folder) as archive, Cleaners(os.cpu_count() or 1, work=WHOLE) as cleaners:
            known = archive.catalogue.sites()
            if nameless := known.pop("", 0):
                tell(f"{nameless:,} pages are of no site; `scrapy load --site NAME` gives pages one")
            if not known and not args:
                tell(f"{folder}: no page is of a site, and there is nothing to learn")
            for site in args or sorted(known):
                if site not in known:
                    raise Trouble(f"{site}: no page of this site is in {folder}; known: {', '.join(sorted(known))}")
                learned = learn(_texts(cleaners.cleaned(_pages(archive, site, opts.pages))))
                found = found or bool(learned)
                _tell(site, learned, known[site])
                if learned:
                    keep(site, learned)
        return 0 if found else 1


def _pages(archive: Archive, site: str, most: int) -> Iterator[tuple[str, Page]]:
    """The newest pages of a site, by their addresses, to be cleaned by the general rules alone."""
    for article in archive.catalogue.articles_of(site, most):
        try:
            page = archive.page(article, rules_of)
        except DamagedRecord as error:
            tell(f"passed over: {error}")
            continue
        if page is not None:
            yield article, replace(page, rules=replace(page.rules, repeated=frozenset()))


def _texts(pages: Iterable[tuple[str, Cleaned]]) -> Iterator[tuple[str, str]]:
    """Titles with what the rules have left of pages."""
    for _, cleaned in pages:
        if cleaned.whole is None:
            tell(f"passed over: {cleaned.failed}")
        elif cleaned.whole.stripped.text:
            yield cleaned.whole.article.title, cleaned.whole.stripped.text


def _tell(site: str, learned: "list[Learned]", pages: int) -> None:
    print(f"{site}: {len(learned):,} lines learned from {pages:,} pages")
    for line in learned[:_SHOWN]:
        shown = line.example if len(line.example) <= _WIDTH else f"{line.example[:_WIDTH]} …"
        print(f"  on {line.texts:,} of {line.of:,} texts: {shown}")
    if len(learned) > _SHOWN:
        print(f"  and {len(learned) - _SHOWN:,} more")
