"""The options that commands share; `question_options` makes one Question of them."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import wraps
from itertools import chain
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from indexer.ending import NOT_FOUND, tell
from indexer.environment import index_url
from indexer.filters import FILTERS
from indexer.query import OPERATOR
from indexer.schema import GROUP_FIELDS
from indexer.trouble import Trouble
from search_cli.commands.question import Question, chosen_shape
from search_cli.offices import in_words, taken
from search_cli.present import progress
from search_cli.selection import listed_queries, names_in, read_filters, read_query

_SHARED = ("fixed", "index", "shape", "today", "unique", "limit", *FILTERS, "year", "sure")  # options of a question
_OF_THE_FILE = ("output", "plot", "text")  # options that say where an answer goes and what of it

Command = Callable[..., Any]
_Decorator = Callable[[Command], Command]

index_option = click.option(
    "--index",
    "index",
    metavar="WHERE",
    callback=lambda _context, _option, where: where or index_url(),
    help="A folder, or http(s)://host:9200/name. [default: SUMMARIES_INDEX, else SUMMARIES_DATA/index]",
)
format_option = click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "jsonl", "csv"]),
    is_eager=True,  # so that it is known when the name of a file is looked at
    help="[default: table on a terminal, else jsonl]",
)
_file_option = click.option(
    "-f",
    "--file",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="Further queries from a file, one a line; a line that begins with # is a note.",
)
stop_words_option = click.option(
    "--stop-words/--no-stop-words", "stopping", default=True, help="Leave out words that say nothing."
)


def limit_option(usual: int | str) -> _Decorator:
    """The option --limit: at most how many are given; `usual` says how many without it."""

    def countable(_context: click.Context, _option: click.Parameter, limit: int | None) -> int | None:
        return limit and min(limit, sys.maxsize)

    told = f"At most N [default: {usual}]."
    return click.option("--limit", type=click.IntRange(min=1), metavar="N", callback=countable, help=told)


def least_option(usual: int, told: str, *, lowest: int = 1) -> _Decorator:
    """The option --least: how often something must occur to be shown."""
    kind = click.IntRange(min=lowest)
    return click.option("--least", type=kind, metavar="N", default=usual, show_default=True, help=told)


def sample_options(what: str) -> _Decorator:
    """The options --sample and --seed: how many of `what` are drawn at random, and which."""

    def checked(context: click.Context, _option: click.Parameter, seed: int) -> int:
        asked = context.get_parameter_source("seed") is not ParameterSource.DEFAULT
        if asked and context.params.get("number") is None:
            raise Trouble(f"--seed {seed}: says which {what} --sample draws; give --sample N")
        return seed

    kind = click.IntRange(min=1)
    # Eager, so that it is known when the seed is looked at.
    number = click.option(
        "--sample", "number", type=kind, metavar="N", is_eager=True, help=f"N {what} drawn at random."
    )
    told = f"The same {what} for the same seed."
    seed = click.option("--seed", type=int, metavar="N", default=1, show_default=True, callback=checked, help=told)
    return lambda command: number(seed(command))


def question_options(
    *,
    limit: int | str,
    query_required: bool = True,
    several: bool = False,
    listed: bool = False,
    copies: bool = False,
    shapes: Sequence[str] = ("table", "jsonl", "csv"),
) -> Callable[[Command], Command]:
    """Give a command the query, the filters and the other shared options as one Question, its first argument.

    Args:
        limit: how many it gives where nothing else is asked for, as its help says it.
        several: whether it takes several queries; `listed`: from a file too.
        copies: whether it is about copies: it refuses `--unique` then, and its help does not offer it.
        shapes: what `--format` offers.
    """

    def add(command: Command) -> Command:
        @wraps(command)
        def asked(query: tuple[str, ...], **given: Any) -> Any:
            _demand_quotes(query, several=several, fixed=given["fixed"])
            source_of = click.get_current_context().get_parameter_source
            typed = (name for name in given if source_of(name) is not ParameterSource.DEFAULT)
            if empty := next((name for name in typed if given[name] == ""), None):
                raise Trouble(f"--{empty}: the value is empty; leave the option away")
            shared = {name: given.pop(name) for name in _SHARED}
            if (file := given.pop("file", None)) is not None:
                query = (*query, *listed_queries(file, fixed=shared["fixed"]))
            question = _question(query, given, listed=file is not None, **shared)
            with progress.shown():
                status = command(question, **given)
            for sentence in taken(question.filters, question.queries):
                tell(sentence)
            if status == NOT_FOUND:
                _tell_absent(question, fixed=shared["fixed"])
            return status

        made: Command = asked
        required = query_required and not listed
        options = _options(limit, query_required=required, several=several, copies=copies, shapes=shapes)
        for option in reversed(options):
            made = option(made)
        if listed:
            made = _file_option(made)
        return made

    return add


def _demand_quotes(query: Sequence[str], *, several: bool, fixed: bool) -> None:
    """Raises Trouble where the shell has cut one query into words; of `fixed` ones, AND is a word like any other."""
    if len(query) > 1 and (not several or (not fixed and any(map(OPERATOR.fullmatch, query)))):
        raise Trouble(f"put the whole query in single quotes: '{' '.join(query)}'")


def read_fields(by: str) -> Sequence[str]:
    """The fields to group by, each once. Raises Trouble where one is none."""
    fields = list(dict.fromkeys(names_in(by)))
    for name in fields:
        if name not in GROUP_FIELDS:
            raise Trouble(f"--by {name}: expected any of {', '.join(GROUP_FIELDS)}")
    return fields


def _question(
    sources: Sequence[str],
    own: Mapping[str, Any],
    *,
    listed: bool,
    fixed: bool,
    index: str,
    shape: str | None,
    today: bool,
    unique: bool,
    limit: int | None,
    **typed: Any,
) -> Question:
    """What was asked: one query or several, and the filters as they were `typed`.

    `own` are the command's options; `listed`: whether a file of queries was given.
    """
    queries = [read_query(source, fixed=fixed) for source in sources]
    filters = read_filters(**typed)
    if queries:  # relative frequencies divide by what the query's fields leave
        filters = replace(filters, where=queries[0].conditions)
    narrowed = {
        name: given if isinstance(given, str) else in_words(name, given) for name, given in typed.items() if given
    }
    return Question(
        query=queries[0] if queries else None,
        filters=filters,
        where=index,
        shape=chosen_shape(shape),
        unique=unique,
        limit=limit,
        beside=tuple(queries[1:]),
        several=listed or len(queries) > 1,
        asked_shape=shape is not None,
        narrowed=narrowed | ({"unique": "one of each cluster of copies"} if unique else {}),
        options=_told({**own, "fixed": fixed or None, "today": today or None, "limit": limit}),
        today=today,
    )


def _options(
    limit: int | str, *, query_required: bool, several: bool, copies: bool, shapes: Sequence[str]
) -> Sequence[_Decorator]:
    """The shared options, in the order of the help text."""
    one = "QUERY" if query_required else "[QUERY]"
    return (
        click.argument("query", required=query_required, nargs=-1, metavar=None if several else one),
        click.option("-F", "--fixed-strings", "fixed", is_flag=True, help="Take every character of QUERY literally."),
        index_option,
        format_option if "table" in shapes else click.option("--format", "shape", type=click.Choice(list(shapes))),
        click.option("--province", multiple=True, metavar="NAME", help="河北省 or 河北; repeated: any of them."),
        click.option("--city", multiple=True, metavar="NAME", help="廊坊市 or 廊坊."),
        click.option("--county", multiple=True, metavar="NAME", help="香河县 or 香河."),
        click.option("--adcode", multiple=True, metavar="CODE", help="131024; or 1310 or 130000, in which it lies."),
        click.option(
            "--year",
            metavar="YEARS",
            multiple=True,
            callback=_one_span,
            help="The year reported on: 2008, 2008..2012, 2008.. or ..2012.",
        ),
        click.option("--sure", metavar="SHARE", help="Only regions with at least this confidence: 0.8, or 80%."),
        click.option("--kind", multiple=True, metavar="KIND", help="总结, 计划, 报告, 述职, 心得体会, 讲话 …"),
        click.option("--sector", multiple=True, metavar="NAME", help="The line of work: 教育, 政法综治, 农业 …"),
        click.option(
            "--organisation-type", multiple=True, metavar="TYPE", help="The sort of body: 镇政府, 教育局 (or 教委) …"
        ),
        click.option("--organisation", multiple=True, metavar="NAME", help="The issuing body, by its full name."),
        click.option("--site", multiple=True, metavar="NAME", help="The site that it was harvested from."),
        click.option("--today", is_flag=True, help="Places by their names of today: 铜山县 counts as 铜山区."),
        click.option("--unique", is_flag=True, hidden=copies, help="One summary of each cluster of copies."),
        limit_option(limit),
    )


def _one_span(_context: click.Context, _option: click.Parameter, spans: tuple[str, ...]) -> str | None:
    """The span that was typed; the last of several would silently stand for all. Raises Trouble for several."""
    if len(spans) > 1:
        asked = " OR ".join(f"year:{span}" for span in spans)
        raise Trouble(f"--year {spans[-1]}: a second span; write ({asked}) in the query for any of them")
    return spans[0] if spans else None


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    """The options that an answer depends on by their names on the command line, the command first."""
    asked = click.get_current_context()
    names = {one.name: max(one.opts, key=len).removeprefix("--") for one in asked.command.params}
    shown = {name: value for name, value in values.items() if value not in (None, "") and name not in _OF_THE_FILE}
    return {"command": asked.info_name, **{names[name]: value for name, value in shown.items()}}


def _tell_absent(question: Question, *, fixed: bool) -> None:
    """Say which values no summary has, where that may be why nothing was found."""
    from search_cli.suggestions import absent

    with question.open() as reader:
        told = chain.from_iterable(absent(reader, one.filters, one.query, fixed=fixed) for one in question.one_by_one())
        for sentence in dict.fromkeys(told):
            tell(sentence)
