"""A name that a text names places by, and how likely it is of the text's own place.

How often names are the own one was counted on labelled texts, by what they are and how they stand: of 100 full names
of towns 92, and still 60 to 75 where the clause speaks of another's place.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import log2
from typing import Self

from crawler.cleaners.passage import Passage
from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.places.bare import OF_TOWN

COUNTIES = 2_850  # of China
MOST = 32  # places that share a name; of more it says nothing

FULL = {OF_TOWN: 0.92, 6: 0.93, 4: 0.93, 2: 0.85}  # with what the place is
AGAIN = 0.99  # named again as the own


@dataclass(frozen=True, slots=True)
class Name:
    """Words that may name places; each group of places that bear the name, and how likely the own is among them."""

    words: str
    groups: tuple[tuple[float, frozenset[str]], ...]
    own: bool = True  # the clause does not speak of another's place
    start: int = -1
    end: int = -1
    full_town: bool = False
    fits: Mapping[int, float] = field(default_factory=dict)  # how much less it tells places of a level
    beside: float = 1.0  # how much less it tells what lies in the same city or province
    near: bool = False  # a town or a landmark that may lie beside the own county
    is_landmark: bool = False  # what lies in one place alone

    @property
    def sure(self) -> float:
        """How likely it is of the text's own place at all."""
        return sum(its for its, _ in self.groups)

    @property
    def most(self) -> float:
        """How much likelier it makes one of its places at the most, in bits."""
        sure = min(self.sure, AGAIN)
        return log2(1 + sure / (1 - sure) * COUNTIES / min((len(codes) for _, codes in self.groups), default=COUNTIES))

    def as_lay(self, year: int | None) -> Self:
        """The name with the codes of its places by the cities in which they lay in a year."""
        groups = tuple((sure, frozenset(gazetteer.as_lay(code, year) for code in codes)) for sure, codes in self.groups)
        return replace(self, groups=groups)

    @property
    def is_own_town(self) -> bool:
        """Whether it is a town's that the text names again."""
        return self.full_town and self.sure >= AGAIN

    def written(self, passage: Passage) -> str:
        """The words as the text writes them."""
        return passage.quote(self.start, self.end) if self.end >= 0 else self.words

    @property
    def places(self) -> frozenset[str]:
        """The codes of all places that bear it."""
        return frozenset(code for _, codes in self.groups for code in codes)

    def speaks_for(self, place: str) -> bool:
        """Whether one of its places has a code that begins so."""
        return any(code.startswith(place) for code in self.places)


def surer(name: Name, sure: float, *, own: bool = True) -> Name:
    """The name with another probability, which its groups share as before."""
    groups = tuple((sure * its / name.sure, codes) for its, codes in name.groups)
    return replace(name, groups=groups, own=own)
