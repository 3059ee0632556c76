"""What the address of a page asks for. Everything that is shown is in the address, so that it can be shared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from indexer.filters import FILTERS, Filters
from indexer.query import MAX_LENGTH, Query, QueryError
from indexer.trouble import Trouble
from search_cli.selection import read, read_filters

_MOST_VALUES = 100  # of one filter; an address that has more is not of our making
_MOST_PAGES = 100_000


@dataclass(frozen=True, slots=True)
class Mistake:
    """A query or a filter that cannot be read, and where."""

    message: str
    before: str = ""  # the query up to the place, and from it on
    after: str = ""


@dataclass(frozen=True)
class Asked:
    """A question as an address puts it. `query` is None for all summaries, and where it is mistaken."""

    source: str
    query: Query | None
    filters: Filters
    years: str
    sure: str  # the least confidence of the region
    chosen: Mapping[str, tuple[str, ...]]  # values by filter
    unique: bool
    sort: str
    page: int  # from 1
    mistake: Mistake | None
    kept: Mapping[str, str]  # what else one view of the question asks for, such as the window of its collocates

    @property
    def finding(self) -> Query | None:
        """The query where it can occur in a text: not where there is none, one of fields alone, or a mistake."""
        return self.query if self.query and self.query.finds and not self.mistake else None

    @property
    def key(self) -> tuple[Query | None, Filters, bool]:
        """What decides which summaries are found."""
        return self.query, self.filters, self.unique

    @property
    def narrowed(self) -> dict[str, str]:
        """The filters in words, for the provenance."""
        told = {name: ", ".join(values) for name, values in self.chosen.items() if values}
        told |= {name: value for name, value in (("year", self.years), ("sure", self.sure)) if value}
        return told | ({"unique": "one of each cluster of copies"} if self.unique else {})

    def pairs(self, **changes: str | None) -> list[tuple[str, str]]:
        """The parameters of this question, some of them set otherwise; the page of results is only kept if set."""
        single = {
            "year": self.years,
            "sure": self.sure,
            "unique": "1" if self.unique else "",
            "sort": self.sort,
            **self.kept,
            **{name: value or "" for name, value in changes.items()},
        }
        filters = [(name, value) for name, values in self.chosen.items() for value in values]
        pairs = [("q", single.pop("q", self.source)), *filters, *single.items()]
        return [(name, value) for name, value in pairs if value]

    def address(self, path: str, **changes: str | None) -> str:
        """The address of another view of this question, or of a question a little different."""
        query = urlencode(self.pairs(**changes), errors="replace")
        return f"{path}?{query}" if query else path

    def view(self, path: str, **changes: str | None) -> str:
        """The address of another view: without what only this one asks for."""
        return replace(self, sort="", kept={}).address(path, **changes)

    def toggled(self, path: str, field: str, value: str) -> str:
        """The address with one value of a filter added, or removed if it is set."""
        values = self.chosen.get(field, ())
        others = tuple(one for one in values if one != value) if value in values else (*values, value)
        return replace(self, chosen={**self.chosen, field: others}).address(path)


def asked(params: QueryParams, sorts: Iterable[str] = ("",), kept: Iterable[str] = ()) -> Asked:
    """The question of an address. Unknown parameters are ignored; unreadable ones are a mistake.

    `sorts` are the orders and `kept` the further parameters that this view knows.
    """
    source = params.get("q", "").strip()
    years = params.get("year", "").strip() or _span(params.get("from", ""), params.get("to", ""))
    sure = params.get("sure", "").strip()
    chosen = {
        name: tuple(dict.fromkeys(value for value in params.getlist(name)[:_MOST_VALUES] if value)) for name in FILTERS
    }
    query, mistake, filters = None, None, Filters()
    try:
        query = read(source) if source else None
    except QueryError as error:
        mistake = Mistake(str(error), source[: error.position], source[error.position :])
    try:
        filters = read_filters(**chosen, year=years or None, sure=sure or None)
        # Relative frequencies divide by what the query's fields leave.
        filters = replace(filters, where=query.conditions) if query else filters
    except Trouble as error:
        mistake = mistake or Mistake(str(error).removeprefix("--"))
    page = params.get("page", "1")
    sort = params.get("sort", "")
    return Asked(
        source=source,
        query=query,
        filters=filters,
        years=years,
        sure=sure,
        chosen=chosen,
        unique=params.get("unique") == "1",
        sort=sort if sort in sorts else "",
        page=min(_MOST_PAGES, max(1, int(page))) if page.isascii() and page.isdigit() and len(page) < 9 else 1,
        mistake=mistake,
        kept={name: params.get(name, "").strip()[:MAX_LENGTH] for name in kept},
    )


def _span(first: str, last: str) -> str:
    """Two fields of a form as a span of years."""
    first, last = first.strip(), last.strip()
    if first and first == last:
        return first
    return f"{first}..{last}" if first or last else ""
