"""Places that were renamed, as counties became districts and prefectures cities: what each is called today.

A summary names its place as of its year. The table `renamed.txt` joins the names: it has every place since 1998 whose
name, city or code is another today.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple, Self

from indexer.place_names import PLACES
from indexer.tables import rows

Names = tuple[str | None, ...]  # of province, city and county, down to the one that is known


class Place(NamedTuple):
    """A place by its names, down to the one that is known, and its code of GB/T 2260."""

    province: str | None
    city: str | None
    county: str | None
    adcode: str | None

    @classmethod
    def of(cls, parts: Iterable[object]) -> Self:
        """The place of the first parts of a group by these fields; a field that it has not is unknown."""
        names = [None if part is None else str(part) for part in parts]
        return cls(*names, *[None] * (len(cls._fields) - len(names)))


def today(place: Place) -> Place:
    """A place by the names and the code of today; as it is where they never changed."""
    return _table()[0].get(place[:3], place)


class Called(NamedTuple):
    """How a place of several names is found."""

    alone: tuple[str, ...] = ()  # by the names that no other ever had
    shared: tuple[Names, ...] = ()  # by the others, with where it lies


def called(level: str, typed: str) -> Called:
    """How the one place is found that was ever called as typed; nothing where it has one name, or others share it."""
    joined = _table()[1]
    places = joined.get((level, typed), ())
    names = {place: [name for name in place if name][-1] for place in places}
    alone = [name for name in names.values() if (level, name) in joined]
    return Called(tuple(dict.fromkeys(alone)), tuple(place for place in places if names[place] not in alone))


@cache
def _table() -> tuple[dict[Names, Place], dict[tuple[str, str], dict[Names, None]]]:
    """Places as of today, and by what may be typed for a place all that it was called."""
    places: dict[Names, Place] = {}
    joined: dict[tuple[str, str], dict[Names, None]] = defaultdict(dict)
    for then, now, adcode, *typed in rows("renamed", 4):
        before, after = (tuple(name or None for name in one.split("/")) for one in (then, now))
        places[before] = Place(after[0], after[1], after[2], adcode)
        level = PLACES[2 if after[2] else 1]
        for key in filter(None, ",".join(typed).split(",")):
            joined[level, key] |= {before: None, after: None}
    return places, joined
