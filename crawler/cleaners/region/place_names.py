"""Whatever in a text may name a place, and how likely each name is of the text's own place.

How often names are the own one was counted on labelled texts, by what they are and how they stand: of 100 full names
of towns 92, and still 60 to 75 where the clause speaks of another's place. Short names were the own ones more often
than is set here, towns at the end of an item 70 times, but mostly together, in lists of a county's towns: one alone
tells less.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from math import log2

import numpy as np
from numpy.typing import NDArray

from crawler.cleaners.region import gazetteer, stems, towns
from crawler.cleaners.region.mentions import is_edge, is_own, stands_alone
from crawler.cleaners.region.told_of import is_told_of
from crawler.cleaners.region.village_names import villages_named
from indexer.text import segmented

COUNTIES = 2_850  # of China
_READ = 8_000  # characters
_LONGEST, _SHORTEST = 4, 2  # characters of a name without what the place is
_MOST = 32  # places that share a name; of more it says nothing
_MOST_READ = 20  # times of one name that are looked at
_AROUND = 8  # characters before and behind a name that tell how it is segmented
_OF_TOWN = 9  # the level of towns, which have their county's code; 2 is a province's, 4 a city's, 6 a county's
_TOWN = re.compile(f"(?:(?:(?:{gazetteer.PEOPLES})族)*乡|镇|街道|苏木)$")
_SUFFIX = re.compile("镇|乡|街道|苏木|[省县区市旗州盟]")
_BREAK = re.compile("[^\u4e00-\u9fff]|$")
# What only a town's own text says of it: its party and government, its schools and stations.
_OFFICE = re.compile(
    r"党委|党工委|(?:人民)?政府|办事处|中心|(?:中|小)学|幼儿园|卫生院|(?:综合)?文化站|[财司派]\w所|武装部|纪委|"
    r"[^,。\n]{0,10}领导小组"
)

_FULL = {_OF_TOWN: 0.92, 6: 0.93, 4: 0.93, 2: 0.85}  # with what the place is
_SHORT = {6: 0.5, 4: 0.6, 2: 0.5}  # without, where the segmenter makes a word of it
_SHORT_WITHIN = {6: 0.3, 4: 0.6, 2: 0.5}  # the same behind other words than 在 or 到
_SHORT_OF_ANOTHER = 0.1  # where the clause speaks of another's place
_SHORT_NO_WORD = 0.02  # in the middle of words
_SHORT_TOWN, _SHORT_TOWN_INSIDE = (0.15, 0.06), (0.03, 0.01)  # before a mark, before other words
_VILLAGE = 0.6
_AGAIN = 0.99  # named again as the own, or with its office
_SHORT_TWICE, _SHORT_AGAIN = 0.45, 0.97  # a short name twice, and more often, in varying company
_OF_ANOTHER = 0.6  # how much of it is left where the clause speaks of another's place
_NO_WORD = 3  # times that a town is named which is another word too
_WORD, _PIECE = 0.5, 0.1  # where the name is another word too, where a word may reach over its edge
_PAIR_BITS, _MIXES = 20, 0x9E37  # of the hash of two characters
_TAKEN = 0.05  # from which on nothing else is read into the same characters


@dataclass(frozen=True, slots=True)
class Name:
    """Words that may name places; each group of places that bear the name, and how likely the own is among them."""

    words: str
    groups: tuple[tuple[float, frozenset[str]], ...]
    own: bool = True  # the clause does not speak of another's place
    start: int = -1
    end: int = -1
    full_town: bool = False
    sentence: int = 0  # where its sentence begins

    @property
    def sure(self) -> float:
        """How likely it is of the text's own place at all."""
        return sum(its for its, _ in self.groups)

    @property
    def most(self) -> float:
        """How much likelier it makes one of its places at the most, in bits."""
        sure = min(self.sure, _AGAIN)
        return log2(1 + sure / (1 - sure) * COUNTIES / min((len(codes) for _, codes in self.groups), default=COUNTIES))

    @property
    def is_own_town(self) -> bool:
        """Whether it is a town's that the text names again, or with its office."""
        return self.full_town and self.sure >= _AGAIN

    def written(self, text: str) -> str:
        """The words as the text, which is not folded, writes them."""
        return text[self.start : self.end] if self.end >= 0 else self.words

    def speaks_for(self, place: str) -> bool:
        """Whether one of its places has a code that begins so."""
        return any(code.startswith(place) for _, codes in self.groups for code in codes)

    def speaks_only_for(self, places: set[str]) -> bool:
        """Whether all of its places are among these, or lie in them."""
        return all(code in places or f"{code[:4]}00" in places for _, codes in self.groups for code in codes)


