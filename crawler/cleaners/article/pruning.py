"""What stands in the container but is no part of the article: removed, and recorded with its rule.

Here only that is removed which the markup or the place gives away: links, boxes named for something else, the lines
around title and end. What a site writes between the author's sentences is left to the later stages, which read text.
"""

from collections import Counter
from itertools import groupby, islice

from crawler.cleaners.article import rules as rule
from crawler.cleaners.article.layout import Block, Line
from crawler.cleaners.article.measures import SENTENCE, Measured
from crawler.cleaners.article.names import loosely_named, names_other
from crawler.cleaners.article.title_lines import is_cut, title_key, together
from crawler.cleaners.article.wording import begins_comments, heads_others, is_meta, is_notice, is_stamp
from crawler.cleaners.document import Element
from crawler.cleaners.joining import repeats
from crawler.cleaners.particulars import REACH, particulars
from crawler.cleaners.record import Change
from indexer.text import fold

_AGAIN = "text repeated"
_MIN_LINES = 2  # of prose that stand twice; of one alone the first is an abstract or the lead
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


class _Judged:
    """A container whose lines are judged; they are named by their places in the page."""

    def __init__(self, measured: Measured, container: Block, title: str) -> None:
        self.measured = measured
        self.lines = measured.lines
        self.start, self.end = container.start, container.end
        self.title, self.title_key = title, title_key(title)
        self.gone = dict.fromkeys(range(self.start, self.end), "")  # of each line the rule that removes it, or ""

    def text(self, at: int) -> str:
        return self.lines[at].text

    def weight(self, at: int) -> float:
        """The line's prose; 0 outside the container."""
        return self.measured.weights[at] if at in self.gone else 0.0

    def take(self, first: int, end: int, name: str) -> None:
        self.gone.update({at: self.gone[at] or name for at in range(first, end)})


def prune(measured: Measured, container: Block, title: str, trusted: bool) -> tuple[list[str], list[Change]]:
    """The lines of the container that are the article's, and what was removed.

    `trusted`: the container comes from the site's own selector, so names of elements in it do not count against them.
    """
    judged = _Judged(measured, container, title)
    _copies(judged)
    _boxes(judged, container, trusted)
    _head(judged)
    _comments(judged)
    _tail(judged)
    _lines(judged)
    kept = [at for at, gone in judged.gone.items() if not gone]
    texts = [judged.text(at) for at in kept]
    least = _MIN_TEXT if trusted else _MIN_ROWS
    enough = sum(map(len, texts)) >= least or (not trusted and sum(map(judged.weight, kept)) >= SENTENCE)
    return texts if enough else [], _record(judged)


def _copies(judged: _Judged) -> None:
    """Remove every copy of the text but the first: pages hold one for computers and one for telephones.

    Only the title, date and source may stand between two: under heads of their own they are parts of a compilation.
    """
    prose = [at for at in judged.gone if judged.weight(at) >= SENTENCE]
    texts = [judged.text(at) for at in prose]
    places: dict[str, int] = {}
    first = next((number for number, text in enumerate(texts) if places.setdefault(text, number) != number), 0)
    if first < _MIN_LINES or not repeats(set(texts[first:]), [set(texts[:first])]):
        return
    times = Counter(map(judged.text, judged.gone))
    last = next(at for at in reversed(judged.gone) if times[judged.text(at)] > 1)
    behind = range(prose[first - 1] + 1, last + 1)
    heads = {at for at in behind if times[judged.text(at)] == 1}
    if not all(is_meta(text) or is_stamp(text) or _is_title(judged, text) for text in map(judged.text, heads)):
        return
    seen = set(map(judged.text, range(judged.start, behind.start)))
    for at in behind:
        if at in heads or judged.text(at) in seen:
            judged.gone[at] = _AGAIN
        seen.add(judged.text(at))


