"""Years far from the rest: a single text that is dated so must not press a chart's other years together, nor fill a
panel with empty years.
"""

from collections.abc import Mapping
from itertools import pairwise

_FAR = 10  # years without text
_LITTLE = 0.01  # of all text


def main_years(base: Mapping[int, int]) -> tuple[int, int]:
    """The first and the last of the main years; (0, 0) if there are none. `base` is the amount of text of each year.

    Years at either end are left out if they lie more than ten years from the rest and have less than a hundredth of all
    text.
    """
    years = sorted(year for year, size in base.items() if size)
    if not years:
        return 0, 0
    most = _LITTLE * sum(base.values())
    return _end(base, years, most), _end(base, years[::-1], most)


def _end(base: Mapping[int, int], years: list[int], most: float) -> int:
    """Where the main years begin, counted from the first of `years`."""
    begin, left_out = years[0], 0
    for year, following in pairwise(years):
        left_out += base[year]
        if left_out >= most:
            break
        if abs(following - year) > _FAR:
            begin = following
    return begin


def told_stray(base: Mapping[int, int], drawn: tuple[int, int]) -> str:
    """In words which years with text a chart leaves out; "" where it shows all."""
    stray = [str(year) for year, size in sorted(base.items()) if size and not drawn[0] <= year <= drawn[1]]
    return f"Not drawn, as they are far from the others and have little text: {', '.join(stray)}." if stray else ""
