"""Asks only for what has changed: by conditional requests (RFC 9110, section 13), or not at all."""

from typing import Any

from scrapy import Request
from scrapy.http import HtmlResponse, Response

from crawler.addresses import canonical
from crawler.archive import DamagedRecord
from crawler.archive.entry import Entry
from crawler.fetching.answer import HELD
from crawler.fetching.middleware import Middleware
from crawler.visiting.visit import Visit

_ELSEWHERE = range(300, 400)
_VALIDATORS = ("If-None-Match", "If-Modified-Since")


class Conditional(Middleware):
    """Downloader middleware. An archived page is given to the spider as a response, so that its links are read."""

    def process_request(self, request: Request) -> Response | None:
        if request.meta.get("role", "probe") == "probe":
            return None  # robots.txt has none; a probe is to see what the site answers now
        visit = self._visit
        entry = visit.held(request.url)
        # What stood in an article's place may have gone by now, and is not told from an article by itself.
        speaks = entry and entry.status not in _ELSEWHERE and entry.role != "instead"
        held = held_response(visit, request, entry) if entry and speaks else None
        if held is not None:
            return held
        for name in _VALIDATORS:  # a redirect brings those of another page
            request.headers.pop(name, None)
        known = visit.known(request.url)
        if known and visit.as_linked(request.url, known) == request.url and not request.meta.get("unconditional"):
            # If an idle parameter has begun to choose pages, the date would be another page's.
            modified = known.modified if known.key == canonical(request.url) else ""
            for name, value in zip(_VALIDATORS, (known.etag, modified), strict=True):
                if value:
                    request.headers[name] = value
        return None

    def process_response(self, request: Request, response: Response) -> Response | Request:
        if response.status != 304 or "role" not in request.meta:
            return response
        visit = self._visit
        entry = visit.archive.catalogue.newest(visit.held_at(request.url))
        held = held_response(visit, request, entry) if entry else None
        if held is not None:
            return held
        if "unconditional" in request.meta:
            return response  # a server that never gives the page
        # What the server takes for known is not in the archive, or is damaged there.
        return request.replace(dont_filter=True, meta=request.meta | {"unconditional": True})

    @property
    def _visit(self) -> Visit:
        visit: Visit = self.crawler.spider.visit  # type: ignore[union-attr]  # the pipeline has set it
        return visit


def held_response(visit: Visit, request: Request, entry: Entry) -> Response | None:
    """An archived page as the answer to a request; None where it cannot be read."""
    try:
        body = visit.archive.read(entry)
    except DamagedRecord:
        return None
    known = visit.known(request.url)
    headers: dict[str, Any] = {"Content-Type": entry.content_type}
    if known:
        headers |= {"ETag": known.etag, "Last-Modified": known.modified}
    return HtmlResponse(entry.url, status=entry.status, headers=headers, body=body, request=request, flags=[HELD])
