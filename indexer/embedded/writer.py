"""The embedded engine, fed."""

import json
import logging
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import tantivy

from indexer.durable import write_whole
from indexer.embedded.copies import CLUSTERS, CopyWriter, read_head
from indexer.embedded.entries import ENTRIES, EntryWriter
from indexer.embedded.fields import FED, SUMMARY, WORDS, Commit, document_of, page_number, schema
from indexer.embedded.folder import (
    CURRENT,
    GENERATION,
    broken,
    current,
    demand_generation,
    generations,
    hold,
    number,
    remove,
    schema_version,
    take_back,
)
from indexer.engine import Writer
from indexer.position import Position, Positions, latest, moved
from indexer.schema import SCHEMA_VERSION
from indexer.summary import Summary
from indexer.trouble import Trouble

if TYPE_CHECKING:
    from indexer.embedded.bags import BagWriter

log = logging.getLogger(__name__)

Done = TypeVar("Done")

_THREADS = max(1, min(4, os.cpu_count() or 1))
_HEAP_BYTES = 64_000_000  # of each thread; a fuller heap makes larger first segments and fewer merges


class EmbeddedWriter(Writer):
    """`indexer.engine.Writer` over the folder at `folder`, made where there is none.

    Waits while another writer holds the folder. `fresh` begins the next generation; `resume` continues one that was
    begun, committed and never published. What is not committed when the writer closes is lost. The position is part of
    the same commit as the summaries, so it never runs ahead of them, whenever the process dies. Raises Trouble as
    `EmbeddedReader` does, but not for a missing index, and if `fresh` not for a damaged one.
    """

    refused = 0  # this engine takes every summary

    def __init__(self, folder: str | Path, *, fresh: bool = False, resume: bool = True):
        self._folder, self._serves = Path(folder), False
        self._committed, self._open_changes = Commit(), False
        self.positions: Positions = ()
        self._begun: list[str] = []  # the generation, if it is a new one
        self._lock, self._made = hold(self._folder, anew=fresh)
        try:
            self._name = self._telling(lambda: self._choose(fresh, resume))
            self._writer, self._entries, self._bags, self._copies, self._committed = self._open()
            if not fresh:
                self._telling(self._serve_from_now)
        except BaseException:
            self._give_up()
            os.close(self._lock)
            raise
        self.positions = self._committed.positions

    def _choose(self, fresh: bool, resume: bool) -> str:
        """The generation to write into; removes those that are of no more use."""
        serving = current(self._folder, anew=fresh)
        standing = generations(self._folder)
        begun = [name for name in standing if not serving or number(name) > number(serving)]
        usable = [name for name in begun if (resume or not fresh) and self._is_committed(name)][-1:]
        remove(self._folder, [name for name in standing if name not in {serving, *usable}])
        if not fresh and serving:
            demand_generation(self._folder, schema_version(self._folder / serving))
            return serving
        name = usable[0] if usable else f"generation-{1 + max(map(number, standing), default=0):06d}"
        if not usable:
            self._begun = [name]
            (self._folder / name).mkdir()
            tantivy.Index(schema(), path=str(self._folder / name))
            write_whole(self._folder / name / GENERATION, json.dumps({"schema": SCHEMA_VERSION}) + "\n")
        return name

    def _serve_from_now(self) -> None:
        """Let a first generation serve, with all its files; one that a rebuild left may as well be fed to its end."""
        if current(self._folder) is None:
            write_whole(self._folder / CURRENT, self._name + "\n")
        self._serves = True

    def _is_committed(self, name: str) -> bool:
        """Whether a generation may be gone on with; one that was fed nothing may hold anything."""
        try:
            if schema_version(self._folder / name) != SCHEMA_VERSION:
                return False
            index = tantivy.Index.open(str(self._folder / name))
            return latest(Commit.last(index.schema, index.searcher()).positions) > 0
        except ValueError:
            return False

    def _open(self) -> tuple[tantivy.IndexWriter, EntryWriter, "BagWriter", CopyWriter, Commit]:
        from indexer.embedded.bags import BagWriter  # numpy takes long to load, and readers come here too

        try:
            index = tantivy.Index.open(str(self._folder / self._name))
            index.config_reader("manual")
            commit = Commit.last(index.schema, index.searcher())
            entries = EntryWriter(self._folder / self._name / ENTRIES, commit.entries)
            bags = BagWriter(self._folder / self._name / WORDS, commit.words)
            copies = CopyWriter(self._folder / self._name, commit.copies)
            return index.writer(_HEAP_BYTES * _THREADS, _THREADS), entries, bags, copies, commit
        except (ValueError, OSError) as error:
            raise broken(self._folder, error) from None

    def count(self) -> int:
        index = tantivy.Index.open(str(self._folder / self._name))
        searcher = index.searcher()
        found = searcher.search(tantivy.Query.term_query(index.schema, "what", SUMMARY, "basic"), limit=1)
        total: int = found.count  # type: ignore[attr-defined]  # the stub omits it
        return total

    def replace(self, page: str, summaries: Sequence[Summary]) -> None:
        self._open_changes = True
        self._telling(lambda: self._replace(page, summaries))

    def _replace(self, page: str, summaries: Sequence[Summary]) -> None:
        self._writer.delete_documents_by_term("page", page)
        self._copies.begin_page(page_number(page))
        for summary in summaries:
            self._writer.add_document(document_of(page, summary, self._entries, self._bags, self._copies))

    def commit(self, *came: Position) -> None:
        self._telling(lambda: self._commit(came))
        self._open_changes = False

    def _commit(self, came: Positions) -> None:
        # Synced before the engine points into them.
        extents = self._entries.sync(), self._bags.sync(), self._copies.sync()
        commit = Commit(moved(self.positions, came), *extents)
        self._writer.delete_documents_by_term("what", FED)
        self._writer.add_document(commit.document())
        self._writer.commit()
        self._committed, self.positions = commit, commit.positions

    def _telling(self, work: Callable[[], Done]) -> Done:
        """The result of the work. An error of the engine, mostly a full disk, becomes Trouble."""
        try:
            return work()
        except (ValueError, OSError) as error:
            left, on = (
                ("it stays as of its last commit", ": feeding goes on from there")
                if self._goes_on
                else ("nothing was changed here", "")
            )
            raise Trouble(
                f"{self._folder}: the index could not be written ({error}); {left}. "
                f"Make room or mend the folder, then start again{on}"
            ) from error

    @property
    def _goes_on(self) -> bool:
        """Whether there is a commit that the next writer goes on from."""
        return self._committed != Commit() if self._serves else latest(self.positions) > 0

    def _settle(self) -> None:
        """Bring the clusters up to the last commit."""
        folder, extent = self._folder / self._name, self._committed.copies
        head = read_head(folder / CLUSTERS)
        if head is None or head[:2] != extent:
            from indexer.embedded.settling import settle  # numpy takes long to load, and often nothing was written

            settle(folder, extent)

    def settle(self) -> None:
        self._telling(self._settle)

    def hurry(self) -> None:
        """This engine is never away."""

    def publish(self) -> None:
        """After the last commit of a fresh index: let it serve in place of the one before, which is removed."""
        if self._serves:
            return
        self.settle()
        self._telling(lambda: write_whole(self._folder / CURRENT, self._name + "\n"))
        self._serves = True
        remove(self._folder, [name for name in generations(self._folder) if name != self._name])

    def close(self) -> None:
        """Give up what was not committed, let the engine finish its merging, and let the next writer in."""
        if self._lock < 0:
            return
        try:
            if self._open_changes:
                self._writer.rollback()
            self._writer.wait_merging_threads()
            self._entries.close()
            self._bags.close()
            self._settle()
            self._copies.close()
        except (ValueError, OSError) as error:
            if self._goes_on:
                log.warning("%s: the index was closed in disorder (%s); its last commit stands", self._folder, error)
        finally:
            self._give_up()
            os.close(self._lock)
            self._lock = -1

    def _give_up(self) -> None:
        """Leave nothing of a new generation that nobody can go on with, nor of an index made for it."""
        if not self._serves and not self._goes_on:
            with suppress(OSError, Trouble):
                serving = current(self._folder)
                remove(self._folder, [name for name in self._begun if name != serving])
                take_back(self._folder, self._made)
