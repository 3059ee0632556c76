"""One pass over what a query finds: how much there is in all, and by each filter; the charts come from it too."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from indexer.answers import Base, GroupKey, Member
from indexer.filters import Filters
from indexer.index import Reader
from indexer.query import Query, Sure
from indexer.query.tree import all_of
from search_cli.counts import SURE, Row, Times, rows_of, times_of
from search_cli.selection import EVERYTHING, first_of_each, members, one_in_each_group

SURER = (SURE, 0.9, 0.95)  # confidences of a region from which on summaries are counted
FIELDS = ("province", "year", "kind", "site", "city")


@dataclass(slots=True)
class Tally:
    """How many summaries a question finds, by the values of FIELDS together, and the occurrences in each of them."""

    cells: Counter[GroupKey]
    surer: Mapping[float, int]  # how many of them have a region of at least each confidence of SURER
    occurrences: int = 0
    found: list[Times] = field(default_factory=list)  # nothing where all summaries were asked for
    unique: bool = False  # one of each cluster of copies counts

    @property
    def summaries(self) -> int:
        return self.cells.total()

    def facet(self, name: str) -> list[tuple[str | int | None, int]]:
        """The values of a field with the number of summaries; years in order, all else by number; unknown last."""
        place = FIELDS.index(name)
        numbers: Counter[str | int | None] = Counter()
        for key, summaries in self.cells.items():
            numbers[key[place]] += summaries
        if name == "year":
            return sorted(numbers.items(), key=lambda item: (item[0] is None, item[0] or 0))
        return sorted(numbers.items(), key=lambda item: (item[0] is None, -item[1], str(item[0])))

    def rows(self, by: Sequence[str], bases: Mapping[GroupKey, Base]) -> list[Row]:
        """The counts by some of FIELDS, zeros included; `bases` are of the same kind, unique or not."""
        places = [FIELDS.index(name) for name in by]
        found: Iterable[Times] = (
            one._replace(group=tuple([one.group[place] for place in places])) for one in self.found
        )
        return rows_of(one_in_each_group(found) if self.unique else found, bases)


def tally(reader: Reader, query: Query | None, filters: Filters, *, unique: bool) -> Tally:
    """The tally of a query, or of all summaries where there is none; `unique` counts one of each cluster of copies."""
    if query is None and not unique:
        cells = Counter({key: base.summaries for key, base in reader.bases(filters, FIELDS).items()})
        surer = {least: replace(filters, where=all_of([filters.tree, Sure(least)])) for least in SURER}
        numbers = {least: reader.bases(own, ()).get((), Base(0, 0)).summaries for least, own in surer.items()}
        return Tally(cells, numbers)
    if query is None:
        everything = list(first_of_each(reader.groups(EVERYTHING, filters, FIELDS), lambda one: one.cluster))
        return Tally(Counter(one.group for one in everything), _surer(everything))
    found = list(times_of(members(reader, query, filters, FIELDS, ordered=unique), query))
    counted = list(first_of_each(found, lambda one: one.cluster)) if unique else found
    occurrences = sum(one.occurrences for one in counted)
    return Tally(Counter(one.group for one in counted), _surer(counted), occurrences, found, unique)


def _surer(found: Iterable[Member | Times]) -> dict[float, int]:
    known = [one.confidence for one in found if one.confidence is not None]
    return {least: sum(confidence >= least for confidence in known) for least in SURER}
