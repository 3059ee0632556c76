"""Where a summary comes from, through the entry point that the query side uses."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.archive.fetched import Fetched
from crawler.cleaners import clean
from crawler.page import Page
from indexer.origin import origin, record
from indexer.summary import Summary
from indexer.trouble import Trouble

URL = "https://www.example.com/zongjie/1.html"
SENTENCE = "我办认真排查各类矛盾纠纷，组织干部深入村组宣传法律知识，群众安全感有了明显增强，全县治安大局平稳。"
BODY = (
    "<html><head><title>临河县综治办2008年工作总结 - 范文站</title></head><body><h1>临河县综治办2008年工作总结</h1>"
    "<p>发布时间：2009-01-05 来源：网络</p><div>"
    + "".join(f"<p>{number}、{SENTENCE * 3}</p>" for number in "一二三四")
    + f"<p>五、總結(jié)经验。{SENTENCE}</p>"
    "<p>本文由范文站小编整理，更多工作总结请关注本站，欢迎收藏下载。</p></div></body></html>"
).encode()
FETCHED = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture
def archived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Summary]:
    monkeypatch.setenv("SUMMARIES_DATA", str(tmp_path))
    with Archive(tmp_path / "archive") as archive:
        archive.append(Fetched(URL, BODY, FETCHED, headers=(("Content-Type", "text/html"),)))
    [summary] = clean(Page(URL, BODY, FETCHED, content_type="text/html"))
    yield summary


def test_it_tells_the_record_and_what_was_taken(archived: Summary, tmp_path: Path) -> None:
    found = origin(archived)
    assert found is not None
    assert (tmp_path / "archive" / found.archive).is_file()
    assert found.location == "byte 0" and found.digest.startswith("sha1:")
    assert found.text == archived.text and "小编" not in archived.text
    assert "小编整理" in "".join(one.before for one in found.taken)
    [repaired] = [one for one in found.taken if one.stage == "repair"]
    assert (repaired.left, repaired.before, repaired.right[:3]) == ("五、總結", "(jié)", "经验。")


def test_its_record_is_told_without_cleaning(archived: Summary, monkeypatch: pytest.MonkeyPatch) -> None:
    found = origin(archived)
    monkeypatch.delattr("crawler.origin._cleaners")
    told = record(archived)
    assert found and told and (told.archive, told.location, told.digest) == (found.archive, "byte 0", found.digest)


def test_a_page_that_is_not_archived_has_none(archived: Summary) -> None:
    elsewhere = replace(archived, url="https://www.example.com/other.html")
    assert origin(elsewhere) is record(elsewhere) is None


def test_without_an_archive_there_is_none_and_none_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, archived: Summary
) -> None:
    monkeypatch.setenv("SUMMARIES_DATA", str(tmp_path / "elsewhere"))
    assert origin(archived) is None
    assert not (tmp_path / "elsewhere").exists()


def test_a_damaged_archive_is_told(archived: Summary, tmp_path: Path) -> None:
    [file] = (tmp_path / "archive").glob("*.warc.gz")
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)
    with pytest.raises(Trouble, match=file.name):
        origin(archived)
