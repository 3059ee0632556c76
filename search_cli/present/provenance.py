"""Where an answer comes from: the question, the index and its state, the day and the software."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from indexer.amounts import amount, summaries
from indexer.answers import Base
from indexer.environment import SOFTWARE
from indexer.filters import Filters
from indexer.index import Reader
from indexer.position import pages_fed
from indexer.query import Query


@dataclass(frozen=True, slots=True)
class State:
    """The state of an index when it was asked. With the same figures it gives the same answers."""

    fed: int  # pages of the archive that it had taken in
    summaries: int
    characters: int


def state_of(reader: Reader) -> State:
    """The state of an open index."""
    whole = reader.bases(Filters(), ()).get((), Base(0, 0))
    return State(pages_fed(reader.positions), whole.summaries, whole.characters)


@dataclass(frozen=True, slots=True)
class Provenance:
    """The question, the index, the time and the version: enough to ask again."""

    query: str | None
    saved: Mapping[str, str]  # what the @names in the query stood for
    filters: Mapping[str, str]  # by option, in words: province, year, unique …
    options: Mapping[str, Any]  # of the command or page: by, window, sort, seed …
    base: Mapping[str, int]  # sizes that measures are computed from, where records lack them
    index: str
    state: State | None  # of the index
    made: str  # a UTC second
    software: str  # name and version

    @property
    def narrowed(self) -> list[str]:
        """The filters in words; that of copies says by itself what it is."""
        return [
            value if name == "unique" else f"{name.replace('_', ' ')} {value}" for name, value in self.filters.items()
        ]

    def as_dict(self) -> dict[str, Any]:
        """For JSON; the keys are stable."""
        return asdict(self)

    def sentences(self) -> tuple[str, ...]:
        """For a caption: query, filters and source; then when and with what it was made."""
        asked = f"Query: {self.query}." if self.query else "All summaries."
        saved = "".join(f" @{name} is {query}." for name, query in self.saved.items())
        filters = f"Filters: {'; '.join(self.narrowed)}." if self.filters else "No filters."
        filters += " Places by their names of today." if self.options.get("today") else ""
        held = ""
        if self.state:
            held = f", {summaries(self.state.summaries)} of {amount(self.state.characters, 'character')}"
            held += f" from {amount(self.state.fed, 'archived page')}" if self.state.fed else ""
        return (
            f"{asked}{saved} {filters} Source: index {self.index}{held}.",
            f"Made {self.made[:10]} with {self.software}.",
        )


def provenance(
    query: str | None,
    filters: Mapping[str, str],
    index: str,
    *,
    queries: Iterable[Query] = (),
    options: Mapping[str, Any] | None = None,
    base: Mapping[str, int] | None = None,
    state: State | None = None,
) -> Provenance:
    """The provenance of an answer given now by this version; `queries` are those read, which know what @names meant."""
    made = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    saved = {name: text for one in queries for name, text in one.saved}
    software = f"{SOFTWARE} {version(SOFTWARE)}"
    return Provenance(query, saved, filters, options or {}, base or {}, index, state, made, software)
