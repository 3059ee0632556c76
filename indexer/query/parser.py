"""From the string to the tree: recursive descent over the `tokens`.

either  = both (OR both)*
both    = close (AND? close)*
close   = single ((NEAR | BEFORE)[/distance] single)*
single  = NOT single | "(" either ")" | word | "phrase" | /regular expression/ | field:value | @saved
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer.query import tree
from indexer.query.query import Query
from indexer.query.tokens import DISTANCE, EMPTY, PROXIMITY, QueryError, Token, single_line, tokens
from indexer.query.tree import And, Condition, Near, Node, Not, Or, Pattern, Phrase

MAX_LENGTH = 1_000
_MAX_DEPTH = 50
_MAX_DISTANCE = 1_000  # characters
_MAX_SAVED = 20  # saved queries, each in the next one
_MAX_LEVELS = 150  # of the tree, which is walked recursively


def parse(source: str, saved: Mapping[str, str] | None = None) -> Query:
    """The query that a string stands for; `saved` are queries by name, for @name.

    Raises QueryError if it is empty, unbalanced, longer than MAX_LENGTH characters, only punctuation (in quotes it is a
    phrase), or only says what must not be found.
    """
    queries = _Saved(saved or {})
    found = _tree(source, queries)
    query = Query(source, found, tuple((name, queries.queries[name]) for name in sorted(queries.known)))
    if not query.finds and not _demands(query.tree):
        raise QueryError("the query only says what must not be found; add a phrase to find", source, 0)
    return query


def literal(source: str) -> Query:
    """The query for exactly these characters: no operators, no quotes. Raises QueryError where nothing is left."""
    return Query(source, Phrase(single_line(source, source, 0)))


@dataclass
class _Saved:
    """The saved queries: their text, the trees of those read so far with their sizes, and the names being read."""

    queries: Mapping[str, str]
    known: dict[str, tuple[Node, int]] = field(default_factory=dict)
    above: tuple[str, ...] = ()

    def read(self, name: str, source: str, start: int) -> tuple[Node, int]:
        """The tree of @name at `start` of `source`, and its number of nodes. Each name is read only once."""
        if name in self.known:
            return self.known[name]
        if name not in self.queries:
            known = f"saved are {', '.join(sorted(self.queries))}" if self.queries else "none is saved yet"
            raise QueryError(f"no query is saved as {name}; {known}", source, start)
        if name in self.above:
            raise QueryError(f"the saved query {name} stands in itself", source, start)
        if len(self.above) == _MAX_SAVED:
            raise QueryError(f"more than {_MAX_SAVED} saved queries stand in one another", source, start)
        above = self.above
        self.above = (*above, name)
        try:
            node = _tree(self.queries[name], self)
        except QueryError as error:
            raise QueryError(f"the saved query {name} cannot be read: {error}", source, start) from None
        self.above = above
        self.known[name] = node, tree.size(node)
        return self.known[name]


def _tree(source: str, saved: _Saved) -> Node:
    """The tree of a query."""
    if len(source) > MAX_LENGTH:
        raise QueryError(f"the query is longer than {MAX_LENGTH:,} characters", source, MAX_LENGTH)
    parser = _Parser(source, tokens(source, lambda name, start: saved.read(name, source, start)))
    whole = parser.either(0)
    if parser.here.kind != "end":
        raise QueryError('this ")" closes nothing', source, parser.here.position)
    if tree.depth(whole) > _MAX_LEVELS:
        raise QueryError("the query and the saved ones in it are nested too deeply", source, 0)
    return whole


def _demands(node: Node) -> bool:
    """Whether some field must have a value."""
    return isinstance(node, Condition) or (isinstance(node, And | Or) and any(map(_demands, node.items)))


class _Parser:
    """Recursive descent over the grammar above."""

    def __init__(self, source: str, tokens: list[Token]):
        self._source = source
        self._tokens = tokens
        self._place = 0

    @property
    def here(self) -> Token:
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
            name, distance = PROXIMITY.fullmatch(operator.text).groups()  # type: ignore[union-attr]
            if distance and int(distance) > _MAX_DISTANCE:
                wrong = f"at most {_MAX_DISTANCE} characters can be between"
                raise QueryError(wrong, self._source, operator.position + len(name) + 1)
            left = Near(left, right, int(distance or DISTANCE), name == "BEFORE")
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
                raise QueryError(EMPTY, self._source, 0)
            wrong = "the query ends" if token.kind == "end" else f'"{token.text}" stands'
            raise QueryError(f"{wrong} where a phrase was expected", self._source, token.position)
        self._place += 1
        return token.node


def _is_place(node: Node) -> bool:
    """Whether a node stands for places in a text."""
    return isinstance(node, Phrase | Pattern | Near) or (isinstance(node, Or) and all(map(_is_place, node.items)))
