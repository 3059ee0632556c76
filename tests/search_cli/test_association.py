"""First appearances, collocates and keyness: small cases by hand, and a corpus counted a second way."""

import json
from collections import Counter
from dataclasses import replace
from math import log, log2
from pathlib import Path

import pytest

from indexer.answers import Document
from indexer.frequencies import frequencies
from indexer.query import parse
from indexer.schema import facts_of
from indexer.summary import Summary
from indexer.text import searchable, segmented, words
from indexer.trouble import Trouble
from search_cli.collocation import collocates, read_window, windows
from search_cli.commands.first import in_words, why_none
from search_cli.first_use import dated, first_by, not_first_by, uses_of
from search_cli.frequencies import is_content, stop_words, word_list
from search_cli.keyness import keywords
from search_cli.present import picture
from search_cli.present.charts.plot import Words, framed
from search_cli.present.provenance import provenance
from search_cli.present.wording import left_out
from search_cli.reuse import families
from tests.indexer.conftest import feed
from tests.search_cli.conftest import Run, rows
from workbench.corpus import summaries

NO_STOPS = frozenset[str]()


def document(text: str, number: int = 1, **more: object) -> Document:
    summary = Summary(id=f"{number}.1", url="", site="", page_title="", title="", text=text, **more)  # type: ignore[arg-type]
    return Document(summary, searchable(text))


CORPUS = [Document(one, searchable(one.text)) for one in summaries(300, characters=800)]


def test_segmented_words_stand_where_it_says() -> None:
    for one in CORPUS[:50]:
        placed = segmented(one.searchable)
        assert [word for _, word in placed] == words(one.searchable)
        assert all(one.searchable[place] == word[0] or word in "显著覆盖" for place, word in placed if len(word) == 1)


@pytest.mark.parametrize("source", ["平安校园", "矛盾纠纷 OR 平安", "平安 year:2006..2012"])
def test_collocates_equal_a_count_written_out(source: str) -> None:
    query, width = parse(source), 4
    matching = [one.searchable for one in CORPUS if query.matches(one.searchable, facts_of(one.summary))]
    seen = windows(matching, query, (width, width))
    counted = frequencies(one.searchable for one in CORPUS)
    corpus: Counter[str] = Counter()
    near: Counter[str] = Counter()
    hits = 0
    for one in CORPUS:
        corpus.update(words(one.searchable))
        if not query.matches(one.searchable, facts_of(one.summary)):
            continue
        spans = list(query.spans(one.searchable))
        hits += len(spans)
        placed = segmented(one.searchable)
        inside, around = set(), set()
        for first, end in spans:
            begin = one.searchable.rfind("\n", 0, first)
            stop = one.searchable.find("\n", end) % (len(one.searchable) + 1)
            paragraph = [at for at, (place, _) in enumerate(placed) if begin < place < stop]
            covered = [at for at in paragraph if placed[at][0] < end and placed[at][0] + len(placed[at][1]) > first]
            inside.update(covered)
            around.update([at for at in paragraph if placed[at][0] + len(placed[at][1]) <= first][-width:])
            around.update([at for at in paragraph if placed[at][0] >= end][:width])
        near.update(placed[at][1] for at in around - inside)
    assert hits == seen.occurrences > 10
    assert near.total() == seen.words
    found = {one.word: one for one in collocates(seen, counted, measure="log_dice", least=2, stops=NO_STOPS)}
    assert found.keys() == {word for word, times in near.items() if times >= 2 and is_content(word, stops=NO_STOPS)}
    whole = corpus.total()
    for word, one in found.items():
        f, fx, fy, n = near[word], hits, corpus[word], near.total()
        assert (one.together, one.frequency) == (f, fy)
        assert one.log_dice == pytest.approx(14 + log2(2 * f / (fx + fy)))
        assert one.mutual_information == pytest.approx(log2(f * whole / (fy * n)))
        table = [[f, n - f], [fy - f, whole - n - fy + f]]
        sides = [sum(row) for row in table], [sum(column) for column in zip(*table, strict=True)]
        g2 = 2 * sum(
            value * log(value * whole / (sides[0][i] * sides[1][j]))
            for i, row in enumerate(table) for j, value in enumerate(row) if value
        )  # fmt: skip
        assert abs(one.log_likelihood) == pytest.approx(g2, abs=1e-6)


