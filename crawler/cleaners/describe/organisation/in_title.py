"""The body that a title names, or the type alone that it tells."""

from crawler.cleaners.describe.organisation import bodies
from crawler.cleaners.describe.organisation.bodies import Organisation, is_known, named, type_of, unnamed
from crawler.cleaners.describe.organisation.own_words import READ
from crawler.cleaners.passage import Passage
from crawler.cleaners.tables import rows
from crawler.cleaners.vocabulary.offices import SMALL_OFFICE
from crawler.cleaners.vocabulary.title_words import GENRES
from indexer import late_re as re

# What follows a name in a title; or anything, unless it names a body within the body, or somebody.
_FOLLOWING = bodies.BEHIND_NAMES["goes-on"]
_NO_LONGER_NAME = rf"(?![\u4e00-\u9fff]{{0,10}}?(?:{bodies.BEHIND_NAMES['longer']}))"
# The head of a body, whose report it is; not one who comes to see another.
_HEAD_REPORTS = (
    rf"(?:(?:办公室)?{bodies.HEADS}|(?<=[局院校所站馆])长)(?![\u4e00-\u9fff]{{0,6}}(?:[来到莅]|视察|检查|调研))"
)
_SECTION = (
    "[\u4e00-\u9fff]{1,6}(?:(?:教研|备课|年级)组|[科股](?![学技普教研]))|"
    "(?:教导|教务|政教|总务|教科|学生|科技|科研|德育)处|护理部"
)
# … and what follows it in the title of another's text: 香河县教育局实习总结, 香河县教育局来我校调研的汇报;
# or perhaps of another's, who may be of such a body himself: 香河县第一中学听课总结.
_OF_OTHERS = (
    r"[^,。]{0,2}(?:(?:实习|见习|顶岗)(?!生|管理|基地|工作)|来校|(?:[来到对]|帮扶|慰问|捐[赠助]|资助)我[^,。])|"
    r"(?:督[查导]|检查)?(?:反馈|提出|指出)的?(?:问题|意见)|(?:(?!在)[^,。]){0,14}会议?上的?[^,。]{0,4}发言|师生座谈"
)
_OF_LEARNERS = r"[^,。]{0,2}(?:支教|进修|听课|跟岗|跟班)|(?:文件|会议精神)[^,。]{0,2}学习"
NAME_ENDS = rf"(?:(?={_FOLLOWING}|政府信息|{_SECTION}|[】\])]|{_HEAD_REPORTS}|$)|{_NO_LONGER_NAME})"
_TITLE = re.compile(
    rf"[【\[(《]?(?:[\d〇零一二三四五六七八九]{{4}}年?度?|关于)?"
    rf"(?P<name>{bodies.BY_NAME}(?:{bodies.INNER}|党组|党委)?)"
    rf"(?!副?书记|成员|{_OF_OTHERS}|{_OF_LEARNERS}){NAME_ENDS}"
)
_OFFICE_OF = "(?:办公[厅室]|党组|综合司)?"
# 教育部2014年工作要点; not its rules, its research projects or its spirit.
_NATIONS = re.compile(
    rf"(?P<name>{bodies.NATIONWIDE}|共青团{bodies.BY_NAME}委员会){_OFFICE_OF}"
    rf"(?:[ 、]+{bodies.NATIONWIDE}{_OFFICE_OF}){{0,9}}"
    r" ?(?=关于|印发|[\d二]{4}年|工作(?!会议)|政府信息|政务公开|$)(?!.*(?:课题|项目|心得|体会|学习))"
)
# Who bade or helped those who write, by the title, and what these call themselves: 民政部2012年全国减灾日活动总结.
_FROM_ABOVE = (
    (bodies.OF_NATION, re.compile("我[市县区旗镇乡村校园]")),
    (  # … or who looks into others: 学校食堂安全检查总结 by 我局
        re.compile("[^,。]{0,8}(?:学校|幼儿园|医院|企业)[^,。]{0,10}(?:[检抽]查|排查|整[治改]|督[查导])"),
        re.compile(r"\A(?![\s\S]*[我本全](?:[校园院厂]|公司))[\s\S]*?我[局所站镇乡](?![^,。\n]{0,12}(?:领导|唯一))"),
    ),
)
_QUOTED = re.compile("“[^”]{1,60}”")  # 有的县反映“我县教师编制不足”
# 2009年工作总结(香河县教育局), 2009年工作总结——香河县教育局
_TITLE_ENDS = re.compile(rf"(?:{GENRES}) ?(?:\(|—{{1,2}}) ?(?P<name>{bodies.BY_NAME}{bodies.INNER}?)\)?$")
# 沙沟镇2021年政府工作报告
_OF_GOVERNMENT = re.compile(r"(?P<place>[\u4e00-\u9fff]{1,11}[省市县区旗州镇乡])[\d〇零一二]{4}年度?政府工作报告")
# In a title, behind what may be masked: **镇中心小学20xx年…, 县教育局上半年…; other kinds from where the name begins.
_OTHER_IN_TITLE = (
    r"(?:^|(?<=[省市县区旗镇乡年在*\d(])|(?<=年度|关于|政府))(?!(?:人民)?政府|(?<=市)[容政场]|(?<=乡)(?:村|镇企业)|(?<=乡镇)企业|(?<=城市)|度|关于|"
    r"做好|加强|开展|推进|迎接|[在对全我各某本赴与向给])"
    rf"(?:市[容政场]|城市|乡村|乡镇(?=企业)|(?![省市县区旗镇乡年])[\u4e00-\u9fff]){{2,7}}(?:{bodies.OFFICE}|服务中心)|"
    r"(?:(?<=^省)|(?<=[*年]省))[\u4e00-\u9fff]{2,10}(?<!办公)厅"
)
# A house, and no visit to it; libraries only of a place, for schools have them too: 县图书馆自查报告.
_HOUSE = (
    rf"(?:(?<=[*省市县区旗州镇乡])|(?<!家庭|华侨)(?![\u4e00-\u9fff]{{2}}馆(?<!文化馆|博物馆|档案馆|纪念馆)))(?:国[有营])?{bodies.HOUSE}"
    "(?!.*(?:活动|志愿|实践|爱心|改革|参观))"
)
# What a body reports on there, and no other body.
_ON_WHAT = (
    rf"(?:(?!{bodies.NAMES}|{bodies.OFFICE}|{SMALL_OFFICE})[\u4e00-\u9fff]){{2,14}}"
    rf"(?:{GENRES}|演讲|发言|材料|预案)(?<!体会)"
)
_TITLE_TYPE = re.compile(
    rf"(?P<body>(?>{bodies.NAMES})|{_OTHER_IN_TITLE}|{SMALL_OFFICE}|{_HOUSE}|"
    rf"[\u4e00-\u9fff]{{2}}(?:{bodies.OFFICE}|服务中心))"
    rf"(?!{_OF_OTHERS})(?=(?:办公[室厅]|[\u4e00-\u9fff]{{1,5}}分局)?(?:{_FOLLOWING})|"
    rf"(?:{bodies.HEADS}|(?<=[局院])长)在[^,。]{{2,30}}上的|\)$|\([^()]{{2,9}}\)\d|{_ON_WHAT}|$)"
)
# To whom one goes or gives, whom one meets or follows: 赴香河县教育局考察报告, 学校向红十字会捐款;
# whose notice one passes on: 转发《香河县教育局关于….
_TO_OTHERS = re.compile(
    r"(?:^转发《[^》]{0,14}|(?:[赴与给]|(?<![推促])进(?!修)|向(?!阳)|接受|参[观加]|考察|视察|走访|慰问|帮扶|支援|迎接|感谢|(?:^|赴|到|[我们])学习|贯彻(?:落实)?)"
    r"(?:(?!精神|活动|实践|工作|情况)[\u4e00-\u9fff]){0,10})$"
)
_ASKS = re.compile("如何|怎样|浅[谈析议]")  # it speaks of such bodies in general: 如何做好社区工作的调研报告
_BEFORE = 16  # characters in which they say so before a body
# Who heads it, and what it alone reports on: 在镇党代会上的工作报告.
_TOLD_BY = [(body_type, re.compile(words)) for body_type, words in rows("describe/told_by", 2)]
# A government's, whose place is hidden: 镇2021年政府工作报告, **镇20**年工作总结, 河湾乡综治工作总结; a village's.
# Not of 乡镇 in general (特色镇建设), of 景德镇, 萍乡 or 镇江, nor of a body or a person in the town.
_TOWN = (
    r"(?:(?:^|(?<=[省市县区旗州年度]))(?![赴与向])[\u4e00-\u9fff]{2,3}(?<![我全本各城村集小之下家回故水返离乡])"
    r"(?<!景德|特色|中心|重点|美丽|示范|建制)|(?<=\*)|^)"
    "(?:镇(?![痛静定压江海雄平原远巴康沅宁坪赉域级]|安(?!全))|乡(?![镇土情愁亲贤友村风音道医宁城]))(?![\u4e00-\u9fff]?[县市区])"
)
_TOPIC = r"(?:(?![会社队站所院校园馆厂班组师村员]|学生|中心|公司|挂职|选调)[\u4e00-\u9fff]){0,10}"
_GOVERNMENTS = re.compile(
    r"(?:自治区|[省市州盟县区旗乡]|(?<!乡)镇)(?=(?:[\d〇零一二]{4}年度?)?政府工作(?:报告|总结|汇报))|"
    rf"[镇乡](?=[\d*]{{2,4}}年(?:度|[上下]半年)?工作(?:{GENRES}))|"
    rf"{_TOWN}(?=(?:[\d*]{{2,4}}年(?:度|[上下]半年)?)?{_TOPIC}工作(?:情况)?的?(?:{GENRES})$)|"
    rf"(?<![农乡新驻包帮扶])村(?=[\d*]{{2,4}}年(?:度|[上下]半年)?工作(?:{GENRES})(?:$|[及和暨与]))|"
    rf"^村(?![级民庄镇委党务干官医风容里集支社居组屯小校规部办])(?={_TOPIC}工作(?:情况)?的?(?:{GENRES})(?!.{{0,4}}会))"
)
OF_GENRE = re.compile(rf"(?:{GENRES})(?:稿|材料)?$")  # how a title ends
HEADING = 40  # characters of a line that may be a title


