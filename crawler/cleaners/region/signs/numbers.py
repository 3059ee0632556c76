"""Documents' numbers, which begin with a sign of the place that gave them: 香教字〔2008〕10号."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from crawler.cleaners.region.evidence import ENOUGH, HINT, Evidence
from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.places.bare import of_one_county
from crawler.cleaners.region.signs.provinces import AUTONOMOUS, BY_SIGN, MUNICIPALITIES
from crawler.cleaners.vocabulary.offices import SIGNS
from indexer import late_re as re

# The first character is one of few, which are looked for fastest.
_NUMBER = re.compile(
    r"[\[〔【(〈发函字办](?:(?<=[\[〔【(〈])\s*(?:(?:19|20)\d\d|\*{2,4}|20\*{2,4}|(?<=[\[〔【]))\s*[\]〕】)〉]\s*(?:第\s*)?[\d*]{1,4}\s*号|"
    r"(?:(?<=[发函])|(?<=[^证]字)|(?<=政办))第?\d{1,8}号)"  # 兰教发64号, and without its brackets 蔚政办202319号
)
_HAN_BEFORE = re.compile("[\u4e00-\u9fff]+$")
_OFFICE = 2  # characters between a sign and the year at the least: 香教字, 赣办发; 安教 where nothing stands before it
_LONGEST = 6  # characters of a sign with its office: 昔政办函字
_PROVINCE_SIGNS = frozenset("京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔贵滇云藏陕秦甘陇青宁新蒙中国")
# Signs that are hardly ever a county's or city's own: 赣办发〔2010〕1号 is of 江西.
_PROVINCES = {sign: BY_SIGN[sign] for sign in "冀晋辽沪苏浙皖闽赣鲁豫鄂湘粤琼渝川黔滇"}
# These are also counties': of an autonomous region where a text names one, of a municipality where it names no 省.
_IF_AUTONOMOUS = {"桂": "450000", "内": "150000", "藏": "540000", "宁": "640000", "新": "650000"}
_IF_WITHOUT_PROVINCE = {"京": "110000", "津": "120000"}
# What may stand right before a sign; 铜川政发 is of no 川.
_INTRODUCES = frozenset("实据照按彻发行神了的由于合和及守习达对府厅局委以在见与从")
# No place before an office: another office (水政发, 公交管), a province, a level, words.
_NO_SIGNS = (SIGNS - {"安"}) | _PROVINCE_SIGNS | frozenset("省市县区全共分下大定开会通")
# Whose number follows: 市林业局《关于…的通知》(, 《省人民政府办公厅关于…的通知》
_OF_WHOM = re.compile(
    r"([省市])(?:委|(?:人民)?政府|[\u4e00-\u9fff]{1,6}[厅局委办])[^,。;\n《》省市县区局]{0,6}"
    r"(?:《[^》\n]{1,60}》|(?:关于|转发|印发)[^,。;\n《》]{1,60}》)?[^,。;\n《》省市县区局]{0,8}$"
)
_OF_PROVINCE = BY_SIGN | {"云": "530000", "青": "630000", "黑": "230000"}  # behind 省政府, and else of many places
_COURTS = ("中法", "高法")  # 昆中法发 is of a city's court
_FAR = 90  # characters in which its office is looked for


class _Sign(NamedTuple):
    """A character of a document's number that may be a place's sign."""

    character: str
    behind: str  # the next character: a county's behind its city's in 泉丰教
    words: str  # from the sign to the end of the number
    begins: bool  # stands behind no other word
    before_office: bool  # nothing but an office follows: 溆教字
    level: str  # 市 behind an office of the city or before its court: 市林业局《…》(韶林; 省 behind the province's


class _Named(NamedTuple):
    """What a text names: the only province, if it is one, the cities, and the counties."""

    province: str | None  # the first two digits of its code
    cities: list[str]
    counties: set[str]


def add_document_numbers(evidence: Evidence, own: str | None, body: str) -> None:
    """Count the places whose signs begin documents' numbers, if one place alone fits.

    Each kind of number counts on top of what the text names and of the kinds before it.
    """
    signs = list(_signs(body))
    _add_provinces(evidence, signs, body)
    named = _named(evidence)
    _add_of_named(evidence, named, signs)
    if own == "县":
        _add_of_counties_text(evidence, named, signs)
    if own in {"县", "区", "旗"} and not evidence.weights:
        _add_city_above(evidence, signs)
    if own == "市" and not evidence.weights:  # the city that alone has the sign: 郴林发
        cities = _cities(evidence.year, counties=True)
        for sign in _last_of_each(sign for sign in signs if sign.before_office):
            _add_only(evidence, cities, sign.character, sign.words)
    if named.province and not named.cities:  # a city's sign and its county's: 泉丰教 in Fujian; 南政发 is no 政和县's
        pairs = {sign.character + sign.behind: sign.words for sign in signs if sign.begins and sign.behind != "政"}
        for pair, words in pairs.items():
            _add_by_city_and_county(evidence, named.province, pair, words)


def _add_provinces(evidence: Evidence, signs: list[_Sign], body: str) -> None:
    """A province's sign (赣办发, 湘教), if all numbers that have one are of one province."""
    its = [sign for sign in signs if sign.begins and sign.character in _PROVINCES]
    told = its or [sign for sign in signs if sign.begins and sign.level == "省" and sign.character in _OF_PROVINCE]
    if len({sign.character for sign in told}) == 1:
        evidence.add(_OF_PROVINCE[told[-1].character], HINT, told[-1].words)
    if not evidence.weights and (others := _others(body)):
        for sign in signs:
            if sign.begins and sign.character in others:
                evidence.add(others[sign.character], HINT, sign.words)
    for sign in its:  # 沪宝顾府: the government of a district of Shanghai, or of a town there
        province = _PROVINCES[sign.character]
        if province in MUNICIPALITIES and "府" in sign.words[2:4]:
            _add_only(evidence, gazetteer.inside(province, evidence.year), sign.behind, sign.words)


