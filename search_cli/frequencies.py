"""Word frequencies of a set of summaries."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from indexer.answers import Document
from indexer.text import words

_NUMBER = re.compile(r"[\d.,%*]+")


@dataclass(slots=True)
class Frequencies:
    """How often each word occurs, and in how many summaries; `total` are all words."""

    summaries: int = 0
    total: int = 0
    times: Counter[str] = field(default_factory=Counter)
    in_summaries: Counter[str] = field(default_factory=Counter)

    def add(self, found: list[str]) -> None:
        """Take in the words of one summary."""
        own = Counter(found)
        self.summaries += 1
        self.total += len(found)
        self.times.update(own)
        self.in_summaries.update(own.keys())


def frequencies(documents: Iterable[Document]) -> Frequencies:
    """The frequencies of the words of these summaries' texts, numbers and stop words included."""
    whole = Frequencies()
    for document in documents:
        whole.add(words(document.searchable))
    return whole


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing by themselves: function words, and what every office writes in every text."""
    lines = files("search_cli").joinpath("stop_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_content(word: str, *, stops: frozenset[str]) -> bool:
    """Whether a word is worth a row: no number, no mask, no stop word."""
    return word not in stops and not _NUMBER.fullmatch(word)
