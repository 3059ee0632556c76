"""How commands end: mistakes and broken files are told in a line, and a pipe that is closed is no mistake."""

import contextlib
import os
import pty
import shutil
import sqlite3
import subprocess
import time
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from crawler import commands
from crawler.console.progress import Progress
from crawler.feeding.feed import FeedReport
from tests.crawler.crawls import Room, article, links
from tests.crawler.pages import BODY, html_page
from tests.crawler.running import REPOSITORY, SCRAPY, environment, scrapy


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a page, and a data folder that has it in its archive."""
    place = tmp_path_factory.mktemp("loaded")
    (place / "1.html").write_bytes(html_page(BODY).body)
    assert scrapy(place / "data", "load", "--site", "demo", place / "1.html").returncode == 0
    return place


@pytest.fixture
def data(tmp_path: Path, loaded: Path) -> Path:
    """A data folder of one's own with one page in its archive, which stands beside it."""
    shutil.copytree(loaded, tmp_path, dirs_exist_ok=True)
    return tmp_path / "data"


def test_how_long_a_feeding_will_take_is_told_when_enough_of_it_is_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter((0.0, 1.0, 11.0, 21.0))
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    progress = Progress()
    for pages in (1, 2, 41):
        progress(FeedReport(total=1_241, pages=pages, summaries=pages))
    assert capsys.readouterr().err.splitlines() == [
        "2 of 1,241 pages, 2 summaries",
        "41 of 1,241 pages, 41 summaries, 2 pages/s, 10 min 0 s left",
    ]


def damage(database: Path) -> None:
    """What a dying disk leaves of a database: its first page, with the schema."""
    content = database.read_bytes()
    assert len(content) > 8_192
    database.write_bytes(content[:4_096] + b"\xff" * (len(content) - 4_096))


def test_a_damaged_catalogue_is_told_in_a_line_by_every_command(data: Path, tmp_path: Path) -> None:
    found = subprocess.run(
        [SCRAPY.parent / "summaries", "search", "县委", "--format", "jsonl"],
        env=environment(data), capture_output=True, text=True, check=True,
    )  # fmt: skip
    [name] = [line.split('"')[3] for line in found.stdout.splitlines()]
    catalogue = data / "archive" / "catalogue.sqlite3"
    damage(catalogue)
    told = f"{catalogue}: is damaged (database disk image is malformed); move it away: it is then made anew"
    site = tmp_path / "zhen.toml"
    site.write_text("start = ['http://127.0.0.1:1/']\narticles = ['x']\n", "utf-8")
    for command in (
        ("verify",), ("rebuild",), ("load", tmp_path / "1.html"), ("explain", "0123456789abcdef.1"), ("compact",),
        ("crawl", "summaries", "-a", f"site={site}"),
    ):  # fmt: skip
        run = scrapy(data, *command, SUMMARIES_CONTACT="me@example.com")
        assert (run.returncode, run.stdout) == (2, ""), run.stderr
        assert run.stderr.startswith(f"scrapy {command[0]}: {told}") and run.stderr.count("\n") == 1, run.stderr
    cite = subprocess.run(
        [SCRAPY.parent / "summaries", "cite", name], env=environment(data), capture_output=True, text=True, check=False
    )
    assert (cite.returncode, cite.stdout) == (2, "")
    assert cite.stderr.startswith(f"summaries: {told}") and cite.stderr.count("\n") == 1
    for file in (data / "archive").glob("catalogue.sqlite3*"):
        file.unlink()
    assert scrapy(data, "verify").stdout.endswith("1 page read, 0.0 MB; 0 damaged\n")


