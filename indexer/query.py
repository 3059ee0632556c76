"""The query language: a string becomes a tree, and a tree finds its places in a text.

平安校园                 the exact phrase, whatever the segmentation
"平安 校园"              quoted: white space does not count, everything else does
综治 平安                both, anywhere in the summary (AND may be written)
综治 OR 平安             either
综治 NOT 平安            the first without the second
(综治 OR 平安) 学校      parentheses group
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from indexer.text import searchable


class QueryError(ValueError):
    """The query cannot be read; `position` counts characters of the query from 0."""

    def __init__(self, message: str, query: str, position: int):
        super().__init__(message)
        self.query = query
        self.position = position


@dataclass(frozen=True)
class Phrase:
    """Consecutive characters; `text` is in searchable form (folded, without white space), never empty."""

    text: str


@dataclass(frozen=True)
class And:
    """Every item is found."""

    items: tuple["Node", ...]


@dataclass(frozen=True)
class Or:
    """At least one item is found."""

    items: tuple["Node", ...]


@dataclass(frozen=True)
class Not:
    """The item is not found."""

    item: "Node"


Node = Phrase | And | Or | Not


@dataclass(frozen=True)
class Query:
    """A query as it was typed, its tree, and the phrases whose occurrences are counted."""

    source: str
    tree: Node

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """The phrases that a match contains, longest first; those under NOT are not among them."""
        return tuple(sorted(set(_positive(self.tree)), key=lambda text: (-len(text), text)))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.phrases)))

    def spans(self, searchable_text: str) -> Iterator[tuple[int, int]]:
        """The occurrences of the query's phrases, first and one past the last character, left to right.

        Occurrences do not overlap, as with `str.count` and `grep -o`: each search goes on behind the last one. Where
        two phrases begin at the same place the longer one counts.
        """
        for match in self._pattern.finditer(searchable_text):
            yield match.span()

    def count(self, searchable_text: str) -> int:
        """How many occurrences `spans` would yield."""
        if len(self.phrases) == 1:
            return searchable_text.count(self.phrases[0])
        return sum(1 for _ in self._pattern.finditer(searchable_text))

    def matches(self, searchable_text: str) -> bool:
        """Whether the text satisfies the whole tree: what an engine must agree with."""
        return _matches(self.tree, searchable_text)


def _positive(node: Node) -> Iterator[str]:
    match node:
        case Phrase(text):
            yield text
        case And(items) | Or(items):
            for item in items:
                yield from _positive(item)


def _matches(node: Node, text: str) -> bool:
    match node:
        case Phrase(phrase):
            return phrase in text
        case And(items):
            return all(_matches(item, text) for item in items)
        case Or(items):
            return any(_matches(item, text) for item in items)
        case Not(item):
            return not _matches(item, text)


# A quote ends at the next one that is not escaped; a word ends at white space, a quote or a parenthesis.
_TOKEN = re.compile(r'\s*(?:"(?P<quoted>(?:\\.|[^"\\])*)"|(?P<mark>[()])|(?P<open>")|(?P<word>[^\s()"]+))', re.DOTALL)
_OPERATORS = ("AND", "OR", "NOT")
MAX_LENGTH = 1_000
_MAX_DEPTH = 50


@dataclass(frozen=True)
class _Token:
    kind: str  # phrase, mark, operator, end
    text: str
    position: int


def parse(source: str) -> Query:
    """The query that a string stands for.

    Raises QueryError where it is empty, only punctuation (quote it to look for the punctuation itself), unbalanced,
    longer than MAX_LENGTH characters, or only says what must not be found.
    """
    if len(source) > MAX_LENGTH:
        raise QueryError(f"the query is longer than {MAX_LENGTH} characters", source, MAX_LENGTH)
    parser = _Parser(source)
    tree = parser.either(0)
    if parser.here.kind != "end":
        raise QueryError('this ")" closes nothing', source, parser.here.position)
    query = Query(source, tree)
    if not query.phrases:
        raise QueryError("the query only says what must not be found; add a phrase to find", source, 0)
    return query


def literal(source: str) -> Query:
    """The query for exactly these characters: no operators, no quotes. Raises QueryError where nothing is left."""
    text = _single_line(source, source, 0)
    return Query(source, Phrase(text))


def _single_line(text: str, source: str, position: int) -> str:
    phrase = searchable(text)
    if not phrase:
        raise QueryError("the query is empty; give a phrase such as 平安校园", source, position)
    if "\n" in phrase:
        raise QueryError("a phrase cannot go beyond its paragraph; remove the line break", source, position)
    return phrase


def _tokens(source: str) -> list[_Token]:
    tokens: list[_Token] = []
    place = 0
    while found := _TOKEN.match(source, place):
        place = found.end()
        start = found.start(found.lastgroup or 0)
        if found["open"]:
            raise QueryError("this quote is never closed", source, start)
        if found["quoted"] is not None:
            phrase = _single_line(re.sub(r"\\(.)", r"\1", found["quoted"]), source, start)
            tokens.append(_Token("phrase", phrase, start))
        elif found["mark"]:
            tokens.append(_Token("mark", found["mark"], start))
        elif found["word"] in _OPERATORS:
            tokens.append(_Token("operator", found["word"], start))
        else:
            phrase = _single_line(found["word"], source, start)
            if not re.search(r"[\w*]", phrase):
                raise QueryError(f'only punctuation; write "\\"{found["word"]}\\"" to look for it', source, start)
            tokens.append(_Token("phrase", phrase, start))
    tokens.append(_Token("end", "", len(source)))
    return tokens


class _Parser:
    """Recursive descent over: either = both (OR both)*; both = single ((AND)? single)*; single = NOT? phrase | (...)"""

    def __init__(self, source: str):
        self._source = source
        self._tokens = _tokens(source)
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
        items = [self._single(depth)]
        while self._take("operator", "AND") or self._goes_on():
            items.append(self._single(depth))
        return items[0] if len(items) == 1 else And(tuple(items))

    def _goes_on(self) -> bool:
        return self.here.kind == "phrase" or (self.here.kind, self.here.text) in {("mark", "("), ("operator", "NOT")}

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
        if token.kind != "phrase":
            wrong = "the query ends" if token.kind == "end" else f'"{token.text}" stands'
            if len(self._tokens) == 1:
                raise QueryError("the query is empty; give a phrase such as 平安校园", self._source, 0)
            raise QueryError(f"{wrong} where a phrase was expected", self._source, token.position)
        self._place += 1
        return Phrase(token.text)
