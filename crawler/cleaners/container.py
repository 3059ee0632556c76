"""Which part of a page holds its article.

Lines that read like prose give weight to the elements around them, less with each step away (after Arc90's
Readability); names, links, and the place of the title correct it.
The heaviest element is the container, unless the page is a list.
"""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from crawler.cleaners import article_rules as rule
from crawler.cleaners.document import Block, Layout
from crawler.cleaners.title import title_line

_MIN_PROSE = 40  # characters of prose that make an article
_TEASERS = 4  # as many sentences that each stand under a link of their own make a list page of a page
_NUMBER = re.compile(r"\d+")
_SHARES = (1.0, 0.6, 0.35, 0.2, 0.1)  # of a line's weight, for the box around it, the one around that …
_SHORT_META = 80  # characters; a longer line of labels is prose that uses the words
# Boxes of one paragraph or list: the weight of their lines goes to what is around them.
_PARAGRAPHS = frozenset(
    ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "dd", "dt", "tr", "caption", "center")
) | {"ul", "ol", "dl", "tbody"}


class Measured:
    """A layout with running sums, so that every block's prose, characters and links are one subtraction."""

    def __init__(self, page: Layout) -> None:
        self.page = page
        self.weights = [prose(line.text, line.linked) for line in page.lines]
        self._prose = [0.0, *accumulate(self.weights)]
        self._size = [0, *accumulate(len(line.text) for line in page.lines)]
        self._linked = [0, *accumulate(line.linked for line in page.lines)]

    def prose(self, block: Block) -> float:
        """Characters in sentences."""
        return self._prose[block.end] - self._prose[block.start]

    def size(self, block: Block) -> int:
        """All characters."""
        return self._size[block.end] - self._size[block.start]

    def linked(self, block: Block) -> int:
        """Characters in links."""
        return self._linked[block.end] - self._linked[block.start]

    @property
    def whole(self) -> float:
        """Characters in sentences of the whole page."""
        return self._prose[-1]


def prose(text: str, linked: int) -> float:
    """How much a line speaks for an article, in characters; 0 for links, notices, labels, and bits."""
    length = len(text)
    if linked * 2 > length:
        return 0.0
    marks = len(rule.SENTENCE_MARKS.findall(text))
    if length < 10 and not marks:
        return 0.0
    if length < 300 and (is_notice(text) or rule.BREADCRUMB.search(text)):
        return 0.0
    if not marks:
        return length * 0.3
    if length < _SHORT_META and is_meta(text):
        return 0.0
    return float(length - linked)


def is_notice(text: str) -> bool:
    """Whether the line is the site's own: rights, rules, requests."""
    return bool(rule.NOTICE.search(text)) or ("。" not in text and bool(rule.FOOT.search(text)))


def is_meta(text: str) -> bool:
    """Whether labels of date, source, clicks … and what they label are about all that the line says."""
    if len(text) > rule.MAX_META:
        return False
    labels = len(rule.META_LABEL.findall(text))
    if not labels or rule.DOCUMENT_LABEL.search(text):
        return False
    rest = rule.META_REST.sub("", rule.META_LABEL.sub("", text))
    return len(rest) <= 16 * min(labels, 4) and "。" not in rest


def names_other(block: Block) -> bool:
    """Whether the element's class, id or tag says that it is something else than an article."""
    if block.tag in rule.OTHER_TAGS:
        return True
    return block.tag not in {"body", "html"} and _is_other_name(block.name)


@lru_cache(maxsize=10_000)  # the boxes of a list bear one name
def _is_other_name(name: str) -> bool:
    return bool(rule.OTHER_NAME.search(name)) and not rule.BODY_NAME.search(name)


def find_container(measured: Measured, title: str) -> Block | None:
    """The element that holds the article; None where there is no article, as on a list page."""
    if measured.whole < _MIN_PROSE:
        return None
    start = title_line(measured.page, title)
    other = _others(measured)
    best = _heaviest(measured, other, start)
    if best is None:
        return None
    block = _climb(measured, best, other)
    return None if _is_list(measured, block, start) else block


