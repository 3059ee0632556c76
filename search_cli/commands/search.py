"""`summaries search`: the best summaries first."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from indexer.answers import Found
from indexer.query import Query
from indexer.summary import Summary
from search_cli.commands.options import question_options
from search_cli.commands.output import give, output_option
from search_cli.commands.question import Question
from search_cli.present.records import Record
from search_cli.present.wording import summaries
from search_cli.selection import best

_MOST = 10  # summaries that are given where nothing else is asked for


@click.command()
@question_options(limit=_MOST)
@click.option("--text", is_flag=True, help="In a pipe or a file: the whole text too.")
@output_option
def search(question: Question, text: bool, output: Path | None) -> int:
    """The summaries that match QUERY, the most relevant first.

    \b
    Examples:
      summaries search 平安校园
      summaries search '综治 NOT 学校' --province 河北 --year 2006..2010
      summaries search 平安校园 --limit 100 -o best.xlsx
    """
    with question.open() as reader:
        found = best(reader, question.wanted, question.filters, unique=question.unique, limit=question.at_most(_MOST))
        records = list(_hit_records(found.hits, question.wanted, text))
        return give(
            question, reader, records, output,
            show=lambda: _show_table(found, question.wanted),
            below=f"{len(found.hits):,} of {summaries(found.total)}",
        )  # fmt: skip


def _show_table(found: Found, query: Query) -> None:
    from search_cli.present import table

    table.show_hits(table.console(), found.hits, query)


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
