"""The body that issued a text: its name where the text gives it, and its type also where the name is hidden.

Types are the usual words for what a body is (教育局, 镇政府, 学校, 法院), one word for all names of one office:
教体局 and 教育体育局 are a 教育局, 国税局 and 地方税务局 a 税务局.
"""

import re
from dataclasses import dataclass

from crawler.cleaners.heading import heading
from crawler.cleaners.region import gazetteer

# What a name ends with, and the type that it says; the first that fits counts. In folded form.
_TYPES: tuple[tuple[str, str], ...] = (
    (r"幼儿园", "幼儿园"),
    (r"党校", "党校"),
    (r"中学|小学|学校|高中|初中|中心校|职中|职教中心|[一二三四五六七八九十]中|[一二三]小", "学校"),
    (r"大学|学院", "高校"),
    (r"卫生院|卫生所", "卫生院"),
    (r"医院|保健院", "医院"),
    (r"人民法院|法院|法庭", "法院"),
    (r"人民检察院|检察院", "检察院"),
    (r"教育局|教体局|教育体育局|教科局|教育科技局|教委|教育委员会|教育文化体育局|教文体局", "教育局"),
    (r"派出所", "派出所"),
    (r"公安局|公安分局|[交特刑巡]警大队|[交特刑巡]警支队", "公安局"),
    (r"司法所", "司法所"),
    (r"(?:国家税务|地方税务|国税|地税|税务)(?:局|分局|所)", "税务局"),
    (r"卫生局|卫计委|卫计局|卫健委|卫健局|卫生健康委员会|卫生和计划生育局", "卫生局"),
    (r"计生局|计生委|计划生育局|计划生育委员会|人口和计划生育局|计生办|计生站", "计生局"),
    (r"扶贫办|扶贫开发办公室|扶贫局", "扶贫办"),
    (r"安监局|安全生产监督管理局|应急管理局", "安监局"),
    (r"(?:人力资源和社会保障|人社|劳动和社会保障|人事劳动)局|劳动局|人事局|社保局|社保所", "人社局"),
    (r"环保局|环境保护局|生态环境局", "环保局"),
    (r"国土(?:资源)?(?:局|分局|所)|自然资源局", "国土局"),
    (r"住建局|建设局|住房和城乡建设局|规划局|城管局|房管局|城乡建设局|城市管理局", "住建局"),
    (r"工商局|工商所|工商行政管理局|市场监督管理局|质监局|食品药品监督管理局|药监局", "市场监管局"),
    (r"街道办事处|街道办|街道党工委|街道", "街道办事处"),
    (r"镇(?:人民)?政府|镇党委", "镇政府"),
    (r"乡(?:人民)?政府|乡党委", "乡政府"),
    (r"[县区旗](?:人民)?政府", "县政府"),
    (r"市(?:人民)?政府", "市政府"),
    (r"省(?:人民)?政府", "省政府"),
    (r"村民委员会|村委会|村党支部|村两委", "村"),
    (r"社区居委会|居民委员会|居委会|社区", "社区"),
    (r"政法委(?:员会)?|综治办|综治委|维稳办", "政法委"),
    (r"纪委监察局|纪律检查委员会|纪委|监察局|监委", "纪委"),
    (r"组织部", "组织部"),
    (r"宣传部", "宣传部"),
    (r"统战部", "统战部"),
    (r"人大常委会|人大", "人大"),
    (r"政协(?:委员会)?", "政协"),
    (r"团委|共青团[\u4e00-\u9fff]{0,8}委员会", "团委"),
    (r"妇女联合会|妇联", "妇联"),
    (r"残疾人联合会|残联", "残联"),
    (r"总工会|工会(?:委员会)?", "工会"),
    (r"有限公司|公司|集团|信用社|银行|支行|工厂", "企业"),
    (r"[县区市旗]委(?!宣|组|统|政法|办)(?:办公室)?", "党委"),
    (r"人民政府办公室|政府办公室", "政府办公室"),
)
_NAMES = "|".join(pattern for pattern, _ in _TYPES)
_OTHER = r"[\u4e00-\u9fff]{2,6}(?:局|委员会|管委会|协会|大队|中心|办公室|馆)"
_PLACE = r"[\u4e00-\u9fff]{1,12}?(?:省|市|县|区|旗|州|镇|乡|街道|(?<!农)村)"
_BODY = rf"(?:{_NAMES}|人民政府|{_OTHER})(?:办公室|党组|党委)?"
_NAMED = rf"(?:中共)?(?=[\u4e00-\u9fff]){_PLACE}[\u4e00-\u9fff]{{0,14}}?{_BODY}"
# What follows a name in a title.
_FOLLOWING = (
    r"关于|的|\d|[二一][〇零九]|“?十|\*|上半年|下半年|半年|年|工作|党|综合|总结|个人|述职|发展|安全|"
    r"先进|典型|驻村|服务|第|\s"
)
_SIGNATURE = re.compile(_NAMED)
# 忻州市环境保护局局长 罗荣华, under a title.
_SPEAKER = re.compile(
    rf"(?:^|[\s—])(?P<body>{_NAMED})(?:党[组委]书记、?)?代?(?:局长|院长|检察长|主任|校长|所长)"
    r"[ \u3000]*[\u4e00-\u9fff ]{2,5}$"
)
_SPEAKER_LINE = 80
_TITLE = re.compile(rf"^{_NAMED}(?={_FOLLOWING}|$)")
# 县教育局, 我局, 某镇政府: a type, no name.
_DEICTIC = re.compile(r"^(?:我|本|全|该|某|各|中共[县市区]|[\*_x×]|省|市|县|区|旗|镇|乡|街道|村|一个)")
_ENDING = tuple((re.compile(rf"(?:{pattern})(?:办公室|党组|党委)?$"), name) for pattern, name in _TYPES)
_ENDING_OTHER = re.compile(r"([\u4e00-\u9fff]{2,4}[局站所])$")
_CALLS_ITSELF = (
    (re.compile(r"我校|本校|学校(?:工作)?$|我们学校"), "学校"),
    (re.compile(r"我园|本园|我们幼儿园"), "幼儿园"),
    (re.compile(r"我镇|全镇|本镇"), "镇政府"),
    (re.compile(r"我乡|全乡|本乡"), "乡政府"),
    (re.compile(r"我街道|本街道|全街道"), "街道办事处"),
    (re.compile(r"我社区|本社区"), "社区"),
    (re.compile(r"我村|本村"), "村"),
    (re.compile(r"我公司|我厂|本公司"), "企业"),
)
# In a title, behind what may be masked: **镇中心小学20xx年…, 县教育局上半年…
_TITLE_TYPE = re.compile(
    rf"(?:^|[\u4e00-\u9fff*_a-z\d年])(?P<body>{_NAMES}|[\u4e00-\u9fff]{{2}}(?:[局站所]|管理[局站所]|服务中心))"
    rf"(?={_FOLLOWING}|安全|[\u4e00-\u9fff]{{2,10}}(?:总结|计划|报告)|$)"
)
_LED_BY = {"校长": "学校", "园长": "幼儿园", "镇长": "镇政府", "乡长": "乡政府"}
_HEAD_OF = re.compile("|".join(_LED_BY))
_GOVERNMENT_REPORT = re.compile(r"(?P<level>[省市县区旗镇乡])(?:[\d〇零一二]{4}年度?)?(?P<body>政府)工作报告")
# 我代表县人民政府向大会报告工作; of a level that the name of the place may stand before.
_SPEAKS_FOR = re.compile(
    r"(?:我|现)?代表[\u4e00-\u9fff*]{0,8}?(?P<level>[省市县区旗镇乡])(?P<body>人民政府|人民法院|人民检察院|人大常委会|政协[\u4e00-\u9fff]{0,10}?委员会)"
    r"(?:常务委员会)?(?:的?委托)?,?向?(?:大会|各位|本次)?[^。]{0,10}(?:报告|汇报|作)"
)
_READ_FOR_SPEAKER = 400
_OPENING = 150
_IN_PASSING = frozenset(("人大", "政协", "工会", "党委", "社区", "企业", "高校"))  # what a text also says of others
# The first sentence's subject: 半年来,*县教育局在…
_SUBJECT = re.compile(
    rf"(?:[^,。\n]{{0,12}},)?[\u4e00-\u9fff*]{{0,4}}?(?P<body>{_NAMES})(?=在|紧紧|坚持|认真|围绕|以|被|成绩|党委|领导班子)"
)
# 杭集镇2012年工作总结, **镇20**年工作总结
_TOWN_TITLE = re.compile(r"(?P<level>[镇乡])(?=(?:\d{4}|[\d*]{2,4})年(?:度|上半年)?工作(?:总结|报告|小结|计划|要点))")
_PERSONAL = re.compile(r"^个人|本人|个人(?:年度|年终|工作)?(?:总结|计划|述职|小结)")
_ONE_PERSON = re.compile(r"我于|我是|本人|我担任|我在")


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
    found = _by_text(title, text, plain)
    named = _by_name(issuer) if issuer else None
    if named and (found is None or (found.name is None and found.type == named.type)):
        return named
    return found


