"""Markup made to hurt: every page ends within a bound, without a crash, and with what can be read of it."""

import time

import pytest

from benchmarks.fuzz import fuzz, stock
from crawler.cleaners import process
from crawler.cleaners.article import extract, main_text, plain
from crawler.cleaners.article.layout import MAX_LINES, layout
from crawler.cleaners.document import MAX_CHARACTERS, parse
from crawler.page import Page, SiteRules
from tests.crawler.pages import FETCHED

PICTURE = f"data:image/png;base64,{'A' * MAX_CHARACTERS}"
TEXT = "全镇水利工作在上级的正确领导下，扎实推进，圆满完成了全年的各项目标任务，受到了群众的一致好评，现总结如下。"
PAGES = {
    "nested": "<div>" * 100_000 + TEXT + "</div>" * 100_000,
    "nested tables": "<table><tr><td>" * 30_000 + TEXT,
    "unclosed inline tags": "<font><b><a href=x>" * 30_000 + TEXT,
    "headings without an end": "<h2>" * 1500 + TEXT * 18_000,
    "one tag of many attributes": "<p " + " ".join(f"a{n}=1" for n in range(300_000)) + f">{TEXT}",
    "many tags of many attributes": ("<p " + " ".join(f"a{n}=1" for n in range(250)) + f">{TEXT}") * 1500,
    "one attribute of megabytes": f'<p title="{"x" * 6_000_000}">{TEXT}',
    "class of megabytes": "<div class='" + "content " * 400_000 + f"'>{TEXT}</div>",
    "open brackets": "<" * 3_000_000,
    "entities": "&#" * 1_500_000,
    "comment without end": f"<p>{TEXT}</p><!--" + "-" * 3_000_000,
    "scripts": f"<p>{TEXT}</p>" + "<script>" * 300_000,
    "white space": " \n\t\u3000" * 900_000,
    "silent": "<script><!--<style>" * 2_500_000 + f"<p>{TEXT}</p>",
    "digits": "2012-" * 700_000,
    "labels": "<p>" + "来源：作者：时间：" * 300_000,
    "links": f"<p>{TEXT}</p>" + "<a href=x>上一篇</a><br>" * 150_000,
    "paragraphs": f"<p>{TEXT}</p>" * 60_000,
    "empty blocks": "<p><div>" * 400_000,
    "lines": "<pre>" + "行\n" * 1_000_000,
    "cells of one row": "<table><tr>" + "<td>12</td>" * 300_000 + f"<p>{TEXT}</p>",
    "cells": "<table>" + f"<tr><td><i>{TEXT[:9]}</i></td></tr>" * 80_000,
    "title": f"<title>{'工作总结_' * 500_000}</title><p>{TEXT}</p>",
    "json": '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + f"<p>{TEXT}</p>",
    "json of many values": ('<script type="application/ld+json">[' + "{}," * 60_000 + "{}]</script>") * 19
    + f"<p>{TEXT}</p>",
    "nothing": "",
    "nul": "\0" * 1000,
    "surrogates": f"<p>\ud800{TEXT}\udfff</p>",
    "xml declaration": f'<?xml version="1.0" encoding="gb2312"?><html><body><p>{TEXT}</p></body></html>',
    "frames": "<frameset><frame src=a></frameset>",
}


@pytest.mark.parametrize(
    "name", ["nested", "one tag of many attributes", "surrogates", "xml declaration", "comment without end"]
)
def test_the_text_is_still_found(name: str) -> None:
    assert extract(PAGES[name], SiteRules(), FETCHED).text == TEXT


@pytest.mark.parametrize(
    "carrier",
    [
        f"<img src='{PICTURE}'>",
        f"<img alt='a>b' src='{PICTURE}'>",
        f"<style>@font-face {{src: url({PICTURE})}}</style>",
        f"<script>{'if (a<b) a=1;' * 400_000}</script >",
        "<script>a=1</script>" * 250_000,
        f"<!--{'<p>旧版</p>' * 500_000}-->",
        "<!-->" * 100_000 + f"<STYLE>{'p{}' * 2_000_000}</style>",
    ],
    ids=["picture", "picture with a bracket", "font", "script", "scripts", "comment", "comments and style"],
)
def test_the_text_is_found_below_what_holds_none(carrier: str) -> None:
    article = extract(f"{carrier}<p>{TEXT}</p>", SiteRules(), FETCHED)
    assert (article.text, article.truncated_input) == (TEXT, False)


def test_fifty_megabytes() -> None:
    body = (f"<p>{TEXT}</p>" * 400_000).encode()
    assert len(body) > 50_000_000
    article = extract(body.decode(), SiteRules(), FETCHED)
    assert article.truncated_input and article.text.startswith(TEXT)
    assert main_text(body, "").startswith(TEXT)


def test_plain_text_of_any_shape() -> None:
    marks = f"{'-' * 100_000}行"
    for text in ("", "\n\n", "<" * 1_000_000, "<p " * 500_000, TEXT * 20_000, "\r" * 1000, marks):
        start = time.process_time()
        article = plain(text, FETCHED)
        assert "\n\n" not in article.text
        assert time.process_time() - start < 4


