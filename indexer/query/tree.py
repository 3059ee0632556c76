"""The tree of a query.

Engines answer phrases, fields and their combinations exactly. For patterns and proximity they only give candidates:
`candidates` is a tree that matches at least wherever the query does, and the texts that it finds are then read
(`matching`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from indexer.office_names import FIELD as OFFICE
from indexer.office_names import type_called
from indexer.place_names import PLACES
from indexer.renamed import called
from indexer.schema import GROUP_FIELDS
from indexer.text import fold

FLAG = "flag"  # of which a summary may have several
KEYWORDS = (*(name for name in GROUP_FIELDS if name != "year"), FLAG)  # fields that are asked for by a whole value


@dataclass(frozen=True)
class Everything:
    """Any summary."""


@dataclass(frozen=True)
class Phrase:
    """Consecutive characters; `text` is in searchable form (folded, without white space), never empty."""

    text: str


@dataclass(frozen=True)
class Title:
    """Consecutive characters of the title; `text` as a Phrase's."""

    text: str


@dataclass(frozen=True)
class Field:
    """A field of KEYWORDS has this value, or has it among others.

    A place also without its suffix (河北省, 河北), and by the other names that it had or has (铜山县, 铜山区).
    Those that other places had too find it where it lies: `shared`. A type of bodies by any name of the office, too.
    """

    name: str
    value: str

    @cached_property
    def values(self) -> tuple[str, ...]:
        """As it was typed, since 乾县 is not written otherwise, and folded: 香河縣, 香河县; and its other names."""
        folded = fold(self.value)
        return tuple(dict.fromkeys((self.value, folded, self.office or folded, *called(self.name, folded).alone)))

    @cached_property
    def office(self) -> str | None:
        """The type of bodies that it was taken for, where an office was called by another of its names; else None."""
        if self.name != OFFICE:
            return None
        folded = fold(self.value)
        found = type_called(folded)
        return None if found == folded else found

    @cached_property
    def shared(self) -> tuple["Node", ...]:
        """What else holds where it does: other names of the place that others have too (利州区: 市中区 of 广元市)."""
        places = called(self.name, fold(self.value)).shared
        return tuple(
            all_of([Field(level, name) for level, name in zip(PLACES, names, strict=True) if name]) for names in places
        )


@dataclass(frozen=True)
class Years:
    """The year reported on, first and last included; None leaves an end open."""

    first: int | None
    last: int | None


@dataclass(frozen=True)
class Sure:
    """The region is known, and with at least this confidence, from 0 to 1."""

    least: float


@dataclass(frozen=True)
class Pattern:
    """A regular expression (RE2) over the searchable text, and what stands in every text that it matches."""

    regex: str
    needs: "Node"


@dataclass(frozen=True)
class Near:
    """Left and right in one paragraph, at most `distance` characters between them; left first where `ordered`."""

    left: "Node"
    right: "Node"
    distance: int
    ordered: bool


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


Condition = Title | Field | Years | Sure  # on what is known of a summary
Node = Everything | Phrase | Condition | Pattern | Near | And | Or | Not


def is_exact(node: Node) -> bool:
    """Whether an engine's answer needs no look at the texts."""
    return not isinstance(node, Pattern | Near) and all(map(is_exact, within(node)))


def candidates(node: Node) -> Node:
    """A tree without patterns and proximity that holds wherever this one does, and as seldom elsewhere as it can."""
    match node:
        case Pattern(_, needs):
            return candidates(needs)
        case Near(left, right):
            return all_of([candidates(left), candidates(right)])
        case And(items):
            return all_of(list(map(candidates, items)))
        case Or(items):
            wider = list(map(candidates, items))
            return Everything() if Everything() in wider else Or(tuple(wider))
        case Not(item):
            return node if is_exact(item) else Everything()
        case _:
            return node


def all_of(items: list[Node]) -> Node:
    """What holds where every item does."""
    needed = list(dict.fromkeys(item for item in items if item != Everything()))
    if not needed:
        return Everything()
    return needed[0] if len(needed) == 1 else And(tuple(needed))


def any_of(items: list[Node]) -> Node:
    """What holds where one item does; at least one is given."""
    distinct = list(dict.fromkeys(items))
    return distinct[0] if len(distinct) == 1 else Or(tuple(distinct))


def size(node: Node) -> int:
    """How many nodes a tree has."""
    return 1 + sum(map(size, within(node)))


def depth(node: Node) -> int:
    """How many nodes, each in the one before, a tree has at most."""
    return 1 + max(map(depth, within(node)), default=0)


def kinds(node: Node) -> set[type]:
    """What sorts of nodes a tree is made of."""
    return {type(node)}.union(*map(kinds, within(node)))


def within(node: Node) -> tuple[Node, ...]:
    """The nodes that a node is made of."""
    match node:
        case And(items) | Or(items):
            return items
        case Near(left, right):
            return left, right
        case Not(item) | Pattern(_, item):
            return (item,)
        case _:
            return ()


def leaves(node: Node) -> Iterator[Phrase | Pattern | Near]:
    """What a match shows: phrases, patterns and pairs, but not those under NOT."""
    if isinstance(node, Phrase | Pattern | Near):
        yield node
    elif not isinstance(node, Not):
        for item in within(node):
            yield from leaves(item)


def phrases(node: Node) -> Iterator[str]:
    """The phrases that a match contains, also as part of a pattern or pair."""
    if isinstance(node, Phrase):
        yield node.text
    elif not isinstance(node, Not):
        for item in within(node):
            yield from phrases(item)


def fields(node: Node) -> Iterator[Field]:
    """The fields that a tree asks for, also those under NOT."""
    if isinstance(node, Field):
        yield node
    for item in within(node):
        yield from fields(item)


def conditions(node: Node) -> Node:
    """The fields that a match must have whatever its text says: those that are joined with AND at the top."""
    items = node.items if isinstance(node, And) else (node,)
    return all_of([item for item in items if _is_condition(item)])


def _is_condition(node: Node) -> bool:
    return isinstance(node, Condition) or (isinstance(node, And | Or | Not) and all(map(_is_condition, within(node))))
