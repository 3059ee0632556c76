"""A site, as its file describes it: where its articles are, how its pages are read, and how it wants to be visited."""

import re
from dataclasses import dataclass, field

from crawler.addresses import host_of, is_private
from crawler.page import SiteRules
from indexer.trouble import Trouble

_NAME = re.compile(r"[\w][\w.-]{0,99}")
_NAME_BYTES = 200  # a file system takes 255, of which the endings of our files need some
_NEXT_TEXT = r"^\W*(?:[下后後]一?[页頁]|next(?:\s*page)?)\W*$"


@dataclass(frozen=True, slots=True)
class Site:
    """What a site file says. Patterns are searched in addresses as `crawler.addresses.absolute` spells them."""

    name: str
    start: tuple[str, ...]
    domains: tuple[str, ...]  # hosts; what stands below one belongs to it
    articles: tuple[re.Pattern[str], ...]
    lists: tuple[re.Pattern[str], ...] = ()
    next: str | None = None  # CSS selector of the link that turns a list page
    next_text: re.Pattern[str] = re.compile(_NEXT_TEXT, re.IGNORECASE)  # or its text
    continues: re.Pattern[str] | None = None  # address of an article's later pages; None: found by their numbers
    rules: SiteRules = field(default_factory=SiteRules)
    delay: float = 1.0  # seconds between two requests; AutoThrottle lengthens it where the server is slow
    concurrency: int = 2  # to one host only where there is no delay
    any_certificate: bool = False  # whether it is read also where its certificate cannot be trusted
    schedule: str | None = None  # a cron line
    learn: bool = True  # whether a crawl learns by itself which lines its pages share
    max_pages: int = 100_000  # asked for in one crawl
    max_megabytes: int = 10_000  # received in one crawl
    revisit: tuple[float, float] = (1.0, 180.0)  # shortest and longest days after which an article is asked again
    hours: tuple[int, int] | None = None  # minutes of the day between which it may be asked; None: always
    expect_articles: int = 0  # if lists name fewer, the crawl warns
    expect_shortest: int = 0  # characters; if an article's longest summary has fewer, the crawl warns

    @property
    def is_local(self) -> bool:
        """Whether it starts on this machine or in its own network, and may therefore go on there."""
        return any(is_private(host_of(url)) for url in self.start)

    def is_article(self, url: str) -> bool:
        """Whether this is the address of an article."""
        return any(pattern.search(url) for pattern in self.articles)


def is_name(name: str) -> bool:
    """Whether a site can be named so: files in several folders and WARC records carry the name."""
    return bool(_NAME.fullmatch(name)) and len(name.encode()) <= _NAME_BYTES


def check_name(name: str) -> None:
    """Raises Trouble where a site cannot be named so."""
    if not is_name(name):
        raise Trouble(
            f"{name!r}: no name of a site; letters, digits, '.', '-' and '_' only, at most 100 (of Chinese ones 66)"
        )
