"""What a rule of repair finds in a text."""

from typing import NamedTuple


class Replacement(NamedTuple):
    """The characters from `start` up to `end` give way to `text`; if that is the same, the place is only suspect."""

    start: int
    end: int
    text: str
