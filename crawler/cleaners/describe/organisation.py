"""The body that issued a text: its name where the text gives it, and its type also where the name is hidden.

Types are the usual words for what a body is (教育局, 镇政府, 学校, 法院), one word for all names of one office:
教体局 and 教育体育局 are a 教育局, 国税局 and 地方税务局 a 税务局.
"""

from dataclasses import dataclass

from crawler.cleaners.describe.bodies import (
    CONSULTATIVE,
    HEADS,
    INNER,
    NAMED,
    NAMES,
    NEIGHBOURHOOD,
    OF_SHORT_NAME,
    OFFICE,
    SCHOOL,
    full_name,
    is_deictic,
    is_known,
    type_of,
)
from crawler.cleaners.describe.signature import signed, spoken
from crawler.cleaners.folded_title import folded_title
from crawler.cleaners.offices import SMALL_OFFICE
from crawler.cleaners.passage import Passage
from crawler.cleaners.title_words import GENRES
from indexer import late_re as re

# What follows a name in a title.
_FOLLOWING = (
    r"关于|的|\d|[二一][〇零九]|“?十|\*|上半年|下半年|半年|年|工作|党|综合|总结|个人|述职|发展|安全|"
    r"先进|典型|领导班子|班子|班主任|机关|驻村|服务|接受|:|第|印发|转发|过去|创建|开展|纪念|庆祝|社区(?:矫正|卫生)|建校|校庆|“|\s|"
    r"领导干部|老干部工作|干部(?:作风|队伍|职工|述职)|民主(?:生活会|评议|测评)|局务公开|帮扶|科员|办理"
)
# … or anything, unless it names a body within the body, or somebody.
_NO_LONGER_NAME = (
    r"(?![\u4e00-\u9fff]{0,10}?(?:[局馆厂股委]|处(?![理罚置分])|所(?![有属])|站(?!点)|队(?!伍)|园(?![林区])|校(?![园车舍安])|院(?!内)|"
    r"场(?!所)|科(?![学技普教研])|室(?!内)|部(?![门署分])|会(?![议计展])|社(?![会保])|组(?![织建])|(?<!中小)(?<![科办])学(?![习生期年教校科法])|"
    r"中心(?!工作|任务)|公司|领导|主任|书记|[妇残工侨文科]联|人大|团委|[\u4e00-\u9fff]{2}办(?![法好理公事])|"
    r"[校院局县市镇乡园秘]长))"
)
# The head of a body, whose report it is; not one who comes to see another.
_HEAD_REPORTS = rf"(?:(?:办公室)?{HEADS}|(?<=[局院校所站馆])长)(?![\u4e00-\u9fff]{{0,6}}(?:[来到莅]|视察|检查|调研))"
_SECTION = "[\u4e00-\u9fff]{1,6}(?:(?:教研|备课|年级)组|[科股](?![学技普教研]))|(?:教导|教务|政教|总务)处|护理部"
# … and what follows it in the title of another's text: 香河县教育局实习总结, 香河县教育局来我校调研的汇报.
_OF_OTHERS = (
    r"副?书记|成员|[^,。]{0,2}(?:实习|见习|支教|顶岗|进修|听课|跟岗|跟班|[来到对]我[^,。])|"
    r"(?:反馈|提出|指出)的?(?:问题|意见)|(?:文件|会议精神)[^,。]{0,2}学习"
)
_NAME_ENDS = rf"(?:(?={_FOLLOWING}|政府信息|{_SECTION}|[】\])]|{_HEAD_REPORTS}|$)|{_NO_LONGER_NAME})"
_TITLE = re.compile(
    rf"[【\[(《]?(?:[\d〇零一二三四五六七八九]{{4}}年?度?|关于)?"
    rf"(?P<name>(?:{NAMED}|{NEIGHBOURHOOD}|{SCHOOL}|{OF_SHORT_NAME})(?:{INNER}|党组|党委)?)"
    rf"(?!{_OF_OTHERS}){_NAME_ENDS}"
)
# 2009年工作总结(香河县教育局), 2009年工作总结——香河县教育局
_TITLE_ENDS = re.compile(rf"(?:{GENRES}) ?(?:\(|—{{1,2}}) ?(?P<name>{NAMED}{INNER}?)\)?$")
# What a body does, behind its name as the subject of a sentence: what it strives for, and what news say of it too.
_STRIVES = r"党[委组支]|领导班子|成绩|[在以被]|再次|紧紧|坚持|认真|围绕"
_DOES = (
    rf"(?:{_STRIVES}|全体|的工作(?!人员)|[将把对按共现]|(?:是|属|位于|作为)(?![^,。]{{0,10}}我)|积极|扎实|深入|始终|不断|继续|"
    r"努力|大力|全力|着力|全面|全年|切实|严格|充分|高度|迅速|及时|全[局院校县市区镇乡站所]上下|机关[现共全]|于\d{1,4}[年月]|"
    r"牢固|进一步|紧[密扣]|狠抓|突出|立足|根据|结合|通过|采取|利用|(?:组织|开展|召开|成立|制定)(?!的)|协调|推进|加[强大快]|强化|实施|完成|"
    r"荣?获|承担|坐落|地处|隶属|[下内]设|下辖|始建|[创成][办建立]于|\d{4}年|\((?:以下)?简称)"
)
# For what, when and under whom it does it: 2014年,…; 半年来,在县委的领导下,…; 为…,香河县档案局开展了….
_BEFORE_SUBJECT = (
    r"(?:为[^。;\n]{4,100}?,(?!联合|会同|邀请|配合)|"
    r"(?:(?!其中|例如)[^,。:;\n]{0,14}(?:, ?|(?<=[年月以近直期])来)){1,2})?"
    r"(?:在[^,。:;\n]{2,40}下,)?(?:我们)?(?:\d{4}年度?)?"
)
# Named, by a short name only where a line begins; *县教育局: what it lies in is hidden; or 市交通运输局;
# 〔机构〕香河县统计局内设…, in a yearbook.
_SUBJECT = re.compile(
    rf"(?:^|(?P<later>。))(?:[〔【][^〕】]{{1,8}}[〕】] ?)?{_BEFORE_SUBJECT}"
    rf"(?:\**(?P<named>(?:{NAMED}|{NEIGHBOURHOOD}|(?(later)(?!)|(?:{SCHOOL}|{OF_SHORT_NAME}))){INNER}?)(?<![省市县区旗州]委)(?={_DOES})|"
    rf"[\u4e00-\u9fff*]{{0,4}}?(?P<hidden>{NAMES})(?:、[镇乡]?政府)?(?={_STRIVES})|"
    rf"(?P<office>[省市县区旗州][\u4e00-\u9fff]{{2,5}}{OFFICE})(?={_DOES}))"
)
# Who writes: 我校, 我们, 我; not where one lives (我县), nor whose one is (我党).
_WE = re.compile("(?<!自)我([^县市区省州盟旗国党军单])")
_SCHOOLS = frozenset(("学校", "高校", "党校"))
_SURVEYS = r"(?=(?:组织|组成|成立)[^,。]{0,12}(?:调研|检查|视察|考察|调查)组)"
# … whose order, notice or finding is answered: 现将香河县环保局检查发现的问题整改情况汇报如下.
_ASKED_OF_US = "[^,。:;\n]{0,6}(?:布置的|安排的|部署的|指出|提出|发现|反馈|通报|交办|转办|督办|批办|移送|下[达发]|要求)"
# 我代表香河县人民政府向大会报告, 受香河县人大常委会委托, 现公布2016年香河县民政局政府信息公开年度报告,
# 向大会报告区人民法院工作, 区人大常委会组织调研组
_FOR = re.compile(
    rf"(?<![大党])代表(?:(?P<spoken>国务院|{NAMED}{INNER}?)|[\u4e00-\u9fff*]{{0,8}}?(?P<hidden>(?:自治区|[省市州县区旗镇乡])(?:人民政府|人民法院|人民检察院|人大常委会|"
    r"政协[\u4e00-\u9fff]{0,10}?委员会)))(?=(?:常务委员会)?(?:的?委托)?,?(?:[向作做对,]|各位|本次|报告|汇报|全体|领导班子))"
    rf"|受(?P<asked>{NAMED})的?委托(?!,?我(?![向就作做代现来]))"
    rf"|现[将就把](?P<reported>{NAMED}{INNER}?){_NAME_ENDS}(?![来到对]|领导(?!班子)|{_ASKED_OF_US})(?=[^,。:;\n《]{{0,40}}(?:汇报|报告|总结|述职))"
    rf"|[我本](?:单位|公司|社区|中心|[局院校园镇乡街村所站馆会台处厂行办部队])\((?P<called>{NAMED})\)"
    r"|受[\u4e00-\u9fff*]{0,12}(?P<mandate>(?:人民代表大会|人大|政协)[\u4e00-\u9fff]{0,8}(?:常务委员会|常委会))的?委托,?(?=向|我向)"
    rf"|(?:公布|编制)(?:\d{{4}}年度?)?(?P<reporting>{NAMED})(?=(?:\d{{4}}年度?)?(?:政府)?信息公开)"
    rf"|疑问,请与(?P<addressed>{NAMED})(?=办公室联系|联系)"
    r"|报告[省市州县区旗]?(?P<court>人民(?:法院|检察院))工作"
    rf"|(?P<surveying>{NAMED}){_SURVEYS}|[省市州县区旗](?P<council>(?:人大|政协)(?:常委会|常委|委员会)?){_SURVEYS}"
    r"|(?:根据|按照)[省市州县区旗](?P<agenda>人大常委会)[^,。;\n]{0,8}(?:工作要点|监督计划)|[省市州县区旗](?P<council_decides>人大常委会)决定"
)
# 我叫张三,是香河县第一中学的一名教师, 自2010年任香河县农机局局长以来; not where one was before.
_I_AM = (
    "(?:我|本人)(?:叫?[\u4e00-\u9fff]{2,4}, ?)?(?:是?来自|现?(?:是|任)|现?担任|[就任供]职于|(?:现|目前)在)|"
    r"自\d{4}年(?:\d{1,2}月)?(?:起|开始)?担?任|我叫[\u4e00-\u9fff]{2,4}, ?|现任"
)
_I_AM_OF = re.compile(
    rf"(?:{_I_AM})(?P<body>{NAMED}|{SCHOOL}|{OF_SHORT_NAME})"
    rf"(?=的?一[名位员]|(?:工作|任[教职])(?!的)|的(?!毕业)[\u4e00-\u9fff]{{2,3}}[,。]|[,。]|"
    rf"(?:(?!的)[\u4e00-\u9fff]){{0,6}}?(?:{HEADS}|教师|老师|干部|民警|法官|医生|护士|会计|[职员]工)(?!的))"
    "(?![^\n]{0,80}(?:现任|[调转]任|调[入到]))"
)
_CONSULTATIVE = re.compile(rf"(?=[中政])(?:^|(?<=代表)|(?<=[受年,\n])){CONSULTATIVE}")
# A text that begins with its title, on the same line: 乐山市市中区防汛指挥部2010年防汛工作总结今年 …
_BEGINS_WITH_TITLE = re.compile(rf"(?P<name>{NAMED})(?= ?\d{{4}} ?年[^,。:;\n]{{0,20}}(?:总结|报告|汇报|小结|计划))")
# Others too have a doctor come, or care for somebody: homes for the old, colleges.
_CURES = r"(?=[^\n]{0,80}(?:医[护疗]|护士|病[人房]|患者|门诊|临床|手术))"
_HAS_DOCTORS = r"(?![^\n]{0,80}(?:老人|五保|学生管理))(?=[^\n]{0,80}(?:医[生师务]|护理))"
_CALLS_ITSELF = (  # the first of those that stand first
    (re.compile(rf"(?:我|本|全)院(?:{_CURES}|{_HAS_DOCTORS})"), "医院"),
    (re.compile(r"(?:我|本|全)院(?=[^\n]{0,80}(?:审判|法官|审理|执结|诉讼))"), "法院"),
    (re.compile(r"(?:我|本|全)院(?=[^\n]{0,80}(?:检察|公诉|批捕|起诉))"), "检察院"),
    (
        re.compile(
            r"[我本全](?:院(?![^\n]{0,80}(?:孤儿|儿童|法官|检察|医生))(?=[^\n]{0,80}(?:学生|教学(?!科研)))|"
            r"校(?=[^\n]{0,80}(?:(?<!考入)各学院|院系|本科(?:生|专业|教学)|高职生)))"
        ),
        "高校",
    ),
    (re.compile(r"我校|本校|学校(?:工作)?$|我们学校"), "学校"),
    (re.compile(r"我园|本园|我们幼儿园"), "幼儿园"),
    (re.compile(r"我镇|全镇|本镇"), "镇政府"),
    (re.compile(r"我乡|全乡|本乡"), "乡政府"),
    (re.compile(r"我街(?![上坊心头])|本街道|全街道"), "街道办事处"),
    (re.compile(r"我社区|本社区"), "社区"),
    (re.compile(r"我村|本村"), "村"),
    (
        re.compile(
            r"我公司|我司|我厂|本公司|我(?:生产)?车间|在公司[^,。]{0,8}(?:领导|指引|支持)|(?:进入?|来到?|加入)公司(?:工作|以来|担?任|已|面试|的|后)"
        ),
        "企业",
    ),
)
# In a title, behind what may be masked: **镇中心小学20xx年…, 县教育局上半年…; other kinds from where the name begins.
# Not to whom one gives or goes: 学校向红十字会捐款.
_OTHER_IN_TITLE = (
    r"(?:^|(?<=[省市县区旗镇乡年*\d(])|(?<=年度|关于))(?!(?<=市)[容政场]|(?<=乡)(?:村|镇企业)|(?<=乡镇)企业|(?<=城市)|度|关于|做好|加强|开展|推进|[在对全我各某本])"
    rf"(?:市[容政场]|城市|乡村|乡镇(?=企业)|(?![省市县区旗镇乡年])[\u4e00-\u9fff]){{2,7}}(?:{OFFICE}|服务中心)|"
    r"(?:(?<=^省)|(?<=[*年]省))[\u4e00-\u9fff]{2,10}(?<!办公)厅"
)
_TITLE_TYPE = re.compile(
    rf"(?P<body>(?<![向给赴与])(?<!接受)(?:{NAMES})|{_OTHER_IN_TITLE}|{SMALL_OFFICE}|"
    rf"[\u4e00-\u9fff]{{2}}(?:{OFFICE}|服务中心))"
    rf"(?=(?:办公[室厅]|[\u4e00-\u9fff]{{1,5}}分局)?(?:{_FOLLOWING})|安全|\)$|\([^()]{{2,9}}\)\d|(?:(?!{NAMES})[\u4e00-\u9fff]){{2,14}}(?:总结|计划|报告|汇报|演讲|发言)|$)"
)
_LED_BY = {"校长": "学校", "园长": "幼儿园", "镇长": "镇政府", "乡长": "乡政府"}
_HEAD_OF = re.compile(f"(?<!乡)(?:{'|'.join(_LED_BY)})")  # those of 乡镇 are addressed
# 镇2021年政府工作报告, **镇20**年工作总结: a government's, whose place is hidden.
_GOVERNMENTS = re.compile(
    r"(?:自治区|[省市州盟县区旗镇乡])(?=(?:[\d〇零一二]{4}年度?)?政府工作(?:报告|总结|汇报))|"
    rf"[镇乡](?=(?:\d{{4}}|[\d*]{{2,4}})年(?:度|上半年)?工作(?:{GENRES}))"
)
_OF_GENRE = re.compile(rf"(?:{GENRES})(?:稿|材料)?$")  # how a title ends
_BEGINS_SO = re.compile(r"[^,。:;\n]{4,40}?(?:总结|小结|汇报|报告)")  # its title, on one line with the text
_READ = 400  # characters in which a text says whose it is
# 沙沟镇2021年政府工作报告
_OF_GOVERNMENT = re.compile(r"(?P<place>[\u4e00-\u9fff]{1,11}[省市县区旗州镇乡])[\d〇零一二]{4}年度?政府工作报告")
_OPENING = 150
_PLACES_NAME = 4  # characters before a kind of body that may be its masked place's
_FIRST = 6  # lines that may stand before a text's first paragraph: its title once more, a day, a speaker, an address
_HEADING = 40  # characters of a line that may be a title
_IN_PASSING = frozenset(("人大", "政协", "工会", "党委", "社区", "企业", "高校"))  # what a text also says of others
_PERSONAL = re.compile(r"^个人|本人|心得|个人(?:年度|年终|工作)?(?:总结|计划|述职|小结)")


