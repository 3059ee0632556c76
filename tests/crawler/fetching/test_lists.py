"""What is asked for of a list's links."""

import re

import pytest
from scrapy.http import HtmlResponse

from crawler.fetching.links import Link, links_of, names_article, next_page
from crawler.fetching.lists import articles_of, first_of, lists_of
from crawler.fetching.target import Kind, Row, Target
from crawler.site import Site

SITE = Site(
    name="zhen",
    start=("http://e.cn/",),
    domains=("e.cn",),
    articles=(re.compile(r"/a/\d+(_\d+)?\.html$"),),
    lists=(re.compile(r"/list"),),
)


def links(*paths: str) -> list[Link]:
    return [Link(f"http://e.cn{path}", "") for path in paths]


def test_a_row_of_lists_is_left_where_it_brings_nothing_for_long() -> None:
    row = Row()
    for _ in range(49):
        row = row.with_page(names=False, names_new=False)
    target = Target(Kind.LIST, "http://e.cn/list", row)
    assert (row.lacks, Target.from_json(target.as_json(), b"")) == ("", target)
    assert row.with_page(names=False, names_new=False).lacks == "an article"
    row = row.with_page(names=True, names_new=False)  # an article that another list has named
    assert (row.barren, row.stale, row.lacks) == (0, 50, "")
    for _ in range(150):
        row = row.with_page(names=True, names_new=False)
    assert row.lacks == "a new article"
    assert row.with_page(names=True, names_new=True) == Row()


def test_later_pages_of_articles_that_a_list_links_are_no_articles() -> None:
    found = articles_of(links("/a/1.html", "/a/1_2.html", "/a/7_2.html", "/about.html"), SITE)
    assert [link.url[11:] for link in found] == ["/a/1.html", "/a/1_2.html", "/a/7_2.html"]
    assert first_of(found) == ["http://e.cn/a/1.html", "http://e.cn/a/7_2.html"]


@pytest.mark.parametrize(("text", "another"), [
    ("河湾镇农业生产总结", True), ("2009年河湾镇综治工作总结", True), ("河湾镇综治工作总结", False),
    ("河湾镇综治工作总结(2)", False), ("河湾镇综治工作总结 第2页", False), ("2", False), ("[2]", False), ("", False),
    ("下一页", False), ("点击阅读余下全文", False),
])  # fmt: skip
@pytest.mark.parametrize("form", ["/a/5/{}.html", "/a/5-{}.html", "/a/5_{}.html"])
def test_an_article_with_a_title_of_its_own_is_no_later_page(text: str, another: bool, form: str) -> None:
    first, second = (f"http://e.cn{form.format(number)}" for number in (1, 2))
    assert first_of([Link(first, "河湾镇综治工作总结"), Link(second, text)]) == [first, second][: 1 + another]
    assert next_page([Link(second, text)], SITE, first, 1) == (None if names_article(text) else second)
    assert next_page([Link(second, f"下一篇:{text}")], SITE, first, 1) is None


def test_lists_are_known_by_their_address_by_their_text_and_by_the_site_file() -> None:
    found = [
        *links("/list/2", "/a/1.html", "/about.html"),
        Link("http://e.cn/x", "下一页"),
        Link("http://e.cn/y", "→", True),
    ]
    assert lists_of(found, SITE) == [("http://e.cn/list/2", False), ("http://e.cn/x", True), ("http://e.cn/y", True)]


def test_a_long_text_of_a_link_is_looked_at_as_far_as_a_title_goes() -> None:
    shown = "".join(f"<a href=/a/5/{number}.html title='{'-' * 1_900}x'><img></a>" for number in (1, 2))
    found = links_of(HtmlResponse("http://e.cn/", body=shown.encode()), SITE)
    assert [len(link.text) for link in found] == [200, 200]
    assert len(first_of(found)) == 1
