"""What texts of one kind have more often than others: the traits, each with its weight and its reason.

Patterns are for folded text, ^ and $ being the ends of a line.
"""

from dataclasses import dataclass

from indexer import late_re as re
from indexer.text import HAN, MASK

_UNIT = 200  # characters for which a trait counts in full

_MASK = re.escape(MASK)
_OWN = (
    r"(?:我|(?<![资基日样])本)(?:省|市(?!场|值)|县|区|旗|局|镇|乡|校|院|村|所|办|站|司|公司|园|厂|队|委|科|班|"
    r"社区|街道|单位|部门|系统|支部|行|社)|"
    r"全(?:市(?!场)|县|区|旗|镇|乡|校|局|系统)|我们|本人|本学?[年期]|(?:^|[,。\n])我(?!国)|今年以来|一年来|半年来"
)
_WORK = "工作|岗位|单位|实习|学习|教学|培训|职责|业务|任务"
_OF_BODY = "[国省市县区旗镇乡局校院村所办站司园厂队委科班社公部党方家]"  # 我局, and no person
# A meeting, and no body: 工会, 村委会.
MEETING = (
    "(?:大|年|例|晚|汇报|报告|座谈|交流|总结|表彰|推进|部署|调度|培训|动员|述职|评议|测评|工作|现场|茶话|联席|发布|研讨|讨论|"
    "学习|生活|见面|听证|启动|视频|电话)会(?:议)?"
)
# What the genre's documents are called, where advice speaks of them.
_DOCUMENT = (
    r"(?:工作总结|总结报告|年终总结|个人总结|述职报告|工作计划|工作报告|心得体会|公文|讲话稿|岗位说明书|职位描述|"
    r"会议纪要|会议记录|策划书|计划书|规划书|检讨书|申请书|邀请函)"
)
# How such documents are written: what a guide's title names.
WRITING = "写作(?:手法|方法|技巧|要点|指导|体会|心得|经验|要求)|写法|格式(?!范文|精选|模板|样|篇)"

_NUMBERED = r"[(]?[一二三四五六七八九十\d]{1,2}[)、.]{1,2}\s*"  # before a heading


@dataclass(frozen=True, slots=True)
class Trait:
    """What texts of one kind have more often: `most` matches in 200 characters are all of it."""

    genre: str  # what a text with it is; own for a summary
    weight: float
    where: str  # title, headline (a title that is not of the genre), opening, body, page (title, body), ends or end
    pattern: re.Pattern[str]
    reason: str
    most: int = 1

    def found(self, text: str) -> tuple[float, str]:
        """How much of it a text has, from 0 to 1, and the first words."""
        if self.most == 1:
            first = self.pattern.search(text)
            return (1.0, first[0]) if first else (0.0, "")
        if not (hits := self.pattern.findall(text)):
            return 0.0, ""
        return min(1.0, len(hits) / self.most / max(0.3, len(text) / _UNIT)), hits[0]


def _trait(genre: str, weight: float, where: str, pattern: str, reason: str, *, most: int = 1) -> Trait:
    return Trait(genre, weight, where, re.compile(pattern, re.M), reason, most)


