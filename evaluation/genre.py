"""Fits the weights that tell work summaries from other texts to labelled ones, beginning at those of today.

A sample is a file of JSON lines with `title`, `text` and whether it is a summary, `expected.summary`, as those of
`evaluation/metadata` are. Today's weights come from some 5,700 openings; a few hundred texts tell less than these of
thirty weights, so a weight moves only as far as many texts ask for, and the wording counts as it does. What is printed
first is how right today's weights are, and those that are fitted, each sample judged by weights from the others.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crawler.cleaners.genre import judging
from crawler.cleaners.genre.by_form import by_form
from crawler.cleaners.genre.titles import telling_title
from crawler.cleaners.genre.traits import TRAITS
from crawler.cleaners.vocabulary.folded_title import folded_title
from evaluation.samples import documents
from indexer.ending import FOUND, ended
from indexer.text import fold
from indexer.trouble import Trouble

Array = NDArray[np.float64]

NAMES = ("start", "title", "formula", *(trait.reason for trait in TRAITS))
TODAY = np.array([judging.START, judging.TITLED, judging.FORMULA, *(trait.weight for trait in TRAITS)])
_HELD = 11.0  # the penalty on a weight's way from today's, squared: as if normal, with a deviation of 0.3
_FOLDS = 8
_DOUBTS = (-1.0, -0.8, -0.6, -0.4, -0.2, 0.0)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled text that no form decides: how much it has of each feature, its wording's log-odds, and the label."""

    sample: str
    features: tuple[float, ...]
    wording: float
    summary: bool


def read(path: Path) -> Iterator[Labelled]:
    """The texts of a sample. Raises Trouble where a line is none."""
    for document in documents(path):
        heading, folded = folded_title(document.title), fold(document.text)
        if not by_form(heading, folded):
            found = judging.read(telling_title(heading, folded), folded)
            features = (1.0, float(found.titled), float(found.formal), *(share for share, _ in found.traits))
            yield Labelled(path.name, features, found.wording, document.expected.get("summary", True))


def odds(texts: Sequence[Labelled], weights: Array) -> Array:
    """The log-odds that each text is a summary."""
    return np.array([text.features for text in texts]) @ weights + [text.wording for text in texts]


def fitted(texts: Sequence[Labelled], held: float = _HELD) -> Array:
    """Weights by logistic regression with a penalty on how far they are from today's, by Newton's method."""
    features = np.array([text.features for text in texts])
    truth = np.array([text.summary for text in texts], float)
    weights = TODAY.copy()
    for _ in range(30):
        likely = 1 / (1 + np.exp(-odds(texts, weights)))
        slope = features.T @ (likely - truth) + held * (weights - TODAY)
        bend = (features.T * (likely * (1 - likely))) @ features + held * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-4:
            break
    return weights


def left_out(texts: Sequence[Labelled]) -> Array:
    """The log-odds of each text by weights that were fitted to other samples."""
    samples = sorted({text.sample for text in texts})
    judged = np.zeros(len(texts))
    for fold_ in range(min(_FOLDS, len(samples))):
        away = np.array([text.sample in samples[fold_::_FOLDS] for text in texts])
        weights = fitted([text for text, out in zip(texts, away, strict=True) if not out])
        judged[away] = odds([text for text, out in zip(texts, away, strict=True) if out], weights)
    return judged


def measured(texts: Sequence[Labelled], judged: Array) -> Iterator[str]:
    """A table of what is kept and rejected, by the log-odds from which on a text is kept."""
    summary = np.array([text.summary for text in texts])
    for doubt in _DOUBTS:
        kept, rejected = (judged >= doubt)[summary], (judged < doubt)[~summary]
        yield (
            f"from {doubt:4.1f} on: {kept.sum()} of {len(kept)} summaries kept, "
            f"{rejected.sum()} of {len(rejected)} other texts rejected"
        )


def _report(texts: Sequence[Labelled]) -> Iterator[str]:
    yield "by today's weights"
    yield from measured(texts, odds(texts, TODAY))
    yield "by weights from the other samples"
    yield from measured(texts, left_out(texts))
    yield "today, fitted to all"
    for name, now, then in zip(NAMES, TODAY, fitted(texts), strict=True):
        yield f"{now:5.1f} {then:5.1f}  {name}"


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 fitted, 2 trouble."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.genre", description=__doc__.split("\n", 1)[0])
    parser.add_argument("sample", nargs="+", type=Path, help="a file of labelled texts; at least two")
    options = parser.parse_args(arguments)
    return ended("evaluation", lambda: _printed(options.sample))


def _printed(samples: Sequence[Path]) -> int:
    texts = [text for path in samples for text in read(path)]
    if len({text.sample for text in texts}) < 2 or len({text.summary for text in texts}) < 2:
        raise Trouble("summaries and other texts in at least two samples are needed")
    for line in _report(texts):
        print(line)
    return FOUND


if __name__ == "__main__":
    sys.exit(main())
