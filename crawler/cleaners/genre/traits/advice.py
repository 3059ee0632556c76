"""Advice: explanations of such documents and how to write them, answers of machines, and reading that a site offers."""

from crawler.cleaners.genre.traits.trait import trait

# How such documents are written: what a guide's title names.
WRITING = (
    "写作(?:手法|方法|技巧|要点|指导|体会|心得|经验|要求|提纲|思路)|写法|的撰写|"
    "(?<!文档)格式(?!范文|精选|模板|样|篇|\\d)"
)

ADVICE = (
    trait(
        "it begins with a definition, or what a thing is good for",
        ("advice", "opening", -1.4),
        r"\A(?:[^。\n]{1,12}\n)?[^。\n]{0,16}"
        "(?:总结|计划|报告|体会|申请书?|纪要|讲话稿|演讲稿|方案|简历|说明书|检讨书|策划书)"
        "(?:是|,是|指的是)(?!我|本)",
        r"^[^\n。,]{2,16},?(?:通常)?(?:是指|意味着)|所谓[^,。\n]{2,24},?(?:就?是指|指的是)",
        r"(?:含义|概念|内涵|类型|特点)、[^。\n]{2,16}(?:方法|作用|意义|要求|途径|原则)",
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
        "it names such texts again and again",
        ("advice", "body", -2.0),
        "(?:工作总结|总结报告|年终总结|个人总结|述职报告|工作计划|工作报告|心得体会|公文|讲话稿|岗位说明书|职位描述|"
        "会议纪要|会议记录|策划书|计划书|规划书|检讨书|申请书|邀请函)(?!如下)",
        most=6,
    ),
)