def test_a_long_plain_text_is_read_as_far_as_a_page() -> None:
    for text in (f"{TEXT}\n" * (MAX_LINES + 1), TEXT * (MAX_CHARACTERS // len(TEXT) + 1)):
        article = plain(text, FETCHED)
        assert article.truncated_input
        assert article.text.count("\n") < MAX_LINES and len(article.text) <= MAX_CHARACTERS
    assert not plain(f"{TEXT}\n" * 100, FETCHED).truncated_input


def test_a_heading_of_marks_without_end_is_no_title() -> None:
    broken = f"某镇上半年工作{'?' * 300_000}"
    page = f"<html><head><title>范文网</title></head><body><h1>{broken}</h1><div><p>{TEXT}</p></div></body></html>"
    assert extract(page, SiteRules(), FETCHED).title == "范文网"


def test_a_layout_is_whole_wherever_it_breaks_off() -> None:
    laid = layout([parse("<div>" + f"<p>{TEXT}</p>" * 40_000 + "</div>")])
    assert all(0 <= block.start <= block.end <= len(laid.lines) for block in laid.blocks)


@pytest.mark.parametrize("part", [f"<p>{TEXT}</p>", f"{TEXT}<br>", f"{TEXT}&lt;br&gt;", "<div></div>" * 10])
def test_what_is_not_laid_out_is_told(part: str) -> None:
    def cut(parts: int) -> bool:
        return extract(f"<div>{TEXT}{part * parts}</div>", SiteRules(), FETCHED).truncated_input

    assert cut(MAX_LINES + 2) and not cut(MAX_LINES // 2)


CONTENT = {
    "heads": "第一篇" * 300_000,
    "open brackets, wide": "（" * 900_000,
    "masks": "20xx" * 225_000,
    "silent": "<script><!--<style>" * 2_500_000 + f"<p>{TEXT}</p>",
    "digits": "1234567890" * 90_000,
    "breaks": f"{TEXT}<br>" * 40_000,
    "only breaks": "<br>" * 700_000,
    "comment that never ends": f"{TEXT}<!-- " + "<p>" * 500_000,
    "entity bomb": "&lt;&amp;&#x4e00;&bogus" * 120_000,
    "zero width": "工\u200b作\u202e总\ufeff结" * 120_000,
    "question marks": "學?;A設?" * 100_000,
    "lost bytes": "現將工作?偨Y如下，活動?;顒娱_展以來" * 20_000,
    "glosses": "總結(jié)經驗(yàn)" * 60_000,
    "misread": "å·¥ä½œæ€»ç»“" * 50_000,
    "misread as GBK": "锛屾槸宸ヤ綔鎬荤粨銆�" * 50_000,
    "misread and cut": "".join(f"<b>锛屾槸{chr(0x4E00 + n % 9_000)}銆宸�</b>" for n in range(60_000)),
    "heads on lines": "<p>工作总结篇1</p><p>文</p><p>工作总结篇2</p>" * 10_000,
    "numbers in words": "工 1作总 2结" * 100_000,
    "shown tags": "工作总结&lt;br&gt;" * 100_000,
    "page marks": "工1/9作2/9总3/9结" * 50_000,
    "stray marks": "工'作`总.结 " * 80_000,
    "previews": "1、工作总结\n2、工作计划\n" * 40_000,
    "mixed encodings": "工作总结<p>" * 60_000,
}


@pytest.mark.parametrize("html", [*PAGES.values(), *CONTENT.values()], ids=[*PAGES, *(f"in {one}" for one in CONTENT)])
def test_the_whole_of_cleaning_ends(html: str) -> None:
    for body in (f"<div id=content>{html}</div>".encode("utf-8", "replace"), html.encode("gb18030", "replace")):
        start = time.process_time()
        text = process(Page("https://www.example.com/", body, FETCHED)).article.text
        assert time.process_time() - start < 4  # seconds of a slow, shared machine; some 2 of a quiet one
        assert len(text) <= MAX_CHARACTERS and "\n\n" not in text


def test_a_hundred_mutated_pages() -> None:
    outcome = fuzz(5, range(100), bodies=stock(None)[:60])
    assert (outcome.pages, outcome.faults) == (100, {})
    assert outcome.peak < 1_500_000


def test_a_heading_that_was_never_closed_is_no_title_with_the_text_in_it() -> None:
    title, sentence = "河湾乡2007年综治工作总结", "全乡调处山林水利纠纷十二起，没有发生一起越级上访。"
    page = f"<title>工作总结 - 页</title><div><h1>{title}<dv><div><p>{sentence}</p><p>{sentence * 90}</p></div>"
    assert extract(page, SiteRules(), FETCHED).title == title


def test_a_character_with_a_number_of_25000_digits_is_none() -> None:
    paragraph = f"<p>{TEXT}&#{'9' * 25_000};&ldquo;</p>\n"
    assert plain(paragraph * 3, FETCHED).text.count(f"{TEXT}&#;“") == 2  # the first is the title
