"""Finds the line or lines in which a page shows the title of its document."""

from collections.abc import Iterator, Sequence

from crawler.cleaners.article import rules as rule
from crawler.cleaners.article.layout import Layout
from crawler.cleaners.article.page_title import MAX_TITLE
from indexer import late_re as re

HEADINGS = frozenset(("h1", "h2", "h3"))
MOST_LINES = 4  # over which a title may stand
SHORTEST = 4  # letters of a title that cannot be mistaken for a word of the menu
_MAX_BEHIND, _MAX_REST = 40, 10  # characters behind a title on its line: of all kinds, and of no known kind
_BEFORE_TEXT = 8  # first lines of a text without markup, among which its title is
_PARAGRAPH = 100  # characters of a line that can only be a paragraph
# A first line that belongs to the site's menu or data, or is a bullet.
_NO_TITLE = re.compile(
    rf"{rule.META_LABEL.pattern}|.{{0,16}}位置\s*[:：]|(?:网站)?[首主]页(?:$|\s*[\s>»›→/|-])|[^。]{{1,30}}(?:>|»|›|→)|"
    rf"[-•·*]\s|\W*+[\d\s:：/.-]*$"
)
# The day of publication behind the title in its line: 关于……的通知 ( 2019年09月20日 ), 关于……的通知2019-09-20
_DAY_BEHIND = re.compile(
    r"\s?[(（]\s?(?:19|20)\d\d(?:年|[-/.])\d{1,2}(?:月|[-/.])\d{1,2}日?\s?[)）]$|\s?(?<!\d)20\d\d-\d\d-\d\d$"
)
# The column before the title in its line: [工作总结] 柳林镇水利站2011年工作总结
_COLUMN_BEFORE = re.compile(r"[\[【][^\[\]【】]{2,10}[\]】]\s?")
_DAY_ENDS = frozenset(")）0123456789")
# What stands behind a title in the name of a file, the caption of a page's image and the preview of a site.
_OF_FILE = re.compile(
    r"(?:\s*[.．](?:docx?|wps|pdf|txt|rtf|pptx?)|_第\s?\d{1,3}\s?页|\s?[(（][共第]\s?\d{1,4}\s?页[)）]|(?:免费)?下载)+$",
    re.IGNORECASE,
)
# How such names end: asked first, for most lines end otherwise.
_FILE_ENDS = ("doc", "docx", "wps", "pdf", "txt", "rtf", "ppt", "pptx", "页", ")", "）", "免费下载")


def title_key(text: str) -> str:
    """The letters, digits and Chinese characters of a title: two writings of one title have the same key."""
    return "".join(filter(str.isalnum, text)).lower()


def without_file(title: str) -> str:
    """A title without `.docx`, `_第1页` or `（共3页）`: document sites take it from names of files and page images."""
    return _OF_FILE.sub("", title) if title.lower().endswith(_FILE_ENDS) else title


def is_cut(text: str) -> bool:
    """Whether a title breaks off: 平安校园工作总…"""
    return text.endswith(("..", "…", "。。"))


def first_title(lines: Sequence[str]) -> int:
    """The position of the title among the lines of a text without markup: the first that is no menu or data; else 0."""
    return next((at for at, line in enumerate(lines[:_BEFORE_TEXT]) if not _NO_TITLE.match(line)), 0)


def first_paragraph(page: Layout) -> int:
    """The first line as long as only a paragraph is; the last line if none is."""
    long = (at for at, line in enumerate(page.lines) if len(line.text) >= _PARAGRAPH and not line.linked)
    return next(long, len(page.lines) - 1)


def shows_alone(page: Layout, at: int, title: str) -> bool:
    """Whether line `at` (-1: none) is the whole title and no link."""
    return at >= 0 and not page.lines[at].linked and title_key(page.lines[at].text) == title_key(title)


def title_line(page: Layout, title: str) -> int:
    """The line with the title, else with its beginning; a heading before any other. -1 if the page does not show it.

    If no line has as much as half of the title, it may stand over several lines: then the first of these.
    """
    wanted = title_key(title)
    if not wanted:
        return -1
    short = len(wanted) < SHORTEST  # a word of the menu may be the same
    whole = begun = -1
    for at, line in enumerate(page.lines):
        key = _key_in_line(line.text, title, wanted)
        if key == wanted and page.blocks[line.owner].tag in HEADINGS:
            return at
        if short:
            continue
        if key == wanted and whole < 0:
            whole = at
        elif begun < 0 and len(key) * 2 >= len(wanted) and wanted.startswith(key):
            begun = at
    if whole < 0 and begun < 0 and not short:
        begins = (at for at, line in enumerate(page.lines) if line.text[0].lower() == wanted[0])
        return next((at for at in begins if any(key == wanted for key, _ in together(page, at))), -1)
    return whole if whole >= 0 else begun


def _key_in_line(text: str, title: str, wanted: str) -> str:
    """The key of a line without column, day and file ending; "" where the title obviously does not stand there."""
    if len(text) > len(title) + _MAX_BEHIND or (text[0].isalnum() and text[0].lower() != wanted[0]):
        return ""
    text = without_file(text)
    if text[-1:] in _DAY_ENDS and not title.endswith(text[-1:]):
        text = _DAY_BEHIND.sub("", text)
    if text[:1] in ("[", "【") and text[0] != title[0] and (column := _COLUMN_BEFORE.match(text)):
        text = text[column.end() :]
    return title_key(text) if len(text) <= len(title) + _MAX_REST else ""


def together(page: Layout, at: int) -> Iterator[tuple[str, str]]:
    """Key and text of a line, then of it with the line below, and so on: over so many a title may stand."""
    key = text = ""
    for line in page.lines[at : at + MOST_LINES]:
        text += line.text[:MAX_TITLE]
        yield (key := key + title_key(line.text[:MAX_TITLE])), text
