"""Hard wraps: paragraphs that were broken into lines, or strewn with blanks, where the lines of their original ended.

Lines of one width that break off prove it, if some do so within a word, or most in the midst of punctuated prose; the
first of a paragraph may be narrower by the two blanks that it was indented by, which a page's layout has lost. Verse,
lists, headings and signatures are no such lines: they are short, of unequal width, or end where a sentence or a word
does.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import and_
from typing import NamedTuple

from crawler.cleaners.language.words import AROUND
from crawler.cleaners.repair.lines import CLAUSE_ENDS, ENDS, OWN_LINE, beside, is_within, placed
from indexer import late_re as re

_MIN_WIDTH = 32  # cells of a line, two for a Chinese character
_MAX_WIDTH = 140
_SAME = 3  # cells by which lines of one width differ: a mark that may not begin a line
_LONGER = 10  # cells by which one is longer that breaks off behind a number or its unit and marks
_BEHIND_NUMBER = re.compile(r"[0-9.%％]\D{0,3}\Z")
_WHOLE = re.compile("[0-9A-Za-z.%％/-]{0,20}")  # what is not parted, and so may begin the next line
_INDENT = 4  # cells of the two blanks that begin a paragraph
_MIN_LINES = 4
_FEW, _FEW_CUT = 3, 2  # lines of one width that break off, and those within a word: too few to join, not to tell
# Share of what is joined that must be within a word, or else in sentences: of most lists and tables nothing is.
_CUT, _WITHIN = 0.08, 0.6
_PROSE = 0.3  # share of the lines in which a clause must end: names look like words that are cut, but are no clauses
_STOPS = "，。；、！？"
_MOST_CUT = 500  # of a text that are looked at
_DATE = re.compile(r"[\d二〇○零一三四五六七八九十年月日\s]{6,16}")
_BLANK = re.compile(r" (?<=\S )(?=\S)(?:(?<=[^\x00-\x7f] )|(?=[^\x00-\x7f])|(?<=\d )|(?=\d))")
# Of a text that sets off its numbers and Latin words by blanks (共发布 109 期): such blanks tell nothing.
_BLANK_OF_SPACED = re.compile(r" (?<=[^\x00-\x7f] )(?=[^\x00-\x7f])")
_SET_OFF = re.compile(r" (?:(?<=[\u4e00-\u9fff] )(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%] )(?=[\u4e00-\u9fff]))")
_NOT_SET_OFF = re.compile(r"[0-9A-Za-z](?<=[\u4e00-\u9fff].)"), re.compile(r"[0-9A-Za-z%](?=[\u4e00-\u9fff])")


def width(line: str) -> int:
    """Cells of a line on a terminal, where all that is not ASCII is wide."""
    return 2 * len(line) - len(line.encode("ascii", "ignore"))


def joins(text: str) -> Iterator[tuple[int, int, str]]:
    """The line ends and blanks of a text that are those of lines of an old page: first, end and what comes instead.

    A line's end may be both where the line is full and ends with its sentence: it stays, and is told as one that does.
    So is a blank elsewhere in such a text, and a line's end within a word where too few lines are full.
    """
    yield from _line_ends(text)
    yield from _blanks(text)


def _line_ends(text: str) -> list[tuple[int, int, str]]:
    lines = text.split("\n")
    if len(lines) <= _MIN_LINES:
        return []
    # Long enough, and short enough, by the number of characters: measured closely only where that may be.
    likely = [_MIN_WIDTH <= 2 * len(line) <= 2 * _MAX_WIDTH for line in lines]
    breaking = [bool(line) and line[-1] not in ENDS for line in lines]
    if sum(map(and_, likely, breaking)) < _FEW:
        return []
    widths = [width(line) if may_be else 0 for line, may_be in zip(lines, likely, strict=True)]
    wrapped = max((_joined(lines, widths, breaking, indent) for indent in (0, _INDENT)), key=_explained)
    joined = sorted(wrapped.joined)
    prose = sum(CLAUSE_ENDS.search(lines[number]) is not None for number in joined)
    proved = prose >= _PROSE * len(joined) and _are_within([(lines[number], lines[number + 1]) for number in joined])
    found = ((wrapped.joined, ""), (wrapped.doubtful, "\n")) if proved else ((_few(lines, widths, breaking), "\n"),)
    ends = [end - 1 for end in accumulate(len(line) + 1 for line in lines)]
    return [(ends[number], ends[number] + 1, after) for numbers, after in found for number in sorted(numbers)]


def _few(lines: list[str], widths: list[int], breaking: list[bool]) -> frozenset[int]:
    """The lines that break off within a word where none is longer than those, and too few are so long to be joined."""
    full = max(widths)
    if full > _MAX_WIDTH or max(map(len, lines)) > full:
        return frozenset()
    off = [
        number
        for number, behind in enumerate(lines[1:])
        if breaking[number] and full - _LONGER <= widths[number] and behind and not OWN_LINE.match(behind)
    ]
    if len(off) < _FEW or any(CLAUSE_ENDS.search(lines[number]) is None for number in off):
        return frozenset()
    cut = frozenset(number for number in off[:_MOST_CUT] if is_within(lines[number], lines[number + 1]))
    return cut if len(cut) >= _FEW_CUT else frozenset()


def _are_within(cuts: Sequence[tuple[str, str]]) -> bool:
    """Whether enough of the cuts between two pieces are within a word, or before what begins no line, or most of them
    within a sentence."""
    within = cut = 0
    looked_at = cuts[:_MOST_CUT]
    for before, behind in looked_at:
        cut += is_within(before, behind)
        within += "，" in before and behind[-1] in _STOPS
    return cut > _CUT * len(looked_at) or within >= max(_MIN_LINES, _WITHIN * len(looked_at))


class _Wrapped(NamedTuple):
    """What lines are if they were wrapped at one width."""

    joined: frozenset[int]  # those that the next one continues
    doubtful: frozenset[int]  # those that it may continue
    too_long: int  # how many no such wrapping leaves


def _explained(wrapped: _Wrapped) -> int:
    return len(wrapped.joined) - wrapped.too_long


def _joined(lines: list[str], widths: list[int], breaking: list[bool], indent: int) -> _Wrapped:
    """The lines that go on in the next, if the first of each paragraph was indented by so many cells, which are gone.

    Such a first line is narrower by these than the others. So where a line as wide as those follows another, it is no
    first one: even a line that ends with a sentence goes on in it.
    """
    full = _usual(lines, widths, breaking, indent)
    joined: set[int] = set()
    doubtful: set[int] = set()
    too_long = 0
    for number, (stripped, following) in enumerate(zip(widths, [*lines[1:], ""], strict=True) if full else ()):
        cells = stripped if number - 1 in joined else stripped + indent
        too_long += cells > full + _SAME
        if not following or OWN_LINE.match(following) or _DATE.fullmatch(following):
            continue
        more = _LONGER if breaking[number] and _BEHIND_NUMBER.search(lines[number]) else _SAME
        cells_behind = width(following[:full])
        if not full - max(_SAME, _unparted(following)) <= cells <= full + more or cells_behind > full + more:
            continue
        if breaking[number] or cells_behind > full + _SAME - indent:
            joined.add(number)
        else:
            doubtful.add(number)
    return _Wrapped(frozenset(joined), frozenset(doubtful), too_long)


def _unparted(line: str) -> int:
    """Cells of the number or Latin word that a line begins with."""
    found = _WHOLE.match(line)
    return found.end() if found else 0


def _usual(lines: list[str], widths: list[int], breaking: list[bool], indent: int) -> int:
    """The width of a wrapped text's lines; 0 where it is not wrapped. Headings of one width prove nothing."""
    ragged = Counter(
        one for one, breaks in zip(widths, breaking, strict=True) if breaks and _MIN_WIDTH <= one <= _MAX_WIDTH
    )
    if not ragged:
        return 0
    near = range(-_SAME - indent, _SAME + 1)
    full = max(ragged, key=lambda one: sum(ragged[one + off] for off in near))
    alike = [number for number, one in enumerate(widths) if one - full in near]
    # A numbered item that goes on in a line without a number is prose, too.
    prose = sum(not all(map(OWN_LINE.match, lines[number : number + 2])) for number in alike)
    broken_off = sum(breaking[number] for number in alike)
    longer = sum(one > full + _LONGER for one in widths)
    if min(prose, broken_off) < _MIN_LINES or 2 * longer > len(alike):
        return 0
    return full


