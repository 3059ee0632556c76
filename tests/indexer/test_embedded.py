"""The embedded index finds what a plain scan finds, and gives back what was put in."""

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.embedded import EmbeddedReader, searching
from indexer.filters import Filters
from indexer.index import open_index
from indexer.query import Query, parse
from indexer.query.tree import And, Node, Not, Or, Phrase
from indexer.summary import Summary
from indexer.text import searchable
from tests.indexer.conftest import feed, ids
from workbench.corpus import summaries

ANY = Filters()
ROOT = Path(__file__).parents[2]


def exactly(text: str) -> Query:
    return Query(text, Phrase(text))


def random_phrases(texts: list[str], count: int, seed: int = 1) -> list[str]:
    chosen = random.Random(seed)
    lines = [line for text in texts for line in text.split("\n") if line]
    phrases = []
    while len(phrases) < count:
        line = chosen.choice(lines)
        start = chosen.randrange(len(line))
        phrases.append(line[start : start + chosen.randint(1, 8)])
    return phrases


# ---------------------------------------------------------------- finding


def test_random_phrases_are_found_exactly_where_a_scan_finds_them(
    reader: EmbeddedReader, collection: list[Summary]
) -> None:
    texts = [searchable(summary.text) for summary in collection]
    odd = [text[:2_000] for text in texts[300:]]
    for phrase in random_phrases(texts, 350) + random_phrases(odd, 150):
        query = exactly(phrase)
        scan = Counter(text.count(phrase) for text in texts if phrase in text)
        assert Counter(query.count(text) for _, _, text, *_ in reader.groups(query, ANY, ())) == scan, phrase
        assert reader.search(query, ANY, limit=1).total == scan.total(), phrase


def test_documents_of_a_phrase_are_those_of_a_scan(reader: EmbeddedReader, collection: list[Summary]) -> None:
    texts = {summary.id: searchable(summary.text) for summary in collection}
    for phrase in random_phrases(list(texts.values()), 40, seed=2):
        expected = sorted(key for key, text in texts.items() if phrase in text)
        assert ids(reader.documents(exactly(phrase), ANY)) == expected, phrase


def test_a_phrase_does_not_cross_paragraphs(reader: EmbeddedReader) -> None:
    assert reader.search(exactly("建设。余"), ANY, limit=1).total == 0
    assert reader.search(exactly("余下的工作,编着"), ANY, limit=1).total == 1
    assert reader.search(exactly("¶¶"), ANY, limit=1).total == 1


def random_tree(chosen: random.Random, phrases: list[str], depth: int = 3) -> Node:
    kind = chosen.choice(("phrase", "and", "or", "not")) if depth else "phrase"
    if kind == "phrase":
        return Phrase(chosen.choice(phrases))
    if kind == "not":
        return Not(random_tree(chosen, phrases, depth - 1))
    items = tuple(random_tree(chosen, phrases, depth - 1) for _ in range(chosen.randint(2, 3)))
    return And(items) if kind == "and" else Or(items)


def test_trees_match_as_the_query_itself_says(reader: EmbeddedReader, collection: list[Summary]) -> None:
    texts = {summary.id: searchable(summary.text) for summary in collection}
    phrases = [phrase[:3] for phrase in random_phrases(list(texts.values()), 60, seed=3)]
    chosen = random.Random(4)
    for _ in range(150):
        query = Query("", random_tree(chosen, phrases))
        expected = sorted(key for key, text in texts.items() if query.matches(text))
        assert ids(reader.documents(query, ANY)) == expected, query.tree


def test_simplified_finds_traditional_and_half_width_finds_full_width(reader: EmbeddedReader) -> None:
    for source in ("綜合治理工作總結", "综合治理工作总结", "ＸＸ万元", "××万元", "xx万元"):
        assert reader.search(parse(source), ANY, limit=1).total == 1


# ---------------------------------------------------------------- what comes back


def test_all_documents_stream_by_id(
    reader: EmbeddedReader, collection: list[Summary], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = sorted(summary.id for summary in collection)
    assert ids(reader.documents(None, ANY)) == expected
    monkeypatch.setattr(searching, "_FIRST_SLICE", 3)
    monkeypatch.setattr(searching, "_SLICE", 20)
    assert ids(reader.documents(None, ANY)) == expected
    assert sorted(ids(reader.documents(None, ANY, ordered=False))) == expected
    texts = {document.summary.id: document.searchable for document in reader.documents(None, ANY)}
    assert texts == {summary.id: searchable(summary.text) for summary in collection}


def test_relevance_falls_and_ties_go_by_id(reader: EmbeddedReader) -> None:
    for source in ("平安校园", '"，"', "平安 OR 校园", "作总", "教学改革", "设工 OR 校园", "作 NOT 平安"):
        query = parse(source)
        whole = reader.search(query, ANY, limit=1_000)
        keys = [(-score, summary.id) for summary, score in whole.hits]
        assert keys == sorted(keys)
        assert len(keys) == whole.total
        pages = [reader.search(query, ANY, limit=7, offset=place) for place in range(0, whole.total, 7)]
        assert tuple(hit for page in pages for hit in page.hits) == whole.hits
    assert reader.search(parse("平安校园"), ANY, limit=0).hits == ()
    assert reader.search(parse("平安校园"), ANY, limit=5, offset=10**6).hits == ()


def test_a_text_that_says_it_more_often_ranks_higher(tmp_path: Path) -> None:
    one = replace(next(summaries(1)), id="a.1", text="我镇开展禁毒宣传。" + "其他工作如常。" * 20)
    two = replace(one, id="b.1", text="我镇开展禁毒宣传。禁毒工作重在禁毒。" + "其他工作如常。" * 20)
    feed(tmp_path / "index", [one, two])
    with open_index(str(tmp_path / "index")) as index:
        assert [summary.id for summary, _ in index.search(parse("禁毒"), ANY, limit=5).hits] == ["b.1", "a.1"]


# ---------------------------------------------------------------- filters and groups


def test_filters(reader: EmbeddedReader, collection: list[Summary]) -> None:
    def found(filters: Filters) -> set[str]:
        return set(ids(reader.documents(None, filters)))

    province = collection[3].province or ""
    assert province.endswith("省")
    expected = {summary.id for summary in collection if summary.province == province}
    assert found(Filters(province=(province,))) == found(Filters(province=(province[:-1],))) == expected
    two = {summary.id for summary in collection if summary.kind in ("plan", "speech")}
    assert found(Filters(kind=("plan", "speech"))) == two
    years = {summary.id for summary in collection if summary.year and 2008 <= summary.year <= 2010}
    assert found(Filters(years=(2008, 2010))) == years
    assert found(Filters(years=(None, 2005))) == {s.id for s in collection if s.year and s.year <= 2005}
    assert found(Filters(years=(2011, None))) == {s.id for s in collection if s.year and s.year >= 2011}
    assert found(Filters(years=(None, None))) == {summary.id for summary in collection}
    assert found(Filters(kind=("plan",), years=(2008, 2010))) == years & {
        summary.id for summary in collection if summary.kind == "plan"
    }
    office = next(summary for summary in collection if summary.organisation)
    assert office.id in found(Filters(organisation=(office.organisation or "",), site=(office.site,)))
    assert found(Filters(city=("没有的市",))) == set()


def test_groups_carry_the_cluster(reader: EmbeddedReader, collection: list[Summary]) -> None:
    clusters = Counter(cluster for _, cluster, *_ in reader.groups(parse("工作"), ANY, ()))
    assert max(clusters.values()) > 1
    assert None not in clusters
