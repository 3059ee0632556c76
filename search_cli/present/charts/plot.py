"""Common to all charts: scales, the words for a count, and the frame of title, legend and caption."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from indexer.answers import GroupKey
from search_cli.counts import Row
from search_cli.present import typeface
from search_cli.present.charts.measure import Measure
from search_cli.present.svg import STEPS, Canvas, Tip

WIDTH = 860.0
MARGIN = 28.0
INNER = WIDTH - 2 * MARGIN
_TITLE, _SMALL = 19.0, 12.0
_LINE = 17.0  # from one line of small text to the next
_FIELD, _FIELD_HEIGHT = 34.0, 12.0  # of a legend


Group = tuple[str, GroupKey]  # the query, where several are drawn, and what its row counts


@dataclass(frozen=True, slots=True)
class Words:
    """The words around a picture: its title, the meaning of its figures, and their source."""

    title: str
    subtitle: str
    caption: tuple[str, ...]  # paragraphs


@dataclass(frozen=True, slots=True)
class Plot:
    """The picture proper: how high it is, how to draw it at an upper edge, and what it shows in a sentence."""

    height: float
    draw: Callable[[Canvas, float], None]
    says: str
    note: str = ""  # what its marks mean and what it does not show, told in the caption


def framed(plot: Plot, words: Words, *, outlined: bool = True, leads: Callable[[Group], str] | None = None) -> str:
    """The whole picture as SVG: title and subtitle above the plot, the caption below; what is empty takes no room.

    `leads` gives the address that the mark of a group leads to, or "".
    """
    titles = typeface.wrapped(words.title, _TITLE, INNER) if words.title else []
    subtitles = typeface.wrapped(words.subtitle, _SMALL + 1, INNER) if words.subtitle else []
    told = (*words.caption, plot.note) if plot.note else words.caption
    captions = [line for part in told for line in typeface.wrapped(part, _SMALL - 1, INNER)]
    top = (MARGIN if titles else 0) + 26 * len(titles) + _LINE * len(subtitles) + 10
    height = top + plot.height + (18 + _LINE * len(captions) + MARGIN / 2 if captions else 0)
    canvas = Canvas(WIDTH, height, outlined=outlined, leads=leads)
    y = MARGIN - 6
    for line in titles:
        y += 26 if line is not titles[0] else 14
        canvas.text(MARGIN, y, line, _TITLE, bold=True)
    for line in subtitles:
        y += _LINE + 3
        canvas.text(MARGIN, y, line, _SMALL + 1, fill="soft")
    plot.draw(canvas, top)
    y = top + plot.height + 16
    if captions:
        canvas.line([(MARGIN, y - 10), (WIDTH - MARGIN, y - 10)], "rule")
    for line in captions:
        y += _LINE
        canvas.text(MARGIN, y - 8, line, _SMALL - 1, fill="soft")
    # The labels of a file are outlines, so what the marks mean is told here too.
    described = " ".join(filter(None, [words.subtitle and f"{words.subtitle}.", plot.says, plot.note]))
    return canvas.document(words.title or plot.says, described)


def ticks(most: float, about: int = 5) -> list[float]:
    """Round figures from 0 to at least `most`, about so many steps of 1, 2 or 5 times a power of ten."""
    if not most > 0:
        return [0.0, 1.0]
    step = nice(most / about)
    return [step * number for number in range(math.ceil(round(most / step, 9)) + 1)]


def nice(value: float) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that is not below a positive value."""
    power: float = 10.0 ** math.floor(math.log10(value))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= value * (1 - 1e-9))


def labelled(first: int, last: int, room: float, least: float) -> range:
    """The years below an axis that gives each so much room, where a label needs `least`: all, or the round ones."""
    every = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000, 10_000) if room * step >= least or step == 10_000)
    return range(first + -first % every, last + 1, every)


