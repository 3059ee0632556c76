"""The title of a page's document, without the site's name behind it."""

from collections.abc import Sequence

from crawler.cleaners.article import rules as rule
from crawler.cleaners.article.wording import is_meta, is_stamp
from crawler.cleaners.document import Element, head_title
from crawler.cleaners.layout import Block, Layout, Line, normalised
from crawler.cleaners.particulars import begins_with_label
from indexer import late_re as re
from indexer.text import fold

MAX_TITLE = 200  # characters
_LONG = 8  # letters of a part of <title> that names no column
_SHORTEST = 4  # letters of a title that can be told from a word of the menu
# Between a title and the names of column and site. A bare hyphen only beside what sounds like a site: 2009-2010 may be
# the title's.
_SEPARATOR = re.compile(
    r"\s*(?:[_|｜]+|\s[-–—·•]\s|-{2,}|::|>>|»|(?<=[网站府])[-–—]|[-–—](?=[^-–—_|｜]{0,20}(?:网|站|文库|频道|政府|大全|门户)[^-–—_|｜]{0,6}(?:$|[-–—_|｜])))\s*"
)
_ANY_SEPARATOR = re.compile(r"\s*[-–—_|｜]+\s*")
# A name that sites set before the title as well.
_SITE = re.compile(r"(?:网|网站|官网|门户|文库|平台|人民政府|首页)\W*$")
_BODY = r"(?:(?:有限|集团|分)公司|学校|中学|小学|大学|学院|医院|研究[院所]|协会|学会|[党团]委|局|处|馆)"
# A <title> that names whoever runs the site, and no document.
_OWNER = re.compile(rf"{_SITE.pattern}|\.(?:com|cn|net|org)$|(?:{_BODY}|公司|(?<!个人)中心)\W*$", re.IGNORECASE)
_BODY_FIRST = re.compile(
    rf"^[^\s—:：，]{{2,30}}(?:{_BODY}|(?<!个人)中心)(?:(?:中文|官方)?主页|\s[A-Za-z .&']+)?$"
)  # 某某大学 Some University
# How many messages wait for whoever saved the page.
_MESSAGES = re.compile(r"^[(（]\d+\+?\s?(?:封私信|条消息|条未读)[^()（）]{0,20}[)）]\s*")
_TAG = re.compile(r"</?(?:br|p|b|i|em|strong|font|span|img|su[bp]|div)\b[^<>]*>", re.IGNORECASE)
# What a file's name, and the caption of a picture of its page (总结_第1页), have behind a title.
_OF_FILE = re.compile(r"(?:\s*[.．](?:docx?|wps|pdf|txt|rtf|pptx?)|_第\s?\d{1,3}\s?页)+$", re.IGNORECASE)
# A first line that is the site's menu, its data or a bullet of it.
_NO_TITLE = re.compile(
    rf"{rule.META_LABEL.pattern}|.{{0,16}}位置\s*[:：]|(?:网站)?[首主]页(?:$|\s*[\s>»›→/|-])|[^。]{{1,30}}(?:>|»|›|→)|[-•·*]\s|\W*+[\d\s:：/.-]*$"
)
HEADINGS = frozenset(("h1", "h2", "h3"))
# Class or id of an element that holds a document's title.
_TITLE_NAME = re.compile(r"(?:^|[\s_-])(?:(?!sub)\w{0,12}title|biaoti|bt|headline)(?=$|[\s_\d-])")
_PARAGRAPH = 100  # characters of a line that is one
_ABOVE = 8  # lines between a heading and the text under it: date, source, a second heading
_RANKS = {"h1": 3, "h2": 2, "h3": 1}  # of a heading over a text
_OVER_DATE, _OVER_DATA = 4, 5  # what stands over a date, over labels of date and source, is surest
# The day of publication in the heading's line: 关于……的通知 ( 2019年09月20日 ), 关于……的通知2019-09-20
_DAY_BEHIND = re.compile(
    r"\s?[(（]\s?(?:19|20)\d\d(?:年|[-/.])\d{1,2}(?:月|[-/.])\d{1,2}日?\s?[)）]$|\s?(?<!\d)20\d\d-\d\d-\d\d$"
)
# A label before its value, the site's greeting, what a forum says of a member, a document's number
# (国食药监食〔2011〕395号), a telephone's.
_NO_HEADING_ABOVE = re.compile(
    r"名称\s?[:：]|.{0,4}(?:单位|机构|来源|作者|记者|编辑|日期|时间|类别|证号)\s?[:：]|今[天日]是|.{0,30}欢迎(?:您|登录|访问|光临|来到)|"
    r"(?:积分|帖子|主题|精华|威望|金[钱币]|贡献)\s?\d+$|"
    r"\w{2,12}[〔\[(]\d{4}[〕\])]\s?第?\d{1,4}号$|[\d\W]+$"
)
_TELLS = re.compile(r"[:：\d]")  # data, and not only the names of tools
_CLOSE = 3  # lines above a text's box in which a heading may stand that is none by its markup
_LABEL = 4  # letters of a label in a heading
_LEAST_HEADING, _LONGEST_HEADING = 6, 80  # letters
# A salutation, an item or a sentence at a text's beginning.
_NO_HEADING = re.compile(r"[:：。；;，,]$|^[（(]?[一二三四五六七八九十\d]+[)）、.．]")


