"""What a text says for each place that it may be from, weighed.

Beside names (`mentions`) these are towns, by the counties that have one of their name, document numbers
(香教字〔2008〕10号) and schools, by the county's first character or stem.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from crawler.cleaners.heading import heading as folded_title
from crawler.cleaners.region import gazetteer, stems, towns
from crawler.cleaners.region.mentions import (
    MAX_READ,
    SIGNED,
    TITLE,
    Mention,
    in_body,
    in_signature,
    in_title,
    is_own,
    town_names,
)
from indexer.summary import place_keys
from indexer.text import MASK, fold

_DEICTIC = re.compile(r"[我全本]([省市县区旗州盟])")
OWN_BODY = re.compile("[我本全](?:[县区镇乡局校院村旗市州站所处队厂办]|分局|系统|街道|社区)")
_UNDER = re.compile("(?:^|[^\u4e00-\u9fff]|围绕|按照|根据)[县区旗]委")
_OBEYS = re.compile(r"在([市县区旗州盟])委、?\1?(?:人民)?政府")
ENOUGH = 3  # weight from which on a place is believed
_TOWN, _SHARED_TOWN = 2, 1  # weights of a town of one county, and of a few
_FEW = 4  # counties that have a town of one name; a name of more says nothing
_OFTEN = 2  # times that a text names the town that is its own
_EARLY = 400  # characters in which a city is named where the text says whose it is
_SLOGAN = 2  # weight of a county that a slogan names (平安昔阳)
_TOWN_SPEAKS = re.compile("[我全本][镇乡村]|镇党委|乡党委|镇政府|乡政府")
_AWAY = re.compile("挂职|考察|参观|跟岗|观摩|实习|社会实践|^赴|外出学习|学习.{0,6}(?:经验|先进)")
_MUNICIPALITIES = frozenset(("11", "12", "31", "50"))
_SHORT_LIST = re.compile("[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4}){2,}")
_LISTED = 3  # counties of one city in lists
_VILLAGE = re.compile("[\u4e00-\u9fff]{2,4}村(?![委民级务镇庄小])")
_ENOUGH_VILLAGES = 2  # villages of one county, or one and a town
_TOWN_ACTS = (
    "(?:[^,。\n]{0,10}领导小组|中心学?校|委(?!托|员|派|任)|党委|政府|人民政府|党工委|办事处|"
    "综治|(?:教育|各项)事业|[\u4e00-\u9fff]{0,8}工作)"
)
_DOCUMENT_NUMBER = 2
_PUBLISHED_BY = 2  # weight of whose site it is
# At the end of a page's folded title, behind a break: 工作总结_镇巴县人民政府门户网站.
_PUBLISHER = re.compile(
    rf"[{re.escape(MASK)}|\-–—:>»\s] *([\u4e00-\u9fff]{{1,12}}[省市县区旗州盟])"
    r"(?:(?:人民)?(?:政府|法院|检察院)|[\u4e00-\u9fff]{2,6}(?:局|委员会)|[\u4e00-\u9fff]{0,8}(?:中学|小学|学校|医院|幼儿园))"
    r"(?:门户|官方|政务|公众信息|信息|公开)*(?:网站|网|平台)?\s*$"
)
# A county's name without its suffix, in the name of what every county has: 宾阳中学, 定兴镇.
_LOCAL = (
    "(?:县城|镇|中学|高中|[一二三四]中|一小|职中|职校|职教中心|师范|实验小学|小学|幼儿园|学子|教育|电视台|法院|公安)"
)
# Names of districts that are words too: without their city they say nothing.
_COMMON_NOUNS = re.compile("(?:老城|新城|城[东南西北中]|市[中南北]|江[北南])区|平安[县区]|(?:富裕|富民|资源|互助)县")
_NUMBER = re.compile(
    r"([\u4e00-\u9fff])[\u4e00-\u9fff]{1,6}[\[〔【(〈]\s*(?:(?:19|20)\d\d|\*{2,4}|20\*\*)\s*[\]〕】)〉]\s*(?:第\s*)?[\d*]{1,4}\s*号"
)
_PROVINCES = re.compile(
    "河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海"
)
_PROVINCE_SIGNS = frozenset("京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔贵滇云藏陕秦甘陇青宁新蒙中国")


@dataclass(slots=True)
class Evidence:
    """Weights and words by code of GB/T 2260."""

    weights: dict[str, int] = field(default_factory=lambda: defaultdict(int))  # of each code
    words: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # that named it
    shared: set[str] = field(default_factory=set)  # codes that are only named by names which other places bear too
    title: set[str] = field(default_factory=set)  # codes that the title names
    framed: set[str] = field(default_factory=set)  # codes named in a slogan, as whose site it is and the like

    def add(self, code: str, weight: int, words: str) -> None:
        """Count `words` for a place."""
        self.weights[code] += weight
        self.words[code].append(words)


def gather(title: str, text: str, plain: str, page_title: str = "") -> tuple[Evidence, str | None]:
    """The evidence of a document for each place, and the level that it calls its own: 省, 市, 县 …, or None.

    `plain` is the folded `text`.
    """
    heading, body = folded_title(title), plain[:MAX_READ]
    of_town = _TOWN_SPEAKS.search(heading + body) is not None
    own = _own_level(heading, body)
    slogans = list(stems.slogans(body))
    short = list(_short_names(heading, heading, SIGNED, of_town, stems.slogans(heading)))
    # Texts without a body of their own name firms and teams by the same words.
    if own or of_town or OWN_BODY.search(body) or _UNDER.search(body):
        short += _short_names(text, body, 1, of_town, slogans)
    mentions = [*in_title(heading, heading), *in_signature(text, plain)]
    if not _AWAY.search(heading):  # else the places in the text are those that the writer went to
        mentions += [*in_body(text, plain), *short]
    evidence = _weigh(mentions)
    evidence.framed.update(code for mention in mentions if mention in short for code in mention.codes)
    named = town_names(text, plain) | town_names(heading, heading)
    of_county = of_town or own in {"县", "区", "旗"}
    local = {
        stem: (text[start:end], codes)
        for stem, (start, end, codes) in (stems.local_towns(body, slogans) if of_county else {}).items()
        if not any(f"{stem}{suffix}" in named for suffix in ("镇", "乡", "街道", "苏木"))
    }
    _add_towns(evidence, named | local)
    _add_own_town(evidence, heading, body, named, local)
    _add_document_numbers(evidence, body)
    _add_counties_by_stem(evidence, body)
    if own in {"市", "州", "盟"}:
        _add_city_of_listed(evidence, body)
    _add_province(evidence, own, body)
    if of_county and not any(gazetteer.level(code) == 6 for code in evidence.weights):
        _add_villages(evidence, text, body, named | local)
    _add_publisher(evidence, own, page_title)
    return evidence, own


def _add_publisher(evidence: Evidence, own: str | None, page_title: str) -> None:
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


def _short_names(
    text: str, plain: str, weight: int, of_town: bool, slogans: Iterable[tuple[int, int]]
) -> Iterator[Mention]:
    """Cities and counties without what they are, where these are the text's own; a town's text may mean a town."""
    for start, end, code in stems.cities(plain):
        if is_own(plain, start, end):
            yield Mention(text[start:end], (code,), weight + (weight == 1 and start < _EARLY))
    for start, end in sorted({*slogans, *stems.marked_counties(plain)}):
        stem = plain[start:end]
        its = stems.city(stem) or (None if of_town and stems.town(stem) else stems.county(stem))
        if its and is_own(plain, start, end):
            yield Mention(text[start:end], (its,), max(weight, _SLOGAN))


def _add_counties_by_stem(evidence: Evidence, body: str) -> None:
    """The county of a city or municipality that is named, if the text names that one again and again without 县."""
    if any(gazetteer.level(code) == 6 and weight >= ENOUGH for code, weight in evidence.weights.items()):
        return
    cities = {
        code[:4] if gazetteer.level(code) == 4 else code[:2]
        for code in evidence.weights
        if gazetteer.level(code) == 4 or (code[:2] in _MUNICIPALITIES and code.endswith("0000"))
    }
    named = (
        {code: body.count(stem) for stem, code in stems.counties().items() if code.startswith(tuple(cities))}
        if cities
        else {}
    )
    ranked = sorted(((times, code) for code, times in named.items() if times), reverse=True)
    if ranked and ranked[0][0] >= _OFTEN and (len(ranked) == 1 or ranked[0][0] >= 2 * ranked[1][0]):
        evidence.add(ranked[0][1], ENOUGH, place_keys(gazetteer.name(ranked[0][1]) or "")[-1])


def _add_city_of_listed(evidence: Evidence, body: str) -> None:
    """The city whose counties a city's text lists by their short names: 锡山、惠山、滨湖分局."""
    votes: dict[str, dict[str, None]] = defaultdict(dict)
    for listed in _SHORT_LIST.finditer(body):
        for item in listed[0].split("、"):
            for stem in (item[:2], item[-2:]):
                if code := stems.counties().get(stem):
                    votes[code[:4] + "00"][stem] = None
    ranked = sorted(votes.items(), key=lambda vote: -len(vote[1]))
    if ranked and len(ranked[0][1]) >= _LISTED and (len(ranked) == 1 or len(ranked[0][1]) > 2 * len(ranked[1][1])):
        evidence.add(ranked[0][0], ENOUGH, "、".join(ranked[0][1]))


