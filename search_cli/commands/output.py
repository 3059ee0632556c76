"""Where an answer goes: a picture, a file with its provenance, the pipe, or a table."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from indexer.amounts import amount
from indexer.ending import FOUND, NOT_FOUND, tell
from indexer.index import Reader
from indexer.trouble import Trouble
from search_cli.commands.question import NOTHING, Question, write
from search_cli.present import exports
from search_cli.present.provenance import Provenance
from search_cli.present.records import FORMATS, Record

TERMINAL = Path("-")  # the file of a picture that is drawn with characters


def _of_a_format(context: click.Context, _option: click.Parameter, output: Path | None) -> Path | None:
    """The file, if its name or `--format` tells a format: it is looked at before the work of answering."""
    if output == Path():
        raise Trouble("-o: the value is empty, or names the folder that you are in; give the name of a file")
    if output == TERMINAL:
        raise Trouble("-o -: is no file; leave -o away, and --format chooses what a pipe is given")
    if output and context.params.get("shape") not in exports.TABLES:
        exports.shape_of(output, exports.TABLES)
    return output


output_option = click.option(
    "-o",
    "--output",
    callback=_of_a_format,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Into a file: .jsonl, .json, .csv (for Excel too), .xlsx or .parquet, with what was asked.",
)


def plot_option(told: str, *, terminal: bool = False) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option --plot, whose file must end as a picture's: it is looked at before the work of counting.

    `terminal`: whether TERMINAL is allowed.
    """

    def checked(_context: click.Context, _option: click.Parameter, plot: Path | None) -> Path | None:
        if plot and not (terminal and plot == TERMINAL):
            from search_cli.present import picture

            picture.suffix_of(plot, otherwise=", or - for the terminal" if terminal else "")
        return plot

    kind = click.Path(path_type=Path, allow_dash=True)
    return click.option("--plot", type=kind, metavar="FILE", callback=checked, help=told)


def nothing(why: str = NOTHING) -> int:
    """Say that there is no answer, or why; the exit status."""
    tell(why)
    return NOT_FOUND


def saved(output: Path, asked: str | None, records: Iterable[Record], made: Provenance, like: Record) -> int:
    """Write the records to the file, in the format that is `asked` or that its name ends in; how many there were."""
    # A table of the terminal is no file's.
    shape = asked if asked in exports.TABLES else exports.shape_of(output, exports.TABLES)
    number = exports.save(output, shape, records, made, like)
    tell(f"{output}: {amount(number, 'record')}")
    return number


def put(
    question: Question,
    reader: Reader,
    records: Iterable[Record],
    output: Path | None,
    *,
    like: Record,
    base: Mapping[str, int] | None = None,
) -> int:
    """Write the records to the file, or to the pipe in the question's shape; how many there were.

    `like` is a record of the same fields with a value in each; `base` are the sizes that the records' measures are
    computed from, which the file tells.
    """
    if output is None:
        return write(FORMATS[question.shape](records, like)) - exports.further_lines(question.shape)
    asked = question.shape if question.asked_shape else None
    return saved(output, asked, records, question.provenance(reader, base), like)


def give(
    question: Question,
    reader: Reader,
    records: Sequence[Record],
    output: Path | None,
    *,
    like: Record,
    base: Mapping[str, int] | None = None,
    show: Callable[[], None] | None = None,
    below: str = "",
    otherwise: str = NOTHING,
) -> int:
    """Write the records as `put` does, or show them as a table on the terminal; the exit status.

    Args:
        like: a record of the same fields with a value in each.
        show: shows the table, where it is not simply one of the records.
        below: what is said below a table.
        otherwise: what is said where there are no records.
    """
    if not question.is_table(output):
        put(question, reader, records, output, like=like, base=base)
    elif records:
        if show is None:
            from search_cli.present import columns, table

            columns.show_records(table.console(), records)
        else:
            show()
        if below:
            tell(below)
    return FOUND if records else nothing(otherwise)
