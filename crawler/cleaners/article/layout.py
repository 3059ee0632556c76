"""The lines of a tree as a reader would see them, and the boxes in which they stand: what a text browser does."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

import lxml.etree

from crawler.cleaners.document import Element
from indexer import late_re as re
from indexer.text import INVISIBLE

MAX_LINES = 12_000  # of a page's layout; the rest is not laid out. The longest of 24,450 pages has 10,751
_MAX_BLOCKS = 100_000  # likewise

# Elements that hold no text of the page.
_UNREAD_TAGS = frozenset((
    "script", "style", "noscript", "template", "iframe", "svg", "math", "object", "embed", "applet", "select",
    "option", "button", "input", "canvas", "audio", "video", "map", "head", "meta", "link", "title", "datalist",
))  # fmt: skip
_BLOCK_TAGS = frozenset((
    "html", "body", "div", "p", "section", "article", "main", "aside", "header", "footer", "nav", "h1", "h2", "h3",
    "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "thead", "tfoot", "tr", "td", "th",
    "caption", "blockquote", "pre", "center", "form", "fieldset", "figure", "figcaption", "address", "details",
    "summary", "hr", "dir", "menu", "hgroup", "legend", "frameset", "noframes",
))  # fmt: skip
# What an element does to the lines; any other is inline. An anchor that leads somewhere is a link, and a cell without
# blocks holds data. In this order: from _BREAK on they begin a line of their own, behind it they are boxes. Plain
# numbers, for they are compared at each tag.
_UNREAD, _INLINE, _ANCHOR, _LINK, _DATA, _BREAK, _BLOCK, _CELL, _FIELD = range(9)
_KINDS = {
    **dict.fromkeys(_UNREAD_TAGS, _UNREAD),
    **dict.fromkeys(_BLOCK_TAGS, _BLOCK),
    **dict.fromkeys(("td", "th"), _CELL),
    "br": _BREAK,
    "a": _ANCHOR,
    "textarea": _FIELD,
}
# The style of bits that no reader sees, strewn against copying; their elements and characters: more are the part of a
# text that a click unfolds.
_HIDDEN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|font-size\s*:\s*0(?:px|pt)?\s*(?:;|!|$))", re.IGNORECASE)
_MAX_INSIDE, _MAX_HIDDEN = 10, 60
_PREFORMATTED = frozenset(("pre", "textarea"))
_MIN_FIELD = 200  # characters of a form's field that holds a document and awaits no answer
_MAX_PIECES = 1000  # of its text that are looked at
_BREAKING = (*sorted(_BLOCK_TAGS), "br")

_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3001-\u303f“”‘’…—"
_WRAP = re.compile(rf"(?<=[{_CJK}])[ \t]*\r?\n\s*(?=[{_CJK}])")
# Two ideographic spaces (or four no-break ones) after the end of a sentence indent a new paragraph.
_INDENT = re.compile(r"(?<=[。！？；：…”）])\s*(?:\u3000\s*\u3000|\xa0\s*\xa0\s*\xa0\s*\xa0)\s*")
# Where tags that were escaped twice, and are shown, part paragraphs; `boilerplate` takes them out.
_SHOWN_TAG = re.compile(
    r"(?i:(?<=</p>)|(?<=<br>)|(?<=<br/>)|(?<=<br />)|(?<=</div>)|(?=<(?:p|div|h[1-6]|li|tr)\b[^<>]{0,300}>))"
)
# Also what would command a terminal, or turn the reading direction: entities bring it past the parser. Beyond U+FFFF
# only pages are searched for it: a text is folded far more often.
_INVISIBLE = re.compile(rf"[{INVISIBLE}\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]")
# What Windows-1252 has in the place of control characters that no page means.
_WESTERN_MARKS = dict(zip("\x91\x92\x93\x94\x96\x97", "‘’“”–—", strict=True))


@dataclass(slots=True)
class Block:
    """A block element of the page and the lines that stand in it: `lines[start:end]` of its layout."""

    element: Element
    tag: str
    name: str  # class and id, lower case
    parent: int  # position among the layout's blocks; -1 for the first
    start: int
    end: int = 0


@dataclass(slots=True)
class Line:
    """A line as a reader sees it, white space normalised."""

    text: str
    linked: int  # characters of it that are a link's
    owner: int  # the innermost block around it, a position among the layout's blocks

    @property
    def share_linked(self) -> float:
        return self.linked / len(self.text)

    @property
    def is_link(self) -> bool:
        """Whether it is a link, but for a few words."""
        return self.share_linked > 0.5


@dataclass(slots=True)
class Layout:
    """The visible lines of a tree, and the blocks that hold any in document order, each with the range of its lines."""

    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    cut: bool = False  # whether something was not laid out, because there is too much


def normalised(text: str) -> str:
    """One line without invisible characters; hard wraps between Chinese characters closed, other blanks one space."""
    text = text.strip()
    if text.isprintable() and "  " not in text and not _INVISIBLE.search(text):  # nothing of all this: most lines
        return text
    if "\n" in text:
        text = _WRAP.sub("", text)
    return " ".join(_INVISIBLE.sub(lambda found: _WESTERN_MARKS.get(found[0], ""), text).split())


def layout(roots: Iterable[Element], skip: Collection[Element] = ()) -> Layout:
    """Lay out some elements of a tree, one under the other, without the elements in `skip`."""
    printer = _Printer(frozenset(skip))
    for root in roots:
        printer.put(root)
    return printer.layout


class _Printer:
    """Sets elements as lines."""

    def __init__(self, skip: frozenset[Element]) -> None:
        self.layout = Layout()
        self._lines, self._blocks = self.layout.lines, self.layout.blocks
        self._skip = skip
        self._pieces: list[str] = []  # of the line under way
        self._linked = 0  # characters of them in links
        self._owner = -1
        self._begun = 0  # blocks
        self._links = self._preformatted = 0  # how many such elements are open

    def put(self, root: Element) -> None:
        self._preformatted = self._links = 0
        around: list[int] = []  # the kinds of the elements that are open
        walk = lxml.etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                kind = self._begin(element)
                if kind > _BREAK and (self._begun > _MAX_BLOCKS or len(self._lines) >= MAX_LINES):
                    self.layout.cut = True
                    break
                around.append(kind)
                if kind == _UNREAD or (kind == _INLINE and _is_hidden(element)):
                    walk.skip_subtree()
                elif text := element.text:
                    self._add(text)
            else:
                if kind := around.pop():
                    self._finish(kind)
                if not around:
                    break
                if text := element.tail:
                    self._add(text)
        self._flush()
        while self._owner >= 0:  # what a broken-off walk leaves open
            self._leave()

    def _begin(self, element: Element) -> int:
        """Handle the beginning of an element; returns its kind."""
        if self._skip and element in self._skip:
            return _UNREAD
        tag = element.tag  # made anew at each look
        kind = _KINDS.get(tag, _INLINE)
        if kind >= _BREAK:
            return self._open(element, tag, kind)
        if kind == _ANCHOR and element.get("href") is not None:  # nearly a third of all elements
            self._links += 1
            return _LINK
        return kind

    def _add(self, text: str) -> None:
        """Add a piece of text to the line under way, but not what only parts the boxes."""
        if self._pieces or not text.isspace():
            if self._preformatted:
                text = self._rows(text)
            self._pieces.append(text)
            if self._links:
                self._linked += len(text.strip())

    def _finish(self, kind: int) -> None:
        """Handle the end of an element."""
        if kind > _BREAK:
            self._close()
        elif kind == _DATA:
            self._pieces.append(" ")
        elif kind == _LINK:
            self._links -= 1

    def _open(self, element: Element, tag: str, kind: int) -> int:
        """Handle the beginning of an element; returns its kind, known only after a closer look."""
        # Most cells hold nothing but text: asked first, for a search for so many tags takes some microseconds.
        if kind == _CELL and (not len(element) or next(element.iterdescendants(*_BREAKING), None) is None):
            self._pieces.append(" ")  # the cells of a table of data stand on their row's line
            return _DATA
        if kind == _FIELD and not _holds_document(element):
            return _UNREAD
        if self._pieces:
            self._flush()
        if kind == _BREAK:
            return kind
        named, known = element.get("class"), element.get("id")
        name = f"{named or ''} {known or ''}".strip().lower() if named or known else ""
        self._blocks.append(Block(element, tag, name, self._owner, len(self._lines)))
        self._owner = len(self._blocks) - 1
        self._begun += 1
        if tag in _PREFORMATTED:
            self._preformatted += 1
        return kind

    def _close(self) -> None:
        if self._pieces:
            self._flush()
        if self._blocks[self._owner].tag in _PREFORMATTED:
            self._preformatted -= 1
        self._leave()

    def _leave(self) -> None:
        block = self._blocks[self._owner]
        block.end = len(self._lines)
        self._owner = block.parent
        if block.end == block.start:  # nor has any inside it a line: it is the last
            self._blocks.pop()

    def _rows(self, text: str) -> str:
        """Sets all rows of a preformatted text but the last, which it returns."""
        *rows, last = text.split("\n")
        for row in rows:
            self._pieces.append(row)
            self._flush()
        return last

    def _flush(self) -> None:
        text = "".join(self._pieces).strip()
        self._pieces.clear()
        lines = self._lines
        for part in _paragraphs(text):
            if one := normalised(part):
                if len(lines) >= MAX_LINES:
                    self.layout.cut = True
                    break
                lines.append(Line(one, min(self._linked, len(one)), self._owner))
        self._linked = 0


def _paragraphs(text: str) -> Iterator[str]:
    """What a reader takes for paragraphs though no element parts them."""
    for shown in _SHOWN_TAG.split(text) if "<" in text else (text,):
        yield from _INDENT.split(shown) if "\u3000" in shown or "\xa0" in shown else (shown,)


def _is_hidden(element: Element) -> bool:
    """Whether an inline element is a few characters that no reader sees, as forums scatter them against copying."""
    style = element.get("style")
    if element.get("class") != "jammer" and not (style and _HIDDEN.search(style)):
        return False
    inside = list(islice(element.iter(), _MAX_INSIDE + 1))
    text = "".join(element.itertext()) if len(inside) <= _MAX_INSIDE else ""
    return len(inside) <= _MAX_INSIDE and len(text) <= _MAX_HIDDEN


def _holds_document(field: Element) -> bool:
    text = "".join(islice(field.itertext(), _MAX_PIECES))
    return len(text) >= _MIN_FIELD and "</" not in text and not text.lstrip().startswith(("{", "["))
