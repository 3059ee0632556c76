"""The words of a set of summaries by frequency, and which of them say something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from indexer.frequencies import Frequencies
from indexer.tables import rows

_NUMBER = re.compile(r"[\d.,%*]+")


def word_list(found: Frequencies, *, least: int, stops: frozenset[str]) -> Iterator[dict[str, Any]]:
    """The words that occur at least so often, the most frequent first: times per million words, share of summaries."""
    for word, times in sorted(found.times.items(), key=lambda one: (-one[1], one[0])):
        if times < least:
            return
        if is_content(word, stops=stops):
            summaries = found.in_summaries[word]
            yield {
                "word": word,
                "occurrences": times,
                "per_million": round(times / found.total * 1e6, 2),
                "summaries": summaries,
                "share": round(summaries / found.summaries, 4),
            }


LIKE = {"word": "", "occurrences": 0, "per_million": 0.0, "summaries": 0, "share": 0.0}


@dataclass(slots=True)
class Occurring:
    """How often a form or a sequence of words occurs, and in what."""

    text: str  # as it is searched for
    occurrences: int = 0
    summaries: int = 0  # that have it
    _alone: int = 0  # of these, those that nobody copied
    _clusters: set[str] | None = None  # of the others: copies are one

    def add(self, times: int, cluster: str | None) -> None:
        """It occurs so many times in one more summary, of this cluster of copies."""
        self.occurrences += times
        self.summaries += 1
        if cluster is None:
            self._alone += 1
        elif self._clusters is None:
            self._clusters = {cluster}
        else:
            self._clusters.add(cluster)

    @property
    def unique(self) -> int:
        """The texts that have it: copies are one."""
        return self._alone + len(self._clusters or ())

    def rank(self) -> tuple[int, str]:
        """What puts the most frequent first."""
        return -self.occurrences, self.text


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing by themselves: function words, and what every office writes in every text."""
    return frozenset(word for [line] in rows("stop_words", 1, "search_cli") for word in line.split())


def is_content(word: str, *, stops: frozenset[str]) -> bool:
    """Whether a word is worth a row: no number, no mask, no stop word."""
    return word not in stops and not _NUMBER.fullmatch(word)
