"""The region that a text is of, by the places that it names, and the words that gave it.

Evidence is weighed: names of places by where they stand (`mentions`), towns by the counties that have one of their
name, document numbers (香教字〔2008〕10号) and schools by the county's first character or stem. A name that several
places share is settled by its city or province in the same text, or left open. A city's text names many of its
counties, a county's text its city: how the text calls itself (我县, 全市) decides between them.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from crawler.cleaners import gazetteer
from crawler.cleaners.mentions import MAX_READ, TITLE, Mention, in_body, in_title, town_names
from indexer.text import fold

_DEICTIC = re.compile(r"[我全本]([省市县区旗州盟])")
_ENOUGH = 3  # weight from which on a place is believed
_LITTLE = 2  # weight that will do for a city or province if the text names no other, and speaks of its own body
_OWN_BODY = re.compile("[我本全][县区镇乡局校院村旗]")
_PARENTS = 3  # at most what the city and province of a county add to it
_OWN_LEVEL = 1  # added where the text calls itself by this level
_TOWN, _SHARED_TOWN = 2, 1  # weights of a town of one county, and of a few
_FEW = 4  # counties that have a town of one name; a name of more says nothing
_OFTEN = 2  # times that a text names the town that is its own
_TOWN_ACTS = "(?:党委|政府|人民政府|党工委|办事处|综治)"
_MAX_SHOWN = 12  # pieces of evidence
_DOCUMENT_NUMBER = 2
# A county's name without its suffix, in the name of what every county has: 宾阳中学, 定兴镇.
_LOCAL = (
    "(?:县城|镇|中学|高中|[一二三四]中|一小|职中|职校|职教中心|师范|实验小学|小学|幼儿园|学子|教育|电视台|法院|公安)"
)
# Names of districts that are words too: without their city they say nothing.
_COMMON_NOUNS = re.compile("(?:老城|新城|城[东南西北中]|市[中南北]|江[北南])区")
_NUMBER = re.compile(
    r"([\u4e00-\u9fff])[\u4e00-\u9fff]{1,6}[\[〔【(〈]\s*(?:(?:19|20)\d\d|\*{2,4}|20\*\*)\s*[\]〕】)〉]\s*(?:第\s*)?[\d*]{1,4}\s*号"
)
_PROVINCES = re.compile(
    "河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海"
)
_PROVINCE_SIGNS = frozenset("京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔贵滇云藏陕秦甘陇青宁新蒙中国")


@dataclass(frozen=True, slots=True)
class Region:
    """A region as far down as the text tells; `adcode` is that of the lowest level.

    `confidence` is the share of the evidence that speaks for this region rather than for its strongest rival, drawn
    towards a half where the evidence is little: (w + 1) / (w + r + 2).
    """

    province: str | None
    city: str | None
    county: str | None
    adcode: str
    evidence: tuple[str, ...]
    confidence: float


@dataclass(slots=True)
class _Evidence:
    weights: dict[str, int] = field(default_factory=lambda: defaultdict(int))  # of each code
    words: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # that named it
    shared: set[str] = field(default_factory=set)  # codes that are only named by names which other places bear too
    title: set[str] = field(default_factory=set)  # codes that the title names

    def add(self, code: str, weight: int, words: str) -> None:
        self.weights[code] += weight
        self.words[code].append(words)


def region(title: str | None, text: str, plain: str, year: int | None = None) -> Region | None:
    """The region that a document is of; None where it does not tell.

    `plain` is the folded `text`. The names and the code given are those of `year`, the newest where it is unknown.
    """
    heading = title or ""
    folded_heading = fold(heading)
    body = plain[:MAX_READ]
    mentions = [*in_title(heading, folded_heading), *in_body(text, plain)]
    named_towns = town_names(text, plain) | town_names(heading, folded_heading)
    own = _own_level(folded_heading, body)
    if not mentions and not named_towns and own != "省":
        return None
    evidence = _weigh(mentions)
    _add_towns(evidence, named_towns)
    _add_own_town(evidence, folded_heading, body, named_towns)
    _add_document_numbers(evidence, body)
    _add_province(evidence, own, body)
    best = _decide(evidence, own, body) or (_only_one(evidence) if _OWN_BODY.search(body) else None)
    if best is None:
        return None
    path = tuple(dict.fromkeys((best[:2] + "0000", best[:4] + "00", best)))
    words = [word for code in path for word in evidence.words.get(code, [])]
    if not words:  # known by its counties
        words = [word for code in evidence.weights if code[:4] == best[:4] for word in evidence.words[code]]
    shown = tuple(dict.fromkeys(words))[:_MAX_SHOWN]
    return _region(gazetteer.as_of(best, year), shown, year, _confidence(evidence, best))


def _weigh(mentions: list[Mention]) -> _Evidence:
    """Evidence by code. A name that counties share counts for those in a province or city that is named too."""
    evidence = _Evidence()
    alone = [code for mention in mentions if len(mention.codes) == 1 for code in mention.codes]
    above = {code for code in alone if code.endswith("00")}
    for mention in mentions:
        codes = mention.codes
        if len(codes) > 1:
            in_city = tuple(code for code in codes if code[:4] + "00" in above)
            codes = in_city or tuple(code for code in codes if code[:2] + "0000" in above) or codes
        for code in codes:
            evidence.add(code, mention.weight, mention.words)
            if len(codes) > 1 or _COMMON_NOUNS.fullmatch(fold(mention.words)):
                evidence.shared.add(code)
            if mention.weight >= TITLE:
                evidence.title.add(code)
    evidence.shared -= {
        mention.codes[0]
        for mention in mentions
        if len(mention.codes) == 1 and not _COMMON_NOUNS.fullmatch(fold(mention.words))
    }
    return evidence


def _own_level(heading: str, body: str) -> str | None:
    """The level that a text calls its own: 省, 市, 县, 区 …; None where it does not say."""
    calls = Counter(_DEICTIC.findall(body))
    for level in _DEICTIC.findall(heading):
        calls[level] += 3
    if not calls:
        return None
    level, most = calls.most_common(1)[0]
    lower = sum(calls[other] for other in "县区旗")
    return "县" if level in "省市州盟" and 2 * lower > most else level


def _add_towns(evidence: _Evidence, named: dict[str, tuple[str, tuple[str, ...]]]) -> None:
    """Towns speak for the counties that have them; together, or with the county's city or name."""
    votes: dict[str, int] = defaultdict(int)
    words: dict[str, list[str]] = defaultdict(list)
    cities = {code[:4] for code, weight in evidence.weights.items() if weight >= 2 and not code.endswith("0000")}
    for written, codes in named.values():
        inside = tuple(code for code in codes if code[:4] in cities)
        for code in inside or (codes if len(codes) <= _FEW else ()):
            votes[code] += _TOWN if len(inside or codes) == 1 else _SHARED_TOWN
            words[code].append(written)
    for written, codes in named.values():  # names that many counties have agree with those that few have
        for code in (
            set(codes) & set(votes) if len(codes) > _FEW and not any(code[:4] in cities for code in codes) else ()
        ):
            votes[code] += _SHARED_TOWN
            words[code].append(written)
    if not votes:
        return
    ranked = sorted(votes.items(), key=lambda item: -item[1])
    best, most = ranked[0]
    supported = best in evidence.weights or best[:4] in cities
    rival = ranked[1][1] if len(ranked) > 1 else 0
    if (len(words[best]) >= 2 and most >= _TOWN + 1) or (supported and most >= _TOWN):
        if rival * 2 > most:
            return
        for written in words[best]:
            evidence.words[best].append(written)
        evidence.weights[best] += min(most, 2 * TITLE) + (len(words[best]) >= 2)


