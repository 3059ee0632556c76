"""The title of a page's document, without the site's name behind it."""

from itertools import islice

from crawler.cleaners.article import rules as rule
from crawler.cleaners.article.heading import OVER_DATE, rank_over, title_above
from crawler.cleaners.article.layout import Layout, normalised
from crawler.cleaners.article.page_title import (
    MAX_TITLE,
    first_and_rest,
    names_body,
    names_column,
    names_owner,
    names_site,
    parts_of,
    without_sites,
)
from crawler.cleaners.article.title_lines import (
    HEADINGS,
    MOST_LINES,
    SHORTEST,
    first_paragraph,
    is_cut,
    shows_alone,
    title_key,
    title_line,
    together,
    without_file,
)
from crawler.cleaners.vocabulary.title_words import DOCUMENTS
from indexer import late_re as re

_MIN_LATER = 8  # letters of a later part of <title> that cannot be the name of a column
_MIN_BEGUN = 6  # letters of a line with which a title over several begins
_MIN_CUT, _MIN_MARKED_CUT = 12, 8  # letters of a title that a site cut at a number of bytes, without and with a mark
_MAX_WHOLE = 80  # characters of such a title when it is whole
_ABOVE = 8  # lines above a text among which its heading is
_MAX_LESS = 40  # characters by which a line that shows the title, or begins it, is shorter
_OF_SENTENCE = frozenset("，。；：！？")
_ENDS = re.compile(rf"(?:{DOCUMENTS}|办法|规定|细则|制度|决定|函|公告)(?:[(（][^()（）]{{1,12}}[)）])?$")


def find_title(page: Layout, page_title: str, declared: str) -> str:
    """The title of the document: the declared one, else a heading or line that the page's <title> confirms.

    Without such a line it is <title> without the name of the site; without <title> the first <h1>; else "".
    `declared` is the title that a <meta> element gives, or "".
    """
    if len(key := title_key(declared)) >= SHORTEST:
        return _shown_whole(page, key, declared) or declared
    headings = _headings(page)
    page_title = _without_body(page, page_title)
    parts = parts_of(page_title)
    return (
        max((text for tag, text in headings if _begins(page_title, text, tag)), key=len, default="")
        or _later_heading(headings, parts)
        or _behind_site(page, page_title)
        or _first_part(page, page_title, without_sites(parts))
        or next((text for tag, text in headings if tag == "h1"), "")
    )


def _headings(page: Layout) -> list[tuple[str, str]]:
    """Tag and text of the page's headings that may be a title."""
    blocks = (
        (block.tag, [line.text for line in page.lines[block.start : block.end]])
        for block in page.blocks
        if block.tag in HEADINGS and block.end - block.start <= MOST_LINES
    )
    # A thousand headings that none closes hold all of a page each: only short ones are put together.
    headings = ((tag, normalised("\n".join(lines))) for tag, lines in blocks if sum(map(len, lines)) <= MAX_TITLE)
    return [(tag, without_file(text)) for tag, text in headings if len(text) <= MAX_TITLE]


def _without_body(page: Layout, page_title: str) -> str:
    """A <title> without the body that runs the site and is named first; all of it if the page shows that name."""
    first, rest = first_and_rest(page_title, bare=False)
    if len(title_key(rest)) < SHORTEST or not names_body(first) or names_site(rest):
        return page_title
    return page_title if shows_alone(page, title_line(page, first), first) else rest


def _begins(page_title: str, heading: str, tag: str) -> bool:
    """Whether <title> begins with a heading that is more than the name of a column, site or body."""
    key, known = title_key(heading), title_key(page_title)
    if len(key) < (1 if tag == "h1" else SHORTEST) or not known.startswith(key):
        return False
    if len(key) < len(known) and (names_site(heading) or names_body(heading) or is_cut(heading)):
        return False
    letter_ends = (end for end, character in enumerate(page_title, 1) if character.isalnum())
    end = next(islice(letter_ends, len(key) - 1, None), len(page_title))
    return not page_title[end : end + 1].isalnum() or len(key) * 2 >= len(known)


def _later_heading(headings: list[tuple[str, str]], parts: list[str]) -> str:
    """The longest heading that is a part of <title> between names of columns and the site, or behind several."""
    last = len(parts) > 2 and not names_owner(parts[-1]) and not parts[-1].isascii()
    later = {key for part in parts[1 : None if last else -1] if len(key := title_key(part)) >= _MIN_LATER}
    return max((text for _, text in headings if title_key(text) in later), key=len, default="")


def _behind_site(page: Layout, page_title: str) -> str:
    """What stands behind the first name in a <title>, if the page shows it over date or source, and not that name."""
    first, rest = first_and_rest(page_title, bare=True)
    if len(title_key(rest)) < _MIN_LATER or names_owner(rest):
        return ""
    at = title_line(page, rest)
    if not 0 <= at < first_paragraph(page) or title_key(page.lines[at].text) != title_key(rest):
        return ""
    over_date = rank_over(page.blocks[page.lines[at].owner], page.lines[at + 1]) >= OVER_DATE
    return rest if over_date and not shows_alone(page, title_line(page, first), first) else ""


