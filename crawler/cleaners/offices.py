"""The offices of China's administration: their names, the type of each, and the system (条线) that it belongs to.

One home for their words: `describe` names the body that issued a text and its sector by them, `region` tells by them
whether a place is the writer's own. All are pieces of regular expressions over folded text.
"""

from typing import NamedTuple


class Office(NamedTuple):
    """A kind of office: how names of such end, one word for all of them, and its system."""

    names: str
    type: str
    sector: str | None = None


# The first that fits counts.
OFFICES = (
    Office(r"政府办公[室厅]", "政府办公室"),
    Office(r"幼儿园", "幼儿园", "教育"),
    Office(r"党校", "党校", "组织"),
    Office(
        r"(?:中学|小学)(?!生)|学校(?!卫生监督|周边)|高中|初中|中心校|职中|职教中心|[一二三四五六七八九十]中|[一二三]小",
        "学校",
        "教育",
    ),
    Office(r"大学(?!生)|学院", "高校", "教育"),
    Office(r"卫生院|卫生所", "卫生院", "卫生"),
    Office(r"医院|保健院", "医院", "卫生"),
    Office(r"人民法院|法院|法庭", "法院", "法院"),
    Office(r"人民检察院|检察院", "检察院", "检察"),
    Office(r"教育局|教体局|教育体育局|教科局|教育科技局|教委|教育委员会|教育文化体育局|教文体局", "教育局", "教育"),
    Office(r"派出所", "派出所", "公安"),
    Office(r"公安局|公安分局|[交特刑巡]警大队|[交特刑巡]警支队", "公安局", "公安"),
    Office(r"司法所", "司法所", "司法行政"),
    Office(r"(?:国家税务|地方税务|国税|地税|税务)(?:局|分局|所)", "税务局", "税务"),
    Office(r"卫生局|卫计委|卫计局|卫健委|卫健局|卫生健康委员会|卫生和计划生育局", "卫生局", "卫生"),
    Office(r"计生局|计生委|计划生育局|计划生育委员会|人口和计划生育局|计生办|计生站", "计生局", "计生"),
    Office(r"扶贫办|扶贫开发办公室|扶贫局", "扶贫办", "扶贫"),
    Office(r"安监局|安全生产监督管理局|应急管理局", "安监局", "安全生产"),
    Office(r"(?:人力资源和社会保障|人社|劳动和社会保障|人事劳动)局|劳动局|人事局|社保局|社保所", "人社局", "人力社保"),
    Office(r"环保局|环境保护局|生态环境局", "环保局", "环保"),
    Office(r"国土(?:资源)?(?:局|分局|所)|自然资源局", "国土局", "国土"),
    Office(r"住建局|建设局|住房和城乡建设局|规划局|城管局|房管局|城乡建设局|城市管理局", "住建局", "住建"),
    Office(
        r"工商局|工商所|工商行政管理局|市场(?:监督管理|监管|监督)局|质监局|食品药品监督管理局|药监局",
        "市场监管局",
        "市场监管",
    ),
    Office(r"街道办事处|街道办(?:委员会)?|街道党工委|街道", "街道办事处"),
    Office(r"(?<!乡)镇(?:(?:人民)?政府|党委)", "镇政府"),
    Office(r"(?:乡|苏木)(?:人民)?政府|(?:乡|苏木)党委", "乡政府"),
    Office(r"(?:省|自治区)(?:人民)?政府", "省政府"),
    Office(r"[市州盟](?:人民)?政府", "市政府"),
    Office(r"[县区旗](?:人民)?政府", "县政府"),
    Office(r"村民委员会|村委会|村党支部|村两委", "村"),
    Office(r"社区居委会|居民委员会|居委会|(?<!文明|平安|和谐|智慧|绿色)社区(?!矫正|卫生|建设|治理|教育|戒毒)", "社区"),
    Office(r"政法委(?:员会)?|综治办|综治委|维稳办", "政法委", "政法综治"),
    Office(r"纪委监察局|纪律检查委员会|纪委|监察局|监委", "纪委", "纪检监察"),
    Office(r"组织部", "组织部", "组织"),
    Office(r"宣传部", "宣传部", "宣传"),
    Office(r"统战部", "统战部", "统战"),
    Office(r"人大(?:常委会|主席团)?|人民代表大会(?:常务委员会|常委会|主席团)", "人大"),
    Office(r"(?:政协|政治协商会议)(?:[\u4e00-\u9fff*]{0,14}?委员会|(?!委员))", "政协"),
    Office(r"团工?委|共青团[\u4e00-\u9fff]{0,8}委员会", "团委", "共青团"),
    Office(r"妇女联合会|妇联", "妇联", "妇联"),
    Office(r"残疾人联合会|残联", "残联", "残联"),
    Office(r"红十字会", "红十字会"),
    Office(r"工商业联合会|工商联", "工商联", "统战"),
    Office(r"科学技术协会|科协", "科协", "科技"),
    Office(r"文学艺术界联合会|文联", "文联", "宣传"),
    Office(r"关心下一代工作委员会|关工委", "关工委", "组织"),
    Office(r"总工会|工会(?:委员会)?", "工会", "工会"),
    Office(r"有限公司|公司|集团|信用社|信用合作联社|银行|支行|工厂", "企业"),
    Office(r"(?<!团)[县区市旗]委(?!员|宣|组|统|政法|办)(?:办公室)?", "党委"),
)
# Those whose name is the same everywhere and says what they are.
_BY_OWN_NAME = {
    "司法局": "司法行政",
    "民政局": "民政",
    "医疗保障局": "卫生",
    "医保局": "卫生",
    "财政局": "财政",
    "审计局": "审计",
    "统计局": "统计",
    "老干部局": "组织",
    "农业局": "农业",
    "农业农村局": "农业",
    "农牧业局": "农业",
    "农牧局": "农业",
    "畜牧局": "农业",
    "畜牧兽医局": "农业",
    "果业局": "农业",
    "农机局": "农业",
    "水利局": "水利",
    "水务局": "水利",
    "林业局": "林业",
    "气象局": "气象",
    "交通局": "交通",
    "交通运输局": "交通",
    "公路局": "交通",
    "文化局": "文旅体育",
    "体育局": "文旅体育",
    "旅游局": "文旅体育",
    "文化和旅游局": "文旅体育",
    "文旅局": "文旅体育",
    "文广新局": "文旅体育",
    "广电局": "文旅体育",
    "工信局": "工信",
    "经信局": "工信",
    "经贸局": "工信",
    "商务局": "商务",
    "招商局": "商务",
    "粮食局": "商务",
    "信访局": "信访",
    "档案局": "档案",
    "科技局": "科技",
}
SECTORS = {office.type: office.sector for office in OFFICES if office.sector} | _BY_OWN_NAME

