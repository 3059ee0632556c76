"""Text that was decoded wrongly before it was stored (mojibake): put right where only one reading makes sense.

A server or database read UTF-8 as GBK (，是 became 锛屾槸), GBK as Big5 (，工作 became ㄛ馱釬), Big5 as GBK (不是
became ぃ琌), or any of them as Latin-1 or Windows-1252 (工作 became å·¥ä½œ, ¹¤×÷ or ¤u§@), and stored the outcome;
sometimes as entities, sometimes several times over. The characters still hold the bytes. They are read again, and the
outcome is taken if it is valid and Chinese over several characters, which happens to no other text by chance. Once this
has proved how a page was misread, its short stretches are read in the same way.
"""

import html
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from crawler.cleaners.decode.characters import share_of_common_in, utf8
from crawler.cleaners.decode.utf8_as_gbk import Reader
from crawler.cleaners.record import Change
from indexer import late_re as re

_CHINESE = re.compile("[\u2e80-\u9fff\uff00-\uffef]")  # with their punctuation
_PROOF = 12  # characters of long stretches that prove a kind for the short ones
_LONG, _SHORT = 3, 1  # characters of a stretch
_MOST_RUNS = 50_000  # stretches of a kind that are looked at
_LOOKED_AT = 200_000  # characters that tell whether UTF-8 was read as GBK
# Windows-1252 as browsers read it: what it leaves undefined is the control character of the same number.
_WESTERN = {
    **{chr(code): code for code in range(0x80, 0x100)},
    **{char: byte for byte in range(0x80, 0xA0) if (char := bytes((byte,)).decode("cp1252", "ignore"))},
}
_HIGH = "".join(map(re.escape, _WESTERN))
_ENTITY = (  # behind its "&"; not of white space and markup
    r"(?:#(?:1[2-9]\d|2[0-4]\d|25[0-5])|#[xX][89a-fA-F][0-9a-fA-F]"
    r"|(?!nbsp|amp|lt|gt|quot)[A-Za-z]{2,7}[1-4]{0,2});"
)
_BLANK = r"(?:\x20|&nbsp;|&#160;)"  # what has become of the character A0
_ONE = rf"[{_HIGH}&](?:(?<!&)|(?<=&){_ENTITY})(?:[\x40-\x7e]|{_BLANK}(?=[{_HIGH}&]))?"
_RUN = re.compile(f"{_ONE}(?:{_ONE})+")  # begins with what is quickly found
_BLANK_INSIDE = re.compile(rb"(?<=[\xe3-\xe9]) |(?<=[\xe3-\xe9][\x80-\xbf]) ")
# How Chinese in UTF-8 begins, also where that was read so twice, ，。的 and words of titles in GBK, and ，。的 in Big5:
# what none of is in needs no longer look.
_UTF8_LEADS = "äåæçèéÃ"
_PAIRS = ("£¬", "¡£", "µÄ", "×Ü½á", "¹¤×÷", "±¨¸æ", "¼Æ»®", "¡A", "¡C", "ªº")
_LOSSES = 2  # Chinese characters that must be whole for each that is lost
_MOST_TIMES = 3  # that UTF-8 may have been read as Latin-1
# Entities whose & was escaped, at times again and again: a page shows &#24037; to its reader. &nbsp; is strewn into
# words, and `boilerplate` takes it out of them. Of ASCII only what stands in numbers: the rest could be markup.
_ESCAPED = (
    r"&amp;(?:amp;){0,2}(?:#(?:\d{4,5}|37|4[4-9]|5[0-8]|[xX](?:[0-9a-fA-F]{4}|3\d))"
    r"|[lr]dquo|[lr]squo|[mn]dash|hellip|middot);"
)
_TWICE = re.compile(f"{_ESCAPED}(?:{_ESCAPED})*")  # begins with what is quickly found
_ENTITY_CUE = re.compile(
    r"&(?:a(?:uml|ring|elig)|ccedil|e(?:grave|acute)|pound|iexcl|micro|#(?:16[13]|181|22[89]|23[0-3])|#[xX][eE][4-9]);"
)
_DOUBLE_RUN = re.compile(r"[^\x00-\x7f\ufffd]+")  # of characters of two bytes each
_LEAST_MARKS = 2  # how often ， and 。 must stand there as another encoding shows them
# GBK and Big5, read as each other: how ， and 。 are shown, the encoding that shows them so, and their own.
_DOUBLE_BYTE = (
    ("GBK read as Big5", "ㄛ﹝", "big5hkscs", "gbk"),
    ("Big5 read as GBK", "\ue4c7\ue4c9", "gb18030", "big5hkscs"),
)
# ，。的 of GBK, and the commonest lead of UTF-8, in UTF-8 of Latin-1 read as GBK. The next, 忙, is a word of any text.
_WESTERN_AS_GBK = ("拢卢", "隆拢", "碌脛", "氓")
# How the UTF-8 of common characters begins when it is read as GBK.
_READ_AS_GBK = re.compile("[锛銆鐨鍦涓浜鏄绗鍙鍚宸璇瀛骞鏈]")
_GBK_RUN = re.compile(r"[^\x00-\x7f](?:[@-~?]?[^\x00-\x7f])*[@-~?]?")
_COMMON, _COMMON_OF_MANY = 0.4, 0.2  # share of common characters that shows a text in traditional ones, and a long one
_MANY = 20  # bytes of that
# Characters of GB 2312 that texts are written with: its first level, and punctuation.
_PLAIN = re.compile(rb"(?:[\xb0-\xd7][\xa1-\xfe]|[\xa1-\xa3][\xa1-\xfe]|[\xd8-\xf7][\xa1-\xfe]|[ -~])+")

