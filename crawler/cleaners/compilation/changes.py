"""Which part of a compilation a change to the whole text belongs to."""

from bisect import bisect_left
from collections.abc import Sequence

from crawler.cleaners.record import Change, Changed

_MIN_LINE = 20  # characters of a line by which the place of a part is known
_MAX_LINES = 50  # lines at either end of a part that are looked for


def changes_of_parts(whole: Changed, parts: Sequence[str]) -> list[Sequence[Change]]:
    """The changes of each part, where `whole` is a text before it was stripped and split into these parts.

    A change between the last known line of one part and the first of the next counts for both.
    """
    if not whole.changes:
        return [()] * len(parts)
    starts: list[int] = []
    ends = [0]
    for part in parts:
        lines = [line for line in part.split("\n") if len(line) >= _MIN_LINE]
        first = (whole.text.find(line, ends[-1]) for line in lines[:_MAX_LINES])
        starts.append(next((start for start in first if start >= 0), ends[-1]))
        last = ((whole.text.find(line, starts[-1]), len(line)) for line in reversed(lines[-_MAX_LINES:]))
        ends.append(next((start + length for start, length in last if start >= 0), starts[-1]))
    places: list[int] = []  # of the changes, in the text with them
    added = 0
    for change in whole.changes:
        places.append(change.start + added)
        added += len(change.after) - len(change.before)
    bounds = zip(ends, [*starts[1:], len(whole.text) + 1], strict=False)
    return [whole.changes[bisect_left(places, first) : bisect_left(places, end)] for first, end in bounds]
