"""Numbers of headings, 　（一）, that lost the first byte of the blank before them and so became ?。ㄒ唬?.

The blank is A1A1 and the bracket A3A8: without the first byte A1A3 is read as 。, and A8 joins the numeral. So it is
known what each number looks like when damaged, and how to undo the shift behind it, up to the next single byte.
"""

from collections.abc import Iterator
from functools import cache

from crawler.cleaners.language.words import mean_likelihood
from crawler.cleaners.matches import matches
from crawler.cleaners.repair.replacement import Replacement
from crawler.cleaners.repair.rules import SINGLE
from indexer import late_re as re

_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五")
_BEGUN = re.compile("[?？]。(?=[^\x00-\x7f])")
_RUN = re.compile(rf"[^\x00-\x7f\s]{{1,60}}(?=(?P<end>\?|{SINGLE}))")
_TAG = re.compile(r"(?<=\?)/(?:p|span|strong|b|font)>")  # the byte before it took its first sign
_CLOSED = 0xA9  # the last byte of the bracket that closes the number
_BETTER = 1.0  # mean powers of ten by which what comes out must be likelier


@cache
def _shown() -> dict[str, str]:
    """What is shown of each damaged number behind the mark of its lost byte, without its last byte; and the numeral."""
    numerals: dict[str, list[str]] = {}
    for numeral in _NUMERALS:
        raw = f"\u3000（{numeral}）".encode("gbk")[1:-1]
        pairs = (raw[place : place + 2] for place in range(0, len(raw), 2))
        numerals.setdefault("".join(pair.decode("gbk", "ignore") for pair in pairs), []).append(numeral)
    # Of 六 nothing is shown, and 十, 十二 and 十三 are shown alike. The longest is tried first.
    return {shown: alike[0] for shown, alike in sorted(numerals.items(), reverse=True) if len(alike) == 1}


def numbered(text: str) -> Iterator[Replacement]:
    """The damaged numbers of headings, each with what is shifted behind it, and what stood there."""
    if "?。" not in text and "？。" not in text:
        return
    for begun in matches(_BEGUN, text):
        for shown, numeral in _shown().items():
            end = begun.start() + 1 + len(shown)
            if text.startswith(shown, begun.start() + 1) and (restored := _behind(text, end)):
                length, words = restored
                tag = _TAG.match(text, end + length)
                yield Replacement(begun.start(), tag.end() if tag else end + length, f"（{numeral}）{words}")
                break


def _behind(text: str, place: int) -> tuple[int, str] | None:
    """How many characters behind a number are shifted, and what they were; None where that is no such shift."""
    if text[place : place + 1] == "?" and text[place - 1] != "。":  # the last byte is alone
        return 1, ""
    run = _RUN.match(text, place)
    raw = run[0].encode("gbk", "ignore") if run else b""
    if run is None or len(raw) != 2 * len(run[0]) or raw[0] != _CLOSED:
        return None
    try:
        words = (raw[1:] + run["end"].encode()).decode("gbk") if run["end"] != "?" else raw[1:-1].decode("gbk")
    except UnicodeDecodeError:
        return None
    if mean_likelihood(words) < mean_likelihood(run[0]) + _BETTER:
        return None
    # A mark that begins with A1 and ends a heading is mostly the full stop.
    return len(run[0]) + 1, words if run["end"] != "?" else words + ("。" if raw[-1] == 0xA1 else "?")
