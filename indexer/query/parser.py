"""From the string to the tree: a tokeniser and recursive descent.

either  = both (OR both)*
both    = close (AND? close)*
close   = single ((NEAR | BEFORE)[/distance] single)*
single  = NOT single | "(" either ")" | word | "phrase" | /regular expression/ | field:value | @saved
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer.query import tree
from indexer.query.matching import PatternError, compiled
from indexer.query.query import Query
from indexer.query.tree import And, Everything, Field, Near, Node, Not, Or, Pattern, Phrase, Sure, Title, Years
from indexer.query.words import WordError, regular_expression, word
from indexer.text import searchable

MAX_LENGTH = 1_000
_MAX_DEPTH = 50
_MAX_DISTANCE = 1_000  # characters
_DISTANCE = 10  # where none is written
_MAX_NODES = 10_000  # of saved queries that stand in others, written out
_MAX_SAVED = 20  # saved queries, each in the next one
_MAX_LEVELS = 150  # of the tree, which is walked recursively
_FIELDS = (*tree.KEYWORDS, "year", "sure", "title")
_OPERATORS = ("AND", "OR", "NOT")
_PROXIMITY = re.compile(r"(NEAR|BEFORE)(?:/(\d{1,6}))?")
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
    "{": 'this "{" is never closed; write \\{ for the character itself',
    "}": 'this "}" closes nothing; write \\} for the character itself',
    "\\": 'write "\\\\\\\\" for a backslash',
    '"': "this quote is never closed",
    "/": 'this "/" is never closed; put the phrase in quotes to look for the character itself',
}
_EMPTY = "the query is empty; give a phrase such as 平安校园"


class QueryError(ValueError):
    """The query cannot be read; `position` counts characters of the query from 0."""

    def __init__(self, message: str, query: str, position: int):
        super().__init__(message)
        self.query = query
        self.position = position


_NOTHING = Everything()  # of a token that is no node


@dataclass(frozen=True)
class _Token:
    kind: str  # node, mark, operator, proximity, end
    text: str
    position: int
    node: Node = _NOTHING


def parse(source: str, saved: Mapping[str, str] | None = None) -> Query:
    """The query that a string stands for; `saved` are queries by name, for @name.

    Raises QueryError where it is empty, only punctuation (quote it to look for the punctuation itself), unbalanced,
    longer than MAX_LENGTH characters, or only says what must not be found.
    """
    queries = _Saved(saved or {})
    found = _tree(source, queries)
    query = Query(source, found, tuple((name, queries.queries[name]) for name in sorted(queries.known)))
    if not query.finds and not _demands(query.tree):
        raise QueryError("the query only says what must not be found; add a phrase to find", source, 0)
    return query


def literal(source: str) -> Query:
    """The query for exactly these characters: no operators, no quotes. Raises QueryError where nothing is left."""
    return Query(source, Phrase(_single_line(source, source, 0)))


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


@dataclass
class _Saved:
    """The saved queries, those of them that were read, each with its size, and the names of those being read."""

    queries: Mapping[str, str]
    known: dict[str, tuple[Node, int]] = field(default_factory=dict)
    above: tuple[str, ...] = ()


def _tree(source: str, saved: _Saved) -> Node:
    """The tree of a query."""
    if len(source) > MAX_LENGTH:
        raise QueryError(f"the query is longer than {MAX_LENGTH:,} characters", source, MAX_LENGTH)
    parser = _Parser(source, _tokens(source, saved))
    whole = parser.either(0)
    if parser.here.kind != "end":
        raise QueryError('this ")" closes nothing', source, parser.here.position)
    if tree.depth(whole) > _MAX_LEVELS:
        raise QueryError("the query and the saved ones in it are nested too deeply", source, 0)
    return whole


def _demands(node: Node) -> bool:
    """Whether some field must have a value."""
    match node:
        case Title() | Field() | Years() | Sure():
            return True
        case And(items) | Or(items):
            return any(map(_demands, items))
        case _:
            return False


def _single_line(text: str, source: str, position: int) -> str:
    phrase = searchable(text)
    if not phrase:
        raise QueryError(_EMPTY, source, position)
    if "\n" in phrase:
        raise QueryError("a phrase cannot go beyond its paragraph; remove the line break", source, position)
    return phrase


def _tokens(source: str, saved: _Saved) -> list[_Token]:
    tokens: list[_Token] = []
    place = nodes = 0
    while found := _TOKEN.match(source, place):
        place = found.end()
        start = found.start(found.lastgroup or 0)
        if found["open"] or found["stray"]:
            raise QueryError(_STRAY[found["open"] or found["stray"]], source, start)
        if found["mark"]:
            tokens.append(_Token("mark", found["mark"], start))
        elif found["field"]:
            node, place = _field(source, found["field"], start, place)
            tokens.append(_Token("node", found[0].strip(), start, node))
        elif found["saved"] is not None:
            node, size = _saved(source, found["saved"], start, saved)
            nodes += size
            if nodes > _MAX_NODES:
                wrong = f"the saved queries in it come to more than {_MAX_NODES:,} phrases and fields"
                raise QueryError(wrong, source, start)
            tokens.append(_Token("node", found["saved"], start, node))
        elif found["word"] in _OPERATORS:
            tokens.append(_Token("operator", found["word"], start))
        elif found["word"] and _PROXIMITY.fullmatch(found["word"]):
            tokens.append(_Token("proximity", found["word"], start))
        elif found["word"] and found["word"].startswith(("NEAR/", "BEFORE/")):
            operator = found["word"].partition("/")[0]
            wrong = f"expected a number of characters behind {operator}/, such as {operator}/{_DISTANCE}"
            raise QueryError(wrong, source, start + len(operator) + 1)
        else:
            tokens.append(_Token("node", found[0].strip(), start, _leaf(found, source, start)))
    tokens.append(_Token("end", "", len(source)))
    return tokens


def _leaf(found: re.Match[str], source: str, start: int) -> Node:
    """The tree of a quoted phrase, a regular expression or a word."""
    if found["quoted"] is not None:
        return Phrase(_single_line(re.sub(r"\\(.)", r"\1", found["quoted"]), source, start))
    if found["regex"]:
        pattern = regular_expression(found["regex"].replace(r"\/", "/"))
        try:
            compiled(pattern.regex)
        except PatternError as error:
            raise QueryError(f"this regular expression cannot be read: {error}", source, start) from None
        return pattern
    _single_line(found["word"], source, start)
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
        raise QueryError(f'expected a value for {name}, such as {name}:河北 or {name}:"…"', source, place)
    text = re.sub(r"\\(.)", r"\1", text)
    if name == "title":
        return Title(_single_line(text, source, place)), value.end()
    try:
        if name == "sure":
            return Sure(read_sure(text)), value.end()
        if name == "year":
            return Years(*read_years(text)), value.end()
    except ValueError as error:
        raise QueryError(str(error), source, place) from None
    return Field(name, text), value.end()


def _saved(source: str, name: str, start: int, saved: _Saved) -> tuple[Node, int]:
    """The tree of a saved query, read once however often it stands, and how many nodes it has."""
    if name in saved.known:
        return saved.known[name]
    if name not in saved.queries:
        known = f"saved are {', '.join(sorted(saved.queries))}" if saved.queries else "none is saved yet"
        raise QueryError(f"no query is saved as {name}; {known}", source, start)
    if name in saved.above:
        raise QueryError(f"the saved query {name} stands in itself", source, start)
    if len(saved.above) == _MAX_SAVED:
        raise QueryError(f"more than {_MAX_SAVED} saved queries stand in one another", source, start)
    above = saved.above
    saved.above = (*above, name)
    try:
        node = _tree(saved.queries[name], saved)
    except QueryError as error:
        raise QueryError(f"the saved query {name} cannot be read: {error}", source, start) from None
    saved.above = above
    saved.known[name] = node, tree.size(node)
    return saved.known[name]


class _Parser:
    """Recursive descent over the grammar above."""

    def __init__(self, source: str, tokens: list[_Token]):
        self._source = source
        self._tokens = tokens
        self._place = 0

    @property
    def here(self) -> _Token:
        return self._tokens[self._place]

    def _take(self, kind: str, text: str) -> bool:
        taken = (self.here.kind, self.here.text) == (kind, text)
        self._place += taken
        return taken

    def either(self, depth: int) -> Node:
        items = [self._both(depth)]
        while self._take("operator", "OR"):
            items.append(self._both(depth))
        return items[0] if len(items) == 1 else Or(tuple(items))

    def _both(self, depth: int) -> Node:
        items = [self._close(depth)]
        while self._take("operator", "AND") or self._goes_on():
            items.append(self._close(depth))
        return items[0] if len(items) == 1 else And(tuple(items))

    def _goes_on(self) -> bool:
        return self.here.kind == "node" or (self.here.kind, self.here.text) in {("mark", "("), ("operator", "NOT")}

    def _close(self, depth: int) -> Node:
        begin = self.here
        left = self._single(depth)
        while self.here.kind == "proximity":
            operator = self.here
            self._place += 1
            behind = self.here
            right = self._single(depth)
            for item, token in ((left, begin), (right, behind)):
                if not _is_place(item):
                    wrong = f"{operator.text} joins phrases, patterns and alternatives (a OR b), nothing else"
                    raise QueryError(wrong, self._source, token.position)
            name, distance = _PROXIMITY.fullmatch(operator.text).groups()  # type: ignore[union-attr]
            if distance and int(distance) > _MAX_DISTANCE:
                wrong = f"at most {_MAX_DISTANCE} characters can be between"
                raise QueryError(wrong, self._source, operator.position + len(name) + 1)
            left = Near(left, right, int(distance or _DISTANCE), name == "BEFORE")
        return left

    def _single(self, depth: int) -> Node:
        if depth > _MAX_DEPTH:
            raise QueryError("parentheses are nested too deeply", self._source, self.here.position)
        if self._take("operator", "NOT"):
            return Not(self._single(depth + 1))
        if self._take("mark", "("):
            inside = self.either(depth + 1)
            if not self._take("mark", ")"):
                raise QueryError('a ")" is missing', self._source, self.here.position)
            return inside
        token = self.here
        if token.kind != "node":
            if len(self._tokens) == 1:
                raise QueryError(_EMPTY, self._source, 0)
            wrong = "the query ends" if token.kind == "end" else f'"{token.text}" stands'
            raise QueryError(f"{wrong} where a phrase was expected", self._source, token.position)
        self._place += 1
        return token.node


def _is_place(node: Node) -> bool:
    """Whether a node stands for places in a text."""
    match node:
        case Phrase() | Pattern() | Near():
            return True
        case Or(items):
            return all(map(_is_place, items))
        case _:
            return False
