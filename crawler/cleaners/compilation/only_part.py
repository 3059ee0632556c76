"""Removes the head or the title with which the only document of a page begins.

A head shows that other parts are on other pages. It is a line of its own, or the text stands right behind it.
"""

from dataclasses import replace
from typing import NamedTuple

from crawler.cleaners.compilation.forms import COUNTED, FORMS, SENTENCE_ENDS, Span
from crawler.cleaners.compilation.lines import Lines, Split, taken_before
from crawler.cleaners.compilation.part_heads import CLAIM, HAS_GENRE, MAX_PREAMBLE, Head, are_alike, is_short, stem_of
from crawler.cleaners.compilation.part_titles import is_title, own_title, titled
from crawler.cleaners.record import Change
from crawler.cleaners.vocabulary.numerals import NUMBER
from crawler.cleaners.vocabulary.title_words import ASKED, MODEL, without_claim
from indexer import late_re as re

# The forms that also a single head may have; in the others a single line is a section's heading.
_ALONE = tuple(form for form in FORMS if form.needs not in {"claim", "count"})
_MIN_SHARED = 0.5  # share of all their characters that a page's title and its document's have in common
_MIN_SHARE = 0.6  # share of the page's title that a part of it must be, to be no section's name
_MIN_PROSE = 40  # characters of a paragraph
_MIN_STEM = 4  # characters
_ENDS = f"{SENTENCE_ENDS}篇"  # with which the site's words end

# Title marks around a stem, and a year at its end.
_AROUND = re.compile(r"^[《【]+|[》】(]*(?:20\d\d年?)?$")
_PART_OF_NUMBER = re.compile("[0-9〇零一二三四五六七八九十]{2}")  # a year's end: 工作总结2019

# What a site tells its readers above the texts that it offers; and the words of a head that numbers texts.
_OFFERS = re.compile(
    rf"(?:小编|编辑|我们|我|大家|您|你|本文|下面|以下)[^。\n]{{0,60}}(?:整理|收集|搜集|分享|呈现|推荐|提供|带来|准备)[^。\n]{{0,60}}"
    rf"(?:{HAS_GENRE.pattern}|[一二三四五六七八九十多\d]篇)|(?:整理|收集|分享)[^。\n]{{0,10}}(?:帮助|支持|阅读|参考)"
)
_BY_PIECE = re.compile(rf"[篇则]|{MODEL}")
# The head of a part whose others are on other pages: alone on the first line, or with the text right behind it.
_ONE = rf"(?:{NUMBER}(?=[)\s篇:]*$)|十?[一二三四五六七八九十]|\d{{1,2}}(?![\d年月日])|\d(?=(?:19|20)[\d*]{{2}}年))"
_INLINE_HEAD = re.compile(
    rf"(?P<stem>.{{4,90}}?)(?:范文|精选|\s)*[【(\[]?(?:篇\s?[(]?{_ONE}[)]?|第\s?{_ONE}\s?篇)[】)\]]?[:\s]?"
)
# The same with nothing but a number, the text right behind it.
_INLINE_DIGIT = re.compile(rf"(?P<stem>.{{4,60}}?)\s?\d{{1,2}}(?!\s?篇|{COUNTED})(?=\s?[“《\u4e00-\u9fff])\s?")
# The same with the number before the title: 第一篇:<title>, 篇一:<title>.
_NUMBER_FIRST = re.compile(rf"[【\[]?(?:第\s?{NUMBER}\s?篇|篇\s?{NUMBER})[】\]]?\s?[:、]?\s?")
# No author begins so.
_SURELY_FIRST = re.compile(rf"{ASKED}篇[一1](?!\d)\s?[:、]?\s?|篇[一1]\s?[:、]\s?|【篇[一1]】\s?[:、]?\s?")
# The first of several, behind the title.
_FIRST = r"\s?(?:篇?\s?(?:1(?![\d年月日.、])|一(?=\s))|[【(]第?[一1]篇[】)])\s?:?\s?"


def single(whole: Lines, title: str) -> Split:
    """A text that is one document, without the head or the title that it begins with.

    It gets no head: where a page holds one part, the page's title speaks for it.
    """
    return (
        _without_head_line(whole, title)
        or _without_inline_head(whole, title)
        or _without_its_title(whole, title)
        or Split((whole.part(None, None),))
    )


def _without_head_line(whole: Lines, title: str) -> Split | None:
    """The text below its head, a line of its own; None where it has none, or nothing is below."""
    head = _head_line(whole.folded, title) if len(whole.lines) > 1 else None
    if not head:
        return None
    changes: list[Change] = []
    taken_before(whole, head.line, MAX_PREAMBLE + 1, changes)
    changes.append(whole.change("part head", head.line))
    part_title = own_title(whole.lines[head.line][slice(*head.title)]) if head.title else ""
    part_title, body = titled(part_title, whole.cut(head.line + 1), stem_of(title), changes)
    return Split((body.part(part_title or None, None),), tuple(changes)) if any(body.lines) else None


