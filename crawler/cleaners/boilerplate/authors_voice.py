"""Texts whose authors speak to their reader: rules, invitations, instructions. There such words are no site's."""

from collections.abc import Container

from crawler.cleaners.numerals import NUMBER, number
from indexer import late_re as re

_ITEM = re.compile(rf"(\(?)({NUMBER})([、.):,])")
_FAR = 100  # lines back over which the items before one are looked for
_NEXT = 3  # lines in which the second item is looked for behind the first
_LONG = 20  # characters of a line that says something
_YOU = re.compile("[您你]")
_SHARE, _LEAST = 1 / 3, 5  # of such lines, and so many of them, speak to the reader in a text that does so throughout


def continues_list(folded: list[str], authors: Container[int], place: int) -> bool:
    """Whether a line is a further item of a numbered list that is the author's from its first item on.

    `authors` are the places before this one that no rule took.
    """
    found = _ITEM.match(folded[place])
    wanted = number(found[2]) if found else None
    if not found or not wanted or wanted == 1:
        return False
    form = (found[1], found[2].isdecimal(), found[3])
    for before in range(place - 1, max(place - _FAR, 0) - 1, -1):
        item = _ITEM.match(folded[before])
        if item and (item[1], item[2].isdecimal(), item[3]) == form:
            if number(item[2]) != wanted - 1 or before not in authors:
                return False
            wanted -= 1
            if wanted == 1:
                return True
    return False


def begins_list(folded: list[str], place: int) -> str:
    """The line in which the list goes on whose first item a line is; "" where it is none."""
    found = _ITEM.match(folded[place])
    if not found or number(found[2]) != 1:
        return ""
    form = (found[1], found[2].isdecimal(), found[3])
    for line in folded[place + 1 : place + 1 + _NEXT]:
        item = _ITEM.match(line)
        if item and (item[1], item[2].isdecimal(), item[3]) == form and number(item[2]) == 2:
            return line
    return ""


def speaks_to_reader_throughout(folded: list[str]) -> bool:
    """Whether so much of a text addresses its reader that its author does."""
    long = [line for line in folded if len(line) >= _LONG]
    addressing = sum(1 for line in long if _YOU.search(line))
    return addressing >= _LEAST and addressing >= _SHARE * len(long)
