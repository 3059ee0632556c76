"""The place that the names of a text agree on, as a naive Bayes classifier tells it.

Each name of a province, a city, a county, a town or a village, full or short, is with some probability of the text's
own place, and else says nothing (`place_names`). Of the own place, a name that k of N counties have is N / k times as
likely as elsewhere. So names that tell little alone tell a place together: chance seldom lets several agree on one of
2,850 counties. All other evidence, by its weight, is weighed as such names too. A text is of a county, of a city or of
a province; of a city's text the names are of all its counties.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import log2

from crawler.cleaners.passage import Passage
from crawler.cleaners.region.evidence import SIGNED, TITLE, Evidence
from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.together.name import COUNTIES, FULL, Name
from crawler.cleaners.region.together.place_names import by_numbers, names
from indexer import late_re as re

_PLACES = {6: COUNTIES, 4: 340, 2: 31}  # counties, cities and provinces
# Of the names of a county's text that are of its own place: those of the county, others of its city, of its province.
_SHARES = {6: {6: 0.98, 4: 0.012, 2: 0.008}, 4: {4: 0.95, 2: 0.05}, 2: {2: 1.0}}
# Of those that are told of as another's: it often lies next door; a town mostly in the own county.
_OTHERS_SHARES = {6: {6: 0.1, 4: 0.3, 2: 0.6}, 4: {4: 0.5, 2: 0.5}, 2: {2: 1.0}}
_OTHERS_TOWNS_SHARES = {6: {6: 0.7, 4: 0.25, 2: 0.05}, 4: {4: 0.95, 2: 0.05}, 2: {2: 1.0}}
_NEAR_SHARES = {6: {6: 0.92, 4: 0.07, 2: 0.01}, 4: {4: 0.95, 2: 0.05}, 2: {2: 1.0}}  # of towns that may lie beside it
# How often a text is a county's, a city's or a province's, by the level that it calls its own.
_LEVELS: dict[str, dict[int, float]] = {
    "省": {6: 0.04, 4: 0.06, 2: 0.9}, "市": {6: 0.3, 4: 0.7}, "地级市": {4: 1.0}, "州": {4: 1.0}, "盟": {4: 1.0},
}  # fmt: skip
# Of the 340 prefectures 30 are 自治州 and 3 are 盟: how much likelier each is where a text says 我州, 全盟.
_PREFECTURES = {"州": 11.0, "盟": 100.0}
_OF_COUNTY: dict[int, float] = {6: 1.0}
_UNKNOWN = {6: 0.72, 4: 0.25, 2: 0.03}
# … of a text that calls itself by none and names a county again, and no city.
_NAMES_COUNTY = {6: 0.985, 4: 0.01, 2: 0.005}
# … and names a province again, and of what lies in it nothing in full.
_NAMES_PROVINCE = {6: 0.45, 4: 0.25, 2: 0.3}
# How much likelier each county is by the end of its name, where a text calls itself so: one in 8 is a 市.
# A district that never was a 县 hardly calls itself so: a town of it was another's then (山盆镇, 遵义县 until 2016).
_ENDS, _OTHER_END, _NO_COUNTY = {"县": 1.7, "区": 2.7, "旗": 30.0, "市": 7.5}, 0.2, 0.02
_NO_CITY = 0.001  # … a 县 that calls itself 我市
# A text that names only a district's offices is of one: 我区, 区计生局.
_CALLS_ITSELF = re.compile(
    "[县区旗](?:(?<=[我全].)|(?<![社地山小片辖园林灾库].)(?=委(?!托|员)|政府|[\u4e00-\u9fff]{2,3}局))"
)
# How often evidence of other kinds is of the own place, by its weight, and what the title names.
_BY_WEIGHT = {0: 0.0, 1: 0.6, 2: 0.88, 3: 0.95, 4: 0.98, 8: 0.995, 12: 0.998}
_BY_TITLE = {2: 0.95, 4: 0.998, 6: 0.998}
# How much less such evidence tells a city or a province in which its place lies, for these name themselves so, and
# seldom a part; a county that the text names less often than its city; what lies in the city (True) or the province
# that is the lowest place in a title, where the text calls itself no county's.
_OF_PART, _TITLED_OF_PART = {0: 1.0, 1: 0.8, 2: 0.3, 3: 0.1, 4: 0.02}, 0.0005
_OUTNUMBERED, _TITLED_ABOVE = {4: 0.5, 2: 0.02}, {True: 0.01, False: 0.1}
_BESIDE, _TITLED_BESIDE = {0: 1.0, 2: 0.5, 3: 0.2}, 0.05  # … and what lies in the same city or province as its place
_LEAST = 9.0  # bits below which not even a province is sure
_SURE = 0.75  # the probability from which on a place is given


@dataclass(frozen=True, slots=True)
class Agreement:
    """The code of the lowest place that is sure enough, and the words that tell it."""

    code: str
    words: tuple[str, ...]


def agreement(evidence: Evidence, own: str | None, passage: Passage) -> Agreement | None:
    """The place on which the names of a text agree, with the other evidence; None where they tell none.

    `own` is the level that it calls its own.
    """
    body = passage.plain
    as_own = len(re.findall(f"[我全]{own}", body)) if own else 0
    of_town = evidence.town_said > as_own  # 我县 is said in a town's text too
    # What a text on a journey names was seen.
    named = {} if evidence.away else names(passage, evidence, of_town=of_town)
    named |= by_numbers(body, own, evidence.year)
    lowest = max(map(gazetteer.level, evidence.title), default=0)
    votes = _votes(evidence, own, named, body, lowest)
    if sum(name.most for name in votes) < _LEAST:
        return None
    lowest = lowest or 6  # a title without a place says no more than a county's
    if own is None and (of_town or (lowest == 6 and any(name.is_own_town for name in votes))):
        own = "镇"
    if own == "市" and evidence.of_counties:
        own = "地级市"  # no county's
    alone = {code for code, its in evidence.weights.items() if its >= SIGNED and as_own == len(evidence.weights) == 1}
    heads = evidence.title or alone
    if own in _LEVELS and heads and _is_below(own, heads):
        own = None  # 全省 have a meeting in the city of the title, a county's court is one of 全市法院
    shares = _LEVELS.get(own, _OF_COUNTY) if own else _by_names(votes, lowest)
    code = _surest(_likely(votes, own, body, shares))
    if code is None:
        return None
    words = [name.written(passage) for name in votes if name.speaks_for(code[: gazetteer.level(code)])]
    return Agreement(code, tuple(dict.fromkeys(words)))


def _is_below(own: str, titled: Iterable[str]) -> bool:
    """Whether a title names what lies below the 省, 市, 州 or 盟 that a text calls its own, and no city of a county."""
    is_city = own == "市" and any("市" in gazetteer.ends(code) for code in titled if gazetteer.level(code) == 6)
    return max(map(gazetteer.level, titled)) > (2 if own == "省" else 4) and not is_city


def _votes(evidence: Evidence, own: str | None, named: dict[str, Name], body: str, lowest: int) -> list[Name]:
    """The names of a text, and its evidence of other kinds as such; `lowest` is the lowest level in its title, or 0."""
    votes = {stem: name.as_lay(evidence.year) for stem, name in named.items()}
    title_decides = lowest > 0 and (own is None or lowest in _LEVELS.get(own, _OF_COUNTY))
    titled = _lowest(evidence.title)
    signed = _lowest({code for code, weight in evidence.weights.items() if weight >= SIGNED})
    for stem, name in votes.items():  # sights elsewhere are often named together: they were seen on one visit
        decided = titled if title_decides else signed if name.is_landmark else ()
        if decided and not any(_is_along(code, decided) for code in name.places):
            votes[stem] = replace(name, own=False)
    for code in sorted(evidence.weights):
        its = _titled(code, evidence, own, lowest) if code in evidence.title else _named(code, evidence, own, body)
        its = replace(its, own=not title_decides or _is_along(code, titled))
        stems = map(gazetteer.stem_of, (gazetteer.name(code) or "", *evidence.words[code]))
        stem = next((one for one in stems if one in votes), "")  # also by the name of then: 庐山区
        before = votes.get(stem)
        if before is None or not any(before.speaks_for(one[: gazetteer.level(code)]) for one in its.places):
            votes[code] = its
        elif before.sure > its.sure:
            votes[stem] = replace(before, own=before.own and its.own, fits=its.fits, beside=its.beside)
        else:
            del votes[stem]
            votes[code] = its
    return list(votes.values())


def _lowest(codes: set[str]) -> set[str]:
    """Those of some places in which none of the others lies: 孝感市 of 湖北省孝感市."""
    return codes.difference(*map(gazetteer.lies_in, codes))


def _titled(code: str, evidence: Evidence, own: str | None, lowest: int) -> Name:
    """The evidence for a place that the title names; `lowest` is the level of the lowest there."""
    level = gazetteer.level(code)
    sure = 1 - (1 - _BY_TITLE[level]) * (1 - _reached(_BY_WEIGHT, max(evidence.weights[code] - TITLE, 0)))
    fits = dict.fromkeys(range(2, level, 2), _TITLED_OF_PART)
    if lowest == level and (own is None or own in _LEVELS):  # not of a county
        is_city = (gazetteer.name(code) or "").endswith("市")  # as are the municipalities
        fits |= dict.fromkeys(range(level + 2, 8, 2), _TITLED_ABOVE[is_city])
    return _as_name(code, evidence, sure, fits, _TITLED_BESIDE)


def _named(code: str, evidence: Evidence, own: str | None, body: str) -> Name:
    """The evidence for a place that only the text names, and the body read for how often."""
    level, weight = gazetteer.level(code), evidence.weights[code]
    may_be_own = own is None or (gazetteer.name(code) or "").endswith(own)
    may_be_own &= evidence.title.isdisjoint(gazetteer.lies_in(code))  # a city names its counties' offices
    fits = dict.fromkeys(range(2, level, 2), _reached(_OF_PART, weight if may_be_own else 0))
    above = gazetteer.above(code, 4 if gazetteer.name(gazetteer.above(code, 4)) else 2)
    if own is None and level == 6 and _is_outnumbered(code, above, evidence, body):
        fits |= {gazetteer.level(above): 1.0, 6: _OUTNUMBERED[gazetteer.level(above)]}
    return _as_name(code, evidence, _reached(_BY_WEIGHT, weight), fits, _reached(_BESIDE, weight))


def _as_name(code: str, evidence: Evidence, sure: float, fits: dict[int, float], beside: float) -> Name:
    place = gazetteer.as_lay(code, evidence.year)
    words = " ".join(evidence.words[code][:1])
    return Name(words, ((sure, frozenset((place,))),), fits=fits, beside=beside)


def _is_along(code: str, titled: Iterable[str]) -> bool:
    """Whether a place is one that a title names, or lies in one or around one: others are not the own beside these."""
    return any(code in {one, *gazetteer.lies_in(one)} or one in gazetteer.lies_in(code) for one in titled)


def _reached(table: dict[int, float], weight: int) -> float:
    """What a table has for a weight, or for the next one below."""
    return table[max(least for least in table if least <= weight)]


def _is_outnumbered(county: str, above: str, evidence: Evidence, body: str) -> bool:
    """Whether a text names a county's city or municipality more often, and has not only signed with the county."""
    is_signed = len(evidence.words[county]) == 1 and evidence.weights[county] >= SIGNED  # 晋城市生态环境局高平分局
    its, all_its = (body.count(gazetteer.stem_of(gazetteer.name(code) or "")) for code in (county, above))
    return not is_signed and all_its > its


