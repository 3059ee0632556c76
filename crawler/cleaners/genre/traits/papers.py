"""Papers and essays: a journal's data, and what things mean; and the compositions of children."""

from crawler.cleaners.genre.traits.trait import trait
from indexer.text import HAN

PAPERS = (
    trait(
        "an essay",
        ("paper", "body", -1.5),
        "(?<!下载)本文(?!档)|文章(?:将|从|认为|指出|介绍|分析|探讨|以)|带[您你]走[近进]|在这篇文章|笔者|深入探讨|(?:多维|立体)解读|"
        "揭[秘开]|本篇|研究(?:表明|显示)|(?:专家|学者|有人)(?:认为|指出|建议|提醒|说)",
    ),
    trait(
        "a journal's data",
        ("paper", "ends", -1.7),
        r"(?:^|[\[【)])\s*(?:摘\s*要|内容提要|关\s*键\s*词|key\s*words|abstract)\s*(?:[\]】:]|$)",
        r"。\s?关键词:",
        rf"^[{HAN}]{{2,10}}(?:;[{HAN}]{{2,10}}){{2,}}$",  # its key words, without the label
        "文章编号|doi:|基金项目|作者简介|收稿日期|参考文献",
        # a section's number, and no plan's
        r"^\d(?:\.\d){1,2} ?(?!编制|适用|目的|依据|范围|(?:工作)?原则)[\u4e00-\u9fff]{2,16}$",
        r"(?:[a-z]{1,20}[ ,.]{1,3}){12}",  # an abstract in English
    ),
    trait(
        "it tells of things in general, as they are and ought to be, and of nobody's work",
        ("advice", "body", -2.1),
        "应当|应该(?!说)|(?:只有|方|这样)[^。\n]{0,30}才能|能够|离不开|不仅[^。\n]{0,24}(?:更|还|也)|往往|通常|有助于|"
        "能(?:提高|促进|增强|避免|帮助)",
        r"(?:^|[,。\n])(?:然而|因此|此外|例如|比如|其实|可见)|总之|综上所述|俗话",
        r"随着[^,。\n]{2,24}(?:发展|加剧|普及|提高|深入|推进),|在[^,。\n]{2,16}(?:背景|时代)下|(?:那么|应[该当])[^。\n]{0,16}(?:如何|怎|什么|呢)",
        "如何(?:加强|做好|开展|提高|破解)|(?:首先|其次|再次|最后),?(?:要|应)|究其原因|不妨|不堪设想|(?:^|[,。])相信[^。,\n]{0,20}[会能]",
        "是[^,。\n]{0,20}[的和][^,。\n]{0,6}(?:核心|灵魂|基石|关键|细胞|枢纽|基础|保障|渠道|途径|力量|国策|方略|手段|桥梁|纽带|组织者|引路人|"
        "组成部分|重要[^,。\n]{1,6})[。,;]",
        "关系到|承担着|面临(?:着)?[^。,\n]{0,10}(?:挑战|机遇)|重要性|不可或缺|至关重要|意义",
        most=3,
    ),
    trait("a child tells of its family", ("fiction", "body", -2.5), "妈妈|爸爸|奶奶|爷爷|外公|外婆|叔叔|阿姨", most=4),
)
