"""Where the feeding of an index from an archive begins, and the position that the index remembers.

An index keeps a position of each archive that it is fed from: crawlers on several machines, each with an archive of its
own, may feed one cluster. To accept only one archive would be no safer: a catalogue that was lost and made anew is a
different one too.
"""

import logging

from crawler.archive import Archive
from indexer.index import open_index
from indexer.position import Position, Positions
from indexer.trouble import Trouble

log = logging.getLogger(__name__)


def position(archive: Archive, seq: int) -> Position:
    """What an index remembers that has taken in an archive up to the catalogue's number `seq`."""
    return Position(seq, archive.catalogue.identity.number(), archive.catalogue.identity.mark(seq))


def come_to(archive: Archive, positions: Positions) -> int:
    """The catalogue's number up to which an index with these positions has taken in an archive; 0 for none."""
    ours = _position_of(archive, positions)
    return ours.fed if ours else 0


def _position_of(archive: Archive, positions: Positions) -> Position | None:
    """The position of this archive; None where there is none."""
    ours = archive.catalogue.identity.number()
    return next((one for one in positions if one.archive == ours), None)


def follows_others(archive: Archive, index_url: str) -> bool:
    """Whether there is an index that another archive than this one has fed."""
    try:
        with open_index(index_url) as index:
            return _follows_others(archive, index.positions)
    except Trouble:
        return False


def _follows_others(archive: Archive, positions: Positions) -> bool:
    """Whether some of these positions are of another archive, and not of this one before its catalogue was lost.

    Of this one are those whose last page is here.
    """
    ours, anew = archive.catalogue.identity.number(), archive.catalogue.was_made_anew()
    others = (one for one in positions if one.archive != ours)
    return any(not (anew and archive.catalogue.identity.knows(one.mark)) for one in others)


def settle_start(archive: Archive, positions: Positions, where: str) -> int:
    """Settle behind which number of the catalogue the index at `where`, with these positions, is to be fed.

    If the index has pages that the archive lacks, or other pages in their place, it has followed another course of this
    archive: an older copy was brought back, or a copy was crawled elsewhere. Then everything is fed once more, and the
    archive gets a new identity: if both courses go on, the index follows each from now on. The log tells both cases.
    """
    last, identity = archive.catalogue.last(), archive.catalogue.identity
    ours = _position_of(archive, positions)
    if ours is None:
        if last and _follows_others(archive, positions):
            log.warning(
                "%s: was fed from another archive so far; all that %s holds is fed now, and the index follows both",
                where, archive.folder,
            )  # fmt: skip
        return 0
    there = identity.mark(ours.fed)
    if ours.fed <= last and (ours.mark == there or not ours.mark or not there):
        return ours.fed
    log.warning(
        "%s: has taken in pages that %s does not hold: was an older copy of the archive brought back, or another one "
        "crawled elsewhere? All that it holds is fed once more, and what else the index has stays",
        where, archive.folder,
    )  # fmt: skip
    identity.renew()
    return 0
