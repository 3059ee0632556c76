"""A name that a text names places by, and how likely it is to name the text's own place.

How often names do was counted on labelled texts, by what they are and how they stand: of 100 full names of towns 92,
and still 60 to 75 where the clause speaks of another's place.
"""

from collections.abc import Mapping
from functools import lru_cache
from math import log2
from typing import NamedTuple, Self

from crawler.cleaners.passage import Passage
from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.places.bare import OF_TOWN

COUNTIES = 2_850  # in China
MOST = 32  # places that share a name; a name of more says nothing

FULL = {OF_TOWN: 0.92, 6: 0.93, 4: 0.93, 2: 0.85}  # likelihood of a name that says what the place is, by level
AGAIN = 0.99  # … of one that is repeated as the own


class Bearers(NamedTuple):
    """The codes of places that bear a name, and the likelihood that the text's own place is one of them."""

    likelihood: float
    codes: frozenset[str]


class Name(NamedTuple):
    """Words that may name places, where they stand in a text, and their bearers, a group for each level."""

    words: str
    groups: tuple[Bearers, ...]
    own: bool = True  # the clause does not speak of another's place
    start: int = -1
    end: int = -1
    full_town: bool = False
    fits: Mapping[int, float] = {}  # how much less it says for a text of a level
    beside: float = 1.0  # how much less it says for what lies in the same city or province
    near: bool = False  # a town or a landmark that may lie beside the own county
    is_landmark: bool = False  # something that one place alone has
    is_hint: bool = False  # what is met elsewhere too: a water, a sight, a product, a village; alone it tells no place

    @property
    def likelihood(self) -> float:
        """How likely it is to name the text's own place at all."""
        return sum(group.likelihood for group in self.groups)

    @property
    def most_bits(self) -> float:
        """How much likelier it makes one of its places at the most, in bits."""
        likelihood = min(self.likelihood, AGAIN)
        fewest = min((len(group.codes) for group in self.groups), default=COUNTIES)
        return log2(1 + likelihood / (1 - likelihood) * COUNTIES / fewest)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all places that bear it."""
        return frozenset(code for group in self.groups for code in group.codes)

    def lies_in(self, code: str) -> bool:
        """Whether one of its places is that of the code or lies in it."""
        digits = code[: gazetteer.level(code)]
        return any(bearer.startswith(digits) for group in self.groups for bearer in group.codes)

    def as_lay(self, year: int | None) -> Self:
        """The name with the codes of its places by the cities in which they lay in a year."""
        return self._replace(groups=tuple(Bearers(each, _as_lay(codes, year)) for each, codes in self.groups))

    def with_likelihood(self, likelihood: float, *, own: bool = True) -> Self:
        """The name with another likelihood, which its groups share as before."""
        before = self.likelihood
        groups = tuple(Bearers(likelihood * each / before, codes) for each, codes in self.groups)
        return self._replace(groups=groups, own=own)

    def written(self, passage: Passage) -> str:
        """The words as the text writes them."""
        return passage.quote(self.start, self.end) if self.end >= 0 else self.words


@lru_cache(maxsize=1024)  # a page's texts name the same places
def _as_lay(codes: frozenset[str], year: int | None) -> frozenset[str]:
    return frozenset(gazetteer.as_lay(code, year) for code in codes)
