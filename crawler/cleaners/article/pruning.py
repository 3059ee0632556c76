"""Removes from the container what is not part of the article, and records the rule that removed it.

Only what markup or position gives away is removed here: links, blocks named for something else, the lines around the
title and the end. What a site inserts between the author's sentences is left to the later stages, which work on text.
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

_COPY = "text repeated"  # the rule that removes a second copy of the text
_MIN_COPIED = 2  # lines of prose in a copy; a single repeated line is an abstract or a lead
_MIN_TITLE = 4  # letters of a title that cannot be mistaken for other words
_MIN_TEXT = 10  # characters of an article where the site's own selector names its block
_MIN_UNPUNCTUATED = 150  # characters of an article without a sentence, such as a table; forms and footers have fewer
_MIN_BEFORE = 100  # characters of prose above comments, or above another article
_MAX_EDITOR = 80  # characters of a line that names editors
_MAX_CAPTION = 120  # characters of a caption
_NEAR_PICTURE = 30  # elements of a caption's block among which the picture must be
_MAX_PLANTED, _PLANTED_SHARE = 60, 0.2  # hidden text: characters in one block, share of the prose in all of them
_PLANTED_TAGS = frozenset(("p", "div"))  # hidden rows of a table are unfolded by a click
_MIN_LINK = 12  # characters of a linked line that leads away; a shorter one is a word of the text


class _Draft:
    """The lines of a container, and the rule that removes each; lines are named by their positions in the page."""

    def __init__(self, measured: Measured, container: Block, title: str) -> None:
        self.measured = measured
        self.lines = measured.lines
        self.start, self.end = container.start, container.end
        self.title, self.title_key = title, title_key(title)
        self.removed_by = dict.fromkeys(range(self.start, self.end), "")  # "": the line is kept

    def text(self, at: int) -> str:
        """The text of a line."""
        return self.lines[at].text

    def weight(self, at: int) -> float:
        """The characters of prose in a line; 0 outside the container."""
        return self.measured.weights[at] if at in self.removed_by else 0.0

    def remove(self, first: int, end: int, rule_name: str) -> None:
        """Remove the lines from `first` up to `end`; those already removed keep their rule."""
        self.removed_by.update({at: self.removed_by[at] or rule_name for at in range(first, end)})


def prune(measured: Measured, container: Block, title: str, trusted: bool) -> tuple[list[str], list[Change]]:
    """Separate the article from what else its container holds.

    Returns the article's lines, none if too little is left to be one, and what was removed. `trusted`: the site's own
    selector gave the container, so no block in it is judged by its name.
    """
    draft = _Draft(measured, container, title)
    _remove_copies(draft)
    _remove_blocks(draft, container, trusted)
    _remove_head(draft)
    _remove_comments(draft)
    _remove_tail(draft)
    _remove_navigation(draft)
    kept = [at for at, rule_name in draft.removed_by.items() if not rule_name]
    texts = [draft.text(at) for at in kept]
    least = _MIN_TEXT if trusted else _MIN_UNPUNCTUATED
    enough = sum(map(len, texts)) >= least or (not trusted and sum(map(draft.weight, kept)) >= SENTENCE)
    runs = groupby(draft.removed_by, key=draft.removed_by.__getitem__)  # of lines that one rule removed
    removed = [Change("article", name, 0, "\n".join(map(draft.text, run))) for name, run in runs if name]
    return texts if enough else [], removed


def _remove_copies(draft: _Draft) -> None:
    """Remove every copy of the text but the first: pages hold one for computers and one for telephones.

    Between two copies only the title, the date and the source may stand: texts under headings of their own are the
    parts of a compilation.
    """
    prose = [at for at in draft.removed_by if draft.weight(at) >= SENTENCE]
    texts = [draft.text(at) for at in prose]
    first_places: dict[str, int] = {}
    copied = next((place for place, text in enumerate(texts) if first_places.setdefault(text, place) != place), 0)
    if copied < _MIN_COPIED or not repeats(set(texts[copied:]), [set(texts[:copied])]):
        return
    times = Counter(map(draft.text, draft.removed_by))
    last = next(at for at in reversed(draft.removed_by) if times[draft.text(at)] > 1)
    copies = range(prose[copied - 1] + 1, last + 1)
    between = {at for at in copies if times[draft.text(at)] == 1}
    if not all(is_meta(text) or is_stamp(text) or _is_title(draft, text) for text in map(draft.text, between)):
        return
    seen = set(map(draft.text, range(draft.start, copies.start)))
    for at in copies:
        if at in between or draft.text(at) in seen:
            draft.removed_by[at] = _COPY
        seen.add(draft.text(at))


def _remove_blocks(draft: _Draft, container: Block, trusted: bool) -> None:
    """Remove blocks that are named for something else, or that hold links rather than sentences."""
    measured = draft.measured
    most = 0.3 * measured.prose(container)
    planted = _planted(measured, container)
    done = container.start  # blocks come from the outside in: inside one that was removed none is looked at
    for block in measured.blocks:
        inside = done <= block.start and block.end <= container.end and block.end - block.start < len(draft.removed_by)
        if not inside or (measured.prose(block) > most and not _follows_article(draft, block)):
            continue
        named = "" if trusted else _rule_of_name(draft, block, planted)
        if rule_name := named or ("links" if _holds_links(draft, block) else ""):
            draft.remove(block.start, block.end, rule_name)
            done = block.end


def _rule_of_name(draft: _Draft, block: Block, planted: set[Element]) -> str:
    """The rule that removes a block for its name or style, whatever its text says; "" if none does."""
    if names_other(block) and not _is_authors(draft, block):
        return "element named for something else"
    if _is_caption(block) and draft.measured.size(block) <= _MAX_CAPTION:
        return "caption"
    return "hidden" if block.element in planted else ""


def _holds_links(draft: _Draft, block: Block) -> bool:
    """Whether a block holds links rather than sentences.

    A single linked line between two paragraphs is their heading; in a table, or with a label before the link
    (小编推荐：…), it is an advertisement.
    """
    measured, size = draft.measured, draft.measured.size(block)
    single = block.end - block.start == 1
    if measured.linked(block) <= 0.6 * size or measured.prose(block) >= 0.4 * size or (single and size < _MIN_LINK):
        return False
    text = draft.text(block.start)
    if rule.POSTSCRIPT.match(text):
        return False
    in_prose = min(draft.weight(block.start - 1), draft.weight(block.end)) >= SENTENCE
    return not (single and in_prose and block.tag != "table" and not rule.PICK.match(text))


def _is_authors(draft: _Draft, block: Block) -> bool:
    """Whether a block holds the author's sentences, although its name says otherwise."""
    measured, size = draft.measured, draft.measured.size(block)
    if rule.REST_NAME.search(block.name):
        return measured.prose(block) >= 0.8 * size and measured.linked(block) < 0.1 * size
    return loosely_named(block) and all(_is_sentence(draft.lines[at]) for at in range(block.start, block.end))