_Read = Callable[[re.Match[str]], str | None]  # what a stretch was; None where it is not of the kind


def reread(text: str) -> tuple[str, tuple[Change, ...], int]:
    """A page's text with everything decoded again that was decoded wrongly, and the changes; `start` is in `text`.

    The last number is 0 except for hostile pages: only so many stretches of a kind are read, and it counts the
    characters behind the last of them. If nothing was decoded wrongly, the text comes back as it is.
    """
    changes: list[Change] = []
    left = 0
    for name, runs, read, proves in _kinds(text):
        found = [(match, again, _chinese(again)) for match in runs if (again := read(match))]
        long = sum(len(again) for _, again, chinese in found if chinese >= _LONG)
        least = 0 if proves else _SHORT if long >= _PROOF else _LONG
        of_kind = [
            Change("decode", name, match.start(), match[0], again)
            for match, again, chinese in found
            if chinese >= least
        ]
        changes += of_kind
        if of_kind and len(runs) == _MOST_RUNS:
            left = max(left, len(text) - runs[-1].end())
    kept: list[str] = []
    place = 0
    taken = []
    for change in sorted(changes, key=lambda change: change.start):
        if change.start >= place:
            taken.append(change)
            kept += (text[place : change.start], change.after)
            place = change.start + len(change.before)
    return "".join((*kept, text[place:])) if taken else text, tuple(taken), left


def _kinds(text: str) -> Iterator[tuple[str, list[re.Match[str]], _Read, bool]]:
    """The misreadings that may be there: their stretches, how to read them, and whether success proves the kind."""
    # To look for one character costs a hundredth of what a set of all does, a twentieth of what two in a row do.
    western = any(map(text.__contains__, _UTF8_LEADS)) or any(all(map(text.__contains__, one)) for one in _PAIRS)
    if western or _ENTITY_CUE.search(text):
        runs = _first(_RUN, text)
        raw = {shown: _western(shown) for shown in {run[0] for run in runs}}  # a hostile page repeats a few stretches
        how = "Latin-1" if western else "entities"
        yield f"UTF-8 read as {how}", runs, _reader(_utf8, raw), False
        yield f"GBK read as {how}", runs, _reader(_gbk, raw), False
        yield f"Big5 read as {how}", runs, _reader(_big5, raw), False
    if ("锛" in text or "銆" in text) and len(_READ_AS_GBK.findall(text[:_LOOKED_AT])) > 3:
        yield "UTF-8 read as GBK", _first(_GBK_RUN, text), Reader(), False
    if any(all(map(text.__contains__, one)) for one in _WESTERN_AS_GBK):
        yield "Latin-1 read as GBK", _first(_DOUBLE_RUN, text), _western_as_gbk, False
    for name, marks, shown_in, encoding in _DOUBLE_BYTE:
        if _are_common(text, marks):
            yield name, _first(_DOUBLE_RUN, text), partial(_shown_in, shown_in, encoding), False
    if "&amp;" in text:
        yield "entities escaped twice", _first(_TWICE, text), _twice, True


