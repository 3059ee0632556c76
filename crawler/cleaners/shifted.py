"""GBK text that lost a byte: what stands behind the loss is paired wrongly, up to the next single byte.

總結 is BF82 BD59. With BF lost, 82BD reads 偨 and 59 reads Y: `?偨Y`. The bytes are still there: encoded again, with
one lead byte before them, every following pair is right again, so those characters are certain. Only the first one has
as many readings as there are lead bytes; it is restored where its neighbours leave one, else it stays a question mark.

Nothing is touched unless what comes out is far commoner Chinese than what stood there; the counts are those of jieba's
dictionary.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import islice
from math import log10

from indexer.text import fold

_MOST = 16  # characters of a shifted stretch
_MOST_STRETCHES = 300  # of a text that are looked at
_AROUND = 20  # characters on either side that tell the script
# Full-width marks that sites have since made half-width; their bytes are those of the full-width ones.
_WIDE = str.maketrans(";,:!?()", "；，：！？（）")
_SHIFTED = re.compile(
    rf"(?P<lost>\?{{1,3}})(?P<run>(?:[^\x00-\x7f\s]|[;,:!()](?=[^\x00-\x7f\s])){{0,{_MOST}}})"
    r"(?P<end>[@-Z\[\\\]^_`a-z{|}~€])(?=[\u3400-\u9fff，。、；：])"
)
_LEADS = range(0x81, 0xFF)
_BETTER = 1.2  # powers of ten by which the characters that come out must be commoner
_SURER = 8.0  # times that the best reading of the first character must be likelier than the next
_MARKS = {"。": 3_000.0, ",": 3_000.0, "、": 1_000.0, ";": 500.0, ":": 500.0}  # folded; beside the counts of words


@dataclass(frozen=True, slots=True)
class Mended:
    """A stretch of the text, and what stood there before the byte was lost; a character that stays open is `?`."""

    start: int
    end: int
    text: str


def mended(text: str) -> list[Mended]:
    """The stretches of a text that a lost byte shifted, in order, with what they were."""
    if "?" not in text:
        return []
    found = []
    for match in islice(_SHIFTED.finditer(text), _MOST_STRETCHES):
        around = text[max(0, match.start() - _AROUND) : match.start()], text[match.end() : match.end() + _AROUND]
        restored = _restored(match["run"], match["end"], *around)
        if restored:
            # Of several question marks one is the lost byte's; the others stand for characters that are gone.
            found.append(Mended(match.start(), match.end(), match["lost"][1:] + restored))
    return found


def _restored(run: str, end: str, before: str, behind: str) -> str | None:
    """What the run and the single byte behind it were, with the character whose lead byte is lost."""
    try:
        tail = run.translate(_WIDE).encode("gb18030") + (b"\x80" if end == "€" else end.encode("ascii"))
    except UnicodeEncodeError:
        return None
    certain = _pairs(tail[1:])
    if certain is None or (certain and _commonness(certain) < _commonness(run + end) + _BETTER):
        return None
    readings = {}
    for lead in _LEADS:
        if first := _pairs(bytes((lead, tail[0]))):
            readings[first] = _likelihood(before[-1:], first, (certain + behind)[:1])
    ranked = sorted(readings, key=lambda reading: -readings[reading])
    sure = bool(ranked) and readings[ranked[0]] > _SURER * max([1.0, *(readings[other] for other in ranked[1:2])])
    if not certain:  # a single letter behind a question mark is one, unless the text is in traditional characters
        return ranked[0] if sure and _is_traditional(ranked[0]) and _is_traditional(before + behind) else None
    return (ranked[0] if sure else "?") + certain


def _is_traditional(text: str) -> bool:
    return any(one != other for one, other in zip(text, fold(text), strict=True) if "\u3400" <= one <= "\u9fff")


def _pairs(raw: bytes) -> str | None:
    """The characters of two bytes each, perhaps none; None where some pair is none."""
    try:
        text = raw.decode("gbk")
    except UnicodeDecodeError:
        return None
    return text if len(text) * 2 == len(raw) else None


@cache
def _words() -> tuple[dict[str, int], Counter[str]]:
    """How often jieba's dictionary counts each word, and each character within words."""
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    characters: Counter[str] = Counter()
    for word, times in jieba.dt.FREQ.items():
        for char in word:
            characters[char] += times
    return jieba.dt.FREQ, characters


def _commonness(text: str) -> float:
    """The mean power of ten of the characters' counts; anything but Chinese counts as seldom."""
    _, characters = _words()
    return sum(log10(1 + characters[char]) for char in fold(text)) / max(1, len(text))


def _likelihood(before: str, char: str, behind: str) -> float:
    """How often a character stands between these two, by the words that it forms with them."""
    words, characters = _words()
    here, left, right = fold(char), fold(before), fold(behind)
    if here in _MARKS:
        return _MARKS[here]
    joined = (left + here, here + right, left + here + right)
    return 1 + sum(words.get(word, 0) * len(word) for word in joined if len(word) > 1) + characters[here] * 1e-4
