"""A report on a spring rush has its months, of the year whose days it had."""

from datetime import date

import pytest

from crawler.cleaners.describe.period.spring_rush import _RUSHES
from tests.crawler.cleaners.periods import label


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("车站春运工作总结", "为期40天的春运已于3月2日落下帷幕。*年春运自元月23日开始，恰逢雨雪。", "2008第一季度"),
        # a site put a newer year into the title
        ("2022年车站春运工作总结", "春运自1月23日开始，3月2日结束，运送旅客三万人。", "2008第一季度"),
        ("2018年车站春运工作总结", "2018年春运从2月1日开始，至3月12日结束，历时40天。", "2018年2月-3月"),
        ("2025年车站春运工作总结", "2025年春运从1月xx日开始至2月xx日结束，历时xx天。", "2025年1月-2月"),
        # two years had these days, unless the title tells which
        ("车站春运工作总结", "今年春运从1月7日开始，至2月15日结束。", None),
        ("2023年车站春运工作总结", "今年春运从1月7日开始，至2月15日结束。", "2023年1月-2月"),
        # no year had these
        ("车站春运工作总结", "今年春运从1月23日开始，至3月12日结束。", None),
        ("车站春运工作总结", "春运期间，运送旅客三万人，秩序良好。", None),
        ("车站春运工作方案", "今年春运从2月1日开始，至3月12日结束。", None),
    ],
)
def test_the_months_of_a_spring_rush(title: str, text: str, expected: str | None) -> None:
    assert label(title, text) == expected


def test_a_spring_rush_lasts_forty_days() -> None:
    assert {(ended - begun).days + 1 for begun, ended in _RUSHES} == {40}
    assert (date(2019, 1, 21), date(2019, 3, 1)) in _RUSHES  # as announced
