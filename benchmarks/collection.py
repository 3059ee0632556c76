"""What the benchmarks of the engines have in common: the made-up summaries, their options, and the taking of times."""

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import parser_of
from indexer.summary import Summary
from workbench.corpus import summaries
from workbench.elasticsearch import Absent


@dataclass(frozen=True, slots=True)
class Collection:
    """Made-up summaries, and how often each time is to be taken."""

    made: list[Summary]
    chars: int  # of all of them
    repeat: int

    def told(self) -> str:
        return (
            f"{len(self.made):,} summaries, {self.chars:,} characters, {os.cpu_count()} cores, median of {self.repeat}"
        )


def characters(searchable_text: str) -> str:
    """One token a character, for white-space analysis: the plain way, beside which our pairs are measured."""
    return " ".join(searchable_text).replace("\n", "¶¶")


def collection(name: str, about: str | None, repeat: int) -> Collection:
    """As the command line of the benchmark `name` asks for, whose module says `about` of itself."""
    parser = parser_of(name, about)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--characters", type=int, default=2_500, help="of a summary")
    parser.add_argument("--repeat", type=int, default=repeat)
    options = parser.parse_args()
    made = list(summaries(options.documents, characters=options.characters))
    return Collection(made, sum(one.chars for one in made), options.repeat)


def with_elasticsearch(main: Callable[[], None]) -> int:
    """Run a benchmark that needs a server; the exit status, 2 where there is none, with what is missing on stderr."""
    try:
        main()
    except Absent as error:
        print(f"{Path(sys.argv[0]).stem} is left out: {error}", file=sys.stderr)
        return 2
    return 0


def timed(work: Callable[[], object], repeat: int) -> float:
    """The median of `repeat` runs in seconds, after one that does not count."""
    return in_turns([work], repeat)[0]


def in_turns(works: Sequence[Callable[[], object]], repeat: int) -> list[float]:
    """The median of `repeat` runs of each in seconds, after one that does not count; what disturbs one disturbs all."""
    times: list[list[float]] = [[] for _ in works]
    for turn in range(repeat + 1):
        for work, taken in zip(works, times, strict=True):
            begun = time.perf_counter()
            work()
            if turn:
                taken.append(time.perf_counter() - begun)
    return [statistics.median(taken) for taken in times]


def pages(made: Sequence[Summary]) -> list[tuple[str, list[Summary]]]:
    """The summaries page by page."""
    found: dict[str, list[Summary]] = {}
    for summary in made:
        found.setdefault(summary.page, []).append(summary)
    return list(found.items())
