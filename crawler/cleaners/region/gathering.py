"""What a text says for each place that it may be from, gathered from all that names one."""

import re
from collections import Counter

from crawler.cleaners.folded_title import folded_title
from crawler.cleaners.passage import Passage
from crawler.cleaners.region import gazetteer
from crawler.cleaners.region.bynames import add_bynames
from crawler.cleaners.region.evidence import BODY_SPEAKS, TOWN_SPEAKS, Evidence
from crawler.cleaners.region.mentions import (
    MAX_READ,
    OPENING,
    SIGNED,
    TITLE,
    Mention,
    in_body,
    in_signature,
    in_title,
    who_goes,
)
from crawler.cleaners.region.numbers import add_document_numbers
from crawler.cleaners.region.publisher import add_publisher
from crawler.cleaners.region.short_names import (
    add_autonomous_region,
    add_inner_mongolia,
    add_province,
    short_names,
)
from indexer.text import fold

# Not what is compared with all others of the level above: 居全市前列, 全省先进单位.
_DEICTIC = re.compile(
    r"(?:[我本]|(?<![居列])全)([省市县区旗州盟])(?!前[列茅]|第[一二三四五\d]|首[位家批]|领先|先进|同类|同行)"
)
# 市环保局, 市区人民政府, where the names before it were taken out.
_TITLED = re.compile(
    r"^\**(?:[省市州盟](?=[市县区旗](?:人民|政|委|[\u4e00-\u9fff]{2,4}局)))*([省市县区旗州盟])(?![场域间块别民乡属级城内外\W])"
)
_SENT = re.compile("驻村|下派|第一书记")  # whose city or province sent him: the text is of the village
_IN_PASSING = 2  # times that one names it
_OWN_TOWN = re.compile("[我本全][镇乡]")
_QUOTED = re.compile("《[^《》\n]{0,80}》")  # 《昆明市人民政府关于加强我市 …》 is not of the one who obeys it
_UNDER = re.compile("(?:^|[^\u4e00-\u9fff]|围绕|按照|根据)[县区旗]委")
_OBEYS = re.compile(r"在(?:[^,。;\n]{0,12}[和、及])?([市县区旗州盟])委、?\1?(?:人民)?政府")
# Whose 全区 is an autonomous region, and whose a district.
_OF_REGION = re.compile("自治区(?:党委|政府|人民政府|人大|政协|[\u4e00-\u9fff]{1,4}厅)")
_BELOW_REGION = re.compile("(?<!治)区(?:委(?!员)|政府|人民政府|人大|政协|[\u4e00-\u9fff]{2,3}局)|[市县]委")
_OF_COUNTIES = re.compile(r"[各两三四五六七八九十\d]个?县(?:\(市?、?区\)|、?区)")  # whom a city's text asks: 各县(区)
_DECIDES = re.compile(r"(?<![\u4e00-\u9fff])([市县区旗州盟])委、\1(?:人民)?政府")
AWAY = re.compile("挂职|援[疆藏]|考察|参观|跟岗|观摩|实习|社会实践|^赴|外出学习|学习.{0,6}(?:经验|先进)|[观读]后感")
# Who tells of a visit names whom he saw, in the title too: 雷山县旅游考察报告, 赴昆山学习考察报告; but 香河县赴昆山 ….
_VISITED = re.compile("(?:(?<!干部)(?<!分子)(?<!对象)考察|参观|观摩)[^,。]{0,8}(?:报告|总结|体会|汇报|小结)|[观读]后感")
# 为学习借鉴福建省发展茶产业的先进经验
_LEARNS = re.compile("(?:学习|借鉴|考察)([^,。;\n]{2,40}?)(?:经验|做法|模式)")
_NEAR = 4  # characters before the place from which one learns
# 陈巴尔虎旗人大到我旗考察: who comes to see us is of another place of our kind.
_COMES = re.compile("(?:到|来|赴|莅临?)我([县区旗])")
_VISITOR = re.compile(r"(?:关于|赴|到|外出|[\u4e00-\u9fff]{0,10}(?:[委局办团组队府校院司协镇乡会]|街道)(?!议|展))")
# Names of districts that are words too: without their city they say nothing.
_COMMON_NOUNS = re.compile(
    "(?:老城|新城|[东西]城|城[东南西北中]|市[中南北]|江[北南])区|平安[县区]|(?:富裕|富民|资源|互助)县"
)


