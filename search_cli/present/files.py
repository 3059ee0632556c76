"""Files that stand whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from indexer.trouble import Trouble


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; when the block ends well, the file there takes the place of `path`.

    Raises Trouble that names the file where it cannot be written; what was begun is then removed.
    """
    part = path.with_name(path.name + ".part")
    try:
        yield part
        part.replace(path)
    except OSError as error:
        raise Trouble(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):  # the folder itself may be what is missing
            part.unlink()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file of bytes; Trouble where it cannot be."""
    with beside(path) as part:
        part.write_bytes(content)
