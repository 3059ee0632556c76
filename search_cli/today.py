"""An index in which a place has one name through the years, that of today: 铜山县 is 铜山区."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from indexer.answers import Bag, Base, Document, Found, GroupKey, Member
from indexer.filters import Filters
from indexer.frequencies import Frequencies
from indexer.index import Reader
from indexer.place_names import KEYED
from indexer.query import Query
from indexer.renamed import Place, today
from indexer.summary import Summary


def renamed(summary: Summary) -> Summary:
    """A summary with its place by the names and the code of today."""
    now = today(Place(summary.province, summary.city, summary.county, summary.adcode))
    return replace(summary, **now._asdict())


class Today(Reader):
    """What `reader` answers, with the places of summaries and groups by their names of today."""

    def __init__(self, reader: Reader):
        self._reader = reader
        self.positions, self.edition = reader.positions, reader.edition

    def search(self, query: Query, filters: Filters, *, limit: int, offset: int = 0) -> Found:
        found = self._reader.search(query, filters, limit=limit, offset=offset)
        return Found(found.total, tuple((renamed(summary), score) for summary, score in found.hits))

    def documents(self, query: Query | None, filters: Filters, *, ordered: bool = True) -> Iterator[Document]:
        for one in self._reader.documents(query, filters, ordered=ordered):
            yield Document(renamed(one.summary), one.searchable)

    def bases(self, filters: Filters, by: Sequence[str]) -> dict[GroupKey, Base]:
        asked, called = _asked(by)
        found: dict[GroupKey, Base] = {}
        for key, base in self._reader.bases(filters, asked).items():
            before = found.get(called(key), Base(0, 0))
            found[called(key)] = Base(before.summaries + base.summaries, before.characters + base.characters)
        return found

    def groups(self, query: Query, filters: Filters, by: Sequence[str], *, ordered: bool = False) -> Iterator[Member]:
        asked, called = _asked(by)
        for one in self._reader.groups(query, filters, asked, ordered=ordered):
            yield one._replace(group=called(one.group))

    def bags(self, query: Query | None, filters: Filters, *, ordered: bool) -> Iterator[Bag]:
        return self._reader.bags(query, filters, ordered=ordered)

    def frequencies(self, bags: Iterable[Bag]) -> Frequencies:
        return self._reader.frequencies(bags)

    def get(self, summary_id: str) -> Summary | None:
        found = self._reader.get(summary_id)
        return found and renamed(found)

    def copies(self, cluster: str) -> list[Summary]:
        return list(map(renamed, self._reader.copies(cluster)))

    def close(self) -> None:
        self._reader.close()


def _asked(by: Sequence[str]) -> tuple[Sequence[str], Callable[[GroupKey], GroupKey]]:
    """The fields to ask an index for, and what makes a group by `by` of one by these."""
    if not set(by) & set(KEYED):
        return by, lambda key: key
    asked = (*KEYED, *(name for name in by if name not in KEYED))
    places = [asked.index(name) for name in by]

    def called(key: GroupKey) -> GroupKey:
        whole = (*today(Place.of(key[: len(KEYED)])), *key[len(KEYED) :])
        return tuple([whole[place] for place in places])

    return asked, called
