"""How a phrase spreads over places: when each first used it, and how many had used it by each year.

A place is heard of in the years that it has texts about; only in these can it be seen to adopt a phrase. So the share
is that of the places heard of by then. `at_risk` are the places heard of in the year that had not used the phrase
before: the base of a discrete-time hazard (Allison, Sociological Methodology 13, 1982).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from indexer.answers import GroupKey, Member
from indexer.filters import Filters
from indexer.index import Reader
from indexer.place_names import PLACES
from indexer.query import Query
from search_cli.like import group_key
from search_cli.measures import share_interval
from search_cli.places import is_known
from search_cli.selection import EVERYTHING, first_of_each
from search_cli.today import Today

LEVELS: dict[str, Sequence[str]] = {
    **{name: PLACES[: number + 1] for number, name in enumerate(PLACES)}, "organisation": ("organisation",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A place or an organisation: the years that it has texts about, and the first one in which it used the phrase."""

    key: GroupKey
    heard: frozenset[int]  # never empty
    adopted: int | None

    def as_dict(self, by: Sequence[str]) -> dict[str, Any]:
        """For a table of one row a unit, as survival analysis reads it: without `adopted` it is censored at `last`."""
        return dict(zip(by, self.key, strict=True)) | {
            "first": min(self.heard),
            "last": max(self.heard),
            "years": len(self.heard),
            "adopted": self.adopted,
        }


@dataclass(frozen=True, slots=True)
class Year:
    """How far a phrase had spread by a year."""

    year: int
    heard: int  # units with a text about this year
    at_risk: int  # of these, those that had not used it before
    new: int  # of these, those that use it now
    reached: int  # units that have used it until now
    known: int  # units with a text about this year or an earlier one

    @property
    def share(self) -> float:
        """Of the units known by now, how many have used it."""
        return self.reached / self.known if self.known else 0.0

    def as_dict(self) -> dict[str, Any]:
        """For jsonl and csv."""
        low, high = share_interval(self.reached, self.known)
        record = {name: getattr(self, name) for name in self.__slots__}
        return record | {"share": round(self.share, 4), "share_low": round(low, 4), "share_high": round(high, 4)}


LIKE = Year(0, 0, 0, 0, 0, 0).as_dict()


def unit_like(by: Sequence[str]) -> dict[str, Any]:
    """A record of a unit with a value in each field."""
    return Unit(group_key(by), frozenset((0,)), 0).as_dict(by)


def several(level: str) -> str:
    """The units of a level of LEVELS, in words."""
    return {"county": "counties", "city": "cities"}.get(level, f"{level}s")


def units(heard: Iterable[GroupKey], used: Iterable[GroupKey]) -> list[Unit]:
    """The units of groups by their own fields and, last, the year: those that have texts, and that use the phrase."""
    years: defaultdict[GroupKey, set[int]] = defaultdict(set)
    uses: defaultdict[GroupKey, set[int]] = defaultdict(set)
    for groups, into in ((heard, (years,)), (used, (years, uses))):
        for *key, year in groups:
            for one in into:
                one[tuple(key)].add(int(year or 0))
    found = [Unit(key, frozenset(own), min(uses[key]) if key in uses else None) for key, own in years.items()]
    return sorted(found, key=lambda one: [str(part or "") for part in one.key])


def curve(found: Sequence[Unit]) -> Iterator[Year]:
    """The spread year by year, from the first year of any unit to the last, without a gap."""
    years = [year for unit in found for year in unit.heard]
    reached = 0
    for year in range(min(years, default=0), max(years, default=-1) + 1):
        heard = [unit for unit in found if year in unit.heard]
        at_risk = [unit for unit in heard if unit.adopted is None or unit.adopted >= year]
        new = sum(unit.adopted == year for unit in at_risk)
        reached += new
        yield Year(year, len(heard), len(at_risk), new, reached, sum(min(unit.heard) <= year for unit in found))


def spread_over(reader: Reader, query: Query, filters: Filters, level: str, *, unique: bool) -> tuple[list[Unit], int]:
    """The units of a level of LEVELS, and the number of matching summaries without a unit or a year.

    A place that was renamed is one unit, by its name of today. `unique`: only the earliest of each cluster of copies
    counts, so copying a text is no use of its words.
    """
    reader = Today(reader)
    by = (*LEVELS[level], "year")
    matching = reader.groups(query, filters, by, ordered=unique)
    if unique:
        found = _earliest(matching, by)
        heard: Iterable[GroupKey] = _earliest(reader.groups(EVERYTHING, filters, by, ordered=True), by)
    else:
        found = [one.group for one in matching]
        heard = reader.bases(filters, by)
    used = [key for key in found if is_known(key, by)]
    return units((key for key in heard if is_known(key, by)), used), len(found) - len(used)


def _earliest(found: Iterable[Member], by: Sequence[str]) -> list[GroupKey]:
    """The groups of the members, of each cluster that of the least known year; of these a known one, then the first."""
    kept = [(one.group, one.cluster) for one in found]
    kept.sort(key=lambda one: (one[0][-1] is None, one[0][-1] or 0, not is_known(one[0], by)))
    return [group for group, _ in first_of_each(kept, lambda one: one[1])]