def test_left_and_right_are_told_apart_and_windows_end_with_the_paragraph() -> None:
    text, query = "学校建设平安校园活动\n学校", parse("平安校园")
    seen = windows([text], query, (5, 5))
    assert (dict(seen.left), dict(seen.right)) == ({"学校": 1, "建设": 1}, {"活动": 1})
    one_sided = windows([text], query, (1, 0))
    assert (dict(one_sided.left), dict(one_sided.right)) == ({"建设": 1}, {})


def test_a_window_is_read_as_it_is_typed() -> None:
    assert (read_window("5"), read_window("0,3"), read_window(" 2 ， 1 ")) == ((5, 5), (0, 3), (2, 1))
    for wrong in ("", "0", "0,0", "a", "-1", "1,2,3", "51", "²"):
        with pytest.raises(Trouble, match="--window"):
            read_window(wrong)


def test_keyness_equals_the_formula_of_rayson_and_garside() -> None:
    early = [one for one in CORPUS if (one.summary.year or 0) < 2009]
    late = [one for one in CORPUS if (one.summary.year or 0) >= 2009]
    here, there = (frequencies(one.searchable for one in part) for part in (early, late))
    found = keywords(here, there, measure="log_likelihood", least=5, surest=0, stops=NO_STOPS)
    said_early, said_late = ([words(one.searchable) for one in part] for part in (early, late))
    every = Counter(word for said in (*said_early, *said_late) for word in said)
    assert {one.word for one in found} == {
        word for word, times in every.items() if times >= 5 and is_content(word, stops=NO_STOPS)
    }
    assert len(found) > 50
    assert [one.log_likelihood for one in found] == sorted((one.log_likelihood for one in found), reverse=True)
    for one in found[:20] + found[-20:]:
        a = sum(said.count(one.word) for said in said_early)
        b = sum(said.count(one.word) for said in said_late)
        c, d = here.total, there.total
        rest = sum(
            value * log(value / (size * (c + d - a - b) / (c + d))) for value, size in ((c - a, c), (d - b, d)) if value
        )
        expected = [size * (a + b) / (c + d) for size in (c, d)]
        g2 = 2 * (rest + sum(o * log(o / e) for o, e in zip((a, b), expected, strict=True) if o))
        assert abs(one.log_likelihood) == pytest.approx(g2, abs=1e-6)
        assert one.log_ratio == pytest.approx(log2(((a or 0.5) / c) / ((b or 0.5) / d)))
        assert (one.log_likelihood < 0) == (one.log_ratio < 0)


def test_stop_words_and_numbers_are_left_out() -> None:
    here, there = frequencies(["的，2008，校园。" * 50]), frequencies(["乡镇。" * 50])
    assert (here.total, there.total) == (150, 50)  # without the marks
    found = keywords(here, there, measure="log_ratio", least=1, surest=0, stops=stop_words())
    assert [one.word for one in found] == ["校园", "乡镇"]


def test_function_words_are_stop_words_and_adjectives_are_not() -> None:
    """They stand in every list of words where they are let through, in the order of their frequency."""
    text = "现将情况汇报如下：我县没有发生来信少的现象，尽管如此，仍需逐步完善，于是新建了新学校，甚至曾经多次检查。"
    listed = [one["word"] for one in word_list(frequencies([text] * 9), least=5, stops=stop_words())]
    assert sorted(listed) == [
        "发生", "多次", "学校", "尽管如此", "情况汇报", "我县", "新", "新建", "来信", "检查", "现将",
        "现象", "逐步完善",
    ]  # fmt: skip
    assert {"如下", "没有", "来", "少", "尽管", "如此", "逐步", "于是", "甚至", "曾经"} <= stop_words()
    assert len(stop_words()) > 400 and all(word.isalnum() for word in stop_words())


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": "总结", "period_start": "2008-01-01", "period_end": "2008-12-31"}, ("2008-12-31", "period")),
        ({"kind": "计划", "period_start": "2008-01-01", "period_end": "2008-12-31"}, ("2008-01-01", "period")),
        ({"published": "2012-03-04"}, ("2012-03-04", "published")),
        (
            {"period_start": "2008-01-01", "period_end": "2008-06-30", "flags": ("year-conflict",)},
            ("2008-06-30", "doubtful"),
        ),
        ({}, None),
    ],
)
def test_when_a_text_was_written(fields: dict[str, object], expected: object) -> None:
    assert dated(document("平安", **fields).summary) == expected


