"""The title of a page's document, without the site's name behind it."""

import re

from crawler.cleaners.document import Layout

MAX_TITLE = 200  # characters
_SHORTEST = 4  # letters of a title that can be told from a word of the menu
# Between a title and the names of column and site. A bare hyphen only before what sounds like a site: 2009-2010 may be
# the title's.
_SEPARATOR = re.compile(
    r"\s*(?:[_|｜]+|\s[-–—]\s|-{2,}|::|>>|»|[-–—](?=[^-–—]{0,20}(?:网|站|文库|频道|政府|大全|门户)[^-–—]{0,6}$))\s*"
)
_FILE_TYPE = re.compile(r"\s*[.．](?:docx?|wps|pdf|txt|rtf|pptx?)$", re.IGNORECASE)
_HEADINGS = frozenset(("h1", "h2", "h3"))


def without_file_type(title: str) -> str:
    """A title that a document site took from a file's name, without `.docx` and its like."""
    return _FILE_TYPE.sub("", title)


def find_title(page: Layout, page_title: str) -> str:
    """The document's title: a heading or line that the page's <title> confirms, else <title> without the site's name.

    A page without <title> gives its first <h1>; one without either gives "".
    """
    headings = [
        (block.tag, " ".join(line.text for line in page.lines[block.start : block.end]))
        for block in page.blocks
        if block.tag in _HEADINGS and 0 < block.end - block.start <= 3
    ]
    known = title_key(page_title)
    for _, text in headings:
        key = title_key(text)
        if len(key) >= _SHORTEST and len(text) <= MAX_TITLE and known.startswith(key):
            return text
    parts = [part.strip() for part in _SEPARATOR.split(page_title) if part.strip()]
    top = next((text for tag, text in headings if tag == "h1" and len(text) <= MAX_TITLE), "")
    if not parts or (parts[0] and title_key(parts[0]) == title_key(top)):
        return top  # confirmed, however short
    cleaned = next((part for part in parts if len(part) >= _SHORTEST), page_title)
    return _confirmed(page, known, cleaned) or cleaned


def _confirmed(page: Layout, known: str, cleaned: str) -> str:
    """The line of the page that writes the title out; "" if none does."""
    wanted = title_key(cleaned)
    if len(wanted) < _SHORTEST:
        return ""
    for line in page.lines:
        if abs(len(line.text) - len(cleaned)) > 40 or line.linked * 2 >= len(line.text):
            continue
        key = title_key(line.text)
        if key == wanted or (len(key) >= 6 and known.startswith(key) and len(key) * 2 >= len(wanted)):
            return line.text[:MAX_TITLE]
    return ""


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
        if len(line.text) <= len(title) + 10 and title_key(line.text) == wanted:
            if page.blocks[line.owner].tag in _HEADINGS:
                return index
            if found < 0:
                found = index
    return found
