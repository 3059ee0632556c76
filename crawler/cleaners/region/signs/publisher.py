"""Who published a page: the body that it names as the document's, or whose site it is on by the end of its title."""

from collections.abc import Iterator

from crawler.cleaners.region.evidence import HINT, Evidence
from crawler.cleaners.region.reading.elsewhere import is_own
from crawler.cleaners.region.reading.full_names import full_names
from indexer import late_re as re
from indexer.text import HAN, MASK, fold

# At the end of a page's folded title, behind a break: 工作总结_镇巴县人民政府门户网站.
_PUBLISHER = re.compile(
    rf"[{re.escape(MASK)}|\-–—:>»\s] *(?P<body>(?P<place>[{HAN}]{{1,12}}[省市县区旗州盟])"
    rf"(?:(?:人民)?(?:政府|法院|检察院)|[{HAN}]{{2,6}}(?:局|委员会)|[{HAN}]{{0,8}}(?:中学|小学|学校|医院|幼儿园))"
    r"(?:门户|官方|政务|公众信息|信息|公开)*(?:网站|网|平台)?)\s*$"
)


def add_publisher(evidence: Evidence, own_level: str | None, body: str, page_title: str, issuer: str | None) -> None:
    """Count the issuer's place, else the site's, for a text that names no place and may be of that level."""
    if evidence.weights or not (page_title or issuer) or any(is_own(body, *name[:2]) for name in full_names(body)):
        return
    for codes, level, words in (*_issuer(issuer or ""), *_sites(page_title)):
        fits = own_level in {None, level} or (own_level in {"县", "镇", "乡"} and level in "县区旗市")
        if len(codes) == 1 and fits:
            evidence.add(codes[0], HINT, words)
            evidence.published = True
            break


def _issuer(issuer: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """The codes, the last character and the words of the place with which its name begins: 陕西省镇巴县教育局."""
    name, codes, end = fold(issuer), tuple[str, ...](), 0
    for start, behind, inside, _ in full_names(name):
        if start == end:
            codes, end = inside, behind
    yield codes, name[end - 1 : end], issuer[:end]


def _sites(page_title: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """The same of the places whose government, office or school has the site."""
    for publisher in _PUBLISHER.finditer(page_title):
        place = publisher["place"]
        yield from (
            (codes, place[-1], publisher["body"]) for _, end, codes, _ in full_names(place) if end == len(place)
        )
