"""How whoever feeds an index waits for a cluster that is away."""

import logging
import threading

import pytest

from indexer.elastic import patience
from indexer.elastic.access import read_address
from indexer.elastic.patience import Patience
from indexer.trouble import Trouble

ADDRESS = read_address("http://127.0.0.1:1/hewan")


class Watched(threading.Event):
    """An ending that never comes, and keeps how long it was waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.pauses: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        assert timeout is not None
        self.pauses.append(timeout)
        return False


def test_pauses_grow_to_ten_seconds_and_differ_among_those_who_wait() -> None:
    firsts = set()
    for _ in range(10):
        ending = Watched()
        one = Patience(ADDRESS, ending)
        for _ in range(12):
            one.wait("the index could not be asked", "nothing listens")
        longest = [min(0.2 * 2**number, 10.0) for number in range(12)]
        assert all(half / 2 <= pause <= half for pause, half in zip(ending.pauses, longest, strict=True))
        firsts.add(ending.pauses[0])
    assert len(firsts) > 1


def test_who_waits_long_is_told_once_what_could_not_be_done(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    one = Patience(ADDRESS, Watched())
    with caplog.at_level(logging.WARNING):
        one.wait("the index could not be asked", "nothing listens")
        assert caplog.messages == []  # it may be back in a moment
        monkeypatch.setattr(patience, "_UNTOLD", -1.0)
        for _ in range(3):
            one.wait("the index could not be asked", "nothing listens")
    [told] = caplog.messages
    assert "hewan: the index could not be asked yet (nothing listens); trying on" in told


def test_patience_ends_in_time_or_with_the_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    ending = threading.Event()
    one = Patience(ADDRESS, ending)
    ending.set()
    with pytest.raises(Trouble, match=r"2 summaries could not be written \(overloaded\); mend the cluster"):
        one.wait("2 summaries could not be written", "overloaded")
    monkeypatch.setattr(patience, "_PATIENCE", -1.0)
    with pytest.raises(Trouble, match="goes on from the last commit"):
        Patience(ADDRESS, Watched()).wait("2 summaries could not be written", "overloaded")
