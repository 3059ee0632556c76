"""How much likelier the names of a text are if it is of a place than if it is of another, in bits.

Of the own place, a name that k of N counties have is N / k times as likely as elsewhere. A text of a county names that
county most, others of its city and of its province less; a text of a city names all its counties.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from math import log2

from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.together.name import COUNTIES, Name

NUMBER = {6: COUNTIES, 4: 340, 2: 31}  # of counties, cities and provinces

# Shares: of the names in a text of a county (6) that refer to its own place, those of the county itself (6), of others
# in its city (4) and in its province (2); and the same for a text of a city or a province.
_Shares = Mapping[int, Mapping[int, float]]
_OWN: _Shares = {6: {6: 0.98, 4: 0.012, 2: 0.008}, 4: {4: 0.95, 2: 0.05}, 2: {2: 1.0}}
# Of towns and landmarks that may lie next door; of those told of as another's, mostly next door; of what else is so.
_NEAR: _Shares = {6: {6: 0.92, 4: 0.07, 2: 0.01}, 4: {4: 0.95, 2: 0.05}, 2: {2: 1.0}}
_OTHERS_TOWNS: _Shares = {6: {6: 0.7, 4: 0.25, 2: 0.05}, 4: {4: 0.95, 2: 0.05}, 2: {2: 1.0}}
_OTHERS: _Shares = {6: {6: 0.1, 4: 0.3, 2: 0.6}, 4: {4: 0.5, 2: 0.5}, 2: {2: 1.0}}
_ZEROS = (0.0, 0.0, 0.0)  # a province, a city, a county


def bits_of_places(names: Sequence[Name], level: int) -> dict[str, float]:
    """For each place that some names tell of: how much likelier these are in a text of it, which is of a level.

    Of the names that stand where another's place is spoken of only two count, for they may all be of that: one of a
    town, and one of a city or county.
    """
    own: dict[str, float] = defaultdict(float)  # of each place, on top of those of its city and its province
    others: dict[bool, list[dict[str, float]]] = defaultdict(list)  # of towns, and of what is above them
    for name in names:
        bits = _bits_of_name(name, level)
        if name.own:
            for code, more in bits.items():
                own[code] += more
        else:
            others[name.full_town].append(bits)
    codes = own.keys() | {code for each in others.values() for bits in each for code in bits}
    if not others:
        return {code: _with_above(own, code) for code in codes}
    return {
        code: _with_above(own, code) + sum(max(_with_above(bits, code) for bits in each) for each in others.values())
        for code in codes
    }


def _with_above(bits: Mapping[str, float], code: str) -> float:
    """The bits of a place with those of its province and its city."""
    return sum(map(bits.get, path(code), _ZEROS))


def _bits_of_name(name: Name, level: int) -> dict[str, float]:
    """The bits of one name in a text of a level for each of its places, on top of those for what these lie in."""
    likelier: dict[str, float] = {}
    of_own, of_others = _NEAR if name.near else _OWN, _OTHERS_TOWNS if name.full_town else _OTHERS
    shares = of_own if name.own else of_others
    fits_level = name.fits.get(level, 1.0)
    for likelihood, codes in name.groups:
        by_depth = _places(codes)
        lowest = min(level, 2 * len(by_depth))  # a city's name is of all its counties
        for of_level, share in shares[level].items():
            fits = fits_level * (1.0 if of_level == level else name.beside)
            depth = min(of_level, lowest)
            places = by_depth[depth // 2 - 1]
            each = likelihood * share * fits * NUMBER[depth] / len(places)
            for code in places:
                likelier[code] = likelier.get(code, 0.0) + each
    elsewhere = 1 - name.likelihood
    bits = {}
    for code, more in likelier.items():
        above = elsewhere
        for outer in path(code)[:-1]:
            above += likelier.get(outer, 0.0)
        bits[code] = log2(1 + more / above)
    return bits


@lru_cache(maxsize=1024)  # a page's texts name the same places
def _places(codes: frozenset[str]) -> tuple[frozenset[str], ...]:
    """The provinces of some places, their cities and themselves, as far down as all of them are."""
    return tuple(map(frozenset, zip(*map(path, codes), strict=False)))


@cache
def path(code: str) -> tuple[str, ...]:
    """The codes of a place's province, of its city and its own, as far down as it is."""
    return tuple(gazetteer.above(code, digits) for digits in (2, 4, 6) if digits <= gazetteer.level(code))
