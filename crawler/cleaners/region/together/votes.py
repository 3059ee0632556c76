"""What speaks for the places of a text: the names that it holds, and its other evidence in the form of names."""

from collections.abc import Iterable, Mapping

from crawler.cleaners.region.evidence import ENOUGH, TITLE, Evidence
from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.together.name import Bearers, Name
from crawler.cleaners.region.together.priors import BY_WEIGHT, is_above_county, levels

# The likelihood that what the title names is the own place, by its level.
_BY_TITLE = {2: 0.95, 4: 0.998, 6: 0.998}
# How much less such evidence says for a text of the city or province in which its place lies, by weight, for these name
# themselves, and seldom a part; …
_OF_PART, _TITLED_OF_PART = {0: 1.0, 1: 0.8, 2: 0.3, 3: 0.1, 4: 0.02}, 0.0005
# … for a text of a county that is named less often than its city; …
_OUTNUMBERED = {4: 0.5, 2: 0.02}
# … for what lies in the city (True) or province that is the lowest place in a title, of a text that may be of these; …
_TITLED_ABOVE = {True: 0.01, False: 0.1}
# … and for what lies in the same city or province as its place.
_BESIDE, _TITLED_BESIDE = {0: 1.0, 2: 0.5, 3: 0.2}, 0.05


def votes_of(
    evidence: Evidence, named: Mapping[str, Name], body: str, own_level: str | None, *, title_decides: bool
) -> list[Name]:
    """The names of a text by stem, and its evidence as such, each place once.

    `own_level` is the level that the text calls its own. What lies elsewhere than the places in the title is another's
    if `title_decides`, else what lies elsewhere than those whose offices the text names.
    """
    found = {stem: name.as_lay(evidence.year) for stem, name in named.items()}
    decided = _lowest(evidence.title if title_decides else _told_by_offices(evidence, own_level))
    signed = _lowest(evidence.signed)
    for stem, name in found.items():  # sights elsewhere are often named together: they were seen on one visit
        its = decided or (signed if name.is_landmark else ())
        if its and not any(_is_along(code, its) for code in name.codes):
            found[stem] = name._replace(own=False)
    for code in sorted(evidence.weights):
        is_titled = code in evidence.title
        vote = _titled(code, evidence, own_level) if is_titled else _told(code, evidence, own_level, body)
        _add(found, code, vote._replace(own=not decided or _is_along(code, decided)), evidence.words[code])
    return list(found.values())


def _told_by_offices(evidence: Evidence, own_level: str | None) -> set[str]:
    """The one place whose offices a text of its level names, if no other's: a city's once, a county's twice."""
    named = _lowest({code for code, weight in evidence.weights.items() if weight >= ENOUGH})
    if len(named) != 1:
        return set()
    [code] = named
    level = gazetteer.level(code)
    least = ENOUGH if (own_level, level) == ("市", 4) else TITLE
    return named if evidence.weights[code] >= least and (own_level is None or level in levels(own_level)) else set()


def _add(found: dict[str, Name], code: str, vote: Name, words: Iterable[str]) -> None:
    """Add the vote that some words gave for a code; beside a name of the same place only the likelier of them stays."""
    stems = map(gazetteer.stem_of, (gazetteer.name(code) or "", *words))  # also the name of then: 庐山区
    stem = next((stem for stem in stems if stem in found), "")
    named = found.get(stem)
    if named is None or not any(named.lies_in(bearer) for bearer in vote.codes):
        found[code] = vote
    elif named.likelihood > vote.likelihood:
        found[stem] = named._replace(own=named.own and vote.own, fits=vote.fits, beside=vote.beside)
    else:
        del found[stem]
        found[code] = vote


def _lowest(codes: set[str]) -> set[str]:
    """Those of some places in which none of the others lies: 孝感市 of 湖北省孝感市."""
    return codes.difference(*map(gazetteer.lies_in, codes))


def _is_along(code: str, others: Iterable[str]) -> bool:
    """Whether a place is one of some others, or lies in one or around one."""
    return any(code in {one, *gazetteer.lies_in(one)} or one in gazetteer.lies_in(code) for one in others)


def _titled(code: str, evidence: Evidence, own_level: str | None) -> Name:
    """The evidence for a place that the title names."""
    level, in_text = gazetteer.level(code), max(evidence.weights[code] - TITLE, 0)
    likelihood = 1 - (1 - _BY_TITLE[level]) * (1 - _reached(BY_WEIGHT, in_text))
    fits = dict.fromkeys(range(2, level, 2), _TITLED_OF_PART)
    if level == evidence.lowest_titled and (own_level is None or is_above_county(own_level)):
        is_city = (gazetteer.name(code) or "").endswith("市")  # as are the municipalities
        fits |= dict.fromkeys(range(level + 2, 8, 2), _TITLED_ABOVE[is_city])
    return _as_name(code, evidence, likelihood, fits, _TITLED_BESIDE)


def _told(code: str, evidence: Evidence, own_level: str | None, body: str) -> Name:
    """The evidence for a place that only the text tells of."""
    level, weight = gazetteer.level(code), evidence.weights[code]
    may_be_own = own_level is None or (gazetteer.name(code) or "").endswith(own_level)
    may_be_own &= evidence.title.isdisjoint(gazetteer.lies_in(code))  # a city names its counties' offices
    fits = dict.fromkeys(range(2, level, 2), _reached(_OF_PART, weight if may_be_own else 0))
    above = gazetteer.above(code, 4 if gazetteer.name(gazetteer.above(code, 4)) else 2)
    if own_level is None and level == 6 and _is_outnumbered(code, above, evidence, body):
        fits |= {gazetteer.level(above): 1.0, 6: _OUTNUMBERED[gazetteer.level(above)]}
    return _as_name(code, evidence, _reached(BY_WEIGHT, weight), fits, _reached(_BESIDE, weight))


def _as_name(code: str, evidence: Evidence, likelihood: float, fits: dict[int, float], beside: float) -> Name:
    place = gazetteer.as_lay(code, evidence.year)
    words = " ".join(evidence.words[code][:1])
    return Name(words, (Bearers(likelihood, frozenset((place,))),), fits=fits, beside=beside)


def _is_outnumbered(county: str, above: str, evidence: Evidence, body: str) -> bool:
    """Whether a text names a county's city or municipality more often, and has not only signed with the county."""
    is_signed = len(evidence.words[county]) == 1 and county in evidence.signed  # 晋城市生态环境局高平分局
    times, times_above = (body.count(gazetteer.stem(code)) for code in (county, above))
    return not is_signed and times_above > times


def _reached(table: Mapping[int, float], weight: int) -> float:
    """What a table has for a weight, or for the next one below."""
    return table[max(least for least in table if least <= weight)]
