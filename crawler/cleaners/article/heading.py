"""The heading above a text, for pages whose <title> names the site or a column instead of the document."""

from crawler.cleaners.article import rules as rule
from crawler.cleaners.article.layout import Block, Layout, Line
from crawler.cleaners.article.page_title import (
    MAX_TITLE,
    has_separator,
    names_body,
    names_column,
    names_nothing,
    names_owner,
)
from crawler.cleaners.article.title_lines import HEADINGS, MOST_LINES, SHORTEST, is_cut, title_key, title_line
from crawler.cleaners.article.wording import is_meta, is_stamp
from crawler.cleaners.particulars import begins_with_label
from indexer import late_re as re
from indexer.text import fold

# Class or id of an element that holds a document's title.
_TITLE_NAME = re.compile(r"(?:^|[\s_-])(?:(?!sub)\w{0,12}title|biaoti|bt|headline)(?=$|[\s_\d-])")
_ABOVE = 8  # lines between a heading and the text: date, source, a second heading
# How surely a line is the heading of the text: by its own markup, over a date, over labels of date and source, and
# surest where it is a part of <title> or adds to the name of a column.
_BY_TAG = {"h1": 3, "h2": 2, "h3": 1}
OVER_DATE, _OVER_LABELS, _OF_TITLE = 4, 5, 6
_MIN_PART = 8  # letters of a part of <title>
# What stands above a text and is no heading: a label before its value, the site's greeting, what a forum says of a
# member, a document's number (国食药监食〔2011〕395号), a telephone number.
_NO_HEADING_ABOVE = re.compile(
    r"名称\s?[:：]|.{0,4}(?:单位|机构|来源|作者|记者|编辑|日期|时间|类别|[证编]号)\s?[:：]|今[天日]是|.{0,30}欢迎(?:您|登录|访问|光临|来到)|"
    r"[本全]文共|.{0,12}正在(?:浏览|阅读)|(?:(?:积分|帖子|主题|精华|威望|金[钱币]|贡献)\s?\d+\s?)+$|"
    r"\w{2,12}[〔\[(]\d{4}[〕\])]\s?第?\d{1,4}号$|[\d\W]+$"
)
_HOLDS_DATA = re.compile(r"[:：\d]")  # and not only the names of tools
_CLOSE = 3  # lines above a text among which a heading without markup may stand
_MAX_LABEL = 4  # letters of a label in a heading
_MIN_LETTERS, _MAX_LETTERS = 6, 80  # of a heading
# A salutation, an item or a sentence at the beginning of a text.
_NO_HEADING = re.compile(r"[:：。；;，,]$|^[（(]?[一二三四五六七八九十\d]+[)）、.．]")


def title_above(page: Layout, head: range, title: str, page_title: str, *, shown: bool) -> str:
    """The heading above a text; `title` if there is none, or if the heading only adds to it.

    Args:
        head: the lines of the container above its first sentence.
        title: what <title> gives.
        page_title: the whole <title>.
        shown: whether the page shows `title` above the text.
    """
    owner = names_owner(title) or (not shown and names_nothing(title))
    known = title_key(page_title)
    best, heading = 0, title
    for at in reversed(range(max(head.start - _ABOVE, 0), min(head.stop, head.start + _ABOVE))):
        text, rank = page.lines[at].text, _rank(page, at, title, owner=owner)
        key = title_key(text)
        is_part = len(key) >= _MIN_PART and key in known and not names_owner(text)
        if rank >= 0 and not shown and (is_part or (title in text != title and names_column(title))):
            rank = _OF_TITLE
        more_of_title = rank == best == _OF_TITLE and len(text) > len(heading)  # a text may have it over several lines
        if rank > best or more_of_title:
            best, heading = rank, _whole(page, at)
        elif rank == best == 0 and owner and not shown and at >= head.start - _CLOSE and not _NO_HEADING.search(text):
            heading = text  # without any markup the first of the lines above a text is its heading
    # A page that calls itself 某某学校 may have a document 某某学校召开大会.
    if owner or not _only_adds(heading, title):
        return heading
    longer = best >= _BY_TAG["h1"] and title and title_key(heading).startswith(title_key(title))
    return heading if longer and title_line(page, title) < 0 else title


def rank_over(block: Block, below: Line) -> int:
    """How surely a line of a block is a heading, by the block and the line below it; from OVER_DATE on it is one."""
    if is_meta(below.text) and _HOLDS_DATA.search(below.text) and below.share_linked < 0.5:
        return _OVER_LABELS
    if is_stamp(below.text):
        return OVER_DATE
    return _BY_TAG.get(block.tag, 1 if _TITLE_NAME.search(block.name) else 0)


def _rank(page: Layout, at: int, title: str, *, owner: bool) -> int:
    """How surely line `at` is the heading of the text below it; -1 if it is none.

    `owner`: whether `title` names the site's owner, or no document.
    """
    line = page.lines[at]
    letters = len(title_key(line.text))
    if not SHORTEST <= letters <= _MAX_LETTERS or len(line.text) > MAX_TITLE or line.text[-1] in ":：":
        return -1
    if is_cut(line.text) or _is_data(line.text, title):
        return -1
    block = page.blocks[line.owner]
    rank = rank_over(block, page.lines[at + 1])
    # A link holds the name of the site; but over labels it may be the title, which leads to its own page.
    if line.linked and (rank < OVER_DATE or block.tag not in HEADINGS):
        return -1
    short = letters < _MIN_LETTERS and not (rank == _OVER_LABELS and owner and line.text.isalnum())
    return -1 if short else rank


def _is_data(text: str, title: str) -> bool:
    """Whether a line is data or a breadcrumb, or the name of the body with which `title` begins."""
    if is_meta(text) or is_stamp(text) or begins_with_label(text) or _NO_HEADING_ABOVE.match(fold(text)):
        return True
    if names_body(text) and len(text) < len(title) and title.startswith(text):
        return True
    return bool(rule.BREADCRUMB.search(text) or rule.DATA.search(text))


def _only_adds(heading: str, title: str) -> bool:
    """Whether a heading is the title with more behind it, or with a label such as 原创 or a number before it."""
    label = heading.removesuffix(title)
    labelled = len(title_key(label)) <= _MAX_LABEL and not has_separator(label)
    return labelled or title_key(heading).startswith(title_key(title))


def _whole(page: Layout, at: int) -> str:
    """The whole heading of which line `at` is one: all lines of its block, without data."""
    block = page.blocks[page.lines[at].owner]
    if block.tag not in HEADINGS or block.end - block.start > MOST_LINES:
        return page.lines[at].text
    texts = [line.text for line in page.lines[block.start : block.end]]
    whole = "".join(text for text in texts if not _is_data(text, ""))
    # A heading that was never closed has the text in it.
    return whole if len(whole) <= MAX_TITLE else page.lines[at].text
