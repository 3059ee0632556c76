"""The titles in which counties most often stand, asked for every county of the gazetteer."""

import pytest

from crawler.cleaners.region.places import gazetteer
from tests.crawler.cleaners.regions import found

_TEXT = "一年来，我局认真落实各项工作，成绩明显。"


def counties() -> list[tuple[str, str, str, str]]:
    """Code, name, short name and the city's name of each county that bears its name today and lies in a city."""
    codes = sorted({code for its in gazetteer.codes().values() for code in its if gazetteer.level(code) == 6})
    named = ((code, gazetteer.name(code), gazetteer.name(gazetteer.above(code, 4))) for code in codes)
    return [(code, name, gazetteer.stem_of(name), city) for code, name, city in named if name and city]


@pytest.mark.parametrize(
    ("title", "least"),
    [
        ("{city}{name}教育局2012年工作总结", 0.99),
        ("{city}{short}教育局2012年工作总结", 0.72),
        ("{name}教育局2012年工作总结", 0.95),
        ("{short}教育局2012年工作总结", 0.83),
    ],
)
def test_a_county_in_the_title_is_the_texts(title: str, least: float) -> None:
    asked = counties()[::5]
    right = 0
    for code, name, short, city in asked:
        its = found(title.format(name=name, short=short, city=city), _TEXT)
        right += its is not None and its.adcode == code
    assert len(asked) > 400
    assert right >= least * len(asked)
