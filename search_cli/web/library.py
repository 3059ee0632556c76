"""The index that is served: opened again now and then, so that what a crawl adds is seen; tallies are remembered."""

import time
from collections import OrderedDict
from threading import Lock

from indexer.filters import Filters
from indexer.index import Reader, open_index
from indexer.query import Query
from search_cli.web.tally import Tally, tally

_FRESH = 10.0  # seconds for which an opened index is used
_REMEMBERED = 64  # tallies


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
        self._tallies: OrderedDict[tuple[object, ...], Tally] = OrderedDict()

    def reader(self) -> Reader:
        """The index as of at most some seconds ago. A reader that others still ask is left to them."""
        with self._lock:
            if time.monotonic() - self._opened > self._fresh:
                newer = open_index(self.where)
                if newer.fed != self._reader.fed:
                    self._tallies.clear()
                self._reader, self._opened = newer, time.monotonic()
            return self._reader

    def tally(self, query: Query | None, filters: Filters, *, unique: bool) -> Tally:
        """The tally of a question; the same question is not counted twice."""
        reader = self.reader()
        key = (query.source if query else None, filters, unique)
        with self._lock:
            if known := self._tallies.get(key):
                self._tallies.move_to_end(key)
                return known
        counted = tally(reader, query, filters, unique=unique)
        with self._lock:
            self._tallies[key] = counted
            while len(self._tallies) > _REMEMBERED:
                self._tallies.popitem(last=False)
        return counted
