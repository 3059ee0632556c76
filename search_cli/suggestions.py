"""Why nothing was found: a value that no summary has, and the ones that may have been meant."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from indexer.filters import FILTERS, Filters
from indexer.index import Reader
from indexer.query import Field, Node, Query, Sure, Years
from indexer.query.tree import PLACES, And, Or
from indexer.schema import GROUP_FIELDS
from indexer.summary import place_keys

_MOST_COMPARED = 5_000  # values that are compared letter by letter
_FEW = 12  # values that are told one and all
_LIKE = 0.5  # of the letters in common


def absent(reader: Reader, filters: Filters, query: Query | None) -> Iterator[str]:
    """A sentence for each value of the filters and of the query's fields that no summary of the index has.

    Where each is there, but no summary has all of them, it says so.
    """
    alone = list(_absent_alone(reader, filters, query))
    yield from alone
    if not alone and filters != Filters() and not reader.bases(filters, ()):
        yield "no summary has all of these together: there is no text to look through, so it cannot be called absent"


def _absent_alone(reader: Reader, filters: Filters, query: Query | None) -> Iterator[str]:
    needed = list(_conditions(query.tree)) if query else []
    sures = [one.least for one in needed if isinstance(one, Sure)] + ([] if filters.sure is None else [filters.sure])
    if sures and not reader.bases(Filters(sure=max(sures)), ()):
        yield f"no summary has a region with a confidence of {max(sures):g} at least"
    spans = [one for one in needed if isinstance(one, Years)] + ([Years(*filters.years)] if filters.years else [])
    for span in dict.fromkeys(spans):
        if not reader.bases(Filters(where=span), ()):
            yield f"no summary reports on {_span(span)}{_known_years(reader)}"
    wanted = [(name, value) for name in FILTERS for value in getattr(filters, name)]
    wanted += [(one.name, one.value) for one in needed if isinstance(one, Field)]
    for name, value in dict.fromkeys(wanted):
        if not reader.bases(Filters(where=Field(name, value)), ()):
            groups = reader.bases(Filters(), (name,)) if name in GROUP_FIELDS else ()  # flags are none
            known = [str(key[0]) for key in groups if key[0] is not None]
            yield f"no summary has the {name} {value}{_meant(name, value, known)}"


def _span(years: Years) -> str:
    if years.first == years.last:
        return str(years.first)
    return f"{years.first or ''}..{years.last or ''}"


def _known_years(reader: Reader) -> str:
    """From when to when there are summaries."""
    known = [int(year) for (year,) in reader.bases(Filters(), ("year",)) if year is not None]
    return f"; there are {min(known)} to {max(known)}" if known else ""


def _conditions(node: Node) -> Iterator[Field | Sure | Years]:
    """Those that a summary must have, or may: what it must not have is no reason for finding nothing."""
    match node:
        case Field() | Sure() | Years():
            yield node
        case And(items) | Or(items):
            for item in items:
                yield from _conditions(item)


def _meant(name: str, value: str, known: Sequence[str]) -> str:
    if longer := [one for one in known if value in one][:3]:
        return f"; there is {_joined(longer)}"
    keys = {key: one for one in known[:_MOST_COMPARED] for key in (place_keys(one) if name in PLACES else (one,))}
    if near := get_close_matches(value, keys, 3, _LIKE):
        return f"; did you mean {_joined(dict.fromkeys(keys[key] for key in near))}?"
    return f"; there is {_joined(sorted(known))}" if 0 < len(known) <= _FEW else ""


def _joined(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last
