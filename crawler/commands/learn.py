"""`scrapy learn [SITE…]`: what the archived pages of a site share, kept as boilerplate of that site; or, with
`--language`, which characters follow which in the archive's texts, kept for the repair of damaged ones."""

import argparse
import os

from crawler.archive import Archive, require_archive
from crawler.console.command import PlainCommand
from crawler.console.options import between
from crawler.learning.language import FEWEST, learn_language
from crawler.learning.lines import FIRST, settle
from crawler.learning.pages import PAGES
from indexer.amounts import amount
from indexer.ending import tell
from indexer.environment import archive_dir, index_url
from indexer.trouble import Trouble

_SHOWN = 3  # of each site's lines
_WIDTH = 60  # characters of a line that is shown


class Command(PlainCommand):
    """Exit status: 0 something was learned, 1 nothing was, 2 trouble."""

    arguments = "[SITE…]"
    short = "Learn from the archive the lines that a site writes around its texts, or the language of all texts"

    def long_desc(self) -> str:
        from crawler.cleaners.boilerplate.repetition import MIN_PAGES

        return (
            "Learn which lines many archived pages of a SITE share (of every site, if none is named). They are kept in "
            "learned/SITE.jsonl of the data folder, and removed from the indexed texts as boilerplate. A crawl does "
            f"this by itself from {FIRST} articles on, and again as a site grows. A site needs at least {MIN_PAGES} "
            "texts. A line that you delete from the file is not learned again. With --language, learn instead which "
            "characters follow which in the archive's texts, into learned/language.npz. Run `scrapy rebuild` "
            "afterwards: twice as many of the characters destroyed by lost bytes are then restored. This needs at "
            f"least {FEWEST:,} characters of undamaged texts. {self.__doc__}"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--pages",
            type=between(1, 1_000_000),
            metavar="N",
            default=PAGES,
            help="pages read of each site [%(default)s]",
        )
        parser.add_argument(
            "--language", action="store_true", help="learn the texts' language for repair, not lines of the sites"
        )

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        folder = archive_dir()
        require_archive(folder, "make one to learn from with `scrapy load PATH`")
        with Archive(folder) as archive:
            known = archive.catalogue.articles.sites()
            nameless = known.pop("", 0)
            for site in args:
                if site not in known:
                    others = f"known: {', '.join(sorted(known))}" if known else "nor of any other"
                    raise Trouble(f"{site}: no page of this site is in {folder}; {others}")
            sites = args or sorted(known)
            if opts.language:
                read = sites if args or not nameless else ["", *sites]
                learned, told = learn_language(archive, read, opts.pages, os.cpu_count() or 1)
                print(told)
                return 0 if learned else 1
            if nameless:
                tell(f"pages without a site, left out: {nameless:,}; `scrapy load --site NAME` names the site of pages")
            if not sites:
                tell(f"{folder}: no page is of a site, and there is nothing to learn")
            learned_any = [_learn(archive, site, known[site], opts.pages) for site in sites]
            return 0 if any(learned_any) else 1


def _learn(archive: Archive, site: str, pages: int, most: int) -> bool:
    """Learn the lines of a site with so many pages, and tell of them; whether there are any."""
    settled = settle(archive, site, index_url(), most)
    lines = settled.lines
    print(f"{site}: {amount(len(lines), 'line')} learned from {amount(pages, 'page')}, {settled.new:,} of them new")
    for line in lines[:_SHOWN]:
        shown = line.example if len(line.example) <= _WIDTH else f"{line.example[:_WIDTH]} …"
        print(f"  on {line.texts:,} of {line.of:,} texts: {shown}")
    if len(lines) > _SHOWN:
        print(f"  and {len(lines) - _SHOWN:,} more")
    if settled.anew:
        print(f"  {amount(settled.anew, 'article')} indexed anew")
    return bool(lines)
