"""The titles in which counties most often stand, asked for every county of the gazetteer."""

import pytest

from crawler.cleaners.region.places import gazetteer, towns
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


def test_a_town_behind_its_countys_short_name_is_that_countys() -> None:
    if not towns.codes():
        pytest.skip("the list of towns is not installed")
    of_counties: dict[str, str] = {}  # each county: one of its towns
    for town, codes in sorted(towns.codes().items()):
        if town.endswith("镇"):
            of_counties.update(dict.fromkeys(codes, town))
    asked = [(code, short, of_counties[code]) for code, _, short, _ in counties() if code in of_counties][::5]
    right = 0
    for code, short, town in asked:
        its = found(f"{short}{town}2012年工作总结", "一年来，我镇认真落实各项工作，成绩明显。")
        right += its is not None and its.adcode == code
    assert len(asked) > 400
    assert right >= 0.92 * len(asked)


@pytest.mark.parametrize(
    ("title", "least"),
    [("{short}高新区2012年工作总结", 0.86), ("{short}供电公司2012年工作总结", 0.86), ("{short}地区防汛工作总结", 0.77)],
)
def test_a_citys_short_name_in_a_title(title: str, least: float) -> None:
    cities = sorted({gazetteer.above(code, 4) for code, *_ in counties()})
    right = 0
    for code in cities:
        its = found(title.format(short=gazetteer.stem_of(gazetteer.name(code) or "")), _TEXT)
        right += its is not None and its.adcode == code
    assert len(cities) > 300
    assert right >= least * len(cities)
