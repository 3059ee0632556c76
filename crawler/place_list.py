"""Whether the list of today's places is installed, which `cleaners.region.listing` reads.

It is looked for without loading the cleaners: they run in several processes, and each would report it missing.
"""

import importlib.util
import logging
import sys
from functools import cache
from pathlib import Path

log = logging.getLogger(__name__)

PLACES = Path("china_location.txt")
_BESIDE = Path(sys.prefix, "share", "gazetteer", "jionlp")


def packed(name: Path) -> Path | None:
    """The file that holds a data file of the package jionlp, which has each in an archive of its own."""
    found = importlib.util.find_spec("jionlp")
    places = [Path(found.origin).parent] if found and found.origin else []
    files = (place / "dictionary" / name.with_suffix(".zip") for place in (*places, _BESIDE))
    return next((path for path in files if path.is_file()), None)


@cache
def tell_if_missing() -> None:
    """Tell, once in a process, that there is no list."""
    if packed(PLACES) is None:
        log.warning(
            "regions are told without the names of towns; these are the files of jionlp, "
            "which `make setup` or `pip install 'work-summaries[towns]'` installs"
        )


def leave_telling_to_owner() -> None:
    """In a process that works for another one, which has told already."""
    log.setLevel(logging.ERROR)
