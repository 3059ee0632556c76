"""The bodies that write most, in the forms in which titles, openings, labels and signatures have them; and topics.

`bodies.txt` and `topics.txt` beside this module are what is asked.
"""

from pathlib import Path

import pytest

from crawler.cleaners.describe.organisation import organisation
from crawler.cleaners.describe.organisation.bodies import full_name
from crawler.cleaners.describe.sector import sector
from indexer.text import fold

_PLACES = {"县": ("香河县", "XX县", "*县", "县"), "镇": ("刘宋镇", "XX镇", "镇")}  # the first of each is named
_NAMED = tuple(places[0] for places in _PLACES.values())
_TEXT = "一年来，在上级的正确领导下，我们认真落实各项工作，取得明显成绩。全年完成任务12项。"


def rows(name: str) -> list[list[str]]:
    """The words of each line of a table beside this module."""
    lines = Path(__file__).with_name(f"{name}.txt").read_text("utf-8").splitlines()
    return [line.split() for line in lines if not line.startswith("#")]


BODIES = [
    (its_type, its_sector, f"{place}{name}")
    for level, its_type, its_sector, *names in rows("bodies")
    for place in _PLACES[level]
    for name in names
]


@pytest.mark.parametrize(
    ("title", "text", "least"),
    [
        ("{}2012年工作总结", _TEXT, 1),
        ("2012年{}工作总结", _TEXT, 1),
        ("{}2012年度安全生产工作总结及2013年工作计划", _TEXT, 1),
        ("关于{}党风廉政建设工作情况的汇报", _TEXT, 1),
        ("{}关于2012年工作情况的报告", _TEXT, 1),
        ("{}在全市工作会议上的发言", "各位领导：\n下面我汇报。", 1),
        (
            "在{}2012年工作会议上的讲话",
            "同志们：\n今天我们开会。",
            0.66,
        ),  # the type, and no name: who speaks may be a guest
        ("{}领导班子对照检查材料", _TEXT, 1),
        ("{}安全生产应急预案", "为做好工作，制定本预案。", 1),
        ("{}普法工作实施方案", "为做好工作，制定本方案。", 1),
        ("{}上半年工作小结", _TEXT, 1),
        ("{}自查报告", _TEXT, 1),
        ("{}学雷锋活动总结", _TEXT, 0.93),  # of a house, a library, perhaps who comes to help
        ("工作总结", "{}\n（2012年12月5日）\n" + _TEXT, 1),
        ("工作总结", _TEXT + "\n{}\n2012年12月5日", 1),
        ("工作总结", "单位：{}\n" + _TEXT, 1),
        ("工作总结", "2012年，{}认真贯彻上级精神，开展了各项工作。", 0.97),  # 县政协 may be another's
    ],
)
def test_a_body_tells_its_type_and_sector_and_its_name(title: str, text: str, least: float) -> None:
    wrong = []
    for its_type, its_sector, name in BODIES:
        its = organisation(title.format(name), text.format(name), fold(text.format(name)))
        told = sector(title.format(name), its)
        given = (its and its.type, "-" if its_sector == "-" else told and told[0], its and its.name)
        if given != (its_type, its_sector, full_name(name) if name.startswith(_NAMED) else None):
            wrong.append((name, *given))
    assert len(BODIES) > 300
    assert len(wrong) <= (1 - least) * len(BODIES), wrong


@pytest.mark.parametrize(("expected", "topics"), [(first, topics) for first, *topics in rows("topics")])
def test_a_topic_of_a_title_tells_its_sector(expected: str, topics: list[str]) -> None:
    told = {topic: sector(f"{topic}工作总结", None) for topic in topics}
    assert {topic: its and its[0] for topic, its in told.items()} == dict.fromkeys(topics, expected)


@pytest.mark.parametrize(
    "words",
    [
        "县武装部队慰问",
        "统计调查队伍建设",
        "县气象台风防御",
        "县供销社会化服务",
        "县农场主培训",
        "县林场地清理",
        "县科委员培训",
        "县公路处置突发事件",
        "农村公路段长制",
        "高速公路段施工",
        "县社科联合调研",
        "在职高管培训",
        "在职中层干部培训",
        "履职中存在问题整改",
        "任职中期考核",
        "辞职高峰期用工",
        "附中心任务",
        "附小额贷款",
        "培训中班子建设",
    ],
)
def test_words_that_begin_as_a_bodys_name_does_tell_none(words: str) -> None:
    its = organisation(f"{words}工作总结", _TEXT, _TEXT)
    assert its is None, its
