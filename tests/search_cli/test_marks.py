"""Hits in a text, and what only one of two copies has."""

import time

from hypothesis import given
from hypothesis import strategies as st

from indexer.query import parse
from indexer.text import searchable
from search_cli.marks import beside, compared, marked

TEXT = "一、创建平安\u3000校園，成效明显。\n二、平安校园再上台阶。"


def test_hits_are_marked_where_they_stand_in_the_author_s_text() -> None:
    paragraphs, hits = marked(TEXT, parse("平安校园"))
    assert hits == 2
    shown = [[(piece.text, piece.number) for piece in paragraph if piece.kind == "hit"] for paragraph in paragraphs]
    assert shown == [[("平安\u3000校園", 1)], [("平安校园", 2)]]


def test_without_a_query_the_text_stands_alone() -> None:
    paragraphs, hits = marked(TEXT, None)
    assert hits == 0
    assert [[piece.text for piece in paragraph] for paragraph in paragraphs] == [[line] for line in TEXT.split("\n")]


@given(st.text("平安校园 \n，x", max_size=60))
def test_no_character_is_lost_or_added(text: str) -> None:
    paragraphs, hits = marked(text, parse("平安"))
    assert "\n".join("".join(piece.text for piece in paragraph) for paragraph in paragraphs) == text
    assert hits == searchable(text).count("平安")


def test_very_many_hits_in_very_many_paragraphs_are_marked_in_time() -> None:
    started = time.process_time()
    paragraphs, hits = marked("平安平安\n" * 40_000, parse("平安"))
    assert hits == 80_000 and len(paragraphs) == 40_001
    assert time.process_time() - started < 5


def test_what_only_one_of_two_copies_has_is_marked_to_the_character() -> None:
    one = "2005年，香河县粮食总产再创新高。\n农民人均纯收入稳步增长。"
    other = "2012年，香河县粮食总产再创新高。\n点击查看更多。\n农民人均纯收入稳步增长。"
    owned = [[[piece.text for piece in paragraph if piece.kind] for paragraph in side] for side in compared(one, other)]
    assert owned == [[["2005"], []], [["2012"], ["点击查看更多"], []]]
    rows = beside(*compared(one, other))
    assert [["".join(piece.text for piece in cell)[:4] for cell in row] for row in rows] == [
        ["2005", "2012"], ["", "点击查看"], ["农民人均", "农民人均"],
    ]  # fmt: skip


def test_a_number_is_marked_whole() -> None:
    one, other = "全年共排查各类安全隐患138处，整改率百分之百。", "全年共排查各类安全隐患135处，整改率百分之百。"
    owned = [[piece.text for piece in side[0] if piece.kind] for side in compared(one, other)]
    assert owned == [["138"], ["135"]]


def test_script_and_white_space_make_no_difference() -> None:
    left, right = compared("建设平安校园，成效明显。", "建設平安 校園，\n成效明顯。")
    assert not [piece for side in (left, right) for paragraph in side for piece in paragraph if piece.kind]


@given(st.text("甲乙丙，。\n", max_size=60), st.text("甲乙丙，。\n", max_size=60))
def test_comparing_keeps_both_texts(one: str, other: str) -> None:
    left, right = compared(one, other)
    for text, side in ((one, left), (other, right)):
        kept = "".join(piece.text for paragraph in side for piece in paragraph)
        assert kept == text.replace("\n", "")


def test_long_texts_that_have_nothing_in_common_are_compared_in_time() -> None:
    one = "".join(f"甲{number}。" for number in range(20_000))
    other = "".join(f"乙{number}。" for number in range(30_000, 50_000))
    started = time.process_time()
    left, right = compared(one, other)
    assert all(piece.kind for side in (left, right) for paragraph in side for piece in paragraph)
    assert time.process_time() - started < 5
