"""What stands in the container but is no part of the article: removed, and recorded with its rule.

Here only that is removed which the markup or the place gives away: links, boxes named for something else, the lines
around title and end. What a site writes between the author's sentences is left to the later stages, which read text.
"""

from dataclasses import dataclass, replace
from itertools import groupby, islice

from crawler.cleaners.article import rules as rule
from crawler.cleaners.article.layout import Block
from crawler.cleaners.article.measures import SENTENCE, Measured
from crawler.cleaners.article.names import loosely_named, names_other
from crawler.cleaners.article.title_lines import is_cut, title_key, together
from crawler.cleaners.article.wording import begins_comments, heads_others, is_meta, is_notice, is_stamp
from crawler.cleaners.document import Element
from crawler.cleaners.particulars import REACH, particulars
from crawler.cleaners.record import Change
from indexer.text import fold

_TITLE = 4  # letters of a title that can be told from other words
_MIN_TEXT = 10  # characters where a selector says that they are the article; less is none
_MIN_ROWS = 150  # characters without a sentence: a form or the site's foot has less, a table that is an article more
_MIN_BEFORE = 100  # characters of prose above a long list of comments or another article
_EDITOR = 80  # characters of a line that names editors
_BESIDE = 30  # elements among which a caption's picture is
_FEW_WORDS, _PLANTED = 60, 0.2  # characters of what is planted beside an article; the part of it that all are
_PLANTED_TAGS = frozenset(("p", "div"))
_CAPTION = 120  # characters of the words under a picture
_LINK = 12  # characters of one that leads away from the text


@dataclass(slots=True)
class _Judged:
    """The lines of the container; `gone[i]` is the rule that removes line `start + i`, or ""."""

    measured: Measured
    start: int
    gone: list[str]
    title: str
    title_key: str

    def text(self, position: int) -> str:
        return self.measured.page.lines[self.start + position].text

    def share_linked(self, position: int) -> float:
        return self.measured.page.lines[self.start + position].linked / len(self.text(position))

    def weight(self, position: int) -> float:
        """The line's prose; 0 outside the container."""
        return self.measured.weights[self.start + position] if 0 <= position < len(self.gone) else 0.0

    def take(self, first: int, last: int, name: str) -> None:
        self.gone[first:last] = [gone or name for gone in self.gone[first:last]]


def prune(measured: Measured, container: Block, title: str, trusted: bool) -> tuple[list[str], list[Change]]:
    """The lines of the container that are the article's, and what was removed.

    `trusted`: the container comes from the site's own selector, so names of elements in it do not count against them.
    """
    gone = [""] * (container.end - container.start)
    judged = _Judged(measured, container.start, gone, title, title_key(title))
    _boxes(judged, container, trusted)
    _head(judged)
    _comments(judged)
    _tail(judged)
    _lines(judged)
    kept = [position for position, gone in enumerate(judged.gone) if not gone]
    texts = [judged.text(position) for position in kept]
    least = _MIN_TEXT if trusted else _MIN_ROWS
    enough = sum(map(len, texts)) >= least or (not trusted and sum(map(judged.weight, kept)) >= SENTENCE)
    return texts if enough else [], _record(judged)


def _boxes(judged: _Judged, container: Block, trusted: bool) -> None:
    """Remove elements that are named for something else, or that hold links rather than sentences."""
    measured = judged.measured
    most = 0.3 * measured.prose(container)
    planted = _planted(measured, container)
    done = 0  # what stands before it is judged: boxes come from the outside in
    for block in measured.page.blocks:
        first, last = block.start - container.start, block.end - container.start
        inside = done <= first and last <= len(judged.gone) and last - first < len(judged.gone)
        if not inside or (measured.prose(block) > most and not _follows(judged, block)):
            continue
        named = "" if trusted else _named(judged, block, planted)
        if name := named or ("links" if _is_links(judged, block) else ""):
            judged.take(first, last, name)
            done = last


def _named(judged: _Judged, block: Block, planted: set[Element]) -> str:
    """Why a box is no part of the article, whatever its text says; "" if nothing tells so."""
    if names_other(block) and not _is_authors(judged, block):
        return "element named for something else"
    if _is_caption(block) and judged.measured.size(block) <= _CAPTION:
        return "caption"
    return "hidden" if block.element in planted else ""


