"""`summaries replay`: what a cluster refused, put in again."""

from collections import Counter

import click

from indexer.ending import FOUND, TROUBLE, tell
from indexer.index import is_server
from indexer.trouble import Trouble
from search_cli.commands.options import index_option
from search_cli.commands.question import write

_REASONS = 3  # that are told; the file has them all


@click.command()
@index_option
def replay(index: str) -> int:
    """Try again to index the summaries that the cluster refused.

    They are kept in SUMMARIES_DATA/dead-letters/NAME.jsonl, each with the reason. A summary leaves the file when it is
    accepted, or when the index holds a later version of it. Exit status: 0 none is left, 2 some are.

    \b
    Examples:
      summaries replay
      summaries replay --index https://search.example:9200/summaries
    """
    if not is_server(index):
        raise Trouble(f"{index}: an index in a folder refuses nothing; only one in a cluster has dead letters")
    from indexer.elastic.dead_letters import Letter, read_letters
    from indexer.elastic.replay import replay as put_in

    done = put_in(index)
    if not done.accepted + done.outdated + done.refused:
        tell(f"{done.file}: there are no dead letters")
        return FOUND
    counts = f"{done.accepted:,} accepted, {done.outdated:,} outdated, {done.refused:,} refused again"
    write([f"{index}: {counts}"])
    if not done.refused:
        return FOUND
    reasons = Counter(one.reason for one in read_letters(done.file) if isinstance(one, Letter))
    for reason, number in reasons.most_common(_REASONS):
        tell(f"summaries replay: {done.file}: {number:,} × {reason}")
    return TROUBLE
