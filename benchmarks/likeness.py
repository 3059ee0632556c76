"""Fits the table that tells lines which read like a site's, and shows what it tells of lines it was not fitted to.

    python -m benchmarks.likeness [--write]

It is fitted to the lines of `data/boilerplate*.toml`, `data/site_lines.toml`, `data/likeness.toml` (words too) and the
rules' examples on one side; on the other to `data/innocent*`, `data/heads*.toml`, the authors' lines of the same
files, the rules' innocent lines, invented summaries, and the texts of `evaluation/metadata` and `tests/sites`, their
sentences too. `data/unseen.toml` was labelled before any table existed, and is never fitted to. --write
replaces `crawler/cleaners/boilerplate/likeness.txt`.
"""

import json
import random
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import parser_of
from benchmarks.boilerplate import DATA, NAMES, PROVINCES, SITES
from crawler.cleaners.boilerplate.likeness import LENGTH, Table, odds_of, parts_of
from crawler.cleaners.boilerplate.rules import RULES
from crawler.cleaners.boilerplate.rules.authors_forms import AUTHORS_FORMS, TEXT
from crawler.cleaners.boilerplate.rules.sites_forms import SITES_FORMS
from demo.texts import write
from indexer.text import fold

_ROOT = Path(__file__).resolve().parent.parent
TABLE = _ROOT / "crawler/cleaners/boilerplate/likeness.txt"
_SENTENCE = re.compile("[^。!?;！？；]+[。!?;！？；]?")
_KEPT, _LEAST = 8_000, 2  # parts that the table keeps, of those in so many lines
_ROUNDS, _STEP, _PENALTY = 15, 0.3, 3e-4
_SITES_COUNT = 2.0  # how much more a site's line counts, of which there are fewer
_FOLDS = 4
_THRESHOLDS = (0.0, 1.0, 1.5, 2.0, 3.0)


def filled(line: str, random_: random.Random) -> str:
    """A line of the data with something in its slots."""
    site, domain = random_.choice(SITES)
    slots = {"t": write(random_, random_.randrange(9_999)).title, "s": site, "d": domain, "u": random_.choice(NAMES)}
    slots |= {"n": str(random_.randint(100, 9_999)), "m": str(random_.randint(2, 30)), "p": random_.choice(PROVINCES)}
    slots |= {"k": str(random_.randint(10**6, 10**8)), "date": f"20{random_.randint(10, 23)}-03-16", "time": "07:46:00"}
    return line.format(**slots) if re.search(r"\{[a-z]+\}", line) else line


def of_sites() -> list[str]:
    """The lines of sites that are learned from."""
    families = _read("boilerplate") | {f"fresh {name}": family for name, family in _read("boilerplate_fresh").items()}
    named = (family for name, family in families.items() if "innocent" not in name and family["place"] != "inside")
    found = [line for family in named for line in family["lines"]]
    more = _read("site_lines")
    found += [*more["head"], *more["tail"], *more["line"]]
    found += [*_read("likeness")["site"], *_read("likeness")["site_words"].split()]
    found += [rule.example for rule in RULES if rule.where != "inline"] + [form.example for form in SITES_FORMS]
    return found


def of_authors() -> list[str]:
    """The lines of authors that are learned from."""
    found = [line for line in (DATA / "innocent.txt").read_text("utf-8").split("\n") if line]
    found += [line for family in _read("innocent_edges").values() for line in family["lines"]]
    found += [*_read("boilerplate_fresh")["innocent"]["lines"], *_read("site_lines")["stock"]]
    singles = [one for name in ("heads", "heads_fresh") for one in _read(name)["single"]]
    found += [line for one in singles for line in ([one] if isinstance(one, str) else one)]
    found += [*_read("likeness")["author"], *_read("likeness")["author_words"].split()]
    found += [rule.innocent for rule in RULES] + [form.example for form in (*AUTHORS_FORMS, *TEXT)]
    for path in sorted(_ROOT.glob("evaluation/metadata/*.jsonl")):
        for document in map(json.loads, path.read_text("utf-8").splitlines()):
            found += [document["title"], *_lines(document["text"])]
    for path in sorted(_ROOT.glob("tests/sites/*/expected.jsonl")):
        for summary in map(json.loads, path.read_text("utf-8").splitlines()):
            found += _lines(summary["text"])
    random_ = random.Random(3)
    found += [line for number in range(60) for text in write(random_, number).paragraphs for line in _lines(text)]
    return list({re.sub(r"\d+", "0", line): line for line in found}.values())


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


