"""Documents' numbers, which begin with a sign of the place that gave them: 香教字〔2008〕10号."""

import re

from crawler.cleaners.region import gazetteer
from crawler.cleaners.region.evidence import Evidence
from indexer.text import fold

_NUMBER = re.compile(r"[\[〔【(〈]\s*(?:(?:19|20)\d\d|\*{2,4}|20\*\*)\s*[\]〕】)〉]\s*(?:第\s*)?[\d*]{1,4}\s*号")
_HAN_BEFORE = re.compile("[\u4e00-\u9fff]+$")
_OFFICE = 2  # characters between a sign and the year at the least: 香教字, 赣办发; 安教 where nothing stands before it
_LONGEST = 6  # characters of a sign with its office: 昔政办函字
_PROVINCE_SIGNS = frozenset("京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔贵滇云藏陕秦甘陇青宁新蒙中国")
# Signs that are hardly ever a county's or city's own: 赣办发〔2010〕1号 is of 江西.
_PROVINCES = {
    "冀": "130000",
    "晋": "140000",
    "辽": "210000",
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
_OFFICES = frozenset("教政办委卫财公民农水人组宣安林文建城工信科计交土武环商新经质监电药食党团妇税综")
# No place before an office: another office (水政发, 公交管), a province, a level, words.
_NO_SIGNS = (_OFFICES - {"安"}) | _PROVINCE_SIGNS | frozenset("省市县区全共分下大定开会通")
_DOCUMENT_NUMBER = 2


def add_document_numbers(evidence: Evidence, body: str) -> None:
    """The first character of a document's number is the county's (香教字〔2008〕10号), if one county alone fits.

    In a province that is named without a city it must be the one place there that begins with it (溆教字 in Hunan).
    So is a province's, whose documents are obeyed there alone, if all that a text names are of one province.
    """
    counties: dict[str, str] = {}
    provinces: dict[str, str] = {}
    first: set[str] = set()  # signs that nothing but an office follows: 溆教字
    for number in _NUMBER.finditer(body):
        before = _HAN_BEFORE.search(body, max(0, number.start() - _LONGEST), number.start())
        if before is None:
            continue
        for place in range(before.start(), before.end() - 1):
            sign, words, previous = body[place], body[place : number.end()], body[place - 1 : place]
            is_first = previous in _INTRODUCES or not "\u4e00" <= previous <= "\u9fff"
            if is_first and body[place + 1] in _OFFICES and sign not in _NO_SIGNS:
                first.add(sign)
            elif place >= before.end() - _OFFICE:
                continue
            counties[sign] = words
            if is_first and sign in _PROVINCES:
                provinces[_PROVINCES[sign]] = words
    cities = [
        code for code, weight in evidence.weights.items() if code.endswith("00") and code[2:4] != "00" and weight >= 2
    ]
    in_provinces = {code[:2] for code, weight in evidence.weights.items() if weight >= 2}
    for sign, words in counties.items():
        candidates = [code for code in evidence.weights if gazetteer.level(code) == 6]
        if len(cities) == 1 and sign not in _PROVINCE_SIGNS:
            candidates += gazetteer.counties(cities[0])
        elif not candidates and len(in_provinces) == 1 and sign in first:
            [province] = in_provinces
            candidates += gazetteer.inside(province)
        its = {code for code in candidates if fold(gazetteer.name(code) or "").startswith(sign)}
        if len(its) == 1:
            evidence.add(its.pop(), _DOCUMENT_NUMBER, words)
    if len(provinces) == 1:
        [(code, words)] = provinces.items()
        evidence.add(code, _DOCUMENT_NUMBER, words)
