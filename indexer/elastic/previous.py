"""The index that served before the last rebuild: kept until it is told to go, or to serve again."""

from contextlib import closing
from dataclasses import dataclass

from indexer.elastic.access import read_address
from indexer.elastic.generations import Generations
from indexer.elastic.mapping import positions_of
from indexer.elastic.server import Server
from indexer.elastic.turn import Turn
from indexer.position import pages_fed
from indexer.schema import demand_schema


@dataclass(frozen=True, slots=True)
class Previous:
    """An index that served before."""

    index: str
    summaries: int
    fed: int


def previous(url: str) -> Previous | None:
    """The index that served at `url` before the last rebuild. Raises Trouble as readers do."""
    with closing(Server(read_address(url))) as server:
        return _look(server)[1]


def drop_previous(url: str) -> Previous | None:
    """Remove it; what was removed."""
    with closing(Server(read_address(url))) as server, closing(Turn(server)):
        generations, found = _look(server)
        if found:
            generations.remove(found.index)
        return found


def restore_previous(url: str) -> Previous | None:
    """Let it serve again, and remove the one that took its place; what serves now.

    Raises Trouble also where it was made by another version.
    """
    with closing(Server(read_address(url))) as server, closing(Turn(server)):
        generations, found = _look(server)
        if found:
            demand_schema(f"{server.address}: {found.index}", generations.standing()[found.index].get("schema"))
            current = generations.current()
            generations.serve(found.index, current)
            if current:  # else the next rebuild would go on with it
                generations.remove(current)
        return found


def _look(server: Server) -> tuple[Generations, Previous | None]:
    generations = Generations(server)
    index = generations.previous()
    if index is None:
        return generations, None
    held = int(server.ask("GET", f"/{index}/_count")["count"])
    return generations, Previous(index, held, pages_fed(positions_of(generations.standing()[index])))
