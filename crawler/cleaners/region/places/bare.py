"""Short names of provinces, cities, counties and towns (香河, 始阳, 利州) and the places that bear them."""

from collections import defaultdict
from functools import cache

from crawler.cleaners.region.places import gazetteer, stems, towns

OF_TOWN = 9  # the level of towns, which have their county's code; 2 is a province's, 4 a city's, 6 a county's
LONGEST, SHORTEST = 4, 2  # characters of a name


@cache
def known() -> dict[str, dict[int, frozenset[str]]]:
    """Short names that are no other words, and the codes of their places, by level.

    A province's is no district's (河北区) or street's (北京街道), and a street that is called after a road (建设路街道)
    is none by it.
    """
    known = {
        stem: {level: codes for level, codes in its.items() if 2 not in its or level == 2}
        for stem, its in gazetteer.called().items()
        if _is_name(stem)
    }
    towns_of: dict[str, set[str]] = defaultdict(set)
    for name, codes in towns.codes().items():
        towns_of[name[:-1] if name[-1] in "镇乡" and "族" not in name else towns.KIND.sub("", name)].update(codes)
    for stem, its_codes in towns_of.items():
        if _is_name(stem) and not stem.endswith(("路", "街", "区")) and stem not in gazetteer.provinces():
            known.setdefault(stem, {})[OF_TOWN] = frozenset(its_codes)
    return known


def _is_name(stem: str) -> bool:
    """Whether a short name has the length of one and is no other word."""
    return SHORTEST <= len(stem) <= LONGEST and not stems.is_ordinary(stem)


def is_town(stem: str) -> bool:
    """Whether a town has this name without 镇, 乡 or 街道."""
    return OF_TOWN in known().get(stem, ())
