"""The title of a page's document, without the site's name behind it."""

import re
from collections.abc import Sequence

from crawler.cleaners.article import rules as rule
from crawler.cleaners.document import Layout

MAX_TITLE = 200  # characters
_SHORTEST = 4  # letters of a title that can be told from a word of the menu
# Between a title and the names of column and site. A bare hyphen only before what sounds like a site: 2009-2010 may be
# the title's.
_SEPARATOR = re.compile(
    r"\s*(?:[_|｜]+|\s[-–—]\s|-{2,}|::|>>|»|(?<=[网站])[-–—]|[-–—](?=[^-–—]{0,20}(?:网|站|文库|频道|政府|大全|门户)[^-–—]{0,6}$))\s*"
)
_SITE = re.compile(r"(?:网|网站|官网|门户|文库|平台|人民政府|首页)$")  # a name that sites set before the title as well
_FILE_TYPE = re.compile(r"\s*[.．](?:docx?|wps|pdf|txt|rtf|pptx?)$", re.IGNORECASE)
# A first line that is the site's menu, its data or a bullet of it.
_NO_TITLE = re.compile(
    rf"{rule.META_LABEL.pattern}|.{{0,16}}位置\s*[:：]|(?:网站)?首页(?:$|\s*[\s>»›→/|-])|[^。]{{1,30}}(?:>|»|›|→)|[-•·*]\s|\W*[\d\s:：/.-]*$"
)
HEADINGS = frozenset(("h1", "h2", "h3"))
_ALL_HEADINGS = HEADINGS | {"h4", "h5", "h6"}
# Class or id of an element that holds a document's title.
_TITLE_NAME = re.compile(r"(?:^|[\s_-])(?:\w{0,12}title|biaoti|bt|headline)(?=$|[\s_\d-])")
_ABOVE = 8  # lines between a heading and the text under it: date, source, a second heading
_LEAST_HEADING, _LONGEST_HEADING = 6, 80  # letters


def without_file_type(title: str) -> str:
    """A title that a document site took from a file's name, without `.docx` and its like."""
    return _FILE_TYPE.sub("", title)


def first_title(lines: Sequence[str]) -> int:
    """The line of a text without markup that is its title: the first that is not the site's menu or data; else 0."""
    return next((place for place, line in enumerate(lines[:_ABOVE]) if not _NO_TITLE.match(line)), 0)


def find_title(page: Layout, page_title: str) -> str:
    """The document's title: a heading or line that the page's <title> confirms, else <title> without the site's name.

    A page without <title> gives its first <h1>; one without either gives "".
    """
    headings = [
        (block.tag, " ".join(line.text for line in page.lines[block.start : block.end]))
        for block in page.blocks
        if block.tag in HEADINGS and 0 < block.end - block.start <= 3
    ]
    known = title_key(page_title)
    if confirmed := [text for _, text in headings if len(text) <= MAX_TITLE and _begins(page_title, known, text)]:
        return max(confirmed, key=len)
    parts = [part.strip() for part in _SEPARATOR.split(page_title) if part.strip()]
    parts = [part for part in parts if not _SITE.search(part)] or parts
    top = next((text for tag, text in headings if tag == "h1" and len(text) <= MAX_TITLE), "")
    if not parts or (parts[0] and title_key(parts[0]) == title_key(top)):
        return top  # confirmed, however short
    cleaned = next((part for part in parts if len(part) >= _SHORTEST), page_title)
    return _confirmed(page, known, cleaned) or cleaned


def _begins(page_title: str, known: str, heading: str) -> bool:
    """Whether the <title>, whose letters are `known`, begins with this heading, and not merely with a column's word."""
    key = title_key(heading)
    if len(key) < _SHORTEST or not known.startswith(key) or (_SITE.search(heading) and len(key) < len(known)):
        return False
    letters = [at for at, character in enumerate(page_title) if character.isalnum()]
    ends = letters[len(key) - 1] + 1
    return not page_title[ends : ends + 1].isalnum() or len(key) * 2 >= len(known)


def _confirmed(page: Layout, known: str, cleaned: str) -> str:
    """The line of the page that writes the title out, or the lines over which it runs; "" if none does."""
    wanted = title_key(cleaned)
    if len(wanted) < _SHORTEST:
        return ""
    found = ""
    for index, line in enumerate(page.lines):
        length = len(line.text)
        if length < _SHORTEST or abs(length - len(cleaned)) > 40 or line.linked * 2 >= length:
            continue
        key = title_key(line.text)
        if key == wanted:
            return line.text[:MAX_TITLE]
        if not found and len(key) >= 6 and known.startswith(key) and len(key) * 2 >= len(wanted):
            found = line.text
            for below in page.lines[index + 1 : index + 3]:
                key += title_key(below.text)
                if not wanted.startswith(key):
                    break
                found += below.text
    return found[:MAX_TITLE]


def title_above(page: Layout, text: int, title: str) -> str:
    """The heading over the text that begins on line `text`; `title` if there is none, or one that repeats it.

    For a page whose <title> names its site or column and not the document.
    """
    for line in page.lines[max(text - _ABOVE, 0) : text][::-1]:
        block = page.blocks[line.owner]
        key = title_key(line.text)
        if line.linked or not _LEAST_HEADING <= len(key) <= _LONGEST_HEADING or rule.META_LABEL.match(line.text):
            continue
        if block.tag in _ALL_HEADINGS or _TITLE_NAME.search(block.name):
            return title if title_key(title) in key else line.text
    return title


def title_key(text: str) -> str:
    """Letters, digits and Han only: what two writings of a title share."""
    return "".join(filter(str.isalnum, text)).lower()


def title_line(page: Layout, title: str) -> int:
    """The line on which the title stands, a heading before any other; -1 if it stands nowhere."""
    wanted = title_key(title)
    found = -1
    if len(wanted) < _SHORTEST:
        return found
    for index, line in enumerate(page.lines):
        if len(wanted) <= len(line.text) <= len(title) + 10 and title_key(line.text) == wanted:
            if page.blocks[line.owner].tag in HEADINGS:
                return index
            if found < 0:
                found = index
    return found