def without_file(title: str) -> str:
    """A title without `.docx` or `_第1页`, which document sites take over from names of files and of page images."""
    return _OF_FILE.sub("", title)


def first_title(lines: Sequence[str]) -> int:
    """The number of the line that is the title of a text without markup: the first that is no menu or data; else 0."""
    return next((place for place, line in enumerate(lines[:_ABOVE]) if not _NO_TITLE.match(line)), 0)


def declared_title(tree: Element) -> str:
    """The title that the page declares, as government sites in China must: <meta name="ArticleTitle">."""
    return _of_meta(tree, "name", "articletitle")


def given_title(tree: Element) -> str:
    """The page's <title>; if it is empty, as in public accounts of WeChat, what it names for sharing."""
    said = _MESSAGES.sub("", normalised(_TAG.sub(" ", head_title(tree))))
    return said[:MAX_TITLE] or _of_meta(tree, "property", "og:title")


def _of_meta(tree: Element, attribute: str, name: str) -> str:
    """The content of the <meta> in the head whose attribute is `name`; "" if there is none."""
    for head in tree.iterchildren("head"):
        for meta in head.iterchildren("meta"):
            if (meta.get(attribute) or "").lower() == name:
                return normalised(meta.get("content") or "")[:MAX_TITLE]
    return ""


def find_title(page: Layout, page_title: str, declared: str = "") -> str:
    """The title of the document: the declared one, else a heading or line that the page's <title> confirms.

    Without such a line it is <title> without the name of the site; without <title> the first <h1>; without both "".
    """
    if len(key := title_key(declared)) >= _SHORTEST:
        return _confirmed(page, key, declared) or declared
    headings = [
        (block.tag, " ".join(line.text for line in page.lines[block.start : block.end]))
        for block in page.blocks
        if block.tag in HEADINGS and 0 < block.end - block.start <= 3
    ]
    page_title = _without_body(page, page_title)
    known = title_key(page_title)
    if confirmed := [
        text for tag, text in headings if len(text) <= MAX_TITLE and _begins(page_title, known, text, tag)
    ]:
        return max(confirmed, key=len)
    parts = [part.strip() for part in _SEPARATOR.split(page_title) if part.strip()]
    # Between names of columns and of the site, or behind several of them.
    last = len(parts) > 2 and not _names_owner(parts[-1]) and not parts[-1].isascii()
    later = {key for part in parts[1 : None if last else -1] if len(key := title_key(part)) >= _LONG}
    parts = _without_sites(parts)
    if behind := [text for _, text in headings if title_key(text) in later]:
        return max(behind, key=len)
    if behind_site := _behind_site(page, page_title):
        return behind_site
    if not parts:
        return next((text for tag, text in headings if tag == "h1" and len(text) <= MAX_TITLE), "")
    cleaned = next((part for part in parts if len(part) >= _SHORTEST), page_title)
    return _confirmed(page, known, cleaned) or cleaned


def _without_sites(parts: list[str]) -> list[str]:
    """The parts of a <title> that name no site. The first may end as a site's name does where the site stands last."""
    first = parts[:1] if len(parts) > 2 and _SITE.search(fold(parts[-1])) and not parts[0].endswith("首页") else []
    return first + [part for part in parts[len(first) :] if not _SITE.search(fold(part))] or parts


