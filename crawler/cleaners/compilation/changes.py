"""Which part of a compilation a change to the whole text belongs to."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crawler.cleaners.record import Change, Changed

_MIN_ANCHOR = 20  # characters of a line that no other part is likely to have
_MAX_MISSING = 500  # lines of the parts that do not stand so in the text; then no more are looked for


class _Anchor(NamedTuple):
    """A line that stands in the text as in a part, so that its place tells where the part is."""

    start: int
    end: int
    part: int


def changes_of_parts(whole: Changed, parts: Sequence[str]) -> list[list[Change]]:
    """The changes of each part, where `whole` is a text before it was stripped and split into these parts.

    A change between the last known line of one part and the first of the next counts for both.
    """
    if len(parts) < 2 or not whole.changes:
        return [list(whole.changes) for _ in parts]
    anchors = list(_anchors(whole.text, parts))
    starts = [anchor.start for anchor in anchors]
    of_parts: list[list[Change]] = [[] for _ in parts]
    grown = 0  # characters that the changes so far have added
    for change in whole.changes:
        place = change.start + grown
        grown += len(change.after) - len(change.before)
        behind = bisect_right(starts, place)
        near = anchors[max(behind - 1, 0) : behind + 1]
        if behind and place < near[0].end:
            near = near[:1]
        for number in sorted({anchor.part for anchor in near} or range(len(parts))):
            of_parts[number].append(change)
    return of_parts


def _anchors(text: str, parts: Sequence[str]) -> Iterator[_Anchor]:
    done = missing = 0
    for number, part in enumerate(parts):
        for line in part.split("\n"):
            if len(line) < _MIN_ANCHOR or missing > _MAX_MISSING:
                continue
            start = text.find(line, done)
            if start < 0:
                missing += 1
                continue
            done = start + len(line)
            yield _Anchor(start, done, number)
