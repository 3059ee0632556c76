"""Names of bodies: the type of a body by the end of its name, and whether the name tells which body it is."""

from dataclasses import dataclass

from crawler.cleaners.passage import Passage
from crawler.cleaners.region.places import gazetteer, stems, towns, villages
from crawler.cleaners.region.reading.institutions import heads
from crawler.cleaners.tables import rows
from crawler.cleaners.vocabulary.offices import BEHIND_SHORT_NAME, SMALL_OFFICE
from indexer import late_re as re
from indexer.office_names import ENDS_OF

NAMES = "|".join(ENDS_OF.values())
# 网站, 布局, 场所, 县局, 一站式 and 所属 are none; 水利站站长 is of a 水利站, as 水利局长 is of a 水利局.
_NO_WORD = "(?<![网进出报]站|[布格结大全时副局原任分省市县区]局|[场厕住居所上结键因]所|站站)(?<!董事局)"
OFFICE = f"(?:[局站]{_NO_WORD}(?!式)|所{_NO_WORD}(?![有属辖需]|在(?:地|的?[单县市乡镇村])))"
# Bodies that are a type of their own.
HOUSE = f"(?:{'|'.join(name for [name] in rows('describe/houses', 1))})"
# What other bodies' names end with, behind what they do: 香河县旅游服务中心 …
_DOES_SOMETHING = "|".join(
    (
        rf"{OFFICE}|分局",
        "委员会|管委会|工委|办公室|研究室|指挥部|领导小组|协会|商会|学会(?![了用会做])|(?:研究|促进|联谊|基金)会|中心(?![小中]学(?!生)|学?校(?!园)|幼儿园|卫生院)|[馆厅]|管理部",
        "(?:管理|服务|海事|办事|事务|监督)处|大队|[支中]队|调查队|公路段|监狱|设计院|研究[院所]",
        "报社|书店|林场|农场|合作社|联社|煤矿|(?<!工)厂(?![长家房区商]|关停|污染|整治|拆)",
    )
)
# … and those that say so themselves: 香河县敬老院.
_SELF_SAID = rf"{HOUSE}|(?:海事|园林|环卫)处(?![理罚置])|发改委|慈善总会|老促会|体协|联合[会社]|人武部"
_OTHER = rf"[\u4e00-\u9fff]{{2,6}}(?:{_DOES_SOMETHING})|{_SELF_SAID}"
_PARTY = f"(?<=[省市县区旗州])委(?![员托屈婉宣组统政老党农机直]|{SMALL_OFFICE})"  # 中共香河县委
_PROVINCES = gazetteer.any_province()
PLACE = (
    rf"(?:{_PROVINCES}|[\u4e00-\u9fff]{{1,{gazetteer.LONGEST - 1}}}?(?:省|市|县|区|旗|州|盟|镇|乡|苏木|街道|(?<!农)村))"
)
_OF_TOWNS = "(?<=[镇乡木])(?:党委|政府)|(?<=街道)(?:党工委|办事处)|(?<=区)管(?:委|理委员)会"  # 刘宋镇党委
_BODY = rf"(?:{NAMES}|人民政府|{_OF_TOWNS}|{_PARTY}|{SMALL_OFFICE}|{_OTHER})(?:办公[室厅])?"
_SESSION = r"(?:第[一二三四五六七八九十\d]{1,3}届)?"
_VILLAGE = (  # 刘宋镇李庄村
    r"(?!驻(?!马店)|赴)(?:[\u4e00-\u9fff]{2,8}?[市县区旗州])?[\u4e00-\u9fff]{1,6}(?:镇|乡|苏木|"
    r"街道)[\u4e00-\u9fff]{1,4}(?<![新农乡全各包驻整行自政示范郊])"
    "村(?!两(?!委)|[级民庄镇委党务干风容卫集支社居组屯落官医小]|的?(?:调研|调查|考察|参观|观摩|社会实践|支教|驻村|帮扶|扶贫|蹲点))"
)
# Whose name begins with what all the country has: 中国农业银行香河县支行, 国网香河县供电公司.
_NATIONAL = (
    "(?:国家税务总局|国家统计局|国网|中国(?:邮政储蓄|农业发展|移动|联通|电信|铁塔|邮政|人寿|人民|平安|太平洋|农业|工商|建设)?"
    "(?:通信|银行|财产保险|人寿保险|保险)?(?:集团)?(?:股份)?(?:有限)?(?:责任)?(?:公司)?)"
)
_LOCAL = rf"{_NATIONAL}[\u4e00-\u9fff]{{2,10}}?(?:[分支]公司|[分支]行|供电公司|税务局|调查队)"
LEAGUE = rf"共青团{PLACE}{_SESSION}委(?:员会)?"
# A whole name in folded text: its place, and what the body is.
NAMED = (
    rf"(?:中共{PLACE}{_SESSION}委员会|{LEAGUE}|{_LOCAL}|{_VILLAGE}|"
    rf"(?:中共)?(?=[\u4e00-\u9fff]){PLACE}(?:(?!的|办理|贯彻|落实|开展|新任|组织(?!部|工作|委)|加强|深化|完善|规范(?!化)|推进(?![办委指])|莅临|"
    rf"与{PLACE}|[到赴由]|受(?!理))[\u4e00-\u9fff]){{0,14}}?{_BODY})"
)
# A body within one that has a name of its own: 香河县人民医院内科党支部.
_PART = "机关|离?退休(?:干部|教师)?|在职|第[一二三四五六七八九十]|学生|教师|教工|[\u4e00-\u9fff]{1,4}[科室组系]"
INNER = (
    rf"(?:(?:{_PART})?(?:党总支|党支部|机关党委|工会|团总支|团支部|团委|妇委会|学生会|家长委员会|关工委)(?:委员会)?|"
    "少先队(?:大队部?|总部)?)"
)
# What stands behind a name, by what it tells.
BEHIND_NAMES = {what: "|".join(patterns.split()) for what, patterns in rows("describe/behind_names", 2)}
# Whoever is at its head, behind its name.
HEADS = (
    "(?:原|时任|新任)?(?:党(?:[组委]|总支|支部)(?:成员|委员|副?书记)?[、和, ]{0,2})?(?:代理?|常务|第一)?副?"
    "(?:[局厅院校园镇乡县市区州省所站馆处科股队台厂行会]长|检察长|纪检组长|主任|书记|主席|总?经理|董事长)"
)
# A consultative conference has its place inside: 政协第七届磐安县委员会, 政协常宁市第十一届委员会.
CONSULTATIVE = rf"(?:中国人民政治协商会议|政协){_SESSION}(?P<place>{PLACE}){_SESSION}委员会"
# One that is named without what it lies in: 振兴街道办事处, 富康路社区.
NEIGHBOURHOOD = r"[\u4e00-\u9fff]{2,6}(?:街道办(?:事处)?|社区(?!矫正|卫生))"
# A school that is named with the short name of its place: 莆田第二中学, 南乐一中, 香河三小.
SCHOOL = (
    r"(?:[\u4e00-\u9fff]{3,10}?(?:中学|小学|学校(?!长)|幼儿园)(?!生)|"
    r"[\u4e00-\u9fff]{2,4}(?:[一二三四五六七八九十]中(?!学)|[一二三]小(?![学时组])|职教中心))"
)
# So are a college, a bureau and a court: 邯郸学院, 香河教育局; not 参加北京大学培训, 向清华大学.
# And what a college has, and a chamber: 中南大学湘雅医院, 成都无锡商会.
_OF_COLLEGE = r"(?:(?!的)[\u4e00-\u9fff]){1,8}?(?:学院|医院|[中小]学|幼儿园)(?![生习])"
OF_SHORT_NAME = (
    rf"(?:(?!共青团)(?:(?![我赴向在到入参])[\u4e00-\u9fff]){{2,8}}?(?:学院|大学)(?!生)(?:{_OF_COLLEGE})?|"
    rf"[\u4e00-\u9fff]{{2,3}}(?:{BEHIND_SHORT_NAME}|[\u4e00-\u9fff]{{2,6}}?商会|海关))"
)
NATIONWIDE = f"(?:{'|'.join(name for [name] in rows('describe/nationwide', 1))})"
# A whole name of any of these sorts.
BY_NAME = rf"(?:{NAMED}|{NEIGHBOURHOOD}|{SCHOOL}|{OF_SHORT_NAME})"
# 香河经济开发区管委会, 平潭综合实验区人民检察院
_OF_ZONE = ".{2,3}(?:经济|高新|工业|产业|综合|循环|旅游).{0,8}(?:(?:开发|实验|示范|度假|园)区|工业园)"
_BY_SHORT_NAME = re.compile(f"(?:{SCHOOL}|{OF_SHORT_NAME}){INNER}?|{_OF_ZONE}.{{0,8}}{_BODY}")
_BEFORE_PLACE = re.compile(f"^(?:中共|共青团|{_NATIONAL})")
_NUMBERED_SCHOOL = re.compile("[\u4e00-\u9fff]{2,3}第?[一二三四五六七八九十]{1,2}(?:[中小]学?|高中|高级中学|幼儿?园?)$")
_UNIVERSITY = re.compile("[\u4e00-\u9fff]{2,10}?(?:大学|学院)")
OF_NATION = re.compile(NATIONWIDE)
# Also one that there is no more; 向化镇, but not 向刘宋镇.
_OF_TOWN = re.compile(r"(?![与赴]|关于|向(?!阳)..[镇乡])[\u4e00-\u9fff]{2,3}(?<![县市区城])[镇乡](?!镇)")
_OF_PROVINCE = re.compile(_PROVINCES)
_SESSION_OF = re.compile("第[一二三四五六七八九十\\d]{1,3}届(?=人民(?:代表大会|政府)|人大|委员会)")
# Such bodies in general, what is to be made of one, a sitting, and one whose place was taken out: 江苏省县民政局.
_ANY = re.compile(
    r"某|各(?!族)|所有|中小学|广大|系统|会议|届|报告|构建|打造|创建(?!办)|^(?:安全|文明|和谐|平安|智慧|绿色|幸福|美丽|示范|学习型|农村|城市|街道)社区"
    r"|[省市县区旗州](?:社区|学校|[中小]学|高中|初中|幼儿园|卫生[院所]|公司|工厂|煤矿|派出所|司法所)$|[镇乡](?:社区|学校)$|省(?:县|市(?!场|政)|区)"
    r"|^(?!中共|共青团|政协|中国).*[省市县区旗州]委员会(?:常务委员会)?$"  # whose first line was cut off
)
_GOVERNMENT = re.compile("(?<=[省市县区旗州镇乡木])(?<!特别行政区)(?<!特区)政府(?=$|办公)")
_SHARED = 200  # counties that share the name of a neighbourhood; it still says which one it is
# 县教育局, 我局, 某镇政府: a type, no name.
_DEICTIC = re.compile(
    r"^(?:[我本全该某各第*_x×省市州县区旗镇乡村]|(?:中共|团)[省市州县区旗]|街道|社区|一个|自治[区州县旗])"
)
COMMITTEES = ("省委", "市委", "县委", "镇党委", "乡党委", "街道党工委")  # of the Party
_ENDING = (
    *(
        (re.compile(f"^中共{place}委员会$"), committee)
        for committee, place in (
            ("省委", "(?:北京|天津|上海|重庆)市"),
            ("省委", ".{2,12}(?:省|自治区)"),
            ("市委", ".{1,12}[市州盟]"),
            ("县委", ".{1,12}[县区旗]"),
            ("镇党委", ".{1,12}镇"),
            ("乡党委", ".{1,12}[乡木]"),
        )
    ),
    (re.compile("[镇乡道].{1,4}村$"), "村"),
    (re.compile("(?<!工)厂$|煤矿$"), "企业"),
    *((re.compile(rf"(?:{ends})(?:办公室|党组|党委)?$"), body_type) for body_type, ends in ENDS_OF.items()),
)
_OF_PLACE = re.compile(
    rf"(?:.*(?:[省旗州盟]|镇(?!企业)|县(?!志)|区(?![划域])|(?:(?<!^城)(?<![省市县区旗州]城)市(?![容政场])|(?<!城)乡(?!村|镇企业))|街道)委?|"
    rf"{_PROVINCES})([\u4e00-\u9fff]{{2,12}}(?:{OFFICE}|(?<!办公)厅))$"
)
_ENDING_OTHER = re.compile(
    rf"([\u4e00-\u9fff]{{2,12}}{OFFICE}|[\u4e00-\u9fff]{{2,10}}(?<![公大])厅|{HOUSE}|{SMALL_OFFICE})$"
)
# What lies within a body is of its type: 邯郸市公安局邯山分局, 香河县财政局党支部; not 院士工作站.
_WITHIN = re.compile(
    "(?:(?<=[院局厅站馆])|(?<=[大中小]学|学校|儿园|公司)|(?<=[一二三四五六七八九十]中))(?!士|生|管理[局所处中])"
    "(?:[\u4e00-\u9fff]{0,12}(?:[局站所馆厅室处科]|中心|[大支中]队部?|党组|支部|总支|学生会)|委员会)$"
)


