"""China's provinces, cities and counties by GB/T 2260, in all the revisions that the package gb2260 holds (2002 on)
and with the names that are older, those of `earlier`, and younger: those of `successors`, and those of the list of
today, by which some hundred counties became districts and cities since the last revision (静海县, 静海区).

Codes are strings of six digits; two zeros end a city's, four a province's. Names are full (香河县), as each revision
wrote them, so that a county is known by the name and the code that it bore when a text was written.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from crawler.cleaners.region.places import listing
from crawler.cleaners.region.places.earlier import EARLIER, GOES_ON, LISTS, NONE, OLD_NAMES
from crawler.cleaners.region.places.revisions import GENERIC, SLIPS, UNDATED, in_force, of_package, revisions
from crawler.cleaners.region.places.successors import FORMERLY, MOVED, NEWER, RECODED
from indexer.place_names import CONTRACTED, place_keys
from indexer.text import fold

LONGEST = 15  # characters of a name


@cache
def _raised() -> dict[str, tuple[str, str]]:
    """Code of a county before it became a district or a city, or got another name, to its name and code of today."""
    known = {_folded(name) for _, divisions in revisions() for name in divisions.values()}
    newer = {stem_of(name) for name in NEWER.values()}
    stems_by_last: dict[str, set[str]] = defaultdict(set)  # of each code that was a place's last
    for (_, _, stem), codes_by_year in _by_place().items():
        stems_by_last[codes_by_year[-1][1]].add(stem)
    found = {}
    for name, code in (dict(listing.counties()) | RECODED).items():
        is_known = _folded(name) in known and name not in RECODED
        if level(code) < 6 or name in GENERIC or is_known or stem_of(name) in newer:
            continue
        same = _by_place().get((code[:2], 6, stem_of(name)))
        before = same[-1][1] if same else FORMERLY.get(code, code)
        if before in _last():
            is_anothers = not stems_by_last[code] <= {stem_of(name)}
            found[before] = (name, before if is_anothers else code)  # 漠河市 has that of 加格达奇区
    return found


@cache
def _before() -> dict[str, str]:
    """Code of a county that was raised to the one before."""
    return {code: before for before, (_, code) in _raised().items() if code != before}


def before(code: str) -> str:
    """The code by which a place was known before it was raised; the given one where it was not."""
    return _before().get(code, code)


@cache
def _moved() -> dict[str, str]:
    """Code of a county to the one under which it went to another city and kept its name."""
    found = {}
    for name, code in listing.counties():
        known = codes().get(_folded(name), ())
        if code[:4] in MOVED and len(known) == 1 and known[0][:2] == code[:2] and known[0][:4] != code[:4]:
            found[known[0]] = code
    return found


@cache
def _moved_from() -> dict[str, str]:
    return {code: before for before, code in _moved().items()}


def _moved_by(year: int | None, code: str) -> str:
    """The code of a county that had gone to another city by a year, or by today."""
    now = _moved().get(code, code)
    return now if now == code or year is None or year >= MOVED[now[:4]] else code


_folded = cache(fold)  # most names stand in all revisions


@cache
def stem_of(name: str) -> str:
    """The folded name without what the place is."""
    return place_keys(_folded(name))[-1]


@cache
def codes() -> dict[str, tuple[str, ...]]:
    """Folded full name to the codes of the places that bear it; more than one where several places share it.

    A place that changed its code, as prefectures became cities, is one place, by its newest code.
    """
    by_name, together = _in_revisions()
    for name, code in _raised().values():
        by_name[_folded(name)][code], together[_folded(name)] = None, 1
    for short, name in [*(SLIPS | CONTRACTED).items(), *_short_forms(by_name)]:
        if short not in by_name:
            by_name[short], together[short] = by_name[name], together[name]
    # Counties of the years before the first revision: 肥城县, now 肥城市; 安宁县 is rather 安宁市 than 安宁区.
    for name in sorted(by_name, key=lambda name: name.endswith("区")):
        before, counties = f"{place_keys(name)[-1]}县", {code: None for code in by_name[name] if level(code) == 6}
        if name[-1] in "市区" and len(before) > 2 and together[name] == 1 and before not in by_name and counties:
            by_name[before], together[before] = counties, 1
    return {
        name: (list(found)[-1],) if together[name] == 1 and len({code[:2] for code in found}) == 1 else tuple(found)
        for name, found in by_name.items()
    }


def _in_revisions() -> tuple[dict[str, dict[str, None]], dict[str, int]]:
    """Folded full name to the codes in all revisions, oldest first, and to the most places that bore it at one time."""
    by_name: dict[str, dict[str, None]] = defaultdict(dict)
    together: dict[str, int] = defaultdict(int)
    for _, divisions in of_package():
        times = Counter[str]()
        for code, name in divisions.items():
            folded = _folded(name)
            if len(folded) >= 2 and folded not in GENERIC:
                by_name[folded].pop(code, None)
                by_name[folded][code] = None
                times[folded] += 1
        together.update({name: max(number, together[name]) for name, number in times.items()})
    return by_name, together


@cache
def written() -> dict[str, tuple[str, ...]]:
    """Every folded full name, as `codes`, and those that none has had since the first revision of the package.

    A place that goes on is known by its newest code (余杭市), one that was divided by its own (吴县市). Their short
    names are left out: they tell little of texts of today.
    """
    old = {change.name: change.code for _, its in LISTS for change in its if change.name not in {*GENERIC, NONE}}
    codes_then = {
        _folded(name): GOES_ON.get(code, code) if level(code) == 6 else code
        for name, code in (OLD_NAMES | old).items()
        if not (code in GOES_ON and (code[:2], 4, stem_of(name)) in _by_place())  # 南宁地区 is also around 南宁市
    }
    newest = {
        name: code
        if level(code) < 6
        else _by_place()[same_place(code)][-1][1]  # a 地区 is not its city of the same name
        for name, code in codes_then.items()
    }
    return {name: (code,) for name, code in newest.items()} | codes()


def _short_forms(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Short forms in use, and the names: 阿坝州, 江华县, 江华自治县."""
    for name in names:
        if name.endswith(("自治州", "自治县", "自治旗")):
            stem = place_keys(name)[-1]
            yield from ((stem + name[-1], name), (stem + name[-3:], name))


