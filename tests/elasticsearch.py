"""A real Elasticsearch for the tests: without one they are skipped with the reason, or fail where CI is set."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.elasticsearch import SHORT_LIVED, Absent, Node, running, unpacked


@pytest.fixture(scope="session")
def elasticsearch_home() -> Iterator[Path]:
    """The unpacked server."""
    try:
        with unpacked() as home:
            yield home
    except Absent as error:
        if os.environ.get("CI"):
            pytest.fail(str(error), pytrace=False)
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def elasticsearch_node(elasticsearch_home: Path) -> Iterator[Node]:
    """A running server of one node."""
    with running(elasticsearch_home, machine=[SHORT_LIVED]) as node:
        yield node
