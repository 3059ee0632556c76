"""What an index answers: documents, hits and groups, the same of every engine."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from indexer.summary import Summary


@dataclass(frozen=True, slots=True)
class Document:
    """A summary as the index holds it, with the text that phrases are found in (see `indexer.text.searchable`)."""

    summary: Summary
    searchable: str


@dataclass(frozen=True, slots=True)
class Found:
    """The best `hits` by relevance, each with its score, and how many summaries match in all."""

    total: int
    hits: tuple[tuple[Summary, float], ...]


@dataclass(frozen=True, slots=True)
class Base:
    """What a group of summaries amounts to, whether or not a phrase is in them: the base of a relative frequency."""

    summaries: int
    characters: int


GroupKey = tuple[str | int | None, ...]


class Member(NamedTuple):
    """A summary that matches, as counting needs it."""

    group: GroupKey
    cluster: str | None
    searchable: str
    characters: int  # of its text: what the base sums up
    confidence: float | None  # of its region, from 0 to 1


class Bag(NamedTuple):
    """Where an engine has the words of a summary that matches; only this engine can read it."""

    text: str | int  # its cluster, or where it has none what tells it from every other summary
    held: Any
