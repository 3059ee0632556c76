"""From bytes to characters, without believing what a page says of its own charset.

Chinese pages lie about it: GBK bytes declared as UTF-8, UTF-8 declared as gb2312, templates whose `<meta>` is older
than their text. So UTF-8 is tried first (bytes that are not UTF-8 hardly ever pass for it), and GB18030 and Big5, in
which nearly any bytes are *some* character, are told apart by how many of the characters are ones that people use.
"""

import codecs
import re
from dataclasses import dataclass

from resiliparse.parse.encoding import detect_encoding

from crawler.cleaners.decode.misread import reread
from crawler.cleaners.record import Change


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's characters and how they were won."""

    text: str  # without byte order mark and NULs
    encoding: str  # utf-8, gb18030, big5, utf-16-le …: a name that Python's codecs know
    evidence: str  # why this encoding, in words
    damaged: int  # characters that are lost: U+FFFD in `text`, and those behind more misread stretches than are read
    foreign: int = 0  # stretches of the page that were in another encoding
    changes: tuple[Change, ...] = ()  # what had been decoded wrongly before; `start` is in the text as first read


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
_CHARACTER_BYTES = 6_000  # of the sample: some three thousand characters
_NON_ASCII_RUN = re.compile(rb"[\x80-\xff][\x20-\xff]*")
# The GB family is always read as its largest member, Big5 as the WHATWG reads it.
_FAMILY = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "ms936": "gb18030", "x-gbk": "gb18030",
           "gb_2312-80": "gb18030", "big5-hkscs": "big5", "big5hkscs": "big5", "cp950": "big5", "x-x-big5": "big5",
           "utf8": "utf-8", "unicode": "utf-8"}  # fmt: skip
_CODEC = {"big5": "big5hkscs"}
_ALL_VALID = "all of it is valid UTF-8"
_MARK = "byte order mark"
# What a page's pasted or included parts are in beside its own encoding, looked for between its tags and lines.
_OTHER = {"utf-8": "gb18030", "gb18030": "utf-8", "big5": "utf-8"}
_STRETCH = re.compile(rb"[^<>\r\n]{9,}")
_UTF8_RUN = re.compile(rb"[\xe3-\xe9][\x80-\xbf]{2}[\xe3-\xe9][\x80-\xbf]{2}[\xe3-\xef][\x80-\xbf]{2}")
# Its bytes by their sort: six times as fast to look through, and hardly ever there where no such run is.
_SORTS = bytes(2 if 0xE3 <= byte <= 0xEF else 1 if 0x80 <= byte <= 0xBF else 0 for byte in range(0x100))
_UTF8_SORTS = bytes((2, 1, 1)) * 3
_MIN_FOREIGN = 9  # bytes that are not ASCII: three characters in UTF-8
_CHINESE = 0.3  # share of common characters in a stretch of GBK
# The commonest characters of modern written Chinese, simplified and traditional, with its punctuation.
_COMMON = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所"
    "民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那"
    "社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通"
    "并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区"
    "為這個國時來們會說產種後過對發動學經進電裡現實體機當點從業應開還與關線數樣間義變條沒結問無係軍題黨員設資邊圖統較將組計別運"
    "農幾區總長頭論務縣鄉鎮導傳幹書記請話網頁，。、：；“”（）！？「」《》"
)
_COMMON_RUN = re.compile(f"[{_COMMON}]+")
_NO_CHARACTERS = re.compile("[\ufffd\ue000-\uf8ff]+")


def _family(name: str) -> str:
    """The canonical name of a declared charset; "" where Python knows no such codec."""
    name = name.strip().lower()
    if name in _FAMILY:
        return _FAMILY[name]
    try:
        return _FAMILY.get(found := codecs.lookup(name).name, found) if "\0" not in name else ""
    except LookupError:
        return ""


def _declared(body: bytes, content_type: str) -> list[str]:
    """Charsets that the server and the page name, in this order, canonical, known to Python, each once."""
    names = [match.group(1) for match in _DECLARED_TEXT.finditer(content_type)]
    names += [match.group(1).decode("ascii") for match in _DECLARED.finditer(body[:_DECLARATION_BYTES])]
    return list(dict.fromkeys(filter(None, map(_family, names))))


def _read(body: bytes, encoding: str) -> str:
    return _tidy(body.decode(_CODEC.get(encoding, encoding), "replace"))


def _tidy(text: str) -> str:
    return (text.replace("\0", "") if "\0" in text else text).removeprefix("\ufeff")


