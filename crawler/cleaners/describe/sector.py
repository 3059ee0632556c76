"""The sector (条线) of a text: its issuing body's, or, of a government, a village or a person, its title's.

Sectors follow the systems (系统) that China's administration is organised by, a little finer than the subject classes
of the State Council's catalogue of open government information (政府信息公开目录主题分类).
"""

from crawler.cleaners.describe.organisation import organisation
from crawler.cleaners.folded_title import folded_title
from crawler.cleaners.title_words import GENRES
from indexer import late_re as re

# By the words of a title, the most telling first. In folded form.
TOPICS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("金融", r"信用(?:合作)?联?社|银行|信贷|农商行|金融|保险(?:公司|股份|业)|人寿|证券"),
        ("信访", r"信访"),
        (
            "政法综治",
            r"综治|(?<!污染)(?<!环境)(?<!流域)综合治理|维稳|社会(?:大局)?稳定|社会治理|基层治理|平安(?:建设|创建|县|镇|乡)|政法|禁毒|邪教",
        ),
        ("安全生产", r"安全生产|安监|应急管理"),
        ("扶贫", r"扶贫|脱贫"),
        ("计生", r"(?<!保健)计划生育|计生"),
        ("纪检监察", r"党风廉政|廉政|纪检|反腐|监察委|巡察(?:办|组|工作)"),
        ("共青团", r"共青团|团[省市州县区旗]?委|团支部|团总支|入团"),
        ("妇联", r"妇联|妇女"),
        ("残联", r"残联|残疾人"),
        ("工会", r"工会|女职?工"),
        (
            "司法行政",
            r"普法|法制宣传|人民调解|社区矫正|司法行政|依法治理|法制办|司法[局所]|法律(?:援助|服务)|公证处|律师|律所|监狱|戒毒所",
        ),
        ("公安", r"公安|交警|派出所|看守所|拘留所|消防|治安"),
        ("法院", r"法院|审判|法庭"),
        ("检察", r"检察"),
        ("税务", r"国税|地税|税务|税收"),
        ("审计", r"审计"),
        ("财政", r"财政|预算|国资|国有资产"),
        ("统计", r"统计|(?<!文物)普查"),
        (
            "民政",
            r"(?<!人)民政|低保|慈善|救灾救济|双拥|养老服务|老龄|退役军人|优抚|殡[葬改仪]|祭[扫祀]|社会救助|福利院|敬老|养老院|救助(?:站|管理)|婚姻登记",
        ),
        (
            "人力社保",
            r"劳动(?:保障|监察|争议|仲裁)|社会保障|社保|社会保险|人社|就业|农民工|劳动力转移|劳务|养老保险|失业保险|工伤保险",
        ),
        (
            "教育",
            r"(?<!主题)教育|[小中]学(?!生|习(?!惯)|到)|(?<![小中])学生(?!村官)|社会实践|三下乡|支教|学校(?!卫生监督)|校长|园长|教学|班主任|教师|教研|学年|学期|招生|少先队|德育|幼儿|教务|校园|青少年活动|高考|学科|教导|师德|班级|备课|体育(?:组|教师|老师|课)|辅导员|中考|毕业班|建校|办学|辍学|控辍|军训|自学考试|自考|推普|语言文字|少年宫|[一二三四五六七八九]年级",
        ),
        (
            "卫生",
            r"(?<!市容环境)(?<!动物)(?!(?<=环境)卫生(?:管理)?[处所站])卫生|医院|医疗|护理|疾控|疾病|新农合|医保|妇幼|保健|献血|艾滋|结核病|(?<!动物)防疫|院感|院内感染|护士|创卫|爱卫|血站|非典|新冠|医[生师]|外科|妇产科|儿科",
        ),
        ("环保", r"环保|环境保护|污染|大气|减排|环境优美|生态环境"),
        ("国土", r"国土|土地|违法用地|地质灾害|矿产资源|不动产登记|测绘"),
        (
            "住建",
            r"城乡建设|住建|住房|城建|城管|城市管理|规划建设|园林|公园管理|房产|房地产|房管[局所]|物业管理|公积金|棚户区|市政工程|市容|市政(?:管理|园林|公用|设施|道路|建设|养护)|城市执法|(?<![输业境])综合行政执法局|环卫|环境卫生(?:管理)?[处所站]|供热|建筑业|老旧小区|[城村]镇建设|镇村建设|危房改造",
        ),
        ("水利", r"水利|防汛|抗旱|饮水|水务|水库|河长制|河湖|水土保持|水资源|灌区|水文|水管[所站]|河道"),
        ("林业", r"林业|林场|造林|退耕还林|森林|林权|护林|植树|核桃|板栗|干果"),
        ("气象", r"气象|人工(?:增雨|防雹|影响天气)"),
        (
            "农业",
            r"农业|农牧|农办|畜牧|畜禽|兽医|动物(?:防疫|疫[病控]|卫生)|沼气|秋种|春耕|春播|夏收|三夏|秋收|粮食生产|粮油|新农村|农村工作|三农|农机|烟叶|烤烟|茶[叶业]|蔬菜|农产品|农村经济|经管站|农委|农林局|果业|渔[业情政]|休渔|草原|禁牧|水产|植保|植物保护|病虫|种子站|种子管理|农技|土肥|蚕[桑业]|养殖|生猪|小麦|玉米|水稻|油菜|农田|乡村振兴",
        ),
        ("交通", r"交通|公路|运管|海事|道路运输|客运|航道|春运|治超|收费站|汽车站|公交"),
        (
            "文旅体育",
            r"(?<!宣传)(?<!宣传思想)文化|文旅|文广|广体|体育|旅游|广电|广播电视(?!大学)|文体局|文物|图书馆|博物馆|健身|运动会|非物质文化遗产|非遗|电影放映|电视台|文工团|剧团|景区",
        ),
        ("商务", r"招商|投资促进|商务|外贸|外资|物流|(?<!经济)贸易|粮食|供销"),
        ("工信", r"工业经济|经贸|经济贸易|工信|经信|中小企业|(?<!网络安全和)信息化"),
        ("市场监管", r"工商(?!业?联)|质监|质量技术监督|食品药品|食品安全|打假|食药[所监局]|市场监(?:管|督管理)"),
        ("科技", r"科技|科学技术|科协|科普|知识产权"),
        ("档案", r"档案"),
        (
            "统战",
            r"统战|统一战线|民族(?:团结|工作)|工商业?联|宗教|民宗|民族事务|侨务|侨联|侨办|台办|对台工作|民营经济(?:人士|统战)",
        ),
        (
            "宣传",
            r"宣传|融媒体|网信|网络安全和信息化|精神文明|扫黄打非|文明创建|创建文明|创城|文明(?:城市|社区|乡镇|单位|村镇|家庭)",
        ),
        (
            "组织",
            r"组织工作|党建|党的建设|基层组织|老干部|学习型党组织|干部工作|党支部|党务|编办|机关(?:工委|工作委员会)|关心下一代|党员(?:教育|发展|管理)|发展党员|机构编制",
        ),
        # Whose else no other word tells.
        ("司法行政", r"法治政府|依法行政|依法治[省市县区镇]"),
        ("卫生", r"(?<!动物)疫情防控"),
    )
)
# Bodies whose system no word of a title tells.
_OF_BODY = {
    "党校": "组织",
    "高校": "教育",
    "纪委": "纪检监察",
    "组织部": "组织",
    "文联": "宣传",
    "关工委": "组织",
}
_GOVERNMENTS = frozenset(("镇政府", "乡政府", "街道办事处", "县政府", "市政府", "省政府"))
_OF_GOVERNMENT = re.compile("(?:政府(?:换届)?|[镇乡]长)工作(?:报告|总结|会议)")
_GENERAL = re.compile(
    rf"(?:政府|镇|乡|街道(?:办(?:事处)?)?|年度?|年终|\d)的?工作(?:{GENRES})|(?:政府|镇|乡|街道|办事处)(?:上半年|下半年|半年|年终|年度)总结"
)


def sector(
    title: str | None, organisation_type: str | None, page_title: str = "", *, firm: str | None = None
) -> str | None:
    """The sector of a document; None where neither its body nor its title tells. A government's own is 综合.

    `organisation_type` is the name of a body that is of no type: 香河县疾病预防控制中心; `firm` is that of a firm.
    The title of the page, and the body in it, speak for a document of which its own title tells none.
    """
    heading = folded_title(title)
    if topic := _of_body(organisation_type) or _topic(heading) or _topic(firm):  # 植保站
        return topic
    of_page = organisation(page_title, "", "")
    if topic := _of_body(of_page.type if of_page else None) or _topic(folded_title(page_title)):
        return topic
    if organisation_type == "企业":
        return "企业"
    if _OF_GOVERNMENT.search(heading) or (organisation_type in _GOVERNMENTS and _GENERAL.search(heading)):
        return "综合"
    return None


def _of_body(its_type: str | None) -> str | None:
    return _OF_BODY.get(its_type or "") or _topic(its_type)


def _topic(words: str | None) -> str | None:
    """The sector that words tell, of a title or a body's name, in folded form."""
    return next((name for name, pattern in TOPICS if pattern.search(words or "")), None)