def test_damaged_visits_are_told_and_the_next_crawl_moves_them_aside(data: Path, tmp_path: Path) -> None:
    site = tmp_path / "zhen.toml"
    site.write_text("start = ['http://127.0.0.1:1/']\narticles = ['x']\n", "utf-8")
    assert scrapy(data, "crawl", "summaries", "-a", f"site={site}").returncode == 2  # nothing answers there
    damage(data / "archive" / "visits.sqlite3")
    run = scrapy(data, "status")
    assert (run.returncode, run.stdout) == (2, "")
    assert "visits.sqlite3: is damaged (" in run.stderr and run.stderr.count("\n") == 1, run.stderr
    assert "the next crawl moves it aside" in run.stderr
    run = scrapy(data, "crawl", "summaries", "-a", f"site={site}", SUMMARIES_CONTACT="me@example.com")
    assert "visits.sqlite3: was damaged, and stands in visits.sqlite3.damaged-" in run.stderr.split("\n")[0], run.stderr
    assert "start page http://127.0.0.1:1/: refuses the connection" in run.stderr, run.stderr
    assert len(list((data / "archive").glob("visits.sqlite3.damaged-*[0-9]"))) == 1
    assert scrapy(data, "status").stdout.startswith("zhen: ")


def test_whoever_reads_may_have_enough(data: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [SCRAPY, "explain", tmp_path / "1.html"],
        cwd=REPOSITORY, env=environment(data), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(300) == 0


def test_the_help_of_every_command_tells_its_exit_status() -> None:
    names = [module.name for module in iter_modules(commands.__path__)]
    made = [import_module(f"crawler.commands.{name}").Command() for name in names]
    assert len(made) >= 13 and all(". Exit status: 0 " in command.long_desc() for command in made)


def test_a_locale_without_chinese_characters_takes_none_away(data: Path, tmp_path: Path) -> None:
    run = scrapy(data, "explain", tmp_path / "1.html", LC_ALL="C", PYTHONUTF8="0")
    assert (run.returncode, run.stderr) == (0, "") and "县委" in run.stdout


@pytest.mark.parametrize("command", ["list", "-h"])
def test_the_commands_of_scrapy_itself_may_lose_their_reader_too(tmp_path: Path, command: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [SCRAPY, command],
        cwd=REPOSITORY,
        env=environment(tmp_path),
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert run.stderr == b""


def test_what_is_told_does_not_command_a_terminal(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [SCRAPY, "load", tmp_path / "\x1b]0;pwned\x07\x9b2J.html"],
        cwd=REPOSITORY, env=environment(tmp_path / "data"), stdin=theirs, stdout=theirs, stderr=theirs,
    ) as process:  # fmt: skip
        os.close(theirs)
        sent = b""
        with contextlib.suppress(OSError):  # how a terminal ends whose other side has gone
            while part := os.read(ours, 65_536):
                sent += part
        assert process.wait(300) == 2
    os.close(ours)
    assert b"there is no such file or folder" in sent
    assert not [one for one in (b"\x07", b"\x1b]", "\x9b".encode()) if one in sent]


def test_an_output_that_takes_nothing_is_told(data: Path, tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [SCRAPY, "explain", tmp_path / "1.html"],
            cwd=REPOSITORY, env=environment(data), stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (run.returncode, run.stderr) == (2, "scrapy explain: the output: No space left on device\n")


@pytest.mark.parametrize(("output", "status"), [("/dev/full", 2), (None, 0)])
def test_a_crawl_ends_in_order_where_its_last_line_finds_no_room(room: Room, output: str | None, status: int) -> None:
    server = room.serve({"/": links("/a/1.html"), "/a/1.html": article(1)})
    reading, writing = os.pipe() if output is None else (None, os.open(output, os.O_WRONLY))
    if reading is not None:
        os.close(reading)
    run = subprocess.run(
        [SCRAPY, "crawl", "summaries", "-a", f"site={room.describe([server.address + '/'])}"],
        cwd=REPOSITORY, env=room.environment({"SUMMARIES_CONTACT": "me@example.com"}),
        stdout=writing, stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    os.close(writing)
    told = "scrapy crawl: the output: No space left on device\n" if output else ""
    assert run.returncode == status and run.stderr.endswith(told) and "Error" not in run.stderr, run.stderr


@pytest.mark.parametrize(
    "arguments",
    ["rebuild --workers -3", "rebuild --workers 0", "check demo --pages -1", "check demo --live 0", "learn --pages 0",
     "status --runs 0", "newsite http://127.0.0.1:1/ --pages 0", "newsite http://127.0.0.1:1/ --delay nan",
     "schedule --at-once 0", "learn --pages many",
     "learn --pages 99999999999999999999", "status --runs 1000000000000000", "restore --workers 99999"],
)  # fmt: skip
def test_numbers_that_make_no_sense_are_refused(tmp_path: Path, arguments: str) -> None:
    run = scrapy(tmp_path / "data", *arguments.split())
    assert run.returncode == 2
    *_, option, value = arguments.split()
    assert f"argument {option}" in run.stderr and f"'{value}': expected a number from" in run.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("compact", "--dry-run"), "--dry-run: there is no such option"),
        (("rebuild", "data"), "data: this command takes no arguments"),
        (("load", ""), "an argument is empty; is a variable unset?"),
        (("status", "-L", "info"), "-L info: expected one of CRITICAL, ERROR, WARNING, INFO, DEBUG"),
        (("verify", "--pidfile", "/nowhere/x"), "--pidfile /nowhere/x: is no file that this user may write"),
        (("crawl", "summaries", "--logfile", "/"), "--logfile /: is no file that this user may write"),
        (
            ("crawl", "summaries", "-s", "DOWNLOAD_DELY=5"),
            "-s DOWNLOAD_DELY: there is no such setting; is DOWNLOAD_DELAY",
        ),
        (("crawl", "summaries", "-s", "DOWNLOAD_DELAY=5s"), "-s DOWNLOAD_DELAY=5s: expected a number"),
        (("rebuild", "-s", "LOG_ENABLED=no"), "-s LOG_ENABLED=no: expected True or False"),
        (("status", "-s", "LOG_LEVEL=x"), "-s LOG_LEVEL=x: expected one of CRITICAL"),
        (("crawl", "summaries", "-a", "site=unjs", "-O", "x.jl"), "`summaries export -o FILE` writes texts"),
        (("chek", "unjs"), "did you mean check?"),
        (("dance",), "there are check, compact, crawl"),
    ],
)
def test_what_a_command_does_not_know_is_not_passed_over(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    run = scrapy(tmp_path / "data", *arguments)
    assert run.returncode == 2 and told in run.stderr and not run.stdout.startswith("Scrapy")
    assert not (tmp_path / "data").exists()


def test_a_draft_that_cannot_be_kept_is_told_before_anything_is_fetched(tmp_path: Path) -> None:
    run = scrapy(tmp_path, "newsite", "http://127.0.0.1:1/", "-o", tmp_path / "nowhere" / "a.toml")
    assert run.returncode == 2 and "nowhere/a.toml: cannot be written" in run.stderr


def test_scrapys_own_commands_look_at_an_address(tmp_path: Path) -> None:
    room = Room(tmp_path)
    server = room.serve({"/": links("/a/1.html")})
    run = room.scrapy("fetch", server.address + "/")
    assert "<title>列表</title>" in run.stdout and "Traceback" not in run.stderr
    assert not room.data.exists()
    server.close()


def test_where_there_is_no_site_to_learn_of_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "1.html").write_bytes(html_page(BODY).body)
    scrapy(tmp_path / "data", "load", tmp_path / "1.html")
    run = scrapy(tmp_path / "data", "learn")
    assert run.returncode == 1 and "there is nothing to learn" in run.stderr


def test_a_clock_that_is_behind_the_archive_is_told(tmp_path: Path) -> None:
    room = Room(tmp_path)
    server = room.serve({"/": links("/a/1.html"), "/a/1.html": article(1)})
    assert room.crawl(server.address + "/").returncode == 0
    assert "clock" not in room.crawl(server.address + "/").stderr
    with sqlite3.connect(room.data / "archive" / "catalogue.sqlite3") as catalogue:
        catalogue.execute("UPDATE pages SET fetched = '2099-01-01T00:00:00Z'")
    run = room.crawl(server.address + "/")
    assert run.returncode == 0 and run.stderr.count("pages of the archive were fetched on 2099-01-01") == 1
    server.close()
