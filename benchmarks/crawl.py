"""A full harvest beside a bare Scrapy spider that follows the same links and keeps nothing, on a site on loopback.

    python -m benchmarks.crawl [ARTICLES] [RUNS]

A harvest ends when archive and index hold everything. Times begin with the first request, so they leave out the start
of both programs; the bare spider has Scrapy's defaults. The two processes that clean and feed start after the first
request. That takes some two seconds of a processor, which matter in a small crawl and not in a large one.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from benchmarks import parser_of
from demo.serve import serving
from demo.styles import Answer
from workbench.site import article, links

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
        answers["/" if start == 0 else f"/list{start}"] = Answer(links(*names, extra=following).encode())
    for number in range(articles):
        answers[f"/a/{number}.html"] = Answer(article(number).encode())
    return answers


class Log(dict[str, Answer]):
    """The site's answers, which remember what they were asked for, and when the first was."""

    def __init__(self, answers: dict[str, Answer]):
        super().__init__(answers)
        self.asked: list[str] = []
        self.began = 0.0

    def get(self, path: str, default: Any = None) -> Any:
        self.began = self.began or time.monotonic()
        self.asked.append(path)
        return super().get(path, default)

    def clear_log(self) -> None:
        self.asked, self.began = [], 0.0


class Took(NamedTuple):
    """What a command took: pages a second from its first request to its end, and seconds of all its processes."""

    pages: float
    processors: float
    whole: float  # seconds from its start to its end
    articles: int  # asked for

    def __str__(self) -> str:
        return f"{self.pages:6.0f} pages/s, {self.processors:.1f} s of processors ({self.whole:.1f} s with start-up)"


def main() -> None:
    parser = parser_of("crawl", __doc__)
    parser.add_argument("articles", type=int, nargs="?", default=10_000)
    parser.add_argument("runs", type=int, nargs="?", default=3)
    options = parser.parse_args()
    log = Log(site(options.articles))
    pages = options.articles + len(range(0, options.articles, PER_LIST))
    ratios = []
    with serving(log) as address:
        for _ in range(options.runs):
            with tempfile.TemporaryDirectory() as folder:
                bare, first, second = _run(log, address, Path(folder), pages)
            ratios.append(first.pages / bare.pages)
            print(f"bare spider   {bare}\nfull harvest  {first}: {ratios[-1]:.0%} of the bare spider's pages/s")
            print(f"second visit  {second.articles} articles asked for ({second.whole:.1f} s)", flush=True)
    ratios.sort()
    print(f"of {options.runs} runs: {ratios[0]:.0%} at least, {median(ratios):.0%} median, {ratios[-1]:.0%} at most")


def _run(log: Log, address: str, folder: Path, pages: int) -> tuple[Took, Took, Took]:
    (folder / "bare.py").write_text(f"ADDRESS = {address!r}\n{BARE}", encoding="utf-8")
    (folder / "zhen.toml").write_text(
        f"start = ['{address}/']\narticles = ['/a/\\d+\\.html']\nlists = ['/list']\ndelay = 0\nconcurrency = 8\n",
        encoding="utf-8",
    )
    environment = os.environ | {"SUMMARIES_DATA": str(folder / "data")}
    environment.pop("SUMMARIES_INDEX", None)
    full = [str(SCRAPY), "crawl", "summaries", "-a", f"site={folder / 'zhen.toml'}"]
    # Outside of the project, whose settings are not those of a bare spider.
    bare = _timed([str(SCRAPY), "runspider", str(folder / "bare.py")], environment, log, folder)
    first, second = (_timed(full, environment, log) for _ in range(2))
    for took in (bare, first):
        assert took.articles == pages - len(range(0, took.articles, PER_LIST)), f"{took.articles} articles asked for"
    return bare, first, second


def _timed(command: list[str], environment: dict[str, str], log: Log, folder: Path = Path()) -> Took:
    log.clear_log()
    begun, used = time.monotonic(), os.times()
    subprocess.run(command, env=environment, cwd=folder, capture_output=True, check=True)
    ended, now = time.monotonic(), os.times()
    spent = now.children_user + now.children_system - used.children_user - used.children_system
    asked = len([path for path in log.asked if path != "/robots.txt"])
    articles = len([path for path in log.asked if path.startswith("/a/")])
    return Took(asked / (ended - log.began), spent, ended - begun, articles)


if __name__ == "__main__":
    main()
