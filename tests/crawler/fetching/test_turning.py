"""How the pages of an article are found from one another, in the forms in which sites number them."""

import re

import pytest

from crawler.fetching.links import Link, next_page
from crawler.site import Site

SITE = Site(name="zhen", start=("http://e.cn/",), domains=("e.cn",), articles=(re.compile("."),))
PAGES = 4
# The address of an article, and of its later pages.
FORMS = [
    ("/a/12.html", "/a/12_{}.html"), ("/a/12.html", "/a/12-{}.html"), ("/a/12.html", "/a/12/{}.html"),
    ("/a/12.html", "/a/12p{}.html"), ("/a/12.html", "/a/12,{}.html"), ("/a/12.html", "/a/12.{}.html"),
    ("/a/12.html", "/a/12({}).html"), ("/a/12.html", "/a/12.html/{}"), ("/a/12.html", "/a/12_0{}.html"),
    ("/a/12.html", "/a/12.html?page={}"), ("/a/12.html", "/a/12.html?PageNum={}"), ("/a/12/", "/a/12/{}/"),
    ("/a/12/", "/a/12/index_{}.html"), ("/a/12/", "/a/12/page/{}/"), ("/a/12", "/a/12_{}"),
    ("/a/12/index.shtml", "/a/12/index_{}.shtml"), ("/s.asp?id=12", "/s.asp?page={}&id=12"),
    ("/?p=12", "/?p=12&paged={}"), ("/c/content_12.htm", "/c/content_12_{}.htm"),
    ("/v.php?12.html", "/v.php?12_{}.html"),
]  # fmt: skip


@pytest.mark.parametrize("begins", [1, 0], ids=["from 1", "from 0"])
@pytest.mark.parametrize(("article", "later"), FORMS)
def test_pages_are_turned_in_their_order(article: str, later: str, begins: int) -> None:
    pages = [f"http://e.cn{article}", *(f"http://e.cn{later.format(begins + place)}" for place in range(1, PAGES))]
    for by_number, by_word in ((True, True), (True, False), (False, True)):
        read = pages[:1]
        for _ in pages:
            here = pages.index(read[-1])
            links = [Link(url, f"[{place}]") for place, url in enumerate(pages, 1) if by_number and url not in read]
            links += [Link(url, "下一页") for url in pages[here + 1 : here + 2] if by_word]
            following = next_page(links, SITE, pages[0], len(read))
            read += [following] if following else []
        assert read == pages


def test_an_article_that_counts_its_first_page_is_turned() -> None:
    links = [Link("http://e.cn/show-1-12-2.html", "2"), Link("http://e.cn/show-1-12-3.html", "3")]
    assert next_page(links, SITE, "http://e.cn/show-1-12-1.html", 1) == links[0].url
    assert next_page(links[1:], SITE, "http://e.cn/show-1-12-1.html", 2) == links[1].url


@pytest.mark.parametrize(
    "url", ["/a/13.html", "/a/122.html", "/a/12.html?cpage=2", "/a/12/comment-page-2/", "/list_2.html", "/a/12_7.html"]
)
def test_what_is_no_page_of_the_article_is_not_turned_to(url: str) -> None:
    assert next_page([Link(f"http://e.cn{url}", "下一页")], SITE, "http://e.cn/a/12.html", 1) is None
