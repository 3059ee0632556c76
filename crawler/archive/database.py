"""SQLite files of a known version, for several processes, with every error as Trouble."""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from crawler.archive.usable import not_writable, unusable, writable
from indexer.trouble import Trouble

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_PATIENCE = 60.0  # seconds that one process waits for what another holds


class Database:
    """An open SQLite file. Whatever is wrong with it is a Trouble that names it and the way out."""

    def __init__(self, path: Path, opened: sqlite3.Connection, way_out: str):
        self._path = path
        self._opened = opened
        self._way_out = way_out

    def rows(self, question: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[Any]:
        """All rows that answer a question."""
        with self.asking():
            return self._opened.execute(question, values).fetchall()

    def each(self, question: str) -> Iterator[Any]:
        """The rows one by one, of a question that has many."""
        with self.asking():
            yield from self._opened.execute(question)

    def row(self, question: str, values: Sequence[object] | Mapping[str, object] = ()) -> Any:
        """The first row that answers a question; None where there is none."""
        with self.asking():
            return self._opened.execute(question, values).fetchone()

    def write(self, statement: str, values: Sequence[object] = ()) -> int:
        """Change something; the number of the row that was inserted last."""
        with self.asking():
            return self._opened.execute(statement, values).lastrowid or 0

    def write_all(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Change something for each of these rows."""
        with self.asking():
            self._opened.executemany(statement, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is written inside becomes durable together, or none of it."""
        self.write("BEGIN IMMEDIATE")
        try:
            yield
            self.write("COMMIT")
        except BaseException:
            if self._opened.in_transaction:
                with suppress(sqlite3.Error):  # what went wrong has been told
                    self._opened.execute("ROLLBACK")
            raise

    @contextmanager
    def asking(self) -> Iterator[None]:
        """What SQLite finds wrong inside is told in words."""
        try:
            yield
        except sqlite3.ProgrammingError:  # no fault of the file
            raise
        except UnicodeEncodeError as error:  # an argument in another encoding than the terminal's
            raise Trouble(f"{error.object!r}: nothing has such a name, which is not UTF-8") from None
        except sqlite3.Error as error:
            if _code(error) in _DAMAGED:
                raise Trouble(f"{self._path}: is damaged ({error}); {self._way_out}") from error
            if _code(error) == sqlite3.SQLITE_BUSY:
                raise Trouble(_held(self._path)) from error
            raise Trouble(unusable(self._path, str(error))) from error

    def close(self) -> None:
        self._opened.close()


def _code(error: sqlite3.Error) -> int:
    """What kind of error it is; Python's own are of values that no file of ours holds."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)) & 0xFF


def _held(path: Path) -> str:
    """What to say of a file that another process does not let go: nothing is wrong with it."""
    return f"{path}: another process has kept it locked for {_PATIENCE:.0f} seconds; wait for its end, or stop it first"


def is_damaged(path: Path) -> bool:
    """Whether an SQLite file is none, or damaged anywhere; reads all of it. False where there is none to be read."""
    if not path.exists():
        return False
    try:
        opened = sqlite3.connect(path, timeout=_PATIENCE)
        try:
            return bool(opened.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))
        finally:
            opened.close()
    except sqlite3.Error as error:
        return _code(error) in _DAMAGED


def database(
    path: Path, schema: str, version: int, *, synchronous: str, way_out: str, reading: bool = False, first: str = ""
) -> Database:
    """An SQLite file with this schema, made where there is none; several processes may use it at once.

    `synchronous` is SQLite's: FULL where a committed row must survive a power cut. `reading`: one that this user may
    not write is opened all the same, to be read. `first` is called on a new file before anyone uses it; processes that
    open it at the same moment may all call it. Raises Trouble where the file is none, cannot be written, or was made by
    a newer version of this software; `way_out` says what to do about one that is none, or damaged.
    """
    if reading and path.exists() and not writable(path):
        return Database(path, _readable(path, version, way_out), way_out)
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return Database(path, _opened(path, schema, version, synchronous, first), way_out)
        except sqlite3.DatabaseError as error:
            # SQLite's own patience does not cover a journal that is made while another process makes it too.
            if _code(error) == sqlite3.SQLITE_BUSY:
                if time.monotonic() >= until:
                    raise Trouble(_held(path)) from error
                time.sleep(0.05)
                continue
            if not writable(path):
                raise Trouble(not_writable(path)) from error
            if _code(error) in _DAMAGED or path.is_dir():
                raise Trouble(f"{path}: cannot be opened ({error}); {way_out}") from error
            raise Trouble(unusable(path, str(error))) from error  # it may well be whole


def _opened(path: Path, schema: str, version: int, synchronous: str, first: str) -> sqlite3.Connection:
    opened = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        opened.execute("PRAGMA journal_mode=WAL")
        opened.execute(f"PRAGMA synchronous={synchronous}")
        found = _demand(path, opened, version)
        opened.executescript(schema)
        if found < version:
            opened.executescript(first)
            opened.execute(f"PRAGMA user_version={version}")
    except BaseException:
        opened.close()
        raise
    return opened


def _demand(path: Path, opened: sqlite3.Connection, version: int) -> int:
    """The number of a file's schema; 0 for a new one, or one from before there were numbers. Raises Trouble."""
    found = int(opened.execute("PRAGMA user_version").fetchone()[0])
    if found > version:
        raise Trouble(
            f"{path}: made by a newer version of this software (its format is {found}, this one knows {version}); "
            "install that version"
        )
    return found


def _readable(path: Path, version: int, way_out: str) -> sqlite3.Connection:
    """A file that this user may not write, opened to be read. Raises Trouble where it cannot be.

    If a writer has it open, or was killed, a journal beside it holds some of the commits; SQLite reads it too. Without
    a journal SQLite would try to make one. Then the file holds everything, and is opened as immutable.
    """
    journal = path.with_name(f"{path.name}-wal")
    try:
        try:
            return _opened_to_be_read(path, "mode=ro", version)
        except sqlite3.Error:
            if journal.exists() and journal.stat().st_size:
                raise
        return _opened_to_be_read(path, "mode=ro&immutable=1", version)
    except (sqlite3.Error, OSError) as error:
        if isinstance(error, sqlite3.Error) and _code(error) in _DAMAGED:
            raise Trouble(f"{path}: cannot be opened ({error}); {way_out}") from error
        raise Trouble(f"{path}: cannot be read ({error}). {not_writable(path)}") from error


def _opened_to_be_read(path: Path, how: str, version: int) -> sqlite3.Connection:
    address = f"{path.resolve().as_uri()}?{how}"
    opened = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        _demand(path, opened, version)
    except BaseException:
        opened.close()
        raise
    return opened
