"""`summaries similar`: the copies of a summary."""

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer.amounts import amount
from indexer.ending import FOUND, NOT_FOUND, tell
from indexer.index import open_index
from indexer.summary import Summary
from indexer.trouble import Trouble
from search_cli.commands.options import format_option, index_option, limit_option
from search_cli.commands.output import nothing, output_option, saved
from search_cli.commands.question import chosen_shape, named, write
from search_cli.present.provenance import provenance, state_of
from search_cli.present.records import FORMATS

if TYPE_CHECKING:
    from search_cli.similar import Copy


@click.command(name="similar", short_help="The copies of a summary, exact and near.")
@click.argument("summary_id", metavar="ID")
@click.option("--beside", metavar="ID", help="Show the two texts side by side; what only one has is coloured.")
@limit_option("all")
@index_option
@format_option
@output_option
def similar_command(
    *, summary_id: str, beside: str | None, limit: int | None, index: str, shape: str | None, output: Path | None
) -> int:
    """The copies of a summary, exact and near, with the share of text in common and what was changed.

    Copies share most of the shorter text. Script, masks, names, years and advertisements may differ, and a copy may be
    cut off. In common is every run of six characters that both have, wherever it stands; script and white space do not
    count. If copies report on different years a line says so, because sites put new years into titles of old texts.

    \b
    Examples:
      summaries similar 21dcdd05c33ed95a.1
      summaries similar 21dcdd05c33ed95a.1 --beside 5e0f5b8a51c7a1f2.3
      summaries similar 21dcdd05c33ed95a.1 -o copies.xlsx
    """
    from search_cli.similar import LIKE, similar

    if beside and (output or limit or shape):
        raise Trouble("--beside: shows two texts on the terminal; leave --output, --format and --limit away")
    with open_index(index) as reader:
        summary = next(iter(named("similar", [summary_id], reader)), None)
        if summary is None:
            return NOT_FOUND
        cluster = reader.copies(summary.cluster) if summary.cluster else []
        made = provenance(None, {}, index, options={"command": "similar", "id": summary_id}, state=state_of(reader))
    others = [one for one in cluster if one.id != summary_id]
    if beside:
        chosen = [one for one in others if one.id == beside]
        if not chosen:
            raise Trouble(f"{beside}: no copy of {summary_id} has this id; `summaries similar {summary_id}` lists them")
        from search_cli.present import table

        table.show_beside(table.console(), summary, next(similar(summary, chosen, changes=False)))
        return FOUND
    copies = islice(similar(summary, others), limit)
    records = (copy.as_dict() for copy in copies)
    if output:
        saved(output, shape, records, made, LIKE)
    elif chosen_shape(shape) == "table":
        _show(summary, others, copies)
    else:
        write(FORMATS[chosen_shape(shape)](records, LIKE))
    return FOUND if others else nothing(f"{summary_id} has no copies")


def _show(summary: Summary, others: Sequence[Summary], copies: Iterable["Copy"]) -> None:
    """A table of the copies to be shown, how many others there are, and on which years they disagree."""
    from search_cli.present import table
    from search_cli.similar import years

    table.show_copies(table.console(), copies)
    if others:
        tell(f"{amount(len(others), 'copy', 'copies')} of {summary.id}")
    if len(named := years(summary, others)) > 1:
        told = ", ".join(f"{year} ({number:,})" for year, number in sorted(named.items()))
        tell(f"these report on different years: {told}")
