"""Which rules are to be tried on which lines: those of whose cues one stands there."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from crawler.cleaners.boilerplate.rules import RULES, Rule
from indexer import late_re as re

MAX_LINE = 500  # characters; boilerplate is short, and an author's long paragraph is not worth the search
MAX_READ = 200_000  # characters of a line in which something is looked for; no paragraph of an author is longer
_MAX_INSIDE = 5_000  # places in a line that one rule takes; so many are no site's but an attack


@dataclass(frozen=True, slots=True)
class Fitting:
    """The rules that are to be tried on a line, each kind in its order."""

    inline: tuple[Rule, ...] = ()
    anywhere: tuple[Rule, ...] = ()  # that take a whole line
    at_edge: tuple[Rule, ...] = ()  # these, and those that do so near the ends of the text alone
    tails: tuple[Rule, ...] = ()  # of them
    sentence: tuple[Rule, ...] = ()  # of them


NO_RULE = Fitting()


def rules_by_line(whole: str, starts: list[int]) -> dict[int, Fitting]:
    """For each line that holds a cue, the rules to be tried there.

    Looking for each cue through the whole text takes a tenth of the time of looking for all of them in every line, and
    most cues need not be looked for: two of their characters stand nowhere side by side.
    """
    found: dict[int, int] = {}
    pairs = _pairs(whole)
    for cue, its_pairs, rules in _CUES:
        if its_pairs <= pairs:
            place = whole.find(cue)
            while place >= 0:
                line = bisect_right(starts, place) - 1
                found[line] = found.get(line, 0) | rules
                place = whole.find(cue, starts[line + 1])
    return {line: _rules(bits) for line, bits in found.items()}


def _pairs(text: str) -> set[int]:
    """Every two characters that stand side by side, as numbers, which are made faster than strings."""
    pairs: set[int] = set()
    units = text.encode("utf-16-le", "surrogatepass")
    for first in (0, 2):
        pairs.update(array("I", units[first : first + (len(units) - first) // 4 * 4]))
    return pairs


# Each cue with its pairs of characters (one of a single character has none) and its rules, a bit for each by its place
# in RULES.
_CUES = tuple(
    (cue, _pairs(cue), sum(1 << number for number, rule in enumerate(RULES) if cue in rule.cues))
    for cue in sorted({cue for rule in RULES for cue in rule.cues})
)


@lru_cache(maxsize=5_000)
def _rules(bits: int) -> Fitting:
    rules = [rule for number, rule in enumerate(RULES) if bits >> number & 1]
    at_edge = tuple(rule for rule in rules if rule.where != "inline")
    return Fitting(
        inline=tuple(rule for rule in rules if rule.where == "inline"),
        anywhere=tuple(rule for rule in at_edge if rule.where != "edge"),
        at_edge=at_edge,
        tails=tuple(rule for rule in at_edge if rule.where == "tail"),
        sentence=tuple(rule for rule in at_edge if rule.sentence),
    )


def matching(folded: str, rules: Sequence[Rule]) -> str:
    """The name of the first rule that takes a whole line; "" if none does."""
    if len(folded) <= MAX_LINE:
        for rule in rules:
            if rule.pattern.fullmatch(folded):
                return rule.name
    return ""


def inside(pattern: re.Pattern[str], line: str) -> Iterator[re.Match[str]]:
    """Where a pattern matches in a line; of a longer one than any author writes only the beginning is read."""
    found = islice(pattern.finditer(line, 0, MAX_READ), _MAX_INSIDE)
    # What touches the end of what is read may be cut off there.
    return found if len(line) <= MAX_READ else (match for match in found if match.end() < MAX_READ)
