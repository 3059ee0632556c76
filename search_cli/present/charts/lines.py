"""Lines over years: how often phrases occur, year by year, above the amount of text that each year has."""

from collections.abc import Mapping, Sequence

from indexer.amounts import amount, summaries
from search_cli.counts import Row, Series
from search_cli.present import typeface
from search_cli.present.charts.measure import PER_MILLION, Measure
from search_cli.present.charts.plot import (
    MARGIN,
    WIDTH,
    Plot,
    figure,
    labelled,
    rate,
    ticks,
    tip_of,
    unsure_notes,
    value_of,
)
from search_cli.present.svg import SERIES, Canvas, Tip
from search_cli.years import main_years, told_stray

_PLOT = 300.0
_HEAD = 26.0  # of the plot, above its highest mark: for the unit
_BASE = 44.0  # of the bars that show the base
_GAP = 30.0
_AXIS = 48.0  # left of the plot
_NAMES = 150.0  # at most, right of it
_SIZE = 12.0
_NAME_HEIGHT = 16.0
_BETWEEN = 4.0  # the intervals of two phrases in one year
_ARROW = "An arrow: the 95 % interval goes on beyond the scale."
_LITTLE = 0.1  # of the largest base


def lines(series: Series, measure: Measure = PER_MILLION) -> Plot:
    """Rows with the key (year,) for each phrase; rows without a year are told in the note.

    A year without any text breaks the line; one with text and no occurrence is a point at zero. A value of little text
    that is beyond the scale stands at its end, in figures too. Stray years are told in the note.
    """
    dated = {name: {int(row.key[0]): row for row in rows if row.key[0] is not None} for name, rows in series.items()}
    bases = _bases(dated, measure)
    first, last = main_years(bases)
    named = {name: {year: row for year, row in rows.items() if first <= year <= last} for name, rows in dated.items()}
    years = _years(named)
    every = [row for rows in named.values() for row in rows.values()]
    highest, marks = max(map(measure.of, every), default=0), _marks(every, measure)
    beyond = [row for row in every if measure.of(row) > marks[-1]]
    span = f"from {years[0]} to {years[-1]}" if years else "without a year"
    says = f"Lines for {', '.join(named)}, {span}; the highest value is {rate(highest)}."
    drawn = {year: base for year, base in bases.items() if first <= year <= last}
    cut_off = any(row.characters and measure.interval(row)[1] > marks[-1] for row in every)
    notes = [_left_out(series), told_stray(bases, (first, last)), *unsure_notes(beyond, measure)]
    notes += [_ARROW] if cut_off else []
    return Plot(
        _PLOT + _GAP + _BASE + 26,
        lambda canvas, top: _Lines(canvas, top, named, bases=drawn, marks=marks, measure=measure).draw(),
        says,
        " ".join(filter(None, notes)),
    )


def _years(named: Mapping[str, Mapping[int, Row]]) -> list[int]:
    """Those that have text, in order."""
    return sorted({year for rows in named.values() for year, row in rows.items() if row.characters})


def _bases(named: Mapping[str, Mapping[int, Row]], measure: Measure) -> dict[int, int]:
    """What the figures of each year divide by."""
    bases: dict[int, int] = {}
    for rows in named.values():
        for year, row in rows.items():
            bases[year] = max(bases.get(year, 0), measure.base(row))
    return bases


def _marks(rows: Sequence[Row], measure: Measure) -> list[float]:
    """The scale: the values, and the intervals too, but a tiny base must not press the lines down.

    Where nothing is found, the intervals alone.
    """
    leading = [row for row in _leading(rows, measure) if row.characters]
    highest = max(map(measure.of, leading), default=0)
    widest = max((measure.interval(row)[1] for row in leading), default=0)
    return ticks(min(1.5 * highest, widest) if highest else widest)


def _leading(rows: Sequence[Row], measure: Measure) -> Sequence[Row]:
    """The rows that the scale is made for.

    Not those of little text whose value is none or cannot be told from it: a single text would press the lines down.
    """
    enough = _LITTLE * max(map(measure.base, rows), default=0)
    found = [row for row in rows if measure.base(row) >= enough or (row.occurrences and not row.is_unsure)]
    only_little = not any(row.occurrences for row in found) and any(row.occurrences for row in rows)
    return rows if only_little else found


def _left_out(series: Series) -> str:
    """What is known of no year, in words."""
    found = [
        f"{name} {amount(row.occurrences, 'time')} in {summaries(row.summaries)}"
        for name, rows in series.items()
        for row in rows
        if row.key[0] is None and row.occurrences
    ]
    return f"Not drawn, as their year is unknown: {'; '.join(found)}." if found else ""


