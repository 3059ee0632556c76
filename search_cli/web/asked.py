"""What the address of a page asks for. Everything that is shown is in the address, so that it can be shared."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from indexer.answers import GroupKey
from indexer.filters import FILTERS, Filters
from indexer.query import MAX_LENGTH, Query, QueryError
from indexer.trouble import Trouble
from search_cli.offices import in_words, taken
from search_cli.selection import read, read_filters

Parameters = dict[str, Sequence[str] | range | None]  # by name, the values that each may have: None is any

NO_OTHERS: Parameters = {}
NUMBERS = range(1, 1_000_001)  # how often something must occur, as a parameter says it
_ALIKE = 0.75  # from which on a parameter may be meant by another word: kind by knid, sure not by measure
_MOST_VALUES = 100  # of one filter; an address that has more is not of our making
# What mailers and messengers hang on the links that they pass on. It chooses nothing: the answer is the one meant.
_TRACKING = re.compile(r"utm_\w+|(?:fb|g|ms)clk?id|spm|isappinstalled", re.IGNORECASE)
_SHARED: Parameters = {
    **dict.fromkeys(("q", "from", "to", "year", "sure", *FILTERS)), "unique": ("1",), "today": ("1",), "page": NUMBERS,
}  # fmt: skip


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
    today: bool  # whether places go by their names of today
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
        told = {name: in_words(name, values) for name, values in self.chosen.items() if values}
        told |= {name: value for name, value in (("year", self.years), ("sure", self.sure)) if value}
        return told | ({"unique": "one of each cluster of copies"} if self.unique else {})

    @property
    def taken(self) -> list[str]:
        """What is told of offices that are asked for by another name than their type's, also by the query beside."""
        queries = [self.query] if self.query else []
        if against := self.kept.get("against"):
            with suppress(QueryError):  # the comparison says what is wrong in it
                queries.append(read(against))
        return taken(self.filters, queries)

    def pairs(self, **changes: str | None) -> list[tuple[str, str]]:
        """The parameters of this question, some of them set otherwise; the page of results is only kept if set."""
        single = {
            "year": self.years,
            "sure": self.sure,
            "unique": "1" if self.unique else "",
            "today": "1" if self.today else "",
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

    def of_group(self, path: str, by: Sequence[str], source: str, key: GroupKey) -> str:
        """The address of a view of one group of a count by these fields, of this query or of one that is named.

        Empty where a part of the group is unknown: no filter asks for that.
        """
        if None in key:
            return ""
        values = {name: (str(part),) for name, part in zip(by, key, strict=True)}
        [years] = values.pop("year", (self.years,))
        return replace(self, source=source or self.source, years=years, chosen={**self.chosen, **values}).view(path)

    def toggled(self, path: str, field: str, value: str) -> str:
        """The address with one value of a filter added, or removed if it is set."""
        values = self.chosen.get(field, ())
        others = tuple(one for one in values if one != value) if value in values else (*values, value)
        return replace(self, chosen={**self.chosen, field: others}).address(path)


def asked(params: QueryParams, own: Parameters = NO_OTHERS) -> Asked:
    """The question of an address. What cannot be read in it is a mistake: its answer would be another than was meant.

    `own` are the further parameters that this view knows, `sort` among them.
    """
    source = params.get("q", "").strip()
    years = params.get("year", "").strip() or _span(params.get("from", ""), params.get("to", ""))
    sure = params.get("sure", "").strip()
    chosen = {
        name: tuple(dict.fromkeys(value for value in params.getlist(name)[:_MOST_VALUES] if value)) for name in FILTERS
    }
    readable, wrong = _readable(params, _SHARED | own)
    query, mistake, filters = None, Mistake(wrong) if wrong else None, Filters()
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
    return Asked(
        source=source,
        query=query,
        filters=filters,
        years=years,
        sure=sure,
        chosen=chosen,
        unique="unique" in readable,
        today="today" in readable,
        sort=readable.get("sort", ""),
        page=int(readable.get("page", 1)),
        mistake=mistake,
        kept={name: readable.get(name, "") for name in own if name != "sort"},
    )


def _readable(params: QueryParams, known: Parameters) -> tuple[dict[str, str], str]:
    """The parameters that can be read, without those that are empty; why the first of the others cannot."""
    readable, wrong = {}, ""
    for name, given in params.multi_items():
        value, allowed = given.strip()[:MAX_LENGTH], known.get(name)
        if _TRACKING.fullmatch(name):
            continue
        if name not in known:
            close = get_close_matches(name, known, 1, _ALIKE)
            wrong = wrong or f"{name}: there is no such parameter{f'; did you mean {close[0]}?' if close else ' here'}"
        elif allowed is not None and value and not _is_one_of(value, allowed):
            wrong = wrong or f"{name} {value}: expected {_in_words(allowed)}"
        elif value:
            readable[name] = value
    return readable, wrong


def _in_words(allowed: Sequence[str] | range) -> str:
    return f"a number from 1 to {len(allowed):,}" if isinstance(allowed, range) else ", ".join(filter(None, allowed))


def _is_one_of(value: str, allowed: Sequence[str] | range) -> bool:
    if isinstance(allowed, range):
        return value.isascii() and value.isdigit() and len(value) < 9 and int(value) in allowed
    return value in allowed


def _span(first: str, last: str) -> str:
    """Two fields of a form as a span of years."""
    first, last = first.strip(), last.strip()
    if first and first == last:
        return first
    return f"{first}..{last}" if first or last else ""
