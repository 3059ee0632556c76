"""Every county of the revision of 2010 in the sentences in which texts name their own: which are left open, and why."""

from collections.abc import Callable

import pytest

from crawler.cleaners.region.places import gazetteer, stems
from crawler.cleaners.region.places.revisions import in_force
from tests.crawler.cleaners.regions import found

YEAR = 2010
NAMES = in_force(YEAR)[1]
NO_NAMES = {
    "市辖区",
    "县",
    "郊区",
    "城区",
    "矿区",
    "东区",
    "西区",
    "市",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
}
COUNTIES = [code for code, name in NAMES.items() if not code.endswith("00") and name not in NO_NAMES]
# They are words of every text: a county in the south of a city, a rich county, 平安县市.
WORDS = {
    "东城区", "西城区", "城东区", "城西区", "城北区", "市南区", "市北区", "西市区", "老城区", "江南区", "江城区",
    "南关区", "东山区", "太平区", "龙华区", "永定区", "富裕县", "富民县", "平安县", "资源县",
}  # fmt: skip
TWO_WORDS = {"会同县", "比如县", "合作市"}  # 我局会同县公安局
WORDS_WITHIN = {"新建县", "解放区"}  # 新建县域医院, 根据地和解放区: unless their committees or governments follow
PIECES = {"古县", "道县", "高县", "和县"}  # which the segmenter takes for no word, and 市政府和县政府
MADE_RICH = {"兴县", "富县"}  # 科教兴县
ISLANDS = {"西沙群岛", "南沙群岛", "中沙群岛的岛礁及其海域"}


def _above(code: str) -> str:
    city = NAMES.get(f"{code[:4]}00")
    return city if city and city not in NO_NAMES else NAMES[f"{code[:2]}0000"]


def _is_shared(name: str) -> bool:
    return sum(other == name for other in NAMES.values()) > 1


# What writes the title and the text of a county in a city, and the names that are left open so.
FRAMES: dict[str, tuple[Callable[[str, str], tuple[str, str]], set[str]]] = {
    "the title of a bureau": (
        lambda name, _: (f"{name}教育局{YEAR}年工作总结", f"我局在{name[-1]}委、{name[-1]}政府的领导下，完成了任务。"),
        WORDS | ISLANDS,
    ),
    "under whose committee": (
        lambda name, _: ("工作总结", f"{YEAR}年，在{name}委、{name}政府的领导下，我局完成了任务。"),
        WORDS | ISLANDS | TWO_WORDS,
    ),
    "for whom a speaker speaks": (
        lambda name, _: ("政府工作报告", f"现在，我代表{name}人民政府向大会作工作报告。全{name[-1]}产值为八亿元。"),
        WORDS | ISLANDS | TWO_WORDS | PIECES,
    ),
    "a signature": (
        lambda name, _: ("工作总结", f"我局完成了任务。\n{name}人民政府办公室\n{YEAR}年12月20日"),
        WORDS | ISLANDS,
    ),
    "in which part of it": (
        lambda name, _: ("工作总结", f"我镇位于{name}西北部，辖十二个村。{YEAR}年完成了任务。"),
        WORDS | ISLANDS | TWO_WORDS | WORDS_WITHIN | PIECES | MADE_RICH,
    ),
    "a branch of a bank": (
        lambda name, _: (f"中国农业银行{name}支行{YEAR}年工作总结", "我行完成了任务。"),
        WORDS | ISLANDS | TWO_WORDS | WORDS_WITHIN | PIECES | MADE_RICH,
    ),
    "a prize of its": (
        lambda name, _: ("工作总结", f"我们完成了任务，代表队在{name}运动会上得奖。"),
        WORDS | ISLANDS | TWO_WORDS | WORDS_WITHIN,
    ),
    "what happened there": (
        lambda name, _: (f"{YEAR}年{name}民政工作总结", "我们完成了任务。"),
        WORDS | ISLANDS | TWO_WORDS | WORDS_WITHIN,
    ),
    "behind its city": (
        lambda name, above: (f"{above}{name}农业局{YEAR}年工作总结", "我局完成了任务。"),
        ISLANDS,
    ),
}


@pytest.mark.parametrize("frame", FRAMES)
def test_every_county_is_told(frame: str) -> None:
    """None is told wrongly. Those that share a name are left open where no city is named, and the ones above are."""
    write, left_open = FRAMES[frame]
    wrong, still_open = [], set()
    for code in COUNTIES:
        its = found(*write(NAMES[code], _above(code)), YEAR)
        if its is None or its.county is None:
            still_open.add(NAMES[code])
        elif (its.county, its.adcode[:2]) != (NAMES[code], code[:2]):
            wrong.append((code, NAMES[code], its))
    assert not wrong
    if frame != "behind its city":
        still_open = {name for name in still_open if not _is_shared(name)}
    assert still_open == left_open


@pytest.mark.parametrize(
    "sentence",
    [
        "在{}教育局的领导下，学校完成了任务。",
        "我是{}供电公司的一名职工。",
        "我在{}二中工作。",
        "农行{}支行完成了任务。",
        "我们{}是一座古城。",
    ],
)
def test_a_countys_short_name_before_its_offices(sentence: str) -> None:
    """It is told by its own name, but for the few into which the segmenter reads other words."""
    wrong, asked = [], list(stems.counties().items())
    for stem, code in asked:
        its = found("工作总结", sentence.format(stem))
        if its is None or its.county is None or its.adcode[:2] != code[:2]:
            wrong.append((stem, its))
    assert len(wrong) * 40 <= len(asked), wrong


def test_every_autonomous_place_is_known_without_its_people() -> None:
    """道真自治县 is 道真仡佬族苗族自治县."""
    names = [gazetteer.name(code) or "" for code in gazetteer.inside()]
    autonomous = [name for name in names if name.endswith(("自治州", "自治县", "自治旗"))]
    assert len(autonomous) == 150
    for name in autonomous:
        short = gazetteer.stem_of(name) + name[-3:]
        its = found("工作总结", f"{short}教育局认真工作。{short}学校增加。")
        assert its is not None and name in {its.city, its.county}, short
