"""Folding and segmentation: how text becomes tokens.

Three views of a text, each a plain string or list:

- `fold(text)`: the same length, position i stands for position i of the text;
- `searchable(text)`: the folded text without white space, paragraphs separated by one "\\n": what phrases are
  found in, and `offsets(text)` leads back to the text;
- `words(text)`: segmented words, for ranking and collocation.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

MASK = "*"
PARAGRAPH = "¶¶"  # the token of a paragraph break; queries are split into single characters, so none can contain it

_HAN_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
# OpenCC leaves these to the context because they are also simplified characters; for search both sides fold alike.
_CONTEXTUAL = {"著": "着", "瞭": "了", "覆": "复", "徵": "征", "餘": "余", "藉": "借"}
_NUMERAL = "一二三四五六七八九十百千〇零"

# A run that hides something. Latin x only where no other letter or x-word makes it mean itself (X光, X射线), and
# where a digit, a Han character or another mask touches it; × between digits is a multiplication sign.
_HAN = r"\u3400-\u9fff"
_MASKED = re.compile(
    rf"[*_]+"
    rf"|(?<![a-z×])[x×]+(?![a-z])(?!光|射线|染色体|\s*\d)(?:(?<=[0-9{_HAN}*_][x×])|(?<=[x×][x×])|(?=\s*[{_HAN}*_]))"
    rf"|(?<![{_NUMERAL}○])[○〇]{{1,}}(?=[省市县区镇乡村年月{_HAN}])(?![{_NUMERAL}])"
)
_NUMERAL_ZERO = re.compile(rf"(?<=[{_NUMERAL}])[o○〇0]+(?=[{_NUMERAL}年])")
_MAY_BE_MASKED = re.compile(r"[*_x×○〇o]")
_SPACE = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\s*\n\s*")
_WORD = re.compile(r"\w")


@cache
def _table() -> dict[int, str]:
    """Character by character: traditional to simplified, full width to half width, compatibility forms, case."""
    import opencc  # imported late: it costs 20 ms

    table: dict[int, str] = {0x3000: " "}
    for code in range(0xFF01, 0xFF5F):
        table[code] = chr(code - 0xFEE0).lower()
    for code in (*range(0x41, 0x5B), *range(0xC0, 0xDF), *range(0x391, 0x3AA), *range(0x410, 0x430)):
        if len(lower := chr(code).lower()) == 1:
            table[code] = lower
    han = [chr(code) for start, end in _HAN_BLOCKS for code in range(start, end)]
    plain = [form if len(form := unicodedata.normalize("NFKC", char)) == 1 else char for char in han]
    simplified = opencc.OpenCC("t2s").convert("\n".join(plain)).split("\n")
    for char, form in zip(han, simplified, strict=True):
        folded = _CONTEXTUAL.get(form, form)
        if folded != char and len(folded) == 1:
            table[ord(char)] = folded
    return table


def fold(text: str) -> str:
    """The text as search sees it, of the same length: position i of the result is position i of `text`.

    Traditional characters become simplified, full-width forms half-width, capitals small, and every character that
    only hides something (20xx, ××镇, __, **) becomes `MASK`. A zero among Chinese numerals (二OO四, 二○○九) becomes 〇.
    """
    folded = text.translate(_table())
    if _MAY_BE_MASKED.search(folded):
        folded = _NUMERAL_ZERO.sub(lambda zero: "〇" * len(zero[0]), folded)
        folded = _MASKED.sub(lambda mask: MASK * len(mask[0]), folded)
    return folded


def searchable(text: str) -> str:
    """The folded text without white space; paragraphs are separated by one line feed."""
    return _SPACE.sub("", _BREAKS.sub("\n", fold(text).strip()))


def offsets(text: str) -> list[int]:
    """For each position in `searchable(text)`, the position of that character in `text`."""
    places: list[int] = []
    pending = False
    for place, char in enumerate(text):
        if char.isspace():
            pending = pending or char == "\n"
            continue
        if pending and places:
            places.append(place - 1)
        pending = False
        places.append(place)
    return places


def characters(searchable_text: str) -> str:
    """The tokens of the character field, separated by spaces, for an engine's plain white-space analysis."""
    return " ".join(searchable_text).replace("\n", PARAGRAPH)


@cache
def _segmenter() -> Callable[[str], list[str]]:
    """rjieba, the same algorithm in Rust, where it is installed; jieba where it is not."""
    try:
        import rjieba
    except ImportError:
        import logging

        import jieba

        jieba.setLogLevel(logging.WARNING)
        return lambda text: list(jieba.cut(text))
    return lambda text: list(rjieba.cut(text))


def words(searchable_text: str) -> list[str]:
    """The words of a searchable text in order, punctuation left out."""
    return [word for word in _segmenter()(searchable_text) if _WORD.match(word)]
