"""Write files so that they hold either all of the old or all of the new content, even after a crash or a power cut."""

import errno
import fcntl
import glob
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, Any, BinaryIO

_NAME = 50  # characters of the file's own name in that of the one beside it: names have 255 bytes at most
_TOKEN = 4  # bytes that tell the files beside it apart, as hexadecimal digits


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file beside `path` to write to; when the block ends well, it takes the place of `path`.

    The file beside it has a name of its own, so several writers do not meet. If a writer is killed, the next writer of
    `path` removes its file. The content survives a power cut from then on, which takes a millisecond or more. If the
    block or the disk fails, the file is removed, and `path` stays as it was. Raises OSError.
    """
    with _begun(path) as part:
        try:
            yield part
            with part.open("rb") as written:
                sync_file(written)
            part.replace(path)
            sync_folder(path.parent)
        finally:
            with suppress(OSError):
                part.unlink()


@contextmanager
def _begun(path: Path) -> Iterator[Path]:
    """A new file beside `path`, locked while it is written. Those that killed writers have left are removed."""
    for left in _parts(path):
        with suppress(OSError), _locked(left):  # fails where its writer lives
            left.unlink()
    while True:
        part = _part(path)
        with part.open("xb") as file:
            with suppress(OSError):  # there are file systems without locks
                fcntl.flock(file, fcntl.LOCK_EX)
            if os.fstat(file.fileno()).st_nlink:  # else another writer has removed it before it was locked
                yield part
                return


@contextmanager
def filling(folder: Path) -> Iterator[Path]:
    """A folder beside `folder` to fill; when the block ends well, it takes its place, which is empty or not there yet.

    As with `replacing`, what killed writers have left is removed by the next; it need not survive a power cut. Raises
    OSError.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        for left in _parts(folder):
            with suppress(OSError), _locked(left):  # fails where its writer lives
                shutil.rmtree(left)
        part = _part(folder)
        part.mkdir()
        held.callback(shutil.rmtree, part, ignore_errors=True)
        with suppress(OSError):  # there are file systems without locks
            held.enter_context(_locked(part))
        yield part
        part.replace(folder)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """A file or a folder, locked at once; OSError where another process has locked it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def _part(path: Path) -> Path:
    """The name of what is written beside a path."""
    return path.with_name(f"{path.name[:_NAME]}.{secrets.token_hex(_TOKEN)}.part")


def _parts(path: Path) -> Iterator[Path]:
    """All that is written beside a path, and was left there."""
    return path.parent.glob(f"{glob.escape(path.name[:_NAME])}.{'[0-9a-f]' * 2 * _TOKEN}.part")


def write_whole(path: Path, content: str) -> None:
    """Write a file of UTF-8 in one step. Raises OSError."""
    with replacing(path) as part:
        part.write_text(content, "utf-8")


def appending(path: Path, size: int) -> BinaryIO:
    """A file, made where there is none, to be written behind its first `size` bytes; what stood there is cut off.

    Raises OSError, and ValueError where it is shorter.
    """
    file = path.open("ab")
    try:
        if file.tell() < size:
            raise ValueError(f"{path.name} is shorter than {size:,} bytes")
        file.truncate(size)
    except BaseException:
        file.close()
        raise
    return file


def sync_file(file: IO[Any]) -> None:
    """Make what was written survive a loss of power."""
    file.flush()
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable: a power cut can lose the name of a new file whose bytes survive."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:  # there are file systems that do it by themselves
            raise
    finally:
        os.close(descriptor)
