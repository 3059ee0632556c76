"""Several machines at one site, by network namespaces; skipped with the reason where nobody may make them."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.crawler.running import REPOSITORY, environment

SOAK_PAGES, DELAY = 10_000, 0.25


def machines(folder: Path, pages: int, delay: float, timeout: float) -> dict[str, Any]:
    if os.geteuid() != 0 or not all(map(shutil.which, ("unshare", "nsenter", "ip"))):
        pytest.skip("machines of one's own need root, unshare, nsenter and ip (Debian: util-linux, iproute2)")
    if subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody make a network of one's own")
    run = subprocess.run(
        ["unshare", "--net", sys.executable, "-m", "tests.crawler.fetching.machines", folder, str(pages), str(delay)],
        cwd=REPOSITORY, env=environment(folder / "data"), capture_output=True, text=True, timeout=timeout, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-3_000:]
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def judge(told: dict[str, Any], pages: int, delay: float) -> None:
    for name, one in told.items():
        shown = {key: value for key, value in one.items() if key != "told"}
        print(name, shown)
    four = told["four"]
    assert four["status"] == [-9, 0, 0, 0], four["told"]
    assert (four["articles"], four["summaries"], four["most"]) == (pages, pages, 1), four
    assert len(four["asked_by"]) == 4
    assert all(one["shortest_gap"] >= delay for one in told.values())  # each machine keeps the site's delay
    assert told["two"]["per_second"] >= 1.6 * told["one"]["per_second"]


@pytest.mark.alone
@pytest.mark.timeout(400)
def test_machines_come_and_go_and_every_page_is_there_once(tmp_path: Path) -> None:
    judge(machines(tmp_path, 160, DELAY, 380), 160, DELAY)


@pytest.mark.soak
@pytest.mark.timeout(7_200)
def test_a_large_site(tmp_path: Path) -> None:
    judge(machines(tmp_path, SOAK_PAGES, DELAY, 7_000), SOAK_PAGES, DELAY)
