"""The names that stand together with one, of which a clause tells the same: 寿宁县斜滩镇; 寿宁、霞浦等地."""

from functools import lru_cache

from crawler.cleaners.region.places import bare, gazetteer, towns
from indexer import late_re as re

_LONGEST, _SHORTEST, _MOST = 9, 2, 6  # characters of a name; members of a list
_DEEPEST = 3  # a county in a city in a province
_AND = frozenset("和及与")
_OF_PLACE = frozenset("省市州县区旗盟")  # with which a name ends inside whose place others lie
_OF_TOWN = frozenset("镇乡道木处")
_ENDS = _OF_PLACE | _OF_TOWN
_LAST = _ENDS | {"岛"}  # characters of full names: 西沙群岛
_JOINS_BEFORE, _JOINS_BEHIND = _OF_PLACE | _AND | {"、"}, _AND | {"、", "等"}
_ETC = re.compile("等(?:[\\d两三四五六七八九十]{1,3}个?)?(?:兄弟|周边|先进|发达)?(?:地区|地|[省市县区旗州镇乡]+)")


@lru_cache(maxsize=64)  # of each name it is asked again by whoever asks whether its place is elsewhere
def span_of(folded: str, start: int, end: int) -> tuple[int, int]:
    """Where the names begin and end that stand in one list with a name, or around and inside its place: 福建省寿宁县.

    The last member of a list stands behind 和, as does he with whom one does something: 香河县与我县.
    """
    if folded[end - 1] in _OF_TOWN:  # 在始阳镇、小河镇等12个乡镇设立了工作站
        return start, end
    has_before, has_behind = folded[start - 1 : start] in _JOINS_BEFORE, folded[end : end + 1] in _JOINS_BEHIND
    if not (has_before or has_behind or folded[end - 1] in _OF_PLACE):
        return start, end
    first, last = _with_around(folded, start), _with_inside(folded, end)
    for _ in range(_MOST):
        mark = folded[last : last + 1]
        behind = _ends(folded, last + 1) if mark == "、" or (mark in _AND and last > end) else None
        if behind is None:
            break
        last = _with_inside(folded, behind)
    for _ in range(_MOST):
        mark = folded[first - 1 : first]
        before = _begins(folded, first - 1) if mark == "、" or mark in _AND else None
        if before is None or (mark != "、" and folded[before - 1 : before] != "、"):
            break
        first = _with_around(folded, before)
    etc = _ETC.match(folded, last)
    return first, etc.end() if etc else last


def _ends(folded: str, start: int) -> int | None:
    """Where the longest name that begins there ends."""
    ends = range(min(start + _LONGEST, len(folded)), start + _SHORTEST - 1, -1)
    return next((end for end in ends if _is_name(folded[start:end])), None)


def _begins(folded: str, end: int) -> int | None:
    """Where the longest name that ends there begins."""
    starts = range(max(0, end - _LONGEST), end - _SHORTEST + 1)
    return next((start for start in starts if _is_name(folded[start:end])), None)


def _with_inside(folded: str, end: int) -> int:
    """Where the names end that follow one and lie in its place; but its town's experience is a county's own."""
    for _ in range(_DEEPEST):
        behind = folded[end + _SHORTEST : end + _LONGEST]
        if folded[end - 1 : end] not in _OF_PLACE or _ENDS.isdisjoint(behind):
            break
        ends = range(end + _SHORTEST + len(behind), end + _SHORTEST, -1)
        inside = next((last for last in ends if folded[last - 1] in _ENDS and _is_full(folded[end:last])), None)
        if inside is None or folded[inside : inside + 1] == "的":
            break
        end = inside
    return end


def _with_around(folded: str, start: int) -> int:
    """Where the name of a province or a city begins that stands before one."""
    if folded[start - 1 : start] not in _OF_PLACE:
        return start
    starts = range(max(0, start - _LONGEST), start - _SHORTEST)
    return next((first for first in starts if folded[first:start] in gazetteer.written()), start)


def _is_name(words: str) -> bool:
    return (len(words) <= bare.LONGEST and words in bare.known()) or (words[-1] in _LAST and _is_full(words))


def _is_full(words: str) -> bool:
    return words in towns.codes() or words in gazetteer.written()
