"""The folder of an embedded index: which generation serves, which are begun, and whose turn it is to write.

    index/
      summaries-index.json    says what the folder is
      CURRENT                 the name of the generation that serves, replaced in one step
      writer.lock             held by the one process that writes
      generation-000001/      one tantivy index, `generation.json` with its schema's version, entries, words, copies

A generation is a whole index. Feeding adds to the serving one; a rebuild fills the next one beside it, and publishing
swaps the pointer. A reader that is open keeps the files it has opened, whatever happens to their names.
"""

import fcntl
import json
import logging
import os
import re
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from indexer.durable import write_whole
from indexer.schema import demand_schema
from indexer.trouble import Missing, Trouble

log = logging.getLogger(__name__)

CURRENT = "CURRENT"
GENERATION = "generation.json"

_FORMAT = "index of work summaries"
_MARKER = "summaries-index.json"
_LOCK = "writer.lock"
_GENERATION_NAME = re.compile(r"generation-(\d{6,})")


def missing(folder: Path) -> Missing:
    return Missing(
        f"{folder}: there is no index here; make one with `scrapy load PATH` or `scrapy crawl summaries -a site=NAME`, "
        "or name another with --index or SUMMARIES_INDEX"
    )


def is_damage(error: BaseException) -> bool:
    """Whether an error of the engine means damaged files. So do its panics, which are no Exception."""
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


class Broken(Trouble):
    """An index that is damaged, which a rebuild makes anew."""


def broken(folder: Path, why: object) -> Broken:
    return Broken(f"{folder}: the index is damaged ({why}); `scrapy rebuild` makes it anew from the archive")


def recognise(folder: Path) -> bool:
    """Whether the folder is an index; False where it is missing or empty. Raises Trouble where it is something else."""
    try:
        marker = json.loads((folder / _MARKER).read_bytes())
    except FileNotFoundError:
        # A marker half written is all that a crash leaves of an index that was just being made.
        if not folder.exists() or all(path.name.startswith(_MARKER) for path in folder.iterdir()):
            return False
        if (folder / _MARKER).exists():  # it was made meanwhile
            return recognise(folder)
        inside = folder / "index"  # as a data folder has it
        way_out = f"is {inside} meant?" if (inside / _MARKER).exists() else "name an index, or an empty or a new folder"
        raise Trouble(f"{folder}: this folder holds something else than an index; {way_out}") from None
    except NotADirectoryError:
        raise Trouble(f"{folder}: this is a file; an index is a folder") from None
    except OSError as error:
        raise Trouble(f"{folder}: cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise broken(folder, f"{_MARKER}: {error}") from None
    if not isinstance(marker, dict) or marker.get("format") != _FORMAT:
        raise Trouble(f"{folder}: {_MARKER} is not of an index of summaries; name an empty or a new folder")
    return True


def current(folder: Path, *, anew: bool = False) -> str | None:
    """The name of the generation that serves; None before the first one does, and to write `anew` if none is named.

    Raises Broken; also to write anew if the name cannot be read: what serves must not be taken for what is left over.
    """
    try:
        name = (folder / CURRENT).read_bytes().decode("utf-8", "replace").strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise broken(folder, f"{CURRENT}: {error.strerror}") from None
    if not number(name) and not anew:
        raise broken(folder, f"{CURRENT} names no generation")
    return name if number(name) else None


def number(name: str) -> int:
    found = _GENERATION_NAME.fullmatch(name)
    return int(found[1]) if found else 0


def generations(folder: Path) -> list[str]:
    """The names of the generations that stand in the folder, oldest first."""
    return sorted((path.name for path in folder.iterdir() if number(path.name)), key=number)


def schema_version(generation: Path) -> int | None:
    """The version of the schema that a generation was made with; None where it cannot be told."""
    try:
        version = json.loads((generation / GENERATION).read_bytes())["schema"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return version if isinstance(version, int) else None


def demand_generation(folder: Path, version: int | None) -> None:
    if version is None:
        raise broken(folder, f"{GENERATION} is missing or unreadable")
    demand_schema(folder, version)


def hold(folder: Path, *, anew: bool) -> tuple[int, list[Path] | None]:
    """Take the turn to write into an index, which is made where there is none; `anew` also if its marker is damaged.

    Gives the handle of the lock, which the system lets go of when the process ends, in whatever way; and the folders
    that were made, for `take_back`: None where the index was there.
    """
    while True:
        made = _make(folder, anew=anew)
        handle = _take_turn(folder)
        if os.fstat(handle).st_nlink:
            return handle, made
        os.close(handle)  # whoever wrote until now has taken the index back


def take_back(folder: Path, made: list[Path] | None) -> None:
    """Leave nothing of an index that was made and never came to serve or to a generation that could be gone on with."""
    if made is None or (folder / CURRENT).exists() or generations(folder):
        return
    for name in (_MARKER, _LOCK):
        (folder / name).unlink(missing_ok=True)
    for one in reversed(made):
        one.rmdir()


def _make(folder: Path, *, anew: bool) -> list[Path] | None:
    """Make the folder an index, empty, unless it is one; the folders that were not there, outermost first."""
    try:
        if recognise(folder):
            return None
    except Broken:
        if not anew:
            raise
    made = [one for one in (*reversed(folder.parents), folder) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / _MARKER, json.dumps({"format": _FORMAT, "layout": 1}) + "\n")
    except OSError as error:
        with suppress(OSError):
            take_back(folder, made)
        raise Trouble(f"{folder}: an index cannot be made here: {error.strerror}") from None
    return made


def _take_turn(folder: Path) -> int:
    """The handle of the lock file, locked."""
    try:
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise Trouble(f"{folder}: the index cannot be written: {error.strerror}") from None
    begun = time.monotonic()
    told = False
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return handle
        except BlockingIOError:
            if not told and time.monotonic() - begun > 1:
                log.warning("%s: another process is writing; waiting for its turn to end", folder)
                told = True
            time.sleep(0.05)
        except BaseException:
            os.close(handle)
            raise


def is_being_written(folder: Path) -> bool:
    """Whether a process has its turn to write just now."""
    try:
        handle = os.open(folder / _LOCK, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def remove(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        # The description goes first: a generation half removed is never taken for a whole one.
        (folder / name / GENERATION).unlink(missing_ok=True)
        shutil.rmtree(folder / name, ignore_errors=True)
