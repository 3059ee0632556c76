"""What a stage of cleaning removed or repaired. So nothing is lost without a record."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Change:
    """One removal (`after` is empty) or repair, at `start` in the characters of the stage's input text."""

    stage: str  # the module's name: decode, article, repair, boilerplate, compilation
    rule: str  # the rule's name
    start: int
    before: str
    after: str = ""

    def around(self, text: str, reach: int) -> tuple[str, str]:
        """Up to `reach` characters around it in its line of the stage's input `text`; "" without that text."""
        if not text.startswith(self.before, self.start):
            return "", ""
        end = self.start + len(self.before)
        before = text[max(0, self.start - reach) : self.start].rpartition("\n")[2]
        return before, text[end : end + reach].partition("\n")[0]


class Changed(NamedTuple):
    """A stage's output text, paragraphs separated by one "\\n", and how it came to differ from the input."""

    text: str
    changes: tuple[Change, ...]
