"""The offices' words: what the manual lists is what the table has."""

import re
from pathlib import Path

import pytest

from crawler.cleaners.describe.organisation.bodies import Organisation, named, type_of
from crawler.cleaners.describe.sector import TOPICS, sector
from crawler.cleaners.vocabulary.offices import BEHIND_SHORT_NAME, OF_PLACE
from indexer.office_names import ENDS_OF, type_called

MANUAL = Path(__file__).resolve().parents[3] / "docs/metadata.md"


def test_the_manual_lists_every_type_and_every_sector() -> None:
    listed = set(re.findall("[\u4e00-\u9fff]+", MANUAL.read_text("utf-8")))
    assert ENDS_OF.keys() - listed == set()
    assert {name for name, _ in TOPICS} - listed == set()


@pytest.mark.parametrize(
    ("own_name", "its_sector"),
    [
        ("司法局", "司法行政"),
        ("医疗保障局", "卫生"),
        ("水产局", "农业"),
        ("果业局", "农业"),
        ("公路局", "交通"),
        ("文广新局", "文旅体育"),
        ("粮食局", "商务"),
        ("老干部局", "组织"),
    ],
)
def test_a_bureau_that_is_called_alike_everywhere_is_of_its_own_type(own_name: str, its_sector: str) -> None:
    assert type_of(f"香河县{own_name}") == own_name
    assert sector("2011年党建工作总结", Organisation(None, own_name, own_name)) == (its_sector, own_name)


@pytest.mark.parametrize(
    ("office", "its_type"),
    [
        ("自然资源和规划局", "自然资源局"),  # and no 规划局
        ("卫生计生局", "卫健局"),
        ("城市管理综合执法局", "城管局"),
        ("公安局交通警察大队", "公安局"),
        ("公安局邯山分局", "公安局"),
        ("人力资源社会保障局", "人社局"),
        ("扶贫开发局", "扶贫办"),
        ("房产管理局", "房管局"),
        ("乡村振兴局", "乡村振兴局"),
        ("劳动和社会保障局", "劳动局"),  # before it became one office with the 人事局
        ("人事劳动和社会保障局", "人社局"),
        ("国家税务局", "国税局"),
        ("文化广电体育和旅游局", "文旅局"),
        ("农业农村局", "农业局"),
        ("交通运输局", "交通局"),
        ("应急管理局", "应急局"),
    ],
)
def test_offices_of_longer_names_are_of_the_same_type(office: str, its_type: str) -> None:
    assert type_of(f"香河县{office}") == its_type


@pytest.mark.parametrize(
    "name", ["生态环境局", "教育体育局", "教委", "国家税务局", "建设局", "卫生计生局", "水利局", "居委会"]
)
def test_who_asks_for_an_office_finds_what_texts_of_that_name_are_given(name: str) -> None:
    assert type_called(name) == type_of(f"香河县{name}")


def test_a_type_is_called_by_its_own_name() -> None:
    assert [one for one in ENDS_OF if type_called(one) != one] == []


@pytest.mark.parametrize(
    ("words", "behind"),
    [
        (OF_PLACE, "县委 第三届 人大 财政局 宁晋镇党委 第二中学 总工会 信访办"),
        (BEHIND_SHORT_NAME, "教育局 检察院 县委"),
    ],
)
def test_what_a_place_has_of_its_own(words: str, behind: str) -> None:
    assert [one for one in behind.split() if not re.match(words, one)] == []


@pytest.mark.parametrize("behind", ["委托我们", "局面一新", "参观学习领导小组"])
def test_what_is_no_office_of_a_place(behind: str) -> None:
    assert re.match(OF_PLACE, behind) is None


@pytest.mark.parametrize(
    ("title", "body", "its_sector"),
    [
        ("2011年党建工作总结", "香河县疾病预防控制中心", "卫生"),
        ("关于申报农业领域研发项目的通知", "科学技术厅", "科技"),
        ("2011年民政工作总结", "镇政府", "民政"),  # a government has no system of its own
        ("2011年党建工作总结", "企业", "组织"),
        ("2011年安全生产工作总结", "香河县重点工程办公室", "安全生产"),
    ],
)
def test_a_body_is_of_its_own_system_whatever_the_topic(title: str, body: str, its_sector: str) -> None:
    told = sector(title, named(body, body) if type_of(body) is None else Organisation(None, body, body))
    assert told and told[0] == its_sector
