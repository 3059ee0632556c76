"""`summaries count`: how often, by metadata."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from indexer.amounts import amount
from indexer.answers import Base, GroupKey
from indexer.ending import FOUND, NOT_FOUND, tell
from indexer.filters import Filters
from indexer.index import Reader
from indexer.schema import GROUP_FIELDS
from indexer.trouble import Trouble
from search_cli.commands.options import question_options, read_fields
from search_cli.commands.output import TERMINAL, give, output_option, plot_option
from search_cli.commands.question import Question, write
from search_cli.counts import ORDERS, SURE, Row, Series, as_records, first_rows, like, one_row_each, total, unsure_of
from search_cli.counts import count as count_groups
from search_cli.panel import balanced
from search_cli.places import apart
from search_cli.present.charts.measure import MEASURES, PER_MILLION, Measure
from search_cli.present.provenance import Provenance
from search_cli.selection import bases, counting


@click.command(short_help="How often QUERY occurs, by metadata.")
@question_options(limit="all", several=True, listed=True)
@click.option("--by", default="", metavar="FIELDS", help=f"Any of {', '.join(GROUP_FIELDS)}; joined by commas.")
@click.option(
    "--sort",
    type=click.Choice(ORDERS),
    default="key",
    show_default=True,
    help="By group, or the largest figure of any query first.",
)
@click.option("--complete", is_flag=True, default=None, help="Rows also for combinations without texts.")
@plot_option("A picture: FILE.svg, .png or .html; - for bars on the terminal.", terminal=True)
@click.option("--measure", type=click.Choice(tuple(MEASURES)), help="What a picture shows. [default: per_million]")
@output_option
def count(
    question: Question, *, by: str, sort: str, complete: bool | None, plot: Path | None, measure: str | None,
    output: Path | None,
) -> int:  # fmt: skip
    """How often QUERY occurs, by metadata. Several queries stand side by side.

    \b
    per million  occurrences per million characters of all summaries under
                 the same filters, whether QUERY is in them or not
    share        share of these summaries that contain QUERY
    95 %         confidence interval; a text and its copies count as one
    DP           Gries's deviation of proportions: 0 is evenly spread
    unique       summaries with QUERY, each cluster of copies counted once
    sure         share of the summaries with QUERY whose region has a
                 confidence of at least 0.8

    Groups without an occurrence are shown with zeros. Totals cover all groups, also those beyond --limit. With
    --unique each group counts one text of each cluster of copies, in the base too.

    --complete makes a balanced panel: years without a gap, every place in every year. Where there is no text, relative
    frequencies are empty, not 0. A stray year, far from the rest and with little text, is kept, but the gap beside it
    is not filled. -f counts a list of phrases of your own in one table.

    \b
    Examples:
      summaries count 平安校园
      summaries count 平安校园 --by province,year
      summaries count 平安校园 --by city --sort per_million --limit 20
      summaries count 平安校园 和谐校园 --by year
      summaries count -f slogans.txt --by year -o slogans.csv
      summaries count 平安校园 --by province,year --complete -o panel.csv
      summaries count 综合治理 --by year --province 河北 -o counts.xlsx
      summaries count 平安校园 --by province --plot map.svg
      summaries count 平安校园 --by year --plot years.png --measure share
    """
    if measure and not plot:
        raise Trouble(f"--measure {measure}: it says what a picture shows; give --plot FILE, or --plot - for bars here")
    fields = read_fields(by)
    if complete and not fields:
        raise Trouble("--complete: adds the groups that have no texts; give --by FIELDS")
    if question.limit and plot not in (None, TERMINAL) and (fields in (["year"], ["province"]) or len(fields) == 2):
        raise Trouble("--limit: this picture would show groups left out as ones without texts; leave --limit away")
    with question.open() as reader:
        every = _counted(reader, question, fields, complete=bool(complete))
        shown = first_rows(every, fields, sort, question.limit)
        measured = MEASURES[measure or PER_MILLION.name]
        if plot == TERMINAL:
            _show_bars(shown, measured)
        elif plot:
            wholes = _sums(reader, question, every)
            _draw(plot, shown, fields, measure=measured, wholes=wholes, made=question.provenance(reader))
        if output or not plot:
            records = list(as_records(shown, fields, named=question.several))
            show = lambda: _show_tables(reader, question, every, shown, fields)  # noqa: E731
            give(question, reader, records, output, like=like(fields, named=question.several), show=show)
        if together := apart(reader, question.every_filters, fields):
            tell(together)
    return FOUND if any(row.occurrences for rows in every.values() for row in rows) else NOT_FOUND


def _counted(reader: Reader, question: Question, fields: Sequence[str], *, complete: bool) -> dict[str, list[Row]]:
    """The rows of each query; what they divide by is counted once for all that have the same filters.

    `complete`: as a balanced panel.
    """
    based: dict[Filters, Mapping[GroupKey, Base]] = {}
    counted: dict[str, list[Row]] = {}
    for one in question.one_by_one():
        query, filters, unique = one.found, one.filters, one.unique
        if filters not in based:
            based[filters] = bases(reader, filters, fields, unique=unique)
        found = counting(reader, query, filters, fields, unique=unique)
        rows = count_groups(found, based[filters], query)
        counted[query.source] = balanced(rows, fields, filters.years) if complete else rows
    return counted if fields else one_row_each(counted)


def _sums(reader: Reader, question: Question, every: Series) -> dict[str, Row]:
    """The sum of the rows of each query; where copies count once they do so here, in however many groups they stand."""
    if question.unique:
        return {source: row for source, [row] in _counted(reader, question, (), complete=False).items()}
    return {source: total(rows) for source, rows in every.items()}


def _draw(
    plot: Path, shown: Series, fields: Sequence[str], *, measure: Measure, wholes: Mapping[str, Row], made: Provenance
) -> None:
    """The rows to be shown as a picture, whose caption is about the whole of each query."""
    from search_cli.present import picture

    words = picture.words_of(wholes, fields, made, measure)
    picture.write_picture(plot, picture.plot_of(shown, fields, measure), words, shown, fields)
    tell(f"{plot}: a picture of {amount(sum(map(len, shown.values())), 'group')}")


def _show_tables(reader: Reader, question: Question, every: Series, shown: Series, fields: Sequence[str]) -> None:
    """The rows to be shown, with the sums of all rows, and the number of summaries with an unsure region."""
    from search_cli.present import columns, table

    out, sums = table.console(), _sums(reader, question, every)
    if question.several and not fields:
        columns.show_counts(out, [replace(row, key=(source,)) for source, [row] in shown.items()], ["query"], None)
    elif len(shown) > 1:
        columns.show_side_by_side(out, shown, fields, sums)
    else:
        [(source, rows)] = shown.items()
        columns.show_counts(out, rows, fields, sums[source])
    for source, rows in every.items():
        if told := unsure_of(rows, fields):
            tell(f"{f'{source}: ' if len(every) > 1 else ''}{told}; --sure {SURE} leaves them out")


def _show_bars(series: Series, measure: Measure) -> None:
    from search_cli.present.charts.bars import terminal_bars
    from search_cli.present.charts.plot import unsure_notes

    write([measure.title])
    for source, its_rows in series.items():
        write([source] if len(series) > 1 else [])
        write(terminal_bars(its_rows, shutil.get_terminal_size().columns, measure))
    for note in unsure_notes((row for its_rows in series.values() for row in its_rows), measure):
        tell(note.removesuffix("."))
