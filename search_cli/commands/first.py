"""`summaries first`: where and when a phrase was first used, and how it spread."""

from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer.answers import GroupKey
from indexer.ending import FOUND, NOT_FOUND, tell
from indexer.index import Reader
from indexer.schema import GROUP_FIELDS
from search_cli.commands.options import question_options, read_fields
from search_cli.commands.output import give, output_option, plot_option
from search_cli.commands.question import NOTHING, Question
from search_cli.places import namesakes
from search_cli.present.wording import FURTHER, amount

if TYPE_CHECKING:
    from search_cli.diffusion import Appearance, Uses

_MOST = 10  # uses that are given where nothing else is asked for
_TOLD = 40  # provinces and more, but not every organisation


@click.command(short_help="Where and when QUERY was first used.")
@question_options(limit=f"{_MOST}; all with --by")
@click.option("--by", default="", metavar="FIELDS", help=f"The first one for each of {', '.join(GROUP_FIELDS)}.")
@plot_option("The spread over provinces as FILE.svg, .png or .html.")
@output_option
def first(question: Question, by: str, plot: Path | None, output: Path | None) -> int:
    """Where and when QUERY was first used, one of each cluster of copies, and with --by how it spread.

    "period": dated by what the text reports on (a plan at its beginning, everything else at its end). "published": no
    later than a site's date. "doubtful": the text contradicts its title's year, or does not bear it out;
    NOT flag:year-conflict in QUERY leaves these out.

    \b
    Examples:
      summaries first 平安校园
      summaries first 平安校园 --by province
      summaries first 平安校园 --by province,city,county -o adopted.csv
      summaries first 平安校园 --plot spread.svg
    """
    from search_cli.diffusion import uses_of

    fields = read_fields(by)
    with question.open() as reader:
        uses = uses_of(question.documents(reader), question.found)
        if plot:
            _draw(reader, question, uses, plot)
        rows = _rows(question, uses, fields)
        if output or not plot:
            records = [dict(zip(fields, key, strict=True)) | one.as_dict() for key, one in rows]
            give(question, reader, records, output, show=lambda: _show_table(rows), otherwise=why_none(uses, fields))
        _tell_unknown(uses, fields)
        if rows and (alike := namesakes(reader, question.filters, fields)):
            tell(alike)
    return FOUND if rows else NOT_FOUND


def _rows(question: Question, uses: "Uses", fields: Sequence[str]) -> list[tuple[GroupKey, "Appearance"]]:
    """The first uses that are asked for, each with its group."""
    from search_cli.diffusion import first_by

    if fields:
        return first_by(uses.first, fields)[: question.limit]
    return [((), one) for one in uses.first[: question.at_most(_MOST)]]


def why_none(uses: "Uses", fields: Sequence[str]) -> str:
    """What is said where no first use can be told: there may be uses all the same."""
    if not uses.first:
        return "it is used, but in no text with a date" if uses.undated else NOTHING
    return f"it is used, but in no text with a known {' and '.join(fields).replace('_', ' ')}"


def _show_table(rows: Sequence[tuple[GroupKey, "Appearance"]]) -> None:
    from search_cli.present import table

    table.show_appearances(table.console(), rows)


def _tell_unknown(uses: "Uses", fields: Sequence[str]) -> None:
    """Say what uses have no date, and which groups therefore are not told."""
    from search_cli.diffusion import not_first_by

    if undated := uses.undated.total():
        tell(f"{amount(undated, *FURTHER)} it without a date")
    if fields and (rest := not_first_by(uses, fields)):
        tell(f"used, but since when is unknown: {in_words(rest)}")


def _draw(reader: Reader, question: Question, uses: "Uses", path: Path) -> None:
    """The spread over the provinces that have texts under the filters, whether or not the phrase is in them."""
    from search_cli.diffusion import first_by
    from search_cli.present import picture

    provinces = [str(key[0]) for key in reader.bases(question.filters, ("province",)) if key[0] is not None]
    drawn, words = picture.spread_of(question.found.source, uses, provinces, question.provenance(reader))
    picture.write_picture(path, drawn, words, {}, ("province",))
    reached = len(first_by(uses.first, ("province",)))
    tell(f"{path}: the spread over {reached:,} of {len(provinces):,} provinces")


def in_words(rest: Mapping[GroupKey, str]) -> str:
    """Groups and why nothing is known of each, as many as can be read."""
    told = ", ".join(f"{' '.join(map(str, filter(None, key)))} ({why})" for key, why in islice(rest.items(), _TOLD))
    return told + (f", and {len(rest) - _TOLD:,} more" if len(rest) > _TOLD else "")
