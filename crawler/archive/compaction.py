"""Remove superseded versions from the archive, on request. The pages that stay keep their bytes and their numbers.

A record is one gzip member, so it is copied as it is. One transaction makes the catalogue point to the new file and
lists the old ones as dropped. If a kill prevents their deletion, the next process that opens the archive deletes them.
"""

import fcntl
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from operator import add
from pathlib import Path

from crawler.archive.lock import is_taken
from crawler.archive.places import Place
from crawler.archive.recovery import PART
from crawler.archive.store import Archive
from indexer.durable import sync_file, sync_folder
from indexer.trouble import Trouble

_TOGETHER = 500  # files, which are held open: a process may have 1,024, and every crawl leaves one


@dataclass(frozen=True, slots=True)
class Compacted:
    """What a compaction did."""

    dropped: int = 0  # superseded pages
    kept: int = 0  # pages that were moved
    files: int = 0  # WARC files that are gone
    freed: int = 0  # bytes
    lost: tuple[Path, ...] = ()  # files that are not there, or cut off, and with them pages that have no newer version

    def plus(self, other: "Compacted") -> "Compacted":
        return Compacted(*map(add, astuple(self), astuple(other)))


def compact(archive: Archive) -> Compacted:
    """Drop every version that a newer one supersedes, of files that nobody is writing.

    All that a rebuild reads stays: the newest version of every address, and the newest good version of every article
    with its later pages. A file that is cut off before such a page is left as it is. If a file is missing, its
    superseded pages are forgotten. Raises Trouble where a crawl is under way, or the disk has no room for the copy.
    """
    busy = [path.stem for path in archive.folder.glob("*.lock") if is_taken(path)]
    if busy:
        raise Trouble(f"{archive.folder}: {', '.join(sorted(busy))} is being crawled; compact when the crawl has ended")
    superseded: dict[str, set[Place]] = defaultdict(set)
    for place in _superseded(archive):
        superseded[place.file].add(place)
    files = sorted(superseded)
    done = Compacted()
    for first in range(0, len(files), _TOGETHER):
        done = done.plus(_compacted(archive, {file: superseded[file] for file in files[first : first + _TOGETHER]}))
    return done


def _compacted(archive: Archive, superseded: Mapping[str, set[Place]]) -> Compacted:
    """Drop the superseded versions in some files, which are given with them."""
    sizes = {file: _size(archive.folder / file) for file in superseded}
    staying = [place for place in archive.catalogue.places.in_files(list(sizes)) if place not in superseded[place.file]]
    lost = {place.file for place in staying if place.offset + place.length > sizes[place.file]}
    wasteful = [file for file, size in sizes.items() if size and file not in lost]
    gone = {place for file, size in sizes.items() if file not in lost or not size for place in superseded[file]}
    moving = [place for place in staying if place.file not in lost]
    name = f"summaries-{datetime.now(UTC).strftime('%Y%m%d%H%M%S%f')}-{os.getpid()}c.warc.gz"
    part = archive.folder / (name + PART)
    with _told(archive.folder), ExitStack() as stack:
        for file in wasteful:
            held = stack.enter_context((archive.folder / file).open("rb"))
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        moved = _copied(archive.folder, moving, part) if moving else []
        archive.catalogue.places.compact(name, moved, gone, wasteful)
        # Whoever opens the archive from here on ends this as after a kill: what is to be done may be done already.
        if moved:
            with suppress(FileNotFoundError):
                part.replace(archive.folder / name)
            sync_folder(archive.folder)
        for file in wasteful:
            (archive.folder / file).unlink(missing_ok=True)
        archive.catalogue.places.forget_dropped(wasteful)
    after = (archive.folder / name).stat().st_size if moved else 0
    freed = sum(sizes[file] for file in wasteful) - after
    return Compacted(
        len(gone), len(moving), len(wasteful), freed, tuple(archive.folder / file for file in sorted(lost))
    )


def _superseded(archive: Archive) -> set[Place]:
    """The versions that newer ones supersede. If the newest cannot be read back, the older ones are kept.

    The same holds if the newest good version cannot be read, even if a newer entry tells that the page has vanished.
    """
    found = archive.catalogue.places.superseded()
    urls = {place.url for place in found}
    newest = {entry for url in urls for entry in (archive.catalogue.newest(url), archive.catalogue.newest_good(url))}
    damaged = {entry.url for entry in newest if entry and archive.is_damaged(entry)}
    return {place for place in found if place.url not in damaged}


def _size(path: Path) -> int:
    """The bytes of a file; 0 where there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Errors of the disk as Trouble, with the way out."""
    try:
        yield
    except BlockingIOError as error:
        raise Trouble(f"{folder}: a load or a crawl is writing to it; compact when that has ended") from error
    except OSError as error:
        raise Trouble(
            f"{folder}: could not be compacted ({error.strerror}); nothing is lost. The copy needs as much "
            "room as the pages that stay"
        ) from error


def _copied(folder: Path, places: list[Place], target: Path) -> list[tuple[int, int]]:
    """What `_copy` does; nothing of it is left where it fails, which may be for want of room."""
    try:
        return _copy(folder, places, target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _copy(folder: Path, places: list[Place], target: Path) -> list[tuple[int, int]]:
    """Copy records, in order, into a new file that is on the disk then; number and new offset of each."""
    moved = []
    with target.open("xb") as file:
        for place in places:
            moved.append((place.seq, file.tell()))
            with (folder / place.file).open("rb") as source:
                source.seek(place.offset)
                record = source.read(place.length)
            if len(record) != place.length:
                raise Trouble(f"{folder / place.file} is cut off at byte {place.offset}, since a moment; try once more")
            file.write(record)
        sync_file(file)
    sync_folder(target.parent)
    return moved
