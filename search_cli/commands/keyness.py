"""`summaries keyness`: the words by which summaries differ from others."""

from pathlib import Path

import click

from indexer.amounts import amount, summaries
from indexer.ending import tell
from indexer.frequencies import Frequencies
from indexer.index import Reader
from indexer.query import Query
from indexer.query.tree import And
from indexer.trouble import Trouble
from search_cli.commands.options import least_option, question_options, stop_words_option
from search_cli.commands.output import give, output_option
from search_cli.commands.question import Question
from search_cli.frequencies import stop_words
from search_cli.keyness import LIKE, MEASURES, keywords, sizes
from search_cli.measures import CRITICAL
from search_cli.selection import all_others
from search_cli.vocabulary import both_vocabularies, vocabulary

_MOST = 50  # words that are given where nothing else is asked for
_SHARED = ("summary is in both sets and counts", "summaries are in both sets and count")


@click.command(short_help="The words that set two sets of summaries apart.")
@question_options(limit=_MOST, several=True)
@click.option("--measure", type=click.Choice(MEASURES), default=MEASURES[0], show_default=True)
@least_option(5, "Only words that occur at least N times in both together.")
@click.option("--p", "chance", type=click.Choice([str(p) for p in CRITICAL]), default="0.001", show_default=True)
@stop_words_option
@output_option
def keyness(question: Question, *, measure: str, least: int, chance: str, stopping: bool, output: Path | None) -> int:
    """The words whose frequency sets the summaries of one QUERY apart from those of another, or from all others.

    A query may be a phrase or fields. Log-likelihood tells how certain a difference is. Words are left out if chance
    alone would give so large a difference with a probability above --p. Log ratio tells how large the difference is:
    1 is twice as often, -1 half as often.

    \b
    Examples:
      summaries keyness province:河北 province:广东
      summaries keyness 'year:2008..' 'year:..2007' --measure log_ratio
      summaries keyness 平安校园 --kind 总结
    """
    if len(question.beside) > 1:
        raise Trouble("keyness compares two sets of summaries; give one query or two")
    with question.open() as reader:
        here, there = _sets(reader, question)
        against = question.beside[0] if question.beside else all_others(question.wanted)
        both = (question.wanted, here), (against, there)
        empty = next((query.source for query, counted in both if not counted.summaries), None)
        stops = stop_words() if stopping else frozenset[str]()
        found = keywords(here, there, measure=measure, least=least, surest=CRITICAL[float(chance)], stops=stops)
        found = [] if empty else found[: question.at_most(_MOST)]
        return give(
            question, reader, [one.as_dict() for one in found], output,
            like=LIKE,
            base=sizes(here, there),
            below=f"{_size(here)} against {_size(there)}",
            otherwise=f"{empty}: no summary is in this set; there is nothing to compare"
            if empty
            else "no word differs that surely; --p 0.05 and --least 1 show more",
        )  # fmt: skip


def _size(words: Frequencies) -> str:
    return f"{amount(words.total, 'word')} of {summaries(words.summaries)}"


def _sets(reader: Reader, question: Question) -> tuple[Frequencies, Frequencies]:
    """The words of both sets, where each has some; says how many summaries are in both."""
    target = question.wanted
    against = question.beside[0] if question.beside else None
    filters, unique = question.without_conditions, question.unique
    here, there = both_vocabularies(
        lambda query: vocabulary(reader, question.where, query, filters, unique=unique), target, against, unique=unique
    )
    both = against and Query("", And((target.tree, against.tree)))
    if both and (common := reader.search(both, filters, limit=1).total):
        tell(f"{amount(common, *_SHARED)} in each; NOT leaves them out of one")
    return here, there
