"""Which summaries a question is about: the query, the filters, and one of each cluster of copies."""

import sys
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from indexer.answers import Base, Document, Found, GroupKey, Member
from indexer.filters import Filters
from indexer.frequencies import Frequencies
from indexer.index import Reader
from indexer.plain import one_line
from indexer.query import Query, QueryError, literal, parse, read_sure, read_years
from indexer.query.tree import Everything, Not
from indexer.summary import Summary
from indexer.trouble import Trouble
from search_cli.counts import bases_of_clusters
from search_cli.saved import saved_queries

EVERYTHING = Query("", Everything())
_MOST_HITS = 2_000  # whole summaries that are held at a time
_AROUND = 30  # characters of a query that are shown on each side of the place where it cannot be read

Item = TypeVar("Item")
Grouped = TypeVar("Grouped", bound=tuple[Any, ...])  # its group comes first, then its cluster


def names_in(typed: str) -> list[str]:
    """The names that are joined by commas, of half or full width."""
    return [name.strip() for name in typed.replace("，", ",").split(",") if name.strip()]


def read(source: str) -> Query:
    """The query, with the saved ones that it names. Raises QueryError, and Trouble where these are damaged."""
    return parse(source, saved_queries() if "@" in source else None)


def read_query(source: str, *, fixed: bool, saved: Mapping[str, str] | None = None) -> Query:
    """The query that was typed; `fixed` takes every character literally, `saved` are the queries for @name.

    Raises Trouble that shows the query with a caret under the place where it cannot be read.
    """
    demand_text(source)
    try:
        return literal(source) if fixed else read(source) if saved is None else parse(source, saved)
    except QueryError as error:
        raise Trouble(f"{error}\n{_caret(error)}" if error.query.strip() else str(error)) from error


def listed_queries(path: Path, *, fixed: bool) -> list[str]:
    """The queries of a file, one a line, without empty lines and notes, which begin with #; `-` is what is piped in.

    Raises Trouble where it cannot be read, and for the first line that is no query.
    """
    try:
        text = (sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()).decode("utf-8-sig")
    except OSError as error:
        raise Trouble(f"{path}: the queries cannot be read: {error.strerror}") from error
    except UnicodeDecodeError:
        raise Trouble(f"{path}: is not UTF-8; save it again as UTF-8 text, one query a line") from None
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not (source := line.strip()) or source.startswith("#"):
            continue
        try:
            read_query(source, fixed=fixed)
        except Trouble as error:
            raise Trouble(f"{path}, line {number}: {error}") from None
        found.append(source)
    if not found:
        raise Trouble(f"{path}: no query is in it; write one a line")
    return list(dict.fromkeys(found))


def finding(query: Query) -> Query:
    """The query, of a question that shows or counts what it finds in texts. Raises QueryError where it cannot."""
    if not query.finds:
        raise QueryError("only fields; add a phrase to be found, such as 平安校园", query.source, 0)
    return query


def compared(queries: Iterable[Query], filters: Filters) -> list[tuple[Query, Filters]]:
    """Each query with its own filters: those given, and the fields that all its matches have.

    So a relative frequency divides by what the query's own fields leave, whatever stands beside it.
    """
    return [(one, replace(filters, where=one.conditions)) for one in queries]


def _caret(error: QueryError) -> str:
    from rich.cells import cell_len

    first, last = max(0, error.position - _AROUND), error.position + _AROUND
    before, after = one_line(error.query[first : error.position]), one_line(error.query[error.position : last])
    before, after = "…" * (first > 0) + before, after + "…" * (last < len(error.query))
    return f"  {before}{after}\n  {' ' * cell_len(before)}^"


def demand_text(typed: str) -> None:
    """Raises Trouble where bytes were typed that are no characters; Python keeps them as half ones."""
    try:
        typed.encode()
    except UnicodeEncodeError:
        shown = typed.encode("utf-8", "replace").decode()
        raise Trouble(f"{shown}: is not UTF-8; type it again, or set the terminal to UTF-8") from None


