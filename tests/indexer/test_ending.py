"""How a command ends."""

import signal
import time
from collections.abc import Iterator

import pytest

from indexer.ending import INTERRUPTED, ended


@pytest.fixture
def python_hears() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("python_hears")
def test_an_interrupt_that_falls_into_a_finaliser_ends_the_work(capsys: pytest.CaptureFixture[str]) -> None:
    class Dying:
        def __del__(self) -> None:
            raise KeyboardInterrupt

    def work() -> int:
        Dying()
        time.sleep(20)
        return 0

    assert ended("summaries", work, "what was done is kept") == INTERRUPTED
    assert capsys.readouterr().err == "summaries: what was done is kept\n"
