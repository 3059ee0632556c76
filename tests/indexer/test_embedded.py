"""The embedded index finds what a plain scan finds, and what is committed survives everything."""

import json
import logging
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import tantivy

from indexer.answers import Document
from indexer.embedded import EmbeddedReader, EmbeddedWriter, bags
from indexer.embedded import reader as embedded_reader
from indexer.embedded.copies import CopyReader
from indexer.embedded.fields import remembered
from indexer.filters import Filters
from indexer.frequencies import frequencies
from indexer.index import open_index, open_writer
from indexer.query import And, Node, Not, Or, Phrase, Query, parse
from indexer.schema import GROUP_FIELDS
from indexer.summary import Summary
from indexer.text import searchable
from indexer.trouble import Trouble
from tests.indexer.conftest import by_page, feed
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


def ids(found: Iterator[Document]) -> list[str]:
    return [document.summary.id for document in found]


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


def test_summaries_come_back_as_they_were(reader: EmbeddedReader, collection: list[Summary]) -> None:
    texts = Counter(searchable(summary.text).replace("\n", "") for summary in collection)
    for summary in collection:
        found = reader.get(summary.id)
        assert found is not None
        copies = texts[searchable(summary.text).replace("\n", "")]
        assert replace(found, cluster=None) == replace(summary, copies=copies)
        assert (found.cluster is None) == (not summary.text)
    assert reader.get("nothing") is None


