"""The region of a text, to province, city and county, with the words that gave it.

Names and codes are those of GB/T 2260 (the package gb2260), of all its revisions, so that a county is found by the name
that it had when the text was written. Only full names count (香河县, not 香河); a name that several counties share is
settled by its city or province in the same text, or left open; a place that was only visited or praised is not the
text's own.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import gb2260

from indexer.text import fold

_MAX_READ = 20_000  # characters of a text that are searched for names
_OPENING = 200
_SUFFIX = re.compile("[省市县区旗州盟]")
_LONGEST = 15
# 赴…考察, 学习…经验: what stands before a place that is not the text's own.
_ELSEWHERE = re.compile(r"(?:赴|到|去|前往|来自|参观|考察|学习|借鉴|对口支援|援助|籍|与|和|及|、|如)$")
_ELSEWHERE_AFTER = re.compile(r"(?:等地|籍|考察|学习|经验|模式|先进)")
_TITLE_WEIGHT, _OPENING_WEIGHT, _SIGNATURE_WEIGHT = 6, 3, 4
_ENOUGH = 3  # weight from which on a place is believed
_GENERIC = {"市辖区", "县", "省", "城区", "郊区", "矿区", "市区", "自治区", "自治州", "自治县", "直辖市"}


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
    start: int
    name: str
    codes: tuple[str, ...]
    weight: int


@cache
def _gazetteer() -> dict[str, tuple[str, ...]]:
    """Folded full name to the codes that bore it, in any revision."""
    codes: dict[str, set[str]] = defaultdict(set)
    for _revision, divisions in gb2260.data.data.items():
        for code, name in divisions.items():
            folded = fold(str(name))
            if (len(folded) >= 3 and folded not in _GENERIC) or (len(folded) == 2 and str(code).endswith("00")):
                codes[folded].add(str(code))
    return {name: tuple(sorted(found)) for name, found in codes.items()}


def _age(revision: tuple[int | None, object]) -> int:
    """What sorts revisions newest first: years and year-months, and the undated one, which is the newest."""
    dated = revision[0]
    return -999_999 if dated is None else -dated if dated > 9_999 else -dated * 100 - 12


@cache
def _name(code: str) -> str | None:
    """The newest name of a code; None where no revision has it, and for the filling between province and county."""
    for _revision, divisions in sorted(gb2260.data.data.items(), key=_age):
        if found := divisions.get(int(code), divisions.get(code)):
            return (
                None if str(found) in {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"} else str(found)
            )
    return None


def region(title: str | None, text: str, page_title: str) -> Region | None:
    """The region that a document is of; None where the text does not tell."""
    mentions = [
        *_mentions(title or page_title, _TITLE_WEIGHT),
        *_mentions(text[:_MAX_READ], 1, ends=True),
    ]
    if not mentions:
        return None
    weights: dict[str, int] = defaultdict(int)
    words: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        for code in mention.codes:
            weights[code] += mention.weight
            words[code].append(mention.name)
    shared = {code for mention in mentions if len(mention.codes) > 1 for code in mention.codes}
    best = _best(weights, shared, 6)
    if best is None:
        best = _best(weights, shared, 4) or _best(weights, shared, 2)
    if best is None:
        return None
    path = [code for code in (best[:2] + "0000", best[:4] + "00", best) if code in weights or code == best]
    evidence = tuple(dict.fromkeys(word for code in path for word in words[code]))
    return _region(best, evidence)


def _best(weights: dict[str, int], shared: set[str], digits: int) -> str | None:
    """The one place of a level that has enough weight and no rival; None where there is none."""
    level = {code: weight for code, weight in weights.items() if _digits(code) == digits}
    ranked = []
    for code, weight in level.items():
        parents = weights.get(code[:2] + "0000", 0) + (weights.get(code[:4] + "00", 0) if digits == 6 else 0)
        if code in shared and not parents:
            continue
        ranked.append((weight + min(parents, 3), code))
    ranked.sort(reverse=True)
    if not ranked or ranked[0][0] < _ENOUGH:
        return None
    if len(ranked) > 1 and ranked[1][0] * 2 > ranked[0][0]:
        return None
    return ranked[0][1]


def _digits(code: str) -> int:
    """How many digits of a code say something: 2 for a province, 4 for a city, 6 for a county."""
    return 2 if code.endswith("0000") else 4 if code.endswith("00") else 6


def _region(code: str, evidence: tuple[str, ...]) -> Region:
    levels = _digits(code)
    province = _name(code[:2] + "0000")
    city = _name(code[:4] + "00") if levels >= 4 else None
    return Region(province, city, _name(code) if levels == 6 else None, code, evidence)


def _mentions(text: str, weight: int, *, ends: bool = False) -> list[_Mention]:
    """The places that a text names as its own; `ends` gives those in its opening and its last lines more weight."""
    folded = fold(text)
    names = _gazetteer()
    found: list[_Mention] = []
    behind = 0
    signature = folded.rfind("\n", 0, max(0, len(folded) - 60)) if ends else 0
    for suffix in _SUFFIX.finditer(folded):
        end = suffix.end()
        for length in range(min(_LONGEST, end - behind), 1, -1):
            name = folded[end - length : end]
            if name not in names:
                continue
            start = end - length
            if not _elsewhere(folded, start, end):
                its_weight = weight
                if ends and start < _OPENING:
                    its_weight = _OPENING_WEIGHT
                elif ends and start > signature > 0 and len(folded) - start < 60:
                    its_weight = _SIGNATURE_WEIGHT
                found.append(_Mention(start, text[start:end], names[name], its_weight))
            behind = end
            break
    return found


def _elsewhere(folded: str, start: int, end: int) -> bool:
    return bool(_ELSEWHERE.search(folded[max(0, start - 6) : start]) or _ELSEWHERE_AFTER.match(folded[end : end + 6]))
