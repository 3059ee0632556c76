"""Collocates: the words that stand near a query more often than elsewhere.

Surface co-occurrence (Evert 2008): a word counts where it stands within so many words of an occurrence, in its
paragraph; where windows overlap it counts once. Words that the occurrence itself holds a character of are left out.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from indexer.frequencies import Frequencies
from indexer.query import Query
from indexer.query.tree import Everything
from indexer.text import segmented
from indexer.trouble import Trouble
from search_cli.frequencies import is_content
from search_cli.measures import log_dice, log_likelihood, mutual_information, rounded

Span = tuple[int, int]  # first character, one past the last

WIDEST = 50  # words on a side
MEASURES = ("log_dice", "log_likelihood", "mutual_information", "together")


@dataclass(slots=True)
class Windows:
    """What was seen: the query's occurrences, and the words around them."""

    occurrences: int = 0
    words: int = 0  # in windows
    left: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word near the query, with what its measures are made of."""

    word: str
    together: int  # in windows
    left: int  # of these, before the occurrence
    right: int
    frequency: int  # in the corpus
    expected: float  # in windows, were words strewn by chance
    log_dice: float
    log_likelihood: float
    mutual_information: float

    def as_dict(self) -> dict[str, Any]:
        """For jsonl and csv."""
        return rounded(self)


LIKE: dict[str, Any] = Collocate("", 0, 0, 0, 0, 0.0, 0.0, 0.0, 0.0).as_dict()


@dataclass(frozen=True, slots=True)
class Near:
    """The words near one query, and what they are measured by."""

    query: Query
    seen: Windows
    corpus: Frequencies  # of all texts
    words: Sequence[Collocate]

    @property
    def base(self) -> dict[str, int]:
        """What the measures are computed from, beside the figures of each word."""
        seen = self.seen
        return {"occurrences": seen.occurrences, "window_words": seen.words, "corpus_words": self.corpus.total}

    def records(self) -> list[dict[str, Any]]:
        """For jsonl and csv, where it is one of several queries: each word with its query and base."""
        return [{"query": self.query.source} | word.as_dict() | self.base for word in self.words]


LIKE_OF_SEVERAL = {"query": ""} | LIKE | Near(Query("", Everything()), Windows(), Frequencies(), ()).base


class WindowError(Trouble):
    """What was typed is no number of words."""


def read_window(given: str, option: str = "--window") -> tuple[int, int]:
    """Words before and behind: `5` on each side, `0,3` only behind. Raises WindowError for what is neither."""
    parts = [part.strip() for part in given.replace("，", ",").split(",")]
    if not all(part.isascii() and part.isdigit() and len(part) < 3 for part in parts) or len(parts) > 2:
        raise WindowError(f"{option} {given}: expected words before and behind, such as 5 or 0,3")
    before, behind = int(parts[0]), int(parts[-1])
    if not 1 <= max(before, behind) <= WIDEST:
        raise WindowError(f"{option} {given}: expected at least one word, and no more than {WIDEST} on a side")
    return before, behind


def windows(texts: Iterable[str], query: Query, reach: tuple[int, int]) -> Windows:
    """The words around the query's occurrences in these searchable texts; `reach` is how many before and behind."""
    seen = Windows()
    for text in texts:
        for paragraph, spans in by_paragraph(text, query.spans(text)):
            _look(seen, segmented(paragraph), spans, reach)
    return seen


def by_paragraph(text: str, spans: Iterable[Span]) -> Iterator[tuple[str, list[Span]]]:
    """Each paragraph that has occurrences, with their places in it; no occurrence goes beyond one."""
    start, end = 0, -1
    found: list[Span] = []
    for first, last in spans:
        if first > end:
            if found:
                yield text[start:end], found
            start = text.rfind("\n", 0, first) + 1
            end = text.find("\n", last)
            end = end if end >= 0 else len(text)
            found = []
        found.append((first - start, last - start))
    if found:
        yield text[start:end], found


def _look(seen: Windows, placed: Sequence[tuple[int, str]], spans: Sequence[Span], reach: tuple[int, int]) -> None:
    """Take in one paragraph: its words with their places, and the occurrences."""
    begins = [place for place, _ in placed]
    left: set[int] = set()
    right: set[int] = set()
    inside: set[int] = set()
    for first, end in spans:
        behind = bisect_left(begins, end)
        before = bisect_left(begins, first)
        if before and begins[before - 1] + len(placed[before - 1][1]) > first:
            before -= 1  # a word that the occurrence begins within
        inside.update(range(before, behind))
        left.update(range(max(0, before - reach[0]), before))
        right.update(range(behind, min(len(placed), behind + reach[1])))
    left -= inside
    right -= inside | left
    seen.occurrences += len(spans)
    seen.words += len(left) + len(right)
    seen.left.update(placed[at][1] for at in left)
    seen.right.update(placed[at][1] for at in right)


def collocates(
    seen: Windows, corpus: Frequencies, *, measure: str, least: int, stops: frozenset[str]
) -> list[Collocate]:
    """The words that stand in windows at least `least` times, the strongest by `measure` (of MEASURES) first.

    `corpus` are the words of all texts, those with the query among them.
    """
    found = []
    for word in seen.left.keys() | seen.right.keys():
        left, right = seen.left[word], seen.right[word]
        together, frequency = left + right, corpus.times[word]
        if together < least or not is_content(word, stops=stops):
            continue
        expected = frequency * seen.words / corpus.total
        elsewhere = frequency - together
        likelihood = log_likelihood(together, seen.words - together, elsewhere, corpus.total - seen.words - elsewhere)
        found.append(
            Collocate(
                word, together, left, right, frequency, expected,
                log_dice(together, seen.occurrences, frequency),
                likelihood if together >= expected else -likelihood,
                mutual_information(together, expected),
            )
        )  # fmt: skip
    found.sort(key=lambda one: (-getattr(one, measure), -one.together, one.word))
    return found
