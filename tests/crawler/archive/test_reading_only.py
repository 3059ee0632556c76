"""An archive that this user may only read, mounted read-only or another user's, is read all the same."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from indexer.filters import Filters
from indexer.index import open_index
from tests.crawler.crawls import Room, article, links
from tests.crawler.running import REPOSITORY, SCRAPY

# Root that must ask for leave as everybody must.
POWERLESS = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-dac_override"]


@contextmanager
def unwritable(folder: Path) -> Iterator[None]:
    """A folder in which nothing may be written."""
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("root may write everything without setpriv (Debian: util-linux)")
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield
    finally:
        for path in paths:
            path.chmod(0o755 if path.is_dir() else 0o644)


def asked(room: Room, *command: str) -> subprocess.CompletedProcess[str]:
    program = SCRAPY.with_name("summaries") if command[0] == "cite" else SCRAPY
    return subprocess.run(
        [*(POWERLESS if os.geteuid() == 0 else []), str(program), *command], cwd=REPOSITORY,
        env=room.environment({}), capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


def test_whoever_may_only_read_verifies_explains_cites_and_looks_at_the_visits(room: Room) -> None:
    server = room.serve({"/": links("/a/1.html"), "/a/1.html": article(1)})
    assert room.crawl(server.address + "/").returncode == 0
    with open_index(str(room.data / "index")) as index:
        [found] = index.documents(None, Filters())
    page = room.folder / "page"
    questions = (
        ("verify",), ("explain", found.summary.id), ("status",), ("cite", found.summary.id),
        ("savepage", found.summary.url, str(page)),
    )  # fmt: skip
    with unwritable(room.data):
        for question in questions:
            run = asked(room, *question)
            assert run.returncode == 0, (question, run.stderr)
            assert run.stderr == ""
        refused = asked(room, "learn")
        assert refused.returncode == 2
        assert refused.stderr.count("\n") == 1 and "may not write it" in refused.stderr
    assert "2 pages read" in asked(room, "verify").stdout


@pytest.mark.parametrize("open_still", [True, False])
def test_what_a_writer_has_not_yet_brought_home_is_read_too(tmp_path: Path, *, open_still: bool) -> None:
    """Of one that is at work, and of one that was killed; run apart, for this process may write everything."""
    path = tmp_path / "data" / "some.sqlite3"
    path.parent.mkdir()
    python = str(SCRAPY.with_name("python"))
    opened = (
        "import sys; from pathlib import Path; from crawler.archive.database import database; "
        "file = database(Path(sys.argv[1]), 'CREATE TABLE IF NOT EXISTS t (x)', 1, synchronous='FULL', way_out='', "
    )
    write = opened + "reading=False); file.write('INSERT INTO t VALUES (7)'); print('written', flush=True); input()"
    writer = subprocess.Popen(
        [python, "-c", write, path], cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None and writer.stdout.readline() == "written\n"
    if not open_still:
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    read = opened + "reading=True); print(file.row('SELECT x FROM t'))"
    with unwritable(path.parent):
        run = subprocess.run(
            [*(POWERLESS if os.geteuid() == 0 else []), python, "-c", read, path], cwd=REPOSITORY, capture_output=True,
            text=True, timeout=300, check=False,
        )  # fmt: skip
    writer.kill()
    writer.communicate()
    assert run.stdout == "(7,)\n", run.stderr