def _without_body(page: Layout, page_title: str) -> str:
    """A <title> without the body that runs the site and is named first; all of it if the page shows that name."""
    first, *rest = (part.strip() for part in _SEPARATOR.split(page_title, maxsplit=1))
    if (
        not rest
        or len(title_key(rest[0])) < _SHORTEST
        or not _BODY_FIRST.search(fold(first))
        or _SITE.search(fold(rest[0]))
    ):
        return page_title
    line = page.lines[at] if (at := title_line(page, first)) >= 0 else None
    return page_title if line and not line.linked and title_key(line.text) == title_key(first) else rest[0]


def _behind_site(page: Layout, page_title: str) -> str:
    """What stands behind the first name in a <title>, if the page shows it over date or source, and not that name."""
    first, *rest = (part.strip() for part in _ANY_SEPARATOR.split(page_title, maxsplit=1))
    if not rest or len(title_key(rest[0])) < _LONG or _names_owner(rest[0]):
        return ""
    at, before = title_line(page, rest[0]), title_line(page, first)
    if not 0 <= at < _first_paragraph(page) or title_key(page.lines[at].text) != title_key(rest[0]):
        return ""
    if _rank(page.blocks[page.lines[at].owner], page.lines[at + 1]) < _OVER_DATE:
        return ""
    is_shown = before >= 0 and not page.lines[before].linked and title_key(page.lines[before].text) == title_key(first)
    return "" if is_shown else rest[0]


def _begins(page_title: str, known: str, heading: str, tag: str) -> bool:
    """Whether the <title>, whose letters are `known`, begins with this heading, and not only with a column's name."""
    key = title_key(heading)
    if (
        len(key) < (1 if tag == "h1" else _SHORTEST)
        or not known.startswith(key)
        or ((_SITE.search(fold(heading)) or _BODY_FIRST.search(fold(heading))) and len(key) < len(known))
    ):
        return False
    ends = _end(page_title, len(key))
    return not page_title[ends : ends + 1].isalnum() or len(key) * 2 >= len(known)


def _end(page_title: str, letters: int) -> int:
    """Where the first `letters` letters of a <title>'s key end in it. A sign may have several (㎡, ™)."""
    for end, character in enumerate(page_title, 1):
        letters -= len(title_key(character))
        if letters <= 0:
            return end
    return len(page_title)


def _confirmed(page: Layout, known: str, cleaned: str) -> str:
    """The line or lines of the page that show the whole title; "" if there are none.

    `known` are the letters of all of <title>. A line with more of them than `cleaned`, but without the site's name, is
    the title with a sign in it that was taken for a separator.
    """
    wanted = title_key(cleaned)
    if len(wanted) < _SHORTEST:
        return ""
    begins = (wanted[0], known[0])
    longest, found = 0, ""
    signed = _first_paragraph(page)  # below it an author may
    for index, line in enumerate(page.lines):
        length = len(line.text)
        if length < _SHORTEST or not -40 <= length - len(cleaned) <= len(known) or line.linked * 2 >= length:
            continue
        if line.text[0].isalnum() and line.text[0].lower() not in begins:
            continue
        key = title_key(line.text)
        if key == wanted or (key.startswith(wanted) and known.startswith(key) and key != known):
            if len(key) > longest:
                longest, found = len(key), line.text
        elif not found and index < signed and len(key) >= 6 and wanted.startswith(key) and len(key) * 2 >= len(wanted):
            found = line.text
            for below in page.lines[index + 1 : index + 3]:
                key += title_key(below.text)
                if not wanted.startswith(key):
                    break
                found += below.text
    return found[:MAX_TITLE]


def _first_paragraph(page: Layout) -> int:
    """The first line as long as only a paragraph is; the last line if none is."""
    long = (at for at, line in enumerate(page.lines) if len(line.text) >= _PARAGRAPH and not line.linked)
    return next(long, len(page.lines) - 1)


def _names_owner(title: str) -> bool:
    """Whether a title is the name of a site or of the body that runs it."""
    return bool(_OWNER.search(fold(title)))


def shown_title(page: Layout, head: range, start: int, title: str, page_title: str) -> tuple[str, int]:
    """The title and its line; if the page does not show it, the heading above the text and its line.

    `head` are the lines of the text's box above its first sentence; the title is on line `start` (-1: nowhere).
    """
    seen = _is_shown(page, start, head.stop, title, page_title)
    if seen and not _names_owner(title):
        return title, start
    above = _title_above(page, head, title, seen)
    return without_file(above), title_line(page, above)