TRAITS = (
    _trait("own", 1.8, "title", r"\A\Z", "no title, which would speak against it"),
    _trait("own", 1.5, "title", r"讲话|致[辞词]|发言|演讲|主持词|讲稿|党课:", "a speech's names"),
    _trait("own", 0.9, "title", r"心得|体会(?!议)|感悟|观后感|事迹|先进", "who tells of a person may quote"),
    _trait("own", 1.0, "title", r"实习|实训|见习|支教", "what a learner does at work"),
    _trait(
        "own",
        3.0,
        "page",
        r"\A[^\n]*(?:观后感|读后感|感言)[^\n]*\n[\s\S]{0,500}?(?:职工|员工|干部|党员|岗位|单位|机关|支部|企业|公司|实习)",
        "what a film or a book says to those at work",
    ),
    _trait("own", 0.6, "title", r"\d{4}|\*年|年度|上半年|季度|学期|学年", "the time that is reported on"),
    _trait("own", 0.7, "body", _OWN, "it speaks of the own body, of a time of work"),
    _trait("own", 0.3, "body", rf"(?:{_OWN})", "it does so again and again", most=4),
    _trait(
        "own",
        1.5,
        "body",
        rf"(?<!自)我(?!{_OF_BODY})[^。\n]{{0,24}}(?:{_WORK})|(?:{_WORK})[^。\n]{{0,16}}(?<!自)我(?!{_OF_BODY})",
        "one person tells of work or of learning it",
        most=3,
    ),
    _trait(
        "own", 0.9, "body", rf"(?<!{_MASK}){_MASK}{{1,3}}(?!{_MASK})|某[县市区镇乡局校]", "names are masked", most=2
    ),
    _trait(
        "own",
        1.1,
        "body",
        r"^\s*(?:[一二三四五六七八九十]{1,2}、|[(][一二三四五六七八九十]{1,2}[)])",
        "headings",
        most=3,
    ),
    _trait(
        "own",
        0.7,
        "body",
        r"加强|落实|开展|组织|认真|积极|完善|强化|推进|狠抓|抓好|坚持|确保|制定|健全|深入|扎实|提高|严格|为指导|"
        r"取得了|完成|加快|促进|贯彻|努力|重视",
        "the verbs of work done",
        most=12,
    ),
    _trait(
        "own",
        1.0,
        "body",
        rf"^\s*{_NUMBERED}(?:指导思想|总体(?:思路|要求|目标)|(?:活动|工作)(?:目的|主题|时间|背景|目标(?!:)|思路|重点|措施|要求|安排)|"
        r"(?:目标|主要|重点)任务|组织(?:领导|机构|实施)|实施步骤|保障措施|主要(?:工作|做法|成效|措施)|"
        r"存在(?:的)?(?:主要)?(?:问题|不足)|下一?步(?:工作|打算))",
        "the sections of a plan or a report",
    ),
    _trait(
        "own", 1.5, "body", r"不够(?!成)|不到位|不[深实强高]|不足|差距|查摆|剖析|整改", "it owns its faults", most=4
    ),
    _trait(
        "news",
        -0.7,
        "headline",
        r"开幕|闭幕|出台|(?:全票|高票|顺利)通过|热议|[来到赴]|视察|督导|督查|调研|召开|举行|举办|启动|隆重|莅临|入选|上榜|"
        rf"喜获|走进|荣获|获评|好评|揭牌|签约|{MEETING}$|[!?]$",
        "a title that tells an event",
    ),
    _trait(
        "news",
        -0.3,
        "headline",
        r"检查|考察|考核|验收|评估|开展|安排部署|圆满|成功|顺利|助力|多措并举|扎实|深入|全力|积极|切实|推进",
        "a title that tells how well things went",
    ),
    _trait(
        "news",
        -1.5,
        "opening",
        rf"[{HAN}]{{2,8}}供稿\(|[{HAN}]{{2,6}}(?:网|在线|报)消息|本[报网台刊][^。\n]{{0,10}}讯|"
        rf"[{HAN}]{{2,8}}(?:网|报|社|台|时刻)[{HAN}\d月]{{0,10}}日?(?:讯(?=[^和、与的及》])|电(?!话|视|力|子|脑|台|商|影))|"
        r"记者[^。\n]{0,20}[)报】]|通讯员|记者[从在][^。]{2,30}(?:获悉|了解到|看到)|记者 |"
        r"备受(?:关注|瞩目)的[^。\n]{2,40}(?:今[日天]|昨[日天]|日前)",
        "a dateline",
    ),
    _trait(
        "news", -0.3, "opening", r"近日|日前|昨[日天]|近期|连日来|今[日天]|眼下|[日号][上下]午", "what happened lately"
    ),
    _trait(
        "news",
        -1.0,
        "opening",
        r"\A[^。\n]{0,60}\d{1,2}月\d{1,2}[日号](?!(?:起|至|开始|-))[^。]{0,80}(?:举行|召开|举办|开展|组织|开班)",
        "its first sentence tells what was held on a day",
    ),
    _trait(
        "news",
        -1.5,
        "end",
        rf"\((?!今|未|节|摘|略|完|试)[{HAN} 、:]{{2,16}}\)\s*\Z|责任编辑[:][^\n]{{2,10}}\Z",
        "a reporter's name in brackets closes it",
    ),
    _trait(
        "news",
        -0.7,
        "body",
        r"(?<!来)[说道][:,]|(?:表示|指出|强调|(?<!笔者)认为|要求)[,:]|介绍[,:说]|[”\"][^。“”\"\n]{0,25}(?:说|介绍|表示)道?[。,]",
        "others are quoted",
        most=3,
    ),
    _trait(
        "news",
        -1.9,
        "body",
        r"会议(?:指出|强调|要求|由|认为)|会上|参加会议|出席|主持(?!人)|与会|代表们|座谈会|一行|陪同|听取|讨论|隆重|胜利|"
        r"会议上(?:所)?作(?:的|了)?《|(?:^|。)报告(?:从|指出|回顾)|[,。]该[省市县区旗镇乡局校院村所]",
        "who met",
        most=4,
    ),
    _trait(
        "paper",
        -0.5,
        "title",
        r"浅[析议谈论探]|也谈|[试探]析|试论|刍议|探讨|探究|初探|对策(?:研究|分析|探讨)?$|影响因素|以.{2,20}为例|研究$|"
        r"(?<!与)(?:[几些]点|若干|一些|[的点])思考$",
        "an essay's title",
    ),
    _trait("paper", -0.5, "body", r"本文|文章|笔者|论文|深入探讨|揭[秘开]|本篇", "an essay"),
    _trait("paper", -1.8, "opening", r"本文(?:将|拟|从|提出|旨在|通过)", "it says what the essay will do"),
    _trait(
        "paper",
        -1.7,
        "ends",
        r"(?:^|[\[【)])\s*(?:摘\s*要|内容提要|关\s*键\s*词|key\s*words|abstract)\s*(?:[\]】:]|$)|"
        r"。\s?关键词:|中图分类号|文献标[识志]码|文章编号|doi:|基金项目|作者简介|收稿日期|参考文献|论文部分内容阅读|<正>|\[\d{1,2}\]|"
        r"(?:[a-z]{1,20}[ ,.]{1,3}){12}",
        "a journal's data",
    ),
    _trait(
        "paper",
        -1.4,
        "body",
        r"场域|范式|这一(?:概念|命题|论断|议题)|重要(?:议题|命题)|理论研究|有助于(?:深入|全面|准确)?(?:理解|认识|把握)|"
        r"(?:多维|立体)解读|印证了?[^。,\n]{0,14}(?:理念|理论|倡导|观点)|知识只有|对于?[^。,\n]{1,14}(?:而言|来说)|"
        r"(?:意义|概念|内涵|含义|必要性|重要性|现状分析)$",
        "it weighs what things mean",
        most=2,
    ),
    _trait(
        "advice",
        -1.7,
        "opening",
        r"\A(?:[^。\n]{1,12}\n)?[^。\n]{0,16}(?:总结|计划|报告|体会|申请书?|纪要|讲话稿|演讲稿|方案|简历|说明书|检讨书|策划书)(?:是|,是|指的是)(?!我|本)|"
        r"\A《[^》\n]{4,60}》(?:讲解|介绍|描述|规定|详细|主要|旨在|适用于|包含|提供)|(?<![这那])所谓(?!的)[^。]{2,20}[,是]|^[^\n。,]{2,16},?(?:通常)?(?:是指|意味着)",
        "it begins with a definition",
    ),
    _trait(
        "advice",
        -1.0,
        "title",
        rf"(?:如何|怎样|怎么|谈谈|细说|详说|漫谈)|{WRITING}|[?!]|什么|哪些|为何|解读|吗|你们|区别|指南|攻略|教程|技巧|注意事项|ppt|"
        r"^第[一二三四五六七八九十\d]{1,3}[讲课]",
        "a guide's title",
    ),
    _trait(
        "advice",
        -2.3,
        "body",
        rf"{_DOCUMENT}(?:ppt)?,?(?:的(?:核心|价值|意义|目的|撰写|结构|格式|写[法作]|作用|概念|特点|种类|分类)|不仅|既是|是一[种份]|作为|对于|可以?帮助|"
        r"能够?帮助|通常|应当?|应该|需要|始于|决定|一般)|一份(?:优质|优秀|好|高质量|合格|完整|规范|清晰|成功|出色)的|"
        r"顶格|另起一[段行]|加冒号|署名[和与、]?(?:时间|日期)|落款|^[^\n。,]{0,8}(?:标题|称谓|称呼)(?:[。:]|$)|ppt|配色|插画",
        "it speaks about such texts",
        most=2,
    ),
    _trait(
        "advice",
        -1.9,
        "body",
        r"的制[定订]是[^。,]{0,20}(?:环节|工作|任务)|本(?:计划|总结|报告|方案|文档)(?:详细|全面|系统)?(?:涵盖|介绍|概述|描述|阐述)|"
        r"体现了(?:教育者|作者|编写者|制定者)|(?:计划|总结|报告|方案)(?:中)?(?:强调|提到|详细(?:介绍|阐述|描述|列举))",
        "a document is described",
        most=2,
    ),
    _trait("advice", -2.0, "body", rf"{_DOCUMENT}(?!如下)", "it names such texts again and again", most=6),
    _trait(
        "advice",
        -0.9,
        "body",
        r"核心|关键(?!词)|范围|包括|包含|结构|体系|效率|需求|面对|不同|类型|定义|提供|方式|所有|常常|各种|有效地|至关重要|"
        r"作为一[种个项名]|旨在|帮助",
        "a thing is explained",
        most=6,
    ),
    _trait("advice", -1.2, "body", r"感谢您|为您|整理|分享|仅供参考|范文|写作", "it offers something to read", most=2),
    _trait(
        "fiction",
        -0.3,
        "body",
        r"(?:说|道|问|答|想|笑|喊|牢骚)[^。“”\"\n]{0,6}[:,]\s*[\"“]|[\"”]\s*[^。“”\"\n]{0,10}(?:说道|笑道|问道|想着|说)[。,:]|"
        r"[点摇]了?[点摇]头|皱了?皱?眉|闻言",
        "people talk",
        most=3,
    ),
    _trait(
        "other",
        -1.4,
        "body",
        r"^\s*(?:主持人|记者|采访人|网友|楼主|[问答记])\s*[:]|任职(?:要求|资格)|薪资|五险一金|投递简历|求职者|应聘|招聘|报考|"
        r"招标|投标|中标|甲方|乙方|^\s*[a-d][.、)]|单项选择题|参考答案|给定(?:资料|材料)|作答|楼主|发表于|最佳答案",
        "questions, a contract, a tender, a job, an examination",
        most=4,
    ),
)