def _by_name(issuer: str) -> Organisation | None:
    name = heading(issuer)
    whole = _SIGNATURE.fullmatch(name) and not _is_deictic(name)
    return Organisation(name, _type(name), issuer) if whole else None


def _by_text(title: str | None, text: str, plain: str) -> Organisation | None:
    folded = heading(title)
    written = folded if len(folded) != len((title or "").strip()) else (title or "").strip()
    lines = plain.rstrip().split("\n")
    for line in (*reversed(lines[-3:]), *lines[:2]):
        bare = heading(line).strip(" :,")
        if len(bare) <= 40 and _SIGNATURE.fullmatch(bare) and not _is_deictic(bare):
            return Organisation(bare, _type(bare), bare)
    for line in lines[:6]:
        speaker = _SPEAKER.search(line.strip()) if len(line) <= _SPEAKER_LINE else None
        if speaker and not _is_deictic(speaker["body"]):
            return Organisation(speaker["body"], _type(speaker["body"]), speaker[0])
    found = _TITLE.match(folded)
    if found and not _is_deictic(found[0]):
        return Organisation(found[0], _type(found[0]), written[: found.end()])
    if typed := _TITLE_TYPE.search(folded):
        its_type = _type(typed["body"])
        if its_type:
            return Organisation(None, its_type, written[slice(*typed.span("body"))])
    return _calls_itself(folded, plain, text)


