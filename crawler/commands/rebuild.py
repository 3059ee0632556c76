"""`scrapy rebuild`: the whole archive through today's cleaners, into a fresh index, swapped in when it is whole."""

import argparse

from crawler.archive import Archive, require_archive
from crawler.console.command import PlainCommand
from crawler.console.options import add_workers
from crawler.console.progress import Progress
from crawler.console.wording import fed_in_words, restored_in_words
from crawler.feeding import recipe
from crawler.feeding.cleaning import Cleaners
from crawler.feeding.feed import Feeder, feed
from crawler.feeding.positions import follows_others
from crawler.learning.lines import lines_of_all, rebuilt
from crawler.site.known import known_sites
from indexer.amounts import amount
from indexer.ending import INTERRUPTED, TROUBLE, tell
from indexer.environment import archive_dir, index_url
from indexer.trouble import Trouble

_SERVES = "The rebuilt index serves; only what copies restore is still to be done: scrapy restore"

_OTHERS = (
    "The index before this one had been fed from another archive too, or from an earlier state of this one; what only "
    "that one holds comes back with the next crawl or load there"
)


class Command(PlainCommand):
    """Exit status: 0 done, 2 trouble or pages that could not be read; the serving index stays until the swap."""

    short = "Run the archive through today's cleaners into a fresh index"
    description = (
        "Clean the whole archive again with today's cleaners, on all cores, into a fresh index. When it is whole, it "
        "takes the place of the serving one; then `scrapy restore` follows. After an interruption the next rebuild "
        "continues, unless cleaners, site files or learned lines have changed."
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        add_workers(parser)

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        from crawler.restoring import restore  # which loads the cleaners; `scrapy` looks at every command

        folder = archive_dir()
        require_archive(
            folder,
            "make one with `scrapy load PATH` or `scrapy crawl summaries -a site=NAME`, or set SUMMARIES_DATA to the "
            "folder that holds archive/",
        )
        with Archive(folder) as archive:
            progress = Progress()
            with Cleaners(opts.workers) as cleaners:
                index = index_url()
                feeder = Feeder(archive, index, cleaners)
                _tell_missing_sites(archive)
                resume = recipe.resume(index)
                lines = lines_of_all()
                others = follows_others(archive, index)
                report = feed(feeder, fresh=True, resume=resume, begun=lambda: recipe.begun(index), progress=progress)
                progress.end()
                recipe.ended(index)
                rebuilt(index, lines)
                for failure in report.failed:
                    tell(f"passed over: {failure}")
                rest = ", going on after an interruption" if report.resumed else ""
                print(f"rebuilt {index}{rest}: {fed_in_words(report)}", flush=True)
                if others:
                    tell(_OTHERS)
                try:
                    restored = restore(feeder, everything=True)
                except Trouble as trouble:
                    raise Trouble(f"{trouble}. {_SERVES}") from trouble
                except KeyboardInterrupt:
                    tell(f"scrapy rebuild: interrupted. {_SERVES}")
                    return INTERRUPTED
        for failure in restored.failed:
            tell(f"passed over: {failure}")
        if restored.texts:
            print(restored_in_words(restored))
        return TROUBLE if report.failed or restored.failed else 0


def _tell_missing_sites(archive: Archive) -> None:
    """Tell of the sites of archived articles that have no file, as after it was renamed: its rules are lacking."""
    sites = archive.catalogue.articles.sites()
    for site in sorted(sites.keys() - {"", *known_sites()}):
        tell(f"site {site!r}: no site file has this name; the general rules apply to {amount(sites[site], 'article')}")
