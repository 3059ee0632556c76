"""The table of particulars above a disclosed document, as cells of rows, as pairs, and as lines one under the other."""

import pytest

from crawler.cleaners import clean
from crawler.cleaners.article import main_text
from crawler.cleaners.boilerplate import strip
from crawler.cleaners.particulars import issuer, particulars
from crawler.page import Page
from tests.crawler.pages import BODY, FETCHED, PARAGRAPHS

TITLE = "某县水务局2012年工作总结"
PAIRS = [
    ("索 引 号", "003129766/201301-00336"),
    ("组配分类", "部门动态"),
    ("发布机构", "某县水务局"),
    ("生成日期", "2013年01月08日"),
    ("名称", TITLE),
    ("有效性", "有效"),
]
ROWS = [PAIRS[number : number + 2] for number in (0, 2, 4)]
TABLES = {
    "pairs": [f"{label}：{value}" for label, value in PAIRS],
    "two pairs a line": ["　".join(f"{label}： {value}" for label, value in row) for row in ROWS],
    "cells": [" ".join(f"{label.replace(' ', '')} {value}" for label, value in row) for row in ROWS],
    "one under the other": [line for label, value in PAIRS for line in (f"• {label}：", value)],
    "without values": ["索引号：", "主题分类：", "发文机构： 某县水务局", "内容概述："],
}
MARKUP = {
    "cells": "<table>"
    + "".join(f"<tr>{''.join(f'<td>{label}：</td><td>{value}</td>' for label, value in row)}</tr>" for row in ROWS)
    + "</table>",
    "items": f"<ul>{''.join(f'<li><b>{label}：</b><span>{value}</span></li>' for label, value in PAIRS)}</ul>",
    "boxes": "".join(f"<div>{label}：</div><div>{value}</div>" for label, value in PAIRS),
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_the_particulars_above_a_text_go(table: list[str]) -> None:
    text = "\n".join(["当前位置：首页 > 信息公开", *table, TITLE, BODY])
    assert strip(text, TITLE).text == BODY


def test_the_particulars_of_a_journal_go() -> None:
    table = (
        "刊名：某某教育研究",
        "主办：某某师范大学",
        "出版地：北京市",
        "ISSN：1672-0000",
        "历史沿革：",
        "创刊时间：1989",
    )
    assert strip("\n".join((*table, TITLE, BODY)), TITLE).text == BODY


@pytest.mark.parametrize("table", MARKUP.values(), ids=MARKUP)
def test_the_particulars_in_the_articles_own_box_go(table: str) -> None:
    paragraphs = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    html = f"<title>{TITLE}</title><p><a href=/>首页</a></p><div>{table}<h1>{TITLE}</h1>{paragraphs}</div>"
    assert main_text(html.encode(), "https://www.example.gov.cn/1.html") == BODY


@pytest.mark.parametrize(
    "lines",
    [
        ["名称：某镇敬老院", "部门：民政办", "状态：正常运转"],  # none that stands nowhere else
        ["索引号：003129766/201301-00336", *PARAGRAPHS],  # one label alone
        [*PARAGRAPHS * 4, "索引号：1", "组配分类：2", "有效性：3"],  # far from the top
        ["公开范围：各村", "一、公开的内容", "二、公开的形式"],
    ],
)
def test_what_is_no_such_table_stays(lines: list[str]) -> None:
    assert not particulars(lines)


def test_the_first_heading_behind_an_empty_value_stays() -> None:
    lines = ["索引号：1", "发文机构：某局", "内容概述：", "一、基本情况", *PARAGRAPHS]
    assert particulars(lines) == range(3)


def test_a_row_with_a_label_of_the_offices_own_belongs_to_the_table_between_two_known_ones() -> None:
    lines = ["索 引 号：QZ-2015-00001", "备注/文号：某审〔2015〕1号", "发布机构：审计局", "领导：同志们好", *PARAGRAPHS]
    assert particulars(lines) == range(3)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_the_table_names_the_issuer(table: list[str]) -> None:
    assert issuer(table) == "某县水务局"


def test_cells_of_one_row_are_a_table() -> None:
    assert particulars(["索引号 0031 组配分类 部门动态 有效性 有效", *PARAGRAPHS]) == range(1)
    assert not particulars(["索引号 0031 有效性 有效", *PARAGRAPHS])


def test_the_label_that_says_most_surely_who_issued_it_counts() -> None:
    assert issuer(["索引号：1", "发布机构：某县人民政府办公室", "发文机关：某县水务局"]) == "某县水务局"


@pytest.mark.parametrize(
    "lines",
    [
        ["发布机构：某县水务部门", "一、主要工作"],  # without a label that stands nowhere else, or the name of a body
        ["资金来源：县财政局", "二、信息来源单一：县气象局一家。"],  # an author's
        ["来源：香河县广播电视局新闻网", "作者：香河日报社"],  # of whoever they write
        ["索引号：1", "发布机构：发布日期：2013年"],  # without a value
        ["索引号：1", "发布机构：", "成文日期："],
        ["索引号：1", *PARAGRAPHS],
    ],
)
def test_without_a_name_there_is_no_issuer(lines: list[str]) -> None:
    assert issuer(lines) is None


def disclosed(title: str, issued_by: str, *, inside: bool) -> Page:
    """A page whose table of particulars stands in the article's box, or above it."""
    table = MARKUP["cells"].replace("某县水务局", issued_by).replace(TITLE, title)
    text = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    body = f"<div class=content>{table}{text}</div>" if inside else f"{table}<div class=content>{text}</div>"
    html = f"<title>{title}</title><div><a href=/>首页</a></div>{body}"
    return Page("https://www.example.gov.cn/1.html", html.encode(), FETCHED)


def untold(line: str, foot: str) -> Page:
    """A page whose article tells no place, with a line below its title and one at the page's foot."""
    text = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    article = f"<div class=content><h1>2012年工作总结</h1><p>{line}</p>{text}</div>"
    html = f"<title>2012年工作总结</title>{article}<div class=foot><p>{foot}</p></div>"
    return Page("https://www.example.com/1.html", html.encode(), FETCHED)


@pytest.mark.parametrize("inside", [False, True])
def test_the_issuer_tells_place_and_body_of_a_text_that_names_neither(inside: bool) -> None:
    [summary] = clean(disclosed("2012年工作总结", "陕西省镇巴县水务局", inside=inside))
    assert (summary.county, summary.organisation) == ("镇巴县", "陕西省镇巴县水务局")
    assert "陕西省镇巴县" in summary.region_evidence


@pytest.mark.parametrize(
    ("line", "county"),
    [
        ("作者：镇巴县泾洋小学   发表时间：2013-01-09 13:26   浏览次数：31", "镇巴县"),
        ("发布日期：2013-01-09 信息来源：陕西省镇巴县水务局", "镇巴县"),
        ("来源：镇巴县广播电视台 2013-01-09", None),
        ("来源：网络", None),
    ],
)
def test_a_line_beside_the_text_credits_it_to_a_body(line: str, county: str | None) -> None:
    [summary] = clean(untold(line, ""))
    assert summary.county == county


@pytest.mark.parametrize(
    ("foot", "county"),
    [
        ("版权所有：镇巴县人民政府办公室 备案号：陕ICP备00000000号", "镇巴县"),
        ("主办单位：镇巴县教育局 技术支持：某某公司", "镇巴县"),
        ("版权所有：镇巴县某某网络公司", None),
        ("版权所有 侵权必究", None),
    ],
)
def test_the_foot_of_a_page_says_whose_its_site_is(foot: str, county: str | None) -> None:
    [summary] = clean(untold("", foot))
    assert (summary.county, summary.organisation) == (county, None)


def test_the_issuer_says_where_in_the_province_that_a_text_tells() -> None:
    def region_of(title: str, issued_by: str) -> str | None:
        [summary] = clean(disclosed(title, issued_by, inside=False))
        return summary.adcode

    assert region_of("陕南镇水务站2012年工作总结", "镇巴县水务局") == "610728"
    assert region_of("陕西省水利厅2012年工作总结", "镇巴县水务局") == "610000"  # on the county's site


def test_what_the_text_says_of_itself_wins_over_the_issuer() -> None:
    [summary] = clean(disclosed("香河县教育局2012年工作总结", "镇巴县人民政府办公室", inside=False))
    assert (summary.county, summary.organisation) == ("香河县", "香河县教育局")


def test_the_issuer_of_a_page_is_none_of_the_parts_under_heads() -> None:
    table = MARKUP["cells"].replace("某县水务局", "陕西省镇巴县水务局")
    parts = "".join(f"<p>{TITLE} 篇{number}</p>" + "".join(f"<p>{one}</p>" for one in PARAGRAPHS) for number in (1, 2))
    html = f"<title>{TITLE}</title><div class=content>{table}<h1>{TITLE}</h1>{parts}</div>"
    summaries = clean(Page("https://www.example.gov.cn/1.html", html.encode(), FETCHED))
    assert [(one.county, one.organisation) for one in summaries] == [(None, None)] * 2
