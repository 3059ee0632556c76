"""The region that a text is of, by the names of places in it, and the words that gave it.

Only full names count (香河县, not 香河), as the gazetteer has them; a name that several counties share is settled by
its city or province in the same text, or left open; a place that was only visited, praised or compared with is not the
text's own. A city's text names many of its counties, a county's text its city: how the text calls itself (我县, 全市)
decides between them.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from crawler.cleaners import gazetteer
from indexer.text import fold

_MAX_READ = 20_000  # characters of a text that are searched for names
_OPENING = 200
_SIGNATURE = 60  # characters of the last lines
_SUFFIX = re.compile("[省市县区旗州盟]")
# 赴…考察, 学习…经验: what stands before or behind a place that is not the text's own.
_ELSEWHERE = re.compile(
    r"(?:赴|[^达得受]到|去|前往|来自|参观|考察|学习|借鉴|支援|援助|帮扶|与|及|如|像|比|籍|[《“\"]?(?:学习|借鉴)[^。]{0,3}[《“\"])$"
)
_ELSEWHERE_AFTER = re.compile(r"(?:等地|籍|考察|学习|经验|模式|先进|相比)")
_LISTED = re.compile(r"[和、]$")
_QUOTED = re.compile(r"[《〈“\"]$")  # a document, a body or a campaign by its full name
_DEICTIC = re.compile(r"[我全本]([市县区旗州盟])")
_TITLE_WEIGHT, _OPENING_WEIGHT, _SIGNATURE_WEIGHT, _QUOTED_WEIGHT = 6, 3, 4, 3
_ENOUGH = 3  # weight from which on a city or county is believed
_ENOUGH_OF_PROVINCE = 2
# A county's name without its suffix, in the name of what every county has: 宾阳中学, 定兴镇.
_LOCAL = "(?:县城|镇|中学|高中|[一二三四]中|一小|职中|职校|职教中心|师范|实验小学)"


@dataclass(frozen=True, slots=True)
class Region:
    """A region as far down as the text tells; `adcode` is that of the lowest level."""

    province: str | None
    city: str | None
    county: str | None
    adcode: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Mention:
    name: str
    codes: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class _Evidence:
    weights: dict[str, int]  # of each code
    words: dict[str, list[str]]  # that named it
    shared: frozenset[str]  # codes whose name other places bear too


def region(title: str | None, text: str, plain: str, year: int | None = None) -> Region | None:
    """The region that a document is of; None where it does not tell.

    `plain` is the folded `text`. The names given are those of `year`, the newest where it is unknown.
    """
    heading = title or ""
    body = plain[:_MAX_READ]
    mentions = [*_mentions(heading, fold(heading), _TITLE_WEIGHT), *_body_mentions(text, plain)]
    if not mentions:
        return None
    evidence = _weigh(mentions)
    calls = Counter(_DEICTIC.findall(body))
    own = calls.most_common(1)[0][0] if calls else None
    city_wide = own == "市" and calls["市"] > calls["县"] + calls["区"]
    county = _best(evidence, 6)
    if county and city_wide and evidence.weights[county] < _TITLE_WEIGHT and not _is_city(county):
        county = None
    if county is None:
        city = _best(evidence, 4) or (_common_city(evidence) if city_wide else None)
        if city and own in {"县", "区", "旗"}:
            county = _by_local_names(city, own, body, evidence)
        best = county or city or _best(evidence, 2)
    else:
        best = county
    if best is None:
        return None
    path = (best[:2] + "0000", best[:4] + "00", best)
    words = [word for code in path for word in evidence.words.get(code, [])]
    if not words:  # known by its counties
        words = [word for code in evidence.weights if code[:4] == best[:4] for word in evidence.words[code]]
    return _region(best, tuple(dict.fromkeys(words)), year)


def _weigh(mentions: list[_Mention]) -> _Evidence:
    weights: dict[str, int] = defaultdict(int)
    words: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        for code in mention.codes:
            weights[code] += mention.weight
            words[code].append(mention.name)
    shared = frozenset(code for mention in mentions if len(mention.codes) > 1 for code in mention.codes)
    return _Evidence(weights, words, shared)


def _best(evidence: _Evidence, digits: int) -> str | None:
    """The one place of a level that has enough weight and no rival; None where there is none."""
    weights = evidence.weights
    ranked = []
    for code, weight in weights.items():
        if gazetteer.level(code) != digits:
            continue
        above = {code[:2] + "0000", code[:4] + "00"} - {code}
        parents = sum(weights.get(parent, 0) for parent in above)
        if code in evidence.shared and not parents:
            continue
        ranked.append((weight + min(parents, 3), code))
    ranked.sort(reverse=True)
    if not ranked or ranked[0][0] < (_ENOUGH_OF_PROVINCE if digits == 2 else _ENOUGH):
        return None
    if len(ranked) > 1 and ranked[1][0] * 2 > ranked[0][0]:
        return None
    return ranked[0][1]


def _is_city(county: str) -> bool:
    return (gazetteer.name(county) or "").endswith("市")


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
    evidence.words.setdefault(code, []).extend(found)
    return code


def _region(code: str, evidence: tuple[str, ...], year: int | None) -> Region:
    level = gazetteer.level(code)
    return Region(
        gazetteer.name(code[:2] + "0000", year),
        gazetteer.name(code[:4] + "00", year) if level >= 4 else None,
        gazetteer.name(code, year) if level == 6 else None,
        code,
        evidence,
    )


def _body_mentions(text: str, plain: str) -> list[_Mention]:
    """The places named in a text, its last lines included however long it is."""
    found = _mentions(text[:_MAX_READ], plain[:_MAX_READ], 1, opening=_OPENING)
    last = plain.rstrip().rfind("\n", max(0, len(plain) - 2 * _SIGNATURE), len(plain) - _SIGNATURE)
    last = max(last, len(plain) - _SIGNATURE)
    tail = plain[last:]
    if "\n" in tail and last > _OPENING:
        start = last + tail.index("\n")
        signed = _mentions(text[start:], plain[start:], _SIGNATURE_WEIGHT - (len(plain) <= _MAX_READ))
        found += [mention for mention in signed if len(text[start:]) <= 2 * _SIGNATURE]
    return found


def _mentions(text: str, plain: str, weight: int, *, opening: int = 0) -> list[_Mention]:
    """The places that a text names as its own; those in its first `opening` characters weigh more."""
    names = gazetteer.codes()
    found: list[_Mention] = []
    behind = 0
    for suffix in _SUFFIX.finditer(plain):
        end = suffix.end()
        for start in range(max(behind, end - gazetteer.LONGEST), end - 1):
            its_codes = names.get(plain[start:end])
            if its_codes is None:
                continue
            before = plain[max(0, start - 8) : start]
            if not (_ELSEWHERE.search(before) or _ELSEWHERE_AFTER.match(plain, end, end + 6)):
                if _LISTED.search(before):
                    its_weight = 1
                elif _QUOTED.search(before):
                    its_weight = max(weight, _QUOTED_WEIGHT)
                else:
                    its_weight = max(weight, _OPENING_WEIGHT) if start < opening else weight
                found.append(_Mention(text[start:end], its_codes, its_weight))
            behind = end
            break
    return found
