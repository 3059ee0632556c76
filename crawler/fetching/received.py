"""What a response has brought: its type, and whether all of it has come."""

from scrapy.http import Headers, Response

_TAIL = 10_000  # bytes in which a page ends: counters stand behind it


def content_type(headers: Headers) -> str:
    """The Content-Type of a response; "" where the server named none."""
    return (headers.get("Content-Type") or b"").decode("latin-1").strip()


def whole(response: Response) -> bool:
    """Whether a response carries all that its headers promised; without a length, the end of an HTML page tells.

    Only a part (206), which was not asked for, is never whole.
    """
    ends = "partial" not in response.flags or b"</html" in response.body[-_TAIL:].lower()
    return ends and response.status != 206 and "dataloss" not in response.flags
