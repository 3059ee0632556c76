"""Split: a page that glues several documents together becomes its parts.

Its parts begin at their heads (`part_heads`), on lines of their own or inside one long line, nested heads included.
Where there are no heads and the title says that there are several texts, parts begin where the numbering of the
sections begins again.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from crawler.cleaners.body_words import SIGNED
from crawler.cleaners.compilation.contents import Contents, contents
from crawler.cleaners.compilation.forms import COUNTED, GENRE
from crawler.cleaners.compilation.inline_heads import broken_up
from crawler.cleaners.compilation.part_heads import CLAIM, MIN_PART, Head, find_heads, only_head, stem_of
from crawler.cleaners.numerals import NUMBER, number
from crawler.cleaners.record import Change
from crawler.cleaners.title_words import without_claim
from indexer.text import fold

_MAX_TITLES = 3  # titles above one another under a head
_HALF = 0.5  # of all their characters those that a page's title and its document's share
_MOST = 0.6  # of the page's title that a part of it must be to be no section's name
_MIN_PROSE = 40  # characters of a paragraph
_MAX_PREAMBLE = 600  # characters; a longer text before the first head is a document of its own

_LENGTH_NOTE = re.compile(r"\s*[（(]?\d{3,5}\s*字[)）]?\s*$")
_TITLE_END = re.compile(rf".{{4,50}}{GENRE}(?:范文)?")
_LEAST, _LEAST_SIGNED = 2, 3  # texts whose title says that they are several, and others
_STOP = re.compile("[，,。：:；;]")
_NUMBERED = re.compile(r"第?[一二三四五六七八九十\d（(]{1,4}[、.．)）]")
_FIRST_SECTION = re.compile(r"(?:一|壹)\s?[、.:]")
_SECOND_SECTION = re.compile(r"(?:二|贰)\s?[、.:]")
_OPENING = re.compile(
    r"如下|汇报|领导下|指导|今年|一年|年来|年度|半年|为(?:做好|了|进一步|认真|切实)|根据|20[\d*]{2}年|\*+年"
)


# The head of a part whose others are on other pages: alone on the first line, or with the text right behind it.
_ONE = rf"(?:{NUMBER}(?=[)\s篇:]*$)|十?[一二三四五六七八九十]|\d{{1,2}}(?![\d年月日])|\d(?=(?:19|20)[\d*]{{2}}年))"
_LONE_HEAD = re.compile(
    rf"(?P<stem>.{{4,90}}?)(?:范文|精选|\s)*(?:篇\s?[(]?{_ONE}[)]?|[【(\[]?第\s?{_ONE}\s?篇[】)\]]?)[:\s]?"
)
# The same with nothing but a number, the text right behind it.
_LONE_DIGIT = re.compile(rf"(?P<stem>.{{4,60}}?)\d{{1,2}}(?=[\u4e00-\u9fff])(?!{COUNTED})")
# The same with the number before the title: 第一篇:<title>, 篇一:<title>.
_LONE_FRONT = re.compile(rf"[【\[]?(?:第\s?{NUMBER}\s?篇|篇\s?{NUMBER})[】\]]?\s?[:、]?\s?")


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a page. `title` is its own, None where it has none; `head` the line that began it."""

    title: str | None
    text: str
    folded: str  # of the text
    head: str | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """The parts of a page in order, and what was taken out between them."""

    parts: tuple[Part, ...]
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class _Text:
    """A text by lines, and where each stands in the stage's input."""

    lines: list[str]
    folded: list[str]
    starts: list[int]

    def cut(self, first: int, end: int) -> "_Text":
        return _Text(self.lines[first:end], self.folded[first:end], self.starts[first:end])

    def behind(self, place: int) -> "_Text":
        """Without the first characters of the first line."""
        lines, folded = [self.lines[0][place:], *self.lines[1:]], [self.folded[0][place:], *self.folded[1:]]
        return _Text(lines, folded, [self.starts[0] + place, *self.starts[1:]])

    def part(self, title: str | None, head: str | None) -> Part:
        return Part(title, "\n".join(self.lines), "\n".join(self.folded), head)


def split(text: str, title: str) -> Split:
    """The parts of a text, one for a text that is no compilation. `title` is the page's; it may itself be a head."""
    folded = fold(text)
    title_folded = fold(title)
    if listed := contents(folded):
        return _listed(text, folded, listed)
    broken, breaks = broken_up(text, folded, title_folded)
    whole = _text(broken, fold(broken) if breaks else folded, breaks)
    changes: list[Change] = []
    heads = find_heads(whole.folded, title_folded)
    parts = _parts(whole, heads, title, changes) if heads else _headless(whole, title_folded, changes)
    if parts:
        return Split(tuple(parts), tuple(changes))
    return _single(_text(text, folded, []) if breaks else whole, title_folded)


