"""`summaries serve`: the same on a local web page."""

import click

from indexer.ending import FOUND
from search_cli.commands.options import index_option


@click.command(short_help="All of this on a local web page.")
@index_option
@click.option("--host", default="127.0.0.1", show_default=True, help="An address of this machine to serve on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), metavar="N", default=8733, show_default=True, help="0 takes a free one."
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="With --host: answer only to this name, and to those of this machine; may be repeated.  [any name]",
)
@click.option("--browse/--no-browse", default=True, help="Open the page in the browser.  [default: browse]")
def serve(index: str, host: str, port: int, names: tuple[str, ...], browse: bool) -> int:
    """Open a local web page with search, concordance, charts and a reader.

    Without --host only this machine can reach the page. There is no password. In a container or behind a proxy use
    --host 0.0.0.0 with --name: the page then refuses requests under any other name, with which a hostile web page
    could reach it.

    \b
    Examples:
      summaries serve
      summaries serve --port 9000 --no-browse
    """
    from search_cli.web.serve import serve as serve_index

    serve_index(index, host, port, names=names, browse=browse)
    return FOUND
