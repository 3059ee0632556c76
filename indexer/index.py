"""The Index protocol, which every engine fulfils, and `open_index`, which chooses one.

The protocol speaks of summaries, queries and filters, never in an engine's own query language. Engines know nothing of
this module; each is imported when an address asks for it, as it takes long to load.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, Self

from indexer.answers import Bag, Base, Document, Found, GroupKey, Member
from indexer.filters import Filters
from indexer.frequencies import Frequencies
from indexer.position import Position, Positions
from indexer.query import Query
from indexer.summary import Summary
from indexer.trouble import Trouble

# An address of another kind, or a mistyped one: without its scheme, or with half of `://`.
_LIKE_AN_ADDRESS = re.compile(r"://|^https?(:/|//)|^[^/\s]+:\d+([,/]|$)", re.IGNORECASE)


class Reader(Protocol):
    """An index to be asked. Never waits for a writer; sees the index as of the last commit before it was opened."""

    @property
    def positions(self) -> Positions:
        """How far it has followed each archive that it is fed from."""

    @property
    def edition(self) -> str:
        """What it has in front of it: another one after each rebuild, feeding and finding of copies."""

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

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc_info: object) -> None: ...


class Writer(Protocol):
    """An index to be fed. Only one writer holds an index at a time; opening one waits for its turn.

    Leaving the context without `commit` leaves the index as it was at the last commit.
    """

    @property
    def positions(self) -> Positions:
        """How far the index has followed each archive, as of the last commit."""

    @property
    def refused(self) -> int:
        """How many summaries the engine refused; they are kept with the reason (`summaries replay`)."""

    def count(self) -> int:
        """How many summaries the index holds as of the last commit."""

    def replace(self, page: str, summaries: Sequence[Summary]) -> None:
        """From now on the page with this key has exactly these summaries, possibly none. Repeating it is harmless."""

    def commit(self, *came: Position) -> None:
        """Make what was replaced durable and visible, and remember how far it has come with these archives."""

    def hurry(self) -> None:
        """From now on wait for nothing that is away: a person wants this to end."""

    def publish(self) -> None:
        """After the last commit of a fresh index: let it serve in place of the one before."""

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc_info: object) -> None: ...


def open_index(url: str) -> Reader:
    """The index at `url`, a folder or `http(s)://host:9200/name`, for asking.

    Raises Missing where there is none, Trouble where it is something else, or where its schema is another version.
    """
    if is_server(url):
        from indexer.elastic.reader import ElasticReader

        return ElasticReader(url)
    from indexer.embedded import EmbeddedReader

    return EmbeddedReader(_folder(url))


def open_writer(url: str, *, fresh: bool = False, resume: bool = True) -> Writer:
    """The index at `url` for feeding, made where there is none; waits while another writer holds it.

    `fresh` begins a new index beside the serving one; `publish` then puts it in its place. `resume` continues one that
    was begun before and has a position of more than 0. Raises Trouble as `open_index` does, but not for a missing
    index.
    """
    if is_server(url):
        from indexer.elastic.writer import ElasticWriter

        return ElasticWriter(url, fresh=fresh, resume=resume)
    from indexer.embedded import EmbeddedWriter

    return EmbeddedWriter(_folder(url), fresh=fresh, resume=resume)


def is_server(url: str) -> bool:
    """Whether the index is in a cluster, not in a folder."""
    return url.lower().startswith(("http://", "https://"))


def _folder(url: str) -> str:
    if _LIKE_AN_ADDRESS.search(url):
        raise Trouble(f"{url}: an index is a folder or http(s)://host:9200/name; set SUMMARIES_INDEX or --index to one")
    return url
