"""Short names, without 市 or 县 (香河, 上饶): those of one city or county alone, and those that are words too."""

import importlib.util
from collections import defaultdict
from functools import cache
from pathlib import Path

from crawler.cleaners.region.places import gazetteer, listing, towns
from indexer import late_re as re
from indexer.place_names import place_keys

LONGEST, SHORTEST = 3, 2
# Stems that are words, or that stand for something else than the place, though the dictionary calls them names or the
# counts do not tell.
WORDS = frozenset(
    (
        "万全", "三台", "三门", "下关", "东湖", "乐业", "二七", "五台", "五常", "修文", "修水", "元宝", "全州",
        "兴仁", "兴国", "兴文", "兴隆", "利民", "北海", "南山", "博爱", "卫东", "吉林", "同仁", "同德", "和田", "和顺",
        "回民", "城东", "城中", "城关", "城南", "城西", "城镇", "大兴", "大同", "大名", "大安", "大理", "大英",
        "天台", "天水", "天长", "太原", "太平", "孝义", "安化", "安宁", "安康", "安民", "宝塔", "宣化", "富源", "尚义",
        "山南", "山城", "崇义", "平原", "平定", "平顺", "延安", "开化", "开封", "德化", "成武", "政和", "文昌", "新乡",
        "新区", "新城", "新村", "无为", "日照", "明山", "普安", "朝天", "朝阳", "来宾", "正安", "民和", "民权", "永宁",
        "永安", "永泰", "永清", "江北", "江南", "江岸", "河东", "河口", "河源", "河西", "洞口", "洪山", "海东", "海北",
        "海南", "海口", "海西", "湖滨", "百色", "石门", "红星", "红河", "老城", "裕民", "西湖", "进贤", "金山", "钟楼",
        "长城", "长安", "长江", "长治", "集贤", "青山", "高原", "高台", "黄南", "黄山", "黄河", "龙门",
        "兴安", "大兴安岭", "阿里", "塔城",
        # Young cities and counties that are called as many a village is.
        "丰林", "北屯", "双河", "新星", "白杨", "金林",
        # Those that the dictionary takes for names of places.
        "上马", "下山", "东北", "东南", "东路", "中路", "云集", "冰川", "南北", "南路", "卫国", "吉利", "四海",
        "大桥", "大江", "大河", "大海", "大湖", "大街", "太阳", "山口", "山坡", "山川", "山河", "山洞", "建国",
        "江河", "江湖", "治安", "泉水", "海洋", "海港", "海湾", "渡江", "爱国", "福利", "苏区", "英雄", "西北",
        "新农村", "西南", "西路", "都城", "重阳", "高山",
    )
)  # fmt: skip
# Full names that are words too: without their city they say nothing.
COMMON_NOUNS = re.compile(
    "(?:老城|新城|[东西江]城|城[东南西北中]|市[中南北]|江[北南])区|平安[县区]|(?:富裕|富民|资源)县"
)
_DICTIONARY_LINE = re.compile(r"\n(\S{2,3}) (\d{2,}) (\w+)")  # of a word that is not rare; half as long as by `^`
_FEW_TOWNS = 5  # of that name, each of which might have a 二中
_WORD_OFTEN, _NAME_OFTEN = 40, 300  # times in the dictionary's corpus from which on a word is no rare one
# 石家庄市 is written a third as often as 石家庄, 大连市 a sixth; 富裕县 a hundredth as often as the word 富裕.
_FULL_OFTEN, _FULL_RARE = 0.15, 0.025


@cache
def cities() -> dict[str, str]:
    """Short names of one city or prefecture alone that are no other word, and its code."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, codes in gazetteer.codes().items():
        if name.endswith(("市", "自治州", "地区", "盟")) and len(name) > SHORTEST:
            stem = place_keys(name)[-1]
            its = {
                code
                for code in codes
                if gazetteer.level(code) == 4 or (code[:2] in {"12", "50"} and code[2:] == "0000")
            }
            if its and stem not in WORDS:
                found[stem] |= its
    return {
        stem: gazetteer.newest(its)
        for stem, its in found.items()
        if len({gazetteer.same_place(code) for code in its}) == 1
    }


@cache
def _ordinary() -> frozenset[str]:
    """The words of two and three characters in jieba's dictionary that are no names, or are met more as other words."""
    found = importlib.util.find_spec("jieba")
    path = Path(found.origin).parent / "dict.txt" if found and found.origin else None
    if path is None or not path.is_file():
        return frozenset()
    words = set()
    for word, times, tag in _DICTIONARY_LINE.findall("\n" + path.read_text(encoding="utf-8")):
        if tag != "ns" and int(times) >= (_NAME_OFTEN if tag.startswith(("nr", "nz")) else _WORD_OFTEN):
            words.add(word)
    shares = _shares()  # the dictionary takes 石家庄 for a person, 大连 for an adverb
    rare = {stem for stem, share in shares.items() if share < _FULL_RARE}
    return frozenset(words - {stem for stem, share in shares.items() if share > _FULL_OFTEN} | rare)


def _shares() -> dict[str, float]:
    """How often a corpus has the full name (大连市) for each time that it has the short one."""
    full = {name: gazetteer.stem_of(name) for name in gazetteer.codes()}
    times = listing.occurrences(full.keys() | set(full.values()))
    in_full: dict[str, int] = defaultdict(int)
    for name, stem in full.items():
        if stem != name:
            in_full[stem] += times.get(name, 0)
    return {stem: its / max(times.get(stem, 0), 1) for stem, its in in_full.items() if its}


@cache
def counties() -> dict[str, str]:
    """Names of counties without 县, 区, 市 or 旗 that are of one county alone and no other word, to its code.

    Not those that begin a city's, or are a province's: 连云 is more often 连云港, 河北 no district of Tianjin.
    """
    begun = {city[:length] for city in cities() for length in range(SHORTEST, len(city))}
    return {
        stem: code
        for stem, code in gazetteer.stems().items()
        if gazetteer.level(code) == 6
        and SHORTEST <= len(stem) <= LONGEST
        and not is_ordinary(stem)
        and stem not in begun
        and stem not in gazetteer.provinces()
    }


@cache
def before_schools() -> frozenset[str]:
    """Short names of one county or city alone that are words too, and that few towns have: 成武 in 成武二中."""
    return frozenset(
        stem
        for stem in gazetteer.stems()
        if is_ordinary(stem)
        and stem not in gazetteer.provinces()
        and len({code for kind in towns.ENDS for code in towns.codes().get(stem + kind, ())}) <= _FEW_TOWNS
    )


def is_ordinary(stem: str) -> bool:
    """Whether a name is another word too."""
    return stem in WORDS or stem in _ordinary()


@cache
def counties_and_cities() -> dict[str, str]:
    """Names of cities and counties without what they are that are of one alone and no other word, to its code."""
    return counties() | cities()
