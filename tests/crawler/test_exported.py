"""Texts that `summaries export` wrote come back as they were, with what their heads tell of them."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from scrapy.http import Response
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler import exported
from crawler.archive.fetched import Fetched
from crawler.cleaners import clean
from crawler.fetching.answer import page_of
from crawler.page import Page
from crawler.saved import Skipped, saved_pages
from crawler.site import Site
from indexer.summary import Summary
from search_cli.present.exports import text_file
from search_cli.present.provenance import State, provenance
from tests.crawler.pages import BODY, html_page
from tests.crawler.running import scrapy

ADDRESS = "https://www.example.com/1.html"
STEPS = """五花肉洗净切成方块，冷水下锅，加姜片和料酒，煮沸后撇去浮沫，捞出沥干水分备用。
锅中倒少许油，放入冰糖，小火慢慢炒化，等糖色变成枣红，再放肉块翻炒上色。
加入生抽、老抽、八角和桂皮，倒入没过肉块的开水，大火烧开以后转小火炖一个小时。
最后调入适量的盐，开大火收汁，汤汁浓稠地裹在肉上，撒上葱花就可以装盘上桌。"""
MADE = provenance("平安", {}, "data/index", options={}, state=State(7, 4, 480))


@pytest.fixture
def summary() -> Summary:
    [found] = clean(html_page(BODY, "香河县教育局2008年工作总结", ADDRESS))
    return replace(found, site="demo", published="2009-01-05", published_evidence=("published: 2009-01-05",))


def back(path: Path) -> list[Summary]:
    pages = [one for one in saved_pages(path) if isinstance(one, Fetched)]
    return [
        found
        for one in pages
        for found in clean(Page(one.url, one.body, one.fetched, site=one.site, content_type=one.content_type))
    ]


def test_a_text_comes_back_with_its_origin(tmp_path: Path, summary: Summary) -> None:
    (tmp_path / "1.txt").write_text(text_file(summary.as_dict(), MADE), "utf-8")
    assert back(tmp_path) == [summary]


def test_the_texts_of_a_page_stay_several(tmp_path: Path, summary: Summary) -> None:
    """One behind the other in a file, as a pipe has them; an editor has saved it."""
    both = [replace(summary, part=part, parts=2, title=f"范文{part}") for part in (1, 2)]
    content = "\n".join(text_file(one.as_dict(), MADE) for one in both)
    (tmp_path / "all.txt").write_bytes(content.replace("\n", "\r\n").encode("utf-8-sig"))
    found = back(tmp_path)
    assert [(one.url, one.title, one.text) for one in found] == [
        (f"{ADDRESS}#{one.part}", one.title, summary.text) for one in both
    ]


def test_a_text_that_was_judged_is_not_judged_again_without_its_page(tmp_path: Path, summary: Summary) -> None:
    recipe = replace(summary, title="红烧肉的做法", page_title="", text=STEPS)
    assert not clean(html_page(STEPS, recipe.title))
    (tmp_path / "1.txt").write_text(text_file(recipe.as_dict(), MADE), "utf-8")
    assert [one.title for one in back(tmp_path)] == [recipe.title]


@pytest.mark.parametrize(
    "change",
    [
        {"url": "javascript:alert(1)"}, {"url": "http://www.example.com/\r\nX: 1"}, {"url": 7}, {"url": None},
    ],
)  # fmt: skip
def test_a_head_without_an_address_is_told(tmp_path: Path, summary: Summary, change: dict[str, Any]) -> None:
    (tmp_path / "1.txt").write_text(text_file(summary.as_dict() | change, MADE), "utf-8")
    [skipped] = saved_pages(tmp_path)
    assert isinstance(skipped, Skipped) and "head" in skipped.why


@pytest.mark.parametrize("line", ["url: [", "url: " + "[" * 100_000, "url"])
def test_a_head_that_is_none_is_told(tmp_path: Path, line: str) -> None:
    (tmp_path / "1.txt").write_text(f'---\nid: "1"\n{line}\n---\n\n{BODY}', "utf-8")
    [skipped] = saved_pages(tmp_path)
    assert isinstance(skipped, Skipped)


def test_a_web_server_cannot_say_that_its_page_was_judged(tmp_path: Path) -> None:
    """Neither in a crawl nor in a WARC file of another tool."""
    url = "http://www.example.com/1.txt"
    response = Response(url, headers={"Content-Type": exported.TYPE}, body=STEPS.encode())
    assert page_of(response, Site("demo", (url,), ("www.example.com",), ())).content_type != exported.TYPE
    with (tmp_path / "1.warc").open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        headers = StatusAndHeaders("200 OK", [("Content-Type", exported.TYPE)], protocol="HTTP/1.1")
        body = io.BytesIO(STEPS.encode())
        writer.write_record(writer.create_warc_record(url, "response", payload=body, http_headers=headers))
    [page] = saved_pages(tmp_path)
    assert isinstance(page, Fetched) and page.content_type == "text/plain; charset=utf-8; profile=unknown"


def test_a_text_that_begins_with_hyphens_is_any_text(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(f"---\n工作总结\n---\n{BODY}", "utf-8")
    [page] = saved_pages(tmp_path)
    assert isinstance(page, Fetched) and page.url.startswith("file:") and page.content_type == "text/plain"


def test_a_page_in_the_archive_is_not_replaced_by_its_text(tmp_path: Path, summary: Summary) -> None:
    pages, texts, data = tmp_path / "pages", tmp_path / "texts", tmp_path / "data"
    for folder in (pages, texts):
        folder.mkdir()
    (pages / "1.html").write_bytes(b"<!-- saved from url=(0030)%s -->" % ADDRESS.encode() + html_page(BODY).body)
    later = replace(summary, fetched="2026-02-03T04:05:06Z")
    (texts / "1.txt").write_text(text_file(later.as_dict(), MADE), "utf-8")
    (texts / "2.txt").write_text(text_file(later.as_dict() | {"part": 2, "parts": 2}, MADE), "utf-8")
    assert scrapy(data, "load", pages).stdout.startswith("loaded 1,")
    run = scrapy(data, "load", texts)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(
        "loaded 0, unchanged 0, skipped 0, left out 2 exported texts whose pages the archive has"
    )
    other = tmp_path / "other"
    assert scrapy(other, "load", texts).stdout.startswith("loaded 2,")
    assert scrapy(other, "load", texts).stdout.startswith("loaded 0, unchanged 2, skipped 0;")