def _is_links(judged: _Judged, block: Block) -> bool:
    """Whether a box holds links rather than sentences.

    One linked line between two paragraphs is a heading of theirs; in a table, or with a label before the link
    (小编推荐：…), an advertisement.
    """
    measured, size = judged.measured, judged.measured.size(block)
    first, last = block.start - judged.start, block.end - judged.start
    one = last - first == 1
    if measured.linked(block) <= 0.6 * size or measured.prose(block) >= 0.4 * size or (one and size < _LINK):
        return False
    text = judged.text(first)
    if rule.POSTSCRIPT.match(text):
        return False
    between = min(judged.weight(first - 1), judged.weight(last)) >= SENTENCE
    return not (one and between and block.tag != "table" and not rule.PICK.match(text))


def _is_authors(judged: _Judged, block: Block) -> bool:
    """Whether a box holds sentences of the author, though its name is one of something else."""
    measured, size = judged.measured, judged.measured.size(block)
    if rule.REST_NAME.search(block.name):
        return measured.prose(block) >= 0.8 * size and measured.linked(block) < 0.1 * size
    inside = range(block.start - judged.start, block.end - judged.start)
    return loosely_named(block) and all(_is_sentence(judged, position) for position in inside)


def _planted(measured: Measured, container: Block) -> set[Element]:
    """The boxes that no reader sees, if they hold a few words or are a small part of the text.

    More are the rest of a text that a click unfolds, or answers that do.
    """
    hidden = [
        block
        for block in measured.page.blocks
        if block.tag in _PLANTED_TAGS  # a table's rows are unfolded
        and container.start <= block.start < block.end <= container.end
        and rule.HIDDEN.search(block.element.get("style") or "")
        and not _is_tab(block.element)
    ]
    few = sum(map(measured.prose, hidden)) <= _PLANTED * measured.prose(container)
    return {block.element for block in hidden if few or measured.size(block) <= _FEW_WORDS}


def _is_tab(element: Element) -> bool:
    """Whether the box before or behind has the same name: of such a row a click shows one after another."""
    beside = [other for other in (element.getprevious(), element.getnext()) if other is not None]
    its = element.tag, element.get("class")
    return its[1] is not None and any((other.tag, other.get("class")) == its for other in beside)


def _follows(judged: _Judged, block: Block) -> bool:
    """Whether there is an article before an element that is certainly named for something else, however long it is."""
    if not rule.SURELY_OTHER_NAME.search(block.name) or not names_other(block):
        return False
    return judged.measured.prose(replace(block, start=judged.start, end=block.start)) >= _MIN_BEFORE


def _is_caption(block: Block) -> bool:
    return block.tag == "figcaption" or (
        bool(rule.CAPTION_NAME.search(block.name))
        and any(element.tag == "img" for element in islice(block.element.iter(), _BESIDE))
    )


def _head(judged: _Judged) -> None:
    """Title, breadcrumb and the line of date and source, where they stand above the text in its own container."""
    table = particulars([judged.text(position) for position in range(min(REACH, len(judged.gone)))])
    judged.take(table.start, table.stop, "document's particulars")
    passed = 0
    for position, gone in enumerate(judged.gone):
        text = judged.text(position)
        if gone:
            continue
        if lines := _lines_of_title(judged, position):
            judged.take(position, position + lines, "title repeated")
        elif len(text) <= 100 and rule.BREADCRUMB.search(text):
            judged.gone[position] = "breadcrumb"
        elif is_meta(text) or is_stamp(text):
            if not (rule.AUTHORS_DAY.fullmatch(text) or _is_meeting(judged, position)):
                judged.gone[position] = "date and source"
        elif _is_abstract(judged, position):
            judged.gone[position] = "abstract"
        else:
            passed += 1
            if passed >= 3 or len(text) > 60:
                return


def _lines_of_title(judged: _Judged, position: int) -> int:
    """The number of lines from this one on over which the title stands."""
    if _is_title(judged, judged.text(position)):
        return 1
    over = (key for key, _ in together(judged.measured.page, judged.start + position))
    lines = next((number for number, key in enumerate(over, 1) if key == judged.title_key), 0)
    return lines if len(judged.title_key) >= _TITLE and position + lines <= len(judged.gone) else 0


def _is_title(judged: _Judged, text: str) -> bool:
    """Whether a line is the title, alone or with date and source behind it, or half of it and breaks off."""
    if len(judged.title_key) < _TITLE:
        return False
    key = title_key(text)
    if is_cut(text) and judged.title_key.startswith(key) and len(key) * 2 >= len(judged.title_key):
        return True
    rest = text.removeprefix(judged.title)
    return key == judged.title_key or (rest != text and (is_meta(rest) or is_stamp(rest)))


def _is_meeting(judged: _Judged, position: int) -> bool:
    """Whether the time on a line is the author's, because the place or the speaker of a meeting stands under it."""
    return position + 1 < len(judged.gone) and bool(rule.DOCUMENT_LABEL.match(judged.text(position + 1)))


