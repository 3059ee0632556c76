"""The short names of places in a text: 香河, 始阳, 利州.

They were the own ones more often than is set here, but mostly together, in lists: one alone tells less.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from crawler.cleaners.matches import quick
from crawler.cleaners.region.places import towns, villages
from crawler.cleaners.region.places.bare import OF_TOWN, SHORTEST, known
from crawler.cleaners.region.reading.edges import begins_word, is_cut, is_edge, is_in_work, is_word, runs_on
from crawler.cleaners.region.reading.elsewhere import is_elsewhere, is_own, is_visited
from crawler.cleaners.region.reading.frames import WISHES, is_in_slogan
from crawler.cleaners.region.reading.told_of import is_told_of
from crawler.cleaners.region.together.name import COUNTIES, FULL, MOST, Bearers, Name
from crawler.cleaners.region.together.words import words_at
from indexer import late_re as re
from indexer.text import HAN

_MOST_READ = 20  # times of one name that are looked at
# Of an author: 江苏 南京 211100. But 寿光种植蔬菜120000亩 counts.
_ADDRESS = re.compile(rf"(?:[ ,]?[{HAN}]{{2,4}})? ?\d{{6}}(?![\d.%{HAN}])")
_ROADS = ("高速", "高铁", "铁路")  # whose names are of where they begin and end: 永登高速
_ON_ROAD = ("路小学", "路中学", "路学校", "路幼儿园", "路社区", "路街道", "路派出所")  # of a road: 烟台路小学
_WIDER = frozenset(("大湘西", "大香格里拉"))  # which reach over several places
_QUOTES = frozenset('“”"')
_BREAK = re.compile(f"[^{HAN}]|$")
_WISHED = re.compile(
    quick(
        WISHES + r"|(?:建设|打造|建成|谱写)[^,。;\n]{0,20}新|突破|振兴|(?P<made>把)|(?P<helped>支持和?|关[心注爱]和?)"
    )
    + rf"([{HAN}]{{2,3}})(?<![镇乡村])(?(made)(?=(?:作为|建|打造)[^,。;\n]{{0,12}}镇)|"
    + rf"(?(helped)(?=的?(?:发展|建设|工作))|(?=[而的]|[^{HAN}]|$)))"
)
# What one wishes a town to be, before its name, and what one makes of it, before such words.
_PRAISE, _MAKES = re.compile(rf'{WISHES}[“"]?$'), re.compile(f"(?:建设|打造|建成|共建|创建|扮靓)[{HAN}]{{2}}$")
_NEAR = 6  # characters

# How likely the own one, by level: where the segmenter makes a word of it, behind other words than 在 or 到, where a
# town has the name too, where the clause speaks of another's place, in the middle of words.
_SHORT = {6: 0.5, 4: 0.6, 2: 0.5}
_SHORT_WITHIN = {6: 0.3, 4: 0.6, 2: 0.5}
_SHORT_SHARED = {6: 0.2, 4: 0.4, 2: 0.5, OF_TOWN: 0.05}
SHORT_OF_ANOTHER = {6: 0.1, 4: 0.1, 2: 0.1, OF_TOWN: 0.03}
_SHORT_NO_WORD = {6: 0.02, 4: 0.02, 2: 0.02, OF_TOWN: 0.01}
_SHORT_TOWN, _SHORT_TOWN_INSIDE = (0.15, 0.06), (0.03, 0.01)  # before a mark, before other words
_LONG_TOWN = 0.5  # of three characters or more, but what ends so is a river, a hill, a hall, and in many places
_FEW = 3  # counties
_OF_LAND = frozenset("江河湖海潭溪沟山岭岗坡岩洞关口地里园林树场道路桥楼塔阁亭祠陵宫庙庵寺心广")
_OFTEN, _TOLD_OFTEN = 3, 0.98  # times that the name of one place alone is told, and how likely it is then
_SENTENCE = 40  # characters before a town that tell whether one went there


def bare_stems(body: str) -> list[tuple[str, list[int]]]:
    """The names without what the place is and where they begin; towns' only at an edge of words.

    The longest first, and of these those of the widest places: no 南岳 in 湖南岳阳.
    """
    names = known()
    found: dict[str, list[int]] = defaultdict(list)
    for start, stems in words_at(body, names):
        for stem in stems:
            if len(found[stem]) < _MOST_READ:
                found[stem].append(start)
    return sorted(
        (
            (stem, starts)
            for stem, starts in found.items()
            if names[stem].keys() != {OF_TOWN}
            or any(is_edge(body, start) or _BREAK.match(body, start + len(stem)) for start in starts)
        ),
        key=lambda item: (-len(item[0]), min(names[item[0]]), item[0]),
    )


def bare_names(body: str, starts: list[int], stem: str) -> list[Name]:
    """The names without what the place is that stand there."""
    starts = [start for start in starts if not _ADDRESS.match(body, start + len(stem))]
    levels = {level: codes for level, codes in known()[stem].items() if level != OF_TOWN or len(codes) <= MOST}
    if not starts or not levels:
        return []
    found = [_short_name(body, start, start + len(stem), levels) for start in starts]
    own = [name for name in found if name and name.own and name.likelihood > SHORT_OF_ANOTHER[6]]
    codes = own[0].codes if own and OF_TOWN not in levels else frozenset()
    if len(own) >= _OFTEN and len(codes) == 1 and not any(code[2:4] == "01" for code in codes):  # all name capitals
        return [own[0].with_likelihood(_TOLD_OFTEN)]
    return [name for name in found if name]


def _is_another(body: str, stem: str) -> bool:
    """Whether a text calls a town a 镇 that is only a 乡 today: hardly any went back."""
    return f"{stem}镇" not in towns.codes() and f"{stem}镇" in body


def wished_towns(body: str) -> Iterator[Name]:
    """The towns without 镇 on which a town's text founds itself, or which it wishes to make: 立足冶溪实际, 活力伍洛."""
    wished = {found.span(3) for found in _WISHED.finditer(body)}
    behind = 0
    for start, stem in ((start, stem) for start, stems in words_at(body, known()) for stem in stems):
        levels, end = known()[stem], start + len(stem)
        is_wished = (
            start >= behind
            and levels.keys() == {OF_TOWN}
            and stem[-1] != "民"  # 文化育民
            and not _is_another(body, stem)
            and ((start, end) in wished or is_in_slogan(body, start, end) or _is_praised(body, start, end))
        )
        if is_wished and is_own(body, start, end):
            behind = end
            yield Name(stem, (Bearers(FULL[OF_TOWN], levels[OF_TOWN]),), True, start, end, full_town=True)


