"""The year that all words of their time that a text names tell together, where none of them tells it alone.

A text that speaks of 抗冻救灾, 抗震救灾 and 奥运 is of 2008; one that follows 十八届三中、四中全会 and the campaign of
the mass line is of 2014. For each word the probability that a text of a year names it is 1 while it is current, falls
with each year after that, and is next to nothing before; the years are as probable as the product of these (naive
Bayes). When in its year a text is written matters, for congresses and plenums meet in autumn.
"""

from functools import lru_cache
from math import prod

from crawler.cleaners.describe.period.era_words import ERA_WORDS

_YEARS = range(1998, 2031)
_READ = 2000  # characters: later ones tell of what is meant, and of what was
_BEFORE = 0.0005  # of a word before what it names; it may stand for something else
_REMEMBERED = 0.003  # of one long after
_SURE = 0.8
_SHOWN = 3  # words that are given as evidence


@lru_cache(maxsize=1)  # who doubts a title's year asks for the text's own twice in a row
def year_of_era(words: str, *, written: float = 1.0) -> tuple[int, str] | None:
    """The year that the folded words of a text tell together, and those that tell it; None if no year is certain.

    `written` is the part of its year that was over when it was written: all of it for a report on the year.

    >>> year_of_era("今年一月的抗冻救灾,五月的抗震救灾,八月的奥运会")
    (2008, '抗震救灾 · 抗冻救灾 · 奥运')
    """
    named = [
        (found[0], first, last, left)
        for pattern, first, last, left in ERA_WORDS
        if (found := pattern.search(words, 0, _READ))
    ]
    likely = {
        year: prod(_current(year + written, first, last + 1, left) for _, first, last, left in named) for year in _YEARS
    }
    year = max(likely, key=lambda year: likely[year])
    if likely[year] < _SURE * sum(likely.values()):
        return None
    telling = sorted((row for row in named if row[1] <= year + 1), key=lambda row: row[2] - row[1])[:_SHOWN]
    return year, " · ".join(word for word, *_ in telling)


def _current(written: float, first: float, end: float, left: float) -> float:
    """How probable it is that a text written at a time names what was current from the first year to the end."""
    if written < first:
        return _BEFORE
    return 1.0 if written <= end else max(_REMEMBERED, left ** (written - end))