def _lines(text: str) -> Iterator[str]:
    """The lines of a text, and the sentences of those that have several."""
    for line in filter(None, map(str.strip, text.split("\n"))):
        yield line
        sentences = _SENTENCE.findall(line)
        yield from (one.strip() for one in sentences if len(sentences) > 1 and len(one) > 3)


def fit(sites: Sequence[str], authors: Sequence[str]) -> Table:
    """The log-odds to begin with, and the weights of what tells most: logistic regression, in two rounds."""
    parts = [parts_of(fold(line)) for line in (*sites, *authors)]
    wanted = np.repeat([1.0, 0.0], [len(sites), len(authors)])
    in_lines = Counter(part for one in parts for part in one)
    known = sorted(part for part, times in in_lines.items() if times >= _LEAST)
    for keeps in (True, False):
        start, weights = _descend(parts, wanted, known)
        if keeps:
            known = sorted(known[at] for at in np.argsort(-np.abs(weights), kind="stable")[:_KEPT])
    return start, dict(zip(known, map(float, weights), strict=True))


def _descend(parts: Sequence[set[str]], wanted: Any, known: Sequence[str]) -> tuple[float, Any]:
    """Line by line, each weight by steps that become smaller as it moves (AdaGrad)."""
    numbers = {part: number for number, part in enumerate(known)}
    rows = [np.array(sorted(numbers[part] for part in one if part in numbers), np.int64) for one in parts]
    weights, moved = np.zeros(len(known)), np.full(len(known), 1e-8)
    start = started = 0.0
    order = random.Random(0)
    for _ in range(_ROUNDS):
        for at in order.sample(range(len(rows)), len(rows)):
            row, scale = rows[at], 1 / sqrt(len(rows[at]) + LENGTH)
            odds = float(np.clip(scale * weights[row].sum() + start, -30, 30))
            wrong = (1 / (1 + np.exp(-odds)) - wanted[at]) * (_SITES_COUNT if wanted[at] else 1)
            slope = wrong * scale + _PENALTY * weights[row]
            moved[row] += slope**2
            weights[row] -= _STEP * slope / np.sqrt(moved[row])
            started += wrong**2
            start -= _STEP * wrong / sqrt(started + 1e-8)
    return start, weights


def tell(name: str, odds: Iterable[float]) -> None:
    """How many of these are above each threshold."""
    odds = list(odds)
    above = ", ".join(f"{sum(one >= least for one in odds)} from {least}" for least in _THRESHOLDS)
    print(f"{name}: of {len(odds):,} lines {above}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = parser_of("likeness", __doc__)
    parser.add_argument("--write", action="store_true", help="replace the table")
    options = parser.parse_args(arguments)
    random_ = random.Random(3)
    sites, authors = [filled(line, random_) for line in of_sites()], [filled(line, random_) for line in of_authors()]
    for name, lines in (("sites", sites), ("authors", authors)):
        odds = []
        for first in range(_FOLDS):
            others = [line for at, line in enumerate(lines) if at % _FOLDS != first]
            table = fit(others, authors) if name == "sites" else fit(sites, others)
            odds += [odds_of(table, fold(line)) for line in lines[first::_FOLDS]]
        tell(f"lines of {name}, each by what the others tell", odds)
    table = fit(sites, authors)
    for name, lines in _read("unseen").items():
        tell(f"unseen lines of {name}", (odds_of(table, fold(filled(line, random_))) for line in lines))
    if options.write:
        by_weight = defaultdict(list)
        for part, weight in table[1].items():
            by_weight[round(weight, 1)].append(part)
        rows = [f"{weight} {' '.join(by_weight[weight])}" for weight in sorted(by_weight) if weight]
        TABLE.write_text("\n".join([f"{table[0]:.2f}", *rows, ""]), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
