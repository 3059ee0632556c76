"""China's towns, townships and streets, and the counties that they lie in.

The names are those of the list of today (`listing`): 43,000 towns under GB/T 2260 codes of counties; and, in
`former_towns.txt`, a line a county, some of those that were merged or renamed before, of names that none has today.
"""

from collections import defaultdict
from functools import cache

from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.places.listing import listing
from crawler.cleaners.tables import rows
from indexer import late_re as re
from indexer.place_names import PEOPLES
from indexer.text import fold

LONGEST, SHORTEST = 9, 3  # characters of a name; longer ones are of state farms and zones
# Lines of the list: a county with its code, a town.
_LINE = re.compile(r"\n\t\t(?:\t([^\t\r\n]+)|([^\t\r\n]+)\t(\d{6}))")
KIND = re.compile(f"(?:(?:(?:{PEOPLES})族)*乡|镇|街道|办事处|苏木)$")  # what a town's name ends with
ENDS = ("乡", "镇", "街道", "苏木")
_AREA = "地区"  # what Beijing calls 乡 and 镇 that have become streets: 十八里店地区
_BEFORE = {"镇": ("乡",), "街道": ("乡", "镇")}  # what a town may have been
# Characters that are written for each other: 青石嘴镇, 孔垅镇.
_VARIANTS = str.maketrans("咀嘴垄垅", "嘴咀垅垄")
# What many a text calls towns in general, though one is called so.
_IN_GENERAL = frozenset(("中心镇", "中心乡", "小城镇", "工业镇", "民族乡", "回族乡", "郊区乡", "老集镇", "新集镇"))


@cache
def codes() -> dict[str, tuple[str, ...]]:
    """Folded name of a town to the codes of the counties that have one of this name; empty without the package.

    In 213 counties the list has some towns with the county's name before theirs (当阳市河溶镇), which is taken off.
    A 镇 or 街道 may have been the 乡 of a text, and a 街道 its 镇.
    """
    counties: dict[str, set[str]] = defaultdict(set)
    county, its_name = None, ""
    lines = _LINE.findall(listing())
    if not lines:
        return {}
    folded = fold("\n".join([listed for listed, _, _ in lines])).split("\n")  # all at once, which is faster
    for (_, county_name, code), listed in zip(lines, folded, strict=True):
        if code:
            county, its_name = gazetteer.known_as(code, county_name), fold(county_name)
            continue
        name = listed.removeprefix(its_name)
        if county and county.startswith("11") and name.endswith(_AREA):
            name = f"{name.removesuffix(_AREA).removesuffix('乡')}街道"
        if county and SHORTEST <= len(name) <= LONGEST and name.endswith(ENDS):
            counties[name].add(county)
    for code, names in rows("region/places/former_towns", 2):
        for name in names.split():
            counties[name].add(code)
    for name in list(counties):
        for suffix, before in _BEFORE.items():
            if name.endswith(suffix) and len(name) > len(suffix) + 1:
                for earlier in before:
                    counties[name.removesuffix(suffix) + earlier] |= counties[name]
        if (variant := name.translate(_VARIANTS)) != name:
            counties[variant] |= counties[name]
        if name.endswith("族乡") and len(stem := KIND.sub("", name)) >= 2:
            counties[f"{stem}乡"] |= counties[name]
    return {name: tuple(sorted(its)) for name, its in counties.items() if name not in _IN_GENERAL}


def counties_of(stem: str, most: int) -> frozenset[str]:
    """The codes of the counties that have a town of a name without 镇; none where more than `most` have."""
    its = frozenset(code for kind in ("镇", "乡", "街道") for code in codes().get(stem + kind, ()))
    return its if len(its) <= most else frozenset()
