"""Whether the clause around a name speaks of another's place.

A place that was visited, praised, compared with, helped or traded with is not the text's own.
"""

from crawler.cleaners.matches import quick
from crawler.cleaners.region.reading.edges import LIES
from crawler.cleaners.region.reading.spans import span_of
from crawler.cleaners.region.reading.told_of import is_told_of, sentence_before
from indexer import late_re as re
from indexer.text import HAN, MASK

# A place is another's where somebody goes to it, comes from it or works there (在外务工5000人,主要在义乌市), before its
# name;
_VISIT = re.compile(
    quick(
        r"(?:[,。;:]|^|可是|但是?|我们?|又|还|先后|最后|首先|然后|接着|一行|[上下]午|[一二三四五]站)(?:来|走)?到了(?=[^,。]{0,8}$)|"
        r"(?:赴|前往)(?:[^。到]*,(?:先后)?在)?|慰问[^,。]{0,10}驻|我们一行[^,。]{0,14}(?:到|抵|走进|来)|"
        r"去(?<![过除下出进回上失逝]去)(?!年)|来自(?<![作身]为来自)|籍贯|上传[人者]|(?:嫌疑人|逃犯|案犯|被告人?|[被受]害人|死者)[^,。;到]{0,8}(?:系|"
        r"为|是|[(])|发布于|毕业于|生于|援建|支援|驰援|驻(?<![派进入所]驻)(?!村|马店|守|地)|"
        r"(?:寄|卖|销|远销|销售)[往给到至]|(?:远|畅|热|行|外)销(?!售)|调往|借址|录取到|[吸汲]取|流经|(?:老家|娘家)[在是]|[祖原]籍|中标(?!通知|公[示告])了?|"
        r"[起终]点在|[起止]于|(?:起源|发源|首创|诞生)于|"
        r"(?:务工|打工|外出|输出)[^。]{0,16}(?:主要|大多|多数|集中|分布)|放弃[^,。]{0,9}在|辞[去掉][^,。]{0,9}在|"
        r"(?:儿子|女儿|丈夫|妻子|父母|子女|子弟)[^,。]{0,8}在|总部(?:设在|位于|在)|承接|援[藏疆青][^,。]{0,12}在",
        also=",。;:到",
    )
    + "[^,。到]*$"
)
_SENT = re.compile("(?:选派|派[出遣])[^,。]{0,12}[到赴去][^,。到]*$")
# where one learns from it, helps it, trades with it or lies beside it, anywhere in a clause that its name does not
# begin (昌黎县引进项目12个 is of its own);
_DEALINGS = (
    r"参观(?!示范|指导|点|者|人[数次]|团)|考察|取经|观摩(?!会)|听课|借鉴|介绍(?<![本县市区]介绍)了?[^,。我]{0,16}(?:经验|做法)|先进地区|"
    r"学习.{0,12}(?:经验|做法|模式|技术|先进)|援助(?<!法律援助)|支援|军训|捐[款助赠](?!活动|仪式)|灾区|结[成为对](?<![团总小]结.)|手拉手|"
    r"对口(?:帮扶|协作|合作)|听了[^,。]{0,16}课|赶超|务工(?!作)|输出(?!工作|会议|办|中心|管理|考核)|来自(?<![作身]为来自)(?<!我是来自)|调[离出]|"
    r"从[^,。]{0,20}调[入到来往至]|由[^,。]{0,20}调[入到来往至]|迁入|考入(?![^,。;]{0,12}(?:[小中]学|幼儿园|医院))|合作关系|引进|推行[^,。]{0,16}工作法"
)
_DEALT_WITH = re.compile(_DEALINGS)
_LIE_TOGETHER = "接壤|毗邻|交界|搭界|相邻|相连|相望|为邻"
_DEALT_WITH_OR_BESIDE = re.compile(f"{_DEALINGS}|{_LIE_TOGETHER}")
# where somebody came from it, or something befell it, behind its name.
_BEHIND = re.compile(
    r"(?:打工|务工|经商)的|(?:就业|创业)的(?=[农民人]|学[员生]|青年)|的(?:成功|先进|宝贵|有益)?(?:经验|做法(?!在全[省市县区])|教训)|之行|(?:上|读)(?:大学|小学|"
    rf"书(?![节月周活日会角室屋]))|上学(?![期年校难])|某[{HAN}]{{0,6}}(?:公司|集团|企业|厂)|[那一]样|"
    rf"(?:(?![以把将])[{HAN}、]){{0,10}}(?<![成作列树评定选])为(?:标杆|榜样|样板)|[^,。]{{0,6}}(?:搬|转移|迁)[移迁]?[而过]来|"
    rf"的?[{HAN}]{{0,4}}(?:客商|商贩|老板|企业家(?!协会|座谈|大会)|同行(?![业政])|旅行社)|小吃|拉面|"
    rf"来的[{HAN}]{{0,4}}(?:人[口员]|群众|民工|商户|学生)|人(?:$|[)])|警方的?(?:配合|协助|支持)|老家|[^,。]{{0,2}}疫情(?:发生|[爆暴]发|影响)|"
    rf"的[{HAN}]{{0,2}}(?:客户(?![服经管端])|经销商|代理商|供应商)|"
    r"(?:对口)?援建(?:单位|队伍?|资金|项目|的|下|以来)|的?(?:对口|结对|定点)?(?:支援|帮扶|援助)(?:下|以来|我们|我[县区市旗镇乡])|派来|"
    r"来[我返][县市区镇乡]?人员|分校[^,。]{0,6}(?:学习|进修|毕业|深造)|"
    rf"城?[^,。;]{{0,8}}(?:同胞|大?屠[杀戮]|沦陷)|令(?![人行])|知县|太守|"
    rf"(?!供电|电力|水务|自来水|城[投建])[{HAN}]{{1,8}}(?:公司|集团)(?:计划|拟|已)?[投出]资(?!环境)|"
    r"[-—]{1,2}[^,。;\n]{2,4}(?:\)|(?:高速)?[公铁]路|高速)|"
    r"[“\"]?\d{1,2}[·.]\d{1,2}[”\"]?[^,。]{0,6}(?:[案灾难洪]|事[故件]|暴雨|爆炸|[火洪]灾)|"
    # 香河县某小学食堂中毒事件后, 三河市加油站爆炸的教训
    r"[^,。]{0,4}发生[^,。]{0,8}疫情[^,。]{0,2}(?:以来|后)|[^,。;自吸汲防抗]{0,14}(?:爆炸|火灾|踩踏|滑坡|中毒|暴恐|[坍垮]塌|透水|溃坝|溺水|泄漏|"
    r"事[故件])(?:(?!演|警|救|处置|防)[^,。;]){0,3}(?:后$|的?(?:深刻)?教训)|返[乡回]|"
    r"开发开放|籍(?![旅在海]外|乡[贤亲]|侨|华[侨人]|在[京沪穗深莞])|"
    r"[^,。;]{0,4}长大|寄[往给到]|[开飞驶]往|[市县区]?召开的全省|(?:(?![未没]|无[重安一]|不再)[^,。]){0,8}(?:投资办厂|发生[^,。]{0,12}(?:地震|事[件故]|火灾|"
    r"爆炸|踩踏|泥石流|洪|灾))|"
    # 云南鲁甸地震
    rf"(?:(?![抗防救应遭受发])[{HAN}]){{0,6}}(?:地震|龙卷风|泥石流)(?![局台站办部监带前预安观应救])"
)
_BEGINS = re.compile(
    r"(?:截至|截止|自|从)?(?:[\d*年月日份至到底-]*(?<![到至])|今年|去年|目前|近年)(?:以来|来|上半年|下半年|全年|间|初)?[我在]?$"
)
# 抚顺市**区与**区交界: where it lies in the city, and no neighbour of it
_OF_ITS_PARTS = re.compile(rf"{re.escape(MASK)}+[县区镇乡][与和][^,。;\n]{{1,6}}交界")
# Who studies elsewhere goes into a county's villages; its own offices do too.
_ENTERED = re.compile(
    f"(?:大学|学院|高校|实践团?队|支教|队员)[^。]{{0,30}}走进[{HAN}]{{1,8}}[县区旗](?:[{HAN}]{{1,6}}[镇乡])?$"
)
# What says which places lie beside one's own: 东接泗洪县, 北与樟树市相连.
_BESIDE = re.compile(
    r"(?:翻|越)过[^,。;\n]{0,8}就?是|[东西南北]{1,2}[面边]是|"
    r"(?:[东西南北]{1,2}[部面边方侧]?|[上下]游)(?:与|和|同|毗邻|毗连|邻接|紧邻|紧靠|紧连|连接|[接临邻连靠抵至界毗])|毗邻|紧邻|毗连|周边的?|"
    rf"与(?=[^,。;\n]{{2,40}}(?:{_LIE_TOGETHER}))"
)
# Whose people care for others: 地处山区的连城人民心系灾区.
_HELPS = re.compile("(?:人民|儿女|父老|(?:党员)?干部|群众)[^,。;]{0,8}(?:[心情]系|驰援)")
_LIES = re.compile(f"[{HAN}]{{0,8}}?(?:{LIES})")  # 红安县七里坪镇地处鄂豫两省交界
_SEAT = re.compile("县?城|主城|市区")
_LISTED_BESIDE = re.compile(rf"[{HAN}、*]{{0,24}}$")
_GOES = re.compile(f"(?:[赴到]|前往)(?:[{HAN}]{{2,6}}[、和及与])?[{HAN}]{{0,3}}$")
_TO_LEARN = re.compile(
    "[^,。]{0,12}(?:考察|学习|参观|观摩|取经|培训|实习|洽谈|参[会赛]|出差|旅游|支教|研学|接受[^,。]{0,6}教育|送[课教]|打工|务工|挂职|疗养|"
    "看[^,。望]|[采摘]棉|摘[^,。]{0,2}棉花|招[聘商工](?![办局会]))"
)
# 从灵武市购进苗木, 从香河中学毕业
_GOT = re.compile(
    "[^,。]{0,8}(?:采购|购[进买置]|引[进种]|调[到来入运]|运[来到]|流[入窜]|聘请|请来|毕业|[赶嫁迁]来|来(?:[的到]|$)|返乡|归来)"
)
# Behind a name, by the character before it: 在北京设有分公司; 在西安住院; 开行至三河市的班车; 参加在涿州市举办的培训
_LEADS_ON = re.compile("[^,。]{0,6}(?:的?(?:高速|公路|铁路|道路|班车|班线|航线|专线|客运)|[至到])")
_DONE_THERE = re.compile(
    f"[^,。]{{0,10}}抓获|[^,。]{{0,4}}(?:上班|[打务]工|集合|集训|[转换]车|换乘|[读念]书(?!活动|节|会)|上学|就读|求学|住院|看病|就医|做[{HAN}]{{0,4}}手术|当兵|"
    "服役|买房|购房|经商|月薪|参加了?全国)|"
    f"(?:设立?|建立?)[有了]?(?:流动)?[{HAN}]{{0,4}}(?:支部|联络[站点]|办事处|分公司|服务站|工作站|"
    f"分支机构|劳务基地)|[{HAN}]{{0,8}}(?:大学|学院)(?:成功|顺利)?(?:举[行办]|召开|培训|学习)|"
    "(?:召开|举[行办])了?[^,。]{0,10}(?:推介|招商|展销|洽谈|签约)会|[^,。]{0,8}(?:研讨会|年会|论坛|峰会)上"
)
_ALL_IN, _MET = (
    re.compile("(?:(?:全[省市州]|[省州](?:委|政府|[^,。]{1,4}[厅局]))[^,。]{0,8}|公司[^,。]{2,24}(?:大会|年会))在$"),
    re.compile("(?:隆重|胜利|顺利|成功)?(?:召开|举[行办]|开幕)"),
)
_AT, _HELD = re.compile("参加[^,。]{0,8}在$"), re.compile("(?:举[行办]|召开|组织)的")
_PRODUCT = re.compile(f'(?!应用|使用|注册|下载)[{HAN}“"]')
# What one compares oneself with, beats, sees or buys stands behind these.
_COMPARED = ("对标", "比", "较", "高于", "低于", "超过", "仅次于", "落后", "落后于", "战胜", "击败")
_SEEN_OR_BOUGHT = ("游览", "引种", "种植", "栽植", "购进", "采购", "品尝", "强渡", "血战")
_CLAUSE = re.compile(r"[^,。;\n]*")
LONGEST_CLAUSE = 60  # characters
_FAR_LEFT = 12  # characters that say that somebody goes there


