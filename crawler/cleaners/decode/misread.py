"""Text that was decoded wrongly before it was stored: put right where only one reading makes sense.

A page's server or database read UTF-8 as GBK (，是 became 锛屾槸), or either as Latin-1 or Windows-1252 (工作 became
å·¥ä½œ or ¹¤×÷), and stored the result, at times as entities. The characters still hold the bytes. They are read
again, and the outcome is taken where it is valid and Chinese over several characters, which no other text becomes by
chance. Where that has proved a page's kind, its short stretches follow.
"""

import html
import re
from collections.abc import Callable, Iterator
from functools import partial

from crawler.cleaners.language import likelihood
from crawler.cleaners.record import Change

_PROOF = 12  # characters of long stretches that prove a kind for the short ones
_LONG, _SHORT = 3, 1  # characters of a stretch
_LOOKED_AT = 200_000  # characters that tell whether UTF-8 was read as GBK
_CONTEXT = 4  # characters on either side that weigh
_SURER = 1.0  # powers of ten by which the best reading of a character in part lost must be likelier than the next
_MOST_LOST = 1_000  # last characters of a page that are weighed
_MAY_BE_LOST = 0.1  # share of a stretch's characters that may be beyond reading
# Windows-1252 as browsers read it: what it leaves undefined is the control character of the same number.
_WESTERN = {
    **{chr(code): code for code in range(0x80, 0x100)},
    **{char: byte for byte in range(0x80, 0xA0) if (char := bytes((byte,)).decode("cp1252", "ignore"))},
}
_HIGH = "".join(map(re.escape, _WESTERN))
_WESTERN_RUN = re.compile(rf"(?:[{_HIGH}][\x40-\x7e]?){{2,}}")
_ENTITY = (  # not of white space and markup
    r"&(?:#(?:1[2-9]\d|2[0-4]\d|25[0-5])|#[xX][89a-fA-F][0-9a-fA-F]"
    r"|(?!nbsp|amp|lt|gt|quot)[A-Za-z]{2,7}[1-4]{0,2});"
)
_ENTITIES = re.compile(rf"(?:{_ENTITY}[\x40-\x7e\xa0]?){{2,}}")
# How Chinese in UTF-8 begins, and ，。的 in GBK: what none of is in needs no longer look.
_UTF8_LEADS = "äåæçèé"
_GBK_PAIRS = ("£¬", "¡£", "µÄ")
_ENTITY_CUE = re.compile(
    r"&(?:a(?:uml|ring|elig)|ccedil|e(?:grave|acute)|pound|iexcl|micro|#(?:16[13]|181|22[89]|23[0-3])|#[xX][eE][4-9]);"
)
# How the UTF-8 of common characters begins when it is read as GBK.
_READ_AS_GBK = re.compile("[锛銆鐨鍦涓浜鏄绗鍙鍚宸璇瀛骞鏈]")
_GBK_RUN = re.compile(r"[^\x00-\x7f](?:[@-~?]?[^\x00-\x7f])*[@-~?]?")
# Characters of GB 2312 that texts are written with: its first level, and punctuation.
_PLAIN = re.compile(rb"(?:[\xb0-\xd7][\xa1-\xfe]|[\xa1\xa3][\xa1-\xfe]|[\xd8-\xf7][\xa1-\xfe]|[!-~])+")

_LINE = re.compile(r"[^<\r\n]*")
_Reader = Callable[[re.Match[str], int], str | None]  # a stretch, and how many characters it must have: what it was


def reread(text: str) -> tuple[str, tuple[Change, ...]]:
    """A page's text with what was decoded wrongly decoded again, and what that changed; `start` is in `text`.

    Where nothing was, both come at once.
    """
    changes: list[Change] = []
    for name, runs, read in _kinds(text):
        found = [(match, again) for match in runs if (again := read(match, _SHORT)) is not None]
        long = sum(len(again) for match, again in found if read(match, _LONG) is not None)
        if long:
            proven = long >= _PROOF
            changes += [
                Change("decode", name, match.start(), match[0], again)
                for match, again in found
                if proven or read(match, _LONG) is not None
            ]
    kept: list[str] = []
    place = 0
    taken = []
    for change in sorted(changes, key=lambda change: change.start):
        if change.start >= place:
            taken.append(change)
            kept += (text[place : change.start], change.after)
            place = change.start + len(change.before)
    return "".join((*kept, text[place:])) if taken else text, tuple(taken)


