"""Files that stand whole or not at all."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.durable import filling, replacing
from indexer.trouble import Trouble


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A file beside `path` to write to; when the block ends well, it takes the place of `path` (`durable.replacing`).

    A link stays, and what it leads to is written. Raises Trouble, which names the file, if it cannot be written or is a
    device, a pipe or a socket; what was begun is then removed.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):  # a file in the place of /dev/null harms everybody
        raise Trouble(f"{path}: cannot be written: this is a device or a pipe, not a file; give another name")
    try:
        with replacing(path.resolve()) as part:
            yield part
            if path.exists():  # what its owner keeps to himself stays so
                part.chmod(stat.S_IMODE(path.stat().st_mode))
    except OSError as error:
        raise Trouble(f"{path}: cannot be written: {error.strerror or error}") from error


@contextmanager
def folder_beside(folder: Path) -> Iterator[Path]:
    """A folder beside `folder` to fill, which takes its place when the block ends well (`durable.filling`).

    Raises Trouble if it cannot be written, or holds something already: what was begun is then removed.
    """
    try:
        if folder.is_dir() and (any(folder.iterdir()) or folder.samefile(Path.cwd())):
            raise Trouble(f"{folder}: holds something already, or is where you are; name an empty folder or a new one")
        with filling(folder.resolve()) as part:
            yield part
    except OSError as error:
        raise Trouble(f"{folder}: cannot be written: {error.strerror or error}") from error


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file in one step; Trouble where it cannot be written."""
    with beside(path) as part:
        part.write_bytes(content)
