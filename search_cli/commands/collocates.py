"""`summaries collocates`: the words that stand near a query."""

from pathlib import Path

import click

from search_cli.collocation import MEASURES, collocates, read_window, sizes, windows
from search_cli.commands.options import question_options, stop_words_option
from search_cli.commands.output import give, output_option
from search_cli.commands.question import Question
from search_cli.frequencies import stop_words
from search_cli.selection import texts
from search_cli.vocabulary import vocabulary

_MOST = 50  # words that are given where nothing else is asked for


@click.command(name="collocates", short_help="The words that stand near QUERY.")
@question_options(limit=_MOST)
@click.option("--window", default="5", show_default=True, metavar="WORDS", help="Words before and behind: 5, or 0,3.")
@click.option("--measure", type=click.Choice(MEASURES), default=MEASURES[0], show_default=True)
@click.option(
    "--least", type=click.IntRange(min=1), default=3, show_default=True, help="Only words that stand near so often."
)
@stop_words_option
@output_option
def collocates_command(
    question: Question, *, window: str, measure: str, least: int, stopping: bool, output: Path | None
) -> int:
    """The words that stand near QUERY more often than by chance.

    logDice (at most 14) can be compared between phrases and between corpora of any size. Log-likelihood tells how
    certain the association is, mutual information how exclusive. The expected frequencies come from all summaries under
    the same filters; they are computed once and kept for the next question. --window 0,3 counts only the three words
    behind QUERY.

    \b
    Examples:
      summaries collocates 平安校园
      summaries collocates 综合治理 --window 0,3 --measure log_likelihood --year 2004..2008
    """
    reach = read_window(window)
    query, filters, unique = question.found, question.filters, question.unique
    with question.open() as reader:
        seen = windows(texts(reader, query, filters, unique=unique), query, reach)
        if not seen.occurrences:
            return give(question, reader, [], output)
        corpus = vocabulary(reader, question.where, None, filters, unique=unique, rather=query)
        stops = stop_words() if stopping else frozenset[str]()
        found = collocates(seen, corpus, measure=measure, least=least, stops=stops)[: question.at_most(_MOST)]
        return give(
            question, reader, [one.as_dict() for one in found], output,
            base=sizes(seen, corpus),
            below=f"{seen.occurrences:,} occurrences, {seen.words:,} words around them, {corpus.total:,} words in all",
            otherwise=f"no word stands near it {least} times; --least 1 shows them all",
        )  # fmt: skip