def _kinds(text: str) -> Iterator[tuple[str, list[re.Match[str]], _Reader]]:
    """The kinds that may be there: their stretches, and how they are read."""
    # To look for one character costs a hundredth of what a set of all does.
    western = any(map(text.__contains__, _UTF8_LEADS)) or any(all(map(text.__contains__, pair)) for pair in _GBK_PAIRS)
    for runs, how, plain in (
        (list(_WESTERN_RUN.finditer(text)) if western else [], "Latin-1", str),
        (list(_ENTITIES.finditer(text)) if _ENTITY_CUE.search(text) else [], "entities", html.unescape),
    ):
        if runs:
            yield f"UTF-8 read as {how}", runs, partial(_western, plain, _utf8)
            yield f"GBK read as {how}", runs, partial(_western, plain, _gbk)
    if ("锛" in text or "銆" in text) and len(_READ_AS_GBK.findall(text[:_LOOKED_AT])) > 3:
        yield "UTF-8 read as GBK", list(_GBK_RUN.finditer(text)), partial(_utf8_as_gbk, {})


def _western(
    plain: Callable[[str], str], read: Callable[[bytes, int], str | None], match: re.Match[str], least: int
) -> str | None:
    return read(_bytes(plain(match[0])), least)


def _bytes(shown: str) -> bytes:
    """The bytes that Latin-1 or Windows-1252 shows so; none where a character is of neither."""
    codes = [_WESTERN.get(char, ord(char) if char < "\x80" else -1) for char in shown]
    return b"" if -1 in codes else bytes(codes)


def _utf8(raw: bytes, least: int) -> str | None:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if _chinese(text) >= least else None


def _gbk(raw: bytes, least: int) -> str | None:
    for end in (len(raw), len(raw) - 1):  # the last may be an ASCII letter behind the stretch
        if end >= 2 * least and _PLAIN.fullmatch(raw, 0, end):
            text = raw.decode("gbk", "replace")
            if "\ufffd" not in text and _chinese(text) >= least:
                return text
    return None


def _utf8_as_gbk(weighed: dict[tuple[bytes, str, str], str], match: re.Match[str], least: int) -> str | None:
    """A stretch of UTF-8 that was read as GBK. What GBK has no character for is 80, and at the end any byte.

    `weighed` holds the last characters of the page's stretches that have been weighed.
    """
    shown = match[0]
    cut = shown[:-1] if shown[-1] in "\ufffd?" else shown
    raw = b"".join(b"\x80" if char in "\ufffd?€" else char.encode("gb18030", "replace") for char in cut)
    text = raw.decode("utf-8", "replace")
    if _chinese(text) < least or text.count("\ufffd") > 1 + _MAY_BE_LOST * len(text):
        return None
    if text.endswith("\ufffd"):
        behind = _LINE.match(match.string, match.end(), match.end() + _CONTEXT)[0]  # type: ignore[index]
        if not behind and raw.endswith(b"\xe3\x80"):
            return text[:-1] + "。"
        lost = (raw[-2:], text[:-1][-_CONTEXT:], behind)
        if lost not in weighed:
            weighed[lost] = _last(*lost) if len(weighed) < _MOST_LOST else "\ufffd"
        return text[:-1] + weighed[lost]
    return text + shown[len(cut) :]


def _last(known: bytes, before: str, behind: str) -> str:
    """The character of which the last byte is lost; U+FFFD where two are about as likely."""
    found = []
    for byte in range(0x80, 0xC0):
        char = (known + bytes((byte,))).decode("utf-8", "ignore")
        if len(char) == 1 and _chinese(char):
            found.append((likelihood(before + char + behind), char))
    found.sort(reverse=True)
    sure = found and (len(found) == 1 or found[0][0] - found[1][0] >= _SURER)
    return found[0][1] if sure else "\ufffd"


def _chinese(text: str) -> int:
    return sum("\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" for char in text)
