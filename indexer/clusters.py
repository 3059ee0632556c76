"""New summaries join the clusters that are there.

A cluster's name is the least digest in it (`indexer.duplicates`), so it grows, merges and falls apart to the same name
whatever came first. Only what is new is compared, with those that share a key with it; a cluster that lost a member is
made anew from the members that are left, because what held it together may be gone.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.duplicates import Numbers, joined, least_in

LARGE_PART = 20  # new summaries of more than one in this many are grouped with all others, which is faster then


class Attached(NamedTuple):
    """What became of the clusters."""

    names: Numbers  # of the new ones' clusters; 0 of one without text
    renamed: dict[int, int]  # clusters that were there and go by another name from now on


def attached(digests: Numbers, within: NDArray[np.int64], beside: NDArray[np.int64], clusters: Numbers) -> Attached:
    """The clusters of new summaries.

    `digests` are theirs; `within` pairs the places of those that are copies of each other, in two columns; `beside` are
    the places of those that are copies of one known before, and `clusters`, of the same length, the names of its
    cluster.
    """
    known, which = np.unique(clusters, return_inverse=True)
    nodes = np.concatenate([digests, known])
    edges = np.concatenate([within.reshape(-1, 2), np.stack([beside, len(digests) + which], axis=1)])
    names = least_in(joined(np.arange(len(nodes)), edges), nodes)
    renamed = zip(known.tolist(), names[len(digests) :].tolist(), strict=True)
    return Attached(names[: len(digests)], {old: new for old, new in renamed if old != new})
