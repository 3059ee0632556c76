"""Who published a page: the body that it names as the document's, or whose site it is on by the end of its title."""

from collections.abc import Iterable, Iterator

from crawler.cleaners.region.evidence import HINT, SIGNED, Evidence
from crawler.cleaners.region.places import gazetteer
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
    """Count the issuer's place, else the site's, for a text that may be of it.

    Where the text names no place, nothing else than the page tells it; beside names the issuer is like a signature.
    """
    places = [(place, True) for place in _issuer(issuer or "")] + [(place, False) for place in _sites(page_title)]
    fitting = [
        (codes[0], words, is_issuer)
        for (codes, level, words), is_issuer in places
        if len(codes) == 1 and (own_level in {None, level} or (own_level in {"县", "镇", "乡"} and level in "县区旗市"))
    ]
    named = {*evidence.weights, *(codes[0] for codes in _named_as_own(body))} if fitting else set()
    for code, words, is_issuer in fitting:
        if _may_be_of(code, named, evidence):
            evidence.add(code, SIGNED if named and is_issuer else HINT, words)
            evidence.published = not named
            break


def _named_as_own(body: str) -> Iterator[tuple[str, ...]]:
    """The codes of each name in full by which a body may name its own place."""
    return (name.codes for name in full_names(body) if is_own(body, name.start, name.end))


def _may_be_of(code: str, named: Iterable[str], evidence: Evidence) -> bool:
    """Whether a text is of nothing else than a place or what that lies in, and neither has the latter in its title.

    On a county's site stands what its province orders, too.
    """
    of = {code, *gazetteer.lies_in(code)}
    return of.issuperset(named) and not (evidence.title | evidence.signed) - {code}


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
