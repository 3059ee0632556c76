"""One pass over what a query finds: how much there is in all, and by each filter; the charts come from it too."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from indexer.index import Base, Filters, GroupKey, Member, Reader
from indexer.query import Query
from search_cli.counts import Row

FIELDS = ("province", "year", "kind", "site", "city", "organisation")


@dataclass(slots=True)
class Tally:
    """Summaries and occurrences of a query under filters, by the values of FIELDS together."""

    summaries: int = 0
    occurrences: int = 0
    cells: dict[GroupKey, tuple[int, int]] = field(default_factory=dict)  # summaries and occurrences

    def facet(self, name: str) -> list[tuple[str | int | None, int]]:
        """The values of a field with the number of summaries; years in order, all else by number."""
        place = FIELDS.index(name)
        numbers: dict[str | int | None, int] = {}
        for key, (summaries, _) in self.cells.items():
            numbers[key[place]] = numbers.get(key[place], 0) + summaries
        if name == "year":
            return sorted(numbers.items(), key=lambda item: (item[0] is None, item[0] or 0))
        return sorted(numbers.items(), key=lambda item: (item[0] is None, -item[1], str(item[0])))

    def rows(self, by: Sequence[str], bases: Mapping[GroupKey, Base]) -> list[Row]:
        """A row for each group of the base, zeros included, by key, unknown last."""
        places = [FIELDS.index(name) for name in by]
        rows = {key: Row(key, characters=base.characters) for key, base in bases.items()}
        for key, (summaries, occurrences) in self.cells.items():
            row = rows.setdefault(group := tuple(key[place] for place in places), Row(group))
            row.summaries += summaries
            row.occurrences += occurrences
        return sorted(rows.values(), key=lambda row: [(part is None, str(part)) for part in row.key])


def tally(reader: Reader, query: Query | None, filters: Filters, *, unique: bool) -> Tally:
    """The tally of a query, or of all summaries where there is none; `unique` counts one of each cluster of copies."""
    whole = Tally()
    if query is None:
        for key, base in reader.bases(filters, FIELDS).items():
            whole.cells[key] = (base.summaries, 0)
            whole.summaries += base.summaries
        return whole
    found = reader.groups(query, filters, FIELDS)
    for key, _, text, _ in _one_of_each(found) if unique else found:
        occurrences = query.count(text)
        summaries, before = whole.cells.get(key, (0, 0))
        whole.cells[key] = (summaries + 1, before + occurrences)
        whole.summaries += 1
        whole.occurrences += occurrences
    return whole


def _one_of_each(found: Iterable[Member]) -> Iterable[Member]:
    seen: set[str] = set()
    for one in found:
        if one.cluster is None:
            yield one
        elif one.cluster not in seen:
            seen.add(one.cluster)
            yield one
