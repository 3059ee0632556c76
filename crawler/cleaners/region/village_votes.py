"""The county or city that the villages and communities of a text agree on.

How much a name says for each of the counties that share it is told in bits, as in a naive Bayes classifier: a name
that k of N counties have is N / k times as likely in one of these, and a little more, as most villages are in the list.
A place is believed when the odds are a hundred to one.
"""

import re
from collections import defaultdict
from math import log2

from crawler.cleaners.region import gazetteer, stems, villages
from crawler.cleaners.region.evidence import ENOUGH, Evidence
from crawler.cleaners.region.mentions import is_edge, is_own

_COUNTIES, _CITIES = 2_850, 340  # how many there are
_CITY_HAS, _PROVINCE_HAS = 8, 92  # counties of a city and of a province
# Bits that are added by a name's length: of four places one is not in the list of today, a long name is of one alone.
_UNSHARED = {2: 1.7, 3: 1.7, 4: 2.5, 5: 4.0}
_LONG = 6.6
_SURE = 6.6  # bits: a hundred to one
_MOST = 64  # counties that share a name; more say nothing
_MOST_READ = 200  # names that are looked up
_LONGEST, _SHORTEST = 5, 2  # characters before 村
_VILLAGE = re.compile("村(?!(?:民(?!委)|级|务|镇|庄|小|里|寨|居|医|干|官|容))|社区(?!矫)|居委会")
# What bears the name of the village where it is: 窑店林场, 石桥小学, 朱家茆煤矿.
_OF_VILLAGE = re.compile(
    "(?=[水林煤铁小大变泵灌渡火村])(?:水库|林场|煤矿|铁矿|小学|大桥|水电站|变电站|泵站|灌区|渡口|火车站|村民小组)"
)
# 岩头、三十六湾、明溪3个旅游重点村
_MANY = re.compile("等?(?:\\d{1,5}|[两二三四五六七八九十]+)个[^,。、\n]{0,8}?(村|社区)")
_LIST = re.compile("[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4}){1,20}$")
_LONGEST_LIST = 80


def add_villages(
    evidence: Evidence,
    own: str | None,
    text: str,
    body: str,
    named: dict[str, tuple[str, tuple[str, ...]]],
) -> None:
    """Count the place of which the villages that a text names are, with its towns (`named`), if one is sure enough.

    A city's text names villages of many counties, which speak for the city. Those of the city or province that the text
    names need less.
    """
    of_city = own in {"市", "州", "盟"}
    bits: dict[str, float] = defaultdict(float)
    words: dict[str, list[str]] = defaultdict(list)
    town_stems = {re.sub("(?:镇|乡|街道|苏木)$", "", name) for name in named}
    hamlets = {f"{stem}村": its for stem, its in _villages(text, body).items() if stem not in town_stems}
    for name, (written, codes) in (*hamlets.items(), *named.items()):
        places = {_city(code) for code in codes} if of_city else set(codes)
        for place in places if len(codes) <= _MOST else ():
            bits[place] += log2((_CITIES if of_city else _COUNTIES) / len(places)) + _UNSHARED.get(len(name), _LONG)
            words[place].append(written)
    candidates = _CITIES if of_city else _COUNTIES
    for digits, has in ((4, _CITY_HAS), (2, _PROVINCE_HAS)):
        above = {code[:digits] for code, weight in evidence.weights.items() if weight >= 2 and len(code) > digits}
        if len(above) == 1 and all(gazetteer.level(code) >= digits for code in evidence.weights):
            bits = {place: its for place, its in bits.items() if place[:digits] in above}
            candidates = has
            break
    ranked = sorted(bits.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < log2(candidates) + _SURE:
        return
    best, most = ranked[0]
    if len(ranked) == 1 or ranked[1][1] + _SURE <= most:
        for written in words[best]:
            evidence.words[best].append(written)
        evidence.weights[best] += ENOUGH + 1


def _city(code: str) -> str:
    return f"{code[:4]}00"


def _villages(text: str, body: str) -> dict[str, tuple[str, frozenset[str]]]:
    """The villages and communities that a folded text names as its own or as neighbours.

    Name without 村 to the words and the codes of the counties that have one.
    """
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for number, suffix in enumerate(_VILLAGE.finditer(body)):
        if number >= _MOST_READ:
            break
        kind = suffix[0] if suffix[0] == "村" else "社区"
        for length in range(_LONGEST, _SHORTEST - 1, -1):
            start = suffix.start() - length
            if start < 0 or (length == _SHORTEST and not is_edge(body, start)):
                continue
            if its := _counties(body[start : suffix.start()], kind):
                if not stems.is_ordinary(body[start : suffix.start()]) and is_own(body, start, suffix.end(), near=True):
                    found.setdefault(body[start : suffix.start()], (text[start : suffix.end()], its))
                break
    for has in _OF_VILLAGE.finditer(body):
        for length in (3, 2):
            start = has.start() - length
            stem = body[max(0, start) : has.start()]
            if start < 0 or stem in found or not is_edge(body, start) or stems.is_ordinary(stem):
                continue
            if (its := _counties(stem, "村")) and is_own(body, start, has.end(), near=True):
                found[stem] = (text[start : has.end()], its)
                break
    for many in _MANY.finditer(body):
        listed = _LIST.search(body, max(0, many.start() - _LONGEST_LIST), many.start())
        at = listed.start() if listed else 0
        for number, item in enumerate(listed[0].split("、") if listed else ()):
            for begin in range(len(item) - 1) if number == 0 else (0,):  # before the first may stand other words
                its = _counties(item[begin:], many[1])
                if its and is_own(body, at + begin, at + len(item), near=True):
                    found.setdefault(item[begin:], (text[at + begin : at + len(item)], its))
                    break
            at += len(item) + 1
    return found


def _counties(stem: str, kind: str) -> frozenset[str]:
    """The counties that have a village or, as many became one, a community of a name."""
    its = villages.counties(stem + kind, _MOST)
    return its | villages.counties(stem + ("社区" if kind == "村" else "村"), _MOST)
