"""`summaries words`: the words of summaries by frequency."""

from pathlib import Path

import click

from indexer.amounts import amount, summaries
from search_cli.commands.options import least_option, question_options, stop_words_option
from search_cli.commands.output import give, output_option
from search_cli.commands.question import NOTHING, Question
from search_cli.frequencies import LIKE, stop_words, word_list
from search_cli.vocabulary import vocabulary

_MOST = 50  # words that are given where nothing else is asked for


@click.command(name="words", short_help="The words of summaries by frequency.")
@question_options(limit=_MOST, query_required=False)
@least_option(5, "Only words that occur at least N times.")
@stop_words_option
@output_option
def words_command(question: Question, *, least: int, stopping: bool, output: Path | None) -> int:
    """The words of the summaries that match QUERY, or of every summary, the most frequent first.

    "per million" is per million words of these summaries, stop words and numbers included; "share" is the share of the
    summaries that have the word. For words that are frequent here and not elsewhere use keyness.

    \b
    Examples:
      summaries words --province 河北 --year 2008
      summaries words 平安校园 --unique
      summaries words 'kind:计划' --limit 1000 -o words.xlsx
    """
    with question.open() as reader:
        found = vocabulary(reader, question.where, question.query, question.filters, unique=question.unique)
        listed = list(word_list(found, least=least, stops=stop_words() if stopping else frozenset()))
        records = listed[: question.at_most(_MOST)]
        told = f"{amount(found.total, 'word')} of {summaries(found.summaries)}, {len(found.times):,} different ones"
        often = amount(least, "time")
        left_out = ", stop words left out" if stopping else ""
        return give(
            question, reader, records, output,
            like=LIKE,
            base={"words": found.total, "summaries": found.summaries},
            below=f"{len(records):,} of {amount(len(listed), 'word')} found at least {often}{left_out}; {told}",
            otherwise=f"no word occurs {often}; {told}" if found.summaries else NOTHING,
        )  # fmt: skip
