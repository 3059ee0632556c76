"""A piece of a text in both its forms: what is found in the folded one is quoted as it is written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as it is written, and folded; both have the same number of characters."""

    text: str
    plain: str

    @classmethod
    def of(cls, written: str, plain: str) -> "Passage":
        """A line that was folded otherwise than character by character, if need be, is quoted in its folded form."""
        return cls(written if len(written) == len(plain) else plain, plain)

    def quote(self, start: int, end: int) -> str:
        """What stands there, as it is written."""
        return self.text[start:end]

    def cut(self, start: int, end: int) -> "Passage":
        """What stands there."""
        return Passage(self.text[start:end], self.plain[start:end])
