"""Finds the table of contents of a collection whose titles stand again above their texts."""

from typing import NamedTuple

from crawler.cleaners.compilation.forms import GENRE, Span
from crawler.cleaners.compilation.part_heads import MIN_PART
from indexer import late_re as re

_TOP = 2_000  # characters in which a list begins
_ENTRY = re.compile(
    r"\s*(?P<number>\d{1,3})\s?[.、]\s?(?P<title>[^\n]{4,60}?)(?:[.…·\s]{2,}\d{1,4})?"
    r"(?=\s*(?:\d{1,3}\s?[.、](?!\d[.,%])|\n|\Z))"
)
_NUMBER = re.compile(r"\s*(?P<number>\d{1,3})\s?[.、]\s?")
_FIRST = re.compile(r"(?:(?<=目录)|(?<=目 录)|(?<=\n)|\A):?\s{0,2}(?=1\s?[.、])")
_A_TITLE = re.compile(rf"{GENRE}(?:[(（][^)）]{{1,20}}[)）])?\Z")
_LEAST_ENTRIES, _MOST_ENTRIES = 3, 200
_MOST_TRIES = 20  # places of a title that are looked at
_LEAST_AGAIN = 2  # entries that stand again, where the first does not at once
_MOSTLY = 0.6  # share of the entries that end on a word of the genre
_LAST = 80  # characters between the entries and the first title again
_BEFORE_A_HEAD = frozenset("\n 。!?;》”")


class Contents(NamedTuple):
    """A list of titles from `start` up to `end`, and where these stand again, in order, each above its document."""

    start: int
    end: int
    titles: list[Span]


def contents(folded: str) -> Contents | None:
    """The table of contents of a folded text; None where it has none whose titles stand again."""
    first = _FIRST.search(folded, 0, _TOP)
    if first is None:
        return None
    titles, end = _entries(folded, first.end())
    if not titles:
        return None
    begins = folded.find(titles[0], end, end + _LAST + len(titles[0]))
    if begins >= 0 and (last := _NUMBER.match(folded, end, begins)) and int(last["number"]) == len(titles) + 1:
        titles.append(folded[last.end() : begins].strip())  # the text follows it at once
    named = sum(1 for title in titles if _A_TITLE.search(title))
    if len(titles) < _LEAST_ENTRIES or named < _MOSTLY * len(titles):
        return None
    again = _again(folded, titles, end if begins < 0 else begins)
    if len(again) < (_LEAST_AGAIN if begins < 0 else 1):
        return None
    starts = [start for start, _ in again[1:]] + [len(folded)]
    if any(following - end_of_title < MIN_PART for (_, end_of_title), following in zip(again, starts, strict=True)):
        return None
    return Contents(first.start(), end if begins < 0 else begins, again)


def _entries(folded: str, place: int) -> tuple[list[str], int]:
    """The titles numbered from 1 on that stand behind one another, and where the last ends."""
    titles: list[str] = []
    while (entry := _ENTRY.match(folded, place)) and int(entry["number"]) == len(titles) + 1 <= _MOST_ENTRIES:
        titles.append(entry["title"].strip())
        place = entry.end()
    return titles, place


def _again(folded: str, titles: list[str], first: int) -> list[Span]:
    """Where titles stand again, in order: at the place `first`, or behind it where a line or a sentence ends."""
    places: list[Span] = []
    done = first
    for title in titles:
        at = done - 1
        for _ in range(_MOST_TRIES):
            at = folded.find(title, at + 1)
            if at <= first or folded[at - 1] in _BEFORE_A_HEAD:
                break
        if at == first or (at > first and folded[at - 1] in _BEFORE_A_HEAD):
            done = at + len(title)
            places.append((at, done))
    return places
