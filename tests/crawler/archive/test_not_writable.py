"""Archives that this user may not write: mounted read-only, or another user's."""

import os
import pwd
import shutil
import subprocess

import pytest

from tests.crawler.crawls import Room, article, links
from tests.crawler.running import REPOSITORY, SCRAPY

READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" || exit 77; exec "$@"'


def refused(room: Room, before: list[str], *command: str) -> str:
    """What a command says that cannot write; one line, and status 2."""
    run = subprocess.run(
        [*before, str(SCRAPY), *command], cwd=REPOSITORY, env=room.environment({}), capture_output=True, text=True,
        timeout=300, check=False,
    )  # fmt: skip
    if run.returncode == 77:
        pytest.skip("this machine lets nobody mount a file system")
    assert run.returncode == 2, run.stderr
    assert "Traceback" not in run.stderr
    assert run.stderr.count("\n") == 1, run.stderr
    return run.stderr


def test_a_read_only_archive_and_another_users_are_told_before_anything_is_fetched(room: Room) -> None:
    if os.geteuid() != 0 or not all(map(shutil.which, ("unshare", "setpriv"))):
        pytest.skip("another user's files need root, unshare and setpriv (Debian: util-linux)")
    server = room.serve({"/": links("/a/1.html"), "/a/1.html": article(1)})
    assert room.crawl(server.address + "/").returncode == 0
    server.asked.clear()
    crawl = ("crawl", "summaries", "-a", f"site={room.describe([server.address + '/'], 'max_pages = 9')}")
    read_only = ["unshare", "--mount", "sh", "-c", READ_ONLY, str(room.data)]
    assert "this user may not write it" in refused(room, read_only, *crawl)
    nobody = pwd.getpwnam("nobody")
    for path in (room.data, *room.data.rglob("*")):
        os.chown(path, nobody.pw_uid, nobody.pw_gid)
    # Root that must ask for leave as everybody must.
    powerless = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-dac_override"]
    assert "this user may not write it" in refused(room, powerless, *crawl)
    assert server.asked == []