def _title_above(page: Layout, head: range, title: str, shown: bool) -> str:
    """The heading above a text; `title` if there is none, or one that begins with it.

    For pages whose <title> names the site or a column instead of the document. `shown` says whether the page shows
    `title` above the text.
    """
    best, found = 0, title
    owner = not title or _names_owner(title)
    for at in reversed(range(max(head.start - _ABOVE, 0), min(head.stop, head.start + _ABOVE))):
        line = page.lines[at]
        block = page.blocks[line.owner]
        if len(line.text) > MAX_TITLE or line.text[-1] in ":：…" or line.text.endswith("..."):
            continue
        letters = len(title_key(line.text))
        if not _SHORTEST <= letters <= _LONGEST_HEADING:
            continue
        if _is_data(line.text, title):
            continue
        rank = _rank(block, page.lines[at + 1])
        # In a link stands the name of the site, but over data the title that leads to its own page.
        if line.linked and (rank < _OVER_DATE or block.tag not in HEADINGS):
            continue
        if letters < _LEAST_HEADING and not (rank == _OVER_DATA and owner and line.text.isalnum()):
            continue
        if rank > best:
            best, found = rank, _whole(page, at)
        elif not best and at >= head.start - _CLOSE and owner and not shown and not _NO_HEADING.search(line.text):
            found = line.text  # the first of the lines above a text that no markup tells apart
    # 某某学校召开大会, on a page that calls itself 某某学校, is the document's.
    if owner or not _holds(found, title):
        return found
    longer = best > _RANKS["h1"] and 0 < 2 * len(title_key(title)) < len(title_key(found))
    return found if longer and title_line(page, title) < 0 else title


def _is_data(text: str, title: str) -> bool:
    """Whether a line is data or the way through the site, or names the body with which `title` begins."""
    folded = fold(text)
    if is_meta(text) or is_stamp(text) or begins_with_label(text) or _NO_HEADING_ABOVE.match(folded):
        return True
    body = _BODY_FIRST.search(folded) and len(text) < len(title) and title.startswith(text)
    return bool(body or rule.BREADCRUMB.search(text) or rule.DATA.search(text))


def _rank(block: Block, below: Line) -> int:
    """How surely a line of this block is a heading, `below` being the line below it."""
    if is_meta(below.text) and _TELLS.search(below.text) and below.linked * 2 < len(below.text):
        return _OVER_DATA
    if is_stamp(below.text):
        return _OVER_DATE
    return _RANKS.get(block.tag, 1 if _TITLE_NAME.search(block.name) else 0)


def _holds(heading: str, title: str) -> bool:
    """Whether a heading is a title with more behind it, or with a label such as 原创 or a number before it."""
    label = heading.removesuffix(title)
    labelled = len(title_key(label)) <= _LABEL and not _SEPARATOR.search(label)
    return labelled or title_key(heading).startswith(title_key(title))


def _whole(page: Layout, at: int) -> str:
    """The text of the heading on line `at`, which may go on in the lines beside it, but not in data."""
    block = page.blocks[page.lines[at].owner]
    if block.tag not in HEADINGS or block.end - block.start > 2:
        return page.lines[at].text
    texts = [line.text for line in page.lines[block.start : block.end]]
    return "".join(text for text in texts if not _is_data(text, ""))


def _is_shown(page: Layout, start: int, first: int, title: str, page_title: str) -> bool:
    """Whether the page shows its title, on line `start` (-1: nowhere), above the text, which begins on line `first`.

    A link to the site does not count, nor a line that has the way through the site (首页 > 工作总结) below it.
    """
    if start < 0 or any(rule.BREADCRUMB.search(line.text) for line in page.lines[start + 1 : first]):
        return False
    heading = page.blocks[page.lines[start].owner].tag in HEADINGS and title_key(title) != title_key(page_title)
    return heading or not page.lines[start].linked


def title_key(text: str) -> str:
    """The letters, digits and Chinese characters of a title, by which two writings of it are equal."""
    return "".join(filter(str.isalnum, text)).lower()


def title_line(page: Layout, title: str) -> int:
    """The line with the title or its beginning, a heading before any other; -1 if the page does not show it."""
    wanted = title_key(title)
    short = len(wanted) < _SHORTEST  # a word of the menu may be the same
    found = begun = -1
    for index, line in enumerate(page.lines) if wanted else ():
        text = line.text
        if text[-1] in ")）0123456789" and not title.endswith(text[-1]):
            text = _DAY_BEHIND.sub("", text)
        if len(text) > len(title) + 10 or (text[:1].isalnum() and text[0].lower() != wanted[0]):
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
    return found if found >= 0 else begun
