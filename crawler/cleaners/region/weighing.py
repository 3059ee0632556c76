"""The region that a text is of, by the places that it names, and the words that gave it.

Evidence is weighed: names of places by where they stand (`mentions`), document numbers (香教字〔2008〕10号), by-names.
A name that several places share is settled by its city or province in the same text, or left open. A city's text names
many of its counties, a county's text its city: how the text calls itself (我县, 全市) decides between them. Where
no evidence is enough for a county, all names of the text together may tell it (`agreement`).
"""

import re
from dataclasses import dataclass

from crawler.cleaners.passage import Passage
from crawler.cleaners.region import gazetteer
from crawler.cleaners.region.agreement import agreement
from crawler.cleaners.region.evidence import BODY_SPEAKS, ENOUGH, OFFICE_SPEAKS, TOWN_SPEAKS, Evidence
from crawler.cleaners.region.gathering import gather
from crawler.cleaners.region.journeys import is_away
from crawler.cleaners.region.mentions import MAX_READ
from indexer.text import fold

_LITTLE = 2  # weight that will do for a place if the text names no other of its kind, and speaks of its own body
_PARENTS = 3  # at most what the city and province of a county add to it
_CHILDREN = 2  # at most what its counties add to the city that a text calls its own
_MANY_CITIES = 3  # a province's text that names as many is of none of them
_COUNTY_LEVELS = frozenset("县区旗")
_OWN_LEVEL = 1  # added where the text calls itself by this level
_OF_COUNTY, _OF_DISTRICT = re.compile("[我全]县"), re.compile(r"[我全本在]区|(?<![\u4e00-\u9fff])区[委政]")
_OFTEN_OWN = 2  # times that a text calls itself a county's
_MAX_SHOWN = 12  # pieces of evidence
# How often regions were right in texts by others at first sight (docs/metadata.md): told by a name with what the place
# is, an office, a number, or by three names; by fewer that are short; where the title says that the author was
# elsewhere; by whose site it is, which is set, for the texts had no sites.
_TOLD, _BY_SHORT_NAMES, _ELSEWHERE, _BY_SITE = 0.97, 0.85, 0.4, 0.75
_FEW = 2  # names
_IN_FULL = re.compile("[省市县旗州盟镇乡局委校院]|(?<!社)区|街道|苏木|号$")


@dataclass(frozen=True, slots=True)
class Region:
    """A region as far down as the text tells; `adcode` is that of the lowest level.

    `confidence` is how often a region that is told so was right, counted on texts that no rule had seen.
    """

    province: str | None
    city: str | None
    county: str | None
    adcode: str
    evidence: tuple[str, ...]
    confidence: float


def region(
    title: str | None,
    text: str,
    plain: str,
    year: int | None = None,
    page_title: str = "",
    *,
    issuer: str | None = None,
) -> Region | None:
    """The region that a document is of; None where it does not tell.

    `plain` is the folded `text`. The names and the code given are those of `year`, the newest where it is unknown.
    `page_title` is the page's <title>, which may name a place's government or school as its publisher; `issuer` is the
    body that the page names as the document's.
    """
    title = title or ""
    evidence, own = gather(title, Passage(text, plain), page_title, issuer)
    body = plain[:MAX_READ]
    _drop_visited(evidence, body)
    best = _decide(evidence, own)
    heading = fold(title)
    if best is None and (own or _speaks_of_own(heading) or _speaks_of_own(body)):
        best = _only_one(evidence, own)
    if _may_be_lower(best, evidence, own) and not is_away(heading):
        above = Passage.of(title, heading)
        agreed = agreement(evidence, own, Passage(f"{above.text}\n{text[:MAX_READ]}", f"{heading}\n{body}"))
        if agreed and (best is None or not best.startswith(agreed.code[: gazetteer.level(agreed.code)])):
            shown = agreed.words[:_MAX_SHOWN]
            return _region(gazetteer.as_of(agreed.code, year), shown, year, _confidence(heading, evidence, shown))
    if best is None:
        return None
    path = tuple(dict.fromkeys((gazetteer.above(best, 2), gazetteer.above(best, 4), best)))
    words = [word for code in path for word in evidence.words.get(code, [])]
    if not words:  # known by its counties or cities
        own_part = best[: gazetteer.level(best)]
        words = [word for code in evidence.weights if code.startswith(own_part) for word in evidence.words[code]]
    shown = tuple(dict.fromkeys(words))[:_MAX_SHOWN]
    return _region(gazetteer.as_of(best, year), shown, year, _confidence(heading, evidence, shown))


