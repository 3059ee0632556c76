"""The contents of one work: a page that lists the chapters of a novel, a gazetteer or a handbook, each a link.

Such a page is no list of articles. What it says of the work is this list, in its order, and so it is the page's text.
"""

from collections.abc import Collection, Iterator
from itertools import pairwise

from crawler.cleaners.article.layout import Line
from crawler.cleaners.vocabulary.numerals import NUMBER, number
from indexer import late_re as re

_CHAPTERS = 20  # chapters that a list has at least; fewer may be the newest ones, beside other links
_IN_ORDER = 0.9  # of the chapters follow the one before them; some numbers are misprinted
_STEP = 5  # how far the next number is, where rows have columns or chapters are missing
_BETWEEN = 3  # lines between two chapters, as the names of volumes and chapters without a number
_CHAPTER = re.compile(rf"(?:\d{{1,5}}[.、]? ?)?第 ?(\d{{1,5}}|{NUMBER}) ?[章回节節卷编編]")


def chapters(lines: list[Line]) -> range:
    """The lines of the longest list of linked chapters that count up; empty if the page has none.

    >>> chapters([Line(f"第{n}章 夜袭", 6, 0) for n in range(1, 31)])
    range(0, 30)
    >>> chapters([Line(f"第{n}期 工作简报", 6, 0) for n in range(1, 31)])
    range(0, 0)
    """
    lists = [numbers for numbers in _lists(lines) if len(numbers) >= _CHAPTERS and _is_in_order(numbers.values())]
    longest = list(max(lists, key=len, default=()))
    return range(longest[0], longest[-1] + 1) if longest else range(0)


def _lists(lines: list[Line]) -> Iterator[dict[int, int]]:
    """Chapters that stand close to each other: the number of each by its line."""
    close: dict[int, int] = {}
    last = 0
    for at, line in enumerate(lines):
        found = _CHAPTER.match(line.text) if line.is_link else None
        chapter = number(found[1]) if found else None
        if chapter is None:
            continue
        if at - last > _BETWEEN + 1:
            yield close
            close = {}
        close[at] = chapter
        last = at
    yield close


def _is_in_order(numbers: Collection[int]) -> bool:
    following = sum(0 < after - before <= _STEP for before, after in pairwise(numbers))
    return following >= _IN_ORDER * (len(numbers) - 1)