def _boxes(judged: _Judged, container: Block, trusted: bool) -> None:
    """Remove elements that are named for something else, or that hold links rather than sentences."""
    measured = judged.measured
    most = 0.3 * measured.prose(container)
    planted = _planted(measured, container)
    done = container.start  # what stands before it is judged: boxes come from the outside in
    for block in measured.blocks:
        inside = done <= block.start and block.end <= container.end and block.end - block.start < len(judged.gone)
        if not inside or (measured.prose(block) > most and not _follows(judged, block)):
            continue
        named = "" if trusted else _named(judged, block, planted)
        if name := named or ("links" if _is_links(judged, block) else ""):
            judged.take(block.start, block.end, name)
            done = block.end


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
    one = block.end - block.start == 1
    if measured.linked(block) <= 0.6 * size or measured.prose(block) >= 0.4 * size or (one and size < _LINK):
        return False
    text = judged.text(block.start)
    if rule.POSTSCRIPT.match(text):
        return False
    between = min(judged.weight(block.start - 1), judged.weight(block.end)) >= SENTENCE
    return not (one and between and block.tag != "table" and not rule.PICK.match(text))


def _is_authors(judged: _Judged, block: Block) -> bool:
    """Whether a box holds sentences of the author, though its name is one of something else."""
    measured, size = judged.measured, judged.measured.size(block)
    if rule.REST_NAME.search(block.name):
        return measured.prose(block) >= 0.8 * size and measured.linked(block) < 0.1 * size
    return loosely_named(block) and all(_is_sentence(judged.lines[at]) for at in range(block.start, block.end))