def _first(runs: re.Pattern[str], text: str) -> list[re.Match[str]]:
    return list(islice(runs.finditer(text), _MOST_RUNS))


def _reader(read: Callable[[bytes], str | None], raw: dict[str, bytes]) -> _Read:
    """How stretches whose bytes are known are read, each once."""
    texts = {shown: read(its_bytes) for shown, its_bytes in raw.items()}
    return lambda run: texts[run[0]]


def _western(shown: str) -> bytes:
    """The bytes that a stretch shows, be they written as entities or not."""
    return _bytes(html.unescape(shown).replace("\xa0", " ") if "&" in shown else shown)


def _bytes(shown: str) -> bytes:
    """The bytes that Latin-1 or Windows-1252 shows as these characters; none if one belongs to neither."""
    try:
        return shown.encode("latin-1")
    except UnicodeEncodeError:
        codes = [_WESTERN.get(char, ord(char) if char < "\x80" else -1) for char in shown]
        return b"" if -1 in codes else bytes(codes)


def _are_common(text: str, marks: str) -> bool:
    return all(mark in text and text.count(mark) > _LEAST_MARKS for mark in marks)


def _western_as_gbk(match: re.Match[str]) -> str | None:
    """GBK or UTF-8 that was read as Latin-1, written as UTF-8 and read as GBK."""
    western = utf8(match[0].encode("gbk", "ignore"))
    raw = _bytes(western) if western else b""
    return (_utf8(raw) or _gbk(raw)) if raw else None


def _twice(match: re.Match[str]) -> str | None:
    """What an entity that a page shows to its reader stands for; None if no Chinese characters are around it."""
    text = html.unescape(match[0].replace("amp;", ""))
    around = match.string[max(0, match.start() - 1) : match.start()] + match.string[match.end() : match.end() + 1]
    return text if _CHINESE.search(text + around) else None


def _utf8(raw: bytes) -> str | None:
    """The text of bytes that are UTF-8, also where that was read as Latin-1 several times, or of GBK read so."""
    text = None
    for _ in range(_MOST_TIMES):
        try:
            text = _BLANK_INSIDE.sub(b"\xa0", raw).decode("utf-8")
        except UnicodeDecodeError:
            break
        raw = _bytes(text)
        if not raw or text.isascii():
            break
    if text is None:
        return _with_losses(raw)
    return (None if text.isascii() else _gbk(_bytes(text))) or text


def _with_losses(raw: bytes) -> str | None:
    """The same if bytes are gone, such as those undefined in Windows-1252: U+FFFD for their characters."""
    text = _BLANK_INSIDE.sub(b"\xa0", raw).decode("utf-8", "replace")
    lost = text.count("\ufffd")
    needed = (_LOSSES + 1) * lost
    return text if needed <= len(text) - lost and needed <= _chinese(text) else None  # what is counted takes the time


def _double_byte(raw: bytes, encoding: str) -> str | None:
    """The text of bytes that all are characters of GBK or Big5 and Chinese; None if they are not."""
    for end in (len(raw), len(raw) - 1):  # the last may be an ASCII letter behind the stretch
        least = _COMMON if end < _MANY else _COMMON_OF_MANY
        plain = encoding == "gbk" and _PLAIN.fullmatch(raw, 0, end)
        if end >= 2 and (plain or share_of_common_in(raw[:end], encoding) >= least):
            text = raw.decode(encoding, "replace")
            if "\ufffd" not in text:
                return text
    return None


_gbk = partial(_double_byte, encoding="gbk")
_big5 = partial(_double_byte, encoding="big5hkscs")


def _shown_in(shown_in: str, encoding: str, run: re.Match[str]) -> str | None:
    """The text of characters of one of these encodings whose bytes are of the other."""
    return _double_byte(run[0].encode(shown_in, "ignore"), encoding)


def _chinese(text: str) -> int:
    return sum("\u2000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" or char == "·" for char in text)
