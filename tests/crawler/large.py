"""A large site, and what a data folder holds of it."""

from pathlib import Path

from crawler.archive import Archive
from indexer.filters import Filters
from indexer.index import open_index
from tests.crawler.crawls import Reply, Room, Server, article, links

_PER_LIST = 50


def large_site(room: Room, pages: int) -> Server:
    """Lists of 50 articles; every ninth article has a second page."""
    replies: dict[str, Reply] = {}
    lists = range(0, pages, _PER_LIST)
    for start in lists:
        following = f"<a href='/list{start + _PER_LIST}'>下一页</a>" if start + _PER_LIST < pages else ""
        names = (f"/a/{number}.html" for number in range(start, min(start + _PER_LIST, pages)))
        replies["/" if start == 0 else f"/list{start}"] = links(*names, extra=following)
    for number in range(pages):
        replies[f"/a/{number}.html"] = article(number, f"<a href='{number}_2.html'>下一页</a>" * (number % 9 == 0))
        if number % 9 == 0:
            replies[f"/a/{number}_2.html"] = article(100_000 + number)
    return room.serve(dict(replies))


def state(room: Room, data: Path) -> tuple[list[tuple[object, ...]], list[tuple[str, str, str]]]:
    """What archive and index hold, without times and places; and every archived page can be read."""
    with Archive(data / "archive") as archive:
        rows = archive.catalogue._db.rows("SELECT url, article, number, role, status, digest FROM pages")
        for (url,) in archive.catalogue._db.rows("SELECT url FROM pages"):
            entry = archive.catalogue.newest(url)
            assert entry is not None
            archive.read(entry)
    with open_index(str(data / "index")) as index:
        summaries = [(one.summary.id, one.summary.title, one.summary.text) for one in index.documents(None, Filters())]
    return sorted(rows), sorted(summaries)
