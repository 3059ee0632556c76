"""One suite for both engines: the same collection, the same questions, the same answers."""

import inspect
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from indexer.filters import Filters
from indexer.index import Reader, open_index, open_writer
from indexer.position import Position, latest
from indexer.query import Query, parse
from indexer.query.tree import Phrase
from indexer.schema import GROUP_FIELDS, facts_of
from indexer.summary import Summary
from indexer.text import searchable, words
from indexer.trouble import Trouble
from indexer.watching import Watch, watched_by
from tests.indexer.conftest import Large, by_page
from workbench.corpus import summaries

ANY = Filters()
QUESTIONS = (
    "平安校园", "平", "工作", "治理 平安", "综治 OR 平安", "工作 NOT 平安", "校园 NEAR/10 安全", "加强*建设", "平安?园",
    "{平安|和谐}校园", "/第[一二三]次/", "title:工作总结", "year:2006..2010 工作", "綜合治理工作總結", "××万元", '"，"',
    '"¶¶"', "kind:总结", "哈哈", "𠮷野家",
    "flag:redacted", "工作 flag:redacted NOT flag:damaged", "加强*建设 (flag:damaged OR flag:none)",
    "sure:0.9", "工作 sure:90% NOT sure:0.96", "工作 NOT sure:0", "加强*建设 (sure:1 OR province:河北)", "sure:0.8901",
)  # fmt: skip
ASKED = 300


def fill(url: str, items: list[Summary], fed: int = 1, fresh: bool = False) -> None:
    with open_writer(url, fresh=fresh) as writer:
        for page, parts in by_page(items).items():
            writer.replace(page, parts)
        writer.commit(Position(fed))
        if fresh:
            writer.publish()


def ids(reader: Reader, query: Query | None) -> list[str]:
    return [document.summary.id for document in reader.documents(query, ANY)]


@pytest.fixture(scope="module")
def serving(base: str, collection: list[Summary]) -> Iterator[Reader]:
    """The collection of odd and plain summaries."""
    fill(base + "collection", collection, 300)
    with open_index(base + "collection") as reader:
        yield reader


def test_summaries_come_back_as_they_were(serving: Reader, collection: list[Summary]) -> None:
    texts = Counter(searchable(summary.text).replace("\n", "") for summary in collection)
    for summary in collection[::7] + collection[300:]:
        found = serving.get(summary.id)
        assert found is not None
        assert replace(found, cluster=None) == replace(
            summary, copies=texts[searchable(summary.text).replace("\n", "")]
        )
        assert (found.cluster is None) == (not summary.text)
    assert serving.get("nothing") is None
    assert latest(serving.positions) == 300
    assert ids(serving, None) == sorted(summary.id for summary in collection)


@pytest.mark.parametrize("source", QUESTIONS)
def test_questions_are_answered_as_the_query_itself_says(
    serving: Reader, collection: list[Summary], source: str
) -> None:
    query = parse(source)
    expected = sorted(s.id for s in collection if query.matches(searchable(s.text), facts_of(s)))
    assert ids(serving, query) == expected
    found = serving.search(query, ANY, limit=1_000)
    assert (found.total, sorted(summary.id for summary, _ in found.hits)) == (len(expected), expected)
    keys = [(-score, summary.id) for summary, score in found.hits]
    assert keys == sorted(keys)
    pages = [serving.search(query, ANY, limit=50, offset=place) for place in range(0, found.total, 50)]
    assert [s.id for page in pages for s, _ in page.hits] == [s.id for s, _ in found.hits]
    counted = sum(query.count(member.searchable) for member in serving.groups(query, ANY, ()))
    assert counted == sum(query.count(searchable(s.text)) for s in collection if s.id in set(expected))


def test_a_title_of_two_lines_is_one_phrase_also_where_texts_are_read(base: str) -> None:
    [made] = (replace(one, title="年度\n总结") for one in summaries(1))
    fill(base + "titled", [made])
    with open_index(base + "titled") as reader:
        assert [ids(reader, parse(source)) for source in ("title:年度总结", "title:年度总结 /./")] == 2 * [[made.id]]


