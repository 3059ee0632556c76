"""The offices of China's administration: how each kind is named, and how a place's own are told.

One home for their words: `describe` names the body that issued a text by them, `region` tells by them whether a place
is the writer's own. All are pieces of regular expressions over folded text.
"""

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
SMALL_OFFICE = (
    "(?:编|人防|民防|国动|扶贫|综治|信访|老龄|史志|移民|法制|金融|禁毒|防汛|外事|残工|民宗|网信|巡察|接待|招商|文明|创城|创卫|食安|河长|督查|侨|(?<![平视])台)"
    "办(?![理法公学事案结好])"
)
_HOUSES = (
    rf"{SMALL_OFFICE}|安委[会办]|爱卫[会办]|"
    r"[\u4e00-\u9fff]{0,2}(?:文化馆|图书馆|档案馆|博物馆|慈善总?会|红十字会|疾控中心|残联|妇联|总工会|团委|党校|联社|敬老院|福利院|殡仪馆)|"
    r"(?!参观|考察|学习|成立|设立|组织)[\u4e00-\u9fff]{2,4}(?:办(?![\u4e00-\u9fff])|办公室|领导小组)"
)
OF_PLACE = f"(?:{_PARTY_AND_STATE}|{_TOWNS_AND_SCHOOLS}|{_HOUSES})"
# The fields of bureaus, as a county's are called in short.
FIELDS = (
    "教育|教体|公安|民政|财政|司法|农业|农业农村|水利|水务|林业|卫生|卫健|交通|交通运输|环保|城管|城市管理|"
    "人社|住建|规划|国土|国土资源|审计|统计|安监|应急|文化|文旅|旅游|科技|商务|信访|气象|国税|地税|税务|工商|质监|药监|"
    "市场监管|烟草|粮食|畜牧|档案"
)
# Behind the number of a school, as 中 is: 天台三小, 郸城三高.
PRIMARY_OR_HIGH = "小(?![学时组区村])|高(?![度级标效产血层等精])"
# What a county is named by its short name before: 香河教育局.
BEHIND_SHORT_NAME = rf"(?:[县区]委(?!党校)|(?:{FIELDS})局|(?:人民)?(?:法院|检察院))"
# Who looks after a water, a mountain, a sight, behind its name.
OF_SIGHT = r"(?:[\u4e00-\u9fff]{0,6})(?:管理[局处所站]|管委会|风景区|度假区|管理委员会)"
# The character for an office in a document's number, behind that for its place: 香教字〔2008〕10号.
SIGNS = frozenset(
    "教政办委卫财公民农水人组宣安林文建城工信科计交土武环商新经质监电药食党团妇税综国森禁防残司审统纪编扶应"
)