@dataclass(frozen=True, slots=True)
class Organisation:
    """The issuing body. `name` is None where the text only says what it is; names are in simplified characters."""

    name: str | None
    type: str | None
    evidence: str


def organisation(title: str | None, text: str, plain: str, issuer: str | None = None) -> Organisation | None:
    """The body that issued a text, by its title, a line of its own at either end, or how the text calls itself.

    `plain` is the folded `text`; `issuer` is whom the page names beside it, which gives the name if the text gives none
    and is of no other type. None where nothing tells.
    """
    found = _by_text(title, Passage(text, plain))
    named = _by_name(issuer) if issuer else None
    if named and (found is None or (found.name is None and found.type == named.type)):
        return named
    return found


def _named(name: str, evidence: str) -> Organisation:
    name = full_name(name)
    return Organisation(name, type_of(name), evidence)


def _by_name(issuer: str) -> Organisation | None:
    name = folded_title(issuer)
    whole = re.fullmatch(NAMED, name) and not is_deictic(name)
    return _named(name, issuer) if whole else None


def _by_text(title: str | None, whole: Passage) -> Organisation | None:
    heading = Passage.of((title or "").strip(), folded_title(title))
    lines = [*map(Passage, whole.text.split("\n"), whole.plain.rstrip().split("\n"))]
    if signature := signed(lines) or spoken(lines):
        return _named(*signature)
    named = _titled(heading, lines, whole) or _consultative(heading, whole) or _member_of(whole)
    if named:
        return named
    acting = _acting(heading.plain, whole)
    if acting and acting.name:
        return acting
    return _typed(heading, lines, whole) or acting or _calls_itself(heading, whole)


