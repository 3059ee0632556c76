"""Counts of texts that were copied: a copy tells nothing that its text does not."""

from io import StringIO
from random import Random

import pytest
from rich.console import Console

from indexer.answers import Base
from search_cli.counts import Row, Times, first_rows, rows_of, total
from search_cli.present import picture
from search_cli.present.charts.measure import MEASURES
from search_cli.present.charts.plot import Words, value_of
from search_cli.present.columns import show_counts

EVERYWHERE = ("",)


def counted(times: list[tuple[str | None, int]], summaries: int) -> Row:
    """The row of summaries with these clusters and occurrences, among so many of 1,000 characters each."""
    base = {EVERYWHERE: Base(summaries, summaries * 1_000)}
    [row] = rows_of([Times(EVERYWHERE, cluster, number, 1_000, None) for cluster, number in times], base)
    return row


def test_copies_make_no_figure_surer() -> None:
    once = counted([("a", 2), ("b", 1), (None, 3)], 40)
    copied = counted([("a", 2), ("b", 1), ("c", 3)] * 10, 400)
    assert (copied.summaries, copied.unique, once.unique) == (30, 3, 3)
    assert copied.per_million == once.per_million
    assert copied.per_million_interval == pytest.approx(once.per_million_interval)
    assert copied.share_interval == pytest.approx(once.share_interval, abs=1e-4)
    assert copied.dispersion == once.dispersion


def test_without_copies_each_summary_tells_of_its_own() -> None:
    apart, together = counted([(None, 1)] * 20, 100), counted([("a", 1)] * 20, 100)
    assert apart.unique == 20 and together.unique == 1
    assert together.per_million_interval[1] > 2 * apart.per_million_interval[1]
    assert together.share_interval[1] > apart.share_interval[1]


def test_a_text_in_two_groups_is_one_of_the_total() -> None:
    found = [
        Times(("河北省",), "a", 1, 900, 0.8),
        Times(("河南省",), "a", 1, 900, 0.79),
        Times(("河南省",), None, 2, 900, None),
    ]
    rows = rows_of(found, {("河北省",): Base(5, 5_000), ("河南省",): Base(5, 5_000)})
    assert [row.unique for row in rows] == [1, 2]
    assert (total(rows).summaries, total(rows).unique) == (3, 2)
    assert [row.sure_summaries for row in rows] == [1, 0] and total(rows).sure_summaries == 1


def test_figures_are_rounded_where_they_are_shown_and_not_before() -> None:
    """28 of 34 are 82.35 %, so 82.4 % with one decimal: of a share that was rounded to .8235 it would be 82.3 %."""
    row = Row(("a",), 28, 28, 2_400, 34, [(None, 1, 60)] * 28)
    assert row.share == 28 / 34 and row.per_million == 28 / 2_400 * 1e6
    record = row.as_dict(["kind"])
    assert (record["share"], record["per_million"]) == (0.8235, 11_666.67)
    assert all(record[name] == round(record[name], 4) for name in ("share_low", "share_high", "dispersion"))
    assert all(record[name] == round(record[name], 2) for name in ("per_million_low", "per_million_high"))
    shown = StringIO()
    show_counts(Console(file=shown, width=200), [row], ["kind"], None)
    assert " 82.4% " in shown.getvalue()
    page = picture.page("<svg/>", Words("平安", "", ()), {"平安": [row]}, ["kind"])
    assert ">82.4%<" in page and "82.4" in value_of(row, MEASURES["share"])


def test_several_queries_are_shown_in_the_same_groups() -> None:
    series = {
        "one": [Row(("a",), occurrences=5), Row(("b",), occurrences=2), Row(("c",), occurrences=1)],
        "other": [Row(("b",), occurrences=1), Row(("c",), occurrences=9)],
    }
    shown = first_rows(series, ["kind"], "occurrences", 2)
    assert {source: [row.key for row in rows] for source, rows in shown.items()} == {
        "one": [("c",), ("a",)], "other": [("c",)],
    }  # fmt: skip
    assert [row.key for row in first_rows(series, ["kind"], "key", 2)["other"]] == [("b",)]


def test_what_a_cluster_took_in_since_the_base_was_counted_is_in_it() -> None:
    [row] = rows_of([Times(EVERYWHERE, None, 1, 900, None)] * 3, {EVERYWHERE: Base(2, 1_800)})
    assert (row.base_summaries, row.characters, row.share) == (3, 2_700, 1)
    assert row.share_interval[1] == 1


def test_where_texts_are_copied_the_interval_holds_the_true_rate() -> None:
    """500 made collections, a text in five copied two to six times: 95 % of the intervals should hold the true rate."""
    chosen = Random(7)
    held = shares_held = 0
    for _ in range(500):
        found: list[tuple[str | None, int]] = []
        summaries = 0
        for number in range(1_000):
            copies = 1 if chosen.random() < 0.8 else chosen.randint(2, 6)
            summaries += copies
            if chosen.random() < 0.1:
                found += [(str(number), chosen.choice((1, 1, 2, 4)))] * copies
        row = counted(found, summaries)
        low, high = row.per_million_interval
        held += low <= 0.1 * 2 * 1_000 <= high  # two occurrences in a tenth of texts of 1,000 characters
        low, high = row.share_interval
        shares_held += low <= 0.1 <= high
    assert held / 500 > 0.9
    assert shares_held / 500 > 0.9
