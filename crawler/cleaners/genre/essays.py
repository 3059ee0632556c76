"""The signs of texts about a subject or about writing: papers, and advice on summaries and their kin."""

from crawler.cleaners.genre.sign import sign
from indexer.text import HAN

# What the genre's documents are called, where advice and jokes speak of them.
_DOCUMENT = (
    r"(?:工作总结|总结报告|年终总结|个人总结|述职报告|工作计划|工作报告|心得体会|公文|讲话稿|岗位说明书|职位描述|"
    r"会议纪要|会议记录|策划书|计划书|规划书|检讨书|申请书|邀请函)"
)

PAPERS = (
    sign(
        "paper",
        "ends",
        2,
        r"(?:^|\[|【)\s*(?:摘\s*要|内容提要|abstract)\s*[\]】]?\s*[:】\]]",
        "an abstract",
        cues="摘 提要 abstract",
    ),
    sign(
        "paper",
        "ends",
        3,
        r"(?:^|\[|【)\s*(?:关\s*键\s*词|key\s*words)\s*[\]】]?\s*[:】\]]",
        "key words",
        cues="关键 键 key",
    ),
    sign(
        "paper",
        "ends",
        3,
        r"中图分类号|文献标[识志]码|文章编号|doi:|基金项目|作者简介|收稿日期",
        "a journal's data",
        cues="分类 文献 文章编号 doi: 基金项目 简介 收稿",
    ),
    sign(
        "paper",
        "opening",
        1,
        r"\A\s*[\[【]?\s*(?:摘\s*要|关\s*键\s*词)\s*[\]】]?\s*[:】\]]",
        "it begins with these",
        cues="摘 关",
    ),
    sign("paper", "ends", 2, "参考文献", "references", cues="参考文献"),
    sign("paper", "ends", 2, r"^\s*摘\s*要\s*$", "an abstract", cues="摘"),
    sign(
        "paper",
        "body",
        2,
        r"场域|范式|逻辑机理|(?:多维|立体)解读|印证了?[^。,\n]{0,14}(?:理念|理论|倡导|观点)|知识只有",
        "learned words",
        cues="场域 范式 机理 解读 印证 知识",
        least=2,
        most=2,
    ),
    sign("paper", "ends", 4, "<正>", "a library's mark for the body", cues="<正>"),
    sign("paper", "ends", 2, r"【\d】|〔\d〕|\[\d{1,2}\]", "numbers of references", cues="【 〔 ]"),
    sign(
        "paper",
        "ends",
        3,
        r"(?:本文|文章)(?:提出|将|从|以|基于|梳理|盘点|通过|结合|对|就|试|旨在|分析|认为|探讨|拟)",
        "it speaks of itself as an essay",
        cues="本文 文章",
    ),
    # A university's address under an author; a journal's issue under a title.
    sign(
        "paper",
        "body",
        3,
        rf"[(][^()\n]{{0,30}}(?:大学|学院|研究院|党校|办公厅|委员会)[^()\n]{{0,20}}[, ]\s*[{HAN}]{{2,8}}\s*\d{{6}}|"
        r"^[^\n。]{2,20}\s?(?:19|20)\d\d年第?\d{1,2}期",
        "an author's address or a journal's issue",
        cues="大学 学院 研究院 党校 办公厅 委员会 期",
    ),
    sign("paper", "body", 4, r"(?:[a-z]{1,20}[ ,.]{1,3}){12}", "a translated abstract", cues="the of"),
    sign(
        "paper",
        "body",
        5,
        r"论文部分内容阅读|主要内容关键词为|此文献不代表本站观点",
        "a library of papers",
        cues="论文 关键词 文献",
    ),
    sign(
        "paper",
        "title",
        2,
        r"浅[析议谈论探]|[试探]析|试论|刍议|探讨|探究|初探|溯因|对策(?:研究|分析|探讨)?$|影响因素|以.{2,20}为例|"
        r"研究的?(?:背景|现状|意义|综述)",
        "an essay's title",
    ),
    sign(
        "paper",
        "body",
        2,
        r"对于?[^。,\n]{1,14}(?:而言|来说)",
        "it weighs what is good for whom",
        cues="而言 来说",
        least=2,
    ),
    sign(
        "paper",
        "body",
        2,
        r"^\s*(?:[一二三四五][、.]|\d[.、])[^。,\n]{2,30}的?(?:积极)?(?:意义|概念|内涵|含义|必要性|重要性|现状分析)$",
        "a chapter on what it means",
        cues="意义 概念 内涵 含义 要性 现状",
    ),
)

