"""Towns, which speak for the counties that have one of their name."""

import re
from collections import defaultdict

from crawler.cleaners.region import gazetteer
from crawler.cleaners.region.evidence import ENOUGH, OFTEN, OWN_BODY, Evidence
from crawler.cleaners.region.mentions import TITLE
from indexer.text import fold

_TOWN, _SHARED_TOWN = 2, 1  # weights of a town of one county, and of a few
_FEW = 4  # counties that have a town of one name; a name of more says nothing
TOWN_SPEAKS = re.compile(
    "[我全本](?:[镇乡村]|街道|社区)|(?:镇|乡|街道)(?:党委|党工委|政府|办事处)|[我本]街道?办|街工委"
)
_COUNTY_OFFICE = re.compile("(?<![社地山小片辖园林灾库])([县区])(?:委(?!托|员)|政府|[\u4e00-\u9fff]{2,3}局)")
_TOWN_ACTS = (
    "(?:[^,。\n]{0,10}领导小组|中心学?校|(?:中心)?(?:小学|中学|幼儿园|卫生院)|(?:综合)?文化站|[财司派]\\w所|委(?!托|员|派|任)|党委|政府|人民政府|党工委|办事处|"
    "(?:人民)?武装部|综治|团委|妇联|工会|纪委|(?:教育|各项)事业|(?:20\\d\\d年)?[\u4e00-\u9fff]{0,8}(?:工作|建设))"
)
# A village or a school lies in the town that works: 黄马河村位于樟村坪镇西北边陲.
_LIES_IN_TOWN = re.compile(
    "(?:位于|地处|[坐座]落[在于])([\u4e00-\u9fff]{2,12}?)(?:[东西南北中]{1,2}(?:部|面|端|边陲|侧)|境内|腹地)"
)


def add_towns(evidence: Evidence, named: dict[str, tuple[str, tuple[str, ...]]]) -> None:
    """Towns speak for the counties that have them; together, or with the county's city, province or name."""
    votes: dict[str, int] = defaultdict(int)
    words: dict[str, list[str]] = defaultdict(list)
    cities = {code[:4] for code, weight in evidence.weights.items() if weight >= 2 and not code.endswith("0000")}
    provinces = {code[:2] for code, weight in evidence.weights.items() if weight >= 2 and code.endswith("0000")}
    for written, codes in named.values():
        inside = tuple(code for code in codes if code[:4] in cities) or tuple(
            code for code in codes if {code[:2]} == provinces
        )
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
    supported = best in evidence.weights or best[:4] in cities or {best[:2]} == provinces
    rival = ranked[1][1] if len(ranked) > 1 else 0
    if (len(words[best]) >= 2 and most >= _TOWN + 1) or (supported and most >= _TOWN):
        if rival * 2 > most:
            return
        for written in words[best]:
            evidence.words[best].append(written)
        evidence.weights[best] += min(most, 2 * TITLE) + (len(words[best]) >= 2)


def add_own_town(
    evidence: Evidence,
    heading: str,
    body: str,
    named: dict[str, tuple[str, tuple[str, ...]]],
    local: dict[str, tuple[str, tuple[str, ...]]],
    *,
    own: str | None,
) -> None:
    """A town that heads the title, or whose party and government act, is the text's own: its county, if it is one.

    So is the only one that a text on its own work names again and again, or a town's text without 镇. Of several
    counties that which the text names, or the one district where the text names a district's offices.
    """
    if any(gazetteer.level(code) == 6 for code in evidence.weights):
        return
    repeated = [name for name in named if body.count(name) > 1]
    alone = len(repeated) == 1 and own not in {"省", "市", "州", "盟"} and OWN_BODY.search(body) is not None
    lain_in = _LIES_IN_TOWN.findall(body)
    its = [
        (name, words, codes)
        for name, (words, codes) in named.items()
        if (
            name in heading
            or re.search(re.escape(name) + _TOWN_ACTS, body)
            or any(town.endswith(name) for town in lain_in)
            or (body.count(name) > OFTEN and (TOWN_SPEAKS.search(heading + body) or alone))
        )
        and (len(codes) == 1 or body.count(name) + heading.count(name) >= OFTEN)
    ]
    elsewhere = any(name in heading for name in named)  # the title names the town that writes: 城关镇
    if not its and not elsewhere and TOWN_SPEAKS.search(heading + body):
        its = [
            (name, words, codes)
            for name, (words, codes) in local.items()
            if body.count(name) > OFTEN - (len(codes) == 1)
        ]
    if len(its) != 1:
        return
    _, words, codes = its[0]
    if len(codes) > 1:
        elsewhere_named = body.replace(fold(words), "*")  # 梧桐乡 does not name 桐乡市
        codes = tuple(code for code in codes if _names_county(elsewhere_named, code)) or _of_offices(body, codes)
    if len(codes) == 1:
        evidence.add(codes[0], ENOUGH, words)


def _of_offices(body: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Those of a few counties that are districts where a text names offices of a district alone, and no county's."""
    levels = set(_COUNTY_OFFICE.findall(body))
    districts = tuple(code for code in codes if (gazetteer.name(code) or "").endswith("区"))
    return districts if levels == {"区"} and len(codes) <= _FEW else ()


def _names_county(body: str, code: str) -> bool:
    """Whether a text names a county, be it without 县."""
    stem = gazetteer.stem_of(gazetteer.name(code) or "")
    return len(stem) >= OFTEN and stem in body
