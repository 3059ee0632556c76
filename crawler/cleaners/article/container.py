"""Which part of a page holds its article.

Lines that read like prose give weight to the elements around them, less with each step away (after Arc90's
Readability); names, links, and the place of the title correct it.
The heaviest element is the container, unless the page is a list.
"""

import re
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import accumulate

from crawler.cleaners.article import rules as rule
from crawler.cleaners.article.title import HEADINGS
from crawler.cleaners.article.wording import prose
from crawler.cleaners.document import Block, Layout

_MIN_PROSE = 40  # characters of prose that make an article
_SENTENCE = 20  # characters of a line of prose that is more than a label
_LEADS = 3  # lines of prose under the title with one of which the article begins
_MAX_PASSED = 1  # boxes around the container that may add nothing before one that does
_TEASERS = 4  # as many sentences that each stand under a link of their own make a list page of a page
_NUMBER = re.compile(r"\d+")
_SHARES = (1.0, 0.6, 0.35, 0.2, 0.1)  # of a line's weight, for the box around it, the one around that …
_ARTICLE = 300  # characters of prose that are more than a teaser
_TEASER = 100  # characters of prose, far from any title, that are an index page's own
_NEAR = 25  # lines between a title and its article
_LINK = 6  # characters of the line that leads to another page
_POST = 80  # characters of prose in comments on average; more are written by authors
_POSTED = 40  # characters of the line that names a comment's writer and time
_ITEM = 5  # lines of a list's item
# Boxes of one paragraph or list: the weight of their lines goes to what is around them.
_PARAGRAPHS = frozenset(
    ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "dd", "dt", "tr", "caption", "center")
) | {"ul", "ol", "dl", "tbody"}
_REST = frozenset(("p", "table"))  # what may stand behind an article's box and be of it


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

    def first_sentence(self, block: Block) -> int:
        """The line in which the block's first sentence stands; its first line where it holds none."""
        lines = range(block.start, block.end)
        return next(
            (at for at in lines if self.weights[at] >= _SENTENCE and "。" in self.page.lines[at].text), block.start
        )

    @cached_property
    def teasers(self) -> set[int]:
        """The lines of prose that lists and comments hold, not an article."""
        return _teasers(self.page, self.weights)

    @property
    def whole(self) -> float:
        """Characters in sentences of the whole page."""
        return self._prose[-1]


def names_other(block: Block) -> bool:
    """Whether the element's class, id or tag says that it is something else than an article."""
    if block.tag in rule.OTHER_TAGS:
        return True
    return block.tag not in {"body", "html"} and _is_other_name(block.name)


@lru_cache(maxsize=10_000)  # the boxes of a list bear one name
def _is_other_name(name: str) -> bool:
    """A class that says both, `content-share`, is no body's; a class that only says body outweighs the others."""
    if not rule.OTHER_NAME.search(name):
        return False
    return not any(rule.BODY_NAME.search(one) and not rule.OTHER_NAME.search(one) for one in name.split())


def loosely_named(block: Block) -> bool:
    """Whether the element's name, though another's, is one that a lead or an abstract bears as well."""
    return block.tag not in rule.OTHER_TAGS and not rule.OTHER_NAME.search(rule.LOOSE_NAME.sub("", block.name))


def find_container(measured: Measured, start: int) -> Block | None:
    """The element that holds the article; None where there is no article, as on a list page.

    `start` is the title's line, -1 where it stands nowhere.
    """
    if measured.whole < _SENTENCE:
        return None
    other = _others(measured, start)
    best = _heaviest(measured, other, start)
    if best is None:
        return None
    block = _climb(measured, best, other)
    return None if _is_list(measured, block, start) else block


def _others(measured: Measured, start: int) -> list[bool]:
    """For each block whether it, or one around it, is named for something else than an article."""
    first = next((at for at in range(start + 1, len(measured.weights)) if measured.weights[at] >= _SENTENCE), -1)
    other: list[bool] = []
    for block in measured.page.blocks:
        inside = block.parent >= 0 and other[block.parent]
        other.append(inside or (names_other(block) and not _wraps(measured, block, start, first)))
    return other


