"""The spread of a phrase over places: beside a plain count of its own, on both engines, and as a command."""

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from indexer.filters import Filters
from indexer.index import Reader, open_index, open_writer
from indexer.position import Position
from indexer.query import parse
from indexer.summary import Summary, summary_id
from indexer.text import searchable
from search_cli.present.picture import spread_of
from search_cli.present.provenance import provenance
from search_cli.spread import LEVELS, Unit, Year, curve, spread_over, units
from search_cli.today import renamed
from tests.indexer.conftest import feed
from tests.search_cli.conftest import Run, rows

QUERY = parse("平安校园")
TEXTS = (  # province, county, year, whether it has the phrase, what it is a copy of
    ("河北省", "新华区", 2003, False, None),
    ("河北省", "新华区", 2005, True, None),
    ("河北省", "新华区", 2007, True, None),
    ("河南省", "新华区", 2004, True, None),
    ("河南省", "长垣县", 2004, False, None),
    ("河南省", "长垣县", 2006, False, None),
    ("河南省", "长垣县", 2008, True, 3),
    ("河南省", None, 2002, True, None),
    ("湖南省", "长沙县", None, True, None),
    (None, None, 2001, False, None),
)


def made(texts: Sequence[tuple[str | None, str | None, int | None, bool, int | None]] = TEXTS) -> list[Summary]:
    found: list[Summary] = []
    for number, (province, county, year, has, copied) in enumerate(texts):
        seed = number if copied is None else copied
        body = "".join(
            f"第{chr(0x4E00 + (seed * 977 + at * 131) % 20_000)}{seed}项工作{at}已完成，" for at in range(60)
        )
        url = f"https://spread.example/{number}.html"
        text = body + ("开展平安校园活动。" if has else "开展其他活动。")
        start, end = (f"{year}-01-01", f"{year}-12-31") if year else (None, None)
        found.append(
            Summary(
                summary_id(url, 1), url, "spread.example", "", f"{number}", text, province=province, county=county,
                period_start=start, period_end=end, chars=len(text),
            )
        )  # fmt: skip
    return found