def test_the_first_of_each_cluster_counts() -> None:
    year = lambda number: {"period_start": f"{number}-01-01", "period_end": f"{number}-12-31"}  # noqa: E731
    documents = [
        document("平安校园", 1, cluster="a", province="河北省", **year(2009)),
        document("平安校园", 2, cluster="a", province="河南省", **year(2007)),
        document("平安校园。", 3, cluster="b", province="河北省", **year(2008)),
        document("平安校园", 4, cluster="c"),
    ]
    uses = uses_of(documents, parse("平安校园"))
    assert [(one.date[:4], one.summary.id, one.copies) for one in uses.first] == [
        ("2007", "2.1", 2),
        ("2008", "3.1", 1),
    ]
    assert (uses.copied.total(), uses.undated.total()) == (1, 1)
    assert [(value, one.date[:4]) for (value,), one in first_by(uses.first, ["province"])] == [
        ("河南省", "2007"), ("河北省", "2008"),
    ]  # fmt: skip


def test_a_copy_with_a_masked_place_does_not_take_the_use_of_its_day() -> None:
    day: dict[str, object] = {"cluster": "a", "period_start": "2008-01-01", "period_end": "2008-12-31"}
    documents = [
        document("平安校园", 1, **day),
        document("平安校园", 2, province="河北省", county="香河县", **day),
        document("平安校园", 3, province="河北省", **day),
    ]
    uses = uses_of(documents, parse("平安校园"))
    assert [key for key, _ in first_by(uses.first, ["county"])] == [("香河县",)]
    assert not_first_by(uses, ["province"]) == {}


def test_also_with_unique_the_earliest_of_a_cluster_counts(tmp_path: Path, run: Run) -> None:
    """Not the first by id, which is what is counted elsewhere."""
    text = "开展平安校园活动。" + "".join(f"第{chr(0x4E00 + 131 * at)}项工作{at}已完成，" for at in range(60))
    years = {"a": 2009, "b": 2007, "c": 2008}
    made = [
        Summary(
            f"{name}.1", f"https://{name}.example", "a", "", "", text, chars=len(text),
            period_start=f"{year}-01-01", period_end=f"{year}-12-31",
        )
        for name, year in years.items()
    ]  # fmt: skip
    feed(tmp_path / "index", made)
    asked = ("first", "平安校园", "--index", str(tmp_path / "index"))
    for more in ([], ["--unique"]):
        [found] = rows(run(*asked, *more).stdout)
        assert (found["id"], found["date"], found["copies"]) == ("b.1", "2007-12-31", 3)


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        # A municipality's district has no city, and is known as well as a county that has one.
        (("重庆市", None, "江津区", "2013-09-11"), ("湖南省", "长沙市", "望城区", "2014-07-20"), 1),
        (("重庆市", None, "江津区", "2014-09-11"), ("湖南省", "长沙市", "望城区", "2013-07-20"), 2),
        (("重庆市", None, "江津区", None), ("湖南省", "长沙市", "望城区", "2014-07-20"), 2),
        (("湖南省", "长沙市", None, "2013-09-11"), ("湖北省", None, "仙桃市", "2014-07-20"), 2),
        ((None, None, None, "2013-09-11"), ("湖南省", None, None, "2014-07-20"), 2),
    ],
)
def test_of_one_day_counts_who_is_known_best_then_who_was_published_first(
    one: tuple[str | None, ...], other: tuple[str | None, ...], first: int
) -> None:
    """The same for `first` and `reuse`, whatever the order they come in."""
    made = [
        document(
            "平安校园", number, cluster="a", province=province, city=city, county=county, published=published,
            period_start="2012-01-01", period_end="2012-12-31",
        )
        for number, (province, city, county, published) in enumerate((one, other), 1)
    ]  # fmt: skip
    for documents in (made, made[::-1]):
        [use] = uses_of(documents, parse("平安校园")).first
        [family] = families(documents, least=2, across=None)
        assert use.summary.id == family.holders[0].summary.id == made[first - 1].summary.id