def _planted(measured: Measured, container: Block) -> set[Element]:
    """The blocks that no reader sees, if they hold a few words or a small share of the text.

    Longer ones are the rest of a text, or answers, that a click unfolds.
    """
    hidden = [
        block
        for block in measured.blocks
        if block.tag in _PLANTED_TAGS
        and container.start <= block.start < block.end <= container.end
        and rule.HIDDEN.search(block.element.get("style") or "")
        and not _is_tab(block.element)
    ]
    few = sum(map(measured.prose, hidden)) <= _PLANTED_SHARE * measured.prose(container)
    return {block.element for block in hidden if few or measured.size(block) <= _MAX_PLANTED}


def _is_tab(element: Element) -> bool:
    """Whether a neighbour has the same tag and class: a click shows such elements one after another."""
    if element.get("class") is None:
        return False
    neighbours = [other for other in (element.getprevious(), element.getnext()) if other is not None]
    return any((other.tag, other.get("class")) == (element.tag, element.get("class")) for other in neighbours)


def _follows_article(draft: _Draft, block: Block) -> bool:
    """Whether an article stands before a block that is certainly named for something else, however long that is."""
    if not rule.SURELY_OTHER_NAME.search(block.name) or not names_other(block):
        return False
    return sum(draft.measured.weights[draft.start : block.start]) >= _MIN_BEFORE


def _is_caption(block: Block) -> bool:
    """Whether a block is a picture's caption, by its tag or by its name and the picture in it."""
    return block.tag == "figcaption" or (
        bool(rule.CAPTION_NAME.search(block.name))
        and any(element.tag == "img" for element in islice(block.element.iter(), _NEAR_PICTURE))
    )


def _remove_head(draft: _Draft) -> None:
    """Remove title, breadcrumb, and the line of date and source where the container has them above the text."""
    table = particulars([line.text for line in draft.lines[draft.start : draft.end][:REACH]])
    draft.remove(draft.start + table.start, draft.start + table.stop, "document's particulars")
    passed = 0  # lines that are none of these
    for at, removed in draft.removed_by.items():
        text = draft.text(at)
        if removed:
            continue
        if lines := _lines_of_title(draft, at):
            draft.remove(at, at + lines, "title repeated")
        elif len(text) <= 100 and rule.BREADCRUMB.search(text):
            draft.removed_by[at] = "breadcrumb"
        elif is_meta(text) or is_stamp(text):
            # The time of a meeting is the author's: its place or its speaker stands on the next line.
            of_meeting = at + 1 < draft.end and rule.DOCUMENT_LABEL.match(draft.text(at + 1))
            if not (of_meeting or rule.AUTHORS_DAY.fullmatch(text)):
                draft.removed_by[at] = "date and source"
        elif _is_abstract(draft, at):
            draft.removed_by[at] = "abstract"
        else:
            passed += 1
            if passed >= 3 or len(text) > 60:
                return


