"""How much likelier another character is in a place, by the words of its line."""

from collections.abc import Iterable, Mapping

from crawler.cleaners.language.words import likelihood
from crawler.cleaners.repair.lines import beside


def gain(text: str, place: int, meant: Iterable[str], others: Mapping[str, str] = {}, reach: int = 5) -> float:
    """By how many powers of ten the likeliest of some characters is likelier than the one that stands there.

    Args:
        others: characters around it that are known to stand for others.
        reach: characters on either side that are weighed.
    """
    before, behind = beside(text, place, place + 1, reach)
    if others:
        before, behind = ("".join(others.get(char, char) for char in words) for words in (before, behind))
    shown = likelihood(before + text[place] + behind)
    return max((likelihood(before + char + behind) for char in meant), default=shown) - shown
