"""The summaries that an index in Elasticsearch holds of pages, and those that the pages no longer have."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from indexer.elastic.bulk import Bulk, Operation
from indexer.elastic.mapping import version_of
from indexer.elastic.translation import with_any
from indexer.summary import Summary

_MANY = 10_000  # hits that the engine gives in one answer


class Held(NamedTuple):
    """A document that the index holds."""

    version: int
    cluster: int | None


def held_of(bulk: Bulk, pages: Iterable[str]) -> dict[str, dict[str, Held]]:
    """By page: the documents, by id, that the index of `bulk` holds as of its last refresh. Raises Trouble."""
    wanted = list(pages)
    found: dict[str, dict[str, Held]] = defaultdict(dict)
    if not wanted:
        return found
    fields = ["page", "cluster"]
    hits = bulk.hits(with_any("page", wanted), size=_MANY, _source=False, docvalue_fields=fields)
    if len(hits) == _MANY and len(wanted) > 1:
        half = len(wanted) // 2
        return held_of(bulk, wanted[:half]) | held_of(bulk, wanted[half:])
    for hit in hits:
        its = hit["fields"]
        cluster = int(its["cluster"][0], 16) if "cluster" in its else None
        found[its["page"][0]][hit["_id"]] = Held(hit["_version"], cluster)
    return found


def vanished(pages: Mapping[str, Sequence[Summary]], held: Mapping[str, Mapping[str, Held]]) -> list[Operation]:
    """Deletions of the summaries that these pages no longer have, except those of a later crawl."""
    operations = []
    for page, documents in held.items():
        ids = {summary.id for summary in pages[page]}
        latest = max((version_of(summary) for summary in pages[page]), default=None)
        for summary_id, one in documents.items():
            if summary_id not in ids and (latest is None or latest >= one.version):
                operations.append(Operation(summary_id, max(one.version, latest or 0), None))
    return operations
