"""What is asked of regions that are sure: the same summaries by an option and in a query, in the base too."""

from pathlib import Path

import pytest

from indexer.filters import Filters
from indexer.index import open_index
from indexer.query import parse
from indexer.summary import Summary
from indexer.text import searchable
from search_cli.web.tally import tally
from tests.search_cli.conftest import Run, rows

PHRASE = "平安校园"


def sure(one: Summary, least: float) -> bool:
    return one.region_confidence is not None and one.region_confidence >= least


@pytest.mark.parametrize("least", [0.0, 0.89, 0.9, 1.0])
def test_counts_and_their_base_are_of_what_is_sure(run: Run, collection: list[Summary], least: float) -> None:
    kept = [one for one in collection if sure(one, least)]
    found = [one for one in kept if PHRASE in searchable(one.text)]
    by_option = rows(run("count", PHRASE, "--by", "province", "--sure", f"{least:.0%}").stdout)
    in_query = rows(run("count", f"{PHRASE} sure:{least}", "--by", "province").stdout)
    assert by_option == in_query
    assert sum(row["base_summaries"] for row in by_option) == len(kept)
    assert sum(row["characters"] for row in by_option) == sum(one.chars for one in kept)
    assert sum(row["summaries"] for row in by_option) == len(found) > 3
    assert sum(row["sure_summaries"] for row in by_option) == sum(sure(one, 0.8) for one in found)
    others = rows(run("count", f"{PHRASE} NOT sure:{least}", "--by", "province").stdout)
    assert sum(row["base_summaries"] for row in others) == len(collection) - len(kept)


def test_a_file_tells_how_sure_its_regions_had_to_be(run: Run) -> None:
    [first] = rows(run("export", PHRASE, "--sure", "90%", "--limit", "1").stdout)
    assert first["export"]["filters"] == {"sure": "90%"}


@pytest.mark.parametrize("given", ["90", "1.5", "x", "-1", "0.9.1", "١"])
def test_what_is_no_confidence_is_refused(run: Run, given: str) -> None:
    assert (
        f"--sure {given}: expected a confidence from 0 to 1" in run("count", PHRASE, "--sure", given, check=[2]).stderr
    )


def test_a_table_of_regions_tells_how_many_are_unsure(run: Run, collection: list[Summary]) -> None:
    found = [one for one in collection if PHRASE in searchable(one.text) and one.province]
    unsure = sum(not sure(one, 0.8) for one in found)
    told = f"{unsure} of the {len(found)} found in named regions ({unsure / len(found):.1%}) are less sure"
    assert told in run("count", PHRASE, "--by", "year,province", "--format", "table").stderr
    counties = [one for one in found if one.county]
    for fields in ("province,county", "county,province"):
        assert f"of the {len(counties)} found" in run("count", PHRASE, "--by", fields, "--format", "table").stderr
    assert 0 < len(counties) < len(found)
    assert "less sure" not in run("count", PHRASE, "--by", "year", "--format", "table").stderr
    assert "less sure" not in run("count", PHRASE, "--by", "province", "--sure", "0.8", "--format", "table").stderr


@pytest.mark.parametrize("source", [None, PHRASE])
def test_the_page_counts_them_as_the_filter_finds_them(index: Path, source: str | None) -> None:
    query = parse(source) if source else None
    with open_index(str(index)) as reader:
        counted = tally(reader, query, Filters(), unique=False).surer
        asked = {least: tally(reader, query, Filters(sure=least), unique=False).summaries for least in counted}
        within = tally(reader, query, Filters(sure=0.9), unique=False).surer
    assert counted == asked and len(set(asked.values())) == 3
    assert within == {0.8: asked[0.9], 0.9: asked[0.9], 0.95: asked[0.95]}
