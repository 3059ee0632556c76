"""The pages that ask: the summaries and the concordance of a question, with its filters."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from starlette.requests import Request

from indexer.answers import Document
from indexer.filters import Filters
from indexer.index import Reader
from indexer.place_names import PLACES
from indexer.query import Query, QueryError
from indexer.summary import Summary
from indexer.text import searchable
from search_cli.collocation import WindowError
from search_cli.concordance import Line, concordance, ordered
from search_cli.orders import order_key
from search_cli.present.provenance import Provenance, provenance
from search_cli.selection import best
from search_cli.selection import documents as matching
from search_cli.suggestions import absent
from search_cli.web import facets
from search_cli.web.asked import Asked, asked
from search_cli.web.library import Library
from search_cli.web.tally import FIELDS

PER_PAGE = 20
LINES_PER_PAGE = 50
WIDTH = 40  # characters of context on each side
_MOST_SORTED = 200_000  # lines or summaries that are put in order in memory
SORTS = {
    "": "relevance", "year": "oldest first", "-year": "newest first",
    "published": "published first", "-published": "published last", "title": "title",
}  # fmt: skip
LINE_SORTS = {
    "": "text", "left": "left context", "right": "right context", "hit": "hit",
    "1L": "word to the left", "1R": "word to the right",
    "year": "year", "-year": "newest first", "province": "province", "random": "random order",
}  # fmt: skip

Place = tuple[str, int]  # a summary's id, and a character of its text


@dataclass(frozen=True, slots=True)
class Hit:
    """A summary in the list, with its first hit in context and how many there are."""

    summary: Summary
    line: Line | None
    occurrences: int


def summaries(library: Library, request: Request) -> dict[str, Any]:
    """The summaries that a question finds, a page at a time; without a question, what the index holds."""
    question = asked(request.query_params, {"sort": tuple(SORTS)})
    values = common(library, question, "/")
    if question.mistake:
        return values | {"hits": []}
    question, last = _at_a_page(question, values["tally"].summaries, PER_PAGE)
    question = in_order(question, values["tally"].summaries)
    first = (question.page - 1) * PER_PAGE
    hits = [_hit(summary, question.query) for summary in _found(library, question, first)]
    sorts = SORTS if question.query else SORTS | {"": "id"}
    return values | {
        "asked": question, "hits": hits, "first": first, "last": last, "sorts": sorts, "most_sorted": _MOST_SORTED,
        "too_many": values["asked"].sort != question.sort,
    }  # fmt: skip


def _at_a_page(question: Asked, found: int, size: int) -> tuple[Asked, int]:
    """The question at a page that there is, and the last one's number: the index may have shrunk under an address."""
    last = max(1, -(-found // size))
    return replace(question, page=min(question.page, last)), last


def in_order(question: Asked, found: int) -> Asked:
    """The question; without its order if too much is found to be sorted in memory.

    A sorted first part would be taken for the whole.
    """
    return replace(question, sort="") if found > _MOST_SORTED else question


def _found(library: Library, question: Asked, first: int) -> list[Summary]:
    """A page of the summaries of a question from number `first` on, in the order that it asks for."""
    with library.reader() as reader:
        if question.query and not question.sort:
            found = best(reader, question.query, question.filters, unique=question.unique, limit=PER_PAGE, offset=first)
            return [summary for summary, _ in found.hits]
        if not question.sort:
            every = (document.summary for document in _documents(reader, question))
            return list(islice(every, first, first + PER_PAGE))
        # Held are what they are sorted by and their ids, not their texts.
        places = library.once(
            question.key, ("summaries", question.sort), lambda reader: _order_of_summaries(reader, question)
        )
        page = (reader.get(summary_id) for summary_id, _ in places[first : first + PER_PAGE])
        return [summary for summary in page if summary]


def _order_of_summaries(reader: Reader, question: Asked) -> list[Place]:
    every = (document.summary for document in _documents(reader, question))
    key = order_key(question.sort)
    return [(one_id, 0) for *_, one_id in sorted(map(key, every))]


def documents(library: Library, question: Asked) -> Iterator[Document]:
    """Every summary of a question, by id."""
    with library.reader() as reader:
        yield from _documents(reader, question)


def _documents(reader: Reader, question: Asked) -> Iterator[Document]:
    return matching(reader, question.query, question.filters, unique=question.unique)


def _hit(summary: Summary, query: Query | None) -> Hit:
    if query is None:
        return Hit(summary, None, 0)
    text = searchable(summary.text)
    line = next(concordance([Document(summary, text)], query, WIDTH), None)
    return Hit(summary, line, query.count(text))


def concordance_page(library: Library, request: Request) -> dict[str, Any]:
    """The concordance of a question, a page at a time."""
    question = asked(request.query_params, {"sort": tuple(LINE_SORTS)})
    values = common(library, question, "/kwic") | {"sorts": LINE_SORTS}
    query = question.finding
    if query is None:
        return values | {"lines": []}
    question, last = _at_a_page(question, values["tally"].occurrences, LINES_PER_PAGE)
    question = in_order(question, values["tally"].occurrences)
    found = _lines_from(library, question, query, (question.page - 1) * LINES_PER_PAGE)
    return values | {
        "asked": question, "lines": found, "last": last, "most_sorted": _MOST_SORTED,
        "too_many": values["asked"].sort != question.sort,
    }  # fmt: skip


def lines(library: Library, question: Asked) -> Iterator[Line]:
    """The concordance of a question in the order that it asks for; as it is found, where that is the text's."""
    with library.reader() as reader:
        yield from _lines(reader, question)


def _lines(reader: Reader, question: Asked) -> Iterable[Line]:
    if question.query is None:
        return ()
    found = concordance(_documents(reader, question), question.query, WIDTH)
    return ordered(found, [question.sort]) if question.sort else found


def _lines_from(library: Library, question: Asked, query: Query, first: int) -> list[Line]:
    """A page of the concordance from line `first` on; of an order only the places of its lines are remembered."""
    if not question.sort:
        return list(islice(lines(library, question), first, first + LINES_PER_PAGE))
    order = library.once(
        question.key,
        ("lines", question.sort),
        lambda reader: [(one.summary.id, one.start) for one in _lines(reader, question)],
    )
    places = order[first : first + LINES_PER_PAGE]
    with library.reader() as reader:
        summaries = [reader.get(summary_id) for summary_id in dict.fromkeys(summary_id for summary_id, _ in places)]
    texts = (Document(one, searchable(one.text)) for one in summaries if one)
    found = {(line.summary.id, line.start): line for line in concordance(texts, query, WIDTH)}
    return [found[place] for place in places if place in found]


def common(library: Library, question: Asked, path: str) -> dict[str, Any]:
    """What every page of a question shows: the question itself, how much it finds, and its filters with counts."""
    if question.mistake:
        return _without_filters(library, question, path)
    counted = library.tally(question.query, question.filters, unique=question.unique)
    numbers = {name: counted.facet(name) for name in FIELDS}
    unlisted = hidden(question, has_cities=any(city for city, _ in numbers["city"]))
    listed = {name: facets.values(question, path, name, numbers[name]) for name in FIELDS if name not in unlisted}
    years, surer = facets.years(question, path, numbers["year"]), facets.surer(question, path, counted)
    base = library.bases(question.filters, (), unique=question.unique)
    return {
        "asked": question,
        "path": path,
        "tally": counted,
        "characters": sum(one.characters for one in base.values()),
        "base_summaries": sum(one.summaries for one in base.values()),
        "facets": listed,
        "years": years,
        "unknown": {name: sum(number for value, number in numbers[name] if not value) for name in FIELDS},
        "cited": " ".join(made(library, question).sentences()),
        "absent": [] if counted.summaries else _absent(library, question),
        "shown_values": facets.SHOWN,
        "surer": surer,
        "applied": facets.applied(question, path, listed, [*years, *(surer if surer[0].number else [])]),
        "open": bool(question.narrowed),
    }


def tried(values: Mapping[str, Any], work: Callable[[], Mapping[str, Any]]) -> dict[str, Any]:
    """The values of a page and those that `work` gives, or what is wrong with the parameters that it reads."""
    try:
        return {**values, **work()}
    except QueryError as error:
        return {**values, "mistaken": f"{error}: {error.query}"}
    except WindowError as error:
        return {**values, "mistaken": str(error).removeprefix("--")}


def hidden(question: Asked, *, has_cities: bool) -> set[str]:
    """The fields of no list of filters: years are bars, and the cities of all China too many to choose from.

    So are the counties of a province, but for those of a municipality, which have no city.
    """
    province, city, county = (bool(question.chosen[name]) for name in PLACES)
    shown = {"city": province or city, "county": city or county or (province and not has_cities)}
    return {"year", *(name for name, is_shown in shown.items() if not is_shown)}


def made(
    library: Library,
    question: Asked,
    options: Mapping[str, Any] | None = None,
    *,
    beside: Sequence[Query] = (),
    base: Mapping[str, int] | None = None,
) -> Provenance:
    """The provenance of an answer to a question. `options` and `base` are those of `provenance`."""
    queries = [*([question.query] if question.query else []), *beside]
    return provenance(
        " / ".join(one.source for one in queries) if question.query else None, question.narrowed, library.where,
        queries=queries, options={**(options or {}), **({"today": True} if question.today else {})}, base=base,
        state=library.state,
    )  # fmt: skip


def _without_filters(library: Library, question: Asked, path: str) -> dict[str, Any]:
    """What the page of a question that cannot be read shows of all summaries: their number."""
    return {
        "asked": question,
        "path": path,
        "tally": library.tally(None, Filters(), unique=False),
        "facets": {},
        "years": [],
        "unknown": dict.fromkeys(FIELDS, 0),
        "open": False,
        "surer": [],
        "applied": [],
    }


def _absent(library: Library, question: Asked) -> list[str]:
    """Which values no summary has, where that may be why nothing was found."""
    with library.reader() as reader:
        return list(absent(reader, question.filters, question.query))
