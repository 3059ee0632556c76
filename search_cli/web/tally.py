"""One pass over what a query finds: how much there is in all, and by each filter; the charts come from it too."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from indexer.answers import Base, GroupKey
from indexer.filters import Filters
from indexer.index import Reader
from indexer.query import Query
from search_cli.counts import Row, Times, rows_of

FIELDS = ("province", "year", "kind", "site", "city")


@dataclass(slots=True)
class Tally:
    """How many summaries a question finds, by the values of FIELDS together, and the occurrences in each of them."""

    cells: Counter[GroupKey]
    found: list[Times] = field(default_factory=list)  # nothing where all summaries were asked for

    @property
    def summaries(self) -> int:
        return self.cells.total()

    @property
    def occurrences(self) -> int:
        return sum(occurrences for _, _, occurrences, _ in self.found)

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
        """The counts by some of FIELDS, zeros included."""
        places = [FIELDS.index(name) for name in by]
        return rows_of(((tuple(one[0][place] for place in places), *one[1:]) for one in self.found), bases)


def tally(reader: Reader, query: Query | None, filters: Filters, *, unique: bool) -> Tally:
    """The tally of a query, or of all summaries where there is none; `unique` counts one of each cluster of copies."""
    if query is None:
        return Tally(Counter({key: base.summaries for key, base in reader.bases(filters, FIELDS).items()}))
    members = reader.groups(query, filters, FIELDS)
    found = [(one.group, one.cluster, query.count(one.searchable), one.characters) for one in members]
    found = _one_of_each(found) if unique else found
    return Tally(Counter(one[0] for one in found), found)


def _one_of_each(found: Iterable[Times]) -> list[Times]:
    """The first of each cluster of copies."""
    seen: set[str | None] = set()
    kept = []
    for one in found:
        if one[1] is None or one[1] not in seen:
            seen.add(one[1])
            kept.append(one)
    return kept
