"""`summaries kwic`: every occurrence in its context."""

from itertools import islice

import click

from search_cli.commands.question import FOUND, NOT_FOUND, Question, question_options, tell, write
from search_cli.present.records import FORMATS

_TERMINAL_LINES = 50  # where nothing else is asked for


@click.command()
@question_options(limit=f"all; {_TERMINAL_LINES} on a terminal")
@click.option("--width", type=click.IntRange(0, 1000), default=30, show_default=True, help="Characters on each side.")
def kwic(question: Question, width: int) -> int:
    """A concordance: every occurrence of QUERY in its context, by summary and place.

    \b
    Examples:
      summaries kwic 平安校园
      summaries kwic 和谐社会 --year 2004..2008 --width 50
      summaries kwic 平安校园 --format csv > lines.csv
    """
    from search_cli.concordance import concordance

    with question.open() as reader:
        lines = concordance(question.documents(reader), question.found, width)
        if question.shape != "table":
            shown = islice(lines, question.limit)
            return FOUND if write(FORMATS[question.shape](line.as_dict() for line in shown)) else NOT_FOUND
        from search_cli.present import table

        most = _TERMINAL_LINES if question.limit is None else question.limit
        number = table.show_lines(table.console(), islice(lines, most), width)
        if question.limit is None and next(lines, None):
            tell(f"the first {most} lines; --limit N shows more, --format jsonl or csv all of them")
    return FOUND if number else NOT_FOUND
