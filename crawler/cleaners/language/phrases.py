"""Phrases of work summaries: words that stand together there far more often than the dictionary's counts suggest.

The list, `phrases.txt`, is of our own writing. It only says what is likely beside a lost byte; nothing is changed
because of it alone.
"""

from functools import cache
from importlib.resources import files

from crawler.cleaners.language.lattice import Words

_LIKELY = 1e-4  # how likely one is


@cache
def phrases() -> Words:
    """The phrases as words beside the dictionary's."""
    listed = files("crawler.cleaners.language").joinpath("phrases.txt").read_text("utf-8")
    return Words((phrase, _LIKELY) for phrase in listed.split())
