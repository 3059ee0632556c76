"""How much likelier another character is in a place, by the words of its line."""

from collections.abc import Mapping

from crawler.cleaners.language import likelihood

_BEFORE, _BEHIND = 5, 5  # characters around it that are weighed


def gain(text: str, place: int, meant: str, others: Mapping[str, str] = {}) -> float:
    """By how many powers of ten a character is likelier than the one that stands there.

    Args:
        others: characters around it that are known to stand for others.
    """
    before = text[max(0, place - _BEFORE) : place].rpartition("\n")[2]
    behind = text[place + 1 : place + 1 + _BEHIND].partition("\n")[0]
    if others:
        before, behind = ("".join(others.get(char, char) for char in words) for words in (before, behind))
    return likelihood(f"{before}{meant}{behind}") - likelihood(f"{before}{text[place]}{behind}")
