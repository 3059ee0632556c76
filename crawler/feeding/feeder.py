"""The three parts of a feeding: an archive, the index that follows it, and the processes that clean."""

from dataclasses import dataclass

from crawler.archive import Archive
from crawler.feeding.cleaning import Cleaners


@dataclass(frozen=True, slots=True)
class Feeder:
    """Feeds the index at the address `index` from `archive`, with pages that `cleaners` have cleaned."""

    archive: Archive
    index: str
    cleaners: Cleaners
