"""The villages and communities that a text names, and what bears a village's name: its school, reservoir or mine."""

import re
from itertools import islice

from crawler.cleaners.region import stems, towns, villages
from crawler.cleaners.region.mentions import is_edge, is_own

_MOST = 32  # counties that share a name; more say nothing
_MOST_READ = 200  # names that are looked up
_LONGEST, _SHORTEST = 5, 2  # characters before 村
_VILLAGE = re.compile("村(?!(?:民(?!委)|级|务|镇|庄|小|里|寨|居|医|干|官|容))|社区(?!矫)|居委会")
# What bears the name of the village or town where it is: 窑店林场, 石桥小学, 朱家茆煤矿, 黑石渡至道士冲段.
_OF_VILLAGE = re.compile(
    "(?=[水林煤铁小大变泵灌渡火村段工至])(?:水库|林场|煤矿|铁矿|小学|大桥|水电站|变电站|泵站|灌区|渡口|火车站|村民小组|"
    "段(?!时|落)|大道|工业园|至(?=[\u4e00-\u9fff]{2,6}?(?:段|公路)))"
)
# 岩头、三十六湾、明溪3个旅游重点村
_MANY = re.compile("等?(?:\\d{1,5}|[两二三四五六七八九十]+)个[^,。、\n]{0,8}?(村|社区)")
_LIST = re.compile("[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4}){1,20}$")
_LONGEST_LIST = 80


def villages_named(text: str, body: str) -> dict[str, tuple[str, frozenset[str]]]:
    """The villages and communities that a folded text names as its own or as neighbours.

    Name without 村 to the words and the codes of the counties that have one.
    """
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for suffix in islice(_VILLAGE.finditer(body), _MOST_READ):
        kind = suffix[0] if suffix[0] == "村" else "社区"
        for length in range(_LONGEST, _SHORTEST - 1, -1):
            start = suffix.start() - length
            if start < 0 or (length == _SHORTEST and not is_edge(body, start)):
                continue
            if its := _counties(body[start : suffix.start()], kind):
                if not stems.is_ordinary(body[start : suffix.start()]) and is_own(body, start, suffix.end(), near=True):
                    found.setdefault(body[start : suffix.start()], (text[start : suffix.end()], its))
                break
    for has in _OF_VILLAGE.finditer(body):
        for length in (3, 2):
            start = has.start() - length
            stem = body[max(0, start) : has.start()]
            if start < 0 or stem in found or not is_edge(body, start) or stems.is_ordinary(stem):
                continue
            if (its := _counties(stem, "村") | towns.counties_of(stem, _MOST)) and is_own(
                body, start, has.end(), near=True
            ):
                found[stem] = (text[start : has.end()], its)
                break
    for many in _MANY.finditer(body):
        listed = _LIST.search(body, max(0, many.start() - _LONGEST_LIST), many.start())
        at = listed.start() if listed else 0
        for number, item in enumerate(listed[0].split("、") if listed else ()):
            for begin in range(len(item) - 1) if number == 0 else (0,):  # before the first may stand other words
                its = _counties(item[begin:], many[1])
                if its and is_own(body, at + begin, at + len(item), near=True):
                    found.setdefault(item[begin:], (text[at + begin : at + len(item)], its))
                    break
            at += len(item) + 1
    return found


def _counties(stem: str, kind: str) -> frozenset[str]:
    """The counties that have a village or, as many became one, a community of a name."""
    its = villages.counties(stem + kind, _MOST)
    return its | villages.counties(stem + ("社区" if kind == "村" else "村"), _MOST)