def _surest(likely: dict[str, float]) -> str | None:
    """The lowest place that is sure enough."""
    total = sum(likely.values())
    for digits in (6, 4, 2):
        sums: dict[str, float] = defaultdict(float)
        for code, its in likely.items():
            above = gazetteer.above(code, digits)
            if code and gazetteer.level(code) >= digits and gazetteer.name(above):  # a municipality's city has none
                sums[above] += its
        best = max(sums, key=lambda code: sums[code], default="")
        if best and sums[best] > _SURE * total:
            return best
    return None


def _likely(votes: list[Name], own: str | None, body: str, shares: Mapping[int, float]) -> dict[str, float]:
    """How likely a text of these names is of each place, and of any other (""), up to a factor.

    `shares` tells how often such a text is of a county, a city or a province.
    """
    ends = set(_CALLS_ITSELF.findall(body)) & _ENDS.keys()
    end = "市" if own == "市" else ends.pop() if len(ends) == 1 else ""
    told = {(level, code): bits for level in shares for code, bits in _bits(votes, level).items()}
    most = max(told.values(), default=0.0)  # a long list of a county's towns has more bits than a float can raise 2 to
    likely = defaultdict(float, {"": 2.0**-most})
    no_cities = {code for name in votes if name.words.endswith("县") for code in name.places}
    for (level, code), bits in sorted(told.items()):  # in one order: sums of floats depend on it
        fits = _NO_CITY if end == "市" and code in no_cities else _fits(code, end, own)
        its = 2.0 ** (bits - most) * shares[level] / _PLACES[gazetteer.level(code)] * fits
        if gazetteer.name(code) is not None:
            likely[code] += its
        elif level == 4 and 2 not in shares and code[2:4] != "90":  # a municipality is its own city, as is 仙桃市
            likely[gazetteer.above(code, 2)] += its
    return likely


