"""Names of bodies: what their ends say of what they are, and whether a name says which one it is."""

import re

from crawler.cleaners.region import gazetteer, towns, villages

# What a name ends with, and the type that it says; the first that fits counts. In folded form.
TYPES: tuple[tuple[str, str], ...] = (
    (r"政府办公[室厅]", "政府办公室"),
    (r"幼儿园", "幼儿园"),
    (r"党校", "党校"),
    (r"(?:中学|小学)(?!生)|学校|高中|初中|中心校|职中|职教中心|[一二三四五六七八九十]中|[一二三]小", "学校"),
    (r"大学(?!生)|学院", "高校"),
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
    (r"(?:乡|苏木)(?:人民)?政府|(?:乡|苏木)党委", "乡政府"),
    (r"(?:省|自治区)(?:人民)?政府", "省政府"),
    (r"[市州盟](?:人民)?政府", "市政府"),
    (r"[县区旗](?:人民)?政府", "县政府"),
    (r"村民委员会|村委会|村党支部|村两委", "村"),
    (r"社区居委会|居民委员会|居委会|社区(?!矫正|卫生)", "社区"),
    (r"政法委(?:员会)?|综治办|综治委|维稳办", "政法委"),
    (r"纪委监察局|纪律检查委员会|纪委|监察局|监委", "纪委"),
    (r"组织部", "组织部"),
    (r"宣传部", "宣传部"),
    (r"统战部", "统战部"),
    (r"人大(?:常委会|主席团)?", "人大"),
    (r"(?:政协|政治协商会议)(?:[\u4e00-\u9fff*]{0,14}?委员会)?", "政协"),
    (r"团委|共青团[\u4e00-\u9fff]{0,8}委员会", "团委"),
    (r"妇女联合会|妇联", "妇联"),
    (r"残疾人联合会|残联", "残联"),
    (r"总工会|工会(?:委员会)?", "工会"),
    (r"有限公司|公司|集团|信用社|信用合作联社|银行|支行|工厂", "企业"),
    (r"[县区市旗]委(?!员|宣|组|统|政法|办)(?:办公室)?", "党委"),
)
NAMES = "|".join(pattern for pattern, _ in TYPES)
# What other bodies' names end with; 网站, 布局, 大局 and 场所 are none.
_NO_WORD = "(?<!网站|[布格结大全时]局|[场厕住居]所)"
OFFICE = f"[局站所]{_NO_WORD}"
_OTHER = (
    rf"[\u4e00-\u9fff]{{2,6}}(?:[局站]{_NO_WORD}|委员会|管委会|协会|大队|中心|办公室|馆|厅|指挥部|领导小组|"
    r"林场|农场|供销社|合作社|联社)"
)
_PROVINCES = "|".join(gazetteer.provinces())
_PLACE = rf"(?:{_PROVINCES}|[\u4e00-\u9fff]{{1,12}}?(?:省|市|县|区|旗|州|镇|乡|苏木|街道|(?<!农)村))"
_BODY = rf"(?:{NAMES}|人民政府|{_OTHER})(?:办公[室厅]|党组|党委)?"
# A whole name in folded text: its place, and what the body is.
NAMED = rf"(?:中共)?(?=[\u4e00-\u9fff]){_PLACE}[\u4e00-\u9fff]{{0,14}}?{_BODY}"
# A consultative conference has its place inside: 政协第七届磐安县委员会, 政协常宁市第十一届委员会.
_SESSION = r"(?:第[一二三四五六七八九十\d]{1,3}届)?"
CONSULTATIVE = rf"(?:中国人民政治协商会议|政协){_SESSION}(?P<place>{_PLACE}){_SESSION}委员会"
# One that is named without what it lies in: 振兴街道办事处, 富康路社区.
NEIGHBOURHOOD = r"[\u4e00-\u9fff]{2,6}(?:街道办(?:事处)?|社区)"
_OF_TOWN = re.compile(r"[\u4e00-\u9fff]{2,3}(?<![县市区])[镇乡](?!镇)")  # also one that there is no more
_OF_PROVINCE = re.compile(_PROVINCES)
# Such bodies in general, what is to be made of one, and a sitting.
_ANY = re.compile(
    r"各|所有|中小学|广大|系统|会议|届|^(?:安全|文明|和谐|平安|智慧|绿色|幸福|美丽|示范|学习型|农村|城市|街道)社区"
    r"|[省市县区旗州](?:社区|学校|[中小]学|高中|初中|幼儿园|卫生[院所]|公司|派出所|司法所)$|[镇乡](?:社区|学校)$"
)
_SHARED = 200  # counties that share the name of a neighbourhood; it still says which one it is
# 县教育局, 我局, 某镇政府: a type, no name.
_DEICTIC = re.compile(r"^(?:[我本全该某各第*_x×省市州县区旗镇乡村]|中共[县市区]|街道|社区|一个|自治[区州县旗])")
_ENDING = tuple((re.compile(rf"(?:{pattern})(?:办公室|党组|党委)?$"), name) for pattern, name in TYPES)
_OF_PLACE = re.compile(rf"(?:.*[省市县区旗州镇乡]|{_PROVINCES})([\u4e00-\u9fff]{{2,6}}{OFFICE})$")
_ENDING_OTHER = re.compile(rf"([\u4e00-\u9fff]{{2,8}}{OFFICE}|[\u4e00-\u9fff]{{2}}馆|林场|农场|供销社)$")


def is_deictic(name: str) -> bool:
    """Whether a name does not say which body it is; 全州县 and 镇平县 only look so."""
    if _ANY.search(name):
        return True
    return _DEICTIC.match(name) is not None and not _begins_with_place(name)


def is_known(name: str, *, in_title: bool = False) -> bool:
    """Whether it is known which body is named: by the place that its name begins with, or by its own.

    In a title the place may be a town that is in no list.
    """
    if _ANY.search(name):
        return False
    if _begins_with_place(name) or (in_title and _OF_TOWN.match(name) and not _DEICTIC.match(name)):
        return True
    return name.endswith("社区") and bool(villages.counties(name, _SHARED))


def _begins_with_place(name: str) -> bool:
    """Whether a name begins with that of a province, city, county or town of China."""
    if _OF_PROVINCE.match(name):
        return True
    starts = [name[:end] for end in range(2, towns.LONGEST + 1)]
    return any(start in gazetteer.codes() for start in starts) or any(start in towns.codes() for start in starts)


def type_of(name: str) -> str | None:
    """What a body is, by how its name ends."""
    for pattern, its_type in _ENDING:
        if pattern.search(name):
            return its_type
    if name.endswith("人民政府"):
        return "县政府"
    other = _OF_PLACE.search(name) or _ENDING_OTHER.search(name)
    return other[1] if other else None