def _first_part(page: Layout, page_title: str, parts: list[str]) -> str:
    """The first part of <title> that is long enough, as the page shows it if it does."""
    if not parts:
        return ""
    long = [part for part in parts if len(part) >= SHORTEST] or [page_title]
    first = next((part for part in long if not names_column(part)), long[0])
    if shown := _shown_whole(page, title_key(page_title), first):
        return shown
    body, rest = first_and_rest(first, bare=True)
    return rest if names_body(body) and _ENDS.search(rest) else first


def _shown_whole(page: Layout, known: str, title: str) -> str:
    """The line or lines of the page that show the whole title; "" if there are none.

    A line with more of the letters of <title> than `title`, but without the site's name, is the title with a sign in it
    that was taken for a separator; one that goes on where `title` breaks off is whole.

    `known` is the key of all of <title>, `title` the part of it that is likely the document's.
    """
    wanted = title_key(title)
    if len(wanted) < SHORTEST:
        return ""
    initials = (wanted[0], known[0])
    cut = is_cut(title)
    longest, shown = 0, ""
    text_at = first_paragraph(page)  # from here on a line may be the author's
    for at, line in enumerate(page.lines):
        length = len(line.text)
        if length < SHORTEST or not -_MAX_LESS <= length - len(title) <= len(known) or line.share_linked >= 0.5:
            continue
        if line.text[0].isalnum() and line.text[0].lower() not in initials:
            continue
        key = title_key(line.text)
        goes_on = key.startswith(wanted) and ((cut and at < text_at) or (known.startswith(key) and key != known))
        if key == wanted or goes_on:
            if len(key) > longest:
                longest, shown = len(key), line.text
        elif not shown and at < text_at and len(key) >= _MIN_BEGUN and wanted.startswith(key):
            shown = _in_lines(page, at, wanted)
    return shown[:MAX_TITLE]


def _in_lines(page: Layout, at: int, wanted: str) -> str:
    """The line that begins a title, with the lines below that go on with it; "" if it is a name or breaks off."""
    first = page.lines[at].text
    if len(title_key(first)) * 2 < len(wanted) or is_cut(first):
        return ""
    shown = first
    for key, text in together(page, at):
        if wanted.startswith(key):
            shown = text
        elif key.startswith(wanted) and title_key(shown) != wanted:  # it is `wanted` that breaks off
            return ""
        else:
            break
    return "" if shown == first and names_body(first) else shown


def shown_title(page: Layout, head: range, title_at: int, title: str, page_title: str) -> tuple[str, int]:
    """The title and its line, once the container is known: what stands above the text may correct <title>.

    Args:
        head: the lines of the container above its first sentence.
        title_at: the line of the title, -1 if the page does not show it.
        title: the title that <title> gave.
        page_title: the page's <title>.

    Returns:
        The title or, if the page does not show it, the heading above the text; and the line of either, or -1.
    """
    if (whole := _whole_title(page, head, title)) != title:
        return whole, title_line(page, whole)
    shown = _is_shown(page, title_at, head.stop, title, page_title)
    if shown and not names_owner(title):
        return title, title_at
    above = title_above(page, head, title, page_title, shown=shown)
    return without_file(above), title_line(page, above)


def _whole_title(page: Layout, head: range, title: str) -> str:
    """The whole of a title that the site cut at a number of bytes, if lines above the text have it; else itself."""
    least = _MIN_MARKED_CUT if is_cut(title) else _MIN_CUT
    if len(title_key(title)) < least or _ENDS.search(title) or names_owner(title):
        return title
    for at in range(max(head.start - _ABOVE, 0), min(head.start + MOST_LINES, head.stop)):
        if whole := _completed(page, at, title):
            return title if page.lines[at].linked else whole
    return title


def _completed(page: Layout, at: int, title: str) -> str:
    """The line or lines from `at` on that go on where a title breaks off, and end as titles do; "" if none do."""
    wanted = title_key(title)
    for key, whole in together(page, at):
        if key == wanted or len(whole) > _MAX_WHOLE or not wanted.startswith(key[: len(wanted)]):
            break
        if len(key) > len(wanted):
            if _ENDS.search(whole) and not _OF_SENTENCE & (set(whole) - set(title)):
                return whole
            if whole == page.lines[at].text and whole[-1] != "的":  # what stands below is another line
                break
    return ""


def _is_shown(page: Layout, title_at: int, text_at: int, title: str, page_title: str) -> bool:
    """Whether the page shows its title, on line `title_at` (-1: nowhere), above the text, which begins at `text_at`.

    A link to the site does not count, nor a line with a breadcrumb (首页 > 工作总结) below it.
    """
    if title_at < 0 or any(rule.BREADCRUMB.search(line.text) for line in page.lines[title_at + 1 : text_at]):
        return False
    in_heading = page.blocks[page.lines[title_at].owner].tag in HEADINGS and title_key(title) != title_key(page_title)
    return in_heading or not page.lines[title_at].linked
