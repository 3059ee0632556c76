"""From bytes to characters, without believing what a page says of its own charset.

Chinese pages declare it wrongly: GBK as UTF-8, UTF-8 as gb2312, templates whose `<meta>` is older than their text. So
UTF-8 is tried first, because other bytes are hardly ever valid UTF-8. Nearly any bytes are *some* character in GB18030
and in Big5; of these two the one is taken that gives more characters in common use.
"""

import codecs
from dataclasses import dataclass

from resiliparse.parse.encoding import detect_encoding

from crawler.cleaners.decode.characters import read, share_of_common_in, tidy, utf8
from crawler.cleaners.decode.foreign import in_pieces
from crawler.cleaners.decode.in_step import in_step
from crawler.cleaners.decode.misread import reread
from crawler.cleaners.record import Change
from crawler.coding import unpacked
from indexer import late_re as re

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.I)
_DECLARED_TEXT = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.I)
_DECLARATION_BYTES = 4096  # a declaration stands near the top
_SAMPLE_BYTES = 8_000  # of non-ASCII runs: enough to tell two encodings apart
_ASCII = bytes(range(0x80))
_CHINESE = 0.3  # share of common characters that shows UTF-16 and HZ
_NON_ASCII_RUN = re.compile(rb"[\x80-\xff][\x20-\xff]*")
# The GB family is always read as its largest member, Big5 as the WHATWG reads it.
_FAMILY = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "ms936": "gb18030", "x-gbk": "gb18030",
           "gb_2312-80": "gb18030", "big5-hkscs": "big5", "big5hkscs": "big5", "cp950": "big5", "x-x-big5": "big5",
           "utf8": "utf-8", "unicode": "utf-8"}  # fmt: skip
_MOST_UNPACKED = 16_000_000  # bytes of a packed page
_LOST_IN_GB18030 = b"\x841\xa47"  # U+FFFD: UTF-8 that was read as GBK and written so is full of it


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a page, and how they were decoded."""

    text: str  # without byte order mark and NULs
    encoding: str  # utf-8, gb18030, big5, utf-16-le …
    evidence: str  # why this encoding, in words
    damaged: int  # characters that are lost: U+FFFD in `text`, and those behind more misread stretches than are read
    foreign: int = 0  # stretches of the page that were in another encoding
    changes: tuple[Change, ...] = ()  # what had been decoded wrongly before; `start` is in the text as first read


def decode(body: bytes, content_type: str = "") -> Decoded:
    """Read a page's bytes.

    Args:
        body: the page as fetched, any bytes, also none.
        content_type: the server's Content-Type, a hint that is tried and not believed.
    """
    body = unpacked(body, _MOST_UNPACKED)
    encoding, evidence, whole = _encoding(body, content_type)
    pieces, foreign = in_pieces(body, encoding) if whole is None else (None, [])
    text = pieces or whole or read(body, encoding)
    if encoding == "gb18030" and not pieces and "\ufffd" in text:
        text = read(in_step(body), encoding)
    if foreign:
        evidence += f"; {len(foreign):,} stretches in {' and '.join(dict.fromkeys(foreign))}"
    text, changes, left = reread(text)
    lost = text.count("\ufffd") if "\ufffd" in text else 0
    return Decoded(text, encoding, evidence, lost + left, len(foreign), changes)


def _encoding(body: bytes, content_type: str) -> tuple[str, str, str | None]:
    """The encoding, the reason for it, and the text if it had to be decoded to find out."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return encoding, "byte order mark", None
    if utf16 := _utf16_without_mark(body):
        return utf16, "every other byte is NUL", None
    if (text := utf8(body)) is not None:
        if text.isascii() and (shifted := _shifted(body)):
            return shifted, "what it shifts to is Chinese", None
        return "utf-8", "all of it is valid UTF-8", tidy(text, body)
    runs = _sample(body)
    if _LOST_IN_GB18030 in runs:
        return "gb18030", "it holds that encoding's sign for a lost character", read(body, "gb18030")
    high = len(runs.translate(None, _ASCII))
    valid = high - len(runs) + len(runs.decode("utf-8", "ignore").encode())
    if valid > 0.75 * high:  # what is not UTF-8 in it is a stray byte, or a cut character
        return "utf-8", f"{100 * valid // high} % of the non-ASCII bytes are valid UTF-8", None
    return *_double_byte(body, runs, _declared(body, content_type)), None


def _utf16_without_mark(body: bytes) -> str | None:
    """utf-16-le or utf-16-be where every other byte of a page's head is NUL, as that of ASCII markup is; else None."""
    head = body[:2000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) * 0.15 or min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _shifted(body: bytes) -> str | None:
    """The encoding of ASCII bytes that marks write Chinese with: HZ between ~{ and ~}, ISO-2022-CN behind ESC $ ) A."""
    marks = {"hz": body.find(b"~{"), "iso-2022-cn": body.find(b"\x1b$)A")}
    return next((one for one, at in marks.items() if at >= 0 and share_of_common_in(body[at:], one) >= _CHINESE), None)


def _sample(body: bytes) -> bytes:
    """The first runs that are not ASCII, with the ASCII inside them, separated by line feeds."""
    runs: list[bytes] = []
    size = 0
    for run in _NON_ASCII_RUN.finditer(body):
        runs.append(run.group())
        size += len(runs[-1]) + 1
        if size > _SAMPLE_BYTES:
            break
    return b"\n".join(runs)[:_SAMPLE_BYTES]


def _double_byte(body: bytes, runs: bytes, declared: list[str]) -> tuple[str, str]:
    """GB18030 or Big5, by the characters that come out. If neither gives Chinese, another, or a guess."""
    shares = {encoding: share_of_common_in(runs, encoding) for encoding in ("gb18030", "big5")}
    best, other = sorted(shares, key=lambda encoding: shares[encoding], reverse=True)
    told = best, f"common characters: {best} {shares[best]:.2f}, {other} {shares[other]:.2f}"
    is_clear = shares[best] - shares[other] >= 0.05
    if is_clear and shares[best] >= _CHINESE:
        return told  # as nearly all pages; others are worth the reading of all of the body
    others = [encoding for encoding in declared if encoding != "utf-8" and "\ufffd" not in read(body, encoding)]
    if shares[best] < _CHINESE:
        wide = {encoding: share_of_common_in(body, encoding) for encoding in ("utf-16-le", "utf-16-be")}
        wide |= {encoding: share_of_common_in(runs, encoding) for encoding in ("euc-tw", *others)}
        widest = max(wide, key=lambda encoding: wide[encoding])
        if wide[widest] >= _CHINESE and wide[widest] > shares[best]:
            return widest, f"common characters: {widest} {wide[widest]:.2f}"
    if is_clear and shares[best] >= 0.1:
        return told
    if others:
        return others[0], "declared, and fits"
    return _family(detect_encoding(body) or "") or best, "guessed from the byte statistics"


def _declared(body: bytes, content_type: str) -> list[str]:
    """The charsets that the server and the page name, in this order; canonical, known to Python, each once."""
    names = [match.group(1) for match in _DECLARED_TEXT.finditer(content_type)]
    names += [match.group(1).decode("ascii") for match in _DECLARED.finditer(body[:_DECLARATION_BYTES])]
    return list(dict.fromkeys(filter(None, map(_family, names))))


def _family(name: str) -> str:
    """The canonical name of a declared charset; "" where Python knows no such codec."""
    name = name.strip().lower()
    if name in _FAMILY:
        return _FAMILY[name]
    try:
        return _FAMILY.get(found := codecs.lookup(name).name, found) if "\0" not in name else ""
    except LookupError:
        return ""