def _speaks_of_own(words: str) -> bool:
    """Whether a title or a text speaks of its author's own body."""
    return any(its.search(words) for its in (BODY_SPEAKS, TOWN_SPEAKS, OFFICE_SPEAKS))


def _may_be_lower(best: str | None, evidence: Evidence, own: str | None) -> bool:
    """Whether a text may be of a place below the one that is decided; who names a city in its title is of the city."""
    return best is None or (gazetteer.level(best) < 6 and (best not in evidence.title or own in _COUNTY_LEVELS))


def _drop_visited(evidence: Evidence, body: str) -> None:
    """Forget the districts, and their cities, of which a text tells that calls itself a county's, and no 区 its own.

    Its author was there, or compares with them: 江干区位于 …, 我县要学习.
    """
    if len(_OF_COUNTY.findall(body)) < _OFTEN_OWN or _OF_DISTRICT.search(body):
        return
    others = {
        code
        for code, words in evidence.words.items()
        if gazetteer.level(code) == 6 and code not in evidence.title and all(fold(its)[-1] == "区" for its in words)
    }
    cities = {gazetteer.above(code, 4) for code in others} - {
        gazetteer.above(code, 4) for code in evidence.weights if gazetteer.level(code) == 6 and code not in others
    }
    evidence.visited |= others | (cities - evidence.title)
    for code in evidence.visited:
        evidence.weights.pop(code, None)


def _decide(evidence: Evidence, own: str | None) -> str | None:
    county = _best(evidence, 6, own)
    if any(code.endswith("00") for code in evidence.title) and not any(not c.endswith("00") for c in evidence.title):
        # The title names a city or a province: a county below counts only if the text calls itself one.
        if county is None or own not in _COUNTY_LEVELS or evidence.weights[county] < ENOUGH:
            highest = max(evidence.title, key=lambda code: (gazetteer.level(code), evidence.weights[code], code))
            city = _best(evidence, 4, own) if gazetteer.level(highest) == 2 and own != "省" else None
            return city if city and city[:2] == highest[:2] else highest
        return county
    higher = own == "省" or (own in {"市", "州", "盟"} and not (county and _is_city_of_own(county, evidence)))
    if county and higher and county not in evidence.title:
        county = None
    if county and not _is_outvoted(county, evidence):
        return county
    if own == "省":
        return _common_province(evidence) or _province_of(_best(evidence, 2, own) or _best(evidence, 4, own))
    return _best(evidence, 4, own) or _best(evidence, 2, own)


def _province_of(code: str | None) -> str | None:
    """The province of a place; who calls it his own names its capital most, and writes for none of its cities."""
    return gazetteer.above(code, 2) if code else None


def _is_outvoted(county: str, evidence: Evidence) -> bool:
    """Whether another province's city has the more evidence, and nothing names the county's own."""
    others = [weight for code, weight in evidence.weights.items() if code.endswith("00") and code[:2] != county[:2]]
    own = any(code.endswith("00") and code[:2] == county[:2] for code in evidence.weights)
    return not own and county not in evidence.title and max(others, default=0) >= evidence.weights[county]


def _best(evidence: Evidence, digits: int, own: str | None) -> str | None:
    """The one place of a level that has enough weight and no rival; None where there is none."""
    ranked = _ranked(evidence, digits, own)
    if not ranked or ranked[0][0] < ENOUGH:
        return None
    if len(ranked) > 1 and ranked[1][0] * 3 > ranked[0][0] * 2:
        return None
    return ranked[0][1]


