"""Blanks in the midst of paragraphs, where the lines of a printed or plain-text original ended (`wraps`)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from crawler.cleaners.language.words import AROUND
from crawler.cleaners.repair.lines import beside, placed
from crawler.cleaners.repair.paragraphs.wraps import INDENT, MAX_WIDTH, MIN_LINES, MIN_WIDTH, SAME, are_within, width
from crawler.cleaners.repair.replacement import Replacement
from indexer import late_re as re

_BLANK = re.compile(r" (?<=\S )(?=\S)(?:(?<=[^\x00-\x7f] )|(?=[^\x00-\x7f])|(?<=\d )|(?=\d))")
# In a text that sets off its numbers and Latin words by blanks (共发布 109 期) only other blanks count.
_BLANK_OF_SPACED = re.compile(r" (?<=[^\x00-\x7f] )(?=[^\x00-\x7f])")
_SET_OFF = re.compile(r" (?:(?<=[\u4e00-\u9fff] )(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%] )(?=[\u4e00-\u9fff]))")
_NOT_SET_OFF = re.compile(r"[0-9A-Za-z](?<=[\u4e00-\u9fff].)"), re.compile(r"[0-9A-Za-z%](?=[\u4e00-\u9fff])")


class _Paragraph(NamedTuple):
    """A paragraph: where it begins, and the places of its blanks."""

    begin: int
    blanks: list[int]


def blanks_at_line_ends(text: str) -> list[Replacement]:
    """The blanks of a text that stand where the lines of its original ended: removed.

    They are those of paragraphs in which blanks stand at equal distances. Other blanks in such a text stay as suspect.
    """
    if text.count(" ") < MIN_LINES:
        return []
    blank, same = (_BLANK_OF_SPACED, SAME + 1) if _sets_off(text) else (_BLANK, SAME)
    paragraphs = list(_paragraphs(text, blank))
    full = _usual_distance(text, paragraphs, same)
    if not full:
        return []
    at_ends = {place for paragraph in paragraphs for place in _at_line_ends(text, paragraph, full, same)}
    blanks = [place for paragraph in paragraphs for place in paragraph.blanks]
    if len(at_ends) < MIN_LINES or 2 * len(at_ends) <= len(blanks):
        return []
    if not are_within([beside(text, place, place + 1, AROUND) for place in sorted(at_ends)]):
        return []
    return [Replacement(place, place + 1, "" if place in at_ends else " ") for place in blanks]


def _sets_off(text: str) -> bool:
    """Whether a text sets off its numbers and Latin words by blanks, and has others besides."""
    if len(_BLANK_OF_SPACED.findall(text)) < MIN_LINES:
        return False
    return len(_SET_OFF.findall(text)) > sum(len(border.findall(text)) for border in _NOT_SET_OFF)


def _paragraphs(text: str, blank: re.Pattern[str]) -> Iterator[_Paragraph]:
    for begin, line in placed(text):
        if " " in line and len(line) > MIN_WIDTH // 2:
            yield _Paragraph(begin, [begin + match.start() for match in blank.finditer(line)])


def _usual_distance(text: str, paragraphs: Iterable[_Paragraph], same: int) -> int:
    """The cells from one blank to the next in most cases, give or take `same`; 0 where none are as wide as a line."""
    apart, first = Counter[int](), Counter[int]()  # times of each distance, and those before a paragraph's first blank
    for begin, blanks in paragraphs:
        for number, (before, after) in enumerate(pairwise([begin - 1, *blanks])):
            if 2 * (after - before - 1) < MIN_WIDTH:  # most blanks are close to one another
                continue
            if MIN_WIDTH <= (cells := width(text[before + 1 : after])) <= MAX_WIDTH:
                apart[cells] += 1
                first[cells] += number == 0
    return max(
        apart,
        key=lambda cells: (
            sum(apart[cells - less] for less in range(same + 1))
            + sum(first[cells - less] for less in range(same + 1, same + INDENT + 1))
        ),
        default=0,
    )


def _at_line_ends(text: str, paragraph: _Paragraph, full: int, same: int) -> Iterator[int]:
    """The blanks of a paragraph that stand a line's width behind the one before."""
    last = paragraph.begin
    for place in paragraph.blanks:
        least = full - same - (INDENT if last == paragraph.begin else 0)
        if 2 * (place - last) >= least and (cells := width(text[last:place])) >= least:
            if cells <= full:
                yield place
            last = place + 1
