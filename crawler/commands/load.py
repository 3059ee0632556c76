"""`scrapy load PATH…`: saved pages and other tools' WARC files, into the archive and the index."""

import argparse
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from scrapy.exceptions import UsageError

from crawler import exported
from crawler.archive import Archive
from crawler.archive.fetched import Fetched
from crawler.console.command import PlainCommand
from crawler.console.progress import Progress
from crawler.console.wording import fed_in_words, kept_safe
from crawler.feeding.cleaning import ALONE, Cleaners
from crawler.feeding.feed import Feeder, FeedReport, feed
from crawler.learning.lines import is_due
from crawler.saved import Skipped, saved_pages
from crawler.site import check_name
from crawler.site.known import known_sites
from indexer.ending import TROUBLE, tell
from indexer.environment import archive_dir, index_url
from indexer.trouble import Trouble

_COMMIT_PAGES = 200
_NAMED = 20  # files that were never meant to be read: a browser saves pictures and scripts with each page


class Command(PlainCommand):
    """Exit status: 0 all that was meant to be read was read, 2 trouble; files of foreign kinds are only named."""

    arguments = "PATH…"
    short = "Load saved pages: folders, .html, .txt, .warc, .warc.gz"
    description = (
        "Load saved pages into the archive and the index. What cannot be read is named and passed over. "
        "Loading the same pages again changes nothing. Of several versions of a page, the one that was fetched or "
        "saved last counts, in whatever order they are loaded; a file's date is its own. Texts of `summaries export "
        "--format txt` keep their address, title and dates; where the archive has their page, the page stays. "
        "Example: `scrapy load ~/saved-pages crawl.warc.gz`."
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--site", default="", help="the site of the pages; the rules of its file apply")

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        if not args:
            raise UsageError("name at least one folder or file")
        if opts.site:
            check_name(opts.site)
            if opts.site not in known_sites():
                tell(f"site {opts.site!r}: no site file has this name; the general rules apply")
        counts: Counter[str] = Counter()
        with Archive(archive_dir()) as archive:
            for path in args:
                _archive(archive, saved_pages(Path(path), opts.site, but=archive_dir().resolve()), counts)
            archive.commit()
            try:
                report = _fed(archive)
            except Trouble as trouble:
                raise Trouble(kept_safe(trouble)) from trouble
            if opts.site and is_due(archive, opts.site):
                tell(f"`scrapy learn {opts.site}` is worth the while now: it takes out the lines that the pages share")
        for failure in report.failed:
            tell(f"passed over: {failure}")
        for address in report.samples:
            tell(f"without a summary: {address}; `scrapy explain` tells why")
        if (others := report.rejected.total() - len(report.samples)) > 0:
            tell(f"without a summary: {others:,} more")
        told = [f"{name} {counts[name]:,}" for name in ("loaded", "unchanged", "skipped")]
        if counts["older"]:
            told.append(f"left out {counts['older']:,} of which the archive has later versions, by their dates")
        if counts["exported"]:
            told.append(f"left out {counts['exported']:,} exported texts whose pages the archive has")
        print(f"{', '.join(told)}; {fed_in_words(report)}")
        nothing = not any(counts[what] for what in ("loaded", "unchanged", "older", "exported"))
        if nothing and not counts["skipped"]:
            tell(f"{', '.join(args)}: no file is in there; name a folder or a file with saved pages")
        return TROUBLE if counts["unread"] or nothing or report.failed else 0


def _archive(archive: Archive, pages: Iterable[Fetched | Skipped], counts: Counter[str]) -> None:
    """Archive pages, and count what became of them; `unread` are those skipped that should have been read."""
    foreign: Counter[str] = Counter()
    for page in pages:
        if isinstance(page, Skipped):
            foreign[page.why] += page.foreign
            if not page.foreign or foreign[page.why] <= _NAMED:
                tell(f"skipped: {page.where}: {page.why}")
            counts["unread"] += not page.foreign
            counts["skipped"] += 1
        elif _has_itself(archive, page):
            counts["exported"] += 1
        elif archive.is_past(page):
            counts["older"] += 1
        else:
            counts["loaded" if archive.append(page) else "unchanged"] += 1
            if counts["loaded"] % _COMMIT_PAGES == 0:
                archive.commit()
    for why, number in foreign.items():
        if number > _NAMED:
            tell(f"skipped: {number - _NAMED:,} more: {why}")


def _has_itself(archive: Archive, page: Fetched) -> bool:
    """Whether a text was exported of a page that the archive has as it was received, which counts for more."""
    if page.content_type != exported.TYPE:
        return False
    known = archive.catalogue.newest(exported.page_of(page.url))
    return known is not None and known.content_type != exported.TYPE


def _fed(archive: Archive) -> FeedReport:
    """Bring the index up to the archive."""
    progress = Progress()
    with Cleaners(os.cpu_count() or 1, alone=ALONE) as cleaners:
        report = feed(Feeder(archive, index_url(), cleaners), progress=progress)
    progress.end()
    return report