def titled(heading: Passage, lines: list[Passage], whole: Passage) -> Organisation | None:
    """The body that the title names, where it stands, where it is said once more, or on one line with the text."""
    again = _titles_again(lines)
    titles = (
        (_TITLE.match, heading),
        (_NATIONS.match, heading),
        *((_TITLE.match, line) for line in again),
        (_TITLE_ENDS.search, heading),
    )
    for find, title in titles:
        found = find(title.folded)
        if found and is_known(found["name"], in_title=True) and not _is_from_above(title, whole, found["name"]):
            return named(found["name"], title.quote(*found.span("name")))
    report = _OF_GOVERNMENT.match(heading.folded)
    if report and is_known(name := f"{report['place']}人民政府", in_title=True):
        return named(name, heading.quote(*report.span("place")))
    return None


def typed(heading: Passage, lines: list[Passage], whole: Passage) -> Organisation | None:
    """The type alone that the title tells, or the title once more, or that with which a text without one begins.

    A title may name the body's head (镇长述职报告) or its government's report.
    """
    titles = [line for line in _titles_again(lines) if OF_GENRE.search(line.folded.rstrip())]
    for title in () if _ASKS.match(heading.folded) else (heading, *titles):
        for match in _TITLE_TYPE.finditer(title.folded):
            if _TO_OTHERS.search(title.folded, max(0, match.start() - _BEFORE), match.start()):
                continue
            body = unnamed(match["body"], title.quote(*match.span("body")))
            if body and not _is_from_above(title, whole):
                return body
    for body_type, pattern in _TOLD_BY:
        if sign := pattern.search(heading.folded):
            return Organisation(None, body_type, heading.quote(*sign.span()))
    level = _GOVERNMENTS.search(heading.folded)
    if level and not _TO_OTHERS.search(heading.folded, 0, level.start()):
        government = "村" if level[0] == "村" else type_of(f"{level[0]}政府")
        return Organisation(None, government, heading.quote(*level.span()))
    return None


def _is_from_above(title: Passage, whole: Passage, name: str = "") -> bool:
    """Whether a title names who bade or helped those who write; a `name` may be a branch (国家税务总局香河县税务局)."""
    above = bodies.OF_NATION.match(name)
    if above and above.end() < len(name):
        return False
    read = _QUOTED.sub("", whole.folded[:READ])
    return any(who.match(title.folded) and ours.search(read) for who, ours in _FROM_ABOVE)


def _titles_again(lines: list[Passage]) -> list[Passage]:
    """The first lines that may be the title once more."""
    return [line for line in lines[:2] if len(line.folded) <= HEADING and not re.search("。|: *$", line.folded)]
