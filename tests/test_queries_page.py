"""docs/queries.md says what is so: every row of its tables is asked."""

import re
from pathlib import Path

import pytest

from indexer.query import parse
from indexer.text import searchable
from indexer.trouble import Trouble
from search_cli.selection import read_query

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "queries.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip().replace("\x00", "|") for cell in line.replace("\\|", "\x00").strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| `")
]
FOUND = [(row[0].strip("`"), row[1]) for row in ROWS if "**" in row[1]]
KEPT = [row[0].strip("`") for row in ROWS if "**" not in row[1]]


def test_the_page_has_rows() -> None:
    assert len(FOUND) >= 15
    assert len(KEPT) >= 6


@pytest.mark.parametrize(("query", "shown"), FOUND)
def test_what_is_marked_is_found(query: str, shown: str) -> None:
    marked = [searchable(hit) for hit in re.findall(r"\*\*(.+?)\*\*", shown)]
    text = searchable(shown.replace("**", ""))
    read = parse(query)
    assert read.matches(text)
    assert [text[first:end] for first, end in read.spans(text)] == marked


@pytest.mark.parametrize("query", KEPT)
def test_fields_are_conditions(query: str) -> None:
    read = parse(query)
    assert read.finds
    assert read.conditions != parse("平安").conditions


def test_the_mistake_is_shown_as_it_is() -> None:
    [(query, told)] = re.findall(r"\$ summaries search '(平安 NEAR.*)'\nsummaries: ((?:.*\n){3})", PAGE)
    with pytest.raises(Trouble) as refused:
        read_query(query, fixed=False)
    assert str(refused.value) == told.rstrip("\n")
