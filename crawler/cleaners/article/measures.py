"""How much prose the lines of a page hold, and any block of it; and which lines are teasers of lists or comments."""

from functools import cached_property
from itertools import accumulate

from crawler.cleaners.article import rules as rule
from crawler.cleaners.article.layout import Block, Layout
from crawler.cleaners.article.wording import prose

SENTENCE = 20  # characters of a line of prose that is more than a label
TEASERS = 4  # sentences that each stand below a link of their own, from which on a page is a list
_MIN_LINK = 6  # characters of the line that leads to another page
_MEAN_COMMENT = 80  # characters of prose in comments on average; more are written by authors
_LONG_COMMENT = 200  # characters from which on it may be an article's paragraph below its date
_MAX_POSTED = 40  # characters of the line that names a comment's writer and time
_MORE = 16  # last characters of a line, in which it breaks off and bids to read on
_MAX_ITEM = 5  # lines of a list's item
_ITEM_DEPTH = 3  # blocks around a line among which its item is


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
        """The lines of prose in a small block of their own, next to a link or, repeatedly, below a date.

        The first are what a list says of another page, the second are comments; long ones are instalments of a serial.
        A single one that holds most of the page's prose is its article, which the site breaks off.
        """
        linked: set[int] = set()
        posted: set[int] = set()
        for at in range(1, len(self.lines)):
            if not self.weights[at]:
                continue
            above = self.lines[at - 1]
            length = len(above.text)
            link = (above.is_link and length >= _MIN_LINK) or _leads_on(self, at)
            short = _MIN_LINK <= length <= _MAX_POSTED and self.weights[at] < _LONG_COMMENT
            if (link or (short and rule.POSTED.search(above.text))) and _in_item(self, at):
                (linked if link else posted).add(at)
        items = [at for at in linked if self.weights[at] >= SENTENCE]
        if len(items) == 1 and 2 * self.weights[items[0]] > sum(self.weights):
            linked.remove(items[0])
        comments = len(posted) >= TEASERS and sum(self.weights[at] for at in posted) < _MEAN_COMMENT * len(posted)
        return linked | posted if comments else linked


def _leads_on(page: Layout, at: int) -> bool:
    """Whether a line breaks off, or has a link such as 查看详情 below it."""
    end = page.lines[at].text[-_MORE:]
    if (end[-1] in "]】" or "..." in end or "…" in end) and rule.BREAKS_OFF.search(end):
        return True
    below = page.lines[at + 1] if at + 1 < len(page.lines) else None
    return below is not None and below.linked > 0 and bool(rule.MORE.match(below.text))


def _in_item(page: Measured, at: int) -> bool:
    """Whether a block of a few lines holds a line and the one above, and begins with that but for labels.

    A link between two paragraphs is not the head of an item.
    """
    place = page.lines[at].owner
    for _ in range(_ITEM_DEPTH):
        block = page.blocks[place]
        if place < 0 or block.end - block.start > _MAX_ITEM:
            return False
        if block.start < at:
            return all(weight < SENTENCE for weight in page.weights[block.start : at - 1])
        place = block.parent
    return False
