"""Which place has enough evidence.

A name that several places share is settled by its city or province in the same text, or left open. A city's text names
many of its counties, a county's text its city: how the text calls itself (我县, 全市) decides between them.
"""

from crawler.cleaners.region.evidence import COUNTY_LEVELS, ENOUGH, HINT, SIGNED, Evidence
from crawler.cleaners.region.places import gazetteer
from indexer.text import fold

_PARENTS = 3  # at most what the city and province of a county add to it
_CHILDREN = 2  # at most what its counties add to the city that a text calls its own
_OWN_LEVEL = 1  # added where the text calls itself by this level


def decided(evidence: Evidence, own: str | None) -> str | None:
    """The code of the lowest place that has enough evidence; None where none has."""
    county = _best(evidence, 6, own)
    if evidence.title and all(code.endswith("00") for code in evidence.title):
        speaks = county and own in COUNTY_LEVELS and evidence.weights[county] >= ENOUGH
        return county if speaks else _by_title(evidence, own)
    if county and _speaks(county, evidence, own):
        return county
    if own == "省":
        its = _best(evidence, 2, own) or _best(evidence, 4, own)
        return its and gazetteer.above(its, 2)  # who names its capital most writes for none of its cities
    return _best(evidence, 4, own) or _best(evidence, 2, own)


def _by_title(evidence: Evidence, own: str | None) -> str:
    """The city or province that the title names; the city that the text tells in a province that it names."""
    titled = max(evidence.title, key=lambda code: (gazetteer.level(code), evidence.weights[code], code))
    city = _best(evidence, 4, own) if gazetteer.level(titled) == 2 and own != "省" else None
    return city if city and city[:2] == titled[:2] else titled


def _speaks(county: str, evidence: Evidence, own: str | None) -> bool:
    """Whether a text is of the county that has most evidence in it, and not of what lies above it or elsewhere."""
    of_higher = own == "省" or (own in {"市", "州", "盟"} and not _is_city_of_own(county, evidence))
    return county in evidence.title or not (of_higher or _is_part(county, own, evidence))


def _is_part(county: str, own: str | None, evidence: Evidence) -> bool:
    """Whether a text that calls itself by no level names a county's city more often than the county."""
    above = gazetteer.above(county, 4 if gazetteer.name(gazetteer.above(county, 4)) else 2)
    named = len(evidence.words[county])
    is_signed = named == 1 and evidence.weights[county] >= SIGNED  # 晋城市生态环境局高平分局
    return own is None and not is_signed and len(evidence.words.get(above, ())) > named


def _best(evidence: Evidence, digits: int, own: str | None) -> str | None:
    """The one place of a level that has enough weight and no rival; None where there is none."""
    ranked = _ranked(evidence, digits, own)
    if not ranked or ranked[0][0] < ENOUGH:
        return None
    if len(ranked) > 1 and ranked[1][0] * 3 > ranked[0][0] * 2:
        return None
    return ranked[0][1]


def only_one(evidence: Evidence, own: str | None) -> str | None:
    """The county, or else the city or the province, of a text that names one alone."""
    counties = [code for code in evidence.weights if gazetteer.level(code) == 6]
    if counties := [code for code in counties if not _never_was_county(code, evidence, own)]:
        return _only_county(counties, evidence, own)
    for digits in (4, 2):
        named = [code for code in evidence.weights if gazetteer.level(code) == digits]
        if named:
            calls = _OWN_LEVEL if digits == 2 and own == "省" else 0  # 我省 can be but this one
            is_one = len(named) == 1 and evidence.weights[named[0]] + calls >= HINT
            if not is_one or named[0] in evidence.shared or _is_one_of_many(named[0], evidence):
                return None
            return gazetteer.above(named[0], 2) if own == "省" else named[0]
    return None


def _only_county(counties: list[str], evidence: Evidence, own: str | None) -> str | None:
    """The county, if it is one alone, named in a frame that is a place's own, and the text calls itself no city's."""
    best = max(counties, key=lambda code: (evidence.weights[code], code))
    is_one = len({gazetteer.same_place(code) for code in counties}) == 1 and best in evidence.framed - evidence.shared
    is_elsewhere = any(code[:2] != best[:2] for code in evidence.weights) or _is_one_of_many(best, evidence)
    fits = own not in {"省", "市", "州", "盟"} or (
        own == "市" and not evidence.of_counties and _is_named_city(best, evidence)
    )
    return best if is_one and fits and not is_elsewhere and evidence.weights[best] >= HINT else None


def _is_one_of_many(code: str, evidence: Evidence) -> bool:
    """Whether a text names another province too, beside a place that it tells by its name alone."""
    return bool(evidence.provinces - {gazetteer.above(code, 2)}) and evidence.landmarks.isdisjoint(evidence.words[code])


def _never_was_county(code: str, evidence: Evidence, own: str | None) -> bool:
    """Whether a place that no title names never was the 县 that a text calls its own: 东城 in 东城工业园区."""
    return own == "县" and code not in evidence.title and gazetteer.ends(code) == {"区"}


def _ranked(evidence: Evidence, digits: int, own: str | None) -> list[tuple[int, str]]:
    """The places of a level by their scores; a place's codes of all years are one, with the code that scores most."""
    places: dict[tuple[str, int, str], tuple[int, str]] = {}
    for code in evidence.weights:
        is_unsettled = code in evidence.shared and not _of_above(code, evidence)
        if gazetteer.level(code) != digits or is_unsettled or _never_was_county(code, evidence, own):
            continue
        score, place = _score(code, evidence, own), gazetteer.same_place(code)
        others, best = places.get(place, (0, code))
        places[place] = score + others, best if others >= score else code
    return sorted(places.values(), reverse=True)


def _score(code: str, evidence: Evidence, own: str | None) -> int:
    """The weight of a place with that of its city and province; of the level that a text calls its own some more."""
    score = evidence.weights[code] + min(_of_above(code, evidence), _PARENTS)
    if own and (own == (gazetteer.name(code) or " ")[-1] or (own == "县" and gazetteer.level(code) == 6)):
        score += _OWN_LEVEL
        if gazetteer.level(code) == 4:
            below = [its for other, its in evidence.weights.items() if other[:4] == code[:4] and other != code]
            score += min(sum(below), _CHILDREN)
    return score


def _of_above(code: str, evidence: Evidence) -> int:
    """The weight of the city and the province of a place."""
    return sum(evidence.weights.get(above, 0) for above in gazetteer.lies_in(code))


def _is_city_of_own(county: str, evidence: Evidence) -> bool:
    """Whether a county-level city is the 市 that a text calls its own: no sibling is named half as often."""
    if evidence.of_counties or not _is_named_city(county, evidence):
        return False
    siblings = [
        code for code in evidence.weights if code[:4] == county[:4] and gazetteer.level(code) == 6 and code != county
    ]
    return all(evidence.weights[code] * 2 < evidence.weights[county] for code in siblings)


def _is_named_city(county: str, evidence: Evidence) -> bool:
    """Whether a county is a 市, and the text, which may be older, does not call it a 县."""
    is_city = (gazetteer.name(county) or "").endswith("市")
    return is_city and not any(fold(words).endswith("县") for words in evidence.words[county])