@cache
def stems() -> dict[str, str]:
    """Short folded names of counties and cities (香河) that one place alone has, to its newest code.

    Those that a city shares with a county of its own (开封) are the city's.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for name, bearers in codes().items():
        stem = place_keys(name)[-1]
        if stem != name and not bearers[0].endswith("0000"):
            found[stem].update(bearers)
    cities = {stem: {above(code, 4) for code in bearers} for stem, bearers in found.items()}
    found.update({stem: city for stem, city in cities.items() if len(city) == 1 and city <= found[stem]})
    return of_one_place(found)


def of_one_place(bearers: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Those of some names that one place alone bears, and its newest code."""
    return {name: newest(codes) for name, codes in bearers.items() if len(set(map(same_place, codes))) == 1}


@cache
def called() -> dict[str, dict[int, frozenset[str]]]:
    """Short folded names to the codes of all places that have each, by level; one code a place."""
    found: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name, bearers in codes().items():
        if stem_of(name) != name:  # 和县 is a piece of other words
            for code in bearers:
                found[stem_of(name)][level(code)].add(code)
    return {stem: {digits: one_each(places) for digits, places in levels.items()} for stem, levels in found.items()}


@cache
def _last() -> dict[str, int]:
    """Every code of the revisions, and the last one that has it."""
    return {code: revision for revision, divisions in revisions() for code in divisions}


def newest(codes: Iterable[str]) -> str:
    """Of the codes of one place that which was in force last (哈密市, no more 哈密地区, if a revision has both)."""
    return max(codes, key=lambda code: (_last().get(code, 0), code in NEWER, code))


@cache
def same_place(code: str) -> tuple[str, int, str]:
    """What a place's codes of different years share, as counties became districts: province, level, stem.

    And the city of a name that two cities of the province have at one time: 鼓楼区 of 南京 and of 徐州.
    """
    place = code[:2], level(code), stem_of(name(code) or code)
    return (*place[:2], place[2] + code[:4]) if place in _of_two_cities() else place


