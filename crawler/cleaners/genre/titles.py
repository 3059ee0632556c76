"""Whether a title is one of the genre: it ends on a word such as 总结, and does not only tell of such texts."""

from crawler.cleaners.genre.traits import MEETING, WRITING, any_of
from crawler.cleaners.vocabulary.inner_titles import inner_titles
from crawler.cleaners.vocabulary.title_words import ASKED, COUNT, KINDS, MODEL, PLANS, PRAISE, SITUATION, SPEECHES
from indexer import late_re as re

# What titles of the genre end or turn on, in folded form, with a title that ends on each. Where two fit at one place
# the first counts. What may not follow makes another thing of a word: 总结表彰大会, 述职评议, 团体会议, 征求意见建议.
WORDS = (
    (r"(?<![读观]后)(?:总结|小结)(?!表彰|讲评)", "年终总结"),
    (rf"(?:{KINDS['述职']})(?!大?会|述|评议|测评)", "局长述职"),
    (r"汇报(?!会|课|演出)", "综治工作汇报"),
    (KINDS["心得体会"], "学习心得"),
    (
        r"(?:教学|课堂|课后|教育|工作|班级|管理|实践|活动|考试|备考|复习)反思|(?:教育|教学|家访|支教|驻村)(?:随[笔想]|叙事)",
        "教学反思",
    ),
    # what learning or working was like, and no book
    (
        "(?:军训|学习|培训|实习|实训|实践|参观|考察|听课|工作|支教|国培|挂职|驻村)[^,。]{0,4}(?:感[想言受]|有感|收获$)",
        "军训感想",
    ),
    (SPEECHES, "在动员会上的讲话"),
    # on work
    (
        r"(?:计划|方案|规划|要点|总结|意见|安排|预案|工作|活动|任务|[大项][检督排]查|整治|行动|安全|[大普]?检查)[^,。]{0,20}通知|(?:做好|加强|进一步|切实|贯彻落实)[^。]*通知$",
        "做好冬季防火工作的通知",
    ),
    (rf"(?:{PLANS})(?!生育|课题|编制|财务|建设|[局馆院处])|策划(?:书|案)?|安排|预案", "防汛方案"),
    (r"调研报告|调查报告|考察报告|调查与思考|调研(?:与|和|及|的)?(?:建议|思考)", "土地流转调研与思考"),
    # nobody who came to look: not 县长到双河镇调研
    (r"^(?!.*(?:[赴来到在]|深入|开展|视察|莅临|领导|书记|[省县市区镇乡局]长)).*调研$", "加强自身建设调研"),
    (r"自查|自评$|回顾|鉴定|自我评价|自述", "村支书自述"),
    (
        r"先进(?:个人|典型)?事迹|(?:优秀|先进|模范)[^,。]{0,6}(?:事迹|材料)$|"
        r"(?:事迹|经验|先进(?:个人|集体)?|典型|交流|(?:创建|单位|校园|学校|社区|组织|支部|集体|家庭|党员|[乡村镇])申报)材料",
        "工会交流材料",
    ),
    (r"请示|申请书|志愿书|入党自传|(?:入党|入团|转正|辞职|调动|调岗|补助|困难|经费)申请$", "实习期满转正申请"),
    (r"意见(?!建议|征集|反馈|书)", "抓好春耕的意见"),
    (f"(?:{SITUATION}|基本情况)$|情况的?通报", "提案办理情况"),
    (r"^(?!.*(?:[讲听授]|开展|上.{0,3}党课)).*(?:专题|廉政|廉洁|微)党课$|工作综述", "廉政党课"),
    (r"报告(?!会|文学)|简报|工作情况", "政府工作报告"),
    (rf"{KINDS['报告']}|工作(?:亮点|成效)$", "期中考试质量分析"),
    (r"(?:主要|经验|基本|几点)做法$|的主要工作$|做法[和与及](?:成效|体会|思考|想法|经验)$", "综治工作主要做法"),
    (r"工作范文|(?:承诺|决心|保证)书|(?:公开|工作)[年季月周]报|(?:规划|发展|工作)纲要", "信息公开年报"),
    (rf"{KINDS['检查']}|整改措施", "班子对照检查"),
    (r"(?:支教|驻村|扶贫|帮扶|走访|家访|挂职|实习|工作)(?:日记|日志|周记|月记)", "驻村日记"),
)
_WORD = any_of(*(pattern for pattern, _ in WORDS))
_EVENT = re.compile(rf"{MEETING}\W*$")  # what was said there would be called a speech, a report
# What a rule of others means; not what somebody did to explain it (政策解读工作总结), or learnt from it.
EXPLAINED = r"解读(?!工作|活动|培训|情况|报告会|.*(?:体会|心得)$)|一图读懂(?!”)"
_OTHER = any_of(
    f"答记者问|问答$|{EXPLAINED}",
    # what is learnt by heart
    "知识(?:点|要点|重点|体系)?的?(?:总结|小结|归纳|汇总|整理)",
    "(?:考试|时间|课程|行程|日程|赛程|座位|考场|报名)安排表?$|(?<!工作)(?<!计划)安排表$",  # what is put up on a board
)
_QUOTED = re.compile(
    "^(?![《第篇]).*(?<!调[研查]报告)《[^》]*》$"
)  # a title that ends on a document's name tells of it
# How such texts are written.
_WRITING = re.compile(f"(?:如何|怎[样么]).{{0,4}}写|{WRITING}|(?:指导|指南|攻略|技巧|须知)$|必[备看]的")
# Somebody does something with such a text: 省农科院发布社会责任报告, 我市在全省会议上作交流发言.
_ITS_OBJECT = re.compile(
    "^(?!关于|在|赴)[^,。]*(?:(?:发布|公布|发表|介绍|解读|听取|审议)(?!意见|会|工作|材料|时)|"
    "向[^,。]{2,16}(?:大|代)会[^,。]{0,4}(?:报告|汇报)工作$|报告[^,。]{0,4}(?:获|高票|全票|顺利|审议|表决)[^,。]{0,4}通过|"
    "在[^,。]{2,40}(?:会议?|论坛|仪式)上[作做](?!的|[^,。]*(?:稿|材料|体会|心得|总结)$)|"
    "(?:[赴来到]|领导|书记|主席|[省市县区镇乡局]长|一行|专家)[^,。]*(?:(?:调研|视察|检查|督查|督导|考察)[^,。]*情况|"
    "(?:研讨|论证)(?!活动|学习|交流)[^,。]{2,}(?:方案|规划|计划))$)"
)
# The question of a site before what it offers (怎么写篇1, 怎么写优秀范文), and what it praises: 2000字优秀参考范文.
_OFFERED = re.compile(
    rf"(?<=[结划案告报职会得悟话稿言词辞书定])(?:范文)?{ASKED}(?=[^,。]{{0,8}}(?:{COUNT}|{PRAISE}|{MODEL}|篇))|"
    rf"\d{{3,5}}字(?:{PRAISE}|{MODEL}|参考){{0,4}}$"
)
# Before a subtitle: a dash; behind what one person writes also a colon or a title mark (思想汇报2018年7月:入党的条件),
# behind a speech its number: 国旗下讲话(十)为什么要读书.
_SUBTITLE = re.compile(
    r"[—-]{2,}|(?:(?<=心得|体会|感悟|汇报|总结)|(?<=调[研查]报告|经验材料))(?:[\d年月]{4,9})?(?::|(?=《))|"
    r"(?<=讲话|致辞|党课)\([一二三四五六七八九十\d]{1,3}\)(?=.)"
)
_NEAR_END = 10  # characters that may follow the word which a title ends on: 总结范文三篇
_IN_BRACKETS = re.compile(r"\([^()]*\)?|【[^【】]*】?")
_ABOUT = re.compile("[:中里的是都应要为有让写]")  # behind that word: the title is about such texts


def is_titled(heading: str) -> bool:
    """Whether a title ends on a word of the genre; where it only holds one it may be about such texts."""
    heading = heading.lstrip("—-")
    main = _SUBTITLE.split(heading)[0]
    if any(rule.search(heading) for rule in (_EVENT, _WRITING, _ITS_OBJECT, _OTHER)) or _QUOTED.search(main):
        return False
    if main != heading and any(word.end() == len(main) for word in _WORD.finditer(main)):
        return True
    words = list(_WORD.finditer(heading))
    behind = _IN_BRACKETS.sub("", heading[words[-1].end() :]) if words else ""
    return bool(words) and len(behind) <= _NEAR_END and not _ABOUT.match(behind)


def telling_title(heading: str, plain: str) -> str:
    """The title to judge a text by: its own, as the site found it, unless one inside alone is of the genre."""
    heading = _OFFERED.sub("", heading)
    return next(filter(is_titled, (heading, *inner_titles(plain))), heading)
