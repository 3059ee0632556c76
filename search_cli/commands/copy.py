"""`summaries copy`: an index into another one, of either engine."""

import click

from indexer.amounts import summaries
from indexer.copying import copy_index
from indexer.ending import FOUND, TROUBLE, tell
from search_cli.commands.options import index_option
from search_cli.commands.question import write


@click.command(short_help="Copy an index into a folder or a cluster.")
@index_option
@click.option("--to", "target", required=True, metavar="WHERE", help="The copy: a folder, or http(s)://host:9200/name.")
@click.option("--replace", "instead", is_flag=True, help="Replace an index that already holds summaries.")
def copy(index: str, target: str, instead: bool) -> int:
    """Copy an index into a folder or a cluster: every summary, and how far the archive was fed.

    The copy takes over only when it is complete and its summaries have been counted. Until then, and if the copying
    breaks off, the target stays as it was; start the command again. With --replace an index can be copied onto
    itself, for example to give it another number of shards.

    \b
    Examples:
      summaries copy --to https://search.example:9200/summaries
      summaries copy --index https://search.example:9200/summaries --to backup/index
      SUMMARIES_SHARDS=4 summaries copy --to "$SUMMARIES_INDEX" --replace
    """
    from search_cli.present import progress

    with progress.shown():
        done = copy_index(index, target, instead=instead)
    write([f"{target}: {summaries(done.summaries)} copied from {index}"])
    if done.refused:
        tell(f"summaries copy: {summaries(done.refused)} refused; `summaries replay --index {target}` tries again")
        return TROUBLE
    return FOUND
