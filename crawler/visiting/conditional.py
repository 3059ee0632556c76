"""Asks only for what has changed: by conditional requests (RFC 9110, section 13), or not at all."""

from dataclasses import replace
from typing import Any

from scrapy import Request
from scrapy.http import HtmlResponse, Response

from crawler.addresses import canonical
from crawler.archive import DamagedRecord
from crawler.archive.entry import Entry, Role
from crawler.fetching.answer import FROM_ARCHIVE
from crawler.fetching.guest import Middleware
from crawler.fetching.received import CUT_OFF
from crawler.fetching.target import Kind, Target
from crawler.visiting.visit import Visit

_ELSEWHERE = range(300, 400)
_VALIDATORS = ("If-None-Match", "If-Modified-Since")


class Conditional(Middleware):
    """Downloader middleware. An archived page is given to the spider as a response, so that its links are read."""

    def process_request(self, request: Request) -> Response | None:
        target = Target.find(request)
        if target is None or target.kind is Kind.PROBE:
            return None  # a probe is to see what the site answers now
        visit = self._visit
        entry = visit.answered_with(request.url)
        # What stood in an article's place may have gone by now, and is not told from an article by itself.
        speaks = entry and entry.status not in _ELSEWHERE and entry.role is not Role.INSTEAD
        archived = archived_response(visit, request, entry) if entry and speaks else None
        if archived is not None:
            return archived
        for name in _VALIDATORS:  # a redirect brings those of another page
            request.headers.pop(name, None)
        state = visit.state_of(request.url)
        if state and visit.has_validators_of(state, request.url) and not target.unconditional:
            # If an idle parameter has begun to choose pages, the date would be another page's.
            modified = state.modified if state.key == canonical(request.url) else ""
            for name, value in zip(_VALIDATORS, (state.etag, modified), strict=True):
                if value:
                    request.headers[name] = value
        return None

    def process_response(self, request: Request, response: Response) -> Response | Request:
        target = Target.find(request)
        if response.status != 304 or target is None:
            return response
        visit = self._visit
        entry = visit.archive.catalogue.newest(visit.archived_url(request.url))
        archived = archived_response(visit, request, entry) if entry and entry.role is not Role.INSTEAD else None
        if archived is not None:
            return archived
        if target.unconditional:
            return response  # a server that never gives the page
        # What the server takes for known is not in the archive, or is damaged there.
        return request.replace(dont_filter=True, meta=request.meta | replace(target, unconditional=True).as_meta())

    @property
    def _visit(self) -> Visit:
        visit: Visit = self.crawler.spider.visit  # type: ignore[union-attr]  # the pipeline has set it
        return visit


def archived_response(visit: Visit, request: Request, entry: Entry) -> Response | None:
    """An archived page as the answer to a request; None where it cannot be read."""
    try:
        body, is_cut = visit.archive.received(entry)
    except DamagedRecord:
        return None
    state = visit.state_of(request.url)
    headers: dict[str, Any] = {"Content-Type": entry.content_type}
    if state:
        headers |= {"ETag": state.etag, "Last-Modified": state.modified}
    flags = [FROM_ARCHIVE, *([CUT_OFF] if is_cut else [])]
    return HtmlResponse(entry.url, status=entry.status, headers=headers, body=body, request=request, flags=flags)
