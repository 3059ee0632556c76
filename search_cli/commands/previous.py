"""`summaries previous`: the index that served before the last rebuild."""

from dataclasses import asdict

import click

from indexer.ending import FOUND, NOT_FOUND, tell
from indexer.index import is_server
from indexer.trouble import Trouble
from search_cli.commands.options import index_option
from search_cli.commands.question import write
from search_cli.present.records import FORMATS


@click.command(short_help="The index before the last rebuild.")
@index_option
@click.option("--drop", is_flag=True, help="Remove it, and free its room in the cluster.")
@click.option("--restore", is_flag=True, help="Let it serve again, and remove the index that replaced it.")
def previous(index: str, drop: bool, restore: bool) -> int:
    """Show the index that served in the cluster before the last rebuild or copy. It is kept until the next one.

    \b
    Examples:
      summaries previous
      summaries previous --drop
      summaries previous --restore
    """
    if drop and restore:
        raise Trouble("--drop and --restore exclude each other; give one of them")
    if not is_server(index):
        raise Trouble(f"{index}: an index in a folder keeps no previous one; only one in a cluster does")
    from indexer.elastic import previous as kept

    found = (kept.drop_previous if drop else kept.restore_previous if restore else kept.previous)(index)
    if found is None:
        tell(f"{index}: no previous index is kept here")
        return NOT_FOUND
    write(FORMATS["jsonl"]([asdict(found)]))
    if drop or restore:
        tell(f"{found.index} {'is removed' if drop else 'serves again'}")
    return FOUND
