"""How a generation is opened to be read, also where this user may not write.

tantivy locks a folder for the moment in which it opens it, for which it must write a file there. Where this user may
not, it is given a folder of links to the generation's files instead. Once open, it needs neither names nor links.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

_LOCKS = (".tantivy-meta.lock", ".tantivy-writer.lock")


@contextmanager
def opened(generation: Path) -> Iterator[tantivy.Index]:
    """The engine's index in a generation's folder; what is opened of it in the block stays open behind it."""
    if all(os.access(path, os.W_OK) for path in (generation, generation / _LOCKS[0]) if path.exists()):
        yield tantivy.Index.open(str(generation))
        return
    with tempfile.TemporaryDirectory(prefix="summaries-") as links:
        for file in generation.resolve().iterdir():
            if file.name not in _LOCKS:
                Path(links, file.name).symlink_to(file)
        yield tantivy.Index.open(links)