def _by_names(votes: list[Name], lowest: int) -> dict[int, float]:
    """How often a text that calls itself by no level is a county's, a city's or a province's, by these names.

    `lowest` is the level of the lowest place in its title, or a county's.
    """
    surest: dict[int, float] = defaultdict(float)
    for name in votes:
        for level in set(map(gazetteer.level, name.places)):
            surest[level] = max(surest[level], name.sure)
    if surest[6] >= FULL[6] and not surest[4] and lowest == 6:
        return _NAMES_COUNTY
    return _NAMES_PROVINCE if surest[2] > 0.9 and max(surest[4], surest[6]) < _BY_WEIGHT[2] else _UNKNOWN


def _bits(votes: list[Name], level: int) -> dict[str, float]:
    """How much likelier the names are in a text of each place of a level, or of one above it, than in others, in bits.

    Of the names that stand where another's place is spoken of only one counts, for they may all be of that: one
    town a text, and one city or county.
    """
    bits: dict[str, float] = defaultdict(float)  # on top of those of the city and the province of each place
    others: dict[bool, list[dict[str, float]]] = defaultdict(list)  # towns, and what is above them
    for name in votes:
        its = _of_name(name, level)
        if name.own:
            for place, more in its.items():
                bits[place] += more
        else:
            others[name.full_town].append(its)
    places = {*bits, *(place for told in others.values() for its in told for place in its)}
    return {
        place: _sum(bits, place) + sum(max(_sum(its, place) for its in told) for told in others.values())
        for place in places
    }


