"""The index that is served: opened again now and then, so that what a crawl adds is seen; counts are remembered."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from threading import Lock
from typing import Generic, TypeVar

from indexer.answers import Base, GroupKey
from indexer.filters import Filters
from indexer.index import Reader, open_index
from indexer.query import Query
from search_cli.frequencies import Frequencies, frequencies
from search_cli.selection import bases, population, texts
from search_cli.vocabulary import remembered, vocabulary
from search_cli.web.tally import Tally, tally

_FRESH = 10.0  # seconds for which an opened index is used
_TALLIES = 64
_VOCABULARIES = 8  # some megabytes each

Value = TypeVar("Value")


class Remembered(Generic[Value]):
    """The last `most` values that were asked for. Safe to share by threads."""

    def __init__(self, most: int):
        self._most = most
        self._lock = Lock()
        self._values: OrderedDict[Hashable, Value] = OrderedDict()

    def __contains__(self, key: Hashable) -> bool:
        return key in self._values

    def get(self, key: Hashable, work: Callable[[], Value]) -> Value:
        """The value of the key; `work` makes it where it is not known."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        made = work()
        with self._lock:
            self._values[key] = made
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        return made

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()


class Library:
    """The index at `where`, opened again after `fresh` seconds. Safe to share by threads.

    Raises Trouble, also at first, where it cannot be opened.
    """

    def __init__(self, where: str, fresh: float = _FRESH):
        self.where = where
        self._fresh = fresh
        self._lock = Lock()
        self._reader = open_index(where)
        self._opened = time.monotonic()
        self._tallies = Remembered[Tally](_TALLIES)
        self._bases = Remembered[Mapping[GroupKey, Base]](_TALLIES)
        self._vocabularies = Remembered[Frequencies](_VOCABULARIES)
        self._reading = Lock()  # of whole texts: one at a time, however often a page is asked for again

    def reader(self) -> Reader:
        """The index as of at most some seconds ago. A reader that others still ask is left to them."""
        with self._lock:
            if time.monotonic() - self._opened > self._fresh:
                newer = open_index(self.where)
                if _extent(newer) != _extent(self._reader):
                    for remembered in (self._tallies, self._bases, self._vocabularies):
                        remembered.clear()
                self._reader, self._opened = newer, time.monotonic()
            return self._reader

    def tally(self, query: Query | None, filters: Filters, *, unique: bool) -> Tally:
        """The tally of a question; the same question is not counted twice."""
        reader = self.reader()
        key = query and query.tree, filters, unique
        return self._tallies.get(key, lambda: tally(reader, query, filters, unique=unique))

    def bases(self, filters: Filters, by: Sequence[str], *, unique: bool) -> Mapping[GroupKey, Base]:
        """What counts by these fields divide by."""
        reader = self.reader()
        key = filters, tuple(by), unique
        return self._bases.get(key, lambda: bases(reader, filters, by, unique=unique))

    def vocabulary(self, query: Query, filters: Filters, *, unique: bool, at_once: bool = False) -> Frequencies | None:
        """The words of the summaries that match; their texts are read for it, but not where it must come `at_once`."""
        reader = self.reader()
        key = "matching", query.tree, filters, unique
        if at_once and key not in self._vocabularies:
            return None
        with self._reading:
            return self._vocabularies.get(key, lambda: frequencies(texts(reader, query, filters, unique=unique)))

    def population(self, query: Query, filters: Filters, *, unique: bool, at_once: bool = False) -> Frequencies | None:
        """The words of all summaries under the filters, as `vocabulary`; for collocates of the query."""
        reader = self.reader()
        key = "all", query.tree if unique else None, filters, unique

        def read() -> Frequencies:
            if unique:
                return frequencies(population(reader, query, filters))
            return vocabulary(reader, self.where, filters)

        if at_once and key not in self._vocabularies:
            return None if unique else remembered(reader, self.where, filters)
        with self._reading:
            return self._vocabularies.get(key, read)


def _extent(reader: Reader) -> tuple[int, Mapping[GroupKey, Base]]:
    """By which a changed index is known: a rebuild may leave the number of pages as it was."""
    return reader.fed, reader.bases(Filters(), ())