class _Paragraph(NamedTuple):
    """Where a paragraph begins, and its blanks."""

    begin: int
    blanks: list[int]


def _blanks(text: str) -> list[tuple[int, int, str]]:
    """Blanks that stand at equal distances in their paragraphs."""
    if text.count(" ") < _MIN_LINES:
        return []
    blank, same = (_BLANK_OF_SPACED, _SAME + 1) if _sets_off(text) else (_BLANK, _SAME)
    paragraphs = list(_paragraphs(text, blank))
    full = _usual_distance(text, paragraphs, same)
    found = {place for one in paragraphs for place in _at_line_ends(text, one, full, same)} if full else set()
    proved = len(found) >= _MIN_LINES and 2 * len(found) > sum(len(one.blanks) for one in paragraphs)
    proved = proved and _are_within([beside(text, place, place + 1, AROUND) for place in sorted(found)])
    blanks = (place for one in paragraphs for place in one.blanks)
    return [(place, place + 1, "" if place in found else " ") for place in blanks] if proved else []


def _sets_off(text: str) -> bool:
    """Whether a text sets off its numbers and Latin words by blanks.

    Asked only where there are other blanks too, which those may hide.
    """
    if len(_BLANK_OF_SPACED.findall(text)) < _MIN_LINES:
        return False
    return len(_SET_OFF.findall(text)) > sum(len(border.findall(text)) for border in _NOT_SET_OFF)


