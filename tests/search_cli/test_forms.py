"""Forms that a query finds, against a plain count, and how they are extended by words."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from indexer.answers import Member
from indexer.query import parse
from indexer.summary import Summary
from indexer.text import searchable
from search_cli.forms import forms
from tests.search_cli.conftest import Run, rows


def member(text: str, cluster: str | None = None) -> Member:
    return Member((), cluster, searchable(text), len(text), None)


def test_forms_are_those_of_a_plain_count(run: Run, collection: list[Summary]) -> None:
    every = [re.findall(r"综合[^\n][^\n]", searchable(one.text)) for one in collection]
    occurrences = Counter(form for own in every for form in own)
    summaries = Counter(form for own in every for form in set(own))
    found = rows(run("forms", "综合??").stdout)
    assert {one["form"]: one["occurrences"] for one in found} == occurrences and len(found) > 1
    assert {one["form"]: one["summaries"] for one in found} == summaries
    assert sum(one["share"] for one in found) == pytest.approx(1, abs=0.001)
    assert [one["occurrences"] for one in found] == sorted(occurrences.values(), reverse=True)


@pytest.mark.parametrize(
    ("text", "reach", "expected"),
    [
        ("我们开展平安校园活动，成效明显", (0, 0), "平安校园"),
        ("我们开展平安校园活动，成效明显", (1, 0), "开展平安校园"),
        ("我们开展平安校园活动，成效明显", (9, 9), "我们开展平安校园活动"),
        ("抓安全，平安校园。活动", (2, 2), "平安校园"),
        ("平安校园\n活动", (1, 1), "平安校园"),
    ],
)
def test_an_extension_ends_at_punctuation(text: str, reach: tuple[int, int], expected: str) -> None:
    [form] = forms([member(text)], parse("平安校园"), reach)
    assert form.text == expected


def test_a_word_that_is_cut_is_taken_whole() -> None:
    """社会主义 is one word: what an occurrence leaves of it is the first word of the extension."""
    [form] = forms([member("坚持社会主义道路")], parse("会主"), (1, 1))
    assert form.text == "社会主义"


def test_scripts_are_one_form_and_copies_one_text() -> None:
    found = [member("創建平安校園", "a"), member("平安校园，平安校园", "a"), member("平安校园")]
    [form] = forms(found, parse("平安校园"), (0, 0))
    assert form.as_dict(4) == {"form": "平安校园", "occurrences": 4, "share": 1.0, "summaries": 3, "unique": 2}


def test_on_the_command_line(run: Run, tmp_path: Path) -> None:
    found = rows(run("forms", "安全", "--extend", "0,1", "--least", "2").stdout)
    assert all(row["form"].startswith("安全") and row["occurrences"] >= 2 for row in found) and found
    shown = run("forms", "安全", "--extend", "0,1", "--format", "table", "--limit", "3")
    assert found[0]["form"] in shown.stdout and "3 of " in shown.stderr
    run("forms", "安全?", "--limit", "1", "-o", str(tmp_path / "forms.jsonl"))
    [line] = (tmp_path / "forms.jsonl").read_text("utf-8").splitlines()
    told = json.loads(line)["export"]
    assert told["options"] == {"command": "forms", "least": 1, "limit": 1} and told["base"]["occurrences"] > 0
    assert "--extend x: expected words" in run("forms", "安全", "--extend", "x", check=[2]).stderr
    assert run("forms", "没有这样的话", check=[1]).stdout == ""
    rare = run("forms", "安全", "--least", "1000000", "--format", "table", check=[1])
    assert "no form occurs 1,000,000 times; --least 1 shows them all" in rare.stderr
    alone = run("forms", "安全", "--unique").stdout
    assert [row["summaries"] == row["unique"] for row in rows(alone)] == [True]
