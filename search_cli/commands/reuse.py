"""`summaries reuse`: the texts that several places have, and who had them first."""

from collections.abc import Sequence
from functools import partial
from operator import attrgetter
from pathlib import Path

import click

from indexer.amounts import amount
from indexer.trouble import Trouble
from search_cli.commands.options import least_option, question_options
from search_cli.commands.output import give, output_option
from search_cli.commands.question import Question
from search_cli.present.records import Record
from search_cli.present.wording import narrowest
from search_cli.reuse import ACROSS, LIKE, PAIR_LIKE, Family, Step, families, steps

_MOST = 20  # texts, or pairs, that a terminal shows where nothing else is asked for


@click.command(short_help="The texts that several places have, and who had them first.")
@question_options(limit=f"all; {_MOST} on a terminal", query_required=False, copies=True)
@click.option("--across", type=click.Choice(ACROSS), help="Only texts that stand in several of these.")
@click.option("--pairs", is_flag=True, default=None, help="A row from the first holder of a text to each other one.")
@least_option(2, "Only texts that at least N summaries have.", lowest=2)
@output_option
def reuse(question: Question, *, across: str | None, pairs: bool | None, least: int, output: Path | None) -> int:
    """The texts that several summaries share, the most copied first; with QUERY, only summaries that match count.

    Each text is shown with its first holder, the summary with the earliest date (dated as by `summaries first`). If
    several have this date and nothing else tells them apart, the id decides. --across county leaves out texts of one
    county that several sites show.

    --pairs gives the edges of a network: from the first holder to each other one, with the days between. An edge of 0
    days does not say who was first. The first holder need not be the source: all may have the text from one that is not
    in the index. `summaries similar ID` shows what was changed.

    \b
    Examples:
      summaries reuse
      summaries reuse 平安校园 --across county
      summaries reuse 'kind:总结' --across province --pairs -o edges.csv
    """
    if question.unique:
        raise Trouble("--unique: leaves one summary of each text, so that none is copied; leave it away")
    with question.open() as reader:
        found = families(reader.documents(question.query, question.filters, ordered=False), least=least, across=across)
        told = f"{amount(len(found), 'text')} that several summaries have"
        most = question.at_most_shown(_MOST, output)
        if pairs:
            edges = list(steps(found, across))
            few = edges[:most]
            told = f"{len(few):,} of {amount(len(edges), 'pair')}; {told}"
            show_pairs = partial(_show_pairs, few, across)
            return give(question, reader, _records(few), output, like=PAIR_LIKE, show=show_pairs, below=told)
        shown = found[:most]
        told = f"{len(shown):,} of {told}"

        def show() -> None:
            from search_cli.present import table

            table.show_families(table.console(), shown)

        return give(question, reader, _records(shown), output, like=LIKE, show=show, below=told)


def _records(found: Sequence[Family] | Sequence[Step]) -> list[Record]:
    return [one.as_dict() for one in found]


def _show_pairs(found: Sequence[Step], across: str | None) -> None:
    """A line a pair: when and where first, when and where again; the ids where the terminal is wide."""
    where = attrgetter(across) if across else narrowest
    from search_cli.present import columns, table

    columns.show_records(
        table.console(),
        [
            {
                "first": one.first.day or "", "where": where(one.first.summary),
                "again": one.copy.day or "", "where_": where(one.copy.summary),
                "days": "" if one.days is None else f"{one.days:,}",
                "id": one.first.summary.id, "copy": one.copy.summary.id,
            }
            for one in found
        ],
    )  # fmt: skip