def _is_abstract(judged: _Judged, position: int) -> bool:
    """Whether the next line begins with this one, or one soon after where this breaks off: an abstract of it."""
    text = judged.text(position)
    begins = text.rstrip(" .…·。")
    below = range(position + 1, min(position + (4 if text[-1] in ".…" else 2), len(judged.gone)))
    return len(begins) >= SENTENCE and any(judged.text(at).startswith(begins) for at in below)


def _is_sentence(judged: _Judged, position: int) -> bool:
    """Whether this is a sentence of an author: whole, not a link, not a notice."""
    text = judged.text(position)
    return len(text) >= SENTENCE and text[-1] in "。！" and judged.share_linked(position) < 0.2 and not is_notice(text)


def _comments(judged: _Judged) -> None:
    """Remove what readers wrote: from its heading on, if a line that names one of them or a time stands under it."""
    lines, end = judged.measured.page.lines, judged.start + len(judged.gone)
    before = 0.0
    for position in range(len(judged.gone)):
        before += judged.weight(position)
        if before >= _MIN_BEFORE and begins_comments(lines, judged.start + position, end):
            judged.take(position, len(judged.gone), "comments")
            return


def _tail(judged: _Judged) -> None:
    """Remove what follows the article: from a heading such as 相关阅读 on, if little prose is under it; and notices."""
    judged.take(_end(judged), len(judged.gone), "what follows the article")
    for position in reversed(range(len(judged.gone))):
        text = judged.text(position)
        if judged.gone[position]:
            continue
        if rule.POSTSCRIPT.match(text):
            return
        if (len(text) <= 200 and _is_notice_only(text)) or judged.share_linked(position) > 0.8:
            judged.gone[position] = "notice at the end"
        elif len(text) <= _EDITOR and rule.EDITOR.match(text):
            judged.gone[position] = "editor"
        elif _is_title(judged, text):
            judged.gone[position] = "title repeated"
        else:
            return


def _end(judged: _Judged) -> int:
    """Where the article ends: at the first heading of other pages or editor's line that has little prose under it."""
    most = 0.12 * sum(map(judged.weight, range(len(judged.gone))))
    after = sentences = 0.0  # prose below, and what of it is more than labels
    cut, signed = len(judged.gone), False
    for position in reversed(range(len(judged.gone))):
        if judged.start + position in judged.measured.teasers:
            continue
        weight = judged.weight(position)
        after += weight
        sentences += weight if weight >= SENTENCE else 0
        if sentences >= most or _is_sentence(judged, position):
            break
        text = judged.text(position)
        signed = signed or bool(rule.POSTSCRIPT.match(text))
        # Above a signature, or a line in no link, one with its own link in it (推荐阅读：…) heads nothing.
        own = judged.gone[position] and judged.share_linked(position) > 0.5
        if len(text) > _EDITOR or (own and (signed or _is_text(judged, position + 1))):
            continue
        text = fold(text)
        edited = not signed and after < most and rule.EDITOR.match(text)
        if edited or heads_others(text):
            cut = position
    return cut


def _is_text(judged: _Judged, position: int) -> bool:
    """Whether a line of the article's box is there that is no link, notice or label, and is not removed."""
    if position >= len(judged.gone) or judged.gone[position] or judged.share_linked(position) > 0.5:
        return False
    text = judged.text(position)
    if is_notice(text) or is_meta(text) or is_stamp(text) or heads_others(text):
        return False
    return not (rule.PAGER.match(text) or rule.NEIGHBOUR.match(text))


def _is_notice_only(text: str) -> bool:
    """Whether a line is a notice, rather than a sentence of the author with a notice in brackets."""
    said = rule.PLANTED.sub("", text)
    return is_notice(said if len(said) >= SENTENCE and not said.isascii() else text)


def _lines(judged: _Judged) -> None:
    """Remove links to neighbours, and tools, wherever they stand."""
    for position, gone in enumerate(judged.gone):
        text = judged.text(position)
        if gone or len(text) > 60:
            continue
        if rule.PAGER.match(text):
            judged.gone[position] = "page numbers"
        elif rule.NEIGHBOUR.match(text) and (judged.share_linked(position) > 0 or len(text) <= 12):
            judged.gone[position] = "neighbours and tools"
        elif judged.share_linked(position) > 0.8 and (rule.TRAILER.match(text) or text.startswith("广告")):
            judged.gone[position] = "related pages"


def _record(judged: _Judged) -> list[Change]:
    """One change for each run of lines that one rule removed."""
    runs = groupby(range(len(judged.gone)), key=judged.gone.__getitem__)
    return [Change("article", gone, 0, "\n".join(map(judged.text, run))) for gone, run in runs if gone]