def is_own(folded: str, start: int, end: int, *, near: bool = False) -> bool:
    """Whether a name in running text may be of the text's own place, or, if `near`, of one beside it."""
    return not is_told_of(folded, start, end) and not is_elsewhere(folded, start, end, near=near)


def is_elsewhere(folded: str, start: int, end: int, *, near: bool = False) -> bool:
    """Whether the clause around a name speaks of a place that is not the text's own, nor, if `near`, beside it."""
    start, end = span_of(folded, start, end)
    before, behind = sentence_before(folded, start, LONGEST_CLAUSE), clause_behind(folded, end)
    left = before.rpartition(",")[2]
    if _deals(folded, end, left, behind, near=near) or is_visited(before) or is_learnt_from(folded, start, end):
        return True
    if folded[end - 1] not in "镇乡村道" and _SENT.search(before):  # who is sent to a town is of its county
        return True
    if _BEHIND.match(behind) or ("走" in before and _ENTERED.search(before + folded[start:end])):
        return True
    at_its_seat = _SEAT.match(folded, end) is not None  # 我镇毗邻香河县城: its own
    beside = None if near or at_its_seat else next(reversed(list(_BESIDE.finditer(left))), None)
    return beside is not None and _LISTED_BESIDE.match(left, beside.end()) is not None


