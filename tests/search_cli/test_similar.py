"""The copies of a summary, as a user sees them."""

import csv
import json
import os
import random
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from indexer.embedded import EmbeddedWriter
from indexer.position import Position
from indexer.summary import Summary
from search_cli.alignment import Operation, operations
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
    assert half.of_that > 0.95 and 0.4 < half.of_this < 0.6


def test_copies_of_different_years(tmp_path: Path) -> None:
    of_years = [("2008-01-01", 1), ("2023-01-01", 2), ("2023-01-01", 3), (None, 4)]
    made = [replace(summary(number, TEXT), period_start=day) for day, number in of_years]
    assert years(made[0], made[1:]) == {2008: 1, 2023: 2}
    with EmbeddedWriter(tmp_path) as writer:
        for one in made:
            writer.replace(one.page, [one])
        writer.commit(Position(1))
    assert "year: 2008 (1), 2023 (2)" in run(tmp_path, made[3].id, "--format", "table").stderr


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
        assert beside.returncode == 0 and f"{one['share']:.1%} in common" in beside.stdout
    limited = run(tmp_path, made[0].id, "--limit", "1", "--format", "table")
    assert made[3].id in limited.stdout and made[1].id not in limited.stdout and "2 copies of" in limited.stderr
    assert run(tmp_path, made[2].id).returncode == 1
    assert "no summary has this id" in run(tmp_path, "nothing.1").stderr
    refused = run(tmp_path, made[0].id, "--beside", made[2].id)
    assert refused.returncode == 2 and "no copy of" in refused.stderr
    refused = run(tmp_path, made[0].id, "--beside", made[1].id, "--output", str(tmp_path / "both.csv"))
    assert refused.returncode == 2 and "leave --output" in refused.stderr


def test_the_first_are_those_of_a_full_comparison() -> None:
    chosen = random.Random(1)
    for _ in range(40):
        clauses = [
            "".join(chosen.choices("甲乙丙丁 x＊２", k=chosen.randrange(1, 4))) for _ in range(chosen.choice([4, 40]))
        ]
        text = chosen.choices(clauses, k=chosen.randrange(60))
        others = []
        for number in chosen.sample(range(1, 30), 25):
            that = [clause for clause in text if chosen.random() < 0.9] + chosen.choices(clauses, k=chosen.randrange(9))
            if chosen.random() < 0.4:
                chosen.shuffle(that)
            others.append(summary(number, "，".join(that)))
        asked = summary(0, "。\n".join(text))
        alone = [copy for other in others for copy in similar(asked, [other])]
        assert list(similar(asked, others)) == sorted(alone, key=lambda copy: (-copy.share, copy.summary.id))


def test_the_first_of_many_are_found_without_aligning_all(monkeypatch: pytest.MonkeyPatch) -> None:
    aligned = []

    def counted(one: Sequence[str], other: Sequence[str]) -> list[Operation]:
        aligned.append(other)
        return operations(one, other)

    monkeypatch.setattr("search_cli.similar.operations", counted)
    clauses = TEXT.split("，")
    others = [summary(number, "，".join(clauses[: number - 1 or None])) for number in range(1, len(clauses))]
    first = list(islice(similar(summary(0, TEXT), others, changes=False), 3))
    assert [copy.summary for copy in first] == [others[0], others[-1], others[-2]]
    assert len(aligned) == 3
