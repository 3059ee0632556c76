"""The body of which a text says in its opening what it does, or for which it speaks."""

from collections.abc import Iterable, Iterator

from crawler.cleaners.describe.organisation import bodies
from crawler.cleaners.describe.organisation.bodies import Organisation, is_known, named, type_of, unnamed
from crawler.cleaners.describe.organisation.in_title import HEADING, NAME_ENDS
from crawler.cleaners.describe.organisation.own_words import OPENING, PERSONAL, READ
from crawler.cleaners.describe.organisation.signature import first_named
from crawler.cleaners.passage import Passage
from crawler.cleaners.tables import rows
from crawler.cleaners.vocabulary.offices import SMALL_OFFICE
from crawler.cleaners.vocabulary.title_words import spelt_out
from indexer import late_re as re

# What a body does, behind its name as the subject of a sentence: what it strives for, and what news say of it too.
_STRIVES = bodies.BEHIND_NAMES["strives"]
_DOES = f"(?:{'|'.join(bodies.BEHIND_NAMES[what] for what in ('strives', 'itself', 'is', 'how', 'does', 'when'))})"
# For what, when and under whom it does it: 2014年,…; 半年来,在县委的领导下,…; 为…,香河县档案局开展了….
_BEFORE_SUBJECT = (
    r"(?:(?:为|根据|按照|本着)[^。;\n]{4,100}?,(?!联合|会同|邀请|配合)|"
    r"(?:(?!其中|例如)[^,。:;\n]{0,14}(?:, ?|(?<=[年月以近直期])来)){1,2})?"
    r"(?:在[^,。:;\n]{2,40}下,){0,2}(?:我们)?(?:\d{4}年度?)?"
)
_HIDDEN = rf"(?:{bodies.NAMES})(?:、[镇乡]?政府)?"  # of which only the type is told: 镇党委、政府
# Named, by a short name only where a line begins; *县教育局: what it lies in is hidden; or 市交通运输局;
# 〔机构〕香河县统计局内设…, in a yearbook.
_SUBJECT = re.compile(
    rf"(?:^|(?P<later>。 ?))(?:[〔【][^〕】]{{1,8}}[〕】] ?)?{_BEFORE_SUBJECT}"
    rf"(?:\**(?P<named>(?:{bodies.NAMED}|{bodies.NEIGHBOURHOOD}|"
    rf"(?(later)(?!)|(?:{bodies.SCHOOL}|{bodies.OF_SHORT_NAME})))"
    rf"{bodies.INNER}?(?<![省市县区旗州]委)|{bodies.LEAGUE})(?={_DOES})|"
    rf"(?<=[导持心署]下,)[*省市县区旗州]{{0,3}}?(?P<led>{_HIDDEN}|(?<!,)[\u4e00-\u9fff]{{2,5}}{bodies.OFFICE}|{SMALL_OFFICE})|"
    rf"[\u4e00-\u9fff*]{{0,6}}?(?P<hidden>{_HIDDEN})(?={_STRIVES}|[\u4e00-\u9fff]{{2,6}}工作在)|"
    rf"(?P<office>\**[省市县区旗州镇乡](?:[\u4e00-\u9fff]{{2,5}}{bodies.OFFICE}|{SMALL_OFFICE}|{bodies.HOUSE}))(?={_DOES}))"
)
# Who writes: 我校, 我们, 我; not where one lives (我县), nor whose one is (我党).
_WE = re.compile("(?<!自)我([^县市区省州盟旗国党军单])")
_ON_US = re.compile("[^,。;我]{0,8}[将把对为给向被]我[校单]")  # 香河县第一中学将我校列为…
_SCHOOLS = frozenset(("学校", "高校", "党校"))
_NAMES = {
    "named": bodies.NAMED,
    "by_name": bodies.BY_NAME,
    "inner": bodies.INNER,
    "nationwide": bodies.NATIONWIDE,
    "name_ends": NAME_ENDS,
}
_SPOKEN_FOR = [
    (re.compile(needed), re.compile(spelt_out(pattern, **_NAMES))) for needed, pattern in rows("describe/spoken_for", 2)
]
_PLACES_NAME = 4  # characters before a kind of body that may be its masked place's
_IN_PASSING = frozenset(  # what a text also says of others
    ("人大", "政协", "工会", *bodies.COMMITTEES, "社区", "企业", "银行", "信用社", "高校")
)


def acting(heading: str, whole: Passage) -> Organisation | None:
    """The body of which a text that is no person's says in its opening what it does, or for which it speaks.

    The type alone of the first one where none is named.
    """
    return None if PERSONAL.search(heading) else first_named(*_bodies_told(whole))


def _bodies_told(whole: Passage) -> Iterator[Organisation]:
    """The bodies that the lines tell up to the first paragraph; those behind it tell of others too."""
    begin, leads = 0, True  # `leads`: nothing but titles and the like stand before the line
    for line in whole.folded[:READ].split("\n"):
        subjects = [match for match in _subjects(line) if not _serves(match)]
        spoken_for = (match for needed, form in _SPOKEN_FOR if needed.search(line) for match in form.finditer(line))
        matches = (*subjects, *sorted(spoken_for, key=re.Match.start))
        for match in matches:
            first, last = match.span(match.lastgroup or 0)
            name, words = line[first:last], whole.quote(begin + first, begin + last)
            if match.lastgroup != "hidden" and is_known(name, in_title=True):
                yield named(name, words)
            elif (match not in subjects or (leads and _leads(match))) and (body := unnamed(name, words)):
                yield body
        if len(line) > HEADING and "。" in line:
            return
        begin, leads = begin + len(line) + 1, leads and len(line) <= HEADING


def _subjects(line: str) -> Iterable[re.Match[str]]:
    """The bodies with which a line or one of its first sentences begins."""
    if "。" in line[:OPENING]:
        return _SUBJECT.finditer(line, 0, OPENING)
    return filter(None, (_SUBJECT.match(line, 0, OPENING),))  # as the same, and faster


def _leads(subject: re.Match[str]) -> bool:
    """Whether the writer is of a body without a name: it is led by another, or begins the line and is no passer-by."""
    how, name, first = subject.lastgroup, subject[subject.lastgroup or 0], subject.start(subject.lastgroup or 0)
    if how == "led":
        return True
    is_masked = "*" in subject.string[max(0, first - _PLACES_NAME) : first]  # **街道总工会
    begins = subject.start() == 0 and (how == "hidden" or bodies.is_deictic(name))
    return begins and (is_masked or type_of(name) not in _IN_PASSING)


def _serves(subject: re.Match[str]) -> bool:
    """Whether a sentence tells what a body does for those who write: 香河县教育局召开的会议我参加了."""
    name, behind = subject[subject.lastgroup or 0], subject.string[subject.end(subject.lastgroup or 0) :]
    if _ON_US.match(behind):
        return True
    writer = _WE.search(f"{behind.partition('。')[0]}。")
    return writer is not None and writer[1] not in name and not (writer[1] == "校" and type_of(name) in _SCHOOLS)
