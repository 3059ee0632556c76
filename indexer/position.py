"""How far an index has followed the archives that it is fed from."""

from functools import reduce
from typing import NamedTuple


class Position(NamedTuple):
    """How far an index has followed one archive."""

    fed: int  # the catalogue's number of the last page that it has taken in
    archive: int = 0  # which archive, by the number that its catalogue has drawn; 0 where nobody has said
    mark: int = 0  # what stood at that number: another archive, or a later course of this one, has something else there


Positions = tuple[Position, ...]  # at most one of each archive, that which was fed last in front


def moved(positions: Positions, came: Positions) -> Positions:
    """The positions after a commit that has come to these, the first of which is in front then.

    One of an archive that nobody has named was that of the first that is named.
    """
    return reduce(_moved_to, reversed(came), positions)


def _moved_to(positions: Positions, to: Position) -> Positions:
    return (to, *(one for one in positions if one.archive not in (to.archive, 0)))


def latest(positions: Positions) -> int:
    """The number of the position that was fed last; 0 where there is none."""
    return positions[0].fed if positions else 0
