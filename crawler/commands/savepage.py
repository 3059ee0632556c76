"""`scrapy savepage`: a page out of the archive into a folder of test pages: its exact bytes, and what else is known."""

import argparse
import json
import re
from pathlib import Path

from scrapy.exceptions import UsageError

from crawler.archive import Archive, require_archive
from crawler.console.command import PlainCommand
from crawler.page import Page
from crawler.site.known import rules_of
from indexer.environment import archive_dir
from indexer.summary import page_key
from indexer.trouble import Trouble


class Command(PlainCommand):
    """Exit status: 0 saved, 2 trouble."""

    arguments = "ADDRESS FOLDER"
    short = "Save an archived article for the tests: scrapy savepage ADDRESS tests/sites/NAME"

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        if len(args) != 2:
            raise UsageError("an address and a folder are needed, such as http://… tests/sites/NAME")
        address, folder = args[0], Path(args[1])
        require_archive(archive_dir(), "crawl the page first, or set SUMMARIES_DATA")
        with Archive(archive_dir(), reading=True) as archive:
            page = archive.page(address, rules_of)
        if page is None:
            raise Trouble(f"{address}: no article with this address is in {archive_dir()}; crawl it first")
        try:
            print(save(page, folder))
        except OSError as error:
            raise Trouble(f"{folder}: the page cannot be saved here: {error.strerror}") from error
        return 0


def save(page: Page, folder: Path) -> Path:
    """Write a page and its description into the folder; returns where the first page stands, or raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    words = re.sub(r"[^\w-]+", "_", page.url.partition("://")[2].partition("/")[2].rpartition(".")[0])[-80:] or "page"
    name = f"{words}_{page_key(page.url)[:6]}"  # the words alone may be those of another address: ?id=1, ?id=2
    # The end of its name tells who loads the file how to read it.
    end = ".txt" if page.content_type.startswith("text/plain") else ".html"
    later = [f"{name}_continued_{number}{end}" for number in range(2, len(page.continuations) + 2)]
    known: dict[str, object] = {"url": page.url, "content_type": page.content_type, "fetched": page.fetched.isoformat()}
    if later:
        known["continuations"] = later
    for file, body in zip([name + end, *later], [page.body, *page.continuations], strict=True):
        (folder / file).write_bytes(body)
    (folder / f"{name}.json").write_text(json.dumps(known, ensure_ascii=False) + "\n", encoding="utf-8")
    return folder / (name + end)
