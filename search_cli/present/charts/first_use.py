"""First uses of a phrase: how many provinces have used it by each year, and since when each one has."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from search_cli.present.charts.plot import INNER, MARGIN, WIDTH, Plot, labelled, no_texts, ticks
from search_cli.present.charts.provinces import TILES, height, short_name, tile
from search_cli.present.svg import STEPS, Canvas, Tip

_CURVE = 150.0
_BETWEEN = 50.0  # the curve and the map
_AXIS = 40.0


class FirstUse(NamedTuple):
    """When a province first used the phrase, as far as its texts tell."""

    year: int | None
    certainty: str  # of the year: period, published or doubtful; without one: copies, undated or never


_TOLD = {"period": "{}", "published": "by {}", "doubtful": "{}?"}
_MEANING = {
    "by ": "By a year: no later than then, when a site published it.",
    "?": "A year with ? is doubtful: title and text name different ones.",
    "copies": "Copies: only copies of texts from elsewhere have it.",
    "undated": "Undated: only texts without a date have it.",
}


def first_use_map(first: Mapping[str, FirstUse]) -> Plot:
    """The first use by province, of the provinces that have texts. The earlier, the stronger the colour."""
    named: dict[str, FirstUse] = {}
    for province, use in first.items():
        if name := short_name(province):
            named[name] = _earlier(use, named.get(name, use))
    values = {
        name: use.certainty if use.year is None else _TOLD[use.certainty].format(use.year)
        for name, use in named.items()
    }
    years = sorted(use.year for use in named.values() if use.year is not None)
    reached = f"from {years[0]} to {years[-1]} it reached {len(years)}" if years else "it reached none"
    says = f"A curve and a map of first uses: {reached} of the {len(named)} provinces that have texts."

    above = _CURVE + _BETWEEN if years else 0.0

    def draw(canvas: Canvas, top: float) -> None:
        if years:
            _curve(canvas, top + 22, years, len(named))
        top += above
        span = max(1, years[-1] - years[0]) if years else 1
        canvas.text(MARGIN, top + 26, "year of the first use, by province; the earlier, the stronger", 12, fill="soft")
        no_texts(canvas, MARGIN, top + 36)
        for name in TILES:
            use = named.get(name)
            step = None if use is None else 0
            if use and use.year is not None:
                step = STEPS - round((STEPS - 1) * (use.year - years[0]) / span)
            value = values.get(name, "no texts")
            told = f"{name}: {f'first in {value}' if use and use.year is not None else value}"
            tile(canvas, top, name, value, step, tip=Tip(told))

    return Plot(above + height() - 46, draw, says, _meaning(values.values()))


def _earlier(one: FirstUse, other: FirstUse) -> FirstUse:
    """Of two provinces on one tile: the earlier use, a dated one before an undated."""
    return min(one, other, key=lambda use: (use.year is None, use.year or 0, use.certainty == "never"))


def _meaning(values: Iterable[str]) -> str:
    """What the marks on the tiles mean, of those that stand there."""
    shown = "".join(values)
    return " ".join(told for mark, told in _MEANING.items() if mark in shown)


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
    for year in labelled(first, last, INNER / (last - first + 1), 40):
        canvas.text(x(year), top + _CURVE + 18, str(year), 11, fill="soft", anchor="middle")
    points = [(x(first), y(0))]
    for year in range(first, last + 1):
        number = sum(one <= year for one in years)
        points += [(x(year), points[-1][1]), (x(year), y(number))]
    canvas.line(points, "s0", 2.2)
    for year in sorted(set(years)):
        number = sum(one <= year for one in years)
        canvas.marker(x(year), y(number), 0, tip=Tip(f"by {year}: {number} of {provinces} provinces"))
