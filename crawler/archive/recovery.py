"""What a killed process left in the archive's folder: pages that are whole come into the catalogue, the rest goes."""

import fcntl
import logging
import os
import time
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
    made, found = catalogue.last() > 0, 0
    for path in sorted(folder.glob(OURS)):
        end = catalogue.end(path.name)
        if path.stat().st_size == end:
            continue
        if not writable(path):
            raise Trouble(not_writable(path))
        with path.open("r+b") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue  # its writer lives and will catalogue it
            end = catalogue.end(path.name)
            entries, whole = _uncatalogued(file, path.name, end)
            if made:
                # What another crawler has fetched since takes no place from that.
                catalogue.add([one for one in entries if not _is_late(one, catalogue)])
            else:
                catalogue.find(entries)
                found += len(entries)
            if path.stat().st_size > whole:
                os.ftruncate(file.fileno(), whole)
    if found:
        catalogue.make()
        log.warning("%s: made of %d pages that stand in the WARC files", catalogue.path, found)


def _is_late(entry: Entry, catalogue: Catalogue) -> bool:
    newest = catalogue.newest(entry.url)
    return newest is not None and newest.fetched > entry.fetched


def _end_compaction(folder: Path, catalogue: Catalogue) -> None:
    """What a compaction that was killed left: a file to be named, or to be thrown away, and files that are gone."""
    for part in folder.glob(f"*{PART}"):
        whole = part.with_name(part.name.removesuffix(PART))
        if catalogue.end(whole.name):
            part.replace(whole)
        elif not _is_young(part):
            part.unlink(missing_ok=True)  # it never came so far
    gone = catalogue.dropped()
    for file in gone:
        (folder / file).unlink(missing_ok=True)
    catalogue.forget_dropped(gone)


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
