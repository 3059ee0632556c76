"""`scrapy compact`: superseded versions of pages out of the archive."""

import argparse

from crawler.archive import Archive, require_archive
from crawler.archive.compaction import compact
from crawler.console.command import PlainCommand
from indexer.amounts import amount
from indexer.ending import TROUBLE, tell
from indexer.environment import archive_dir


class Command(PlainCommand):
    """Exit status: 0 done, 2 trouble, or files that pages were lost with."""

    short = "Drop superseded versions of pages from the archive"
    description = (
        "Remove superseded versions of pages from the archive for good. The newest version of every address stays, "
        "and the newest good version of every article: all that a rebuild reads. It refuses to run during a crawl "
        "or a load."
    )

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        require_archive(archive_dir())
        with Archive(archive_dir()) as archive:
            done = compact(archive)
        print(
            f"{archive_dir()}: {done.dropped:,} superseded pages dropped, {done.kept:,} moved, "
            f"{amount(done.files, 'file')} gone, {done.freed / 1e6:,.1f} MB freed"
        )
        for path in done.lost:
            tell(
                f"{path}: is not there, or cut off; bring it back, or scrapy verify tells which pages are lost with it"
            )
        return TROUBLE if done.lost else 0
