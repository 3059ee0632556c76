"""The index that is served. It is opened again now and then, to show what a crawl adds; its counts are remembered."""

import logging
import time
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from indexer.answers import Base, GroupKey
from indexer.filters import Filters
from indexer.frequencies import Frequencies
from indexer.index import Reader, open_index
from indexer.query import Query
from indexer.trouble import Trouble
from search_cli.present.provenance import State, state_of
from search_cli.selection import bases
from search_cli.today import Today
from search_cli.vocabulary import vocabulary
from search_cli.web.remembered import Remembered, turn
from search_cli.web.tally import Tally, tally

log = logging.getLogger(__name__)

_FRESH = 10.0  # seconds for which an opened index is used
_TALLIES = 500_000  # summaries in all remembered tallies, some 600 bytes each
_LEAST_TALLY = 10_000  # the least that a tally counts as
_BASES = 64
_VOCABULARIES = 8  # some megabytes each
_ANSWERS = 8  # as well

Value = TypeVar("Value")


@dataclass(slots=True)
class _Opened:
    """An index as it was opened."""

    reader: Reader
    state: State
    generation: int  # grows with every change of the index; remembered answers belong to one generation
    borrowers: int = 0
    superseded: bool = False


class Library:
    """The index at `where`, opened again when it has been open for some seconds. Safe to share by threads.

    `today`: places go by their names of today. Raises Trouble where it cannot be opened at first; later, the one that
    is open stays.
    """

    def __init__(self, where: str, *, today: bool = False):
        self.where = where
        self._today = today
        self._lock = Lock()
        self._opened = self._open()
        self._looked = time.monotonic()
        self._tallies = Remembered[Tally](_TALLIES, lambda tally: max(_LEAST_TALLY, len(tally.found)))
        self._bases = Remembered[Mapping[GroupKey, Base]](_BASES)
        self._vocabularies = Remembered[Frequencies](_VOCABULARIES)
        self._answers = Remembered[Any](_ANSWERS)
        self._reading = Lock()  # of whole texts: one at a time, however often a page is asked for again

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """The index as of at most some seconds ago. It stays open for as long as it is borrowed."""
        with self._borrowed() as opened:
            yield opened.reader

    @contextmanager
    def _borrowed(self) -> Iterator[_Opened]:
        with self._lock:
            if time.monotonic() - self._looked > _FRESH:
                self._renew()
            opened = self._opened
            opened.borrowers += 1
        try:
            yield opened
        except Trouble:  # as where a cluster's index is replaced: whoever asks next has the one that serves now
            self._looked = -_FRESH
            raise
        finally:
            with self._lock:
                opened.borrowers -= 1
                done = opened.superseded and not opened.borrowers
            if done:
                opened.reader.close()

    def _renew(self) -> None:
        """Open the index again, and close the old one as soon as nobody uses it."""
        self._looked = time.monotonic()
        before = self._opened
        try:
            self._opened = self._open(before)
        except Trouble as error:
            log.warning("%s: cannot be opened again, so the pages show it as it was: %s", self.where, error)
            return
        if self._opened.generation != before.generation:
            for known in (self._tallies, self._bases, self._vocabularies, self._answers):
                known.clear()
        before.superseded = True
        if not before.borrowers:
            before.reader.close()

    def _open(self, before: _Opened | None = None) -> _Opened:
        reader = Today(open_index(self.where)) if self._today else open_index(self.where)
        try:
            state = state_of(reader)
        except BaseException:
            reader.close()
            raise
        if before is None:
            return _Opened(reader, state, 0)
        # Neither is enough: a rebuild may leave all amounts as they were, and what was refused may come in later.
        is_new = (state, reader.edition) != (before.state, before.reader.edition)
        return _Opened(reader, state, before.generation + is_new)

    def close(self) -> None:
        """Let go of the index, when nobody asks it any more."""
        with self._lock:
            self._opened.superseded = True
            if not self._opened.borrowers:
                self._opened.reader.close()

    @property
    def state(self) -> State:
        """What the index holds, as it is open now."""
        with self._borrowed() as opened:
            return opened.state

    def _made(self, known: Remembered[Value], key: tuple[Hashable, ...], work: Callable[[Reader], Value]) -> Value:
        """What `work` makes of the index as it is open, or has made of it before."""
        with self._borrowed() as opened:
            return known.get((opened.generation, *key), lambda: work(opened.reader))

    def tally(self, query: Query | None, filters: Filters, *, unique: bool) -> Tally:
        """The tally of a question; the same question is not counted twice."""
        key = query and query.tree, filters, unique
        return self._made(self._tallies, key, lambda reader: tally(reader, query, filters, unique=unique))

    def bases(self, filters: Filters, by: Sequence[str], *, unique: bool) -> Mapping[GroupKey, Base]:
        """What counts by these fields divide by."""
        key = filters, tuple(by), unique
        return self._made(self._bases, key, lambda reader: bases(reader, filters, by, unique=unique))

    def once(
        self,
        question: tuple[Query | None, Filters, bool],
        asked: Hashable,
        work: Callable[[Reader], Value],
    ) -> Value:
        """What `work` makes of a question (unique or not): once, not for each page, order and download of it.

        `asked` tells it from all else that is made of this question.
        """
        query, filters, unique = question
        made: Value = self._made(self._answers, (query and query.tree, filters, unique, asked), work)
        return made

    def vocabulary(
        self, query: Query | None, filters: Filters, *, unique: bool, rather: Query | None = None
    ) -> Frequencies:
        """What `vocabulary.vocabulary` gives."""
        key = query and query.tree, filters, unique, rather.tree if rather and unique else None
        with turn(self._reading):
            return self._made(
                self._vocabularies,
                key,
                lambda reader: vocabulary(reader, self.where, query, filters, unique=unique, rather=rather),
            )
