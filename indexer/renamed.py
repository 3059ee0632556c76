"""Places that were renamed, as counties became districts and prefectures cities: what each is called today.

A summary names its place as of its year. The table `renamed.txt` joins the names: it has every place since 2000 whose
name, city or code is another today.
"""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from indexer.place_names import PLACES


class Place(NamedTuple):
    """A place by its names, down to the one that is known, and its code of GB/T 2260."""

    province: str | None
    city: str | None
    county: str | None
    adcode: str | None


def today(place: Place) -> Place:
    """A place by the names and the code of today; as it is where they never changed."""
    return _table()[0].get(place[:3], place)


def names_joined(level: str, typed: str) -> tuple[str, ...]:
    """All names of the one place that was ever called as typed; none where it has one name, or others share it."""
    return _table()[1].get((level, typed), ())


@cache
def _table() -> tuple[dict[tuple[str | None, ...], Place], dict[tuple[str, str], tuple[str, ...]]]:
    places: dict[tuple[str | None, ...], Place] = {}
    joined: dict[tuple[str, str], tuple[str, ...]] = {}
    for line in files("indexer").joinpath("renamed.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        then, now, adcode, *typed = line.split(" ")
        before, after = then.split("/"), now.split("/")
        province, city, county = (name or None for name in after)
        places[tuple(name or None for name in before)] = Place(province, city, county, adcode)
        level = 2 if county else 1
        for key in filter(None, ",".join(typed).split(",")):
            names = joined.get((PLACES[level], key), ())
            joined[PLACES[level], key] = tuple(dict.fromkeys((*names, before[level], after[level])))
    return places, joined
