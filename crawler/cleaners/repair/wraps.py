"""Hard wraps: paragraphs that were broken into lines, or strewn with blanks, where the lines of their original ended.

Lines of one width of which most break off within a sentence prove it. Verse, lists, headings and signatures are no
such lines: they are short, of unequal width, or end where a sentence does.
"""

import re
from collections import Counter
from itertools import accumulate, pairwise
from operator import and_

_MIN_WIDTH = 32  # cells of a line, two for a Chinese character
_MAX_WIDTH = 140
_SAME = 3  # cells by which lines of one width differ: a mark that may not begin a line, half a Latin word
_MIN_LINES = 4
_BROKEN_OFF = 0.6  # share of such lines that must break off within a sentence
_END = frozenset('。！？!?：:；;…”"》）)】')
# What begins a line of its own: a numbered heading or item, a bullet.
_OWN = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十百\d]{1,4}[章节条篇部页]|[-•·●■◆▪*]|[①-⑳]|附[:：件]"
)
_DATE = re.compile(r"[\d二〇○零一三四五六七八九十年月日\s]{6,16}")
_BLANK = re.compile(r" (?<=\S )(?=\S)(?:(?<=[^\x00-\x7f] )|(?=[^\x00-\x7f])|(?<=\d )|(?=\d))")

Join = tuple[int, int]  # first and end of the characters that part two lines of one paragraph


def width(line: str) -> int:
    """Cells of a line on a terminal, where all that is not ASCII is wide."""
    return 2 * len(line) - len(line.encode("ascii", "ignore"))


def joins(text: str) -> list[Join]:
    """The line ends and blanks of a text that are those of lines of an old page."""
    return [*_line_ends(text), *_blanks(text)]


def _line_ends(text: str) -> list[Join]:
    lines = text.split("\n")
    if len(lines) <= _MIN_LINES:
        return []
    # Long enough, and short enough, by the number of characters: measured closely only where that may be.
    likely = [_MIN_WIDTH <= 2 * len(line) <= 2 * _MAX_WIDTH for line in lines]
    breaking = [bool(line) and line[-1] not in _END for line in lines]
    if sum(map(and_, likely, breaking)) < _BROKEN_OFF * _MIN_LINES:
        return []
    widths = [width(line) if may_be else 0 for line, may_be in zip(lines, likely, strict=True)]
    full = _usual(widths, breaking)
    if not full:
        return []
    ends = accumulate((len(line) + 1 for line in lines), initial=-1)
    next(ends)
    return [
        (end, end + 1)
        for number, (end, line) in enumerate(zip(ends, lines[1:], strict=False))
        if abs(widths[number] - full) <= _SAME
        and breaking[number]
        and width(line[:full]) <= full + _SAME
        and not _OWN.match(line)
        and not _DATE.fullmatch(line)
    ]


def _usual(widths: list[int], breaking: list[bool]) -> int:
    """The width of a wrapped text's lines; 0 where it is not wrapped."""
    ragged = Counter(
        one for one, breaks in zip(widths, breaking, strict=True) if breaks and _MIN_WIDTH <= one <= _MAX_WIDTH
    )
    if not ragged:
        return 0
    full = max(ragged, key=lambda one: sum(ragged[one + off] for off in range(-_SAME, _SAME + 1)))
    alike = [breaks for one, breaks in zip(widths, breaking, strict=True) if abs(one - full) <= _SAME]
    longer = sum(one > full + _SAME for one in widths)
    if len(alike) < _MIN_LINES or sum(alike) < _BROKEN_OFF * len(alike) or 2 * longer > len(alike):
        return 0
    return full


def _blanks(text: str) -> list[Join]:
    """Blanks that stand at equal distances in their paragraphs."""
    if text.count(" ") < _MIN_LINES:
        return []
    places: list[tuple[int, list[int]]] = []  # where a paragraph begins, and its blanks
    start = 0
    for line in text.split("\n"):
        if " " in line and len(line) > _MIN_WIDTH // 2:
            places.append((start, [start + match.start() for match in _BLANK.finditer(line)]))
        start += len(line) + 1
    apart = Counter(
        one
        for begin, blanks in places
        for before, after in pairwise([begin - 1, *blanks])
        if _MIN_WIDTH <= (one := width(text[before + 1 : after])) <= _MAX_WIDTH
    )
    if not apart:
        return []
    full = max(apart, key=lambda one: sum(apart[one + off] for off in range(-_SAME, 1)))
    found: list[Join] = []
    for begin, blanks in places:
        last = begin
        for blank in blanks:
            cells = width(text[last:blank])
            if full - _SAME <= cells <= full:
                found.append((blank, blank + 1))
            if full - _SAME <= cells:
                last = blank + 1
    return found if len(found) >= _MIN_LINES and 2 * len(found) > sum(len(blanks) for _, blanks in places) else []
