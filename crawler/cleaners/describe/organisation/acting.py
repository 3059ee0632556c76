"""The body of which a text says in its opening what it does, or for which it speaks."""

from collections.abc import Iterator

from crawler.cleaners.describe.organisation import bodies
from crawler.cleaners.describe.organisation.bodies import Organisation, is_known, named, type_of, unnamed
from crawler.cleaners.describe.organisation.in_title import HEADING, NAME_ENDS
from crawler.cleaners.describe.organisation.own_words import OPENING, PERSONAL, READ
from crawler.cleaners.describe.organisation.signature import first_named
from crawler.cleaners.passage import Passage
from crawler.cleaners.vocabulary.offices import SMALL_OFFICE
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
    rf"[\u4e00-\u9fff*]{{0,6}}?(?P<hidden>{_HIDDEN})(?={_STRIVES})|"
    rf"(?P<office>\**[省市县区旗州镇乡](?:[\u4e00-\u9fff]{{2,5}}{bodies.OFFICE}|{SMALL_OFFICE}|{bodies.HOUSE}))(?={_DOES}))"
)
# Who writes: 我校, 我们, 我; not where one lives (我县), nor whose one is (我党).
_WE = re.compile("(?<!自)我([^县市区省州盟旗国党军单])")
_ON_US = re.compile("[^,。;我]{0,8}[将把对为给向被]我[校单]")  # 香河县第一中学将我校列为…
_SCHOOLS = frozenset(("学校", "高校", "党校"))
_NOT_TO_US = "(?![^。]{0,40}(?:我[局校院园镇乡村]|来我|[来校][校院园]))"
_NOT_BY_US = "(?![^。]{0,24}(?:我[^们委会省市县区旗州]|受[^,。]{0,12}委托))"  # whose plan a bureau or school follows
_SURVEYS = (
    "(?:(?:组织|组成|成立)[^,。]{0,12}(?:调研|检查|视察|考察|调查)组|"
    f"组织[^,。]{{0,8}}(?:委员|代表){_NOT_TO_US}[^,。]{{0,24}}(?:视察|调研|检查))"
)
# … whose order, notice or finding is answered, or who taught: 现将香河县环保局检查发现的问题整改情况汇报如下.
_ASKED_OF_US = (
    "[^,。:;\n]{0,6}(?:培训[心体]|布置的|安排的|部署的|指出|提出|发现|反馈|通报|交办|转办|督办|批办|移送|下[达发]|要求)"
)
_OURS = r"[我本](?:单位|公司|社区|中心|[局院校园镇乡街村所站馆会台处厂行办部队])[是(]"
# For whom it speaks, whose report it is, each by what needs to stand in the line: few texts have more than two, and to
# compile all takes a seventh of a second. A group's name says how well its body is named.
_FOR = {
    # 我代表香河县人民政府向大会报告
    "代表": rf"(?<![大党])代表(?:(?P<spoken>国务院|{bodies.NATIONWIDE}|{bodies.BY_NAME}{bodies.INNER}?)|"
    r"[\u4e00-\u9fff*]{0,8}?(?P<hidden>(?:自治区|[省市州县区旗镇乡])(?:人民政府|人民法院|人民检察院|人大常委会|政协[\u4e00-\u9fff]{0,10}?委员会)))"
    r"(?=(?:常务委员会)?(?:的?委托)?,?(?:[向作做对,]|各位|本次|报告|汇报|全体|领导班子))",
    # 受香河县人大常委会委托, 受县人大常委会委托,向 …
    "委托": rf"受(?:(?P<asked>{bodies.NAMED})的?委托(?!,?我(?![向就作做代现来]))|"
    r"[\u4e00-\u9fff*]{0,12}(?P<mandate>(?:人民代表大会|人大|政协)[\u4e00-\u9fff*]{0,14}?(?:常务委员会|常委会))的?委托,?(?=向|我向))",
    # 现将香河县教育局2011年工作汇报如下
    "现[将就把]": rf"现[将就把](?P<reported>{bodies.BY_NAME}{bodies.INNER}?){NAME_ENDS}"
    rf"(?![来到对]|领导(?!班子)|{_ASKED_OF_US})(?=[^,。:;\n《]{{0,40}}(?:汇报|报告|总结|述职))",
    # 我校是香河县第二中学, 我局(香河县教育局)
    _OURS: rf"{_OURS}(?P<we>{bodies.NAMED})(?=[,。)])",
    # 现公布2016年香河县民政局政府信息公开年度报告, 如有疑问,请与香河县民政局办公室联系
    "信息公开": rf"(?:公布|编制)(?:\d{{4}}年度?)?(?P<reporting>{bodies.NAMED})(?=(?:\d{{4}}年度?)?(?:政府)?信息公开)",
    "疑问": rf"疑问,请与(?P<addressed>{bodies.NAMED})(?=办公室联系|联系)",
    # 区人大常委会组织调研组, 县人大常委会决定, 按照区政协年度协商计划, 县政协副主席带领部分委员
    "人大|政协": rf"[省市州县区旗](?P<council>(?:人大|政协)(?:常委会|常委|委员会)?)(?={_SURVEYS}|决定|"
    rf"[^,。;\n]{{0,12}}(?:要点|计划|安排){_NOT_BY_US}|副?主[席任][^,。;\n]{{0,6}}(?:率|带[领队]){_NOT_TO_US})",
}
_SPOKEN_FOR = [(re.compile(needed), re.compile(pattern)) for needed, pattern in _FOR.items()]
_PLACES_NAME = 4  # characters before a kind of body that may be its masked place's
_IN_PASSING = frozenset(("人大", "政协", "工会", "党委", "社区", "企业", "高校"))  # what a text also says of others


def acting(heading: str, whole: Passage) -> Organisation | None:
    """The body of which a text that is no person's says in its opening what it does, or for which it speaks.

    The type alone of the first one where none is named.
    """
    return None if PERSONAL.search(heading) else first_named(*_bodies_told(whole))


def _bodies_told(whole: Passage) -> Iterator[Organisation]:
    """The bodies that the lines tell up to the first paragraph; those behind it tell of others too."""
    begin, leads = 0, True  # `leads`: nothing but titles and the like stand before the line
    for line in whole.plain[:READ].split("\n"):
        subjects = [match for match in _SUBJECT.finditer(line, 0, OPENING) if not _serves(match)]
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
