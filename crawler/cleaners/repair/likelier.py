"""How much likelier another character is in a place, by the words of its line."""

from collections.abc import Mapping

from crawler.cleaners.language import likelihood
from crawler.cleaners.repair.lines import beside

_AROUND = 5  # characters on either side that are weighed


def gain(text: str, place: int, meant: str, others: Mapping[str, str] = {}) -> float:
    """By how many powers of ten a character is likelier than the one that stands there.

    Args:
        others: characters around it that are known to stand for others.
    """
    before, behind = beside(text, place, place + 1, _AROUND)
    if others:
        before, behind = ("".join(others.get(char, char) for char in words) for words in (before, behind))
    return likelihood(f"{before}{meant}{behind}") - likelihood(f"{before}{text[place]}{behind}")
