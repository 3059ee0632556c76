"""Paragraphs broken at every number and Latin word, by document viewers that set each run of a script in its own box.

Lines that are only a number or XX prove it, and lines that begin with a mark that begins no line.
"""

from itertools import pairwise
from operator import or_

from crawler.cleaners.repair.lines import BEGINS_NO_LINE, HEADING, placed
from crawler.cleaners.repair.replacement import Replacement
from indexer import late_re as re

_BARE = re.compile(r"[0-9A-Za-z%％.,:+×*—~-]{1,12}\s?%?")  # a line that is one run
_GOES_ON = re.compile(f"(?![?？])[{BEGINS_NO_LINE}‰]")  # a line's ? may be what is left of its indent
_ENDS = frozenset("。！？!?：:；;")
_OWN = re.compile(rf"{HEADING}|[（(]\d{{1,2}}[）)]|各位")
_ITEM = re.compile(r"\d{1,2}[、.．]")  # a number that is a run of its own too
_HEADING = 30  # characters of a heading at most
_MIN_LINES, _MIN_SHARE = 6, 0.25  # such lines of a text, and their share of all its lines


def runs(text: str) -> list[Replacement]:
    """The line ends that divide one paragraph: removed."""
    lines = list(placed(text))
    going_on = [_GOES_ON.match(line) is not None for _, line in lines]
    if sum(going_on) < _MIN_LINES // 2:
        return []
    bare = [_BARE.fullmatch(line) is not None for _, line in lines]
    broken = sum(map(or_, bare, going_on))
    if broken < max(_MIN_LINES, _MIN_SHARE * len(lines)):
        return []
    line_ends: list[Replacement] = []
    paragraph = ""
    for number, ((start, line), (next_start, next_line)) in enumerate(pairwise(lines), 1):
        paragraph += line
        if _goes_on(paragraph, next_line, bare=bare[number], going_on=going_on[number]):
            line_ends.append(Replacement(start + len(line), next_start, ""))
        else:
            paragraph = ""
    return line_ends


def _goes_on(paragraph: str, line: str, *, bare: bool, going_on: bool) -> bool:
    """Whether a line belongs to the paragraph above it.

    `bare`: the line is a number or a word; `going_on`: it begins with a mark that begins no line.
    """
    if not paragraph or not line:
        return False
    if going_on or _ITEM.fullmatch(paragraph):
        return True
    if paragraph[-1] in _ENDS or _OWN.match(line) or _ITEM.fullmatch(line):
        return False
    is_heading = len(paragraph) <= _HEADING and _OWN.match(paragraph) is not None
    return bare or not is_heading
