"""Guards between the spider and the network: no request leaves the site's domains or goes to a private address."""

from html import escape
from typing import Any, ClassVar, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware
from scrapy.exceptions import IgnoreRequest, StopDownload
from scrapy.http import Headers, HtmlResponse, Response
from scrapy.http.request import NO_CALLBACK
from scrapy.resolver import CachingHostnameResolver

from crawler.addresses import MAX_ADDRESS, absolute, host_of, is_endless, is_private, within
from crawler.coding import is_type
from crawler.fetching.guest import Middleware, spider_of
from crawler.fetching.received import content_type
from crawler.site import Site

PRIVATE = "leads into a private network"
AWAY = "leads off the site"
OVERLONG = f"an address of more than {MAX_ADDRESS:,} characters"
_REDIRECTS = (301, 302, 303, 307, 308)
READ_TYPES = ("text/html", "application/xhtml+xml", "text/xml", "application/xml")  # the latter two of rows of lists


class Guard(Middleware):
    """Downloader middleware that refuses requests off the site. Redirects are new requests, and refused too."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        guard = super().from_crawler(crawler)
        crawler.signals.connect(guard.headers_received, signal=signals.headers_received)
        return guard

    def process_request(self, request: Request) -> None:
        why = refusal(spider_of(self.crawler).site, request.url)
        if why:
            raise IgnoreRequest(why)

    def headers_received(self, headers: Headers, body_length: int | None, request: Request, spider: object) -> None:
        """Stop a download that is no HTML page before its body is read; a robots.txt, which Scrapy requests, passes."""
        kind = content_type(headers)
        if request.callback is not NO_CALLBACK and is_type(kind) and not kind.lower().startswith(READ_TYPES):
            raise StopDownload(fail=False)

    def process_response(self, request: Request, response: Response) -> Response:
        """Leave out what is no HTML page; redirects, errors and calls for peace are heard in whatever they come."""
        if "download_stopped" in response.flags and 200 <= response.status < 300:
            raise IgnoreRequest("not an HTML page")
        # What a proxy has changed on its way, in whatever (RFC 9110, 15.3.4), was a page.
        return response.replace(status=200) if response.status == 203 else response


class Circles:
    """Downloader middleware, the last before the network, that spells redirects, and stops those in a circle."""

    def process_response(self, request: Request, response: Response) -> Response:
        location = response.headers.get("Location")
        if response.status not in _REDIRECTS or location is None or request.callback is NO_CALLBACK:
            return response
        target = absolute(request.url, location.decode("utf-8", "percentencode"))  # the latter is w3lib's
        if target is None:
            raise IgnoreRequest("redirects to what is no address of a page")
        if target in (*request.meta.get("redirect_urls", ()), request.url):
            raise IgnoreRequest("wants a cookie" if "Set-Cookie" in response.headers else "redirects in a circle")
        response.headers["Location"] = target  # spelled as links are: application servers add :80
        return response


class Refreshes(MetaRefreshMiddleware):
    """Downloader middleware: only pages lead on by a refresh, in their head or that of HTTP; an error never does."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        if response.status >= 300:
            return response
        told = response.headers.get("Refresh")
        shown = response
        if told and isinstance(response, HtmlResponse):  # browsers obey the header as they do the element
            element = f'<meta http-equiv="refresh" content="{escape(told.decode("latin-1"))}">'
            shown = response.replace(body=element.encode("latin-1") + response.body)
        try:
            answer = super().process_response(request, shown)
        except ValueError:  # what it names is no address: browsers stay
            return response
        return answer if isinstance(answer, Request) else response


def refusal(site: Site, url: str) -> str | None:
    """Why a crawl of the site does not ask for this address; None where it may."""
    if not within(url, site.domains):
        return AWAY
    if len(url) > MAX_ADDRESS:
        return OVERLONG
    if is_private(host_of(url)) and not site.is_local:
        return PRIVATE
    if is_endless(url):
        return "an address that repeats itself"
    return None


class PublicResolver(CachingHostnameResolver):
    """Leaves out addresses in a private network, so that no site can point a crawl at its neighbours.

    Of a name with several addresses, IPv4 or IPv6, the next is tried where one does not answer (RFC 8305).
    """

    process: Any  # the crawler process, which knows the spiders
    refused: ClassVar[set[str]] = set()  # names: the failure of a request tells nothing of why

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: Any) -> Self:
        resolver: Self = super().from_crawler(crawler, reactor)
        resolver.process = crawler
        return resolver

    def resolveHostName(  # noqa: N802
        self, resolutionReceiver: Any, hostName: str, *args: Any, **options: Any  # noqa: N803
    ) -> Any:  # fmt: skip
        # Scrapy's own commands have spiders that know of no site.
        sites = [crawler.spider.site for crawler in self.process.crawlers if hasattr(crawler.spider, "site")]
        # A proxy of the environment may well stand in the own network; only the site's hosts are judged.
        if any(within(f"http://{hostName}/", site.domains) and not site.is_local for site in sites):
            resolutionReceiver = _Public(resolutionReceiver, hostName)  # noqa: N806
        return super().resolveHostName(resolutionReceiver, hostName, *args, **options)


class _Public:
    """Twisted's IResolutionReceiver: passes on a name's addresses of the public web; one without any is refused."""

    def __init__(self, receiver: Any, name: str):
        self._receiver = receiver
        self._name = name
        self._found: set[bool] = set()  # whether its addresses are private

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        private = is_private(address.host)
        self._found.add(private)
        if not private:
            self._receiver.addressResolved(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        if self._found == {True}:
            PublicResolver.refused.add(self._name)
        self._receiver.resolutionComplete()
