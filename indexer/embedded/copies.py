"""Which summaries of an embedded index are copies of one another: the files beside the engine's own.

    signatures   one record a summary, added at the end as summaries are; a page that is replaced begins with a record
                 that takes its earlier ones back
    clusters     made anew from the signatures when a writer leaves: which entries belong together

A writer that dies leaves the clusters of before; the next one makes them anew.
"""

import mmap
import os
import struct
from bisect import bisect_left, bisect_right
from pathlib import Path
from typing import Any, BinaryIO

_HEAD = struct.Struct("<QQ")  # bytes of signatures that it was made from; members
SIGNATURES, CLUSTERS = "signatures", "clusters"


class CopyWriter:
    """Adds signatures to the files in `folder`."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._file: BinaryIO = (folder / SIGNATURES).open("ab")

    def begin_page(self, page: int) -> None:
        """What follows is all that the page with this number has."""
        self._add(page, None, None)

    def add(self, page: int, entry: int, signature: Any) -> None:
        """The signature (`indexer.duplicates.signature`) of the summary whose entry begins there."""
        self._add(page, entry, signature)

    def _add(self, page: int, entry: int | None, signature: Any) -> None:
        import numpy as np

        record = np.zeros((), _record_type())
        record["page"] = page
        record["taken_back"] = entry is None
        if entry is not None:
            record["entry"], record["signature"] = entry, signature
        self._file.write(record.tobytes())

    def sync(self) -> None:
        """Let what was added survive a loss of power."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def settle(self) -> None:
        """Bring the clusters up to the signatures, if they are not."""
        self._file.flush()
        size = self._file.tell()
        if _made_from(self._folder / CLUSTERS) != size:
            _write_clusters(self._folder, size)

    def close(self) -> None:
        self._file.close()


def _record_type() -> Any:
    import numpy as np

    from indexer.duplicates import SIGNATURE

    return np.dtype([("page", "<u8"), ("entry", "<u8"), ("taken_back", "u1"), ("signature", SIGNATURE)])


def _made_from(path: Path) -> int | None:
    try:
        with path.open("rb") as file:
            size, _ = _HEAD.unpack(file.read(_HEAD.size))
            return int(size)
    except (OSError, struct.error):
        return None


def _write_clusters(folder: Path, size: int) -> None:
    """Group what stands in the signatures, and write those of more than one member: by entry, then by cluster."""
    import numpy as np

    from indexer.duplicates import grouped

    kind = _record_type()
    number = size // kind.itemsize
    path = folder / SIGNATURES
    records = np.memmap(path, kind, "r", shape=(number,)) if number else np.zeros(0, kind)
    signatures = records["signature"]
    live = _live(records["page"], records["taken_back"] != 0)
    # An order that the crawl has no part in.
    live = live[np.lexsort((records["entry"][live], signatures["exact"][live]))]
    first = grouped(signatures, live)
    members = np.flatnonzero(np.bincount(first, minlength=len(first))[first] > 1)
    entries = records["entry"][live[members]].astype("<u8")
    names = signatures["exact"][live[first[members]]].astype("<u8")
    by_entry, by_name = np.argsort(entries), np.lexsort((entries, names))
    beside = folder / f"{CLUSTERS}.part"
    with beside.open("wb") as file:
        file.write(_HEAD.pack(size, len(members)))
        for column in (entries[by_entry], names[by_entry], names[by_name], entries[by_name]):
            file.write(column.tobytes())
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / CLUSTERS)


def _live(pages: Any, taken_back: Any) -> Any:
    """The places of records that nothing behind them takes back."""
    import numpy as np

    _, page = np.unique(pages, return_inverse=True)
    last = np.full(page.max(initial=-1) + 1, -1)
    back = np.flatnonzero(taken_back)
    np.maximum.at(last, page[back], back)
    return np.flatnonzero(~taken_back & (np.arange(len(page)) > last[page]))


class CopyReader:
    """The clusters in `folder` as of the moment it is opened; none where they were never made."""

    def __init__(self, folder: Path):
        self._columns = [memoryview(b"").cast("Q")] * 4
        try:
            with (folder / CLUSTERS).open("rb") as file:
                content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError):
            return
        _, members = _HEAD.unpack_from(content)
        view = memoryview(content)[_HEAD.size :].cast("Q")
        self._columns = [view[at * members : (at + 1) * members] for at in range(4)]

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
        return list(entries[bisect_left(names, name) : bisect_right(names, name)])
