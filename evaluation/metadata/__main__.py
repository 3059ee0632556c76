"""Precision and recall of the metadata, field by field, and what was wrong.

    python -m evaluation.metadata [development|held-out|fresh|settled|set-aside|FILE.jsonl] [--wrong 20]

A sample is a file of JSON lines, those beside this module or your own. A line is a document: `id`, `title`, `text`, and
the answers of a careful reader, `expected`. A field that is missing among the answers is not judged; null means that
the text does not tell. `right of given` is precision: of the values given, those that are the reader's. `given of told`
is recall: of the reader's values, those given and right.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crawler.cleaners.article import Article
from crawler.cleaners.compilation import Part
from crawler.cleaners.describe import describe
from crawler.cleaners.genre import other_genre
from crawler.cleaners.region.places import gazetteer
from evaluation.samples import documents
from indexer.ending import FOUND, ended
from indexer.text import fold
from indexer.trouble import Trouble

FOLDER = Path(__file__).resolve().parent
SAMPLES = {
    "development": "with these the rules were made",
    "held-out": "first judged when the rules were done; what was wrong then has been mended",
    "fresh": "written later, after pages that nobody had seen before; the rules were improved with these, too",
    "settled": "written after pages as searches return them; two labelled it, a third settled (docs/samples.md)",
    "set-aside": "written so too, and labelled alike by two; first judged before anything was learned from it",
}
# Fields that are judged by yes or no: only how many came out as the reader says can be counted.
_COUNTED = {"summary": "summaries kept", "other": "other texts rejected"}
_LEVELS = {"province": 2, "city": 4, "county": 6}


@dataclass(slots=True)
class Score:
    """Of one field: values given, given rightly, told by the texts, and what was wrong."""

    given: int = 0
    right: int = 0
    told: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, expected: object, given: object, where: str) -> None:
        self.given += given is not None
        self.told += expected is not None
        self.right += given is not None and given == expected
        if given != expected:
            self.wrong.append(f"{where}: {_shown(given)} given, should be {_shown(expected)}")


def _shown(value: object) -> str:
    """A value for a reader: a place by its name too, nothing where there is none."""
    if not isinstance(value, str):
        return "nothing"
    return f"{gazetteer.name(value.ljust(6, '0'))} {value}" if value.isdigit() else value


def answers(title: str, text: str) -> dict[str, Any]:
    """What is concluded of a document that stands alone on its page."""
    folded = fold(text)
    found = describe(Part(None, text, folded), Article(title, title, text))
    return {
        "summary": other_genre(title, folded) is None,
        "adcode": found.region.adcode if found.region else None,
        "period": found.period.label if found.period else None,
        "kind": found.kind,
        "organisation": found.organisation.name if found.organisation else None,
        "organisation_type": found.organisation.type if found.organisation else None,
        "sector": found.sector,
    }


def compared(name: str, expected: Any, given: Any) -> Iterator[tuple[str, object, object]]:
    """The fields that an answer is judged by: a region by its levels."""
    if name == "summary":  # both ways: summaries that are kept, and other texts that are rejected
        said = "kept" if given else "rejected"
        yield ("summary", "kept", said) if expected else ("other", "rejected", said)
        return
    if name != "adcode":
        yield name, expected, given
        return
    for level, digits in _LEVELS.items():
        yield level, _as_far_as(expected, digits), _as_far_as(given, digits)


def _as_far_as(adcode: str | None, digits: int) -> str | None:
    """The part of a code that names a level; None where the code does not reach it or the level has no name."""
    if adcode is None or not adcode[digits - 2 : digits].strip("0"):
        return None
    # Counties right under a province or a municipality have a filling for a city.
    filling = digits == 4 and (adcode[:2] in {"11", "12", "31", "50"} or adcode[2:4] == "90")
    return None if filling else adcode[:digits]


def evaluate(sample: str) -> dict[str, Score]:
    """The scores of each field over a sample: one of SAMPLES, or a file. Raises Trouble where a line is no document."""
    path = Path(sample) if sample.endswith(".jsonl") else FOLDER / f"{sample}.jsonl"
    if not path.is_file():
        raise Trouble(f"{path}: no such file. The samples are {', '.join(SAMPLES)}, or a file of your own, NAME.jsonl")
    scores: dict[str, Score] = defaultdict(Score)
    for document in documents(path):
        given = answers(document.title, document.text)
        for key in filter(given.__contains__, document.expected):
            for field_, right, said in compared(key, document.expected[key], given[key]):
                scores[field_].add(right, said, f"{document.id} {document.title[:24]}")
    return scores


def report(scores: dict[str, Score], wrong: int) -> Iterator[str]:
    """A table of the scores, and the first wrong answers of each field."""
    yield f"{'field':<20} {'given':>6} {'right':>6} {'told':>6}  right of given  given of told"
    for name, score in scores.items():
        recall = f"{score.right / score.told:.1%}" if score.told else "–"
        if name in _COUNTED:
            yield f"{_COUNTED[name]:<20} {'':>6} {score.right:>6} {score.told:>6}  {'':>14}  {recall:>13}"
            continue
        precision = f"{score.right / score.given:.1%}" if score.given else "–"
        yield f"{name:<20} {score.given:>6} {score.right:>6} {score.told:>6}  {precision:>14}  {recall:>13}"
    for name, score in scores.items():
        for one in score.wrong[:wrong]:
            yield f"  {_COUNTED.get(name, name)}: {one}"
        if len(score.wrong) > wrong > 0:
            yield f"  {_COUNTED.get(name, name)}: {len(score.wrong) - wrong} more, with a greater --wrong"


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 measured, 2 trouble."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.metadata", description=__doc__.split("\n", 1)[0])
    parser.add_argument(
        "sample", nargs="*", help=f"{', '.join(SAMPLES)}, or a .jsonl file of your own [default: all of these]"
    )
    parser.add_argument("--wrong", type=int, default=20, metavar="N", help="at most N wrong answers a field")
    options = parser.parse_args(arguments)
    return ended("evaluation", lambda: _printed(options.sample or tuple(SAMPLES), options.wrong))


def _printed(samples: Sequence[str], wrong: int) -> int:
    judged = {sample: evaluate(sample) for sample in samples}
    print("Texts with the answers of a careful reader. right of given: of the values given, the reader's.")
    print("given of told: of the values that the reader names, those given and right. Below each table: what is wrong.")
    for sample, scores in judged.items():
        print(f"\n{sample}: {SAMPLES.get(sample, 'a sample of yours')}\n" + "\n".join(report(scores, wrong)))
    return FOUND


if __name__ == "__main__":
    sys.exit(main())