def _listed(text: str, folded: str, listed: Contents) -> Split:
    """The parts under the titles that a table of contents names, and longer texts above it and behind it."""
    parts: list[Part] = []
    start = listed.start if listed.start > _MAX_PREAMBLE else 0
    begins = listed.heads[0].start
    is_part = begins - listed.end >= MIN_PART  # under a title that does not stand again
    end = listed.end if is_part else begins
    changes = [Change("compilation", "table of contents", start, text[start:end])]
    if start:
        parts.append(_part(text, folded, 0, start))
    if is_part:
        parts.append(_part(text, folded, end, begins))
    for head, end in zip(listed.heads, [*(one.start for one in listed.heads[1:]), len(text)], strict=True):
        title = text[head.start : head.end]
        changes.append(Change("compilation", "part head", head.start, title))
        parts.append(_part(text, folded, head.end, end, title))
    return Split(tuple(parts), tuple(changes))


def _part(text: str, folded: str, first: int, end: int, title: str | None = None) -> Part:
    """A stretch of a text as a part; its title, if it has one, is its head."""
    return Part(title, text[first:end].strip(), folded[first:end].strip(), title)


def _text(broken: str, folded: str, breaks: list[int]) -> _Text:
    """A text by lines; `breaks` are the places in it at which a line feed was put in."""
    lines = broken.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    if not breaks:
        return _Text(lines, folded.split("\n"), starts)
    starts = [place - bisect_right(breaks, place - 1) for place in starts]
    return _Text([line.strip() for line in lines], [line.strip() for line in folded.split("\n")], starts)


def _parts(whole: _Text, heads: list[Head], title: str, changes: list[Change], *, nested: bool = False) -> list[Part]:
    """The parts under their heads, and under each the parts of its own, if it has any."""
    folded = fold(title)
    # Behind the title, or carried over from the page before, a document without a head of its own.
    parts = _before(whole, max(heads[0].first, 0), MIN_PART if heads[0].number > 1 else _MAX_PREAMBLE + 1, changes)
    for place, head in enumerate(heads):
        end = heads[place + 1].first if place + 1 < len(heads) else len(whole.lines)
        line = whole.lines[head.line] if head.line >= 0 else title
        for said in range(max(head.first, 0), head.line + 1):
            changes.append(Change("compilation", "part head", whole.starts[said], whole.lines[said]))
        own = _own_title(line[slice(*head.own)]) if head.own else ""
        body = whole.cut(head.line + 1, end)
        inner = [] if nested else find_heads(body.folded, folded, nested=True)
        if inner:
            parts += _parts(body, inner, title, changes, nested=True)
            continue
        own, body = _titled(own, body, stem_of(folded), changes)
        if any(body.lines):
            parts.append(body.part(own or None, line.rstrip(" :：")))
    return parts


def _before(whole: _Text, first: int, least: int, changes: list[Change]) -> list[Part]:
    """What stands above the first part's line: a part of so many characters, or the site's words, which go."""
    before = whole.cut(0, first).part(None, None)
    if len(before.text) >= least:
        return [before]
    if before.text:
        changes.append(Change("compilation", "before the first part", whole.starts[0], before.text))
    return []


def _single(whole: _Text, title: str) -> Split:
    """A text that is one document, without the head or the title that it begins with.

    It gets no head: where a page holds one part, the page's title speaks for it.
    """
    first = whole.lines[0]
    if len(whole.lines) > 1 and (only := only_head(whole.folded[0], title)):
        changes = [Change("compilation", "part head", whole.starts[0], first)]
        named = _own_title(first[slice(*only.own)]) if only.own else ""
        named, body = _titled(named, whole.cut(1, len(whole.lines)), stem_of(title), changes)
        if any(body.lines):
            return Split((body.part(named or None, None),), tuple(changes))
    if lone := _lone_head(whole.folded[0], title):
        head, behind = first[: lone.end], len(first) - lone.end
        own = first[slice(*lone.own)] or None
        change = Change("compilation", "part head", whole.starts[0], head)
        if not behind and len(whole.lines) > 1:
            return Split((whole.cut(1, len(whole.lines)).part(own, None),), (change,))
        if behind >= _MIN_PROSE:
            return Split((whole.behind(lone.end).part(own, None),), (change,))
    if _begins_with_title(whole, title):
        change = Change("compilation", "document's title", whole.starts[0], first)
        return Split((whole.cut(1, len(whole.lines)).part(first, None),), (change,))
    return Split((whole.part(None, None),))


def _begins_with_title(whole: _Text, title: str) -> bool:
    """Whether the first line, above a paragraph, is a title like the page's, and no section's name."""
    if len(whole.lines) < 2 or len(whole.lines[1]) < _MIN_PROSE:
        return False
    first = whole.folded[0]
    is_piece = first in title and len(first) < _MOST * len(title)
    return _is_title(first) and not is_piece and _are_alike(stem_of(title), stem_of(first))


