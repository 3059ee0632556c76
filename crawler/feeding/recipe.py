"""Whether an interrupted rebuild may be continued: only with the same cleaners, site files and learned lines.

Otherwise the first part of the new index would come from other cleaners than the rest.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import crawler
import indexer
from crawler.kept import index_key
from crawler.site.known import sites_dir
from crawler.site.learned import learned_dir
from indexer.durable import write_whole
from indexer.environment import data_dir
from indexer.trouble import Trouble

_FOLDERS = tuple(Path(str(package.__file__)).parent for package in (crawler, indexer))


def resume(index: str) -> bool:
    """Whether a rebuild of this index was begun like this one, and has not `ended`; one begun otherwise is forgotten.

    Raises Trouble.
    """
    path = _note(index)
    with _used(path):
        same = path.exists() and path.read_text("utf-8", "replace") == _recipe()
        if not same:  # from here on, until the next has begun, nothing is resumed
            path.unlink(missing_ok=True)
    return same


def begun(index: str) -> None:
    """A rebuild of this index goes on, or begins; what others have left of it is gone. Raises Trouble."""
    path = _note(index)
    with _used(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, _recipe())


def ended(index: str) -> None:
    """The rebuild of this index has come to its end."""
    _note(index).unlink(missing_ok=True)


@contextmanager
def _used(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Trouble(f"{path}: cannot be used: {error.strerror}") from error


def _note(index: str) -> Path:
    return data_dir() / "rebuilds" / index_key(index)


def _recipe() -> str:
    """A digest that stays the same for as long as the same pages give the same summaries."""
    digest = hashlib.sha256()
    for folder, path in _ingredients():
        digest.update(f"{path.relative_to(folder)}\0".encode("utf-8", "surrogateescape"))
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _ingredients() -> Iterator[tuple[Path, Path]]:
    """The software's own files and those of the data folder, each with the folder that it is looked for in."""
    for folder in (*_FOLDERS, sites_dir(), learned_dir()):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".part" and "__pycache__" not in path.parts:
                yield folder, path
