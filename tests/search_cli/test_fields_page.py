"""docs/fields.md names the fields of every answer: each command is run, and gives just these in this order."""

import re
from pathlib import Path

import pytest
from pyarrow import parquet

from indexer.summary import Summary
from tests.search_cli.conftest import Run, rows

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "fields.md").read_text(encoding="utf-8")
TOLD = {
    command: re.findall(r"`(\w+)`", fields)
    for commands, fields in re.findall(r"^\| (`.+?) \| (.+) \|$", PAGE[PAGE.index("## Summaries") :], re.M)
    for command in re.findall("`(.+?)`", commands)
}
SUMMARY = TOLD["export"]
WITHOUT_TEXT = [name for name in SUMMARY if name != "text"]
BY = ["province", "year"]
EXPECTED = {
    "export 校园": [*SUMMARY, "export"],
    "search 校园": [*WITHOUT_TEXT, *TOLD["search QUERY"][1:]],  # behind `text`, which its row names too
    "search 校园 --text": [*SUMMARY, *TOLD["search QUERY"][1:]],
    "kwic 校园": TOLD["kwic QUERY"],
    "count 校园 --by province,year": [*BY, *TOLD["count QUERY --by FIELDS"]],
    "count 校园 平安 --by province,year": ["query", *BY, *TOLD["count QUERY --by FIELDS"]],
    "stats --by province,year": [*BY, *TOLD["stats --by FIELDS"]],
    "spread 校园": TOLD["spread QUERY"],
    "spread 校园 --units": TOLD["spread QUERY --units"],
    "spread 校园 --units --by province": [
        name for name in TOLD["spread QUERY --units"] if name not in ("city", "county")
    ],
    "first 校园 --by city": ["city", *(name for name in TOLD["first QUERY --by FIELD"] if name != "city")],
    "collocates 校园": TOLD["collocates QUERY"],
    "collocates 校园 平安": [
        "query",
        *TOLD["collocates QUERY"],
        *(name for name in TOLD["collocates QUERY QUERY"] if name != "query"),
    ],
    "keyness 校园 平安": TOLD["keyness QUERY QUERY"],
    "forms 校园": TOLD["forms QUERY"],
    "words": TOLD["words"],
    "ngrams": TOLD["ngrams"],
    "reuse": TOLD["reuse"],
    "reuse --pairs": TOLD["reuse --pairs"],
    "stats": re.findall(r"`(\w+)`", PAGE.split("gives one object:")[1].split(". ")[0]),
}


@pytest.mark.parametrize("command", EXPECTED)
def test_a_command_gives_the_fields_that_the_page_names(run: Run, command: str) -> None:
    found = rows(run(*command.split(), "--format", "jsonl").stdout)
    assert {tuple(record) for record in found} == {tuple(EXPECTED[command])}


@pytest.mark.parametrize("command", EXPECTED)
def test_nothing_found_has_the_same_columns(run: Run, command: str) -> None:
    absent = command.replace("校园", "绝无此语").replace("平安", "亦无此语").split()
    done = run(*absent, "--county", "某县", "--format", "csv", check=[1])
    assert done.stdout.splitlines()[0].split(",export_")[0] == ",".join(EXPECTED[command]).removesuffix(",export")


@pytest.mark.parametrize("command", EXPECTED)
def test_a_column_of_parquet_has_the_kind_of_its_values(run: Run, command: str, tmp_path: Path) -> None:
    run(*command.split(), "-o", str(tmp_path / "all.parquet"))
    read = parquet.read_table(tmp_path / "all.parquet").to_pylist()
    for row, record in zip(read, rows(run(*command.split()).stdout), strict=True):
        told = {name: value for name, value in record.items() if name != "export" and not isinstance(value, dict)}
        assert {name: row[name] for name in told} == told
    run("kwic", "绝无此语", "-o", str(tmp_path / "none.parquet"), check=[1])
    assert parquet.read_schema(tmp_path / "none.parquet").names == TOLD["kwic QUERY"]


def test_one_summary_and_its_copies(run: Run, collection: list[Summary]) -> None:
    [shown] = rows(run("show", collection[0].id, "--format", "jsonl").stdout)
    assert list(shown) == TOLD["show ID"]
    first = rows(run("reuse").stdout)[0]["id"]
    assert {tuple(copy) for copy in rows(run("similar", first).stdout)} == {tuple(TOLD["similar ID"])}


def test_every_row_of_the_page_is_asked() -> None:
    asked = " ".join([*EXPECTED, "show similar"])
    assert len(TOLD) >= 17 and all(command.split()[0] in asked for command in TOLD)
