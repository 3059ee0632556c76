"""Lock files: had in spite of those who only look. Transactions: all or nothing."""

import fcntl
import resource
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from crawler.archive.database import Database, database
from crawler.archive.lock import is_taken, taken
from indexer.trouble import Trouble


@pytest.mark.parametrize("shared", [False, True])
def test_who_only_looks_does_not_keep_others_from_a_lock(tmp_path: Path, shared: bool) -> None:
    path = tmp_path / "zhen.lock"
    assert not is_taken(path)
    path.touch()
    assert not is_taken(path)
    with path.open("rb") as looking:
        fcntl.flock(looking, fcntl.LOCK_EX)  # as a look does, here one that was suspended in the middle
        threading.Timer(0.2, fcntl.flock, (looking, fcntl.LOCK_UN)).start()
        with taken(path, "zhen is being crawled", shared=shared):
            assert is_taken(path)
            with pytest.raises(Trouble, match=r"^zhen is being crawled by process \d+; wait for its end"):
                taken(path, "zhen is being crawled")
            if shared:
                taken(path, "zhen is being crawled", shared=True).close()
    assert not is_taken(path)


def test_what_is_broken_off_in_a_transaction_is_not_written_and_the_next_begins(tmp_path: Path) -> None:
    opened = database(tmp_path / "db", "CREATE TABLE IF NOT EXISTS t (n)", 1, synchronous="FULL", way_out="")
    for broken in (True, False):
        with suppress(ZeroDivisionError), opened.transaction():
            opened.write("INSERT INTO t VALUES (?)", (broken,))
            _ = 1 / (not broken)
    assert opened.rows("SELECT n FROM t") == [(0,)]
    opened.close()


def test_a_file_that_another_process_holds_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened() -> Database:
        schema = "CREATE TABLE IF NOT EXISTS t (n)"
        return database(tmp_path / "db", schema, 1, synchronous="FULL", way_out="move it away")

    monkeypatch.setattr("crawler.archive.database._PATIENCE", 0.2)
    holding, other = opened(), opened()
    with holding.transaction():
        holding.write("INSERT INTO t VALUES (1)")
        with pytest.raises(Trouble, match=r"db: another process has kept it locked for 0 seconds; wait for its end"):
            other.write("INSERT INTO t VALUES (2)")
    holding.close()
    other.close()
    alone = sqlite3.connect(tmp_path / "db", isolation_level=None)
    alone.execute("PRAGMA locking_mode=EXCLUSIVE")
    alone.execute("INSERT INTO t VALUES (3)")
    with pytest.raises(Trouble, match="another process has kept it locked"):
        opened()
    alone.close()


def test_a_file_for_which_the_system_has_no_number_left_is_not_called_damaged(tmp_path: Path) -> None:
    database(tmp_path / "db", "", 1, synchronous="FULL", way_out="move it away").close()
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, before[1]))
    try:
        with pytest.raises(Trouble, match=r"db: cannot be used \(unable to open database file\); every page"):
            database(tmp_path / "db", "", 1, synchronous="FULL", way_out="move it away")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_a_lock_for_which_the_disk_has_no_room_is_told_with_the_way_out(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        with pytest.raises(Trouble, match=r"zhen.lock: cannot be used \(File too large\); .* Make room"):
            taken(tmp_path / "zhen.lock", "zhen is being crawled")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
