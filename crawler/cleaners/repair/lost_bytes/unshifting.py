"""What a stretch of GBK text was before it lost a byte: how likely each character is in its place.

Read as pairs of bytes, such a stretch holds the end of one character and the beginning of the next in each pair. A
lattice of all the texts that its bytes may come from is weighed by how likely these are as Chinese (`lattice`): a pair
follows the one before it, or one that is no character stood between them and was dropped, with the end of one character
and the beginning of the next; and the byte was lost where a mark says so, or before any of the pairs.
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
# Pairs that are no character: first bytes, and second ones. The last are not all of them, but some there are.
_NONE = (
    ((*range(0xAA, 0xB0), *range(0xF8, 0xFF)), tuple(range(0xA1, 0xFF))),
    ((*range(0xA1, 0xAA), 0xFE), tuple(range(0x81, 0xA1))),
    ((0xA2, *range(0xA6, 0xAA)), tuple(range(0xA1, 0xD1))),
)
_MANY = 150  # characters of a place, from which on it is the usual ones that count
_USUAL = -5.0  # power of ten of a character alone
_Shares = defaultdict[str, float]  # folded character: how likely it is


@dataclass(frozen=True, slots=True)
class Character:
    """The likeliest character of a place, in the forms that it may have, and how likely it is."""

    forms: Sequence[str]
    share: float


@dataclass(frozen=True, slots=True)
class Step:
    """What stands up to one of the stretch's pairs: how likely it is shifted, and if so the one character that ends
    there, or the two around what was dropped; and the last of them, whether a pair was dropped before it or not."""

    shifted: float
    characters: tuple[Character, ...]
    last: Character


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch and what stands around it.

    Args:
        before, behind: some characters.
        pairs: its bytes, two by two; None is a pair of which one knows that it was dropped.
        end: what the byte behind them may be, the second one of a character.
        shown: how it reads, where the byte may have been lost before any of its characters; None where it was lost in
            front of it.
        silent: whether pairs may have been dropped of which nothing tells.
        barred_first, barred: what its first and its last character cannot be.
        leads: what the lost byte may be.
        ending: what its last character may be; empty: any.
    """

    before: str
    pairs: tuple[bytes | None, ...]
    end: Bytes
    behind: str
    shown: str | None
    silent: bool
    barred_first: str = ""
    barred: str = ""
    leads: Bytes = ANY_LEAD
    ending: frozenset[str] = frozenset()

    @property
    def ends_as_stop(self) -> bool:
        """Whether the first character ends on A3, as a full stop does, A1A3; three in five of such are one.

        Its first byte is lost, or a mark, A3AC, was found across it and the next. Nothing is dropped before that byte.
        """
        return self.shown is None and bool(self.pairs) and ends_as_stop(self.pairs[0])


def unshifted(
    stretch: Stretch, forms: frozenset[str], known: Words, language: Ngrams | Mixture | None = None
) -> tuple[float, Callable[[], list[Step]]]:
    """How likely a stretch is over all that it may have been, as a power of ten; and what gives its steps: one up to
    each pair, and one up to the single byte behind them. Most stretches are too unlikely for anyone to ask for these.

    Args:
        forms: what a character of which only one byte is known may be.
        known: what else than the dictionary's words counts as one.
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
    """What stands between two pairs, or before the first, or behind the last.

    Its character begins with one of `leads` and ends with one of `trail`, which `barred` and `ending` bound; or it
    stands as it is `shown`, where the byte may be lost behind it.
    """

    leads: tuple[Bytes, ...]
    trail: Bytes
    dropped: tuple[bool, ...]  # whether pairs may be dropped between them; without these are of one character
    shown: str | None = None
    barred: str = ""
    ending: frozenset[str] = frozenset()


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
    """A sort of pairs that is no character: the bytes that may end the character before it, and what stands behind."""

    ends: Bytes
    last: Place


def _over(gap: _Gap, forms: frozenset[str], node: int) -> tuple[list[list[Arc]], range, int]:
    """The arcs over a gap, from `node` on, and the nodes inside a drop, and the one behind the gap.

    There is a node for each of the leads, then one inside each sort of drop, and last one for a text that is not
    shifted yet, if the gap is `shown` so.
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
    """The sorts of pairs that may be dropped inside a gap."""
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
    """The bytes that a character's first one cannot follow: a reader finds the right pairs again between them."""
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
    """The characters of two bytes of these sorts: those `among` some; else of several those among `forms`, and of many
    the usual ones."""
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
