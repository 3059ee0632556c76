"""Papers and essays: a journal's data, and what things mean; and the compositions of children."""

from crawler.cleaners.genre.traits.trait import trait

PAPERS = (
    trait(
        "an essay's title",
        ("paper", "title", -0.5),
        "浅[析议谈论探]|也谈|[试探]析|试论|刍议|探讨|探究|初探|对策(?:研究|分析|探讨)?$",
        "影响因素|以.{2,20}为例|研究$|(?<!与)(?:[几些]点|若干|一些|[的点])思考$",
    ),
    trait("an essay", ("paper", "body", -0.5), "本文|文章|笔者|论文|深入探讨|揭[秘开]|本篇"),
    trait("it says what the essay will do", ("paper", "opening", -1.8), "本文(?:将|拟|从|提出|旨在|通过)"),
    trait(
        "a journal's data",
        ("paper", "ends", -1.7),
        r"(?:^|[\[【)])\s*(?:摘\s*要|内容提要|关\s*键\s*词|key\s*words|abstract)\s*(?:[\]】:]|$)",
        r"。\s?关键词:",
        "文章编号|doi:|基金项目|作者简介|收稿日期|参考文献",
        r"\[\d{1,2}\]",
        r"(?:[a-z]{1,20}[ ,.]{1,3}){12}",  # an abstract in English
    ),
    trait(
        "it weighs what things mean",
        ("paper", "body", -1.4),
        "场域|范式|这一(?:概念|命题|论断|议题)|重要(?:议题|命题)|理论研究",
        "有助于(?:深入|全面|准确)?(?:理解|认识|把握)",
        "(?:多维|立体)解读",
        r"印证了?[^。,\n]{0,14}(?:理念|理论|倡导|观点)",
        "知识只有",
        "(?:意义|概念|内涵|含义|必要性|重要性|现状分析)$",
        most=2,
    ),
    trait("a child tells of its family", ("fiction", "body", -2.5), "妈妈|爸爸|奶奶|爷爷|外公|外婆|叔叔|阿姨", most=4),
)
