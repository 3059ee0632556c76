"""The list of today's places: provinces, cities, counties with their codes, towns and villages; and counts of words.

They are those of the package jionlp, read from its data files without importing it: `make setup` installs the package's
files beside the environment, without the models of language that it needs for other things.
"""

import zipfile
from collections.abc import Container
from functools import cache
from pathlib import Path

from crawler.place_list import PLACES, packed, tell_if_missing
from indexer import late_re as re
from indexer.text import HAN

YEAR = 2021  # from which on the counties of the list bore its names
_COUNTS = Path("word_distribution.json")
_COUNTY_LINE = re.compile(r"\n\t\t([^\t\n]+)\t(\d{6})")
_COUNT_LINE = re.compile(f'\\["([{HAN}]{{2,8}})", (\\d+)]')


def _read(name: Path) -> str:
    """A data file of the package, which has each in an archive of its own; empty without the package."""
    path = packed(name)
    if path is None:
        return ""
    with zipfile.ZipFile(path) as whole:
        return whole.read(str(name)).decode("utf-8")


@cache
def listing() -> str:
    """The list, a line a place, indented by level; empty without the package."""
    tell_if_missing()
    return _read(PLACES)


def occurrences(words: Container[str]) -> dict[str, int]:
    """How often each of some words stands in the package's corpus; without those that it has not, or hardly."""
    return {line[1]: int(line[2]) for line in _COUNT_LINE.finditer(_read(_COUNTS)) if line[1] in words}


def counties() -> list[tuple[str, str]]:
    """Name and code of each county."""
    return _COUNTY_LINE.findall(listing())


@cache
def names() -> frozenset[str]:
    """The counties' names."""
    return frozenset(name for name, _ in counties())
