"""Whose turn it is to learn, who waits for it, and who remembers what came of it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.learning import lines
from crawler.learning.turn import turn, writing
from crawler.site.history import Brought, History, history_of, remember
from indexer.trouble import Trouble
from tests.crawler.archives import article


def test_a_full_disk_is_told_and_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIES_DATA", str(tmp_path))
    lock = tmp_path / "learning/lock"
    lock.parent.mkdir()
    lock.symlink_to("/dev/full")
    with pytest.raises(Trouble, match=r"learning/lock: cannot be used .* Make room"), turn():
        pass


def test_who_waits_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SUMMARIES_DATA", str(tmp_path))
    with turn():
        assert capsys.readouterr().err == ""
        other = threading.Thread(target=lambda: turn().__enter__())
        other.start()
        until = time.monotonic() + 30
        while not (told := capsys.readouterr().err) and time.monotonic() < until:
            time.sleep(0.01)
        assert f"waiting for another process, whose number is in {tmp_path}/learning/lock" in told
    other.join(10)


def test_what_another_has_learned_meanwhile_is_not_learned_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIES_DATA", str(tmp_path))

    @contextmanager
    def waited() -> Iterator[None]:
        remember("zhen", History(seen=archive.catalogue.last()))
        yield

    monkeypatch.setattr(lines, "turn", waited)
    with Archive(tmp_path / "archive") as archive:
        for number in range(lines.FIRST):
            archive.append(replace(article(number), site="zhen"))
        archive.commit()
        assert lines.is_due(archive, "zhen")
        settled = lines.settle_by_itself(archive, "zhen", str(tmp_path / "index"))
    assert settled == lines.Settled([], 0, 0)
    assert history_of("zhen").on == ""  # nothing was learned here


def test_what_is_remembered_is_changed_by_one_process_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIES_DATA", str(tmp_path))
    monkeypatch.setattr("crawler.learning.turn._PATIENCE", 0.1)
    remember("zhen", History(seen=1))
    with writing(), pytest.raises(Trouble, match=r"learning is being written by process"):
        lines.rebuilt("index", {"zhen": "its lines"})
    lines.rebuilt("index", {"zhen": "its lines"})
    remembered = history_of("zhen")
    assert (remembered.seen, *remembered.indexes.values()) == (1, Brought("its lines"))
