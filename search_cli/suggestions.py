"""Why nothing was found: an operator in small letters, or a value that no summary has and what may have been meant."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from operator import eq
from unicodedata import normalize

from indexer.filters import FILTERS, Filters
from indexer.index import Reader
from indexer.place_names import keys_of
from indexer.query import OPERATOR, Query, QueryError, parse
from indexer.query.tree import KEYWORDS, And, Field, Node, Not, Or, Phrase, Sure, Years, kinds
from indexer.schema import GROUP_FIELDS

_MOST_COMPARED = 5_000  # values that are compared letter by letter
_FEW = 12  # values that are told one and all
_LIKE = 0.5  # of the letters in common
_QUOTED = re.compile(r'"[^"]*"')
_BETWEEN = re.compile(r"[\s()]+")  # words
_OF_QUERIES = '"/{:\\'  # in a word that has one of these the query language is at work
_GLUED = re.compile(rf"(?<![A-Za-z])(?:{OPERATOR.pattern})(?![A-Za-z])")
_EQUALS = re.compile(rf"({'|'.join((*KEYWORDS, 'year', 'sure', 'title'))})=(.+)", re.I)
_WIDE_QUOTES = re.compile(r"“([^“”]*\s[^“”]*)”")
_SEPARATORS = ",，、;；|｜+&"  # that other programs read between two phrases


def absent(reader: Reader, filters: Filters, query: Query | None, *, fixed: bool = False) -> Iterator[str]:
    """A sentence for each value of the filters and of the query's fields that no summary in the index has.

    If each value occurs, but no summary has all of them, it says so. Words that may have been meant as operators come
    first, unless the query is `fixed`: every character taken literally. Of an empty index it says only that.
    """
    if not reader.bases(Filters(), ()):
        yield "the index holds no summary yet; `scrapy load PATH` or a crawl puts some in"
        return
    if query and not fixed:
        yield from _literal_operators(query.source)
        yield from _in_half_width(query)
    alone = list(_absent_alone(reader, filters, query))
    yield from alone
    if not alone and filters != Filters() and not reader.bases(filters, ()):
        yield "no summary has all of these together: there is no text to look through, so it cannot be called absent"


def _literal_operators(source: str) -> Iterator[str]:
    """A sentence for each word of a query that other programs would read as an operator."""
    for word in dict.fromkeys(_BETWEEN.split(_QUOTED.sub(" ", source))):
        operator = word.upper()
        if operator != word and OPERATOR.fullmatch(operator.partition("/")[0]):
            yield f"“{word}” was looked for as characters; the operator is {operator}"
        elif any(one in word for one in _OF_QUERIES):
            continue
        elif (glued := _GLUED.search(word)) and glued[0] != word:
            yield f"“{word}” was looked for as characters; put spaces around {glued[0]}"
        elif equals := _EQUALS.fullmatch(word):
            yield f"“{word}” was looked for as characters; write {equals[1]}:{equals[2]}"
        elif word.startswith(("-", "!")) and len(word) > 1:
            yield f"“{word}” was looked for as characters; write NOT {word[1:]} to leave out what has it"
        elif separator := next((one for one in _SEPARATORS if one in word.strip(_SEPARATORS)), None):
            yield f"“{word}” is one phrase with its “{separator}”; write OR for either of two, a space for both"


def _in_half_width(query: Query) -> Iterator[str]:
    """A sentence where a query in half width would have operators, patterns or fields that it has not as it is."""
    source = normalize("NFKC", _WIDE_QUOTES.sub(r'"\1"', query.source))
    try:
        meant = parse(source, dict(query.saved)).tree
    except QueryError:
        return
    told = kinds(meant) - kinds(query.tree) - {And, Phrase}
    if told or ('"' in source and '"' not in query.source) or ("（" in query.source and kinds(query.tree) & {Or, Not}):
        yield f"full-width signs were looked for as characters; in half width it is: {source}"


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
    if not known:
        return ""
    return f"; there are {min(known)} to {max(known)}" if min(known) < max(known) else f"; there is {known[0]} alone"


def _conditions(node: Node) -> Iterator[Field | Sure | Years]:
    """Those that a summary must have, or may: what it must not have is no reason for finding nothing."""
    match node:
        case Field() | Sure() | Years():
            yield node
        case And(items) | Or(items):
            for item in items:
                yield from _conditions(item)


def _meant(name: str, value: str, known: Sequence[str]) -> str:
    if any(separator in value for separator in _SEPARATORS):
        return "; name each of several by itself: any of them counts"
    if longer := [one for one in known if value in one][:3]:
        return f"; there is {_joined(longer)}"
    keys = {key: one for one in known[:_MOST_COMPARED] for key in keys_of(name, one)}
    alike = [key for key in keys if any(map(eq, key, value))]  # 河北 is not like 北京
    if near := get_close_matches(value, alike, 3, _LIKE):
        return f"; did you mean {_joined(dict.fromkeys(keys[key] for key in near))}?"
    return f"; there is {_joined(sorted(known))}" if 0 < len(known) <= _FEW else ""


def _joined(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last
