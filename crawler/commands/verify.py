"""`scrapy verify`: reads every archived page back and compares it with its digest."""

import argparse

from crawler.archive import Archive, DamagedRecord, require_archive
from crawler.console.command import PlainCommand
from indexer.amounts import amount
from indexer.ending import TROUBLE, tell
from indexer.environment import archive_dir


class Command(PlainCommand):
    """Exit status: 0 every page is what was archived, 2 trouble, or pages that are not."""

    short = "Read every archived page back and compare it with its digest"
    description = (
        "Read every page of the archive and compare it with the digest taken when it was archived. Damaged pages "
        "are named with file and byte. To fetch them again, crawl their site with -a revisit=all; `scrapy compact` "
        "then removes the damaged versions."
    )

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        require_archive(archive_dir())
        pages = size = damaged = lost = 0
        with Archive(archive_dir(), reading=True) as archive:
            for entry in archive.catalogue.entries():
                try:
                    archive.read(entry)
                except DamagedRecord as damage:
                    if not archive.catalogue.stands(entry):  # a compaction has moved or dropped it meanwhile
                        continue
                    damaged += 1
                    newest = archive.catalogue.newest(entry.url)
                    again = newest is not None and newest != entry and newest.digest == entry.digest
                    lost += not again
                    tell(f"{damage}" + ("; archived again since: `scrapy compact` drops this one" if again else ""))
                pages += 1
                size += entry.length
        if lost:
            tell("to have damaged pages again, crawl their sites with -a revisit=all, or load them once more")
        print(f"{archive_dir()}: {amount(pages, 'page')} read, {size / 1e6:,.1f} MB; {damaged:,} damaged")
        return TROUBLE if damaged else 0
