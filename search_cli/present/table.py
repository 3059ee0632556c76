"""Tables and pages for a terminal, aligned by the width that characters have on it; imported where one is shown."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, zip_longest
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from indexer.answers import GroupKey
from indexer.plain import safe
from indexer.query import Query
from indexer.summary import Summary
from indexer.text import offsets, searchable
from search_cli.concordance import Line, snippet
from search_cli.counts import Row, Series
from search_cli.diffusion import Appearance
from search_cli.marks import Piece, compared
from search_cli.present.wording import group_name, place
from search_cli.similar import Copy

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
_HIT = "bold red"
_DIM = "dim"


def console(*, stderr: bool = False) -> Console:
    """The terminal. Colours follow its abilities and NO_COLOR."""
    return Console(stderr=stderr, highlight=False, soft_wrap=False)


def show_hits(out: Console, hits: Iterable[tuple[Summary, float]], query: Query) -> None:
    """Ranked summaries with their scores: what each is, and its first hit in context."""
    for rank, (summary, score) in enumerate(hits, 1):
        left, hit, right = map(safe, snippet(summary, searchable(summary.text), query))
        facts = [place(summary), str(summary.year or ""), summary.kind, summary.organisation, summary.site]
        if summary.copies > 1:
            facts.append(f"{summary.copies} copies")
        if "vanished" in summary.flags:
            facts.append("vanished")
        out.print(Text.assemble(f"{rank:>3}  ", (safe(summary.title), "bold"), (f"  {score:.2f}", _DIM)))
        _show_facts(out, 5, summary, facts)
        out.print(Text.assemble("     …", left, (hit, _HIT), right, "…"), no_wrap=True, overflow="crop")


def _show_facts(out: Console, indent: int, summary: Summary, facts: Iterable[str | None]) -> None:
    """A line that begins with the id, which is whole on any terminal; of the facts as many as there is room for."""
    told = safe(" " * indent + " · ".join(filter(None, [summary.id, *facts])))
    out.print(Text(told, style="cyan"), no_wrap=True, overflow="ellipsis")


def show_lines(out: Console, lines: Iterable[Line], width: int) -> int:
    """Concordance lines as they come: the hit in the same column, the source behind it. How many there were."""
    number = 0
    side = min(2 * width, max(8, (out.width - 36) // 2))
    for number, line in enumerate(lines, 1):  # noqa: B007
        left, right = safe(line.left), safe(line.right)
        while cell_len(left) > side:
            left = left[1:]
        hit = safe(line.hit)
        right = set_cell_size(right, max(0, side - cell_len(hit)))
        source = " ".join(filter(None, (line.summary.id, str(line.summary.year or ""), place(line.summary))))
        out.print(
            Text.assemble(" " * (side - cell_len(left)), left, (hit, _HIT), right, "  ", (safe(source), _DIM)),
            no_wrap=True,
            overflow="ellipsis",
        )
    return number


def show_counts(out: Console, rows: Sequence[Row], by: Sequence[str], whole: Row | None) -> None:
    """Counts with their intervals, a bar for the relative frequency, and `whole`, the sum of all groups, if they have.

    The names of the groups are always shown, and of the figures as many as the terminal has room for.
    """
    figures = [_FIGURES, _figures(whole or Row(())), *map(_figures, rows)]
    widths = [max(map(cell_len, column)) for column in zip(*figures, strict=True)]
    names = [_keys(row) for row in rows]
    taken = sum(min(_NAME, max(map(cell_len, [name, *column]))) for name, column in _columns(by, names))
    room = out.width - taken - _GAP * len(by) - _EDGES
    shown = _fitting(widths, room)
    table = Table(box=SIMPLE_HEAD, show_footer=bool(by and whole), pad_edge=False)
    for position, name in enumerate(by):
        footer = "" if position else "total"
        table.add_column(name, footer=footer, no_wrap=True, overflow="ellipsis", max_width=_NAME)
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


def _columns(by: Sequence[str], names: Sequence[Sequence[str]]) -> Iterable[tuple[str, Sequence[str]]]:
    """The head of each column of names, and its cells."""
    return [(name, ["total", *(row[place] for row in names)]) for place, name in enumerate(by)]


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
    room = out.width - _EDGES
    for name, column in _columns(by, list(keys.values())):
        room -= min(_NAME, max(map(cell_len, [name, *column]))) + _SIDE_GAP
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
    return occurrences, ["million", *(_figure(row.per_million) for row in rows)]


def _show_beside(
    out: Console, series: Series, by: Sequence[str], whole: Mapping[str, Row], keys: Mapping[GroupKey, list[str]]
) -> None:
    table = Table(box=SIMPLE_HEAD, show_footer=bool(by), pad_edge=False, collapse_padding=True)
    for position, name in enumerate(by):
        footer = "" if position else "total"
        table.add_column(name, footer=footer, no_wrap=True, overflow="ellipsis", max_width=_NAME)
    for source in series:
        sum_of = whole[source]
        table.add_column(safe(source), footer=f"{sum_of.occurrences:,}", justify="right", overflow="fold")
        table.add_column("per million", footer=_figure(sum_of.per_million), justify="right", overflow="fold")
    found = [{row.key: row for row in rows} for rows in series.values()]
    for key, names in keys.items():
        cells = []
        for own in found:
            row = own.get(key)
            cells += [f"{row.occurrences:,}", _figure(row.per_million)] if row else ["", ""]
        table.add_row(*map(escape, names), *cells)
    out.print(table)


def show_appearances(out: Console, found: Sequence[tuple[GroupKey, Appearance]]) -> None:
    """First uses by date; by fields, with the group that has been reached and how many have."""
    for number, (key, one) in enumerate(found, 1):
        left, hit, right = map(safe, one.context)
        summary = one.summary
        head = f"{number:>3}  {one.date}  "
        certainty = "" if one.certainty == "period" else f" ({one.certainty})"
        reached = f"{safe(' '.join(map(str, filter(None, key))))}  " if key else ""
        out.print(Text.assemble(head, (reached, "bold"), safe(summary.title), (certainty, _DIM)))
        copies = f"{one.copies} copies" if one.copies > 1 else ""
        _show_facts(out, 5, summary, [place(summary), summary.kind, summary.site, copies])
        out.print(Text.assemble("     …", left, (hit, _HIT), right, "…"), no_wrap=True, overflow="crop")


def show_copies(out: Console, copies: Sequence[Copy]) -> None:
    """Copies with the share in common, where each stands, and the words that were changed."""
    for copy in copies:
        summary = copy.summary
        out.print(Text.assemble(f"{copy.share:>6.1%}  ", (safe(summary.title), "bold")))
        facts = [place(summary), str(summary.year or ""), summary.kind, summary.site, summary.published]
        _show_facts(out, 8, summary, facts)
        changed = "; ".join(f"{here} → {there}" for here, there in copy.changes)
        if changed:
            out.print(Text(safe(f"        {changed}"), style=_DIM), no_wrap=True, overflow="ellipsis")


def show_beside(out: Console, one: Summary, other: Summary) -> None:
    """Two texts side by side, paragraph by paragraph; what only one of them has is coloured."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for summary in (one, other):
        table.add_column(Text(safe(f"{summary.title}\n{summary.id}")), ratio=1, overflow="fold")
    left, right, share = compared(one.text, other.text)
    nothing: list[Piece] = []
    for paragraphs in zip_longest(left, right, fillvalue=nothing):
        table.add_row(*(Text.assemble(*((safe(p.text), _HIT if p.kind else "") for p in cell)) for cell in paragraphs))
    out.print(table)
    out.print(f"{share:.1%} in common")


