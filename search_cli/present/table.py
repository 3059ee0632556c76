"""Tables and pages for a terminal, aligned by the width that characters have on it; imported where one is shown."""

from collections.abc import Iterable, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from indexer.amounts import amount
from indexer.answers import GroupKey
from indexer.plain import safe
from indexer.query import Query
from indexer.summary import Summary
from indexer.text import offsets, searchable
from search_cli.concordance import Line, snippet
from search_cli.first_use import Appearance
from search_cli.marks import compared
from search_cli.orders import Hit
from search_cli.present.wording import figure, group_name, percent, place
from search_cli.reuse import ACROSS, Family
from search_cli.similar import Copy
from search_cli.spread import several

_ID, _SOURCE = 26, 36  # columns of an id with its year, and of a whole source, behind a line
_APART = 0.05  # shares of a text and of its copy that is cut off, or longer
_HIT = "bold red"
_DIM = "dim"


def console() -> Console:
    """The terminal. Colours follow its abilities and NO_COLOR."""
    return Console(highlight=False, soft_wrap=False)


def show_hits(out: Console, hits: Iterable[Hit], query: Query) -> None:
    """Summaries, with their scores where they have one: what each is, and its first hit in context."""
    for rank, (summary, score) in enumerate(hits, 1):
        facts = [place(summary), str(summary.year or ""), summary.kind, summary.organisation, summary.site]
        if summary.copies > 1:
            facts.append(f"one of {summary.copies} copies")
        if "vanished" in summary.flags:
            facts.append("vanished")
        scored = "" if score is None else f"  {score:.2f}"
        _show_title(out, f"{rank:>3}  ", (safe(summary.title), "bold"), (scored, _DIM))
        _show_facts(out, 5, summary, facts)
        _show_context(out, snippet(summary, searchable(summary.text), query))


def _show_title(out: Console, head: str, *parts: str | tuple[str, str]) -> None:
    """A line that begins a summary; what does not fit it goes on under the title, not under the number before it."""
    for number, line in enumerate(Text.assemble(*parts).wrap(out, max(out.width - len(head), 2))):
        out.print(Text.assemble(" " * len(head) if number else head, line), no_wrap=True)


