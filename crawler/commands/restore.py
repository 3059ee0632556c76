"""`scrapy restore`: what lost bytes destroyed in a text, from copies of it that are whole."""

import argparse

from crawler.archive import Archive, require_archive
from crawler.console.command import PlainCommand
from crawler.console.options import add_workers
from crawler.console.wording import restored_in_words
from crawler.feeding.cleaning import Cleaners
from crawler.feeding.feed import Feeder
from crawler.feeding.positions import follows_others
from indexer.ending import TROUBLE, tell
from indexer.environment import archive_dir, index_url


class Command(PlainCommand):
    """Exit status: 0 done, 2 trouble or pages that could not be read."""

    short = "Restore characters destroyed by lost bytes, where a whole copy of the text proves them"
    description = (
        "Restore characters that lost bytes destroyed in summaries flagged `damaged` or `restored`, from undamaged "
        "copies in the index. A copy proves a character if losing the same byte in it gives exactly what stands in "
        "the damaged text. The proofs are kept in learned/restored/copies.jsonl of the data folder, which crawl, load "
        "and rebuild read, and the index is updated. It looks only at texts that are new or changed, or whose copies "
        "are. A crawl does the same at its end."
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        add_workers(parser)
        parser.add_argument("--all", action="store_true", help="look at all damaged texts again")

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        from crawler.restoring import restore  # which loads the cleaners; `scrapy` looks at every command

        folder = archive_dir()
        require_archive(folder)
        with Archive(folder) as archive, Cleaners(opts.workers) as cleaners:
            if not opts.all and follows_others(archive, index_url()):
                tell("the index was fed from another archive too: --all looks for copies that only that one brought")
            done = restore(Feeder(archive, index_url(), cleaners), everything=opts.all)
        for failure in done.failed:
            tell(f"passed over: {failure}")
        print(restored_in_words(done))
        return TROUBLE if done.failed else 0
