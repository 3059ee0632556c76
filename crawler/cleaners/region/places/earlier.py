"""What the lists of GB/T 2260 were before the oldest that the package gb2260 holds: `before_2002.txt`."""

from itertools import groupby
from typing import NamedTuple

from crawler.cleaners.tables import rows

OLDEST = 1998  # the list of its end is the oldest
NONE = "-"  # instead of a code, where no place was before


class Change(NamedTuple):
    """A place that the list of the next year does not have, and the codes there that took its place."""

    year: int
    code: str
    name: str
    after: tuple[str, ...]
    goes_on: tuple[str, ...]  # of these, under which the place itself goes on with another name


def _read() -> list[Change]:
    changes = []
    for year, code, name, *after in rows("region/places/before_2002", 4):
        codes = after[0].split(",") if after else []
        goes_on = tuple(one[1:] for one in codes if one.startswith("="))
        changes.append(Change(int(year), code, name, tuple(one.removeprefix("=") for one in codes), goes_on))
    return changes


_CHANGES = _read()
LISTS = [
    (year, list(its))
    for year, its in groupby((one for one in _CHANGES if one.year >= OLDEST), key=lambda change: change.year)
]
# The code of a place to the one before of another name, and back; the names of places before the oldest list, to codes.
EARLIER = {after: one.code for _, its in LISTS for one in its for after in one.goes_on}
GOES_ON = {before: code for code, before in EARLIER.items()}
OLD_NAMES = {one.name: one.goes_on[0] for one in _CHANGES if one.year < OLDEST}
