"""Lock files: held by one process, or shared by several, until it ends."""

import fcntl
import os
import time
from pathlib import Path
from typing import IO, Any

from crawler.archive.usable import not_writable, unusable, writable
from indexer.trouble import Trouble

_A_LOOK = 1.0  # seconds: a process that only looks whether a lock is taken holds it for less


def taken(path: Path, held: str, *, shared: bool = False, patience: float = _A_LOOK) -> IO[str]:
    """A lock file, locked until it is closed or the process ends; it holds the number of the process.

    Raises Trouble, which begins with `held`, if another process has it for more than `patience` seconds. A look
    (`is_taken`) takes less.
    """
    if not writable(path):
        raise Trouble(not_writable(path))
    file = path.open("a+", encoding="ascii")
    until = time.monotonic() + patience
    while not _locked(file, shared=shared):
        if time.monotonic() < until:
            time.sleep(0.02)
            continue
        file.seek(0)
        process_id = file.read().strip() or "another"
        file.close()
        raise Trouble(f"{held} by process {process_id}; wait for its end, or stop it first")
    try:
        os.ftruncate(file.fileno(), 0)
        os.write(file.fileno(), str(os.getpid()).encode())
    except OSError as error:
        file.close()
        raise Trouble(unusable(path, error.strerror or str(error))) from error
    return file


def is_taken(path: Path) -> bool:
    """Whether a process holds a lock file, shared or not. The look itself holds it for a moment."""
    if not path.exists():
        return False
    with path.open("rb") as file:
        return not _locked(file)


def _locked(file: IO[Any], *, shared: bool = False) -> bool:
    """Lock an open file, if nobody else holds it."""
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
