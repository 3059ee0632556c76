"""The lengths of many texts in little memory: counts by rounded length, and the shortest with their addresses."""

from collections import Counter
from dataclasses import dataclass, field

_SHORTEST = 5
_DIGITS = 2  # of a length that are kept: the median is right to a tenth, and there are never more than a few hundred


@dataclass(slots=True)
class Lengths:
    """Lengths in characters."""

    counts: Counter[int] = field(default_factory=Counter)  # by length, rounded down
    shortest: list[tuple[int, str]] = field(default_factory=list)

    def add(self, chars: int, address: str) -> None:
        """Count a text of so many characters that stands at an address."""
        unit = 10 ** max(len(str(chars)) - _DIGITS, 0)
        self.counts[chars // unit * unit] += 1
        if len(self.shortest) < _SHORTEST or chars < self.shortest[-1][0]:
            self.shortest = sorted([*self.shortest, (chars, address)])[:_SHORTEST]

    @property
    def median(self) -> int | None:
        """The length that half of the texts do not reach, rounded down; None where there are none."""
        left = self.counts.total() // 2
        for chars in sorted(self.counts):
            left -= self.counts[chars]
            if left < 0:
                return chars
        return None