def _add_villages(evidence: Evidence, text: str, body: str, named: dict[str, tuple[str, tuple[str, ...]]]) -> None:
    """Villages speak for the county that alone has them: two of it, or one, if it has a town that is named too."""
    found = {}
    for village in _VILLAGE.finditer(body):
        for start in range(village.start(), village.end() - 2):
            if codes := towns.villages().get(body[start : village.end()]):
                if is_own(body, start, village.end()):
                    found[body[start : village.end()]] = (text[start : village.end()], codes)
                break
    votes: dict[str, list[str]] = defaultdict(list)
    for written, codes in found.values():
        if len(codes) == 1:
            votes[codes[0]].append(written)
    in_town = {code for _, codes in named.values() for code in codes}
    ranked = sorted(votes.items(), key=lambda item: (item[0] in in_town, len(item[1])), reverse=True)
    if not ranked:
        return
    [best, words], rivals = ranked[0], [code for code, its in ranked[1:] if len(its) * 2 > len(ranked[0][1])]
    if not rivals and len(words) + (best in in_town) >= _ENOUGH_VILLAGES:
        for written in words:
            evidence.add(best, _TOWN, written)


def _weigh(mentions: list[Mention]) -> Evidence:
    """Evidence by code. A name that counties share counts for those in a province or city that is named too."""
    evidence = Evidence()
    alone = [code for mention in mentions if len(mention.codes) == 1 for code in mention.codes]
    above = {code for code in alone if code.endswith("00")}
    for mention in mentions:
        codes = mention.codes
        if len(codes) > 1:
            in_city = tuple(code for code in codes if code[:4] + "00" in above)
            codes = in_city or tuple(code for code in codes if code[:2] + "0000" in above) or codes
        for code in codes:
            evidence.add(code, mention.weight, mention.words)
            if len(codes) > 1 or _COMMON_NOUNS.fullmatch(fold(mention.words)):
                evidence.shared.add(code)
            if mention.weight >= TITLE:
                evidence.title.add(code)
    evidence.shared -= {
        mention.codes[0]
        for mention in mentions
        if len(mention.codes) == 1 and not _COMMON_NOUNS.fullmatch(fold(mention.words))
    }
    return evidence


