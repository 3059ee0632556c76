"""Keyness: the words by which one set of summaries differs from another.

Log-likelihood (Dunning 1993, as used for corpora by Rayson & Garside 2000) says how sure a difference is, Log Ratio
(Hardie 2014) how large.
"""

from dataclasses import dataclass
from typing import Any

from indexer.frequencies import Frequencies
from search_cli.frequencies import is_content
from search_cli.measures import log_likelihood, log_ratio, rounded

MEASURES = ("log_likelihood", "log_ratio")


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word, and how its frequency differs; below zero where it is rarer in the target."""

    word: str
    target: int  # times in the target
    reference: int
    target_per_million: float  # words
    reference_per_million: float
    target_summaries: int  # that have it
    log_likelihood: float
    log_ratio: float

    def as_dict(self) -> dict[str, Any]:
        """For jsonl and csv."""
        return rounded(self)


LIKE = Keyword("", 0, 0, 0.0, 0.0, 0, 0.0, 0.0).as_dict()


def sizes(target: Frequencies, reference: Frequencies) -> dict[str, int]:
    """What the measures of keywords are computed from, beside the figures of each."""
    return {
        "target_words": target.total,
        "target_summaries": target.summaries,
        "reference_words": reference.total,
        "reference_summaries": reference.summaries,
    }


def keywords(
    target: Frequencies, reference: Frequencies, *, measure: str, least: int, surest: float, stops: frozenset[str]
) -> list[Keyword]:
    """The words of either set, those first that mark the target most by `measure` (of MEASURES).

    Left out are words with fewer than `least` occurrences in both together and those whose log-likelihood is below
    `surest`.
    """
    found = []
    for word in target.times.keys() | reference.times.keys():
        here, there = target.times[word], reference.times[word]
        if here + there < least or not is_content(word, stops=stops):
            continue
        likelihood = log_likelihood(here, target.total - here, there, reference.total - there)
        if likelihood < surest:
            continue
        ratio = log_ratio(here, target.total, there, reference.total)
        found.append(
            Keyword(
                word, here, there, _per_million(here, target.total), _per_million(there, reference.total),
                target.in_summaries[word], likelihood if ratio >= 0 else -likelihood, ratio,
            )
        )  # fmt: skip
    found.sort(key=lambda one: (-getattr(one, measure), -one.target, one.word))
    return found


def _per_million(times: int, whole: int) -> float:
    return times / whole * 1e6 if whole else 0.0