def show_records(out: Console, records: Sequence[Mapping[str, Any]]) -> None:
    """Records of one shape: figures to the right, all else to the left; as many fields as there is room for."""
    first = records[0] if records else {}
    heads = [_HEADS.get(name, name.replace("_", " ")) for name in first]
    cells = [[_cell(value) for value in record.values()] for record in records]
    # Heads break between words alone, cells nowhere.
    widths = [
        max(map(cell_len, [*head.split(), *column]))
        for head, column in zip(heads, zip(*cells, strict=True), strict=True)
    ]
    shown = _that_fit(widths, out.width)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    for at, value in enumerate(list(first.values())[:shown]):
        side: Any = "right" if isinstance(value, int | float) else "left"
        table.add_column(heads[at], justify=side, min_width=widths[at] if shown > 1 else None, overflow="fold")
    for row in cells:
        table.add_row(*map(escape, row[:shown]))
    out.print(table)
    _tell_missing(out, heads[shown:])


def _cell(value: Any) -> str:
    return _figure(value) if isinstance(value, int | float) else safe(value)


def _that_fit(widths: Sequence[int], room: int) -> int:
    """How many of the columns, from the left, stand beside each other in the room: one at least."""
    taken = list(accumulate(width + _RECORD_GAP for width in widths))
    return max(1, sum(end <= room for end in taken))


