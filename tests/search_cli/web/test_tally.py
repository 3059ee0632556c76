"""The tally agrees with what the commands count."""

from collections import Counter
from contextlib import closing
from pathlib import Path

from starlette.datastructures import QueryParams

from indexer.filters import Filters
from indexer.index import open_index
from indexer.query import parse
from indexer.summary import Summary
from indexer.text import searchable
from search_cli.counts import count
from search_cli.present.records import encodable
from search_cli.web.asked import asked
from search_cli.web.charting import COUNTED, drawn
from search_cli.web.library import Library
from search_cli.web.tally import FIELDS, tally
from tests.search_cli.web.conftest import PHRASE

QUERY = parse(PHRASE)


def test_facets_and_totals_are_those_of_the_collection(served_index: Path, served_collection: list[Summary]) -> None:
    holding = [one for one in served_collection if PHRASE in searchable(one.text)]
    with open_index(str(served_index)) as reader:
        found, everything = (tally(reader, query, Filters(), unique=False) for query in (QUERY, None))
    assert found.summaries == len(holding)
    assert found.occurrences == sum(searchable(one.text).count(PHRASE) for one in holding)
    assert everything.summaries == len(served_collection)
    for counted, summaries in ((found, holding), (everything, served_collection)):
        for name in FIELDS:
            told = {_whole(value): number for value, number in counted.facet(name)}
            assert told == Counter(_whole(getattr(one, name)) for one in summaries)


def _whole(value: str | int | None) -> str | int | None:
    """A value without half characters: the index's columns cannot hold them, its records can."""
    return encodable(value) if isinstance(value, str) else value


def test_years_are_in_order_and_unknown_is_last(served_index: Path) -> None:
    with open_index(str(served_index)) as reader:
        years = [value for value, _ in tally(reader, None, Filters(), unique=False).facet("year")]
    known = [year for year in years if year is not None]
    assert years == [*sorted(known), None]


def test_rows_are_those_of_count(served_index: Path) -> None:
    with open_index(str(served_index)) as reader:
        for by in (["province"], ["province", "year"], ["kind"]):
            bases = reader.bases(Filters(), by)
            expected = count(reader.groups(QUERY, Filters(), by), bases, QUERY)
            got = tally(reader, QUERY, Filters(), unique=False).rows(by, bases)
            assert [row.as_dict(by) for row in got] == [row.as_dict(by) for row in expected]


def test_one_of_each_cluster(served_index: Path) -> None:
    """The attacker's twin on another site is the same text."""
    with open_index(str(served_index)) as reader:
        every, single = (tally(reader, QUERY, Filters(), unique=unique) for unique in (False, True))
        clusters = [one.cluster for one in reader.groups(QUERY, Filters(), ())]
    assert single.summaries == len(set(clusters)) < every.summaries


def test_a_caption_counts_a_text_once_whose_copies_stand_in_several_groups(served_index: Path) -> None:
    question = asked(QueryParams({"q": PHRASE, "unique": "1"}))
    with closing(Library(str(served_index))) as library:
        found = library.tally(question.query, question.filters, unique=True)
        pictures = {name: drawn(library, question, name) for name in COUNTED}
    for _, words, _ in pictures.values():
        assert f"Found {found.occurrences} times in {found.summaries} summaries." in words.caption[0]
        assert words.subtitle.endswith(" · one of each cluster of copies")
    assert sum(row.summaries for row in pictures["site"][2][PHRASE]) > found.summaries
