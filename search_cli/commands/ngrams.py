"""`summaries ngrams`: the most frequent sequences of words."""

from pathlib import Path

import click

from indexer.amounts import amount
from search_cli.commands.options import least_option, question_options, stop_words_option
from search_cli.commands.output import give, output_option
from search_cli.commands.question import NOTHING, Question
from search_cli.frequencies import stop_words
from search_cli.ngrams import LIKE, LONGEST, cells_for, frequent
from search_cli.selection import EVERYTHING, counting

_MOST = 50  # sequences that are given where nothing else is asked for


@click.command(name="ngrams", short_help="The most frequent sequences of words.")
@question_options(limit=_MOST, query_required=False)
@click.option(
    "--size", type=click.IntRange(2, LONGEST), metavar="N", default=3, show_default=True, help="Words in a sequence."
)
@least_option(5, "Only sequences that occur at least N times.")
@stop_words_option
@output_option
def ngrams_command(question: Question, *, size: int, least: int, stopping: bool, output: Path | None) -> int:
    """The most frequent sequences of words in the summaries that match QUERY, or in all.

    A sequence does not cross punctuation, numbers or masks, and does not begin or end with a stop word. Each is written
    so that it can be searched for. "unique" counts each cluster of copies once. For the words around one phrase use
    `summaries forms PHRASE --extend 0,2`.

    \b
    Examples:
      summaries ngrams --province 河北 --unique
      summaries ngrams 平安校园 --size 4
      summaries ngrams 'kind:计划' --size 2 --limit 500 -o bigrams.xlsx
    """
    stops = stop_words() if stopping else frozenset[str]()
    with question.open() as reader:
        query = question.query or EVERYTHING
        text = sum(base.characters for base in reader.bases(question.filters, ()).values())
        found = frequent(
            lambda: counting(reader, query, question.filters, (), unique=question.unique),
            size, least=least, stops=stops, cells=cells_for(text),
        )  # fmt: skip
        records = [one.as_dict() for one in found[: question.at_most(_MOST)]]
        return give(
            question, reader, records, output,
            like=LIKE,
            below=f"{len(records):,} of {amount(len(found), 'sequence')} found at least {amount(least, 'time')}",
            otherwise=f"{NOTHING}: no sequence of {size} words occurs {amount(least, 'time')}",
        )  # fmt: skip
