"""A full harvest beside a bare Scrapy spider that follows the same links and keeps nothing, on a site on loopback.

python -m benchmarks.crawl [ARTICLES]
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from demo.serve import serving
from demo.styles import Answer
from tests.crawler.test_spider import article, links

SCRAPY = Path(sys.executable).parent / "scrapy"
PER_LIST = 50
BARE = """
import scrapy

class Bare(scrapy.Spider):
    name = "bare"
    custom_settings = {"CONCURRENT_REQUESTS": 8, "CONCURRENT_REQUESTS_PER_DOMAIN": 8, "DOWNLOAD_DELAY": 0,
                       "LOG_LEVEL": "WARNING", "TELNETCONSOLE_ENABLED": False}

    async def start(self):
        yield scrapy.Request(ADDRESS + "/")

    def parse(self, response):
        for url in response.css("a::attr(href)").getall():
            yield response.follow(url)
"""


def site(articles: int) -> dict[str, Answer]:
    """Lists of 50 articles, one leading to the next, and the articles."""
    answers = {"/robots.txt": Answer(b"", "text/plain")}
    for start in range(0, articles, PER_LIST):
        following = f"<a href='/list{start + PER_LIST}'>下一页</a>" if start + PER_LIST < articles else ""
        names = (f"/a/{number}.html" for number in range(start, start + PER_LIST))
        answers["/" if start == 0 else f"/list{start}"] = Answer(str(links(*names, extra=following).body).encode())
    for number in range(articles):
        answers[f"/a/{number}.html"] = Answer(str(article(number).body).encode())
    return answers


def main(articles: int) -> None:
    with serving(site(articles)) as address, tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        (data / "bare.py").write_text(f"ADDRESS = {address!r}\n{BARE}", encoding="utf-8")
        (data / "zhen.toml").write_text(
            f"start = ['{address}/']\narticles = ['/a/\\d+\\.html']\nlists = ['/list']\ndelay = 0\nconcurrency = 8\n",
            encoding="utf-8",
        )
        environment = os.environ | {"SUMMARIES_DATA": str(data / "data")}
        environment.pop("SUMMARIES_INDEX", None)
        full = [str(SCRAPY), "crawl", "summaries", "-a", f"site={data / 'zhen.toml'}"]
        bare = _timed([str(SCRAPY), "runspider", str(data / "bare.py")], environment, data)
        first = _timed(full, environment)
        second = _timed(full, environment)
    pages = articles + articles // PER_LIST
    print(f"bare spider   {pages / bare.wall:6.0f} pages/s, {bare}")
    print(f"full harvest  {pages / first.wall:6.0f} pages/s, {first}")
    print(f"              {bare.wall / first.wall:.0%} of the bare spider's pages/s")
    print(f"second visit  no article is due, {second}")


class Took(NamedTuple):
    """Seconds that a command took, and of processors, its own time and the system's for it."""

    wall: float
    processor: float

    def __str__(self) -> str:
        return f"{self.wall:.1f} s ({self.processor:.1f} s of processors)"


def _timed(command: list[str], environment: dict[str, str], folder: Path = Path()) -> Took:
    begun, used = time.monotonic(), os.times()
    # Outside of the project, whose settings are not those of a bare spider.
    run = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=True)
    print((run.stdout or "bare spider").strip())
    now = os.times()
    spent = now.children_user + now.children_system - used.children_user - used.children_system
    return Took(time.monotonic() - begun, spent)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
