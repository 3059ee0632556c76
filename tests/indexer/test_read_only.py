"""An index that this user may not write, mounted read-only or another user's, is read all the same."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.embedded import EmbeddedReader
from indexer.filters import Filters
from tests.indexer.conftest import feed, ids
from workbench.corpus import summary

# Root that must ask for leave as everybody must.
POWERLESS = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-dac_override"]


def test_an_index_is_read_where_nothing_may_be_written(tmp_path: Path) -> None:
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("root may write everything without setpriv (Debian: util-linux)")
    index, scratch = tmp_path / "index", tmp_path / "scratch"
    scratch.mkdir()
    feed(index, [replace(summary(1), text="全县平安校园创建活动深入开展。")])
    for path in (index, *index.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    asked = subprocess.run(
        [*(POWERLESS if os.geteuid() == 0 else []), sys.executable, "-m", "search_cli.main", "count", "平安校园"],
        env=os.environ | {"SUMMARIES_INDEX": str(index), "TMPDIR": str(scratch)},
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    for path in (index, *index.rglob("*")):
        path.chmod(0o755)
    assert asked.returncode == 0, asked.stderr
    assert '"occurrences": 1' in asked.stdout
    assert list(scratch.iterdir()) == []


def test_a_reader_of_links_goes_on_when_the_index_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    feed(tmp_path / "index", [replace(summary(1), text="全县平安校园创建活动深入开展。")])
    monkeypatch.setattr(os, "access", lambda *_: False)
    reader = EmbeddedReader(tmp_path / "index")
    feed(tmp_path / "index", [summary(7)])
    assert ids(reader.documents(None, Filters())) == [summary(1).id]
    assert len(ids(EmbeddedReader(tmp_path / "index").documents(None, Filters()))) == 2
