"""China's provinces, cities and counties by GB/T 2260, in all the revisions that the package gb2260 holds (2002 on).

Codes are strings of six digits; two zeros end a city's, four a province's. Names are full (香河县), as each revision
wrote them, so that a county is known by the name that it bore when a text was written.
"""

from collections import defaultdict
from functools import cache

import gb2260

from indexer.text import fold

_GENERIC = frozenset(
    ("市辖区", "县", "省", "城区", "郊区", "矿区", "市区", "新区", "自治区", "自治州", "自治县", "直辖市")
)
_UNDATED = 9999  # the revision without a year is the newest
LONGEST = 15  # characters of a name


@cache
def _revisions() -> tuple[tuple[int, dict[str, str]], ...]:
    """The revisions, oldest first, one a year: code to name, without the fillings between province and county."""
    years: dict[int, dict[str, str]] = {}
    for key, divisions in sorted(gb2260.data.data.items(), key=lambda item: _year(item[0])):
        years[_year(key)] = {
            str(code): str(name)
            for code, name in divisions.items()
            if str(name) not in {"市辖区", "县"} and "直辖县级" not in str(name) and "直辖行政" not in str(name)
        }
    return tuple(sorted(years.items()))


def _year(key: int | None) -> int:
    """The year of a revision; some are numbered by year and month."""
    return _UNDATED if key is None else key if key < 10_000 else key // 100


@cache
def codes() -> dict[str, tuple[str, ...]]:
    """Folded full name to the codes of the places that bear it; more than one where several places share it."""
    newest: dict[str, dict[str, None]] = defaultdict(dict)
    together: dict[str, int] = defaultdict(int)  # the most places that ever bore a name at one time
    for _revision, divisions in _revisions():
        found: dict[str, list[str]] = defaultdict(list)
        for code, name in divisions.items():
            folded = fold(name)
            if (len(folded) >= 3 and folded not in _GENERIC) or (len(folded) == 2 and code.endswith("00")):
                found[folded].append(code)
        for name, its_codes in found.items():
            together[name] = max(together[name], len(its_codes))
            for code in its_codes:
                newest[name].pop(code, None)
                newest[name][code] = None
    # A place that got another code, as prefectures became cities, is still one place.
    return {
        name: (list(found)[-1],) if together[name] == 1 and len({code[:2] for code in found}) == 1 else tuple(found)
        for name, found in newest.items()
    }


@cache
def name(code: str, year: int | None = None) -> str | None:
    """The name of a code in a year, or its newest; None where the code has none of its own."""
    best = None
    for revision, divisions in _revisions():
        if found := divisions.get(code):
            if best is not None and year is not None and revision > year:
                break
            best = found
    return best


@cache
def counties(city: str) -> tuple[str, ...]:
    """The codes of a city's counties and districts in the newest revision."""
    return tuple(code for code in _revisions()[-1][1] if code[:4] == city[:4] and not code.endswith("00"))


def level(code: str) -> int:
    """How many digits of a code say something: 2 for a province, 4 for a city, 6 for a county."""
    return 2 if code.endswith("0000") else 4 if code.endswith("00") else 6
