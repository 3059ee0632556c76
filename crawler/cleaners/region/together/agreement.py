"""The place that the names of a text agree on, as a naive Bayes classifier tells it.

Each name of a province, a city, a county, a town or a village, full or short, refers with some likelihood to the text's
own place, and otherwise says nothing (`place_names`). Names that tell little alone tell a place together: chance seldom
lets several agree on one of 2,850 counties. All other evidence is weighed as such names too (`votes`), and so is what
the text calls itself (`priors`). `bits` has the factors.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crawler.cleaners.passage import Passage
from crawler.cleaners.region.evidence import Evidence
from crawler.cleaners.region.places import gazetteer, listing
from crawler.cleaners.region.together.bits import NUMBER, bits_of_places, path
from crawler.cleaners.region.together.name import AGAIN, Name
from crawler.cleaners.region.together.place_names import by_numbers
from crawler.cleaners.region.together.priors import (
    NO_CITY,
    Levels,
    end_of,
    factor,
    is_above_county,
    is_schools,
    levels,
    levels_by_names,
)
from crawler.cleaners.region.together.votes import votes_of

_LEAST = 9.0  # bits below which not even a province is sure
_SURE = 0.75  # the probability from which on a place is given


@dataclass(frozen=True, slots=True)
class Agreement:
    """The code of the lowest place that is sure enough, and the words that tell it."""

    code: str
    words: tuple[str, ...]


def agreement(
    evidence: Evidence, own_level: str | None, passage: Passage, named: Mapping[str, Name]
) -> Agreement | None:
    """The place on which the names of a text and its other evidence agree; None where they tell none.

    `passage` is the title and the text, `own_level` the level that it calls its own, `named` the names in it.
    """
    body = passage.folded
    named = {**named, **by_numbers(body, own_level, evidence.year)}
    lowest = evidence.lowest_titled
    title_decides = lowest > 0 and (own_level is None or lowest in levels(own_level))
    votes = votes_of(evidence, named, body, own_level, title_decides=title_decides)
    if sum(name.most_bits for name in votes) < _LEAST:
        return None
    lowest = lowest or 6  # a title without a place says no more than a county's
    if own_level is None and (
        evidence.is_towns or (lowest == 6 and any(name.full_town and name.likelihood >= AGAIN for name in votes))
    ):
        own_level = "镇"
    if own_level == "市" and evidence.has_counties:
        own_level = "地级市"  # no county's
    heads = evidence.title or (evidence.signed if evidence.says_own == len(evidence.weights) == 1 else ())
    if heads and own_level and is_above_county(own_level) and _lie_below(heads, own_level):
        own_level = None  # 全省 have a meeting in the city of the title, a county's court is one of 全市法院
    if own_level and is_above_county(own_level) and is_schools(body):
        own_level = None  # which is ranked in 全市
    of_levels = levels(own_level) if own_level else levels_by_names(votes, lowest, body)
    end = end_of(own_level, body)
    code = _lowest_sure(_likely(votes, of_levels, own_level, end))
    if (
        code is None
        or _is_hardly_told(code, votes)
        or (gazetteer.level(code) == 2 and not _is_named_alone(code, votes))
    ):
        return None
    code = _merged_since(code, votes, is_above=bool(own_level and is_above_county(own_level))) or code
    words = [name.written(passage) for name in votes if name.lies_in(code)]
    return Agreement(_only_one_inside(code, end, evidence.year) or code, tuple(dict.fromkeys(words)))


def _is_hardly_told(code: str, votes: Iterable[Name]) -> bool:
    """Whether for a place's province no name speaks as the own, or one water, sight or village alone."""
    its = [name for name in votes if name.lies_in(gazetteer.above(code, 2))]
    return not any(name.own for name in its) or (len(its) == 1 and its[0].is_hint)


