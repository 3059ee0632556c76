"""The clusters of an index in Elasticsearch brought up to what was written.

Each document holds its signature, its keys as terms, and the name of its cluster. New documents are compared with those
that share a key with them. After a large load, or one that was broken off, all clusters are made anew. Documents whose
cluster has a new name are written again, with the version that they have.
"""

import base64
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.clusters import Lookup, attached
from indexer.duplicates import CHUNK, SIGNATURE, Numbers, are_copies, grouped, keys, least_in, sharing, terms
from indexer.elastic.point import BY_ID, PointInTime
from indexer.elastic.server import Server
from indexer.elastic.translation import Clause

_PAGE = 2_000  # documents in one answer
_PART = 100  # summaries whose keys are looked up at a time

_T = TypeVar("_T")


def parts(items: Iterable[_T], size: int) -> Iterator[tuple[_T, ...]]:
    """The items, so many at a time."""
    left = iter(items)
    while part := tuple(islice(left, size)):
        yield part


class Held(NamedTuple):
    """Summaries as the index holds them."""

    ids: Sequence[str]
    names: Numbers  # of their clusters
    signatures: NDArray[Any]


class Index:
    """The documents of an index as of its last refresh."""

    def __init__(self, server: Server, index: str):
        self._server, self._index = server, index

    def having(self, field: str, values: Iterable[str]) -> Held:
        """Those that have one of the values in a field."""
        return _all(row for part in parts(values, _PAGE) for row in self._rows({"terms": {field: part}}))

    def in_clusters(self, names: Iterable[int]) -> Held:
        """All members of these clusters."""
        return self.having("cluster", (f"{name:012x}" for name in names))

    def everything(self, folder: Path) -> Held:
        """All of it; the signatures are in a file in the folder."""
        ids: list[str] = []
        names: list[int] = []
        path = folder / "signatures"
        with path.open("wb") as file:
            for summary_id, name, signature in self._rows({"match_all": {}}):
                ids.append(summary_id)
                names.append(name)
                file.write(signature)
        signatures = np.memmap(path, SIGNATURE, "r") if ids else np.zeros(0, SIGNATURE)
        return Held(ids, np.array(names, np.uint64), signatures)

    def _rows(self, wanted: Clause) -> Iterator[tuple[str, int, bytes]]:
        """Name, cluster and signature of what matches, by id."""
        point = PointInTime(self._server, self._index)
        grouped_ones = {"bool": {"filter": [wanted, {"exists": {"field": "cluster"}}]}}
        shown: dict[str, Any] = {"_source": False, "docvalue_fields": ["cluster", "id"], "stored_fields": ["signature"]}
        try:
            for hits in point.pages(grouped_ones, BY_ID, size=_PAGE, **shown):
                for hit in hits:
                    fields = hit["fields"]
                    yield hit["_id"], int(fields["cluster"][0], 16), base64.b64decode(fields["signature"][0])
        finally:
            point.close()


def _all(rows: Iterable[tuple[str, int, bytes]]) -> Held:
    found = {summary_id: (name, signature) for summary_id, name, signature in rows}
    signatures = np.frombuffer(b"".join(signature for _, signature in found.values()), SIGNATURE)
    return Held(list(found), np.array([name for name, _ in found.values()], np.uint64), signatures)


def regrouped(index: Index) -> dict[str, int]:
    """The summaries whose cluster has another name than the index says, when everything is grouped anew."""
    with tempfile.TemporaryDirectory(prefix="summaries-") as folder:
        held = index.everything(Path(folder))
        digests = held.signatures["exact"]
        names = least_in(grouped(held.signatures, np.arange(len(digests))), digests)
        changed = np.flatnonzero(names != held.names)
        return {held.ids[place]: int(names[place]) for place in changed}


def grown(index: Index, fresh: Iterable[str], damaged: Iterable[int]) -> dict[str, int]:
    """The summaries whose cluster has another name than the index says, after the fresh ones came.

    `damaged` are the clusters of those that went, or were written anew.
    """
    left, new = index.in_clusters(damaged), index.having("id", fresh)
    work = _all(
        (summary_id, int(name), signature.tobytes())
        for held in (left, new)
        for summary_id, name, signature in zip(held.ids, held.names, held.signatures, strict=True)
    )
    of_work = Lookup(np.array(work.ids))
    within, beside = [np.zeros((0, 2), np.int64)], [np.zeros((0, 2), np.uint64)]
    for since in range(0, len(work.ids), _PART):
        own = work.signatures[since : since + _PART]
        others = index.having("keys", sorted({term for signature in own for term in terms(signature)}))
        if not others.ids:
            continue
        pairs = _copies(own, others.signatures)
        at, there = of_work.of(np.array(others.ids))
        inside = there[pairs[:, 1]]
        within.append(np.stack([pairs[inside, 0] + since, at[pairs[inside, 1]]], axis=1))
        clusters = others.names[pairs[~inside, 1]]
        known = np.stack([(pairs[~inside, 0] + since).astype(np.uint64), clusters], axis=1)
        beside.append(np.unique(known, axis=0))
    places, names = np.concatenate(beside).T
    outcome = attached(work.signatures["exact"], np.concatenate(within), places.astype(np.int64), names)
    moved = index.in_clusters(outcome.renamed)
    new_names = {key: outcome.renamed[int(name)] for key, name in zip(moved.ids, moved.names, strict=True)}
    new_names |= dict(zip(work.ids, outcome.names.tolist(), strict=True))
    now = _names(work) | _names(moved)
    return {key: name for key, name in new_names.items() if now[key] != name}


def _names(held: Held) -> dict[str, int]:
    return dict(zip(held.ids, held.names.tolist(), strict=True))


def _copies(own: NDArray[Any], others: NDArray[Any]) -> NDArray[np.int64]:
    """The places of copies, in `own` and in `others`, in two columns."""
    found = [np.zeros((0, 2), np.int64)]
    pairs = sharing(keys(own), keys(others))
    for start in range(0, len(pairs), CHUNK):
        part = pairs[start : start + CHUNK]
        found.append(part[are_copies(own[part[:, 0]], others[part[:, 1]])])
    return np.concatenate(found)
