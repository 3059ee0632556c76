"""The villages and communities that a text names, and what bears a village's name: its school, reservoir or mine."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, islice

from crawler.cleaners.passage import Passage
from crawler.cleaners.region.places import gazetteer, landmarks, stems, towns, villages
from crawler.cleaners.region.places.bare import OF_TOWN
from crawler.cleaners.region.reading.edges import begins_word, is_edge
from crawler.cleaners.region.reading.elsewhere import is_own
from crawler.cleaners.region.together.name import AGAIN, FULL, Name
from indexer import late_re as re

_MOST, _FEW = 32, 8  # counties that share a village's name, a town's; more say nothing
_MOST_READ = 200  # names that are looked up
_LONGEST, _LONGEST_TOWN, _SHORTEST = 5, 3, 2  # characters before 村, and before what a town has
_VILLAGE = re.compile("村(?<![农乡]村)(?!民(?!委)|[级务镇庄小里寨居医干官容])|社区(?!矫)|居委会")
# What bears the name of the village or town where it is: 窑店林场, 石桥小学, 朱家茆煤矿, 黑石渡至道士冲段.
_OF_VILLAGE = re.compile(
    "(?=[水林煤铁小大变泵灌渡火村段工至])"  # of many words: the characters that begin one come first
    "(?:水库|水厂|林场|煤矿|铁矿|(?<!中)小学|大桥|水电站|变电站|泵站|灌区|渡口|火车站|村民小组|"
    "段(?!时|落)|大道|工业园|至(?=[\u4e00-\u9fff]{2,6}?(?:段|公路)))"
)
# What bears its town's name: 雷坪中心校, 岩峰职业中学; and what is or lies in a town: 街子古镇, 左卫工业园区.
_SCHOOL_OF_TOWN = re.compile(  # no 一四三团中学
    "[职初中](?<!团.)(?:(?:(?<=中)|(?<=职)业中|(?<=初)级中)学(?!生)|(?<=职)中|(?<=中)心(?:校|小学|学校))"
)
_OF_TOWN = re.compile(
    "[古集镇工化段](?:(?<=[古集])镇|(?<=镇)区|(?:(?<=工)业|(?<=化)工)(?:园区?|集中区)|"
    "(?:(?<=[道路速河江].{2}段)|(?<=[道路速河江].{3}段))(?!时|落))"
)
# … where the text speaks as one's or as a county's: visitors and firms name others'.
_AS_OWN = re.compile("[我本全][县镇区市]")
_WORKS = re.compile("水库|水厂|林场|煤矿|铁矿|水电站|灌区")  # behind which no word goes on, as 北路 in 环城北路段
# 岩头、三十六湾、明溪3个旅游重点村; 李家庄、石门两村; 溪坪、前坪等6处水库; 后河、同善一带
_MANY = re.compile(
    "[等一\\d两二三四五六七八九十](?<=[\u4e00-\u9fff].)(?:(?:(?:(?<=等)(?:\\d{1,5}|[两二三四五六七八九十]+)|(?<=\\d)\\d{0,4}|"
    "(?<=[两二三四五六七八九十])[两二三四五六七八九十]*)(?:个[^,。、\n]{0,8}?)?|(?<=等)(?:行政|自然)?)"
    "(村(?![民镇级务干])|社区|乡?镇)|(?<=等)\\d{1,3}[处座条口](?=[^,。、\n]{0,6}(?:水库|山塘|塘坝|水电站|泵站|桥|渠道|公路))|"
    "(?<=一)带(?!一路|动|领|头|来|[去回着]))"
)
_AND = re.compile("[、和及与]")
_LIST = re.compile("[\u4e00-\u9fff]{2,4}(?:[、和及与][\u4e00-\u9fff]{2,4}){1,20}$")
_LONGEST_LIST = 80

# How likely the text's own place is among those that have a village of a name. Among those that have a town whose
# school is named it was 8 times of 8, which counts as a name that is told again.
_SURE = 0.6

# Where a name begins and ends, where the words end that tell it, and the codes of the counties that have one.
_Place = tuple[int, int, int, frozenset[str]]


def villages_named(passage: Passage) -> dict[str, Name]:
    """The villages and communities that a text names as its own or as neighbours, by their names without 村.

    And the towns whose schools it names, of those that one county alone has.
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
        its = towns.counties_of(body[start:end], most)
        is_its = edge(start, end) or (body[start - 1 : start] in {"河", "江"} and body.startswith("段", end))
        return its if its and body[start:end] not in gazetteer.called() and is_its else frozenset()

    schools = _before(body, _SCHOOL_OF_TOWN, _LONGEST_TOWN, partial(of_town, most=1))
    of_towns = _before(body, _OF_TOWN, _LONGEST_TOWN, of_town) if _AS_OWN.search(body) else ()
    of_villages = _before(body, _VILLAGE, _LONGEST, of_village)
    villages = chain(of_villages, _before(body, _OF_VILLAGE, _LONGEST_TOWN, of_what_it_has), _listed(body))
    found: dict[str, Name] = {}
    for named, sure, is_town in ((schools, AGAIN, True), (of_towns, FULL[OF_TOWN], True), (villages, _SURE, False)):
        for start, name_end, end, its in named:
            if body[start:name_end] not in found and is_own(body, start, end, near=True):
                found[body[start:name_end]] = Name(body[start:end], ((sure, its),), True, start, end, full_town=is_town)
    return found


def _before(
    body: str, kinds: re.Pattern[str], longest: int, codes: Callable[[int, int], frozenset[str]]
) -> Iterator[_Place]:
    """The longest name that is no other word and has codes before each of the words of some kinds."""
    for has in islice(kinds.finditer(body), _MOST_READ):
        end = has.start()
        for start in range(max(0, end - longest), end - _SHORTEST + 1):
            if not stems.is_ordinary(body[start:end]) and (its := codes(start, end)):
                yield start, end, has.end(), its
                break


def _listed(body: str) -> Iterator[_Place]:
    for many in _MANY.finditer(body):
        listed = _LIST.search(body, max(0, many.start() - _LONGEST_LIST), many.start())
        if listed is None:
            continue
        at = listed.start()
        for number, item in enumerate(_AND.split(listed[0])):
            end = at + len(item)
            for start in range(at, end - 1) if number == 0 else (at,):  # before the first may stand other words
                if its := _counties(body[start:end], many[1] or "村"):
                    yield start, end, end, its
                    break
            at = end + 1


def _counties(stem: str, kind: str) -> frozenset[str]:
    """The counties that have a village or a community of a name, as many a village became one, or a town if meant."""
    its = villages.counties(f"{stem}村", f"{stem}社区", most=_MOST)
    return its | towns.counties_of(stem, _MOST) if kind.endswith("镇") else its