def _wraps(measured: Measured, block: Block, start: int, first: int) -> bool:
    """Whether a box holds nearly everything, what stands under the title too: it is none, whatever it is called."""
    return measured.prose(block) > 0.6 * measured.whole and (start < 0 or block.start <= first < block.end)


def _heaviest(measured: Measured, other: list[bool], start: int) -> int | None:
    """The block with the highest score; `start` is the title's line or -1."""
    page = measured.page
    scores = [0.0] * len(page.blocks)
    leads: list[int] = []  # the first lines of prose under the title
    for index, (line, weight) in enumerate(zip(page.lines, measured.weights, strict=True)):
        if not weight:
            continue
        at = line.owner
        given = weight * (0.05 if index in measured.teasers else 0.15 if other[at] else 1)
        if len(leads) < _LEADS and 0 <= start < index and given >= _SENTENCE:
            leads.append(index)
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
        elif leads and block.start <= leads[-1] and leads[0] < block.end and measured.prose(block) >= 0.75 * size:
            score *= 1.5
        if score > best_score:
            best, best_score = index, score
    return best


def _teasers(page: Layout, weights: list[float]) -> set[int]:
    """The lines that stand in a small box of their own under or over a link or, again and again, under a date.

    The first is what a list says of another page, the second a comment; where they are long, a serial's instalments.
    """
    linked: set[int] = set()
    posted: set[int] = set()
    for index in range(1, len(page.lines)):
        above = page.lines[index - 1]
        length = len(above.text)
        if not weights[index]:
            continue
        link = above.linked * 2 > length >= _LINK or _leads_on(page, index)
        post = _LINK <= length <= _POSTED and rule.POSTED.search(above.text)
        if (link or post) and _in_item(page, index):
            (linked if link else posted).add(index)
    comments = len(posted) >= _TEASERS and sum(weights[index] for index in posted) < _POST * len(posted)
    return linked | posted if comments else linked


def _leads_on(page: Layout, index: int) -> bool:
    """Whether a link such as 查看详情 stands under a line."""
    below = page.lines[index + 1] if index + 1 < len(page.lines) else None
    return below is not None and below.linked > 0 and bool(rule.MORE.match(below.text))


def _in_item(page: Layout, index: int) -> bool:
    """Whether a box of a few lines holds this line and the one above."""
    at = page.lines[index].owner
    for _ in range(3):
        block = page.blocks[at]
        if at < 0 or block.end - block.start > _ITEM:
            return False
        if block.start < index:
            return True
        at = block.parent
    return False


def _climb(measured: Measured, best: int, other: list[bool]) -> Block:
    """Go up while the element above holds more of the same: an article cut into several boxes."""
    blocks = measured.page.blocks
    children: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        children.setdefault(block.parent, []).append(index)
    at, passed = best, 0  # `passed`: boxes gone through that add nothing themselves
    while passed <= _MAX_PASSED:
        above = blocks[at].parent
        if above < 0 or blocks[above].tag == "html":
            break
        if (blocks[above].start, blocks[above].end) == (blocks[at].start, blocks[at].end):
            best, at = (above if at == best else best), above
            continue
        start, end, good = _alike(measured, children[above], at, other)
        if good >= max(0.15 * measured.prose(blocks[at]), _MIN_PROSE) and (not passed or blocks[at].name):
            if blocks[above].tag == "body":  # which holds the site as well: only from the first such box to the last
                return replace(blocks[above], start=start, end=end)
            best, passed = above, 0
        elif not rule.BODY_NAME.search(blocks[best].name) and _is_body(
            measured, blocks[above], 1.2 * measured.prose(blocks[best])
        ):
            best, passed = above, 0
        else:
            passed += 1
        at = above
    return _with_rest(measured, blocks[best], [blocks[index] for index in children[blocks[best].parent]])


