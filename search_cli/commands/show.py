"""`summaries show`: one summary whole."""

import click

from indexer.ending import FOUND, NOT_FOUND
from indexer.index import open_index
from indexer.trouble import Trouble
from search_cli.commands.options import format_option, index_option
from search_cli.commands.question import chosen_shape, named, write
from search_cli.like import SUMMARY
from search_cli.present.records import FORMATS
from search_cli.selection import read_query


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@index_option
@format_option
@click.option("--query", metavar="QUERY", help="Mark its hits in the text.")
def show(ids: tuple[str, ...], index: str, shape: str | None, query: str | None) -> int:
    """A summary with its metadata, and the words that gave each field.

    `scrapy explain ID` tells what was cleaned away.

    \b
    Examples:
      summaries show 21dcdd05c33ed95a.1
      summaries show 21dcdd05c33ed95a.1 --query 平安校园
    """
    wanted = read_query(query, fixed=False) if query else None
    if wanted and chosen_shape(shape) != "table":
        raise Trouble("--query: marks hits in the text that a terminal shows; add --format table")
    with open_index(index) as reader:
        summaries = named("show", ids, reader)
    if chosen_shape(shape) == "table":
        from search_cli.present import table

        out = table.console()
        for summary in summaries:
            table.show_summary(out, summary, wanted)
    else:
        write(FORMATS[chosen_shape(shape)]((summary.as_dict() for summary in summaries), SUMMARY.as_dict()))
    return FOUND if len(summaries) == len(set(ids)) else NOT_FOUND
