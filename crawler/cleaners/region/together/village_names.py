"""The villages and communities that a text names, and what bears a village's name: its school, reservoir or mine."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import NamedTuple

from crawler.cleaners.passage import Passage
from crawler.cleaners.region.places import gazetteer, landmarks, stems, towns, villages
from crawler.cleaners.region.places.bare import OF_TOWN
from crawler.cleaners.region.reading.edges import begins_word, is_edge
from crawler.cleaners.region.reading.elsewhere import is_own
from crawler.cleaners.region.together.name import AGAIN, COUNTIES, FULL, Name
from indexer import late_re as re

_MOST, _FEW = 32, 8  # counties that share a village's name, a town's; more say nothing
_MOST_READ = 200  # names that are looked up
_LONGEST, _LONGEST_TOWN, _SHORTEST = 5, 3, 2  # characters before 村, and before what a town has
_VILLAGE = re.compile("村(?<![农乡]村)(?!民(?!委)|[级务镇庄小里寨居医干官容])|社区(?!矫)|居委会")
# What bears the name of the village or town where it is: 窑店林场, 石桥小学, 朱家茆煤矿, 黑石渡至道士冲段.
_OF_VILLAGE = re.compile(
    "(?=[水林煤铁小大变泵灌渡火村段工至海渔码])"  # of many words: the characters that begin one come first
    "(?:水库|水厂|林场|煤矿|铁矿|(?<!中)小学|大桥|水电站|变电站|泵站|灌区|渡口|码头|渔港|海域|火车站|村民小组|"
    "段(?!时|落)|大道|工业园|至(?=[\u4e00-\u9fff]{2,6}?(?:段|公路)))"
)
# What bears its town's name: 雷坪中心校, 岩峰职业中学, 龙固派出所; and what is or lies in one: 街子古镇, 左卫工业园区.
_BODY_OF_TOWN = re.compile(  # no 一四三团中学
    "(?=[职初中派司财供卫敬林农交工国税文水畜])(?<!团)(?:(?:职业|初级)?中学(?!生)|职中|中心(?:校|小学|学校|幼儿园)|"
    "(?:派出|司法|财政|供电|工商|国土|税务)所|卫生院|敬老院|交警中队|[林文水][业化管利]站|畜牧(?:兽医)?站|"
    "农[技机经]站|农业[\u4e00-\u9fff]{0,4}推广站)"
)
_OF_TOWN = re.compile(
    "(?=[古集镇工化段])(?:[古集]镇|镇区|(?:工业|化工)(?:园区?|集中区)|(?:(?<=[道路速河江].{2})|(?<=[道路速河江].{3}))段(?!时|落))"
)
# … where the text speaks as one's or as a county's: visitors and firms name others'.
_AS_OWN = re.compile("[我本全](?:[县镇乡区市]|街道)")
# Who acts for a village or a farm, behind its name: 雁田村党支部, 大桥村委会, 窑店林场场长.
_ITS_OWN = re.compile("(?:党(?:员|组织|委|总?支)|团(?:员|总?支)|总?支部|两委|委会|妇代会|[书场校矿站]长|主任|支?书记)")
_WORKS = re.compile("水库|水厂|林场|煤矿|铁矿|水电站|灌区")  # behind which no word goes on, as 北路 in 环城北路段
# What is listed: 岩头、三十六湾、明溪3个旅游重点村; 横店、南马两镇; 溪坪、前坪等6处水库; 枸杞、嵊山海域; 后河、同善一带
_LISTED = re.compile(
    "(?=[村社居乡镇县水泵林煤灌海渔一])"
    "(?:(?P<village>村(?<![农乡]村)(?![民级务镇干])|社区(?!矫)|居委会)|(?P<town>乡?镇|乡(?!村))|(?P<county>县(?![级城域官]))|"
    "水库|水电站|泵站|林场|煤矿|灌区|海域|渔港|一带(?!一路|动|领|头|来|[去回着]))"
)
_NUMBER = "(?:\\d{1,5}|[两二三四五六七八九十]{1,3})"
_LIST = re.compile(
    "((?:[\u4e00-\u9fff]{2,4}[、和及与]){1,20}[\u4e00-\u9fff]{2,4}?)"
    f"((?:等?{_NUMBER}|等(?={_NUMBER}))(?:[个处座条口][^,。、\n]{{0,8}}?)?|等(?:行政|自然|[大中小]{{1,3}}型?)?)?$"
)
_AND = re.compile("[、和及与]")
_LONGEST_LIST, _LAST_OF_LIST = 80, 18

# How likely the text's own place is among those that have a village of a name, and those whose towns or counties of
# one are listed. Among those that have a town whose school is named it was 8 times of 8, which counts as a name that
# is told again; where one county alone has such a village, it was its own 15 times of 15: as if its body spoke.
_SURE, _SURE_LISTED, _SURE_BODY = 0.6, 0.85, 0.9


class _Place(NamedTuple):
    """A name, where it stands, where the words end that tell it, and the counties that have a place of it."""

    start: int
    name_end: int
    end: int
    counties: frozenset[str]
    sure: float


def villages_named(passage: Passage) -> dict[str, Name]:
    """The villages and communities that a text names as its own or as neighbours, by their names without 村.

    And the towns whose schools it names, of those that one county alone has, and what it lists.
    """
    body = passage.plain

    def edge(start: int, end: int) -> bool:
        return is_edge(body, start) or begins_word(body, start, end)

    def of_village(start: int, end: int) -> frozenset[str]:
        is_its = end - start > _SHORTEST or is_edge(body, start)
        return _counties(body[start:end], "村") if is_its else frozenset()

    def of_what_it_has(start: int, end: int) -> frozenset[str]:
        is_named_after = body[start:end] in landmarks.codes()  # 赣江大道
        is_its = edge(start, end) if _WORKS.match(body, end) else is_edge(body, start) and not is_named_after
        return _counties(body[start:end], "镇") if is_its else frozenset()

    def of_town(start: int, end: int, most: int = _FEW) -> frozenset[str]:
        stem = body[start:end]
        is_its = edge(start, end) or (body[start - 1 : start] in {"河", "江"} and body.startswith("段", end))
        its = towns.counties_of(stem, most) if is_its and stem[-1] not in "路街" else frozenset[str]()
        # No 北辛庄, as many a village is called, some of which were towns.
        has_villages = its and len(villages.counties(f"{stem}村", most=COUNTIES)) > _MOST
        return frozenset() if stem in gazetteer.called() or has_villages else its

    named = [
        *_before(body, _BODY_OF_TOWN, _LONGEST_TOWN, partial(of_town, most=1), AGAIN),
        *(_before(body, _OF_TOWN, _LONGEST_TOWN, of_town, FULL[OF_TOWN]) if _AS_OWN.search(body) else ()),
        *_before(body, _VILLAGE, _LONGEST, of_village, _SURE),
        *_before(body, _OF_VILLAGE, _LONGEST_TOWN, of_what_it_has, _SURE),
        *_listed(body),
    ]
    found: dict[str, Name] = {}
    for one in named:
        stem, words = body[one.start : one.name_end], body[one.start : one.end]
        if stem not in found and is_own(body, one.start, one.end, near=True):
            is_alone = len(one.counties) == 1 and _VILLAGE.match(body, one.name_end) is not None
            sure = max(one.sure, _SURE_BODY * (is_alone or _ITS_OWN.match(body, one.end) is not None))
            is_town = one.sure >= FULL[OF_TOWN]
            found[stem] = Name(words, ((sure, one.counties),), True, one.start, one.end, full_town=is_town)
    return found


def _before(
    body: str, kinds: re.Pattern[str], longest: int, codes: Callable[[int, int], frozenset[str]], sure: float
) -> Iterator[_Place]:
    """The longest name that is no other word and has codes before each of the words of some kinds."""
    for has in islice(kinds.finditer(body), _MOST_READ):
        end = has.start()
        for start in range(max(0, end - longest), end - _SHORTEST + 1):
            if not stems.is_ordinary(body[start:end]) and (its := codes(start, end)):
                yield _Place(start, end, has.end(), its, sure)
                break


def _listed(body: str) -> Iterator[_Place]:
    """The members of lists by what they are said to be; without a number or 等 only if the last one is such.

    One that is a word too counts only beside another of its county.
    """
    for kind in _LISTED.finditer(body):
        end = kind.start()
        if not _AND.search(body, max(0, end - _LAST_OF_LIST), end):
            continue
        its = _LIST.search(body, max(0, end - _LONGEST_LIST), end)
        if its is None:
            continue
        items = list(_items(its, kind))
        if its[2] is None and (kind["town"] or kind["county"] or not items or items[-1].end < its.end()):
            continue
        surely = [one.counties for one in items if not stems.is_ordinary(body[one.start : one.end])]
        yield from (one for one in items if any(one.counties & counties for counties in surely))


def _items(listed: re.Match[str], kind: re.Match[str]) -> Iterator[_Place]:
    """The members of a list that are names of what it lists; before the first may stand other words."""
    at = listed.start()
    for number, item in enumerate(_AND.split(listed[1])):
        end = at + len(item)
        for start in range(at, end - 1) if number == 0 else (at,):
            if len(item) > 1 and not item.endswith(kind[0]) and (its := _bearing(item[start - at :], kind)):
                sure = _SURE_LISTED if kind["town"] or kind["county"] else _SURE
                yield _Place(start, end, end, its, sure)
                break
        at = end + 1


def _bearing(stem: str, kind: re.Match[str]) -> frozenset[str]:
    """The counties that have a village, a town, a county or a landmark of a name, by what it is said to be."""
    match kind.lastgroup:
        case "village":
            return _counties(stem, "村")
        case "town":
            return towns.counties_of(stem, _MOST) or _counties(stem, "村")
        case "county":
            return gazetteer.called().get(stem, {}).get(6, frozenset())
    return landmarks.codes().get(stem + kind[0]) or _counties(stem, "镇")


def _counties(stem: str, kind: str) -> frozenset[str]:
    """The counties that have a village or a community of a name, as many a village became one, or a town if meant."""
    its = villages.counties(f"{stem}村", f"{stem}社区", most=_MOST)
    return its | towns.counties_of(stem, _MOST) if kind == "镇" else its