@cache
def _of_two_cities() -> frozenset[tuple[str, int, str]]:
    cities: dict[tuple[int, tuple[str, int, str]], set[str]] = defaultdict(set)
    for revision, divisions in of_package()[:-1]:
        for code, name in divisions.items():
            if level(code) == 6:
                cities[revision, (code[:2], 6, stem_of(name))].add(code[:4])
    return frozenset(place for (_, place), named_so in cities.items() if len(named_so) > 1)


@cache
def _by_place() -> dict[tuple[str, int, str], tuple[tuple[int, str], ...]]:
    """The years and codes of each place, oldest first."""
    found: dict[tuple[str, int, str], list[tuple[int, str]]] = defaultdict(list)
    for revision, divisions in revisions():
        for code, name in divisions.items():
            if code not in GOES_ON:  # with another name: the 达川市 of then is no 达川区 of today
                found[code[:2], level(code), stem_of(name)].append((revision, code))
    return {place: tuple(codes_by_year) for place, codes_by_year in found.items()}


@cache
def ends(code: str) -> frozenset[str]:
    """The last characters of the names that a place has borne: 县 and 市 of 文山, 县 and 区 of 开州."""
    of_then = (one for one in _by_place().get(same_place(code), ()) if one[0] > LISTS[0][0])  # 长安县 was long ago
    names = [name(then, revision) for revision, then in of_then]
    names += [name(code), name(FORMERLY.get(code, code))]
    if code in _raised():
        names.append(_raised()[code][0])
    return frozenset(borne[-1] for borne in names if borne)


@cache
def as_of(code: str, year: int | None) -> str:
    """The code that a place bore in a year (铜山县 before 铜山区); the given one where it bore that or no other."""
    if year is None:
        return code
    if year >= listing.YEAR and code in _raised():
        return _raised()[code][1]
    code = _moved_from().get(code, code)
    if code in _moved() and year >= MOVED[_moved()[code][:4]]:
        return _moved()[code]
    revision, divisions = in_force(year)
    if code in _before():
        if year >= listing.YEAR or (revision == UNDATED and name(_before()[code], year) != name(code)):
            return code  # the text names it by its name of today
        code = _before()[code]
    if code in divisions and code in codes().get(_folded(divisions[code]), (code,)):  # not then another place's
        return code
    # A city that became a county's (巢湖市), or a county's that became a city (哈密市).
    same = [other for other, called in divisions.items() if called == name(code) and other[:2] == code[:2]]
    if len(same) != 1:
        same = [other for other_revision, other in _by_place().get(same_place(code), ()) if other_revision == revision]
    if not same:
        before = [as_of(one, year) for one in (FORMERLY.get(code), EARLIER.get(code)) if one]
        same = [then for then in before if then in divisions]
    return same[0] if len(same) == 1 else code


@cache
def of_other_level(code: str) -> frozenset[str]:
    """The codes under which a place was a city, and is a county's, or the other way round: 巢湖市, 毕节市."""
    codes_then = (as_of(code, revision) for revision, _ in revisions()[:-1])
    return frozenset(then for then in codes_then if level(then) != level(code) > 2)


def known_as(code: str, name: str) -> str | None:
    """The code by which the revisions know a place of a newer list: its own, its stem's (罗江县, 罗江区), the old."""
    if code in _last():
        return code
    same = _by_place().get((code[:2], level(code), stem_of(name)), ())
    return same[-1][1] if same else FORMERLY.get(code)


@cache
def name(code: str, year: int | None = None) -> str | None:
    """The name of a code in a year, or its newest; None where the code has none of its own."""
    if code in _moved_from():
        return name(_moved_from()[code], year)
    if code in _before() and not (year is not None and code in in_force(year)[1]):  # then another place's
        return _raised()[_before()[code]][0]
    if code in _raised() and (year >= listing.YEAR if year is not None else _raised()[code][1] == code):
        return _raised()[code][0]
    if year is not None and code in (divisions := in_force(year)[1]):
        return divisions[code]
    best = None
    for revision, divisions in revisions():
        if found := divisions.get(code):
            if best is not None and year is not None and revision > year:
                break
            best = found
    return best


@cache
def stem(code: str, year: int | None = None) -> str:
    """The short folded name of a code in a year, or its newest; "" where the code has none of its own."""
    return stem_of(name(code, year) or "")