def test_all_documents_stream_by_id(
    reader: EmbeddedReader, collection: list[Summary], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = sorted(summary.id for summary in collection)
    assert ids(reader.documents(None, ANY)) == expected
    monkeypatch.setattr(embedded_reader, "_FIRST_SLICE", 3)
    monkeypatch.setattr(embedded_reader, "_SLICE", 20)
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


@pytest.mark.parametrize(
    "by", [(), ("province",), ("year",), ("province", "year"), ("county", "kind", "site"), GROUP_FIELDS]
)
def test_bases_and_groups_are_those_of_a_plain_count(
    reader: EmbeddedReader, collection: list[Summary], by: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected: dict[tuple[object, ...], list[int]] = defaultdict(lambda: [0, 0])
    for summary in collection:
        base = expected[tuple(getattr(summary, name) for name in by)]
        base[0] += 1
        base[1] += summary.chars
    for page in (10_000, 3):
        monkeypatch.setattr(embedded_reader, "_PAGE_OF_GROUPS", page)
        bases = {key: [base.summaries, base.characters] for key, base in reader.bases(ANY, by).items()}
        assert bases == expected
    query = exactly("工作")
    counted = Counter(key for key, *_ in reader.groups(query, ANY, by))
    assert counted == Counter(tuple(getattr(s, name) for name in by) for s in collection if "工作" in s.text)


def test_bases_of_nothing(reader: EmbeddedReader) -> None:
    assert reader.bases(Filters(site=("nowhere",)), ()) == {}
    assert reader.bases(Filters(site=("nowhere",)), ("year",)) == {}
    with pytest.raises(Trouble, match=r"colour.*province"):
        reader.bases(ANY, ("colour",))


def test_groups_carry_the_cluster(reader: EmbeddedReader, collection: list[Summary]) -> None:
    clusters = Counter(cluster for _, cluster, *_ in reader.groups(parse("工作"), ANY, ()))
    assert max(clusters.values()) > 1
    assert None not in clusters


# ---------------------------------------------------------------- feeding


def test_the_same_page_twice_changes_nothing(tmp_path: Path) -> None:
    items = list(summaries(20, characters=200))
    feed(tmp_path, items, fed=20)
    with EmbeddedReader(tmp_path) as before:
        feed(tmp_path, items, fed=20)
        with EmbeddedReader(tmp_path) as after:
            assert list(after.documents(None, ANY)) == list(before.documents(None, ANY))
            assert after.bases(ANY, ("year",)) == before.bases(ANY, ("year",))
            assert after.fed == before.fed == 20


def test_a_changed_page_replaces_and_vanished_parts_go(tmp_path: Path) -> None:
    first, second = list(summaries(2, characters=200))
    assert first.page == second.page
    feed(tmp_path, [first, second])
    changed = replace(first, text="改动后的总结", chars=6)
    with EmbeddedWriter(tmp_path) as writer:
        writer.replace(first.page, [first])
        writer.replace(first.page, [changed])
        writer.commit(2)
    with EmbeddedReader(tmp_path) as reader:
        assert [document.summary.text for document in reader.documents(None, ANY)] == ["改动后的总结"]
        assert reader.get(second.id) is None
    with EmbeddedWriter(tmp_path) as writer:
        writer.replace(first.page, [])
        writer.commit(3)
    with EmbeddedReader(tmp_path) as reader:
        assert list(reader.documents(None, ANY)) == []
        assert reader.fed == 3


def test_leaving_without_a_commit_changes_nothing(tmp_path: Path) -> None:
    items = list(summaries(10, characters=200))
    feed(tmp_path, items[:5], fed=5)
    with EmbeddedWriter(tmp_path) as writer:
        for page, parts in by_page(items[5:]).items():
            writer.replace(page, parts)
    with EmbeddedReader(tmp_path) as reader, EmbeddedWriter(tmp_path) as writer:
        assert len(list(reader.documents(None, ANY))) == 5
        assert reader.fed == writer.fed == 5


def test_a_reader_sees_the_commit_before_it_was_opened(tmp_path: Path) -> None:
    items = list(summaries(60, characters=200))
    feed(tmp_path, items[:20])
    with EmbeddedReader(tmp_path) as early:
        for turn in range(20, 60, 5):
            feed(tmp_path, items[turn : turn + 5], fed=turn)
        assert len(list(early.documents(None, ANY))) == 20
        with EmbeddedReader(tmp_path) as late:
            assert len(list(late.documents(None, ANY))) == 60


# ---------------------------------------------------------------- generations


def test_a_fresh_index_serves_when_it_is_published(tmp_path: Path) -> None:
    items = list(summaries(20, characters=200))
    feed(tmp_path, items[:10], fed=10)
    with EmbeddedWriter(tmp_path, fresh=True) as writer:
        assert writer.fed == 0
        writer.replace(items[15].page, [items[15]])
        writer.commit(15)
    with EmbeddedReader(tmp_path) as before:
        assert before.fed == 10
        with EmbeddedWriter(tmp_path, fresh=True) as writer:
            assert writer.fed == 15
            writer.publish()
            writer.replace(items[18].page, [items[18]])
            writer.commit(16)
        assert len(list(before.documents(None, ANY))) == 10
    with EmbeddedReader(tmp_path) as after:
        assert (after.fed, ids(after.documents(None, ANY))) == (16, sorted(items[at].id for at in (15, 18)))
    assert len(list(tmp_path.glob("generation-*"))) == 1


def test_feeding_leaves_an_unpublished_generation_alone(tmp_path: Path) -> None:
    items = list(summaries(4, characters=200))
    feed(tmp_path, items[:1], fed=1)
    with EmbeddedWriter(tmp_path, fresh=True) as writer:
        writer.commit(7)
    feed(tmp_path, items[2:3], fed=2)
    with EmbeddedWriter(tmp_path, fresh=True) as writer:
        assert writer.fed == 7


def test_a_first_rebuild_that_was_broken_off_is_fed_to_its_end(tmp_path: Path) -> None:
    with EmbeddedWriter(tmp_path, fresh=True) as writer:
        writer.commit(7)
    with pytest.raises(Trouble, match="rebuild"):
        EmbeddedReader(tmp_path)
    with EmbeddedWriter(tmp_path) as writer:
        assert writer.fed == 7
    with EmbeddedReader(tmp_path) as reader:
        assert reader.fed == 7


def test_readers_open_at_any_moment_of_publishing(tmp_path: Path) -> None:
    item = next(summaries(1, characters=200))
    feed(tmp_path, [item])
    done = threading.Event()
    wrong: list[BaseException] = []
    opened = 0

    def read() -> None:
        nonlocal opened
        while not done.is_set():
            try:
                with EmbeddedReader(tmp_path) as reader:
                    assert ids(reader.documents(None, ANY)) == [item.id]
                opened += 1
            except BaseException as error:
                wrong.append(error)
                return

    thread = threading.Thread(target=read)
    thread.start()
    for fed in range(2, 14):
        with EmbeddedWriter(tmp_path, fresh=True) as writer:
            writer.replace(item.page, [item])
            writer.commit(fed)
            writer.publish()
    done.set()
    thread.join()
    assert wrong == []
    assert opened > 3


# ---------------------------------------------------------------- several processes

FEEDER = """
import sys
from indexer.embedded import EmbeddedWriter
from workbench.corpus import summary
folder, first, last, size = sys.argv[1], *map(int, sys.argv[2:])
with EmbeddedWriter(folder) as writer:
    print("writing", flush=True)
    for number in range(first, last):
        made = summary(number, seed=number, characters=300)
        writer.replace(made.page, [made])
        if number % size == size - 1:
            writer.commit(number + 1)
            print(number + 1, flush=True)
"""


def feeder(folder: Path, first: int, last: int, size: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", FEEDER, str(folder), str(first), str(last), str(size)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("seconds", [0.05, 0.3, 0.8])
def test_killed_while_writing_it_opens_at_its_last_commit(tmp_path: Path, seconds: float) -> None:
    folder = tmp_path / "index"
    with feeder(folder, 0, 1_000_000, 25) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        assert process.stdout.readline() == "25\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        told = [25, *map(int, process.stdout.read().split())]
    with EmbeddedReader(folder) as reader:
        assert reader.fed in (told[-1], told[-1] + 25)
        found = {document.summary.id for document in reader.documents(None, ANY)}
        assert found == {s.id for n in range(reader.fed) for s in [corpus_summary(n)]}
        fed = reader.fed
    with feeder(folder, fed, fed + 25, 25) as process:
        assert process.wait(20) == 0
    with EmbeddedReader(folder) as reader:
        assert reader.fed == fed + 25
        assert len(list(reader.documents(None, ANY))) == len({corpus_summary(n).id for n in range(fed + 25)})


def corpus_summary(number: int) -> Summary:
    from workbench.corpus import summary

    return summary(number, seed=number, characters=300)


def test_two_processes_take_turns(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = tmp_path / "index"
    with feeder(folder, 0, 100, 50) as one, feeder(folder, 100, 200, 50) as other:
        assert one.wait(30) == other.wait(30) == 0
    with EmbeddedReader(folder) as reader:
        assert len(list(reader.documents(None, ANY))) == 200
        assert reader.fed in (100, 200)


def test_waiting_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    first = EmbeddedWriter(tmp_path)
    let_go = threading.Timer(1.3, first.close)
    let_go.start()
    with caplog.at_level(logging.WARNING), EmbeddedWriter(tmp_path):
        assert "waiting for its turn" in caplog.text
    let_go.join()


# ---------------------------------------------------------------- trouble


def test_no_index_says_how_to_make_one(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(Trouble, match=r"scrapy load PATH.*--index"):
            open_index(str(folder))


def test_a_folder_that_is_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    for opening in (open_index, open_writer):
        with pytest.raises(Trouble, match="something else"):
            opening(str(tmp_path))
        with pytest.raises(Trouble, match="this is a file"):
            opening(str(tmp_path / "letter.txt"))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
    (tmp_path / "summaries-index.json").write_text('{"format": "of another program"}')
    with pytest.raises(Trouble, match="not of an index of summaries"):
        open_writer(str(tmp_path))


@pytest.mark.parametrize(("version", "way"), [(0, "scrapy rebuild"), (99, "update this program"), ("x", "damaged")])
def test_an_index_of_another_schema_says_what_to_do(tmp_path: Path, version: object, way: str) -> None:
    feed(tmp_path, list(summaries(1, characters=100)))
    next(tmp_path.glob("generation-*/generation.json")).write_text(json.dumps({"schema": version}))
    for opening in (open_index, open_writer):
        with pytest.raises(Trouble, match=way):
            opening(str(tmp_path))


def test_a_rebuild_replaces_an_index_of_an_older_schema(tmp_path: Path) -> None:
    feed(tmp_path, list(summaries(1, characters=100)))
    next(tmp_path.glob("generation-*/generation.json")).write_text('{"schema": 0}')
    with open_writer(str(tmp_path), fresh=True) as writer:
        writer.commit(5)
        writer.publish()
    with open_index(str(tmp_path)) as reader:
        assert reader.fed == 5


@pytest.mark.parametrize("content", [b"", b"{", b'{"segments": 3}', b"\xff\xfe"])
@pytest.mark.parametrize("name", ["generation-000001/meta.json", "CURRENT", "summaries-index.json"])
def test_a_damaged_file_is_trouble(tmp_path: Path, name: str, content: bytes) -> None:
    feed(tmp_path, list(summaries(1, characters=100)))
    (tmp_path / name).write_bytes(content)
    for opening in (open_index, open_writer):
        with pytest.raises(Trouble, match=r"scrapy rebuild|not of an index"):
            opening(str(tmp_path))


@pytest.mark.parametrize("ending", ["term", "idx", "pos", "store", "fast", "fieldnorm", "entries"])
@pytest.mark.parametrize("size", [0, 40])
def test_a_truncated_segment_is_trouble(tmp_path: Path, ending: str, size: int) -> None:
    feed(tmp_path, list(summaries(1, characters=100)))
    for path in tmp_path.glob(f"generation-*/*{ending}"):
        os.truncate(path, size)
    with pytest.raises(Trouble, match="scrapy rebuild"):
        open_index(str(tmp_path))


def test_damaged_entries_are_trouble_however_they_are_asked_for(tmp_path: Path) -> None:
    feed(tmp_path, list(summaries(12, characters=300)))
    path = next(tmp_path.glob("generation-*/entries"))
    whole = path.read_bytes()
    query, by = parse("工作 OR 平安"), ("province",)
    for damage in (bytes(len(whole)), b"\xff" * len(whole), b"\x01" * len(whole), whole[7:] + whole[:7]):
        path.write_bytes(damage)
        with open_index(str(tmp_path)) as reader:
            for ask in (
                lambda asked: list(asked.documents(None, ANY)),
                lambda asked: list(asked.groups(query, ANY, by)),
                lambda asked: asked.search(query, ANY, limit=3).hits,
                lambda asked: asked.frequencies(asked.bags(query, ANY, ordered=False)),
                lambda asked: asked.search(parse("工*作"), ANY, limit=3).hits or pytest.fail("nothing was asked"),
            ):
                with pytest.raises(Trouble, match="scrapy rebuild"):
                    ask(reader)


def test_damaged_words_are_trouble(tmp_path: Path) -> None:
    feed(tmp_path, list(summaries(12, characters=300)))
    path = next(tmp_path.glob("generation-*/words"))
    whole = path.read_bytes()
    for damage in (b"", whole[:-1], bytes(len(whole)), b"\xff" * len(whole)):
        path.write_bytes(damage)
        with open_index(str(tmp_path)) as reader, pytest.raises(Trouble, match="scrapy rebuild"):
            reader.frequencies(reader.bags(None, ANY, ordered=False))
    path.write_bytes(whole[:-1])
    with pytest.raises(Trouble, match="scrapy rebuild"):
        open_writer(str(tmp_path))


def test_words_of_a_writer_that_left_without_a_commit_do_not_count(tmp_path: Path) -> None:
    one, other, third = (
        replace(made, text=text) for made, text in zip(summaries(3), ("平安校园", "春耕生产", "教学改革"), strict=True)
    )
    feed(tmp_path, [one])
    with EmbeddedWriter(tmp_path) as writer:
        writer.replace("left", [other])
    feed(tmp_path, [third], fed=2)
    with open_index(str(tmp_path)) as reader:
        counted = reader.frequencies(reader.bags(None, ANY, ordered=False))
    assert counted == frequencies(searchable(made.text) for made in (one, third))


def test_more_words_than_have_numbers_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bags, "_MOST", 20)
    made = list(summaries(12, characters=300))
    feed(tmp_path, made, commits=3)
    assert len(next(tmp_path.glob("generation-*/words")).read_text("utf-8").split()) == 20
    with open_index(str(tmp_path)) as reader:
        counted = reader.frequencies(reader.bags(None, ANY, ordered=False))
    assert counted == frequencies(searchable(one.text) for one in made) and len(counted.times) > 60


def test_a_panic_of_the_engine_is_trouble(tmp_path: Path) -> None:
    """Damaged tables of its own may end in one, which is no Exception; asked for as a user does."""
    feed(tmp_path, list(summaries(12, characters=300)))
    told = []
    for path in sorted(tmp_path.glob("generation-*/*.fast")):
        whole = path.read_bytes()
        for at in range(0, len(whole) - 8, max(8, len(whole) // 6)):
            path.write_bytes(whole[:at] + b"\xff" * 8 + whole[at + 8 :])
            command = [sys.executable, "-m", "search_cli.main", "count", "工作", "--by", "province"]
            ran = subprocess.run([*command, "--index", str(tmp_path)], capture_output=True, text=True, check=False)
            assert "Traceback" not in ran.stderr
            told.append("panicked" in ran.stderr and "scrapy rebuild" in ran.stderr)
        path.write_bytes(whole)
    assert any(told)


def test_clusters_of_a_later_commit_are_not_taken_for_those_of_this_one(tmp_path: Path) -> None:
    """A writer commits and makes its clusters between a reader's look at the commit and its look at them."""
    one, *_, other = summaries(9, characters=300)
    feed(tmp_path, [one])
    generation = next(tmp_path.glob("generation-*"))
    commit = remembered(tantivy.Index.open(str(generation)).schema, tantivy.Index.open(str(generation)).searcher())
    feed(tmp_path, [replace(one, id=f"{other.page}.1"), replace(one, id=f"{other.page}.2")], fed=2)
    before = CopyReader(generation, commit.copies)
    assert before.is_newer and before.cluster(0) is None
    with EmbeddedReader(tmp_path) as reader:
        assert {document.summary.copies for document in reader.documents(None, ANY)} == {3}


def test_an_address_of_neither_engine_is_refused() -> None:
    with pytest.raises(Trouble, match=r"a folder or http\(s\)"):
        open_index("ftp://127.0.0.1/summaries")