def test_where_only_copies_and_undated_texts_have_it_is_told() -> None:
    """Of none of these it may be said that it was never used there."""
    year = lambda number: {"period_start": f"{number}-01-01", "period_end": f"{number}-12-31"}  # noqa: E731
    documents = [
        document("平安校园", 1, cluster="a", province="河北省", **year(2009)),
        document("平安校园", 2, cluster="a", province="河南省", **year(2007)),
        document("平安校园", 3, cluster="a", province="湖南省"),
        document("平安校园", 4, cluster="b", province="青海省", published="2012-03-04"),
        document("平安校园", 5, cluster="c", province="吉林省", flags=("year-conflict",), **year(2011)),
    ]
    uses = uses_of(documents, parse("平安校园"))
    assert not_first_by(uses, ["province"]) == {("河北省",): "copies", ("湖南省",): "undated"}
    provinces = ["河北省", "河南省", "湖南省", "青海省", "吉林省", "海南省"]
    plot, _ = picture.first_use_of("平安校园", uses, provinces, provenance("平安校园", {}, "data/index"))
    drawn = framed(plot, Words("", "", ()), outlined=False)
    for value in ("copies", "2007", "undated", "by 2012", "2011?", "never"):
        assert f">{value}</text>" in drawn
    assert "no later than" in plot.note and "Undated:" in plot.note and "never" not in plot.note