def _others(measured: Measured) -> list[bool]:
    """For each block whether it, or one around it, is named for something else than an article."""
    other: list[bool] = []
    for block in measured.page.blocks:
        # A wrapper of nearly everything is none, whatever it is called.
        named = names_other(block) and measured.prose(block) <= 0.6 * measured.whole
        other.append(named or (block.parent >= 0 and other[block.parent]))
    return other


def _heaviest(measured: Measured, other: list[bool], start: int) -> int | None:
    """The block with the highest score; `start` is the title's line or -1."""
    page = measured.page
    scores = [0.0] * len(page.blocks)
    for line, weight in zip(page.lines, measured.weights, strict=True):
        if not weight:
            continue
        at = line.owner
        given = weight * 0.15 if other[at] else weight
        if page.blocks[at].tag in _PARAGRAPHS and page.blocks[at].parent >= 0:
            at = page.blocks[at].parent
        for share in _SHARES:
            scores[at] += given * share
            at = page.blocks[at].parent
            if at < 0:
                break
    best, best_score = None, 0.0
    for index, block in enumerate(page.blocks):
        size = measured.size(block)
        if not scores[index] or not size:
            continue
        score = scores[index] * (1 - measured.linked(block) / size)
        if block.name and rule.BODY_NAME.search(block.name):
            score *= 1.3
        if block.tag == "article" or block.element.get("itemprop") == "articleBody":
            score *= 1.5
        if block.tag == "body":
            score *= 0.6  # holds everything else as well
        if block.end <= start:
            score *= 0.4  # all of it stands above the title
        if score > best_score:
            best, best_score = index, score
    return best


def _climb(measured: Measured, best: int, other: list[bool]) -> Block:
    """Go up while the element above holds more of the same: an article cut into several boxes."""
    blocks = measured.page.blocks
    children: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        children.setdefault(block.parent, []).append(index)
    for _ in _SHARES:
        above = blocks[best].parent
        if above < 0 or blocks[above].tag == "html":
            break
        if (blocks[above].start, blocks[above].end) == (blocks[best].start, blocks[best].end):
            best = above
            continue
        inside_page = blocks[above].tag == "body"
        good = 0.0
        start, end = blocks[best].start, blocks[best].end
        for index in children[above]:
            block = blocks[index]
            alike = (block.tag in _PARAGRAPHS and not inside_page) or (
                _stem(block.name) == _stem(blocks[best].name) and (block.name != "" or not inside_page)
            )
            if index == best or other[index] or not alike:
                continue
            size = measured.size(block)
            if measured.prose(block) >= 0.6 * size and measured.linked(block) < 0.15 * size:
                good += measured.prose(block)
                start, end = min(start, block.start), max(end, block.end)
        if good < max(0.15 * measured.prose(blocks[best]), _MIN_PROSE):
            break
        if inside_page:  # which holds the site as well: only from the first such box to the last
            return replace(blocks[above], start=start, end=end)
        best = above
    return blocks[best]


def _stem(name: str) -> str:
    """A class or id without the numbers that tell repeated boxes apart."""
    return _NUMBER.sub("", name)


def _is_list(measured: Measured, block: Block, start: int) -> bool:
    """Whether the container is a list page's: sentences one by one between links, or one teaser among many."""
    if block.tag == "article" or rule.SURE_BODY_NAME.search(block.name):
        return False
    page = measured.page
    sentences = teasers = 0
    for index in range(block.start, block.end):
        if measured.weights[index] >= 20:
            sentences += 1
            above = page.lines[index - 1] if index > block.start else None
            teasers += above is not None and above.linked * 2 > len(above.text) >= 12
    if teasers >= _TEASERS and teasers >= 0.6 * sentences:
        return True
    own = measured.prose(block)
    if block.name and block.tag not in _PARAGRAPHS:
        alike = [measured.prose(one) for one in page.blocks if one.name == block.name and one.tag == block.tag]
        if sum(weight >= 20 for weight in alike) > _TEASERS and own < 0.4 * sum(alike):
            return True
    titled = 0 <= start <= block.end and block.start - start <= 25
    return not titled and own < 300 and own < 0.2 * measured.whole
