"""Counts and concordances as files, which say what was asked."""

import csv
import json
import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from pyarrow import parquet

from tests.search_cli.conftest import Run

PHRASE = "平安校园"


def test_a_concordance_as_a_file_is_the_one_of_the_pipe(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "lines.parquet"
    ran = run("kwic", PHRASE, "--sort", "left", "-o", str(path))
    piped = [json.loads(line) for line in run("kwic", PHRASE, "--sort", "left").stdout.splitlines()]
    assert ran.stdout == "" and f"{len(piped):,} records" in ran.stderr
    table = parquet.read_table(path)
    assert table.column("id").to_pylist() == [line["id"] for line in piped]
    assert table.column("start").to_pylist() == [line["start"] for line in piped]
    assert json.loads(table.schema.metadata[b"work-summaries"])["query"] == PHRASE


def test_counts_as_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "counts.csv"
    run("count", PHRASE, "综合治理", "--by", "year", "--province", "河北", "-o", str(path))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["query"] for row in rows} == {PHRASE, "综合治理"}
    assert {row["export_filters"] for row in rows} == {'{"province": "河北"}'}
    assert all(row["export_software"].startswith("work-summaries ") for row in rows)


@pytest.mark.parametrize("command", [["first", PHRASE, "--by", "province"], ["collocates", PHRASE],
                                     ["keyness", "province:河北", "province:四川"]])  # fmt: skip
def test_every_answer_can_be_a_file(run: Run, tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "answer.jsonl"
    ran = run(*command, "-o", str(path), check=(0, 1))
    kept = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert ran.stdout == ""
    assert all(one.pop("export")["software"].startswith("work-summaries ") for one in kept)
    assert kept == [json.loads(line) for line in run(*command, check=(0, 1)).stdout.splitlines()]


def test_a_picture_and_a_file_at_once(run: Run, tmp_path: Path) -> None:
    run("count", PHRASE, "--by", "province", "-o", str(tmp_path / "a.xlsx"), "--plot", str(tmp_path / "a.html"))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.html", "a.xlsx"]


def test_bars_on_the_terminal(run: Run) -> None:
    shown = run("count", PHRASE, "--by", "year", "--plot", "-").stdout.splitlines()
    assert any("█" in line for line in shown) and all(line[:4].isdigit() or line.startswith("?") for line in shown)


def test_citations_come_from_the_command(run: Run) -> None:
    found = json.loads(run("search", PHRASE, "--limit", "1").stdout)
    told = run("cite", found["id"]).stdout
    assert found["title"] in told and "[EB/OL]" in told
    assert json.loads(run("cite", found["id"], "--style", "csl").stdout)[0]["title"] == found["title"]
    assert run("cite", "none", check=(1,)).stdout == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here, which is a full disk")
@pytest.mark.parametrize("arguments", [("kwic", PHRASE), ("count", PHRASE, "--format", "table"), ("stats",)])
def test_a_full_disk_is_told(index: Path, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "search_cli.main", *arguments]
        environment = {**os.environ, "SUMMARIES_INDEX": str(index)}
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, env=environment, check=False)
    assert done.returncode == 2
    assert done.stderr == "summaries: the output: No space left on device\n"


def on_a_terminal(index: Path, *arguments: str) -> str:
    """What a terminal is sent, on both streams."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "search_cli.main", *arguments, "--index", str(index)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as ran:
        os.close(theirs)
        sent = b""
        with suppress(OSError):  # how a terminal ends whose other side has gone
            while part := os.read(ours, 65_536):
                sent += part
        assert ran.wait(60) in (0, 1, 2)
    os.close(ours)
    return sent.decode("utf-8")


@pytest.mark.parametrize("shape", ["jsonl", "csv"])
def test_a_terminal_is_sent_nothing_that_commands_it(index: Path, run: Run, shape: str) -> None:
    """A pipe gets what the text holds."""
    sent = on_a_terminal(index, "search", '"正文平安校园"', "--format", shape, "--text")
    assert "正文平安校园" in sent and "\ufffd" in sent
    assert not set("\x07\x1b\x9b\u202e") & set(sent)
    piped = run("search", '"正文平安校园"', "--format", "csv", "--text").stdout
    assert "\x1b" in piped and "\x9b" in piped and "\u202e" in piped


def test_a_message_does_not_command_a_terminal(index: Path) -> None:
    sent = on_a_terminal(index, "search", "平安", "--province", "\x1b]0;pwned\x07\x9b2J")
    assert "no summary has the province" in sent
    assert not set("\x07\x1b\x9b") & set(sent)


HALF = os.fsdecode(b"\xff")


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", f"{HALF}平安"),
        ("search", "平安", "--province", f"河{HALF}"),
        ("search", "-F", HALF),
        ("count", "平安", f"校园{HALF}", "--plot", "x.html"),
        ("show", "x", "--query", HALF),
    ],
)
def test_bytes_that_are_no_characters_are_refused(run: Run, arguments: tuple[str, ...]) -> None:
    assert "is not UTF-8" in run(*arguments, check=[2]).stderr