def full_name(name: str) -> str:
    """One name for a body: a government's in full, none with the number of a session (香河县第十三届人民代表大会)."""
    return _GOVERNMENT.sub("人民政府", _SESSION_OF.sub("", name))


def is_deictic(name: str) -> bool:
    """Whether a name does not say which body it is; 全州县 and 镇平县 only look so."""
    if _ANY.search(name):
        return True
    return _DEICTIC.match(name) is not None and not _begins_with_place(name)


def is_known(name: str, *, in_title: bool = False) -> bool:
    """Whether it is known which body is named: by the place that its name begins with, or by its own.

    In a title the place may be a town that is in no list, and a school may begin with a place's short name.
    """
    name = full_name(name)
    if _ANY.search(name):
        return False
    if name.startswith(("中华人民共和国", "国务院")) or OF_NATION.fullmatch(name):
        return True
    local = _BEFORE_PLACE.sub("", name)  # 国网香河县供电公司, from its place on
    is_of_town = in_title and _OF_TOWN.match(name) and not _DEICTIC.match(name)
    if _begins_with_place(local) or (local != name and _begins_with_short_name(local)) or is_of_town:
        return True
    if name.endswith("社区"):
        return bool(villages.counties(name, most=_SHARED))
    return in_title and has_short_name(name)