def _add_own_town(evidence: _Evidence, heading: str, body: str, named: dict[str, tuple[str, tuple[str, ...]]]) -> None:
    """A town that heads the title, or whose party and government act, is the text's own: its county, if it is one."""
    if evidence.weights:
        return
    own = [
        (name, words, codes[0])
        for name, (words, codes) in named.items()
        if len(codes) == 1 and (heading.startswith(name) or re.search(re.escape(name) + _TOWN_ACTS, body))
    ]
    if len(own) == 1 and body.count(own[0][0]) + heading.count(own[0][0]) >= _OFTEN:
        evidence.add(own[0][2], _ENOUGH, own[0][1])


def _add_province(evidence: _Evidence, own: str | None, body: str) -> None:
    """A province's text calls it by its short name (江苏)."""
    if own != "省":
        return
    named = Counter(_PROVINCES.findall(body)).most_common(2)
    if named and named[0][1] >= _OFTEN and (len(named) == 1 or named[0][1] > 2 * named[1][1]):
        [code] = [code for code in gazetteer.codes()[f"{named[0][0]}省"] if code.endswith("0000")]
        evidence.add(code, _ENOUGH, named[0][0])


def _add_document_numbers(evidence: _Evidence, body: str) -> None:
    """The first character of a document's number is the county's (香教字〔2008〕10号), if one county alone fits."""
    found = {number[1]: number[0] for number in _NUMBER.finditer(body)}
    cities = [
        code for code, weight in evidence.weights.items() if code.endswith("00") and code[2:4] != "00" and weight >= 2
    ]
    for sign, words in found.items():
        candidates = [code for code in evidence.weights if gazetteer.level(code) == 6]
        if len(cities) == 1 and sign not in _PROVINCE_SIGNS:
            candidates += gazetteer.counties(cities[0])
        its = {code for code in candidates if fold(gazetteer.name(code) or "").startswith(sign)}
        if len(its) == 1:
            evidence.add(its.pop(), _DOCUMENT_NUMBER, words)


