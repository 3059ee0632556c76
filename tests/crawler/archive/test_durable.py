"""Lock files: had in spite of those who only look."""

import fcntl
import threading
from pathlib import Path

import pytest

from crawler.archive.durable import is_taken, taken
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
