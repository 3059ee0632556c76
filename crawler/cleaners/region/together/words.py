"""The short names and the landmarks that a text has: looked for at once, for the search costs more than the words."""

from collections.abc import Container, Iterator
from functools import cache, lru_cache

from crawler.cleaners.beginnings import Lexicon
from crawler.cleaners.region.places import landmarks
from crawler.cleaners.region.places.bare import known


def words_at(body: str, wanted: Container[str]) -> Iterator[tuple[int, list[str]]]:
    """Each place of a folded text at which some short names or landmarks stand, and these, the longest first."""
    for start, words in _words_at(body):
        if its := [word for word in words if word in wanted]:
            yield start, its


@lru_cache(maxsize=1)
def _words_at(body: str) -> list[tuple[int, list[str]]]:
    return list(_lexicon().found_at(body))


@cache
def _lexicon() -> Lexicon:
    return Lexicon({*known(), *landmarks.codes()})
