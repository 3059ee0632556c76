"""Open the serving generation for reading, even if this user may not write.

tantivy locks a folder while it opens it, and must write a file there for that. If this user may not, it gets a folder
of links to the generation's files instead. Once open, it needs neither names nor links.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import tantivy

from indexer.embedded.copies import CopyReader
from indexer.embedded.entries import ENTRIES, EntryReader
from indexer.embedded.fields import WORDS, Commit
from indexer.embedded.folder import (
    broken,
    current,
    demand_generation,
    generations,
    is_being_written,
    is_damage,
    missing,
    recognise,
    schema_version,
)
from indexer.position import Positions
from indexer.trouble import Missing, Trouble

_LOOKS = 3  # at a commit, for one to which its clusters belong
_LOCKS = (".tantivy-meta.lock", ".tantivy-writer.lock")


class Serving(NamedTuple):
    """A generation that is open to be read, as of its last commit."""

    schema: tantivy.Schema
    searcher: tantivy.Searcher
    entries: EntryReader
    words_file: bytes
    copies: CopyReader
    positions: Positions  # how far it goes, of each archive
    edition: str


def newest(folder: Path) -> Serving:
    """The generation that serves in the index in `folder`.

    Raises Trouble where there is none, where the folder is something else, where the schema is of another version, and
    where the files are damaged.
    """
    if not recognise(folder):
        raise missing(folder)
    name = current(folder)
    looks = 0
    while name is not None:
        looks += 1
        try:
            serving = _serving(folder, folder / name)
        except BaseException as error:
            if not is_damage(error):
                raise
            # A generation may be replaced and removed between the look at the pointer and the opening.
            now = current(folder)
            if now == name:
                raise error if isinstance(error, Trouble) else broken(folder, error) from None
            name = now
        else:
            # A writer may have committed since, and made its clusters.
            if not serving.copies.is_newer or looks >= _LOOKS:
                return serving
    if is_being_written(folder):
        raise Missing(f"{folder}: this index is being made, and has nothing to be asked for yet; ask again in a moment")
    if not generations(folder):
        raise missing(folder)
    raise Missing(f"{folder}: this index was begun and never finished; `scrapy rebuild` goes on with it")


def _serving(folder: Path, generation: Path) -> Serving:
    demand_generation(folder, schema_version(generation))
    with opened(generation) as index:
        index.config_reader("manual")
        searcher = index.searcher()
    commit = Commit.last(index.schema, searcher)
    copies = CopyReader(generation, commit.copies)
    entries = EntryReader(generation / ENTRIES, commit.entries)
    words_file = (generation / WORDS).read_bytes()[: commit.words]
    if len(words_file) < commit.words:
        raise broken(folder, f"{WORDS} is shorter than {commit.words:,} bytes")
    edition = f"{generation.name} {commit} {copies.extent}"
    return Serving(index.schema, searcher, entries, words_file, copies, commit.positions, edition)


@contextmanager
def opened(generation: Path) -> Iterator[tantivy.Index]:
    """The engine's index in a generation's folder. Files opened within the block stay open after it."""
    if all(os.access(path, os.W_OK) for path in (generation, generation / _LOCKS[0]) if path.exists()):
        yield tantivy.Index.open(str(generation))
        return
    # The engine may still be making its lock there when the folder is removed, which is no damage to the index.
    with tempfile.TemporaryDirectory(prefix="summaries-", ignore_cleanup_errors=True) as links:
        for file in generation.resolve().iterdir():
            if file.name not in _LOCKS:
                Path(links, file.name).symlink_to(file)
        yield tantivy.Index.open(links)
