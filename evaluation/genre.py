"""Fits what tells work summaries from other texts to labelled ones, and measures it on samples left out.

A sample is a file of JSON lines with `title`, `text` and whether it is a summary, `expected.summary`, as those of
`evaluation/metadata` are. Each is judged by weights from the others. What is printed behind that, fitted to all, are
the weights that `crawler.cleaners.genre` has in `judging` and `voice`; its table of wording is written to a file.
"""

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crawler.cleaners.genre.by_form import by_form
from crawler.cleaners.genre.judging import opens_formally
from crawler.cleaners.genre.titles import is_titled, telling_title
from crawler.cleaners.genre.traits import TRAITS
from crawler.cleaners.genre.voice import traits_of
from crawler.cleaners.genre.wording import parts_of
from crawler.cleaners.vocabulary.folded_title import folded_title
from indexer.ending import FOUND, ended
from indexer.text import fold
from indexer.trouble import Trouble

Row = Mapping[str, float]
Array = NDArray[np.float64]

_FOLDS = 8
_ALL = ""  # the feature that every text has: its weight is where one starts from
_WORDING = "wording"
_BODY = 17.0  # parts of a body count about 1 with this, as those of a title do
_SEEN = {"title": 4, "body": 8}  # texts that must have a part
_KEPT = 1_600  # parts in the table
_LOOSE, _TIGHT, _TRAITS = 33.0, 17.0, 1.0  # penalties: to choose parts, to weigh them, to weigh traits
_DOUBTS = (-1.0, -0.8, -0.6, -0.4, -0.2, 0.0)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled text that no form decides: its traits, its wording, and whether it is a summary."""

    sample: str
    traits: Row
    parts: Row
    summary: bool


def read(path: Path) -> Iterator[Labelled]:
    """The texts of a sample. Raises Trouble where a line is none."""
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        try:
            document = json.loads(line)
            heading, plain = folded_title(document["title"]), fold(document["text"])
            summary = document["expected"].get("summary", True)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Trouble(f"{path}:{number}: no JSON with title, text and expected") from None
        if not by_form(heading, plain):
            heading = telling_title(heading, plain)
            yield Labelled(path.name, _traits(heading, plain), _parts(heading, plain), summary)


def _traits(heading: str, plain: str) -> Row:
    titled = is_titled(heading)
    found = zip(TRAITS, traits_of(heading, plain, titled=titled), strict=True)
    shares = {trait.reason: share for trait, (share, _) in found}
    return {_ALL: 1.0, "title": float(titled), "formula": float(opens_formally(plain)), **shares}


def _parts(heading: str, plain: str) -> Row:
    parts, each = parts_of(plain)
    titles = {f"title {part}": 1.0 for part in parts_of(heading)[0]}
    return {_ALL: 1.0, **titles, **{f"body {part}": _BODY * each for part in parts}}


def weigh(rows: Sequence[Row], labels: Sequence[bool], penalty: float) -> dict[str, float]:
    """Weights by logistic regression with a penalty on their squares, by Newton's method (conjugate gradients)."""
    names = {name: column for column, name in enumerate(dict.fromkeys(name for row in rows for name in row))}
    lines = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    columns = np.array([names[name] for row in rows for name in row])
    values = np.array([value for row in rows for value in row.values()], float)
    truth = np.array(labels, float)
    weights = np.zeros(len(names))

    def sums(of: Array) -> Array:
        return np.bincount(lines, values * of[columns], len(rows)).astype(float)

    def gathered(of: Array) -> Array:
        return np.bincount(columns, values * of[lines], len(names)).astype(float)

    def bent(by: Array, of: Array) -> Array:
        return gathered(by * sums(of)) + penalty * of

    for _ in range(30):
        likely = 1 / (1 + np.exp(-sums(weights)))
        slope = gathered(likely - truth) + penalty * weights
        step = _solved(partial(bent, likely * (1 - likely)), slope)
        weights -= step
        if np.abs(step).max() < 1e-4:
            break
    return dict(zip(names, weights.tolist(), strict=True))


def _solved(times: Callable[[Array], Array], wanted: Array) -> Array:
    """The vector that a positive definite matrix makes into the wanted one, by conjugate gradients."""
    found, rest = np.zeros_like(wanted), wanted.copy()
    along, size = rest.copy(), float(rest @ rest)
    for _ in range(200):
        if size < 1e-10:
            break
        image = times(along)
        by = size / float(along @ image)
        found += by * along
        rest -= by * image
        size, before = float(rest @ rest), size
        along = rest + size / before * along
    return found