def _own_level(heading: str, body: str) -> str | None:
    """The level that a text calls its own: 省, 市, 县, 区 …; None where it does not say."""
    calls = Counter(_DEICTIC.findall(body))
    if calls["省"] == 1 and "全省" in body:  # a meeting of the whole province is named by everybody
        del calls["省"]
    for level in _DEICTIC.findall(heading):
        calls[level] += 3
    if not calls:  # 在县委、县政府的领导下: whom a text obeys tells where it is written
        calls = Counter(_OBEYS.findall(body))
    if not calls:
        return None
    level, most = calls.most_common(1)[0]
    lower = sum(calls[other] for other in "县区旗")
    return "县" if level in "省市州盟" and 2 * lower > most else level


def _add_towns(evidence: Evidence, named: dict[str, tuple[str, tuple[str, ...]]]) -> None:
    """Towns speak for the counties that have them; together, or with the county's city or name."""
    votes: dict[str, int] = defaultdict(int)
    words: dict[str, list[str]] = defaultdict(list)
    cities = {code[:4] for code, weight in evidence.weights.items() if weight >= 2 and not code.endswith("0000")}
    for written, codes in named.values():
        inside = tuple(code for code in codes if code[:4] in cities)
        for code in inside or (codes if len(codes) <= _FEW else ()):
            votes[code] += _TOWN if len(inside or codes) == 1 else _SHARED_TOWN
            words[code].append(written)
    for written, codes in named.values():  # names that many counties have agree with those that few have
        for code in (
            set(codes) & set(votes) if len(codes) > _FEW and not any(code[:4] in cities for code in codes) else ()
        ):
            votes[code] += _SHARED_TOWN
            words[code].append(written)
    if not votes:
        return
    ranked = sorted(votes.items(), key=lambda item: -item[1])
    best, most = ranked[0]
    supported = best in evidence.weights or best[:4] in cities
    rival = ranked[1][1] if len(ranked) > 1 else 0
    if (len(words[best]) >= 2 and most >= _TOWN + 1) or (supported and most >= _TOWN):
        if rival * 2 > most:
            return
        for written in words[best]:
            evidence.words[best].append(written)
        evidence.weights[best] += min(most, 2 * TITLE) + (len(words[best]) >= 2)


