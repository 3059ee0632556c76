"""Whether two pages give the same text, but for a counter or an advertisement."""

from crawler.feeding.cleaning import Cleaned

Lines = frozenset[str]  # of the summaries that a page gives
_ALIKE = 0.8  # of the lines of the longer text


def lines_of(cleaned: Cleaned) -> Lines:
    """The lines of all summaries that a page gives."""
    return frozenset(line for summary in cleaned.summaries for line in summary.text.split("\n"))


def alike(one: Lines, other: Lines) -> bool:
    """Whether two pages are one text."""
    return len(one & other) >= _ALIKE * max(len(one), len(other), 1)
