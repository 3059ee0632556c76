"""Hard wraps: paragraphs with line ends where the lines of a printed or plain-text original ended.

Lines of one width that break off prove it, if some do so within a word, or most within punctuated prose. The first line
of a paragraph may be narrower by the two blanks of its indent, which a page's layout loses. Verse, lists, headings and
signatures differ: their lines are short, of unequal width, or end where a sentence or a word does.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from operator import and_
from typing import NamedTuple

from crawler.cleaners.repair.lines import CLAUSE_ENDS, ENDS, OWN_LINE, is_within
from crawler.cleaners.repair.replacement import Replacement
from indexer import late_re as re

MIN_WIDTH = 32  # cells of a line, two for a Chinese character
MAX_WIDTH = 140
SAME = 3  # cells by which lines of one width differ, for a mark that may not begin a line
_LONGER = 10  # cells by which a line may be longer that breaks off behind a number, with its unit and marks
_BEHIND_NUMBER = re.compile(r"[0-9.%％]\D{0,3}\Z")
_UNDIVIDED = re.compile("[0-9A-Za-z.%％/-]{0,20}")  # a number or word that is carried to the next line as a whole
INDENT = 4  # cells of the two blanks that begin a paragraph
MIN_LINES = 4
_FEW, _FEW_CUT = 3, 2  # lines of one width that break off, and those within a word: enough to be suspect
# Share of the joined lines that must break off within a word, or else within sentences; in most lists none do.
_CUT, _WITHIN = 0.08, 0.6
_PROSE = 0.3  # share of the lines in which a clause must end: in lists of names none does, though they look cut
_STOPS = "，。；、！？"
_MOST_CUT = 500  # of a text that are looked at
_DATE = re.compile(r"[\d二〇○零一三四五六七八九十年月日\s]{6,16}")


def width(line: str) -> int:
    """Cells of a line on a terminal, where all that is not ASCII is wide."""
    return 2 * len(line) - len(line.encode("ascii", "ignore"))


def line_ends(text: str) -> list[Replacement]:
    """The line ends of a text that come from the lines of its original: removed.

    Where a full line ends with its sentence the line end may be a paragraph's: it stays as suspect. So do line ends
    within words where too few lines are full.
    """
    lines = text.split("\n")
    if len(lines) <= MIN_LINES:
        return []
    # Only lines whose number of characters allows it are measured.
    likely = [MIN_WIDTH <= 2 * len(line) <= 2 * MAX_WIDTH for line in lines]
    breaking = [bool(line) and line[-1] not in ENDS for line in lines]
    if sum(map(and_, likely, breaking)) < _FEW:
        return []
    widths = [width(line) if may_be else 0 for line, may_be in zip(lines, likely, strict=True)]
    assumed = (_wrapped(lines, widths, breaking, indent) for indent in (0, INDENT))
    wrapped = max(assumed, key=lambda wrapped: len(wrapped.joined) - wrapped.too_long)
    joined = sorted(wrapped.joined)
    prose = sum(CLAUSE_ENDS.search(lines[number]) is not None for number in joined)
    proved = prose >= _PROSE * len(joined) and are_within([(lines[number], lines[number + 1]) for number in joined])
    texts = dict.fromkeys(wrapped.doubtful if proved else _few(lines, widths, breaking), "\n")
    if proved:
        texts |= dict.fromkeys(wrapped.joined, "")
    ends = [end - 1 for end in accumulate(len(line) + 1 for line in lines)]
    return [Replacement(ends[number], ends[number] + 1, texts[number]) for number in sorted(texts)]


def _few(lines: list[str], widths: list[int], breaking: list[bool]) -> frozenset[int]:
    """The lines that break off within a word, where none is longer than these and too few are as long to be joined."""
    full = max(widths)
    if full > MAX_WIDTH or max(map(len, lines)) > full:
        return frozenset()
    off = [
        number
        for number, following in enumerate(lines[1:])
        if breaking[number] and full - _LONGER <= widths[number] and following and not OWN_LINE.match(following)
    ]
    if len(off) < _FEW or any(CLAUSE_ENDS.search(lines[number]) is None for number in off):
        return frozenset()
    cut = frozenset(number for number in off[:_MOST_CUT] if is_within(lines[number], lines[number + 1]))
    return cut if len(cut) >= _FEW_CUT else frozenset()


def are_within(cuts: Sequence[tuple[str, str]]) -> bool:
    """Whether enough cuts between two pieces are within a word or before a mark that begins no line, or most of them
    within a sentence."""
    within = cut = 0
    looked_at = cuts[:_MOST_CUT]
    for before, behind in looked_at:
        cut += is_within(before, behind)
        within += "，" in before and behind[-1] in _STOPS
    return cut > _CUT * len(looked_at) or within >= max(MIN_LINES, _WITHIN * len(looked_at))


class _Wrapped(NamedTuple):
    """The lines of a text on the assumption that they were wrapped at one width."""

    joined: frozenset[int]  # those that go on in the next line
    doubtful: frozenset[int]  # those that may
    too_long: int  # how many contradict the assumption


def _wrapped(lines: list[str], widths: list[int], breaking: list[bool], indent: int) -> _Wrapped:
    """The lines that go on in the next, if the first of each paragraph was indented by `indent` cells, which are gone.

    Such a first line is narrower than the others. So a full line is not the first of its paragraph: the line above goes
    on in it, even if a sentence ends there.
    """
    full = _usual_width(lines, widths, breaking, indent)
    joined: set[int] = set()
    doubtful: set[int] = set()
    too_long = 0
    for number, (stripped, following) in enumerate(zip(widths, [*lines[1:], ""], strict=True) if full else ()):
        cells = stripped if number - 1 in joined else stripped + indent
        too_long += cells > full + SAME
        if not following or OWN_LINE.match(following) or _DATE.fullmatch(following):
            continue
        more = _LONGER if breaking[number] and _BEHIND_NUMBER.search(lines[number]) else SAME
        cells_behind = width(following[:full])
        if not full - max(SAME, _undivided(following)) <= cells <= full + more or cells_behind > full + more:
            continue
        if breaking[number] or cells_behind > full + SAME - indent:
            joined.add(number)
        else:
            doubtful.add(number)
    return _Wrapped(frozenset(joined), frozenset(doubtful), too_long)


def _undivided(line: str) -> int:
    """Cells of the number or Latin word that a line begins with."""
    found = _UNDIVIDED.match(line)
    return found.end() if found else 0


def _usual_width(lines: list[str], widths: list[int], breaking: list[bool], indent: int) -> int:
    """The width of a wrapped text's lines; 0 where it is not wrapped. Headings of one width prove nothing."""
    ragged = Counter(
        cells for cells, breaks in zip(widths, breaking, strict=True) if breaks and MIN_WIDTH <= cells <= MAX_WIDTH
    )
    if not ragged:
        return 0
    near = range(-SAME - indent, SAME + 1)
    full = max(ragged, key=lambda cells: sum(ragged[cells + off] for off in near))
    alike = [number for number, cells in enumerate(widths) if cells - full in near]
    # A numbered item that goes on in a line without a number is prose, too.
    prose = sum(not all(map(OWN_LINE.match, lines[number : number + 2])) for number in alike)
    broken_off = sum(breaking[number] for number in alike)
    longer = sum(cells > full + _LONGER for cells in widths)
    if min(prose, broken_off) < MIN_LINES or 2 * longer > len(alike):
        return 0
    return full
