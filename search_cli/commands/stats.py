"""`summaries stats`: what the index holds."""

from collections.abc import Sequence
from pathlib import Path

import click

from indexer.amounts import amount, summaries
from indexer.ending import FOUND, tell
from indexer.index import Reader
from indexer.position import pages_fed
from indexer.schema import GROUP_FIELDS
from indexer.trouble import Trouble
from search_cli.commands.options import question_options, read_fields
from search_cli.commands.output import give, nothing, output_option
from search_cli.commands.question import Question
from search_cli.like import group_key
from search_cli.overview import SIZES, by_groups, overview
from search_cli.places import apart
from search_cli.present.wording import group_name
from search_cli.selection import EVERYTHING, counting, documents


@click.command(short_help="What the index holds, in figures.")
@question_options(limit="all; without --by a table shows ten", query_required=False)
@click.option("--by", default="", metavar="FIELDS", help=f"A row for each group by {', '.join(GROUP_FIELDS)}.")
@click.option("--sort", type=click.Choice(("key", *SIZES)), help="With --by: the largest figure first. [default: key]")
@output_option
def stats(question: Question, by: str, sort: str | None, output: Path | None) -> int:
    """Figures of the whole index, or of the summaries that match QUERY and the filters.

    --by shows how much text the index holds of each year, place or kind. --limit limits the values shown in each list.
    With --unique one text of each cluster of copies is counted.

    \b
    Examples:
      summaries stats
      summaries stats --province 河北 --year 2005..2010
      summaries stats 平安校园 --unique --format jsonl
      summaries stats -o figures.jsonl
      summaries stats --by province,year -o corpus.csv
      summaries stats kind:总结 --by county --sort summaries --limit 20
    """
    fields = read_fields(by)
    if sort and not fields:
        raise Trouble(f"--sort {sort}: says in which order --by shows the groups; give --by FIELDS")
    with question.open() as reader:
        if fields:
            return _by_groups(question, reader, fields, sort or "key", output)
        found = documents(reader, question.query, question.filters, unique=question.unique, ordered=False)
        most = None if question.is_table(output) else question.limit
        held = overview((document.summary for document in found), most)
        figures = {"index": question.where, "fed": pages_fed(reader.positions), **held}

        def show() -> None:
            from search_cli.present import table

            table.show_overview(table.console(), figures, question.limit)

        give(question, reader, [figures], output, like=figures, show=show)
    return FOUND if figures["summaries"] else nothing()


def _by_groups(question: Question, reader: Reader, fields: Sequence[str], sort: str, output: Path | None) -> int:
    query = question.query or EVERYTHING
    every = by_groups(counting(reader, query, question.filters, fields, unique=question.unique), fields, sort)
    shown = every[: question.limit]
    told = f"{len(shown):,} of {amount(len(every), 'group')}, {summaries(sum(one['summaries'] for one in every))}"
    like = dict(zip((*fields, *SIZES), (*group_key(fields), 0, 0, 0), strict=True))

    def show() -> None:
        from search_cli.present import columns, table

        columns.show_records(table.console(), [one | {name: group_name(one[name]) for name in fields} for one in shown])

    status = give(question, reader, shown, output, like=like, show=show, below=told)
    if together := apart(reader, question.every_filters, fields):
        tell(together)
    return status
