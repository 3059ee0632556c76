"""Which summaries a question is about: the query, the filters, and one of each cluster of copies."""

import re
from collections.abc import Iterable, Iterator

from indexer.index import Document, Filters
from indexer.query import Query, QueryError, literal, parse
from indexer.trouble import Trouble

_YEARS = re.compile(r"(\d{4})?(\.\.)?(\d{4})?")


def read_query(source: str, *, fixed: bool) -> Query:
    """The query that was typed; `fixed` takes every character literally.

    Raises Trouble that shows the query with a caret under the place where it cannot be read.
    """
    try:
        return literal(source) if fixed else parse(source)
    except QueryError as error:
        raise Trouble(f"{error}\n{_caret(error)}" if error.query.strip() else str(error)) from error


def _caret(error: QueryError) -> str:
    from rich.cells import cell_len

    line = "".join(char if char.isprintable() else " " for char in error.query)
    return f"  {line}\n  {' ' * cell_len(line[: error.position])}^"


def read_years(given: str | None) -> tuple[int | None, int | None] | None:
    """`2008`, `2008..2012`, `2008..` or `..2012` as first and last year; Trouble for anything else."""
    if given is None:
        return None
    found = _YEARS.fullmatch(given)
    if not found or not (found[1] or found[3]):
        raise Trouble(f"--year {given}: expected a year or a span, such as 2008, 2008..2012, 2008.. or ..2012")
    first, last = (int(year) if year else None for year in (found[1], found[3]))
    if not found[2]:
        return first, first
    if first and last and first > last:
        raise Trouble(f"--year {given}: the first year is later than the last")
    return first, last


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
    return Filters(province, city, county, read_years(year), kind, organisation, site)


def one_of_each(documents: Iterable[Document]) -> Iterator[Document]:
    """The first of each cluster of copies, in the order given."""
    seen: set[str] = set()
    for document in documents:
        cluster = document.summary.cluster
        if cluster is None or cluster not in seen:
            if cluster is not None:
                seen.add(cluster)
            yield document
