"""The tokens of a query: what its quotes, patterns, fields and operators are, each with its place."""

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass

from indexer.query import tree
from indexer.query.matching import PatternError, compiled
from indexer.query.tree import Everything, Field, Node, Phrase, Sure, Title, Years
from indexer.query.words import WordError, regular_expression, word
from indexer.text import searchable

DISTANCE = 10  # of NEAR and BEFORE, where none is written
EMPTY = "the query is empty; give a phrase such as 平安校园"
PROXIMITY = re.compile(r"(NEAR|BEFORE)(?:/(\d{1,6}))?")
_MAX_NODES = 10_000  # of saved queries that stand in others, written out
_FIELDS = (*tree.KEYWORDS, "year", "sure", "title")
_OPERATORS = ("AND", "OR", "NOT")
OPERATOR = re.compile(f"{'|'.join(_OPERATORS)}|{PROXIMITY.pattern}")  # what joins phrases
_YEARS = re.compile(r"(\d{4})?(\.\.)?(\d{4})?")
_SURE = re.compile(r"([01]?\.\d{1,6}|[01])|(\d{1,3}(?:\.\d{1,4})?)%", re.ASCII)
# A quote ends at the next one that is not escaped; a word ends at white space, a quote or a parenthesis.
_TOKEN = re.compile(
    r"""\s*(?:"(?P<quoted>(?:\\.|[^"\\])*)" | /(?P<regex>(?:\\.|[^/\\])+)/(?=[\s)]|$) | (?P<mark>[()])
    | (?P<field>[A-Za-z][A-Za-z_]{1,19}): | @(?P<saved>[\w-]+) | (?P<open>["/])
    | (?P<word>(?:\\.|\{[^{}]*\}|[^\s()"{}\\])+) | (?P<stray>[{}\\]))""",
    re.DOTALL | re.VERBOSE,
)
_STRAY = {
    "{": 'this "{" is never closed, or another stands in it, which it cannot; write \\{ for the character itself',
    "}": 'this "}" closes nothing; write \\} for the character itself',
    "\\": "write \\\\ for a backslash",
    '"': "this quote is never closed",
    "/": 'this "/" is never closed; put the phrase in quotes to look for the character itself',
}


class QueryError(ValueError):
    """The query cannot be read; `position` counts characters of the query from 0."""

    def __init__(self, message: str, query: str, position: int):
        super().__init__(message)
        self.query = query
        self.position = position


_NOTHING = Everything()  # of a token that is no node


@dataclass(frozen=True)
class Token:
    """A token; a node stands for what is to be found."""

    kind: str  # node, mark, operator, proximity, end
    text: str
    position: int
    node: Node = _NOTHING


def tokens(source: str, saved: Callable[[str, int], tuple[Node, int]]) -> list[Token]:
    """The tokens of a query, in order; the last is its end. Raises QueryError.

    Args:
        saved: gives the tree of a saved query, by its name and its place in the source, and how many nodes it has.
    """
    read: list[Token] = []
    place = nodes = 0
    while found := _TOKEN.match(source, place):
        place = found.end()
        start = found.start(found.lastgroup or 0)
        if found["open"] or found["stray"]:
            raise QueryError(_STRAY[found["open"] or found["stray"]], source, start)
        if found["mark"]:
            read.append(Token("mark", found["mark"], start))
        elif found["field"]:
            node, place = _field(source, found["field"], start, place)
            read.append(Token("node", found[0].strip(), start, node))
        elif found["saved"] is not None:
            node, size = saved(found["saved"], start)
            nodes += size
            if nodes > _MAX_NODES:
                wrong = f"the saved queries in it come to more than {_MAX_NODES:,} phrases and fields"
                raise QueryError(wrong, source, start)
            read.append(Token("node", found["saved"], start, node))
        elif found["word"] in _OPERATORS:
            read.append(Token("operator", found["word"], start))
        elif found["word"] and PROXIMITY.fullmatch(found["word"]):
            read.append(Token("proximity", found["word"], start))
        elif found["word"] and found["word"].startswith(("NEAR/", "BEFORE/")):
            operator = found["word"].partition("/")[0]
            wrong = f"expected a number of at most six digits behind {operator}/, such as {operator}/{DISTANCE}"
            raise QueryError(wrong, source, start + len(operator) + 1)
        else:
            read.append(Token("node", found[0].strip(), start, _leaf(found, source, start)))
    read.append(Token("end", "", len(source)))
    return read


def _leaf(found: re.Match[str], source: str, start: int) -> Node:
    """The tree of a quoted phrase, a regular expression or a word."""
    if found["quoted"] is not None:
        return Phrase(single_line(re.sub(r"\\(.)", r"\1", found["quoted"]), source, start))
    if found["regex"]:
        pattern = regular_expression(found["regex"].replace(r"\/", "/"))
        try:
            compiled(pattern.regex)
        except PatternError as error:
            raise QueryError(f"this regular expression cannot be read: {error}", source, start) from None
        return pattern
    single_line(found["word"], source, start)
    try:
        return word(found["word"])
    except WordError as error:
        raise QueryError(str(error), source, start + error.place) from None


def _field(source: str, written: str, start: int, place: int) -> tuple[Node, int]:
    """The tree of `field:value`, whose value begins at `place`, and the place behind it."""
    name = written.lower()
    if name not in _FIELDS:
        close = difflib.get_close_matches(name, _FIELDS, 1, 0.75)
        meant = f"did you mean {close[0]}?" if close else f"there are {', '.join(_FIELDS)}."
        raise QueryError(f"no field is called {written}; {meant} Quote it to look for the characters", source, start)
    value = _TOKEN.match(source, place)
    text = (value["quoted"] if value["quoted"] is not None else value["word"]) if value else None
    if value is None or not text:
        raise QueryError(
            f'expected a value right behind {name}:, in quotes if it has spaces: {name}:"…"', source, place
        )
    text = re.sub(r"\\(.)", r"\1", text)
    if name == "title":
        return Title(single_line(text, source, place)), value.end()
    try:
        if name == "sure":
            return Sure(read_sure(text)), value.end()
        if name == "year":
            return Years(*read_years(text)), value.end()
    except ValueError as error:
        raise QueryError(str(error), source, place) from None
    return Field(name, text), value.end()


def single_line(text: str, source: str, position: int) -> str:
    """A phrase in searchable form; QueryError where nothing of it is left, or it goes beyond its paragraph."""
    phrase = searchable(text)
    if not phrase:
        raise QueryError(EMPTY, source, position)
    if "\n" in phrase:
        raise QueryError("a phrase cannot go beyond its paragraph; remove the line break", source, position)
    return phrase


def read_years(given: str) -> tuple[int | None, int | None]:
    """`2008`, `2008..2012`, `2008..` or `..2012` as first and last year; ValueError, which says why, for the rest."""
    found = _YEARS.fullmatch(given)
    if not found or not (found[1] or found[3]):
        raise ValueError("expected a year or a span, such as 2008, 2008..2012, 2008.. or ..2012")
    first, last = (int(year) if year else None for year in (found[1], found[3]))
    if not found[2]:
        return first, first
    if first and last and first > last:
        raise ValueError("the first year is later than the last")
    return first, last


def read_sure(given: str) -> float:
    """`0.9` or `90%` as the least confidence, from 0 to 1; ValueError, which says why, for the rest."""
    found = _SURE.fullmatch(given)
    least = (float(found[1]) if found[1] else float(found[2]) / 100) if found else 2.0
    if least > 1:
        raise ValueError("expected a confidence from 0 to 1, such as 0.9, or in per cent, such as 90%")
    return least
