"""`summaries search`: the best summaries first."""

from collections.abc import Iterable, Iterator

import click

from indexer.ending import FOUND, NOT_FOUND, tell
from indexer.query import Query
from indexer.summary import Summary
from search_cli.commands.options import question_options
from search_cli.commands.question import NOTHING, Question, write
from search_cli.present.records import FORMATS, Record
from search_cli.selection import best

_MOST = 10  # summaries that are given where nothing else is asked for


@click.command()
@question_options(limit=_MOST)
@click.option("--text", is_flag=True, help="jsonl and csv: the whole text too.")
def search(question: Question, text: bool) -> int:
    """The summaries that match QUERY, the most relevant first.

    \b
    Examples:
      summaries search 平安校园
      summaries search '综治 NOT 学校' --province 河北 --year 2006..2010
      summaries search 平安校园 --format csv --limit 100
    """
    with question.open() as reader:
        found = best(reader, question.wanted, question.filters, unique=question.unique, limit=question.at_most(_MOST))
    hits = found.hits
    if question.shape == "table":
        from search_cli.present import table

        table.show_hits(table.console(), hits, question.wanted)
        tell(f"{len(hits)} of {found.total:,} summaries" if found.total else NOTHING)
    else:
        write(FORMATS[question.shape](_hit_records(hits, question.wanted, text)))
    return FOUND if hits else NOT_FOUND


def _hit_records(hits: Iterable[tuple[Summary, float]], query: Query, text: bool) -> Iterator[Record]:
    from indexer.text import searchable
    from search_cli.concordance import snippet

    for summary, score in hits:
        record = summary.as_dict()
        folded = searchable(summary.text)
        if not text:
            del record["text"]
        yield record | {
            "score": round(score, 4),
            "occurrences": query.count(folded),
            "snippet": "".join(snippet(summary, folded, query)),
        }
