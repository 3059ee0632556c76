"""One of each cluster of copies: the same ones wherever they are shown or counted, over a base of the same kind."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from indexer.filters import Filters
from indexer.frequencies import frequencies
from indexer.index import Reader, open_index, open_writer
from indexer.position import Position
from indexer.query import Query, parse
from indexer.query.tree import Field
from indexer.summary import Summary, summary_id
from indexer.text import searchable
from search_cli.counts import bases_of_clusters, count
from search_cli.selection import bases, best, documents, first_of_each, one_in_each_group, texts, words_of
from search_cli.web.tally import tally
from workbench.corpus import summaries

PHRASE = parse("平安 OR 校园")
ANY = Filters()


@pytest.fixture(scope="module", params=["embedded", "elastic"])
def reader(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """On either engine: 120 texts, every third copied to two other sites, one copy longer and of another province."""
    made: list[Summary] = []
    for number, one in enumerate(summaries(120, characters=700)):
        made.append(one)
        if number % 3 == 0:
            for site, more in (("b.example", ""), ("c.example", "（转载请注明出处）")):
                url = f"https://{site}/{number}.html"
                text = one.text + more
                province = "青海省" if site == "c.example" else one.province
                made.append(
                    replace(
                        one, id=summary_id(url, 1), url=url, site=site, part=1, parts=1, text=text, chars=len(text),
                        province=province, region_confidence=1.0 if site == "c.example" else 0.4,
                    )
                )  # fmt: skip
    if request.param == "embedded":
        address = str(tmp_path_factory.mktemp("unique") / "index")
    else:
        address = f"{request.getfixturevalue('elasticsearch_node').url}/unique"
    with open_writer(address) as writer:
        pages: dict[str, list[Summary]] = {}
        for one in made:
            pages.setdefault(one.page, []).append(one)
        for page, parts in pages.items():
            writer.replace(page, parts)
        writer.commit(Position(1))
    with open_index(address) as opened:
        yield opened


@pytest.mark.parametrize("by", [(), ("province",), ("year", "kind")])
def test_counts_are_those_of_a_plain_pass_over_the_documents(reader: Reader, by: tuple[str, ...]) -> None:
    documents = list(reader.documents(None, ANY))
    clusters: dict[object, list[Summary]] = {}
    for one in (document.summary for document in documents):
        group = tuple(getattr(one, name) for name in by)
        clusters.setdefault((group, one.cluster or one.id), []).append(one)
    found = reader.groups(PHRASE, ANY, by, ordered=True)
    rows = count(one_in_each_group(found), bases(reader, ANY, by, unique=True), PHRASE)
    assert sum(row.base_summaries for row in rows) == len(clusters) < len(documents)
    assert sum(row.characters for row in rows) == sum(max(one.chars for one in copies) for copies in clusters.values())
    having = [
        next(one for one in copies if PHRASE.matches(searchable(one.text)))
        for copies in clusters.values()
        if any(PHRASE.matches(searchable(one.text)) for one in copies)
    ]
    assert sum(row.summaries for row in rows) == sum(row.unique for row in rows) == len(having) > 10
    assert sum(row.occurrences for row in rows) == sum(PHRASE.count(searchable(one.text)) for one in having)
    assert all(row.summaries <= row.base_summaries for row in rows)
    page = tally(reader, PHRASE, ANY, unique=True).rows(by, bases(reader, ANY, by, unique=True))
    assert [row.as_dict(by) for row in page] == [row.as_dict(by) for row in rows]


def test_the_same_ones_stand_in_lines_counts_and_collocates(reader: Reader) -> None:
    shown = [one.searchable for one in documents(reader, PHRASE, ANY, unique=True)]
    occurrences = sum(map(PHRASE.count, shown))
    [row] = count(
        one_in_each_group(reader.groups(PHRASE, ANY, (), ordered=True)),
        bases(reader, ANY, (), unique=True),
        PHRASE,
    )
    assert row.occurrences == occurrences
    on_the_page = tally(reader, PHRASE, ANY, unique=True)
    assert (on_the_page.occurrences, on_the_page.summaries) == (occurrences, len(shown))
    near = list(texts(reader, PHRASE, ANY, unique=True))
    assert near == shown
    having = {one.summary.cluster or one.summary.id for one in reader.documents(PHRASE, ANY)}
    others = documents(reader, None, ANY, unique=True)
    rest = [one.searchable for one in others if (one.summary.cluster or one.summary.id) not in having]
    whole = words_of(reader, None, ANY, unique=True, rather=PHRASE)
    assert whole == frequencies([*shown, *rest])
    assert whole.summaries == row.base_summaries == tally(reader, None, ANY, unique=True).summaries
    assert words_of(reader, PHRASE, ANY, unique=True) == frequencies(shown)


@pytest.mark.parametrize("query", [None, PHRASE])
def test_the_number_at_a_filter_is_what_it_finds(reader: Reader, query: Query | None) -> None:
    """Copies differ in province and site, and in how sure their region is."""
    whole = tally(reader, query, ANY, unique=True)
    for name in ("province", "site", "kind"):
        told = {value: number for value, number in whole.facet(name) if value is not None}
        chosen = {value: Filters(where=Field(name, str(value))) for value in told}
        assert told == {value: tally(reader, query, own, unique=True).summaries for value, own in chosen.items()}
    assert whole.surer == {one: tally(reader, query, Filters(sure=one), unique=True).summaries for one in whole.surer}
    assert sum(number for _, number in whole.facet("province")) > whole.summaries


def test_the_best_of_each_cluster_page_by_page(reader: Reader) -> None:
    """A page is what stands there in the list of all hits without the copies."""
    every = reader.search(PHRASE, ANY, limit=1_000)
    alone = list(first_of_each(every.hits, lambda hit: hit[0].cluster))
    assert 40 < len(alone) < len(every.hits) == every.total
    for offset in (0, 7, len(alone) - 3, len(alone) + 5):
        page = best(reader, PHRASE, ANY, unique=True, limit=7, offset=offset)
        assert [hit[0].id for hit in page.hits] == [hit[0].id for hit in alone[offset : offset + 7]]
        assert page.total == every.total


def test_the_longest_of_a_cluster_is_its_base(reader: Reader) -> None:
    every = list(reader.groups(PHRASE, ANY, ()))
    base = bases_of_clusters(every)[()]
    longest: dict[object, int] = {}
    for number, one in enumerate(every):
        key = one.cluster or number
        longest[key] = max(longest.get(key, 0), one.characters)
    assert (base.summaries, base.characters) == (len(longest), sum(longest.values()))
