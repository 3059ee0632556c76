"""How much a query finds, in all and by each filter, from one pass over it; the charts come from the same pass.

The number beside a filter's value is the number of summaries found once this value is chosen. If one of each cluster of
copies is asked for and copies differ in the value, each value counts one of them. The numbers of a filter may then add
up to more than the summaries.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from indexer.answers import Base, GroupKey, Member
from indexer.filters import Filters
from indexer.index import Reader
from indexer.query import Query
from indexer.query.tree import Sure, all_of
from search_cli.counts import SURE, Row, Times, rows_of, times_of
from search_cli.selection import EVERYTHING, first_of_each, one_in_each_group

SURER = (SURE, 0.9, 0.95)  # confidences of a region from which on summaries are counted
FIELDS = ("province", "city", "county", "kind", "sector", "organisation_type", "site", "year")


@dataclass(slots=True)
class Tally:
    """How many summaries a question finds, in all and by each value of FIELDS, and how often each has it."""

    summaries: int
    values: Mapping[str, Counter[str | int | None]]  # by field of FIELDS
    surer: Mapping[float, int]  # how many of them have a region of at least each confidence of SURER
    occurrences: int = 0
    found: list[Times] = field(default_factory=list)  # nothing where all summaries were asked for
    unique: bool = False  # one of each cluster of copies counts

    def facet(self, name: str) -> list[tuple[str | int | None, int]]:
        """The values of a field with the number of summaries; years in order, all else by number; unknown last."""
        numbers = self.values[name]
        if name == "year":
            return sorted(numbers.items(), key=lambda item: (item[0] is None, item[0] or 0))
        return sorted(numbers.items(), key=lambda item: (item[0] is None, -item[1], str(item[0])))

    def rows(self, by: Sequence[str], bases: Mapping[GroupKey, Base]) -> list[Row]:
        """The counts by some of FIELDS, zeros included; `bases` are of the same kind, unique or not."""
        places = [FIELDS.index(name) for name in by]
        found = (one._replace(group=tuple([one.group[place] for place in places])) for one in self.found)
        return rows_of(one_in_each_group(found) if self.unique else found, bases)


def tally(reader: Reader, query: Query | None, filters: Filters, *, unique: bool) -> Tally:
    """The tally of a query, or of all summaries where there is none; `unique` counts one of each cluster of copies."""
    if query is None and not unique:
        # One field at a time: nearly every summary has a combination of all of them for itself.
        values = {
            name: Counter({value: base.summaries for (value,), base in reader.bases(filters, (name,)).items()})
            for name in FIELDS
        }
        surer = {least: replace(filters, where=all_of([filters.tree, Sure(least)])) for least in SURER}
        return Tally(_number(reader, filters), values, {least: _number(reader, own) for least, own in surer.items()})
    if query is None:
        everything = [one._replace(searchable="") for one in reader.groups(EVERYTHING, filters, FIELDS)]
        return Tally(sum(1 for _ in first_of_each(everything, lambda one: one.cluster)), *_of_clusters(everything))
    found = list(times_of(reader.groups(query, filters, FIELDS, ordered=unique), query))
    if unique:
        counted = list(first_of_each(found, lambda one: one.cluster))
        return Tally(len(counted), *_of_clusters(found), sum(one.occurrences for one in counted), found, unique)
    values = {name: Counter(one.group[place] for one in found) for place, name in enumerate(FIELDS)}
    return Tally(len(found), values, _surer(found), sum(one.occurrences for one in found), found)


def _number(reader: Reader, filters: Filters) -> int:
    return reader.bases(filters, ()).get((), Base(0, 0)).summaries


def _of_clusters(
    found: Sequence[Member | Times],
) -> tuple[dict[str, Counter[str | int | None]], dict[float, int]]:
    """How many texts have each value, and a region of each confidence of SURER: those of which a copy has it."""
    values = {
        name: Counter(
            one.group[place]
            for one in first_of_each(found, lambda one: one.cluster and (one.cluster, one.group[place]))  # noqa: B023
        )
        for place, name in enumerate(FIELDS)
    }
    known = [one for one in found if one.confidence is not None]
    surest = sorted(known, key=lambda one: one.confidence or 0, reverse=True)
    return values, _surer(list(first_of_each(surest, lambda one: one.cluster)))


def _surer(found: Iterable[Member | Times]) -> dict[float, int]:
    known = [one.confidence for one in found if one.confidence is not None]
    return {least: sum(confidence >= least for confidence in known) for least in SURER}
