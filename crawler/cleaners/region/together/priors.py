"""How likely a text is of a county, a city or a province, and of which ones, by what it calls itself: 我县, 全市."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.together.name import FULL, Name
from indexer import late_re as re
from indexer.text import HAN

# The likelihood that evidence of other kinds than names tells the own place, by its weight.
BY_WEIGHT = {0: 0.0, 1: 0.6, 2: 0.88, 3: 0.95, 4: 0.98, 8: 0.995, 12: 0.998}

Levels = Mapping[int, float]  # 6, 4, 2: how often such a text is of a county, a city, a province

# By the level that a text calls its own; any other is a county's or lower.
_OF_LEVEL: Mapping[str, Levels] = {
    "省": {6: 0.004, 4: 0.006, 2: 0.99}, "市": {6: 0.3, 4: 0.7}, "地级市": {4: 1.0}, "州": {4: 1.0}, "盟": {4: 1.0},
}  # fmt: skip
_OF_COUNTY: Levels = {6: 1.0}
_UNKNOWN: Levels = {6: 0.72, 4: 0.25, 2: 0.03}
# … of a text that calls itself by none, and names a county in full and no city;
_NAMES_COUNTY: Levels = {6: 0.985, 4: 0.01, 2: 0.005}
# … or is a school's, which is a county's mostly;
_SCHOOLS: Levels = {6: 0.9, 4: 0.08, 2: 0.02}
_OF_SCHOOL, _AGAIN = re.compile("[我本全][校园](?!区)"), 2
_SCHOOLS_TITLE = re.compile("[^\n]*(?:学校|[小中]学(?!生)|幼儿园|教师|教研|班主任|校园|[校园]长|毕业典礼)")
_TO_COUNTIES = re.compile("各(?:县[市区]|区县|市县|[县区](?=教))")  # of an office above them
# … or a province, and of what lies in it nothing in full.
_NAMES_PROVINCE: Levels = {6: 0.45, 4: 0.25, 2: 0.3}
_SURE_PROVINCE = 0.9  # likelihood of a name

# Of the 340 prefectures 30 are 自治州 and 3 are 盟: how much likelier each is where a text says 我州, 全盟.
_PREFECTURES = {"州": 11.0, "盟": 100.0}
# How much likelier each county is by the end of its name, where a text calls itself so: one in 8 is a 市.
# A district that never was a 县 hardly calls itself so: a town of it was another's then (山盆镇, 遵义县 until 2016).
_ENDS, _OTHER_END, _NO_COUNTY = {"县": 1.7, "区": 2.7, "旗": 30.0, "市": 7.5}, 0.2, 0.02
NO_CITY = 0.001  # … a 县 that calls itself 我市
# A text that names only a district's offices is of one: 我区, 区计生局.
_CALLS_ITSELF = re.compile(
    f"[县区旗](?:(?<=[我全].)|(?<![社地山小片辖园林灾库].)(?=委(?!托|员)|政府|[{HAN}]{{2,3}}局|人普办|[{HAN}]{{1,2}}指办))"
)


def is_above_county(own_level: str | None) -> bool:
    """Whether a text calls itself a province's, a city's or a prefecture's."""
    return own_level in _OF_LEVEL


def levels(own_level: str | None) -> Levels:
    """How often a text is of each level that calls one its own."""
    return _OF_LEVEL.get(own_level or "", _OF_COUNTY)


def levels_by_names(votes: Iterable[Name], lowest: int, body: str) -> Levels:
    """The same of a text that calls none its own, by its names and the lowest level in its title, or a county's."""
    likeliest: dict[int, float] = defaultdict(float)
    for name in votes:
        for level in set(map(gazetteer.level, name.codes)):
            likeliest[level] = max(likeliest[level], name.likelihood)
    if likeliest[6] >= FULL[6] and not likeliest[4] and lowest == 6:
        return _NAMES_COUNTY
    is_provinces = likeliest[2] > _SURE_PROVINCE and max(likeliest[4], likeliest[6]) < BY_WEIGHT[2]
    if is_provinces:
        return _NAMES_PROVINCE
    return _SCHOOLS if lowest == 6 and is_schools(body) else _UNKNOWN


def is_schools(body: str) -> bool:
    """Whether a title and text are a school's, and not those of the office above it."""
    says_so = _SCHOOLS_TITLE.match(body) is not None or len(_OF_SCHOOL.findall(body)) >= _AGAIN
    return says_so and not _TO_COUNTIES.search(body)


def end_of(own_level: str | None, body: str) -> str:
    """The last character of the county's or city's name by what a text calls it: 县, 区, 旗 or 市; "" if unknown."""
    ends = set(_CALLS_ITSELF.findall(body)) & _ENDS.keys()
    return "市" if own_level == "市" else ends.pop() if len(ends) == 1 else ""


@lru_cache(maxsize=4096)
def factor(code: str, end: str, own_level: str | None) -> float:
    """How much likelier a text is of a place than of others of its level, by the ends of the names that it bore."""
    if own_level in _PREFECTURES and (gazetteer.name(code) or "").endswith(own_level):
        return _PREFECTURES[own_level]
    if not end or gazetteer.level(code) < 6:
        return 1.0
    ends = gazetteer.ends(code)
    return _ENDS[end] if end in ends else _NO_COUNTY if end == "县" and ends == {"区"} else _OTHER_END
