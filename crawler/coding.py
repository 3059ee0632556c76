"""What HTTP does to a body on its way (content coding: RFC 9110, section 8.4), undone within bounds."""

import zlib

import brotli  # type: ignore[import-untyped]

_GZIP = b"\x1f\x8b\x08"  # how all of it begins


def decoded(body: bytes, coding: str, most: int) -> bytes | None:
    """A body without its coding, at most `most` bytes of it; None where that is damaged, or none that is known here.

    One that reads as text is taken as it is: many tools keep the header over a body that they have decoded.
    """
    name = coding.strip().lower()
    if name in ("", "identity"):
        return body
    try:
        if name == "br":
            return bytes(brotli.Decompressor().process(body, output_buffer_limit=most))[:most]
        if name in ("gzip", "x-gzip"):
            return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(body, most)
        if name == "deflate":  # which some servers write without the head that it should have
            wbits = zlib.MAX_WBITS if body[:1] == b"\x78" else -zlib.MAX_WBITS
            return zlib.decompressobj(wbits=wbits).decompress(body, most)
    except (zlib.error, brotli.error):
        pass
    return None if b"\0" in body[:1000] else body


def is_type(content_type: str) -> bool:
    """Whether a Content-Type is one. Where it is none ("html", "charset=gbk", ""), browsers look at the page."""
    return "/" in content_type.partition(";")[0]


def unpacked(body: bytes, most: int) -> bytes:
    """A saved page without the gzip in which its server sent it and a careless tool kept it; at most `most` bytes."""
    return decoded(body, "gzip", most) or body if body.startswith(_GZIP) else body