def _typed(heading: Passage, lines: list[Passage], whole: Passage) -> Organisation | None:
    """The type alone that the title tells, or the title once more, or that with which a text without one begins.

    A title may name the body's head (镇长述职报告) or its government's report.
    """
    titles = [line for line in _titles_again(lines) if _OF_GENRE.search(line.plain.rstrip())]
    if not heading.plain and (begins := _BEGINS_SO.match(whole.plain)):
        titles.append(whole.cut(0, begins.end()))
    for title in (heading, *titles):
        typed = _TITLE_TYPE.search(title.plain)
        if typed and (its_type := type_of(typed["body"])):
            return Organisation(None, its_type, title.quote(*typed.span("body")))
    if head := _HEAD_OF.search(heading.plain):
        return Organisation(None, _LED_BY[head[0]], heading.quote(*head.span()))
    if level := _GOVERNMENTS.search(heading.plain):
        return Organisation(None, type_of(f"{level[0]}政府"), heading.quote(*level.span()))
    return None


def _titles_again(lines: list[Passage]) -> list[Passage]:
    """The first lines that may be the title once more."""
    return [line for line in lines[:2] if len(line.plain) <= _HEADING and not re.search("。|: *$", line.plain)]


def _titled(heading: Passage, lines: list[Passage], whole: Passage) -> Organisation | None:
    """The body that the title names, where it stands, where it is said once more, or on one line with the text."""
    again = _titles_again(lines)
    titles = (
        (_TITLE.match, heading),
        *((_TITLE.match, line) for line in again),
        (_TITLE_ENDS.search, heading),
        (_BEGINS_WITH_TITLE.match, whole),
    )
    for find, title in titles:
        found = find(title.plain)
        if found and is_known(found["name"], in_title=True):
            return _named(found["name"], title.quote(*found.span("name")))
    report = _OF_GOVERNMENT.match(heading.plain)
    if report and is_known(name := f"{report['place']}人民政府", in_title=True):
        return _named(name, heading.quote(*report.span("place")))
    return None


