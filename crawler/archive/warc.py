"""The records of a WARC file (ISO 28500; the library is warcio), also of one that is damaged in places.

What is damaged comes as a Gap, and reading goes on at the next record behind it: one flipped bit must not cost the rest
of a file. A record that is compressed by itself, as all good writers do, is only given when its whole gzip member is
sound.
"""

import os
import re
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from gzip import GzipFile
from typing import IO, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.limitreader import LimitReader

_BLOCK = 1 << 16
_HEAD = 1024  # bytes that tell whether a record begins
_GZIP, _PLAIN = b"\x1f\x8b\x08", b"WARC/"
_UNREADABLE = (EOFError, ValueError, ArchiveLoadFailed)
_MARK = re.compile(rb"\x1f\x8b\x08|(?<=\n)WARC/")


@dataclass(frozen=True, slots=True)
class Record:
    """A record, as warcio reads it, and the bytes of the file that it takes, alone as all good writers have it.

    Read it before taking the next.
    """

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
        end = yield from _standing(file, here, size)
        if end:
            here = _behind(file, end)
        else:
            end = _next(file, here + 1, size)
            yield Gap(here, end)
            here = end


def _standing(file: IO[bytes], offset: int, size: int) -> Generator[Record | Gap, None, int]:
    """What stands at a byte, and the byte behind it; 0 where no record begins there, or a damaged one."""
    if not _begins(_peek(file, offset, _HEAD)):
        return 0
    if _peek(file, offset).startswith(_GZIP):
        return (yield from _compressed(file, offset))
    file.seek(offset)
    reader = ArchiveIterator(file, check_digests=True)
    try:
        record = next(reader)
    except (StopIteration, *_UNREADABLE):
        return 0
    # The length stands in the record's own head, which is believed as far as the file goes.
    begun = file.tell() - reader.reader.rem_length()
    length: int = min(begun - offset + record.raw_stream.limit, size - offset)
    yield Record(record, offset, length)
    return offset + length


def _compressed(file: IO[bytes], offset: int) -> Generator[Record | Gap, None, int]:
    """The same of a gzip member: a record, or all of a file that somebody has compressed as a whole."""
    length = _member(file, offset)
    if length is None:
        return 0
    file.seek(offset)
    member = GzipFile(fileobj=LimitReader(file, length))
    end = 0
    try:
        for record in ArchiveIterator(member, check_digests=True):
            end = offset + length
            yield Record(record, offset, length)
    except _UNREADABLE:
        if end:
            yield Gap(offset, end)
    return end


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
