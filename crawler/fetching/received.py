"""What a response has brought: its type, and whether all of it has come."""

from scrapy.http import Headers, Response

CUT_OFF = "dataloss"  # Scrapy's flag of a response that has less than its headers promised
_TAIL = 10_000  # bytes in which a page ends: counters stand behind it


def content_type(headers: Headers) -> str:
    """The Content-Type of a response; "" where the server named none."""
    return (headers.get("Content-Type") or b"").decode("latin-1").strip()


def whole(response: Response) -> bool:
    """Whether a response carries all that its headers promised; without a length, the end of an HTML page tells."""
    ends = "partial" not in response.flags or b"</html" in response.body[-_TAIL:].lower()
    return ends and not is_part(response)


def is_part(response: Response) -> bool:
    """Whether a response has less than its headers promised, or is a part (206), which was not requested."""
    return response.status == 206 or CUT_OFF in response.flags
