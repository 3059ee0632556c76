"""Weighs what a stretch was before it lost a byte: how likely each character is in its place.

A lattice of all texts that its bytes may come from is weighed by how likely these are as Chinese (`lattice`). Between
two of its pairs, or at its ends, one character stands, or two around a pair that was no character and was dropped; and
the byte was lost where a mark says so, or before any of the pairs.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from crawler.cleaners.language.lattice import Arc, Place, Weighed, Words, place
from crawler.cleaners.language.ngrams import BORDER, Mixture, Ngrams
from crawler.cleaners.language.readings import reweighed
from crawler.cleaners.language.script import in_traditional
from crawler.cleaners.language.words import likelihood
from crawler.cleaners.repair.lost_bytes.marks import EURO
from indexer.text import fold

PUNCTUATION = "，。、；：“”（）《》！？％—…·０１２３４５６７８９"
Bytes = tuple[int, ...]  # what a byte may be
ANY_TRAIL = (*range(0x40, 0x7F), *range(0x80, 0xFF))
ANY_LEAD = tuple(range(0x81, 0xFF))
# Pairs that are no character, by their lead and trail bytes; in the last row some are.
_NONE = (
    ((*range(0xAA, 0xB0), *range(0xF8, 0xFF)), tuple(range(0xA1, 0xFF))),
    ((*range(0xA1, 0xAA), 0xFE), tuple(range(0x81, 0xA1))),
    ((0xA2, *range(0xA6, 0xAA)), tuple(range(0xA1, 0xD1))),
)
_MANY = 150  # characters of a place, above which only the usual ones count
_USUAL = -5.0  # power of ten of a usual character alone
_Shares = defaultdict[str, float]  # folded character: how likely it is


@dataclass(frozen=True, slots=True)
class Character:
    """The likeliest character of a place: the forms that it may have, and how likely it is."""

    forms: Sequence[str]
    share: float


@dataclass(frozen=True, slots=True)
class Step:
    """What stands up to one of the pairs of a stretch."""

    shifted: float  # how likely the byte was lost before
    characters: tuple[Character, ...]  # the one that ends there, or the two around what was dropped
    last: Character  # of these, whether a pair was dropped or not


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch and what stands around it."""

    before: str  # some characters
    pairs: tuple[bytes | None, ...]  # None for one that is known to be dropped
    end: Bytes  # what the trail byte behind the pairs may be
    behind: str  # some characters
    shown: str | None  # how it reads, if the byte may be lost before any of its pairs; None: in front of the first
    silent: bool  # whether pairs may have been dropped without a mark
    barred_first: str = ""  # what its first character cannot be
    barred: str = ""  # what its last character cannot be
    leads: Bytes = ANY_LEAD  # what the lost byte may be
    ending: frozenset[str] = frozenset()  # what its last character may be; empty: any

    @property
    def ends_as_stop(self) -> bool:
        """Whether the first character, whose lead byte is lost, ends with A3 as a full stop does (A1A3): three in five
        of these are one. Nothing is dropped before that byte."""
        return self.shown is None and bool(self.pairs) and ends_as_stop(self.pairs[0])


def unshifted(
    stretch: Stretch, forms: frozenset[str], known: Words, language: Ngrams | Mixture | None = None
) -> tuple[float, Callable[[], list[Step]]]:
    """How likely a stretch is over all that it may have been, as a power of ten; and a function for its steps, one up
    to each pair and one up to the byte behind them, for most stretches are too unlikely to ask for these.

    Args:
        stretch: the stretch.
        forms: what a character of which only one byte is known may be.
        known: what counts as a word besides those of the dictionary.
        language: a model of the archive's texts by which the steps are weighed too.
    """
    arcs = _exactly(stretch.before, 0)
    nodes: list[tuple[int, range, int]] = []  # of each gap: the first, those inside a drop, the one behind it
    for gap in _gaps(stretch):
        node = len(arcs)
        over, middles, to = _over(gap, forms, node)
        arcs += over
        nodes.append((node, middles, to))
    arcs += _exactly(stretch.behind, len(arcs))
    weighed = Weighed(arcs, known)

    @cache
    def steps() -> list[Step]:
        shares = weighed.shares()
        if language is not None:
            shares = reweighed(shares, language, "" if stretch.behind else BORDER)
        return list(_steps(arcs, shares, nodes))

    return weighed.power, steps


class _Gap(NamedTuple):
    """What stands between two pairs, or before the first, or behind the last."""

    leads: tuple[Bytes, ...]  # with one of which its character begins
    trail: Bytes  # with which it ends
    dropped: tuple[bool, ...]  # whether a pair may be, or must be, dropped in it; else it is one character
    shown: str | None = None  # how it reads, if the byte may be lost behind it
    barred: str = ""  # what its last character cannot be
    ending: frozenset[str] = frozenset()  # what that may be; empty: any


def _gaps(stretch: Stretch) -> list[_Gap]:
    gaps: list[_Gap] = []
    leads, dropped = (stretch.leads,), False
    anywhere = leads if stretch.shown is not None else ()  # the byte may have been lost before any pair
    silent = (False, True) if stretch.silent else (False,)
    for pair in stretch.pairs:
        if pair is None:
            dropped = True
        else:
            first = stretch.ends_as_stop and not gaps
            shown = stretch.shown[len(gaps)] if stretch.shown is not None else None
            barred = "" if gaps else stretch.barred_first
            gaps.append(_Gap(leads, (pair[0],), (dropped,) if dropped or first else silent, shown, barred))
            leads, dropped = (*anywhere, (pair[1],)), False
    behind = (dropped,) if dropped else silent
    return [*gaps, _Gap(leads, stretch.end, behind, None, stretch.barred, stretch.ending)]


