"""From HTML to a tree, once, bounded against hostile markup.

lxml parses some 480 real pages a second on one core, reads any markup, and answers CSS selectors. Two things could stop
it: attributes of megabytes, which are shortened before parsing, and endless nesting, which is caught after it.
"""

import functools
from itertools import islice
from typing import TypeAlias

import lxml.etree
from lxml.cssselect import CSSSelector

from indexer import late_re as re
from indexer.trouble import Trouble

MAX_CHARACTERS = 4_000_000  # of HTML that may hold text; the rest of a longer page is not read
_MAX_TAG = 2_000  # characters of one tag; libxml2 compares each attribute with every other
_LONG_TAG = re.compile(rf"<[A-Za-z][^<>]{{{_MAX_TAG},}}>?")
_EMBEDDED = re.compile(r"(?<=;base64,)[A-Za-z0-9+/=]{2000,}")  # a picture, or a font in a page's style
# Comments, scripts and styles, and where each ends.
_SILENT = re.compile(r"<(?:!--|script\b|style\b)", re.IGNORECASE)
_SILENT_END = {
    "<!--": re.compile("-->"),
    "<script": re.compile(r"</script[^<>]{0,100}>", re.IGNORECASE),
    "<style": re.compile(r"</style[^<>]{0,100}>", re.IGNORECASE),
}
_MAX_SILENT = 200_000  # of them that are looked at
_TAG_NAME = re.compile(r"<([A-Za-z][A-Za-z0-9:-]{0,30})")
_KEPT_ATTRIBUTE = re.compile(  # of an address as much as tells that it is too long to be asked for
    rf"""\s(id|class|name|property|content|itemprop)\s*=\s*("[^"<>]{{0,300}}(?=")|'[^'<>]{{0,300}}(?='))"""
    rf"""|\s(href)\s*=\s*("[^"<>]{{0,{_MAX_TAG + 1}}}|'[^'<>]{{0,{_MAX_TAG + 1}}})"""
)
_CONTROL = bytes([*range(9), 11, 12, *range(14, 32)])
_BINARY = 25  # of so many bytes one may be such a character; a page has fewer, beside the NULs of an unknown encoding
_TAG = re.compile(r"<[^<>]*>")
# libxml2 drops all that follows them, and pages are glued together from files that each end with them.
_END_TAGS = re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)
# Made once: that costs as much as parsing 20 kB. Its log is that of the last page. Nothing is looked up by its id.
_PARSER = lxml.etree.HTMLParser(
    encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
)

Element: TypeAlias = lxml.etree._Element


def _short_tag(match: re.Match[str]) -> str:
    name = _TAG_NAME.match(match.group())
    kept = [tuple(filter(None, found)) for found in _KEPT_ATTRIBUTE.findall(match.group()[:20_000])[:8]]
    return f"<{name.group(1) if name else 'p'} {' '.join(f'{key}={value}{value[0]}' for key, value in kept)}>"


def parse(html: str) -> Element:
    """The tree of any string, its root an `<html>` element, as far as `parse_to_bound` reads it."""
    return parse_to_bound(html)[0]


def parse_to_bound(html: str) -> tuple[Element, bool]:
    """The tree of any string, and whether it is without the string's end: it is read as far as MAX_CHARACTERS.

    Long tags do not count in full, for pages that were saved whole carry their pictures in them, above the text; nor do
    comments, styles and scripts on a page that is too long with them.
    """
    html = _with_short_tags(html)
    if len(html) > MAX_CHARACTERS:
        html = _without_silent(html)
    root, too_deep = _tree(html[:MAX_CHARACTERS])
    if too_deep:  # libxml2 has dropped what stands deeper, text and all: each tag becomes a line break
        root, _ = _tree(_TAG.sub("<br>", html[:MAX_CHARACTERS]))
    return root, len(html) > MAX_CHARACTERS


def _with_short_tags(html: str) -> str:
    """Each long tag shortened, and without what is embedded in styles, if it is a long page.

    A tag is taken for long where half that length passes without a bracket.
    """
    if len(html) > MAX_CHARACTERS:
        html = _EMBEDDED.sub("", html)
    pieces: list[str] = []
    half, begun, done = _MAX_TAG // 2, -1, 0  # `begun`: where the last tag begins that is still open
    for at in range(0, len(html) - half + 1, half):
        opened, closed = html.rfind("<", at, at + half), html.rfind(">", at, at + half)
        if opened != closed:  # one of them is there
            begun = opened if opened > closed else -1
        elif begun >= done and (match := _LONG_TAG.match(html, begun)):
            pieces += (html[done:begun], _short_tag(match))
            done = match.end()
    return "".join((*pieces, html[done:])) if pieces else html


def _without_silent(html: str) -> str:
    """A page without what stands in its comments, styles and scripts, as far as it is read and a little farther."""
    pieces: list[str] = []
    done = size = 0
    endless: set[str] = set()
    for found in islice(_SILENT.finditer(html), _MAX_SILENT):
        begun = found[0].lower()
        if found.start() < done or begun in endless:
            continue
        end = _SILENT_END[begun].search(html, found.start() + 2)  # <!--> is one too
        if end is None:
            endless.add(begun)
            continue
        pieces.append(html[done : found.start()])
        size += found.start() - done
        done = end.end()
        if size > MAX_CHARACTERS:
            break
    return "".join((*pieces, html[done : done + MAX_CHARACTERS + 1]))


def _tree(html: str) -> tuple[Element, bool]:
    # Half a character, from a broken decoder, is left out, and control characters are.
    encoded = html.encode("utf-8", "ignore")
    markup = encoded.translate(None, _CONTROL)
    if (len(encoded) - len(markup) - encoded.count(b"\0")) * _BINARY > len(encoded):
        markup = b""  # a picture or a program, and no page
    markup = _END_TAGS.sub(b"", markup)
    root = None if not markup or markup.isspace() else lxml.etree.fromstring(markup, _PARSER)
    if root is None:  # nothing, or comments and nothing else
        root = lxml.etree.Element("html")
    if root.find("body") is None:
        lxml.etree.SubElement(root, "body")
    return root, any(error.type_name == "ERR_RESOURCE_LIMIT" for error in _PARSER.error_log)


def head_title(tree: Element) -> str:
    """What the page's <title> says, as it is written; "" where it has none."""
    title = tree.find("head/title")
    if title is None:  # goes through the whole tree, for lxml looks for the next one before it gives the first
        title = next(tree.iter("title"), None)
    return "".join(title.itertext()) if title is not None else ""


@functools.lru_cache(maxsize=256)
def _selector(css: str) -> CSSSelector:
    try:
        return CSSSelector(css, translator="html")
    except Exception as error:  # cssselect raises several kinds, all of them the site file's mistake
        raise Trouble(f"CSS selector {css!r}: {error}. Mend it in the site file.") from None


def select(tree: Element, css: str) -> list[Element]:
    """The elements that a site file's CSS selector names, in document order; Trouble if it is no selector."""
    return list(_selector(css)(tree))
