"""`scrapy load`, `rebuild` and `explain`, run as a user runs them."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import time
from argparse import Namespace
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.commands import load
from crawler.feeding import recipe
from crawler.feeding.positions import position
from indexer import schema
from indexer.environment import archive_dir
from indexer.index import open_writer
from indexer.trouble import Trouble
from tests import forked
from tests.crawler.pages import BODY, PAGE, html_page, write_warc
from tests.crawler.running import REPOSITORY, SCRAPY, environment, scrapy


def filled(pages: Path) -> Path:
    """A folder with two pages, a compilation and a picture."""
    pages.mkdir()
    (pages / "1.html").write_text(PAGE, encoding="utf-8")
    (pages / "2.txt").write_text(f"某镇2009年工作总结\n{BODY}", encoding="gbk")
    text = "\n".join(f"工作总结 篇{number}\n{BODY}" for number in (1, 2, 3))
    (pages / "3.html").write_bytes(html_page(text).body)
    (pages / "photo.png").write_bytes(b"\x89PNG")
    return pages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return filled(tmp_path / "pages")


@pytest.fixture(scope="module")
def read_only(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Such a folder, and the data folder that it was loaded into, for all tests that change neither."""
    place = tmp_path_factory.mktemp("loaded")
    pages = filled(place / "pages")
    assert scrapy(place / "data", "load", pages).returncode == 0
    return pages, place / "data"


@pytest.fixture
def loaded(tmp_path: Path, read_only: tuple[Path, Path]) -> tuple[Path, Path]:
    """The same with a data folder of one's own."""
    pages, data = read_only
    return pages, shutil.copytree(data, tmp_path / "data")


