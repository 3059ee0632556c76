"""A small index on disk, and the query CLI run against it as a user runs it."""

import json
import os
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from indexer.summary import Summary, summary_id
from tests import forked
from tests.indexer.conftest import feed
from workbench.corpus import summaries

HOSTILE_TITLE = '=HYPERLINK("x")\x1b[31m\x07标题'

Run = Callable[..., subprocess.CompletedProcess[str]]


def rows(text: str) -> list[dict[str, Any]]:
    """The records of jsonl."""
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="session")
def collection() -> list[Summary]:
    """300 summaries of the corpus, one untitled, one traditional with hard wraps, and one that attacks its reader."""
    url = "https://www.example.com/odd.html"
    plain = list(summaries(300, characters=600))
    first = plain[0]
    wrapped = replace(
        first,
        id=summary_id(url, 1),
        url=url,
        title="繁體",
        text="開展平安　校\u3000園創建。\n平安\n校園。",
        cluster=None,
    )
    hostile = replace(
        first,
        id=summary_id(url, 2),
        url=url,
        title=HOSTILE_TITLE,
        text="惡意\x1b]0;pwned\x07\x9b2J\u202e正文平安校园",
        cluster=None,
    )
    plain[7] = replace(plain[7], title=None, page_title=None)
    return [*plain, *(replace(one, chars=len(one.text)) for one in (wrapped, hostile))]


@pytest.fixture(scope="session")
def index(collection: list[Summary], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "index"
    feed(folder, collection, fed=7)
    return folder


@pytest.fixture
def run(index: Path) -> Run:
    """Runs `summaries` with the arguments, in a pipe, on the small index."""

    def ran(*arguments: str, check: Sequence[int] = (0,)) -> subprocess.CompletedProcess[str]:
        done = forked.run("summaries", arguments, {**os.environ, "SUMMARIES_INDEX": str(index)})
        assert done.returncode in check, (done.returncode, done.stderr)
        assert "Traceback" not in done.stderr
        return done

    return ran
