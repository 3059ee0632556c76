"""`scrapy newsite URL`: looks at a site and drafts its file, with a preview of what it would harvest."""

import argparse
import os
from datetime import datetime
from pathlib import Path

from scrapy.exceptions import UsageError

from crawler.addresses import typed
from crawler.console.options import between
from crawler.site import check_name
from crawler.site.draft import draft, toml
from crawler.site.known import load_site
from crawler.survey import local_site
from crawler.survey_command import SurveyCommand, preview
from indexer.amounts import amount
from indexer.ending import tell
from indexer.trouble import Trouble


class Command(SurveyCommand):
    """Exit status: 0 drafted, 1 no articles were found, 2 trouble."""

    arguments = "URL"
    short = "Look at a site and draft its file"
    description = (
        "Fetch some pages of a site, beginning at URL (a list of summaries, best, or the front page), and draft "
        "its file: the addresses of lists and articles by their shape. What it would harvest is shown on stderr."
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="a new site file, NAME.toml [stdout]")
        parser.add_argument(
            "--pages", type=between(1, 10_000), default=40, metavar="N", help="pages fetched at most [40]"
        )
        parser.add_argument(
            "--delay", type=between(0, 3_600, float), default=1.0, metavar="SECONDS", help="between two requests [1]"
        )

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        if len(args) != 1:
            raise UsageError("name one address, such as https://www.example.com/gongzuozongjie/")
        url = typed(args[0])
        if url is None:
            raise Trouble(f"{args[0]}: expected an address that begins with http:// or https://")
        if opts.output and (opts.output.exists() or opts.output.suffix != ".toml"):
            raise Trouble(f"{opts.output}: expected a new file whose name ends in .toml; its name is the site's")
        if opts.output:
            check_name(opts.output.stem)
        if opts.output and not os.access(opts.output.parent, os.W_OK):  # before the pages are fetched
            raise Trouble(
                f"{opts.output}: cannot be written: {opts.output.parent} is no folder that this user may write"
            )
        site = local_site(url, opts.delay)
        spider = self.look(site, most=opts.pages)
        if not spider.pages:
            raise Trouble(f"{url}: no page could be read ({'; '.join(spider.failures[:3]) or 'nothing answered'})")
        made = draft(spider.pages, site)
        for failure in spider.failures:
            tell(failure)
        tell(f"{amount(len(spider.pages), 'page')} read, {len(spider.failures)} failed")
        if not made.articles:
            tell("no articles were found among them; begin at a list of summaries, or allow more --pages")
            return 1
        for page in made.list_pages:
            tell(f"list     {page.url} links {amount(len(page.links), 'page')}")
        tell(preview(made.article_pages))
        text = toml(made, site, datetime.now().astimezone().date())
        if opts.output:
            try:
                opts.output.write_text(text, encoding="utf-8")
            except OSError as error:
                raise Trouble(f"{opts.output}: cannot be written: {error.strerror}") from error
            load_site(str(opts.output))
            tell(f"{opts.output} is written; try it with: scrapy check {opts.output} --live 10")
        else:
            print(text, end="")
        return 0
