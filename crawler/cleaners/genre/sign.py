"""What says that a text is something else than a work summary or its kin: the form of such a sign.

The signs are data with a weight and a reason each: `news` has those of what tells of others, `essays` those of papers
and advice. No sign decides alone unless it is met in nothing else (a weight of 4 or 5); `judging` adds them up and
holds them against what speaks for the genre. Patterns are for folded text, ^ and $ being the ends of a line.
"""

import re
from dataclasses import dataclass
from itertools import islice


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of one other genre: `pattern` in `where` (title, opening, body, ends or end).

    It counts from `least` times on, at most `most` times its weight. Only a text with one of the `cues` is searched.
    """

    genre: str
    where: str
    weight: int
    pattern: re.Pattern[str]
    reason: str
    cues: tuple[str, ...] = ()
    least: int = 1
    most: int = 1

    def found(self, text: str) -> tuple[int, str]:
        """The points that a text has by this sign, and the first words that gave them."""
        if self.cues and not any(map(text.__contains__, self.cues)):
            return 0, ""
        if self.least == self.most == 1:
            first = self.pattern.search(text)
            return (self.weight, first[0].strip()) if first else (0, "")
        hits = [hit[0].strip() for hit in islice(self.pattern.finditer(text), max(self.least, self.most))]
        return (self.weight * min(len(hits), self.most), hits[0]) if len(hits) >= self.least else (0, "")


def sign(
    genre: str, where: str, weight: int, pattern: str, reason: str, *, cues: str = "", least: int = 1, most: int = 1
) -> Sign:
    """A sign; `cues` are words with spaces between."""
    return Sign(genre, where, weight, re.compile(pattern, re.M), reason, tuple(cues.split()), least, most)