ADVICE = (
    sign(
        "advice",
        "opening",
        4,
        r"\A[^。\n]{0,12}(?:总结|计划|报告|体会|申请书|纪要|讲话稿|演讲稿|方案|简历|说明书|检讨书|策划书)(?:是|,是|指的是)(?!我|本)",
        "its first words define a kind of text",
        cues="是",
    ),
    sign(
        "advice",
        "opening",
        3,
        r"(?:总结|计划|报告|体会)[^。\n]{0,14}的?区别,?(?:主要|就|大致)?(?:体现|在|是|有)",
        "it tells two kinds of texts apart",
        cues="区别",
    ),
    sign(
        "advice",
        "body",
        4,
        r"顶格|居中写|另起一[段行]|加冒号|署名[和与、]?(?:时间|日期)|^[^\n。,]{0,8}(?:标题|称谓|称呼|落款)(?:[。:]|$)",
        "where each part of a letter stands",
        cues="顶格 居中写 另起一 冒号 署名 标题 称谓 称呼 落款",
        least=2,
    ),
    sign(
        "advice",
        "body",
        3,
        rf"^[^\n\u4e00-\u9fff]{{0,6}}(?:[{HAN}]{{1,8}}的)?(?:作用|分类|含义|特[点征]|种类|定义|概念|格式|写法|结构|写作要求|"
        r"注意事项|[书写]写格式|写作格式|写作特点|写作重点|侧重点(?:的?不同)?|语言风格|适用场景)(?:的?(?:区别|不同))?$",
        "its headings are on a kind of text",
        cues="作用 分类 含义 特点 特征 种类 定义 概念 格式 写法 结构 要求 事项 重点 风格 场景",
        least=2,
    ),
    sign(
        "advice",
        "body",
        2,
        r"是[^。,\n]{0,16}的?(?:核心|基础|关键|第一步|蓝图|前提|灵魂|基石|重要组成部分|重要工具)(?:[。,;]|$)",
        "it says what is the heart of a matter",
        cues="是",
        least=2,
    ),
    sign(
        "advice",
        "body",
        2,
        rf"(?:制定|撰写|起草|书写|写好?)[^。,\n]{{0,8}}(?:规划|计划|总结|报告|方案|{_DOCUMENT})(?:时|之前|的过程中|要注意|的(?:步骤|"
        r"要点|主要目的))",
        "how one goes about writing it",
        cues="制定 撰写 起草 书写 写",
    ),
    sign(
        "advice",
        "opening",
        4,
        r"\A《[^》\n]{4,60}》(?:讲解|介绍|描述|规定|详细|主要|旨在|适用于|包含|提供)",
        "it tells what is in a document",
        cues="《",
    ),
    sign("advice", "title", 3, r"^第[一二三四五六七八九十\d]{1,3}[讲课](?![^,。]{0,10}(?:体会|心得))", "a lecture"),
    sign(
        "advice",
        "title",
        5,
        r"(?:如何|怎样|怎么|浅谈|细说|详说|漫谈|也谈)(?:才能)?(?:写|做|撰写|起草)?好?(?:一[篇份])?[^,。]{0,10}"
        r"(?:总结|计划|报告|讲话|材料|体会|公文)(?!会)|写作(?:手法|方法|技巧|要点|指导|体会|心得|经验)|写法",
        "how to write one",
    ),
    sign(
        "advice",
        "title",
        3,
        r"怎么写|如何写|格式(?:及|与|和|要求|是|$)|怎样写|是什么|什么是|注意事项|技巧|写作(?:要求)?$|区别|"
        r"的(?:含义|性质|特[征点]|类型|作用|种类)|指南|攻略|教程|秘诀|窍门|ppt",
        "a guide's title",
    ),
    sign("advice", "title", 3, r"你们?|吗\??$|为什么|到底|该不该", "it asks its readers"),
    sign(
        "advice",
        "opening",
        2,
        r"所谓[^。]{2,20}[,是]|^[^\n。,]{2,16},?(?:通常)?(?:是指|意味着)",
        "it defines its subject",
        cues="所谓 是指 意味着",
    ),
    sign(
        "advice",
        "body",
        2,
        r"(?=[总计报体讲公正标前开按申])(?:"  # a set of characters is looked for fastest
        r"(?:总结|计划|报告|体会)(?:结构)?(?:普遍|大多|多)(?:包含|包括|采用|由)|报告结构|"
        rf"(?:总结|计划|报告|体会|讲话稿?|公文|正文)一般(?:由|分为|可以?按|可?按)|(?:标题|前言|"
        rf"开头)(?:、[{HAN}]{{2}}){{1,3}}(?:和|及|与|、)[{HAN}]{{2,4}}[三四五]?(?:个)?部分|"
        r"(?:总结|计划|报告)(?:可从|,?(?:其实)?就是对)[^。]{0,60}(?:回顾|汇总|评估|划分)|按(?:性质|范围|时间|"
        r"内容)(?:来)?[分划]|"
        r"(?:总结|计划|报告|体会|讲话稿?|公文)的?(?:格式|写法|结构|特点|种类|标题|正文|作用)(?:一般|包括|通常|主要|"
        r"有|是|和|与|、|较多|很多|可)|"
        r"(?:总结|计划|报告|体会|申请书),?(?:就?是|是指)[^。]{0,120}(?:文书|文体|公文|应用文|书面材料|文种|书面报告))",
        "what such a text is made of",
        cues="总结 计划 报告 体会 讲话 公文 正文 标题 前言 开头 按",
        most=2,
    ),
    sign(
        "advice",
        "body",
        3,
        r"一[份篇](?:真正)?(?:优质|优秀|好|高质量|合格|完整|规范|清晰|成功|标准|出色|专业|高效|精彩|详[实尽]|有效|"
        r"全面)[^。,]{0,8}"
        rf"的?(?:[^。,]{{0,14}}(?:ppt|说明书|描述|简历|文档|规划书)|[^。,]{{0,10}}{_DOCUMENT}|(?:总结|报告|计划|述职))|"
        r"制作一份[^。]{0,12}的",
        "what a good one is like",
        cues="一份 一篇",
    ),
    sign(
        "advice",
        "body",
        2,
        rf"{_DOCUMENT}(?:ppt)?,?(?:的(?:核心|价值|意义|目的|撰写|结构)|不仅|既是|是一[种份]|作为|对于|可以?帮助|"
        rf"能够?帮助|通常|应当?|应该|"
        r"需要|始于|决定)",
        "it speaks about such texts",
        cues="总结 报告 计划 体会 公文 讲话稿 说明书 描述",
        most=2,
    ),
    sign(
        "advice",
        "body",
        3,
        r"这一?(?:整套|个|份|套)[^。\n]{0,10}是一[份个套][^。\n]{0,20}ppt|这是一[份个套]关于[^。\n]{0,30}ppt|"
        r"ppt ?模板|每页ppt",
        "slides are described",
        cues="ppt",
    ),
    sign(
        "advice",
        "body",
        4,
        r"配色|插画|幻灯片|封面(?:页|&)|版面结构|目录页|母版",
        "what slides look like",
        cues="配色 插画 幻灯片 封面 版面 目录页 母版",
        least=2,
    ),
)
