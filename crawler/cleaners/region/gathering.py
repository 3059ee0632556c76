"""All evidence that a document gives for each place."""

from functools import partial

from crawler.cleaners.passage import Passage
from crawler.cleaners.region.evidence import TITLE, Evidence
from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.reading.journeys import (
    is_away,
    is_destination,
    is_of_country,
    is_on_a_visit,
    is_visitor,
    tells_of_visit,
)
from crawler.cleaners.region.reading.mentions import (
    MAX_READ,
    Mention,
    in_body,
    in_signature,
    in_title,
    who_goes,
)
from crawler.cleaners.region.reading.own_level import has_counties, own_level, town_speaks
from crawler.cleaners.region.reading.short_names import short_names, title_town
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
    """The evidence of a document of a year for each place, and the level that it calls its own: 省, 市, 县 … or None"""
    read = whole.cut(0, MAX_READ)
    own = own_level(heading.plain, read.plain)
    in_heading = in_title(heading)
    # Even what the title names is only seen, but for the visitors.
    of_country = is_of_country(heading.plain, read.plain)
    only_seen = of_country or is_on_a_visit(heading.plain)
    away = only_seen or tells_of_visit(heading.plain, read.plain) or is_away(heading.plain)
    town_said = town_speaks(f"{heading.plain}\n{read.plain}")
    if away:
        short, in_text = [], list(who_goes(read))
        in_heading = [mention for mention in in_heading if not is_destination(mention, heading.plain)]
    else:
        of_town = town_said > 0
        short = [*short_names(heading, TITLE, of_town=of_town), *short_names(read, of_town=of_town)]
        in_text = [*in_body(read), *short]
    town = title_town(heading, own)
    if town and (not away or is_visitor(town, heading.plain)):
        in_heading.append(town)
    if only_seen:
        in_heading = [mention for mention in in_heading if is_visitor(mention, heading.plain)]
    mentions = [*in_heading, *in_signature(whole), *in_text]
    evidence = _weigh(mentions, year)
    evidence.away, evidence.speaks_as_town = away, town_said
    evidence.has_counties = has_counties(read.plain)
    evidence.provinces = provinces_named(read.plain)
    evidence.of_nation = own is None and len(_OF_NATION.findall(read.plain)) >= _AGAIN
    if not only_seen:
        _add_signs(evidence, heading.plain, read.plain)
    if not of_country:  # whose documents stand on a county's site too
        add_publisher(evidence, own, read.plain, page_title, issuer)
    return evidence, own


def _add_signs(evidence: Evidence, heading: str, body: str) -> None:
    """Count what tells a place without naming it; of a text on a journey only documents' numbers are its own."""
    if not evidence.away:
        add_province(evidence, body)
        add_short_named(evidence, body)
        if not evidence.of_nation:
            add_bynames(evidence, f"{heading}\n{body}")
    add_document_numbers(evidence, f"{heading}\n{body}")
    add_autonomous(evidence, f"{heading}\n{body}")


def _as_then(code: str, year: int | None, named: set[str]) -> str:
    """A place by the level that it had then: in a year, or beside what was its county or prefecture (巢湖市庐江县)."""
    others = gazetteer.of_other_level(code)
    if year is not None:
        then = gazetteer.as_of(code, year)
        return then if then in others else code
    if gazetteer.above(code, 4) in named - {code}:
        return code
    if not others:  # 铜仁地区德江县
        then_too = {*named, *(its for one in named for its in gazetteer.of_other_level(one))}
        return next((its for its in map(partial(gazetteer.under, code), sorted(then_too)) if its), code)
    beside = {its for its in named - {code} if gazetteer.level(its) > 2}
    above = {city for its in beside for city in gazetteer.lies_in(its)}
    return next((its for its in others if its in above or gazetteer.lies_in(its) & beside), code)


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
