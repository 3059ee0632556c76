"""The query language: a string becomes a tree, and a tree finds its places in a text. docs/queries.md tells it whole.

- `parser`: from the string to the tree, over its `tokens`;
- `words`: a word with wildcards or alternatives, and regular expressions;
- `tree`: the tree, and the parts of it that an engine needs;
- `matching`: where it occurs in a text.
"""

from indexer.query.matching import TooSlow
from indexer.query.parser import MAX_LENGTH, literal, parse
from indexer.query.query import Query
from indexer.query.tokens import OPERATOR, QueryError, read_sure, read_years

__all__ = [
    "MAX_LENGTH", "OPERATOR", "Query", "QueryError", "TooSlow", "literal", "parse", "read_sure", "read_years",
]  # fmt: skip
