"""The measures of corpus linguistics that the commands print, each with its source. Pure functions of counts."""

from collections.abc import Iterable
from math import inf, log, log2, sqrt
from typing import Any

_Z = 1.959964  # of 95 %
_NONE_SEEN = 3.689  # the upper end of the 95 % interval of a Poisson count of zero (Garwood 1936)

# Chi-squared with one degree of freedom: a log-likelihood above this comes by chance once in 20, 100, 1,000, 10,000.
CRITICAL = {0.05: 3.84, 0.01: 6.63, 0.001: 10.83, 0.0001: 15.13}


def design_effect(sizes: Iterable[int]) -> float:
    """The design effect: the factor by which the variance of a count grows because items come in clumps (Kish 1965); 1
    for none.

    `sizes`, each at least 1, are the summaries of each text, or its occurrences. A text brings all of them or none, so
    the count is a sum of such sizes.
    """
    together = list(sizes)
    return sum(size * size for size in together) / sum(together) if together else 1.0


def share_interval(found: int, whole: float, effect: float = 1.0) -> tuple[float, float]:
    """The 95 % interval of a share, 0 to 1: Wilson's score interval (Wilson 1927). (0, 1) of nothing.

    `effect` is the design effect of the copies: the summaries count as so many times fewer.
    """
    if not whole:
        return 0.0, 1.0
    share, z2 = found / whole, _Z * _Z
    whole /= effect
    middle = (share + z2 / (2 * whole)) / (1 + z2 / whole)
    half = _Z / (1 + z2 / whole) * sqrt(share * (1 - share) / whole + z2 / (4 * whole * whole))
    return max(0.0, middle - half), min(1.0, middle + half)


def occurrences_interval(per_text: Iterable[int]) -> tuple[float, float]:
    """The 95 % interval of the total number of occurrences, from the number in each text that has any, copies together.

    Occurrences come in clumps, a text and its copies, so they vary more than a Poisson count. Texts that have any are
    taken to come by a Poisson process; the variance of the sum is then the sum of the squares (compound Poisson, Feller
    1968, XII.2). The upper end is that of the score test (Barker 2002): with a single text, the normal distribution's
    would lie below the end for no occurrence at all. The lower end is the normal distribution's, at least 0.
    """
    times = [one for one in per_text if one]
    if not times:
        return 0.0, _NONE_SEEN
    number, effect = sum(times), design_effect(times)
    half = _Z * effect / 2
    low = number - _Z * sqrt(effect * number)
    return max(0.0, low), number + _Z * (half + sqrt(effect * number + half * half))


def deviation_of_proportions(per_summary: Iterable[tuple[int, int]], characters: int) -> float | None:
    """Gries's DP (Gries 2008), 0 evenly spread to nearly 1 in one place: half the sum of |expected - observed share|.

    The parts are summaries: `per_summary` is the occurrences and characters of each that has any, `characters` those of
    all. None where nothing occurs.
    """
    found = list(per_summary)
    occurrences = sum(times for times, _ in found)
    if not occurrences or not characters:
        return None
    having = sum(size for _, size in found)
    differences = sum(abs(size / characters - times / occurrences) for times, size in found)
    return 0.5 * (differences + max(0.0, 1 - having / characters))


def log_likelihood(observed: int, rest: int, elsewhere: int, rest_elsewhere: int) -> float:
    """Dunning's G² of a table of two by two (Dunning 1993): here and not, elsewhere and not."""
    table = ((observed, rest), (elsewhere, rest_elsewhere))
    whole = observed + rest + elsewhere + rest_elsewhere
    columns = (observed + elsewhere, rest + rest_elsewhere)
    found = 0.0
    for row in table:
        for value, column in zip(row, columns, strict=True):
            expected = sum(row) * column / whole if whole else 0.0
            if value and expected:
                found += value * log(value / expected)
    return 2 * found


def mutual_information(together: int, expected: float) -> float:
    """How many times as often as expected, as a power of two (Church & Hanks 1990)."""
    return log2(together / expected) if together and expected else -inf


def log_dice(together: int, node: int, collocate: int) -> float:
    """logDice (Rychlý 2008): at most 14; a difference of one is a factor of two, whatever the size of the corpus.

    A word may stand near one occurrence several times: what would go beyond all of both is all of both.
    """
    return 14 + min(0.0, log2(2 * together / (node + collocate))) if together else -inf


def log_ratio(here: int, size_here: int, elsewhere: int, size_elsewhere: int) -> float:
    """Hardie's Log Ratio (Hardie 2014): the relative frequencies' ratio as a power of two; half a time where none."""
    if not size_here or not size_elsewhere:
        return 0.0
    return log2(((here or 0.5) / size_here) / ((elsewhere or 0.5) / size_elsewhere))


def rounded(row: Any) -> dict[str, Any]:
    """The fields of a row, a dataclass with slots, for jsonl and csv: measures with four decimals."""
    values = {name: getattr(row, name) for name in row.__slots__}
    return {name: round(value, 4) if isinstance(value, float) else value for name, value in values.items()}
