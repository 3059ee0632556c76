"""Offices that were asked for by another name than that of their type, and the type that this was taken for."""

from collections.abc import Iterable

from indexer.filters import Filters
from indexer.query import Query
from indexer.query.tree import Field, fields


def in_words(name: str, values: Iterable[str]) -> str:
    """The values of a filter as they were typed, each with the type that it was taken for: 生态环境局 (环保局)."""
    read = (Field(name, value) for value in values)
    return ", ".join(f"{one.value} ({one.office})" if one.office else one.value for one in read)


def taken(filters: Filters, queries: Iterable[Query]) -> list[str]:
    """A sentence for each office that a question asks for by another name than its type's."""
    asked = dict.fromkeys(one for tree in (filters.tree, *(query.tree for query in queries)) for one in fields(tree))
    return [
        f"{one.name} {one.value}: taken as {one.office}, the type of such bodies under all their names"
        for one in asked
        if one.office
    ]
