"""The requests of a crawl: each address once, only addresses of the site, no more than the site file allows."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace

from scrapy import Request
from scrapy.http import Response

from crawler.addresses import tidy
from crawler.fetching.downloads import refusal
from crawler.fetching.target import Kind, Row, Target
from crawler.site import Site
from crawler.tally import Tally

log = logging.getLogger(__name__)

# Priorities: later pages of an article first, lists before articles, new articles before known ones, last the articles
# that no list names any more.
_PROBE, _CONTINUATION, _TURNED, _LIST, NEW, REVISIT, UNLISTED = 40, 30, 20, 10, 0, -10, -20


class Requests:
    """Makes the requests of a crawl of `site`, counted in `tally`, and remembers which addresses it has seen.

    `make` makes the request for a target of a priority, and `key` is the same for all addresses of one page. A method
    gives one request, or none if the address was seen before, leads off the site, or the site file's budget is spent.
    """

    def __init__(self, site: Site, tally: Tally, make: Callable[[Target, int], Request], key: Callable[[str], str]):
        self.received = 0  # bytes of pages
        self._site = site
        self._tally = tally
        self._make = make
        self._key = key
        self._seen: set[str] = set()  # keys
        self._made = 0
        self._is_spent = False

    def has_seen(self, url: str) -> bool:
        """Whether an address was requested or marked, in whatever spelling."""
        return self._key(url) in self._seen

    def mark_seen(self, url: str) -> None:
        """Have no request made for an address."""
        self._seen.add(self._key(url))

    def count_unseen(self, urls: Iterable[str]) -> int:
        """How many pages at these addresses were not seen."""
        return len(set(map(self._key, urls)) - self._seen)

    def start(self, url: str) -> list[Request]:
        """The request for a start page."""
        return self._request(Target(Kind.START, url), _TURNED)

    def list_page(self, url: str, row: Row, *, turns: bool) -> list[Request]:
        """The request for a list page. `row` are the lists that led to it; `turns`: it is the next page of the last."""
        return self._request(Target(Kind.LIST, url, row), _TURNED if turns else _LIST)

    def article(self, url: str, priority: int = NEW) -> list[Request]:
        """The request for the first page of an article."""
        return self._request(Target(Kind.ARTICLE, url), priority)

    def article_itself(self, url: str) -> list[Request]:
        """One more request for an article, whose claim to have another address (`rel=canonical`) is then ignored."""
        return self._request(Target(Kind.ARTICLE, url, is_itself=True), NEW)

    def continuation(self, target: Target) -> list[Request]:
        """The request for a later page of an article."""
        made = self._request(target, _CONTINUATION)
        self._tally.joining += len(made)
        return made

    def retry(self, response: Response) -> Request:
        """The request of a response, to be sent for a second time."""
        request = response.request
        assert request is not None  # what the downloader answers has one
        return request.replace(dont_filter=True, meta=replace(Target.of(request), is_retry=True).as_meta())

    def probe(self, url: str) -> Request:
        """A request for an address that has answered before, to see whether it still does. Its answer is not kept."""
        return self._make(Target(Kind.PROBE, url), _PROBE)

    def _request(self, target: Target, priority: int) -> list[Request]:
        target = replace(target, url=tidy(target.url))
        key = self._key(target.url)
        if key in self._seen and not target.is_again:
            return []
        why = refusal(self._site, target.url)
        if why:
            self._seen.add(key)
            self._tally.refused[why] += 1
            return []
        if self._made >= self._site.max_pages:
            return self._spent(f"max_pages ({self._site.max_pages})")
        if self.received >= self._site.max_megabytes * 1_000_000:
            return self._spent(f"max_megabytes ({self._site.max_megabytes})")
        self._seen.add(key)
        self._made += 1
        return [self._make(target, priority)]

    def _spent(self, what: str) -> list[Request]:
        if not self._is_spent:
            self._is_spent = True
            log.warning("%s is reached; the rest of the site is left out", what)
        return []
