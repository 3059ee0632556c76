"""Where a page shows its document's title."""

from collections.abc import Iterator, Sequence

from crawler.cleaners.article import rules as rule
from crawler.cleaners.article.layout import Layout
from crawler.cleaners.article.page_title import MAX_TITLE
from indexer import late_re as re

HEADINGS = frozenset(("h1", "h2", "h3"))
MOST_LINES = 4  # over which a title stands
SHORTEST = 4  # letters of a title that can be told from a word of the menu
_BEHIND, _MORE = 40, 10  # characters that a line has behind a title: all, and without what is taken off
_BEFORE_TEXT = 8  # lines among which the title of a text without markup is
_PARAGRAPH = 100  # characters of a line that is one
# A first line that is the site's menu, its data or a bullet of it.
_NO_TITLE = re.compile(
    rf"{rule.META_LABEL.pattern}|.{{0,16}}位置\s*[:：]|(?:网站)?[首主]页(?:$|\s*[\s>»›→/|-])|[^。]{{1,30}}(?:>|»|›|→)|"
    rf"[-•·*]\s|\W*+[\d\s:：/.-]*$"
)
# The day of publication in the heading's line: 关于……的通知 ( 2019年09月20日 ), 关于……的通知2019-09-20
_DAY_BEHIND = re.compile(
    r"\s?[(（]\s?(?:19|20)\d\d(?:年|[-/.])\d{1,2}(?:月|[-/.])\d{1,2}日?\s?[)）]$|\s?(?<!\d)20\d\d-\d\d-\d\d$"
)
# The column in the heading's line: [工作总结] 柳林镇水利站2011年工作总结
_COLUMN_BEFORE = re.compile(r"[\[【][^\[\]【】]{2,10}[\]】]\s?")
_DAY_ENDS = frozenset(")）0123456789")
# What a file's name, the caption of a picture of its page and a site's preview have behind a title.
_OF_FILE = re.compile(
    r"(?:\s*[.．](?:docx?|wps|pdf|txt|rtf|pptx?)|_第\s?\d{1,3}\s?页|\s?[(（][共第]\s?\d{1,4}\s?页[)）]|(?:免费)?下载)+$",
    re.IGNORECASE,
)
# How such names end; most lines do otherwise.
_FILE_ENDS = ("doc", "docx", "wps", "pdf", "txt", "rtf", "ppt", "pptx", "页", ")", "）", "免费下载")


def title_key(text: str) -> str:
    """The letters, digits and Chinese characters of a title, by which two writings of it are equal."""
    return "".join(filter(str.isalnum, text)).lower()


def without_file(title: str) -> str:
    """A title without `.docx`, `_第1页` or `（共3页）`: document sites take it from names of files and page images."""
    return _OF_FILE.sub("", title) if title.lower().endswith(_FILE_ENDS) else title


def is_cut(text: str) -> bool:
    """Whether a title breaks off: 平安校园工作总…"""
    return text.endswith(("..", "…", "。。"))


def first_title(lines: Sequence[str]) -> int:
    """The number of the line that is the title of a text without markup: the first that is no menu or data; else 0."""
    return next((place for place, line in enumerate(lines[:_BEFORE_TEXT]) if not _NO_TITLE.match(line)), 0)


def first_paragraph(page: Layout) -> int:
    """The first line as long as only a paragraph is; the last line if none is."""
    long = (at for at, line in enumerate(page.lines) if len(line.text) >= _PARAGRAPH and not line.linked)
    return next(long, len(page.lines) - 1)


def shows_alone(page: Layout, at: int, title: str) -> bool:
    """Whether line `at` (-1: none) is a title, whole and in no link."""
    return at >= 0 and not page.lines[at].linked and title_key(page.lines[at].text) == title_key(title)


def title_line(page: Layout, title: str) -> int:
    """The line with the title or its beginning, a heading before any other; -1 if the page does not show it.

    If no line has as much as half of the title, it may stand over several lines: the first of these.
    """
    wanted = title_key(title)
    short = len(wanted) < SHORTEST  # a word of the menu may be the same
    found = begun = -1
    for index, line in enumerate(page.lines) if wanted else ():
        text = line.text
        if len(text) > len(title) + _BEHIND or (text[0].isalnum() and text[0].lower() != wanted[0]):
            continue
        text = without_file(text)
        if text[-1:] in _DAY_ENDS and not title.endswith(text[-1:]):
            text = _DAY_BEHIND.sub("", text)
        if text[:1] in ("[", "【") and text[0] != title[0] and (column := _COLUMN_BEFORE.match(text)):
            text = text[column.end() :]
        if len(text) > len(title) + _MORE:
            continue
        key = title_key(text)
        if key == wanted and page.blocks[line.owner].tag in HEADINGS:
            return index
        if short:
            continue
        if key == wanted and found < 0:
            found = index
        elif begun < 0 and len(key) * 2 >= len(wanted) and wanted.startswith(key):
            begun = index
    if found < 0 and begun < 0 and not short:
        begins = (at for at, line in enumerate(page.lines) if line.text[0].lower() == wanted[0])
        return next((at for at in begins if any(key == wanted for key, _ in together(page, at))), -1)
    return found if found >= 0 else begun


def together(page: Layout, at: int) -> Iterator[tuple[str, str]]:
    """The letters and the text of a line, then of it and the line below, and so on: over so many a title may stand."""
    key = text = ""
    for line in page.lines[at : at + MOST_LINES]:
        text += line.text[:MAX_TITLE]
        yield (key := key + title_key(line.text[:MAX_TITLE])), text
