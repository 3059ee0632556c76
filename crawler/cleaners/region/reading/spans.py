"""The names that stand together with one, of which a clause tells the same: 寿宁县斜滩镇; 寿宁、霞浦等地."""

from functools import lru_cache

from crawler.cleaners.region.places import bare, gazetteer, towns
from indexer import late_re as re

_LONGEST, _SHORTEST = 9, 2  # characters of a name
_AND = frozenset("和及与")
_ETC = re.compile("等(?:[\\d两三四五六七八九十]{1,3}个?)?(?:兄弟|周边|先进|发达)?(?:地区|地|[省市县区旗州镇乡]+)")


@lru_cache(maxsize=64)
def span_of(plain: str, start: int, end: int) -> tuple[int, int]:
    """Where the names begin and end that stand in one list with a name, or that say where in its place, and around it.

    The last member of a list stands behind 和, but whom one does something with, behind no list, does so too.
    """
    start, end = _begin(plain, start), _end(plain, end)
    is_list = False
    while plain[end : end + 1] == "、" and (behind := _name_from(plain, end + 1)):
        end, is_list = behind, True
    if is_list and plain[end : end + 1] in _AND and (behind := _name_from(plain, end + 1)):
        end = behind
    if plain[start - 1 : start] in _AND and (before := _name_to(plain, start - 1)) is not None:
        start = before if plain[before - 1 : before] == "、" else start
    while plain[start - 1 : start] == "、" and (before := _name_to(plain, start - 1)) is not None:
        start = before
    etc = _ETC.match(plain, end)
    return start, etc.end() if etc else end


def _name_from(plain: str, start: int) -> int | None:
    """Where the longest name that begins there ends, with those of places in its own."""
    ends = range(min(start + _LONGEST, len(plain)), start + _SHORTEST - 1, -1)
    end = next((end for end in ends if _is_name(plain[start:end])), None)
    return None if end is None else _end(plain, end)


def _name_to(plain: str, end: int) -> int | None:
    """Where the longest name that ends there begins, with those of places around its own."""
    starts = range(max(0, end - _LONGEST), end - _SHORTEST + 1)
    start = next((start for start in starts if _is_name(plain[start:end])), None)
    return None if start is None else _begin(plain, start)


def _end(plain: str, end: int) -> int:
    """Where the names end that follow one: 寿宁县斜滩镇."""
    if plain[end - 1] in "省市州县区旗盟":
        ends = range(min(end + _LONGEST, len(plain)), end + _SHORTEST, -1)
        inside = next((behind for behind in ends if plain[end:behind] in towns.codes() or _is_full(plain[end:behind])), end)
        return inside if inside == end else _end(plain, inside)
    return end


def _begin(plain: str, start: int) -> int:
    """Where the names begin that stand before one: 福建省寿宁县."""
    if plain[start - 1 : start] in set("省市州区县旗盟"):
        starts = range(max(0, start - _LONGEST), start - _SHORTEST)
        around = next((before for before in starts if _is_full(plain[before:start])), start)
        return around if around == start else _begin(plain, around)
    return start


def _is_full(words: str) -> bool:
    return words in gazetteer.written()


def _is_name(words: str) -> bool:
    return words in bare.known() or words in gazetteer.written() or words in towns.codes()
