"""The body that issued a text, by what the other modules find."""

from crawler.cleaners.describe.organisation import bodies
from crawler.cleaners.describe.organisation.acting import acting
from crawler.cleaners.describe.organisation.bodies import Organisation, is_known, named
from crawler.cleaners.describe.organisation.in_title import titled, typed
from crawler.cleaners.describe.organisation.own_words import READ, at_work, calls_itself, led, member_of
from crawler.cleaners.describe.organisation.signature import first_named, signed, spoken
from crawler.cleaners.passage import Passage
from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.vocabulary.folded_title import folded_title
from indexer import late_re as re

_CONSULTATIVE = re.compile(rf"(?=[中政])(?:^|(?<=代表)|(?<=[受年,\n])){bodies.CONSULTATIVE}")
# ——2012年2月10日在香河县第十五届人民代表大会第一次会议上; 在政协香河县第八届委员会第一次会议上
_SESSION = "第[一二三四五六七八九十\\d]{1,4}届"
_AT_CONGRESS = re.compile(
    rf"^[^,。:;\n]{{0,24}}(?P<words>在(?:(?P<where>{bodies.PLACE}){_SESSION}(?:人民代表大会|人大)|"
    rf"{_SESSION}(?P<nation>全国人民代表大会)|{bodies.CONSULTATIVE})"
    r"[^,。:;\n]{0,12}会议)上?(?:[) ]*$|(?:所[作做])?的?政府工作报告)",
    re.MULTILINE,
)
# What a body that reports there is called behind its place, but for a government.
_REPORTS_AS = {"法院": "人民法院", "检察院": "人民检察院", "人大": "人大常委会"}
_OF_GOVERNMENT = re.compile("^[^学贯]{0,40}政府工作报告(?![^\\(—]*[情心会])")


def organisation(title: str | None, text: str, folded: str, issuer: str | None = None) -> Organisation | None:
    """The body that issued a text, by its title, a line of its own at either end, or how the text calls itself.

    `folded` is the text, folded; `issuer` is whom the page names beside it, which gives the name if the text gives none
    and is of no other type. None where nothing tells.
    """
    found = _by_text(title, Passage(text, folded))
    beside = _by_name(issuer) if issuer else None
    if beside and (found is None or (found.name is None and found.type == beside.type)):
        return beside
    return found


def _by_name(issuer: str) -> Organisation | None:
    name = folded_title(issuer)
    whole = re.fullmatch(bodies.NAMED, name) and not bodies.is_deictic(name)
    return named(name, issuer) if whole else None


def _by_text(title: str | None, whole: Passage) -> Organisation | None:
    heading = Passage.of((title or "").strip(), folded_title(title))
    lines = [*map(Passage, whole.text.split("\n"), whole.folded.rstrip().split("\n"))]
    signature = first_named(signed(lines), spoken(lines))
    is_named = signature is not None and signature.name is not None
    if signature and is_named and not _governs(signature):
        return signature
    in_title = titled(heading, lines, whole)
    # On a government's site its name is a line above what its schools and offices write.
    if is_named and (in_title is None or _governs(in_title)):
        return signature
    if body := in_title or _consultative(heading, whole) or member_of(whole):
        return body
    actor = acting(heading.folded, whole)
    if actor and actor.name:
        return actor
    body = signature or typed(heading, lines, whole) or actor
    if body is None or _governs(body):  # 县政府救灾工作总结, by 我局
        body = led(whole) or body
    body = body or at_work(heading, whole) or calls_itself(heading, whole)
    return _before_congress(body, heading, whole) or body


def _governs(body: Organisation) -> bool:
    return (body.type or "").endswith("政府")


def _consultative(heading: Passage, whole: Passage) -> Organisation | None:
    """The consultative conference that reports."""
    for passage in (heading, whole.cut(0, READ)):
        found = _CONSULTATIVE.search(passage.folded)
        if found and is_known(found["place"]):
            return Organisation(f"政协{found['place']}委员会", "政协", passage.quote(*found.span()))
    return None


def _before_congress(found: Organisation | None, heading: Passage, whole: Passage) -> Organisation | None:
    """The name of a body of which only the type was found, by the place before whose congress it reports."""
    body_type = found.type if found else None
    governs = (found is not None and _governs(found)) or _OF_GOVERNMENT.search(heading.folded)
    office = _REPORTS_AS.get(body_type or "", "人民政府" if governs else "")
    for passage in (heading, whole.cut(0, READ)):
        congress = _AT_CONGRESS.search(passage.folded)
        if congress is None:
            continue
        place, words = congress["where"] or congress["place"], passage.quote(*congress.span("words"))
        if office == "人民政府" and congress["nation"]:
            return Organisation("国务院", None, words)
        if not is_known(place or ""):
            continue
        if body_type == "政协" and congress["place"]:
            return Organisation(f"政协{place}委员会", "政协", words)
        is_county = any(gazetteer.level(code) == 6 for code in gazetteer.codes().get(place, ()))
        if office and congress["where"] and (is_county or body_type != "法院"):  # a city's court is a 中级人民法院
            body = named(f"{place}{office}", words)
            return body if body_type in (None, body.type) or body.type == "省政府" else None
    return None