@cache
def _is_rare(stem: str) -> bool:
    """Whether hardly any village has the name of a town too: not 张家庄."""
    return len(villages.counties_of(stem, COUNTIES)) <= _FEW


def _is_praised(body: str, start: int, end: int) -> bool:
    """Whether a town stands in a slogan: 水美周铁、活力周铁, 打造诗画廿八都."""
    if body[end - 1] in "镇乡村":  # 生态大镇, though there is a 大镇镇
        return False
    if _PRAISE.search(body, max(0, start - _NEAR), start) and not is_cut(body, start, end):
        return True
    return bool(_MAKES.search(body, max(0, start - _NEAR), start) and _BREAK.match(body, end))


def _short_name(body: str, start: int, end: int, levels: dict[int, frozenset[str]]) -> Name | None:
    ends = _BREAK.match(body, end) is not None
    edge = is_edge(body, start) or (ends and begins_word(body, start, end))
    is_towns = levels.keys() == {OF_TOWN}
    if is_towns and not (edge or ends):
        return None
    if body[start - 1 : end] in _WIDER:
        return None
    if is_told_of(body, start, end) or is_in_work(body, start, end) or body.startswith(_ROADS + _ON_ROAD, end):
        return None
    if is_towns:
        if body[start - 1 : start] in _QUOTES and body[end : end + 1] in _QUOTES:  # “南风”青年议事小组
            return None
        is_long = end - start > SHORTEST and body[end - 1] not in _OF_LAND and _is_rare(body[start:end])
        if not (is_long or ends) and runs_on(body, start, end):  # 新一代, 新成效
            return None
        likelihood = _LONG_TOWN if is_long and edge else (_SHORT_TOWN if edge else _SHORT_TOWN_INSIDE)[not ends]
        own = not is_visited(body[max(0, start - _SENTENCE) : start])
        return Name(body[start:end], (Bearers(likelihood, levels[OF_TOWN]),), own, start, end)
    own = not is_elsewhere(body, start, end)
    if not is_word(body, start, end):
        table = _SHORT_NO_WORD
    elif not own:
        table = SHORT_OF_ANOTHER
    elif OF_TOWN in levels:
        table = _SHORT_SHARED
    else:
        table = _SHORT if edge else _SHORT_WITHIN
    part = max(table[level] for level in levels) / sum(table[level] for level in levels)
    groups = tuple(Bearers(table[level] * part, codes) for level, codes in levels.items())
    return Name(body[start:end], groups, own, start, end)
