"""What a crawl has asked for: every address once, none that leads away, and within the bounds of the site file."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.addresses import canonical, tidy
from crawler.fetching.downloads import refusal
from crawler.site import Site

log = logging.getLogger(__name__)

_ASKED_WITH = frozenset(("role", "asked", "article", "number", "read", "alone", "lease"))  # of a request's meta


class Asking:
    """The requests of a crawl of `site`; `failed` hears of those without an answer."""

    def __init__(self, site: Site, failed: Callable[[Failure], None]):
        self.refused: Counter[str] = Counter()  # links and pages that were not followed, by reason
        self.received = 0  # bytes of pages
        self._site = site
        self._failed = failed
        self._asked: set[str] = set()  # `canonical` addresses
        self._requests = 0
        self._full = False

    def has(self, url: str) -> bool:
        """Whether an address was asked for, in whatever spelling."""
        return canonical(url) in self._asked

    def add(self, url: str) -> None:
        """Count an address as asked for."""
        self._asked.add(canonical(url))

    def new(self, urls: Iterable[str]) -> int:
        """How many of these were not asked for."""
        return len({canonical(url) for url in urls} - self._asked)

    def ask(self, url: str, role: str, callback: Any, priority: int, *, again: bool = False) -> Iterator[Request]:
        """A request for an address; none where it was asked for before, leads away, or enough has been asked for."""
        url = tidy(url)
        key = canonical(url)
        if key in self._asked and not again:
            return
        why = refusal(self._site, url)
        if why:
            self._asked.add(key)
            self.refused[why] += 1
            return
        if self._requests >= self._site.max_pages:
            self._spent(f"max_pages ({self._site.max_pages})")
            return
        if self.received >= self._site.max_megabytes * 1_000_000:
            self._spent(f"max_megabytes ({self._site.max_megabytes})")
            return
        self._asked.add(key)
        self._requests += 1
        # Our own set of addresses does what Scrapy's filter would, and knows that an article may ask again.
        meta = {"role": role, "asked": url}
        yield Request(url, callback=callback, errback=self._failed, priority=priority, meta=meta, dont_filter=True)

    def once_more(self, response: Response) -> Request:
        """The request of a response, to be sent for a second time."""
        request = response.request
        assert request is not None  # what the downloader answers has one
        kept = {name: value for name, value in request.meta.items() if name in _ASKED_WITH}
        return request.replace(dont_filter=True, meta=kept | {"again": True})

    def probe(self, url: str, callback: Any, failed: Callable[[Failure], None], priority: int) -> Request:
        """A request for an address that has answered, to see whether it still does; nothing of it is kept."""
        meta = {"role": "probe", "asked": url, "again": True}
        return Request(url, callback=callback, errback=failed, priority=priority, meta=meta, dont_filter=True)

    def _spent(self, what: str) -> None:
        if not self._full:
            self._full = True
            log.warning("%s is reached; the rest of the site is left out", what)
