"""`summaries stats`: what the index holds."""

from pathlib import Path

import click

from indexer.ending import FOUND
from search_cli.commands.options import question_options
from search_cli.commands.output import give, nothing, output_option
from search_cli.commands.question import Question
from search_cli.overview import overview
from search_cli.present.records import Record


@click.command(short_help="What the index holds, in figures.")
@question_options(limit="all; a table shows ten", query_required=False)
@output_option
def stats(question: Question, output: Path | None) -> int:
    """Figures of the whole index, or of the summaries that match QUERY and the filters.

    --limit limits the values shown in each list. With --unique one text of each cluster of copies is counted.

    \b
    Examples:
      summaries stats
      summaries stats --province 河北 --year 2005..2010
      summaries stats 平安校园 --unique --format jsonl
      summaries stats -o figures.jsonl
    """
    with question.open() as reader:
        documents = (
            question.documents(reader)
            if question.unique
            else reader.documents(question.query, question.filters, ordered=False)
        )
        found = overview(
            (document.summary for document in documents), None if question.is_table(output) else question.limit
        )
        figures = {"index": question.where, "fed": reader.fed, **found}
        give(question, reader, [figures], output, show=lambda: _show_table(figures, question.limit))
    return FOUND if figures["summaries"] else nothing()


def _show_table(figures: Record, limit: int | None) -> None:
    from search_cli.present import table

    table.show_overview(table.console(), figures, limit)