def _show_context(out: Console, context: tuple[str, str, str]) -> None:
    """A line with a hit between what stands on its left and its right: of these as much as leaves room for the hit."""
    left, hit, right = map(safe, context)
    room = out.width - cell_len("     ……") - cell_len(hit)
    left = _end_of(left, max(room - cell_len(right), room // 2))
    out.print(Text.assemble("     …", left, (hit, _HIT), right, "…"), no_wrap=True, overflow="ellipsis")


def _end_of(text: str, cells: int) -> str:
    """As much of the end of a text as so many columns of a terminal hold."""
    while text and cell_len(text) > cells:
        text = text[1:]
    return text


def _show_facts(out: Console, indent: int, summary: Summary, facts: Iterable[str | None]) -> None:
    """A line that begins with the id, which is whole on any terminal; of the facts as many as there is room for."""
    told = safe(" " * indent + " · ".join(filter(None, [summary.id, *facts])))
    out.print(Text(told, style="cyan"), no_wrap=True, overflow="ellipsis")


def show_lines(out: Console, lines: Iterable[Line], width: int) -> int:
    """Concordance lines as they come: the hit in the same column, the source behind it. How many there were."""
    number = 0
    # Of a narrow terminal the contexts have more than the source, of which the id is whole.
    source_room = max(_ID, min(_SOURCE, out.width // 3))
    room = max(8, (out.width - source_room) // 2)
    side = min(2 * width, room)
    for number, line in enumerate(lines, 1):  # noqa: B007
        left, hit, right = _end_of(safe(line.left), side), safe(line.hit), safe(line.right)
        if cell_len(hit) > room:  # of a wide gap: what stands behind it, the source, is to be seen too
            hit = set_cell_size(hit, room - 1).rstrip() + "…"
        right = set_cell_size(right, min(2 * width, room - cell_len(hit)))
        source = " ".join(filter(None, (line.summary.id, str(line.summary.year or ""), place(line.summary))))
        told = Text.assemble(" " * (side - cell_len(left)), left, (hit, _HIT), right, "  ", (safe(source), _DIM))
        out.print(told, no_wrap=True, overflow="ellipsis")
    return number


def show_appearances(out: Console, found: Sequence[tuple[GroupKey, Appearance]]) -> None:
    """First uses by date; by fields, with the group that has been reached and how many have."""
    for number, (key, one) in enumerate(found, 1):
        summary = one.summary
        certainty = "" if one.certainty == "period" else f" ({one.certainty})"
        reached = f"{safe(' '.join(map(str, filter(None, key))))}  " if key else ""
        told = (f"{one.date}  ", (reached, "bold"), safe(summary.title), (certainty, _DIM))
        _show_title(out, f"{number:>3}  ", *told)
        copies = f"the first of {one.copies} copies" if one.copies > 1 else ""
        _show_facts(out, 5, summary, [place(summary), summary.kind, summary.site, copies])
        _show_context(out, one.context)


def show_families(out: Console, found: Iterable[Family]) -> None:
    """Texts that several summaries have: how many, the first of them, and how widely the text stands."""
    for family in found:
        first = family.holders[0]
        summary = first.summary
        dated = f"  {first.day}" + (f" ({first.certainty})" if first.certainty != "period" else "") if first.day else ""
        _show_title(out, f"{len(family.holders):>6,}  ", (safe(summary.title), "bold"), (dated, _DIM))
        _show_facts(out, 8, summary, [place(summary), summary.kind, summary.organisation, summary.site])
        wide = ((family.number_of(field), field) for field in ACROSS)
        told = ", ".join(amount(number, field, several(field)) for number, field in wide if number)
        until = f"; last {family.last}" if family.last and family.last != first.day else ""
        out.print(Text(f"        {told}{until}", style=_DIM), no_wrap=True, overflow="ellipsis")


def show_copies(out: Console, copies: Iterable[Copy]) -> None:
    """Copies with the share in common, where each stands, and the words that were changed."""
    for copy in copies:
        summary = copy.summary
        _show_title(out, f"{percent(copy.share):>7}  ", (safe(summary.title), "bold"))
        doubt = "the title says another year" if "year-conflict" in summary.flags else ""
        facts = [place(summary), str(summary.year or ""), doubt, summary.kind, summary.site, summary.published]
        _show_facts(out, 9, summary, facts)
        told = [_of_each(copy)] if abs(copy.of_this - copy.of_that) > _APART else []
        told += [f"{here} → {there}" for here, there in copy.changes]
        if told:
            out.print(Text(safe(f"         {'; '.join(told)}"), style=_DIM), no_wrap=True, overflow="ellipsis")


def _of_each(copy: Copy) -> str:
    return f"{percent(copy.of_this)} of this text, {percent(copy.of_that)} of the copy"


def show_beside(out: Console, one: Summary, copy: Copy) -> None:
    """A text and its copy side by side; what only one of them has is coloured, or in brackets."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for summary in (one, copy.summary):
        table.add_column(Text(safe(f"{summary.title or ''}\n{summary.id}")), ratio=1, overflow="fold")
    mark = "[{}]" if out.color_system is None else "{}"
    for cells in compared(one.text, copy.summary.text):
        parts = ([(safe(mark.format(p.text)), _HIT) if p.kind else safe(p.text) for p in cell] for cell in cells)
        table.add_row(*(Text.assemble(*cell) for cell in parts))
    out.print(table)
    out.print(f"{percent(copy.share)} in common: {_of_each(copy)}")


def show_summary(out: Console, summary: Summary, query: Query | None) -> None:
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


def show_overview(out: Console, figures: dict[str, Any], limit: int | None) -> None:
    """The figures of an index; of lists of values the first ten, or `limit`."""
    for name, value in (figures | {"fed": amount(figures["fed"], "page") + " of the archive"}).items():
        if not isinstance(value, dict):
            out.print(f"[bold]{name}[/]: {escape(figure(value) if isinstance(value, int) else safe(value))}")
            continue
        most = len(value) if name == "known" else limit or 10
        listed = ", ".join(f"{safe(group_name(key))} {figure(number)}" for key, number in list(value.items())[:most])
        more = f", and {len(value) - most} more" if len(value) > most else ""
        out.print(f"[bold]{name}[/]: {escape(listed) or 'none'}{more}")
