"""What converters, readers and sites do to a text, simulated: one damaged spot for each call.

Each takes a whole text and returns it broken, or None where it holds no place for this kind of damage.
"""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from benchmarks.lost_bytes import (
    HAN,
    READINGS,
    Damaged,
    lost_byte,
    lost_full_stop,
    mark_across,
    mark_across_glossed,
    read_on,
    reading_across,
    reading_across_glossed,
)
from benchmarks.strays import cut_pages, page_mark, preview, stray, wrapped

TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", "aaaaeeeeiiiioooouuuuvvvv")


@dataclass(frozen=True, slots=True)
class Kind:
    damage: Callable[[random.Random, str], Damaged | None]
    traditional: bool = False
    each: bool = False  # what was put in is counted character by character, not text by text


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


# --- marks for others ---


def _every(
    change: Callable[[str], str], whole: Callable[[str], str] = str
) -> Callable[[random.Random, str], Damaged | None]:
    """Damage to every such place of a text at once; `whole`: how the places are written when they are mended."""

    def damage(_: random.Random, text: str) -> Damaged | None:
        broken = change(text)
        return None if broken == text else Damaged(whole(text), broken)

    return damage


def _replaced(replacements: Mapping[str, str]) -> Callable[[str], str]:
    """The text with each of these characters replaced by others."""
    table = str.maketrans(dict(replacements))
    return lambda text: text.translate(table)


def _substituted(pattern: str, by: str) -> Callable[[str], str]:
    """The text with each match of a pattern replaced."""
    return partial(re.compile(pattern).sub, by)


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


def _indents(form: str) -> Callable[[random.Random, str], Damaged | None]:
    """What each paragraph was indented by, shown as marks."""

    def damage(_: random.Random, text: str) -> Damaged | None:
        return Damaged(text, "\n".join(form + line for line in text.split("\n"))) if "\n" in text else None

    return damage


_DASH = r"(?<=\d)[-—－](?=\d{1,2}月|\d{4}学?年)"

KINDS: dict[str, Kind] = {
    "lost byte, marked": Kind(lost_byte("?", ""), traditional=True),
    "lost byte, pairs marked": Kind(lost_byte("?", "?"), traditional=True),
    "lost byte, unmarked": Kind(lost_byte("", ""), traditional=True),
    "lost byte, simplified": Kind(lost_byte("?", "")),
    "lost byte, reader goes on": Kind(lost_byte("", "\ufffd", read_on), traditional=True),
    "lost byte, simplified, on": Kind(lost_byte("", "\ufffd", read_on)),
    "lost byte, on, marked": Kind(lost_byte("?", "?", read_on), traditional=True),
    "lost byte, simpl., marked": Kind(lost_byte("?", "?", read_on)),
    "lost full stop, marked": Kind(lost_full_stop("?"), traditional=True),
    "lost full stop, unmarked": Kind(lost_full_stop(""), traditional=True),
    "mark across characters": Kind(mark_across("?"), traditional=True),
    "mark across, both marked": Kind(mark_across("?", "?"), traditional=True),
    "mark across, unmarked": Kind(mark_across(""), traditional=True),
    "reading across characters": Kind(reading_across, traditional=True),
    "mark across, glossed": Kind(mark_across_glossed, traditional=True),
    "reading across, glossed": Kind(reading_across_glossed, traditional=True),
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
    "stray '": Kind(stray("'")),
    "stray `": Kind(stray("`")),
    "stray .": Kind(stray(".")),
    "stray blanks": Kind(stray(" ", times=3), each=True),
    "hard wraps": Kind(wrapped("\n"), each=True),
    "hard wraps, indented": Kind(wrapped("\n", indent=4), each=True),
    "blanks at old line ends": Kind(wrapped(" "), each=True),
    "preview fragments": Kind(preview),
    "cut pages": Kind(cut_pages),
    "bare entities": Kind(_every(_replaced({"“": "ldquo;", "”": "rdquo;", "—": "mdash;", "‰": "permil;"}))),
    "page mark 第N页 共M页": Kind(page_mark("第{n}页 共{m}页")),
    "page mark 18 第页共页": Kind(page_mark("{n} 第页共页")),
    "page mark N/M": Kind(page_mark(" {n}/{m} ")),
    "page mark -N-": Kind(page_mark("-{n}-")),
    "bare page digit": Kind(page_mark("{n}")),
    "。 as decimal point": Kind(_decimal),
    "、 as decimal points": Kind(_every(_substituted(r"(?<=\d)\.(?=\d)", "、")), each=True),
    "quotation marks moved": Kind(_every(_replaced({"“": "'", "”": "“"})), each=True),
    "bullets ;;;;": Kind(_bullets),
    "臵 as 置, ‚‛ as “”": Kind(_every(_replaced({"置": "臵", "“": "‚", "”": "‛"})), each=True),
    "〞 as ”": Kind(_every(_replaced({"”": "〞"})), each=True),
    "人 as 入": Kind(_every(_replaced({"入": "人"})), each=True),
    "marks as indents": Kind(_indents("??? "), each=True),
    "a mark as indents": Kind(_indents("?"), each=True),
    "dashes that are gone": Kind(_every(_substituted(_DASH, ""), _substituted(_DASH, "-"))),
    "escaped line ends": Kind(_every(_replaced({"\n": "x0dx0a"}))),
}
