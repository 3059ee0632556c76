"""Archives with pages of our own writing, and feeding from them."""

import atexit
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from crawler.archive import Archive
from crawler.archive.fetched import Fetched
from crawler.feeding.cleaning import Cleaners
from crawler.feeding.feed import Feeder, FeedReport, feed
from crawler.page import SiteRules
from tests.crawler.pages import BODY, html_page

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def no_rules(site: str) -> SiteRules:
    return SiteRules()


def article(place: int, text: str = BODY, status: int = 200) -> Fetched:
    url = f"https://www.example.com/{place}.html"
    body = html_page(f"{text}\n第{place}号。", url=url).body
    return Fetched(url, body, NOON, status=status, headers=(("Content-Type", "text/html; charset=utf-8"),))


def archived(folder: Path, pages: Iterable[Fetched]) -> None:
    """Pages into the archive of a data folder."""
    fill(folder / "archive", pages)


def fetched(place: int, body: str = "", /, **more: object) -> Fetched:
    """A page as it was fetched at noon, with a body of its own; `more` are its other fields."""
    page = Fetched(
        f"https://www.example.com/{place}.html", (body or f"第{place}页").encode(), NOON,
        headers=(("Content-Type", "text/html; charset=gbk"), ("Content-Encoding", "gzip")), site="example",
    )  # fmt: skip
    return Fetched(**{name: getattr(page, name) for name in page.__slots__} | more)


def fill(folder: Path, pages: Iterable[Fetched]) -> None:
    """Pages into the archive at a folder, which is opened for them and closed again."""
    with Archive(folder) as archive:
        for page in pages:
            archive.append(page)


def bodies(folder: Path) -> dict[str, str]:
    """The newest body of every article, read back through the catalogue."""
    with Archive(folder) as archive:
        found = {}
        for _, article in archive.catalogue.articles.behind(0):
            page = archive.page(article, no_rules)
            assert page is not None
            found[article] = page.body.decode()
        return found


@cache
def cleaners(workers: int = 1) -> Cleaners:
    """For all tests: what cleans takes seconds to begin."""
    made = Cleaners(workers)
    atexit.register(made.close)
    return made


def fed(folder: Path, index: str = "index", workers: int = 1, **more: object) -> FeedReport:
    with Archive(folder / "archive") as archive:
        return feed(Feeder(archive, str(folder / index), cleaners(workers)), **more)  # type: ignore[arg-type]
