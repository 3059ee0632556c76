"""Provinces, cities and counties that a text calls by less than their full names, and what they speak for."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from crawler.cleaners.region import gazetteer, stems
from crawler.cleaners.region.evidence import ENOUGH, OFTEN, Evidence
from crawler.cleaners.region.mentions import Mention, is_own
from indexer.summary import place_keys
from indexer.text import fold, segmented

_EARLY = 400  # characters in which a city is named where the text says whose it is
_SLOGAN = 2  # weight of a county that a slogan names (平安昔阳)
_MUNICIPALITIES = frozenset(("11", "12", "31", "50"))
_MUNICIPALITY_NAMES = {"110000": "北京", "120000": "天津", "310000": "上海", "500000": "重庆"}
_SHORT_LIST = re.compile("[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4}){2,}")
_REPEATED = 3  # times that a text names its county, if it names no other place
_AROUND = 8  # characters before and behind a name that tell how it is segmented
_LISTED = 3  # counties of one city in lists
# A county's name without its suffix, in the name of what every county has: 宾阳中学, 定兴镇.
_LOCAL = (
    "(?:县城|镇|中学|高中|[一二三四]中|一小|职中|职校|职教中心|师范|实验小学|小学|幼儿园|学子|教育|电视台|法院|公安)"
)
_PROVINCES = re.compile(
    "河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海"
)
_PROVINCE_PART = re.compile(rf"(?:地处|位于|[坐座]落[于在])({_PROVINCES.pattern})省?的?[东西南北中]{{1,2}}部")
_PROVINCE_CODES = {
    name: next(code[:2] for code in gazetteer.codes()[f"{name}省"] if code.endswith("0000"))
    for name in _PROVINCES.pattern.split("|")
}

_REGIONS = {"内蒙古": "150000", "广西": "450000", "西藏": "540000", "宁夏": "640000", "新疆": "650000"}
_REGION_NAMES = re.compile("|".join(_REGIONS))

# Parts of provinces that are called by its one-character name; those that are met as other words (陕北, 关中) left out.
_PARTS = {
    f"{sign}{side}": code
    for sign, sides, code in (
        ("冀", "东南北中", "130000"), ("晋", "东西南北中", "140000"), ("辽", "西南北", "210000"),
        ("苏", "南北中", "320000"), ("浙", "东西南北中", "330000"), ("皖", "西南北", "340000"),
        ("闽", "东西南北", "350000"), ("赣", "东西南北中", "360000"), ("鲁", "西南北中", "370000"),
        ("豫", "东西南北", "410000"), ("鄂", "东西北", "420000"), ("湘", "东西南北", "430000"),
        ("粤", "东西北", "440000"), ("桂", "东西南北", "450000"), ("川", "东南", "510000"),
        ("黔", "东西南北", "520000"), ("滇", "东西南", "530000"), ("陇", "东西", "620000"),
    )
    for side in sides
}  # fmt: skip
_PART = re.compile(f"[{''.join(sorted({part[0] for part in _PARTS}))}][东西南北中]")
_PART_HAS = re.compile("[东南西北部]{0,2}(?:文化|山区|明珠|大地|边陲|门户|大县|小城|重镇|革命老区)")
_LIES_IN = re.compile("(?:地处|位于|[坐座]落[于在]|处于|立足|扎根)[^,。;\n]{0,6}$")


def short_names(
    text: str, plain: str, weight: int, of_town: bool, slogans: Iterable[tuple[int, int]]
) -> Iterator[Mention]:
    """Cities and counties without what they are, where these are the text's own; a town's text may mean a town."""
    for start, end, code in stems.cities(plain):
        if is_own(plain, start, end):
            yield Mention(text[start:end], (code,), weight + (weight == 1 and start < _EARLY))
    for start, end in sorted({*slogans, *stems.marked_counties(plain)}):
        stem = plain[start:end]
        its = stems.city(stem) or (None if of_town and stems.town(stem) else stems.county(stem))
        if its and is_own(plain, start, end):
            yield Mention(text[start:end], (its,), max(weight, _SLOGAN))


def add_counties_by_stem(evidence: Evidence, body: str) -> None:
    """The county of a city or municipality that is named, if the text names that one again and again without 县."""
    if any(gazetteer.level(code) == 6 and weight >= ENOUGH for code, weight in evidence.weights.items()):
        return
    cities = {
        code[:4] if gazetteer.level(code) == 4 else code[:2]
        for code in evidence.weights
        if gazetteer.level(code) == 4 or (code[:2] in _MUNICIPALITIES and code.endswith("0000"))
    }
    named = {code: _times(body, stem) for city in cities for stem, code in stems.counties_of(city).items()}
    ranked = sorted(((times, code) for code, times in named.items() if times), reverse=True)
    if ranked and ranked[0][0] >= OFTEN and (len(ranked) == 1 or ranked[0][0] >= 2 * ranked[1][0]):
        evidence.add(ranked[0][1], ENOUGH, place_keys(gazetteer.name(ranked[0][1]) or "")[-1])


def _times(body: str, stem: str) -> int:
    return body.count(stem) - sum(body.count(stem + water) for water in stems.WATERS)


def add_repeated_county(evidence: Evidence, own: str | None, body: str) -> None:
    """The county that a text names again and again without 县, if it names no other place and no other county so.

    Names that only look so (全镇安全监管) are told by the segmenter, which makes one word of a place's name; those of
    people by what stands before and behind them, which is always the same; names of towns elsewhere stay open.
    """
    if any(weight >= 2 for weight in evidence.weights.values()):
        return
    places: dict[str, list[int]] = defaultdict(list)
    counties = stems.counties()
    for found in stems.pairs().finditer(body):
        stem = _stem(found[1], counties)
        if stem:
            places[stem].append(found.start())
    often = [stem for stem, starts in places.items() if len(starts) >= _REPEATED and _varies(body, starts, len(stem))]
    if len(often) != 1:
        return
    [stem] = often
    code = counties[stem]
    fits = own not in {"区", "旗"} or (gazetteer.name(code) or "").endswith(own)
    elsewhere = set(stems.town_anywhere(stem)) - {code}
    named = sum(_is_word(body, start, stem) and is_own(body, start, start + len(stem)) for start in places[stem])
    if fits and not elsewhere and named >= _REPEATED:
        evidence.add(code, ENOUGH, stem)


def add_nested_city(evidence: Evidence, body: str) -> None:
    """The city that a text calls by its short name beside its province or a county of it: 湖北新冶钢 …, 黄石分公司.

    Only where it names no other province and no city of one, and where nothing else tells of a place.
    """
    if any(weight >= _SLOGAN for code, weight in evidence.weights.items() if gazetteer.level(code) > 2):
        return
    places: dict[str, tuple[str, int]] = {}
    known, pairs = stems.counties_and_cities()
    for found in pairs.finditer(body):
        stem = _stem(found[1], known)
        if stem:
            places.setdefault(known[stem], (stem, found.start()))
    provinces = {_PROVINCE_CODES[name] for name in _PROVINCES.findall(body)}
    if not _nested(set(places), provinces):
        return
    named = {
        code
        for code, (stem, start) in places.items()
        if _is_word(body, start, stem) and is_own(body, start, start + len(stem))
    }
    nested = _nested(named, provinces)
    cities = {code[:2] for code in named if gazetteer.level(code) == 4}  # 南湖, 长乐 are names of much else
    if len(nested) == 1 and len(cities | provinces) == 1:
        [code] = nested
        evidence.add(code, _SLOGAN, places[code][0])


def _nested(named: set[str], provinces: set[str]) -> set[str]:
    """Of named places the cities of which a county or the province is named too."""
    return {
        code
        for code in named
        if gazetteer.level(code) == 4
        and (code[:2] in provinces or any(other[:4] == code[:4] and other != code for other in named))
    }


def _stem(characters: str, names: dict[str, str]) -> str | None:
    """The name that three characters begin with; 鄱阳湖 is no 鄱阳."""
    short = characters[:2]
    return next((its for its in (characters, short) if its in names and not stems.is_water(characters, len(its))), None)


def _varies(body: str, starts: list[int], length: int) -> bool:
    """Whether a name stands behind and before different characters, as those of people do not."""
    left = {body[max(0, start - 1) : start] for start in starts}
    return len(left) > 1 < len({body[start + length : start + length + 1] for start in starts})


def _is_word(body: str, start: int, stem: str) -> bool:
    """Whether the segmenter makes one word of what stands there, with what a place is or without."""
    before = max(0, start - _AROUND)
    return any(
        before + offset == start and piece.startswith(stem)
        for offset, piece in segmented(body[before : start + len(stem) + _AROUND])
    )


def add_city_of_counties(evidence: Evidence, body: str) -> None:
    """The city whose counties a city's text names by their short names: 锡山、惠山、滨湖分局."""
    _add_city(evidence, _listed(body)) or _add_city(evidence, _named(body))


