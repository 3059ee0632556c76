"""The query language: what is read, what is refused, and what is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query import MAX_LENGTH, And, Not, Or, Phrase, QueryError, literal, parse


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("平安校园", Phrase("平安校园")),
        ("綜合治理", Phrase("综合治理")),
        ('"平安 校园"', Phrase("平安校园")),
        (r'"他说\"好\""', Phrase('他说"好"')),
        ("综治 平安", And((Phrase("综治"), Phrase("平安")))),
        ("综治 AND 平安", And((Phrase("综治"), Phrase("平安")))),
        ("综治 OR 平安 学校", Or((Phrase("综治"), And((Phrase("平安"), Phrase("学校")))))),
        ("综治 NOT 平安", And((Phrase("综治"), Not(Phrase("平安"))))),
        ("(综治 OR 平安) 学校", And((Or((Phrase("综治"), Phrase("平安"))), Phrase("学校")))),
        ("NOT (综治 OR 平安) 学校", And((Not(Or((Phrase("综治"), Phrase("平安")))), Phrase("学校")))),
        ('"，"', Phrase(",")),
        ("xx镇", Phrase("**镇")),
        ("and", Phrase("and")),
    ],
)
def test_reading(source: str, tree: object) -> None:
    assert parse(source).tree == tree


@pytest.mark.parametrize(
    ("source", "position"),
    [
        ("", 0),
        ("  　", 0),
        ("，。", 0),
        ("综治 ，", 3),
        ('""', 1),
        ('综治 "平安', 3),
        ("(综治", 3),
        ("综治)", 2),
        ("综治 OR", 5),
        ("OR 综治", 0),
        ("NOT 综治", 0),
        ('"第一段\n第二段"', 1),
        ("(" * 60 + "综治" + ")" * 60, 51),
        ("字" * (MAX_LENGTH + 1), MAX_LENGTH),
    ],
)
def test_refusing(source: str, position: int) -> None:
    with pytest.raises(QueryError) as refused:
        parse(source)
    assert refused.value.position == position


@given(st.text(st.sampled_from('综治平安 ()"\\ANDORT（）“”，\n*x'), max_size=40))
def test_any_string_is_read_or_refused(source: str) -> None:
    try:
        query = parse(source)
    except QueryError as refused:
        assert 0 <= refused.position <= len(source)
    else:
        assert query.phrases


def test_a_literal_query_has_no_operators() -> None:
    assert literal('综治 OR "平安"').tree == Phrase('综治or"平安"')
    with pytest.raises(QueryError):
        literal(" ")


def test_occurrences_do_not_overlap_and_the_longer_phrase_counts() -> None:
    query = parse("综治 OR 综治工作 NOT 平安")
    assert query.phrases == ("综治工作", "综治")
    text = "综治工作和综治\n治综治工作"
    assert list(query.spans(text)) == [(0, 4), (5, 7), (9, 13)]
    assert query.count(text) == 3
    assert parse("哈哈").count("哈哈哈") == 1


def test_matching() -> None:
    query = parse("(综治 OR 平安) NOT 学校")
    assert query.matches("综治工作")
    assert not query.matches("平安学校")
    assert not query.matches("治综")
