"""Which summaries a question is about: the query, the filters, and one of each cluster of copies."""

from collections.abc import Iterable, Iterator, Mapping

from indexer.answers import Document
from indexer.filters import Filters
from indexer.query import Query, QueryError, literal, parse, read_years
from indexer.trouble import Trouble
from search_cli.saved import saved_queries


def read_query(source: str, *, fixed: bool, saved: Mapping[str, str] | None = None) -> Query:
    """The query that was typed; `fixed` takes every character literally, `saved` are the queries for @name.

    Raises Trouble that shows the query with a caret under the place where it cannot be read.
    """
    if saved is None and "@" in source and not fixed:
        saved = saved_queries()
    try:
        return literal(source) if fixed else parse(source, saved)
    except QueryError as error:
        raise Trouble(f"{error}\n{_caret(error)}" if error.query.strip() else str(error)) from error


def _caret(error: QueryError) -> str:
    from rich.cells import cell_len

    line = "".join(char if char.isprintable() else " " for char in error.query)
    return f"  {line}\n  {' ' * cell_len(line[: error.position])}^"


def read_filters(
    *,
    province: tuple[str, ...],
    city: tuple[str, ...],
    county: tuple[str, ...],
    year: str | None,
    kind: tuple[str, ...],
    organisation: tuple[str, ...],
    site: tuple[str, ...],
) -> Filters:
    """The filter options of a command."""
    try:
        years = read_years(year) if year is not None else None
    except ValueError as error:
        raise Trouble(f"--year {year}: {error}") from error
    return Filters(province, city, county, years, kind, organisation, site)


def one_of_each(documents: Iterable[Document]) -> Iterator[Document]:
    """The first of each cluster of copies, in the order given."""
    seen: set[str] = set()
    for document in documents:
        cluster = document.summary.cluster
        if cluster is None or cluster not in seen:
            if cluster is not None:
                seen.add(cluster)
            yield document
