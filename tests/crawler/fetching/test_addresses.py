"""Addresses: one spelling each, bounds of the site, and the pages of an article."""

import pytest
from scrapy import Request
from scrapy.http import Response

from crawler.addresses import absolute, continuation, first_pages, is_private, within
from crawler.fetching.downloads import Circles
from crawler.fetching.target import Kind, Target

BASE = "http://www.example.cn/zongjie/12.html"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("13.html", "http://www.example.cn/zongjie/13.html"),
        (" /a/\n13.html#top ", "http://www.example.cn/a/13.html"),
        (" 2012 总结.html\t", "http://www.example.cn/zongjie/2012%20%E6%80%BB%E7%BB%93.html"),
        ("HTTP://WWW.Example.CN:80", "http://www.example.cn/"),
        ("//img.example.cn/x", "http://img.example.cn/x"),
        ("..\\a\\13.html?b\\c", "http://www.example.cn/a/13.html?b%5Cc"),
        ("http://www.example.cn/b/../a/./13.html", "http://www.example.cn/a/13.html"),
        ("http://www.example.cn/a/b/%2E%2e/..", "http://www.example.cn/"),
        ("http://www.example.cn/../a//.b/..c/.", "http://www.example.cn/a//.b/..c/"),
        ("?page=2", "http://www.example.cn/zongjie/12.html?page=2"),
        ("../总结.html", "http://www.example.cn/%E6%80%BB%E7%BB%93.html"),
        ("https://www.example.cn:8443/", "https://www.example.cn:8443/"),
        ("http://[::1]:80/x", "http://[::1]/x"),
        ("http://www.example.cn.:80/x", "http://www.example.cn/x"),
    ],
)
def test_a_link_has_one_spelling(link: str, expected: str):
    assert absolute(BASE, link) == expected
    assert absolute(BASE, expected) == expected


@pytest.mark.parametrize("location", [
    b"http://www.example.cn:80/a/../b.html#top", b"../b.html", b"//www.Example.cn/b.html",
])  # fmt: skip
def test_a_redirect_is_spelled_as_a_link(location: bytes) -> None:
    """What stands under two spellings would be two articles, and one on several pages would lose the later ones."""
    asked = Request(BASE, meta=Target(Kind.ARTICLE, BASE).as_meta())
    answer = Response(BASE, 302, {"Location": location}, request=asked)
    assert Circles().process_response(asked, answer).headers["Location"] == b"http://www.example.cn/b.html"


def test_a_query_is_spelled_in_the_encoding_of_the_page():
    assert absolute(BASE, "/s?k=总结", "gb18030") == "http://www.example.cn/s?k=%D7%DC%BD%E1"
    assert absolute(BASE, "/1.html?k=结", "euc-tw") == "http://www.example.cn/1.html?k=%E7%BB%93"  # no codec


@pytest.mark.parametrize(
    "link",
    [
        "",
        "#top",
        "javascript:void(0)",
        "mailto:a@example.cn",
        "ftp://example.cn/",
        "file:///etc/passwd",
        "data:text/html,x",
        "http://user:secret@example.cn/",
        "http://[::1",
        "http://./",
        "http://www. example.cn/",
        "http://example.cn:99999/",
    ],
)
def test_what_is_no_page_of_the_web_has_none(link: str):
    assert absolute(BASE, link) is None


@pytest.mark.parametrize(
    ("url", "inside"),
    [
        ("http://example.cn/", True),
        ("https://www.example.cn/x", True),
        ("http://notexample.cn/", False),
        ("http://example.cn.evil.com/", False),
        ("http://evil.com/?example.cn", False),
        ("http://example.cn@evil.com/", False),
        ("ftp://example.cn/", False),
        ("http://1.10.0.0.1/", False),
    ],
)
def test_a_site_is_its_domains_and_what_stands_below_them(url: str, inside: bool):
    assert within(url, ["example.cn", "10.0.0.1"]) is inside


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "a.localhost",
        "127.0.0.1",
        "10.1.2.3",
        "192.168.1.1",
        "169.254.169.254",
        "172.16.0.1",
        "0.0.0.0",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "fec0::1",
        "ff02::1",
        "2002:a01:203::1",
        "64:ff9b::10.1.2.3",
        "127.1",
        "2130706433",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "100.64.0.1",
    ],
)
def test_hosts_of_the_own_network_are_private(host: str):
    assert is_private(host)


@pytest.mark.parametrize(
    "host", ["8.8.8.8", "example.cn", "163.com", "2001:4860:4860::8888", "64:ff9b::8.8.8.8", "localhost.example.cn"]
)
def test_hosts_of_the_web_are_not(host: str):
    assert not is_private(host)


@pytest.mark.parametrize(
    ("first", "url", "number"),
    [
        ("12.html", "12_2.html", 2),
        ("12.html", "12-3.html", 3),
        ("12.html", "12_p2.html", 2),
        ("12_1.html", "12_2.html", 2),
        ("12/", "12/2/", 2),
        ("12.html", "12/2.html", 2),
        ("12.html", "12.html?page=4", 4),
        ("show.php?id=7", "show.php?id=7&page=2", 2),
        ("show.php?id=7&page=1", "show.php?id=7&page=2", 2),
        ("12.html", "13.html", None),
        ("gongwen.html", "gongwen/2.html", None),
        ("12.html", "12_1.html", None),
        ("12.html", "12_1001.html", None),
        ("12.html", "12_02.html", None),
        ("12.html", "12_2.htm", None),
        ("12.html", "123_2.html", None),
        ("t20080901_12345.html", "t20080901_12346.html", None),
        ("show.php?id=7", "show.php?id=8&page=2", None),
        ("show.php?id=7", "show.php?id=8", None),
        ("show.php?id=7", "show.php?page=2", None),
        ("show.php?pageid=7", "show.php?pageid=2", None),
        ("show.php?pagetype=3", "show.php?pagetype=2", None),
        ("12.html", "12.html?page=99999999999", None),
        ("12.html", "12.html?page=²", None),
        ("12.html", "http://m.example.cn/zongjie/12_2.html", None),
    ],
)
def test_the_pages_of_an_article_are_told_by_their_numbers(first: str, url: str, number: int | None):
    one, other = absolute(BASE, first), absolute(BASE, url)
    assert one and other
    assert continuation(one, other) == number
    if number:
        assert one in [*first_pages(other), absolute(BASE, "show.php?id=7&page=1")]


def test_a_page_of_an_article_may_be_reached_over_https_alone():
    assert continuation("http://e.cn/a/12.html", "https://e.cn/a/12_2.html") == 2


def test_an_address_that_is_no_later_page_has_no_first_page():
    assert first_pages("http://www.example.cn/a/12.html") == []
    assert first_pages("http://www.example.cn/a/t20080901_12345.html") == []
