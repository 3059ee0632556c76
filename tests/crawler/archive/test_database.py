"""Lock files: had in spite of those who only look. Transactions: all or nothing."""

import fcntl
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from crawler.archive.database import database
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
