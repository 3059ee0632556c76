"""Pages that do not come: requests that fail, answers that are cut off, and a site that shuts the crawl out."""

import logging
from collections.abc import Iterable
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.addresses import host_of
from crawler.fetching.answer import HELD
from crawler.fetching.asking import Asking
from crawler.fetching.downloads import AWAY
from crawler.fetching.failures import is_refusal, reason
from crawler.fetching.guest import Guest
from crawler.fetching.manners import ENDING
from crawler.fetching.received import whole
from crawler.fetching.shut_out import ShutOut
from crawler.site import Site
from crawler.tally import Tally
from crawler.visiting.arrival import refuses
from crawler.visiting.visit import Visit
from indexer.trouble import Trouble

log = logging.getLogger(__name__)


class MissingPages(Guest):
    """A spider that counts what does not come, and ends the crawl if the site has shut it out."""

    visit: Visit  # what is known of each address; the pipeline opens it before the first request
    asking: Asking  # the requests of the crawl

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
        """Ask for something outside of a callback."""
        engine = self.crawler.engine
        assert engine is not None  # it is what calls
        engine.crawl(request)

    # -- whether the site has shut the crawl out

    def _suspect(self) -> None:
        """An article was refused: where many are, ask for what the site gave before."""
        if url := self._shut_out.refused():
            self._send(self.asking.probe(url))

    async def parse_probe(self, response: Response) -> None:
        """What the site gave before, asked for once more."""
        self._probed(refuses=await refuses(response, self.site, self.visit))

    def probe_failed(self, failure: Failure) -> None:
        """There is no answer: one that leads off the site leads to where one is to log in."""
        self._probed(refuses=reason(failure) == AWAY)

    def _probed(self, *, refuses: bool) -> None:
        if told := self._shut_out.is_known(refuses=refuses):
            self.end(told)

    # -- what did not come

    def failed(self, failure: Failure) -> Iterable[Any]:
        """A request without an answer: refused, timed out, forbidden by robots.txt, no page."""
        request: Request = failure.request  # type: ignore[attr-defined]
        if "number" in request.meta:
            self.tally.joining -= 1
        why = reason(failure)
        if why == ENDING:
            return ()
        self.frontier.came_to_nothing(request)
        if isinstance(failure.value, Trouble):
            self.end(str(failure.value))
        elif request.meta["role"] == "start":
            self.troubles.append(f"start page {request.meta['asked']}: {why}{_where(request)}")
            self.tally.sample("unreached", request.meta["asked"])
        elif is_refusal(failure):
            if why == AWAY and request.meta["role"] == "article" and request.url != request.meta["asked"]:
                self.tally.away[host_of(request.url)] += 1
                self.tally.sample("away", request.meta["asked"])
                self._suspect()
            self.tally.refused[why] += 1
            log.info("%s: %s", request.url, why)
        else:
            self.tally.problem(request.url, why)
        return ()

    def _is_cut(self, response: Response) -> bool:
        """Count the bytes of a response. Whether it was cut off on its way, and must be asked for once more."""
        self.asking.received += len(response.body)
        if HELD in response.flags or whole(response):
            return False
        if response.meta["role"] == "article" and "again" not in response.meta:
            return True
        self.tally.problem(response.url, "was cut off on its way")
        return False


def _where(request: Request) -> str:
    """Where a start page has led to, and what to do about it; "" where it leads nowhere else."""
    if request.url == request.meta["asked"]:
        return ""
    return f": {request.url}; has the site moved there? Its new address and host belong into the site file"
