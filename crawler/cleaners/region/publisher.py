"""Whose site a page is on: the place whose government, office or school ends the page's title."""

import re

from crawler.cleaners.region import gazetteer
from crawler.cleaners.region.evidence import Evidence
from indexer.text import MASK, fold

_PUBLISHED_BY = 2  # weight of whose site it is
# At the end of a page's folded title, behind a break: 工作总结_镇巴县人民政府门户网站.
_PUBLISHER = re.compile(
    rf"[{re.escape(MASK)}|\-–—:>»\s] *([\u4e00-\u9fff]{{1,12}}[省市县区旗州盟])"
    r"(?:(?:人民)?(?:政府|法院|检察院)|[\u4e00-\u9fff]{2,6}(?:局|委员会)|[\u4e00-\u9fff]{0,8}(?:中学|小学|学校|医院|幼儿园))"
    r"(?:门户|官方|政务|公众信息|信息|公开)*(?:网站|网|平台)?\s*$"
)


def add_publisher(evidence: Evidence, own: str | None, page_title: str) -> None:
    """The place whose government, office or school has the site, if the text names none and may be of that level."""
    for publisher in _PUBLISHER.finditer(fold(page_title)) if not evidence.weights else ():
        name = publisher[1]
        for start in range(len(name) - 1):
            codes = gazetteer.codes().get(name[start:])
            if codes is not None:
                if len(codes) == 1 and (own in {None, name[-1]} or (own == "县" and name[-1] in "区旗市")):
                    evidence.add(codes[0], _PUBLISHED_BY, publisher[0].strip())
                    evidence.framed.add(codes[0])
                break