def _add_own_town(
    evidence: Evidence,
    heading: str,
    body: str,
    named: dict[str, tuple[str, tuple[str, ...]]],
    local: dict[str, tuple[str, tuple[str, ...]]],
) -> None:
    """A town that heads the title, or whose party and government act, is the text's own: its county, if it is one.

    So is the one that a town's text names again and again without 镇. Of several counties that which the text names.
    """
    if any(gazetteer.level(code) == 6 for code in evidence.weights):
        return
    own = [
        (name, words, codes)
        for name, (words, codes) in named.items()
        if (name in heading or re.search(re.escape(name) + _TOWN_ACTS, body))
        and (len(codes) == 1 or body.count(name) + heading.count(name) >= _OFTEN)
    ]
    elsewhere = any(name in heading for name in named)  # the title names the town that writes: 城关镇
    if not own and not elsewhere and _TOWN_SPEAKS.search(heading + body):
        own = [
            (name, words, codes)
            for name, (words, codes) in local.items()
            if body.count(name) > _OFTEN - (len(codes) == 1)
        ]
    if len(own) != 1:
        return
    _, words, codes = own[0]
    if len(codes) > 1:
        codes = tuple(code for code in codes if _names_county(body, code))
    if len(codes) == 1:
        evidence.add(codes[0], ENOUGH, words)


def _names_county(body: str, code: str) -> bool:
    """Whether a text names a county, be it without 县."""
    stem = place_keys(fold(gazetteer.name(code) or ""))[-1]
    return len(stem) >= _OFTEN and stem in body


def _add_province(evidence: Evidence, own: str | None, body: str) -> None:
    """A province's text calls it by its short name (江苏)."""
    if own != "省":
        return
    named = Counter(_PROVINCES.findall(body)).most_common(2)
    if named and named[0][1] >= _OFTEN and (len(named) == 1 or named[0][1] > 2 * named[1][1]):
        [code] = [code for code in gazetteer.codes()[f"{named[0][0]}省"] if code.endswith("0000")]
        evidence.add(code, ENOUGH, named[0][0])


def _add_document_numbers(evidence: Evidence, body: str) -> None:
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


def by_local_names(city: str, own: str, body: str, evidence: Evidence) -> str | None:
    """The county of a city whose schools and towns a county's text names (宾阳中学, 宾阳高中), if it is one alone."""
    stems = {}
    for code in gazetteer.counties(city):
        name = fold(gazetteer.name(code) or "")
        if name.endswith(own) and len(name) >= 3 and "自治" not in name:
            stems[name[:-1]] = code
    if not stems:
        return None
    found = re.findall(f"(?:{'|'.join(map(re.escape, stems))}){_LOCAL}", body)
    named = {code for stem, code in stems.items() for word in found if word.startswith(stem)}
    if len(named) != 1 or len(set(found)) < 2:
        return None
    [code] = named
    for word in found:
        evidence.add(code, 1, word)
    return code