def _is_deictic(name: str) -> bool:
    """Whether a name says of no place which it is; 全州县 and 镇平县 only look so."""
    return _DEICTIC.match(name) is not None and not any(name[:end] in gazetteer.codes() for end in range(2, 7))


def _type(name: str) -> str | None:
    """What a body is, by how its name ends."""
    for pattern, its_type in _ENDING:
        if pattern.search(name):
            if its_type == "县政府" and re.search(r"(?:镇|乡)人民政府", name):
                continue
            return its_type
    if name.endswith("人民政府"):
        return {"镇": "镇政府", "乡": "乡政府", "市": "市政府", "省": "省政府"}.get(name[-5:-4], "县政府")
    other = re.search(r".*[省市县区旗州镇乡]([\u4e00-\u9fff]{2,6}局)$", name) or _ENDING_OTHER.search(name)
    return other[1] if other else None


def _calls_itself(heading: str, plain: str, text: str) -> Organisation | None:
    """The type alone, by how the text calls itself; a person's text speaks of the body that the person serves."""
    if head := _HEAD_OF.search(heading):
        return Organisation(None, _LED_BY[head[0]], head[0])
    if town := _TOWN_TITLE.search(heading):
        return Organisation(None, f"{town['level']}政府", town[0])
    if level := _GOVERNMENT_REPORT.search(heading) or _SPEAKS_FOR.search(plain[:_READ_FOR_SPEAKER]):
        its_type = _type(f"{level['level']}{level['body']}")
        if its_type:
            return Organisation(None, its_type, level[0])
    if _PERSONAL.search(heading) or _ONE_PERSON.search(plain[:_OPENING]):
        return None
    for source, written in ((heading, heading), (plain[:_OPENING], text)):
        hits = []
        for pattern, name in _CALLS_ITSELF:
            if found := pattern.search(source):
                hits.append((found.start(), name, written[found.start() : found.end()]))
        if hits:
            _, name, words = min(hits)
            return Organisation(None, name, words)
    if found := _SUBJECT.match(plain[:_OPENING]):
        its_type = _type(found["body"])
        if its_type and its_type not in _IN_PASSING:
            return Organisation(None, its_type, text[slice(*found.span("body"))])
    return None
