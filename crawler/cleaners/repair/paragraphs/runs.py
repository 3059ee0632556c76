"""Paragraphs that were broken at every number and Latin word, as viewers of documents set each run in a box of its own.

A line that is nothing but a number or XX, and one that begins with a mark that begins no line, prove it.
"""

from itertools import pairwise

from crawler.cleaners.repair.lines import BEGINS_NO_LINE, HEADING, placed
from indexer import late_re as re

_BARE = re.compile(r"[0-9A-Za-z%％.,:+×*—~-]{1,12}\s?%?")  # a line that is one run
_GOES_ON = re.compile(f"(?![?？])[{BEGINS_NO_LINE}‰]")  # a line's ? may be what is left of its indent
_ENDS = frozenset("。！？!?：:；;")
_OWN = re.compile(rf"{HEADING}|[（(]\d{{1,2}}[）)]|各位")
_ITEM = re.compile(r"\d{1,2}[、.．]")  # a number that is a run of its own too
_HEADING = 30  # characters of a heading at most
_LEAST = 6  # such lines of a text …
_SHARE = 0.25  # … and of all its lines


def runs(text: str) -> list[tuple[int, int, str]]:
    """The line ends of a text that part the runs of one paragraph: first, end and ""."""
    lines = list(placed(text))
    going_on = [_GOES_ON.match(line) is not None for _, line in lines]
    if sum(going_on) < _LEAST // 2:
        return []
    bare = [_BARE.fullmatch(line) is not None for _, line in lines]
    broken = sum(one or two for one, two in zip(bare, going_on, strict=True))
    if broken < max(_LEAST, _SHARE * len(lines)):
        return []
    found: list[tuple[int, int, str]] = []
    paragraph = ""
    for number, ((place, line), (next_, behind)) in enumerate(pairwise(lines), 1):
        paragraph += line
        if _goes_on(paragraph, behind, bare=bare[number], going_on=going_on[number]):
            found.append((place + len(line), next_, ""))
        else:
            paragraph = ""
    return found


def _goes_on(paragraph: str, behind: str, *, bare: bool, going_on: bool) -> bool:
    """Whether the next line belongs to the paragraph that stands before it."""
    if not paragraph or not behind:
        return False
    if going_on or _ITEM.fullmatch(paragraph):
        return True
    if paragraph[-1] in _ENDS or _OWN.match(behind) or _ITEM.fullmatch(behind):
        return False
    is_heading = len(paragraph) <= _HEADING and _OWN.match(paragraph) is not None
    return bare or not is_heading
