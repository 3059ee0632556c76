"""The commands of `summaries`, and nothing but the commands."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

import click

from indexer.index import GROUP_FIELDS, Document, Filters, Reader, open_index
from indexer.origin import origin
from indexer.places import index_url
from indexer.query import Query
from indexer.summary import Summary
from indexer.trouble import Trouble
from search_cli.counts import Row
from search_cli.present.citation import STYLES, csl
from search_cli.present.exports import SHAPES as EXPORTS
from search_cli.present.provenance import Provenance, provenance
from search_cli.present.records import FORMATS, Record
from search_cli.selection import one_of_each, read_filters, read_query

FOUND, NOT_FOUND, TROUBLE, INTERRUPTED = 0, 1, 2, 130
_TERMINAL_LINES = 50  # of a concordance, where nothing else is asked for

Command = Callable[..., Any]


@dataclass(frozen=True)
class Question:
    """What the options that all commands share say: which summaries, from where, shown how."""

    query: Query | None
    filters: Filters
    where: str  # the index
    shape: str  # table, jsonl or csv
    unique: bool
    limit: int | None
    asked_shape: bool  # whether the shape was asked for
    narrowed: Mapping[str, str]  # the filters as they were typed, for the provenance

    @property
    def provenance(self) -> Provenance:
        """What is asked, as every export and picture tells it."""
        return provenance(self.query.source if self.query else None, self.narrowed, self.where)

    @property
    def wanted(self) -> Query:
        """The query of a command that cannot do without one."""
        if self.query is None:
            raise Trouble("a query is missing; give a phrase such as 平安校园")
        return self.query

    def open(self) -> Reader:
        """The index to be asked."""
        return open_index(self.where)

    def documents(self, reader: Reader) -> Iterator[Document]:
        """Every summary in question, by id."""
        documents = reader.documents(self.query, self.filters)
        return one_of_each(documents) if self.unique else documents


_index = click.option("--index", "index", metavar="WHERE", help="The index: a folder [default: SUMMARIES_INDEX].")
_format = click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "jsonl", "csv"]),
    help="[default: table on a terminal, else jsonl]",
)


def _question(
    *, limit: str, query_required: bool = True, shapes: Sequence[str] = ("table", "jsonl", "csv")
) -> Callable[[Command], Command]:
    """Give a command the query, the filters and the other shared options as one Question, its first argument."""
    options = (
        click.argument("query", required=query_required),
        click.option("-F", "--fixed-strings", "fixed", is_flag=True, help="Take every character of QUERY literally."),
        _index,
        _format if "table" in shapes else click.option("--format", "shape", type=click.Choice(list(shapes))),
        click.option("--province", multiple=True, metavar="NAME", help="河北省 or 河北; repeated: any of them."),
        click.option("--city", multiple=True, metavar="NAME", help="廊坊市 or 廊坊."),
        click.option("--county", multiple=True, metavar="NAME", help="香河县 or 香河."),
        click.option("--year", metavar="YEARS", help="The year reported on: 2008, 2008..2012, 2008.. or ..2012."),
        click.option("--kind", multiple=True, metavar="KIND", help="总结, 计划, 报告, 述职, 心得体会, 讲话 …"),
        click.option("--organisation", multiple=True, metavar="NAME", help="The issuing body, by its full name."),
        click.option("--site", multiple=True, metavar="NAME", help="The site that it was harvested from."),
        click.option("--unique", is_flag=True, help="One of each cluster of copies."),
        click.option("--limit", type=click.IntRange(min=0), metavar="N", help=f"At most N [default: {limit}]."),
    )
    filters = ("province", "city", "county", "year", "kind", "organisation", "site")

    def add(command: Command) -> Command:
        @wraps(command)
        def asked(
            query: str | None,
            *,
            fixed: bool,
            index: str | None,
            shape: str | None,
            unique: bool,
            limit: int | None,
            **rest: Any,
        ) -> Any:
            typed = {name: rest.pop(name) for name in filters}
            wanted = None if query is None else read_query(query, fixed=fixed)
            narrowed = {
                name: ", ".join([given] if isinstance(given, str) else given) for name, given in typed.items() if given
            }
            question = Question(
                query=wanted,
                filters=read_filters(**typed),
                where=index or index_url(),
                shape=_shape(shape),
                unique=unique,
                limit=limit,
                asked_shape=shape is not None,
                narrowed=narrowed | ({"unique": "one of each cluster of copies"} if unique else {}),
            )
            return command(question, **rest)

        for option in reversed(options):
            asked = option(asked)
        return asked

    return add


def _shape(shape: str | None) -> str:
    return shape or ("table" if sys.stdout.isatty() else "jsonl")


def _write(lines: Iterable[str]) -> int:
    """Print lines as they come; how many there were. Ends the command where the reader has had enough (`| head`)."""
    number = 0
    try:
        for number, line in enumerate(lines, 1):  # noqa: B007
            sys.stdout.write(line + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # Nothing more can be written, not even what is buffered when the process ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(FOUND) from None
    return number


def _tell(message: str) -> None:
    click.echo(message, err=True)


def _tell_missing(command: str, ids: Iterable[str]) -> None:
    for summary_id in ids:
        _tell(f"summaries {command}: {summary_id}: no summary has this id; `summaries search` and `kwic` give ids")


@click.group(epilog="Exit status: 0 found, 1 nothing found, 2 trouble.")
@click.version_option(package_name="work-summaries", prog_name="summaries")
def cli() -> None:
    """Ask an index of work summaries: exact phrases across regions and years.

    \b
    A query is a phrase, or several:
      平安校园            exactly these characters in a row
      综治 平安           both in one summary (AND may be written)
      综治 OR 平安        either
      综治 NOT 平安       the first without the second
      "(一) 综治"         quoted: with punctuation, parentheses or spaces
    """


@cli.command()
@_question(limit="10")
@click.option("--text", is_flag=True, help="jsonl and csv: the whole text too.")
def search(question: Question, text: bool) -> int:
    """The summaries that match QUERY, the most relevant first.

    \b
    Examples:
      summaries search 平安校园
      summaries search '综治 NOT 学校' --province 河北 --year 2006..2010
      summaries search 平安校园 --format csv --limit 100
    """
    with question.open() as reader:
        total, hits = _ranked(reader, question)
    if question.shape == "table":
        from search_cli.present import table

        table.show_hits(table.console(), hits, question.wanted)
        _tell(f"{len(hits)} of {total:,} summaries")
    else:
        _write(FORMATS[question.shape](_hit_records(hits, question.wanted, text)))
    return FOUND if hits else NOT_FOUND


def _ranked(reader: Reader, question: Question) -> tuple[int, list[tuple[Summary, float]]]:
    """The best `most` hits; of copies the best one, for which further pages of hits are read as needed."""
    most = 10 if question.limit is None else question.limit
    hits: list[tuple[Summary, float]] = []
    seen: set[str] = set()
    offset = 0
    while True:
        page = reader.search(question.wanted, question.filters, limit=max(most, 1), offset=offset)
        for summary, score in page.hits:
            if question.unique and summary.cluster in seen:
                continue
            seen.add(summary.cluster or "")
            hits.append((summary, score))
        offset += len(page.hits)
        if not question.unique or len(hits) >= most or not page.hits:
            return page.total, hits[:most]


def _hit_records(hits: Iterable[tuple[Summary, float]], query: Query, text: bool) -> Iterator[Record]:
    from indexer.text import searchable
    from search_cli.concordance import snippet

    for summary, score in hits:
        record = summary.as_dict()
        folded = searchable(summary.text)
        if not text:
            del record["text"]
        yield record | {
            "score": round(score, 4),
            "occurrences": query.count(folded),
            "snippet": "".join(snippet(summary, folded, query)),
        }


@cli.command()
@_question(limit=f"all; {_TERMINAL_LINES} on a terminal")
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
        lines = concordance(question.documents(reader), question.wanted, width)
        if question.shape != "table":
            shown = islice(lines, question.limit)
            return FOUND if _write(FORMATS[question.shape](line.as_dict() for line in shown)) else NOT_FOUND
        from search_cli.present import table

        most = _TERMINAL_LINES if question.limit is None else question.limit
        number = table.show_lines(table.console(), islice(lines, most), width)
        if question.limit is None and next(lines, None):
            _tell(f"the first {most} lines; --limit N shows more, --format jsonl or csv all of them")
    return FOUND if number else NOT_FOUND


@cli.command()
@_question(limit="all")
@click.option("--by", default="", metavar="FIELDS", help=f"Any of {','.join(GROUP_FIELDS)}, separated by commas.")
@click.option("--plot", metavar="FILE", help="A picture: FILE.svg, .png or .html; - for bars on the terminal.")
def count(question: Question, by: str, plot: str | None) -> int:
    """How often QUERY occurs, by metadata, with the characters that it divides by.

    Groups in which it never occurs are shown with zeros: absence is a finding. "unique" counts clusters of copies.

    \b
    Examples:
      summaries count 平安校园
      summaries count 平安校园 --by province,year
      summaries count 综合治理 --by year --province 河北 --format csv
      summaries count 平安校园 --by province --plot map.svg
    """
    from search_cli.counts import count as count_groups

    if plot and plot != "-":
        from search_cli.present import picture

        picture.suffix_of(Path(plot))  # before the work of counting
    fields = [name.strip() for name in by.split(",") if name.strip()]
    for name in fields:
        if name not in GROUP_FIELDS:
            raise Trouble(f"--by {name}: expected any of {', '.join(GROUP_FIELDS)}")
    with question.open() as reader:
        bases = reader.bases(question.filters, fields)
        found = reader.groups(question.wanted, question.filters, fields)
        rows = count_groups(found, bases, question.wanted, unique=question.unique)[: question.limit]
    if plot:
        _plot(plot, question, rows, fields)
    elif question.shape == "table":
        from search_cli.present import table

        table.show_counts(table.console(), rows, fields)
    else:
        _write(FORMATS[question.shape](row.as_dict(fields) for row in rows))
    return FOUND if any(row.occurrences for row in rows) else NOT_FOUND


def _plot(where: str, question: Question, rows: Sequence[Row], by: Sequence[str]) -> None:
    """Draw the counts, into a file or as bars on the terminal."""
    if where == "-":
        from search_cli.present.charts.bars import terminal_bars

        _write(terminal_bars(rows, shutil.get_terminal_size().columns))
        return
    from search_cli.present import picture

    path = Path(where)
    query = question.wanted.source
    words = picture.words_of([query], by, rows, question.provenance)
    picture.write_picture(path, picture.plot_of({query: rows}, by), words, rows, by)
    _tell(f"{path}: a picture of {len(rows):,} groups")


@cli.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@_index
@_format
@click.option("--query", metavar="QUERY", help="Mark its hits in the text.")
def show(ids: tuple[str, ...], index: str | None, shape: str | None, query: str | None) -> int:
    """A summary with its metadata and the evidence for it.

    \b
    Examples:
      summaries show 21dcdd05c33ed95a.1
      summaries show 21dcdd05c33ed95a.1 --query 平安校园
    """
    wanted = read_query(query, fixed=False) if query else None
    with open_index(index or index_url()) as reader:
        found = {summary_id: reader.get(summary_id) for summary_id in ids}
    summaries = [summary for summary in found.values() if summary]
    _tell_missing("show", [summary_id for summary_id, summary in found.items() if summary is None])
    if _shape(shape) == "table":
        from search_cli.present import table

        out = table.console()
        for summary in summaries:
            table.show_summary(out, summary, wanted)
    else:
        _write(FORMATS[_shape(shape)](summary.as_dict() for summary in summaries))
    return FOUND if len(summaries) == len(found) else NOT_FOUND


@cli.command()
@_question(limit="all", query_required=False, shapes=EXPORTS)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Written whole or not at all; its name's end chooses the format. A folder, for txt.",
)
def export(question: Question, output: Path | None) -> int:
    """Every summary that matches QUERY, or every summary, with its text.

    jsonl unless another format is asked for. csv begins with a byte order mark, so that spreadsheets read it as UTF-8,
    and cells that they would take for a formula get a leading apostrophe; txt is a text a file, with its metadata at
    the head. Query, index, date and version stand in every record, on a sheet "About" (xlsx) or in the file's metadata
    (parquet).

    \b
    Examples:
      summaries export 平安校园 -o hits.xlsx
      summaries export 平安校园 --format txt -o texts
      summaries export --province 河北 --year 2008 > hebei-2008.jsonl
    """
    from search_cli.present import exports

    shape = question.shape if question.asked_shape else (output and exports.shape_of(output)) or "jsonl"
    with question.open() as reader:
        records = (document.summary.as_dict() for document in islice(question.documents(reader), question.limit))
        if output:
            number = exports.save(output, shape, records, question.provenance)
            _tell(f"{output}: {number:,} summaries")
        else:
            number = _write(exports.printed(shape, records, question.provenance)) - (shape == "csv")
    return FOUND if number > 0 else NOT_FOUND


@cli.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@_index
@click.option("--style", type=click.Choice(list(STYLES)), default="gbt7714", show_default=True)
def cite(ids: tuple[str, ...], index: str | None, style: str) -> int:
    """How to cite a summary: GB/T 7714—2015, BibTeX or CSL-JSON.

    With the address of its page and, where the archive is on this machine, the page's place in it.

    \b
    Examples:
      summaries cite 21dcdd05c33ed95a.1
      summaries cite 21dcdd05c33ed95a.1 --style bibtex >> references.bib
    """
    with open_index(index or index_url()) as reader:
        found = {summary_id: reader.get(summary_id) for summary_id in ids}
    known = [summary for summary in found.values() if summary]
    _tell_missing("cite", [summary_id for summary_id, summary in found.items() if summary is None])
    if style == "csl":
        items = [csl(summary, origin(summary)) for summary in known]
        _write([json.dumps(items, ensure_ascii=False, indent=2)] if items else [])
    else:
        _write(STYLES[style](summary, origin(summary)) for summary in known)
    return FOUND if len(known) == len(found) else NOT_FOUND


@cli.command()
@_index
@_format
def stats(index: str | None, shape: str | None) -> int:
    """What the index holds, in figures.

    \b
    Examples:
      summaries stats
      summaries stats --format jsonl
    """
    from search_cli.overview import overview

    where = index or index_url()
    with open_index(where) as reader:
        everything = reader.documents(None, Filters(), ordered=False)
        figures = {"index": where, "fed": reader.fed, **overview(everything)}
    if _shape(shape) == "table":
        from search_cli.present import table

        table.show_overview(table.console(), figures)
    else:
        _write(FORMATS[_shape(shape)]([figures]))
    return FOUND if figures["summaries"] else NOT_FOUND


def run() -> NoReturn:
    """The console script: exit status as grep's, errors on stderr, no traceback."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    status = TROUBLE
    try:
        status = cli.main(prog_name="summaries", standalone_mode=False) or FOUND
    except Trouble as error:
        _tell(f"summaries: {error}")
    except click.ClickException as error:
        error.show()
    except (click.Abort, KeyboardInterrupt):
        status = INTERRUPTED
    sys.exit(status)


if __name__ == "__main__":
    run()
