"""The clusters of an embedded index brought up to what was committed.

A few new summaries in a large index are compared only with those that share a key with them; the only work that grows
with the whole index is a pass over 8 to 16 bytes a summary. After a first load, or a feeding that is a large part of
the index, grouping everything anew is faster. Both ways give the same clusters.
"""

from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.clusters import LARGE_PART, Lookup, attached
from indexer.duplicates import CHUNK, SIGNATURE, Numbers, are_copies, grouped, least_in
from indexer.durable import replacing
from indexer.embedded.copies import CLUSTERS, REPLACED, ROWS, SIGNATURES, Extent, head, read_head
from indexer.embedded.keys import KeyRuns

_ROW: Final = np.dtype([("page", "<u8"), ("entry", "<u8")])
_REPLACED: Final = np.dtype([("page", "<u8"), ("since", "<u8")])

_SMALL = 50_000  # summaries that are grouped in less time than a single look-up is worth

Places = NDArray[np.int64]


class _State(NamedTuple):
    """The outcome of the last settling: members of clusters by number, their clusters' names, and who is gone."""

    extent: Extent
    members: Places
    names: Numbers
    gone: Places


def settle(folder: Path, extent: Extent) -> None:
    """Write the clusters of the first summaries and replacements in `folder`, as many as `extent` says."""
    rows = _mapped(folder / ROWS, _ROW, extent.summaries)
    replaced = _mapped(folder / REPLACED, _REPLACED, extent.replacements)
    signatures = _mapped(folder / SIGNATURES, SIGNATURE, extent.summaries)
    before = _read(folder / CLUSTERS, extent, rows)
    lost = _lost(rows["page"], replaced[before.extent.replacements :])
    gone = np.union1d(before.gone, lost)
    fresh = np.setdiff1d(np.arange(before.extent.summaries, extent.summaries), gone)
    damaged = np.isin(before.names, before.names[np.isin(before.members, lost)])
    left = np.setdiff1d(before.members[damaged], gone)
    work = np.concatenate([left, fresh])
    live = extent.summaries - len(gone)
    if live < _SMALL or len(work) * LARGE_PART > live:
        every = np.setdiff1d(np.arange(extent.summaries), gone)
        members = every
        names = least_in(grouped(signatures, every), signatures["exact"][every])
    else:
        stands = _State(before.extent, before.members[~damaged], before.names[~damaged], gone)
        members, names = _grown(folder, signatures, work, stands)
    members, names = _of_many(members, names)
    _write(folder / CLUSTERS, _State(extent, members, names, gone), rows["entry"][members])


def _mapped(path: Path, kind: np.dtype[Any], number: int) -> NDArray[Any]:
    return np.memmap(path, kind, "r", shape=(number,)) if number else np.zeros(0, kind)


def _lost(pages: Numbers, replaced: NDArray[Any]) -> Places:
    """The numbers of summaries whose page was written anew later."""
    page, last = np.unique(replaced["page"][::-1], return_index=True)
    since = replaced["since"][::-1][last].astype(np.int64)
    at, there = Lookup(page).of(pages)
    return np.flatnonzero(there & (np.arange(len(pages)) < since[at]))


def _grown(folder: Path, signatures: NDArray[Any], work: Places, stands: _State) -> tuple[Places, Numbers]:
    """Numbers and their clusters' names, some of one member: those that stand with what the work adds to them."""
    runs = KeyRuns(folder)
    runs.cover(signatures)
    own = signatures[work]
    of_work = Lookup(work)
    within, beside, others = [], [], []
    for part in runs.sharing(own):
        others_of = part[~np.isin(part[:, 1], stands.gone) & (work[part[:, 0]] != part[:, 1])]
        for start in range(0, len(others_of), CHUNK):
            pairs = others_of[start : start + CHUNK]
            pairs = pairs[are_copies(own[pairs[:, 0]], signatures[pairs[:, 1]])]
            at, inside = of_work.of(pairs[:, 1])
            within.append(np.stack([pairs[inside, 0], at[inside]], axis=1))
            beside.append(pairs[~inside, 0])
            others.append(pairs[~inside, 1])
    nothing = np.zeros(0, np.int64)
    known = np.concatenate([nothing, *others])
    # The clusters that these are in: of one without copies, its own digest.
    clusters = _exchanged(signatures["exact"][known], known, stands.members, stands.names)
    outcome = attached(
        own["exact"], np.concatenate([nothing.reshape(0, 2), *within]), np.concatenate([nothing, *beside]), clusters
    )
    alone = np.setdiff1d(known, stands.members)
    members = np.concatenate([stands.members, alone, work])
    names = np.concatenate([stands.names, signatures["exact"][alone], outcome.names])
    old, new = (np.array(list(some), np.uint64) for some in (outcome.renamed.keys(), outcome.renamed.values()))
    return members, _exchanged(names, names, old, new)


def _exchanged(values: Numbers, keys: NDArray[Any], known: NDArray[Any], instead: Numbers) -> Numbers:
    """The values, but for those whose key is among the known ones: what is given for that instead."""
    at, there = Lookup(known).of(keys)
    found: Numbers = np.append(instead, np.uint64(0))[at]
    return np.where(there, found, values)


def _of_many(members: Places, names: Numbers) -> tuple[Places, Numbers]:
    """Those whose cluster has another member."""
    each, which, times = np.unique(names, return_inverse=True, return_counts=True)
    many = (times > 1) & (each != 0)
    return members[many[which]], names[many[which]]


def _read(path: Path, extent: Extent, rows: NDArray[Any]) -> _State:
    """The content of the file; nothing if there is none, or if it covers more than was committed."""
    found = read_head(path)
    if not found or found[0] > extent.summaries or found[1] > extent.replacements:
        return _State(Extent(0, 0), np.zeros(0, np.int64), np.zeros(0, np.uint64), np.zeros(0, np.int64))
    summaries, replacements, number, gone = found
    numbers = np.fromfile(path, "<u8", offset=len(head(extent, 0, 0)))
    entries, names = numbers[:number], numbers[number : 2 * number]
    members = np.searchsorted(rows["entry"], entries)  # entries are added at the end of a file
    return _State(Extent(summaries, replacements), members, names, numbers[4 * number :][:gone].astype(np.int64))


def _write(path: Path, state: _State, entries: Numbers) -> None:
    """The members, whose entries these are, by entry, then by cluster; then who is gone."""
    names = state.names
    by_entry, by_name = np.argsort(entries), np.lexsort((entries, names))
    columns = (entries[by_entry], names[by_entry], names[by_name], entries[by_name], state.gone.astype("<u8"))
    with replacing(path) as part, part.open("wb") as file:
        file.write(head(state.extent, len(entries), len(state.gone)))
        for column in columns:
            file.write(column.tobytes())
