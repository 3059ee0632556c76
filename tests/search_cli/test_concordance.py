"""A concordance: its lines beside those of a plain scan, their order, and samples of them."""

import random
import re
from pathlib import Path

import pytest

from indexer.answers import Document
from indexer.filters import Filters
from indexer.index import open_index
from indexer.query import literal, parse
from indexer.summary import Summary
from indexer.text import fold, marks_alike, searchable
from search_cli.concordance import can_sort, concordance, ordered, sample
from tests.search_cli.conftest import Run, rows

TEXTS = ("乙平安丁。甲平安丙。", "丙平安甲。\n乙平安乙。")
SUMMARIES = [
    Summary(id=f"{n}.1", url="", site="", page_title="", title="", text=text, period_start=start)
    for n, (text, start) in enumerate(zip(TEXTS, (None, "2008-01-01"), strict=True))
]
LINES = list(concordance([Document(one, searchable(one.text)) for one in SUMMARIES], parse("平安"), 1))


def test_lines_are_exactly_what_a_plain_scan_finds(index: Path, collection: list[Summary]) -> None:
    chosen = random.Random(20260101)
    # The independent matcher: white space may stand between any two characters, but no line feed.
    folded = {
        summary.id: "".join(c if c == "\n" or not c.isspace() else " " for c in marks_alike(fold(summary.text)))
        for summary in collection
    }
    for _ in range(500):
        text = chosen.choice(collection).text
        length = chosen.randint(1, 8)
        start = chosen.randrange(max(1, len(text) - length))
        phrase = text[start : start + length]
        wanted = searchable(phrase)
        if "\n" in phrase.strip() or not wanted:
            continue
        expected = []
        pattern = re.compile(r"[^\S\n]*".join(map(re.escape, wanted)))
        for summary in collection:
            expected += [(summary.id, match.start()) for match in pattern.finditer(folded[summary.id])]
        query = literal(phrase)
        with open_index(str(index)) as reader:
            lines = [(line.summary.id, line.start) for line in concordance(reader.documents(query, Filters()), query)]
        assert lines == sorted(expected), phrase


def test_the_forms_of_a_pattern_stand_together() -> None:
    """Also where one is written in traditional characters."""
    summary = Summary(id="1.1", url="", site="", page_title="", title="", text="一維穩。二维护，三維護。四维稳")
    lines = concordance([Document(summary, searchable(summary.text))], parse("维?"), 1)
    assert [line.left + line.hit for line in ordered(lines, ["hit", "left"])] == [
        "三維護", "二维护", "一維穩", "四维稳",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (["left"], ["丙甲", "乙丁", "乙乙", "甲丙"]),
        (["right"], ["乙丁", "甲丙", "乙乙", "丙甲"]),
        (["position"], ["乙丁", "丙甲", "甲丙", "乙乙"]),
        (["year"], ["丙甲", "乙乙", "乙丁", "甲丙"]),
        (["year", "left"], ["丙甲", "乙乙", "乙丁", "甲丙"]),
    ],
)
def test_order(by: list[str], expected: list[str]) -> None:
    assert [line.left + line.right for line in ordered(LINES, by)] == expected


def test_left_context_is_sorted_from_the_hit_outwards() -> None:
    summary = Summary(id="1.1", url="", site="", page_title="", title="", text="一丁平安。二甲平安。三乙平安。")
    lines = concordance([Document(summary, searchable(summary.text))], parse("平安"), 2)
    assert [line.left for line in ordered(lines, ["left"])] == sorted(
        ["一丁", "二甲", "三乙"], key=lambda one: one[::-1]
    )


def test_a_sample_is_the_same_for_the_same_seed_and_every_line_has_its_chance() -> None:
    assert sample(LINES, 2, 5) == sample(LINES, 2, 5)
    assert sample(LINES, 9, 5) == LINES
    drawn = [line for seed in range(400) for line in sample(LINES, 1, seed)]
    assert all(60 < drawn.count(line) < 140 for line in LINES)


def test_sampling_and_sorting_on_the_command_line(run: Run, index: Path) -> None:
    every = rows(run("kwic", "工作").stdout)
    drawn = rows(run("kwic", "工作", "--sample", "20", "--seed", "3", "--sort", "right").stdout)
    assert len(drawn) == 20
    assert all(line in every for line in drawn)
    rights = [searchable(str(line["right"])) for line in drawn]
    assert rights == sorted(rights)
    assert drawn == rows(run("kwic", "工作", "--sample", "20", "--seed", "3", "--sort", "right").stdout)
    assert drawn != rows(run("kwic", "工作", "--sample", "20", "--seed", "4", "--sort", "right").stdout)
    for command in ("kwic", "export"):
        for given in (("--seed", "3"), ("--seed", "1")):
            assert "--seed" in (said := run(command, "工作", *given, check=[2]).stderr) and "give --sample N" in said
    assert drawn == rows(run("kwic", "工作", "--seed", "3", "--sort", "right", "--sample", "20").stdout)
    assert "--sort colour: expected any of left, hit" in run("kwic", "工作", "--sort", "colour", check=[2]).stderr


def test_an_order_can_be_turned_round_and_unknown_stays_last(run: Run) -> None:
    years = [line["year"] for line in rows(run("kwic", "工作", "--sort", "-year,position").stdout)]
    known = [int(str(year)) for year in years if year is not None]
    assert known == sorted(known, reverse=True) and len(set(known)) > 5
    assert years == [*known, *[None] * (len(years) - len(known))] and len(known) < len(years)
    lefts = [searchable(str(line["left"]))[::-1] for line in rows(run("kwic", "工作", "--sort", "-left").stdout)]
    assert lefts == sorted(lefts, reverse=True)
    assert "--sort -colour: expected any of" in run("kwic", "工作", "--sort", "-colour", check=[2]).stderr


def test_a_random_order_is_the_same_each_time(run: Run) -> None:
    every = rows(run("kwic", "工作").stdout)
    shuffled = rows(run("kwic", "工作", "--sort", "random").stdout)
    assert shuffled != every and sorted(map(str, shuffled)) == sorted(map(str, every))
    assert shuffled == rows(run("kwic", "工作", "--sort", "random").stdout)
    half = len(every) // 2
    from_the_first = sum(line in every[:half] for line in shuffled[:half])
    assert 0.4 < from_the_first / half < 0.6


def test_the_first_line_of_each_summary_alone(run: Run, index: Path) -> None:
    first: dict[str, object] = {}
    for line in rows(run("kwic", "工作").stdout):
        first.setdefault(str(line["id"]), line)
    assert rows(run("kwic", "工作", "--once").stdout) == list(first.values())
    assert len(rows(run("kwic", "工作", "--once", "--sample", "5").stdout)) == 5 < len(first)


def test_words_beside_the_hit_sort_the_lines() -> None:
    texts = ("学校平安校园建设活动。", "开展平安校园创建工作。", "加强平安校园创建活动。", "平安校园。")
    summaries = [
        Summary(id=f"{n}.1", url="", site="", page_title="", title="", text=one) for n, one in enumerate(texts)
    ]
    lines = list(concordance([Document(one, searchable(one.text)) for one in summaries], parse("平安校园"), 9))
    second_right = [line.right[2:4] for line in ordered(lines, ["2R", "1R"])]
    assert second_right == ["工作", "活动", "活动", ""]  # what has none is last
    assert [line.left for line in ordered(lines, ["1L"])] == [*sorted(["学校", "开展", "加强"]), ""]
    assert can_sort("9R") and not can_sort("0L") and not can_sort("10R") and not can_sort("1X")
