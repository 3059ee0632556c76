"""`scrapy learn [SITE…]`: what the archived pages of a site share, kept as boilerplate of that site; or, with
`--language`, which characters follow which in the archive's texts, kept for the repair of damaged ones."""

import argparse
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from crawler.archive import Archive, DamagedRecord, require_archive
from crawler.console import PlainCommand, at_least
from crawler.feeding.cleaning import WHOLE, Cleaned, Cleaners
from crawler.page import Page
from crawler.site.known import rules_of
from crawler.site.learned import keep, keep_language
from indexer.ending import tell
from indexer.places import archive_dir
from indexer.trouble import Trouble

if TYPE_CHECKING:
    from crawler.cleaners.boilerplate.repetition import Learned

_SHOWN = 3  # of each site's lines
_WIDTH = 60  # characters of a line that is shown
_FEWEST = 300_000  # characters of texts below which a language is not known: a megabyte
_MOST = 40_000_000  # that are read
_DAMAGED = frozenset(("damaged", "repaired"))


class Command(PlainCommand):
    """Exit status: 0 something was learned, 1 nothing was, 2 trouble."""

    def syntax(self) -> str:
        return "[SITE ...]"

    def short_desc(self) -> str:
        return "Learn from the archive which lines a site writes around its texts, or the language of all texts"

    def long_desc(self) -> str:
        from crawler.cleaners.boilerplate.repetition import MIN_PAGES

        return (
            "Read the archived pages of each SITE (all sites without one) and keep the lines that many of them share "
            "as boilerplate of that site, in learned/SITE.jsonl of the data folder. `scrapy rebuild` then takes them "
            f"out of what is indexed already. A site with fewer than {MIN_PAGES} texts teaches nothing. With "
            "--language learn from the texts instead which characters follow which, in learned/language.npz: what a "
            "lost byte destroyed is then restored in twice as many places, by rebuild too. Fewer than "
            f"{_FEWEST:,} characters of whole texts teach nothing."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--pages", type=at_least(1), default=2_000, help="newest pages read of each site [%(default)s]"
        )
        parser.add_argument(
            "--language", action="store_true", help="learn the texts' language for repair, not lines of the sites"
        )

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        folder = archive_dir()
        require_archive(folder, "make one to learn from with `scrapy load PATH`")
        with Archive(folder) as archive:
            known = archive.catalogue.sites()
            nameless = known.pop("", 0)
            for site in args:
                if site not in known:
                    raise Trouble(f"{site}: no page of this site is in {folder}; known: {', '.join(sorted(known))}")
            sites = args or sorted(known)
            if opts.language:
                return _learn_language(archive, sites if args or not nameless else ["", *sites], opts.pages)
            if nameless:
                tell(f"{nameless:,} pages are of no site; `scrapy load --site NAME` gives pages one")
            if not sites:
                tell(f"{folder}: no page is of a site, and there is nothing to learn")
            return _learn_lines(archive, {site: known[site] for site in sites}, opts.pages)


def _learn_lines(archive: Archive, sites: Mapping[str, int], most: int) -> int:
    """Learn the lines of sites, given with their numbers of pages."""
    from crawler.cleaners.boilerplate.repetition import learn

    found = False
    with Cleaners(os.cpu_count() or 1, work=WHOLE) as cleaners:
        for site, pages in sites.items():
            learned = learn(_texts(cleaners.cleaned(_by_general_rules(_pages(archive, site, most)))))
            found = found or bool(learned)
            _tell(site, learned, pages)
            if learned:
                keep(site, learned)
    return 0 if found else 1


def _learn_language(archive: Archive, sites: Iterable[str], most: int) -> int:
    from crawler.cleaners.ngrams import learned

    texts = _Whole()
    with Cleaners(os.cpu_count() or 1) as cleaners:
        pages = chain.from_iterable(_pages(archive, site, most) for site in sites)
        language = learned(texts.of(cleaners.cleaned(pages)))
    if language is None or texts.characters < _FEWEST:
        print(f"no language: {texts.characters:,} characters of whole texts, and {_FEWEST:,} are needed")
        return 1
    keep_language(language)
    print(f"language {language.identity}: learned from {texts.characters:,} characters of {texts.number:,} texts")
    return 0


@dataclass
class _Whole:
    """Counts the texts that a language is learned from: each once, and none that was damaged."""

    number: int = 0
    characters: int = 0

    def of(self, pages: Iterable[tuple[str, Cleaned]]) -> Iterator[str]:
        """The texts of pages, up to so many characters as are read."""
        seen: set[str | None] = set()
        for _, cleaned in pages:
            if cleaned.failed:
                tell(f"passed over: {cleaned.failed}")
            for summary in cleaned.summaries:
                if summary.cluster in seen or not _DAMAGED.isdisjoint(summary.flags):
                    continue
                seen.add(summary.cluster)
                self.number += 1
                self.characters += summary.chars
                yield summary.text
            if self.characters >= _MOST:
                tell(f"read no further than {self.characters:,} characters")
                return


def _pages(archive: Archive, site: str, most: int) -> Iterator[tuple[str, Page]]:
    """The newest pages of a site, by their addresses."""
    for article in archive.catalogue.articles_of(site, most):
        try:
            page = archive.page(article, rules_of)
        except DamagedRecord as error:
            tell(f"passed over: {error}")
            continue
        if page is not None:
            yield article, page


def _by_general_rules(pages: Iterable[tuple[str, Page]]) -> Iterator[tuple[str, Page]]:
    for article, page in pages:
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
