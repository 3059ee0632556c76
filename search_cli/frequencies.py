"""The words of a set of summaries by frequency, and which of them say something."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from indexer.frequencies import Frequencies

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