def _planted(measured: Measured, container: Block) -> set[Element]:
    """The boxes that no reader sees, if they hold a few words or are a small part of the text.

    More are the rest of a text that a click unfolds, or answers that do.
    """
    hidden = [
        block
        for block in measured.blocks
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
    return sum(judged.measured.weights[judged.start : block.start]) >= _MIN_BEFORE


def _is_caption(block: Block) -> bool:
    return block.tag == "figcaption" or (
        bool(rule.CAPTION_NAME.search(block.name))
        and any(element.tag == "img" for element in islice(block.element.iter(), _BESIDE))
    )


def _head(judged: _Judged) -> None:
    """Title, breadcrumb and the line of date and source, where they stand above the text in its own container."""
    table = particulars([line.text for line in judged.lines[judged.start : judged.end][:REACH]])
    judged.take(judged.start + table.start, judged.start + table.stop, "document's particulars")
    passed = 0
    for at, gone in judged.gone.items():
        text = judged.text(at)
        if gone:
            continue
        if lines := _lines_of_title(judged, at):
            judged.take(at, at + lines, "title repeated")
        elif len(text) <= 100 and rule.BREADCRUMB.search(text):
            judged.gone[at] = "breadcrumb"
        elif is_meta(text) or is_stamp(text):
            if not (rule.AUTHORS_DAY.fullmatch(text) or _is_meeting(judged, at)):
                judged.gone[at] = "date and source"
        elif _is_abstract(judged, at):
            judged.gone[at] = "abstract"
        else:
            passed += 1
            if passed >= 3 or len(text) > 60:
                return


def _lines_of_title(judged: _Judged, at: int) -> int:
    """The number of lines from this one on over which the title stands."""
    if _is_title(judged, judged.text(at)):
        return 1
    over = (key for key, _ in together(judged.measured, at))
    lines = next((number for number, key in enumerate(over, 1) if key == judged.title_key), 0)
    return lines if len(judged.title_key) >= _TITLE and at + lines <= judged.end else 0


def _is_title(judged: _Judged, text: str) -> bool:
    """Whether a line is the title, alone or with date and source behind it, or half of it and breaks off."""
    if len(judged.title_key) < _TITLE:
        return False
    key = title_key(text)
    if is_cut(text) and judged.title_key.startswith(key) and len(key) * 2 >= len(judged.title_key):
        return True
    rest = text.removeprefix(judged.title)
    return key == judged.title_key or (rest != text and (is_meta(rest) or is_stamp(rest)))


def _is_meeting(judged: _Judged, at: int) -> bool:
    """Whether the time on a line is the author's, because the place or the speaker of a meeting stands under it."""
    return at + 1 < judged.end and bool(rule.DOCUMENT_LABEL.match(judged.text(at + 1)))


def _is_abstract(judged: _Judged, at: int) -> bool:
    """Whether the next line begins with this one, or one soon after where this breaks off: an abstract of it."""
    text = judged.text(at)
    begins = text.rstrip(" .…·。")
    below = range(at + 1, min(at + (4 if text[-1] in ".…" else 2), judged.end))
    return len(begins) >= SENTENCE and any(judged.text(other).startswith(begins) for other in below)


def _is_sentence(line: Line) -> bool:
    """Whether this is a sentence of an author: whole, not a link, not a notice."""
    text = line.text
    return len(text) >= SENTENCE and text[-1] in "。！" and line.share_linked < 0.2 and not is_notice(text)


def _comments(judged: _Judged) -> None:
    """Remove what readers wrote: from its heading on, if a line that names one of them or a time stands under it."""
    before = 0.0
    for at in judged.gone:
        before += judged.weight(at)
        if before >= _MIN_BEFORE and begins_comments(judged.lines, at, judged.end):
            judged.take(at, judged.end, "comments")
            return


def _tail(judged: _Judged) -> None:
    """Remove what follows the article: from a heading such as 相关阅读 on, if little prose is under it; and notices."""
    judged.take(_end(judged), judged.end, "what follows the article")
    for at, gone in reversed(judged.gone.items()):
        line, text = judged.lines[at], judged.text(at)
        if gone:
            continue
        if rule.POSTSCRIPT.match(text):
            return
        if (len(text) <= 200 and _is_notice_only(text)) or line.share_linked > 0.8:
            judged.gone[at] = "notice at the end"
        elif len(text) <= _EDITOR and rule.EDITOR.match(text):
            judged.gone[at] = "editor"
        elif _is_title(judged, text):
            judged.gone[at] = "title repeated"
        else:
            return


def _end(judged: _Judged) -> int:
    """Where the article ends: at the first heading of other pages or editor's line that has little prose under it."""
    most = 0.12 * sum(map(judged.weight, judged.gone))
    after = sentences = 0.0  # prose below, and what of it is more than labels
    cut, signed = judged.end, False
    for at, gone in reversed(judged.gone.items()):
        if at in judged.measured.teasers or gone == _AGAIN:
            continue
        line, weight = judged.lines[at], judged.weight(at)
        after += weight
        sentences += weight if weight >= SENTENCE else 0
        if sentences >= most or _is_sentence(line):
            break
        text = line.text
        signed = signed or bool(rule.POSTSCRIPT.match(text))
        # Above a signature, or a line in no link, one with its own link in it (推荐阅读：…) heads nothing.
        own = gone and line.is_link
        if len(text) > _EDITOR or (own and (signed or _is_text(judged, at + 1))):
            continue
        text = fold(text)
        edited = not signed and after < most and rule.EDITOR.match(text)
        if edited or heads_others(text):
            cut = at
    return cut


def _is_text(judged: _Judged, at: int) -> bool:
    """Whether a line of the article's box is there that is no link, notice or label, and is not removed."""
    if judged.gone.get(at, "outside") or judged.lines[at].is_link:
        return False
    text = judged.text(at)
    if is_notice(text) or is_meta(text) or is_stamp(text) or heads_others(text):
        return False
    return not (rule.PAGER.match(text) or rule.NEIGHBOUR.match(text))


def _is_notice_only(text: str) -> bool:
    """Whether a line is a notice, rather than a sentence of the author with a notice in brackets."""
    said = rule.PLANTED.sub("", text)
    return is_notice(said if len(said) >= SENTENCE and not said.isascii() else text)


def _lines(judged: _Judged) -> None:
    """Remove links to neighbours, and tools, wherever they stand."""
    for at, gone in judged.gone.items():
        line, text = judged.lines[at], judged.text(at)
        if gone or len(text) > 60:
            continue
        if rule.PAGER.match(text):
            judged.gone[at] = "page numbers"
        elif rule.NEIGHBOUR.match(text) and (line.linked or len(text) <= 12):
            judged.gone[at] = "neighbours and tools"
        elif line.share_linked > 0.8 and (rule.TRAILER.match(text) or text.startswith("广告")):
            judged.gone[at] = "related pages"


def _record(judged: _Judged) -> list[Change]:
    """One change for each run of lines that one rule removed."""
    runs = groupby(judged.gone, key=judged.gone.__getitem__)
    return [Change("article", gone, 0, "\n".join(map(judged.text, run))) for gone, run in runs if gone]
