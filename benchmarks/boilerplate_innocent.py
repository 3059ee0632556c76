"""How much of what authors write in a site's words is taken for the site's.

    python -m benchmarks.boilerplate_innocent [--half tune|held|all] [--wrong 40]

Lines of `data/innocent_edges.toml` are put at the top of invented summaries, below their titles, in their middles and
at their ends. Nothing of a summary should go but its title. Rules are mended with the `tune` half, every first line of
each family's two, and judged by the other.
"""

import random
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import parser_of
from crawler.cleaners.boilerplate import strip
from crawler.page import SiteRules
from demo.texts import write

DATA = Path(__file__).resolve().parent / "data" / "innocent_edges.toml"
PLACES = ("top", "below the title", "middle", "end")
HALVES = ("tune", "held", "all")


@dataclass(frozen=True, slots=True)
class Loss:
    """What a rule took of a summary in which an innocent line stands."""

    family: str
    place: str
    line: str
    rule: str
    letters: int


def lines(half: str) -> list[tuple[str, str]]:
    """The lines of one half, or of both, each with its family."""
    families = tomllib.loads(DATA.read_text("utf-8"))
    return [
        (name, line)
        for name, family in families.items()
        for number, line in enumerate(family["lines"])
        if half == "all" or number % 2 == (half == "held")
    ]


def losses(chosen: Sequence[tuple[str, str]]) -> Iterator[Loss]:
    """What goes of the authors' words where the chosen lines stand at PLACES, each in a summary of its own."""
    random_ = random.Random(7)
    for number, (family, line) in enumerate(chosen):
        document = write(random_, number)
        for place in PLACES:
            text = _with(line, document.title, document.paragraphs, place)
            for change in strip(text, document.title, SiteRules()).changes:
                if change.before != document.title:
                    yield Loss(family, place, line, change.rule, _letters(change.before))


def _with(line: str, title: str, paragraphs: Sequence[str], place: str) -> str:
    """A summary with a line at one of the places."""
    middle = len(paragraphs) // 2
    at = {
        "top": (line, *paragraphs),
        "below the title": (title, line, *paragraphs),
        "middle": (title, *paragraphs[:middle], line, *paragraphs[middle:]),
        "end": (title, *paragraphs, line),
    }
    return "\n".join(at[place])


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = parser_of("boilerplate_innocent", __doc__)
    parser.add_argument("--half", choices=HALVES, default="all", help="which lines (default: all)")
    parser.add_argument("--wrong", type=int, default=40, help="so many of the mistakes are shown (default 40)")
    options = parser.parse_args(arguments)
    chosen = lines(options.half)
    lost = list(losses(chosen))
    touched = {(one.line, one.place) for one in lost}
    letters = len(PLACES) * sum(_letters(line) for _, line in chosen)
    print(f"{len(chosen)} lines at {len(PLACES)} places, half: {options.half}")
    print(
        f"kept: {len(PLACES) * len(chosen) - len(touched):,} of {len(PLACES) * len(chosen):,}; "
        f"lost: {sum(one.letters for one in lost):,} of {letters:,} letters"
    )
    for name in ("place", "rule", "family"):
        of_name: Counter[str] = Counter()
        for one in lost:
            of_name[getattr(one, name)] += one.letters
        print(f"letters by {name}: " + ", ".join(f"{what} {number:,}" for what, number in of_name.most_common()))
    wrong: dict[tuple[str, str], list[str]] = {}
    for one in lost:
        wrong.setdefault((one.rule, one.line), []).append(one.place)
    for (rule, line), places in list(wrong.items())[: options.wrong]:
        print(f"  {rule} ({', '.join(places)}): {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
