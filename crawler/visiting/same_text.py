"""Whether two pages give the same text, counters and advertisements aside, or one of them only its beginning."""

from collections.abc import Sequence
from itertools import takewhile

from crawler.feeding.cleaning import Cleaned

Lines = frozenset[str]  # of the summaries that a page gives
_ALIKE = 0.8  # of the lines of the longer text
_AKIN = 0.5  # of the lines of the shorter text
_PREVIEW = 0.67  # of a text, that a preview shows at most
_BEGINNING = 0.9  # of a preview, that is the text's beginning; the rest is what the site says below it


def lines_of(cleaned: Cleaned) -> Lines:
    """The lines of all summaries that a page gives."""
    return frozenset(line for summary in cleaned.summaries for line in summary.text.split("\n"))


def alike(one: Lines, other: Lines) -> bool:
    """Whether two pages are one text."""
    return len(one & other) >= _ALIKE * max(len(one), len(other), 1)


def akin(one: Lines, other: Lines) -> bool:
    """Whether two pages may be one text, changed or shown in part."""
    return len(one & other) >= _AKIN * max(min(len(one), len(other)), 1)


def only_begins(now: Sequence[str], then: Sequence[str]) -> bool:
    """Whether a page has become a preview: its texts are the beginning of those that it gave before.

    Sites show previews once they ask for a log-in, or for money. A collection that lost its last parts but kept the
    others whole is no preview, nor is a page that lost less than a third of its text.

    Args:
        now: the texts of the page.
        then: those that it gave before.
    """
    if not now or list(now) == list(then[: len(now)]):
        return False
    short, long = ("".join("".join(texts).split()) for texts in (now, then))
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(short, long, strict=False)))
    return len(short) <= _PREVIEW * len(long) and shared >= _BEGINNING * len(short)
