"""Whose copies the new articles of a visit are."""

from dataclasses import replace
from pathlib import Path

from crawler.archive import Archive
from crawler.archive.fetched import Fetched
from crawler.visiting.copied import copied
from indexer.index import open_index
from tests.crawler.archives import NOON, archived, fed
from tests.crawler.pages import BODY, html_page


def at(host: str, place: int, text: str, site: str) -> Fetched:
    url = f"https://{host}/{place}.html"
    return Fetched(url, html_page(text, url=url).body, NOON, headers=(("Content-Type", "text/html"),), site=site)


def test_the_new_articles_that_another_host_has_too_are_counted_by_it(tmp_path: Path) -> None:
    other = BODY.replace("县委", "乡里")[::-1]
    old = [at("old.e.cn", 1, BODY, "zhen"), at("f.cn", 2, other, "other")]
    new = [at("new.e.cn", 1, BODY, "zhen"), at("new.e.cn", 2, other, "zhen")]
    archived(tmp_path, [*old, at("new.e.cn", 3, BODY, "zhen")])
    with Archive(tmp_path / "archive") as archive:
        since = archive.catalogue.last()
    archived(tmp_path, [*new, replace(new[0], url=new[0].url.replace("1", "3"))])
    fed(tmp_path)
    with Archive(tmp_path / "archive") as archive, open_index(str(tmp_path / "index")) as index:
        found = copied(archive, "zhen", since, index)
        assert (found.looked, found.own, found.others) == (2, {"old.e.cn": 1}, {"f.cn": 1})
        assert copied(archive, "zhen", archive.catalogue.last(), index).looked == 0
