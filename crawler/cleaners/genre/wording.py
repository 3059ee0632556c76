"""The wording of a text: characters and pairs of characters that summaries have more often than other texts, or seldom.

What nobody would think of as a trait still tells, many little things together. The table, `wording.txt`, was fitted to
the same openings as the weights of `traits` (logistic regression over what stands in a text at all, of which the table
keeps what tells most; how it was made is in the history of `evaluation/genre.py`). A line of it is title or body, a
weight, and what has this weight; 0 is any number.
"""

from functools import cache
from itertools import pairwise
from math import sqrt

from crawler.cleaners.tables import rows
from indexer import late_re as re

_READ, _SHORT = 600, 100  # characters
_DIGITS = re.compile("[0-9]+")


def wording(heading: str, folded: str) -> float:
    """What its wording adds to the log-odds that a text is a summary. The heading is folded too."""
    titles, bodies = _table()
    parts, each = parts_of(folded)
    return _sum(titles, parts_of(heading)[0]) + _sum(bodies, parts) * each


def parts_of(text: str) -> tuple[set[str], float]:
    """The characters and pairs that stand in a title or a body, and what each of a body counts.

    A long text has more of everything, on both sides; a short one says too little to be sure by.
    """
    written = _DIGITS.sub("0", "".join(text[:_READ].split()))
    return {*written, *map("".join, pairwise(written))}, 1 / sqrt(max(len(written), _SHORT))


def _sum(weights: dict[str, float], parts: set[str]) -> float:
    return sum(map(weights.__getitem__, parts & weights.keys()))


@cache
def _table() -> tuple[dict[str, float], dict[str, float]]:
    """The weights of what stands in titles, and in bodies."""
    table: dict[str, dict[str, float]] = {"title": {}, "body": {}}
    for part, weight, texts in rows("genre/wording", 3):
        table[part].update(dict.fromkeys(texts.split(" "), float(weight)))
    return table["title"], table["body"]
