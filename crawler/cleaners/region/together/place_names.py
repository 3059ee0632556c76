"""Whatever in a text may name a place, and how likely each name is of the text's own place."""

from collections.abc import Iterable

from crawler.cleaners.passage import Passage
from crawler.cleaners.region.evidence import Evidence
from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.places.bare import OF_TOWN
from crawler.cleaners.region.reading.elsewhere import is_elsewhere
from crawler.cleaners.region.signs.numbers import numbered
from crawler.cleaners.region.together.bare_names import SHORT_OF_ANOTHER, bare_names, bare_stems, wished_towns
from crawler.cleaners.region.together.in_full import named_in_full
from crawler.cleaners.region.together.landmark_names import landmarks_named
from crawler.cleaners.region.together.name import AGAIN, FULL, Bearers, Name
from crawler.cleaners.region.together.village_names import villages_named

_READ = 8_000  # characters
_ALONE = 0.97  # the only town that a text names
_BY_NUMBER = 0.9  # of 39 signs that begin documents' numbers 36 were the own county's or its city's
_NO_COUNTYS = 0.02
_TAKEN = 0.05  # from which on nothing else is read into the same characters


def names(passage: Passage, evidence: Evidence) -> dict[str, Name]:
    """The names in a text by their stems, each where it tells most; none of one on a journey, which names what it saw.

    Of names that follow one another (余姚市梁弄镇) the last one counts, within the one before. The only town that a
    town's text names is its own. No short name is read into a landmark (象山港), which tells nothing in a text on the
    nation (三江源等国家公园).
    """
    if evidence.away:
        return {}
    passage = passage.cut(0, _READ)
    body = passage.folded
    found: dict[str, Name] = {}
    taken = bytearray(len(body))  # characters of names, into which nothing else is read
    for stem, full in named_in_full(body).items():
        found[stem] = max(full, key=lambda name: (name.likelihood, name.most_bits))  # 南京市鼓楼区 is one alone
        _take(taken, full)
    landmarks: dict[int, str] = {}  # where they begin
    for landmark, named in landmarks_named(body).items():
        landmarks |= {name.start: landmark for name in named}
        _take(taken, named)
        if not evidence.of_nation and any(name.own for name in named):
            found[landmark] = max(named, key=lambda name: name.likelihood)
    full_towns = [stem for stem, name in found.items() if name.full_town and name.own]
    if evidence.is_towns and not full_towns:
        found |= {name.words: name for name in wished_towns(body)}
    _add_bare(found, body, taken)
    if len(full_towns) == 1 and found[full_towns[0]].likelihood == FULL[OF_TOWN]:
        alone = AGAIN if evidence.is_towns else _ALONE
        found[full_towns[0]] = found[full_towns[0]].with_likelihood(alone)
    _join(found, body)
    _add_villages(found, villages_named(passage), landmarks)
    return found


def _take(taken: bytearray, names: Iterable[Name]) -> None:
    for name in names:
        taken[name.start : name.end] = b"\1" * (name.end - name.start)


def _add_bare(found: dict[str, Name], body: str, taken: bytearray) -> None:
    """Add the short names where no others stand; one that also stands in full is surer: 平昌县, and 平昌发展新格局."""
    for stem, all_starts in bare_stems(body):
        starts = [start for start in all_starts if not (taken[start] or taken[start + len(stem) - 1])]
        for name in bare_names(body, starts, stem):
            before = found.get(stem)
            if before is None or before.likelihood < name.likelihood:
                found[stem] = name
            elif before.own and name.own and before.likelihood >= FULL[2] and name.likelihood > SHORT_OF_ANOTHER[6]:
                found[stem] = before.with_likelihood(AGAIN)
            if name.likelihood >= _TAKEN:
                taken[name.start : name.start + len(stem)] = b"\1" * len(stem)


def _add_villages(found: dict[str, Name], villages: dict[str, Name], landmarks: dict[int, str]) -> None:
    """Add the villages, and towns by what bears their names, unless a name that is surer stands there."""
    for stem, village in villages.items():
        landmark = landmarks.get(village.start, "")
        if all(found[name].likelihood < village.likelihood for name in (stem, landmark) if name in found):
            found.pop(landmark, None)  # 棣花古镇 is a town's
            found[stem] = village


def by_numbers(body: str, own_level: str | None, year: int | None) -> dict[str, Name]:
    """The signs of documents' numbers as names, by the numbers. No city works by the number of a county in it."""
    found: dict[str, Name] = {}
    for start, end, codes in numbered(body, own_level, year):
        by_level = {level: frozenset(code for code in codes if gazetteer.level(code) == level) for level in (4, 6)}
        groups = tuple(Bearers(_BY_NUMBER * len(of_level) / len(codes), of_level) for of_level in by_level.values())
        fits = {} if by_level[4] else {2: _NO_COUNTYS, 4: _NO_COUNTYS}
        words = body[start:end]
        found[words] = Name(words, tuple(group for group in groups if group.codes), True, start, end, fits=fits)
    return found


def _join(found: dict[str, Name], body: str) -> None:
    """Make one of names that follow one another, where each lies in the one before; a neighbour's is not own."""
    stems_by_end = {name.end: stem for stem, name in found.items() if name.end >= 0}
    for stem, name in sorted(found.items(), key=lambda item: item[1].start):
        stem_before = stems_by_end.get(name.start - (body[name.start - 1 : name.start] == "的"))  # 霍州市的陶唐峪乡
        outer = found.get(stem_before or "")
        if outer is None or stem_before is None:
            continue
        above = tuple({code[: gazetteer.level(code)] for code in outer.codes})
        inside = (Bearers(each, frozenset(c for c in codes if c.startswith(above))) for each, codes in name.groups)
        if groups := tuple(group for group in inside if group.codes):
            is_near = outer.own or is_elsewhere(body, outer.start, outer.end, near=True)
            own, full_town = name.own and is_near, name.full_town and is_near
            joined = name._replace(groups=groups, own=own, full_town=full_town)
            likelihood = max(name.likelihood, outer.likelihood)  # 薄壁镇 is a word too, but not 辉县市薄壁镇
            found[stem] = joined.with_likelihood(likelihood, own=own) if outer.own else joined
            if body.count(outer.words) == 1:
                del found[stem_before]
