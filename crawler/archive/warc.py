"""The records of a WARC file (ISO 28500; the library is warcio), also of one that is damaged in places.

What is damaged comes as a Gap, and reading goes on at the next record behind it: one flipped bit must not cost the rest
of a file. A record that is compressed by itself, as all good writers do, is only given when its whole gzip member is
sound.
"""

import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

_BLOCK = 1 << 16
_HEAD = 1024  # bytes that tell whether a record begins
_GZIP, _PLAIN = b"\x1f\x8b\x08", b"WARC/"
_MARK = re.compile(rb"\x1f\x8b\x08|(?<=\n)WARC/")


@dataclass(frozen=True, slots=True)
class Record:
    """A record, as warcio reads it, and the bytes of the file that it takes. Read it before taking the next."""

    record: Any
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Bytes in which no whole record stands, from `offset` to before `end`."""

    offset: int
    end: int


def records(file: IO[bytes], start: int = 0) -> Iterator[Record | Gap]:
    """Every record of a file from byte `start` on, and the gaps between them. Raises OSError where it is unreadable."""
    size = os.fstat(file.fileno()).st_size
    here = _behind(file, start)
    while here < size:
        found = _record(file, here, size)
        if found:
            yield found
            here = _behind(file, found.offset + found.length)
        else:
            end = _next(file, here + 1, size)
            yield Gap(here, end)
            here = end


def _record(file: IO[bytes], offset: int, size: int) -> Record | None:
    """The record that begins at a byte; None where none does, or a damaged one."""
    if not _begins(_peek(file, offset, _HEAD)):
        return None
    compressed = _peek(file, offset).startswith(_GZIP)
    length = _member(file, offset) if compressed else 0
    if length is None:
        return None
    file.seek(offset)
    reader = ArchiveIterator(file, check_digests=True)
    try:
        record = next(reader)
        if not compressed:
            # The length stands in the record's own head, which is believed as far as the file goes.
            begun = file.tell() - reader.reader.rem_length()
            length = min(begun - offset + record.raw_stream.limit, size - offset)
        return Record(record, offset, length)
    except (EOFError, StopIteration, ValueError, ArchiveLoadFailed):
        return None


def _member(file: IO[bytes], offset: int) -> int | None:
    """The length of the gzip member at a byte; None where it is cut off or damaged."""
    member = zlib.decompressobj(wbits=31)
    file.seek(offset)
    read = 0
    try:
        while not member.eof:
            block = file.read(_BLOCK)
            if not block:
                return None
            read += len(block)
            pending = block
            while pending and not member.eof:  # in portions: a small member may hold gigabytes
                member.decompress(pending, _BLOCK)
                pending = member.unconsumed_tail
    except zlib.error:
        return None
    return read - len(member.unused_data)


def _behind(file: IO[bytes], offset: int) -> int:
    """The first byte behind the empty lines that end a record."""
    while blank := _peek(file, offset, 64):
        rest = blank.lstrip(b"\r\n")
        offset += len(blank) - len(rest)
        if rest:
            break
    return offset


def _next(file: IO[bytes], offset: int, size: int) -> int:
    """Where the next record begins, at or behind a byte; the file's size where none does."""
    while offset < size:
        block = _peek(file, offset, _BLOCK)
        for mark in _MARK.finditer(block):
            begins = offset + mark.start()
            if _begins(_peek(file, begins, _HEAD)):
                return begins
        offset += max(len(block) - len(_PLAIN), 1)
    return size


def _begins(head: bytes) -> bool:
    if head.startswith(_PLAIN):
        return True
    try:
        return zlib.decompressobj(wbits=31).decompress(head, len(_PLAIN)) == _PLAIN
    except zlib.error:
        return False


def _peek(file: IO[bytes], offset: int, length: int = len(_PLAIN)) -> bytes:
    return os.pread(file.fileno(), length, offset)
