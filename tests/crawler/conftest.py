"""What the tests of crawls share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawler.crawls import Room


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """An empty room; what its sites are served by ends with the test."""
    made = Room(tmp_path)
    yield made
    for server in made.servers:
        server.close()
