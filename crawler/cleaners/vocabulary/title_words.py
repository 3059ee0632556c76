"""The words of titles: those on which titles of the genre end, and those that sites add to them. In folded form.

They were read off titles on pages of offices and of sites with model texts. Rules of several stages use these words,
and add more where they need them: `genre.titles` says what may not follow one (总结会), and `describe.kind` sorts them
by the kind of text that they tell.
"""

from indexer import late_re as re

# Alternatives, to stand in a group with others.
PLANS = "计划|规划|方案|要点|打算|思路"  # of what is to come
GENRES = f"总结|小结|汇报|报告|体会|讲话|{PLANS}"
SPEECHES = (
    "讲话(?!精神)|发言|演讲(?!比赛|大赛)|演说(?!家)|讲稿|(?:致|贺|祝|悼|祝酒|欢迎|欢送|答谢|[开闭]幕)[辞词]|"
    "(?:主持|节目|晚会)串词|(?:新年|开学|校长|园长|院长|老师|教师节)寄语"
)
# What tells of a kind of text wherever it stands in a title.
KINDS = {
    "述职": "述职|述廉|述学|述法",
    "心得体会": "心得|体会(?!议)|感悟(?![^,。:—]{0,8}(?:精神|力量|初心|魅力|历史|文化|信仰))",
    "检查": "检讨|悔过书|剖析材料|(?:自我|个人|党性|思想)剖析|党性分析|对照检查",
    "报告": "(?:运行|考试|质量|成绩)(?:情况)?分析$|(?:行动|攻坚|整治|排查)[^,。]{0,4}战报$",
}
# How things went: 提案办理情况, at a title's end.
SITUATION = (
    "(?:工作|事业|活动|建设|创建|落实|实施|开展|进展|推进|完成|执行|整改|办理|发展|运行|使用|履职|职责|学习|"
    "管理|宣传|治理|整治|防控|保障|服务|救助|培训|处理)(?:的?有关|总体)?情况"
)
DOCUMENTS = (
    f"{GENRES}|{SPEECHES}|心得|感[言悟想]|有感|后感|述职|通知|通报|意见|纲要|材料|事迹|自查|调研|鉴定|简报|策划书?|"
    "申请书?|倡议书|检讨书?|实习(?:日[记志]|[周月]记)"
)
# What a site calls a text that it offers.
MODELS = ("范文", "范本", "范例", "范稿", "样本", "样例", "样文", "样稿", "例文", "模板", "模版")
# Patterns, each of one word or number.
MODEL = f"(?:{'|'.join(MODELS)})"
PRAISE = (
    "(?:精选|通用|实用|推荐|合集|热门|优秀|最新|汇总|集合|必备|整理|大全|优质|荐|共|精品|精华|范文|汇编|集锦|锦集|"
    "优选|经典|简短|常用|参考|模板|范例|范本|样例|例文|分享|收藏|系列|专业|热|优)"
)
# What a site asks of the texts that it offers: 安全工作总结怎么写(精选5篇).
ASKED = r"\s?(?:是|要|应?该)?(?:怎[么样]|如何)才?能?写(?:才?好|呢|啊)?\s?\?{0,3}"
COUNT = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|多)\s?[篇则]"  # of the texts that a page says it has

# Sites write it differently at every place: （精选16篇）, 通用八篇, (集合8), [推荐].
BARE_COUNT = rf"[(【\[]\s?{PRAISE}{{1,3}}\s?\d{{1,2}}\s?[)】\]]"
_CLAIM = re.compile(
    rf"[(【\[]\s?{PRAISE}{{0,3}}\s?(?:{COUNT})?\s?{PRAISE}{{0,2}}\s?[)】\]]|{BARE_COUNT}|{PRAISE}{{1,3}}{COUNT}|\.docx?$"
)


def without_claim(folded: str) -> str:
    """A folded title without what sites add to it, a file's ending too.

    >>> without_claim("乡镇工作总结(精选16篇)"), without_claim("工作总结(集合8)"), without_claim("计划通用八篇.doc")
    ('乡镇工作总结', '工作总结', '计划')
    """
    return _CLAIM.sub("", folded)


def spelt_out(pattern: str, **others: str) -> str:
    """A pattern of a table, with what it names in angle brackets spelt out: <plans>, <述职>, and the caller's others.

    >>> spelt_out("(?:<plans>)书")
    '(?:计划|规划|方案|要点|打算|思路)书'
    """
    words = {**KINDS, "plans": PLANS, "speeches": SPEECHES, "situation": SITUATION, **others}
    return re.sub(r"(?<!P)<(\w+)>", lambda name: words[name[1]], pattern)
