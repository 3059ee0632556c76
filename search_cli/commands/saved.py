"""`summaries saved`: queries by name."""

from collections.abc import Mapping

import click

from indexer.ending import FOUND, NOT_FOUND, tell
from indexer.trouble import Trouble
from search_cli.commands.options import format_option
from search_cli.commands.question import chosen_shape, write
from search_cli.present.records import FORMATS
from search_cli.saved import changing, demand_name, saved_queries
from search_cli.selection import demand_text, read_query


@click.command(short_help="Save, show, list and forget queries.")
@click.argument("name", required=False)
@click.argument("query", required=False)
@click.option("--remove", is_flag=True, help="Forget the query of this NAME.")
@format_option
def saved(name: str | None, query: str | None, remove: bool, shape: str | None) -> int:
    """Save QUERY as NAME, show the query of NAME, or list all saved queries. Other queries refer to it as @NAME.

    \b
    Examples:
      summaries saved safety '{平安|和谐}校园 OR (校园 NEAR/10 安全)'
      summaries count @safety --by year
      summaries search '@safety province:河北'
      summaries saved
      summaries saved safety --remove
    """
    if remove and (name is None or query is not None):
        raise Trouble("--remove: forgets one query; give its NAME and nothing else")
    queries = saved_queries()
    if name is None:
        if not queries:
            tell("no query is saved yet; `summaries saved NAME QUERY` saves one")
        _give(queries, chosen_shape(shape))
        return FOUND if queries else NOT_FOUND
    if query is not None:
        demand_name(name)
        demand_text(query)
        with changing() as queries:
            queries[name] = query
            read_query(query, fixed=False, saved=queries)
        tell(f"saved; `summaries search @{name}` runs it")
        return FOUND
    if name not in queries:
        raise Trouble(f"{name}: no query is saved under this name; `summaries saved` lists them")
    if remove:
        with changing() as queries:
            queries.pop(name, None)  # another process may have been quicker
        tell(f"{name} is forgotten")
    elif shape in FORMATS:
        _give({name: queries[name]}, shape)
    else:
        write([queries[name]])
    return FOUND


def _give(queries: Mapping[str, str], shape: str) -> None:
    if shape in FORMATS:
        records = ({"name": name, "query": query} for name, query in queries.items())
        write(FORMATS[shape](records, {"name": "", "query": ""}))
    else:
        write(f"@{name}  {query}" for name, query in queries.items())
