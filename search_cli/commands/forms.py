"""`summaries forms`: what a query finds, form by form."""

from pathlib import Path

import click

from indexer.amounts import amount
from search_cli.collocation import read_window
from search_cli.commands.options import least_option, question_options
from search_cli.commands.output import give, output_option
from search_cli.commands.question import NOTHING, Question
from search_cli.selection import counting

_TERMINAL_ROWS = 50  # where nothing else is asked for


@click.command(name="forms", short_help="The forms that QUERY finds, by frequency.")
@question_options(limit=f"all; {_TERMINAL_ROWS} on a terminal")
@click.option("--extend", default="", metavar="WORDS", help="Words to add before and behind: 1, or 0,2.")
@least_option(1, "Only forms that occur at least N times.")
@output_option
def forms_command(question: Question, *, extend: str, least: int, output: Path | None) -> int:
    """The forms that QUERY finds, by frequency: what fills a pattern or, with --extend, the words around a phrase.

    --extend adds words before and behind each occurrence, up to the next punctuation mark. Forms are shown as they are
    searched for: simplified, half width, small letters. "share" is the share of all occurrences; "unique" counts each
    cluster of copies once.

    \b
    Examples:
      summaries forms '平安??'
      summaries forms '/平安\\p{Han}{2}/'
      summaries forms '{平安|和谐}校园 OR 安全校园' --year 2006..2010
      summaries forms 新质生产力 --extend 1,0
    """
    from search_cli.forms import LIKE, forms

    reach = read_window(extend, "--extend") if extend else (0, 0)
    with question.open() as reader:
        found = counting(reader, question.found, question.filters, (), unique=question.unique)
        every = forms(found, question.found, reach)
        whole = sum(one.occurrences for one in every)
        records = [one.as_dict(whole) for one in every if one.occurrences >= least]
        shown = records[: question.at_most_shown(_TERMINAL_ROWS, output)]
        return give(
            question, reader, shown, output,
            like=LIKE,
            base={"occurrences": whole},
            below=f"{len(shown):,} of {amount(len(every), 'form')}, {amount(whole, 'occurrence')}",
            otherwise=f"no form occurs {amount(least, 'time')}; --least 1 shows them all" if every else NOTHING,
        )  # fmt: skip