class _Drop(NamedTuple):
    """Pairs of one sort that are no character: the trail bytes before them, and what may stand behind them."""

    ends: Bytes
    last: Place


def _over(gap: _Gap, forms: frozenset[str], node: int) -> tuple[list[list[Arc]], range, int]:
    """The arcs over a gap, from `node` on; the nodes inside a drop; and the node behind the gap.

    There is a node for each of the leads, one inside each sort of drop, and last one for a text that is not shifted
    yet, if the gap is shown.
    """
    drops = list(_drops(gap, forms))
    inside = range(node + len(gap.leads), node + len(gap.leads) + len(drops))
    behind = inside.stop + (gap.shown is not None)
    arcs: list[list[Arc]] = []
    for lead in gap.leads:
        whole = [(characters(lead, gap.trail, forms, gap.barred, gap.ending), behind)] if False in gap.dropped else []
        begun = [(characters(lead, drop.ends, forms), at) for drop, at in zip(drops, inside, strict=True)]
        arcs.append(whole + begun)
    if gap.shown is not None:
        arcs[0].append((place(gap.shown), inside.stop))
    arcs += [[(drop.last, behind)] for drop in drops]
    return arcs, inside, behind


def _drops(gap: _Gap, forms: frozenset[str]) -> Iterator[_Drop]:
    """The sorts of pairs that may be dropped in a gap."""
    for ends, leads_on in _NONE if max(gap.dropped) else ():
        last = characters(leads_on, gap.trail, forms, gap.barred, gap.ending)
        if last.forms:
            yield _Drop(ends, last)


def _steps(
    arcs: Sequence[Sequence[Arc]],
    shares: Sequence[Mapping[tuple[int, str], float]],
    nodes: Iterable[tuple[int, range, int]],
) -> Iterator[Step]:
    for node, middles, to in nodes:
        one, first, second = _Shares(float), _Shares(float), _Shares(float)
        for at in range(node, middles.start):
            for (end, char), share in shares[at].items():
                if end == to:
                    one[char] += share
                elif end in middles:
                    first[char] += share
        for at in middles:
            for (_, char), share in shares[at].items():
                second[char] += share
        places = [one_place for at in range(node, middles.stop) for one_place, _ in arcs[at]]
        adjacent, apart = sum(one.values()), sum(first.values())
        characters = tuple(_likeliest(found, places) for found in ([one] if adjacent >= apart else [first, second]))
        for char, share in one.items():
            second[char] += share
        yield Step(adjacent + apart, characters, _likeliest(second, places))


def _likeliest(found: Mapping[str, float], places: Iterable[Place]) -> Character:
    if not found:
        return Character("?", 0.0)
    char = max(found, key=lambda one: found[one])
    return Character(next(one.forms[char] for one in places if char in one.forms), found[char])


def _exactly(text: str, first: int) -> list[list[Arc]]:
    return [[(place(char), number)] for number, char in enumerate(fold(text), first + 1)]


def ends_as_stop(pair: bytes | None) -> bool:
    """Whether the character that ends with a pair's first byte may be a full stop, A1A3."""
    return pair is not None and pair[0] == 0xA3


def byte_of(single: str) -> int:
    """The byte of a character that GBK writes with a single one."""
    return EURO if single == "€" else ord(single)


@cache
def no_pair(behind: str) -> Bytes:
    """The bytes that make no pair with the lead byte of a character, so that a reader finds the right pairs again."""
    lead = behind.encode("gb18030", "ignore")[:1]
    return tuple(byte for byte in range(0x80, 0xFF) if not (bytes((byte,)) + lead).decode("gbk", "ignore"))


@cache
def forms_of(*, traditional: bool) -> frozenset[str]:
    """The characters that a text is written with, and its punctuation."""
    if not traditional:
        level = (bytes((lead, trail)) for lead in range(0xB0, 0xF8) for trail in range(0xA1, 0xFF))
        return frozenset(b"".join(level).decode("gb2312", "ignore")) | set(PUNCTUATION)
    han = [chr(code) for code in range(0x3400, 0xA000)]
    forms = in_traditional("\n".join(han)).split("\n")
    return frozenset(char for char, form in zip(han, forms, strict=True) if char == form) | set(PUNCTUATION)


@lru_cache(maxsize=65_536)  # what texts gloss is asked for too, which is without end
def characters(
    leads: Bytes, trails: Bytes, forms: frozenset[str], barred: str = "", among: frozenset[str] = frozenset()
) -> Place:
    """The characters of these bytes that are not barred: those `among` some; else of several those among `forms`, and
    of many the usual ones."""
    found = [char for lead in leads for trail in trails if (char := _character(lead, trail))]
    if among or len(found) > 1:
        found = [char for char in found if char in (among or forms)]
    if len(found) > _MANY:
        found = [char for char in found if likelihood(char) > _USUAL]
    return place("".join(char for char in found if char not in barred))


def _character(lead: int, trail: int) -> str:
    """The character of two bytes that a text may hold; "" where there is none."""
    char = bytes((lead, trail)).decode("gbk", "ignore")
    return char if len(char) == 1 and ("\u3400" <= char <= "\u9fff" or char in PUNCTUATION) else ""
