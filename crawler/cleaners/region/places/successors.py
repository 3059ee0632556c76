"""Counties of another name than before: those that the revisions of the package gb2260 do not match or do not have.

The revisions match a place through the years by its name without what it is (铜山县, 铜山区); these changed the name
itself. They stand in `successors.txt`. Codes are those of GB/T 2260.
"""

from crawler.cleaners.tables import rows

_ROWS = rows("region/places/successors", 4)
NEWER = {code: name for how, code, name, *_ in _ROWS if how in {"new", "part"}}  # than the last revision
RECODED = {name: code for how, code, name, *_ in _ROWS if how == "recoded"}  # raised or renamed in 2020 and later
FORMERLY = {code: before[0][-6:] for _, code, _, *before in _ROWS if before}  # the code to the one of before
PARTS = frozenset(code for how, code, *_ in _ROWS if how == "part")  # what they were a part of goes on beside them
GOES_ON = {before: code for code, before in FORMERLY.items() if code not in PARTS}

# County cities whose name a city bears since.
GONE = frozenset(("469003", "652101", "652201"))  # 儋州市, 吐鲁番市, 哈密市

# The beginning of a city's code to the first year in which counties were its own that kept their names, but had been
# another's or a prefecture's (寿县, 枞阳县, 钢城区; 鄯善县): their codes of then are those of the list of towns.
MOVED = {
    "3404": 2016, "3407": 2016, "3701": 2019, "5101": 2017, "5402": 2015, "5403": 2015, "5404": 2015, "5405": 2016,
    "5406": 2018, "6504": 2015, "6505": 2016,
}  # fmt: skip
