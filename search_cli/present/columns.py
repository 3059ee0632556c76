"""Tables of figures for a terminal: as many of their columns as it has room for, and the names of the others."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from indexer.answers import GroupKey
from indexer.plain import safe
from search_cli.counts import Row, Series
from search_cli.present.wording import figure, group_name

_FIGURES = ("summaries", "occurrences", "characters", "per million", "95 %", "share", "DP", "unique", "sure")
_IMPORTANT = ("occurrences", "per million", "summaries", "characters", "95 %", "share", "unique", "DP", "sure")
_BAR = 10  # characters of the longest bar
_LEAST_BAR = 4
_NAME = 24  # columns of the terminal that the name of a group has at most
_GAP = 3  # columns between two of the table's
_EDGES = 2  # columns beside the table
_RECORD_GAP = 2  # of records
_SIDE_GAP = 2  # of queries side by side
# Short enough for all of a row on 80 columns.
_HEADS = {
    "log_dice": "logDice", "log_likelihood": "LL", "mutual_information": "MI",
}  # fmt: skip


def show_counts(out: Console, rows: Sequence[Row], by: Sequence[str], whole: Row | None) -> None:
    """Counts with their intervals, a bar for the relative frequency, and `whole`, the sum of all groups, if they have.

    The names of the groups are always shown, and of the figures as many as the terminal has room for.
    """
    figures = [_FIGURES, _figures(whole or Row(())), *map(_figures, rows)]
    widths = [max(map(cell_len, column)) for column in zip(*figures, strict=True)]
    names = [_keys(row) for row in rows]
    room = out.width - sum(width + _GAP for width in _name_widths(by, names)) - _EDGES
    shown = _fitting(widths, room)
    table = Table(box=SIMPLE_HEAD, show_footer=bool(by and whole), pad_edge=False)
    _add_names(table, by)
    for at in shown:
        table.add_column(_FIGURES[at], footer=figures[1][at], justify="right", no_wrap=True)
    left = room - sum(widths[place] + _GAP for place in shown)
    bars = min(_BAR, left) if by and left >= _LEAST_BAR else 0
    table.add_column("", no_wrap=True, overflow="crop")
    most = max((row.per_million for row in rows), default=0)
    for row, keys in zip(rows, names, strict=True):
        cells = _figures(row)
        bar = "█" * round(bars * row.per_million / most) if most else ""
        table.add_row(*map(escape, keys), *(cells[place] for place in shown), Text(bar, style="cyan"))
    out.print(table)
    _tell_missing(out, [name for place, name in enumerate(_FIGURES) if place not in shown])


def _name_widths(by: Sequence[str], names: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column of names is, with its head and its foot."""
    columns = ([name, "total", *(row[place] for row in names)] for place, name in enumerate(by))
    return [min(_NAME, max(map(cell_len, column))) for column in columns]


def _add_names(table: Table, by: Sequence[str]) -> None:
    """The columns of the groups' names."""
    for position, name in enumerate(by):
        footer = "" if position else "total"
        table.add_column(name, footer=footer, no_wrap=True, overflow="ellipsis", max_width=_NAME)


def _fitting(widths: Sequence[int], room: int) -> list[int]:
    """The places of the figures that fit into the room, the more important ones first, in the table's order."""
    shown = []
    for name in _IMPORTANT:
        place = _FIGURES.index(name)
        if widths[place] + _GAP > room:
            break
        room -= widths[place] + _GAP
        shown.append(place)
    return sorted(shown)


