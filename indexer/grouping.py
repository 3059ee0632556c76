"""Groups of summaries by composite aggregation, which both engines understand."""

from collections.abc import Callable, Sequence
from typing import Any

from indexer.answers import Base, GroupKey
from indexer.schema import group_value

AMOUNT = {"characters": {"sum": {"field": "length"}}}  # an aggregation: the characters of what matches


def grouped(ask: Callable[[dict[str, Any]], dict[str, Any]], by: Sequence[str], page: int) -> dict[GroupKey, Base]:
    """The summaries and characters of each group by the fields `by`, of which there is one at least; unknown is None.

    `ask` sends aggregations and gives what the engine answers to them; `page` groups are asked for at a time.
    """
    sources = [{name: {"terms": {"field": name, "missing_bucket": True}}} for name in by]
    bases: dict[GroupKey, Base] = {}
    after: dict[str, Any] = {}
    while True:
        composite = {"size": page, "sources": sources, **after}
        groups = ask({"groups": {"composite": composite, "aggs": AMOUNT}})["groups"]
        for bucket in groups["buckets"]:
            key = tuple(group_value(name, bucket["key"][name]) for name in by)
            bases[key] = Base(bucket["doc_count"], round(bucket["characters"]["value"] or 0))
        if len(groups["buckets"]) < page or not groups.get("after_key"):
            return bases
        after = {"after": groups["after_key"]}
