"""Finds the places of a text that lost bytes in a whole copy of it, by what stands around them."""

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.cleaners.language.script import in_traditional, is_traditional
from crawler.cleaners.matches import matches
from crawler.cleaners.repair.by_copy.proof import Proven, proven
from crawler.cleaners.repair.lost_bytes.stretches import stretches
from indexer import late_re as re
from indexer.text import fold, offsets

ANCHOR = 16  # characters beside a spot by which a copy is looked up: few texts but copies share so many
_FEWEST = 8  # of them
_NEAR = 4  # before a spot, where what stands further ahead was changed in the copy
_SURE = 12  # from which on a mark that stands between them is known
_APART = 12  # characters between two spots below which they are one
_REACH = 300  # characters behind a spot within which a text is a copy
_MOST_PLACES = 3  # of an anchor in one copy
_MOST_SPOTS = 300  # of a text
_MARKS = re.compile("[?\ufffd]+")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a text where bytes may be lost."""

    start: int
    end: int  # of what is damaged at least
    before: str  # what stands before it in searchable form; "" if that is too short or damaged too
    behind: tuple[str, ...]  # the same behind it, where it ends at least and at most
    since: int  # where `before` ends: in the line, or in the one above

    @property
    def anchors(self) -> tuple[str, ...]:
        """The phrases by which copies are looked up."""
        return tuple(filter(None, (self.before, *self.behind)))


def spots(text: str) -> list[Spot]:
    """Where a text may have lost bytes, in order, and has something around it to be looked up by."""
    ranges = _ranges(text)
    if not ranges:
        return []
    folded = fold(text)
    floors = [0, *(end for _, end, _ in ranges)]
    ceilings = [*(first for first, _, _ in ranges[1:]), len(text)]
    found = []
    for (first, end, farthest), floor, ceiling in zip(ranges, floors, ceilings, strict=False):
        before, since = _before(folded, floor, first)
        behind = {_behind(folded, place, ceiling) for place in (end, farthest)}
        spot = Spot(first, end, before, tuple(sorted(behind - {""})), since)
        if spot.anchors:
            found.append(spot)
    return found[:_MOST_SPOTS]


def _ranges(text: str) -> list[tuple[int, int, int]]:
    """Where what is damaged begins, where it ends at least and at most; what is near one another is one."""
    ranges: list[tuple[int, int, int]] = []
    for first, end in sorted(_places(text)):
        if not ranges or first >= ranges[-1][1] + _APART:
            ranges.append((first, end, end))
        else:
            begin, least, farthest = ranges[-1]
            ranges[-1] = begin, end if first >= least else least, max(farthest, end)
    return ranges


def _places(text: str) -> Iterator[tuple[int, int]]:
    """What may be shifted, and marks."""
    for one in stretches(text):
        yield one.start, one.end
    for mark in matches(_MARKS, text, _MOST_SPOTS):
        yield mark.span()


def _before(folded: str, floor: int, first: int) -> tuple[str, int]:
    """The last characters before a place in its line, or else of the line above, and where they end."""
    end = first
    while end > floor:
        begin = max(folded.rfind("\n", 0, end) + 1, floor)
        shown = "".join(folded[begin:end].split())
        if len(shown) >= _FEWEST:
            return shown[-ANCHOR:], end
        end = begin - 1
    return "", first


def _behind(folded: str, place: int, ceiling: int) -> str:
    """The first characters behind a place in its line, or else of the line below."""
    while place < ceiling:
        end = folded.find("\n", place, ceiling)
        end = ceiling if end < 0 else end
        shown = "".join(folded[place:end].split())
        if len(shown) >= _FEWEST:
            return shown[:ANCHOR]
        place = end + 1
    return ""


class Copy:
    """A whole text that may be a copy of damaged ones."""

    def __init__(self, text: str, searchable: str):
        """The text, and what `indexer.text.searchable` makes of it."""
        self._searchable = searchable
        self._text = "".join(
            "\n" if folded == "\n" else text[place] for folded, place in zip(searchable, offsets(text), strict=True)
        )

    def proves(self, text: str, spot: Spot) -> tuple[int, Proven] | None:
        """What stood at a spot of a text, from which place on; None where this is no copy of it there."""
        for since, there, sure in self._places(text, spot):
            shown = text[since : spot.end + _REACH]
            whole = self._text[there : there + 2 * len(shown)]  # longer by what was dropped in silence
            # In the characters that a text in this script has most likely; what bytes are left of them then decides.
            if is_traditional(text) and len(converted := in_traditional(whole)) == len(whole):
                whole = converted
            if found := proven(shown, whole, spot.end - since, marks=sure):
                return since, found
        return None

    def _places(self, text: str, spot: Spot) -> Iterator[tuple[int, int, bool]]:
        """From where in the text and where here the two may be alike, and whether much before that is."""
        own = self._searchable
        found = list(_ends(spot.before, own, 0, len(own)))
        for there in found:
            yield spot.since, there, len(spot.before) >= _SURE
        if found:
            return
        near = "".join(fold(text[max(0, spot.start - 2 * _NEAR) : spot.start]).split())[-_NEAR:]
        reach = 2 * (spot.end - spot.start) + ANCHOR
        for behind in spot.behind:
            for place in _ends(behind, own, 0, len(own)):
                for there in _ends(near, own, max(0, place - len(behind) - reach), place - len(behind)):
                    yield spot.start, there, False


def _ends(phrase: str, text: str, first: int, last: int) -> Iterator[int]:
    """Where a phrase ends in a text, the first few times."""
    if not phrase:
        return
    for _ in range(_MOST_PLACES):
        place = text.find(phrase, first, last)
        if place < 0:
            return
        yield place + len(phrase)
        first = place + 1
