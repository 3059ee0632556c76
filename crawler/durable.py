"""What the archive's files have in common: they are on the disk, of a version that is known, and one's own to write."""

import fcntl
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from indexer.trouble import Trouble

_A_LOOK = 1.0  # seconds within which whoever only looks whether a lock is taken has let it go
_PATIENCE = 60.0  # seconds that one process waits for what another holds


def database(path: Path, schema: str, version: int, *, synchronous: str, way_out: str) -> sqlite3.Connection:
    """An SQLite file with this schema, made where there is none; several processes may use it at once.

    `synchronous` is SQLite's: FULL where a committed row must survive a power cut. Raises Trouble where the file is
    none, cannot be written, or was made by a newer version of this software; `way_out` says what to do about the first.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return _opened(path, schema, version, synchronous)
        except sqlite3.DatabaseError as error:
            # SQLite's own patience does not cover a journal that is made while another process makes it too.
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY and time.monotonic() < until:
                time.sleep(0.05)
                continue
            if not writable(path):
                raise Trouble(not_writable(path)) from error
            raise Trouble(f"{path}: cannot be opened ({error}); {way_out}") from error


def _opened(path: Path, schema: str, version: int, synchronous: str) -> sqlite3.Connection:
    opened = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        opened.execute("PRAGMA journal_mode=WAL")
        opened.execute(f"PRAGMA synchronous={synchronous}")
        found = opened.execute("PRAGMA user_version").fetchone()[0]  # 0: new, or from before there were numbers
        if found > version:
            raise Trouble(
                f"{path}: made by a newer version of this software (its format is {found}, this one knows {version}); "
                "install that version"
            )
        opened.executescript(schema)
        if found < version:
            opened.execute(f"PRAGMA user_version={version}")
    except BaseException:
        opened.close()
        raise
    return opened


@contextmanager
def transaction(opened: sqlite3.Connection) -> Iterator[None]:
    """What is written inside becomes durable together, or none of it."""
    opened.execute("BEGIN IMMEDIATE")
    try:
        yield
        opened.execute("COMMIT")
    except BaseException:
        if opened.in_transaction:
            opened.execute("ROLLBACK")
        raise


def writable(path: Path) -> bool:
    """Whether this user may write a file, and the folder that it stands in."""
    return os.access(path.parent, os.W_OK | os.X_OK) and (not path.exists() or os.access(path, os.W_OK))


def not_writable(path: Path) -> str:
    """What to say of a file that this user may not write."""
    return (
        f"{path}: this user may not write it; run as the user who owns the data folder (see ls -l), mount it writable, "
        "or set SUMMARIES_DATA to a folder of your own"
    )


def taken(path: Path, held: str, *, shared: bool = False) -> IO[str]:
    """A lock file, locked until it is closed or the process ends; it holds the number of the process.

    Raises Trouble, which begins with `held`, where another process has it, and for longer than a look takes.
    """
    if not writable(path):
        raise Trouble(not_writable(path))
    file = path.open("a+", encoding="ascii")
    until = time.monotonic() + _A_LOOK
    while not _locked(file, shared=shared):
        if time.monotonic() < until:
            time.sleep(0.02)
            continue
        file.seek(0)
        process_id = file.read().strip() or "another"
        file.close()
        raise Trouble(f"{held} by process {process_id}; wait for its end, or stop it first")
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file


def is_taken(path: Path) -> bool:
    """Whether a process holds a lock file, shared or not. To look is to hold it for a moment, which `taken` waits."""
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
