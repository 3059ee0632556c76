"""Split: a page that glues several documents together becomes its parts.

Its parts begin at their heads (`part_heads`), on lines of their own or inside one long line, nested heads included.
Where there are no heads and the title says that there are several texts, parts begin where the numbering of the
sections begins again.
"""

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

# Above the head of the first of several that it holds: 第2篇 三台县工作总结, and below it 工作总结（一）.
_OF_GROUP = re.compile(rf"[【\[(]?第{NUMBER}篇.{{0,60}}(?<![。,;!?])")


def split(text: str, title: str) -> Split:
    """The parts of a text, one for a text that is no compilation. `title` is the page's; it may itself be a head."""
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
    """The parts under their heads, and under each the parts of its own, if it has any."""
    folded = fold(title)
    # Behind the title, or carried over from the page before, a document without a head of its own.
    parts = taken_before(whole, max(heads[0].first, 0), MIN_PART if heads[0].number > 1 else MAX_PREAMBLE + 1, changes)
    for place, head in enumerate(heads):
        end = heads[place + 1].first if place + 1 < len(heads) else len(whole.lines)
        line = whole.lines[head.line] if head.line >= 0 else title
        changes += [whole.change("part head", said) for said in range(max(head.first, 0), head.line + 1)]
        own = own_title(line[slice(*head.own)]) if head.own else ""
        if end > head.line + 1 and place + 1 < len(heads) and _OF_GROUP.fullmatch(whole.folded[end - 1]):
            end -= 1
            changes.append(whole.change("part head", end))
        body = whole.cut(head.line + 1, end)
        inner = [] if nested else find_heads(body.folded, folded, nested=True)
        if inner:
            parts += _parts(body, inner, title, changes, nested=True)
            continue
        own, body = titled(own, body, stem_of(folded), changes)
        if any(body.lines):
            parts.append(body.part(own or None, line.rstrip(" :：")))
    return parts


def _listed(text: str, folded: str, listed: Contents) -> Split:
    """The parts under the titles that a table of contents names, and longer texts above it and behind it."""
    parts: list[Part] = []
    start = listed.start if listed.start > MAX_PREAMBLE else 0
    begins = listed.heads[0][0]
    is_part = begins - listed.end >= MIN_PART  # under a title that does not stand again
    end = listed.end if is_part else begins
    changes = [Change("compilation", "table of contents", start, text[start:end])]
    if start:
        parts.append(_part(text, folded, 0, start))
    if is_part:
        parts.append(_part(text, folded, end, begins))
    for (first, below), end in zip(listed.heads, [*(one for one, _ in listed.heads[1:]), len(text)], strict=True):
        title = text[first:below]
        changes.append(Change("compilation", "part head", first, title))
        parts.append(_part(text, folded, below, end, title))
    return Split(tuple(parts), tuple(changes))


def _part(text: str, folded: str, first: int, end: int, title: str | None = None) -> Part:
    """A stretch of a text as a part; its title, if it has one, is its head."""
    return Part(title, text[first:end].strip(), folded[first:end].strip(), title)
