"""`summaries kwic`: every occurrence in its context."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import click

from indexer.amounts import amount
from indexer.ending import FOUND, tell
from indexer.trouble import Trouble
from search_cli.commands.options import question_options, sample_options
from search_cli.commands.output import nothing, output_option, put
from search_cli.commands.question import Question
from search_cli.concordance import LIKE, SORTS, Line, can_sort, concordance, ordered, sample
from search_cli.present import progress
from search_cli.selection import names_in

_TERMINAL_LINES = 50  # where nothing else is asked for


@click.command(short_help="Every occurrence of QUERY in its context.")
@question_options(limit=f"all; {_TERMINAL_LINES} on a terminal")
@click.option(
    "--width", type=click.IntRange(0, 1000), metavar="N", default=30, show_default=True, help="Characters on each side."
)
@click.option(
    "--sort",
    default="",
    metavar="FIELDS",
    help=f"By {', '.join(SORTS)}; 2L is the second word to the left, -year the newest first; several with commas.",
)
@click.option("--once", is_flag=True, default=None, help="Only the first occurrence in each summary.")
@sample_options("lines")
@output_option
def kwic(
    question: Question, *, width: int, sort: str, once: bool, number: int | None, seed: int, output: Path | None
) -> int:
    """A concordance: every occurrence of QUERY in its context, by summary and place.

    Without --sort and --sample lines are shown as they are found. Left context is sorted from the hit outwards.

    \b
    Examples:
      summaries kwic 平安校园
      summaries kwic 和谐社会 --year 2004..2008 --width 50 --sort right
      summaries kwic 平安校园 --sort 1R,2R,1L
      summaries kwic 平安校园 --sample 100 --seed 7 --sort year,left
      summaries kwic 平安校园 --unique --once --sample 100 -o to-read.xlsx
      summaries kwic 平安校园 -o lines.xlsx
    """
    by = names_in(sort)
    for name in by:
        if not can_sort(name):
            raise Trouble(f"--sort {name}: expected any of {', '.join(SORTS)}")
    with question.open() as reader:
        lines: Iterable[Line] = concordance(question.documents(reader), question.found, width)
        if once:
            lines = (line for line in lines if line.number == 1)
        if number:
            lines = sample(lines, number, seed)
        rest = progress.out_of_the_way(ordered(lines, by) if by else lines)
        if not question.is_table(output):
            shown = islice(rest, question.limit)
            return FOUND if put(question, reader, (line.as_dict() for line in shown), output, like=LIKE) else nothing()
        from search_cli.present import table

        most = question.at_most(number or _TERMINAL_LINES)
        shown_number = table.show_lines(table.console(), islice(rest, most), width)
        if next(rest, None):
            tell(f"the first {amount(most, 'line')}; --limit N shows more, --format jsonl or csv all of them")
    return FOUND if shown_number else nothing()
