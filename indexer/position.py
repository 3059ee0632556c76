"""How far an index has followed the archives that it is fed from."""

from typing import NamedTuple

# The numbers that one catalogue can give. One that is made anew, where the former was lost, begins behind a multiple of
# it, so that what is behind the multiple is how many pages have had a number.
NUMBERS = 1_000_000_000


class Position(NamedTuple):
    """How far an index has followed one archive."""

    fed: int  # the catalogue's number of the last page that it has taken in
    archive: int = 0  # the random number of the archive's catalogue; 0 if unknown
    mark: int = 0  # of the page at that number: another archive, or another course of this one, has another mark there


Positions = tuple[Position, ...]  # at most one of each archive, the one fed last in front


def moved(positions: Positions, came: Positions) -> Positions:
    """The positions after a commit that came to `came`, which are then in front."""
    archives = {one.archive for one in came}
    return (*came, *(one for one in positions if one.archive not in archives))


def latest(positions: Positions) -> int:
    """The number of the position that was fed last; 0 where there is none."""
    return positions[0].fed if positions else 0


def pages_fed(positions: Positions) -> int:
    """How many pages of the archive that was fed last an index has taken in, also those compacted away since."""
    return latest(positions) % NUMBERS