def names(text: str, body: str, *, of_town: bool) -> dict[str, Name]:
    """The names in a text, `body` being its folded form, each as it tells most, by what is left without 县 or 镇.

    Of names that follow one another (余姚市梁弄镇) the last one counts, within the one before. The only town that a
    town's text names is its own.
    """
    body = body[:_READ]
    taken = bytearray(len(body))  # characters of names
    found: dict[str, Name] = {}
    for stem, full in _full_names(body).items():
        found[stem] = max(full, key=lambda name: name.sure)
        for name in full:
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
    full_towns = [stem for stem, name in found.items() if name.full_town and name.own]
    for stem, all_starts in _short_stems(body):
        length = len(stem)
        starts = [start for start in all_starts if not (taken[start] or taken[start + length - 1])]
        for its in _short_names(body, starts, stem, by_towns=of_town and not full_towns):
            if stem not in found or found[stem].sure < its.sure:
                found[stem] = its
            if its.sure >= _TAKEN:
                taken[its.start : its.start + length] = b"\1" * length
    if of_town and len(full_towns) == 1 and found[full_towns[0]].sure == _FULL[_OF_TOWN]:
        found[full_towns[0]] = _surer(found[full_towns[0]], _AGAIN)
    _join(found, body)
    for stem, (written, codes) in villages_named(text, body).items():
        if stem not in found or found[stem].sure < _VILLAGE:
            found[stem] = Name(written, ((_VILLAGE, codes),))
    return found


def _short_stems(body: str) -> list[tuple[str, list[int]]]:
    """The names without what the place is and where they begin, the longest first; towns' only at an edge of words."""
    known, begins = _known(), _may_begin()
    codes = np.frombuffer(body.encode("utf-32-le"), np.uint32)
    found: dict[str, list[int]] = defaultdict(list)
    for start in np.flatnonzero(begins[_pair(codes[:-1], codes[1:])]).tolist():
        for length in range(min(_LONGEST, len(body) - start), _SHORTEST - 1, -1):
            stem = body[start : start + length]
            if stem in known and len(found[stem]) < _MOST_READ:
                found[stem].append(start)
    return sorted(
        (
            (stem, starts)
            for stem, starts in found.items()
            if known[stem].keys() != {_OF_TOWN}
            or any(is_edge(body, start) or _BREAK.match(body, start + len(stem)) for start in starts)
        ),
        key=lambda item: (-len(item[0]), item[0]),
    )


@cache
def _may_begin() -> NDArray[np.bool_]:
    """By a hash of two characters, whether a short name begins with them."""
    table = np.zeros(1 << _PAIR_BITS, np.bool_)
    firsts, seconds = (np.array([ord(stem[place]) for stem in _known()], np.uint32) for place in (0, 1))
    table[_pair(firsts, seconds)] = True
    return table


def _pair(firsts: NDArray[np.uint32], seconds: NDArray[np.uint32]) -> NDArray[np.uint32]:
    return (firsts * np.uint32(_MIXES) + seconds) & np.uint32((1 << _PAIR_BITS) - 1)


def _surer(name: Name, sure: float, *, own: bool = True) -> Name:
    groups = tuple((sure * its / name.sure, codes) for its, codes in name.groups)
    return replace(name, groups=groups, own=own)


