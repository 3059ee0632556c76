"""Files that stand whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.durable import replacing
from indexer.trouble import Trouble


@contextmanager
def beside(path: Path, *, lasting: bool = True) -> Iterator[Path]:
    """A file beside `path` to write to; when the block ends well, it takes the place of `path` (`durable.replacing`).

    A link stays, and what it leads to is written. Raises Trouble, which names the file, if it cannot be written or is a
    device, a pipe or a socket; what was begun is then removed.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):  # a file in the place of /dev/null harms everybody
        raise Trouble(f"{path}: cannot be written: this is a device or a pipe, not a file; give another name")
    try:
        with replacing(path.resolve(), lasting=lasting) as part:
            yield part
    except OSError as error:
        raise Trouble(f"{path}: cannot be written: {error.strerror or error}") from error


def write_bytes(path: Path, content: bytes, *, lasting: bool = True) -> None:
    """Write a file in one step; Trouble where it cannot be written."""
    with beside(path, lasting=lasting) as part:
        part.write_bytes(content)
