"""The requests of a crawl: each address once, only addresses of the site, no more than the site file allows."""

import logging
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.addresses import tidy
from crawler.fetching.downloads import refusal
from crawler.fetching.lists import Row
from crawler.site import Site
from crawler.tally import Tally

log = logging.getLogger(__name__)

# What a request carries in its `meta`, and carries again where the same address is asked for once more:
#   role        start, list, article (also its later pages) or probe
#   asked       the address that was asked for; redirects lead to others
#   article, number, read   of an article's later page: its first page, its place, the addresses read before it
#   alone       the article is to be taken for itself, whatever other address it names as its own
#   lease       what stands for the request in a shared frontier
CARRIED = ("role", "asked", "article", "number", "read", "alone", "lease")

# Priorities: later pages of an article first, lists before articles, new articles before known ones, last the articles
# that no list names any more.
_PROBE, _CONTINUED, _TURNED, _LIST, NEW, REVISIT, UNLISTED = 40, 30, 20, 10, 0, -10, -20


class Callbacks(Protocol):
    """Who takes the answers."""

    def parse_list(self, response: Response) -> Any: ...

    def parse_article(self, response: Response) -> Any: ...

    def parse_continuation(self, response: Response) -> Any: ...

    def parse_probe(self, response: Response) -> Any: ...

    def failed(self, failure: Failure) -> Any: ...

    def probe_failed(self, failure: Failure) -> None: ...


class Asking:
    """The requests of a crawl of `site`, counted in `tally`; `to` takes the answers, and `key` is one for each page.

    Each method gives one request; or none if the address was asked for before, leads off the site, or the limit of
    requests is reached.
    """

    def __init__(self, site: Site, tally: Tally, to: Callbacks, key: Callable[[str], str]):
        self.received = 0  # bytes of pages
        self._site = site
        self._tally = tally
        self._to = to
        self._key = key
        self._asked: set[str] = set()  # the keys of addresses
        self._requests = 0
        self._full = False

    def has(self, url: str) -> bool:
        """Whether an address was asked for, in whatever spelling."""
        return self._key(url) in self._asked

    def add(self, url: str) -> None:
        """Count an address as asked for."""
        self._asked.add(self._key(url))

    def new(self, urls: Iterable[str]) -> int:
        """How many of these were not asked for."""
        return len(set(map(self._key, urls)) - self._asked)

    def start(self, url: str) -> list[Request]:
        """Ask for a start page."""
        return self._ask(url, "start", self._to.parse_list, _TURNED)

    def list_page(self, url: str, row: Row, *, turns: bool) -> list[Request]:
        """Ask for a list page. `row` are the lists that led to it; `turns`: it is the next page of the last."""
        asked = self._ask(url, "list", self._to.parse_list, _TURNED if turns else _LIST)
        for request in asked:
            request.meta.update(row.as_meta())
        return asked

    def article(self, url: str, priority: int = NEW) -> list[Request]:
        """Ask for the first page of an article."""
        return self._ask(url, "article", self._to.parse_article, priority)

    def alone(self, url: str) -> list[Request]:
        """Ask once more for an article, whose claim to have another address (`rel=canonical`) is then ignored."""
        asked = self._ask(url, "article", self._to.parse_article, NEW, again=True)
        for request in asked:
            request.meta["alone"] = True
        return asked

    def page_of(self, article: str, number: int, read: tuple[str, ...]) -> list[Request]:
        """Ask for page `number` of an article. `read` are the addresses of its pages so far; the last is asked for."""
        asked = self._ask(read[-1], "article", self._to.parse_continuation, _CONTINUED, again=True)
        for request in asked:
            request.meta.update(article=article, number=number, read=read)
            self._tally.joining += 1
        return asked

    def once_more(self, response: Response) -> Request:
        """The request of a response, to be sent for a second time."""
        request = response.request
        assert request is not None  # what the downloader answers has one
        kept = {name: request.meta[name] for name in CARRIED if name in request.meta}
        return request.replace(dont_filter=True, meta=kept | {"again": True})

    def probe(self, url: str) -> Request:
        """A request for an address that has answered before, to see whether it still does. Its answer is not kept."""
        meta = {"role": "probe", "asked": url, "again": True}
        return Request(
            url, callback=self._to.parse_probe, errback=self._to.probe_failed, priority=_PROBE, meta=meta,
            dont_filter=True,
        )  # fmt: skip

    def _ask(self, url: str, role: str, callback: Any, priority: int, *, again: bool = False) -> list[Request]:
        url = tidy(url)
        key = self._key(url)
        if key in self._asked and not again:
            return []
        why = refusal(self._site, url)
        if why:
            self._asked.add(key)
            self._tally.refused[why] += 1
            return []
        if self._requests >= self._site.max_pages:
            return self._spent(f"max_pages ({self._site.max_pages})")
        if self.received >= self._site.max_megabytes * 1_000_000:
            return self._spent(f"max_megabytes ({self._site.max_megabytes})")
        self._asked.add(key)
        self._requests += 1
        # Our own set of addresses does what Scrapy's filter would, and knows that an article may ask again.
        meta = {"role": role, "asked": url}
        return [Request(url, callback, errback=self._to.failed, priority=priority, meta=meta, dont_filter=True)]

    def _spent(self, what: str) -> list[Request]:
        if not self._full:
            self._full = True
            log.warning("%s is reached; the rest of the site is left out", what)
        return []
