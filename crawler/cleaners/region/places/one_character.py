"""Characters that stand for one county, in documents' numbers and of guests: 涡教〔2023〕8号, 驻郯部队."""

from collections import defaultdict
from functools import cache

from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.places.revisions import revisions
from indexer.text import fold


@cache
def begun_by() -> dict[str, dict[int, frozenset[str]]]:
    """Characters with which the names of cities and counties begin, and the codes of these by level, one a place."""
    found: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for stem, levels in gazetteer.called().items():
        for level, codes in levels.items():
            found[stem[0]][level].update(codes)
    return {one: {level: frozenset(its) for level, its in levels.items() if level > 2} for one, levels in found.items()}


@cache
def of_one_county() -> dict[str, str]:
    """Characters with which the name of one 县 begins, no other one's, and which no city has in its name."""
    having: dict[str, set[str]] = defaultdict(set)
    for _, divisions in revisions():
        for code, name in divisions.items():
            if gazetteer.level(code) == 4 or (gazetteer.level(code) == 6 and name.endswith("县")):
                stem = gazetteer.stem_of(name)
                for character in stem if gazetteer.level(code) == 4 else stem[:1]:
                    having[character].add(code)
    alone = {
        character: gazetteer.newest(codes)
        for character, codes in having.items()
        if len({gazetteer.same_place(code) for code in codes}) == 1
    }
    return {
        character: code
        for character, code in alone.items()
        if gazetteer.level(code) == 6 and fold(gazetteer.name(code) or "").startswith(character)
    }
