"""The evidence for each place that a text may be from: weights, and the words that gave them."""

from collections import defaultdict
from dataclasses import dataclass, field

from crawler.cleaners.region.places import gazetteer

# What a place weighs by how it is named; one more in the opening. docs/metadata.md tells what is named so.
TITLE = 6  # in the title
SIGNED = 4  # in a line of its own at either end; whose people go
ENOUGH = 3  # before its own office; where the text says that it lies
HINT = 2  # in the opening; by its short name in a slogan, a by-name, a document's number, the site


@dataclass(slots=True)
class Evidence:
    """Weights and words by code of GB/T 2260, for a text of a year if it is known."""

    year: int | None = None
    weights: dict[str, int] = field(default_factory=lambda: defaultdict(int))  # of each code
    words: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # that named it
    title: set[str] = field(default_factory=set)  # codes that the title names
    provinces: frozenset[str] = frozenset()  # codes of those that the text names as its own, in full or not
    away: bool = False  # the author was elsewhere: what the text names was only seen
    speaks_as_town: int = 0  # how often the text does
    says_own: int = 0  # how often it calls itself by its own level: 我县
    has_counties: bool = False  # the text speaks of its own counties: it is of no city of a county's level
    published: bool = False  # the text names no place; the issuer or the site tells it
    of_nation: bool = False  # the text is on the whole country

    @property
    def lowest_titled(self) -> int:
        """The lowest level of the places in the title: 6 for a county, 0 where it names none."""
        return max(map(gazetteer.level, self.title), default=0)

    @property
    def is_towns(self) -> bool:
        """Whether the text speaks as a town's; 我县 is said in such too."""
        return self.speaks_as_town > self.says_own

    @property
    def signed(self) -> set[str]:
        """The places that weigh at least as one with which a text is signed."""
        return {code for code, weight in self.weights.items() if weight >= SIGNED}

    def add(self, code: str, weight: int, words: str) -> None:
        """Count `words` for a place."""
        self.weights[code] += weight
        self.words[code].append(words)
