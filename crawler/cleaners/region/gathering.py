"""All evidence that a document gives for each place."""

from functools import partial

from crawler.cleaners.passage import Passage
from crawler.cleaners.region.evidence import TITLE, Evidence
from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.reading import journeys
from crawler.cleaners.region.reading.mentions import MAX_READ, Mention, in_body, in_signature, in_title, who_goes
from crawler.cleaners.region.reading.own_level import has_counties, own_level, town_speaks
from crawler.cleaners.region.reading.short_names import short_names
from crawler.cleaners.region.signs.bynames import add_bynames
from crawler.cleaners.region.signs.numbers import add_document_numbers
from crawler.cleaners.region.signs.provinces import add_autonomous, add_province, add_short_named, provinces_named
from crawler.cleaners.region.signs.publisher import add_publisher
from indexer import late_re as re

# Who speaks of the nation again and calls no level his own names what lies anywhere: 三江源等国家公园. Not who tells
# what his place has and gets: 国家级景区, 全国文明单位, 中央财政资金.
_OF_NATION = re.compile(
    "我国|全国(?!文明|先进|百强|重点)|国务院|国家(?!级|[专资投电]|重点)|中央(?!财政|资金|预算)|各地|世界|国际"
)
_AGAIN = 2


def gather(
    heading: Passage, whole: Passage, page_title: str = "", issuer: str | None = None, year: int | None = None
) -> tuple[Evidence, str | None]:
    """The evidence of a document of a year for each place, and the level that it calls its own: 省, 市, 县 … or None.

    `heading` is the title, `whole` the text, `page_title` the page's folded <title>, `issuer` whom the page names so.
    """
    read = whole.cut(0, MAX_READ)
    title, body, both = heading.folded, read.folded, f"{heading.folded}\n{read.folded}"
    level = own_level(title, body)
    of_country = journeys.is_of_country(title, body)
    only_seen = of_country or journeys.is_on_a_visit(title)  # even what the title names, but for the visitors' own
    away = only_seen or journeys.tells_of_visit(title, body) or journeys.is_away(title)
    speaks_as_town = town_speaks(both)
    in_heading = _in_heading(heading, away=away, only_seen=only_seen)
    if away:
        in_text = list(who_goes(read))
    else:
        of_town = speaks_as_town > 0
        short = (*short_names(heading, TITLE, of_town=of_town), *short_names(read, of_town=of_town))
        in_text = [*in_body(read), *short]
    evidence = _weigh([*in_heading, *in_signature(whole), *in_text], year)
    evidence.away, evidence.speaks_as_town = away, speaks_as_town
    evidence.says_own = len(re.findall(f"[我全]{level}", both)) if level else 0
    evidence.has_counties = has_counties(body)
    evidence.provinces = provinces_named(body)
    evidence.of_nation = level is None and len(_OF_NATION.findall(body)) >= _AGAIN
    if not only_seen:
        _add_signs(evidence, body, both)
    if not of_country:  # whose documents stand on a county's site too
        add_publisher(evidence, level, body, page_title, issuer)
    return evidence, level


def _in_heading(heading: Passage, *, away: bool, only_seen: bool) -> list[Mention]:
    """The places in a title: in that of a journey those whose people go, and none to which they go."""
    found = [
        mention for mention in in_title(heading) if not (away and journeys.is_destination(mention, heading.folded))
    ]
    return [mention for mention in found if not only_seen or journeys.is_visitor(mention, heading.folded)]


def _add_signs(evidence: Evidence, body: str, both: str) -> None:
    """Count what tells a place without naming it; of a text on a journey only documents' numbers are its own.

    `both` is the title and the `body`.
    """
    if not evidence.away:
        add_province(evidence, body)
        add_short_named(evidence, body)
        if not evidence.of_nation:
            add_bynames(evidence, both)
    add_document_numbers(evidence, both)
    add_autonomous(evidence, both)


def _as_then(code: str, year: int | None, named: set[str]) -> str:
    """The code of a place by the level that it had in a year, or beside the others that a text names.

    So 庐江县 beside 巢湖市 is the county in the city that it lay in then.
    """
    other_levels = gazetteer.of_other_level(code)
    if year is not None:
        then = gazetteer.as_of(code, year)
        return then if then in other_levels else code
    if gazetteer.above(code, 4) in named - {code}:
        return code
    if not other_levels:  # 铜仁地区德江县
        then_too = {*named, *(other for one in named for other in gazetteer.of_other_level(one))}
        return next(filter(None, map(partial(gazetteer.under, code), sorted(then_too))), code)
    beside = {other for other in named - {code} if gazetteer.level(other) > 2}
    above = {city for other in beside for city in gazetteer.lies_in(other)}
    return next((other for other in other_levels if other in above or gazetteer.lies_in(other) & beside), code)


def _weigh(mentions: list[Mention], year: int | None) -> Evidence:
    """Evidence by the codes that places had in a year."""
    evidence = Evidence(year)
    named = {mention.code for mention in mentions}
    for mention in mentions:
        code = _as_then(mention.code, year, named)
        evidence.add(code, mention.weight, mention.words)
        if mention.weight >= TITLE:
            evidence.title.add(code)
    return evidence