def show_side_by_side(out: Console, series: Series, by: Sequence[str], whole: Mapping[str, Row]) -> None:
    """Several queries: a row a group, and for each query its occurrences and their relative frequency.

    As many queries stand in one table as the terminal has room for, the others in further ones. `whole` is the sum of
    all groups of each query.
    """
    keys = {row.key: _keys(row) for rows in series.values() for row in rows}
    room = out.width - sum(width + _SIDE_GAP for width in _name_widths(by, list(keys.values()))) - _EDGES
    cells = {source: _two_figures(source, [*rows, whole[source]]) for source, rows in series.items()}
    taken = {source: sum(max(map(cell_len, column)) + _SIDE_GAP for column in own) for source, own in cells.items()}
    names = list(series)
    while names:
        number = 1
        while number < len(names) and sum(taken[name] for name in names[: number + 1]) <= room:
            number += 1
        _show_beside(out, {name: series[name] for name in names[:number]}, by, whole, keys)
        names = names[number:]


def _two_figures(source: str, rows: Sequence[Row]) -> tuple[list[str], list[str]]:
    """What stands in the two columns of a query, the head's longest word first."""
    occurrences = [safe(source), *(f"{row.occurrences:,}" for row in rows)]
    return occurrences, ["million", *(figure(row.per_million) for row in rows)]


def _show_beside(
    out: Console, series: Series, by: Sequence[str], whole: Mapping[str, Row], keys: Mapping[GroupKey, list[str]]
) -> None:
    table = Table(box=SIMPLE_HEAD, show_footer=bool(by), pad_edge=False, collapse_padding=True)
    _add_names(table, by)
    for source in series:
        sum_of = whole[source]
        table.add_column(Text(safe(source)), footer=f"{sum_of.occurrences:,}", justify="right", overflow="fold")
        table.add_column("per million", footer=figure(sum_of.per_million), justify="right", overflow="fold")
    found = [{row.key: row for row in rows} for rows in series.values()]
    for key, names in keys.items():
        cells = []
        for own in found:
            row = own.get(key)
            cells += [f"{row.occurrences:,}", figure(row.per_million)] if row else ["", ""]
        table.add_row(*map(escape, names), *cells)
    out.print(table)


def show_records(out: Console, records: Sequence[Mapping[str, Any]], heads: Sequence[str] = ()) -> None:
    """Records of one shape: figures to the right, all else to the left; as many fields as there is room for.

    `heads` are the names of the fields where these are not of our making.
    """
    first = records[0] if records else {}
    heads = list(map(safe, heads)) or [_HEADS.get(name, name.replace("_", " ")) for name in first]
    cells = [
        [figure(value) if isinstance(value, int | float) else safe(value) for value in record.values()]
        for record in records
    ]
    # Heads break between words alone, cells nowhere.
    widths = [
        max(map(cell_len, [*head.split(), *column]))
        for head, column in zip(heads, zip(*cells, strict=True), strict=True)
    ]
    shown = max(1, sum(end <= out.width for end in accumulate(width + _RECORD_GAP for width in widths)))
    table = Table(box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    for at, value in enumerate(list(first.values())[:shown]):
        side: Any = "right" if isinstance(value, int | float) else "left"
        table.add_column(Text(heads[at]), justify=side, min_width=widths[at] if shown > 1 else None, overflow="fold")
    for row in cells:
        table.add_row(*map(escape, row[:shown]))
    out.print(table)
    _tell_missing(out, heads[shown:])


def _tell_missing(out: Console, names: Sequence[str]) -> None:
    """Say which columns there was no room for."""
    if names:
        out.print(Text(f"A wider terminal shows {', '.join(names)} too; --format csv has all.", style="dim"))


def _keys(row: Row) -> list[str]:
    return [safe(group_name(part)) for part in row.key]


def _figures(row: Row) -> list[str]:
    if not row.base_summaries:
        return ["0", "0", "0", *[""] * (len(_FIGURES) - 3)]
    low, high = row.per_million_interval
    return [
        f"{row.summaries:,}", f"{row.occurrences:,}", f"{row.characters:,}", figure(row.per_million),
        f"{low:,.1f}–{high:,.1f}", f"{row.share:.1%}", "" if row.dispersion is None else f"{row.dispersion:.2f}",
        f"{row.unique:,}", f"{row.sure_summaries / row.summaries:.0%}" if row.summaries else "",
    ]  # fmt: skip
