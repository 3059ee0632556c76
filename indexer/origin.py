"""The origin of a summary: its page in the archive, and what was removed from it.

Only the archive and today's cleaners know it. The query side must not import them, so the crawler registers a function
under the entry point group GROUP. Without a crawler, or if the page is not in this machine's archive, there is no
origin. Nothing of it is stored in the index.
"""

from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import Protocol

from indexer.summary import Summary

GROUP = "summaries.origin"


@dataclass(frozen=True, slots=True)
class Taken:
    """One removal (`after` is empty) or repair, with what stood around it."""

    stage: str  # decode, article, repair, boilerplate, compilation
    rule: str
    before: str
    after: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Record:
    """The page of a summary in the archive."""

    archive: str  # the name of the WARC file
    location: str  # the place of the record in it
    digest: str  # of the page as it came


@dataclass(frozen=True, slots=True)
class Origin(Record):
    """What the archive and today's cleaners say of one summary."""

    encoding: str
    taken: tuple[Taken, ...]  # of the whole page, in the order of the stages
    text: str  # by today's cleaners; the index may hold an older one until the next rebuild


class Origins(Protocol):
    """What is registered: gives an Origin, or a Record, for which no page need be cleaned."""

    def __call__(self, summary: Summary, *, cleaned: bool) -> Record | None: ...


def origin(summary: Summary) -> Origin | None:
    """The origin of a summary; None where it is not known here. Raises Trouble where the archive is damaged."""
    found = _told(summary, cleaned=True)
    return found if isinstance(found, Origin) else None


def record(summary: Summary) -> Record | None:
    """The record of a summary's page; None where it is not known here."""
    return _told(summary, cleaned=False)


def _told(summary: Summary, *, cleaned: bool) -> Record | None:
    for entry in entry_points(group=GROUP):
        find: Origins = entry.load()
        if found := find(summary, cleaned=cleaned):
            return found
    return None
