"""The villages and communities that a text names, and what bears a village's name: its school, reservoir or mine."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple

from crawler.cleaners.passage import Passage
from crawler.cleaners.region.places import gazetteer, landmarks, stems, towns, villages
from crawler.cleaners.region.places.bare import OF_TOWN
from crawler.cleaners.region.reading.edges import begins_word, is_edge
from crawler.cleaners.region.reading.elsewhere import is_own
from crawler.cleaners.region.together.name import AGAIN, COUNTIES, FULL, MOST, Bearers, Name
from indexer import late_re as re
from indexer.text import HAN

_MOST_READ = 200  # names that are looked up
_LONGEST, _LONGEST_TOWN, _SHORTEST = 5, 3, 2  # characters before 村, and before what a town has

# Each alternative of an expression begins with a character as it is: so a text is searched fastest.
_VILLAGE = re.compile("村(?<![农乡]村)(?!民(?!委)|[级务镇庄小里寨居医干官容])|社区(?!矫)|居委会")
_TOWN = re.compile("[乡镇](?<![城集村乡镇我本全各][乡镇])(?![镇村企级])")
# What bears the name of the village or town where it is: 窑店林场, 石桥小学, 朱家茆煤矿, 黑石渡至道士冲段.
_OF_VILLAGE = re.compile(
    f"水库|水厂|林场|煤矿|铁矿|小学(?<!中小学)|大桥|水电站|变电站|泵站|灌区|渡口|码头|渔港|海域|火车站|村民小组|段(?!时|落)|大道|工业园|至(?=[{HAN}]{{2,6}}?(?:段|公路))"
)
# What bears its town's name: 雷坪中心校, 岩峰职业中学, 龙固派出所.
_BODY_OF_TOWN = re.compile(
    "职业中学|初级中学|中学(?!生)|职中|学区(?!房)|中心(?:校|小学|学校|幼儿园)|派出所|司法所|财政所|供电所|工商所|国土所|税务所|卫生院|敬老院|"
    f"交警中队|林[业管]站|文[化管]站|水[利管]站|畜牧(?:兽医)?站|农[技机经]站|农业[{HAN}]{{0,4}}推广站"
)
# Who acts for a village or a farm, behind its name: 雁田村党支部, 大桥村委会, 窑店林场场长.
_ITS_OWN = re.compile("(?:党(?:员|组织|委|总?支)|团(?:员|总?支)|总?支部|两委|委会|妇代会|[书场校矿站]长|主任|支?书记)")
_OURS = re.compile("[我本全][镇乡县区市]$")  # 我镇吴打庄村
# What is listed: 岩头、三十六湾、明溪3个旅游重点村; 横店、南马两镇; 溪坪、前坪等6处水库; 枸杞、嵊山海域; 后河、同善一带
_LISTED = re.compile(
    "村(?<![农乡]村)(?![民级务镇干])|社区(?!矫)|居委会|乡镇|镇|乡(?!村)|县(?![级城域官])|水库|水电站|泵站|林场|煤矿|灌区|海域|渔港|"
    "安置[点区]|示范[点片]|等地(?![方区])|一带(?!一路|动|领|头|来|[去回着])"
)
_VILLAGES, _TOWNS = frozenset(("村", "社区", "居委会")), frozenset(("乡镇", "镇", "乡"))
_NUMBER = "(?:\\d{1,5}|[两二三四五六七八九十]{1,3})"
_END_OF_LIST = (
    f"(?P<number>(?:等?{_NUMBER}|等(?={_NUMBER}))(?:[个处座条口][^,。、\n]{{0,8}}?)?|"
    "等(?:行政|自然|[大中小]{1,3}型?)?)?$"
)
_LIST = re.compile(f"(?P<items>(?:[{HAN}]{{2,4}}[、和及与]){{1,20}}[{HAN}]{{2,4}}?){_END_OF_LIST}")
_LAST = re.compile(f"[、和及与][{HAN}]{{2,4}}?{_END_OF_LIST}")
# Who has one has the other as well, which tells nothing more: 前孟、后孟; 集东村、集西村.
_TWINS = {two[0]: two[1] for pair in ("前后", "东西", "南北", "上下", "大小", "新老") for two in (pair, pair[::-1])}
_TIMES = frozenset("底末日月")
_COUNT = "两二三四五六七八九十"
_AND = re.compile("[、和及与]")
_LONGEST_LIST, _LONGEST_LAST = 80, 20
# How likely the text's own place is among those that have a village of a name, and those whose towns or counties of
# one are listed. Among those that have a town whose school is named it was 8 times of 8, which counts as a name that
# is told again; where one county alone has such a village, it was its own 15 times of 15: as if its body spoke.
_NAMED, _IN_LIST, _BY_BODY = 0.6, 0.85, 0.9
# What such a place's school is titled with is hardly a text of its city or province.
_NO_CITYS = {2: 0.05, 4: 0.1}


class _Find(NamedTuple):
    """Where a name begins and ends, where the words end that tell it, and the counties that have a place of it."""

    start: int
    name_end: int
    end: int
    counties: frozenset[str]
    likelihood: float


def villages_named(passage: Passage) -> dict[str, Name]:
    """The villages and communities that a text names as its own or as neighbours, by their names without 村.

    And the towns whose schools it names, of those that one county alone has, and what it lists.
    """
    body = passage.folded
    found: dict[str, Name] = {}
    for find in chain(_of_towns(body), _of_villages(body), _of_former_towns(body), _listed(body)):
        stem = body[find.start : find.name_end]
        twin = _TWINS.get(stem[0], "") + stem[1:] if stem[0] in _TWINS else stem[:-1] + _TWINS.get(stem[-1], "")
        if stem not in found and twin not in found and is_own(body, find.start, find.end, near=True):
            heads = find.start == 0 or _VILLAGE.match(body, find.name_end)  # 濮院小学英语组总结
            is_body = (len(find.counties) == 1 and heads) or _ITS_OWN.match(body, find.end)
            bearers = Bearers(max(find.likelihood, _BY_BODY) if is_body else find.likelihood, find.counties)
            words, is_town = body[find.start : find.end], find.likelihood >= FULL[OF_TOWN]
            is_ours = find.start == 0 or _OURS.search(body, max(0, find.start - 2), find.start)
            is_hint = find.likelihood == _NAMED and not (is_ours or _ITS_OWN.match(body, find.end))
            fits = _NO_CITYS if find.start == 0 and is_body else {}
            found[stem] = Name(
                words, (bearers,), True, find.start, find.end, full_town=is_town, fits=fits, is_hint=is_hint
            )
    return found


def _of_towns(body: str) -> Iterator[_Find]:
    """The bodies that bear the name of a town of one county alone."""

    def of_body(start: int, end: int) -> frozenset[str]:
        stem = body[start:end]
        if stem in gazetteer.called() or stem[-1] in "路街团" or not _begins_name(body, start, end):
            return frozenset()  # 一四三团中学
        codes = towns.counties_of(stem, 1)
        # No 北辛庄, as many a village is called, some of which were towns.
        return frozenset() if codes and len(villages.counties(f"{stem}村", most=COUNTIES)) > MOST else codes

    yield from _before(body, _BODY_OF_TOWN, _LONGEST_TOWN, of_body, AGAIN)


def _of_villages(body: str) -> Iterator[_Find]:
    """The villages and communities, and what bears the name of one or of a town: 石桥小学."""

    def of_village(start: int, end: int) -> frozenset[str] | None:
        is_name = end - start > _SHORTEST or _begins_name(body, start, end)
        if body[end - 1] in _COUNT and _counts(body, end):
            return frozenset()
        return _with_village(body[start:end]) if is_name else frozenset()

    def of_thing(start: int, end: int) -> frozenset[str]:
        stem = body[start:end]
        is_road = stem[-1] == "路" and stem[:-1] in gazetteer.called()  # 奎屯路小学, in any city
        if is_road or stem in landmarks.codes():  # no 赣江大道
            return frozenset()
        if is_edge(body, start):
            return _having_village_or_town(stem)
        codes = towns.counties_of(stem, 1)  # 包括戛洒灌区
        return codes if codes and begins_word(body, start, end) else frozenset()

    yield from _before(body, _VILLAGE, _LONGEST, of_village, _NAMED)
    yield from _before(body, _OF_VILLAGE, _LONGEST_TOWN, of_thing, _NAMED)


def _counts(body: str, end: int) -> bool:
    """Whether a character counts the members of the list that it ends: 上峪、杨洼、北沟三村."""
    listed = _LIST.search(body, max(0, end - _LONGEST_LIST), end)
    members = len(_AND.findall(listed["items"])) + 1 if listed and listed["number"] else 0
    return listed is not None and members == max(2, _COUNT.index(body[end - 1]) + 1)


def _of_former_towns(body: str) -> Iterator[_Find]:
    """Towns that the list has no more, by the village or community of one county alone that bears their name."""

    def of_village(start: int, end: int) -> frozenset[str]:
        stem = body[start:end]
        is_listed = any(stem + kind in towns.codes() for kind in towns.ENDS) or stem in gazetteer.called()
        is_time = stem[0] == "前" and body[start - 1 : start] in _TIMES  # 5月底前交乡政府承办
        codes = frozenset() if is_listed or is_time or stem[0] in "镇乡" else villages.counties_of(stem, 1)
        return codes if codes and _begins_name(body, start, end) else frozenset()

    yield from _before(body, _TOWN, _LONGEST_TOWN, of_village, _BY_BODY)


def _before(
    body: str,
    kinds: re.Pattern[str],
    longest: int,
    counties: Callable[[int, int], frozenset[str] | None],
    likelihood: float,
) -> Iterator[_Find]:
    """The longest name before each of the words of some kinds that is no other word and that some counties have.

    `counties` tells the counties of a name; None of one that too many have, which is no shorter name with a word.
    """
    for kind in islice(kinds.finditer(body), _MOST_READ):
        end = kind.start()
        for start in range(max(0, end - longest), end - _SHORTEST + 1):
            codes = frozenset[str]() if stems.is_ordinary(body[start:end]) else counties(start, end)
            if codes is None:
                break
            if codes:
                yield _Find(start, end, kind.end(), codes, likelihood)
                break


def _begins_name(body: str, start: int, end: int) -> bool:
    return is_edge(body, start) or begins_word(body, start, end)


def _listed(body: str) -> Iterator[_Find]:
    """The members of lists by what they are said to be; without a number or 等 only if the last one is such.

    One that is a word too counts only beside another of its county.
    """
    for listed in _LISTED.finditer(body):
        end, kind = listed.start(), listed[0]
        ends_list = _LAST.search(body, max(0, end - _LONGEST_LAST), end)
        before = _LIST.search(body, max(0, end - _LONGEST_LIST), end) if ends_list else None
        if before is None:
            continue
        items = list(_items(before, kind))
        if kind == "等地":
            items = list(_in_one_county(body, items))
        if before["number"] is None and (kind in _TOWNS or kind == "县" or not items or items[-1].end < before.end()):
            continue
        surely = [item.counties for item in items if not stems.is_ordinary(body[item.start : item.end])]
        yield from (item for item in items if any(item.counties & counties for counties in surely))


def _in_one_county(body: str, items: Iterable[_Find]) -> Iterator[_Find]:
    """Those of some names that lie in a county of another, unless all are cities or counties too: 上海、苏州."""
    listed = list(items)
    times = Counter(county for item in listed for county in item.counties)
    no_others = [item.counties for item in listed if body[item.start : item.end] not in gazetteer.called()]
    again = {county for county in frozenset().union(*no_others) if times[county] > 1}
    return (item._replace(counties=item.counties & again) for item in listed if item.counties & again)


def _items(listed: re.Match[str], kind: str) -> Iterator[_Find]:
    """The members of a list that are names of what it lists; before the first may stand other words."""
    likelihood = _IN_LIST if kind in _TOWNS or kind == "县" else _NAMED
    begin = listed.start()
    for number, item in enumerate(_AND.split(listed["items"])):
        end = begin + len(item)
        for start in range(begin, end - 1) if number == 0 else (begin,):
            is_river = kind == "一带" and item.endswith(("江", "河"))  # towns are called after rivers
            is_name = len(item) > 1 and not item.endswith(kind) and not is_river
            codes = _having(item[start - begin :], kind) if is_name else frozenset()
            if codes is None:
                break
            if codes:
                yield _Find(start, end, end, codes, likelihood)
                break
        begin = end + 1


def _with_village(stem: str) -> frozenset[str] | None:
    """The counties that have a village of a name; None of a name that too many have."""
    counties = villages.counties_of(stem, COUNTIES)
    return counties if len(counties) <= MOST else None


def _having(stem: str, kind: str) -> frozenset[str] | None:
    """The counties that have a village, a town, a county or a landmark of a name, by what it is said to be.

    None of a village's name that too many have.
    """
    if kind in _VILLAGES:
        return _with_village(stem)
    if kind in _TOWNS:
        return towns.counties_of(stem, MOST) or villages.counties_of(stem, MOST)
    if kind == "县":
        return gazetteer.called().get(stem, {}).get(6, frozenset())
    return landmarks.codes().get(stem + kind) or _having_village_or_town(stem)


def _having_village_or_town(stem: str) -> frozenset[str]:
    return villages.counties_of(stem, MOST) | towns.counties_of(stem, MOST)
