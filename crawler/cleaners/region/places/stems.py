"""Short names, without 市 or 县 (香河, 上饶): those of one city or county alone, and those that are words too."""

import importlib.util
from collections import defaultdict
from functools import cache
from pathlib import Path

from crawler.cleaners.region.places import gazetteer, listing, towns
from crawler.cleaners.tables import rows
from indexer import late_re as re
from indexer.place_names import place_keys

LONGEST, SHORTEST = 4, 2
# Full names that are words too: without their city they say nothing.
COMMON_NOUNS = re.compile(
    "(?:[老旧新]城|[东西江]城|城[东南西北中]|市[中南北]|江[北南])区|平安[县区]|(?:富裕|富民|资源)县"
)
# 三转一市, 三所小学, 镇和村: no 一市镇, no 镇和村.
_NO_STEMS = {number + unit for number in "一二两三四五六七八九十" for unit in "市县区镇乡村所座条处"}
_NO_STEMS |= {f"{kind}和" for kind in "市县区镇乡村"}
_DICTIONARY_LINE = re.compile(r"\n(\S{2,3}) (\d{2,}) (\w+)")  # of a word that is not rare; half as long as by `^`
_IDIOM = re.compile(r"\n(\S{4}) \d+ [il](?=\n)")
# Such as the dictionary does not call idioms, or the first characters of such.
_SAYINGS = {"文山会海", "文山题海", "通江达海", "扬州八怪", "扬州炒饭", "兰州拉面", "重庆火锅", "重庆小面", "江山易改"}
# Names that the dictionary takes for words.
_NAMES = frozenset(("奉化", "即墨", "康定", "扶余", "项城", "五峰"))
_FEW_TOWNS = 5  # of that name, each of which might have a 二中
_WORD_OFTEN, _NAME_OFTEN = 40, 300  # times in the dictionary's corpus from which on a word is no rare one
# 石家庄市 is written a third as often as 石家庄, 大连市 a sixth; 富裕县 a hundredth as often as the word 富裕.
_FULL_OFTEN, _FULL_RARE = 0.15, 0.025


@cache
def _words() -> frozenset[str]:
    """Stems that are words, or that many a village has, though the dictionary calls them names."""
    return frozenset(word for [line] in rows("region/places/words", 1) for word in line.split())


@cache
def cities() -> dict[str, str]:
    """Short names of one city or prefecture alone that are no other word, and its code."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, codes in gazetteer.codes().items():
        if name.endswith(("市", "自治州", "地区", "盟")) and len(name) > SHORTEST:
            stem = place_keys(name)[-1]
            if stem not in _words():
                found[stem].update(c for c in codes if gazetteer.level(c) == 4 or c in {"120000", "500000"})
    return gazetteer.of_one_place(found)


def _dictionary() -> str:
    """jieba's dictionary, a line break before each of its lines; empty where it is not installed."""
    found = importlib.util.find_spec("jieba")
    path = Path(found.origin).parent / "dict.txt" if found and found.origin else None
    return "\n" + path.read_text(encoding="utf-8") if path is not None and path.is_file() else ""


@cache
def _idioms() -> frozenset[str]:
    known = counties_and_cities()
    words = _IDIOM.findall(_dictionary())
    begins = (word for word in words if any(word[:end] in known for end in range(SHORTEST, LONGEST)))
    return frozenset(_SAYINGS).union(begins)


def begins_idiom(folded: str, start: int) -> bool:
    """Whether an idiom or a saying begins there that begins with a place's name: 文山会海, 邯郸学步."""
    return folded[start : start + 4] in _idioms()


@cache
def _ordinary() -> frozenset[str]:
    """Stems that are other words too: of our list, and those of two and three characters in jieba's dictionary that are
    no names, or are met more as other words.
    """
    words = set()
    for word, times, tag in _DICTIONARY_LINE.findall(_dictionary()):
        if tag != "ns" and int(times) >= (_NAME_OFTEN if tag.startswith(("nr", "nz")) else _WORD_OFTEN):
            words.add(word)
    shares = _shares()  # the dictionary takes 石家庄 for a person, 大连 for an adverb
    rare = {stem for stem, share in shares.items() if share < _FULL_RARE}
    names = _NAMES.union(stem for stem, share in shares.items() if share > _FULL_OFTEN)
    return _words() | _NO_STEMS | ((words | rare) - names)


def _shares() -> dict[str, float]:
    """How often a corpus has the full name (大连市) for each time that it has the short one."""
    full = {name: gazetteer.stem_of(name) for name in gazetteer.codes()}
    times = listing.occurrences(full.keys() | set(full.values()))
    in_full: dict[str, int] = defaultdict(int)
    for name, stem in full.items():
        if stem != name:
            in_full[stem] += times.get(name, 0)
    return {stem: often / max(times.get(stem, 0), 1) for stem, often in in_full.items() if often}


@cache
def counties() -> dict[str, str]:
    """Names of counties without 县, 区, 市 or 旗 that are of one county alone and no other word, to its code.

    Not those that begin a city's, or are a province's: 连云 is more often 连云港, 河北 no district of Tianjin.
    """
    begun = {city[:length] for city in cities() for length in range(SHORTEST, len(city))}
    return {
        stem: code
        for stem, code in gazetteer.stems().items()
        if gazetteer.level(code) == 6
        and SHORTEST <= len(stem) <= LONGEST
        and not is_ordinary(stem)
        and stem not in begun
        and stem not in gazetteer.provinces()
    }


@cache
def before_schools() -> frozenset[str]:
    """Short names of one county or city alone that are words too, and that few towns have: 成武 in 成武二中."""
    return frozenset(
        stem
        for stem in gazetteer.stems()
        if is_ordinary(stem)
        and stem not in gazetteer.provinces()
        and len({code for kind in towns.ENDS for code in towns.codes().get(stem + kind, ())}) <= _FEW_TOWNS
    )


def is_ordinary(stem: str) -> bool:
    """Whether a name is another word too."""
    return stem in _ordinary()


@cache
def counties_and_cities() -> dict[str, str]:
    """Names of cities and counties without what they are that are of one alone and no other word, to its code."""
    return counties() | cities()
