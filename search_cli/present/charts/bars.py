"""Bars: how often a phrase occurs by one field, such as kind or site; as a picture and on a terminal."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len, set_cell_size

from indexer.amounts import amount
from search_cli.counts import Row
from search_cli.present import typeface
from search_cli.present.charts.measure import PER_MILLION, Measure
from search_cli.present.charts.plot import MARGIN, WIDTH, Plot, rate, tip_of, unsure_notes, value_of
from search_cli.present.svg import Canvas
from search_cli.present.wording import group_name

_ROW = 26.0
_SIZE = 12.0
MOST = 60  # bars of a picture
_EIGHTHS = " ▏▎▍▌▋▊▉"


def bars(rows: Sequence[Row], measure: Measure = PER_MILLION) -> Plot:
    """A bar for each row, the longest first, unknown last; of very many those with most text."""
    kept = sorted(rows, key=lambda row: -row.characters)[:MOST]
    shown = sorted(kept, key=lambda row: (None in row.key, -measure.of(row)))
    most = max(map(measure.of, shown), default=0)
    says = f"{len(shown)} bars; the highest value is {rate(most)}."
    left_out = len(rows) - len(shown)
    notes = [f"Left out: {amount(left_out, 'group')} with less text."] if left_out else []
    notes += unsure_notes(shown, measure)

    def draw(canvas: Canvas, top: float) -> None:
        labels = [name_of(row) for row in shown]
        left = MARGIN + min(220.0, max((typeface.width(label, _SIZE) for label in labels), default=0) + 12)
        canvas.text(left, top + 6, measure.unit, 11, fill="soft")
        room = WIDTH - MARGIN - left - 60
        y = top + 18
        for label, row in zip(labels, shown, strict=True):
            fitted = typeface.fitted(label, _SIZE, left - MARGIN - 10)
            canvas.text(left - 8, y + _ROW / 2 + 2, fitted, _SIZE, anchor="end")
            wide = room * measure.of(row) / most if most else 0
            if row.characters:
                ink = "s0" if wide else "base"  # none has no bar, but an interval that pointing at it tells
                canvas.rect(left, y + 3, max(1.0, wide), _ROW - 9, ink, tip=tip_of(label, row, measure), radius=2)
            value = value_of(row, measure) if row.characters else "no texts"
            canvas.text(left + wide + 6, y + _ROW / 2 + 2, value, _SIZE - 1, fill="soft")
            y += _ROW
        canvas.line([(left, top + 16), (left, y)], "base")

    return Plot(22 + _ROW * len(shown), draw, says, " ".join(notes))


def name_of(row: Row) -> str:
    """The group's name; unknown is "?"."""
    return " ".join(map(group_name, row.key)) or "all"


def terminal_bars(rows: Sequence[Row], width: int, measure: Measure = PER_MILLION) -> Iterator[str]:
    """A line for each row, `width` columns wide: name, bar in eighths of a column, figure as in a picture."""
    if not rows:
        return
    names = max(cell_len(name_of(row)) for row in rows)
    names = min(names, max(8, width // 3))
    values = [value_of(row, measure) if row.characters else "no texts" for row in rows]
    room = max(5, width - names - max(map(len, values)) - 3)
    most = max(map(measure.of, rows))
    for row, value in zip(rows, values, strict=True):
        eighths = round(8 * room * measure.of(row) / most) if most else 0
        # What occurs at all is seen.
        eighths = max(eighths, 1) if row.occurrences else 0
        bar = "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
        yield f"{set_cell_size(name_of(row), names)}  {bar} {value}"
