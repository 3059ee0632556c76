"""The tree of a query, without patterns and proximity, as the engine's own query."""

import re
from collections.abc import Iterable

import tantivy
from tantivy import Occur
from tantivy import Query as Engine

from indexer.embedded.fields import SUMMARY
from indexer.place_names import KEYED
from indexer.query.tree import And, Everything, Field, Node, Not, Or, Phrase, Sure, Title, Years
from indexer.schema import CONFIDENCE, keyword


def unscored(schema: tantivy.Schema, node: Node) -> Engine:
    """What holds where the tree does; every score is 0."""
    return Engine.const_score_query(_translated(schema, node), 0.0)


def everything(schema: tantivy.Schema) -> Engine:
    """Every summary."""
    return Engine.term_query(schema, "what", SUMMARY, "basic")


def word_queries(schema: tantivy.Schema, words: Iterable[str]) -> list[Engine]:
    """What holds where each of the words is, scored by BM25."""
    return [Engine.term_query(schema, "words", word, "freq") for word in words]


def _translated(schema: tantivy.Schema, node: Node) -> Engine:
    """The engine's query for a tree without patterns and proximity."""
    match node:
        case Phrase(text):
            return _phrase(schema, "pairs", text)
        case Title(text):
            return _phrase(schema, "title_pairs", text)
        case Field(name):
            field = f"{name}_key" if name in KEYED else name
            called = [Engine.term_query(schema, field, keyword(value), "basic") for value in node.values]
            return any_of([*called, *(_translated(schema, one) for one in node.shared)])
        case Years(first, last):
            return Engine.range_query(schema, "year", tantivy.FieldType.Integer, first, last)
        case Sure(least):
            return Engine.range_query(schema, CONFIDENCE, tantivy.FieldType.Float, least, None)
        case And(items):
            return all_of([_translated(schema, item) for item in items])
        case Or(items):
            return any_of([_translated(schema, item) for item in items])
        case Not(item):
            return Engine.boolean_query([(Occur.Must, everything(schema)), (Occur.MustNot, _translated(schema, item))])
        case Everything():
            return everything(schema)
        case _:
            raise AssertionError(f"{node} is to be narrowed down first")


def _phrase(schema: tantivy.Schema, field: str, text: str) -> Engine:
    if len(text) == 1:  # every pair that begins with it
        return Engine.regex_query(schema, field, f"{re.escape(text)}.")
    if len(text) == 2:
        return Engine.term_query(schema, field, text, "position")
    # Every second pair covers the phrase, with the last one where its length is odd.
    places = [*range(0, len(text) - 2, 2), len(text) - 2]
    return Engine.phrase_query(schema, field, [(place, text[place : place + 2]) for place in places])


def all_of(queries: Iterable[Engine]) -> Engine:
    return _combined(Occur.Must, list(queries))


def any_of(queries: Iterable[Engine]) -> Engine:
    return _combined(Occur.Should, list(queries))


def _combined(occur: Occur, queries: list[Engine]) -> Engine:
    return queries[0] if len(queries) == 1 else Engine.boolean_query([(occur, query) for query in queries])
