"""News: a reporter writes about others, an event of a day, a meeting and the speeches there."""

from crawler.cleaners.genre.traits.trait import trait
from indexer.text import HAN

# A meeting, and no body: 工会, 村委会.
MEETING = (
    "(?:大|年|例|晚|汇报|报告|座谈|交流|总结|表彰|推进|部署|调度|培训|动员|述职|评议|测评|工作|现场|茶话|联席|发布|研讨|讨论|"
    "学习|生活|见面|听证|启动|视频|电话)会(?:议)?"
)

_HEADLINE = (
    trait(
        "a title that tells an event",
        ("news", "headline", -0.8),
        "开幕|闭幕|出台|(?<!以)来|[到赴]|视察|督导|督查|调研|召开|举行|举办|启动|隆重|莅临|入选|喜获|走进|荣获|获评|好评",
        f"揭牌|签约|{MEETING}$|[!?]$",
        # and how well things went
        "检查|考察|考核|验收|评估|开展|圆满|成功|顺利|助力|多措并举|扎实|深入|全力|积极|切实|推进",
    ),
)
_REPORTER = (
    trait(
        "a dateline",
        ("news", "opening", -1.5),
        r"本[报网台刊][^。\n]{0,10}讯",
        rf"[{HAN}]{{2,8}}(?:网|报|社|台|时刻)[{HAN}\d月]{{0,10}}日?"
        "(?:讯(?=[^和、与的及》])|电(?!话|视|力|子|脑|台|商|影))",
        r"记者[^。\n]{0,20}[)报】]",
        "通讯员|记者[从在][^。]{2,30}(?:获悉|了解到|看到)|记者 ",
        r"备受(?:关注|瞩目)的[^。\n]{2,40}(?:今[日天]|昨[日天]|日前)",
    ),
    trait(
        "what happened lately", ("news", "opening", -0.8), r"近日|(?<!\d)日前|昨[日天]|近期|连日来|眼下|[日号][上下]午"
    ),
    trait(
        "its first sentence tells what was held on a day",
        ("news", "opening", -1.0),
        r"\A[^。\n]{0,60}\d{1,2}月\d{1,2}[日号]"
        "(?!起|至|开始|-|(?:[上下]午)?,?我(?![国省市县区镇乡局校院所厂公]))[^。]{0,80}(?:举行|召开|举办|开展|组织|开班)",
    ),
    trait(
        "a reporter's name in brackets closes it",
        ("news", "end", -1.5),
        rf"\((?!今|未|节|摘|略|完|试|第|[前后左右])[{HAN} 、:]{{2,16}}\)\s*\Z",
        r"责任编辑[:][^\n]{2,10}\Z",
    ),
)
_OTHERS = (
    trait(
        "others are quoted",
        ("news", "body", -0.8),
        "(?<!来)(?:说|[说笑写问答喊]道)[:,]",
        "(?:表示|指出|强调|(?<!笔者)认为)[,:]",
        # not 按照上级要求,
        r"(?:^|[,。;:])(?![^,。;:\n]{0,16}(?:[按依]照?|根据|遵照|落实|对照|围绕|符合|的|工作|有关)[^,。;:\n]*要求)[^,。;:\n]{0,24}要求[,:]",
        "介绍[,:说]",
        r"[”\"][^。“”\"\n]{0,25}(?:说|介绍|表示)道?[。,]",
        most=3,
    ),
    trait(
        "who met",
        ("news", "body", -1.9),
        "会议(?:指出|强调|要求|由|认为)",
        "会上|参加会议|出席|主持(?!人)|与会|代表们|座谈会|一行|陪同|听取|讨论|隆重",
        "会议上(?:所)?作(?:的|了)?《",
        "(?:^|。)报告(?:从|指出|回顾)",
        "[,。]该[省市县区旗镇乡局校院村所]",
        most=4,
    ),
)
NEWS = _HEADLINE + _REPORTER + _OTHERS
