"""`summaries count`: how often, by metadata."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import click

from indexer.index import GROUP_FIELDS
from indexer.trouble import Trouble
from search_cli.commands.question import FOUND, NOT_FOUND, Question, question_options, tell, write
from search_cli.counts import Row
from search_cli.present.records import FORMATS


@click.command()
@question_options(limit="all")
@click.option("--by", default="", metavar="FIELDS", help=f"Any of {','.join(GROUP_FIELDS)}, separated by commas.")
@click.option("--plot", metavar="FILE", help="A picture: FILE.svg, .png or .html; - for bars on the terminal.")
def count(question: Question, by: str, plot: str | None) -> int:
    """How often QUERY occurs, by metadata, with the characters that it divides by.

    Groups in which it never occurs are shown with zeros: absence is a finding. "unique" counts clusters of copies.

    \b
    Examples:
      summaries count 平安校园
      summaries count 平安校园 --by province,year
      summaries count 综合治理 --by year --province 河北 --format csv
      summaries count 平安校园 --by province --plot map.svg
    """
    from search_cli.counts import count as count_groups

    if plot and plot != "-":
        from search_cli.present import picture

        picture.suffix_of(Path(plot))  # before the work of counting
    fields = [name.strip() for name in by.split(",") if name.strip()]
    for name in fields:
        if name not in GROUP_FIELDS:
            raise Trouble(f"--by {name}: expected any of {', '.join(GROUP_FIELDS)}")
    with question.open() as reader:
        bases = reader.bases(question.filters, fields)
        found = reader.groups(question.found, question.filters, fields)
        rows = count_groups(found, bases, question.found, unique=question.unique)[: question.limit]
    if plot:
        _plot(plot, question, rows, fields)
    elif question.shape == "table":
        from search_cli.present import table

        table.show_counts(table.console(), rows, fields)
    else:
        write(FORMATS[question.shape](row.as_dict(fields) for row in rows))
    return FOUND if any(row.occurrences for row in rows) else NOT_FOUND


def _plot(where: str, question: Question, rows: Sequence[Row], by: Sequence[str]) -> None:
    """Draw the counts, into a file or as bars on the terminal."""
    if where == "-":
        from search_cli.present.charts.bars import terminal_bars

        write(terminal_bars(rows, shutil.get_terminal_size().columns))
        return
    from search_cli.present import picture

    path = Path(where)
    query = question.found.source
    words = picture.words_of([query], by, rows, question.provenance)
    picture.write_picture(path, picture.plot_of({query: rows}, by), words, rows, by)
    tell(f"{path}: a picture of {len(rows):,} groups")