class _LoneHead(NamedTuple):
    """The head of a part whose fellows are on other pages, at the beginning of a line."""

    end: int
    own: tuple[int, int]  # where the part's own title stands in it


def _lone_head(line: str, title: str) -> _LoneHead | None:
    wanted = stem_of(title)
    lone = _LONE_HEAD.match(line) or _LONE_DIGIT.match(line)
    if lone and wanted and stem_of(lone["stem"]) in (wanted, 2 * wanted):
        return _LoneHead(lone.end(), (0, 0))
    front = _LONE_FRONT.match(line)
    if not front or not (bare := without_claim(title).strip()):
        return None
    end = front.end()
    while line.startswith(bare, end):
        end += len(bare)
    return _LoneHead(end, (front.end(), front.end() + len(bare))) if end > front.end() else None


def _are_alike(one: str, other: str) -> bool:
    return _HALF * len(set(one) | set(other)) <= len(set(one) & set(other))


def _titled(own: str, body: _Text, wanted: str, changes: list[Change]) -> tuple[str, _Text]:
    """A part's own title, and its text without the titles above it: that one, and the page's said again.

    `own` is what the head says, `wanted` the stem of the page's title.
    """
    for _ in range(_MAX_TITLES):
        first, folded = (body.lines[0], body.folded[0]) if body.lines else ("", "")
        if first != own and not _is_title(folded):
            break
        general = not own or stem_of(fold(own)) == wanted
        if first != own and not general and stem_of(fold(first)) != wanted:
            break
        changes.append(Change("compilation", "part title", body.starts[0], first))
        own = first if general else own
        body = body.cut(1, len(body.lines))
    return own, body


def _own_title(words: str) -> str:
    """A part's own title without the number of its characters, and without half a pair of title marks."""
    own = _LENGTH_NOTE.sub("", words).strip(" *★☆　:：")
    if own.count("《") != own.count("》"):
        own = own.removeprefix("《").removesuffix("》")
    return own


def _headless(whole: _Text, title: str, changes: list[Change]) -> list[Part]:
    """The parts of a text without heads, whose title or form says that it is several; [] where it cannot be told.

    A part begins with the paragraph before its section 一、, or with a title above that. Where the page's title is of
    one text, each must have a title of its own, with the day on which the one before was signed above it.
    """
    claim = CLAIM.search(title)
    firsts = [place for place, line in enumerate(whole.folded) if _FIRST_SECTION.match(line)]
    if len(firsts) < (_LEAST if claim else _LEAST_SIGNED):
        return []
    begins: list[tuple[int, bool]] = []  # the line, and whether it is a title
    for place in firsts:
        opening = max(place - 1, 0)
        while opening > 0 and not _is_title(whole.folded[opening]) and _is_title(whole.folded[opening - 1]):
            opening -= 1
        if place and _NUMBERED.match(whole.lines[opening]):
            continue
        begins.append((opening, _is_title(whole.folded[opening])))
    if len(begins) < _LEAST or not (claim or _are_signed(whole, begins)):
        return []
    ends = [begin for begin, _ in begins[1:]] + [len(whole.lines)]
    counted = claim is not None and number(claim[0].rstrip("篇则 ")) == len(begins)
    for (begin, titled), end in zip(begins, ends, strict=True):
        inside = whole.folded[begin:end]
        told = counted or titled or not begin or _OPENING.search(whole.folded[begin])
        if not told or sum(map(len, inside)) < MIN_PART or not any(map(_SECOND_SECTION.match, inside)):
            return []
    begin, titled = begins[0]
    parts = _before(whole, begin, _MAX_PREAMBLE + 1, changes) if titled else []
    for place, ((begin, titled), end) in enumerate(zip(begins, ends, strict=True)):
        first = 0 if not place and not titled else begin
        body = whole.cut(first + titled, end)
        parts.append(body.part(whole.lines[begin] if titled else None, None))
    return parts


def _are_signed(whole: _Text, begins: list[tuple[int, bool]]) -> bool:
    """Whether documents of one kind stand behind one another: all but the first have a title under a day's line."""
    later = begins[1:]
    signed = [titled and SIGNED.fullmatch(whole.folded[begin - 1]) is not None for begin, titled in later]
    kinds = {whole.folded[begin][-2:] for begin, _ in later}
    return len(begins) >= _LEAST_SIGNED and all(signed) and len(kinds) == 1


def _is_title(folded: str) -> bool:
    return bool(_TITLE_END.fullmatch(folded)) and not _NUMBERED.match(folded) and not _STOP.search(folded)
