"""Pages that do not come: requests that fail, answers that are cut off, and a site that shuts the crawl out."""

import logging
from collections.abc import Iterable
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.addresses import host_of
from crawler.fetching.answer import FROM_ARCHIVE
from crawler.fetching.downloads import AWAY
from crawler.fetching.failures import is_refusal, reason
from crawler.fetching.guest import Guest
from crawler.fetching.manners import ENDING
from crawler.fetching.received import whole
from crawler.fetching.requests import Requests
from crawler.fetching.shut_out import ShutOut
from crawler.fetching.target import Kind, Target
from crawler.site import Site
from crawler.tally import Tally
from crawler.visiting.arrival import refuses
from crawler.visiting.visit import Visit
from indexer.trouble import Trouble

log = logging.getLogger(__name__)


class MissingPages(Guest):
    """A spider that counts what does not come, and ends the crawl if the site has shut it out."""

    visit: Visit  # what is known of each address; the pipeline opens it before the first request
    requests: Requests  # of the crawl

    def __init__(self, site: Site, **options: Any):
        super().__init__(**options)
        self.site = site
        self.tally = Tally()
        self._shut_out = ShutOut(site.start)

    def keep_robots(self, netloc: str, body: bytes) -> None:
        """For later crawls, too."""
        try:
            if self.visit.visits.robots(netloc) != body:
                self.visit.visits.keep_robots(netloc, body)
        except Trouble as trouble:
            self.end(str(trouble))

    def kept_robots(self, netloc: str) -> bytes | None:
        return self.visit.visits.robots(netloc)

    def _send(self, request: Request) -> None:
        """Send a request outside of a callback."""
        engine = self.crawler.engine
        assert engine is not None  # it is what calls
        engine.crawl(request)

    # -- whether the site has shut the crawl out

    def _suspect(self) -> None:
        """An article was refused: where many are, probe what the site gave before."""
        if url := self._shut_out.count_refused():
            self._send(self.requests.probe(url))

    async def parse_probe(self, response: Response) -> None:
        """What the site gave before, requested once more."""
        self._probed(refuses=await refuses(response, self.site, self.visit))

    def probe_failed(self, failure: Failure) -> None:
        """There is no answer: one that leads off the site leads to where one is to log in."""
        self._probed(refuses=reason(failure) == AWAY)

    def _probed(self, *, refuses: bool) -> None:
        if told := self._shut_out.conclude(refuses=refuses):
            self.end(told)

    # -- what did not come

    def failed(self, failure: Failure) -> Iterable[Any]:
        """A request without an answer: refused, timed out, forbidden by robots.txt, no page."""
        request: Request = failure.request  # type: ignore[attr-defined]
        target = Target.of(request)
        self.tally.joining -= target.kind is Kind.CONTINUATION
        why = reason(failure)
        if why == ENDING:
            return ()
        self.frontier.came_to_nothing(request)
        if isinstance(failure.value, Trouble):
            self.end(str(failure.value))
        elif target.kind is Kind.START:
            self.troubles.append(f"start page {target.url}: {why}{_where(request)}")
            if not is_refusal(failure):
                self.tally.problems[why] += 1
            self.tally.sample("unreached", target.url)
        elif is_refusal(failure):
            if why == AWAY and target.is_of_article and request.url != target.url:
                self.tally.away[host_of(request.url)] += 1
                self.tally.sample("away", target.url)
                self._suspect()
            self.tally.refused[why] += 1
            log.info("%s: %s", request.url, why)
        else:
            self.tally.problem(request.url, why)
        return ()

    def _count_received(self, response: Response) -> bool:
        """Count the bytes of a response. Whether it was cut off on its way, and must be requested once more."""
        self.requests.received += len(response.body)
        if FROM_ARCHIVE in response.flags or whole(response):
            return False
        target = Target.of(response)
        if target.is_of_article and not target.is_retry:
            return True
        self.tally.problem(response.url, "was cut off on its way")
        return False


def _where(request: Request) -> str:
    """Where a start page has led to, and what to do about it; "" where it leads nowhere else."""
    if request.url == Target.of(request).url:
        return ""
    return f": {request.url}; has the site moved there? Its new address and host belong into the site file"
