"""Commands run against a real server, and questions put to it directly."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexer.filters import Filters
from indexer.index import open_index
from tests import forked
from tests.crawler.running import environment
from workbench.elasticsearch import Node

Run = Callable[..., subprocess.CompletedProcess[str]]
Ask = Callable[..., Any]


@pytest.fixture
def ask(elasticsearch_node: Node) -> Ask:
    """Asks the server, past the product."""

    def asked(method: str, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            elasticsearch_node.url + path, data, {"content-type": "application/json"}, method=method
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    return asked


def held(url: str) -> dict[str, str]:
    """The texts that an index holds, by their summaries' ids."""
    with open_index(url) as reader:
        return {one.summary.id: one.summary.text for one in reader.documents(None, Filters())}


def command(*arguments: str) -> list[str]:
    """`summaries` with these arguments."""
    return [sys.executable, "-m", "search_cli.main", *arguments]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs `summaries` with the arguments to its end; `status` is the exit status expected."""

    def ran(*arguments: str, status: int = 0, **more: str) -> subprocess.CompletedProcess[str]:
        done = forked.run("summaries", arguments, environment(tmp_path, **more), timeout=240)
        assert done.returncode == status, (done.returncode, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        return done

    return ran
