"""Documents' numbers, which begin with a sign of the place that gave them: 香教字〔2008〕10号."""

import re

from crawler.cleaners.region import gazetteer
from crawler.cleaners.region.evidence import Evidence
from indexer.text import fold

_NUMBER = re.compile(
    r"([\u4e00-\u9fff])[\u4e00-\u9fff]{1,6}[\[〔【(〈]\s*(?:(?:19|20)\d\d|\*{2,4}|20\*\*)\s*[\]〕】)〉]\s*(?:第\s*)?[\d*]{1,4}\s*号"
)
_PROVINCE_SIGNS = frozenset("京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔贵滇云藏陕秦甘陇青宁新蒙中国")
_DOCUMENT_NUMBER = 2


def add_document_numbers(evidence: Evidence, body: str) -> None:
    """The first character of a document's number is the county's (香教字〔2008〕10号), if one county alone fits."""
    found = {number[1]: number[0] for number in _NUMBER.finditer(body)}
    cities = [
        code for code, weight in evidence.weights.items() if code.endswith("00") and code[2:4] != "00" and weight >= 2
    ]
    for sign, words in found.items():
        candidates = [code for code in evidence.weights if gazetteer.level(code) == 6]
        if len(cities) == 1 and sign not in _PROVINCE_SIGNS:
            candidates += gazetteer.counties(cities[0])
        its = {code for code in candidates if fold(gazetteer.name(code) or "").startswith(sign)}
        if len(its) == 1:
            evidence.add(its.pop(), _DOCUMENT_NUMBER, words)
