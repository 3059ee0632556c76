"""What an index is asked and fed: the protocols that every engine fulfils. What they say of a method counts for all.

They speak of summaries, queries and filters, never in an engine's own query language.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from indexer.answers import Bag, Base, Document, Found, GroupKey, Member
from indexer.closing import Closing
from indexer.filters import Filters
from indexer.frequencies import Frequencies
from indexer.position import Position, Positions
from indexer.query import Query
from indexer.summary import Summary


class Reader(Closing, Protocol):
    """An index to be asked. Never waits for a writer; sees the index as of the last commit before it was opened."""

    positions: Positions  # how far it has followed each archive that it is fed from
    edition: str  # what it has in front of it: another one after each rebuild, feeding and finding of copies

    def search(self, query: Query, filters: Filters, *, limit: int, offset: int = 0) -> Found:
        """The summaries that match, by relevance (BM25 over words), ties by id."""

    def documents(self, query: Query | None, filters: Filters, *, ordered: bool = True) -> Iterator[Document]:
        """Every summary that matches (all, where query is None), by id unless order does not matter."""

    def bases(self, filters: Filters, by: Sequence[str]) -> dict[GroupKey, Base]:
        """The summaries and characters under `filters`, grouped by fields of GROUP_FIELDS; unknown is None."""

    def groups(self, query: Query, filters: Filters, by: Sequence[str], *, ordered: bool = False) -> Iterator[Member]:
        """Every summary that matches, in its group; by id where order matters."""

    def bags(self, query: Query | None, filters: Filters, *, ordered: bool) -> Iterator[Bag]:
        """The words of every summary that matches (all, where query is None), by id unless order does not matter."""

    def frequencies(self, bags: Iterable[Bag]) -> Frequencies:
        """How often each word occurs in these, and in how many of them: in their texts, not in their titles."""

    def get(self, summary_id: str) -> Summary | None:
        """The summary with this id."""

    def copies(self, cluster: str) -> list[Summary]:
        """The summaries of a cluster, by id; none where it has one member only."""


class Writer(Closing, Protocol):
    """An index to be fed. Only one writer holds an index at a time; opening one waits for its turn.

    Leaving the context without `commit` leaves the index as it was at the last commit.
    """

    positions: Positions  # how far the index has followed each archive, as of the last commit

    @property
    def refused(self) -> int:
        """How many summaries the engine refused; they are kept with the reason (`summaries replay`)."""

    def count(self) -> int:
        """How many summaries the index holds as of the last commit."""

    def replace(self, page: str, summaries: Sequence[Summary]) -> None:
        """From now on the page with this key has exactly these summaries, possibly none. Repeating it is harmless."""

    def commit(self, *came: Position) -> None:
        """Make what was replaced durable and visible, and remember how far it has come with these archives."""

    def settle(self) -> None:
        """Bring the clusters of copies up to the last commit, as `publish` and the end of the writer do."""

    def hurry(self) -> None:
        """From now on wait for nothing that is away: a person wants this to end."""

    def publish(self) -> None:
        """After the last commit of a fresh index: let it serve in place of the one before."""