@pytest.mark.parametrize("by", [(), ("province",), ("year", "kind"), GROUP_FIELDS])
def test_bases_and_groups_are_those_of_a_plain_count(
    serving: Reader, collection: list[Summary], by: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected: dict[tuple[object, ...], list[int]] = defaultdict(lambda: [0, 0])
    for summary in collection:
        base = expected[tuple(getattr(summary, name) for name in by)]
        base[0] += 1
        base[1] += summary.chars
    for page in (5_000, 7):
        monkeypatch.setattr(inspect.getmodule(type(serving)), "_PAGE_OF_GROUPS", page)
        assert {key: [one.summaries, one.characters] for key, one in serving.bases(ANY, by).items()} == expected
    assert serving.bases(Filters(site=("nowhere",)), by) == {}
    with pytest.raises(Trouble, match=r"colour.*province"):
        serving.bases(ANY, ("colour",))
    counted = Counter(member.group for member in serving.groups(parse("工作"), ANY, by))
    assert counted == Counter(tuple(getattr(s, name) for name in by) for s in collection if "工作" in s.text)


@pytest.mark.parametrize(
    ("field", "typed", "stands"),
    [
        ("province", "廣東", "广东省"),
        ("province", "陝西省", "陕西省"),
        ("county", "大姚縣", "大姚县"),
        ("sector", "黨建", "党建"),
        ("kind", "ＰＬＡＮ", "plan"),
    ],
)
def test_a_value_is_found_in_traditional_characters_and_full_width_too(
    serving: Reader, collection: list[Summary], field: str, typed: str, stands: str
) -> None:
    expected = sorted(one.id for one in collection if getattr(one, field) == stands)
    assert expected
    for asked in (Filters(**{field: (typed,)}), Filters(where=parse(f"{field}:{typed}").tree)):
        assert [one.summary.id for one in serving.documents(None, asked)] == expected
    query = parse(f"工作 NOT {field}:{typed}")
    rest = sorted(one.id for one in collection if query.matches(searchable(one.text), facts_of(one)))
    assert ids(serving, query) == rest and not set(rest) & set(expected)


def test_a_name_of_a_character_that_folds_is_found_as_it_stands(base: str) -> None:
    [made] = (replace(one, county="乾县") for one in summaries(1))
    fill(base + "folding", [made])
    with open_index(base + "folding") as reader:
        assert [base.summaries for base in reader.bases(Filters(county=("乾县",)), ()).values()] == [1]


def test_a_place_is_found_by_its_other_names(base: str) -> None:
    names = (
        ("江苏省", "徐州市", "铜山县"), ("江苏省", "徐州市", "铜山区"),
        ("湖北省", "襄樊市", None), ("湖北省", "襄阳市", None),
        ("河南省", "新乡市", "新华区"), ("河南省", "新乡市", "卫滨区"), ("河北省", "石家庄市", "新华区"),
        ("江西省", "赣州市", "赣县"), ("江西省", "赣州市", "赣县区"),
        ("云南省", "思茅市", None), ("云南省", "普洱市", None),
        ("云南省", "思茅地区", "思茅市"), ("云南省", "思茅市", "翠云区"),
        ("重庆市", None, "綦江县"), ("重庆市", None, "万盛区"),
    )  # fmt: skip
    made = [
        replace(one, province=province, city=city, county=county)
        for one, (province, city, county) in zip(summaries(len(names)), names, strict=True)
    ]
    fill(base + "renamed", made)
    typed = {
        "county:铜山县": 2, "county:銅山區": 2, "city:襄樊": 2, "city:襄阳市": 2, "county:赣县区": 2, "county:赣县": 2,
        "county:卫滨区": 2, "county:新华区": 2, "province:河北 NOT county:卫滨": 1,  # 新华区 of 石家庄市 is another
        "city:普洱市": 3, "city:思茅市": 2, "county:翠云区": 2, "county:綦江县": 1, "county:綦江区": 2,
    }  # fmt: skip
    with open_index(base + "renamed") as reader:
        for source, number in typed.items():
            query = parse(source)
            assert len(list(reader.documents(query, ANY))) == number, source
            assert sum(query.matches("", facts_of(one)) for one in made) == number, source


def test_what_is_sure_is_counted_with_its_base(serving: Reader, collection: list[Summary]) -> None:
    for least in (0.0, 0.58, 0.9, 1.0):
        sure = [one for one in collection if one.region_confidence is not None and one.region_confidence >= least]
        base = serving.bases(Filters(sure=least), ())[()]
        assert (base.summaries, base.characters) == (len(sure), sum(one.chars for one in sure))
        found = Counter(one.confidence for one in serving.groups(parse("工作"), Filters(sure=least), ()))
        assert found == Counter(one.region_confidence for one in sure if "工作" in searchable(one.text))
    assert 10 < len(sure) < len(collection) / 2


def test_words_are_counted_as_a_plain_segmentation_counts_them(serving: Reader, collection: list[Summary]) -> None:
    for query in (None, parse("平安校园"), parse("flag:redacted")):
        bags = list(serving.bags(query, ANY, ordered=False))
        found = [one for one in collection if query is None or query.matches(searchable(one.text), facts_of(one))]
        counts = [Counter(words(searchable(one.text))) for one in found]
        frequencies = serving.frequencies(bags)
        assert frequencies.times == sum(counts, Counter())
        assert frequencies.in_summaries == Counter(word for own in counts for word in own)
        assert (frequencies.total, frequencies.summaries) == (frequencies.times.total(), len(found))
    assert serving.frequencies([]).total == 0


def test_what_is_read_is_told(serving: Reader, collection: list[Summary]) -> None:
    class Seen(Watch):
        def __init__(self) -> None:
            self.numbers: list[tuple[int, int]] = []

        def read(self, number: int, whole: int) -> None:
            self.numbers.append((number, whole))

    nowhere = parse("/呵呵呵呵呵|嘿嘿嘿嘿嘿/")
    for ask in (
        lambda: list(serving.documents(nowhere, ANY)),
        lambda: serving.search(nowhere, ANY, limit=5).hits,
        lambda: list(serving.groups(nowhere, ANY, ())),
        lambda: list(serving.bags(nowhere, ANY, ordered=True)),
    ):
        seen = Seen()
        with watched_by(seen):
            assert not list(ask())
        assert {whole for _, whole in seen.numbers} == {len(collection)}
        assert seen.numbers == sorted(seen.numbers) and seen.numbers[0][0] == 0


def test_bags_tell_which_summaries_are_copies(serving: Reader) -> None:
    documents = list(serving.documents(None, ANY))
    bags = list(serving.bags(None, ANY, ordered=True))
    assert len({bag.text for bag in bags}) == len({one.summary.cluster or one.summary.id for one in documents})
    first = {one.summary.cluster: number for number, one in reversed(list(enumerate(documents))) if one.summary.cluster}
    assert all(bags[number].text == cluster for cluster, number in first.items())


def test_a_page_is_replaced_whole(base: str) -> None:
    first, second = list(summaries(2, characters=200))
    assert first.page == second.page
    url = base + "replaced"
    fill(url, [first, second])
    with open_writer(url) as writer:
        writer.replace(first.page, [first])
        writer.replace(first.page, [replace(first, text="改动后的总结", chars=6)])
        writer.commit(Position(2))
    with open_index(url) as reader:
        assert [document.summary.text for document in reader.documents(None, ANY)] == ["改动后的总结"]
    with open_writer(url) as writer:
        assert latest(writer.positions) == 2
        writer.replace(first.page, [])
        writer.commit(Position(3))
    with open_index(url) as reader:
        assert (ids(reader, None), latest(reader.positions)) == ([], 3)


def test_leaving_without_a_commit_changes_nothing(base: str) -> None:
    items = list(summaries(10, characters=200))
    url = base + "left"
    fill(url, items[:5], 5)
    with open_writer(url) as writer:
        for page, parts in by_page(items[5:]).items():
            writer.replace(page, parts)
    with open_index(url) as reader, open_writer(url) as writer:
        assert len(ids(reader, None)) == 5
        assert latest(reader.positions) == latest(writer.positions) == 5


def test_a_reader_sees_the_commit_before_it_was_opened(base: str) -> None:
    items = list(summaries(40, characters=200))
    url = base + "snapshot"
    fill(url, items[:20])
    with open_index(url) as early:
        for turn in range(20, 40, 5):
            fill(url, items[turn : turn + 5])
        with open_index(url) as late:
            assert (len(ids(early, None)), len(ids(late, None))) == (20, 40)


def test_a_fresh_index_serves_when_it_is_published(base: str) -> None:
    items = list(summaries(20, characters=200))
    url = base + "fresh"
    fill(url, items[:10], 10)
    with open_writer(url, fresh=True) as writer:
        assert latest(writer.positions) == 0
        writer.replace(items[15].page, [items[15]])
        writer.commit(Position(15))
    with open_index(url) as before:  # a rebuild that has died leaves the old one serving
        assert latest(before.positions) == 10
        with open_writer(url, fresh=True) as writer:
            assert latest(writer.positions) == 15
            writer.publish()
        assert len(ids(before, None)) == 10
    with open_index(url) as after:
        assert (latest(after.positions), ids(after, None)) == (15, [items[15].id])
    fill(url, items[:3], 20, fresh=True)
    with open_index(url) as after:
        assert (latest(after.positions), len(ids(after, None))) == (20, 3)


def test_no_index_says_how_to_make_one(base: str) -> None:
    with pytest.raises(Trouble, match=r"scrapy load PATH.*--index"):
        open_index(base + "missing")


# ---------------------------------------------------------------- side by side


def random_filters(chosen: random.Random, items: list[Summary]) -> Filters:
    one = chosen.choice(items)
    kind = chosen.randrange(5)
    if kind == 0 and one.province:
        return Filters(province=(one.province.removesuffix("省"),))
    if kind == 1:
        first = chosen.randint(2000, 2015)
        return Filters(years=(first, first + chosen.randint(0, 6)))
    if kind == 2:
        return Filters(kind=(one.kind or "",), site=(one.site,))
    return ANY


def test_random_questions_over_many_summaries_are_answered_alike(large: Large) -> None:
    items = large.items
    one, other = large.readers["embedded"], large.readers["elastic"]
    chosen = random.Random(6)
    lines = [line for item in items[::20] for line in searchable(item.text).split("\n")]
    some = 0
    for number in range(ASKED):
        line = chosen.choice(lines)
        begin = chosen.randrange(len(line))
        text = line[begin : begin + chosen.randint(1, 8)]
        query, filters = Query(text, Phrase(text)), random_filters(chosen, items)
        best = [reader.search(query, filters, limit=10) for reader in (one, other)]
        assert best[0].total == best[1].total, text
        some += best[0].total > 0
        assert one.bases(filters, ("province",)) == other.bases(filters, ("province",))
        if number % 6 == 0 and best[0].total < 3_000:
            members = [
                Counter((*m, query.count(m.searchable)) for m in reader.groups(query, filters, ("year",)))
                for reader in (one, other)
            ]
            assert members[0] == members[1], text
            documents = [list(reader.documents(query, filters)) for reader in (one, other)]
            assert documents[0] == documents[1], text
        # Both rank by BM25 over the same words, but round differently, and the embedded engine counts the number
        # that it remembers as a document, which shows in words that stand in all: the scores agree to half a
        # percent or a thousandth, and where two stand in another order, theirs are within that of each other.
        scores = [{summary.id: score for summary, score in found.hits} for found in best]
        for key in scores[0].keys() & scores[1].keys():
            assert scores[0][key] == pytest.approx(scores[1][key], rel=0.005, abs=0.001), text
        for first, second in zip(best[0].hits, best[1].hits, strict=True):
            assert first[1] == pytest.approx(second[1], rel=0.005, abs=0.001), text
        assert all(a[1] >= b[1] for a, b in pairwise(best[1].hits))
    assert some > ASKED / 2