class _Lines:
    def __init__(
        self,
        canvas: Canvas,
        top: float,
        named: dict[str, dict[int, Row]],
        *,
        bases: dict[int, int],
        marks: list[float],
        measure: Measure,
    ):
        self.measure = measure
        self.canvas = canvas
        self.top = top + _HEAD
        self.named = named
        self.bases = bases
        years = _years(named)
        self.has_years = bool(years)
        self.first, self.last = (years[0], years[-1]) if years else (2000, 2000)
        self.marks = marks
        widest = max((typeface.width(name, _SIZE) for name in named), default=0)
        self.names = min(_NAMES, widest + 16) if len(named) > 1 else 10.0
        self.left = MARGIN + _AXIS
        self.right = WIDTH - MARGIN - self.names

    def x(self, year: float) -> float:
        if self.first == self.last:
            return (self.left + self.right) / 2
        inset = 14.0
        share = (year - self.first) / (self.last - self.first)
        return self.left + inset + (self.right - self.left - 2 * inset) * share

    def _room(self) -> float:
        """What a year has of the width."""
        return (self.right - self.left) / (self.last - self.first + 1)

    def y(self, value: float) -> float:
        """What goes beyond the scale is at its end."""
        return self.top + (_PLOT - _HEAD) * (1 - min(1, value / self.marks[-1]))

    def draw(self) -> None:
        canvas = self.canvas
        if not self.has_years:
            canvas.text(WIDTH / 2, self.top + _PLOT / 2, "no texts with a year", 13, fill="soft", anchor="middle")
            return
        canvas.text(MARGIN, self.top - 16, f"{self.measure.unit}, with 95 % intervals", 11, fill="soft")
        for mark in self.marks:
            canvas.line([(self.left, self.y(mark)), (self.right, self.y(mark))], "rule")
            canvas.text(self.left - 8, self.y(mark) + 4, figure(mark), _SIZE - 1, fill="soft", anchor="end")
        self._years()
        self._base()
        for number, rows in enumerate(self.named.values()):
            self._line(number, rows)
        if len(self.named) > 1:
            self._names()

    def _years(self) -> None:
        bottom = self.y(0)
        for year in labelled(self.first, self.last, self._room(), 36):
            self.canvas.text(self.x(year), bottom + 18, str(year), _SIZE - 1, fill="soft", anchor="middle")

    def _base(self) -> None:
        """Bars of what each year has, whatever is found in it."""
        most = max(self.bases.values(), default=0)
        bottom = self.y(0) + _GAP + _BASE
        wide = min(26.0, 0.6 * self._room())
        for year, base in self.bases.items():
            if base:
                high = max(1.0, _BASE * base / most)
                tip = Tip(f"{year}: {base:,} {self.measure.divisor}")
                self.canvas.rect(self.x(year) - wide / 2, bottom - high, wide, high, "base", tip=tip)
        self.canvas.line([(self.left, bottom), (self.right, bottom)], "rule")
        self.canvas.text(self.left - 8, bottom - _BASE + 10, figure(most), _SIZE - 1, fill="soft", anchor="end")
        self.canvas.text(MARGIN, bottom + 16, f"base: {self.measure.divisor} of each year", 11, fill="soft")

    def _line(self, number: int, rows: dict[int, Row]) -> None:
        piece: list[tuple[float, float]] = []
        pieces = [piece]
        for year in range(self.first, self.last + 1):
            row = rows.get(year)
            if row is None or not row.characters:
                piece = []
                pieces.append(piece)
            else:
                piece.append((self.x(year), self.y(self.measure.of(row))))
        for points in pieces:
            if len(points) > 1:
                self.canvas.line(points, f"s{number % SERIES}", 2.2, "6 4" if number >= SERIES else "")
        self._doubt(number, rows)
        name = list(self.named)[number]
        for year, row in sorted(rows.items()):
            if row.characters:
                tip = tip_of(f"{name}, {year}" if len(self.named) > 1 else str(year), row, self.measure, name)
                self.canvas.marker(self.x(year), self.y(self.measure.of(row)), number, tip=tip)
                if self.measure.of(row) > self.marks[-1]:
                    self._beyond(self.x(year), number, value_of(row, self.measure))

    def _beyond(self, x: float, number: int, value: str) -> None:
        """The value of a point that is beyond the scale, beside it."""
        side, anchor = (-8, "end") if x > (self.left + self.right) / 2 else (8, "start")
        self.canvas.text(x + side, self.top + 16, value, _SIZE - 1, fill=f"s{number % SERIES}", anchor=anchor)

    def _doubt(self, number: int, rows: dict[int, Row]) -> None:
        """The 95 % interval of each value, of 0 too, as a bar beside those of other phrases; an arrow where cut off."""
        apart = min(_BETWEEN, self._room() / (len(self.named) + 1))
        aside = apart * (number - (len(self.named) - 1) / 2)
        for year, row in rows.items():
            if row.characters:
                low, high = (min(value, self.marks[-1]) for value in self.measure.interval(row))
                x, top = self.x(year) + aside, self.y(high)
                colour = f"s{number % SERIES}"
                self.canvas.line([(x, self.y(low)), (x, top)], colour, 1.2)
                if self.measure.interval(row)[1] > high:
                    self.canvas.line([(x - 3.5, top + 2), (x, top - 4), (x + 3.5, top + 2)], colour, 1.2)

    def _names(self) -> None:
        """Each line's name beside its end, moved apart where they would touch."""
        ends = []
        for number, (name, rows) in enumerate(self.named.items()):
            last = max((year for year, row in rows.items() if row.characters), default=None)
            if last is not None:
                ends.append((self.y(self.measure.of(rows[last])), number, name))
        ends.sort()
        places = apart([wanted + 4 for wanted, _, _ in ends], _NAME_HEIGHT, self.y(0) + 4)
        for place, (_, number, name) in zip(places, ends, strict=True):
            label = typeface.fitted(name, _SIZE, self.names - 8)
            self.canvas.text(self.right + 4, place, label, _SIZE, fill=f"s{number % SERIES}", bold=True)


def apart(wanted: Sequence[float], gap: float, lowest: float) -> list[float]:
    """Places in growing order, at least `gap` from one another and none below `lowest`, as near as may be to these."""
    places: list[float] = []
    for one in wanted:
        places.append(max(one, places[-1] + gap) if places else one)
    limit = lowest
    for at in range(len(places) - 1, -1, -1):
        places[at] = min(places[at], limit)
        limit = places[at] - gap
    return places