def _listed(body: str) -> dict[str, dict[str, None]]:
    """The short names of counties in lists, by their city."""
    votes: dict[str, dict[str, None]] = defaultdict(dict)
    for listed in _SHORT_LIST.finditer(body):
        for item in listed[0].split("、"):
            for stem in (item[:2], item[-2:]):
                if code := stems.counties().get(stem):
                    votes[code[:4] + "00"][stem] = None
    return votes


def _named(body: str) -> dict[str, dict[str, None]]:
    """The short names of counties anywhere that the segmenter takes for words, by their city."""
    votes: dict[str, dict[str, None]] = defaultdict(dict)
    counties = stems.counties()
    for found in stems.pairs().finditer(body):
        stem = _stem(found[1], counties)
        if stem and _is_word(body, found.start(), stem) and is_own(body, found.start(), found.start() + len(stem)):
            votes[counties[stem][:4] + "00"][stem] = None
    return votes


def add_only_city(evidence: Evidence, body: str) -> None:
    """The one city that a city's text calls by its short name, if it names no other place than its province.

    Without the province it must name it again and again. Not that of a university or a road (苏州大学); a capital,
    which others name too, only if it is named more often.
    """
    provinces = {code[:2] for code in evidence.weights}
    if len(provinces) > 1 or any(not code.endswith("0000") for code in evidence.weights):
        return
    named: dict[str, list[int]] = {}
    for stem, code in stems.all_cities().items():
        if stem in body and (not provinces or code[:2] in provinces):
            starts = [
                found.start()
                for found in re.finditer(rf"{stem}(?!大学|学院|师|农大|理工|[东南西北中]?[路街])", body)
                if _is_word(body, found.start(), stem) and is_own(body, *found.span())
            ]
            named[stem] = starts
    if len(named) != 1:
        return
    [(stem, starts)] = named.items()
    code, times = stems.all_cities()[stem], len(starts)
    if not provinces:
        least = _REPEATED + _REPEATED * _is_capital(code)
        if times >= least and _varies(body, starts, len(stem)):
            evidence.add(code, ENOUGH, stem)
    elif times >= (_REPEATED if _is_capital(code) else 1) and (times > 1 or starts[0] < _EARLY):
        evidence.add(code, _SLOGAN, stem)


