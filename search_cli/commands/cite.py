"""`summaries cite`: a summary as a reference."""

import json

import click

from indexer.ending import FOUND, NOT_FOUND
from indexer.index import open_index
from indexer.origin import record
from search_cli.commands.options import index_option
from search_cli.commands.question import named, write
from search_cli.present.citation import STYLES, csl


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@index_option
@click.option("--style", type=click.Choice(list(STYLES)), default="gbt7714", show_default=True)
def cite(ids: tuple[str, ...], index: str, style: str) -> int:
    """How to cite a summary: GB/T 7714—2015, BibTeX or CSL-JSON.

    With the address of its page and, where the archive is on this machine, the page's place in it.

    \b
    Examples:
      summaries cite 21dcdd05c33ed95a.1
      summaries cite 21dcdd05c33ed95a.1 --style bibtex >> references.bib
    """
    with open_index(index) as reader:
        known = named("cite", ids, reader)
    if style == "csl":
        items = [csl(summary, record(summary)) for summary in known]
        write([json.dumps(items, ensure_ascii=False, indent=2)] if items else [])
    else:
        write(STYLES[style](summary, record(summary)) for summary in known)
    return FOUND if len(known) == len(set(ids)) else NOT_FOUND
