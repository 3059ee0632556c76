"""Heads of parts inside the lines of a text that lost its paragraphs: each gets a line of its own."""

import re

from crawler.cleaners.numerals import NUMBER, number
from crawler.cleaners.part_heads import GENRE, stem_of

_MIN_LINE = 700  # characters of a line that may hold several documents
_MIN_STEM = 4
_SPACE = r"[ \u3000]{0,4}"
_MODEL = r"(?:范文|范本|样本|样例|模板|例文|模版)"
# Heads with a title of each part's own; they stand behind the end of a sentence.
_OWN = re.compile(
    rf"(?:(?<=[。!?;…”\"』)】\s])|^)(?:[【\[]{_SPACE}(?:第{_SPACE}{NUMBER}{_SPACE}篇|篇{_SPACE}{NUMBER}){_SPACE}[】\]]|"
    rf"(?:第{_SPACE}{NUMBER}{_SPACE}篇(?!章)|篇{_SPACE}{NUMBER}){_SPACE}[:、]{_SPACE}"
    rf"(?:[^\s。!?;:]{{2,50}}?(?=[ \u3000])|[^\s。!?;:]{{2,50}}?{GENRE}(?=[^\s。!?;:,]{{0,40}}[,。]))?)",
    re.MULTILINE,
)


def broken_up(text: str, folded: str, title: str) -> tuple[str, list[int]]:
    """A text whose heads stand inside its lines, with a line for each, and where the line feeds were put in.

    Any other text comes back as it is. `folded` is the text folded, `title` the page's, folded.
    """
    if max(map(len, folded.split("\n"))) < _MIN_LINE:
        return text, []
    spans = _of_stem(folded, stem_of(title))
    if len(spans) < 2:
        spans = [found.span() for found in _OWN.finditer(folded)]
    if len(spans) < 2:
        return text, []
    pieces: list[str] = []
    breaks: list[int] = []
    done = length = 0
    for first, end in spans:
        for place in (first, end):
            if 0 < place < len(text) and "\n" not in text[place - 1 : place + 1]:
                pieces += (text[done:place], "\n")
                length += place - done
                breaks.append(length)
                length += 1
                done = place
    return "".join([*pieces, text[done:]]), breaks


def _of_stem(folded: str, stem: str) -> list[tuple[int, int]]:
    """The heads that begin with the title's stem. A number is read as the one behind the last, where it can be."""
    if len(stem) < _MIN_STEM or folded.count(stem) < 2:
        return []
    head = re.compile(
        rf"(?:对于|关于|最新|20\d\d年)?{re.escape(stem)}{_SPACE}{_MODEL}?{_SPACE}(?:第{_SPACE}(?P<a>{NUMBER}){_SPACE}篇|[【\[(]{_SPACE}第?篇?"
        rf"(?P<b>{NUMBER})篇?{_SPACE}[】\])]|篇{_SPACE}[(](?P<e>{NUMBER})[)]|篇{_SPACE}(?P<c>{NUMBER})|(?P<d>{NUMBER}){_SPACE}篇?(?=[\s:])):?"
    )
    spans: list[tuple[int, int]] = []
    expected = 0
    for found in head.finditer(folded):
        name = next(name for name in "abecd" if found[name])
        digits, end = found[name], found.end()
        glued = folded[end : end + 1]
        if name == "c" and (not digits.isdecimal() or glued.isdecimal() or glued == "年"):
            # 篇一一年来, 篇12005年: what is the number and what the text?
            readings = [digits[:size] for size in range(len(digits), 0, -1)]
            fitting = [read for read in readings if number(read) == expected + 1] if expected else []
            if not expected:
                fitting = [read for read in readings if number(read) == 1]
            digits = next(iter(fitting or [read for read in readings if number(read)]), digits)
            end = found.start(name) + len(digits)
        value = number(digits)
        if value is None:
            continue
        expected = value
        spans.append((found.start(), end))
    return spans
