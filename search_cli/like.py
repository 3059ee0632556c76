"""What every record of an answer looks like: one with a value in each of its fields.

It names the columns of a file without records, and the kind of each column, whatever the records do not know.
"""

from collections.abc import Iterable
from dataclasses import fields

from indexer.answers import GroupKey
from indexer.summary import Summary

_VALUES = {str: "", str | None: "", float | None: 0.0}
SUMMARY = Summary(
    **{one.name: _VALUES[one.type] for one in fields(Summary) if one.type in _VALUES}  # type: ignore[index, arg-type]
    | {"period_start": "2000-01-01"}
)


def group_key(by: Iterable[str]) -> GroupKey:
    """The key of a group by these fields."""
    return tuple(0 if name == "year" else "" for name in by)