def _merged_since(place: str, votes: Iterable[Name], *, is_above: bool) -> str | None:
    """The district beside a county that a text names in full, and not the county, if it is no more (江干区).

    The towns of the list are today's, by which those of 江干区 are of 上城区. A city is told where they speak for both:
    then the one county that the text names, if it is not itself of what lies above (`is_above`).
    """
    level = gazetteer.level(place)
    own = [name for name in votes if name.own]
    in_full = [name for name in own if name.words in gazetteer.written()]
    if level < 4 or (level == 6 and any(place in name.codes for name in in_full)):
        return None
    if level == 4:
        inside = [name for name in own if any(code[:4] == place[:4] and code != place for code in name.codes)]
        counties = {
            name.words
            for name in inside
            if name.words in gazetteer.written() or gazetteer.stem_of(name.words) in gazetteer.called()
        }
        if is_above or len(counties) != 1:
            return None
    of_before = (name.codes for name in in_full if name.words not in listing.names())
    beside = {code for codes in of_before for code in codes if code[:4] == place[:4] and gazetteer.level(code) == 6}
    return beside.pop() if len(beside) == 1 else None


def _only_one_inside(code: str, end: str, year: int | None) -> str | None:
    """The only 县 or 旗 of a city or province whose text calls itself one: 崇明县, where 上海 alone is told."""
    if end not in {"县", "旗"} or gazetteer.level(code) == 6:
        return None
    names = {county: gazetteer.name(county, year) or "" for county in gazetteer.counties(code, year)}
    ends = {county: {name[-1:]} if year else gazetteer.ends(county) for county, name in names.items()}
    called = [county for county in names if end in ends[county]]
    return called[0] if len(called) == 1 else None


def _is_named_alone(province: str, votes: Iterable[Name]) -> bool:
    """Whether a name is of a province or of what lies in it alone.

    Names that several provinces have (张楼, 李堂, 徐庙) are of one part of the country, and chance lets them agree on a
    province of it.
    """
    return any({code[:2] for code in group.codes} == {province[:2]} for name in votes for group in name.groups)


def _lie_below(codes: Iterable[str], own_level: str) -> bool:
    """Whether one of some places lies below a 省, 市, 州 or 盟, and none is a county's city."""
    of_levels = {code: gazetteer.level(code) for code in codes}
    is_city = own_level == "市" and any("市" in gazetteer.ends(code) for code, level in of_levels.items() if level == 6)
    return max(of_levels.values()) > (2 if own_level == "省" else 4) and not is_city


def _likely(votes: list[Name], of_levels: Levels, own_level: str | None, end: str) -> dict[str, float]:
    """How likely a text of these names is of each place, and of any other (""), up to a common factor."""
    bits_of = [(level, bits_of_places(votes, level)) for level in sorted(of_levels)]
    places = [(level, code, bits[code]) for level, bits in bits_of for code in sorted(bits)]  # sums hang on their order
    most = max((bits for *_, bits in places), default=0.0)  # a long list of towns has more than a float can raise 2 to
    likely = defaultdict(float, {"": 2.0**-most})
    no_cities = {code for name in votes if end == "市" and name.words.endswith("县") for code in name.codes}
    for level, code, bits in places:
        fits = NO_CITY if code in no_cities else factor(code, end, own_level)
        likelihood = 2.0 ** (bits - most) * of_levels[level] / NUMBER[gazetteer.level(code)] * fits
        if gazetteer.name(code) is not None:
            likely[code] += likelihood
        elif level == 4 and 2 not in of_levels and code[2:4] != "90":  # a municipality is its own city, as is 仙桃市
            likely[gazetteer.above(code, 2)] += likelihood
    return likely


def _lowest_sure(likely: dict[str, float]) -> str | None:
    """The lowest place that is sure enough."""
    total = sum(likely.values())
    sums: dict[str, float] = defaultdict(float)
    for code, likelihood in likely.items():
        for outer in path(code) if code else ():
            sums[outer] += likelihood
    sure = (code for code, likelihood in sums.items() if likelihood > _SURE * total and gazetteer.name(code))
    return max(sure, key=gazetteer.level, default=None)  # more than half: one a level
