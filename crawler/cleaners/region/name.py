"""A name that a text names places by, and how likely it is of the text's own place.

How often names are the own one was counted on labelled texts, by what they are and how they stand: of 100 full names
of towns 92, and still 60 to 75 where the clause speaks of another's place.
"""

from dataclasses import dataclass, replace
from math import log2

from crawler.cleaners.passage import Passage
from crawler.cleaners.region import gazetteer
from indexer.text import segmented

COUNTIES = 2_850  # of China
OF_TOWN = 9  # the level of towns, which have their county's code; 2 is a province's, 4 a city's, 6 a county's
MOST = 32  # places that share a name; of more it says nothing
AROUND = 8  # characters before and behind a name that tell how it is segmented

# What may stand right before a name.
_EDGE = frozenset("在于到对为是以和与及的由从向了至抓如将把给含有原赴入驻任省市县区旗镇乡道办处局所")

FULL = {OF_TOWN: 0.92, 6: 0.93, 4: 0.93, 2: 0.85}  # with what the place is
AGAIN = 0.99  # named again as the own, or with its office


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
        sure = min(self.sure, AGAIN)
        return log2(1 + sure / (1 - sure) * COUNTIES / min((len(codes) for _, codes in self.groups), default=COUNTIES))

    @property
    def is_own_town(self) -> bool:
        """Whether it is a town's that the text names again, or with its office."""
        return self.full_town and self.sure >= AGAIN

    def written(self, passage: Passage) -> str:
        """The words as the text writes them."""
        return passage.quote(self.start, self.end) if self.end >= 0 else self.words

    def speaks_for(self, place: str) -> bool:
        """Whether one of its places has a code that begins so."""
        return any(code.startswith(place) for _, codes in self.groups for code in codes)

    def speaks_only_for(self, places: set[str]) -> bool:
        """Whether all of its places are among these, or lie in them."""
        return all(code in places or gazetteer.above(code, 4) in places for _, codes in self.groups for code in codes)


def surer(name: Name, sure: float, *, own: bool = True) -> Name:
    groups = tuple((sure * its / name.sure, codes) for its, codes in name.groups)
    return replace(name, groups=groups, own=own)


def begins_word(body: str, start: int, end: int) -> bool:
    """Whether the segmenter begins a word there."""
    before = max(0, start - AROUND)
    return any(before + offset == start for offset, _ in segmented(body[before:end]))


def is_cut(body: str, start: int, end: int) -> bool:
    """Whether a word of the segmenter begins inside a name and reaches over its end: 新和 in 平安新和谐社区."""
    before = max(0, start - AROUND)
    pieces = segmented(body[before : end + AROUND])
    return any(start < before + offset < end < before + offset + len(piece) for offset, piece in pieces)


def is_edge(plain: str, start: int) -> bool:
    """Whether a name may begin here: behind no character of a word."""
    before = plain[start - 1 : start]
    return not "\u4e00" <= before <= "\u9fff" or before in _EDGE
