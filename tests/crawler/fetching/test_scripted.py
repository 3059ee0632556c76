"""The links that only scripts have, in the forms of the systems of governments' sites."""

import time

import pytest
from scrapy.http import HtmlResponse

from crawler.fetching.links import links_of
from crawler.fetching.scripted import scripted_links
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
    expected = f'<a rel="next" href="{following}">下一页</a>' if following else ""
    assert scripted_links(f"{DEFINED}{script}</script>") == expected


@pytest.mark.parametrize("before", ["", "<a href='index_1.html'>2</a>"])
def test_it_is_a_link_that_turns_the_page(before: str) -> None:
    pager = "<script>createPageHTML(2, 0, 'index', 'html')</script>"
    found = links_of(HtmlResponse("http://e.cn/zfbg/", body=(before + pager).encode()), SITE)
    assert found == [("http://e.cn/zfbg/index_1.html", "下一页", True)]


GROUP = "<a href='/dataproxy.jsp?page=1&webid=2&webname=河湾镇'></a>"
ROW = "<record><![CDATA[\n<li><a href='/art/{0}.html' title='x'>总结{0}</a><b>[01-05]</b>]]></record>"
ROWS = ROW.format(1) + ROW.format(2)
STORE = f"<datastore>\n<nextgroup><![CDATA[{GROUP}]]></nextgroup>\n<recordset>{ROWS}</recordset></datastore>"


@pytest.mark.parametrize("shown", [
    "<html><ul><a href='/art/1.html'>总结1</a></ul><script type='text/xml'>{}</script></html>",
    "<?xml version='1.0' encoding='utf-8' ?>{}",
])  # fmt: skip
def test_the_rows_that_a_script_holds_are_links_and_the_next_group_is_the_next_page(shown: str) -> None:
    found = links_of(HtmlResponse("http://e.cn/col/7/index.html", body=shown.format(STORE).encode()), SITE)
    group = "http://e.cn/dataproxy.jsp?page=1&webid=2&webname=%E6%B2%B3%E6%B9%BE%E9%95%87"
    assert sorted(found) == [
        ("http://e.cn/art/1.html", "总结1", False), ("http://e.cn/art/2.html", "总结2", False), (group, "下一页", True)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "piece", ["createPageHTML(", "createPageHTML('a',1,1,'", "var countPage = 1;", '"a', "<![CDATA[", "<nextgroup> "]
)
def test_a_page_of_such_words_takes_no_long_time(piece: str) -> None:
    page = "<datastore>var currentPage = 0; var countPage = 3;" + piece * (3_000_000 // len(piece))
    began = time.monotonic()
    assert not scripted_links(page).strip()
    assert time.monotonic() - began < 2