def _without_inline_head(whole: Lines, title: str) -> Split | None:
    """The text behind a head on its first line, or below a head of no form; None where it has none."""
    head = _inline_head(whole.folded[0], title)
    if not head:
        return None
    first = whole.lines[0]
    if head.end == len(first) and len(whole.lines) > 1:
        body = whole.cut(1)
    elif len(first) - head.end >= _MIN_PROSE or whole.folded[0].endswith(":"):  # or a greeting
        body = whole.behind(head.end)
    else:
        return None
    return Split((body.part(first[slice(*head.title)] or None, None),), (whole.change("part head", 0, head.end),))


def _without_its_title(whole: Lines, title: str) -> Split | None:
    """The text below its title, if its first line, above a paragraph, is one like the page's and no section's name."""
    if len(whole.lines) < 2 or len(whole.lines[1]) < _MIN_PROSE:
        return None
    first = whole.folded[0]
    is_piece = first in title and len(first) < _MIN_SHARE * len(title)
    of_page, of_line = set(stem_of(title)), set(stem_of(first))
    if is_piece or not is_title(first) or _MIN_SHARED * len(of_page | of_line) > len(of_page & of_line):
        return None
    return Split((whole.cut(1).part(whole.lines[0], None),), (whole.change("document's title"),))


def _head_line(lines: list[str], title: str) -> Head | None:
    """The head of the only part of a page, all in folded form.

    It is the first line, and holds the page's title, one of its own, or only its number: 工作总结(篇一), 篇一:工作总结,
    第1篇. Number one may also stand below the site's words to its reader, if it holds the page's title.
    """
    size = 0
    offered = False  # whether the site offers texts above
    for place, line in enumerate(lines):
        by_piece = offered and _BY_PIECE.search(line, 0, MAX_PREAMBLE) is not None
        head = _head_of(line, title, exactly=not by_piece) if place else None
        offered = offered or _OFFERS.search(line, 0, MAX_PREAMBLE) is not None
        if head and head.number == 1:
            return replace(head, line=place, first=place)
        size += len(line) + 1
        if size > MAX_PREAMBLE:
            break
    return _head_of(lines[0], title, exactly=False)


def _head_of(line: str, title: str, *, exactly: bool) -> Head | None:
    """The head that a line is, if it is one; `exactly`: with the page's title and no other."""
    if not is_short(line):
        return None
    wanted = stem_of(title)
    for form in _ALONE:
        read = form.read(line)
        if not read or _PART_OF_NUMBER.match(line, max(read.number_at - 1, 0)):
            continue
        part_title = read.title or (None if title else read.stem)  # if the page has none, the stem alone names the part
        named = read.stem or part_title
        name = line[slice(*named)] if named else ""
        if (
            name and _AROUND.sub("", stem_of(name)) == _AROUND.sub("", wanted)
            if exactly
            else not name or are_alike(stem_of(name), wanted) or (form.needs != "title" and HAS_GENRE.search(name))
        ):
            return Head(0, read.number, part_title, 0)
    return None


class _InlineHead(NamedTuple):
    """The head at the beginning of a line."""

    end: int
    title: Span  # of its part


def _inline_head(line: str, title: str) -> _InlineHead | None:
    """The head with which a folded line begins, the text standing right behind it; or that has no known form."""
    wanted = stem_of(title)
    stemmed = _INLINE_HEAD.match(line) or _INLINE_DIGIT.match(line)
    if stemmed and wanted and stem_of(stemmed["stem"]) == wanted:
        return _InlineHead(stemmed.end(), (0, 0))
    front = _NUMBER_FIRST.match(line)
    if front and (bare := without_claim(title).strip()) and line.startswith(bare, front.end()):
        end = front.end()
        while line.startswith(bare, end):
            end += len(bare)
        return _InlineHead(end, (front.end(), front.end() + len(bare)))
    if first := _SURELY_FIRST.match(line) or _first_inside(line, title):
        return _InlineHead(first.end(), (0, 0))
    return None


def _first_inside(line: str, title: str) -> re.Match[str] | None:
    """The page's title with number one inside a line that begins with the site's words to its reader."""
    if len(wanted := stem_of(title)) < _MIN_STEM:
        return None
    numbered = rf"(?:20\d\d年|关于|有关)?(?:{re.escape(wanted)}){{1,2}}{MODEL}?{_FIRST}"
    for found in re.finditer(numbered, line[:MAX_PREAMBLE]):
        before = line[: found.start()].rstrip()
        claims = CLAIM.search(title) or CLAIM.search(before) or _OFFERS.search(before)
        if before and before[-1] in _ENDS and claims:
            return found
    return None
