"""The Index protocol, which every engine fulfils, and `open_index`, which chooses one.

The protocol speaks of summaries, queries and filters, never in an engine's own query language; each engine
is imported in one place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol, Self

from indexer.query import Everything, Field, Node, Query, Years
from indexer.query.tree import all_of, any_of
from indexer.summary import Summary
from indexer.text import searchable
from indexer.trouble import Trouble

# Bumped whenever the fields, the folding or the tokens change: an older index says so instead of answering wrongly.
SCHEMA_VERSION = 7

GROUP_FIELDS = ("province", "city", "county", "year", "kind", "sector", "organisation_type", "organisation", "site")

_MAX_KEYWORD = 1_000  # characters; engines do not take longer terms than some 32,000 bytes

ANYTHING = Everything()


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions on metadata; within one field any value will do, between fields all must hold.

    Places match by full name or without the administrative suffix (河北省, 河北); `years` is the first and last year,
    both included, of `Summary.year`; None leaves a field open. `where` is a further condition: fields of a query.
    """

    province: tuple[str, ...] = ()
    city: tuple[str, ...] = ()
    county: tuple[str, ...] = ()
    years: tuple[int | None, int | None] | None = None
    kind: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    site: tuple[str, ...] = ()
    where: Node = ANYTHING

    @property
    def tree(self) -> Node:
        """The conditions as the tree of a query, which is what engines answer."""
        conditions: list[Node] = [self.where]
        for name in ("province", "city", "county", "kind", "organisation", "site"):
            if values := getattr(self, name):
                conditions.append(any_of([Field(name, value) for value in values]))
        if self.years and self.years != (None, None):
            conditions.append(Years(*self.years))
        return all_of(conditions)


@dataclass(frozen=True, slots=True)
class Document:
    """A summary as the index holds it, with the text that phrases are found in (see `indexer.text.searchable`)."""

    summary: Summary
    searchable: str


def facts_of(summary: Summary) -> dict[str, Any]:
    """The fields of a summary as `Query.matches` asks for them."""
    return {name: getattr(summary, name) for name in GROUP_FIELDS} | {"title": searchable(summary.title)}


@dataclass(frozen=True, slots=True)
class Found:
    """The best `hits` by relevance, each with its score, and how many summaries match in all."""

    total: int
    hits: tuple[tuple[Summary, float], ...]


@dataclass(frozen=True, slots=True)
class Base:
    """What a group of summaries amounts to, whether or not a phrase is in them: the base of a relative frequency."""

    summaries: int
    characters: int


GroupKey = tuple[str | int | None, ...]


class Member(NamedTuple):
    """A summary that matches, as counting needs it."""

    group: GroupKey
    cluster: str | None
    searchable: str
    characters: int  # of its text: what the base sums up


class Reader(Protocol):
    """An index to be asked. Never waits for a writer; sees the index as of the last commit before it was opened."""

    @property
    def fed(self) -> int:
        """The catalogue's number of the last archived page that the index has taken in; 0 for none."""

    def search(self, query: Query, filters: Filters, *, limit: int, offset: int = 0) -> Found:
        """The summaries that match, by relevance (BM25 over words), ties by id."""

    def documents(self, query: Query | None, filters: Filters, *, ordered: bool = True) -> Iterator[Document]:
        """Every summary that matches (all, where query is None), by id unless order does not matter."""

    def bases(self, filters: Filters, by: Sequence[str]) -> dict[GroupKey, Base]:
        """The summaries and characters under `filters`, grouped by fields of GROUP_FIELDS; unknown is None."""

    def groups(self, query: Query, filters: Filters, by: Sequence[str]) -> Iterator[Member]:
        """Every summary that matches, in its group. In no order."""

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
    def fed(self) -> int: ...

    def replace(self, page: str, summaries: Sequence[Summary]) -> None:
        """From now on the page with this key has exactly these summaries, possibly none. Repeating it is harmless."""

    def commit(self, fed: int) -> None:
        """Make what was replaced durable and visible, and remember the catalogue's number it goes up to."""

    def publish(self) -> None:
        """After the last commit of a fresh index: let it serve in place of the one before."""

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc_info: object) -> None: ...


def open_index(url: str) -> Reader:
    """The index at `url`, a folder or `http(s)://host:9200/name`, for asking.

    Raises Trouble where there is none, where it is something else, or where its schema is another version.
    """
    if is_server(url):
        from indexer.elastic.reader import ElasticReader

        return ElasticReader(url)
    from indexer.embedded import EmbeddedReader

    return EmbeddedReader(_folder(url))


def open_writer(url: str, *, fresh: bool = False) -> Writer:
    """The index at `url` for feeding, made where there is none; waits while another writer holds it.

    `fresh` begins, or goes on with, a new index beside the serving one, which `publish` then puts in its place.
    Raises Trouble as `open_index` does, but not for a missing index.
    """
    if is_server(url):
        from indexer.elastic.writer import ElasticWriter

        return ElasticWriter(url, fresh=fresh)
    from indexer.embedded import EmbeddedWriter

    return EmbeddedWriter(_folder(url), fresh=fresh)


def is_server(url: str) -> bool:
    """Whether the index is in a cluster, not in a folder."""
    return url.startswith(("http://", "https://"))


def _folder(url: str) -> str:
    if "://" in url:
        raise Trouble(f"{url}: an index is a folder or http(s)://host:9200/name; set SUMMARIES_INDEX or --index to one")
    return url


# ---------------------------------------------------------------- what the engines share


def keyword(value: str) -> str:
    """A value as engines index it: they drop or refuse what is very long or holds half a character."""
    return value[:_MAX_KEYWORD].encode("utf-8", "replace").decode("utf-8")


def demand_groups(by: Sequence[str]) -> None:
    """Raises Trouble where summaries cannot be grouped by one of these."""
    for name in by:
        if name not in GROUP_FIELDS:
            raise Trouble(f"{name}: summaries cannot be grouped by this; there is {', '.join(GROUP_FIELDS)}")


def group_value(name: str, value: Any) -> str | int | None:
    """A value of a field of GROUP_FIELDS from an engine's answer."""
    if value is None:
        return None
    return int(value) if name == "year" else str(value)


def demand_schema(where: object, version: int | None) -> None:
    """Raises Trouble where an index of this version of the schema cannot be used."""
    if version is None or version < SCHEMA_VERSION:
        raise Trouble(
            f"{where}: the index was made by an older version (schema {version}, now {SCHEMA_VERSION}); "
            "`scrapy rebuild` makes it anew from the archive"
        )
    if version > SCHEMA_VERSION:
        raise Trouble(
            f"{where}: the index was made by a newer version (schema {version}, this one knows {SCHEMA_VERSION}); "
            "update this program, or name another index with --index"
        )