def is_dealt_with(folded: str, start: int, end: int, *, near: bool = False) -> bool:
    """Whether the clause around a name, which does not begin it, tells of dealings with its place."""
    left = sentence_before(folded, start, LONGEST_CLAUSE).rpartition(",")[2]
    return _deals(folded, end, left, clause_behind(folded, end), near=near)


def _deals(folded: str, end: int, left: str, behind: str, *, near: bool) -> bool:
    """The same by what of the clause stands before the name and behind it."""
    if _HELPS.match(folded, end) or _BEGINS.match(left) or _OF_ITS_PARTS.match(folded, end):
        return False
    return tells_of_dealings(left + behind, near=near or _LIES.match(folded, end) is not None)


def tells_of_dealings(clause: str, *, near: bool = False) -> bool:
    """Whether a clause tells of learning, helping or trading, or, unless `near`, of what lies beside."""
    return (_DEALT_WITH if near else _DEALT_WITH_OR_BESIDE).search(clause) is not None


def is_visited(before: str) -> bool:
    """Whether somebody goes to what follows some words, comes from it or works there."""
    return _VISIT.search(before) is not None or (
        before.removesuffix("了").endswith(_COMPARED + _SEEN_OR_BOUGHT) and not before.endswith("对比")
    )


def is_learnt_from(folded: str, start: int, end: int) -> bool:
    """Whether somebody goes to a name's place, or to an office there, to see or learn: 到东阳市残联考察.

    Or got something from there, took part in what was held there, or tells of a way that leads there.
    """
    before = folded[max(0, start - _FAR_LEFT) : start]
    match before[-1:]:
        case "广" if before.endswith("推广") and _PRODUCT.match(folded, end):  # 香河大枣; no 皖事通
            return True
        case "向" if folded.startswith("学习", end) and not folded.startswith(("学习型", "学习强"), end):
            return True
        case "从":
            return _GOT.match(clause_behind(folded, end)) is not None
        case "在":
            behind = clause_behind(folded, end)
            held = (_AT.search(before) and _HELD.match(behind)) or (_ALL_IN.search(before) and _MET.match(behind))
            return bool(held or _DONE_THERE.match(behind))
        case "至" | "往" | "经" | "—" | "-" if _LEADS_ON.match(clause_behind(folded, end)):
            return True
    return _GOES.search(before) is not None and _TO_LEARN.match(clause_behind(folded, end)) is not None


def clause_behind(folded: str, end: int) -> str:
    """The rest of the clause behind a name."""
    found = _CLAUSE.match(folded, end, end + LONGEST_CLAUSE)
    return found[0] if found else ""