@cache
def former_names(code: str) -> dict[str, tuple[int, str]]:
    """The folded names that a place or its city had, to the last year of each, and to that of today.

    Those of 兰陵县 are 苍山县, those of 德江县 in 铜仁市 铜仁地区; of another city (寿县 in 六安市) the short one.
    """
    today, found = as_of(code, UNDATED), {}
    own = stem(today) if level(code) == 6 else ""
    for revision, divisions in revisions()[:-1]:
        is_packed = revision >= of_package()[0][0]
        for one in _of_all_years(code) & divisions.keys():
            for digits in (4, 6):
                then, now = name(above(one, digits), revision), name(above(today, digits), UNDATED)
                if (
                    then
                    and then != now
                    and (is_packed or (then not in GENERIC and level(above(one, digits)) == digits))
                ):
                    short = stem_of(then)  # 思茅 is also today's 思茅区, which lay in 思茅市
                    is_other_city = digits == 4 and short not in {stem_of(now or ""), own} and is_packed
                    found[short if is_other_city else _folded(then)] = revision, _folded(now or "")
    return found


@cache
def counties(place: str, year: int | None = None) -> tuple[str, ...]:
    """The codes of the counties and districts of a city or a province in a year, or today.

    Those of the newest revision, with the counties that moved to the city since (寿县).
    """
    then, digits = as_of(place, year), level(place)
    codes_then = (_moved_by(year, code) for code in inside(place, year) if level(code) == 6)
    return tuple(code for code in codes_then if code[:digits] == then[:digits])


@cache
def provinces() -> dict[str, str]:
    """Short names of the provinces, the municipalities and the autonomous and special regions (河北, 新疆) to codes."""
    return {stem_of(name): code for code, name in revisions()[-1][1].items() if level(code) == 2}


def any_province() -> str:
    """The short names of all provinces as alternatives, to stand in a group of a pattern."""
    return "|".join(provinces())


@cache
def inside(province: str = "", year: int | None = None) -> tuple[str, ...]:
    """The codes of the cities, counties and districts of a province, or of all, in a year or in the newest revision."""
    divisions = revisions()[-1][1] if year is None else in_force(year)[1]
    return tuple(code for code in divisions if code.startswith(province[:2]) and level(code) > 2)


@cache
def level(code: str) -> int:
    """2 for a province, 4 for a city, 6 for a county: the digits of the code before its zeros."""
    return 2 if code.endswith("0000") else 4 if code.endswith("00") else 6


def above(code: str, digits: int) -> str:
    """The code of the province (2 digits) or city (4) of a place, or its own; a municipality's city has no name."""
    return code[:digits] + "0" * (6 - digits)


@cache
def lies_in(code: str) -> frozenset[str]:
    """The codes of the province and the city that a place lies in, and of those in which it lay (山南市, 山南地区)."""
    return frozenset(above(one, digits) for one in _of_all_years(code) for digits in (2, 4)) - {code}


@cache
def as_lay(code: str, year: int | None) -> str:
    """The code that a place bore in a year; that by which the towns know it, without a year or if another bears it."""
    known = before(code)
    then = as_of(known, year)
    return then if as_of(then, year) == then else known


def under(code: str, city: str) -> str | None:
    """The code that a county had when it lay in a city or prefecture, in which it lies no more."""
    inside = sorted(one for one in _of_all_years(code) if one[:4] == city[:4])
    return inside[-1] if inside and level(city) == 4 < level(code) and code[:4] != city[:4] else None


def _of_all_years(code: str) -> set[str]:
    """The codes of a place in all years, if no other is called so; only its own of a city or a province."""
    if level(code) < 6 or codes().get(_folded(name(code) or "")) != (code,):
        return {code}
    names = {same_place(code), same_place(FORMERLY.get(code, code))}
    return {code, as_of(code, UNDATED), *(then for place in names for _, then in _by_place().get(place, ()))}


def one_each(codes: Iterable[str]) -> frozenset[str]:
    """One code of each place, that by which the towns know it."""
    places: dict[tuple[str, int, str], list[str]] = defaultdict(list)
    for code in codes:
        places[same_place(code)].append(code)
    return frozenset(before(newest(its)) for its in places.values())
