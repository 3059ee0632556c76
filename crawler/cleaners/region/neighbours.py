"""The province of a text that says which counties its place lies beside: 北临樟树, 东与泗洪县接壤."""

import re
from collections.abc import Iterator

from crawler.cleaners.region import gazetteer, stems
from crawler.cleaners.region.evidence import ENOUGH, Evidence
from crawler.cleaners.region.mentions import BESIDE

_AND = re.compile(r"[、及和与]|以及")
_ENDS = re.compile("[、,。;和与及等县市区]|接壤|毗邻|交界|相|为邻|$")  # behind a short name that is a word too (樟树)
_MOST = 40  # characters behind the word that names them
_LEAST = 2  # neighbours of one province that tell it


def add_neighbours(evidence: Evidence, body: str) -> None:
    """Count the province of two neighbours or more, if all are of one, and no city or county is known already."""
    if any(gazetteer.level(code) > 2 and weight >= ENOUGH for code, weight in evidence.weights.items()):
        return
    named = {code: words for beside in BESIDE.finditer(body) for code, words in _named(body, beside.end())}
    if len(named) >= _LEAST and len({code[:2] for code in named}) == 1:
        evidence.add(f"{next(iter(named))[:2]}0000", ENOUGH, "、".join(named.values()))


def _named(body: str, start: int) -> Iterator[tuple[str, str]]:
    """The code and the words of each county or city that is named from a place on, one after another."""
    end = min(start + _MOST, len(body))
    while start < end and (its := _begins(body, start)):
        code, words = its
        yield code, words
        start += len(words)
        if its := _begins(body, start):  # 鄱阳县 behind 上饶市
            continue
        behind = _AND.match(body, start)
        if behind is None:
            return
        start = behind.end()


def _begins(body: str, start: int) -> tuple[str, str] | None:
    """The county or city, but no province, that a text names from a place on."""
    for length in range(gazetteer.LONGEST, 1, -1):
        words = body[start : start + length]
        codes = gazetteer.codes().get(words, ())
        if len(codes) == 1 and not codes[0].endswith("0000"):
            return codes[0], words
        if length <= stems.LONGEST and (code := gazetteer.stems().get(words)) and _ENDS.match(body, start + length):
            return code, words
    return None
