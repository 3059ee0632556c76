"""`summaries first`: where and when a phrase was first used, and how it spread."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import click

from indexer.answers import GroupKey
from indexer.ending import FOUND, NOT_FOUND, tell
from indexer.index import Reader
from indexer.schema import GROUP_FIELDS
from indexer.trouble import Trouble
from search_cli.commands.options import question_options, read_fields
from search_cli.commands.output import give, output_option, plot_option
from search_cli.commands.question import NOTHING, Question
from search_cli.first_use import LIKE, Appearance, Uses, first_by, not_first_by, uses_of
from search_cli.like import group_key
from search_cli.places import apart
from search_cli.present.wording import fields_named, left_out

_MOST = 10  # uses that are given where nothing else is asked for
_OF_EACH = 1  # of several queries
_PROVINCE = ("province",)  # what a picture shows the first uses by
_TOLD = 40  # provinces and more, but not every organisation

Row = tuple[GroupKey, Appearance]  # a group, with its first use


class _Answer(NamedTuple):
    """All uses of one query, and those that are shown."""

    uses: Uses
    rows: Sequence[Row]


@click.command(short_help="Where and when QUERY was first used.")
@question_options(limit=f"{_MOST}; of each of several {_OF_EACH}; all with --by", several=True, listed=True)
@click.option("--by", default="", metavar="FIELDS", help=f"The first one for each of {', '.join(GROUP_FIELDS)}.")
@plot_option("The spread over provinces as FILE.svg, .png or .html.")
@output_option
def first(question: Question, by: str, plot: Path | None, output: Path | None) -> int:
    """Where and when QUERY was first used; with --by, how it spread. Several queries, or a list (-f), get one use each.

    Of a cluster of copies only the earliest text counts. Each date has a certainty:

    \b
    period     by the end of the time reported on; a plan by its beginning
    published  by the site's date: the text is at least that old
    doubtful   the text contradicts the year of its title, or does not bear
               it out; NOT flag:year-conflict in QUERY leaves these out

    \b
    Examples:
      summaries first 平安校园
      summaries first 平安校园 --by province
      summaries first 平安校园 --by province,city,county -o adopted.csv
      summaries first -f slogans.txt -o slogans.csv
      summaries first 平安校园 --plot spread.svg
    """
    if plot and question.several:
        raise Trouble("--plot: a picture shows how one query spread; draw them one by one")
    if plot and question.limit and not output:
        raise Trouble("--limit: a picture shows all provinces; leave --limit away")
    fields = read_fields(by)
    with question.open() as reader:
        found = {one.found.source: _answer(reader, one, fields) for one in question.one_by_one()}
        if plot:
            _draw(reader, question, found[question.found.source].uses, plot)
        if output or not plot:
            _give(question, reader, found, fields, output)
        told_by = fields or (_PROVINCE if plot else ())
        for source, answer in found.items():
            for sentence in _unknown(answer.uses, told_by):
                tell(_of(question, source, sentence))
        known = any(answer.rows for answer in found.values())
        if known and (together := apart(reader, question.every_filters, fields)):
            tell(together)
    return FOUND if known else NOT_FOUND


def _answer(reader: Reader, question: Question, fields: Sequence[str]) -> _Answer:
    """The uses of the question's one query, and those that are asked for, each with its group."""
    # Of a cluster the earliest counts, also with --unique, which would take the first by id.
    uses = uses_of(reader.documents(question.query, question.filters, ordered=False), question.found)
    if fields:
        return _Answer(uses, first_by(uses.first, fields)[: question.limit])
    most = question.at_most(_OF_EACH if question.several else _MOST)
    return _Answer(uses, [((), one) for one in uses.first[:most]])


def _give(
    question: Question, reader: Reader, found: Mapping[str, _Answer], fields: Sequence[str], output: Path | None
) -> None:
    """Write or show the rows of all queries, and say of which there are none."""
    named = question.several
    columns = ("query", *fields) if named else fields
    rows = [((source, *key) if named else key, one) for source, answer in found.items() for key, one in answer.rows]
    records = [dict(zip(columns, key, strict=True)) | one.as_dict() for key, one in rows]
    without = {source: why_none(answer.uses, fields) for source, answer in found.items() if not answer.rows}
    absent = "; ".join(_of(question, source, why) for source, why in without.items())
    like = dict(zip(columns, group_key(columns), strict=True)) | LIKE

    def show() -> None:
        from search_cli.present import table

        table.show_appearances(table.console(), rows)

    give(question, reader, records, output, like=like, show=show, otherwise=absent)
    if records and absent:
        tell(absent)


def _of(question: Question, source: str, sentence: str) -> str:
    """A sentence about a query, which is named where there are several."""
    return f"{source}: {sentence}" if question.several else sentence


def why_none(uses: Uses, fields: Sequence[str]) -> str:
    """What is said where no first use can be told: there may be uses all the same."""
    if not uses.first:
        return "it is used, but in no text with a date" if uses.undated else NOTHING
    return f"it is used, but in no text with a known {fields_named(fields)}"


def _unknown(uses: Uses, fields: Sequence[str]) -> Iterator[str]:
    """What uses have no date or group, and which groups therefore are not told; `why_none` tells of no group at all."""
    yield from left_out(uses, fields if first_by(uses.first, fields) else ())
    if fields and (rest := not_first_by(uses, fields)):
        yield f"used, but only in undated texts or in copies of texts from elsewhere: {in_words(rest)}"


def _draw(reader: Reader, question: Question, uses: Uses, path: Path) -> None:
    """The spread over the provinces that have texts under the filters, whether or not the phrase is in them."""
    from search_cli.present import picture

    provinces = [str(key[0]) for key in reader.bases(question.filters, _PROVINCE) if key[0] is not None]
    drawn, words = picture.first_use_of(question.found.source, uses, provinces, question.provenance(reader))
    picture.write_picture(path, drawn, words, {}, _PROVINCE)
    reached = len(first_by(uses.first, _PROVINCE))
    tell(f"{path}: the spread over {reached:,} of {len(provinces):,} provinces")


def in_words(rest: Mapping[GroupKey, str]) -> str:
    """Groups and why nothing is known of each, as many as can be read."""
    told = ", ".join(f"{' '.join(map(str, filter(None, key)))} ({why})" for key, why in islice(rest.items(), _TOLD))
    return told + (f", and {len(rest) - _TOLD:,} more" if len(rest) > _TOLD else "")