@pytest.fixture(scope="module", params=["embedded", "elastic"])
def reader(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    if request.param == "embedded":
        address = str(tmp_path_factory.mktemp("spread") / "index")
    else:
        address = f"{request.getfixturevalue('elasticsearch_node').url}/spread"
    with open_writer(address) as writer:
        for one in made():
            writer.replace(one.page, [one])
        writer.commit(Position(1))
    with open_index(address) as opened:
        yield opened


def test_every_county_with_texts_is_a_unit(reader: Reader) -> None:
    """新华区 of two provinces is two; what is known of no county or no year is told."""
    found, unplaced = spread_over(reader, QUERY, Filters(), "county", unique=False)
    assert {unit.key: (set(unit.heard), unit.adopted) for unit in found} == {
        ("河北省", None, "新华区"): ({2003, 2005, 2007}, 2005),
        ("河南省", None, "新华区"): ({2004}, 2004),
        ("河南省", None, "长垣县"): ({2004, 2006, 2008}, 2008),
    }
    assert unplaced == 2
    rows = [(one.year, one.heard, one.at_risk, one.new, one.reached, one.known) for one in curve(found)]
    assert rows == [
        (2003, 1, 1, 0, 0, 1),
        (2004, 2, 2, 1, 1, 3),
        (2005, 1, 1, 1, 2, 3),
        (2006, 1, 1, 0, 2, 3),
        (2007, 1, 0, 0, 2, 3),
        (2008, 1, 1, 1, 3, 3),
    ]


def test_who_copies_a_text_has_not_used_its_words(reader: Reader) -> None:
    found, unplaced = spread_over(reader, QUERY, Filters(), "county", unique=True)
    assert {unit.key[-1]: unit.adopted for unit in found if unit.key[0] == "河南省"} == {"新华区": 2004, "长垣县": None}
    assert {2008} & set.union(*(set(unit.heard) for unit in found)) == set()
    assert unplaced == 2


def test_of_copies_about_one_year_that_of_a_known_place_counts(tmp_path: Path) -> None:
    """A site that shows a text without its place does not take the use from its county."""
    feed(tmp_path, made([("河北省", "香河县", 2006, True, None), *[(None, None, 2006, True, 0)] * 9]))
    with open_index(str(tmp_path)) as reader:
        [unit], unplaced = spread_over(reader, QUERY, Filters(), "county", unique=True)
    assert (unit.key[-1], unit.adopted, unplaced) == ("香河县", 2006, 0)


def test_provinces_are_reached_by_whatever_text_of_theirs(reader: Reader) -> None:
    found, unplaced = spread_over(reader, QUERY, Filters(), "province", unique=False)
    assert {unit.key: unit.adopted for unit in found} == {("河北省",): 2005, ("河南省",): 2002}
    assert unplaced == 1  # a summary of no year
    [first, *_, last] = curve(found)
    assert (first.year, first.share, last.year, last.share) == (2002, 1.0, 2008, 1.0)


def test_nothing_has_no_years() -> None:
    assert list(curve([])) == []
    assert units([], []) == []
    assert Year(2008, 0, 0, 0, 0, 0).share == 0.0
    assert units([("a", 2001)], [("a", 2003)]) == [Unit(("a",), frozenset({2001, 2003}), 2003)]


@pytest.mark.parametrize("level", LEVELS)
def test_the_command_equals_a_plain_count(run: Run, collection: list[Summary], level: str) -> None:
    by = LEVELS[level]
    heard: dict[tuple[Any, ...], set[int]] = {}
    uses: dict[tuple[Any, ...], set[int]] = {}
    for one in map(renamed, collection):
        if one.year is None or getattr(one, level) is None:
            continue
        key = tuple(getattr(one, name) for name in by)
        heard.setdefault(key, set()).add(one.year)
        if QUERY.count(searchable(one.text)):
            uses.setdefault(key, set()).add(one.year)
    assert len(uses) > 5
    each = rows(run("spread", "平安校园", "--by", level, "--units").stdout)
    figures = ("first", "last", "years", "adopted")
    assert {tuple(row[name] for name in by): [row[name] for name in figures] for row in each} == {
        key: [min(own), max(own), len(own), min(uses[key]) if key in uses else None] for key, own in heard.items()
    }
    done = run("spread", "平安校园", "--by", level)
    for row in rows(done.stdout):
        known = [key for key, own in heard.items() if min(own) <= row["year"]]
        reached = [key for key, own in uses.items() if min(own) <= row["year"]]
        assert (row["known"], row["reached"]) == (len(known), len(reached))
        assert row["share_low"] <= row["share"] == round(len(reached) / len(known), 4) <= row["share_high"]
    assert f"used in {len(uses):,} of {len(heard):,} " in done.stderr


def test_what_was_never_used_is_not_found(run: Run) -> None:
    done = run("spread", "绝无此语", "--by", "province", check=[1])
    assert {row["reached"] for row in rows(done.stdout)} == {0} and "nothing was found" in done.stderr


def test_years_without_texts_are_in_the_records_and_not_in_the_table(run: Run, collection: list[Summary]) -> None:
    heard: dict[str, set[int]] = {}
    for one in collection:
        if one.county and one.year:
            heard.setdefault(one.county, set()).add(one.year)
    county = next(name for name, years in heard.items() if max(years) - min(years) >= len(years))
    asked = ("spread", "工作", "--county", county)
    found = {row["year"]: row["heard"] for row in rows(run(*asked).stdout)}
    table = run(*asked, "--format", "table")
    shown = {int(year) for year in re.findall(r"^ (\d{4}) ", table.stdout, re.MULTILINE)}
    assert shown == {year for year, number in found.items() if number}
    silent = len(found) - len(shown)
    assert silent and f"{silent} year" in table.stderr


def test_the_curve_is_drawn_with_its_base(run: Run, tmp_path: Path) -> None:
    run("spread", "平安校园", "--plot", str(tmp_path / "curve.svg"))
    drawn = (tmp_path / "curve.svg").read_text("utf-8")
    assert "counties reached; base" in drawn and "known counties" in drawn
    told = run("spread", "平安校园", "--units", "--plot", str(tmp_path / "units.svg"), check=[2]).stderr
    assert "leave one of --units and --plot away" in told and not (tmp_path / "units.svg").exists()
    for command in ("spread", "first"):
        given = (command, "平安校园", "--limit", "2", "--plot", str(tmp_path / "few.svg"))
        assert "leave --limit away" in run(*given, check=[2]).stderr and not (tmp_path / "few.svg").exists()
        assert run(*given, "-o", str(tmp_path / "few.csv")).returncode == 0 and (tmp_path / "few.svg").exists()
        (tmp_path / "few.svg").unlink()
    shown = run("spread", "平安校园", "--format", "table").stdout
    assert " 2008 " in shown and "2,008" not in shown


def test_what_no_year_and_no_county_has_is_told_beside_the_curve() -> None:
    made = provenance("平安校园", {}, "data/index")
    years = [Year(2008, 3, 3, 1, 1, 3)]
    told = "5 further summaries have it without a year or without the county."
    assert told in spread_of("平安校园", years, "county", 5, made)[0].note
    assert "further" not in spread_of("平安校园", years, "county", 0, made)[0].note


def test_a_phrase_of_texts_without_a_place_is_not_called_absent(tmp_path: Path) -> None:
    feed(tmp_path / "index", [one for one in made() if not one.county], fed=1)
    done = subprocess.run(
        [sys.executable, "-m", "search_cli.main", "spread", "平安校园", "--index", str(tmp_path / "index")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "used in 0 of 0 counties with texts" in done.stderr and "nothing was found" not in done.stderr
    assert "1 further summary has it without a year or without the county" in done.stderr
