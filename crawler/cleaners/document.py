"""From HTML to a tree, once, and to its lines as a reader would see them; bounded against hostile markup.

lxml parses some 480 real pages a second on one core, reads any markup, and answers CSS selectors; what it is not proof
against (attributes by the megabyte, nesting without end) is cut before it or caught after it.
"""

import functools
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

import lxml.etree
import lxml.html
from lxml.cssselect import CSSSelector

from indexer.trouble import Trouble

MAX_CHARACTERS = 4_000_000  # of HTML; the rest of a longer page is not read
MAX_LINES = 100_000  # of a page's layout
_MAX_TAG = 2_000  # characters of one tag; libxml2 compares each attribute with every other
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{%d,}>?" % _MAX_TAG)
_TAG_NAME = re.compile(r"<([A-Za-z][A-Za-z0-9:-]{0,30})")
_KEPT_ATTRIBUTE = re.compile(
    r"""\s(id|class|href|name|property|content|itemprop)\s*=\s*("[^"<>]{0,300}"|'[^'<>]{0,300}')"""
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_TAG = re.compile(r"<[^<>]*>")

# Elements that hold no text of the page.
UNREAD = frozenset(
    ["script", "style", "noscript", "template", "iframe", "svg", "math", "object", "embed", "applet", "select", "option", "button", "input", "textarea", "canvas", "audio", "video", "map", "head", "meta", "link", "title", "datalist"]
)
BLOCKS = frozenset(
    ["html", "body", "div", "p", "section", "article", "main", "aside", "header", "footer", "nav", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "blockquote", "pre", "center", "form", "fieldset", "figure", "figcaption", "address", "details", "summary", "hr", "dir", "menu", "hgroup", "legend", "frameset", "noframes"]
)
_CELLS = frozenset(("td", "th"))

_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3001-\u303f“”‘’…—"
_WRAP = re.compile(rf"(?<=[{_CJK}])[ \t]*\r?\n\s*(?=[{_CJK}])")
# Two ideographic spaces (or four no-break ones) after the end of a sentence indent a new paragraph.
_INDENT = re.compile(r"(?<=[。！？；：…”）])\s*(?:\u3000\s*\u3000|\xa0\s*\xa0\s*\xa0\s*\xa0)\s*")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")


def is_truncated(html: str) -> bool:
    """Whether `parse` leaves out the end of this page."""
    return len(html) > MAX_CHARACTERS


def _short_tag(match: re.Match[str]) -> str:
    name = _TAG_NAME.match(match.group())
    kept = _KEPT_ATTRIBUTE.findall(match.group()[:20_000])[:8]
    return f"<{name.group(1) if name else 'p'} {' '.join(f'{key}={value}' for key, value in kept)}>"


def parse(html: str) -> lxml.html.HtmlElement:
    """The tree of any string, its root an `<html>` element; reads the first MAX_CHARACTERS of it."""
    html = _CONTROL.sub("", html[:MAX_CHARACTERS])
    html = _LONG_TAG.sub(_short_tag, html)
    root, too_deep = _tree(html)
    if too_deep:  # libxml2 has dropped what stands deeper, text and all: each tag becomes a line break
        root, _ = _tree(_TAG.sub("<br>", html))
    return root


def _tree(html: str) -> tuple[lxml.html.HtmlElement, bool]:
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(html.encode("utf-8"), parser=parser, ensure_head_body=True)
    except lxml.etree.ParserError:  # nothing in it
        return lxml.html.document_fromstring("<html><body></body></html>"), False
    return root, any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)


@functools.lru_cache(maxsize=256)
def _selector(css: str) -> CSSSelector:
    try:
        return CSSSelector(css, translator="html")
    except Exception as error:  # cssselect raises several kinds, all of them the site file's mistake
        raise Trouble(f"CSS selector {css!r}: {error}. Mend it in the site file.") from None


def select(tree: lxml.html.HtmlElement, css: str) -> list[lxml.html.HtmlElement]:
    """The elements that a site file's CSS selector names, in document order; Trouble if it is no selector."""
    return list(_selector(css)(tree))


@dataclass(slots=True)
class Block:
    """A block element of the page and the lines that stand in it: `lines[start:end]` of its layout."""

    element: lxml.html.HtmlElement
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


@dataclass(slots=True)
class Layout:
    """The visible lines of a tree, and its block elements in document order, each with the range of its lines."""

    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def normalised(text: str) -> str:
    """One line: hard wraps between Chinese characters closed, other runs of white space one space, invisibles gone."""
    if "\n" in text:
        text = _WRAP.sub("", text.strip())
    return " ".join(_INVISIBLE.sub("", text).split())


def layout(roots: Iterable[lxml.html.HtmlElement], skip: Collection[lxml.html.HtmlElement] = ()) -> Layout:
    """Lay out some elements of a tree, one under the other, without the elements in `skip`."""
    out = Layout()
    skipped = frozenset(skip)
    pieces: list[str] = []  # of the line under way
    linked = 0
    owner = -1
    lines, blocks = out.lines, out.blocks

    def flush() -> None:
        nonlocal linked
        if pieces:
            text = "".join(pieces)
            pieces.clear()
            if not text.isspace() and len(lines) < MAX_LINES:
                for part in _INDENT.split(text) if "\u3000" in text or "\xa0" in text else (text,):
                    if one := normalised(part):
                        lines.append(Line(one, min(linked, len(one)), owner))
            linked = 0

    for root in roots:
        # What is still to do, the next on top: (element, None) enters, (element, what leaving it takes) leaves.
        todo: list[tuple[lxml.html.HtmlElement, str | None]] = [(root, None)]
        links = preformatted = 0
        while todo:
            element, leaving = todo.pop()
            if leaving is None:
                tag = element.tag
                if not isinstance(tag, str) or tag in UNREAD or element in skipped:
                    leaving = "skip"
                else:
                    if tag in BLOCKS:
                        if tag in _CELLS and not _has_block(element):
                            pieces.append(" ")  # the cells of a table of data stand on their row's line
                            leaving = "cell"
                        else:
                            flush()
                            name = f"{element.get('class') or ''} {element.get('id') or ''}".strip().lower()
                            blocks.append(Block(element, tag, name, owner, len(lines)))
                            owner = len(blocks) - 1
                            leaving = "block"
                            if tag == "pre":
                                preformatted += 1
                    elif tag == "br":
                        flush()
                        leaving = "inline"
                    elif tag == "a":
                        links += 1
                        leaving = "link"
                    else:
                        leaving = "inline"
                    text = element.text
                    if text:
                        if preformatted and "\n" in text:
                            for row in text.split("\n"):
                                pieces.append(row)
                                flush()
                        else:
                            pieces.append(text)
                            if links:
                                linked += len(text.strip())
                    if len(element):
                        todo.append((element, leaving))
                        todo.extend((child, None) for child in reversed(element))
                        continue
            # The element ends here: what it opened closes, and the text behind it belongs to its parent.
            if leaving == "block":
                flush()
                blocks[owner].end = len(lines)
                if element.tag == "pre":
                    preformatted -= 1
                owner = blocks[owner].parent
            elif leaving == "cell":
                pieces.append(" ")
            elif leaving == "link":
                links -= 1
            if element is not root and (tail := element.tail):
                if preformatted and "\n" in tail:
                    for row in tail.split("\n"):
                        pieces.append(row)
                        flush()
                else:
                    pieces.append(tail)
                    if links:
                        linked += len(tail.strip())
        flush()
    return out


def _has_block(element: lxml.html.HtmlElement) -> bool:
    return any(child.tag in BLOCKS or child.tag == "br" for child in element.iterdescendants())
