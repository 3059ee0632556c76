"""Which rules are to be tried on which lines: a rule is tried where one of its cues stands."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from crawler.cleaners.boilerplate.rules import RULES, Rule
from crawler.cleaners.matches import words_needed
from indexer import late_re as re

MAX_LINE = 500  # characters; boilerplate is short, and an author's long paragraph is not worth the search
MAX_READ = 200_000  # characters of a line in which something is looked for; no paragraph of an author is longer
_MAX_INSIDE = 5_000  # places in a line that one rule takes; no site writes so many, but who attacks the program may


@dataclass(frozen=True, slots=True)
class Fitting:
    """The rules that are to be tried on a line, each kind in the order of RULES."""

    inline: tuple[Rule, ...] = ()  # take something inside the line
    anywhere: tuple[Rule, ...] = ()  # take the whole line, wherever it stands
    at_edge: tuple[Rule, ...] = ()  # take it near the ends of the text: those of `anywhere`, and more
    tails: tuple[Rule, ...] = ()  # those of `at_edge` that take what follows too
    sentence: tuple[Rule, ...] = ()  # those of `at_edge` that take a single sentence too


NO_RULE = Fitting()


def rules_by_line(whole: str, starts: list[int]) -> dict[int, Fitting]:
    """For each line that holds a cue, the rules to be tried there.

    Each cue is looked for through the whole text at once, in a tenth of the time that all cues take line by line. Most
    cues need not be looked for at all, because two of their characters stand nowhere side by side.
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
    """All pairs of characters that stand side by side, as numbers, because these are made faster than strings."""
    pairs: set[int] = set()
    units = text.encode("utf-16-le", "surrogatepass")
    for first in (0, 2):
        pairs.update(array("I", units[first : first + (len(units) - first) // 4 * 4]))
    return pairs


def cues_of(rule: Rule) -> tuple[str, ...]:
    """The words without one of which a rule is not tried."""
    return rule.cues or words_needed(rule.expression)


def _rules_by_cue() -> dict[str, int]:
    """Each cue, and its rules: bit n stands for RULES[n]."""
    found: dict[str, int] = {}
    for number, rule in enumerate(RULES):
        for cue in cues_of(rule):
            found[cue] = found.get(cue, 0) | 1 << number
    return found


# Each cue, its pairs of characters (none, if it is a single one), and its rules.
_CUES = tuple((cue, _pairs(cue), rules) for cue, rules in sorted(_rules_by_cue().items()))


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


def matching(folded: str, rules: Sequence[Rule], *, authors: bool = False) -> str:
    """The name of the first rule that takes a whole line; "" if none does.

    `authors`: or would take it but for an author's words in it.
    """
    if len(folded) <= MAX_LINE:
        for rule in rules:
            if rule.pattern.fullmatch(folded) and (authors or not (rule.unless and rule.unless.search(folded))):
                return rule.name
    return ""


def inside(pattern: re.Pattern[str], line: str) -> Iterator[re.Match[str]]:
    """Where a pattern matches in a line; of a line that is longer than any author's only the beginning is read."""
    found = islice(pattern.finditer(line, 0, MAX_READ), _MAX_INSIDE)
    # What touches the end of what is read may be cut off there.
    return found if len(line) <= MAX_READ else (match for match in found if match.end() < MAX_READ)