def test_uses_without_a_province_or_a_date_are_told(run: Run, tmp_path: Path) -> None:
    """On the terminal and in the picture: the earliest use of all may be one of them."""
    end = lambda year: {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31"}  # noqa: E731
    documents = [
        document("平安校园", 1, province="河北省", **end(2009)),
        document("平安校园", 2, **end(2004)),
        document("平安校园", 3, cluster="a", city="廊坊市", **end(2005)),
        document("平安校园", 4, cluster="a", **end(2006)),
        document("平安校园", 5, province="湖南省"),
        document("平安校园", 6),
    ]
    uses = uses_of(documents, parse("平安校园"))
    undated, unplaced = (
        "2 further summaries have it without a date",
        "3 further summaries have it without a known province",
    )
    assert list(left_out(uses, ())) == [undated]
    assert list(left_out(uses, ("province",))) == [undated, unplaced]
    assert list(left_out(uses_of(documents[:1], parse("平安校园")), ("province",))) == []
    plot, _ = picture.first_use_of("平安校园", uses, ["河北省"], provenance("平安校园", {}, "data/index"))
    assert f"{undated}. {unplaced}." in plot.note
    texts = [
        "平安校园" + "".join(f"第{chr(0x4E00 + 977 * seed + at)}项{at}，" for at in range(60)) for seed in range(6)
    ]
    told_apart = [
        replace(one.summary, text=text, chars=len(text), url=f"https://{one.summary.id}")
        for one, text in zip(documents, texts, strict=True)
    ]
    feed(tmp_path / "index", told_apart)
    asked = ("first", "平安校园", "--index", str(tmp_path / "index"))
    for more in (["--by", "province"], ["--plot", str(tmp_path / "first.svg")]):
        told = run(*asked, *more).stderr
        assert undated in told and unplaced in told
    assert "without a known" not in run(*asked).stderr
    nowhere = run(*asked, "--by", "organisation", check=[1]).stderr
    assert "in no text with a known organisation" in nowhere and "without a known" not in nowhere


def test_a_use_of_which_nothing_is_known_is_not_told_as_nothing() -> None:
    nowhere = document("平安校园", 1, published="2012-03-04")
    for documents, told in (
        ([], "nothing was found"),
        ([document("平安校园", 1, province="河北省")], "it is used, but in no text with a date"),
        ([nowhere], "it is used, but in no text with a known city and organisation type"),
    ):
        assert why_none(uses_of(documents, parse("平安校园")), ["city", "organisation_type"]) == told


def test_of_very_many_values_whose_date_is_unknown_some_are_told() -> None:
    assert in_words({("河北省",): "copies", (2008,): "undated"}) == "河北省 (copies), 2008 (undated)"
    told = in_words({(f"{number}局",): "copies" for number in range(5_000)})
    assert told.startswith("0局 (copies), 1局") and told.endswith(" (copies), and 4,960 more") and len(told) < 1_000


def test_collocates_of_several_queries_are_those_of_each_by_its_own_fields(run: Run) -> None:
    asked = ["工作 year:2001..2008", "工作 year:2009.."]
    found = rows(run("collocates", *asked, "--limit", "5").stdout)
    assert [one["query"] for one in found] == [asked[0]] * 5 + [asked[1]] * 5
    sizes = ("query", "occurrences", "window_words", "corpus_words")
    for query, years in zip(asked, ("2001..2008", "2009.."), strict=True):
        alone = rows(run("collocates", "工作", "--year", years, "--limit", "5").stdout)
        own = [one for one in found if one["query"] == query]
        assert [{name: value for name, value in one.items() if name not in sizes} for one in own] == alone
        for one in own:
            assert one["expected"] == pytest.approx(
                one["frequency"] * one["window_words"] / one["corpus_words"], abs=1e-4
            )
    assert rows(run("collocates", *asked, asked[0], "--limit", "5").stdout) == found
    shown = run("collocates", *asked, "绝无此语", asked[0], "--limit", "2", "--format", "table")
    assert all(f"{one['word']} {one['log_dice']:.2f}" in shown.stdout for one in (*found[:2], *found[5:7]))
    assert "绝无此语: 0 occurrences" in shown.stderr
    assert run("collocates", "绝无此语", "绝无此事", check=[1]).stderr == "nothing was found\n"


def test_on_the_command_line(run: Run, collection: list[Summary], tmp_path: Path) -> None:
    first = rows(run("first", "工作", "--limit", "5").stdout)
    assert [one["date"] for one in first] == sorted(str(one["date"]) for one in first)
    by_province = rows(run("first", "工作", "--by", "province").stdout)
    assert {one["province"] for one in by_province} == {
        one.province for one in collection if one.province and "工作" in one.text
    }
    several = run("first", "工作", "绝无此语", "学校 year:2009..", "--by", "province")
    assert several.stderr.startswith("绝无此语: nothing was found\n")
    alone = {query: rows(run("first", query, "--by", "province").stdout) for query in ("工作", "学校 year:2009..")}
    assert rows(several.stdout) == [{"query": query} | one for query, own in alone.items() for one in own]
    assert "put the whole query in single quotes" in run("first", "工作", "NEAR/9", "学校", check=[2]).stderr
    assert "one query" in run("first", "工作", "学校", "--plot", str(tmp_path / "spread.svg"), check=[2]).stderr
    drawn = run("first", "工作", "--plot", str(tmp_path / "spread.svg"))
    assert "provinces" in drawn.stderr and (tmp_path / "spread.svg").stat().st_size > 1_000
    both = run("first", "工作", "--plot", str(tmp_path / "a.svg"), "--by", "province", "-o", str(tmp_path / "a.jsonl"))
    kept = rows((tmp_path / "a.jsonl").read_text("utf-8"))
    assert [one["id"] for one in kept] == [one["id"] for one in by_province]
    assert both.stdout == "" and "provinces" in both.stderr
    near = rows(run("collocates", "工作", "--limit", "7", "--least", "1").stdout)
    assert len(near) == 7 and near[0]["log_dice"] >= near[-1]["log_dice"]  # type: ignore[operator]
    assert run("keyness", "平安", "--least", "1", "--p", "0.05").stdout
    assert "give one query or two" in run("keyness", "平安", "工作", "学校", check=[2]).stderr
    assert "in both sets" not in run("keyness", "province:河北", "NOT province:河北 工作", check=[0, 1]).stderr
    both = json.loads(run("count", "平安 工作").stdout)["summaries"]
    assert f"{both:,} summaries are in both sets" in run("keyness", "平安", "工作", check=[0, 1]).stderr
    assert "no summary is in this set" in run("keyness", "平安", "year:1901", check=[1]).stderr
    assert "--by colour: expected any of" in run("first", "平安", "--by", "colour", check=[2]).stderr
