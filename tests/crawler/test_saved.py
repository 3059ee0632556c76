"""Reading what somebody saved: every file is read or named."""

import gzip
import multiprocessing
import os
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import brotli
import pytest

from crawler.archive import MAX_PAGE, Archive
from crawler.archive.fetched import Fetched
from crawler.saved import Skipped, saved_pages
from tests.crawler.archives import no_rules
from tests.crawler.pages import BODY, PAGE, write_warc


def read(path: Path) -> tuple[list[Fetched], list[Skipped]]:
    found = list(saved_pages(path))
    return [one for one in found if isinstance(one, Fetched)], [one for one in found if isinstance(one, Skipped)]


def test_folders_are_read_through_in_order_of_name(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.HTM", "a.txt", "c.html"):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    for name in ("b/photo.png", "notes.doc"):
        (tmp_path / name).write_bytes(b"\x89PNG")
    pages, skipped = read(tmp_path)
    assert [page.url.rpartition("/")[2] for page in pages] == ["a.txt", "2.HTM", "c.html"]
    assert [dict(page.headers)["Content-Type"] for page in pages] == ["text/plain", "text/html", "text/html"]
    assert all(one.foreign for one in skipped)
    assert [Path(one.where).name for one in skipped] == ["photo.png", "notes.doc"]


def test_folders_may_lie_as_deep_in_one_another_as_the_system_has_it(tmp_path: Path) -> None:
    folders = [tmp_path]
    for _ in range(600):
        folders.append(folders[-1] / "a")
        folders[-1].mkdir()
    page = folders[-1] / "1.html"
    page.write_text(PAGE, encoding="utf-8")
    pages, skipped = read(tmp_path)
    assert (len(pages), skipped) == (1, [])
    page.unlink()
    for folder in reversed(folders[1:]):  # what clears up behind tests would not get through
        folder.rmdir()


def test_a_page_keeps_the_address_that_a_browser_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<!-- saved from url=(0030)http://www.example.com/a/1.html -->{PAGE}", encoding="utf-8")
    os.utime(path, (1_500_000_000, 1_500_000_000))
    [page], _ = read(path)
    assert (page.url, page.fetched) == ("http://www.example.com/a/1.html", datetime(2017, 7, 14, 2, 40, tzinfo=UTC))


@pytest.mark.parametrize("date", [0, 315_532_800, -86_400])
def test_a_file_without_a_date_was_saved_when_it_came_here(tmp_path: Path, date: int) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    os.utime(path, (date, date))
    [page], _ = read(path)
    assert abs(datetime.now(UTC) - page.fetched) < timedelta(minutes=5)


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_other_tools_warc_files(tmp_path: Path, name: str) -> None:
    write_warc(tmp_path / name, [
        ("http://www.example.com/1.html", "text/html; charset=utf-8", PAGE.encode()),
        ("http://www.example.com/a.png", "image/png", b"\x89PNG"),
        ("http://www.example.com/2.txt", "text/plain", BODY.encode()),
    ])  # fmt: skip
    pages, skipped = read(tmp_path / name)
    assert [(page.url[-6:], page.body) for page in pages] == [("1.html", PAGE.encode()), ("/2.txt", BODY.encode())]
    assert {page.fetched for page in pages} == {datetime(2019, 5, 6, 7, 8, 9, tzinfo=UTC)}
    assert skipped == []


def test_a_truncated_gzip_gives_its_whole_records_and_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    write_warc(path, [(f"http://www.example.com/{number}.html", "text/html", os.urandom(9_000)) for number in range(3)])
    path.write_bytes(path.read_bytes()[:-4_000])
    pages, [skipped] = read(path)
    assert [page.url[-6] for page in pages] == ["0", "1"]
    assert skipped.where == str(path)
    assert "hold no whole WARC record" in skipped.why and not skipped.foreign


def test_a_corrupted_record_is_named_and_those_behind_it_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    write_warc(
        path, [(f"http://www.example.com/{number}.html", "text/html", b"body %d" % number) for number in range(3)]
    )
    path.write_bytes(path.read_bytes().replace(b"body 1", b"b0dy 1"))
    pages, [skipped] = read(path)
    assert [page.url[-6] for page in pages] == ["0", "2"]
    assert skipped.where == f"http://www.example.com/1.html (in {path})"
    assert "its digest differs" in skipped.why


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.html", b"", "empty"),
        ("a.txt", b" \n\t", "empty"),
        ("a.html", b"\x7fELF\0\0", "not text"),
        ("a.warc.gz", b"no archive", "hold no whole WARC record"),
        ("a.warc.gz", gzip.compress(b"no archive", mtime=0), "hold no whole WARC record"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_reason(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(content)
    pages, [skipped] = read(tmp_path)
    assert pages == []
    assert skipped.where == str(tmp_path / name)
    assert why in skipped.why and not skipped.foreign


def test_a_page_saved_as_its_server_sent_it_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(gzip.compress(b"<p>a page</p>", mtime=0))
    [page], skipped = read(tmp_path)
    assert page.body == b"<p>a page</p>" and not skipped


def test_a_page_of_more_than_fifty_megabytes_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.html").open("wb") as file:
        file.truncate(MAX_PAGE + 1)
    write_warc(tmp_path / "b.warc.gz", [("http://www.example.com/1.html", "text/html", b"a" * (MAX_PAGE + 1))])
    pages, skipped = read(tmp_path)
    assert pages == []
    assert [one.why for one in skipped] == ["larger than 50 MB"] * 2


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    _, [skipped] = read(tmp_path / "nowhere")
    assert skipped == Skipped(str(tmp_path / "nowhere"), "there is no such file or folder")


@pytest.mark.parametrize("name", ["a.html", "a.warc", "a.txt"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    reading = multiprocessing.get_context("fork").Process(target=read, args=(tmp_path,), daemon=True)
    reading.start()  # in a process of its own: whoever opens a pipe that nobody writes waits for ever
    reading.join(20)
    assert reading.exitcode == 0
    pages, [skipped] = read(tmp_path)
    assert pages == []
    assert (skipped.where, skipped.foreign) == (str(tmp_path / name), True)


def test_a_record_whose_address_has_a_line_break_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    write_warc(path, [(f"http://www.example.com/{number}_.html", "text/html", PAGE.encode()) for number in range(2)])
    path.write_bytes(path.read_bytes().replace(b"/0_", b"/0\r"))
    pages, [skipped] = read(path)
    assert [page.url for page in pages] == ["http://www.example.com/1_.html"]
    assert skipped == Skipped(f"http://www.example.com/0 .html (in {path})", "its address has a line break in it")


def test_a_link_back_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    pages, [skipped] = read(tmp_path)
    assert len(pages) == 1
    assert "a link to a folder" in skipped.why


def test_a_link_whose_target_cannot_be_costs_no_other_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").symlink_to("x" * 300)
    (tmp_path / "b.html").write_text(PAGE, encoding="utf-8")
    pages, [skipped] = read(tmp_path)
    assert len(pages) == 1
    assert skipped == Skipped(str(tmp_path / "a.html"), "File name too long")


URL = "http://www.example.com/1.html"


def record(
    body: bytes = PAGE.encode(),
    http: bytes = b"",
    date: str = "2019-05-06T07:08:09Z",
    more: str = "",
    kind: bytes = b"Content-Type: text/html; charset=utf-8\r\n",
) -> bytes:
    """A record as other tools may have written it, with more headers of HTTP or of WARC."""
    answer = b"HTTP/1.1 200 OK\r\n" + kind + http + b"\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {URL}\r\nWARC-Date: {date}\r\n{more}"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


@pytest.mark.parametrize("number", ["0", "9" * 30, "9" * 5_000, "٣"])
def test_a_record_that_names_no_place_in_an_article_is_a_page_of_its_own(tmp_path: Path, number: str) -> None:
    path = tmp_path / "a.warc"
    for written, read_as in (("3", 3), (number, 1)):
        path.write_bytes(record(more=f"Summaries-Role: article\r\nSummaries-Number: {written}\r\n"))
        assert [page.number for page in read(path)[0]] == [read_as]


@pytest.mark.parametrize("kind", [b"", b"Content-Type: html\r\n", b"Content-Type: \r\n"])
def test_a_page_whose_server_named_no_type_is_loaded_and_an_image_is_not(tmp_path: Path, kind: bytes) -> None:
    assert archived(tmp_path, record(kind=kind) + record(b"\x89PNG\0", kind=kind)) == ([PAGE.encode()], [])


def archived(folder: Path, content: bytes) -> tuple[list[bytes], list[str]]:
    """The bodies that the archive gives back of what is read of a WARC file, and why the rest was skipped."""
    (folder / "a.warc").write_bytes(content)
    pages, skipped = read(folder / "a.warc")
    with Archive(folder / "archive") as archive:
        for page in pages:
            archive.append(page)
    with Archive(folder / "archive") as archive:
        found = [archive.page(page.url, no_rules) for page in pages]
    return [page.body for page in found if page], [one.why for one in skipped]


@pytest.mark.parametrize("body", [b"", b" \n"])
def test_an_empty_answer_is_no_page(tmp_path: Path, body: bytes) -> None:
    assert archived(tmp_path, record(body)) == ([], ["empty"])


def chunked(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


@pytest.mark.parametrize(
    ("coding", "code"),
    [
        ("br", brotli.compress),
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda body: zlib.compress(body, wbits=-15)),
        ("br", bytes),  # the tool has decoded it, and kept the header
        ("gzip", bytes),
        ("zstd", bytes),
    ],
)
def test_the_codings_of_http_are_undone(tmp_path: Path, coding: str, code: Callable[[bytes], bytes]) -> None:
    header = f"Content-Encoding: {coding}\r\n".encode()
    assert archived(tmp_path, record(code(PAGE.encode()), header)) == ([PAGE.encode()], [])
    for name in (b"chunked", b"Chunked"):
        sent = record(chunked(code(PAGE.encode())), header + b"Transfer-Encoding: %s\r\n" % name)
        assert archived(tmp_path, sent) == ([PAGE.encode()], [])


@pytest.mark.parametrize("code", [brotli.compress, gzip.compress])
def test_a_small_body_that_unpacks_to_gigabytes_is_named(tmp_path: Path, code: Callable[[bytes], bytes]) -> None:
    packed = code(bytes(2 * MAX_PAGE))
    header = b"Transfer-Encoding: chunked\r\nContent-Encoding: %s\r\n" % (b"br" if code == brotli.compress else b"gzip")
    assert archived(tmp_path, record(chunked(packed), header)) == ([], ["larger than 50 MB"])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (record(bytes(1_000), b"Content-Encoding: zstd\r\n"), "its content coding, zstd, is unknown, or damaged"),
        (record(date="0001-01-01T00:00:00+08:00"), "no readable date"),
        (record(date="9999-12-31T23:59:59-08:00"), "no readable date"),
        (record(more="WARC-Payload-Digest: md5:xx\r\n"), "the record cannot be read: "),
    ],
)
def test_a_record_that_cannot_be_read_is_named_and_those_behind_it_are_read(
    tmp_path: Path, content: bytes, why: str
) -> None:
    [body], [told] = archived(tmp_path, content + record())
    assert body == PAGE.encode()
    assert why in told


@pytest.mark.parametrize(
    "content", [record(date="0010-01-01T00:00:00Z"), record(http="X-县: 局\r\nX-A\xa0b: c\r\nX-C: 县\r\n".encode())]
)
def test_odd_dates_and_headers_do_not_keep_a_page_from_the_archive(tmp_path: Path, content: bytes) -> None:
    assert archived(tmp_path, content) == ([PAGE.encode()], [])
