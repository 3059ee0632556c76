"""A rebuild that was broken off is gone on with by the same cleaners and rules alone."""

from pathlib import Path

import pytest

from crawler.feeding import recipe
from crawler.feeding.feed import FeedReport
from indexer.filters import Filters
from indexer.index import open_index
from tests.crawler.archives import fed
from tests.crawler.pages import BODY, html_page
from tests.crawler.running import scrapy

SLOGAN = "本站祝您工作顺利，学习进步，万事如意。"
RULES = "start = ['https://www.example.com/']\narticles = ['x']\n"
STRICTER = RULES + f"[[boilerplate]]\npattern = '{SLOGAN}'\n"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with two pages of a site."""
    monkeypatch.setenv("SUMMARIES_DATA", str(tmp_path / "data"))
    (tmp_path / "pages").mkdir()
    first, *others = BODY.split("\n")
    for number in range(2):
        body = "\n".join([first, f"{SLOGAN}全年办理来信{number}件。", *others])
        (tmp_path / "pages" / f"{number}.html").write_bytes(html_page(body).body)
    assert scrapy(tmp_path / "data", "load", "--site", "zhen", tmp_path / "pages").returncode == 0
    (tmp_path / "data" / "sites").mkdir()
    (tmp_path / "data" / "sites" / "zhen.toml").write_text(RULES, "utf-8")
    return tmp_path / "data"


def test_a_rebuild_by_other_rules_begins_anew(data: Path) -> None:
    def stop(report: FeedReport) -> None:
        raise KeyboardInterrupt

    index = str(data / "index")
    with pytest.raises(KeyboardInterrupt):
        fed(data, fresh=True, begun=lambda: recipe.begun(index), progress=stop)
    assert recipe.resume(index)
    (data / "sites" / "zhen.toml").write_text(STRICTER, "utf-8")
    assert not recipe.resume(index)  # by one that was killed before it could begin, or still waits for its turn
    run = scrapy(data, "rebuild")
    assert run.returncode == 0 and "2 summaries from 2 pages" in run.stdout
    with open_index(index) as reader:
        texts = [document.summary.text for document in reader.documents(None, Filters())]
    assert len(texts) == 2 and not any(SLOGAN in text for text in texts)


def test_it_goes_on_until_something_changes_or_it_has_ended(data: Path) -> None:
    def goes_on(index: str) -> list[bool]:
        before = recipe.resume(index)
        recipe.begun(index)
        return [before, recipe.resume(index)]

    assert goes_on("a") == [False, True] and not recipe.resume("b")
    (data / "learned").mkdir()
    (data / "learned" / "zhen.jsonl").write_text('{"key": "x"}\n', "utf-8")
    assert goes_on("a") == [False, True]
    recipe._note("a").write_bytes(b"\xff\xfe\0")  # what a power cut has left of it
    assert goes_on("a") == [False, True]
    recipe.ended("a")
    assert not recipe.resume("a")
