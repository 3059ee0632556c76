"""Site files: what they say, and every mistake in them told with file, key and what was expected."""

from codecs import BOM_UTF8
from pathlib import Path

import pytest

from crawler.page import SiteRules
from crawler.site.file import MAX_FILE
from crawler.site.known import keep_site, known_sites, load_site, rules_of
from indexer.trouble import Trouble

WHOLE = r"""
start = ["HTTP://www.Example.cn/zj"]
domains = ["example.cn"]
lists = ['/zj/list_\d+']
articles = ['/zj/\d+\.html$', '/gw/']
next = "a.next"
next_text = '^后页$'
continues = '_\d+\.html$'
delay = 2.5
concurrency = 1
schedule = "30 3 1,15 */2 1-5"
max_pages = 500

[article]
title = "h1.title"
body = "#content"
date = ".date"
drop = [".ad", "p > span.wm"]

[[boilerplate]]
name = "slogan"
pattern = '天天公文，天天向上'
reason = "the site's slogan"

[expect]
articles = 10
shortest = 200
"""
LEAST = 'start = ["http://example.cn/"]\narticles = ["/a/"]\n'


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUMMARIES_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def written(tmp_path: Path, text: str, name: str = "gongwen.toml") -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def trouble(name_or_path: str) -> str:
    with pytest.raises(Trouble) as caught:
        load_site(name_or_path)
    return str(caught.value)


def test_everything_that_a_file_can_say_is_read(tmp_path: Path):
    site = load_site(written(tmp_path, WHOLE))
    assert site.name == "gongwen"
    assert site.start == ("http://www.example.cn/zj",)
    assert site.domains == ("example.cn",)
    assert [pattern.pattern for pattern in site.articles] == [r"/zj/\d+\.html$", "/gw/"]
    assert site.lists[0].search("/zj/list_2")
    assert (site.next, site.next_text.pattern) == ("a.next", "^后页$")
    assert site.continues and site.continues.search("/1_2.html")
    assert (site.delay, site.concurrency, site.max_pages, site.schedule) == (2.5, 1, 500, "30 3 1,15 */2 1-5")
    assert (site.expect_articles, site.expect_shortest) == (10, 200)
    rules = site.rules
    assert (rules.title, rules.body, rules.date, rules.drop) == (
        "h1.title",
        "#content",
        ".date",
        (".ad", "p > span.wm"),
    )
    assert [(rule.name, rule.reason) for rule in rules.boilerplate] == [("slogan", "the site's slogan")]
    assert not site.is_local


def test_the_rest_has_defaults(tmp_path: Path):
    site = load_site(written(tmp_path, LEAST))
    assert site.domains == ("example.cn",)
    assert site.rules == SiteRules()
    assert site.delay > 0
    for text in (
        "下一页",
        "[下页]",
        "下一页 »",
        "下一頁",
        "Next",
        "后一页",
        "後一頁",
        "|下一页|",
        "〔下页〕",
        "下一页》",
    ):
        assert site.next_text.search(text), text
    for text in ("下一篇：县局总结", "下一页面设计工作总结", "next steps"):
        assert not site.next_text.search(text), text


