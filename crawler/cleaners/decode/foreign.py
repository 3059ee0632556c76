"""Stretches of a page that are in another encoding than the page: a pasted paragraph, an included template.

They are looked for between tags and line ends. UTF-8 has so strict a form that no text in GBK or Big5 has it over
several characters.
"""

from collections.abc import Iterator

from crawler.cleaners.decode.characters import read, share_of_common_in, utf8
from indexer import late_re as re

_STRETCH = re.compile(rb"[^<>\r\n]+")
_RUN = re.compile(rb"[\xe3-\xe9][\x80-\xbf]{2}[\xe3-\xe9][\x80-\xbf]{2}[\xe3-\xef][\x80-\xbf]{2}")
# Its bytes by their sort: six times as fast to look through, and hardly ever there where no such run is.
_SORTS = bytes(2 if 0xE3 <= byte <= 0xEF else 1 if 0x80 <= byte <= 0xBF else 0 for byte in range(0x100))
_RUN_SORTS = bytes((2, 1, 1)) * 3
_ASCII = bytes(range(0x80))
# UTF-8 inside a stretch: three characters and what of the kind follows them.
_ISLAND = re.compile(rb"((?:[\xe2-\xe9\xef][\x80-\xbf]{2}){3}(?:[\xe2-\xe9\xef][\x80-\xbf]{2}|[ -~])*)")
_MIN = 9  # bytes that are not ASCII: three characters in UTF-8
_MIN_PROVED = 6  # the same where a longer stretch has shown that the page holds UTF-8
_MIN_PLAIN = 18  # bytes of which none stands in GB 2312 by chance
_MAX_PARTS = 20_000  # of a stretch, and different stretches of a page; no author changes the encoding as often
_CHINESE = 0.3  # share of common characters in a stretch of GBK or Big5
_BESIDE = {"utf-8": ("gb18030", "big5"), "big5": ("gb18030",)}  # what else than UTF-8 a page may hold

_Piece = tuple[str, str | None]  # its text; its encoding where that is not the page's


def in_pieces(body: bytes, encoding: str) -> tuple[str | None, list[str]]:
    """The text and the encodings of a page with stretches in other encodings; None if it has none.

    Args:
        encoding: the page's: utf-8 if not all of it is valid, gb18030 or big5; pages in others are not searched.
    """
    if encoding not in {"utf-8", "gb18030", "big5"}:
        return None, []
    holds_utf8 = _RUN_SORTS in body.translate(_SORTS, _ASCII) and _RUN.search(body)
    if not holds_utf8 and (encoding == "gb18030" or (encoding == "big5" and _fits(body, encoding))):
        return None, []
    text, foreign = _split(body, encoding, _MIN)
    if encoding != "utf-8" and "utf-8" in foreign:
        text, foreign = _split(body, encoding, _MIN_PROVED)
    return text, foreign


def _split(body: bytes, encoding: str, least: int) -> tuple[str | None, list[str]]:
    pieces: list[str] = []
    foreign: list[str] = []
    known: dict[bytes, tuple[_Piece, ...]] = {}  # what stands on a page a hundred thousand times is read once
    done = 0
    for match in _STRETCH.finditer(body):
        stretch = match[0]
        if len(stretch) < least or stretch.isascii():
            continue
        if encoding == "gb18030" and len(stretch) >= _MIN and not _RUN.search(stretch):
            continue
        if (read_so := known.get(stretch)) is None:
            if len(known) == _MAX_PARTS:
                continue
            read_so = known[stretch] = tuple(_read(stretch, encoding, least))
        if others := [its for _, its in read_so if its]:
            foreign += others
            pieces += (read(body[done : match.start()], encoding), *(text for text, _ in read_so))
            done = match.end()
    if not foreign:
        return None, []
    return "".join((*pieces, read(body[done:], encoding))).lstrip("\ufeff"), foreign


def _read(stretch: bytes, encoding: str, least: int) -> Iterator[_Piece]:
    """A stretch, read as a whole in one encoding, or split into what is UTF-8 and what is not."""
    if (whole := _whole(stretch, encoding, least)) is not None:
        yield whole
        return
    parts = _ISLAND.split(stretch)
    if len(parts) > _MAX_PARTS:
        yield read(stretch, encoding), None
        return
    for number, part in enumerate(parts):
        if number % 2 and encoding != "utf-8":
            yield read(part, "utf-8"), "utf-8"
        elif part:
            yield _whole(part, encoding, least) or (read(part, encoding), None)


def _whole(stretch: bytes, encoding: str, least: int) -> _Piece | None:
    """The stretch in the one encoding that is certain for all of it; None if none is."""
    high = len(stretch.translate(None, _ASCII))
    if (text := utf8(stretch)) is not None:
        return (text, "utf-8") if encoding != "utf-8" and high >= least else (read(stretch, encoding), None)
    if high < _MIN or encoding not in _BESIDE:
        return None
    if encoding == "utf-8" and high >= _MIN_PLAIN and _fits(stretch, "gb2312"):
        return read(stretch, "gb18030"), "gb18030"
    if encoding == "big5" and _fits(stretch, encoding):
        return None
    own = share_of_common_in(stretch, encoding)
    shares = {other: share_of_common_in(stretch, other) for other in _BESIDE[encoding] if _fits(stretch, other)}
    best = max(shares, key=lambda other: shares[other], default=None)
    if best and shares[best] >= _CHINESE and shares[best] > own:
        return read(stretch, best), best
    return None


def _fits(stretch: bytes, encoding: str) -> bool:
    return "\ufffd" not in read(stretch, encoding)
