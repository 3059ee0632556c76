"""What the tests of crawls share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.feeding import worker
from tests import forked
from tests.crawler.crawls import Room


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """An empty room; what its sites are served by ends with the test."""
    made = Room(tmp_path)
    yield made
    for server in made.servers:
        server.close()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder, also of this process."""
    monkeypatch.setenv("SUMMARIES_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture(autouse=True)
def forked_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The processes in which a test itself has pages cleaned are forked too."""
    monkeypatch.setattr(worker, "started", forked.worker)
