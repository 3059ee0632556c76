"""Files that stand whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from indexer.trouble import Trouble


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; when the block ends well, the file there takes the place of `path`.

    A link stays, and what it leads to is written. Raises Trouble that names the file where it cannot be written, or
    where a device, a pipe or a socket stands in its place; what was begun is then removed.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):  # a file in the place of /dev/null harms everybody
        raise Trouble(f"{path}: cannot be written: this is a device or a pipe, not a file; give another name")
    place = path.resolve()
    part = place.with_name(place.name + ".part")
    try:
        yield part
        part.replace(place)
    except OSError as error:
        raise Trouble(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):  # the folder itself may be what is missing
            part.unlink()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file of bytes; Trouble where it cannot be."""
    with beside(path) as part:
        part.write_bytes(content)
