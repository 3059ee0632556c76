"""Common to the commands: the question that their options make, and output on the two streams."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from indexer.answers import Document
from indexer.ending import tell
from indexer.filters import ANYTHING, Filters
from indexer.index import Reader, open_index
from indexer.plain import safe
from indexer.query import Query, QueryError
from indexer.summary import Summary
from indexer.trouble import Trouble
from search_cli.present import progress
from search_cli.present.provenance import Provenance, provenance, state_of
from search_cli.selection import compared, documents, finding
from search_cli.today import Today

NOTHING = "nothing was found"
_WITHOUT_PHRASE = (
    "; without a phrase, `summaries search --year 2008` lists summaries, `summaries stats --by year` counts them"
)


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
    narrowed: Mapping[str, str]  # the filters in words, for the provenance
    beside: tuple[Query, ...] = ()  # further queries, of a command that takes several
    several: bool = False  # whether several queries or a list were asked for: then each record names its query
    options: Mapping[str, Any] = field(default_factory=dict)  # the options of the command alone
    today: bool = False  # whether places go by their names of today

    def provenance(self, reader: Reader, base: Mapping[str, int] | None = None) -> Provenance:
        """What is asked, and of an index in which state, as every export and picture tells it."""
        return provenance(
            " / ".join(query.source for query in self.queries) or None, self.narrowed, self.where,
            queries=self.queries, options=self.options, base=base, state=state_of(reader),
        )  # fmt: skip

    @property
    def queries(self) -> list[Query]:
        """Every query, in the order given."""
        return [query for query in (self.query, *self.beside) if query]

    @property
    def wanted(self) -> Query:
        """The query of a command that cannot do without one."""
        if self.query is None:
            raise Trouble(f"a query is missing; give a phrase such as 平安校园{_WITHOUT_PHRASE}")
        return self.query

    @property
    def found(self) -> Query:
        """The query of a command that shows or counts what it finds in the texts."""
        try:
            return finding(self.wanted)
        except QueryError as error:
            raise Trouble(f"{error.query}: {error}{_WITHOUT_PHRASE}") from None

    @property
    def without_conditions(self) -> Filters:
        """The filters of the options alone, for a command that puts its queries beside each other."""
        return replace(self.filters, where=ANYTHING)

    def one_by_one(self) -> list["Question"]:
        """The same question for each query alone; as it is where there is none."""
        if self.query is None:
            return [self]
        queries = compared([self.query, *self.beside], self.filters)
        return [replace(self, query=one, filters=filters) for one, filters in queries]

    @property
    def every_filters(self) -> set[Filters]:
        """The filters of all queries, each with its own fields."""
        return {one.filters for one in self.one_by_one()}

    def at_most(self, usual: int) -> int:
        """How many are asked for: `--limit`, or what is usual."""
        return usual if self.limit is None else self.limit

    def at_most_shown(self, usual: int, output: Path | None) -> int | None:
        """How many are asked for: `--limit`, or what is usual on the terminal; elsewhere all."""
        return self.at_most(usual) if self.is_table(output) else self.limit

    def is_table(self, output: Path | None) -> bool:
        """Whether the answer is a table on the terminal, and no file."""
        return output is None and self.shape == "table"

    def open(self) -> Reader:
        """The index to be asked."""
        reader = open_index(self.where)
        return Today(reader) if self.today else reader

    def documents(self, reader: Reader) -> Iterator[Document]:
        """Every summary in question, by id."""
        return documents(reader, self.query, self.filters, unique=self.unique)


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


def named(command: str, ids: Iterable[str], reader: Reader) -> list[Summary]:
    """The summaries with these ids, each once; those that are not there are told."""
    found = {summary_id: reader.get(summary_id) for summary_id in ids}
    for summary_id in (one for one, summary in found.items() if summary is None):
        tell(f"summaries {command}: {summary_id}: no summary has this id; `summaries search` and `kwic` give ids")
    return [summary for summary in found.values() if summary]
