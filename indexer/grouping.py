"""What groups of summaries amount to, by aggregations that both engines understand."""

from collections.abc import Callable, Sequence
from typing import Any

from indexer.answers import Base, GroupKey
from indexer.schema import demand_groups

_CHARACTERS = {"characters": {"sum": {"field": "length"}}}
_SUMMARIES = {"summaries": {"value_count": {"field": "length"}}}  # which each has


def bases(ask: Callable[[dict[str, Any]], dict[str, Any]], by: Sequence[str], page: int) -> dict[GroupKey, Base]:
    """The summaries and characters of each group by the fields `by`, all in one group where there are none.

    Unknown is None. `ask` sends aggregations and gives what the engine answers to them; `page` groups are asked for at
    a time. Raises Trouble where summaries cannot be grouped so.
    """
    demand_groups(by)
    if not by:
        total = ask(_SUMMARIES | _CHARACTERS)
        number = int(total["summaries"]["value"])
        return {(): Base(number, round(total["characters"]["value"]))} if number else {}
    sources = [{name: {"terms": {"field": name, "missing_bucket": True}}} for name in by]
    found: dict[GroupKey, Base] = {}
    after: dict[str, Any] = {}
    while True:
        composite = {"size": page, "sources": sources, **after}
        groups = ask({"groups": {"composite": composite, "aggs": _CHARACTERS}})["groups"]
        for bucket in groups["buckets"]:
            values = ((name, bucket["key"][name]) for name in by)
            key = tuple(None if one is None else int(one) if name == "year" else str(one) for name, one in values)
            found[key] = Base(bucket["doc_count"], round(bucket["characters"]["value"] or 0))
        if len(groups["buckets"]) < page or not groups.get("after_key"):
            return found
        after = {"after": groups["after_key"]}
