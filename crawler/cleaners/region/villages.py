"""Villages and urban communities: which counties have one of a name.

The list of today (`listing`) has 650,000 of them. Their names are kept as one sorted array of numbers, a hash and the
county's place in the list each: 5 MB and half a second, once in a process that meets a text which needs them.
"""

from array import array
from bisect import bisect_left
from functools import cache

from crawler.cleaners.region import gazetteer
from crawler.cleaners.region.listing import listing

_HASH, _COUNTY_BITS = (1 << 47) - 1, 16


@cache
def _index() -> "tuple[array[int], tuple[str | None, ...]]":
    """The sorted numbers, and the code of each county by its place in the list."""
    numbers: list[int] = []
    counties: list[str | None] = []
    place = -1
    for line in listing().split("\n"):
        if line.startswith("\t\t\t\t"):
            numbers.append((hash(line[4:].rstrip("\r")) & _HASH) << _COUNTY_BITS | place)
        elif line.startswith("\t\t") and not line.startswith("\t\t\t"):
            name, _, code = line.strip().partition("\t")
            city = f"{code[:4]}00"
            counties.append(gazetteer.known_as(code, name) or (city if gazetteer.name(city) else None))
            place += 1
    numbers.sort()
    return array("Q", numbers), tuple(counties)


def counties(name: str, most: int) -> frozenset[str]:
    """The codes of the counties that have a village or community of this name; none where more than `most` have.

    What lies in a zone that is no county has the code of the zone's city.
    """
    numbers, codes = _index()
    key = (hash(name) & _HASH) << _COUNTY_BITS
    found: set[str] = set()
    for at in range(bisect_left(numbers, key), len(numbers)):
        if numbers[at] >> _COUNTY_BITS != key >> _COUNTY_BITS:
            break
        if code := codes[numbers[at] & ((1 << _COUNTY_BITS) - 1)]:
            found.add(code)
        if len(found) > most:
            return frozenset()
    return frozenset(found)
