"""Advice: explanations of such documents and how to write them, answers of machines, and reading that a site offers."""

from crawler.cleaners.genre.traits.trait import trait

# What the genre's documents are called, where advice speaks of them.
_DOCUMENT = (
    r"(?:工作总结|总结报告|年终总结|个人总结|述职报告|工作计划|工作报告|心得体会|公文|讲话稿|岗位说明书|职位描述|"
    r"会议纪要|会议记录|策划书|计划书|规划书|检讨书|申请书|邀请函)"
)
# How such documents are written: what a guide's title names.
WRITING = "写作(?:手法|方法|技巧|要点|指导|体会|心得|经验|要求)|写法|格式(?!范文|精选|模板|样|篇|\\d)"

ADVICE = (
    trait(
        "it begins with a definition, or what a thing is good for",
        ("advice", "opening", -1.4),
        r"\A(?:[^。\n]{1,12}\n)?[^。\n]{0,16}"
        "(?:总结|计划|报告|体会|申请书?|纪要|讲话稿|演讲稿|方案|简历|说明书|检讨书|策划书)"
        "(?:是|,是|指的是)(?!我|本)",
        r"\A《[^》\n]{4,60}》(?:讲解|介绍|描述|规定|详细|主要|旨在|适用于|包含|提供)",
        r"^[^\n。,]{2,16},?(?:通常)?(?:是指|意味着)",
        r"\A[^。\n]{0,80}(?:扮演着[^。,\n]{0,8}角色|至关重要|不可或缺)",
        r"\A[^。\n]{0,60}是[^。,\n]{2,20}的重要(?:组成部分|环节|途径|手段)",
    ),
    trait(
        "a guide's title",
        ("advice", "title", -1.0),
        "(?:如何|怎样|怎么|谈谈|细说|详说|漫谈)",
        WRITING,
        "[?!]|什么|哪些|为何|解读|吗|你们|区别|指南|攻略|教程|技巧|注意事项",
        r"ppt|^第[一二三四五六七八九十\d]{1,3}[讲课]",
    ),
    trait(
        "it speaks about such texts",
        ("advice", "body", -2.3),
        rf"{_DOCUMENT}(?:ppt)?,?(?:的(?:核心|价值|意义|目的|撰写|结构|格式|写[法作]|作用|概念|特点|种类|分类)|"
        "不仅|既是|是一[种份]|作为|对于|可以?帮助|能够?帮助|通常|应当?|应该|需要|始于|决定|一般)",
        "一份(?:优质|优秀|好|高质量|合格|完整|规范|清晰|成功|出色)的",
        "顶格|另起一[段行]|加冒号|署名[和与、]?(?:时间|日期)|落款",
        r"^[^\n。,]{0,8}(?:标题|称谓|称呼)(?:[。:]|$)",
        "ppt|配色|插画",
        most=2,
    ),
    trait("it names such texts again and again", ("advice", "body", -2.0), f"{_DOCUMENT}(?!如下)", most=6),
)
