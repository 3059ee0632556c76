"""Villages and urban communities: which counties have one of a name.

The list of today (`listing`) has 650,000 of them. Their names are kept as one sorted array of numbers, a hash and the
county's place in the list each: 5 MB and a seventh of a second, once in a process that meets a text which needs them.
"""

from bisect import bisect_left
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.places.listing import listing
from indexer import late_re as re

_COUNTY_LINE = re.compile(r"\n\t\t([^\t\r\n]+)(?:\t(\d{6}))?")  # those of Taiwan are without a code
_VILLAGE_LINE = re.compile(r"\n\t{4}([^\r\n]+)")
_HASH, _COUNTY_BITS = (1 << 47) - 1, 16
_SLOT_BITS = 47  # of a number that are not its first sixteen


@cache
def _index() -> tuple[NDArray[np.uint64], tuple[str | None, ...]]:
    """The sorted numbers, and the code of each county by its place in the list."""
    lines = list(_COUNTY_LINE.finditer(listing()))
    begins = [line.start() for line in lines] + [len(listing())]
    hashes: list[int] = []
    numbers = []  # of villages, by county
    for begin, end in pairwise(begins):
        names = _VILLAGE_LINE.findall(listing(), begin, end)
        hashes += map(hash, names)
        numbers.append(len(names))
    keys = _keys(np.array(hashes, np.int64)) | np.repeat(np.arange(len(lines), dtype=np.uint64), numbers)
    keys.sort()
    return keys, tuple(_code(line[1], line[2]) for line in lines)


def _keys(hashes: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The hashes in the upper bits, where the county's place is to be."""
    return (hashes & _HASH).astype(np.uint64) << np.uint64(_COUNTY_BITS)


def _code(name: str, code: str | None) -> str | None:
    """What a county of the list is known as; what lies in a zone that is no county has the code of the zone's city."""
    if code is None:
        return None
    city = gazetteer.above(code, 4)
    return gazetteer.known_as(code, name) or (city if gazetteer.name(city) else None)


@cache
def _sorted() -> memoryview:
    """The numbers as a sequence that is searched without an array's overhead."""
    return _index()[0].data


@cache
def _slots() -> memoryview:
    """Where the numbers begin that have each of the highest sixteen bits: hashes are spread evenly, ten to each."""
    firsts = np.arange((1 << 16) + 1, dtype=np.uint64) << np.uint64(_SLOT_BITS)
    return np.searchsorted(_index()[0], firsts).astype(np.uint32).data


def counties_of(stem: str, most: int) -> frozenset[str]:
    """The same for a name without 村, which may be a community's, as many a village became one."""
    return counties(f"{stem}村", f"{stem}社区", most=most)


def counties(*names: str, most: int) -> frozenset[str]:
    """The codes of the counties that have a village or community of one of these names; none where more than `most`."""
    keys, slots, codes = _sorted(), _slots(), _index()[1]
    found: set[str] = set()
    for name in names:
        first = (hash(name) & _HASH) << _COUNTY_BITS
        slot = first >> _SLOT_BITS
        begin = bisect_left(keys, first, slots[slot], slots[slot + 1])
        behind = first + (1 << _COUNTY_BITS)
        if begin == len(keys) or keys[begin] >= behind:
            continue
        end = bisect_left(keys, behind, begin, min(len(keys), begin + 2 * most + 1))
        if end - begin > 2 * most:
            return frozenset()
        found.update(code for key in keys[begin:end] if (code := codes[key & ((1 << _COUNTY_BITS) - 1)]))
    return frozenset(found) if len(found) <= most else frozenset()
