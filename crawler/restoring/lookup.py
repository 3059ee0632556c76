"""The copies of one damaged text in the index, and what they prove of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from crawler.cleaners.repair.by_copy.restorations import Restoration, restorations
from crawler.cleaners.repair.by_copy.spots import Copy, Spot, spots
from indexer.filters import Filters
from indexer.index import Reader
from indexer.query import Query
from indexer.query.tree import Field, Not, Phrase, all_of, any_of
from indexer.summary import Summary

_SPOILT = ("damaged", "repaired")  # what was mended may have been mended wrongly
_WHOLE = Filters(where=all_of([Not(Field("flag", flag)) for flag in _SPOILT]))
_MOST_COPIES = 30  # that are asked about one spot


@dataclass(frozen=True, slots=True)
class Looked:
    """What looking for copies of a damaged text came to.

    Args:
        anchors: the phrases by which they were looked for.
        proving: pages with a copy that proves something, by their keys; of several with one reading the first.
        found: what is restored.
        proven: spots that a copy restores.
        disagreeing: spots of which copies prove different readings, and so nothing.
    """

    anchors: tuple[str, ...] = ()
    proving: tuple[str, ...] = ()
    found: tuple[Restoration, ...] = ()
    proven: int = 0
    disagreeing: int = 0


def look_up(text: str, index: Reader) -> Looked:
    """What copies in an index prove of a text before repair, where all agree."""
    anchors: dict[str, None] = {}
    proving: dict[str, None] = {}
    found: dict[Restoration, None] = {}
    proven = disagreeing = 0
    for spot in spots(text):
        anchors |= dict.fromkeys(spot.anchors)
        readings: dict[tuple[tuple[str, int, str, str], ...], tuple[Restoration, ...]] = {}
        for copy_of, copy in _copies(spot, index):
            if place := copy.proves(text, spot):
                its = tuple(restorations(text, *place, copy_of.id))
                reading = tuple((one.line, one.start, one.shown, one.text) for one in its)
                if reading not in readings:
                    readings[reading] = its
                    proving[copy_of.page] = None
        if len(readings) > 1:
            disagreeing += 1
            continue
        for its in readings.values():
            proven += bool(its)  # else it stands there as it was written
            found |= dict.fromkeys(its)
    return Looked(tuple(anchors), tuple(proving), tuple(found), proven, disagreeing)


def is_whole(summary: Summary) -> bool:
    """Whether a summary may be a copy that proves something."""
    return not any(flag in summary.flags for flag in _SPOILT)


def _copies(spot: Spot, index: Reader) -> Iterator[tuple[Summary, Copy]]:
    """The whole summaries that share a phrase beside a spot, by id."""
    query = Query("", any_of([Phrase(anchor) for anchor in spot.anchors]))
    for document in islice(index.documents(query, _WHOLE), _MOST_COPIES):
        yield document.summary, Copy(document.summary.text, document.searchable)