def odds(weights: Mapping[str, float], row: Row) -> float:
    """The log-odds of a text by weights."""
    return sum(weights.get(name, 0.0) * value for name, value in row.items())


def wording_weights(texts: Sequence[Labelled]) -> dict[str, float]:
    """The weights of the parts that tell most."""
    labels = [text.summary for text in texts]
    seen = Counter(name for text in texts for name in text.parts)
    often = {name for name, count in seen.items() if name == _ALL or count >= _SEEN[name.split(" ")[0]]}
    first = weigh([_only(text.parts, often) for text in texts], labels, _LOOSE)
    told = sorted(first, key=lambda name: -abs(first[name]) * math.sqrt(seen[name]))[:_KEPT]
    return weigh([_only(text.parts, {_ALL, *told}) for text in texts], labels, _TIGHT)


def _only(row: Row, names: set[str]) -> Row:
    return {name: value for name, value in row.items() if name in names}


def left_out(
    texts: Sequence[Labelled], fitted: Callable[[Sequence[Labelled]], Callable[[Labelled], float]]
) -> list[float]:
    """What each text is judged to be by weights from other samples."""
    samples = sorted({text.sample for text in texts})
    judged = [0.0] * len(texts)
    for fold_ in range(min(_FOLDS, len(samples))):
        away = set(samples[fold_::_FOLDS])
        judge = fitted([text for text in texts if text.sample not in away])
        for place, text in enumerate(texts):
            if text.sample in away:
                judged[place] = judge(text)
    return judged


def measured(texts: Sequence[Labelled], judged: Sequence[float]) -> Iterator[str]:
    """A table of what is kept and rejected, by the log-odds from which on a text is kept."""
    for doubt in _DOUBTS:
        kept = [value >= doubt for value, text in zip(judged, texts, strict=True) if text.summary]
        rejected = [value < doubt for value, text in zip(judged, texts, strict=True) if not text.summary]
        yield (
            f"from {doubt:4.1f} on: {sum(kept)} of {len(kept)} summaries kept, "
            f"{sum(rejected)} of {len(rejected)} other texts rejected"
        )


def table(weights: Mapping[str, float]) -> str:
    """The lines of `wording.txt`."""
    lines: dict[tuple[str, float], list[str]] = defaultdict(list)
    for name, weight in weights.items():
        if name != _ALL:
            place, part = name.split(" ", 1)
            lines[place, round(weight * (_BODY if place == "body" else 1), 1)].append(part)
    return "".join(
        f"{place} {weight:.1f} {' '.join(sorted(parts))}\n"
        for (place, weight), parts in sorted(lines.items())
        if weight
    )


def fit(texts: Sequence[Labelled], target: Path | None) -> Iterator[str]:
    """Measures, then fits to all texts: lines to print."""

    def by_wording(known: Sequence[Labelled]) -> Callable[[Labelled], float]:
        weights = wording_weights(known)
        return lambda text: odds(weights, text.parts)

    heard = [
        Labelled(text.sample, {**text.traits, _WORDING: value}, text.parts, text.summary)
        for text, value in zip(texts, left_out(texts, by_wording), strict=True)
    ]

    def by_all(known: Sequence[Labelled]) -> Callable[[Labelled], float]:
        weights = weigh([text.traits for text in known], [text.summary for text in known], _TRAITS)
        return lambda text: odds(weights, text.traits)

    yield from measured(heard, left_out(heard, by_all))
    traits = weigh([text.traits for text in heard], [text.summary for text in heard], _TRAITS)
    trust = traits.pop(_WORDING)
    wording = {name: weight * trust for name, weight in wording_weights(texts).items()}
    yield f"{traits.pop(_ALL) + wording[_ALL]:5.1f}  start"
    for name, weight in traits.items():
        yield f"{weight:5.1f}  {name}"
    if target:
        target.write_text(table(wording), "utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 fitted, 2 trouble."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.genre", description=__doc__.split("\n", 1)[0])
    parser.add_argument("sample", nargs="+", type=Path, help="a file of labelled texts; at least two")
    parser.add_argument("--table", type=Path, metavar="FILE", help="write the wording's table to FILE")
    options = parser.parse_args(arguments)
    return ended("evaluation", lambda: _printed(options.sample, options.table))


def _printed(samples: Sequence[Path], target: Path | None) -> int:
    texts = [text for path in samples for text in read(path)]
    if len({text.sample for text in texts}) < 2 or len({text.summary for text in texts}) < 2:
        raise Trouble("summaries and other texts in at least two samples are needed")
    for line in fit(texts, target):
        print(line)
    return FOUND


if __name__ == "__main__":
    sys.exit(main())