# What is a place's own, behind its full name: 宁晋县委, 于都县罗坳中学. Not whom one visits there or sets up.
_PARTY_AND_STATE = (
    r"[县市区旗州省]?委(?!托|屈|婉)|第[一二三四五六七八九十\d]{1,3}(?:届|次(?:党员)?代表)|人大|政协|纪委|(?:人民)?政府|"
    r"[\u4e00-\u9fff]{2,6}(?:和[\u4e00-\u9fff]{2,6})?(?<![大全布格结])局(?!面|势|限)|法院|检察院|人民法院|人民检察院|武装部"
)
_TOWNS_AND_SCHOOLS = (
    r"[\u4e00-\u9fff]{0,5}(?:镇|乡|街道|街道办事处)(?:党委|人民政府|政府|党工委)|"
    r"[\u4e00-\u9fff]{0,8}(?:中学|小学|中心校|学校|医院|卫生院|幼儿园)"
)
# Offices that are called by one or two characters before 办: 滕州市编办, 天心区人防办.
SMALL_OFFICE = "(?:编|人防|民防|国动|扶贫|综治|信访|老龄|史志|移民|法制|金融|禁毒|防汛|外事|残工)办(?!理|法|公)"
_HOUSES = (
    rf"{SMALL_OFFICE}|"
    r"[\u4e00-\u9fff]{0,2}(?:文化馆|图书馆|档案馆|博物馆|慈善总?会|红十字会|疾控中心|残联|妇联|总工会|团委|党校|联社|敬老院|福利院|殡仪馆)|"
    r"(?!参观|考察|学习|成立|设立|组织)[\u4e00-\u9fff]{2,4}(?:办(?![\u4e00-\u9fff])|办公室|领导小组)"
)
OF_PLACE = f"(?:{_PARTY_AND_STATE}|{_TOWNS_AND_SCHOOLS}|{_HOUSES})"
# What a county is named by its short name before: 香河教育局.
BEHIND_SHORT_NAME = (
    r"(?:县委|区委|(?:教育|教体|公安|民政|财政|司法|农业|农业农村|水利|水务|林业|卫生|卫健|交通|交通运输|环保|城管|城市管理|"
    r"人社|住建|规划|国土|国土资源|审计|统计|安监|应急|文化|文旅|旅游|科技|商务|信访|气象|国税|地税|税务|工商|质监|药监|"
    r"市场监管|烟草|粮食|畜牧|档案)局|(?:人民)?(?:法院|检察院))"
)
# Who looks after a water, a mountain, a sight, behind its name.
OF_SIGHT = r"(?:[\u4e00-\u9fff]{0,6})(?:管理[局处所站]|管委会|风景区|度假区|管理委员会)"
# The character for an office in a document's number, behind that for its place: 香教字〔2008〕10号.
SIGNS = frozenset("教政办委卫财公民农水人组宣安林文建城工信科计交土武环商新经质监电药食党团妇税综国")