def _join(found: dict[str, Name], body: str) -> None:
    """Make one of names that follow one another, where each lies in the one before."""
    ends = {name.end: stem for stem, name in found.items() if name.end >= 0}
    for stem, name in sorted(found.items(), key=lambda item: item[1].start):
        before = ends.get(name.start)
        if before is None or before not in found:
            continue
        above = {code[: gazetteer.level(code)] for _, codes in found[before].groups for code in codes}
        inside = [(sure, frozenset(c for c in codes if c.startswith(tuple(above)))) for sure, codes in name.groups]
        if any(codes for _, codes in inside):
            found[stem] = replace(name, groups=tuple((sure, codes) for sure, codes in inside if codes))
            if body.count(found[before].words) == 1:
                del found[before]


@cache
def _known() -> dict[str, dict[int, frozenset[str]]]:
    """Names without 县 and 镇 that are no other words to their places by level."""
    found: dict[str, dict[int, set[str]]] = {}
    for name, codes in gazetteer.codes().items():
        if gazetteer.stem_of(name) == name:  # 和县 is a piece of other words
            continue
        for code in codes:
            found.setdefault(gazetteer.stem_of(name), {}).setdefault(gazetteer.level(code), set()).add(code)
    known = {stem: {level: _one_each(codes) for level, codes in its.items()} for stem, its in found.items()}
    towns_of: dict[str, set[str]] = defaultdict(set)
    for name, codes in towns.codes().items():
        towns_of[name[:-1] if name[-1] in "镇乡" and "族" not in name else _TOWN.sub("", name)].update(codes)
    for stem, its_codes in towns_of.items():
        known.setdefault(stem, {})[_OF_TOWN] = frozenset(its_codes)
    return {
        stem: its for stem, its in known.items() if _SHORTEST <= len(stem) <= _LONGEST and not stems.is_ordinary(stem)
    }


def is_town(stem: str) -> bool:
    """Whether a town has this name without 镇, 乡 or 街道."""
    return _OF_TOWN in _known().get(stem, ())


def _one_each(codes: Iterable[str]) -> frozenset[str]:
    """One code of each place, that by which the towns know it."""
    return frozenset({gazetteer.same_place(code): gazetteer.before(code) for code in sorted(codes)}.values())


def _full_names(body: str) -> dict[str, list[Name]]:
    """The names with what the place is, by what is left without it; one that is another's as often is another's."""
    found: dict[str, list[Name]] = defaultdict(list)
    told: dict[str, int] = defaultdict(int)
    behind = 0
    for suffix in _SUFFIX.finditer(body):
        end = suffix.end()
        table = towns.codes() if _TOWN.match(suffix[0]) else gazetteer.codes()
        if body[max(0, end - 3) : end] not in _tails() and body[max(0, end - 2) : end] not in _tails():
            continue
        for start in range(max(behind, end - gazetteer.LONGEST), end - _SHORTEST + 1):
            if (codes := table.get(body[start:end])) and (end - start > _SHORTEST or stands_alone(body, start, end)):
                is_town = table is towns.codes()
                stem = _TOWN.sub("", body[start:end]) if is_town else gazetteer.stem_of(body[start:end])
                if is_told_of(body, start, end):
                    told[stem] += 1
                else:
                    its = _one_each(codes) if len(codes) <= _MOST else frozenset[str]()
                    found[stem].append(_full_name(body, start, end, its, is_town=is_town))
                behind = end
                break
    return {
        stem: its
        if 2 * sum(name.own for name in its) > len(its) + told[stem]
        else [_surer(name, name.sure * _OF_ANOTHER, own=False) if name.own else name for name in its]
        for stem, its in found.items()
    }


@cache
def _tails() -> frozenset[str]:
    """The last three characters of all names, two of those that have no more; few other words end so."""
    return frozenset(name[-3:] for name in (*towns.codes(), *gazetteer.codes()))


