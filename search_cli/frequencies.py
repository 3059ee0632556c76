"""Word frequencies of a set of summaries."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from indexer.text import is_word, pieces

_NUMBER = re.compile(r"[\d.,%*]+")


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How often each word occurs, and in how many summaries; `total` are all words."""

    summaries: int = 0
    total: int = 0
    times: Counter[str] = field(default_factory=Counter)
    in_summaries: Counter[str] = field(default_factory=Counter)

    def without(self, part: "Frequencies") -> "Frequencies":
        """Those of the summaries that are not in this part of them."""
        return Frequencies(
            self.summaries - part.summaries,
            self.total - part.total,
            self.times - part.times,
            self.in_summaries - part.in_summaries,
        )


def frequencies(texts: Iterable[str]) -> Frequencies:
    """The frequencies of the words of these searchable texts, numbers and stop words included."""
    times, in_summaries, summaries = Counter[str](), Counter[str](), 0
    for text in texts:
        own = Counter(pieces(text))
        times.update(own)
        in_summaries.update(own.keys())
        summaries += 1
    # What is no word is told once for each of its kind, not wherever it stands.
    for mark in [piece for piece in times if not is_word(piece)]:
        del times[mark], in_summaries[mark]
    return Frequencies(summaries, times.total(), times, in_summaries)


def word_list(found: Frequencies, *, least: int, stops: frozenset[str]) -> Iterator[dict[str, Any]]:
    """The words that occur at least so often, the most frequent first: times per million words, share of summaries."""
    for word, times in sorted(found.times.items(), key=lambda one: (-one[1], one[0])):
        if times < least:
            return
        if is_content(word, stops=stops):
            summaries = found.in_summaries[word]
            yield {
                "word": word,
                "times": times,
                "per_million": round(times / found.total * 1e6, 2),
                "summaries": summaries,
                "share": round(summaries / found.summaries, 4),
            }


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing by themselves: function words, and what every office writes in every text."""
    lines = files("search_cli").joinpath("stop_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_content(word: str, *, stops: frozenset[str]) -> bool:
    """Whether a word is worth a row: no number, no mask, no stop word."""
    return word not in stops and not _NUMBER.fullmatch(word)
