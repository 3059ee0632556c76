"""A piece of a text in both forms: found in the folded one, quoted as it is written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as it is written, and folded; both have the same number of characters."""

    text: str
    folded: str

    @classmethod
    def of(cls, written: str, folded: str) -> "Passage":
        """A line; if folding changed its length, it is quoted in its folded form."""
        return cls(written if len(written) == len(folded) else folded, folded)

    def quote(self, start: int, end: int) -> str:
        """The characters from `start` to `end`, as they are written."""
        return self.text[start:end]

    def cut(self, start: int, end: int) -> "Passage":
        """The piece from `start` to `end`."""
        return Passage(self.text[start:end], self.folded[start:end])
