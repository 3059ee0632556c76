"""Documents' numbers, which begin with a sign of the place that gave them: 香教字〔2008〕10号."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from crawler.cleaners.offices import SIGNS
from crawler.cleaners.region.evidence import ENOUGH, Evidence
from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.places.one_character import of_one_county
from crawler.cleaners.region.places.revisions import revisions
from indexer import late_re as re
from indexer.text import fold

_NUMBER = re.compile(
    r"[\[〔【(〈]\s*(?:(?:19|20)\d\d|\*{2,4}|20\*{2,4}|(?<=[\[〔【]))\s*[\]〕】)〉]\s*(?:第\s*)?[\d*]{1,4}\s*号"
)
_HAN_BEFORE = re.compile("[\u4e00-\u9fff]+$")
_OFFICE = 2  # characters between a sign and the year at the least: 香教字, 赣办发; 安教 where nothing stands before it
_LONGEST = 6  # characters of a sign with its office: 昔政办函字
_PROVINCE_SIGNS = frozenset("京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔贵滇云藏陕秦甘陇青宁新蒙中国")
# Signs that are hardly ever a county's or city's own: 赣办发〔2010〕1号 is of 江西.
_PROVINCES = {
    "冀": "130000",
    "晋": "140000",
    "辽": "210000",
    "沪": "310000",
    "苏": "320000",
    "浙": "330000",
    "皖": "340000",
    "闽": "350000",
    "赣": "360000",
    "鲁": "370000",
    "豫": "410000",
    "鄂": "420000",
    "湘": "430000",
    "粤": "440000",
    "琼": "460000",
    "渝": "500000",
    "川": "510000",
    "黔": "520000",
    "滇": "530000",
}
# What may stand right before a province's sign; 铜川政发 is of no 川.
_INTRODUCES = frozenset("实据照按彻发行神了的由于合和及守习达对")
# No place before an office: another office (水政发, 公交管), a province, a level, words.
_NO_SIGNS = (SIGNS - {"安"}) | _PROVINCE_SIGNS | frozenset("省市县区全共分下大定开会通")
_DOCUMENT_NUMBER = 2


class _Sign(NamedTuple):
    """A character of a document's number that may be a place's sign."""

    character: str
    behind: str  # the next character: a county's behind its city's in 泉丰教
    words: str  # from the sign to the end of the number
    begins: bool  # stands behind no other word
    before_office: bool  # nothing but an office follows: 溆教字


def add_document_numbers(evidence: Evidence, own: str | None, body: str) -> None:
    """Count the places whose signs begin documents' numbers, if one place alone fits.

    - A county of the city that the text names (香教字〔2008〕10号).
    - A place of the province that it names without a city (溆教字 in Hunan), or by two characters a city and its county
      (泉丰教 in Fujian).
    - A province (赣办发), if all that the text names is of one province.
    - In a text that calls itself a county's (`own`): its city (郴市纪发); the county that alone has
      the sign (师政发), if the text names no county.
    - In a text that calls itself a city's and names no place: the city that alone has the sign (郴林发).
    """
    signs, of_one = list(_signs(body)), of_one_county()
    provinces = {
        _PROVINCES[sign.character]: sign.words for sign in signs if sign.begins and sign.character in _PROVINCES
    }
    _add_only(evidence, set(provinces), next(iter(provinces.values()), ""))
    cities = [
        code for code, weight in evidence.weights.items() if code.endswith("00") and code[2:4] != "00" and weight >= 2
    ]
    in_provinces = {code[:2] for code, weight in evidence.weights.items() if weight >= 2}
    province = in_provinces.pop() if len(in_provinces) == 1 else None
    before_office = {sign.character for sign in signs if sign.before_office}
    named = {code for code in evidence.weights if gazetteer.level(code) == 6}
    numbers = {sign.character: sign.words for sign in signs}
    for character, words in numbers.items():
        candidates = set(named)
        if len(cities) == 1 and character not in _PROVINCE_SIGNS:
            candidates.update(gazetteer.counties(cities[0]))
        elif not named and province and character in before_office:
            candidates.update(gazetteer.inside(province))
        _add_only(evidence, _beginning(candidates, character), words)
    if own == "县":  # whom it obeys: 邵市纪发
        for sign in signs:
            if sign.behind == "市":
                _add_only(evidence, _beginning(_cities(counties=False), sign.character), sign.words)
    if own == "市" and not evidence.weights:
        for character in before_office:
            _add_only(evidence, _beginning(_cities(counties=True), character), numbers[character])
    if own == "县" and not named:
        alone = {
            of_one[sign.character]: sign.words for sign in signs if sign.before_office and sign.character in of_one
        }
        if len(alone) == 1:
            [(code, words)] = alone.items()
            evidence.add(code, ENOUGH, words)
    if province and not cities:
        for pair, words in {sign.character + sign.behind: sign.words for sign in signs if sign.begins}.items():
            _add_only(evidence, _by_city_and_county(province, pair), words)


@cache
def _cities(*, counties: bool) -> tuple[str, ...]:
    """The codes of all cities that have counties, or also of those that are a county's."""
    named = revisions()[-1][1].items()
    return tuple(code for code, name in named if name.endswith("市") and gazetteer.level(code) in {4, 6 * counties})


def _signs(body: str) -> Iterator[_Sign]:
    for number in _NUMBER.finditer(body):
        before = _HAN_BEFORE.search(body, max(0, number.start() - _LONGEST), number.start())
        if before is None:
            continue
        for place in range(before.start(), before.end() - 1):
            character, behind, previous = body[place], body[place + 1], body[place - 1 : place]
            begins = previous in _INTRODUCES or not "\u4e00" <= previous <= "\u9fff"
            before_office = begins and behind in SIGNS and character not in _NO_SIGNS
            if before_office or place < before.end() - _OFFICE:
                yield _Sign(character, behind, body[place : number.end()], begins, before_office)


def _add_only(evidence: Evidence, codes: set[str], words: str) -> None:
    if len(codes) == 1:
        evidence.add(codes.pop(), _DOCUMENT_NUMBER, words)


def _beginning(codes: Iterable[str], with_words: str) -> set[str]:
    """Those of some places whose names begin so."""
    return {code for code in codes if fold(gazetteer.name(code) or "").startswith(with_words)}


def _by_city_and_county(province: str, pair: str) -> set[str]:
    """The places of a province that begin with two characters (南安).

    Else the counties that begin with the second, in its cities that begin with the first (丰泽 in 泉州).
    """
    inside = gazetteer.inside(province)
    if both := _beginning(inside, pair):
        return both
    cities = [code for code in _beginning(inside, pair[0]) if gazetteer.level(code) == 4]
    return _beginning((county for city in cities for county in gazetteer.counties(city)), pair[1])