def test_a_host_in_chinese_is_the_one_in_addresses(tmp_path: Path):
    site = load_site(
        written(tmp_path, 'start = ["http://例子.cn/"]\ndomains = ["例子.CN", "a_b.cn"]\narticles = ["/a/"]\n')
    )
    assert (site.start, site.domains) == (("http://xn--fsqu00a.cn/",), ("xn--fsqu00a.cn", "a_b.cn"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("start = ['http://e.cn/'\narticles = 1", "line 2"),
        ("start = [", "end of document"),
        ("a = '\x00'", "not TOML"),
        ("articles = ['/a/']", "start is missing; expected one or more addresses"),
        ("start = []\narticles = ['/a/']", "start stands as []"),
        ("start = ['www.example.cn']\narticles = ['/a/']", "start stands as 'www.example.cn'; expected an address"),
        (f"start = ['http://e.cn/{'x' * 2_000}']\narticles = ['/a/']", "expected an address"),
        ("start = ['http:///x']\narticles = ['/a/']", "start stands as 'http:///x'"),
        ("start = ['file:///etc/passwd']\narticles = ['/a/']", "start stands as 'file:///etc/passwd'"),
        ("start = ['http://e.cn/']", "articles is missing; expected one or more regular expressions"),
        ("start = 'http://e.cn/'\narticles = ['/a/']", "start stands as 'http://e.cn/'; expected a list of strings"),
        ("start = [1]\narticles = ['/a/']", "start stands as [1]; expected a list of strings"),
        (
            "start = ['http://e.cn/']\narticles = ['']",
            "articles stands as ['']; expected a list of strings that are not",
        ),
        (LEAST + "artcles = ['/b/']", "artcles: there is no such key; did you mean articles?"),
        (LEAST + "[expect]\ndelay = 1", "expect.delay: there is no such key; delay belongs above the first line in"),
        (LEAST + "zzz = 1", "zzz: there is no such key; known keys are"),
        (LEAST + "lists = ['(']", "lists stands as '('; expected a regular expression: "),
        (LEAST + "next = 'a['", "next stands as 'a['; expected a CSS selector: "),
        (LEAST + "delay = -1", "delay stands as -1; expected a number from 0"),
        (LEAST + "delay = nan", "delay stands as nan"),
        (LEAST + "delay = true", "delay stands as True"),
        (LEAST + "learn = 1", "learn stands as 1; expected true or false"),
        (LEAST + "concurrency = 1.5", "concurrency stands as 1.5; expected a whole number from 1 to 16"),
        (LEAST + "max_pages = 0", "max_pages stands as 0"),
        (LEAST + "domains = ['http://example.cn/']", "domains stands as 'http://example.cn/'; expected a host"),
        (LEAST + "domains = ['other.cn']", "expected the host of every start page, also that of http://example.cn/"),
        (LEAST + "schedule = 'daily'", "schedule stands as 'daily'; expected a cron line of five fields"),
        (LEAST + "schedule = '61 3 * * *'", "in the field minute, '61'"),
        (LEAST + "schedule = '0 3 * 5-2 *'", "in the field month, '5-2'"),
        (LEAST + "schedule = '*/0 3 * * *'", "in the field minute"),
        (
            LEAST + "schedule = '*/75 * * * *'",
            "in the field minute, '*/75': *, or numbers 0-59 as 1,3 1-5 */2, with no",
        ),
        (LEAST + "schedule = '0 3 10-12/5 * *'", "in the field day of the month, '10-12/5'"),
        (LEAST + "schedule = '0 3 * * 7/1'", "in the field day of the week, '7/1'"),
        (LEAST + "article = 1", "article stands as 1; expected a table"),
        (LEAST + "[article]\nboddy = 'p'", "article.boddy: there is no such key; did you mean body?"),
        (LEAST + "[article]\ndrop = ['::']", "article.drop stands as '::'; expected a CSS selector"),
        (LEAST + "[boilerplate]\nname = 'x'", "expected tables, each headed [[boilerplate]]"),
        (LEAST + "[[boilerplate]]\nname = 'x'", "boilerplate 1.pattern is missing; expected a regular expression"),
        (
            LEAST + "[[boilerplate]]\npattern = 'x*'",
            "boilerplate 1.pattern stands as 'x*'; expected an expression that",
        ),
        (LEAST + "[expect]\narticles = '3'", "expect.articles stands as '3'; expected a whole number"),
        ("x = " + "[" * 5_000, "gongwen.toml"),
    ],
)
def test_a_mistake_is_told_with_file_key_and_what_was_expected(tmp_path: Path, text: str, said: str):
    path = written(tmp_path, text)
    told = trouble(path)
    assert told.startswith(path)
    assert said in told


def test_bytes_that_are_no_site_file_are_told(tmp_path: Path):
    path = tmp_path / "gbk.toml"
    for begins in (b"", BOM_UTF8):
        path.write_bytes(begins + LEAST.encode() + "# 公文".encode("gbk"))
        assert "line 3 is not UTF-8" in trouble(str(path))
    path.write_text(LEAST, "utf-8-sig")  # as editors on Windows do
    assert load_site(str(path)).articles
    path.write_bytes(b"#" * (MAX_FILE + 1))
    assert "larger than 1 MB" in trouble(str(path))


def test_a_missing_file_and_an_unknown_name_are_told_with_what_there_is(tmp_path: Path, data: Path):
    assert "there is no such site file" in trouble(str(tmp_path / "none.toml"))
    keep_site(Path(written(tmp_path, LEAST)))
    told = trouble("gongwem")
    assert "Did you mean gongwen?" in told
    assert "Known sites: " in told
    for name in ("..", "a b", "", "x" * 200):
        assert "no site file has this name" in trouble(name)


def test_a_kept_file_is_found_by_name_and_its_rules_by_a_rebuild(tmp_path: Path, data: Path):
    path = Path(written(tmp_path, WHOLE))
    assert rules_of("elsewhere") == SiteRules()
    assert rules_of("../../gongwen") == SiteRules()
    kept = keep_site(path)
    assert kept == data / "sites" / "gongwen.toml"
    assert keep_site(kept) == kept
    assert load_site("gongwen").start == load_site(str(path)).start
    assert rules_of("gongwen").body == "#content"
    assert "gongwen" in known_sites()
