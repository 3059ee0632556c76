"""Places of others by what stands beside them: a partner (上杭县与我县), a guest, an example."""

from crawler.cleaners.matches import words_needed
from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.reading.edges import around
from indexer import late_re as re
from indexer.text import HAN

STOP = re.compile(r"[。；;!?！？\n]")  # ends of sentences
# Who comes to see the text's own place: 陇县教育局的领导来我校参观.
_TO_US = (
    "(?:(?:来到?|到|莅临)(?:我[省市县区旗镇乡村校院局园队站矿厂司地所]|我(?:单位|公司|中心)|学校|校园|园区)|来[校院园]|"
    "前来(?=参观|考察|学习|取经))"
)
_DELEGATION = "(?:考察|参观|访问|观摩|代表)团"
_GUEST = re.compile(
    rf"[^,。;\n]{{0,40}}{_TO_US}(?:参观|学习|交流|观摩|取经|支教|送教|洽谈|访问|[义会]诊)|[^,。;\n]{{0,16}}{_TO_US}(?:考察|演出)|"
    rf"[^,。;\n]{{0,16}}{_DELEGATION}(?:一行|[^。;\n]{{0,20}}{_TO_US})"
)
_IS_HOST = re.compile("[^,。;\n]{0,30}(?:组织|陪同)")
_PARTNER = (
    "[^,。;\n]{0,16}(?:校际|联谊|友谊赛|(?:师|学生|干部)交流|结[为成对]|手拉手|联合(?:办学|教研)|签[订署][^,。;\n]{0,16}协议|合同|签约|互访|联防|"
    "(?:进行|开展)了?[^,。;\n]{0,12}(?:交流|合作|对接|协作|支援|帮扶))"
)
_SURNAME = (
    "[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴钟汪田姜范]"
)
_WAY = "(?:高速|高铁|铁路|公路|快速路|城际|航线|班车)"
# Behind a name: 上杭县与我县签订协议.
_BEHIND = re.compile(
    rf"[市县区]?[至到—-]+[{HAN}]{{2,6}}?{_WAY}|"  # 三明至建宁高速公路, whose ends lie anywhere
    f"[与和同]我[县区旗镇乡]|[{HAN}]{{0,8}}[学校园中][与和同]我[校园](?!都|均|同[在属处])"
)
# On either side.
_AROUND = around(
    (
        "我[县区旗镇乡][与和同]|(?:兄弟|友好|姊妹|友邻)(?:单位|学校|院校|县区?市?|公司|企业)的?",
        "",
    ),  # 我县与上杭县, 兄弟单位香河供电公司
    # 与盈江县平原镇、腾冲县五合乡开展联防, 与内蒙古卓资县开展对口支援
    (f"[与和同跟](?:[{HAN}]{{2,9}}、){{0,3}}(?:{gazetteer.any_province()})?[{HAN}]{{0,4}}[省市州区]?", _PARTNER),
    # 邀请香河二中的张老师来校讲课, 聘请寿光技术员; 县公安局民警 teach in their own place
    (
        "(?:[邀聘]请[了到来]?|特邀)[^,。;\n]{0,4}",
        "(?![^,。;\n]{0,10}(?:[局委]|检察院|法院))[^,。;\n]{0,20}(?:讲[课学座]|授课|[上献送]课|支教|培训|专家|教授|名师|技术员|设计院)",
    ),
    ("(?:参加|全[省市州])[^,。;\n]{0,8}在", "[^,。;\n]{0,4}(?:举[行办]|召开|开幕)"),  # 全省现场会在黟县召开
    (f"(?<![{HAN}]){_SURNAME}", f"[^{HAN}]|$|老师|教授|同学|同志|主任|[院校局]长|书记"),  # 许建宁、朱郑州
    ("[受应]", "[^,。;\n]{0,12}(?:委托,?[我本](?:公司|单位|司)|(?:邀请|之邀),?[我本])"),  # who asks lies anywhere
    (f"[{HAN}]{{2,6}}[至—-]", f"[市县区]?{_WAY}"),
    ("(?:推广|复制|引入)了?", f'的?[“"]?[{HAN}]{{0,10}}[”"]?(?:模式|经验|做法)'),
    ("(?:观看|收看|反映|讲述|再现)[^,。;\n]{0,8}", "[^,。;\n]{0,12}(?:影片|电影|纪录片|专题片)"),
    ("在", f"[{HAN}]{{0,8}}(?:住院|就医|看病|手术)"),
    ("从", "[^,。;\n]{0,8}(?:采购|购[进买置]|引进)"),
    ("由[^,。;\n]{0,4}", f"[{HAN}]{{0,12}}(?:公司|集团|设计院|农科[院所])(?:提供|供应|供货|研发|生产|设计)"),
)
# 成效明显。如玉环县侨办五年来 …; but the example of a county's office is a town of its own.
_EXAMPLE, _OF_COUNTY = re.compile("(?:[,。;:(\n]|[例比譬诸])如[,:]?$"), re.compile("[我全][县区镇乡市局]|县委")
_FAR = 30  # characters
_MAY_STAND_BEFORE = re.compile(  # what any of these needs, which is looked for first
    "|".join(
        "|".join(words_needed(one.pattern) or (one.pattern,)) for one in (_EXAMPLE, *(pair[0] for pair in _AROUND))
    )
)
_MAY_COME = re.compile("[^,。;\n来到莅前团]{0,40}[来到莅前团]")  # what is said of guests always has


def is_told_of(plain: str, start: int, end: int) -> bool:
    """Whether a name's place does something together with the text's own."""
    far = max(0, start - _FAR)
    if _BEHIND.match(plain, end):
        return True
    if _MAY_STAND_BEFORE.search(plain, far, start):
        if any(behind.match(plain, end) and before.search(plain, far, start) for before, behind in _AROUND):
            return True
        if _EXAMPLE.search(plain, far, start) and not (plain[end - 1] in "镇乡道" and _OF_COUNTY.search(plain)):
            return True
    is_guests = _MAY_COME.match(plain, end) and _GUEST.match(plain, end)  # 香河县考察团一行来我校参观
    return bool(is_guests and not _IS_HOST.match(plain, end))
