"""The spread of a phrase: how many provinces have used it by each year, and since when each one has."""

from collections.abc import Mapping

from search_cli.present.charts.plot import INNER, MARGIN, WIDTH, Plot, ticks
from search_cli.present.charts.provinces import TILES, height, short_name, tile
from search_cli.present.svg import STEPS, Canvas

_CURVE = 150.0
_AXIS = 40.0


def spread(first: Mapping[str, int | None]) -> Plot:
    """The year of the first use by province; None where the province has texts but never the phrase.

    Provinces without texts are not in `first`. The earlier, the stronger the colour.
    """
    named: dict[str, int | None] = {}
    for province, year in first.items():
        if name := short_name(province):
            known = [one for one in (year, named.get(name)) if one is not None]
            named[name] = min(known, default=None)
    years = sorted(year for year in named.values() if year is not None)
    reached = f"from {years[0]} to {years[-1]} it reached {len(years)}" if years else "it reached none"
    says = f"A curve and a map of first uses: {reached} of the {len(named)} provinces that have texts."

    def draw(canvas: Canvas, top: float) -> None:
        if years:
            _curve(canvas, top + 22, years, len(named))
        span = max(1, years[-1] - years[0]) if years else 1
        canvas.text(
            MARGIN, top + _CURVE + 76, "year of the first use, by province; the earlier, the stronger", 12, fill="soft"
        )
        for name in TILES:
            year = named.get(name)
            step = None if name not in named else 0
            if year is not None:
                step = STEPS - round((STEPS - 1) * (year - years[0]) / span)
            value = str(year) if year is not None else "never"
            tip = f"{name}: {'no texts' if step is None else f'first in {year}' if year is not None else 'never'}"
            tile(canvas, top + _CURVE + 50, name, value, step, tip=tip)

    return Plot(_CURVE + 50 + height() - 46, draw, says)


def _curve(canvas: Canvas, top: float, years: list[int], provinces: int) -> None:
    """Steps: the number of provinces that have used it by the end of each year."""
    marks = ticks(max(1, provinces), 4)
    left, right = MARGIN + _AXIS, WIDTH - MARGIN - 20
    first, last = years[0], max(years[-1], years[0] + 1)

    def x(year: float) -> float:
        return left + 20 + (right - left - 40) * (year - first) / (last - first)

    def y(number: float) -> float:
        return top + _CURVE - _CURVE * number / marks[-1]

    canvas.text(MARGIN, top - 12, "provinces in which it has been used", 12, fill="soft")
    for mark in marks:
        canvas.line([(left, y(mark)), (right, y(mark))], "rule")
        canvas.text(left - 8, y(mark) + 4, f"{mark:g}", 11, fill="soft", anchor="end")
    every = next(step for step in (1, 2, 5, 10, 20, 50, 10_000) if INNER / (last - first + 1) * step >= 40 or step > 50)
    points = [(x(first), y(0))]
    for year in range(first, last + 1):
        number = sum(one <= year for one in years)
        points += [(x(year), points[-1][1]), (x(year), y(number))]
        if every == 1 or year % every == 0:
            canvas.text(x(year), top + _CURVE + 18, str(year), 11, fill="soft", anchor="middle")
    canvas.line(points, "s0", 2.2)
    for year in sorted(set(years)):
        number = sum(one <= year for one in years)
        canvas.marker(x(year), y(number), 0, tip=f"by {year}: {number} of {provinces} provinces")
