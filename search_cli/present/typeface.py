"""The typeface of the pictures, which comes with the software: no picture depends on the fonts of a machine.

Labels become outlines, so that an SVG shows the same everywhere, and a PNG can be drawn where no font is installed.
"""

import base64
import io
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("fonts") / "summaries-sans.woff2"
FAMILY = "Summaries Sans"
# The fonts that a page tries. FAMILY, the font that comes along, must be first: behind fonts without Chinese letters
# Chromium leaves some letters as boxes.
STACK = (
    f'"{FAMILY}", system-ui, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", '
    '"Source Han Sans SC", sans-serif'
)
_EM = 1000  # units of the font to its size
_WIDE = "\u2e80"  # from here on a character that the font has not is taken to be as wide as high


class _Typeface:
    """The font's outlines and widths, read once."""

    def __init__(self) -> None:
        from fontTools.ttLib import TTFont

        font: Any = TTFont(FILE)
        self.names: dict[int, str] = font.getBestCmap()
        self.glyphs: Any = font.getGlyphSet()

    def width(self, char: str) -> int:
        name = self.names.get(ord(char))
        if name is None:
            return _EM if char >= _WIDE else _EM * 6 // 10
        return int(self.glyphs[name].width)


@cache
def _typeface() -> _Typeface:
    return _Typeface()


def width(text: str, size: float) -> float:
    """How wide a line of text is, in the unit of `size`."""
    face = _typeface()
    return sum(map(face.width, text)) * size / _EM


def fitted(text: str, size: float, most: float) -> str:
    """The text, cut off with … where it is wider than `most`."""
    if width(text, size) <= most:
        return text
    while text and width(text + "…", size) > most:
        text = text[:-1]
    return text + "…"


def wrapped(text: str, size: float, most: float) -> list[str]:
    """The text as lines no wider than `most`, broken at spaces, or between characters where a word is too wide."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if width(longer, size) <= most:
            lines[-1] = longer
            continue
        lines += [""] if lines[-1] else []
        for char in word:
            if lines[-1] and width(lines[-1] + char, size) > most:
                lines.append("")
            lines[-1] += char
    return lines


def outlines(text: str) -> Iterator[tuple[int, str, str]]:
    """Runs of a line: how far to the right each begins, in thousandths of its size; its characters; their outline.

    The outline, y upwards, is empty where the font has not the characters: then the viewer's fonts must do.
    """
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    face = _typeface()
    offset = 0
    for known, run in groupby(text, key=lambda char: ord(char) in face.names):
        chars = "".join(run)
        pen = SVGPathPen(face.glyphs, ntos=lambda number: str(round(number)))
        advance = 0
        for char in chars:
            if known:
                face.glyphs[face.names[ord(char)]].draw(TransformPen(pen, (1, 0, 0, 1, advance, 0)))
            advance += face.width(char)
        yield offset, chars, pen.getCommands()
        offset += advance


def embedded(texts: Iterable[str]) -> str:
    """A WOFF2 font with just the characters of the texts, as a `data:` address for a style sheet."""
    packed = _part("".join(texts), "woff2")
    return "data:font/woff2;base64," + base64.b64encode(packed).decode("ascii")


@cache
def foothold() -> bytes:
    """An OpenType font named FAMILY that has hardly a character.

    A renderer looks for missing characters in the machine's other fonts, but only if it has found the family.
    """
    return _part("?", None)


def _part(chars: str, flavor: str | None) -> bytes:
    """The font with these characters alone."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(FILE)
    options = Options()
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(text=chars)
    subsetter.subset(font)
    font.flavor = flavor
    packed = io.BytesIO()
    font.save(packed)
    return packed.getvalue()
