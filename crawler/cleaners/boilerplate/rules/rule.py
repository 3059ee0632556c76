"""The types of the rules: Rule, and Form."""

from dataclasses import dataclass
from typing import Literal

from indexer import late_re as re


@dataclass(frozen=True, slots=True)
class Rule:
    """One family of boilerplate.

    - A `line` rule takes a whole paragraph, wherever it stands.
    - An `edge` rule takes one only among the first and the last paragraphs.
    - A `tail` rule takes a paragraph and, where only links follow, everything behind it.
    - An `inline` rule takes what it matches and leaves the rest of the paragraph.

    The pattern is matched against folded text (simplified, half width, small letters), and only where a word stands
    that it needs, which keeps the many rules cheap. No quantifier may be open, so that no text makes a rule slow.
    """

    name: str
    where: Literal["line", "edge", "tail", "inline"]
    pattern: re.Pattern[str]
    reason: str
    example: str
    innocent: str
    # Folded words without one of which the pattern cannot match, or is not to: where these are rarer than those that
    # can be read off the pattern.
    cues: tuple[str, ...] = ()
    sentence: bool = False  # takes a single sentence of a longer paragraph too
    cut: bool = False  # the text breaks off here: the summary is truncated
    unless: re.Pattern[str] | None = None  # what only an author says: where it stands, the rule takes no line


@dataclass(frozen=True, slots=True)
class Form:
    """What a whole line above or below the author's words looks like; the pattern is matched against it folded.

    A weight above 0 speaks for the site, one below 0 for the author. The weights are set by hand.
    """

    name: str
    weight: int
    pattern: re.Pattern[str]
    reason: str
    example: str


def cues(words: str) -> tuple[str, ...]:
    """The words of a line, for rules that have many cues."""
    return tuple(words.split())


def one_of(words: str) -> str:
    """A pattern for one of the words, each of which may be a pattern itself; a line that begins with # is a comment."""
    named = (word for line in words.split("\n") if not line.lstrip().startswith("#") for word in line.split())
    return f"(?:{'|'.join(named)})"


def either(*forms: str) -> re.Pattern[str]:
    """A pattern for a line that has one of several forms."""
    return re.compile("|".join(forms))


def beginning(characters: str, *forms: str) -> re.Pattern[str]:
    """The same where each form begins with one of these, so that other places of a line are passed over quickly."""
    return re.compile(f"(?=[{characters}])(?:{'|'.join(forms)})")
