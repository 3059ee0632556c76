"""Hits in a text, and what only one of two copies has."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query import parse
from indexer.text import searchable
from search_cli.marks import Piece, compared, marked

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


def sides(one: str, other: str) -> tuple[list[Piece], list[Piece]]:
    """The pieces of each of two texts."""
    rows = list(compared(one, other))
    return [piece for row in rows for piece in row[0]], [piece for row in rows for piece in row[1]]


def owned(one: str, other: str) -> list[list[str]]:
    return [[piece.text for piece in side if piece.kind] for side in sides(one, other)]


def openings(one: str, other: str) -> list[list[str]]:
    """How the paragraphs begin that stand beside each other."""
    return [["".join(piece.text for piece in cell)[:4] for cell in row] for row in compared(one, other)]


def test_what_only_one_of_two_copies_has_is_marked_to_the_character() -> None:
    one = "2005年，香河县粮食总产再创新高。\n农民人均纯收入稳步增长。"
    other = "2012年，香河县粮食总产再创新高。\n点击查看更多。\n农民人均纯收入稳步增长。"
    assert owned(one, other) == [["2005"], ["2012", "点击查看更多"]]
    assert openings(one, other) == [["2005", "2012"], ["", "点击查看"], ["农民人均", "农民人均"]]


FIRST, SECOND, THIRD = "粮食总产再创新高。", "农民人均纯收入稳步增长。", "全县安全生产形势总体平稳。"


def test_a_paragraph_that_was_cut_off_stands_beside_the_whole_one() -> None:
    cut, whole = "村委会换届平稳有序", "村委会换届平稳有序，三十三个村一次选举成功，妇女委员比例比上届提高。"
    assert openings(f"{FIRST}\n{cut}", f"{FIRST}\n{whole}\n{THIRD}") == [
        ["粮食总产", "粮食总产"], ["村委会换", "村委会换"], ["", "全县安全"],
    ]  # fmt: skip


def test_paragraphs_stay_in_step_behind_two_that_were_joined() -> None:
    joined, apart = f"{FIRST}{SECOND}\n{THIRD}", f"{FIRST}\n{SECOND}\n{THIRD}"
    assert openings(joined, apart) == [["", "粮食总产"], ["粮食总产", "农民人均"], ["全县安全", "全县安全"]]
    assert openings(apart, joined) == [["粮食总产", ""], ["农民人均", "粮食总产"], ["全县安全", "全县安全"]]


def test_a_number_is_marked_whole() -> None:
    one, other = "全年共排查各类安全隐患138处，整改率百分之百。", "全年共排查各类安全隐患135处，整改率百分之百。"
    assert owned(one, other) == [["138"], ["135"]]


@pytest.mark.parametrize(
    ("one", "other", "own"),
    [
        ("为做好2009年的", "为做好20xx年的", [["2009"], ["20xx"]]),
        ("按照廊坊市和香河县的", "按照**市和**县的", [["廊坊", "香河"], ["**", "**"]]),
        ("香河县农业局", "河间县农业局", [["香河"], ["河间"]]),
    ],
)
def test_short_words_between_changed_ones_are_not_marked(one: str, other: str, own: list[list[str]]) -> None:
    assert owned(f"{one}统一部署扎实开展工作。", f"{other}统一部署扎实开展工作。") == own


def test_script_and_white_space_make_no_difference() -> None:
    assert owned("建设平安校园，成效明显。", "建設平安 校園，\n成效明顯。") == [[], []]


@given(st.text("甲乙丙，。\n", max_size=60), st.text("甲乙丙，。\n", max_size=60))
def test_comparing_keeps_both_texts(one: str, other: str) -> None:
    for text, side in zip((one, other), sides(one, other), strict=True):
        assert "".join(piece.text for piece in side) == text.replace("\n", "")


def test_long_texts_that_have_nothing_in_common_are_compared_in_time() -> None:
    one = "".join(f"甲{number}。" for number in range(20_000))
    other = "".join(f"乙{number}。" for number in range(30_000, 50_000))
    started = time.process_time()
    left, right = sides(one, other)
    assert all(piece.kind for piece in left + right)
    assert time.process_time() - started < 5


def test_thousands_of_paragraphs_in_another_order_are_compared_in_time() -> None:
    lines = [f"第{number}个村完成道路硬化{number}公里。" for number in range(5_000)]
    mixed = [lines[number * 1_237 % 5_000] for number in range(5_000)]
    started = time.process_time()
    for other in (lines[::-1], mixed):
        sides("\n".join(lines), "\n".join(other))
    assert time.process_time() - started < 5
