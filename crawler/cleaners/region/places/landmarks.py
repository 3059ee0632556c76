"""Waters, mountains, sights, works, mines and specialities that one county, city or province alone has.

No package that we know has these. They are in `landmarks.txt`, a line a place: its code of GB/T 2260, and the words.
What several counties of a city have (a river) stands under the city. Left out are names that many places have a thing
of (凤凰山), what all the country talks of (雄安新区), towns, which the gazetteer has, and what is another word too.
"""

from functools import cache

from crawler.cleaners.beginnings import Lexicon
from crawler.cleaners.tables import rows


@cache
def codes() -> dict[str, frozenset[str]]:
    """The codes of the places that have each."""
    found: dict[str, frozenset[str]] = {}
    for code, words in rows("region/places/landmarks", 2):
        place = frozenset((code,))
        for word in words.split():
            found[word] = found[word] | place if word in found else place
    return found


@cache
def lexicon() -> Lexicon:
    """All of them."""
    return Lexicon(codes())