def _tell_missing(out: Console, names: Sequence[str]) -> None:
    """Say which columns there was no room for."""
    if names:
        out.print(Text(f"A wider terminal shows {', '.join(names)} too; --format csv has all.", style=_DIM))


def _keys(row: Row) -> list[str]:
    return [safe(group_name(part)) for part in row.key]


def _figures(row: Row) -> list[str]:
    if not row.base_summaries:
        return ["0", "0", "0", *[""] * (len(_FIGURES) - 3)]
    low, high = row.per_million_interval
    return [
        f"{row.summaries:,}", f"{row.occurrences:,}", f"{row.characters:,}", _figure(row.per_million),
        f"{low:,.1f}–{high:,.1f}", f"{row.share:.1%}", "" if row.dispersion is None else f"{row.dispersion:.2f}",
        f"{row.unique:,}", f"{row.sure_summaries / row.summaries:.0%}" if row.summaries else "",
    ]  # fmt: skip


def _figure(value: float) -> str:
    return f"{round(value, 2) + 0.0:,.2f}" if isinstance(value, float) else f"{value:,}"  # -0.0 + 0.0 is 0.0


def show_summary(out: Console, summary: Summary, query: Query | None = None) -> None:
    """One summary as a page: its metadata, then its text with the hits marked."""
    out.print(Text(safe(summary.title), style="bold"))
    facts = Table.grid(padding=(0, 2))
    for name, value in summary.as_dict().items():
        shown = "; ".join(value) if isinstance(value, list) else value
        if name not in {"title", "text"} and shown not in (None, ""):
            facts.add_row(Text(name, style="cyan"), Text(safe(shown), overflow="fold"))
    out.print(facts)
    out.print()
    # Cleaned of controls one for one, so that the places of the hits stay where they are.
    text = Text(safe(summary.text))
    if query:
        places = offsets(summary.text)
        for first, end in query.spans(searchable(summary.text)):
            text.stylize(_HIT, places[first], places[end - 1] + 1)
    out.print(text)


def show_overview(out: Console, figures: dict[str, Any], limit: int | None = None) -> None:
    """The figures of an index; of lists of values the first ten, or `limit`."""
    for name, value in figures.items():
        if not isinstance(value, dict):
            out.print(f"[bold]{name}[/]: {escape(_figure(value) if isinstance(value, int) else safe(value))}")
            continue
        most = len(value) if name == "known" else limit or 10
        listed = ", ".join(f"{safe(group_name(key))} {_figure(number)}" for key, number in list(value.items())[:most])
        more = f", and {len(value) - most} more" if len(value) > most else ""
        out.print(f"[bold]{name}[/]: {escape(listed) or 'none'}{more}")
