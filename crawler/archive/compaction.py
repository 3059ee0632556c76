"""Superseded versions out of the archive, on request; what stays keeps its bytes and its number.

A record is one gzip member, so it is copied as it is. The new file and the catalogue change places in one transaction:
before it nothing has happened, after it the old files are listed as dropped, and whoever opens the archive next deletes
what a kill left of them.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from crawler.archive.catalogue import Place
from crawler.archive.durable import is_taken
from crawler.archive.recovery import PART
from crawler.archive.store import Archive
from indexer.durable import sync_file, sync_folder
from indexer.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Compacted:
    """What a compaction did."""

    dropped: int = 0  # superseded pages
    kept: int = 0  # pages that were moved
    files: int = 0  # WARC files that are gone
    freed: int = 0  # bytes


def compact(archive: Archive) -> Compacted:
    """Drop every version that a newer one supersedes, of files that nobody is writing.

    What stays is the newest version of every address, and of every article the newest good one with its later pages:
    all that a rebuild reads. Raises Trouble where a crawl is under way, or the disk has no room for the copy.
    """
    busy = [path.stem for path in archive.folder.glob("*.lock") if is_taken(path)]
    if busy:
        raise Trouble(f"{archive.folder}: {', '.join(sorted(busy))} is being crawled; compact when the crawl has ended")
    superseded = archive.catalogue.superseded()
    if not superseded:
        return Compacted()
    wasteful = sorted({place.file for place in superseded})
    moving = [place for place in archive.catalogue.places(wasteful) if place not in superseded]
    name = f"summaries-{datetime.now(UTC).strftime('%Y%m%d%H%M%S%f')}-{os.getpid()}c.warc.gz"
    part = archive.folder / (name + PART)
    with _told(archive.folder), ExitStack() as stack:
        before = sum((archive.folder / file).stat().st_size for file in wasteful)
        for file in wasteful:
            held = stack.enter_context((archive.folder / file).open("rb"))
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        moved = _copied(archive.folder, moving, part) if moving else []
        archive.catalogue.compact(name, moved, superseded, wasteful)
        if moved:
            part.replace(archive.folder / name)
            sync_folder(archive.folder)
        for file in wasteful:
            (archive.folder / file).unlink()
        archive.catalogue.forget_dropped(wasteful)
    after = (archive.folder / name).stat().st_size if moved else 0
    return Compacted(len(superseded), len(moving), len(wasteful), before - after)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Errors of the disk as Trouble, with the way out."""
    try:
        yield
    except BlockingIOError as error:
        raise Trouble(f"{folder}: a load or a crawl is writing to it; compact when that has ended") from error
    except FileNotFoundError as error:
        raise Trouble(
            f"{error.filename}: is not there; bring it back, or scrapy verify tells which pages are lost with it"
        ) from error
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
                raise Trouble(
                    f"{folder / place.file} is cut off at byte {place.offset}; scrapy verify tells what is lost"
                )
            file.write(record)
        sync_file(file)
    sync_folder(target.parent)
    return moved
