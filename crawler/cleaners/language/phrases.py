"""Phrases of work summaries: words that stand together there far more often than the dictionary's counts suggest.

The list, `phrases.txt`, is of our own writing. It only says what is likely beside a lost byte; nothing is changed
because of it alone.
"""

from functools import cache

from crawler.cleaners.language.lattice import Words
from crawler.cleaners.tables import rows

_LIKELY = 1e-4  # how likely one is


@cache
def phrases() -> Words:
    """The phrases as words beside the dictionary's."""
    return Words((phrase, _LIKELY) for [line] in rows("language/phrases", 1) for phrase in line.split())
