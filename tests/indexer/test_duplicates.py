"""Copies share a cluster whatever their script, width and line breaks."""

from indexer.duplicates import cluster_of
from indexer.text import searchable


def test_copies_share_a_cluster() -> None:
    assert cluster_of(searchable("綜合治理：\n平安　校園")) == cluster_of(searchable("综合治理:平安校园"))


def test_other_texts_do_not() -> None:
    assert cluster_of("平安校园") != cluster_of("平安校圆")


def test_an_empty_text_is_nobodys_copy() -> None:
    assert cluster_of("") is None
