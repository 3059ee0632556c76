"""The origin of a summary: what was removed from its page, and the words that gave its metadata.

Only the archive and today's cleaners know it. The query side must not import them, so the crawler registers a function
under the entry point group GROUP. Without a crawler, or if the page is not in this machine's archive, there is no
origin. Nothing of it is stored in the index.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points

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
class Origin:
    """What the archive and today's cleaners say of one summary."""

    archive: str  # the name of the WARC file
    location: str  # the place of the record in it
    digest: str  # of the page as it came
    encoding: str
    evidence: Mapping[str, str]  # by field of the summary: the words that gave it
    taken: tuple[Taken, ...]  # of the whole page, in the order of the stages
    text: str  # by today's cleaners; the index may hold an older one until the next rebuild


Origins = Callable[[Summary], Origin | None]


def origin(summary: Summary) -> Origin | None:
    """The origin of a summary; None where it is not known here. Raises Trouble where the archive is damaged."""
    for entry in entry_points(group=GROUP):
        find: Origins = entry.load()
        if found := find(summary):
            return found
    return None
