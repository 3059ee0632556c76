"""What the commands share: the question that their options put, exit status, and what they say on the two streams."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any

import click

from indexer.answers import Document
from indexer.ending import NOT_FOUND, tell
from indexer.filters import ANYTHING, FILTERS, Filters
from indexer.index import Reader, open_index
from indexer.places import index_url
from indexer.plain import safe
from indexer.query import Query, QueryError
from indexer.trouble import Trouble
from search_cli.present import progress
from search_cli.present.provenance import Provenance, provenance, state_of
from search_cli.selection import compared, finding, one_of_each, read_filters, read_query

NOTHING = "nothing was found"
_SINGLE = ("year", "sure")  # filters of one value
_SHARED = ("fixed", "index", "shape", "unique", "limit")
_OF_THE_FILE = ("output", "plot", "text")  # options that say where an answer goes and what of it

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
    beside: tuple[Query, ...] = ()  # further queries, of a command that takes several
    options: Mapping[str, Any] = field(default_factory=dict)  # of the command alone, as they hold

    def provenance(self, reader: Reader, base: Mapping[str, int] | None = None) -> Provenance:
        """What is asked, and of an index in which state, as every export and picture tells it."""
        asked = [query for query in (self.query, *self.beside) if query]
        return provenance(
            " / ".join(query.source for query in asked) or None, self.narrowed, self.where,
            queries=asked, options=self.options, base=base, state=state_of(reader),
        )  # fmt: skip

    @property
    def wanted(self) -> Query:
        """The query of a command that cannot do without one."""
        if self.query is None:
            raise Trouble("a query is missing; give a phrase such as 平安校园")
        return self.query

    @property
    def found(self) -> Query:
        """The query of a command that shows or counts what it finds in the texts."""
        try:
            return finding(self.wanted)
        except QueryError as error:
            raise Trouble(f"{error.query}: {error}") from None

    @property
    def without_conditions(self) -> Filters:
        """The filters of the options alone, for a command that puts its queries beside each other."""
        return replace(self.filters, where=ANYTHING)

    def one_by_one(self) -> list["Question"]:
        """The same question for each query alone."""
        queries = compared([self.wanted, *self.beside], self.filters)
        return [replace(self, query=one, filters=filters) for one, filters in queries]

    def open(self) -> Reader:
        """The index to be asked."""
        return open_index(self.where)

    def documents(self, reader: Reader) -> Iterator[Document]:
        """Every summary in question, by id."""
        documents = reader.documents(self.query, self.filters)
        return one_of_each(documents) if self.unique else documents


index_option = click.option("--index", "index", metavar="WHERE", help="The index: a folder [default: SUMMARIES_INDEX].")
format_option = click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "jsonl", "csv"]),
    help="[default: table on a terminal, else jsonl]",
)


def question_options(
    *,
    limit: str,
    query_required: bool = True,
    several: bool = False,
    shapes: Sequence[str] = ("table", "jsonl", "csv"),
) -> Callable[[Command], Command]:
    """Give a command the query, the filters and the other shared options as one Question, its first argument."""

    def add(command: Command) -> Command:
        @wraps(command)
        def asked(query: str | tuple[str, ...] | None, **given: Any) -> Any:
            typed = {name: given.pop(name) for name in (*FILTERS, *_SINGLE)}
            shared = {name: given.pop(name) for name in _SHARED}
            sources = query if isinstance(query, tuple) else [query] if query is not None else []
            question = _question(sources, typed, given, **shared)
            with progress.shown():
                status = command(question, **given)
            if status == NOT_FOUND:
                _tell_absent(question, {name: values for name, values in typed.items() if name not in _SINGLE})
            return status

        with_options: Command = asked
        for option in reversed(_options(limit, query_required=query_required, several=several, shapes=shapes)):
            with_options = option(with_options)
        return with_options

    return add


def _options(
    limit: str, *, query_required: bool, several: bool, shapes: Sequence[str]
) -> Sequence[Callable[[Command], Command]]:
    """The argument and the options that commands share, in the order of their help."""
    return (
        click.argument("query", required=query_required, nargs=-1 if several else 1),
        click.option("-F", "--fixed-strings", "fixed", is_flag=True, help="Take every character of QUERY literally."),
        index_option,
        format_option if "table" in shapes else click.option("--format", "shape", type=click.Choice(list(shapes))),
        click.option("--province", multiple=True, metavar="NAME", help="河北省 or 河北; repeated: any of them."),
        click.option("--city", multiple=True, metavar="NAME", help="廊坊市 or 廊坊."),
        click.option("--county", multiple=True, metavar="NAME", help="香河县 or 香河."),
        click.option("--year", metavar="YEARS", help="The year reported on: 2008, 2008..2012, 2008.. or ..2012."),
        click.option("--sure", metavar="SHARE", help="The region known with this confidence at least: 0.8, or 80%."),
        click.option("--kind", multiple=True, metavar="KIND", help="总结, 计划, 报告, 述职, 心得体会, 讲话 …"),
        click.option("--organisation", multiple=True, metavar="NAME", help="The issuing body, by its full name."),
        click.option("--site", multiple=True, metavar="NAME", help="The site that it was harvested from."),
        click.option("--unique", is_flag=True, help="One of each cluster of copies."),
        click.option("--limit", type=click.IntRange(min=1), metavar="N", help=f"At most N [default: {limit}]."),
    )


def _question(
    sources: Sequence[str],
    typed: Mapping[str, Any],
    own: Mapping[str, Any],
    *,
    fixed: bool,
    index: str | None,
    shape: str | None,
    unique: bool,
    limit: int | None,
) -> Question:
    """What was typed as a question: the queries, the filters, the command's own options, and those that all share."""
    queries = [read_query(source, fixed=fixed) for source in sources]
    wanted = queries[0] if queries else None
    filters = read_filters(**typed)
    narrowed = {name: ", ".join([given] if isinstance(given, str) else given) for name, given in typed.items() if given}
    return Question(
        query=wanted,
        # Relative frequencies divide by what the query's fields leave.
        filters=replace(filters, where=wanted.conditions) if wanted else filters,
        where=index or index_url(),
        shape=chosen_shape(shape),
        unique=unique,
        limit=limit,
        beside=tuple(queries[1:]),
        asked_shape=shape is not None,
        narrowed=narrowed | ({"unique": "one of each cluster of copies"} if unique else {}),
        options=_told({**own, "fixed": fixed or None, "limit": limit}),
    )


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    """The options that an answer depends on by their names on the command line, the command first."""
    asked = click.get_current_context()
    names = {one.name: max(one.opts, key=len).removeprefix("--") for one in asked.command.params}
    shown = {name: value for name, value in values.items() if value not in (None, "") and name not in _OF_THE_FILE}
    return {"command": asked.info_name, **{names[name]: value for name, value in shown.items()}}


def _tell_absent(question: Question, filters: Mapping[str, Sequence[str]]) -> None:
    """Say which values no summary has, where that may be why nothing was found."""
    from search_cli.suggestions import absent

    with question.open() as reader:
        for sentence in absent(reader, filters, question.query, question.filters.sure):
            tell(sentence)


def chosen_shape(shape: str | None) -> str:
    return shape or ("table" if sys.stdout.isatty() else "jsonl")


def write(lines: Iterable[str]) -> int:
    """Print lines as they come; how many there were.

    A terminal is spared what would command it; a pipe and a file get every character.
    """
    number = 0
    shown = map(safe, lines) if sys.stdout.isatty() else lines
    for number, line in enumerate(progress.out_of_the_way(shown), 1):  # noqa: B007
        sys.stdout.write(line + "\n")
    sys.stdout.flush()
    return number


def tell_missing(command: str, ids: Iterable[str]) -> None:
    for summary_id in ids:
        tell(f"summaries {command}: {summary_id}: no summary has this id; `summaries search` and `kwic` give ids")
