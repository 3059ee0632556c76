"""`summaries stats`: what the index holds."""

import click

from indexer.ending import FOUND, NOT_FOUND
from indexer.index import open_index
from indexer.places import index_url
from search_cli.commands.question import chosen_shape, format_option, index_option, write
from search_cli.present.records import FORMATS


@click.command()
@index_option
@format_option
def stats(index: str | None, shape: str | None) -> int:
    """What the index holds, in figures.

    \b
    Examples:
      summaries stats
      summaries stats --format jsonl
    """
    from search_cli.overview import overview
    from search_cli.present import progress

    where = index or index_url()
    with open_index(where) as reader, progress.shown():
        figures = {"index": where, "fed": reader.fed, **overview(reader)}
    if chosen_shape(shape) == "table":
        from search_cli.present import table

        table.show_overview(table.console(), figures)
    else:
        write(FORMATS[chosen_shape(shape)]([figures]))
    return FOUND if figures["summaries"] else NOT_FOUND
