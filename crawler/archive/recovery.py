"""What a killed process left in the archive's folder: pages that are whole come into the catalogue, the rest goes."""

import fcntl
import logging
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from crawler.archive.catalogue import Catalogue
from crawler.archive.entry import Entry
from crawler.archive.fetched import digest_of, entry_of
from crawler.archive.usable import not_writable, writable
from crawler.archive.warc import Gap, records
from indexer.trouble import Trouble

log = logging.getLogger(__name__)

OURS = "summaries-*.warc.gz"  # files of other tools, which somebody has laid beside ours, are not ours to cut
PART = ".part"  # behind the name of a file that a compaction is writing


def recover(folder: Path, catalogue: Catalogue) -> None:
    """Catalogue the whole records in the files of writers that have ended; cut off an unfinished last one."""
    _end_compaction(folder, catalogue)
    anew, found = not catalogue.last(), 0
    for path in sorted(folder.glob(OURS)):
        with suppress(FileNotFoundError):  # a compaction that is under way has deleted it
            found += _taken_in(path, catalogue, anew=anew)
    if anew and found:
        catalogue.build()
        log.warning("%s: made of %d pages that stand in the WARC files", catalogue.path, found)


def _taken_in(path: Path, catalogue: Catalogue, *, anew: bool) -> int:
    """Take in what stands in a file behind its last catalogued record, or lay it by if `anew`: how many pages."""
    if path.stat().st_size == catalogue.end(path.name):
        return 0
    if not writable(path):
        raise Trouble(not_writable(path))
    with path.open("r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return 0  # its writer lives and will catalogue it
        entries, whole = _uncatalogued(file, path.name, catalogue.end(path.name))
        if path.stat().st_size > whole:  # its name is looked for: what a compaction has deleted stays away
            os.ftruncate(file.fileno(), whole)
        if anew:
            catalogue.stage(entries)
        else:
            # What another crawler has fetched since takes no place from that.
            catalogue.add([one for one in entries if not _is_late(one, catalogue)])
        return len(entries)


def _is_late(entry: Entry, catalogue: Catalogue) -> bool:
    newest = catalogue.newest(entry.url)
    return newest is not None and newest.fetched > entry.fetched


def _end_compaction(folder: Path, catalogue: Catalogue) -> None:
    """What a compaction that was killed left: a file to be named, or to be thrown away, and files that are gone."""
    for part in folder.glob(f"*{PART}"):
        whole = part.with_name(part.name.removesuffix(PART))
        with suppress(FileNotFoundError):  # the compaction is alive, or another process does the same
            if catalogue.end(whole.name):
                part.replace(whole)
            elif not _is_young(part):
                part.unlink()  # it never came so far
    gone = catalogue.places.dropped()
    for file in gone:
        (folder / file).unlink(missing_ok=True)
    catalogue.places.forget_dropped(gone)


def _is_young(path: Path) -> bool:
    """Whether a compaction may still be writing this: nobody else knows."""
    return time.time() - path.stat().st_mtime < 3_600


def _uncatalogued(file: IO[bytes], name: str, start: int) -> tuple[list[Entry], int]:
    """The sound records of a WARC file behind byte `start`, and the byte behind the last of them."""
    entries: list[Entry] = []
    whole = start
    for found in records(file, start):
        if isinstance(found, Gap):
            continue
        digest = digest_of(found.record.content_stream().read())
        if found.record.rec_headers.get_header("WARC-Payload-Digest") == digest:
            entries.append(entry_of(found.record, digest, name, found.offset, found.length))
            whole = found.offset + found.length
    return entries, whole
