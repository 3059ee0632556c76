"""`summaries spread`: how many places had used a phrase by each year."""

from collections.abc import Sequence
from pathlib import Path

import click

from indexer.amounts import amount
from indexer.ending import FOUND, NOT_FOUND, tell
from indexer.index import Reader
from indexer.trouble import Trouble
from search_cli.commands.options import question_options
from search_cli.commands.output import output_option, plot_option, put
from search_cli.commands.question import NOTHING, Question
from search_cli.present.records import Record
from search_cli.present.wording import without_unit
from search_cli.spread import LEVELS, LIKE, Year, curve, several, spread_over, unit_like

_YEARS = ("year", "first", "last", "adopted")


@click.command(short_help="How many places had used QUERY by each year.")
@question_options(limit="all")
@click.option("--by", "level", type=click.Choice(tuple(LEVELS)), default="county", show_default=True, help="The units.")
@click.option("--units", "each", is_flag=True, default=None, help="A row for each unit, instead of each year.")
@plot_option("The curve as FILE.svg, .png or .html.")
@output_option
def spread(question: Question, *, level: str, each: bool | None, plot: Path | None, output: Path | None) -> int:
    """How a phrase spreads: how many places had used it by each year. --by chooses what counts as a place.

    \b
    heard    places with texts that report on the year
    at risk  those of them that had not used the phrase before
    new      those at risk that use it in this year
    reached  places that have used it up to this year
    known    places with texts about this year or an earlier one
    share    reached / known, with a 95 % interval

    --units gives a row for each place instead: its first and last year with texts, and the year in which it adopted the
    phrase (empty if it never did). Survival analysis reads this table.

    A renamed place is one place, by its name of today. A copy counts as a use by its place. With --unique only the
    earliest text of each cluster of copies counts, in the base too. With --year nothing is known of earlier years: a
    place that used the phrase then is at risk again.

    \b
    Examples:
      summaries spread 平安校园
      summaries spread 平安校园 --by province --unique --plot curve.svg
      summaries spread 平安校园 --sure 0.8 --units -o adoption.csv
    """
    if plot and each:
        raise Trouble("--units: a picture shows the years; leave one of --units and --plot away")
    if plot and question.limit and not output:
        raise Trouble("--limit: a picture shows all years; leave --limit away")
    with question.open() as reader:
        found, unplaced = spread_over(reader, question.found, question.filters, level, unique=question.unique)
        years = list(curve(found))
        if plot:
            _draw(reader, question, plot, years, level=level, units=len(found), unplaced=unplaced)
        if output or not plot:
            by = LEVELS[level]
            records = [one.as_dict(by) for one in found] if each else [one.as_dict() for one in years]
            records = records[: question.limit]
            if not question.is_table(output):
                put(question, reader, records, output, like=unit_like(by) if each else LIKE)
            elif records:
                _show_table(records)
    reached = sum(unit.adopted is not None for unit in found)
    told = f"used in {reached:,} of {amount(len(found), level, several(level))} with texts"
    tell(told if reached or unplaced else NOTHING)
    if unplaced:
        tell(without_unit(unplaced, level))
    return FOUND if reached else NOT_FOUND


def _draw(
    reader: Reader, question: Question, plot: Path, years: Sequence[Year], *, level: str, units: int, unplaced: int
) -> None:
    from search_cli.present import picture

    plotted, words = picture.spread_of(question.found.source, years, level, unplaced, question.provenance(reader))
    picture.write_picture(plot, plotted, words, {}, ("year",))
    tell(f"{plot}: the spread over {units:,} {several(level)}")


def _show_table(records: Sequence[Record]) -> None:
    """The records; without the years of which nothing is heard, for one early text may stand before many of them."""
    from search_cli.present import columns, table

    shown = [record for record in records if record.get("heard") != 0]
    # A year is no number with thousands, and what is unknown is empty.
    told = [
        {name: str(value or "") if name in _YEARS or value is None else value for name, value in record.items()}
        for record in shown
    ]
    columns.show_records(table.console(), told)
    if silent := len(records) - len(shown):
        tell(f"{amount(silent, 'year')} without texts left out; --format csv has all")
