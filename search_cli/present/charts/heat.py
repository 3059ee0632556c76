"""Heat maps: how often a phrase occurs by two fields, such as province and year."""

from collections.abc import Sequence

from indexer.amounts import amount
from search_cli.counts import Row
from search_cli.present import typeface
from search_cli.present.charts.measure import PER_MILLION, Measure
from search_cli.present.charts.plot import INNER, MARGIN, Plot, Scale, legend, rate, tip_of, unsure_notes, value_of
from search_cli.present.charts.provinces import province_order
from search_cli.present.svg import Canvas, Tip, letters_on
from search_cli.present.wording import group_name
from search_cli.years import main_years

_ROW = 24.0
_SIZE = 12.0
_LEGEND = 50.0
_NONE = "(0)"
_BARE = "A 0 is not certain: the less text it comes from, the higher its 95 % interval reaches."
MOST_ROWS, MOST_COLUMNS = 60, 60  # what can still be read; more rows are left out, least text first


def heat_map(rows: Sequence[Row], measure: Measure = PER_MILLION) -> Plot:
    """Rows with a key of two parts: the first goes down, the second across.

    Years between the first and the last are all shown, stray ones are not; a group without text is hatched, one with
    text and no occurrence has the colour of zero. Unknown is "?".
    """
    cells = {row.key: row for row in rows}
    downs, across = _shown(rows, 0, MOST_ROWS), _shown(rows, 1, MOST_COLUMNS)
    shown = [row for row in rows if row.key[0] in downs and row.key[1] in across]
    values = list(map(measure.of, shown))
    scale = Scale.over(values)
    left_out = len(rows) - len(shown)
    says = f"A heat map of {len(downs)} by {len(across)} groups; the highest value is {rate(max(values, default=0))}."
    why = "with less text, of earlier years, or of years far from the rest"
    notes = [f"Left out: {amount(left_out, 'group')} {why}."] if left_out else []
    labels = [group_name(part) for part in downs]
    left = min(180.0, max((typeface.width(label, _SIZE) for label in labels), default=0) + 12)
    wide = min(64.0, (INNER - left) / max(1, len(across)))
    size = _size([value_of(row, measure) for row in shown if row.characters], wide)
    bracketed = size or _size([_NONE], wide)  # letters of a zero
    zeros = [row for row in shown if row.characters and not row.occurrences]
    notes += unsure_notes(shown if size else zeros if bracketed else [], measure)
    notes += [_BARE] if zeros and not bracketed else []

    def draw(canvas: Canvas, top: float) -> None:
        legend(canvas, top + 10, scale, values, measure.unit)
        y = top + _LEGEND + 22
        _heads(canvas, across, MARGIN + left, y - 8, wide)
        for label, down in zip(labels, downs, strict=True):
            fitted = typeface.fitted(label, _SIZE, left - 10)
            canvas.text(MARGIN + left - 8, y + _ROW / 2 + 4, fitted, _SIZE, anchor="end")
            for number, column in enumerate(across):
                row = cells.get((down, column))
                place = (MARGIN + left + number * wide, y, wide, size if row and row.occurrences else bracketed)
                _cell(canvas, place, scale, row, tip_of(f"{label} {group_name(column)}", row, measure), measure=measure)
            y += _ROW

    return Plot(_LEGEND + 26 + _ROW * len(downs), draw, says, " ".join(notes))


def _shown(rows: Sequence[Row], part: int, most: int) -> list[str | int | None]:
    """The values of one part of the keys: years without a gap, all else in the rows' order, those with most text."""
    weights: dict[str | int | None, int] = {}
    for row in rows:
        weights[row.key[part]] = weights.get(row.key[part], 0) + row.characters
    years = {value: max(1, weight) for value, weight in weights.items() if isinstance(value, int)}
    if years:
        first, last = main_years(years)
        first = max(first, last - most + 2)
        return [*range(first, last + 1), *([None] if None in weights else [])]
    kept = sorted(weights, key=lambda value: -weights[value])[:most]
    # Provinces as GB/T 2260 has them, all else as it came; unknown last.
    order = {value: place for place, value in enumerate(weights)}
    return sorted(kept, key=lambda value: (value is None, province_order(str(value)), order[value]))


def _heads(canvas: Canvas, across: Sequence[str | int | None], x: float, y: float, wide: float) -> None:
    widest = max((typeface.width(group_name(value), _SIZE - 1) for value in across), default=0)
    every = 1
    while wide * every < widest + 4 and every < len(across) and isinstance(across[0], int):
        every += 1
    for number, value in enumerate(across):
        if number % every == 0 or value is None:
            name = typeface.fitted(group_name(value), _SIZE - 1, wide * every - 2)
            canvas.text(x + (number + 0.5) * wide, y, name, _SIZE - 1, fill="soft", anchor="middle")


def _size(values: Sequence[str], wide: float) -> int | None:
    """The size of letters in which every value fits its cell, if one does: a value alone would seem chosen."""
    return next((size for size in (10, 9, 8) if all(typeface.width(value, size) <= wide - 4 for value in values)), None)


def _cell(
    canvas: Canvas,
    place: tuple[float, float, float, int | None],
    scale: Scale,
    row: Row | None,
    tip: Tip,
    *,
    measure: Measure,
) -> None:
    """One group at x and y, so wide, with its value in letters of this size; without one, a bare zero alone."""
    x, y, wide, size = place
    if row is None or not row.characters:
        canvas.rect(x, y, wide - 1.5, _ROW - 1.5, "none", tip=tip)
        canvas.line([(x, y + _ROW - 1.5), (x + wide - 1.5, y)], "rule", 0.8)
        return
    step = scale.of(measure.of(row))
    canvas.rect(x, y, wide - 1.5, _ROW - 1.5, f"q{step}", tip=tip)
    if size or not row.occurrences:
        value = value_of(row, measure) if size else "0"
        canvas.text(x + (wide - 1.5) / 2, y + _ROW / 2 + 3, value, size or 10, fill=letters_on(step), anchor="middle")
