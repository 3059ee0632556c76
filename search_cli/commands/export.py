"""`summaries export`: summaries with their texts, for other programs."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import click

from indexer.amounts import summaries
from indexer.answers import Document
from indexer.ending import FOUND, tell
from search_cli.commands.options import question_options, sample_options
from search_cli.commands.output import nothing
from search_cli.commands.question import Question, write
from search_cli.concordance import sample
from search_cli.like import SUMMARY
from search_cli.present.exports import SHAPES as EXPORTS


@click.command(short_help="Summaries with their texts, as a file.")
@question_options(limit="all", query_required=False, shapes=EXPORTS)
@sample_options("summaries")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Written whole or not at all; its name's end chooses the format. An empty or new folder, for txt.",
)
def export(question: Question, *, number: int | None, seed: int, output: Path | None) -> int:
    """Every summary that matches QUERY, or every summary, with its text.

    The default format is jsonl. A csv file begins with a byte order mark, so that Excel reads it as UTF-8; csv in a
    pipe has none. Cells that a spreadsheet would take for a formula get a leading apostrophe. txt writes
    one file for each text, with its metadata at the head. Query, index, date and version stand in every record, on a
    sheet "About" (xlsx), or in the file's metadata (parquet).

    \b
    Examples:
      summaries export 平安校园 -o hits.xlsx
      summaries export 平安校园 --format txt -o texts
      summaries export --unique --kind 总结 --sample 200 --seed 7 -o to-code.xlsx
      summaries export --province 河北 --year 2008 > hebei-2008.jsonl
    """
    from search_cli.present import exports

    named = exports.shape_of(output, exports.SHAPES) if output and not question.asked_shape else "jsonl"
    shape = question.shape if question.asked_shape else named
    with question.open() as reader:
        documents: Iterable[Document] = question.documents(reader)
        if number:
            documents = sample(documents, number, seed)
        records = (document.summary.as_dict() for document in islice(documents, question.limit))
        made = question.provenance(reader)
        if output:
            written = exports.save(output, shape, records, made, SUMMARY.as_dict())
            tell(f"{output}: {summaries(written)}")
        else:
            written = write(exports.printed(shape, records, made, SUMMARY.as_dict())) - exports.further_lines(shape)
    return FOUND if written > 0 else nothing()
