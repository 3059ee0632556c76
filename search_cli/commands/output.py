"""Where records go: to the pipe as they are, or into a file that says what was asked, when and of what."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from indexer.ending import tell
from indexer.index import Reader
from search_cli.commands.question import Question, write
from search_cli.present import exports
from search_cli.present.records import FORMATS, Record

output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Into a file: .jsonl, .csv, .xlsx or .parquet, with what was asked.",
)


def give(
    question: Question,
    reader: Reader,
    records: Iterable[Record],
    output: Path | None,
    base: Mapping[str, int] | None = None,
) -> int:
    """Write the records to the file, or to the pipe in the question's shape; how many lines or records there were.

    `base` are the sizes that the records' measures are computed from, which the file tells.
    """
    if output is None:
        return write(FORMATS[question.shape](records))
    asked = question.asked_shape and question.shape in exports.TABLES  # a table of the terminal is no file's
    shape = question.shape if asked else exports.shape_of(output, exports.TABLES)
    number = exports.save(output, shape, records, question.provenance(reader, base))
    tell(f"{output}: {number:,} records")
    return number
