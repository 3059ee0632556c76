"""The demonstration is harvested by the real command; what comes out is compared with what its generator wrote."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.archive.catalogue import Catalogue
from crawler.archive.fetched import Fetched
from crawler.archive.store import Archive
from demo.__main__ import main as run_demonstration
from demo.serve import serving, site_file
from demo.site import DemoSite, build
from indexer.ending import ended
from indexer.filters import Filters
from indexer.index import open_index
from indexer.summary import Summary, page_key
from indexer.text import searchable

REPOSITORY = Path(__file__).resolve().parents[1]
# Commands of the README that end by themselves; the demonstration stands in for the reader's own pages.
SHOWN = re.findall(
    r"^\$ ((?:summaries (?!serve)|scrapy rebuild)[^#\n]*)",
    (REPOSITORY / "README.md").read_text("utf-8"),
    re.M,
)
BIN = Path(sys.executable).parent

# What the site writes, in every place where sites do: none of it may be left in a summary.
ADVERTISEMENTS = (
    "小编", "范文网", "由会员分享", "下载后可任意编辑", "VIP", "珍藏版", "立即下载", "客服QQ", "网友上传",
    "希望能帮到您", "我要投稿", "当前位置", "猜你喜欢", "推荐阅读", "版权所有", "上一篇", "下一篇", "下一页",
    "扫一扫", "点击次数", "发布时间", "请先登录", "当前显示", "复制全文", "免责声明",
)  # fmt: skip


class Harvest:
    """One crawl of the demonstration's site."""

    def __init__(self, data: Path):
        self.site: DemoSite = build()
        description = data / "demo.toml"
        self.environment = os.environ | {"SUMMARIES_DATA": str(data)}
        self.environment.pop("SUMMARIES_INDEX", None)
        with serving(self.site.answers) as self.address:
            description.write_text(site_file(self.address), encoding="utf-8")
            self.run = subprocess.run(
                [BIN / "scrapy", "crawl", "summaries", "-a", f"site={description}"],
                cwd=REPOSITORY, env=self.environment, capture_output=True, text=True, timeout=300, check=False,
            )  # fmt: skip
        self.catalogue = Catalogue(data / "archive")
        self.pages: dict[str, list[Summary]] = {}
        with open_index(str(data / "index")) as index:
            for document in index.documents(None, Filters()):
                self.pages.setdefault(document.summary.page, []).append(document.summary)

    def summaries(self, path: str) -> list[Summary]:
        return sorted(self.pages.get(page_key(self.address + path), []), key=lambda summary: summary.part)


@pytest.fixture(scope="module")
def harvest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Harvest]:
    done = Harvest(tmp_path_factory.mktemp("demo"))
    yield done
    done.catalogue.close()


def test_the_site_has_what_was_promised_of_it():
    site = build()
    assert len(site.truths) >= 60
    assert len({truth.style for truth in site.truths}) >= 5
    provinces = {document.province for truth in site.truths for document in truth.documents} - {None}
    assert len(provinces) >= 10
    lengths = [len(document.text) for truth in site.truths for document in truth.documents if len(truth.documents) == 1]
    assert min(lengths) >= 600
    assert max(lengths) <= 2_500
    assert build.__wrapped__() == site  # the same on every machine and in every run


def test_the_crawl_says_what_it_did(harvest: Harvest):
    assert harvest.run.returncode == 0, harvest.run.stderr
    assert f"articles {len(harvest.site.truths)} new" in harvest.run.stdout
    assert "1 forbidden by robots.txt" in harvest.run.stdout
    assert re.search(r"errors: 0\b", harvest.run.stdout)


def test_every_article_is_archived_whole_and_the_forbidden_page_is_not(harvest: Harvest):
    for truth in harvest.site.truths:
        entries = harvest.catalogue.articles.pages(harvest.address + truth.path)
        stem = truth.path.removesuffix(".html") + "_"
        later = [path for path in harvest.site.answers if path.startswith(stem)]
        assert [entry.url.removeprefix(harvest.address) for entry in entries] == [truth.path, *sorted(later)]
    for path in harvest.site.forbidden:
        assert harvest.catalogue.newest(harvest.address + path) is None