def _decide(evidence: _Evidence, own: str | None, body: str) -> str | None:
    county = _best(evidence, 6, own)
    if any(code.endswith("00") for code in evidence.title) and not any(not c.endswith("00") for c in evidence.title):
        # The title names a city or a province: a county below counts only if the text calls itself one.
        if county is None or own not in {"县", "区", "旗"} or evidence.weights[county] < _ENOUGH:
            highest = max(evidence.title, key=lambda code: (gazetteer.level(code), evidence.weights[code]))
            return highest if own not in {"县", "区", "旗"} else _below(highest, evidence, own, body)
        return county
    if (
        county
        and own in {"市", "州", "盟", "省"}
        and county not in evidence.title
        and not _is_city_of_own(county, evidence)
    ):
        county = None
    if county and not _is_outvoted(county, evidence):
        return county
    city = _best(evidence, 4, own) or (_common_city(evidence) if own in {"市", "州", "盟"} else None)
    if city:
        return _below(city, evidence, own, body)
    named = [code for code in evidence.weights if gazetteer.level(code) == 4]
    if len(named) == 1 and own in {"县", "区", "旗"} and (county := _by_local_names(named[0], own, body, evidence)):
        return county
    return _best(evidence, 2, own)


def _is_outvoted(county: str, evidence: _Evidence) -> bool:
    """Whether another province's city has the more evidence, and nothing names the county's own."""
    others = [weight for code, weight in evidence.weights.items() if code.endswith("00") and code[:2] != county[:2]]
    own = any(code.endswith("00") and code[:2] == county[:2] for code in evidence.weights)
    return not own and county not in evidence.title and max(others, default=0) >= evidence.weights[county]


def _below(city: str, evidence: _Evidence, own: str | None, body: str) -> str:
    """The county of a city by its local names; the city where these do not tell."""
    if gazetteer.level(city) == 4 and own in {"县", "区", "旗"}:
        return _by_local_names(city, own, body, evidence) or city
    return city


def _best(evidence: _Evidence, digits: int, own: str | None) -> str | None:
    """The one place of a level that has enough weight and no rival; None where there is none."""
    ranked = _ranked(evidence, digits, own)
    if not ranked or ranked[0][0] < _ENOUGH:
        return None
    if len(ranked) > 1 and ranked[1][0] * 3 > ranked[0][0] * 2:
        return None
    return ranked[0][1]