def _paragraphs(text: str, blank: re.Pattern[str]) -> Iterator[_Paragraph]:
    for begin, line in placed(text):
        if " " in line and len(line) > _MIN_WIDTH // 2:
            yield _Paragraph(begin, [begin + match.start() for match in blank.finditer(line)])


def _usual_distance(text: str, paragraphs: Iterable[_Paragraph], same: int) -> int:
    """The cells from one blank to the next in most cases, give or take some; 0 where none are as wide as a line."""
    apart, first = Counter[int](), Counter[int]()  # how often so many; how often before the first of a paragraph
    for begin, blanks in paragraphs:
        for number, (before, after) in enumerate(pairwise([begin - 1, *blanks])):
            if 2 * (after - before - 1) < _MIN_WIDTH:  # most blanks are close to one another
                continue
            if _MIN_WIDTH <= (cells := width(text[before + 1 : after])) <= _MAX_WIDTH:
                apart[cells] += 1
                first[cells] += number == 0
    return max(
        apart,
        key=lambda one: (
            sum(apart[one - less] for less in range(same + 1))
            + sum(first[one - less] for less in range(same + 1, same + _INDENT + 1))
        ),
        default=0,
    )


def _at_line_ends(text: str, paragraph: _Paragraph, full: int, same: int) -> Iterator[int]:
    """The blanks behind as many cells as a line has, counted from the blank of that kind before."""
    last = paragraph.begin
    for place in paragraph.blanks:
        least = full - same - (_INDENT if last == paragraph.begin else 0)
        if 2 * (place - last) >= least and (cells := width(text[last:place])) >= least:
            if cells <= full:
                yield place
            last = place + 1
