"""A disk that is full, by a small file system of its own."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.crawler.pages import PAGE
from tests.crawler.running import REPOSITORY, SCRAPY, environment

# The mount is seen by this shell alone and goes with it.
SCRIPT = """
set -u
mount -t tmpfs -o size=700k none "$SUMMARIES_DATA" || exit 77
"$0" load "$1"; echo "status $?"
mount -o remount,size=60m "$SUMMARIES_DATA"
"$0" load "$1"; echo "status $?"
"""


def test_a_full_disk_while_archiving_is_told_and_what_was_archived_stays(tmp_path: Path) -> None:
    pages, data = tmp_path / "pages", tmp_path / "data"
    pages.mkdir()
    data.mkdir()
    for number in range(40):
        noise = os.urandom(30_000).hex()  # nothing that could be compressed away
        html = PAGE.replace("</body>", f"<!-- {noise} --><p>第{number}号</p></body>")
        (pages / f"{number:02}.html").write_text(html, encoding="utf-8")
    unshare = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--user", "--map-root-user", "--mount"]
    run = subprocess.run(
        [*unshare, "sh", "-c", SCRIPT, SCRAPY, pages],
        cwd=REPOSITORY, env=environment(data), capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    if run.returncode == 77:
        pytest.skip("this machine lets nobody mount a file system")
    full, again = run.stdout.split("status ")[1:]  # what came before each is in the part before it
    assert full.startswith("2")
    why = r"cannot be used \((No space left on device|.*disk is full)\)"
    assert re.match(rf"scrapy load: {data}/archive(/catalogue.sqlite3)?: {why}", run.stderr), run.stderr
    assert "Make room" in run.stderr
    assert "Traceback" not in run.stderr
    assert again.startswith("0")
    [said] = [line for line in run.stdout.splitlines() if line.startswith("loaded")]
    counts = {name: int(number) for name, number in (part.split() for part in said.split(";")[0].split(", "))}
    assert counts["loaded"] + counts["unchanged"] == 40
    assert "40 summaries from 40 pages" in said
