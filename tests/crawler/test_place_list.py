"""Where the list of places is not installed, it is told once, however many processes look for it."""

import subprocess
import sysconfig
import venv
from pathlib import Path

from tests.crawler.crawls import Reply, Room, Server, article, links
from tests.crawler.running import REPOSITORY, environment

TOLD = "regions are told without the names of towns"


def without_list(folder: Path) -> Path:
    """The Python of an environment that has all packages of this one, and nothing beside them."""
    venv.create(folder, with_pip=False)
    [packages] = folder.glob("lib/python*/site-packages")
    (packages / "all.pth").write_text(f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n", "utf-8")
    return folder / "bin" / "python"


def test_a_crawl_tells_once_and_begins_without_a_line_that_sounds_like_its_end(tmp_path: Path) -> None:
    python, room = without_list(tmp_path / "env"), Room(tmp_path)
    # One that reads like an error page is cleaned as it comes, besides the feeding of the index.
    suspect = Reply("<title>x</title><h1>出错了</h1><p>页面不存在</p>")
    server = Server({"/": links("/a/1.html", "/a/2.html"), "/a/1.html": article(1), "/a/2.html": suspect})
    try:
        site = room.describe([server.address + "/"])
        crawl = subprocess.run(
            [python, "-m", "scrapy", "crawl", "summaries", "-a", f"site={site}"],
            cwd=REPOSITORY, env=environment(room.data), capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
    finally:
        server.close()
    assert crawl.returncode == 0, crawl.stderr
    assert "1 summary indexed" in crawl.stdout and "says that there is no such page" in crawl.stdout
    assert crawl.stderr.count(TOLD) == 1, crawl.stderr
    assert "Crawled 0 pages" not in crawl.stderr