def _others(body: str) -> dict[str, str]:
    """The provinces whose signs count in a text by what else it names."""
    if AUTONOMOUS.search(body):
        return _IF_AUTONOMOUS
    return {} if "省" in body else _IF_WITHOUT_PROVINCE


def _named(evidence: Evidence) -> _Named:
    known = [code for code, weight in evidence.weights.items() if weight >= HINT]
    provinces = {code[:2] for code in known}
    return _Named(
        provinces.pop() if len(provinces) == 1 else None,
        [code for code in known if gazetteer.level(code) == 4],
        {code for code in evidence.weights if gazetteer.level(code) == 6},
    )


def _add_of_named(evidence: Evidence, named: _Named, signs: list[_Sign]) -> None:
    """A county that the text names or one of its only city (香教字); without these a place of its province (溆教字)."""
    before_office = {sign.character for sign in signs if sign.before_office}
    for sign in _last_of_each(signs):
        places = {*named.counties, *named.cities}
        if len(named.cities) == 1 and sign.character not in _PROVINCE_SIGNS:
            places.update(gazetteer.counties(named.cities[0], evidence.year))
        elif not named.counties and named.province and sign.character in before_office:
            places.update(gazetteer.inside(named.province, evidence.year))
        _add_only(evidence, places, sign.character, sign.words)


def _add_of_counties_text(evidence: Evidence, named: _Named, signs: list[_Sign]) -> None:
    """The city that a county's text obeys (郴市纪发); the county that alone has the sign, if it names none (师政发)."""
    for sign in signs:
        if sign.behind == "市":
            _add_only(evidence, _cities(evidence.year, counties=False), sign.character, sign.words)
    if not named.counties:
        of_one = of_one_county()
        its = [sign for sign in signs if sign.before_office and sign.character in of_one]
        if len({sign.character for sign in its}) == 1:
            evidence.add(of_one[its[-1].character], ENOUGH, its[-1].words)


def _add_city_above(evidence: Evidence, signs: list[_Sign]) -> None:
    """The city whose sign a county's text quotes, if no place of another city begins so: 楚教通.

    Behind an office of the city the counties do not count: 市林业局《…》(韶林〔2014〕4号), and no 韶山市.
    """
    for sign in _last_of_each(sign for sign in signs if sign.before_office):
        cities = _beginning(gazetteer.inside(year=evidence.year), sign.character, evidence.year)
        if sign.level == "市":
            cities = {code for code in cities if gazetteer.level(code) == 4}
        if len(above := {gazetteer.above(code, 4) for code in cities}) == 1:
            evidence.add(above.pop(), HINT, sign.words)


def _last_of_each(signs: Iterable[_Sign]) -> Iterable[_Sign]:
    """The last number with each sign."""
    return {sign.character: sign for sign in signs}.values()


@cache
def _cities(year: int | None, *, counties: bool) -> tuple[str, ...]:
    """The codes of all cities of a year that have counties, or also of those that are a county's."""
    levels = {4, 6 * counties}
    inside = [code for code in gazetteer.inside(year=year) if gazetteer.level(code) in levels]
    return tuple(code for code in inside if (gazetteer.name(code, year) or "").endswith("市"))


def _signs(body: str) -> Iterator[_Sign]:
    for number in _NUMBER.finditer(body):
        end = number.start() + (body[number.start()] in "发函字")
        before = _HAN_BEFORE.search(body, max(0, end - _LONGEST), end)
        if before is None:
            continue
        for place in range(before.start(), before.end() - 1):
            character, behind, previous = body[place], body[place + 1], body[place - 1 : place]
            begins = previous in _INTRODUCES or not "\u4e00" <= previous <= "\u9fff"
            of_office = begins and (behind in SIGNS or body.startswith(_COURTS, place + 1))
            before_office = of_office and character not in _NO_SIGNS
            of_province = of_office and (character in _PROVINCES or character in _IF_AUTONOMOUS)
            is_long = before_office or of_province or place < before.end() - _OFFICE
            if is_long or (begins and character in _PROVINCES):
                whom = _OF_WHOM.search(body, max(0, place - _FAR), place)
                level = "市" if body.startswith("中法", place + 1) else whom[1] if whom else ""
                if not is_long and level != "省":  # 省统计局《…》(浙统〔2010〕52号
                    continue
                yield _Sign(character, behind, body[place : number.end()], begins, before_office, level)


def _add_only(evidence: Evidence, codes: Iterable[str], sign: str, words: str) -> None:
    """Count the place whose name begins with a sign, if one alone of some places' does."""
    its = _beginning(codes, sign, evidence.year)
    if len(its) == 1:
        evidence.add(its.pop(), HINT, words)


def _beginning(codes: Iterable[str], with_words: str, year: int | None) -> set[str]:
    """Those of some places whose names in a year begin so."""
    return {code for code in codes if gazetteer.stem_of(gazetteer.name(code, year) or "").startswith(with_words)}


def _add_by_city_and_county(evidence: Evidence, province: str, pair: str, words: str) -> None:
    """Count the place of a province that begins with two characters (南安).

    Else the county that begins with the second, in its cities that begin with the first (丰泽 in 泉州).
    """
    year = evidence.year
    inside = gazetteer.inside(province, year)
    if _beginning(inside, pair, year):
        return _add_only(evidence, inside, pair, words)
    cities = [code for code in _beginning(inside, pair[0], year) if gazetteer.level(code) == 4]
    return _add_only(evidence, [its for city in cities for its in gazetteer.counties(city, year)], pair[1], words)
