"""Whose turn it is to learn, where the disk is full."""

from pathlib import Path

import pytest

from crawler.learning.turn import turn
from indexer.trouble import Trouble


def test_a_full_disk_is_told_and_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIES_DATA", str(tmp_path))
    lock = tmp_path / "learning/lock"
    lock.parent.mkdir()
    lock.symlink_to("/dev/full")
    with pytest.raises(Trouble, match=r"learning: cannot be written"), turn():
        pass
