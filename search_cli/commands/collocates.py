"""`summaries collocates`: the words that stand near a query."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import zip_longest
from pathlib import Path

import click

from indexer.amounts import amount
from indexer.ending import tell
from indexer.frequencies import Frequencies
from indexer.index import Reader
from search_cli.collocation import (
    LIKE,
    LIKE_OF_SEVERAL,
    MEASURES,
    Collocate,
    Near,
    Windows,
    collocates,
    read_window,
    windows,
)
from search_cli.commands.options import least_option, question_options, stop_words_option
from search_cli.commands.output import give, output_option
from search_cli.commands.question import NOTHING, Question
from search_cli.frequencies import stop_words
from search_cli.present.wording import figure
from search_cli.selection import texts
from search_cli.vocabulary import vocabulary

_MOST = 50  # words that are given where nothing else is asked for
_SIDE_BY_SIDE = 20  # of each query, where there are several

_Strongest = Callable[[Windows, Frequencies], list[Collocate]]


@click.command(name="collocates", short_help="The words that stand near QUERY.")
@question_options(limit=f"{_MOST}; of each of several {_SIDE_BY_SIDE}", several=True, listed=True)
@click.option("--window", default="5", show_default=True, metavar="WORDS", help="Words before and behind: 5, or 0,3.")
@click.option("--measure", type=click.Choice(MEASURES), default=MEASURES[0], show_default=True)
@least_option(3, "Only words that stand near it at least N times.")
@stop_words_option
@output_option
def collocates_command(
    question: Question, *, window: str, measure: str, least: int, stopping: bool, output: Path | None
) -> int:
    """The words that stand near QUERY more often than by chance. Several queries stand side by side.

    logDice (at most 14) can be compared between phrases and between corpora of any size. Log-likelihood tells how
    certain the association is, mutual information how exclusive. The expected frequencies come from all summaries under
    the same filters; they are computed once and kept for the next question. --window 0,3 counts only the three words
    behind QUERY.

    To see how the meaning of a phrase changes, give several queries of it with different years. Each is measured
    against the texts that its own fields leave.

    \b
    Examples:
      summaries collocates 平安校园
      summaries collocates 综合治理 --window 0,3 --measure log_likelihood --year 2004..2008
      summaries collocates '规划 year:2001..2005' '规划 year:2006..2010' '规划 year:2011..2015'
      summaries collocates 平安校园 和谐校园 -o both.xlsx
    """
    reach, stops = read_window(window), stop_words() if stopping else frozenset[str]()
    most = question.at_most(_SIDE_BY_SIDE if question.several else _MOST)
    strongest = partial(collocates, measure=measure, least=least, stops=stops)
    with question.open() as reader:
        asked = {one.found.source: one for one in question.one_by_one()}  # a query that is given twice is one
        found = [_near(reader, one, reach, strongest, most) for one in asked.values()]
        occurs = any(one.seen.occurrences for one in found)
        otherwise = f"no word stands near it {amount(least, 'time')}; --least 1 shows them all" if occurs else NOTHING
        if question.several:
            show = lambda: _show_side_by_side(found, measure)  # noqa: E731
            records = [row for one in found for row in one.records()]
            return give(question, reader, records, output, like=LIKE_OF_SEVERAL, show=show, otherwise=otherwise)
        [one] = found
        records = [word.as_dict() for word in one.words]
        return give(question, reader, records, output, like=LIKE, base=one.base, below=_told(one), otherwise=otherwise)


def _near(reader: Reader, question: Question, reach: tuple[int, int], strongest: _Strongest, most: int) -> Near:
    """What stands near the question's one query, with at most so many of the strongest words."""
    query, filters, unique = question.found, question.filters, question.unique
    seen = windows(texts(reader, query, filters, unique=unique), query, reach)
    if not seen.occurrences:
        return Near(query, seen, Frequencies(), ())
    corpus = vocabulary(reader, question.where, None, filters, unique=unique, rather=query)
    return Near(query, seen, corpus, strongest(seen, corpus)[:most])


def _told(near: Near) -> str:
    if not near.seen.occurrences:
        return "0 occurrences"
    around = f"{amount(near.seen.occurrences, 'occurrence')}, {amount(near.seen.words, 'word')} around"
    return f"{around}, {amount(near.corpus.total, 'word')} in all"


def _show_side_by_side(found: Sequence[Near], measure: str) -> None:
    """The words near each query, the strongest first, with the measure behind each."""
    from search_cli.present import columns, table

    sources = [one.query.source for one in found]
    lists = [[f"{word.word} {figure(getattr(word, measure))}" for word in one.words] for one in found]
    ranked = enumerate(zip_longest(*lists, fillvalue=""), 1)
    rows = [{"": rank} | dict(zip(sources, words, strict=True)) for rank, words in ranked]
    columns.show_records(table.console(), rows, ["", *sources])
    for one in found:
        tell(f"{one.query.source}: {_told(one)}")
