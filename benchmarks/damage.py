"""What converters, readers and sites do to a text, simulated: one damaged spot for each call.

Each takes a whole text and returns it broken, or None where it holds no place for this kind of damage.
"""

# ruff: noqa: E501 (tables and markup read better unbroken)
import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from indexer.text import segmented

HAN = re.compile(r"[\u3400-\u9fff]")
# Readings of common characters that some converters gloss: of their own look-up tables.
READINGS = {
    "結": "jié", "總": "zǒng", "創": "chuàng", "鄉": "xiāng", "縣": "xiàn", "黨": "dǎng", "員": "yuán", "實": "shí", "進": "jìn",
    "業": "yè", "學": "xué", "會": "huì", "機": "jī", "關": "guān", "動": "dòng", "務": "wù", "發": "fā", "產": "chǎn", "農": "nóng",
    "層": "céng", "導": "dǎo", "組": "zǔ", "個": "gè", "應": "yīng", "開": "kāi", "長": "cháng", "認": "rèn", "責": "zé", "質": "zhì",
}  # fmt: skip
TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", "aaaaeeeeiiiioooouuuuvvvv")


@dataclass(frozen=True, slots=True)
class Damaged:
    """A text before and after; bytes where the damage is one of decoding."""

    whole: str
    broken: str | bytes


@dataclass(frozen=True, slots=True)
class Kind:
    damage: Callable[[random.Random, str], Damaged | None]
    traditional: bool = False
    each: bool = False  # what was put in is counted character by character, not text by text


def _inside(chance: random.Random, text: str, margin: int = 6) -> int | None:
    """A place inside a paragraph, between two Chinese characters, some way from its ends."""
    places = [
        match.end()
        for match in re.finditer(r"[\u3400-\u9fff](?=[\u3400-\u9fff])", text)
        if "\n" not in text[max(0, match.end() - margin) : match.end() + margin]
        and margin <= match.end() <= len(text) - margin
    ]
    return chance.choice(places) if places else None


def _gbk(text: str) -> bytes | None:
    try:
        raw = text.encode("gbk")
    except UnicodeEncodeError:
        return None
    return raw if b"?" not in raw else None


# --- lost bytes ---


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


def _read_on(raw: bytes, undefined: str) -> str:
    """The same as a reader shows it that goes on with the second byte of a pair that is no character."""
    return raw.decode("gbk", "replace").replace("\ufffd", undefined)