def _only_one(evidence: Evidence, own: str | None) -> str | None:
    """The county, or else the city or the province, of a text that names one alone.

    A county counts only if it was named in a frame that is a place's own, and in no text that calls itself a city's.
    """
    counties = [code for code in evidence.weights if gazetteer.level(code) == 6]
    if counties:
        best = max(counties, key=lambda code: (evidence.weights[code], code))
        alone = (
            len({gazetteer.same_place(code) for code in counties}) == 1 and best in evidence.framed - evidence.shared
        )
        elsewhere = any(code[:2] != best[:2] for code in evidence.weights)
        fits = own not in {"省", "州", "盟"} and (own != "市" or (gazetteer.name(best) or "").endswith("市"))
        return best if alone and fits and not elsewhere and evidence.weights[best] >= _LITTLE else None
    for digits in (4, 2):
        named = [code for code in evidence.weights if gazetteer.level(code) == digits]
        calls = _OWN_LEVEL if digits == 2 and own == "省" else 0  # 我省 can be but this one
        if len(named) == 1 and evidence.weights[named[0]] + calls >= _LITTLE and named[0] not in evidence.shared:
            return named[0]
        if named:
            return None
    return None


def _ranked(evidence: Evidence, digits: int, own: str | None) -> list[tuple[int, str]]:
    """The places of a level by weight, that of their city and province added; a place's codes of all years are one."""
    weights = evidence.weights
    places: dict[tuple[str, int, str], tuple[int, str]] = {}
    for code, weight in weights.items():
        if gazetteer.level(code) != digits:
            continue
        above = {gazetteer.above(code, 2), gazetteer.above(code, 4)} - {code}
        parents = sum(weights.get(parent, 0) for parent in above)
        if code in evidence.shared and not parents:
            continue
        suffix = (gazetteer.name(code) or " ")[-1]
        fits = _OWN_LEVEL if own and (suffix == own or (own == "县" and digits == 6)) else 0
        below = (
            sum(its for other, its in weights.items() if other[:4] == code[:4] and other != code) if digits == 4 else 0
        )
        score = weight + min(parents, _PARENTS) + fits + (min(below, _CHILDREN) if fits else 0)
        place = gazetteer.same_place(code)
        before = places.get(place)
        places[place] = (score + before[0], before[1] if before[0] >= score else code) if before else (score, code)
    return sorted(places.values(), reverse=True)


def _common_province(evidence: Evidence) -> str | None:
    """The province of a province's text that names many of its cities, and none of another."""
    cities = {code[:4] for code in evidence.weights if gazetteer.level(code) > 2 and code not in evidence.shared}
    provinces = {code[:2] for code in evidence.weights if code not in evidence.shared}
    return f"{provinces.pop()}0000" if len(cities) >= _MANY_CITIES and len(provinces) == 1 else None


def _confidence(heading: str, evidence: Evidence, words: tuple[str, ...]) -> float:
    """How often a region was right that such words told, under such a title."""
    if is_away(heading):
        return _ELSEWHERE
    if evidence.published:
        return _BY_SITE
    names = {fold(word) for word in words}
    return _TOLD if len(names) > _FEW or any(map(_IN_FULL.search, names)) else _BY_SHORT_NAMES


def _is_city_of_own(county: str, evidence: Evidence) -> bool:
    """Whether a county-level city is the 市 that a text calls its own: no sibling is named half as often."""
    if not (gazetteer.name(county) or "").endswith("市"):
        return False
    siblings = [
        code for code in evidence.weights if code[:4] == county[:4] and gazetteer.level(code) == 6 and code != county
    ]
    return all(evidence.weights[code] * 2 < evidence.weights[county] for code in siblings)


def _region(code: str, evidence: tuple[str, ...], year: int | None, confidence: float) -> Region:
    level = gazetteer.level(code)
    return Region(
        gazetteer.name(gazetteer.above(code, 2), year),
        gazetteer.name(gazetteer.above(code, 4), year) if level >= 4 else None,
        gazetteer.name(code, year) if level == 6 else None,
        code,
        evidence,
        confidence,
    )