def _is_capital(code: str) -> bool:
    return code[2:4] == "01" or code.endswith("0000")


def _add_city(evidence: Evidence, votes: dict[str, dict[str, None]]) -> bool:
    """Whether enough counties speak for one city."""
    ranked = sorted(votes.items(), key=lambda vote: -len(vote[1]))
    agreed = (
        bool(ranked)
        and len(ranked[0][1]) >= _LISTED
        and (len(ranked) == 1 or len(ranked[0][1]) > 2 * len(ranked[1][1]))
    )
    if agreed:
        evidence.add(ranked[0][0], ENOUGH, "、".join(ranked[0][1]))
    return agreed


def add_part_of_province(evidence: Evidence, body: str) -> None:
    """The province of a part that a text says it lies in, or is called by: 地处湘西, 闽南文化, 地处江西南部."""
    parts = {}
    for found in _PART.finditer(body):
        start, end = found.span()
        if _PART_HAS.match(body, end) or _LIES_IN.search(body, max(0, start - 10), start):
            parts[_PARTS.get(found[0], "")] = found[0]
    for found in _PROVINCE_PART.finditer(body):
        parts[f"{_PROVINCE_CODES[found[1]]}0000"] = found[0]
    if len(parts) == 1 and "" not in parts:
        [(code, words)] = parts.items()
        evidence.add(code, _SLOGAN, words)


def add_province(evidence: Evidence, own: str | None, body: str) -> None:
    """A province's text calls it by its short name (江苏); one of an autonomous region's writes 自治区 beside it.

    A municipality's text calls it by name again and again, where no other place is named, and so does another's text
    its province.
    """
    if "自治区" in body:
        regions = {_REGIONS[found[0]] for found in _REGION_NAMES.finditer(body) if is_own(body, *found.span())}
        if len(regions) == 1:
            [code] = regions
            evidence.add(code, ENOUGH, next(name for name, its in _REGIONS.items() if its == code))
    if own == "市" and len({other[:2] for other in evidence.weights}) == 1:
        [code] = {f"{other[:2]}0000" for other in evidence.weights}
        name = _MUNICIPALITY_NAMES.get(code)
        if name and sum(is_own(body, *found.span()) for found in re.finditer(name, body)) >= OFTEN:
            evidence.add(code, _SLOGAN, name)
    starts: dict[str, list[int]] = defaultdict(list)
    for found in _PROVINCES.finditer(body):
        if own == "省" or is_own(body, *found.span()):
            starts[found[0]].append(found.start())
    named = Counter({name: len(its) for name, its in starts.items()}).most_common(2)
    if not named or (own == "省" and len(named) > 1 and named[0][1] <= 2 * named[1][1]):
        return
    name, times = named[0]
    code = f"{_PROVINCE_CODES[name]}0000"
    if own == "省":
        enough = times >= OFTEN
    else:
        alone = len(named) == 1 and {other[:2] for other in evidence.weights} <= {code[:2]}
        enough = times >= _REPEATED and alone and _varies(body, starts[name], len(name))
    if enough:
        evidence.add(code, ENOUGH, name)


def by_local_names(city: str, own: str, body: str, evidence: Evidence) -> str | None:
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