def read_filters(*, year: str | None, sure: str | None, **chosen: tuple[str, ...]) -> Filters:
    """The filters that were typed: a span of years, the least confidence of the region, and values by FILTERS.

    Raises Trouble where one cannot be read.
    """
    for typed in (year or "", sure or "", *chain.from_iterable(chosen.values())):
        demand_text(typed)
    values: dict[str, Any] = {name: tuple(map(str.strip, typed)) for name, typed in chosen.items()}
    if empty := next((name for name, typed in values.items() if not all(typed)), None):
        raise Trouble(f"--{empty.replace('_', '-')}: the value is empty; leave the option away for any")
    try:
        years = read_years(year) if year is not None else None
    except ValueError as error:
        raise Trouble(f"--year {year}: {error}") from error
    try:
        least = read_sure(sure) if sure is not None else None
    except ValueError as error:
        raise Trouble(f"--sure {sure}: {error}") from error
    return Filters(years=years, sure=least, **values)


def first_of_each(items: Iterable[Item], key: Callable[[Item], Hashable | None]) -> Iterator[Item]:
    """The first item with each key, in the order given, and all that have none."""
    seen: set[Hashable] = set()
    for item in items:
        if (own := key(item)) is None:
            yield item
        elif own not in seen:
            seen.add(own)
            yield item


def documents(
    reader: Reader, query: Query | None, filters: Filters, *, unique: bool, ordered: bool = True
) -> Iterator[Document]:
    """Every summary that matches (all, where query is None), by id unless order does not matter.

    `unique`: the first of each cluster by id.
    """
    found = reader.documents(query, filters, ordered=ordered or unique)
    return first_of_each(found, lambda one: one.summary.cluster) if unique else found


def one_in_each_group(found: Iterable[Grouped]) -> Iterator[Grouped]:
    """The first of each cluster of copies in each group, in the order given."""
    return first_of_each(found, lambda one: one[1] and one[:2])


def best(reader: Reader, query: Query, filters: Filters, *, unique: bool, limit: int, offset: int = 0) -> Found:
    """The summaries by relevance from number `offset` on, at most `limit`; `unique`: of copies the best one alone.

    For this, further pages of hits are read as needed. The total is of all summaries that match, copies too.
    """
    if not unique:
        return reader.search(query, filters, limit=limit, offset=offset)
    kept: list[tuple[Summary, float]] = []
    seen: set[str] = set()
    read = passed = 0
    size = offset + limit
    while True:
        size = min(size, _MOST_HITS)
        page = reader.search(query, filters, limit=size, offset=read)
        for hit in page.hits:
            cluster = hit[0].cluster
            if cluster in seen:
                continue
            if cluster:
                seen.add(cluster)
            passed += 1
            if passed > offset:
                kept.append(hit)
        read += len(page.hits)
        if len(kept) >= limit or len(page.hits) < size:
            return Found(page.total, tuple(kept[:limit]))
        size *= 2


def counting(reader: Reader, query: Query, filters: Filters, by: Sequence[str], *, unique: bool) -> Iterator[Member]:
    """Every summary that counts, in its group; `unique`: of each cluster of copies in a group the first by id."""
    found = reader.groups(query, filters, by, ordered=unique)
    return one_in_each_group(found) if unique else found


def bases(reader: Reader, filters: Filters, by: Sequence[str], *, unique: bool) -> dict[GroupKey, Base]:
    """What counts by these fields divide by; `unique` takes one of each cluster of copies in a group."""
    if unique:
        return bases_of_clusters(reader.groups(EVERYTHING, filters, by))
    return reader.bases(filters, by)


def texts(reader: Reader, query: Query, filters: Filters, *, unique: bool) -> Iterator[str]:
    """The searchable texts of the summaries that match; `unique`: the first of each cluster by id."""
    return (member.searchable for member in counting(reader, query, filters, (), unique=unique))


def words_of(
    reader: Reader, query: Query | None, filters: Filters, *, unique: bool, rather: Query | None = None
) -> Frequencies:
    """The words of the summaries that match (all, where query is None).

    `unique`: one of each cluster of copies, the first by id. Summaries that `rather` finds go first, so that those that
    `texts` gives for that query are among them.
    """
    passes = [query] if rather is None or not unique else [rather, query]
    found = chain.from_iterable(reader.bags(one, filters, ordered=unique) for one in passes)
    return reader.frequencies(first_of_each(found, lambda bag: bag.text) if unique else found)


def all_others(query: Query) -> Query:
    """The query for all summaries that it does not match."""
    return Query(f"NOT ({query.source})", Not(query.tree))
