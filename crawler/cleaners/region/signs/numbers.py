"""Documents' numbers, which begin with a sign of the place that gave them: 香教字〔2008〕10号."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from crawler.cleaners.region.evidence import HINT, Evidence
from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.signs.provinces import AUTONOMOUS, BY_SIGN, MUNICIPALITIES
from crawler.cleaners.vocabulary.offices import SIGNS
from indexer import late_re as re
from indexer.text import HAN

# Also 兰教发64号, and with its brackets lost or masked 蔚政办202319号, 鲁教体办?2018?3号, 赣办字*41号, 思教发〔〕2号.
# The first character is one of few, which are looked for fastest.
_NUMBER = re.compile(
    r"[\[〔【(〈?发函字办](?:(?<=[\[〔【(〈?])\s*(?:(?:19|20)\d\d|(?:20)?\*{1,4}|"
    r")\s*[\]〕】)〉?]\s*(?:第\s*)?[\d*]{1,4}\s*号|"
    r"(?:(?<=[发函])|(?<=[^证]字)|(?<=政办)|(?<=办)(?=20\d{3,6}号|\*))第?[*年]{0,5}\d{1,8}号)"
)
_HAN_BEFORE = re.compile(f"[{HAN}]+$")
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
_NO_SIGNS = (SIGNS - {"安"}) | _PROVINCE_SIGNS | frozenset("省市县区镇乡村街府全共分下大定开会通改法")
# Whose number follows: 市林业局《关于…的通知》(, 《省人民政府办公厅关于…的通知》
_OF_WHOM = re.compile(
    rf"([省市])(?:委|(?:人民)?政府|[{HAN}]{{1,6}}[厅局委办])[^,。;\n《》省市县区局]{{0,6}}"
    r"(?:《[^》\n]{1,60}》|(?:关于|转发|印发)[^,。;\n《》]{1,60}》)?[^,。;\n《》省市县区局]{0,8}$"
)
_OF_PROVINCE = BY_SIGN | {"云": "530000", "青": "630000", "黑": "230000"}  # behind 省政府, and else of many places
_NO_PLACES = ("安委", "安监", "爱卫", "明电", "两办")  # 安全生产委员会, 爱国卫生, a telegram, 市委和市政府办公室
# No 驻社区单位, nor who guards the border, for 社旗县 or 边坝县.
_STATIONED = re.compile(f"驻(?![社边])([{HAN}])(?:部队|各?单位|官兵|军警)")
_FAR = 90  # characters in which its office is looked for


class _Sign(NamedTuple):
    """The first character of a document's number, which may be a place's sign, and where the number stands."""

    character: str
    start: int
    end: int
    of_place: str  # what a county or city may begin with: 溆 before nothing but an office, else two characters (泉丰教)
    level: str  # 市 behind an office of the city or before its court: 市林业局《…》(韶林; 省 behind the province's


def numbered(body: str, own_level: str | None, year: int | None) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Where documents' numbers stand, and the codes of all cities and counties whose signs each may begin with.

    So may the words for soldiers and offices that are stationed in one: 驻郯部队, 驻郯各单位.
    Behind an office of the city (市林业局《…》(韶林) only a 市 counts; for a county (`own_level`) one that has such.
    """
    lowest = 4 if own_level in {"县", "区", "旗"} else 6
    stationed = (_Sign(at[1], *at.span(), at[1], "") for at in _STATIONED.finditer(body) if at[1] not in _NO_SIGNS)
    for sign in {sign.of_place: sign for sign in (*stationed, *_signs(body))}.values():
        codes = _called_by_signs(year).get(sign.of_place, frozenset())
        if sign.level == "市":
            cities = (code for code in codes if (gazetteer.name(code, year) or "").endswith("市"))
            codes = frozenset(code for code in cities if gazetteer.level(code) <= lowest)
        if codes:
            yield sign.start, sign.end, codes


@cache
def _called_by_signs(year: int | None) -> dict[str, frozenset[str]]:
    """The cities and counties of a year by what their names begin with, or their cities' and theirs: 泉丰 of 丰泽."""
    found: dict[str, set[str]] = defaultdict(set)
    stems = {code: gazetteer.stem(code, year) for code in gazetteer.inside(year=year)}
    for code, stem in stems.items():
        city = stems.get(gazetteer.above(code, 4), "")
        for sign in (stem[:1], stem[:2], city[:1] + stem[:1]):
            found[sign].add(code)
    return {sign: frozenset(codes) for sign, codes in found.items()}


def add_document_numbers(evidence: Evidence, body: str) -> None:
    """Count the province with whose sign numbers begin (赣办发, 湘教), if all that have one are of one province.

    And the district of a municipality whose government, or whose town's, gave it: 沪宝顾府.
    """
    signs = _signs(body)
    surely = [sign for sign in signs if sign.character in _PROVINCES]
    of_provinces = surely or [sign for sign in signs if sign.level == "省" and sign.character in _OF_PROVINCE]
    if len({sign.character for sign in of_provinces}) == 1:
        last = of_provinces[-1]
        evidence.add(_OF_PROVINCE[last.character], HINT, body[last.start : last.end])
    if not evidence.weights and (others := _others(body)):
        for sign in signs:
            if sign.character in others:
                evidence.add(others[sign.character], HINT, body[sign.start : sign.end])
    for sign in surely:
        province, words = _PROVINCES[sign.character], body[sign.start : sign.end]
        if province in MUNICIPALITIES and "府" in words[2:4]:
            names = {code: gazetteer.name(code, evidence.year) for code in gazetteer.inside(province, evidence.year)}
            inside = [code for code, name in names.items() if name and name.startswith(words[1])]
            if len(inside) == 1:
                evidence.add(inside[0], HINT, words)


def _others(body: str) -> dict[str, str]:
    """The provinces whose signs count in a text by what else it names."""
    if AUTONOMOUS.search(body):
        return _IF_AUTONOMOUS
    return {} if "省" in body else _IF_WITHOUT_PROVINCE


@lru_cache(maxsize=16)  # of a page, each of whose texts is asked for twice
def _signs(body: str) -> list[_Sign]:
    """The signs with which documents' numbers begin, and where they stand."""
    found = []
    for number in _NUMBER.finditer(body) if "号" in body else ():
        end = number.start() + (body[number.start()] in "发函字办")
        before = _HAN_BEFORE.search(body, max(0, end - _LONGEST), end)
        for place in range(before.start(), before.end() - 1) if before else ():
            character, behind, previous = body[place], body[place + 1], body[place - 1 : place]
            if "\u4e00" <= previous <= "\u9fff" and previous not in _INTRODUCES:
                continue
            whom = _OF_WHOM.search(body, max(0, place - _FAR), place)
            of_city = body.startswith(("中法", "市"), place + 1)
            level = "市" if of_city else whom[1] if whom else ""
            of_office = of_city or behind in SIGNS or body.startswith("高法", place + 1)
            is_long = of_office or place < end - _OFFICE
            if is_long or level == "省":  # 省统计局《…》(浙统〔2010〕52号
                of_place = character if of_office else character + behind
                is_place = is_long and character not in _NO_SIGNS and not body.startswith(_NO_PLACES, place)
                found.append(_Sign(character, place, number.end(), of_place if is_place else "", level))
    return found
