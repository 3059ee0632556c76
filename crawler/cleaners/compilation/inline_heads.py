"""Heads of parts inside the lines of a text that lost its paragraphs: each gets a line of its own."""

import re

from crawler.cleaners.compilation.part_heads import CLAIM, GENRE, stem_of
from crawler.cleaners.numerals import NUMBER, number

_MIN_LINE = 700  # characters of a line that may hold several documents
_MIN_PROSE = 25  # characters behind a head on a shorter line that are a paragraph and no part of the head
_LOOK = 60  # characters on either side of a head that are looked at
_MAX_HEADS = 500  # heads that are looked at: more are no compilation but an attack
_FEW = 2  # heads of which there must be so many
_SENTENCE_ENDS = '。!?;…”"』)】'
_MIN_STEM = 4
_YEAR = re.compile(r"(?:19|20)\d\d年")
_SPACE = r"[ \u3000]{0,4}"
_MODEL = r"(?:范文|范本|样本|样例|模板|例文|模版)"
# Heads with a title of each part's own; they stand behind the end of a sentence.
_OWN = re.compile(
    rf"(?:(?<=[。!?;…”\"』)】\s])|^)(?:[【\[]{_SPACE}(?:第{_SPACE}{NUMBER}{_SPACE}篇|篇{_SPACE}{NUMBER}){_SPACE}[】\]]|"
    rf"(?:第{_SPACE}{NUMBER}{_SPACE}篇(?!章)|篇{_SPACE}{NUMBER}){_SPACE}[:、]{_SPACE}"
    rf"(?:[^\s。!?;:]{{2,50}}?(?=[ \u3000])|[^\s。!?;:,]{{2,50}}$|"
    rf"[^\s。!?;:]{{2,50}}?{GENRE}(?=[^\s。!?;:,]{{0,40}}[,。]))?)",
    re.MULTILINE,
)

# A bare number before the first sentence, where the title says that there are several texts.
_BARE = re.compile(rf"^第{_SPACE}{NUMBER}{_SPACE}篇[ \u3000]{{1,4}}(?=[^\s。!?;:,]{{2,60}},)", re.MULTILINE)


def broken_up(text: str, folded: str, title: str) -> tuple[str, list[int]]:
    """A text whose heads stand inside its lines, with a line for each, and where the line feeds were put in.

    Any other text comes back as it is. `folded` is the text folded, `title` the page's, folded.
    """
    spans = _of_stem(folded, stem_of(title))
    if len(spans) < _FEW and folded.count("篇") >= _FEW:
        spans = [found.span() for found in _OWN.finditer(folded)]
        if len(spans) < _FEW and CLAIM.search(title):
            spans = [found.span() for found in _BARE.finditer(folded)]
    if len(spans) < _FEW:
        return text, []
    pieces: list[str] = []
    breaks: list[int] = []
    done = length = 0
    for place in sorted(place for span in spans[:_MAX_HEADS] for place in _breaks(folded, *span)):
        if breaks and not text[done:place].strip():  # the end of a head, and the beginning of the next
            continue
        pieces += (text[done:place], "\n")
        length += place - done
        breaks.append(length)
        length += 1
        done = place
    return "".join([*pieces, text[done:]]), breaks


def _breaks(folded: str, first: int, end: int) -> list[int]:
    """Where a line has to be broken that the head from `first` to `end` may have one of its own.

    A long line is broken around every head. In a text that has its paragraphs a head is only glued to the end of the
    paragraph before or to the beginning of the one behind.
    """
    begin, stop = folded.rfind("\n", 0, first) + 1, folded.find("\n", end)
    stop = stop if stop >= 0 else len(folded)
    before = folded[max(begin, first - _LOOK) : first].rstrip()
    behind = folded[end : min(stop, end + _LOOK)].strip()
    if stop - begin < _MIN_LINE and before and before[-1] not in _SENTENCE_ENDS:
        return []
    if stop - begin < _MIN_LINE and len(behind) < _MIN_PROSE:
        return [first] if before and not behind else []
    return [place for place, words in ((first, before), (end, behind)) if words]


def _of_stem(folded: str, stem: str) -> list[tuple[int, int]]:
    """The heads that begin with the title's stem. A number is read as the one behind the last, where it can be."""
    if len(stem) < _MIN_STEM or folded.count(stem) < 2:
        return []
    head = re.compile(
        rf"(?:对于|关于|有关|最新的?|20\d\d年){{0,2}}{re.escape(stem)}{_SPACE}{_MODEL}?{_SPACE}(?:第{_SPACE}(?P<a>{NUMBER}){_SPACE}篇|[【\[(]{_SPACE}第?篇?"
        rf"(?P<b>{NUMBER})篇?{_SPACE}[】\])]|篇{_SPACE}[(](?P<e>{NUMBER})[)]|篇{_SPACE}(?P<c>{NUMBER})|(?P<d>{NUMBER}){_SPACE}篇?(?=[\s:])"
        rf"|(?P<f>\d{{1,2}})(?=[\u4e00-\u9fff])(?![年月日个项届次名度季周天])):?"
    )
    spans: list[tuple[int, int]] = []
    expected = 0
    for found in head.finditer(folded):
        name = next(name for name in "abecdf" if found[name])
        if name == "f" and found.start() and folded[found.start() - 1] != "\n":
            continue  # a number with the text right behind it is a head's only where the line begins with it
        digits, end = found[name], found.end()
        glued = folded[end : end + 1]
        if name == "c" and (not digits.isdecimal() or glued.isdecimal() or glued == "年"):
            # 篇一一年来, 篇12005年: what is the number and what the text?
            readings = [digits[:size] for size in range(len(digits), 0, -1)]
            wanted = expected + 1  # 1 where no head came before
            fitting = [read for read in readings if number(read) == wanted]
            if not expected and digits.isdecimal():
                start = found.start(name)
                fitting = [read for read in readings if _YEAR.match(folded, start + len(read))] or fitting
            digits = next(iter(fitting or [read for read in readings if number(read)]), digits)
            end = found.start(name) + len(digits)
        value = number(digits)
        if value is None:
            continue
        expected = value
        spans.append((found.start(), end))
    return spans
