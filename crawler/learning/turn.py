"""One process of a data folder learns at a time: each takes all cores, and the memory of as many dictionaries."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.archive.lock import is_taken, taken
from crawler.kept import learning_dir
from indexer.ending import tell
from indexer.trouble import Trouble

_PATIENCE = 60.0  # seconds that one process waits for what another writes


@contextmanager
def turn() -> Iterator[None]:
    """Waits while another process learns, and says so. Raises Trouble where the data folder cannot be written."""
    path = learning_dir() / "lock"
    waits = f"waiting for another process, whose number is in {path}, to end learning"
    with _locked(path, "lines are being learned", math.inf, waits):
        yield


@contextmanager
def writing() -> Iterator[None]:
    """Waits while another process writes what is remembered of sites, which takes a moment. Raises Trouble."""
    folder = learning_dir()
    with _locked(folder / "writing.lock", f"{folder} is being written", _PATIENCE):
        yield


@contextmanager
def _locked(path: Path, held: str, patience: float, waits: str = "") -> Iterator[None]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if waits and is_taken(path):
            tell(waits)
        lock = taken(path, held, patience=patience)
    except OSError as error:
        raise Trouble(f"{error.filename or path.parent}: cannot be written: {error.strerror}") from error
    with lock:
        yield
