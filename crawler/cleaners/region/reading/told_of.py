"""Places of others by what stands beside them: a partner (上杭县与我县), a guest, the home of a model."""

from collections import defaultdict

from crawler.cleaners.matches import words_needed
from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.reading.edges import around
from crawler.cleaners.region.reading.spans import span_of
from crawler.cleaners.tables import rows
from indexer import late_re as re
from indexer.text import HAN

_STOP = re.compile(r"[。；;!?！？\n]")  # ends of sentences
# Who comes to see the text's own place: 陇县教育局的领导来我校参观.
_TO_US = (
    "(?:(?:来到?|到|莅临)(?:我[省市县区旗镇乡村校院局园队站矿厂司地所]|我(?:单位|公司|中心)|学校|校园|园区)|来[校院园]|"
    "前来(?=参观|考察|学习|取经))"
)
_SEES = "(?:[坐义巡会]诊|支医|参观|学习|交流|观摩|取经|支教|送教|跟岗|洽谈|访问)"
_DELEGATION = "(?:考察|参观|访问|观摩|代表)团"
_NO_OFFICE = "(?![^,。;\n]{0,10}(?:[局委]|检察院|法院|研室))"  # no 县公安局民警, who teach in their own place
_OF_US = "[在由]我[省市县区旗镇乡村校院局园队站矿厂司地所][^,。;\n]{0,8}陪同"
_GUEST = re.compile(
    rf"[^,。;\n]{{0,40}}{_TO_US}{_SEES}|[^,。;\n]{{0,16}}{_TO_US}(?:考察|演出)|[^,。;\n]{{0,16}}{_DELEGATION}(?:一行|"
    rf"[^。;\n]{{0,20}}{_TO_US})|{_NO_OFFICE}[^,。;\n]{{0,16}}{_TO_US}(?:讲[课学]|授课)"
)
_IS_HOST = re.compile(rf"(?=[^,。;\n]{{0,30}}(?:组织|陪同))(?![^,。;\n]{{0,16}}{_OF_US})")
_TEACHES = (
    f"{_NO_OFFICE}[^,。;\n]{{0,20}}(?:讲[课学座]|授课|[上献送]课|支教|示范课|报告|培训|辅导|[坐义会]诊|"
    f"(?:专家|教授|名师|老师|教师)[^,。;\n]{{0,4}}[来到]我?[校院园]|(?:[乐歌剧舞]团|大学|学院|研究[院所])的?(?:专家|教授|名师|演员|艺术家))"
)
_PARTNER = (
    "[^,。;\n]{0,16}(?:校际|联谊|友谊赛|结[为成对]|手拉手|联合(?:办学|教研)|签[^,。;\n]{0,17}(?:协议|意向)|合同|签约|洽谈|接洽|互访|互动交流|联防|"
    "通了?[公铁]?路|(?:师|学生|代表|干部)交流|(?:进行|开展)了?[^,。;\n]{0,12}(?:交流|合作|对接|协作|支援|帮扶))"
)
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴钟汪田姜范"
)
_SURNAME = f"[{_SURNAMES}]"
_WAY = "(?:高速|高铁|铁路|公路|快速路|城际|航线|班车)"
_CALLING = "(?:老师|教授|同学|主任|院长|校长|书记|局长|医生|护士长|同志)"
# What stands right behind a name: 上杭县与我县签订协议, 程海风老师;
_BEHIND = re.compile(
    rf"[市县区]?[至到—-]+[{HAN}]{{2,6}}?{_WAY}|"  # 三明至建宁高速公路, whose ends lie anywhere
    f"[与和同]我[县区旗镇乡]|[{HAN}]{{0,8}}[学校园中][与和同]我[校园](?!都|均|同[在属处])|(?<={_SURNAME}.)(?<![省市县区州])[{HAN}]{_CALLING}|"
    f"[{HAN}]{{1,8}}(?:老师|校长)(?:的|执教|讲授|主讲|上|带来)[^,。;\n]{{0,14}}课|"
    "[^。;\n]{0,40}值得我们?[校园院局县区旗镇乡村站所街](?!各)[^,。;]{0,4}(?:学习|借鉴)"
)
# or on either side.
_SIDES = around(
    # 我县与上杭县 …
    ("我[县区旗镇乡][与和同]|(?:兄弟|友好|姊妹|友邻)(?:单位|学校|院校|县区?市?|公司|部门|企业)的?", ""),
    ("(?:接待|欢迎|迎接|迎来)[了过]?", rf"[^,。;\n]{{0,12}}(?:{_DELEGATION}|同[行仁]|来宾|客[人商]|等地)"),
    # 与盈江县平原镇、腾冲县五合乡开展联防, 与内蒙古卓资县开展对口支援
    (f"[与和同跟](?:[{HAN}]{{2,9}}、){{0,3}}(?:{gazetteer.any_province()})?[{HAN}]{{0,4}}[省市州区]?", _PARTNER),
    ("(?:[邀聘]请[了到来]?|特邀)[^,。;\n]{0,4}", _TEACHES),  # 邀请香河二中的张老师来校讲课
    # 聘请寿光技术员, 种子由香河种业公司提供
    ("聘请了?[^,。;\n]{0,4}", f"[{HAN}]{{0,6}}(?:技术[人专]?员|技师|师傅|设计院)"),
    (
        "由[^,。;\n]{0,4}",
        f"[{HAN}]{{0,12}}(?:公司|集团|设计院|研究[院所]|农科[院所])(?:提供|供应|供货|研发|生产|设计|选育|培育)",
    ),
    # 受香河县卫生局委托,我公司 …: who asks lies anywhere; 受县政府委托,我向大会报告 is at home.
    ("[受应]", "[^,。;\n]{0,12}(?:委托,?[我本](?:公司|单位|司|事务所)|(?:邀请|之邀),?[我本])"),
    (f"[{HAN}]{{2,6}}[至—-]", f"[市县区]?{_WAY}"),
    ("(?:推广|复制|引入)了?", f'的?[“"]?[{HAN}]{{0,10}}[”"]?(?:模式|经验|做法)'),
    ("在", f"[{HAN}]{{0,8}}(?:住院|就医|看病|手术)"),
    ("(?:观看|收看|反映|讲述|再现)[^,。;\n]{0,8}", "[^,。;\n]{0,12}(?:影片|电影|纪录片|专题片|事迹|报告会)"),
    (f"把(?:[{HAN}]{{2,9}}[、和与]){{0,3}}", f"(?:[、和与][{HAN}]{{2,9}}){{0,3}}(?:远远)?[甩抛]在"),  # 把香河县甩在后面
    # 与去年相比 says nothing of its place
    ("[与和同跟较][^,。;\n]{0,8}", "(?![^,。;\n]{0,4}[去上前]年)[^,。;\n]{0,14}相比"),
    (
        "[与和同跟][^,。;\n]{0,4}",
        "[^,。;\n]{0,10}(?:山林|林[地权]|土地|边界|水事|用水|权属|矿界|草场)[^,。;\n]{0,4}(?:纠纷|争议)",
    ),
    ("(?:协助|配合)", "(?:警方|[^,。;\n]{0,4}公安[局机])[^,。;\n]{0,6}(?:抓|侦破|破获|押解)"),
    (
        "(?:向|学习|宣传)[^,。;\n]{0,6}",
        "(?:(?![委会代县市区])[^,。;\n]){0,16}(?:事迹|学习活动|的?(?:奉献|奋斗|拼搏|敬业)精神)",
    ),
    ("(?:安置|接收|接纳)了?[^,。;\n]{0,6}", "[^,。;\n]{0,4}移民(?![局办])"),
    ("(?:引用|剖析|列举)了?[^,。;\n]{0,4}", "[^,。;\n]{0,6}案例"),
    (
        "(?:设计|施工|监理|承建|中标|检测|供货|采购)[^,。;\n]{0,6}(?:为|是|系|由)[^,。;\n]{0,2}",
        "(?![省市县区])[^,。;\n]{0,14}(?:公司|集团|设计院|研究院|事务所)",
    ),
)
_PERSON = around((f"(?<![{HAN}]){_SURNAME}", f"[^{HAN}]|$|{_CALLING}"))  # 许建宁、朱郑州
# 成效明显。如玉环县侨办五年来 …; but the example of a county's office is a town of its own.
_EXAMPLE, _OF_COUNTY = re.compile("(?:[,。;:(\n]|[例比譬诸])如[,:]?$"), re.compile("[我全][县区镇乡市局]|县委")
_FAR = 30  # characters
_MAY_COME = re.compile("[^,。;\n来到莅前团]{0,40}[来到莅前团]")  # what is said of guests always has
# What all learn from or gave for, be it ever so far: how a place's name begins to the models that lie there or worked
# there, or to what befell it.
_MODELS = {place: tuple(models.split(" ")) for place, models in rows("region/reading/models", 2)}