def gather(title: str, whole: Passage, page_title: str = "", issuer: str | None = None) -> tuple[Evidence, str | None]:
    """The evidence of a document for each place, and the level that it calls its own: 省, 市, 县 …, or None."""
    heading, read = folded_title(title), whole.cut(0, MAX_READ)
    body = read.plain
    own, of_town = _own_level(heading, body), TOWN_SPEAKS.search(heading + body) is not None
    folded = Passage(heading, heading)
    short = list(short_names(folded, SIGNED, of_town=of_town))
    # Texts without a body of their own name firms and teams by the same words.
    if own or of_town or BODY_SPEAKS.search(body) or _UNDER.search(body):
        short += short_names(read, 1, of_town=of_town)
    in_heading = in_title(folded)
    guests, learns = _guests(in_heading, heading), _learns(in_heading, body)
    away = learns or (AWAY.search(heading) is not None and not guests)  # what the text names was visited
    mentions = [*in_heading, *in_signature(whole)]
    mentions += who_goes(read) if away else [*in_body(read), *short]
    mentions = [mention for mention in mentions if guests.isdisjoint(mention.codes)]
    if learns or _VISITED.search(heading):
        evidence = _weigh([mention for mention in mentions if mention.weight < TITLE or _visits(mention, heading)])
        add_publisher(evidence, own, page_title, issuer)
        return evidence, own
    evidence = _weigh(mentions)
    evidence.visited |= guests
    evidence.framed.update(code for mention in mentions if mention in short for code in mention.codes)
    add_province(evidence, body)
    if not away:
        add_bynames(evidence, body)
    add_document_numbers(evidence, body)
    add_autonomous_region(evidence, body)
    add_inner_mongolia(evidence, own, body)
    add_publisher(evidence, own, page_title, issuer)
    return evidence, own


def _learns(in_heading: list[Mention], body: str) -> bool:
    """Whether a text says at its head that it is to learn from a place that its title names."""
    names = [fold(mention.words) for mention in in_heading]
    learnt = [found[1] for found in _LEARNS.finditer(body, 0, 2 * OPENING)] if names else []
    return any(0 <= its.find(name) <= _NEAR for its in learnt for name in names)


def _guests(in_heading: list[Mention], heading: str) -> frozenset[str]:
    """The codes of those who, by its title, come to see the text's own place, and of what theirs lies in."""
    comes = _COMES.search(heading)
    if comes is None:
        return frozenset()
    before = [mention for mention in in_heading if fold(mention.words) in heading[: comes.start()]]
    alike = any(fold(mention.words).endswith(comes[1]) for mention in before)
    return frozenset(code for mention in before for code in mention.codes if alike)


def _visits(mention: Mention, heading: str) -> bool:
    """Whether a place in the title of a report on a visit is that of the visitors."""
    start = heading.find(fold(mention.words))
    return (
        _VISITOR.match(heading, start + len(mention.words)) is not None and re.search("[赴到]", heading[:start]) is None
    )


def _weigh(mentions: list[Mention]) -> Evidence:
    """Evidence by code. A name that counties share counts for those in a province or city that is named too."""
    evidence = Evidence()
    alone = [code for mention in mentions if len(mention.codes) == 1 for code in mention.codes]
    above = {code for code in alone if code.endswith("00")}
    for mention in mentions:
        codes = mention.codes
        if len(codes) > 1:
            in_city = tuple(code for code in codes if gazetteer.above(code, 4) in above)
            codes = in_city or tuple(code for code in codes if gazetteer.above(code, 2) in above) or codes
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
    body = _QUOTED.sub("", body)
    calls = Counter(_DEICTIC.findall(body))
    if calls["省"] == 1 and "全省" in body:  # a meeting of the whole province is named by everybody
        del calls["省"]
    for level in _DEICTIC.findall(heading):
        calls[level] += 3
    for level in _TITLED.findall(heading):
        calls[level] += 2
    if not calls:  # 在县委、县政府的领导下: whom a text obeys, or who decides in it, tells where it is written
        calls = Counter(_OBEYS.findall(body)) or Counter(_DECIDES.findall(body))
    if not calls:
        return "市" if _OF_COUNTIES.search(body) else None
    if len(_OF_REGION.findall(body)) > len(_BELOW_REGION.findall(body)):
        calls["省"] += calls.pop("区", 0)
    level, most = calls.most_common(1)[0]
    if level == "省" and 2 * (cities := calls["市"] + calls["州"] + calls["盟"]) > most:
        level, most = "市", cities
    lower = sum(calls[other] for other in "县区旗") + len(_OWN_TOWN.findall(body))
    obeys = set(_OBEYS.findall(body))
    under = bool(obeys & {"县", "区", "旗"}) and not obeys & {"省", "市", "州", "盟"}  # 全市 is who ranks it
    below = 2 * lower > most or (most <= _IN_PASSING and under) or (most <= _IN_PASSING and _SENT.search(heading))
    return "县" if level in "省市州盟" and below else level
