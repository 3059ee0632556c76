"""The weights of a page's lines: prose, and the teasers of lists and comments; with running sums for any block."""

from functools import cached_property
from itertools import accumulate

from crawler.cleaners.article import rules as rule
from crawler.cleaners.article.layout import Block, Layout
from crawler.cleaners.article.wording import prose

SENTENCE = 20  # characters of a line of prose that is more than a label
TEASERS = 4  # as many sentences that each stand under a link of their own make a list page of a page
_LINK = 6  # characters of the line that leads to another page
_POST = 80  # characters of prose in comments on average; more are written by authors
_LONG_POST = 200  # characters of one that may be an article's paragraph under its date
_POSTED = 40  # characters of the line that names a comment's writer and time
_MORE = 16  # characters in which a line breaks off and bids to read on
_ITEM = 5  # lines of a list's item


class Measured(Layout):
    """A layout with running sums, so that every block's prose, characters and links are one subtraction."""

    def __init__(self, page: Layout) -> None:
        super().__init__(page.lines, page.blocks, page.cut)
        self.weights = [prose(line.text, line.linked) for line in page.lines]
        self._prose = [0.0, *accumulate(self.weights)]
        self.whole = self._prose[-1]  # characters in sentences of the whole page
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
        """The line with the first sentence of the block; its first line if it has no sentence."""
        lines = range(block.start, block.end)
        return next((at for at in lines if self.weights[at] >= SENTENCE and "。" in self.lines[at].text), block.start)

    @cached_property
    def teasers(self) -> set[int]:
        """The prose in lines that belong to lists and comments."""
        return _teasers(self)


def _teasers(page: Measured) -> set[int]:
    """The lines in a small box of their own, under or above a link or, repeatedly, under a date.

    The first kind is what a list says of another page, the second a comment; long ones are the instalments of a serial.
    """
    linked: set[int] = set()
    posted: set[int] = set()
    for index in range(1, len(page.lines)):
        above = page.lines[index - 1]
        length = len(above.text)
        if not page.weights[index]:
            continue
        link = (above.is_link and length >= _LINK) or _leads_on(page, index)
        post = _LINK <= length <= _POSTED and page.weights[index] < _LONG_POST and rule.POSTED.search(above.text)
        if (link or post) and _in_item(page, index):
            (linked if link else posted).add(index)
    comments = len(posted) >= TEASERS and sum(page.weights[index] for index in posted) < _POST * len(posted)
    return linked | posted if comments else linked


def _leads_on(page: Layout, index: int) -> bool:
    """Whether a line breaks off, or has a link such as 查看详情 under it."""
    ends = page.lines[index].text[-_MORE:]
    if (ends[-1] in "]】" or "..." in ends or "…" in ends) and rule.BREAKS_OFF.search(ends):
        return True
    below = page.lines[index + 1] if index + 1 < len(page.lines) else None
    return below is not None and below.linked > 0 and bool(rule.MORE.match(below.text))


def _in_item(page: Measured, index: int) -> bool:
    """Whether a box of a few lines holds this line and the one above, with which it begins but for labels.

    A link between two paragraphs is no item's head.
    """
    at = page.lines[index].owner
    for _ in range(3):
        block = page.blocks[at]
        if at < 0 or block.end - block.start > _ITEM:
            return False
        if block.start < index:
            return all(weight < SENTENCE for weight in page.weights[block.start : index - 1])
        at = block.parent
    return False
