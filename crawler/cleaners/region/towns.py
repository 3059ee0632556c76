"""China's towns, townships and streets, and the counties that they lie in.

The names are those of the package jionlp (its dictionary of 43,000 towns under GB/T 2260 codes of counties), read from
its data file without importing it: `make setup` installs the package's files beside the environment, without the
models of language that it needs for other things.
"""

import importlib.util
import logging
import re
import sys
import zipfile
from collections import defaultdict
from functools import cache
from pathlib import Path

from crawler.cleaners.region import gazetteer
from indexer.text import fold

log = logging.getLogger(__name__)

LONGEST, SHORTEST = 9, 3  # characters of a name; longer ones are of state farms and zones
_DATA = Path("dictionary", "china_location.zip")
_BESIDE = Path(sys.prefix, "share", "gazetteer", "jionlp")
# Lines are indented by level: province, city, county with its code, town, village.
_LINE = re.compile(r"^\t\t(?:([^\t\n]+)\t(\d{6})|\t([^\t\r\n]+)\r?$)", re.M)
_VILLAGE_LINE = re.compile(r"^\t\t(?:([^\t\n]+)\t(\d{6})|\t\t([^\t\r\n]{2,4}村)\r?$)", re.M)
_BEFORE = {"镇": ("乡",), "街道": ("乡", "镇")}  # what a town may have been
_TOWN = re.compile(r".+(?:镇|乡|街道|苏木)")


def _data_file() -> Path | None:
    found = importlib.util.find_spec("jionlp")
    places = [Path(found.origin).parent] if found and found.origin else []
    return next((place / _DATA for place in (*places, _BESIDE) if (place / _DATA).is_file()), None)


@cache
def _listing() -> str:
    """The package's list; empty without the package."""
    path = _data_file()
    if path is None:
        log.warning("regions are told without the names of towns: `make setup` installs these (the files of jionlp)")
        return ""
    with zipfile.ZipFile(path) as packed:
        return packed.read("china_location.txt").decode("utf-8")


@cache
def villages() -> dict[str, tuple[str, ...]]:
    """Folded name of a village to the code of the county that alone has one of it."""
    found: dict[str, str | None] = {}
    county: str | None = None
    for county_name, code, name in _VILLAGE_LINE.findall(_listing()):
        if code:
            county = gazetteer.known_as(code, county_name)
        elif county and found.setdefault(name, county) != county:
            found[name] = None
    return {fold(name): (code,) for name, code in found.items() if code}


@cache
def codes() -> dict[str, tuple[str, ...]]:
    """Folded name of a town to the codes of the counties that have one of this name; empty without the package.

    In 213 counties the list has some towns with the county's name before theirs (当阳市河溶镇), which is taken off.
    The list is of today: a 镇 or 街道 of it may have been the 乡 of a text, and a 街道 its 镇.
    """
    counties: dict[str, set[str]] = defaultdict(set)
    county, its_name = None, ""
    for county_name, code, listed in _LINE.findall(_listing()):
        if code:
            county, its_name = gazetteer.known_as(code, county_name), county_name
            continue
        name = listed.removeprefix(its_name)
        if county and SHORTEST <= len(name) <= LONGEST and _TOWN.fullmatch(name):
            counties[fold(name)].add(county)
    for name in list(counties):
        for suffix, before in _BEFORE.items():
            if name.endswith(suffix) and len(name) > len(suffix) + 1:
                for earlier in before:
                    counties[name.removesuffix(suffix) + earlier] |= counties[name]
    return {name: tuple(sorted(its)) for name, its in counties.items()}
