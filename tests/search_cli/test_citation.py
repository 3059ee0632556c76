"""Citations after GB/T 7714—2015, in BibTeX and as CSL-JSON."""

import json
from dataclasses import replace

from indexer.origin import Origin
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
ORIGIN = Origin("a.warc.gz", "byte 7", "sha1:ABC", "utf-8", {}, (), "文")


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


def test_the_archived_page_and_the_part_are_named() -> None:
    part = replace(ONE, part=3, parts=16)
    assert gbt7714(part, ORIGIN).endswith("第3篇，共16篇. 存档: a.warc.gz, byte 7, sha1:ABC.")
    assert "part 3 of 16; summary 0123456789abcdef.1; archived: a.warc.gz, byte 7, sha1:ABC" in bibtex(part, ORIGIN)
    item = json.loads(csl_json(part, ORIGIN))[0]
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
    entry = bibtex(replace(ONE, title="}} \\input{/etc/passwd} 100% & $x$ #_~^\nnext\x1b[0m"))
    title = r"\}\} \textbackslash{}input\{/etc/passwd\} 100\% \& \$x\$ \#\_\textasciitilde{}\textasciicircum{} next [0m"
    assert f"title = {{{{{title}}}}}," in entry
    unescaped = entry.replace("\\{", "").replace("\\}", "")
    assert unescaped.count("{") == unescaped.count("}")
    assert "\n  url = {https://www.example.com/%E6%80%BB%E7%BB%93/1.html?a=b%20c}," in entry
