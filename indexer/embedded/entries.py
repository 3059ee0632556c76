"""The texts and records of an embedded index, in one file beside the engine's own.

The engine's document store unpacks whole documents one by one; counting a phrase in thousands of texts from there takes
five times as long as from a memory map. So each entry is written once, at the end of the file, and the engine keeps
only its place. What a crash leaves behind the next writer cuts off; what a replaced page leaves, to which nothing
points, the next rebuild drops.

An entry: four lengths (32 bit, little endian), the searchable text in UTF-16, the facts that group it in JSON, the bag
of its words (`indexer.embedded.bags`), the record in JSON, deflated.
"""

import json
import mmap
import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from indexer.durable import appending, sync_file
from indexer.embedded.folder import broken

ENTRIES = "entries"  # the file's name in its generation

_LENGTHS = struct.Struct("<IIII")
_DEFLATE_LEVEL = 1  # 50 million characters a second; higher levels save a tenth of the space
_DAMAGE = (ValueError, struct.error, zlib.error)  # what reading something else than an entry ends in

Part = TypeVar("Part")


class EntryWriter:
    """The file at `path`, made where it is missing, for adding entries behind its first `size` bytes."""

    def __init__(self, path: Path, size: int):
        self._file = appending(path, size)
        self._size = size

    def add(self, text: str, facts: list[Any], bag: bytes, record: dict[str, Any]) -> int:
        """Where the new entry begins. Any text will do, half surrogates included."""
        packed = (
            # Two bytes a Chinese character instead of three, and the faster to read back.
            text.encode("utf-16-le", "surrogatepass"),
            json.dumps(facts, ensure_ascii=False).encode("utf-8", "surrogatepass"),
            bag,
            zlib.compress(json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass"), _DEFLATE_LEVEL),
        )
        entry = b"".join((_LENGTHS.pack(*map(len, packed)), *packed))
        begin = self._size
        self._file.write(entry)
        self._size += len(entry)
        return begin

    def sync(self) -> int:
        """Let what was added survive a loss of power; how many bytes count."""
        sync_file(self._file)
        return self._size

    def close(self) -> None:
        self._file.close()


class EntryReader:
    """The first `size` bytes of the file at `path`, in a generation of an index.

    Everything raises Trouble where the file is shorter or holds something else.
    """

    def __init__(self, path: Path, size: int):
        self._index = path.parent.parent
        self._map: mmap.mmap | bytes = b""
        self._view = memoryview(self._map)  # slices of it are not copies
        if not size:
            return
        try:
            with path.open("rb") as file:
                if os.fstat(file.fileno()).st_size < size:
                    raise broken(self._index, f"{path.name} is shorter than {size:,} bytes")
                self._map = mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ)
                self._view = memoryview(self._map)
        except OSError as error:
            raise broken(self._index, f"{path.name}: {error.strerror}") from None

    def text(self, begin: int) -> str:
        """The searchable text of the entry that begins there."""
        return self._read(begin, 0, _text)

    def facts(self, begin: int) -> list[Any]:
        """The facts of the entry that begins there."""
        facts: list[Any] = self._read(begin, 1, _json)
        return facts

    def bag(self, begin: int) -> memoryview:
        """The bag of words of the entry that begins there."""
        return self._read(begin, 2, lambda part: part)

    def record(self, begin: int) -> dict[str, Any]:
        """The record of the entry that begins there."""
        record: dict[str, Any] = self._read(begin, 3, lambda part: _json(zlib.decompress(part)))
        return record

    def _read(self, begin: int, number: int, read: Callable[[memoryview], Part]) -> Part:
        """One part of an entry, counted from 0; its bytes are no copy."""
        try:
            lengths: tuple[int, ...] = _LENGTHS.unpack_from(self._map, begin)
            start = begin + _LENGTHS.size + sum(lengths[:number])
            if start + sum(lengths[number:]) > len(self._map):
                raise ValueError("it is longer than the file")
            return read(self._view[start : start + lengths[number]])
        except _DAMAGE as error:
            raise broken(self._index, f"the entry at {begin:,} cannot be read: {error}") from None


def _text(part: memoryview) -> str:
    return str(part, "utf-16-le", "surrogatepass")


def _json(part: memoryview | bytes) -> Any:
    return json.loads(str(part, "utf-8", "surrogatepass"))