def _full_name(body: str, start: int, end: int, codes: frozenset[str], *, is_town: bool) -> Name:
    words, own = body[start:end], is_own(body, start, end, near=is_town)  # towns next door are mostly of one county
    word = stems.is_ordinary(_TOWN.sub("", words) if is_town else words[:-1])
    word = word and not (is_town and body.count(words) >= _NO_WORD)
    sure = (1.0 if own else _OF_ANOTHER) * (_WORD if word else 1.0)
    if not is_edge(body, start) and not _begins_word(body, start, end):
        sure *= _PIECE
    if is_town:
        again = sure == 1.0 and (body.count(words) > 1 or _OFFICE.match(body, end) is not None)
        its = ((sure * (_AGAIN if again else _FULL[_OF_TOWN]), codes),) if codes else ()
        return Name(words, its, own, start, end, full_town=True, sentence=_sentence(body, start))
    levels = {gazetteer.level(code) for code in codes}
    groups = (
        (sure * _FULL[level] / len(levels), frozenset(code for code in codes if gazetteer.level(code) == level))
        for level in levels
    )
    return Name(words, tuple(groups), own, start, end)


def _sentence(body: str, place: int) -> int:
    return max(body.rfind(mark, 0, place) for mark in "。;!?\n")


def _begins_word(body: str, start: int, end: int) -> bool:
    """Whether the segmenter begins a word there."""
    before = max(0, start - _AROUND)
    return any(before + offset == start for offset, _ in segmented(body[before:end]))


def _short_names(body: str, starts: list[int], stem: str, *, by_towns: bool) -> list[Name]:
    """The names without what the place is that stand there; told again in varying company they are surer.

    A town's is so only if the text is a town's that names none in full (`by_towns`).
    """
    starts = [start for start in starts if not stems.is_water(body, start + len(stem))]
    levels = {level: codes for level, codes in _known()[stem].items() if level != _OF_TOWN or len(codes) <= _MOST}
    if 4 in levels or 2 in levels:  # 南京 is no street of 南京街道
        levels.pop(_OF_TOWN, None)
    if not levels:
        return []
    ends = [start + len(stem) for start in starts]
    company = {body[start - 1 : start] for start in starts}, {body[end : end + 1] for end in ends}
    alone = len({code for codes in levels.values() for code in codes}) == 1
    if min(map(len, company)) >= 2 and alone:
        level, codes = next(iter(levels.items()))
        times = sum(
            is_own(body, start, start + len(stem)) and _is_word(body, start, stem, known=level != _OF_TOWN)
            for start in starts
        )
        is_capital = any(code[2:4] == "01" for code in codes)  # all name them
        often = (
            len(starts) > 2 if by_towns and level == _OF_TOWN else times > 2 and level != _OF_TOWN and not is_capital
        )
        if times >= 2 and (often or level == _OF_TOWN):
            sure = _SHORT_AGAIN if often else _SHORT_TWICE
            return [Name(stem, ((sure, codes),), True, starts[0], ends[0])]
    found = [_short_name(body, start, end, levels) for start, end in zip(starts, ends, strict=True)]
    return [name for name in found if name]


def _short_name(body: str, start: int, end: int, levels: dict[int, frozenset[str]]) -> Name | None:
    ends = _BREAK.match(body, end) is not None
    edge = is_edge(body, start) or (ends and _begins_word(body, start, end))
    is_town = levels.keys() == {_OF_TOWN}
    if (is_town and not (edge or ends)) or is_told_of(body, start, end):
        return None
    own = is_town or is_own(body, start, end)
    shorts = _SHORT if edge else _SHORT_WITHIN
    word = is_town or _is_word(body, start, body[start:end], known=True)
    sure = {
        level: (_SHORT_TOWN if edge else _SHORT_TOWN_INSIDE)[not ends]
        if level == _OF_TOWN
        else _SHORT_NO_WORD
        if not word
        else shorts[level]
        if own
        else _SHORT_OF_ANOTHER
        for level in levels
    }
    part = max(sure.values()) / sum(sure.values())
    return Name(body[start:end], tuple((sure[level] * part, codes) for level, codes in levels.items()), own, start, end)


def _is_word(body: str, start: int, stem: str, *, known: bool) -> bool:
    """Whether the segmenter begins a word where a short name stands, and ends it there if the name is a `known` one."""
    before = max(0, start - _AROUND)
    pieces = segmented(body[before : start + len(stem) + _AROUND])
    return any(before + offset == start and (piece == stem or not known) for offset, piece in pieces)