def _lines_of_title(draft: _Draft, at: int) -> int:
    """Over how many lines the title stands from line `at` on; 0 if it does not stand there."""
    if _is_title(draft, draft.text(at)):
        return 1
    keys = (key for key, _ in together(draft.measured, at))
    lines = next((number for number, key in enumerate(keys, 1) if key == draft.title_key), 0)
    return lines if len(draft.title_key) >= _MIN_TITLE and at + lines <= draft.end else 0


def _is_title(draft: _Draft, text: str) -> bool:
    """Whether a line is the title, alone or followed by date and source, or is half of it and breaks off."""
    if len(draft.title_key) < _MIN_TITLE:
        return False
    key = title_key(text)
    if is_cut(text) and draft.title_key.startswith(key) and len(key) * 2 >= len(draft.title_key):
        return True
    rest = text.removeprefix(draft.title)
    return key == draft.title_key or (rest != text and (is_meta(rest) or is_stamp(rest)))


def _is_abstract(draft: _Draft, at: int) -> bool:
    """Whether the next line begins with this one, or a line soon below it where this one breaks off."""
    text = draft.text(at)
    beginning = text.rstrip(" .…·。")
    below = range(at + 1, min(at + (4 if text[-1] in ".…" else 2), draft.end))
    return len(beginning) >= SENTENCE and any(draft.text(other).startswith(beginning) for other in below)


def _is_sentence(line: Line) -> bool:
    """Whether a line is a whole sentence of an author's: no link and no notice."""
    text = line.text
    return len(text) >= SENTENCE and text[-1] in "。！" and line.share_linked < 0.2 and not is_notice(text)


def _remove_comments(draft: _Draft) -> None:
    """Remove what readers wrote: all from its heading on, if a line below names one of them or a time."""
    before = 0.0
    for at in draft.removed_by:
        before += draft.weight(at)
        if before >= _MIN_BEFORE and begins_comments(draft.lines, at, draft.end):
            draft.remove(at, draft.end, "comments")
            return


def _remove_tail(draft: _Draft) -> None:
    """Remove what follows the article, and the notices, editors and title at its end."""
    draft.remove(_end(draft), draft.end, "what follows the article")
    for at, removed in reversed(draft.removed_by.items()):
        line, text = draft.lines[at], draft.text(at)
        if removed:
            continue
        if rule.POSTSCRIPT.match(text):
            return
        if (len(text) <= 200 and _is_notice_only(text)) or line.share_linked > 0.8:
            draft.removed_by[at] = "notice at the end"
        elif len(text) <= _MAX_EDITOR and rule.EDITOR.match(text):
            draft.removed_by[at] = "editor"
        elif _is_title(draft, text):
            draft.removed_by[at] = "title repeated"
        else:
            return


def _end(draft: _Draft) -> int:
    """Where the article ends: at the first heading of related pages, or line of editors, with little prose below."""
    most = 0.12 * sum(map(draft.weight, draft.removed_by))
    below = sentences = 0.0  # prose below the line, and what of it is longer than labels
    end, signed = draft.end, False
    for at, removed in reversed(draft.removed_by.items()):
        if at in draft.measured.teasers or removed == _COPY:
            continue
        line, weight = draft.lines[at], draft.weight(at)
        below += weight
        sentences += weight if weight >= SENTENCE else 0
        if sentences >= most or _is_sentence(line):
            break
        signed = signed or bool(rule.POSTSCRIPT.match(line.text))
        # A heading that is a link itself (推荐阅读：…) is an advertisement where the author's words stand below it.
        advertises = removed and line.is_link
        if len(line.text) > _MAX_EDITOR or (advertises and (signed or _is_own_text(draft, at + 1))):
            continue
        text = fold(line.text)
        names_editor = not signed and below < most and rule.EDITOR.match(text)
        if names_editor or heads_others(text):
            end = at
    return end


def _is_own_text(draft: _Draft, at: int) -> bool:
    """Whether a line is in the container and kept, and no link, notice or label."""
    if draft.removed_by.get(at, "outside") or draft.lines[at].is_link:
        return False
    text = draft.text(at)
    if is_notice(text) or is_meta(text) or is_stamp(text) or heads_others(text):
        return False
    return not (rule.PAGER.match(text) or rule.NEIGHBOUR.match(text))


def _is_notice_only(text: str) -> bool:
    """Whether a line is a notice, and not a sentence of the author's with a notice in brackets."""
    unplanted = rule.PLANTED.sub("", text)
    return is_notice(unplanted if len(unplanted) >= SENTENCE and not unplanted.isascii() else text)


def _remove_navigation(draft: _Draft) -> None:
    """Remove page numbers, links to neighbouring pages, and tools, wherever they stand."""
    for at, removed in draft.removed_by.items():
        line, text = draft.lines[at], draft.text(at)
        if removed or len(text) > 60:
            continue
        if rule.PAGER.match(text):
            draft.removed_by[at] = "page numbers"
        elif rule.NEIGHBOUR.match(text) and (line.linked or len(text) <= 12):
            draft.removed_by[at] = "neighbours and tools"
        elif line.share_linked > 0.8 and (rule.TRAILER.match(text) or text.startswith("广告")):
            draft.removed_by[at] = "related pages"
