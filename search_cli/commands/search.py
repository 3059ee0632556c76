"""`summaries search`: the best summaries first, or all of a place or a body in order."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from indexer.amounts import summaries
from indexer.ending import tell
from indexer.index import Reader
from indexer.query import Query
from indexer.trouble import Trouble
from search_cli.commands.options import question_options
from search_cli.commands.output import give, output_option
from search_cli.commands.question import Question
from search_cli.like import SUMMARY
from search_cli.orders import ORDERS, Hit, first_of
from search_cli.present.records import Record
from search_cli.selection import EVERYTHING, best

_MOST = 10  # summaries that are given where nothing else is asked for
_RELEVANCE = "relevance"


@click.command(short_help="The summaries that match QUERY, the most relevant first.")
@question_options(limit=_MOST, query_required=False)
@click.option(
    "--sort",
    type=click.Choice((_RELEVANCE, *ORDERS)),
    help="-year is the newest first.  [default: relevance; year without a phrase]",
)
@click.option("--text", is_flag=True, help="In a pipe or a file: the whole text too.")
@output_option
def search(question: Question, *, sort: str | None, text: bool, output: Path | None) -> int:
    """The summaries that match QUERY, the most relevant first; without QUERY those that the filters leave.

    \b
    Examples:
      summaries search 平安校园
      summaries search '综治 NOT 学校' --province 河北 --year 2006..2010
      summaries search 平安校园 --limit 100 -o best.xlsx
      summaries search --county 香河 --sort year --limit 200 -o xianghe.csv
    """
    with question.open() as reader:
        hits, number = _found(reader, question, sort)
        query = question.query or EVERYTHING
        records = list(_hit_records(hits, query, text))
        ranked = hits and hits[0][1] is not None
        # Ranked summaries are not all read, so nobody knows how many of them are copies.
        copied = ", copies counted" if question.unique and ranked else ""
        scores = "; behind each title its relevance (BM25)" if ranked else ""

        def show() -> None:
            from search_cli.present import table

            table.show_hits(table.console(), hits, query)

        status = give(
            question, reader, records, output,
            like=next(_hit_records([(SUMMARY, 0.0)], query, text)),
            show=show,
            below=f"{len(hits):,} of {summaries(number)}{copied}{scores}",
        )  # fmt: skip
        if question.limit is None and len(hits) < number and not question.is_table(output):
            tell(f"the first {len(hits):,} of {summaries(number)}{copied}; --limit N gives more, `export` all")
        return status


def _found(reader: Reader, question: Question, sort: str | None) -> tuple[Sequence[Hit], int]:
    """The summaries to be given, each with its score or None where they are sorted otherwise; how many match."""
    query = question.query
    if sort is None:
        sort = _RELEVANCE if query and query.finds else "year"
    if sort != _RELEVANCE:
        found, number = first_of((one.summary for one in question.documents(reader)), sort, question.at_most(_MOST))
        return [(summary, None) for summary in found], number
    if query is None:
        raise Trouble(f"--sort {_RELEVANCE}: there is no phrase to be relevant to; sort by {', '.join(ORDERS)}")
    ranked = best(reader, query, question.filters, unique=question.unique, limit=question.at_most(_MOST))
    return ranked.hits, ranked.total


def _hit_records(hits: Iterable[Hit], query: Query, text: bool) -> Iterator[Record]:
    from indexer.text import searchable
    from search_cli.concordance import snippet

    for summary, score in hits:
        record = summary.as_dict()
        folded = searchable(summary.text)
        if not text:
            del record["text"]
        yield record | {
            "score": None if score is None else round(score, 4),
            "occurrences": query.count(folded),
            "snippet": "".join(snippet(summary, folded, query)),
        }