def _only_one(evidence: _Evidence) -> str | None:
    """The city, or else the province, of a text that names one alone."""
    if any(gazetteer.level(code) == 6 for code in evidence.weights):
        return None
    for digits in (4, 2):
        named = [code for code in evidence.weights if gazetteer.level(code) == digits]
        if len(named) == 1 and evidence.weights[named[0]] >= _LITTLE and named[0] not in evidence.shared:
            return named[0]
        if named:
            return None
    return None


def _ranked(evidence: _Evidence, digits: int, own: str | None) -> list[tuple[int, str]]:
    """The places of a level by weight, that of their city and province added; a place's codes of all years are one."""
    weights = evidence.weights
    places: dict[tuple[str, int, str], tuple[int, str]] = {}
    for code, weight in weights.items():
        if gazetteer.level(code) != digits:
            continue
        above = {code[:2] + "0000", code[:4] + "00"} - {code}
        parents = sum(weights.get(parent, 0) for parent in above)
        if code in evidence.shared and not parents:
            continue
        suffix = (gazetteer.name(code) or " ")[-1]
        fits = _OWN_LEVEL if own and (suffix == own or (own == "县" and digits == 6)) else 0
        score = weight + min(parents, _PARENTS) + fits
        place = gazetteer.same_place(code)
        before = places.get(place)
        places[place] = (score + before[0], before[1] if before[0] >= score else code) if before else (score, code)
    return sorted(places.values(), reverse=True)


def _confidence(evidence: _Evidence, best: str) -> float:
    ranked = _ranked(evidence, gazetteer.level(best), None)
    its = next((score for score, code in ranked if code == best), 1)
    rival = max((score for score, code in ranked if code != best), default=0)
    return round((its + 1) / (its + rival + 2), 2)


def _is_city_of_own(county: str, evidence: _Evidence) -> bool:
    """Whether a county-level city is the 市 that a text calls its own: no sibling is named half as often."""
    if not (gazetteer.name(county) or "").endswith("市"):
        return False
    siblings = [
        code for code in evidence.weights if code[:4] == county[:4] and gazetteer.level(code) == 6 and code != county
    ]
    return all(evidence.weights[code] * 2 < evidence.weights[county] for code in siblings)


def _common_city(evidence: _Evidence) -> str | None:
    """The city whose counties a city-wide text names: two or more, and none of another city."""
    named = {code for code in evidence.weights if gazetteer.level(code) == 6 and code not in evidence.shared}
    cities = {code[:4] + "00" for code in named}
    [city] = cities if len(named) >= 2 and len(cities) == 1 else [None]
    return city if city and gazetteer.name(city) else None


def _by_local_names(city: str, own: str, body: str, evidence: _Evidence) -> str | None:
    """The county of a city whose schools and towns a county's text names (宾阳中学, 宾阳高中), if it is one alone."""
    stems = {}
    for code in gazetteer.counties(city):
        name = fold(gazetteer.name(code) or "")
        if name.endswith(own) and len(name) >= 3 and "自治" not in name:
            stems[name[:-1]] = code
    if not stems:
        return None
    found = re.findall(f"(?:{'|'.join(map(re.escape, stems))}){_LOCAL}", body)
    named = {code for stem, code in stems.items() for word in found if word.startswith(stem)}
    if len(named) != 1 or len(set(found)) < 2:
        return None
    [code] = named
    for word in found:
        evidence.add(code, 1, word)
    return code


def _region(code: str, evidence: tuple[str, ...], year: int | None, confidence: float) -> Region:
    level = gazetteer.level(code)
    return Region(
        gazetteer.name(code[:2] + "0000", year),
        gazetteer.name(code[:4] + "00", year) if level >= 4 else None,
        gazetteer.name(code, year) if level == 6 else None,
        code,
        evidence,
        confidence,
    )
