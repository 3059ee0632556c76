"""A trait: what texts of one kind have more often than others, with its weight and its reason."""

from dataclasses import dataclass
from typing import Literal

from indexer import late_re as re

_UNIT = 200  # characters for which a trait counts in full

Genre = Literal["own", "news", "paper", "advice", "fiction"]  # own: a summary
# `headline` is a title that is not of the genre, `page` title and body; where the others begin and end says `judging`.
Where = Literal["title", "headline", "opening", "body", "page", "ends", "end"]


@dataclass(frozen=True, slots=True)
class Trait:
    """What texts of one kind have more often: `most` matches in 200 characters are all of it."""

    genre: Genre
    weight: float
    where: Where
    pattern: re.Pattern[str]
    reason: str
    most: int = 1

    def found(self, text: str) -> tuple[float, str]:
        """How much of it a text has, from 0 to 1, and the first words."""
        if self.most == 1:
            first = self.pattern.search(text)
            return (1.0, first[0]) if first else (0.0, "")
        if not (hits := self.pattern.findall(text)):
            return 0.0, ""
        return min(1.0, len(hits) / self.most / max(0.3, len(text) / _UNIT)), hits[0]


def any_of(*patterns: str, flags: int = 0) -> re.Pattern[str]:
    """What fits where any of some patterns does."""
    return re.compile("|".join(patterns), flags)


def trait(reason: str, kind: tuple[Genre, Where, float], *wordings: str, most: int = 1) -> Trait:
    """A trait that any of some wordings shows, each a pattern or several; they have no groups that capture.

    `kind`: what a text with it is, where it stands, and how much it weighs.
    """
    genre, where, weight = kind
    return Trait(genre, weight, where, any_of(*wordings, flags=re.M), reason, most)
