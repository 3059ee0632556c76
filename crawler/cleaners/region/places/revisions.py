"""The revisions of GB/T 2260 that the package gb2260 holds, with what is older and younger: codes and names of each."""

from collections.abc import Iterator, Mapping
from functools import cache

import gb2260

from crawler.cleaners.region.places.earlier import LISTS, NONE
from crawler.cleaners.region.places.successors import GONE, NEWER

# What stands for no place of its own.
GENERIC = frozenset(
    ("市辖区", "县", "省", "城区", "郊区", "矿区", "市区", "新区", "东区", "西区", "市郊区", "自治区", "自治州",
     "自治县", "直辖市")
)  # fmt: skip
# Slips of the pen in older revisions, mended in newer ones; texts make them too.
SLIPS = {
    "荷泽市": "菏泽市", "华莹市": "华蓥市", "师河区": "浉河区", "乔口区": "硚口区",
    "虎亭区": "猇亭区", "墉桥区": "埇桥区", "廛河回族区": "瀍河回族区", "江洲区": "江州区", "荔蒲县": "荔浦县",
}  # fmt: skip
# Taiwan, Hong Kong and Macau: partners, guests and relatives in texts of the mainland, which are none of theirs.
_OUTSIDE = ("71", "81", "82")
UNDATED = 9999  # the revision without a year is the newest


@cache
def revisions() -> tuple[tuple[int, dict[str, str]], ...]:
    """The revisions, oldest first, one a year: code to name, without the fillings between province and county."""
    years: dict[int, dict[str, str]] = {}
    for key, divisions in sorted(gb2260.data.data.items(), key=lambda item: _year(item[0])):
        years[_year(key)] = {
            str(code): SLIPS.get(str(name), str(name))
            for code, name in divisions.items()
            if not str(code).startswith(_OUTSIDE)
            and str(name) not in {"市辖区", "县", "市"}
            and "直辖县级" not in str(name)
            and "直辖行政" not in str(name)
        }
    years[UNDATED] = {code: name for code, name in years[UNDATED].items() if code not in GONE} | NEWER
    return tuple(sorted((dict(_earlier(years[min(years)])) | years).items()))


def _earlier(oldest: Mapping[str, str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The lists before the oldest revision of the package, the newest first."""
    divisions = dict(oldest)
    for year, changes in LISTS:
        gone = {code for change in changes for code in change.after}
        own = {change.code: SLIPS.get(change.name, change.name) for change in changes if change.code != NONE}
        divisions = {code: name for code, name in divisions.items() if code not in gone} | own
        yield year, divisions


def _year(key: int | None) -> int:
    """The year of a revision; some are numbered by year and month."""
    return UNDATED if key is None else key if key < 10_000 else key // 100


@cache
def of_package() -> tuple[tuple[int, dict[str, str]], ...]:
    """The revisions without the lists before those of the package, by which nobody is called any more."""
    return tuple(one for one in revisions() if one[0] > LISTS[0][0])


@cache
def in_force(year: int) -> tuple[int, dict[str, str]]:
    """The newest revision that is not later than a year, or the oldest."""
    before = [one for one in revisions() if one[0] <= year and one[0] != UNDATED]
    newest_dated = revisions()[-2][0]
    return revisions()[-1] if year > newest_dated else before[-1] if before else revisions()[0]
