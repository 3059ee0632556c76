"""One process of a data folder learns at a time: each takes all cores, and the memory of as many dictionaries."""

import math
from collections.abc import Iterator
from contextlib import contextmanager

from crawler.archive.durable import taken
from crawler.site.history import learning_dir
from indexer.trouble import Trouble


@contextmanager
def turn() -> Iterator[None]:
    """Waits while another process learns. Raises Trouble where the data folder cannot be written."""
    folder = learning_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = taken(folder / "lock", "lines are being learned", patience=math.inf)
    except OSError as error:
        raise Trouble(f"{error.filename or folder}: cannot be written: {error.strerror}") from error
    with lock:
        yield