def _with_rest(measured: Measured, container: Block, siblings: list[Block]) -> Block:
    """The container up to the last of the paragraphs and tables without a link that follow it: a text's last lines."""
    if measured.page.blocks[container.parent].tag == "body" or container.tag in _PARAGRAPHS:
        return container
    end = container.end
    for block in siblings:
        if block.start < end or block.start == block.end:
            continue
        if block.start > end or block.tag not in _REST or measured.linked(block) or names_other(block):
            break
        end = block.end
    return replace(container, end=end)


def _alike(measured: Measured, siblings: list[int], at: int, other: list[bool]) -> tuple[int, int, float]:
    """The lines from the first to the last of a box's siblings that hold an article's text too, and their prose."""
    blocks = measured.page.blocks
    inside_page = blocks[blocks[at].parent].tag == "body"
    start, end, good = blocks[at].start, blocks[at].end, 0.0
    for index in siblings:
        block = blocks[index]
        alike = (block.tag in _PARAGRAPHS and not inside_page) or (
            _stem(block.name) == _stem(blocks[at].name) and (block.name != "" or not inside_page)
        )
        if index == at or other[index] or not alike or block.start == block.end:
            continue
        head = measured.page.lines[block.start]
        if head.linked * 2 > len(head.text) and block.tag not in _PARAGRAPHS:
            continue  # another page's first words
        size = measured.size(block)
        if measured.prose(block) >= 0.6 * size and measured.linked(block) < 0.15 * size:
            good += measured.prose(block)
            start, end = min(start, block.start), max(end, block.end)
    return start, end, good


def _is_body(measured: Measured, block: Block, least: float) -> bool:
    """Whether a box is named for an article's body and holds so much prose, and next to nothing else."""
    size = measured.size(block)
    return (
        measured.prose(block) >= least
        and bool(rule.BODY_NAME.search(block.name))
        and measured.prose(block) >= 0.7 * size
        and measured.linked(block) < 0.1 * size
    )


def _stem(name: str) -> str:
    """A class or id without the numbers that tell repeated boxes apart."""
    return _NUMBER.sub("", name)


def _is_list(measured: Measured, block: Block, start: int) -> bool:
    """Whether the container is a list page's: one box among many such, or sentences one by one between links."""
    page = measured.page
    sure = block.tag == "article" or bool(rule.SURE_BODY_NAME.search(block.name))
    own = measured.prose(block)
    titled = 0 <= start <= block.end and block.start - start <= _NEAR
    # The first of a thread, which the others answer; a list's heads are links.
    first = titled and (sure or own >= _ARTICLE) and not page.lines[start].linked
    if block.name and block.tag not in _PARAGRAPHS and not first:
        alike = [measured.prose(one) for one in page.blocks if one.name == block.name and one.tag == block.tag]
        if sum(weight >= _SENTENCE for weight in alike) > _TEASERS and own < 0.4 * sum(alike):
            return True
    if sure:
        return False
    if _is_digest(measured, block) or (
        _linked_heads(page, block) >= _TEASERS and (not titled or page.lines[start].linked)
    ):
        return True
    if titled or own >= _ARTICLE:
        return False
    everything = page.blocks[0]
    index = own < _TEASER and measured.linked(everything) > 0.4 * measured.size(everything)
    return index or own < 0.25 * measured.whole


def _linked_heads(page: Layout, block: Block) -> int:
    """How many headings of a box are links: those of the pages that an index leads to."""
    lines = page.lines[block.start : block.end]
    return sum(line.linked * 2 > len(line.text) and page.blocks[line.owner].tag in HEADINGS for line in lines)


def _is_digest(measured: Measured, block: Block) -> bool:
    """Whether most sentences of a box stand each under a link, and no article above them."""
    sentences = teasers = 0
    before = 0.0  # prose above the first teaser
    for index in range(block.start, block.end):
        if measured.weights[index] >= _SENTENCE:
            sentences += 1
            above = measured.page.lines[index - 1] if index > block.start else None
            under_link = above is not None and above.linked * 2 > len(above.text) >= 12
            teasers += under_link or index in measured.teasers
            before += 0 if teasers else measured.weights[index]
    article = before >= 2 * _TEASER and sentences >= teasers + 3
    return teasers >= _TEASERS and teasers >= 0.6 * sentences and not article