def ids(data: Path) -> list[str]:
    run = subprocess.run(
        [SCRAPY.parent / "summaries", "search", "县委", "--format", "jsonl"],
        env=environment(data), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [json.loads(line)["id"] for line in run.stdout.splitlines()]


def test_loading_tells_how_many_of_each_and_again_changes_nothing(tmp_path: Path, folder: Path) -> None:
    first = scrapy(tmp_path / "data", "load", folder)
    assert first.returncode == 0, first.stderr
    assert first.stdout == "loaded 3, unchanged 0, skipped 1; 5 summaries from 3 pages\n"
    told = f"skipped: {folder}/photo.png: not .html, .txt, .warc or .warc.gz\n"
    assert first.stderr.startswith(told)  # a slow machine tells how far it has come too
    found = ids(tmp_path / "data")
    again = scrapy(tmp_path / "data", "load", folder)
    assert again.stdout == "loaded 0, unchanged 3, skipped 1; 0 summaries from 0 pages\n"
    assert ids(tmp_path / "data") == found
    assert len(found) == 5


def test_pages_without_a_summary_are_named(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(7):
        (pages / f"{number}.html").write_text(f"<title>总结</title><p>第{number}份待写。</p>", "utf-8")
    run = scrapy(tmp_path / "data", "load", pages)
    assert run.stdout.startswith("loaded 7,") and "0 summaries from 7 pages" in run.stdout
    named = [line for line in run.stderr.splitlines() if "without a summary: " in line]
    assert len(named) == 6 and f"{pages}/0.html; `scrapy explain` tells why" in named[0] and "2 more" in named[-1]


def test_bad_files_are_named_the_rest_is_loaded_and_the_status_tells(tmp_path: Path, folder: Path) -> None:
    (folder / "empty.html").write_bytes(b"")
    write_warc(folder / "cut.warc.gz", [
        (f"http://www.example.com/{number}.html", "text/html", PAGE.encode() + os.urandom(900)) for number in (1, 2)
    ])  # fmt: skip
    (folder / "cut.warc.gz").write_bytes((folder / "cut.warc.gz").read_bytes()[:-300])
    with (folder / "big.html").open("wb") as file:
        file.truncate(50_000_001)
    run = scrapy(tmp_path / "data", "load", folder, tmp_path / "nowhere")
    assert run.returncode == 2
    assert run.stdout.startswith("loaded 4, unchanged 0, skipped 5;")
    for name, why in {
        "pages/empty.html": "empty",
        "pages/cut.warc.gz": "hold no whole WARC record",
        "pages/big.html": "larger than 50 MB",
        "nowhere": "there is no such file or folder",
    }.items():
        [line] = [line for line in run.stderr.splitlines() if f"{tmp_path}/{name}: " in line]
        assert why in line
    assert "Traceback" not in run.stderr


def test_of_many_files_that_are_no_pages_some_are_named(tmp_path: Path, folder: Path) -> None:
    for number in range(30):
        (folder / f"{number}.css").write_bytes(b"p {}")
    run = scrapy(tmp_path / "data", "load", folder)
    assert run.returncode == 0 and "skipped 31;" in run.stdout
    assert run.stderr.count("skipped: ") == 21 and "skipped: 11 more: not .html" in run.stderr


def test_pages_that_cannot_be_fed_are_said_to_be_safe(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIES_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SUMMARIES_INDEX", "one.example:9200/name")
    with pytest.raises(Trouble, match=r"set SUMMARIES_INDEX .* The pages are safe in .*/data/archive; once"):
        load.Command().answer([str(folder)], Namespace(site=""))
    with Archive(archive_dir()) as archive:
        assert archive.catalogue.last() == 3


def test_a_trouble_that_names_the_way_out_names_it_once(
    loaded: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages, data = loaded
    monkeypatch.setenv("SUMMARIES_DATA", str(data))
    monkeypatch.setattr(schema, "SCHEMA_VERSION", schema.SCHEMA_VERSION + 1)
    with pytest.raises(Trouble, match=r"made by an older version.*The pages are safe in ") as told:
        load.Command().answer([str(pages)], Namespace(site=""))
    assert str(told.value).count("rebuild") == 1


def test_a_page_without_a_title_has_an_unknown_one(tmp_path: Path) -> None:
    (tmp_path / "1.html").write_text("".join(f"<p>{line}</p>" for line in BODY.split("\n")), encoding="utf-8")
    assert scrapy(tmp_path / "data", "load", tmp_path / "1.html").returncode == 0
    [line] = forked.run("summaries", ["export"], environment(tmp_path / "data")).stdout.splitlines()
    assert {json.loads(line)[name] for name in ("title", "page_title")} == {None}


def test_the_site_of_a_saved_page_is_unknown(read_only: tuple[Path, Path]) -> None:
    def asked(*arguments: str) -> subprocess.CompletedProcess[str]:
        return forked.run("summaries", arguments, environment(read_only[1]))

    assert {json.loads(line)["site"] for line in asked("export").stdout.splitlines()} == {None}
    [counted] = asked("count", "工作", "--by", "site", "--format", "jsonl").stdout.splitlines()
    assert (json.loads(counted)["site"], json.loads(counted)["summaries"]) == (None, 5)
    assert asked("search", "--site", "nope").stderr.endswith("no summary has the site nope\n")


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    run = scrapy(tmp_path / "data", "load", tmp_path / "empty")
    assert run.returncode == 2
    assert f"{tmp_path / 'empty'}: no file is in there" in run.stderr


def test_a_file_may_have_a_name_that_begins_as_options_do(tmp_path: Path) -> None:
    run = scrapy(tmp_path / "data", "load", "--", "-x.html")
    assert run.returncode == 2 and "-x.html: there is no such file or folder" in run.stderr


def test_where_no_site_is_known_none_is_named(read_only: tuple[Path, Path]) -> None:
    run = scrapy(read_only[1], "learn", "nosuch")
    assert run.returncode == 2 and run.stderr.endswith("archive; nor of any other\n")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("load", "name at least one folder or file"),
        ("load --nope x", "--nope: there is no such option"),
        ("rebuild --workers 0", "argument --workers: '0': expected a number from 1 to 256"),
        ("crawl", "there is one spider: scrapy crawl summaries -a site=NAME_OR_TOML"),
    ],
)
def test_a_mistake_is_told_in_one_line(tmp_path: Path, given: str, told: str) -> None:
    run = scrapy(tmp_path / "data", *given.split())
    name = f"scrapy {given.split(maxsplit=1)[0]}"
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == f"{name}: {told}; `{name} --help` says what it takes\n"


@pytest.mark.parametrize("site", ["a\r\nContent-Length: 5", "../a", "a b", "县" * 67])  # the last of 201 bytes
def test_pages_of_a_site_that_cannot_be_named_so_are_not_loaded(tmp_path: Path, folder: Path, site: str) -> None:
    run = scrapy(tmp_path / "data", "load", "--site", site, folder)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == (
        f"scrapy load: {site!r}: no name of a site; letters, digits, '.', '-' and '_' only, at most 100 "
        "(of Chinese ones 66)\n"
    )
    assert not (tmp_path / "data" / "archive").exists()


def test_pages_of_a_site_that_has_no_file_are_loaded_and_told_of(tmp_path: Path) -> None:
    page = tmp_path / "1.html"
    page.write_bytes(html_page(BODY).body)
    told = [scrapy(tmp_path / "data", "load", "--site", site, page) for site in ("unjs", "unjz")]
    assert [run.returncode for run in told] == [0, 0]
    said = "site 'unjz': no site file has this name; the general rules apply"
    assert [said in run.stderr for run in told] == [False, True]


def test_the_commands_are_found_from_everywhere_with_the_variable_that_is_documented(tmp_path: Path) -> None:
    [exported] = re.findall(r"`export (SCRAPY_\w+=\S+)`", (REPOSITORY / "docs/crawling.md").read_text("utf-8"))
    name, _, value = exported.partition("=")
    ran = subprocess.run(
        [SCRAPY, "status"], cwd=tmp_path, env=environment(tmp_path / "data", **{name: value}),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.stderr.startswith(
        f"scrapy status: {tmp_path / 'data'}: no site has been crawled into this data folder yet"
    )


def test_a_rebuild_gives_the_same_index(loaded: tuple[Path, Path]) -> None:
    _, data = loaded
    found = ids(data)
    run = scrapy(data, "rebuild", "--workers", "2")
    assert (run.returncode, run.stdout) == (0, f"rebuilt {data}/index: 5 summaries from 3 pages\n")
    assert ids(data) == found


def test_a_rebuild_tells_of_a_site_whose_file_is_gone(tmp_path: Path) -> None:
    (tmp_path / "1.html").write_text(PAGE, encoding="utf-8")
    sites = tmp_path / "data" / "sites"
    sites.mkdir(parents=True)
    (sites / "zhen.toml").write_text("start = ['http://e.cn/']\narticles = ['x']\n", encoding="utf-8")
    assert scrapy(tmp_path / "data", "load", "--site", "zhen", tmp_path / "1.html").returncode == 0
    assert scrapy(tmp_path / "data", "rebuild").stderr == ""
    (sites / "zhen.toml").rename(sites / "xiang.toml")
    run = scrapy(tmp_path / "data", "rebuild")
    assert run.returncode == 0
    assert run.stderr == "site 'zhen': no site file has this name; the general rules apply to 1 article\n"


def test_a_rebuild_without_an_archive_says_how_to_make_one(tmp_path: Path) -> None:
    run = scrapy(tmp_path / "data", "rebuild")
    assert run.returncode == 2
    assert run.stderr.startswith(f"scrapy rebuild: {tmp_path}/data/archive: there is no archive here; make one with")


def test_a_rebuild_passes_over_a_damaged_record(loaded: tuple[Path, Path]) -> None:
    folder, data = loaded
    [path] = (data / "archive").glob("*.warc.gz")
    with sqlite3.connect(data / "archive" / "catalogue.sqlite3") as database:
        [(offset, length)] = database.execute("SELECT offset, length FROM pages WHERE url LIKE '%2.txt'").fetchall()
    content = bytearray(path.read_bytes())
    content[offset + length // 2] ^= 0xFF
    path.write_bytes(content)
    copies = data / "learned" / "restored" / "copies.jsonl"  # which the rebuild comes to when its index serves
    copies.parent.mkdir(parents=True)
    copies.write_text("no spot\n")
    run = scrapy(data, "rebuild")
    assert run.returncode == 2
    assert run.stderr.endswith(
        "The rebuilt index serves; only what copies restore is still to be done: scrapy restore\n"
    )
    assert run.stdout.endswith("5 summaries from 3 pages, passed over 1\n")  # what the index had of it stays
    assert f"passed over: {(folder / '2.txt').as_uri()}: {path} at byte {offset}" in run.stderr


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_rebuild_is_told_in_a_line_and_goes_on(tmp_path: Path, ending: signal.Signals) -> None:
    data, pages = tmp_path / "data", tmp_path / "pages"
    pages.mkdir()
    for number in range(60):
        (pages / f"{number}.html").write_bytes(html_page(f"{BODY}\n第{number}号。" * 20).body)
    scrapy(data, "load", pages)
    generations = data / "index"
    before = {path.name for path in generations.iterdir()}
    process = subprocess.Popen(
        # What a shell starts in the background ignores the signal, and all that it starts.
        ["env", "--default-signal=INT", SCRAPY, "rebuild", "--workers", "1"], cwd=REPOSITORY, env=environment(data),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    while process.poll() is None and {path.name for path in generations.iterdir()} == before:
        time.sleep(0.002)  # until its fresh index is begun
    process.send_signal(ending)
    _, told = process.communicate()
    assert process.returncode == 130
    assert told == "scrapy rebuild: interrupted; what was done is kept, and the same command goes on from there\n"
    assert scrapy(data, "rebuild").returncode == 0


def test_a_rebuild_that_goes_on_does_not_tell_the_rest_for_all(
    loaded: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = loaded[1]
    monkeypatch.setenv("SUMMARIES_DATA", str(data))
    recipe.begun(f"{data}/index")  # and killed before its first commit
    assert scrapy(data, "rebuild").stdout.startswith(f"rebuilt {data}/index: ")
    recipe.begun(f"{data}/index")
    with Archive(data / "archive") as archive, open_writer(f"{data}/index", fresh=True) as writer:
        writer.commit(position(archive, 1))
    assert scrapy(data, "rebuild").stdout.startswith(f"rebuilt {data}/index, going on after an interruption: ")


@pytest.mark.parametrize("how", ["path", "url", "id"])
def test_explain_shows_every_stage_by_path_address_or_id(read_only: tuple[Path, Path], how: str) -> None:
    folder, data = read_only
    path = folder / "3.html"
    what = {"path": str(path), "url": path.as_uri(), "id": next(one for one in ids(data) if one.endswith(".3"))}[how]
    run = scrapy(data, "explain", what)
    assert run.returncode == 0, run.stderr
    assert "utf-8" in run.stdout.lower()
    for number in (1, 2, 3):
        assert f"篇{number}" in run.stdout
    assert "\x1b" not in run.stdout  # no colours in a pipe


@pytest.mark.parametrize("what", ["/nowhere/a.html", "0123456789abcdef.1"])
def test_explain_of_what_is_not_there(tmp_path: Path, read_only: tuple[Path, Path], what: str) -> None:
    run = scrapy(tmp_path / "data", "explain", what)
    assert run.returncode == 2
    assert f"there is no archive here; nor is {what} a file" in run.stderr
    run = scrapy(read_only[1], "explain", what)
    assert run.returncode == 2
    assert f"{what}: neither a file, nor an address or an id of the archive" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("arguments", [("explain", "http://e.cn/\udcb9\udca4"), ("savepage", "\udcb9\udca4", "x")])
def test_what_is_typed_in_another_encoding_is_told(read_only: tuple[Path, Path], arguments: tuple[str, ...]) -> None:
    run = scrapy(read_only[1], *arguments)
    assert run.returncode == 2 and "nothing has such a name, which is not UTF-8" in run.stderr


def test_hostile_words_cannot_command_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE.replace("工作总结", "工作\x1b[31m总结\u202e"), encoding="utf-8")
    run = scrapy(tmp_path / "data", "explain", path)
    assert run.returncode == 0
    assert "\x1b" not in run.stdout and "\u202e" not in run.stdout


def test_the_archive_is_not_loaded_into_itself_with_the_folder_that_it_stands_in(tmp_path: Path, folder: Path) -> None:
    data = folder / "data"
    assert "loaded 3" in scrapy(data, "load", folder).stdout
    again = scrapy(data, "load", folder)
    assert again.returncode == 0, again.stderr
    [warc] = (data / "archive").glob("*.warc.gz")
    assert f"skipped: {warc}: a file of the archive into which is loaded" in again.stderr
    assert "loaded 0, unchanged 3" in again.stdout
    assert "a file of the archive into which is loaded" in scrapy(data, "load", warc).stderr


def test_a_file_of_another_tool_that_lies_in_the_archive_is_loaded(tmp_path: Path, folder: Path) -> None:
    assert "loaded 3" in scrapy(tmp_path / "other", "load", folder).stdout
    [warc] = (tmp_path / "other" / "archive").glob("*.warc.gz")
    archive = tmp_path / "data" / "archive"
    archive.mkdir(parents=True)
    warc.rename(archive / "from-elsewhere.warc.gz")
    run = scrapy(tmp_path / "data", "load", archive)
    assert "loaded 3" in run.stdout, run.stderr


def test_a_load_that_came_to_nothing_leaves_nothing_that_passes_for_an_archive(tmp_path: Path) -> None:
    assert scrapy(tmp_path / "data", "load", tmp_path / "nowhere").returncode == 2
    for command in ("rebuild", "restore", "verify", "compact", "learn"):
        run = scrapy(tmp_path / "data", command)
        assert run.returncode == 2, command
        assert f"{tmp_path / 'data' / 'archive'}: there is no archive here; " in run.stderr
    status = scrapy(tmp_path / "data", "status")
    assert status.returncode == 2
    assert f"{tmp_path / 'data'}: no site has been crawled into this data folder yet" in status.stderr


def test_a_number_of_megabytes_that_is_none_is_told_before_anything_is_fetched(tmp_path: Path) -> None:
    file = tmp_path / "zhen.toml"
    file.write_text("start = ['http://127.0.0.1:1/']\narticles = ['/a/']\n", encoding="utf-8")
    crawl = ("crawl", "summaries", "-a", f"site={file}")
    run = scrapy(tmp_path / "data", *crawl, SUMMARIES_MIN_FREE="2 GB")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "scrapy crawl: SUMMARIES_MIN_FREE=2 GB: expected a whole number of megabytes, such as 2000\n"
