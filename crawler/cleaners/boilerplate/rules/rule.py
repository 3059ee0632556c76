"""The types of the rules: Rule, and Form."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from indexer import late_re as re


class _Written:
    """What a pattern is written for."""

    expression: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.expression)


@dataclass(frozen=True)
class Rule(_Written):
    """One family of boilerplate.

    - A `line` rule takes a whole paragraph, wherever it stands.
    - An `edge` rule takes one only among the first and the last paragraphs.
    - A `tail` rule takes a paragraph and, where only links follow, everything behind it.
    - An `inline` rule takes what it matches and leaves the rest of the paragraph.

    The expression is matched against folded text (simplified, half width, small letters), and only where a word stands
    that it needs, which keeps the many rules cheap. No quantifier may be open, so that no text makes a rule slow.
    """

    name: str
    where: Literal["line", "edge", "tail", "inline"]
    expression: str
    reason: str
    example: str
    innocent: str
    # Folded words without one of which it cannot match, or is not to: where these are rarer than those that can be read
    # off the expression.
    cues: tuple[str, ...] = ()
    sentence: bool = False  # takes a single sentence of a longer paragraph too
    cut: bool = False  # the text breaks off here: the summary is truncated
    unless: re.Pattern[str] | None = None  # what only an author says: where it stands, the rule takes no line


@dataclass(frozen=True)
class Form(_Written):
    """What a whole line above or below the author's words looks like; the expression is matched against it folded.

    A weight above 0 speaks for the site, one below 0 for the author. The weights are set by hand.
    """

    what: str
    weight: int
    example: str
    expression: str


def cues(words: str) -> tuple[str, ...]:
    """The words of a line, for rules that have many cues."""
    return tuple(words.split())


def one_of(words: str) -> str:
    """A pattern for one of the words, each of which may be a pattern itself; a line that begins with # is a comment."""
    named = (word for line in words.split("\n") if not line.lstrip().startswith("#") for word in line.split())
    return f"(?:{'|'.join(named)})"


def either(*forms: str) -> str:
    """A pattern for a line that has one of several forms."""
    return "|".join(forms)


def beginning(characters: str, *forms: str) -> str:
    """The same where each form begins with one of these, so that other places of a line are passed over quickly."""
    return f"(?=[{characters}])(?:{either(*forms)})"