def _sum(bits: dict[str, float], place: str) -> float:
    return sum([bits.get(one, 0.0) for one in _path(place)])


def _of_name(name: Name, level: int) -> dict[str, float]:
    """The bits of one name for each of its places, on top of those for the places that these lie in."""
    likelier: dict[str, float] = {}
    of_own = _NEAR_SHARES if name.near else _SHARES
    shares = of_own if name.own else _OTHERS_TOWNS_SHARES if name.full_town else _OTHERS_SHARES
    for sure, codes in name.groups:
        lowest = min([level, *map(gazetteer.level, codes)])  # a city's name is of all its counties
        for digits, share in shares[level].items():
            its = min(digits, lowest)
            places = {gazetteer.above(code, its) for code in codes}
            fits = name.fits.get(level, 1.0) * (1.0 if digits == level else name.beside)
            each = sure * share * fits * _PLACES[its] / len(places)
            for place in places:
                likelier[place] = likelier.get(place, 0.0) + each
    nothing, bits = 1 - name.sure, {}
    for place, more in likelier.items():
        above = nothing
        for one in _path(place)[:-1]:
            above += likelier.get(one, 0.0)
        bits[place] = log2(1 + more / above)
    return bits


def _fits(code: str, end: str, own: str | None) -> float:
    """How much likelier a text of a 县 or 区 (`end`, empty where unknown) is of a county, by that county's names.

    Or one that calls itself a 州 (`own`), of a prefecture.
    """
    if own in _PREFECTURES and (gazetteer.name(code) or "").endswith(own):
        return _PREFECTURES[own]
    if not end or gazetteer.level(code) < 6:
        return 1.0
    ends = gazetteer.ends(code)
    return _ENDS[end] if end in ends else _NO_COUNTY if end == "县" and ends == {"区"} else _OTHER_END


@cache
def _path(code: str) -> tuple[str, ...]:
    """A place with those that it lies in, from the province down."""
    return tuple(gazetteer.above(code, digits) for digits in (2, 4, 6) if digits <= gazetteer.level(code))
