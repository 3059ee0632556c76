"""The next page as a script tells it, in the forms in which the systems of governments' sites write their pagers."""

import time

import pytest
from scrapy.http import HtmlResponse

from crawler.fetching.links import links_of
from crawler.fetching.scripted import next_by_script
from tests.crawler.fetching.test_lists import SITE

DEFINED = (
    "<script>function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){ if(_nPageCount<=1) return; }"
)
VARIABLES = """<script>
var currentPage = {place};//所在页从0开始
var prevPage = currentPage-1//上一页
var countPage = {count}//共多少页
if(currentPage!=(countPage-1)) document.write("<a href=\\"index"+"_" + (currentPage+1) + "."+"html\\">下一页</a>");
</script>"""


@pytest.mark.parametrize(("script", "following"), [
    ('createPageHTML(7, 0, "index", "html");', "index_1.html"),
    ('createPageHTML(7, 5, "index", "html");', "index_6.html"),
    ('createPageHTML(7, 6, "index", "html");', None),
    ('createPageHTML(1, 0, "t20201206_58096", "html");', None),
    ("createPageHTML(2,0,'t20201206_58096','shtml');", "t20201206_58096_1.shtml"),
    ("createPageHTML('page_div',3, 1,'list','shtml',50);", "list_2.shtml"),
    ("createPageHTML('page_div',3, 3,'list','shtml',50);", None),
    (VARIABLES.format(place=0, count=3), "index_1.html"),
    (VARIABLES.format(place=1, count=3), "index_2.html"),
    (VARIABLES.format(place=2, count=3), None),
    (VARIABLES.format(place=0, count=3).replace('x"+"_"', 'x_"').replace('"."+"html', '".shtml'), "index_1.shtml"),
    ("var countPage = 3;", None),
    ('createPageHTML(7, 0, "../../etc/", "html");', None),
])  # fmt: skip
def test_the_pager_that_a_script_writes_is_read(script: str, following: str | None) -> None:
    assert next_by_script(f"{DEFINED}{script}</script>") == following


def test_it_is_a_link_that_turns_the_page_unless_the_page_has_it() -> None:
    pager = "<script>createPageHTML(2, 0, 'index', 'html')</script>"
    for before, text, turns in (("", "下一页", True), ("<a href='index_1.html'>2</a>", "2", False)):
        found = links_of(HtmlResponse("http://e.cn/zfbg/", body=(before + pager).encode()), SITE)
        assert found == [("http://e.cn/zfbg/index_1.html", text, turns)]


@pytest.mark.parametrize("piece", ["createPageHTML(", "createPageHTML('a',1,1,'", "var countPage = 1;", '"a'])
def test_a_page_of_such_words_takes_no_long_time(piece: str) -> None:
    page = "var currentPage = 0; var countPage = 3;" + piece * (3_000_000 // len(piece))
    began = time.monotonic()
    assert next_by_script(page) is None
    assert time.monotonic() - began < 2
