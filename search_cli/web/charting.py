"""The page of pictures: a question over years, by province, both, by kind and site, and how it spread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup
from starlette.requests import Request

from indexer.query import QueryError
from search_cli.counts import SURE, Series, one_row_each, unsure_of
from search_cli.first_use import Appearance, Uses, uses_of
from search_cli.present import picture
from search_cli.present.charts.measure import MEASURES, PER_MILLION, Measure
from search_cli.present.charts.plot import Group, Plot, Words, framed
from search_cli.present.provenance import Provenance
from search_cli.selection import compared, finding, names_in, read
from search_cli.spread import Unit, curve, several, spread_over
from search_cli.web.asked import Asked, Parameters, asked
from search_cli.web.library import Library
from search_cli.web.searching import common, made, tried

COUNTED = {
    "year": ("year",),
    "province": ("province",),
    "province-year": ("province", "year"),
    "kind": ("kind",),
    "site": ("site",),
}
FIRST = "first"
SPREAD = "spread"
LEVEL = "county"  # whose spread is drawn
PARAMETERS: Parameters = {"with": None, "measure": tuple(MEASURES), "spread": ("1",)}  # `with`: phrases, by commas
CHARTS = (*COUNTED, FIRST, SPREAD)
_COMPARED = 5  # phrases beside the first
_QUICKLY_READ = 3_000  # summaries; for more the spread, which reads them all, is only drawn when asked for
_FIRST_USES = 5  # told beside the spread


@dataclass(frozen=True, slots=True)
class Drawn:
    """One picture of the page."""

    name: str
    title: str
    drawing: Markup
    by: Sequence[str]
    series: Series
    uses: Sequence[Appearance] = ()
    unsure: str = ""  # how many of the summaries in its regions are


def charts(library: Library, request: Request) -> dict[str, Any]:
    """The pictures of a question, the lines beside other phrases if wished."""
    question = asked(request.query_params, PARAMETERS)
    values = common(library, question, "/charts") | {"charts": [], "mistaken": "", "slow": False}
    if question.finding is None:
        return values
    return tried(values, lambda: _charts(library, question, values["tally"].summaries))


def _charts(library: Library, question: Asked, summaries: int) -> dict[str, Any]:
    """The pictures of a question that finds so many summaries."""
    shown, measure = [], measure_of(question)
    for name, by in COUNTED.items():
        series, _ = counted(library, question, name, by)
        unsure = unsure_of(series[question.source], by)
        plot = picture.plot_of(series, by, measure)
        drawing = _bare(plot, lambda group, by=by: question.of_group("/kwic", by, *group))  # type: ignore[misc]
        shown.append(Drawn(name, f"By {' and '.join(by)}", drawing, by, series, unsure=unsure))
    slow = summaries > _QUICKLY_READ and not question.kept["spread"]
    if not slow:
        found = uses(library, question)
        plot, _ = _first_use(library, question, found)
        shown.append(Drawn(FIRST, "First use and spread", _bare(plot), (), {}, found.first[:_FIRST_USES]))
        plot, _ = _spread(library, question)
        shown.append(Drawn(SPREAD, f"{several(LEVEL).capitalize()} that have used it", _bare(plot), (), {}))
    return {"charts": shown, "slow": slow, "sure": SURE, "measure": measure, "measures": MEASURES}


def _bare(plot: Plot, leads: Callable[[Group], str] | None = None) -> Markup:
    """The picture without words around it: query, filters and base stand above it on the page."""
    return Markup(framed(plot, Words("", "", ()), outlined=False, leads=leads))


def drawn(library: Library, question: Asked, name: str) -> tuple[Plot, Words, Series]:
    """One of CHARTS for a question, and the counts of each query in it. Raises as `counted`."""
    if name == FIRST:
        return *_first_use(library, question, uses(library, question)), {}
    if name == SPREAD:
        return *_spread(library, question), {}
    by, measure = COUNTED[name], measure_of(question)
    series, origin = counted(library, question, name, by)
    wholes = {source: row for source, [row] in one_row_each(counted(library, question, name, ())[0]).items()}
    if measure is not PER_MILLION:
        origin = replace(origin, options={**origin.options, "measure": measure.name})
    return picture.plot_of(series, by, measure), picture.words_of(wholes, by, origin, measure), series


def measure_of(question: Asked) -> Measure:
    """What the pictures of a question show."""
    return MEASURES.get(question.kept.get("measure", ""), PER_MILLION)


def counted(library: Library, question: Asked, name: str, by: Sequence[str]) -> tuple[Series, Provenance]:
    """The counts of a question for one of COUNTED by these fields; over the years, those of the phrases beside it too.

    Raises QueryError where one of these cannot be read, or is of fields alone.
    """
    assert question.query is not None
    others = question.kept.get("with", "") if name == "year" else ""
    beside = names_in(others)
    if len(beside) > _COMPARED:
        raise QueryError(f"at most {_COMPARED} phrases can be drawn beside the first", others, 0)
    queries = {query.source: query for query in (question.query, *(finding(read(one)) for one in beside))}
    unique = question.unique
    series = {
        query.source: library.tally(query, filters, unique=unique).rows(by, library.bases(filters, by, unique=unique))
        for query, filters in compared(queries.values(), question.filters)
    }
    options = {"command": "count", "by": ",".join(by)}
    return series, made(library, question, options, beside=[*queries.values()][1:])


def uses(library: Library, question: Asked) -> Uses:
    """Where and when the query of a question is used."""
    assert question.query is not None
    with library.reader() as reader:
        return uses_of(reader.documents(question.query, question.filters, ordered=False), question.query)


def _first_use(library: Library, question: Asked, found: Uses) -> tuple[Plot, Words]:
    bases = library.bases(question.filters, ("province",), unique=False)
    provinces = [str(key[0]) for key in bases if key[0] is not None]
    return picture.first_use_of(question.source, found, provinces, made(library, question, {"command": "first"}))


def adopters(library: Library, question: Asked) -> tuple[list[Unit], int]:
    """The counties with texts under the filters of a question, and when each used its phrase; and how many summaries
    have it without a county or a year.
    """
    query, filters, unique = question.query, question.filters, question.unique
    assert query is not None
    return library.once(question.key, SPREAD, lambda reader: spread_over(reader, query, filters, LEVEL, unique=unique))


def spread_options() -> dict[str, str]:
    """What the spread depends on beside the query and its filters, as `summaries spread` calls it."""
    return {"command": "spread", "by": LEVEL}


def _spread(library: Library, question: Asked) -> tuple[Plot, Words]:
    found, unplaced = adopters(library, question)
    origin = made(library, question, spread_options())
    return picture.spread_of(question.source, list(curve(found)), LEVEL, unplaced, origin)
