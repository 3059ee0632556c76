"""Tables on terminals of every width."""

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from indexer.answers import Document
from indexer.query import parse
from indexer.text import searchable
from search_cli.concordance import concordance
from search_cli.counts import Row, total
from search_cli.present.columns import show_counts, show_records, show_side_by_side
from search_cli.present.table import show_hits, show_lines
from search_cli.present.wording import figure
from workbench.corpus import summary

ROWS = [
    Row(("广西壮族自治区", year), 1_204, 8_310, 12_345_678, 5_000, [(None, 7, 2_500)] * 1_187 + [(None, 1, 2_500)])
    for year in range(2001, 2004)
]


def shown(width: int, by: list[str], rows: list[Row]) -> list[str]:
    out = Console(width=width, file=io.StringIO(), highlight=False)
    show_counts(out, rows, by, total(rows))
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue().splitlines()


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_names_and_figures_are_whole_whatever_the_width(width: int) -> None:
    lines = shown(width, ["province", "year"], ROWS)
    assert all(cell_len(line) <= width for line in lines)
    assert sum("广西壮族自治区" in line and "2002" in line for line in lines) == 1
    assert any("8,310" in line for line in lines)
    assert "…" not in "".join(lines)
    assert any("total" in line for line in lines)


def test_the_more_important_figures_stay() -> None:
    narrow, wide = shown(80, ["province", "year"], ROWS), shown(200, ["province", "year"], ROWS)
    assert "per million" in narrow[1] and "occurrences" in narrow[1] and "DP" not in narrow[1]
    assert "DP" in narrow[-1] and "--format csv" in narrow[-1]
    assert all(name in wide[1] for name in ("summaries", "characters", "95 %", "share", "DP", "unique"))
    assert "█" in "".join(wide) and "wider" not in wide[-1]


def test_a_very_long_name_leaves_room_for_the_figures() -> None:
    lines = shown(80, ["organisation"], [Row(("某" * 60,), 1, 2, 3_000, 4, [(None, 2, 700)])])
    assert any("某某某 …" in line and "666.67" in line for line in lines)
    assert all(cell_len(line) <= 80 for line in lines)


def test_heads_of_records_break_between_words_and_figures_nowhere() -> None:
    record = dict.fromkeys(("target", "reference", "target_per_million", "reference_per_million"), 12_345)
    one = {"word": "平安校园"} | record | {"target_summaries": 7, "log_ratio": -0.001}
    for width in (30, 50, 80):
        out = Console(file=io.StringIO(), width=width)
        show_records(out, [one])
        assert isinstance(out.file, io.StringIO)
        lines = out.file.getvalue().splitlines()
        figures = next(line for line in lines if "平安校园" in line)
        assert all(cell_len(line) <= width for line in lines)
        assert figures.count("12,345") == {30: 2, 50: 4, 80: 4}[width]
        assert ("0.00" in figures) == (width == 80) and "-0.00" not in figures
        assert ("A wider terminal shows" in " ".join(lines)) == (width < 80)


def test_a_query_at_the_head_of_a_column_is_no_markup() -> None:
    """The table's program would read [a-z] as a style, and fail at [/x]."""
    queries = ["/第[a-z]次/", "平安[/x]", "20__年"]
    out = Console(file=io.StringIO(), width=200)
    series = {query: [Row((2008,), 1, 1, 1_000, 1)] for query in queries}
    show_side_by_side(out, series, ["year"], {query: total(rows) for query, rows in series.items()})
    show_records(out, [dict.fromkeys(queries, "安全 13.10")], queries)
    assert isinstance(out.file, io.StringIO)
    assert [out.file.getvalue().count(query) for query in queries] == [2, 2, 2]


def test_without_groups_there_is_one_line() -> None:
    assert sum("8,310" in line for line in shown(80, [], [Row((), 1_204, 8_310, 12_345_678, 5_000)])) == 1


def test_a_measure_that_rounds_to_nothing_has_no_sign() -> None:
    assert [figure(value) for value in (-0.004, -0.006, 1234.5, 1234)] == ["0.00", "-0.01", "1,234.50", "1,234"]


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_the_hit_of_a_summary_is_seen_whatever_the_width(width: int) -> None:
    one = replace(summary(1), text="前" * 60 + "平安校园" + "後" * 60)
    out = Console(file=io.StringIO(), width=width, highlight=False)
    show_hits(out, [(one, 1.0)], parse("平安校园"))
    assert isinstance(out.file, io.StringIO)
    lines = out.file.getvalue().splitlines()
    context = next(line for line in lines if "平安校园" in line)
    assert cell_len(context) <= width
    before, _, behind = context.partition("平安校园")
    assert min(30, (width - 16) // 4) <= before.count("前") <= 30 and behind.count("後") >= min(
        30, (width - 16) // 4 - 1
    )


@pytest.mark.parametrize(("width", "least"), [(50, 8), (60, 12), (80, 22), (200, 60)])
def test_a_line_has_context_on_both_sides_and_its_id_whatever_the_width(width: int, least: int) -> None:
    one = replace(summary(1), text="前" * 60 + "平安校园" + "後" * 60)
    found = concordance([Document(one, searchable(one.text))], parse("平安校园"))
    out = Console(file=io.StringIO(), width=width, highlight=False)
    assert show_lines(out, found, 30) == 1
    assert isinstance(out.file, io.StringIO)
    [line] = out.file.getvalue().splitlines()
    before, _, behind = line.partition("平安校园")
    assert cell_len(line) <= width and one.id in behind
    assert cell_len(before) >= least and 2 * behind.count("後") >= min(60, cell_len(before) - 8 - 1)


@pytest.mark.parametrize("asked", [0, 1, 4])
def test_a_line_has_its_hit_and_as_many_characters_on_each_side_as_are_asked_for(asked: int) -> None:
    one = replace(summary(1), text="前" * 60 + "平安校园" + "後" * 60)
    found = concordance([Document(one, searchable(one.text))], parse("平安校园"), asked)
    out = Console(file=io.StringIO(), width=100, highlight=False)
    show_lines(out, found, asked)
    assert isinstance(out.file, io.StringIO)
    assert out.file.getvalue().startswith("前" * asked + "平安校园" + "後" * asked + "  " + one.id)


def test_a_title_goes_on_under_itself() -> None:
    """Not in the first column, where the number of the next summary would stand."""
    long = replace(summary(1), title="某省某厅科学技术处 " + "关于印发工作要点的通知" * 4)
    out = Console(width=60, file=io.StringIO(), highlight=False)
    show_hits(out, [(long, 1.38), (replace(long, title=None), None)], parse("平安"))
    assert isinstance(out.file, io.StringIO)
    lines = out.file.getvalue().splitlines()
    assert [line[:5] for line in lines if line[:5].strip()] == ["  1  ", "  2  "]
    assert "".join(line[5:] for line in lines[:3]).replace(" ", "") == long.title.replace(" ", "") + "1.38"
    assert all(cell_len(line) <= 60 for line in lines)
