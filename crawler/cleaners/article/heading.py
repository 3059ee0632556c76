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
_ABOVE = 8  # lines between a heading and the text under it: date, source, a second heading
_RANKS = {"h1": 3, "h2": 2, "h3": 1}  # of a heading over a text
OVER_DATE, _OVER_DATA = 4, 5  # what stands over a date, over labels of date and source, is surer
_PART = 6  # … and a part of <title>, or what adds to a column's name, is surest
_LEAST_PART = 8  # letters of it
# A label before its value, the site's greeting, what a forum says of a member, a document's number
# (国食药监食〔2011〕395号), a telephone's.
_NO_HEADING_ABOVE = re.compile(
    r"名称\s?[:：]|.{0,4}(?:单位|机构|来源|作者|记者|编辑|日期|时间|类别|[证编]号)\s?[:：]|今[天日]是|.{0,30}欢迎(?:您|登录|访问|光临|来到)|"
    r"[本全]文共|.{0,12}正在(?:浏览|阅读)|(?:(?:积分|帖子|主题|精华|威望|金[钱币]|贡献)\s?\d+\s?)+$|"
    r"\w{2,12}[〔\[(]\d{4}[〕\])]\s?第?\d{1,4}号$|[\d\W]+$"
)
_TELLS = re.compile(r"[:：\d]")  # data, and not only the names of tools
_CLOSE = 3  # lines above a text's box in which a heading may stand that is none by its markup
_LABEL = 4  # letters of a label in a heading
_LEAST, _LONGEST = 6, 80  # letters of a heading
# A salutation, an item or a sentence at a text's beginning.
_NO_HEADING = re.compile(r"[:：。；;，,]$|^[（(]?[一二三四五六七八九十\d]+[)）、.．]")


def title_above(page: Layout, head: range, title: str, page_title: str, *, shown: bool) -> str:
    """The heading above a text; `title` if there is none, or one that begins with it.

    Args:
        page: the page.
        head: the lines of the text's box above its first sentence.
        title: what <title> gives.
        page_title: all of <title>; a line that is a part of it is surest.
        shown: whether the page shows `title` above the text.
    """
    owner = names_owner(title) or (not shown and names_nothing(title))
    known = title_key(page_title)
    best, found = 0, title
    for at in reversed(range(max(head.start - _ABOVE, 0), min(head.stop, head.start + _ABOVE))):
        rank = _rank_of(page, at, title, owner=owner)
        text = page.lines[at].text
        if rank >= 0 and not shown and (_is_part(text, known) or (title in text != title and names_column(title))):
            rank = _PART
        unmarked = rank == best == 0 and at >= head.start - _CLOSE and owner and not shown
        more_of_title = rank == best == _PART and len(text) > len(found)  # a text may have it over several lines
        if rank > best or more_of_title:
            best, found = rank, _whole(page, at)
        elif unmarked and not _NO_HEADING.search(text):
            found = text  # the first of the lines above a text that no markup tells apart
    # 某某学校召开大会, on a page that calls itself 某某学校, is the document's.
    if owner or not _holds(found, title):
        return found
    longer = best >= _RANKS["h1"] and title and title_key(found).startswith(title_key(title))
    return found if longer and title_line(page, title) < 0 else title


def rank_over(block: Block, below: Line) -> int:
    """How surely a line of this block is a heading, `below` being the line below it; from OVER_DATE on, it is."""
    if is_meta(below.text) and _TELLS.search(below.text) and below.share_linked < 0.5:
        return _OVER_DATA
    if is_stamp(below.text):
        return OVER_DATE
    return _RANKS.get(block.tag, 1 if _TITLE_NAME.search(block.name) else 0)


def _rank_of(page: Layout, at: int, title: str, *, owner: bool) -> int:
    """How surely line `at` is the heading of the text below it; -1 if it is none."""
    line = page.lines[at]
    letters = len(title_key(line.text))
    if not SHORTEST <= letters <= _LONGEST or len(line.text) > MAX_TITLE or line.text[-1] in ":：" or is_cut(line.text):
        return -1
    if _is_data(line.text, title):
        return -1
    block = page.blocks[line.owner]
    ranked = rank_over(block, page.lines[at + 1])
    # In a link stands the name of the site, but over data the title that leads to its own page.
    if line.linked and (ranked < OVER_DATE or block.tag not in HEADINGS):
        return -1
    short = letters < _LEAST and not (ranked == _OVER_DATA and owner and line.text.isalnum())
    return -1 if short else ranked


def _is_part(text: str, known: str) -> bool:
    """Whether a line is a part of the <title> whose letters are `known`, and names no body or site."""
    key = title_key(text)
    return len(key) >= _LEAST_PART and key in known and not names_owner(text)


def _is_data(text: str, title: str) -> bool:
    """Whether a line is data or the way through the site, or names the body with which `title` begins."""
    folded = fold(text)
    if is_meta(text) or is_stamp(text) or begins_with_label(text) or _NO_HEADING_ABOVE.match(folded):
        return True
    if names_body(text) and len(text) < len(title) and title.startswith(text):
        return True
    return bool(rule.BREADCRUMB.search(text) or rule.DATA.search(text))


def _holds(heading: str, title: str) -> bool:
    """Whether a heading is a title with more behind it, or with a label such as 原创 or a number before it."""
    label = heading.removesuffix(title)
    labelled = len(title_key(label)) <= _LABEL and not has_separator(label)
    return labelled or title_key(heading).startswith(title_key(title))


def _whole(page: Layout, at: int) -> str:
    """The text of the heading on line `at`, which may go on in the lines beside it, but not in data."""
    block = page.blocks[page.lines[at].owner]
    if block.tag not in HEADINGS or block.end - block.start > MOST_LINES:
        return page.lines[at].text
    texts = [line.text for line in page.lines[block.start : block.end]]
    whole = "".join(text for text in texts if not _is_data(text, ""))
    # A heading that was never closed has the text in it.
    return whole if len(whole) <= MAX_TITLE else page.lines[at].text
