"""A power cut: only what had reached the disk is there, by a disk of one's own that is copied while a crawl runs.

A file system in a file gives the crawl what the kernel holds in memory too, but a copy of the file has only what was
synced or happened to be written. Where nobody may mount one, the test is skipped with the reason.
"""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.archive.database import database
from indexer.trouble import Trouble
from tests.crawler.archives import archived
from tests.crawler.archives import article as page
from tests.crawler.crawls import Room
from tests.crawler.large import large_site, state
from tests.crawler.running import REPOSITORY, SCRAPY

PAGES = 150
# commit=300: the journal is written when the crawl asks for it, and not by the clock.
MOUNTED = """
mount -o loop,commit=300 "$IMAGE" "$SUMMARIES_DATA" || exit 77
"$@"; status=$?
cp -a "$SUMMARIES_DATA/." "$OUT"; exit $status
"""


def on(image: Path, room: Room, site: Path) -> "subprocess.Popen[str]":
    """A crawl onto the disk in a file; what the disk holds in the end is copied beside it, to NAME.out."""
    room.data.mkdir(exist_ok=True)
    out = image.with_suffix(".out")
    out.mkdir()
    return subprocess.Popen(
        ["unshare", "--mount", "sh", "-c", MOUNTED, "sh", SCRAPY, "crawl", "summaries", "-a", f"site={site}"],
        cwd=REPOSITORY, env=room.environment({"IMAGE": str(image), "OUT": str(out), "SUMMARIES_MIN_FREE": "0"}),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
    )  # fmt: skip


@pytest.mark.timeout(300)
def test_after_a_power_cut_the_next_crawl_makes_up_for_it(room: Room) -> None:
    if os.geteuid() != 0 or not shutil.which("mkfs.ext4"):
        pytest.skip("a file system of one's own needs root and mkfs.ext4 (Debian: e2fsprogs)")
    server = large_site(room, PAGES)
    site = room.describe([server.address + "/"], delay=0.02, revisit="[1, 30]")
    blank = room.folder / "calm.img"
    with blank.open("wb") as file:
        file.truncate(96_000_000)
    subprocess.run(["mkfs.ext4", "-q", blank], check=True, capture_output=True)
    running = on(blank, room, site)
    dice = random.Random(5)
    cuts: list[Path] = []
    while running.poll() is None and len(cuts) < 2:
        time.sleep(dice.uniform(0.5, 2.0))
        if len(server.asked) < PAGES // 4 * (len(cuts) + 1):
            continue
        os.killpg(running.pid, signal.SIGSTOP)
        cuts.append(room.folder / f"cut{len(cuts)}.img")
        subprocess.run(["cp", "--sparse=always", blank, cuts[-1]], check=True)
        os.killpg(running.pid, signal.SIGCONT)
    told, _ = running.communicate(timeout=120)
    if running.returncode == 77:
        pytest.skip("this machine lets nobody mount a file system")
    assert running.returncode == 0, told
    wanted = state(room, blank.with_suffix(".out"))
    assert len(wanted[1]) == PAGES
    assert cuts
    for cut in cuts:
        before = len(server.asked)
        again = on(cut, room, site)
        told, _ = again.communicate(timeout=120)
        assert again.returncode == 0, told
        assert "Traceback" not in told
        assert state(room, cut.with_suffix(".out")) == wanted
        assert len(server.asked) - before < PAGES  # what had been archived was not asked for again


def test_the_name_of_a_new_file_is_on_the_disk_before_the_catalogue_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    own = os.fsync

    def noted(descriptor: int) -> None:
        synced.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        own(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    archived(tmp_path, [page(1)])
    [warc] = (tmp_path / "archive").glob("*.warc.gz")
    assert synced == [str(tmp_path / "archive"), str(warc)]


def test_a_file_of_a_newer_version_is_refused_and_one_without_a_number_is_taken(tmp_path: Path) -> None:
    archived(tmp_path, [page(1)])
    path = tmp_path / "archive" / "catalogue.sqlite3"
    for version in (0, 1):
        with sqlite3.connect(path) as opened:
            opened.execute(f"PRAGMA user_version={version}")
        with Archive(tmp_path / "archive") as archive:
            assert archive.catalogue.last() == 1
    with sqlite3.connect(path) as opened:
        opened.execute("PRAGMA user_version=99")
    with pytest.raises(Trouble, match="made by a newer version"):
        database(path, "", 1, synchronous="FULL", way_out="")
