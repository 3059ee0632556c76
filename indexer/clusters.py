"""New summaries join the clusters of copies that exist.

A cluster is named after the smallest digest in it (`indexer.duplicates`), so its name does not depend on the order in
which it grew, merged or fell apart. New summaries are compared only with those that share a key with them. A cluster
that lost a member is made anew from the others, because the lost one may have linked them.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.duplicates import Numbers, joined, least_in

LARGE_PART = 20  # new summaries of more than one in this many are grouped with all others, which is faster then


class Lookup:
    """Where values stand in an array of distinct ones, which is sorted once for many questions."""

    def __init__(self, among: NDArray[Any]):
        self._order = np.argsort(among)
        self._sorted = among[self._order]

    def of(self, wanted: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """The place of each wanted value, and whether it is there; else the place is any."""
        if not len(self._sorted):
            return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), np.bool_)
        at = np.searchsorted(self._sorted, wanted).clip(max=len(self._sorted) - 1)
        return self._order[at], self._sorted[at] == wanted


class Attached(NamedTuple):
    """What became of the clusters."""

    names: Numbers  # of the new ones' clusters; 0 of one without text
    renamed: dict[int, int]  # clusters that were there and go by another name from now on


def attached(digests: Numbers, within: NDArray[np.int64], beside: NDArray[np.int64], clusters: Numbers) -> Attached:
    """The clusters of new summaries.

    Args:
        digests: of the new summaries.
        within: pairs of their places, in two columns, for those that are copies of each other.
        beside: the places of those that are copies of a summary known before.
        clusters: for each of `beside` the name of the cluster of that summary.
    """
    known, which = np.unique(clusters, return_inverse=True)
    nodes = np.concatenate([digests, known])
    edges = np.concatenate([within.reshape(-1, 2), np.stack([beside, len(digests) + which], axis=1)])
    names = least_in(joined(np.arange(len(nodes)), edges), nodes)
    renamed = zip(known.tolist(), names[len(digests) :].tolist(), strict=True)
    return Attached(names[: len(digests)], {old: new for old, new in renamed if old != new})
