"""Balanced panels, lists of phrases from a file, and places that share a name."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.index import open_writer
from indexer.position import Position
from indexer.summary import Summary
from indexer.text import searchable
from indexer.trouble import Trouble
from search_cli.counts import Row
from search_cli.panel import balanced
from search_cli.places import is_known
from tests.search_cli.conftest import Run, rows

PHRASE = "平安校园"


def test_every_known_combination_has_a_row(run: Run, collection: list[Summary]) -> None:
    """Those without texts have no frequency: 0 per million would be a finding."""
    plain = rows(run("count", PHRASE, "--by", "province,year").stdout)
    assert plain == rows(run("count", PHRASE, "--by", "province， year，").stdout)
    panel = rows(run("count", PHRASE, "--by", "province,year", "--complete").stdout)
    provinces = {one.province for one in collection if one.province}
    years = {one.year for one in collection if one.year}
    span = range(min(years), max(years) + 1)
    keys = [(row["province"], row["year"]) for row in panel]
    assert len(keys) == len(set(keys))
    unknown = {key for key in ((row["province"], row["year"]) for row in plain) if None in key}
    assert set(keys) == unknown | {(province, year) for province in provinces for year in span}
    assert [row for row in panel if row["characters"]] == plain
    empty = [row for row in panel if not row["characters"]]
    assert len(empty) > 50
    for row in empty:
        assert row["base_summaries"] == row["occurrences"] == 0
        assert {row[name] for name in ("per_million", "per_million_low", "share", "share_high")} == {None}


def test_a_panel_of_no_groups_is_refused(run: Run) -> None:
    assert (
        "--complete: adds the groups that have no texts; give --by"
        in run("count", PHRASE, "--complete", check=[2]).stderr
    )


def test_the_years_asked_for_are_those_of_the_panel(run: Run) -> None:
    table = run("count", PHRASE, "--by", "year", "--year", "1999..2003", "--complete", "--format", "csv").stdout
    read = list(csv.DictReader(io.StringIO(table)))
    assert [row["year"] for row in read] == ["1999", "2000", "2001", "2002", "2003"]
    assert [row["per_million"] == "" for row in read] == [True, True, False, False, False]


def test_a_county_is_combined_with_its_own_province_alone() -> None:
    keys = [("河北省", 2001, "香河县"), ("湖南省", 2003, "长沙县"), ("湖南省", 2001, None), (None, None, None)]
    made = balanced([Row(key, base_summaries=1) for key in keys], ["province", "year", "county"])
    places = [("河北省", "香河县"), ("湖南省", "长沙县")]
    wanted = {(province, year, county) for province, county in places for year in (2001, 2002, 2003)}
    assert {row.key for row in made} == wanted | set(keys)
    assert len(made) == len(wanted) + 2


def test_years_between_a_stray_one_and_the_rest_are_left_out() -> None:
    keys = [("河北省", 1912, 300), ("河北省", 2005, 90_000), ("湖南省", 2007, 90_000)]
    made = balanced([Row((place, year), characters=size) for place, year, size in keys], ["province", "year"])
    years = (1912, 2005, 2006, 2007)
    assert [row.key for row in made] == [(place, year) for place in ("河北省", "湖南省") for year in years]


def test_too_many_combinations_are_refused() -> None:
    many = [Row((f"{number}局", f"{number}县")) for number in range(2_000)]
    with pytest.raises(Trouble, match="4,000,000 combinations are too many"):
        balanced(many, ["organisation", "county"])
    assert balanced([Row(())], []) == [Row(())]


def test_a_place_is_known_by_its_most_exact_field() -> None:
    by = ("province", "county", "year")
    assert is_known((None, "香河县", 2001), by)
    assert not is_known(("河北省", None, 2001), by)
    assert not is_known(("河北省", "香河县", None), by)


def test_a_list_of_phrases_is_one_table(run: Run, tmp_path: Path) -> None:
    names = ["平安校园", "工作 province:河北", "绝无此语"]
    listed = tmp_path / "slogans.txt"
    listed.write_text("\ufeff# slogans\n" + "\n\n".join(names) + "\n平安校园\n", "utf-8")
    together = rows(run("count", "-f", str(listed)).stdout)
    assert [row["query"] for row in together] == names
    for row in together:
        [alone] = rows(run("count", row.pop("query"), check=[0, 1]).stdout)
        assert alone == row
    assert together[0]["characters"] > together[1]["characters"] > 0
    by_figure = rows(run("count", "综治", "-f", str(listed), "--sort", "occurrences").stdout)
    found = [row["occurrences"] for row in by_figure]
    assert found == sorted(found, reverse=True) and len(found) == 4
    few = rows(run("count", "综治", "-f", str(listed), "--sort", "occurrences", "--limit", "1").stdout)
    assert few == by_figure[:1]
    shown = run("count", "-f", str(listed), "--format", "table").stdout
    heads = [line.split()[0] for line in shown.splitlines() if line.strip()]
    assert [head for head in heads if head in ("平安校园", "工作", "绝无此语")] == ["平安校园", "工作", "绝无此语"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("平安\n\n(校园\n".encode(), 'phrases.txt, line 3: a ")" is missing'),
        ("平安校园\n".encode("gbk"), "phrases.txt: is not UTF-8"),
        (b"# nothing\n\n", "phrases.txt: no query is in it"),
        (None, "phrases.txt: the queries cannot be read: No such file"),
    ],
)
def test_a_list_that_cannot_be_read_names_the_place(run: Run, tmp_path: Path, content: bytes | None, told: str) -> None:
    if content is not None:
        (tmp_path / "phrases.txt").write_bytes(content)
    assert told in run("count", "-f", str(tmp_path / "phrases.txt"), check=[2]).stderr


def test_names_of_several_places_are_told(run: Run, collection: list[Summary]) -> None:
    """Districts of municipalities too, which have no city."""
    above: dict[str, set[tuple[str, str | None]]] = {}
    for one in collection:
        if one.province and one.county:
            above.setdefault(one.county, set()).add((one.province, one.city))
    most = max(above, key=lambda name: len(above[name]))
    told = f"({most} {len(above[most])}"
    way_out = "--by province,city,county tells them apart"
    for command in ("count", "first", "stats"):
        said = run(command, "工作", "--by", "county").stderr
        assert told in said and way_out in said
        assert way_out not in run(command, "工作", "--by", "province,city,county").stderr
        assert way_out not in run(command, "工作", "--by", "province").stderr
    assert told in run("count", "工作 county:绝无此县", "工作", "--by", "county").stderr


def test_the_first_use_in_each_place_of_a_name(run: Run, collection: list[Summary]) -> None:
    found = rows(run("first", "工作", "--by", "province,city,county").stdout)
    reached = {(row["province"], row["city"], row["county"]) for row in found}
    used = {(one.province, one.city, one.county) for one in collection if one.county and "工作" in searchable(one.text)}
    assert len(reached) == len(found) > len({row["county"] for row in found})
    assert reached == used


def test_places_that_only_copies_or_undated_texts_reach_are_named(
    run: Run, collection: list[Summary], tmp_path: Path
) -> None:
    using = [one for one in collection if one.county and "工作" in searchable(one.text)]
    first, copied, undated = list({one.county: one for one in using}.values())[:3]
    copied = replace(copied, text=first.text, cluster=first.cluster, period_start="2031-01-01", period_end="2031-12-31")
    undated = replace(undated, period=None, period_start=None, period_end=None, published=None)
    with open_writer(str(tmp_path / "index")) as writer:
        for one in (first, copied, undated):
            writer.replace(one.page, [one])
        writer.commit(Position(1))
    done = run("first", "工作", "--by", "province,city,county", "--index", str(tmp_path / "index"))
    assert [row["county"] for row in rows(done.stdout)] == [first.county]
    told = done.stderr.partition("or in copies of texts from elsewhere: ")[2]
    for one, why in ((copied, "copies"), (undated, "undated")):
        assert f"{' '.join(filter(None, (one.province, one.city, one.county)))} ({why})" in told
