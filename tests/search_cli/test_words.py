"""The words of summaries by frequency, against a plain count of them."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from indexer.summary import Summary
from indexer.text import searchable, words
from search_cli.frequencies import is_content, stop_words
from tests.search_cli.conftest import Run, rows


def counted(texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each word occurs, and in how many of the texts."""
    every = [words(searchable(text)) for text in texts]
    return Counter(word for own in every for word in own), Counter(word for own in every for word in set(own))


@pytest.mark.parametrize("asked", [[], ["平安校园"], ["province:河北"], ["--year", "2005..2008"]])
def test_words_are_those_of_a_plain_count(run: Run, collection: list[Summary], asked: list[str]) -> None:
    kept = {one["id"] for one in rows(run("export", *asked).stdout)}
    times, summaries = counted(one.text for one in collection if one.id in kept)
    found = rows(run("words", *asked, "--limit", "100000").stdout)
    assert {row["word"]: row["occurrences"] for row in found} == {
        word: number for word, number in times.items() if number >= 5 and is_content(word, stops=stop_words())
    }
    assert len(found) > 20 and [row["occurrences"] for row in found] == sorted(
        (row["occurrences"] for row in found), reverse=True
    )
    for row in found:
        assert row["summaries"] == summaries[row["word"]]
        assert row["per_million"] == pytest.approx(row["occurrences"] / times.total() * 1e6, abs=0.01)
        assert row["share"] == pytest.approx(row["summaries"] / len(kept), abs=1e-4)


def test_on_the_command_line(run: Run, tmp_path: Path) -> None:
    few = rows(run("words", "--limit", "3", "--no-stop-words").stdout)
    assert len(few) == 3
    shown = run("words", "平安", "--format", "table", "--limit", "4")
    enough = rows(run("words", "平安", "--limit", "100000").stdout)
    assert f"4 of {len(enough):,} words found at least 5 times, stop words left out; " in shown.stderr
    assert " different ones" in shown.stderr and "per million" in shown.stdout
    run("words", "平安", "--unique", "-o", str(tmp_path / "words.jsonl"))
    told = rows((tmp_path / "words.jsonl").read_text("utf-8"))[0]["export"]
    assert told["options"]["command"] == "words" and told["base"]["words"] > 0
    once = {one["cluster"] or one["id"] for one in rows(run("export").stdout)}
    run("words", "--unique", "-o", str(tmp_path / "once.jsonl"))
    told = rows((tmp_path / "once.jsonl").read_text("utf-8"))[0]["export"]
    assert told["base"]["summaries"] == len(once) < told["state"]["summaries"]
    assert "found at least 1 time, stop words" in run("words", "--least", "1", "--format", "table").stderr
    assert "no word occurs 1,000,000 times" in run("words", "--least", "1000000", "--format", "table", check=[1]).stderr
    assert run("words", "没有这样的话", check=[1]).stdout == ""