def _used(sample: bytes, encoding: str) -> float:
    """The share of the sample's non-ASCII characters that are common in Chinese, less those that are no character."""
    text = sample[:_CHARACTER_BYTES].decode(_CODEC.get(encoding, encoding), "replace")
    total = len(text) - len(text.encode("ascii", "ignore"))
    used = sum(map(len, _COMMON_RUN.findall(text))) - 2 * sum(map(len, _NO_CHARACTERS.findall(text)))
    return used / total if total else 0.0


def _without_mark(body: bytes) -> str | None:
    """utf-16-le or utf-16-be where every other byte of a page's head is NUL, as that of ASCII markup is; else None."""
    head = body[:2000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) * 0.15 or min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def decode(body: bytes, content_type: str = "") -> Decoded:
    """Read a page's bytes.

    Args:
        body: the page as fetched, any bytes, also none.
        content_type: the server's Content-Type, a hint that is tried and not believed.
    """
    encoding, evidence, whole = _encoding(body, content_type)
    pieces, foreign = _in_pieces(body, encoding) if encoding in _OTHER and whole is None else (None, 0)
    text = pieces or whole or _read(body, encoding)
    if foreign:
        evidence += f"; {foreign:,} stretches in {_OTHER[encoding]}"
    text, changes, left = reread(text)
    lost = text.count("\ufffd") if "\ufffd" in text else 0
    return Decoded(text, encoding, evidence, lost + left, foreign, changes)


def _in_pieces(body: bytes, encoding: str) -> tuple[str | None, int]:
    """The text where stretches of a page are in its other encoding, and how many; None where none are.

    UTF-8 has so strict a form that no text in GBK has it over several characters.
    """
    if encoding != "utf-8" and not (_UTF8_SORTS in body.translate(_SORTS, _ASCII) and _UTF8_RUN.search(body)):
        return None, 0
    pieces: list[str] = []
    number = 0
    done = 0
    for match in _STRETCH.finditer(body):
        piece = match.group()
        if not piece.isascii() and _foreign(piece, encoding):
            number += 1
            pieces += (_read(body[done : match.start()], encoding), _read(piece, _OTHER[encoding]))
            done = match.end()
    if not number:
        return None, 0
    return "".join((*pieces, _read(body[done:], encoding))).removeprefix("\ufeff"), number


def _foreign(piece: bytes, encoding: str) -> bool:
    high = len(piece.translate(None, _ASCII))
    if high < _MIN_FOREIGN:
        return False
    if _utf8(piece) is not None:
        return encoding != "utf-8"
    if encoding != "utf-8":
        return False
    try:
        text = piece.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return len(text) < len(piece) and _used(piece, "gb18030") >= _CHINESE


def _encoding(body: bytes, content_type: str) -> tuple[str, str, str | None]:
    """The encoding, why this one, and the text where it has been read to tell."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return encoding, _MARK, None
    if sixteen := _without_mark(body):
        return sixteen, "every other byte is NUL", None
    if (text := _utf8(body)) is not None:
        return "utf-8", _ALL_VALID, _tidy(text)
    runs = _sample(body)
    high = len(runs.translate(None, _ASCII))
    valid = high - len(runs) + len(runs.decode("utf-8", "ignore").encode())
    if valid > 0.75 * high:  # what is not UTF-8 in it is a stray byte, or a cut character
        return "utf-8", f"{100 * valid // high} % of the non-ASCII bytes are valid UTF-8", None
    return *_double_byte(body, runs, _declared(body, content_type)), None


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


def _utf8(body: bytes) -> str | None:
    """The text of bytes that all are UTF-8."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _double_byte(body: bytes, runs: bytes, declared: list[str]) -> tuple[str, str]:
    """GB18030 or Big5 by the characters that come out; where neither is Chinese, what is declared, or a guess."""
    shares = {encoding: _used(runs, encoding) for encoding in ("gb18030", "big5")}
    best, other = sorted(shares, key=lambda encoding: shares[encoding], reverse=True)
    if shares[best] >= 0.1 and shares[best] - shares[other] >= 0.05:
        return best, f"common characters: {best} {shares[best]:.2f}, {other} {shares[other]:.2f}"
    for encoding in declared:
        if encoding != "utf-8" and "\ufffd" not in _read(body, encoding):
            return encoding, "declared, and fits"
    return _family(detect_encoding(body) or "") or best, "guessed from the byte statistics"
