"""Waters, mountains, sights, works, mines and specialities that one county, city or province alone has.

So are parks, stations, hospitals, schools and newspapers. No package that we know has these. They are in
`landmarks.txt`, a line a place: its code of GB/T 2260, and the words.
What several counties of a city have (a river) stands under the city. Left out are names that many places have a thing
of (凤凰山), what all the country talks of (雄安新区), towns, which the gazetteer has, and what is another word too.
"""

from functools import cache

from crawler.cleaners.beginnings import Lexicon
from crawler.cleaners.tables import rows


@cache
def codes() -> dict[str, frozenset[str]]:
    """The code of the place that has each."""
    listed = rows("region/places/landmarks", 2)
    return {word: frozenset((code,)) for code, words in listed for word in words.split()}


@cache
def lexicon() -> Lexicon:
    """All of them."""
    return Lexicon(codes())
