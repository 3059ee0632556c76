"""The tree of a query, without patterns and proximity, in Elasticsearch's query language."""

from collections.abc import Iterable
from typing import Any

from indexer.place_names import KEYED
from indexer.query.tree import And, Everything, Field, Node, Not, Or, Phrase, Sure, Title, Years
from indexer.schema import CONFIDENCE, keyword

Clause = dict[str, Any]

EVERYTHING: Clause = {"match_all": {}}


def filtered(node: Node) -> Clause:
    """What holds where the tree does; every score is 0."""
    return {"bool": {"filter": [_clause(node)]}}


def with_any(field: str, values: Iterable[str]) -> Clause:
    """What has one of these values in a field of keywords, with a score of 0."""
    return {"bool": {"filter": [{"terms": {field: list(map(keyword, values))}}]}}


def ranked(node: Node, words: Iterable[str]) -> Clause:
    """What holds where the tree does, scored by BM25 over the words."""
    relevant = [{"term": {"words": word}} for word in words]
    return {"bool": {"filter": [_clause(node)], "should": relevant}}


def _clause(node: Node) -> Clause:
    match node:
        case Phrase(text):
            return _phrase("", text)
        case Title(text):
            return _phrase("title_", text)
        case Field(name):
            field = f"{name}_key" if name in KEYED else name
            own: Clause = {"terms": {field: list(map(keyword, node.values))}}
            return _any([own, *map(_clause, node.shared)]) if node.shared else own
        case Years(first, last):
            ends = {"gte": first, "lte": last}
            return {"range": {"year": {name: year for name, year in ends.items() if year is not None}}}
        case Sure(least):
            return {"range": {CONFIDENCE: {"gte": least}}}
        case And(items):
            return {"bool": {"filter": [_clause(item) for item in items]}}
        case Or(items):
            return _any(map(_clause, items))
        case Not(item):
            return {"bool": {"must_not": [_clause(item)]}}
        case Everything():
            return EVERYTHING
        case _:
            raise AssertionError(f"{node} is to be narrowed down first")


def _any(clauses: Iterable[Clause]) -> Clause:
    return {"bool": {"should": list(clauses), "minimum_should_match": 1}}


def _phrase(field: str, text: str) -> Clause:
    if len(text) == 1:  # every pair that begins with it
        return {"prefix": {f"{field}pairs": text}}
    if len(text) == 2:
        return {"term": {f"{field}pairs": text}}
    # Of all pairs: a phrase query with open positions needs an analysis that not every build of the server has.
    tokens = [text[place : place + 2] for place in range(len(text) - 1)]
    return {"match_phrase": {f"{field}pairs": " ".join(tokens)}}
