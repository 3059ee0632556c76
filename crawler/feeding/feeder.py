"""What a feeding takes: an archive, the index that follows it, and the processes that clean between the two."""

from dataclasses import dataclass

from crawler.archive import Archive
from crawler.feeding.cleaning import Cleaners


@dataclass(frozen=True, slots=True)
class Feeder:
    """The index at the address `index` is fed from `archive`; `cleaners` clean what goes from one into the other."""

    archive: Archive
    index: str
    cleaners: Cleaners
