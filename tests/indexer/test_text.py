"""Folding keeps length, searchable text leads back to the text, and both segmenters agree."""

import itertools
import time

import jieba
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer import text as module
from indexer.text import PAIR_END, fold, marks_alike, offsets, pairs, searchable, words
from workbench.corpus import summaries

ANY_TEXT = st.text(
    st.one_of(
        st.sampled_from(
            "x×X*_#〇○oO0零一二三年镇县省 \n\t\r\u3000ＡＢ１２（），。著瞭餘臺灣綜治¶\x00\x1c\u200b\ufeff😀𠮷"
        ),
        st.characters(),
        st.characters(categories=["Cs"]),
    ),
    max_size=60,
)


@given(ANY_TEXT)
def test_folding_keeps_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(ANY_TEXT)
@example("\n甲\n")  # no break before the first character
def test_offsets_lead_from_the_searchable_text_to_the_text(text: str) -> None:
    folded, found, places = fold(text), searchable(text), offsets(text)
    assert len(places) == len(found)
    assert all(before < after for before, after in itertools.pairwise(places))
    for char, place in zip(found, places, strict=True):
        assert marks_alike(folded)[place] == char if char != "\n" else folded[place].isspace()


@given(ANY_TEXT)
def test_searchable_text_holds_no_white_space_but_single_breaks(text: str) -> None:
    found = searchable(text)
    assert not any(char.isspace() for char in found.replace("\n", ""))
    assert "\n\n" not in found
    assert found == found.strip("\n")


@given(ANY_TEXT)
def test_searchable_text_is_what_every_engine_takes(text: str) -> None:
    assert searchable(text).encode("utf-8").decode("utf-8") == searchable(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("綜合治理工作總結", "综合治理工作总结"),
        ("ＡＢｃ１２３％", "abc123%"),
        ("20xx年××镇", "20**年**镇"),
        ("2 0 x x 年 × × 镇", "2 0 * * 年 * * 镇"),
        ("x\nx", "x\nx"),
        ("20XX年XX县", "20**年**县"),
        ("__县***局", "**县***局"),
        ("##镇有3#楼", "**镇有3#楼"),
        ("二OO四年", "二〇〇四年"),
        ("二○○九年", "二〇〇九年"),
        ("〇〇镇", "**镇"),
        ("X光机和x射线", "x光机和x射线"),
        ("长3×4米", "长3×4米"),
        ("excel和box", "excel和box"),
        ("編著", "编着"),
        ("衞生計畫，設計畫面", "卫生计划,设计画面"),
        ("a\ud800b", "a\ufffdb"),
        ("⼯作總結︰⾨⼾﹑⻳﹐﹙⼀﹚﹖", "工作总结:门户、龟,(一)?"),
        ("︽⽂件︾﹁上﹂﹏", "《文件》「上」﹏"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_forms_of_fonts_and_vertical_lines_are_found_as_what_they_mean() -> None:
    text = "各項⼯作︰﹝⼀﹞狠抓落實﹐ 穩步推進"
    found = searchable(text)
    assert found == searchable("各项工作：（一）狠抓落实，稳步推进")
    assert [fold(text)[place] for place in offsets(text)] == list(found.replace("(", "〔").replace(")", "〕"))


def test_the_quick_way_of_folding_changes_what_the_table_changes() -> None:
    table = module._table()
    plain = [char for char in map(chr, range(0x80, 0x11_0000)) if char.translate(table) not in "*_×〇x"]
    assert [fold(char) for char in plain] == [char.translate(table) for char in plain]
    assert fold("，".join(plain)) == ",".join(plain).translate(table)


def test_invisible_characters_do_not_part_a_phrase() -> None:
    assert searchable("平\u200b安\ufeff校\x00园") == "平安校园"
    assert searchable("平\ufe0f安\ufffc校\u2800园\u3164") == "平安校园"


@pytest.mark.parametrize("unit", ["20xx", "xx县", "*\n?", "二OO四年", "x y ", "##"])
def test_a_text_that_is_little_but_masks_is_folded_like_any_other(unit: str) -> None:
    dense = unit * 200
    assert fold(dense + "\n" + "我局认真落实" * 20_000)[: len(dense)] == fold(dense)


def test_every_character_folds_to_what_stays() -> None:
    table = module._table()
    assert [char for char in table.values() if table.get(ord(char), char) != char] == []


@pytest.mark.parametrize("unit", [" ", "\n", " \n", "x", "〇", "〇o", "x ", "*", "#", "一0", "\u200b"])
def test_folding_takes_time_in_proportion_to_the_length(unit: str) -> None:
    long = "安" + unit * (400_000 // len(unit)) + "a"
    begun = time.process_time()
    assert len(offsets(long)) == len(searchable(long))
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("text", ["", "平", "平安校园\n\n综合治理", "平\U00020000安 x\n"])
def test_pairs_begin_at_every_character_and_end_with_the_paragraph(text: str) -> None:
    whole = searchable(text).replace("\n", PAIR_END)
    expected = [one + two for one, two in zip(whole, (whole + PAIR_END)[1:], strict=True)]
    assert pairs(searchable(text)).split(" ")[:-1] == expected


def test_words_are_spelt_as_in_the_dictionary() -> None:
    assert words(searchable("成效显著，覆盖面接著擴大")) == ["成效显著", "覆盖面", "接着", "扩大"]


def test_words_leave_punctuation_out() -> None:
    assert words(searchable("开展平安建设，成效显著！(98.4%)")) == ["开展", "平安", "建设", "成效显著", "98.4%"]
    assert words("") == []


def test_rjieba_agrees_with_jieba() -> None:
    rjieba = pytest.importorskip("rjieba", reason="rjieba is not installed")
    texts = [searchable(summary.text) for summary in summaries(60)]
    ours, theirs = set(), set()
    for number, text in enumerate(texts):
        ours |= {(number, end) for end in itertools.accumulate(map(len, rjieba.cut(text)))}
        theirs |= {(number, end) for end in itertools.accumulate(map(len, jieba.cut(text)))}
    assert len(ours & theirs) / len(ours | theirs) >= 0.999