def _lost_byte(
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


def _lost_full_stop(mark: str) -> Callable[[random.Random, str], Damaged | None]:
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


_MARKS = "？；，：！（）、"  # which sites look for byte by byte, to make them others
_UP_TO_MARK = re.compile(f"[^{_MARKS}\n]*")


def _up_to_mark(text: str, place: int) -> tuple[str, str]:
    """A text from a place on: up to the next mark or the line's end, and the rest."""
    found = _UP_TO_MARK.match(text, place + 1)
    end = found.end() if found else len(text)
    return text[place:end], text[end:]


def _read_up_to_mark(raw: bytes, more: str) -> str:
    shown = _read(raw, "")
    return shown.removesuffix("?") if more[:1] in _MARKS else shown


def _mark_across(orphan: str) -> Callable[[random.Random, str], Damaged | None]:
    """A mark that is looked for byte by byte is found across two characters: A3BF, ？, in 專科, 8CA3 BFC6.

    It is taken out of them; `orphan` is what is shown of the first one's lead byte. A mark further on is found too, so
    that what stands behind it is right again, and the byte that is left over before it is dropped.
    """
    across = {mark.encode("gbk"): "?" if mark == "？" else mark for mark in _MARKS}

    def damage(chance: random.Random, text: str) -> Damaged | None:
        raw = {char: char.encode("gbk", "ignore") for char in set(text)}
        places = [
            place
            for place in range(6, len(text) - 6)
            if HAN.match(text[place + 1]) and raw[text[place]][1:] + raw[text[place + 1]][:1] in across
        ]
        if not places:
            return None
        place = chance.choice(places)
        shifted, more = _up_to_mark(text, place)
        behind = _gbk(shifted)
        if not behind:
            return None
        shown = orphan + across[behind[1:3]] + _read_up_to_mark(behind[3:], more)
        return Damaged(text, text[:place] + shown + more)

    return damage


def _reading_across(chance: random.Random, text: str) -> Damaged | None:
    """The same of a character that is glossed: 災(zāi), 9EC4, is found in 墳墓, 899E C4B9, and shown is 墳?zāi)骨."""
    across = {char.encode("gbk"): reading for char, reading in READINGS.items()}
    places = []
    for place in range(6, len(text) - 6):
        raw = text[place : place + 2].encode("gbk", "ignore")
        if len(raw) == 4 and "\n" not in text[place : place + 2] and raw[1:3] in across:
            places.append((place + 1, across[raw[1:3]]))
    if not places:
        return None
    place, reading = chance.choice(places)
    shifted, more = _up_to_mark(text, place)
    behind = _gbk(shifted)
    if not behind:
        return None
    return Damaged(text, text[:place] + f"?{reading})" + _read_up_to_mark(behind[1:], more) + more)


# --- glosses ---


def _pinyin(form: str, *, toned: bool = True, times: int = 1) -> Callable[[random.Random, str], Damaged | None]:
    def damage(chance: random.Random, text: str) -> Damaged | None:
        places = [place for place, char in enumerate(text) if char in READINGS]
        if len(places) < times:
            return None
        broken = text
        for place in sorted(chance.sample(places, times), reverse=True):
            reading = READINGS[text[place]]
            reading = reading if toned else reading.translate(TONES)
            broken = broken[: place + 1] + form.format(reading) + broken[place + 1 :]
        return Damaged(text, broken)

    return damage


# --- wrong decoding ---

_PAGE = "<html><head><meta charset={}><title>{}</title></head><body><p>{}</p></body></html>"


def _misread(written: str, read: str) -> Callable[[random.Random, str], Damaged | None]:
    """All of a text in one encoding, read as another, with the loss that this brings."""

    def damage(_: random.Random, text: str) -> Damaged | None:
        try:
            raw = text.encode(written)
        except UnicodeEncodeError:
            return None
        if len(HAN.findall(text)) < 20:
            return None
        shown = raw.decode(read, "replace") if read != "cp1252" else _western(raw)
        return Damaged(text, shown.encode())

    return damage


def _western(raw: bytes) -> str:
    """Windows-1252 as browsers read it: what it leaves undefined is the control character of the same number."""
    return "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in raw)


def _mixed(outer: str, inner: str) -> Callable[[random.Random, str], Damaged | None]:
    """A paragraph in another encoding than the page's."""

    def damage(chance: random.Random, text: str) -> Damaged | None:
        lines = text.split("\n")
        places = [number for number, line in enumerate(lines) if len(HAN.findall(line)) >= 12]
        if len(lines) < 3 or not places or len(HAN.findall(text)) < 100:
            return None
        chosen = chance.choice(places)
        try:
            raw = b"\n".join(line.encode(inner if number == chosen else outer) for number, line in enumerate(lines))
        except UnicodeEncodeError:
            return None
        return Damaged(text, raw)

    return damage


# --- what stands in or between words ---


def _inside_word(chance: random.Random, text: str) -> int | None:
    """A place inside a word of a paragraph, not of a heading."""
    lines = [line for line in text.split("\n") if len(line) > 40]
    if not lines:
        return None
    line = chance.choice(lines)
    places = [at + chance.randrange(1, len(word)) for at, word in segmented(line) if len(word) > 1 and HAN.match(word)]
    places = [place for place in places if HAN.match(line[place - 1]) and HAN.match(line[place])]
    return text.index(line) + chance.choice(places) if places else None


def _stray(sign: str) -> Callable[[random.Random, str], Damaged | None]:
    def damage(chance: random.Random, text: str) -> Damaged | None:
        place = _inside_word(chance, text)
        return None if place is None else Damaged(text, text[:place] + sign + text[place:])

    return damage


_SHORT_PAGE = 200  # characters


def _page_mark(form: str) -> Callable[[random.Random, str], Damaged | None]:
    """Three marks, counting up, inside words of three paragraphs, a page's length or more apart."""

    def damage(chance: random.Random, text: str) -> Damaged | None:
        first = chance.randrange(1, 9)
        pages = first + chance.randrange(2, 9)
        lines = text.split("\n")
        number = first
        since = _SHORT_PAGE  # characters behind the last mark
        for at, line in enumerate(lines):
            place = _inside_word(chance, line)
            if number < first + 3 and place is not None and since >= _SHORT_PAGE:
                lines[at] = line[:place] + form.format(n=number, m=pages) + line[place:]
                number += 1
                since = -place
            since += len(line)
        return Damaged(text, "\n".join(lines)) if number > first + 1 else None

    return damage


def _wrapped(end: str) -> Callable[[random.Random, str], Damaged | None]:
    """A text whose paragraphs are broken into lines of one width in cells; no line begins with a closing mark."""

    def damage(chance: random.Random, text: str) -> Damaged | None:
        full = 2 * chance.randrange(28, 46)
        rows: list[str] = []
        broken = 0
        for line in text.split("\n"):
            row: list[str] = []
            cells = 0
            for char in line:
                wide = 1 if char < "\u2000" else 2
                if (
                    cells + wide > full
                    and char not in "，。、；：！？”）》%.0123456789"
                    and row[-1] not in "“（《0123456789."
                ):
                    row, cells = [*row, end], 0
                    broken += 1
                row.append(char)
                cells += wide
            rows.append("".join(row))
        return Damaged(text, "\n".join(rows)) if broken > 4 else None

    return damage


def _preview(chance: random.Random, text: str) -> Damaged | None:
    """Numbered fragments of the beginning, each cut where its length is full, before the text."""
    flat = text.replace("\n", "")
    size = chance.randrange(40, 70)
    if len(flat) < size * 4:
        return None
    pieces = [flat[n * size : (n + 1) * size] for n in range(3)]
    head = "\n".join(f"{number}、{piece}" for number, piece in enumerate(pieces, 1))
    return Damaged(text, f"{head}\n{text}")


def _decimal(chance: random.Random, text: str) -> Damaged | None:
    places = [
        match.start() for match in re.finditer(r"(?<=\d)\.(?=\d{1,2}(?:%|％|万|亿|元|个百分点|公里|亩|平方米))", text)
    ]
    if not places:
        return None
    place = chance.choice(places)
    return Damaged(text, text[:place] + "。" + text[place + 1 :])


def _bullets(chance: random.Random, text: str) -> Damaged | None:
    lines = text.split("\n")
    chosen = chance.randrange(len(lines))
    lines[chosen] = ";" * chance.randrange(3, 6) + lines[chosen]
    return Damaged(text, "\n".join(lines))


KINDS: dict[str, Kind] = {
    "lost byte, marked": Kind(_lost_byte("?", ""), traditional=True),
    "lost byte, pairs marked": Kind(_lost_byte("?", "?"), traditional=True),
    "lost byte, unmarked": Kind(_lost_byte("", ""), traditional=True),
    "lost byte, simplified": Kind(_lost_byte("?", "")),
    "lost byte, reader goes on": Kind(_lost_byte("", "\ufffd", _read_on), traditional=True),
    "lost byte, simplified, on": Kind(_lost_byte("", "\ufffd", _read_on)),
    "lost byte, on, marked": Kind(_lost_byte("?", "?", _read_on), traditional=True),
    "lost byte, simpl., marked": Kind(_lost_byte("?", "?", _read_on)),
    "lost full stop, marked": Kind(_lost_full_stop("?"), traditional=True),
    "lost full stop, unmarked": Kind(_lost_full_stop(""), traditional=True),
    "mark across characters": Kind(_mark_across("?"), traditional=True),
    "mark across, unmarked": Kind(_mark_across(""), traditional=True),
    "reading across characters": Kind(_reading_across, traditional=True),
    "pinyin": Kind(_pinyin("({})"), traditional=True),
    "pinyin with spaces": Kind(_pinyin(" （{} ）"), traditional=True),
    "pinyin without tones": Kind(_pinyin("({})", toned=False, times=4), traditional=True),
    "UTF-8 read as GBK": Kind(_misread("utf-8", "gb18030")),
    "UTF-8 read as 1252": Kind(_misread("utf-8", "cp1252")),
    "UTF-8 read as Latin-1": Kind(_misread("utf-8", "latin-1")),
    "GBK read as Latin-1": Kind(_misread("gb18030", "latin-1")),
    "GBK read as 1252": Kind(_misread("gb18030", "cp1252")),
    "UTF-8 inside GBK": Kind(_mixed("gb18030", "utf-8")),
    "GBK inside UTF-8": Kind(_mixed("utf-8", "gb18030")),
    "stray '": Kind(_stray("'")),
    "stray `": Kind(_stray("`")),
    "stray .": Kind(_stray(".")),
    "stray blank": Kind(_stray(" ")),
    "hard wraps": Kind(_wrapped("\n"), each=True),
    "blanks at old line ends": Kind(_wrapped(" "), each=True),
    "preview fragments": Kind(_preview),
    "page mark 第N页 共M页": Kind(_page_mark("第{n}页 共{m}页")),
    "page mark 18 第页共页": Kind(_page_mark("{n} 第页共页")),
    "page mark N/M": Kind(_page_mark(" {n}/{m} ")),
    "bare page digit": Kind(_page_mark("{n}")),
    "。 as decimal point": Kind(_decimal),
    "bullets ;;;;": Kind(_bullets),
}