def figure(value: float) -> str:
    """A round figure as short as it can be: 0, 0.05, 2.5, 17, 1,200, 3.5M."""
    if value >= 1e6:
        return f"{value / 1e6:,.1f}".removesuffix(".0") + "M"
    return f"{value:,.0f}" if value >= 1000 else f"{value:.4g}"


def rate(value: float) -> str:
    """A relative frequency with one decimal, below 1 with two significant digits, from 100 on without."""
    if value >= 100 or value == 0:
        return figure(round(value))
    return f"{value:.1f}" if value >= 1 else f"{value:.2g}"


@dataclass(frozen=True, slots=True)
class Scale:
    """Amounts as steps of equal size: 0 is step 0, all else one of 1 … STEPS."""

    step: float

    @classmethod
    def over(cls, values: Sequence[float]) -> "Scale":
        """The scale that holds the values; the last step is open where a few far larger ones would pale the others."""
        found = sorted(value for value in values if value > 0)
        if not found:
            return cls(1.0)
        usual = found[int(0.95 * (len(found) - 1))]
        few_are_large = len(found) >= 20 and found[-1] > 2 * usual
        return cls(nice((usual if few_are_large else found[-1]) / STEPS))

    def of(self, value: float) -> int:
        """The step of a value."""
        return min(STEPS, math.ceil(value / self.step - 1e-9)) if value > 0 else 0


def legend(canvas: Canvas, y: float, scale: Scale, values: Sequence[float], what: str) -> None:
    """The scale's steps as far as they are used, from left to right, with the edges between them."""
    x = MARGIN
    canvas.text(x, y, what, _SMALL, fill="soft")
    used = max((scale.of(value) for value in values), default=0)
    is_open = max(values, default=0) > STEPS * scale.step
    wide, high = _FIELD, _FIELD_HEIGHT
    every = 2 if typeface.width(figure(used * scale.step), _SMALL - 1) > wide - 10 else 1
    y += 8
    canvas.rect(x, y, wide, high, "q0")
    canvas.line([(x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y)], "rule")
    canvas.text(x + wide / 2, y + high + 14, "0", _SMALL - 1, fill="soft", anchor="middle")
    for step in range(1, used + 1):
        left = x + step * wide + 6
        canvas.rect(left, y, wide, high, f"q{step}")
        if step == used or (step % every == 0 and used - step >= every):  # no two edges touch
            edge = "more" if is_open and step == used else figure(step * scale.step)
            canvas.text(left + wide, y + high + 14, edge, _SMALL - 1, fill="soft", anchor="middle")
    no_texts(canvas, x + (used + 1) * wide + 30, y)


def no_texts(canvas: Canvas, x: float, y: float) -> None:
    """What a crossed field means."""
    canvas.rect(x, y, _FIELD, _FIELD_HEIGHT, "none")
    canvas.line([(x, y + _FIELD_HEIGHT), (x + _FIELD, y)], "rule")
    canvas.text(x + _FIELD + 6, y + _FIELD_HEIGHT - 2, "no texts", _SMALL - 1, fill="soft")


def unsure_notes(rows: Iterable[Row], measure: Measure) -> list[str]:
    """What the brackets mean, where there are any."""
    return [f"In brackets: {measure.doubt}."] if any(row.is_unsure for row in rows) else []


def value_of(row: Row, measure: Measure) -> str:
    """A relative frequency as fields of colour show it: in brackets where it is unsure."""
    value = rate(measure.of(row))
    return f"({value})" if row.is_unsure else value


def tip_of(name: str, row: Row | None, measure: Measure, query: str = "") -> Tip:
    """What pointing at the mark of a group tells, of which there may be no row; `query` where several are drawn."""
    if row is None or not row.characters:
        return Tip(f"{name}: no texts")
    low, high = measure.interval(row)
    return Tip(
        f"{name}: {rate(measure.of(row))} {measure.unit}, 95 %: {rate(low)} to {rate(high)} "
        f"({measure.found(row)}; base {measure.base(row):,} {measure.divisor})",
        (query, row.key) if row.occurrences else None,
    )
