"""Why a request has no answer, in words, and whether that is a failure."""

from scrapy.exceptions import IgnoreRequest
from twisted.python.failure import Failure

from crawler.addresses import host_of
from crawler.fetching.downloads import PRIVATE, PublicResolver

_TOO_LARGE = "larger than is read of a page"
# Failures by the name of their type, then by what their text has in it.
_BY_NAME = {
    "ConnectionRefusedError": "refuses the connection",
    "DownloadConnectionRefusedError": "refuses the connection",
    "CannotResolveHostError": "its host is not known",
    "DNSLookupError": "its host is not known",
    "DownloadTimeoutError": "did not answer in time",
    "TimeoutError": "did not answer in time",
    "TCPTimedOutError": "did not answer in time",
    "DownloadCancelledError": _TOO_LARGE,
    **dict.fromkeys(("BadGzipFile", "ZstdError", "error"), "cannot be decompressed"),  # zlib and brotli name theirs so
}
_UNTRUSTED = "expired, self-signed, or it names another host or none"
_IN_WORDS = (
    ("DOWNLOAD_MAXSIZE", _TOO_LARGE),
    ("Forbidden by robots.txt", "forbidden by robots.txt"),
    ("max redirections", "redirects without end"),
    ("VerificationError", "its certificate is another host's"),
    ("certificate verify failed", f"its certificate cannot be trusted: {_UNTRUSTED}"),
    ("SSL routines", "no encrypted connection can be made"),
    ("ParseError", "answers what is not HTTP"),
    ("ConnectionLost", "breaks off the connection"),
    ("ConnectionDone", "breaks off the connection"),
)


def reason(failure: Failure) -> str:
    """Why a request has no answer, in words."""
    name = type(failure.value).__name__
    text = str(failure.value).strip()
    if host_of(failure.request.url) in PublicResolver.refused:  # type: ignore[attr-defined]
        return PRIVATE
    if name in _BY_NAME and "DOWNLOAD_MAXSIZE" not in text:
        return _BY_NAME[name]
    found = next((words for sign, words in _IN_WORDS if sign in text), None)
    return found or (text if name == "IgnoreRequest" else f"{name}: {text}"[:200])


def is_refusal(failure: Failure) -> bool:
    """Whether the crawl did not want an answer: it leads off the site, is forbidden, too large, or no page.

    Everything else is a failure of the site.
    """
    return isinstance(failure.value, IgnoreRequest) or reason(failure) in (PRIVATE, _TOO_LARGE)