def has_short_name(name: str) -> bool:
    """Whether a body is named with the short name of its city or county: 香河一中, 香河教育局."""
    return _begins_with_short_name(name) and _BY_SHORT_NAME.fullmatch(name) is not None and not _ANY.search(name)


def _begins_with_short_name(name: str) -> bool:
    """Whether a name begins with that of a city or county, without what it is, or of a university: 朝阳团区委."""
    starts = {name[:length] for length in (stems.LONGEST, stems.SHORTEST)}
    before_schools = stems.before_schools() if _NUMBERED_SCHOOL.match(name) else ()  # 成武二中
    if any(start in stems.counties_and_cities() or start in before_schools for start in starts):
        return True
    university = _UNIVERSITY.match(name)
    headed = heads(Passage(university[0], university[0])) if university else None
    return headed is not None and name.startswith(headed[0])


def _begins_with_place(name: str) -> bool:
    """Whether a name begins with that of a province, city, county or town of China."""
    if _OF_PROVINCE.match(name):
        return True
    starts = [name[:end] for end in range(2, gazetteer.LONGEST + 1)]
    return any(start in gazetteer.codes() for start in starts) or any(start in towns.codes() for start in starts)


def type_of(name: str) -> str | None:
    """What a body is, by how its name ends."""
    name = name.removeprefix("委")  # 县委老干部局, without its county
    for pattern, body_type in _ENDING:
        if pattern.search(name):
            return body_type
    if name.endswith("人民政府"):
        return "县政府"
    if (outer := _WITHIN.sub("", name)) != name and not _ANY.search(outer) and (outer_type := type_of(outer)):
        return outer_type
    other = _OF_PLACE.search(name) or _ENDING_OTHER.search(name)
    return other[1] if other else None


@dataclass(frozen=True, slots=True)
class Organisation:
    """The issuing body. `name` is None where the text only says what it is; names are in simplified characters."""

    name: str | None
    type: str | None
    evidence: str


def named(name: str, evidence: str) -> Organisation:
    """The body of this name, of the type that its name tells; `evidence` are the words that gave it."""
    name = full_name(name)
    return Organisation(name, type_of(name), evidence)


def unnamed(name: str, evidence: str) -> Organisation | None:
    """A body whose name does not say which it is, by its type; None where the name tells no type either."""
    body_type = type_of(name)
    return Organisation(None, body_type, evidence) if body_type else None
