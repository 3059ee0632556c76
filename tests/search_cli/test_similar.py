"""The copies of a summary, as a user sees them."""

import csv
import json
import os
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.cleaners.language.script import in_traditional as in_traditional_characters
from indexer.embedded import EmbeddedWriter
from indexer.position import Position
from indexer.summary import Summary
from search_cli.overlap import Written
from search_cli.present.wording import percent
from search_cli.similar import similar, years
from tests import forked
from tests.search_cli.conftest import rows
from workbench.corpus import summaries

TEXT = next(iter(summaries(1, characters=1200))).text + "\n2008年，香河县平安校园创建活动成效显著。"


def summary(number: int, text: str) -> Summary:
    return Summary(id=f"{number:016x}.1", url="", site="", page_title="", title=f"第{number}篇", text=text, cluster="x")


def test_shares_and_changes() -> None:
    changed = TEXT.replace("香河县", "大厂县").replace("2008年", "2010年")
    exact, near = similar(summary(1, TEXT), [summary(1, TEXT), summary(3, changed), summary(2, TEXT)])
    assert (exact.summary.id[-3], exact.share, exact.of_this, exact.changes) == ("2", 1.0, 1.0, ())
    assert 0.9 < near.share < 1
    assert ("香河", "大厂") in near.changes
    (half,) = similar(summary(1, TEXT), [summary(4, TEXT[: len(TEXT) // 2])])
    assert half.of_that == 1.0 and 0.5 < half.of_this < 0.7  # its sentences are of some forms
    assert not half.changes


def test_copies_of_different_years(tmp_path: Path) -> None:
    of_years = [("2008-01-01", 1), ("2023-01-01", 2), ("2023-01-01", 3), (None, 4)]
    made = [replace(summary(number, TEXT), period_start=day) for day, number in of_years]
    assert years(made[0], made[1:]) == {2008: 1, 2023: 2}
    with EmbeddedWriter(tmp_path) as writer:
        for one in made:
            writer.replace(one.page, [one])
        writer.commit(Position(1))
    assert "different years: 2008 (1), 2023 (2)" in run(tmp_path, made[3].id, "--format", "table").stderr


def run(index: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return forked.run("summaries", ["similar", *arguments, "--index", str(index)], dict(os.environ))


def test_on_the_command_line(tmp_path: Path) -> None:
    made = [summary(1, TEXT), summary(2, TEXT.replace("香河县", "大厂县")), summary(3, "别的内容。" * 30)]
    made.append(summary(4, TEXT.replace("，", "， \n")))
    with EmbeddedWriter(tmp_path) as writer:
        for one in made:
            writer.replace(one.page, [one])
        writer.commit(Position(1))
    wrapped, copy = rows(run(tmp_path, made[0].id).stdout)
    assert (copy["id"], ["香河", "大厂"] in copy["changes"]) == (made[1].id, True)
    listed = list(csv.DictReader(run(tmp_path, made[0].id, "--format", "csv").stdout.splitlines()))
    assert listed[1]["changes"] == "; ".join(json.dumps(one, ensure_ascii=False) for one in copy["changes"])
    assert (wrapped["id"], wrapped["share"]) == (made[3].id, 1.0)
    for one in (wrapped, copy):  # the same share as in the list, which white space does not lower
        beside = run(tmp_path, made[0].id, "--beside", one["id"])
        assert beside.returncode == 0 and f"{percent(one['share'])} in common" in beside.stdout
    limited = run(tmp_path, made[0].id, "--limit", "1", "--format", "table")
    assert made[3].id in limited.stdout and made[1].id not in limited.stdout and "2 copies of" in limited.stderr
    found = forked.run("summaries", ["search", "--index", str(tmp_path), "--format", "table"], dict(os.environ))
    assert found.stdout.count("one of 3 copies") == 3  # the same three, each with two copies
    assert run(tmp_path, made[2].id).returncode == 1
    assert "no summary has this id" in run(tmp_path, "nothing.1").stderr
    refused = run(tmp_path, made[0].id, "--beside", made[2].id)
    assert refused.returncode == 2 and "no copy of" in refused.stderr
    refused = run(tmp_path, made[0].id, "--beside", made[1].id, "--output", str(tmp_path / "both.csv"))
    assert refused.returncode == 2 and "leave --output" in refused.stderr


def test_what_moved_or_lost_its_lines_is_in_common() -> None:
    lines = TEXT.split("\n")
    others = ["\n".join([*lines[3:], *lines[:3]]), "".join(lines), in_traditional_characters(TEXT)]
    for copy in similar(summary(0, TEXT), [summary(number, text) for number, text in enumerate(others, 1)]):
        assert copy.share > 0.99 and not copy.changes


def test_one_character_counts_as_one() -> None:
    text = TEXT.replace("香河县", "香山县")
    [copy] = similar(summary(0, TEXT), [summary(1, text)])
    assert (
        copy.of_this
        == copy.of_that
        == copy.share
        == 10_000 * (size := len(Written(TEXT).counting) - 1) // (size + 1) / 1e4
    )


@pytest.mark.parametrize(
    ("here", "there", "changes"),
    [
        ("2005年全县粮食总产", "2012年全县粮食总产", [("2005", "2012")]),
        ("香河县委二〇〇八年工作", "固安县委二〇〇九年工作", [("香河", "固安"), ("八", "九")]),
        ("完成投资4381万元", "完成投资4387万元", [("4381", "4387")]),
        ("香河县2005年全县工作", "**县20xx年全县工作", [("香河", "**"), ("2005", "20xx")]),
        ("全县小学四十八所", "全县小学共有四十八所", []),  # nothing was replaced
        ("热烈祝贺", "热烈祝贺", []),
        ("", "热烈祝贺", []),
    ],
)
def test_names_and_years_are_told_whole(here: str, there: str, changes: list[tuple[str, str]]) -> None:
    around = "在上级的正确领导下，{}扎实推进，取得了明显的成效。"
    [copy] = similar(summary(0, around.format(here)), [summary(1, around.format(there))])
    assert list(copy.changes) == changes


def test_short_and_empty_texts() -> None:
    same, other, empty = similar(summary(0, "平安"), [summary(1, "平安"), summary(2, "综治"), summary(3, "")])
    assert (same.share, other.share, empty.share) == (1.0, 0.0, 0.0)


def test_all_is_told_of_what_is_all_the_same_only() -> None:
    text = "".join(chr(0x4E00 + number) for number in range(20_000))
    [copy] = similar(summary(0, text), [summary(1, text[:-1] + "x")])
    assert copy.share == 0.9999


def test_repetition_does_not_make_comparing_slow() -> None:
    begun = time.process_time()
    for one, other in (("甲" * 100_000, "甲" * 90_000), ("甲乙" * 50_000, "乙丙甲" * 30_000)):
        list(similar(summary(0, one), [summary(1, other)]))
    assert time.process_time() - begun < 5
