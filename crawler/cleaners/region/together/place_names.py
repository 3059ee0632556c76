"""Whatever in a text may name a place, and how likely each name is of the text's own place."""

from dataclasses import replace

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
from indexer import late_re as re

_READ = 8_000  # characters
_ALONE = 0.97  # the only town that a text names
_BY_NUMBER = 0.9  # of 39 signs that begin documents' numbers 36 were the own county's or its city's
_NO_COUNTYS = 0.02
_TAKEN = 0.05  # from which on nothing else is read into the same characters


def names(passage: Passage, evidence: Evidence, *, of_town: bool) -> dict[str, Name]:
    """The names in a text by their stems, each where it tells most.

    Of names that follow one another (余姚市梁弄镇) the last one counts, within the one before. The only town that a
    town's text names is its own. No short name is read into a landmark (象山港), which tells nothing in a text on the
    nation (三江源等国家公园).
    """
    passage = passage.cut(0, _READ)
    body = passage.plain
    taken = bytearray(len(body))  # characters of names
    found: dict[str, Name] = {}

    def take(start: int, end: int) -> None:
        taken[start:end] = b"\1" * (end - start)

    for stem, full in named_in_full(body).items():
        found[stem] = max(full, key=lambda name: (name.likelihood, name.most_bits))  # 南京市鼓楼区 is one alone
        for name in full:
            take(name.start, name.end)
    landmarks: dict[int, str] = {}  # where they begin
    for landmark, named in landmarks_named(body).items():
        landmarks |= {name.start: landmark for name in named}
        for name in named:
            take(name.start, name.end)
        if not evidence.of_nation and any(name.own for name in named):
            found[landmark] = max(named, key=lambda name: name.likelihood)
    for corps in re.finditer(re.escape(evidence.corps), body) if evidence.corps else ():
        take(*corps.span())
    full_towns = [stem for stem, name in found.items() if name.full_town and name.own]
    if of_town and not full_towns:
        found |= {name.words: name for name in wished_towns(body)}
    for stem, all_starts in bare_stems(body):
        length = len(stem)
        starts = [start for start in all_starts if not (taken[start] or taken[start + length - 1])]
        for its in bare_names(body, starts, stem):
            before = found.get(stem)
            if before is None or before.likelihood < its.likelihood:
                found[stem] = its
            elif before.own and its.own and before.likelihood >= FULL[2] and its.likelihood > SHORT_OF_ANOTHER[6]:
                found[stem] = before.with_likelihood(AGAIN)  # 平昌县, and 平昌发展新格局
            if its.likelihood >= _TAKEN:
                take(its.start, its.start + length)
    if len(full_towns) == 1 and found[full_towns[0]].likelihood == FULL[OF_TOWN]:
        found[full_towns[0]] = found[full_towns[0]].with_likelihood(AGAIN if of_town else _ALONE)
    _join(found, body)
    for stem, village in villages_named(passage).items():
        landmark = landmarks.get(village.start, "")
        if all(found[one].likelihood < village.likelihood for one in (stem, landmark) if one in found):
            found.pop(landmark, None)  # 棣花古镇 is a town's
            found[stem] = village
    return found


def by_numbers(body: str, own: str | None, year: int | None) -> dict[str, Name]:
    """The signs of documents' numbers as names, by the numbers. No city works by the number of a county in it."""
    found: dict[str, Name] = {}
    for start, end, codes in numbered(body, own, year):
        levels = {level: frozenset(code for code in codes if gazetteer.level(code) == level) for level in (4, 6)}
        groups = tuple(Bearers(_BY_NUMBER * len(its) / len(codes), its) for its in levels.values() if its)
        fits = {} if levels[4] else {2: _NO_COUNTYS, 4: _NO_COUNTYS}
        found[body[start:end]] = Name(body[start:end], groups, True, start, end, fits=fits)
    return found


def _join(found: dict[str, Name], body: str) -> None:
    """Make one of names that follow one another, where each lies in the one before; a neighbour's is not own."""
    ends = {name.end: stem for stem, name in found.items() if name.end >= 0}
    for stem, name in sorted(found.items(), key=lambda item: item[1].start):
        before = ends.get(name.start - (body[name.start - 1 : name.start] == "的"))  # 霍州市的陶唐峪乡
        if before is None or before not in found:
            continue
        above = {code[: gazetteer.level(code)] for code in found[before].codes}
        inside = [(sure, frozenset(c for c in codes if c.startswith(tuple(above)))) for sure, codes in name.groups]
        if any(codes for _, codes in inside):
            its = found[before]
            no_neighbour = its.own or is_elsewhere(body, its.start, its.end, near=True)
            groups, own = tuple(Bearers(sure, codes) for sure, codes in inside if codes), name.own and no_neighbour
            found[stem] = replace(name, groups=groups, own=own, full_town=name.full_town and no_neighbour)
            if body.count(found[before].words) == 1:
                del found[before]
