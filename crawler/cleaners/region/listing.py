"""The list of today's places: provinces, cities, counties with their codes, towns and villages.

It is that of the package jionlp, read from its data file without importing it: `make setup` installs the package's
files beside the environment, without the models of language that it needs for other things.
"""

import importlib.util
import logging
import re
import sys
import zipfile
from functools import cache
from pathlib import Path

log = logging.getLogger(__name__)

YEAR = 2021  # from which on the counties of the list bore its names
_DATA = Path("dictionary", "china_location.zip")
_BESIDE = Path(sys.prefix, "share", "gazetteer", "jionlp")
_COUNTY_LINE = re.compile(r"\n\t\t([^\t\n]+)\t(\d{6})")


def _data_file() -> Path | None:
    found = importlib.util.find_spec("jionlp")
    places = [Path(found.origin).parent] if found and found.origin else []
    return next((place / _DATA for place in (*places, _BESIDE) if (place / _DATA).is_file()), None)


@cache
def listing() -> str:
    """The list, a line a place, indented by level; empty without the package."""
    path = _data_file()
    if path is None:
        log.warning("regions are told without the names of towns: `make setup` installs these (the files of jionlp)")
        return ""
    with zipfile.ZipFile(path) as packed:
        return packed.read("china_location.txt").decode("utf-8")


def counties() -> list[tuple[str, str]]:
    """Name and code of each county."""
    return _COUNTY_LINE.findall(listing())
