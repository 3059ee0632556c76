"""An index knows the archives again that it is fed from, and how far it has come with each."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.archive.compaction import compact
from crawler.feeding.feed import Feeder, feed
from indexer.filters import Filters
from indexer.index import open_index
from indexer.position import latest, pages_fed
from tests.crawler.archives import archived, article, cleaners, fed
from tests.crawler.running import scrapy
from workbench.elasticsearch import Node

NAMES = [f"https://www.example.com/{place}.html" for place in range(20)]


@pytest.fixture(params=["embedded", "elastic"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an index that is not there yet, of either engine."""
    if request.param == "embedded":
        return str(tmp_path / "index")
    node: Node = request.getfixturevalue("elasticsearch_node")
    return f"{node.url}/positions-{abs(hash(tmp_path))}"


def urls(index: str) -> set[str]:
    with open_index(index) as reader:
        return {document.summary.url for document in reader.documents(None, Filters())}


def feeding(index: str) -> Callable[[Path], int]:
    """Feeds the index from the archive in a folder; how many articles it was fed with."""

    def pages(folder: Path) -> int:
        with Archive(folder / "archive") as archive:
            return feed(Feeder(archive, index, cleaners())).pages

    return pages


def test_an_older_copy_that_is_brought_back_and_crawled_on_is_fed_whole(
    tmp_path: Path, index: str, caplog: pytest.LogCaptureFixture
) -> None:
    pages = feeding(index)
    archived(tmp_path, map(article, range(2)))
    shutil.copytree(tmp_path / "archive", tmp_path / "backup")
    archived(tmp_path, map(article, range(2, 4)))
    assert pages(tmp_path) == 4
    shutil.rmtree(tmp_path / "archive")
    (tmp_path / "backup").rename(tmp_path / "archive")
    archived(tmp_path, map(article, range(5, 9)))  # its numbers have come past that which the index remembers
    assert not caplog.text
    assert pages(tmp_path) == 6
    assert "was an older copy of the archive brought back" in caplog.text
    assert urls(index) == {*NAMES[:4], *NAMES[5:9]}
    archived(tmp_path, [article(9)])
    assert pages(tmp_path) == 1


def test_an_older_copy_that_is_brought_back_before_it_was_fed_further_goes_on(tmp_path: Path, index: str) -> None:
    pages = feeding(index)
    archived(tmp_path, map(article, range(3)))
    assert pages(tmp_path) == 3
    shutil.copytree(tmp_path / "archive", tmp_path / "backup")
    archived(tmp_path, [article(3)])  # which the index has never seen
    shutil.rmtree(tmp_path / "archive")
    (tmp_path / "backup").rename(tmp_path / "archive")
    archived(tmp_path, map(article, range(4, 6)))
    assert pages(tmp_path) == 2


def test_an_index_follows_several_archives(tmp_path: Path, index: str, caplog: pytest.LogCaptureFixture) -> None:
    pages = feeding(index)
    one, other = tmp_path / "one", tmp_path / "other"
    archived(one, map(article, range(3)))
    archived(other, map(article, range(10, 14)))
    assert [pages(one), pages(other)] == [3, 4]
    assert caplog.text.count("was fed from another archive so far") == 1
    caplog.clear()
    archived(one, [article(3)])
    assert [pages(one), pages(other), pages(one), pages(other)] == [1, 0, 0, 0]
    assert not caplog.text
    assert len(urls(index)) == 8


def test_copies_of_an_archive_that_are_both_crawled_on_are_two(tmp_path: Path, index: str) -> None:
    pages = feeding(index)
    one, other = tmp_path / "one", tmp_path / "other"
    archived(one, map(article, range(3)))
    assert pages(one) == 3
    shutil.copytree(one, other)
    archived(one, [article(3), article(4)])
    archived(other, map(article, range(10, 14)))
    assert [pages(one), pages(other)] == [2, 7]
    archived(one, [article(5)])
    archived(other, [article(15)])
    assert [pages(one), pages(other), pages(one), pages(other)] == [1, 1, 0, 0]
    assert len(urls(index)) == 11


def test_what_was_compacted_away_is_known_again(tmp_path: Path, index: str, caplog: pytest.LogCaptureFixture) -> None:
    pages = feeding(index)
    archived(tmp_path, map(article, range(3)))
    assert pages(tmp_path) == 3
    archived(tmp_path, [article(2, "另一份工作总结。" * 40), article(3)])
    with Archive(tmp_path / "archive") as archive:
        assert compact(archive).dropped == 1  # that which the index remembers
    assert pages(tmp_path) == 2
    assert not caplog.text


def test_a_rebuild_tells_that_another_archive_has_to_be_fed_again(tmp_path: Path) -> None:
    index = str(tmp_path / "index")
    one, other = tmp_path / "one", tmp_path / "other"
    archived(one, map(article, range(2)))
    archived(other, map(article, range(10, 13)))
    assert feeding(index)(one) == 2
    assert "another archive" not in scrapy(one, "rebuild", SUMMARIES_INDEX=index).stderr
    assert feeding(index)(other) == 3
    assert (
        "The index before this one had been fed from another archive too"
        in scrapy(one, "rebuild", SUMMARIES_INDEX=index).stderr
    )
    assert feeding(index)(other) == 3
    assert len(urls(index)) == 5


def test_an_archive_in_which_nothing_is_yet_changes_nothing(tmp_path: Path) -> None:
    archived(tmp_path / "one", map(article, range(3)))
    feeding(str(tmp_path / "index"))(tmp_path / "one")
    archived(tmp_path, [])
    assert fed(tmp_path).pages == 0
    with open_index(str(tmp_path / "index")) as reader:
        assert latest(reader.positions) == 3 and len(reader.positions) == 1


def test_pages_are_counted_on_where_the_catalogue_was_lost(
    tmp_path: Path, index: str, caplog: pytest.LogCaptureFixture
) -> None:
    pages = feeding(index)
    archived(tmp_path, map(article, range(3)))
    assert pages(tmp_path) == 3
    for file in (tmp_path / "archive").glob("catalogue.sqlite3*"):
        file.unlink()
    run = scrapy(tmp_path, "rebuild", SUMMARIES_INDEX=index)
    assert run.returncode == 0 and "another archive" not in run.stderr, run.stderr
    assert fed_pages(index) == 3
    archived(tmp_path, [article(3)])
    for file in (tmp_path / "archive").glob("catalogue.sqlite3*"):
        file.unlink()
    assert pages(tmp_path) == 4  # by the next crawl, without a rebuild
    assert "another archive" not in caplog.text
    assert fed_pages(index) == 4 and len(urls(index)) == 4


def fed_pages(index: str) -> int:
    with open_index(index) as reader:
        return pages_fed(reader.positions)
