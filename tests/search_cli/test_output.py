"""Counts and concordances as files, which say what was asked."""

import csv
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from math import log, log2
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from indexer.summary import Summary
from tests import forked
from tests.indexer.conftest import feed
from tests.search_cli.conftest import Run, rows

PHRASE = "平安校园"


def test_a_concordance_as_a_file_is_the_one_of_the_pipe(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "lines.parquet"
    ran = run("kwic", PHRASE, "--sort", "left", "-o", str(path))
    piped = rows(run("kwic", PHRASE, "--sort", "left").stdout)
    assert ran.stdout == "" and f"{len(piped):,} records" in ran.stderr
    table = parquet.read_table(path)
    assert table.column("id").to_pylist() == [line["id"] for line in piped]
    assert table.column("start").to_pylist() == [line["start"] for line in piped]
    assert json.loads(table.schema.metadata[b"work-summaries"])["query"] == PHRASE


def test_counts_as_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "counts.csv"
    run("count", PHRASE, "综合治理", "--by", "year", "--province", "河北", "-o", str(path))
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    assert {row["query"] for row in found} == {PHRASE, "综合治理"}
    assert {row["export_filters"] for row in found} == {'{"province": "河北"}'}
    assert all(row["export_software"].startswith("work-summaries ") for row in found)


@pytest.mark.parametrize("command", [["first", PHRASE, "--by", "province"], ["collocates", PHRASE],
                                     ["keyness", "平安", "学校", "--p", "0.05", "--least", "1"]])  # fmt: skip
def test_every_answer_can_be_a_file(run: Run, tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "answer.jsonl"
    ran = run(*command, "-o", str(path))
    kept = rows(path.read_text("utf-8"))
    assert ran.stdout == ""
    assert all(one.pop("export")["software"].startswith("work-summaries ") for one in kept)
    assert kept == rows(run(*command).stdout)


def test_what_is_ended_leaves_no_half_file(collection: list[Summary], tmp_path: Path) -> None:
    text = PHRASE * 30_000  # which takes a second or two to write out
    feed(tmp_path / "index", [replace(collection[0], text=text, chars=len(text), cluster=None)])
    folder = tmp_path / "out"
    folder.mkdir()
    asked = ["kwic", PHRASE, "--width", "1000", "--index", tmp_path / "index", "-o", folder / "lines.jsonl"]
    with (tmp_path / "said").open("wb") as said:
        process = forked.started("summaries", asked, dict(os.environ), said.fileno(), said.fileno())
    until = time.monotonic() + 60
    while not any(path.stat().st_size for path in folder.glob("*.part")):
        assert time.monotonic() < until
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 130
    assert list(folder.iterdir()) == [] and (tmp_path / "said").read_bytes() == b""


def provenance_of(run: Run, path: Path, *command: str) -> dict[str, Any]:
    """What the first record of a command's file says of where it comes from."""
    run(*command, "-o", str(path))
    told: dict[str, Any] = rows(path.read_text("utf-8"))[0]["export"]
    return told


@pytest.mark.parametrize(
    ("command", "options"),
    [
        (["kwic", "安全", "--sample", "20", "--sort", "left"],
         {"command": "kwic", "width": 30, "sort": "left", "sample": 20, "seed": 1}),
        (["count", "安全", "工作", "--by", "year"], {"command": "count", "by": "year", "sort": "key"}),
        (["collocates", "安全", "--window", "0,3", "--limit", "9"],
         {"command": "collocates", "window": "0,3", "measure": "log_dice", "least": 3, "stop-words": True, "limit": 9}),
        (["keyness", "-F", "安全", "--p", "0.05"],
         {"command": "keyness", "measure": "log_likelihood", "least": 5, "p": "0.05", "stop-words": True,
          "fixed-strings": True}),
    ],
)  # fmt: skip
def test_a_file_tells_how_to_ask_for_it_again(
    run: Run, tmp_path: Path, command: list[str], options: dict[str, Any]
) -> None:
    assert provenance_of(run, tmp_path / "answer.jsonl", *command)["options"] == options


def test_a_file_tells_in_which_state_the_index_was(run: Run, tmp_path: Path) -> None:
    told = provenance_of(run, tmp_path / "all.jsonl", "export")
    [figures] = rows(run("stats").stdout)
    assert told["state"] == {name: figures[name] for name in ("fed", "summaries", "characters")}
    assert told["state"]["characters"] > 0
    assert provenance_of(run, tmp_path / "counts.jsonl", "count", PHRASE)["state"] == told["state"]


def test_measures_can_be_computed_again_from_a_file(run: Run, tmp_path: Path) -> None:
    """Log-likelihood and mutual information of a collocate by the textbook's table, from what the file holds alone."""
    path = tmp_path / "near.jsonl"
    base = provenance_of(run, path, "collocates", "安全")["base"]
    window, corpus = base["window_words"], base["corpus_words"]
    found = rows(path.read_text("utf-8"))
    assert found
    for row in found:
        near, all_of_it = row["together"], row["frequency"]
        table = ((near, window - near), (all_of_it - near, corpus - window - all_of_it + near))
        columns = [sum(column) for column in zip(*table, strict=True)]
        parts = [
            value * log(value * corpus / sum(line) / column)
            for line in table
            for value, column in zip(line, columns, strict=True)
            if value
        ]
        assert abs(row["log_likelihood"]) == pytest.approx(2 * sum(parts), abs=1e-3)
        assert row["mutual_information"] == pytest.approx(log2(near * corpus / all_of_it / window), abs=1e-3)
        assert row["log_dice"] == pytest.approx(14 + log2(2 * near / (base["occurrences"] + all_of_it)), abs=1e-3)


def test_a_list_of_one_query_names_it_as_a_list_of_several_does(run: Run, tmp_path: Path) -> None:
    (tmp_path / "slogans.txt").write_text(f"# slogans\n{PHRASE}\n", "utf-8")
    for asked in (["-f", str(tmp_path / "slogans.txt")], [PHRASE, PHRASE]):
        [one] = rows(run("count", *asked).stdout)
        assert next(iter(one)) == "query" and one["query"] == PHRASE
    table = run("count", "-f", str(tmp_path / "slogans.txt"), "--format", "table").stdout
    assert "query" in table and PHRASE in table
    assert "query" not in run("count", PHRASE).stdout


def test_the_best_summaries_and_the_copies_of_one_as_files(run: Run, tmp_path: Path) -> None:
    best, copies = tmp_path / "best.csv", tmp_path / "copies.jsonl"
    run("search", PHRASE, "--limit", "3", "-o", str(best))
    with best.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    piped = rows(run("search", PHRASE, "--limit", "3").stdout)
    assert [row["id"] for row in found] == [one["id"] for one in piped] and "text" not in found[0]
    copied = next(one for one in rows(run("export").stdout) if one["copies"] > 1)
    run("similar", copied["id"], "-o", str(copies))
    kept = rows(copies.read_text("utf-8"))
    assert kept[0].pop("export")["options"] == {"command": "similar", "id": copied["id"]}
    assert kept[0] == rows(run("similar", copied["id"]).stdout)[0]
    alone = next(one for one in rows(run("export").stdout) if one["copies"] == 1)
    assert run("similar", alone["id"], check=[1]).stderr == f"{alone['id']} has no copies\n"


def test_a_picture_and_a_file_at_once(run: Run, tmp_path: Path) -> None:
    run("count", PHRASE, "--by", "province", "-o", str(tmp_path / "a.xlsx"), "--plot", str(tmp_path / "a.html"))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.html", "a.xlsx"]


@pytest.mark.parametrize("fields", ["province", "year", "kind,year"])
def test_a_picture_does_not_call_texts_absent_that_a_limit_leaves_out(run: Run, tmp_path: Path, fields: str) -> None:
    asked = ("count", PHRASE, "--by", fields, "--limit", "2", "--plot")
    assert "--limit: this picture would show" in run(*asked, str(tmp_path / "a.svg"), check=[2]).stderr
    assert not list(tmp_path.iterdir())
    assert "2 groups" in run("count", PHRASE, "--by", "site", "--limit", "2", "--plot", str(tmp_path / "a.svg")).stderr


def test_bars_on_the_terminal(run: Run) -> None:
    done = run("count", PHRASE, "--by", "year", "--plot", "-")
    head, *shown = done.stdout.splitlines()
    assert head == "Occurrences per million characters"
    assert any("█" in line for line in shown) and all(line[:4].isdigit() or line.startswith("?") for line in shown)
    assert (
        any(line.endswith(")") for line in shown) and "In brackets: the 95 % interval reaches down to 0" in done.stderr
    )
    assert "In brackets" not in run("count", "工作", "--plot", "-").stderr


def test_a_picture_of_shares(run: Run, tmp_path: Path) -> None:
    found = rows(run("count", PHRASE, "--by", "year").stdout)
    head, *shown = run("count", PHRASE, "--by", "year", "--plot", "-", "--measure", "share").stdout.splitlines()
    assert head == "Share of the summaries"
    assert [float(line.split()[-1].strip("()")) for line in shown] == pytest.approx(
        [100 * row["share"] for row in found], abs=0.06
    )
    run("count", PHRASE, "--by", "year", "--plot", str(tmp_path / "a.html"), "--measure", "share")
    assert "Share of the summaries, by year" in (tmp_path / "a.html").read_text("utf-8")


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


@pytest.mark.parametrize("command", ["search --text --format jsonl", "search --text --format csv", "search", "kwic"])
def test_a_terminal_is_sent_nothing_that_commands_it(index: Path, run: Run, command: str) -> None:
    """But for our own colours, and the line of progress that a slow machine shows. A pipe gets what the text holds."""
    sent = re.sub("\x1b\\[[0-9;]*[mK]", "", on_a_terminal(index, *command.split(), '"正文平安校园"'))
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
