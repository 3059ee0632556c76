"""Splits a page that holds several documents into its parts.

A part begins at its head (`part_heads`), on a line of its own or inside a long line; parts may have heads within. Where
there are none and the title claims several texts, parts begin where the numbering of the sections begins again.
"""

from itertools import zip_longest

from crawler.cleaners.compilation.contents import Contents, contents
from crawler.cleaners.compilation.inline_heads import broken_up
from crawler.cleaners.compilation.lines import Lines, Part, Split, lines_of, taken_before
from crawler.cleaners.compilation.only_part import single
from crawler.cleaners.compilation.part_heads import MAX_PREAMBLE, MIN_PART, Head, find_heads, stem_of
from crawler.cleaners.compilation.part_titles import own_title, titled
from crawler.cleaners.compilation.without_heads import without_heads
from crawler.cleaners.record import Change
from crawler.cleaners.vocabulary.numerals import NUMBER
from indexer import late_re as re
from indexer.text import fold

# The head of a group of parts, above the head of its first: 第2篇 三台县工作总结, and below it 工作总结（一）.
_OF_GROUP = re.compile(rf"[【\[(]?第{NUMBER}篇.{{0,60}}(?<![。,;!?])")


def split(text: str, title: str) -> Split:
    """The parts of a page's text, one for a text that is no compilation. The page's title may itself be a head."""
    folded = fold(text)
    title_folded = fold(title)
    if listed := contents(folded):
        return _listed(text, folded, listed)
    broken, breaks = broken_up(text, folded, title_folded)
    whole = lines_of(broken, fold(broken) if breaks else folded, breaks)
    changes: list[Change] = []
    heads = find_heads(whole.folded, title_folded)
    parts = _parts(whole, heads, title, changes) if heads else without_heads(whole, title_folded, changes)
    if parts:
        return Split(tuple(parts), tuple(changes))
    return single(lines_of(text, folded, []) if breaks else whole, title_folded)


def _parts(whole: Lines, heads: list[Head], title: str, changes: list[Change], *, nested: bool = False) -> list[Part]:
    """The parts under their heads; instead of a part that has heads itself, its own parts. Records what goes."""
    folded = fold(title)
    # Above the first head may stand a document without one, below the page's title or carried over from another page.
    parts = taken_before(whole, max(heads[0].first, 0), MIN_PART if heads[0].number > 1 else MAX_PREAMBLE + 1, changes)
    for head, following in zip_longest(heads, heads[1:]):
        end = following.first if following else len(whole.lines)
        line = whole.lines[head.line] if head.line >= 0 else title
        changes += [whole.change("part head", place) for place in range(max(head.first, 0), head.line + 1)]
        part_title = own_title(line[slice(*head.title)]) if head.title else ""
        if following and end > head.line + 1 and _OF_GROUP.fullmatch(whole.folded[end - 1]):
            end -= 1
            changes.append(whole.change("part head", end))
        body = whole.cut(head.line + 1, end)
        inner = [] if nested else find_heads(body.folded, folded, nested=True)
        if inner:
            parts += _parts(body, inner, title, changes, nested=True)
            continue
        part_title, body = titled(part_title, body, stem_of(folded), changes)
        if any(body.lines):
            parts.append(body.part(part_title or None, line.rstrip(" :：")))
    return parts


def _listed(text: str, folded: str, listed: Contents) -> Split:
    """The parts under the titles that a table of contents names, and longer texts above it and behind it."""
    parts: list[Part] = []
    start = listed.start if listed.start > MAX_PREAMBLE else 0
    first = listed.titles[0][0]
    has_untitled = first - listed.end >= MIN_PART  # a text under a title that does not stand again
    end = listed.end if has_untitled else first
    changes = [Change("compilation", "table of contents", start, text[start:end])]
    if start:
        parts.append(_part(text, folded, 0, start))
    if has_untitled:
        parts.append(_part(text, folded, end, first))
    starts = [start for start, _ in listed.titles[1:]] + [len(text)]
    for (start, below), following in zip(listed.titles, starts, strict=True):
        changes.append(Change("compilation", "part head", start, text[start:below]))
        parts.append(_part(text, folded, below, following, text[start:below]))
    return Split(tuple(parts), tuple(changes))


def _part(text: str, folded: str, first: int, end: int, title: str | None = None) -> Part:
    """A stretch of a text as a part; its title, if it has one, is its head."""
    return Part(title, text[first:end].strip(), folded[first:end].strip(), title)
