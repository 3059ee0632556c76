"""Who published a page: the body that it names as the document's, or whose site it is on by the end of its title."""

from crawler.cleaners.region.evidence import HINT, Evidence
from crawler.cleaners.region.reading.full_names import full_names
from indexer import late_re as re
from indexer.text import MASK, fold

# At the end of a page's folded title, behind a break: 工作总结_镇巴县人民政府门户网站.
_PUBLISHER = re.compile(
    rf"[{re.escape(MASK)}|\-–—:>»\s] *(?P<body>(?P<place>[\u4e00-\u9fff]{{1,12}}[省市县区旗州盟])"
    r"(?:(?:人民)?(?:政府|法院|检察院)|[\u4e00-\u9fff]{2,6}(?:局|委员会)|[\u4e00-\u9fff]{0,8}(?:中学|小学|学校|医院|幼儿园))"
    r"(?:门户|官方|政务|公众信息|信息|公开)*(?:网站|网|平台)?)\s*$"
)


def add_publisher(evidence: Evidence, own: str | None, page_title: str, issuer: str | None) -> None:
    """Count the issuer's place, else the site's, for a text that names no place and may be of that level."""
    if evidence.weights:
        return
    if issuer:
        _add_issuer(evidence, own, issuer)
    if not evidence.weights:
        _add_site(evidence, own, page_title)
    evidence.published = bool(evidence.weights)


def _add_issuer(evidence: Evidence, own: str | None, issuer: str) -> None:
    """The place with which the issuer's name begins: 陕西省镇巴县教育局."""
    name, codes, end = fold(issuer), tuple[str, ...](), 0
    for start, behind, its, _ in full_names(name):
        if start != end:
            break
        codes, end = its, behind
    _add(evidence, own, codes, issuer[:end], name[end - 1 : end])


def _add_site(evidence: Evidence, own: str | None, page_title: str) -> None:
    """The place whose government, office or school has the site."""
    for publisher in _PUBLISHER.finditer(page_title):
        place = publisher["place"]
        for _, end, codes, _ in full_names(place):
            if end == len(place):
                _add(evidence, own, codes, publisher["body"], place[-1])


def _add(evidence: Evidence, own: str | None, codes: tuple[str, ...], words: str, level: str) -> None:
    """Count a place, if it is one alone, of whose level a text may be that calls `own` its own."""
    if len(codes) == 1 and (own in {None, level} or (own in {"县", "镇", "乡"} and level in "县区旗市")):
        evidence.add(codes[0], HINT, words)
        evidence.framed.add(codes[0])
