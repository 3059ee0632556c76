"""Bytes of GBK that converters and sites lose, simulated: one damaged spot for each call.

Each takes a whole text and returns it broken, or None where it holds no place for this kind of damage.
"""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from pypinyin.constants import PINYIN_DICT

from crawler.cleaners.repair.lost_bytes.marks import SOUGHT
from indexer.text import fold

HAN = re.compile(r"[\u3400-\u9fff]")
_MARGIN = 6  # characters at either end of a text that stay as they are
# Readings of common characters that some converters gloss: of their own look-up tables.
READINGS = {
    "結": "jié", "總": "zǒng", "創": "chuàng", "鄉": "xiāng", "縣": "xiàn", "黨": "dǎng", "員": "yuán", "實": "shí",
    "進": "jìn", "業": "yè", "學": "xué", "會": "huì", "機": "jī", "關": "guān", "動": "dòng", "務": "wù",
    "發": "fā", "產": "chǎn", "農": "nóng", "層": "céng", "導": "dǎo", "組": "zǔ", "個": "gè", "應": "yīng",
    "開": "kāi", "長": "cháng", "認": "rèn", "責": "zé", "質": "zhì",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Damaged:
    """A text before and after; bytes where the damage is one of decoding."""

    whole: str
    broken: str | bytes


def _inside(chance: random.Random, text: str) -> int | None:
    """A place inside a paragraph, between two Chinese characters, some way from its ends."""
    places = [
        match.end()
        for match in re.finditer(r"[\u3400-\u9fff](?=[\u3400-\u9fff])", text)
        if "\n" not in text[max(0, match.end() - _MARGIN) : match.end() + _MARGIN]
        and _MARGIN <= match.end() <= len(text) - _MARGIN
    ]
    return chance.choice(places) if places else None


def _gbk(text: str) -> bytes | None:
    try:
        raw = text.encode("gbk")
    except UnicodeEncodeError:
        return None
    return raw if b"?" not in raw else None


def _read(raw: bytes, undefined: str) -> str:
    """GBK as a reader shows it that has `undefined` for what is no character."""
    shown = []
    place = 0
    while place < len(raw):
        byte = raw[place]
        if byte < 0x80:
            shown.append(chr(byte))
            place += 1
        elif byte == 0x80:
            shown.append("€")
            place += 1
        elif place + 1 < len(raw) and raw[place + 1] >= 0x40 and raw[place + 1] != 0x7F:
            try:
                shown.append(raw[place : place + 2].decode("gbk"))
            except UnicodeDecodeError:
                shown.append(undefined)
            place += 2
        else:
            shown.append("?")
            place += 1
    return "".join(shown)


def read_on(raw: bytes, undefined: str) -> str:
    """The same as a reader shows it that goes on with the second byte of a pair that is no character."""
    return raw.decode("gbk", "replace").replace("\ufffd", undefined)


def lost_byte(
    mark: str, undefined: str, read: Callable[[bytes, str], str] = _read
) -> Callable[[random.Random, str], Damaged | None]:
    """A lead byte is lost; what follows in its line is shown by `read`."""

    def damage(chance: random.Random, text: str) -> Damaged | None:
        place = _inside(chance, text)
        before = _gbk(text[:place])
        rest, _, more = text[place:].partition("\n")
        behind = _gbk(rest)
        if place is None or before is None or not behind or behind[0] < 0x81:
            return None
        shown = read(behind[1:], undefined)
        return Damaged(text, text[:place] + mark + shown + (f"\n{more}" if more else ""))

    return damage


def lost_full_stop(mark: str) -> Callable[[random.Random, str], Damaged | None]:
    """The lead byte of a full stop inside a paragraph is lost."""

    def damage(chance: random.Random, text: str) -> Damaged | None:
        places = [match.start() for match in re.finditer(r"(?<=[\u3400-\u9fff])。(?=[\u3400-\u9fff]{3})", text)]
        if not places:
            return None
        place = chance.choice(places)
        rest, _, more = text[place:].partition("\n")
        behind = _gbk(rest)
        if not behind:
            return None
        return Damaged(text, text[:place] + mark + _read(behind[1:], "") + (f"\n{more}" if more else ""))

    return damage


_UP_TO_MARK = re.compile(f"[^{SOUGHT}\n]*")


def _up_to_mark(text: str, place: int) -> tuple[str, str]:
    """A text from a place on: up to the next mark or the line's end, and the rest."""
    found = _UP_TO_MARK.match(text, place + 1)
    end = found.end() if found else len(text)
    return text[place:end], text[end:]


def _read_up_to_mark(raw: bytes, more: str, left_over: str = "") -> str:
    """What is shown of bytes; `left_over`: what of a last one alone, where a mark stands behind it."""
    shown = _read(raw, "")
    return shown.removesuffix("?") + left_over if shown.endswith("?") and more[:1] in SOUGHT else shown


@cache
def _reading(char: str) -> str:
    """What a converter glosses a character with: a traditional one, with the first of its readings."""
    return PINYIN_DICT.get(ord(char), "").partition(",")[0] if HAN.match(char) and fold(char) != char else ""


def _glossed(text: str) -> str:
    return "".join(char + (f"({reading})" if (reading := _reading(char)) else "") for char in text)


@cache
def _readings() -> Mapping[bytes, str]:
    """Of all characters that a converter glosses, by their bytes."""
    read = {char.encode("gbk", "ignore"): _reading(char) for char in map(chr, range(0x4E00, 0xA000))}
    return {raw: reading for raw, reading in read.items() if len(raw) == 2 and reading}


def _torn(
    chance: random.Random, text: str, sought: Mapping[bytes, str], *, glossed: bool = False
) -> tuple[int, str] | None:
    """Where the first of two characters stands across which a pair of bytes is found, and what the pair stands for.

    In a text all of whose traditional characters are glossed the first one is none, for then the two do not meet.
    """
    raw = {char: char.encode("gbk", "ignore") for char in set(text)}
    places = [
        (place, sought[pair])
        for place in range(_MARGIN, len(text) - _MARGIN)
        if HAN.match(text[place + 1])
        and not (glossed and _reading(text[place]))
        and (pair := raw[text[place]][1:] + raw[text[place + 1]][:1]) in sought
    ]
    return chance.choice(places) if places else None


def mark_across(orphan: str, left_over: str = "") -> Callable[[random.Random, str], Damaged | None]:
    """A mark that is looked for byte by byte is found across two characters: A3BF, ？, in 專科, 8CA3 BFC6.

    It is taken out of them; `orphan` is what is shown of the first one's lead byte. A mark further on is found too, so
    that what stands behind it is right again; `left_over` is what is shown of the byte before it.
    """
    across = {mark.encode("gbk"): "?" if mark == "？" else mark for mark in SOUGHT}

    def damage(chance: random.Random, text: str) -> Damaged | None:
        if (found := _torn(chance, text, across)) is None:
            return None
        place, mark = found
        shifted, more = _up_to_mark(text, place)
        behind = _gbk(shifted)
        shown = behind and orphan + mark + _read_up_to_mark(behind[3:], more, left_over)
        return Damaged(text, text[:place] + shown + more) if shown else None

    return damage


def reading_across(chance: random.Random, text: str) -> Damaged | None:
    """The same of a character that is glossed: 災(zāi), 9EC4, is found in 墳墓, 899E C4B9, and shown is 墳?zāi)骨."""
    if (found := _torn(chance, text, {char.encode("gbk"): reading for char, reading in READINGS.items()})) is None:
        return None
    place, reading = found[0] + 1, found[1]
    shifted, more = _up_to_mark(text, place)
    behind = _gbk(shifted)
    shown = behind and f"?{reading})" + _read_up_to_mark(behind[1:], more)
    return Damaged(text, text[:place] + shown + more) if shown else None


def _read_up_to_gloss(raw: bytes, more: str) -> str:
    """The bytes of a glossed text that are paired wrongly, up to the first gloss; one before it takes its bracket."""
    shifted, bracket, right = raw.partition(b"(")
    if not bracket:
        return _read_up_to_mark(raw, more)
    shown = _read(shifted, "")
    return shown + ("" if shown.endswith("?") else "(") + right.decode("gbk")


def mark_across_glossed(chance: random.Random, text: str) -> Damaged | None:
    """As `mark_across`, in a text all of whose traditional characters are glossed."""
    marks = {mark.encode("gbk"): mark for mark in SOUGHT}
    if _gbk(text) is None or (found := _torn(chance, text, marks, glossed=True)) is None:
        return None
    place, mark = found
    shifted, more = _up_to_mark(text, place)
    rest = _glossed(shifted[1:]).encode("gbk")[1:]
    return Damaged(text, f"{_glossed(text[:place])}?{mark}{_read_up_to_gloss(rest, more)}{_glossed(more)}")


def reading_across_glossed(chance: random.Random, text: str) -> Damaged | None:
    """As `reading_across`, in such a text."""
    if _gbk(text) is None or (found := _torn(chance, text, _readings(), glossed=True)) is None:
        return None
    place, reading = found
    shifted, more = _up_to_mark(text, place)
    rest = shifted[1:2].encode("gbk")[1:] + _glossed(shifted[2:]).encode("gbk")
    return Damaged(text, f"{_glossed(text[: place + 1])}?{reading}){_read_up_to_gloss(rest, more)}{_glossed(more)}")
