"""A real Elasticsearch for the tests: without one they are skipped with the reason, or fail where CI is set."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.sharing import folder_of_the_run, shared
from workbench.elasticsearch import SHORT_LIVED, Absent, Node, running, unpacked


@pytest.fixture(scope="session")
def elasticsearch_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The unpacked server."""
    try:
        with shared(folder_of_the_run(tmp_path_factory), "elasticsearch-home", _home) as home:
            yield Path(home)
    except Absent as error:
        if os.environ.get("CI"):
            pytest.fail(str(error), pytrace=False)
        pytest.skip(str(error))


@contextmanager
def _home() -> Iterator[str]:
    with unpacked() as home:
        yield str(home)


@pytest.fixture(scope="session")
def elasticsearch_node(elasticsearch_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """A running server of one node, which all processes of the run ask: each test names its indices for itself."""

    @contextmanager
    def started() -> Iterator[str]:
        with running(elasticsearch_home, machine=[SHORT_LIVED]) as node:
            yield str(node.port)

    with shared(folder_of_the_run(tmp_path_factory), "elasticsearch-node", started) as port:
        yield Node(int(port))