def test_every_page_gives_as_many_summaries_as_were_written(harvest: Harvest):
    wrong = {
        truth.path: (truth.style, len(truth.documents), len(harvest.summaries(truth.path)))
        for truth in harvest.site.truths
        if len(truth.documents) != len(harvest.summaries(truth.path))
    }
    assert wrong == {}


def test_no_advertisement_is_left_in_a_text(harvest: Harvest):
    left = {
        (truth.path, truth.style, words)
        for truth in harvest.site.truths
        for summary in harvest.summaries(truth.path)
        for words in ADVERTISEMENTS
        if searchable(words) in searchable(summary.text)
    }
    assert left == set()


def test_the_texts_are_those_that_were_written(harvest: Harvest):
    wrong = []
    for truth in harvest.site.truths:
        for document, summary in zip(truth.documents, harvest.summaries(truth.path), strict=True):
            written, found = searchable(document.text), searchable(summary.text)
            if written.replace("\n", "") != found.replace("\n", ""):
                wrong.append((truth.path, truth.style, written[:40], found[:40], written[-40:], found[-40:]))
    assert wrong == []


def test_provinces_and_years_are_found_and_never_invented(harvest: Harvest):
    right = total = 0
    for truth in harvest.site.truths:
        for document, summary in zip(truth.documents, harvest.summaries(truth.path), strict=True):
            if document.year is None:
                assert (summary.province, summary.year) == (None, None), truth
                continue
            total += 1
            right += (summary.province, summary.year) == (document.province, document.year)
    assert right >= 0.9 * total, f"{right} of {total}"


def test_copies_are_the_pages_that_were_copied(harvest: Harvest):
    """Offices of one sector share sentences, as real ones do; only a text that stands twice is a copy."""
    copied = {truth.documents for truth in harvest.site.truths if truth.style == "copy"}
    wrong = {}
    for truth in harvest.site.truths:
        for document, summary in zip(truth.documents, harvest.summaries(truth.path), strict=True):
            if summary.copies != 1 + (truth.documents in copied):
                wrong[truth.path] = (document.title, summary.copies)
    assert len(copied) == 3
    assert wrong == {}


@pytest.mark.parametrize("line", SHOWN)
def test_what_the_readme_shows_runs(harvest: Harvest, line: str, tmp_path: Path) -> None:
    known = next(one.id for parts in harvest.pages.values() for one in parts if one.copies > 1)
    (tmp_path / "slogans.txt").write_text("平安校园\n综合治理\n", encoding="utf-8")  # a list of the reader's own
    program, *arguments = [known if word == "ID" else word for word in shlex.split(line)]
    done = subprocess.run(
        [BIN / program, *arguments],
        cwd=tmp_path if program == "summaries" else REPOSITORY, env=harvest.environment,
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    written = {arguments[at + 1] for at, word in enumerate(arguments) if word in ("-o", "--plot")}
    assert {path.name for path in tmp_path.iterdir()} - {"slogans.txt"} == written
    assert done.stdout or written


def test_the_demonstration_runs_in_any_folder(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "SCRAPY_SETTINGS_MODULE"}
    done = subprocess.run(
        [sys.executable, "-m", "demo"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "平安校园" in done.stdout and (tmp_path / "data" / "demo" / "index").is_dir()


def test_a_new_demonstration_does_not_delete_pages_that_a_reader_loaded_into_the_old_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "demo"
    (data / "sites").mkdir(parents=True)
    (data / "sites" / "demo.toml").write_text(site_file("http://127.0.0.1:1"), encoding="utf-8")
    with Archive(data / "archive") as archive:
        for url in ("http://127.0.0.1:1/gongzuozongjie/1.html", "https://www.example.com/1.html"):
            archive.append(Fetched(url, b"<p>1</p>", datetime(2026, 1, 1, tzinfo=UTC)))
        archive.commit()
    assert run_demonstration(data) == 2
    assert "https://www.example.com/1.html" in capsys.readouterr().err
    assert list((data / "archive").glob("*.warc.gz"))
    (data / "archive" / "catalogue.sqlite3").write_bytes(b"damaged" * 1_000)
    assert ended("demo", lambda: run_demonstration(data)) == 2
    assert "demo: " in (told := capsys.readouterr().err) and "catalogue.sqlite3: cannot be opened" in told
