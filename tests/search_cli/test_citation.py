"""Citations after GB/T 7714—2015, in BibTeX and as CSL-JSON."""

import json
from dataclasses import replace

from pybtex.database import parse_string

from indexer.origin import Record
from indexer.summary import Summary
from search_cli.present.citation import bibtex, csl_json, gbt7714

ONE = Summary(
    id="0123456789abcdef.1",
    url="https://www.example.com/总结/1.html?a=b c",
    site="example",
    page_title="t",
    title="临河县2008年综治工作总结",
    text="文",
    published="2009-01-05",
    fetched="2026-11-23T08:00:00Z",
    organisation="临河县综治办",
)
RECORD = Record("a.warc.gz", "byte 7", "sha1:ABC")


def test_gbt7714_as_the_standard_orders_it() -> None:
    assert gbt7714(ONE) == (
        "临河县综治办. 临河县2008年综治工作总结[EB/OL]. (2009-01-05)[2026-11-23]. "
        "https://www.example.com/%E6%80%BB%E7%BB%93/1.html?a=b%20c."
    )


def test_what_is_unknown_is_left_out() -> None:
    bare = replace(ONE, organisation=None, published=None, fetched=None, url="https://a.example/")
    assert gbt7714(bare) == "临河县2008年综治工作总结[EB/OL]. https://a.example/."
    assert "author" not in bibtex(bare) and "year" not in bibtex(bare)
    assert not {"author", "issued", "accessed", "archive"} & set(json.loads(csl_json(bare))[0])


def test_a_text_in_traditional_characters_is_cited_as_such() -> None:
    converted = replace(ONE, flags=("traditional",))
    assert "langid = {chinese-traditional}" in bibtex(converted) and "{chinese-simplified}" in bibtex(ONE)
    assert [json.loads(csl_json(one))[0]["language"] for one in (converted, ONE)] == ["zh-Hant", "zh-CN"]


def test_an_untitled_text_is_cited_by_its_page_or_as_untitled() -> None:
    for title in ("", " \u3000\x07"):
        of_page, bare = replace(ONE, title=title), replace(ONE, title=title, page_title="")
        assert gbt7714(of_page).startswith("临河县综治办. t[EB/OL].") and '"title": "t"' in csl_json(of_page)
        assert "[无题][EB/OL]" in gbt7714(bare) and "title = {{[无题]}}," in bibtex(bare)


def test_the_archived_page_and_the_part_are_named() -> None:
    part = replace(ONE, part=3, parts=16)
    assert gbt7714(part, RECORD).endswith("第3篇，共16篇. 存档: a.warc.gz, byte 7, sha1:ABC.")
    assert "part 3 of 16; summary 0123456789abcdef.1; archived: a.warc.gz, byte 7, sha1:ABC" in bibtex(part, RECORD)
    item = json.loads(csl_json(part, RECORD))[0]
    assert (item["archive"], item["archive_location"]) == ("a.warc.gz", "byte 7, sha1:ABC")
    assert item["note"].startswith("part 3 of 16")


def test_csl_json_has_the_schema_s_fields() -> None:
    item = json.loads(csl_json(ONE))[0]
    assert item["type"] == "webpage"
    assert item["author"] == [{"literal": "临河县综治办"}]
    assert item["issued"] == {"date-parts": [[2009, 1, 5]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 23]]}
    assert item["container-title"] == "example"


def test_bibtex_survives_hostile_titles() -> None:
    """Read by a BibTeX of its own, which counts braces as the original does."""
    title = '}} \\input{/etc/passwd} 100% & $x$ #_~^\nnext\x1b[0m @misc{evil, "'
    hostile = replace(ONE, title=title, organisation="{某局", site="a_b%}", id="0123456789abcdef.2")
    read = parse_string("\n".join(bibtex(one, RECORD) for one in (hostile, ONE)), "bibtex")
    assert list(read.entries) == ["ws0123456789abcdef-2", "ws0123456789abcdef-1"]
    entry = read.entries["ws0123456789abcdef-2"]
    assert entry.fields["title"] == (
        r"{\textbraceright{}\textbraceright{} \textbackslash{}input\textbraceleft{}/etc/passwd\textbraceright{} 100\% "
        r"\& \$x\$ \#\_\textasciitilde{}\textasciicircum{} next [0m @misc\textbraceleft{}evil, " + '"}'
    )
    assert [str(person) for person in entry.persons["author"]] == [r"{\textbraceleft{}某局}"]
    assert entry.fields["howpublished"] == r"a\_b\%\textbraceright{}"
    assert entry.fields["url"] == "https://www.example.com/%E6%80%BB%E7%BB%93/1.html?a=b%20c"
    assert read.entries["ws0123456789abcdef-1"].fields["title"] == "{临河县2008年综治工作总结}"