def _by_sign() -> dict[str, list[tuple[re.Pattern[str], re.Pattern[str]]]]:
    """What stands on either side by the first characters of what must stand before: these are looked for first."""
    found = defaultdict(list)
    for sides in _SIDES:
        for sign in {word[0] for word in words_needed(sides[0].pattern)}:
            found[sign].append(sides)
    for surname in _SURNAMES:
        found[surname] += _PERSON
    return found


_BY_SIGN = _by_sign()
_SIGN = re.compile(f"[{re.escape(''.join(_BY_SIGN))}]")


def is_told_of(folded: str, start: int, end: int) -> bool:
    """Whether a name's place does something together with the text's own, or stands beside the model that it has."""
    first, last = start, end
    start, end = span_of(folded, start, end)
    far = max(0, start - _FAR)
    if _BEHIND.match(folded, end):
        return True
    signs = set(_SIGN.findall(folded, far, start))
    sides = (pair for sign in signs for pair in _BY_SIGN[sign])
    if any(before.search(folded, far, start) and behind.match(folded, end) for before, behind in sides):
        return True
    if _EXAMPLE.search(folded, far, start) and not (folded[end - 1] in "镇乡道" and _OF_COUNTY.search(folded)):
        return True
    if _MAY_COME.match(folded, end) and _GUEST.match(folded, end) and not _IS_HOST.match(folded, end):
        return True  # 香河县考察团一行来我校参观
    models = _MODELS.get(folded[first : first + 2]) or _MODELS.get(folded[last : last + 2])  # 浙江省 before 诸暨市
    if models is None:
        return False
    sentence = sentence_before(folded, start, 80) + _STOP.split(folded[start : end + 60], maxsplit=1)[0]
    return any(model in sentence for model in models)


def sentence_before(folded: str, start: int, most: int) -> str:
    """What stands in the sentence before a name, at most so many characters."""
    return _STOP.split(folded[max(0, start - most) : start])[-1]