def _consultative(heading: Passage, whole: Passage) -> Organisation | None:
    """The consultative conference that reports."""
    for passage in (heading, whole.cut(0, _READ)):
        found = _CONSULTATIVE.search(passage.plain)
        if found and is_known(found["place"]):
            return Organisation(f"政协{found['place']}委员会", "政协", passage.quote(*found.span()))
    return None


def _member_of(whole: Passage) -> Organisation | None:
    """The body of which the writer says that he is one of its people."""
    found = _I_AM_OF.finditer(whole.plain, 0, _OPENING)
    known = (its for its in found if is_known(its["body"], in_title=True))
    return next((_named(its["body"], whole.quote(*its.span("body"))) for its in known), None)


def _acting(heading: str, whole: Passage) -> Organisation | None:
    """The body of which a text that is no person's says in its opening what it does, or for which it speaks.

    The type alone of the first one where none is named.
    """
    if _PERSONAL.search(heading):
        return None
    begin, hidden = 0, None
    for line in whole.plain[:_READ].split("\n")[:_FIRST]:
        acts = [(found, False) for found in _SUBJECT.finditer(line[:_OPENING])]
        for found, is_for in (*acts, *((found, True) for found in _FOR.finditer(line))):
            first, last = found.span(found.lastgroup or 0)
            name, words = line[first:last], whole.quote(begin + first, begin + last)
            if not is_for and _serves(name, line[last:]):
                continue
            if found.lastgroup != "hidden" and is_known(name, in_title=True):
                return _named(name, words)
            its_type = type_of(name)
            is_subject = begin + found.start() == 0 and (found["hidden"] or is_deictic(name))
            is_masked = "*" in line[max(0, first - _PLACES_NAME) : first]  # **街道总工会
            if hidden is None and its_type and (is_for or (is_subject and (is_masked or its_type not in _IN_PASSING))):
                hidden = Organisation(None, its_type, words)
        if len(line) > _HEADING and "。" in line:  # the first paragraph; those behind it tell of others too
            break
        begin += len(line) + 1
    return hidden


def _serves(name: str, behind: str) -> bool:
    """Whether a sentence tells what a body does for those who write: 香河县教育局召开的会议我参加了."""
    own = _WE.search(behind.partition("。")[0])
    return own is not None and own[1] not in name and not (own[1] == "校" and type_of(name) in _SCHOOLS)


def _calls_itself(heading: Passage, whole: Passage) -> Organisation | None:
    """The type alone, by how the text calls itself; a person's text speaks of the body that the person serves."""
    if _PERSONAL.search(heading.plain):
        return None
    for passage in (heading, whole.cut(0, _READ)):
        found = [(its, name) for pattern, name in _CALLS_ITSELF if (its := pattern.search(passage.plain))]
        if found:
            first, name = min(found, key=lambda its: its[0].start())
            return Organisation(None, name, passage.quote(*first.span()))
    return None
