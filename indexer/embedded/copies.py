"""Which summaries of an embedded index are copies of one another: the files beside the engine's own.

    signatures   of each summary that was ever added, in that order; its place there is its number
    rows         the page of each, and where its entry begins
    replaced     each time that a page was written anew: the page, and the number from which on summaries are its
    clusters     what was made of these: the clusters of more than one member, and the numbers of who is gone
    keys-…       to find who shares a key with a new one (`indexer.embedded.keys`)

A commit of the engine remembers the length of the first three files, so what a killed writer added after it does not
count. Clusters are brought up to date when a writer closes. After a killed writer the next one does that. Until then
new summaries are in none, and those that went are left out of theirs.
"""

import mmap
import os
import struct
from bisect import bisect_left, bisect_right
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from indexer.durable import appending, sync_file

_HEAD = struct.Struct("<QQQQ")  # summaries and replacements that it was made from; members; summaries that are gone
SIGNATURES, ROWS, REPLACED, CLUSTERS = "signatures", "rows", "replaced", "clusters"
PAIR = struct.Struct("<QQ")
_SIGNATURE_BYTES = 400
_LARGE = 100  # members


class Extent(NamedTuple):
    """How far the files go: summaries, and replacements of pages."""

    summaries: int
    replacements: int


class CopyWriter:
    """Adds to the files in `folder`, behind `extent`. Raises ValueError where they do not go as far."""

    def __init__(self, folder: Path, extent: Extent):
        self._folder = folder
        self._signatures = appending(folder / SIGNATURES, extent.summaries * _SIGNATURE_BYTES)
        self._rows = appending(folder / ROWS, extent.summaries * PAIR.size)
        self._replaced = appending(folder / REPLACED, extent.replacements * PAIR.size)
        self._extent = extent

    def begin_page(self, page: int) -> None:
        """What follows is all that the page with this number has."""
        self._replaced.write(PAIR.pack(page, self._extent.summaries))
        self._extent = Extent(self._extent.summaries, self._extent.replacements + 1)

    def add(self, page: int, entry: int, signature: Any) -> None:
        """The signature (`indexer.duplicates.signature`) of the summary whose entry begins there."""
        self._signatures.write(signature.tobytes())
        self._rows.write(PAIR.pack(page, entry))
        self._extent = Extent(self._extent.summaries + 1, self._extent.replacements)

    def sync(self) -> Extent:
        """Let what was added survive a loss of power."""
        for file in (self._signatures, self._rows, self._replaced):
            sync_file(file)
        return self._extent

    def close(self) -> None:
        for file in (self._signatures, self._rows, self._replaced):
            file.close()


def read_head(path: Path) -> tuple[int, int, int, int] | None:
    """What the clusters were made from, and how many members and gone ones they tell of; None where there are none."""
    try:
        with path.open("rb") as file:
            summaries, replacements, members, gone = _HEAD.unpack(file.read(_HEAD.size))
    except (OSError, struct.error):
        return None
    return summaries, replacements, members, gone


def head(extent: Extent, members: int, gone: int) -> bytes:
    return _HEAD.pack(*extent, members, gone)


def _pairs(path: Path, first: int, end: int) -> memoryview:
    """The pairs of a file from one number on, before another; mapped, for readers are opened often."""
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size < end * PAIR.size:
            raise ValueError(f"{path.name} is shorter than {end * PAIR.size:,} bytes")
        content = mmap.mmap(file.fileno(), end * PAIR.size, access=mmap.ACCESS_READ)
    return memoryview(content)[first * PAIR.size :]


class CopyReader:
    """The clusters in `folder` as of the moment it is opened; none if they were never made.

    Clusters made from more than `extent` are not read (`is_newer`): they lead to entries after it. Raises ValueError
    where the file is damaged.
    """

    def __init__(self, folder: Path, extent: Extent):
        self._columns = [memoryview(b"").cast("Q")] * 4
        self._rows, self._replaced = memoryview(b"").cast("Q"), memoryview(b"")
        self._sizes: dict[str, int] = {}
        self.is_newer = False
        self.extent = Extent(0, 0)  # from which they were made
        try:
            with (folder / CLUSTERS).open("rb") as file:
                content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except FileNotFoundError:
            return
        size = len(content)
        summaries, replacements, members, gone = _HEAD.unpack_from(content) if size >= _HEAD.size else (0, 0, 0, size)
        if size != _HEAD.size + 8 * (4 * members + gone):
            raise ValueError(f"{CLUSTERS} has another length than it says")
        if summaries > extent.summaries or replacements > extent.replacements:
            self.is_newer = True
            return
        self.extent = Extent(summaries, replacements)
        view = memoryview(content)[_HEAD.size :].cast("Q")
        self._columns = [view[at * members : (at + 1) * members] for at in range(4)]
        if members and replacements < extent.replacements:
            # Opened now: a reader needs no names of files later.
            self._rows = _pairs(folder / ROWS, 0, summaries).cast("Q")
            self._replaced = _pairs(folder / REPLACED, replacements, extent.replacements)

    def cluster(self, entry: int) -> str | None:
        """The cluster of the summary whose entry begins there; None where it has no copies."""
        entries, names, _, _ = self._columns
        at = bisect_left(entries, entry)
        return f"{names[at]:012x}" if at < len(entries) and entries[at] == entry else None

    def members(self, cluster: str) -> list[int]:
        """Where the entries of a cluster begin; none of one that is not known, or has one member."""
        _, _, names, entries = self._columns
        try:
            name = int(cluster, 16)
        except ValueError:
            return []
        found = list(entries[bisect_left(names, name) : bisect_right(names, name)])
        if self._replaced:
            found = [entry for entry in found if self._stands(entry)]
        return found if len(found) > 1 else []

    def size(self, cluster: str) -> int:
        """How many members a cluster has. Large ones, which are few, are counted once."""
        number = self._sizes.get(cluster)
        if number is None:
            number = len(self.members(cluster))
            if number >= _LARGE:
                self._sizes[cluster] = number
        return number

    def _stands(self, entry: int) -> bool:
        """Whether the page of a summary was not written anew after the clusters were made."""
        pages, entries = self._rows[::2], self._rows[1::2]
        number = bisect_left(entries, entry)  # entries are added at the end of a file
        return number >= self._since.get(pages[number], 0)

    @cached_property
    def _since(self) -> dict[int, int]:
        """By pages that were written anew after the clusters were made, from which number on summaries are theirs."""
        return dict(PAIR.iter_unpack(self._replaced))
