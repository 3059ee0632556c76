"""Where a text has short names of provinces, cities and counties, right or wrong: found once for all who ask."""

from collections.abc import Iterator
from functools import cache, lru_cache

from crawler.cleaners.beginnings import Lexicon
from crawler.cleaners.region.places import gazetteer, stems

# Behind a province's short name, what makes a hamlet's or a folded's name of it: 江西垟平原, 河南寨.
_OF_HAMLET = frozenset("垟坳坑屯寨垸")


@lru_cache(maxsize=2)  # the title and the text
def occurrences(folded: str) -> list[tuple[int, list[str]]]:
    """Each place of a folded text at which short names stand, and these, the longest first."""
    return list(_lexicon().found_at(folded))


def provinces_at(folded: str) -> Iterator[tuple[int, int, str]]:
    """Where a folded text has the short name of a province, and its code."""
    for start, names in occurrences(folded):
        for name in names:
            code = gazetteer.provinces().get(name)
            if code and folded[start + len(name) : start + len(name) + 1] not in _OF_HAMLET:
                yield start, start + len(name), code


@cache
def of_one_place() -> frozenset[str]:
    """The short names of one city or county alone; 河南 is no 自治县 of Qinghai."""
    return frozenset(stem for stem in gazetteer.stems() if len(stem) > 1 and stem not in gazetteer.provinces())


@cache
def _lexicon() -> Lexicon:
    return Lexicon(of_one_place().union(stems.counties_and_cities(), gazetteer.provinces()))
