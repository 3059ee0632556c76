"""What speaks for a summary, a plan, a report or a speech: its author writes about the work of his own body."""

from crawler.cleaners.genre.traits.trait import trait
from crawler.cleaners.vocabulary.title_words import SPEECHES

_BODIES = (
    "省|市(?!场|值)|县|区|旗|局|镇|乡|校|院|村|所|办|站|司|公司|园|厂|[大中支]?队|委|科|班|社区|街道|单位|部门|系统|支部|"
    "行|社|馆|中心|处|室|组|庭|矿"
)
_OWN = (
    rf"(?:我|(?<![资基日样])本)(?:{_BODIES})|"
    r"全(?:市(?!场)|县|区|旗|镇|乡|校|局|系统)|我们|本人|本学?[年期]|(?:^|[,。\n])我(?!国)|今年以来|一年来|半年来"
)
_PERSON = "我(?![国省市县区旗镇乡局校院村所办站司园厂队委科班社公部党方家])"  # 我, and not 我局
_WORK = "工作|节课|学生|家访|班主任|驻[村企点]|支教|帮扶|走访|岗位|单位|实习|实践|军训|学习|教学|培训|职责|业务|任务"
_AMOUNT = "(?:\\d{2,}|\\d\\.\\d+|[二三四五六七八九两几]?[十百千万][一二三四五六七八九十百千万零]*)[余多]?"
_DONE = (
    "(?:完成|组织|开展|举办|召开|办[理结]|查处|[检排]查|培训|发[放展]|新?建[成立]|修建|改造|投入|接待|受理|安排|实施|落实|引进|争取|"
    "实现|印发|制作|出动|调处|化解|[帮救]助|新[增建]|整治|清理|采用|上报|征收|审[批核]|登记|选派|走访|慰问|辅导|聘请|筹[集措]|栽?植树)"
)
_NUMBERED = r"[(]?[一二三四五六七八九十\d]{1,2}[)、.]{1,2}\s*"  # before a heading

OWN = (
    trait("no title, which would speak against it", ("own", "title", 2.3), r"\A\Z"),
    trait(
        "a speech, what one saw and learnt, or what is ordered, which may read like an essay, news or rules",
        ("own", "title", 2.0),
        f"{SPEECHES}|主持词|党课(?:讲稿|提纲)?:|(?<!写作)(?:心得|体会(?!议))|感悟|(?<!的)反思|教[学后]后?记|事迹|自查|通知$",
        "(?:先进|优秀|模范|最美|十佳|标兵|推荐)[^,。]{0,8}材料$",
        "(?:活动|演练|演习|比赛|大赛|晚会|运动会)(?:的|情况|工作)?(?:总结|小结)|实习|实训|见习|支教",
        "(?:工作|驻[村企点]|帮扶|扶贫|护林|巡[山河])[^,。]{0,6}(?:日[记志]|[手札散笔]记)",
    ),
    trait(
        "what a film or a book says to those at work",
        ("own", "page", 3.9),
        r"\A(?=[^\n]*(?:观后感|读后感|读书感|感言|[读听看观][^\n]{0,40}(?:有感|感想)))[\s\S]{0,540}?"
        "(?:教师|教学|班主任|职工|员工|干部|党员|岗位|单位|机关|支部|企业|公司|实习|工作中)",
    ),
    # once is no more than what news of a county has: 我县, 全镇
    trait("it speaks of the own body, of a time of work, again and again", ("own", "body", 1.7), _OWN, most=4),
    trait(
        "one person tells of work or of learning it",
        ("own", "body", 1.5),
        rf"(?<!自){_PERSON}[^。\n]{{0,24}}(?:{_WORK})",
        rf"(?:{_WORK})[^。\n]{{0,16}}(?<!自){_PERSON}",
        most=3,
    ),
    trait(
        "how well somebody did his work, and what honours he got",
        ("own", "body", 2.0),
        "(?:评为|授予|荣获|荣立|获得?)[^。\n]{0,20}(?:先进|优秀|模范|标兵|能手|劳模|[一二三]等功|十佳|称号|示范)|同志",
        "始终|兢兢业业|任劳任怨|无私|默默|爱岗敬业|以身作则|身先士卒|率先垂范|廉洁|作风|钻研|热心|带头|带领|自己掏|垫付",
        r"任[现本]?职以来|(?:参加工作|从教|从警|从医|任职|上任)[^,。\n]{0,8}(?:年来|以来|以?后|[,。])|年来,?[他她]",
        "(?:群众|领导|乡亲|同事|患者|家长|村民)们?[^,。\n]{0,10}(?:好评|认可|称赞|公认|拥护|信任|称[他她])",
        r"[今现]年\d\d岁|[他她](?:叫|是[^。\n]{2,30}(?:员|长|书记|主任|老?师|医生|护士|民警)[,。])",
        most=4,
    ),
    trait(
        "headings",
        ("own", "body", 0.9),
        r"(?:^|[。;:])\s*(?:[一二三四五六七八九十]{1,2}、|[(][一二三四五六七八九十]{1,2}[)]|[一二三四五六七八]是)",
        most=3,
    ),
    trait(
        "the verbs of work done",
        ("own", "body", 0.7),
        "加强|落实|开展|组织|认真|积极|完善|强化|推进|狠抓|抓好|坚持|确保",
        "制定|健全|深入|扎实|提高|严格|为指导|取得了|完成|加快|促进|贯彻|努力|重视",
        most=12,
    ),
    trait(
        "what was done, in figures",  # and no statistics, prices or results of others
        ("own", "body", 1.2),
        rf"{_DONE}了?[^。;\n]{{0,24}}?{_AMOUNT}(?:人次|[万亿]元|[份个场次处件名户家所亩人期台套间条座宗起例辆篇项]|公里)",
        most=2,
    ),
    trait(
        "the sections of a plan or a report",
        ("own", "body", 1.0),
        rf"^\s*{_NUMBERED}(?:指导思想|总体(?:思路|要求|目标)|"
        r"(?:活动|工作)(?:目的|主题|时间|背景|目标(?!:)|思路|重点|措施|要求|安排)|"
        r"(?:目标|主要|重点)任务|组织(?:领导|机构|实施)|实施步骤|保障措施|主要(?:工作|措施)|(?:主要|基本|工作)?(?:做法|成效)|"
        r"存在(?:的)?(?:主要)?(?:问题|不足)|下一?步(?:工作|打算))",
    ),
)
