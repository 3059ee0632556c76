"""The full names of provinces, cities, counties and towns in a text (香河县, 始阳镇) and how sure each is."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from crawler.cleaners.region.places import gazetteer, stems, towns, villages
from crawler.cleaners.region.places.bare import OF_TOWN
from crawler.cleaners.region.reading.edges import begins_word, is_edge
from crawler.cleaners.region.reading.elsewhere import is_elsewhere
from crawler.cleaners.region.reading.full_names import full_names, named_before
from crawler.cleaners.region.reading.told_of import is_told_of
from crawler.cleaners.region.together.name import AGAIN, COUNTIES, FULL, MOST, Bearers, Name
from indexer import late_re as re
from indexer.text import HAN

# How much of it is left where the clause speaks of another's place: of 31 such counties 7 were the own and 9 more in
# its province, of 27 such cities and provinces none, of 7 towns 5 in the own county.
_OF_ANOTHER = {OF_TOWN: 0.6, 6: 0.6, 4: 0.05, 2: 0.05}
_GOES_ON = frozenset("镇村级企")  # with which other words go on behind what reads as a town: 建设乡村
_NO_WORD = 2  # times that a town is named which is another word too
_ITS_BODY = re.compile(f"党委|党政|(?:人民)?政府|(?:中心)?(?:幼儿园|小学|学校)|中学|卫生院|[{HAN}]{{2,4}}[站所]")
_VILLAGE = re.compile(f"([{HAN}]{{2,5}}?)(?:村(?!民(?!委)|[级务镇])|社区)")
_BY_CHANCE = 4  # at most once in so many times one of a town's counties has a village of such a name by chance
_QUOTES, _QUOTED = frozenset('“"'), 0.01
_WORD, _PIECE = 0.5, 0.1  # where the name is another word too, where a word may reach over its edge


def named_in_full(body: str) -> dict[str, list[Name]]:
    """The full names by their stems; one that is another's at least as often is another's everywhere."""
    found: dict[str, list[Name]] = defaultdict(list)
    for start, end, codes, is_town in full_names(body, with_towns=True):
        stem = towns.KIND.sub("", body[start:end]) if is_town else gazetteer.stem_of(body[start:end])
        if is_told_of(body, start, end):
            found[stem].append(Name(body[start:end], (), False, start, end, full_town=is_town))
        else:
            places = gazetteer.one_each(codes)
            if len(codes) > MOST:
                places = named_before(body, start, places) if is_town else frozenset()
            found[stem].append(_full_name(body, start, end, places, is_town=is_town))
    for names in found.values():
        if 2 * sum(name.own for name in names) <= len(names):
            for number, name in enumerate(names):
                if name.own:
                    left = _OF_ANOTHER[_level(name.codes, is_town=name.full_town)]
                    names[number] = name.with_likelihood(name.likelihood * left, own=False)
    return found


def _level(codes: Iterable[str], *, is_town: bool) -> int:
    return OF_TOWN if is_town else max(map(gazetteer.level, codes), default=6)


def _full_name(body: str, start: int, end: int, codes: frozenset[str], *, is_town: bool) -> Name:
    """A full name that is told of as no other's, by how likely it is of the text's own place."""
    words, own = body[start:end], not is_elsewhere(body, start, end, near=is_town)
    near = is_town and own and is_elsewhere(body, start, end)  # a neighbour is mostly of one's county
    surely_own = own and not near
    left = _left(body, start, end, codes, surely_own=surely_own, is_town=is_town)
    if is_town:
        if named := named_before(body, start, codes):
            counties = Bearers(AGAIN if surely_own else AGAIN * _OF_ANOTHER[OF_TOWN], named)
        else:
            counties = _of_town(body, start, end, codes, left)
        return Name(words, (counties,) if counties.codes else (), own, start, end, full_town=True, near=near)
    by_level: dict[int, set[str]] = defaultdict(set)
    for code in codes:
        by_level[gazetteer.level(code)].add(code)
    of_each = (Bearers(left * FULL[level] / len(by_level), frozenset(places)) for level, places in by_level.items())
    return Name(words, tuple(of_each), own, start, end)


def _left(body: str, start: int, end: int, codes: frozenset[str], *, surely_own: bool, is_town: bool) -> float:
    """How much is left of a name's likelihood: 1 of one that is surely the own place's name and no piece of words."""
    words = body[start:end]
    if is_town:
        stem = towns.KIND.sub("", words)
        is_word = stems.is_ordinary(stem) and not (
            _ITS_BODY.match(body, end)
            or _times(body, words) >= _NO_WORD
            or (stem and words.endswith("族乡"))
            or _with_its_village(body, end, codes)
        )
    else:
        is_word = stems.COMMON_NOUNS.fullmatch(words) is not None
    if is_word and body[start - 1 : start] in _QUOTES:  # 创建“平安县”
        return _QUOTED
    left = (1.0 if surely_own else _OF_ANOTHER[_level(codes, is_town=is_town)]) * (_WORD if is_word else 1.0)
    if not is_edge(body, start) and not begins_word(body, start, end):
        left *= _PIECE
    return left


def _of_town(body: str, start: int, end: int, codes: frozenset[str], left: float) -> Bearers:
    """The counties of a town and how likely the own is one of them; `left` is what is left of a name's likelihood."""
    words = body[start:end]
    if confirmed := _with_its_village(body, end, codes):
        return Bearers(left * AGAIN, confirmed)
    is_repeated = left == 1.0 and (_times(body, words) > 1 or _ITS_BODY.match(body, end) is not None)
    return Bearers(left * (AGAIN if is_repeated else FULL[OF_TOWN]), codes)


@lru_cache(maxsize=8)  # asked wherever the name stands
def _times(body: str, town: str) -> int:
    """How often a text names a town; 建设乡村 names no 建设乡."""
    return sum(body[found.end() : found.end() + 1] not in _GOES_ON for found in re.finditer(re.escape(town), body))


def _with_its_village(body: str, end: int, codes: frozenset[str]) -> frozenset[str]:
    """Those of a town's counties that have the village or community named right behind it: 闯王镇宝石村."""
    village = _VILLAGE.match(body, end)
    most = COUNTIES // (_BY_CHANCE * max(1, len(codes)))
    return villages.counties_of(village[1], most) & codes if village else frozenset()
